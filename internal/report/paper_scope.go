package report

import (
	"slices"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// scope is the bodies that a paper about one of them speaks of: itself, those in
// whose place it stands and, if they are asked for, those below it.
type scope struct {
	set    *record.Set
	of     string // the body
	below  bool
	before []string // in whose place it stands, by id
}

func newScope(set *record.Set, body string, below bool) *scope {
	s := &scope{set: set, of: body, below: below}
	for _, id := range set.IDs(record.Stakeholders) {
		if set.Stakeholders[id].Ended != 0 && slices.Contains(set.Successors(id), body) {
			s.before = append(s.before, id)
		}
	}
	return s
}

func (s *scope) holds(id string) bool {
	return id == s.of || slices.Contains(s.before, id) || s.below && s.set.Within(id, s.of)
}

func (s *scope) any(ids []string) bool { return slices.ContainsFunc(ids, s.holds) }

// addressees are those of a recommendation that the paper speaks of.
func (s *scope) addressees(st *followup.Standing) []*followup.Addressee {
	var some []*followup.Addressee
	for _, a := range st.Addressees {
		if s.holds(a.Stakeholder) || s.any(a.Names) {
			some = append(some, a)
		}
	}
	return some
}

// standings are the recommendations that were issued to the bodies, those of
// which nobody can wait first, then the oldest.
func (s *scope) standings(all []*followup.Standing) []*followup.Standing {
	var some []*followup.Standing
	for _, st := range all {
		if st.State != followup.Draft && len(s.addressees(st)) > 0 {
			some = append(some, st)
		}
	}
	slices.SortStableFunc(some, func(a, b *followup.Standing) int {
		if c := urgency(a) - urgency(b); c != 0 {
			return c
		}
		return int(a.Issued.Date - b.Issued.Date)
	})
	return some
}

func urgency(s *followup.Standing) int {
	switch s.Recommendation.Priority {
	case record.Urgent:
		return 0
	case record.High:
		return 1
	}
	return 2
}

// dialogue is that in which one of the bodies took part, in order. Bare facts of
// dialogue that the reader does not see are no contact to speak of.
func (s *scope) dialogue() []*record.Dialogue {
	var some []*record.Dialogue
	for _, d := range s.set.DialoguesInOrder() {
		if s.any(d.With) && d.Path != "" {
			some = append(some, d)
		}
	}
	return some
}
