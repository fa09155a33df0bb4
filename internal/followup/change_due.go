package followup

import (
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/record"
)

// overdue tells what is late that was not, and what no longer is, and why.
func (c *comparison) overdue() {
	was, is := c.late(c.before), c.late(c.after)
	for _, i := range c.after.items {
		if i.DaysLate > 0 && !anyIn(c.identities(c.after, i), was) {
			c.tellDue(ChangeNowOverdue, c.after, i, Change{Date: i.Due, After: string(i.Tier), Path: i.Start.Path})
		}
	}
	for _, i := range c.before.items {
		if i.DaysLate > 0 && !anyIn(c.identities(c.before, i), is) {
			why := c.whyNoLonger(i)
			c.tellDue(ChangeNoLongerOverdue, c.before, i, Change{Date: why.Date, Before: i.Due.String(), After: why.Text, Path: why.Path})
		}
	}
}

// late are the identities of what is late.
func (c *comparison) late(s *side) map[identity]bool {
	late := map[identity]bool{}
	for _, i := range s.items {
		if i.DaysLate > 0 {
			for _, id := range c.identities(s, i) {
				late[id] = true
			}
		}
	}
	return late
}

func anyIn(ids []identity, known map[identity]bool) bool {
	return slices.ContainsFunc(ids, func(id identity) bool { return known[id] })
}

func (c *comparison) tellDue(kind ChangeKind, s *side, i *Item, change Change) {
	r := get(s.Set, i.Record)
	change.Record, change.Title = i.Record, i.Title
	if s == c.before {
		change.Record = c.nowCalled(i.Record)
	}
	switch r.(type) {
	case *record.Complaint, *record.Contact, *record.Member:
		change.Title = titleOf(r)
	}
	change.Stakeholder, change.Who, change.Details = one(i.OwedBy), i.OwedBy, string(i.What)
	change.Bodies = slices.Concat(i.OwedBy, i.Bodies)
	for _, id := range c.identities(s, i) {
		change.Bodies = append(change.Bodies, id.who)
	}
	if i.Standing != nil && !i.Theirs() {
		change.Bodies = append(change.Bodies, i.Standing.about(Event{}).Bodies...)
	}
	c.tell(change, kind, r)
}

// identity is by what an item stays the same one while dates and titles
// change: what is owed about which record, by whom. Where one body may owe the
// same several times about one record, its title tells which.
type identity struct {
	what                     What
	record, who, distinction string
}

// identities are one for each name that who owes it has had: a body that took
// the place of another owes the same thing.
func (c *comparison) identities(s *side, i *Item) []identity {
	names := i.OwedBy
	switch {
	case i.By != "":
		names = []string{i.By}
	case i.Standing != nil && i.Theirs():
		for _, a := range i.Standing.Addressees {
			if slices.Contains(i.OwedBy, a.Stakeholder) {
				names = a.Names
			}
		}
	}
	same := identity{what: i.What, record: i.Record}
	switch i.What {
	case Commitment, Milestone, ComplaintAction, AgreementEnds, Accreditation:
		same.distinction = i.Title
	}
	if s == c.before {
		same.record = c.nowCalled(i.Record)
	}
	var all []identity
	for _, name := range names {
		same.who = name
		if s == c.before {
			same.who = c.bodyNow(name)
		}
		all = append(all, same)
	}
	return all
}

// bodyNow is the id that a body of before has after.
func (c *comparison) bodyNow(id string) string {
	name := c.nowCalled(string(record.Stakeholders) + "/" + id)
	return strings.TrimPrefix(name, string(record.Stakeholders)+"/")
}
