package report

import (
	"slices"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// DueQuery narrows a list of what is due; an empty list of words lets all
// through.
type DueQuery struct {
	Bodies []string // with those below them, by today's name or a former one
	Owners []string // members responsible for the relation
	Mine   []string // members who answer for it, by the record or the relation
	Items  []string
	Within calendar.Period // only what is late or falls due in this time
	Late   bool            // only what is late
}

func (q DueQuery) wants(set *record.Set, day calendar.Date, i *followup.Item) bool {
	if i.DaysLate <= 0 && (q.Late || !q.Within.IsZero() && i.Due > set.Policy.Days.Add(day, q.Within)) {
		return false
	}
	return within(q.Items, string(i.What)) &&
		(len(q.Bodies) == 0 || concerns(set, i, q.Bodies)) &&
		(len(q.Owners) == 0 || meets(q.Owners, ownersOf(set, i))) &&
		(len(q.Mine) == 0 || meets(q.Mine, answerable(set, i)))
}

// bodiesOf are those an item concerns: who owes it, or, where that is the NPM,
// those it must turn to.
func bodiesOf(i *followup.Item) []string {
	if i.Standing == nil {
		return orOurselves(union(i.OwedBy, i.Bodies))
	}
	if i.Theirs() {
		return i.OwedBy
	}
	var bodies []string
	for _, a := range i.Standing.Addressees {
		bodies = append(bodies, a.Stakeholder)
	}
	return bodies
}

// orOurselves leaves the NPM out where other bodies are named.
func orOurselves(bodies []string) []string {
	others := slices.DeleteFunc(slices.Clone(bodies), func(b string) bool { return b == record.Institution })
	if len(others) == 0 {
		return bodies
	}
	return others
}

func union(a, b []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(slices.Concat(a, b))))
}

// namesOf are the bodies that an item concerns and those in whose place they
// stand: who made the promise, whom the recommendation was first addressed to.
func namesOf(i *followup.Item) []string {
	today := slices.Concat(bodiesOf(i), i.OwedBy)
	names := append(today, i.By)
	if i.Standing == nil {
		return names
	}
	for _, a := range i.Standing.Addressees {
		if slices.Contains(today, a.Stakeholder) {
			names = append(names, a.Names...)
		}
	}
	return names
}

func concerns(set *record.Set, i *followup.Item, bodies []string) bool {
	return slices.ContainsFunc(namesOf(i), func(body string) bool { return withinAny(set, body, bodies) })
}

func withinAny(set *record.Set, body string, ancestors []string) bool {
	return slices.ContainsFunc(ancestors, func(a string) bool { return set.Within(body, a) })
}

// ownersOf are the members who answer for an item: the lead of the dialogue
// that a promise of ours was made in, else those responsible for the relation
// with the bodies concerned, or with the nearest body above that has one.
func ownersOf(set *record.Set, i *followup.Item) []string {
	if i.In != nil && !i.Theirs() && i.In.Lead != "" {
		return []string{i.In.Lead}
	}
	var owners []string
	for _, body := range bodiesOf(i) {
		if owner := ownerOf(set, body); owner != "" && !slices.Contains(owners, owner) {
			owners = append(owners, owner)
		}
	}
	return owners
}

// ownerOf is the member responsible for the relation with a body, or with the
// nearest one above it that has one.
func ownerOf(set *record.Set, body string) string {
	for _, id := range append([]string{body}, set.Ancestors(body)...) {
		if s := set.Stakeholders[id]; s != nil && s.Owner != "" {
			return s.Owner
		}
	}
	return ""
}

// answerable are the members on whose desk an item lies: those that the record
// names, else those responsible for the relation; nobody who is not in the set.
func answerable(set *record.Set, i *followup.Item) []string {
	members := i.Members
	if len(members) == 0 {
		members = ownersOf(set, i)
	}
	return slices.DeleteFunc(slices.Clone(members), func(m string) bool { return set.Members[m] == nil })
}
