package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/record"
)

// relation is a key whose references must not lead back to where they began.
type relation struct {
	kind record.Kind
	key  string
	next func(*record.Set, string) []string
}

func relations() []relation {
	return []relation{
		{record.Stakeholders, "parent", func(s *record.Set, id string) []string {
			if body := s.Stakeholders[id]; body != nil && body.Parent != "" {
				return []string{body.Parent}
			}
			return nil
		}},
		{record.Stakeholders, "succeeded_by", func(s *record.Set, id string) []string {
			if body := s.Stakeholders[id]; body != nil {
				return body.SucceededBy
			}
			return nil
		}},
		{record.Recommendations, "repeats", func(s *record.Set, id string) []string {
			if r := s.Recommendations[id]; r != nil {
				return r.Repeats
			}
			return nil
		}},
		{record.Visits, "follow_up_of", func(s *record.Set, id string) []string {
			if v := s.Visits[id]; v != nil {
				return v.FollowUpOf
			}
			return nil
		}},
	}
}

// circles reports each circle once, at the record whose id comes first.
func circles(in *inspection) []finding {
	var all []finding
	for _, rel := range relations() {
		for _, circle := range rel.circlesIn(in.set) {
			first := record.Of(in.set.Get(rel.kind, circle[0]))
			all = append(all, finding{
				path: first.Path, record: first.Name(), pointer: "/" + rel.key,
				message: fmt.Sprintf("%q leads back here: %s", rel.key, strings.Join(append(circle, circle[0]), " → ")),
				help:    "one of these records must name another, or none",
			})
		}
	}
	return all
}

// search walks a relation depth first. A record on the present path that is
// met again closes a circle.
type search struct {
	rel     relation
	set     *record.Set
	path    []string
	place   map[string]int // where an id stands on the path, counted from 1
	done    map[string]bool
	circles map[string][]string
}

func (rel relation) circlesIn(set *record.Set) [][]string {
	s := &search{rel: rel, set: set, place: map[string]int{}, done: map[string]bool{}, circles: map[string][]string{}}
	for _, id := range set.IDs(rel.kind) { // in order, so that circles that cross are always told in the same way
		if len(rel.next(set, id)) > 0 {
			s.from(id)
		}
	}
	var all [][]string
	for _, circle := range s.circles {
		all = append(all, circle)
	}
	return all
}

func (s *search) from(id string) {
	if i := s.place[id]; i > 0 {
		s.close(s.path[i-1:])
		return
	}
	if s.done[id] {
		return
	}
	s.path = append(s.path, id)
	s.place[id] = len(s.path)
	for _, next := range s.rel.next(s.set, id) {
		if next != id {
			s.from(next)
		}
	}
	s.path = s.path[:len(s.path)-1]
	delete(s.place, id)
	s.done[id] = true
}

// close keeps a circle, turned so that it begins with its first id.
func (s *search) close(path []string) {
	least := slices.Index(path, slices.Min(path))
	circle := append(slices.Clone(path[least:]), path[:least]...)
	if s.set.Get(s.rel.kind, circle[0]) != nil {
		s.circles[strings.Join(circle, " ")] = circle
	}
}
