package followup

import (
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/record"
)

// overdue tells what is late that was not, and what no longer is, and why.
func (c *comparison) overdue() {
	for _, i := range c.after.items {
		was := func(was *Item) bool { return was.DaysLate > 0 && c.same(was, i) }
		if i.DaysLate > 0 && !slices.ContainsFunc(c.before.owed[c.onceCalled(i.Record)], was) {
			c.tellDue(ChangeNowOverdue, c.after, i, Change{Date: i.Due, Before: c.met(i), After: string(i.Tier), Path: i.Start.Path})
		}
	}
	for _, i := range c.before.items {
		is := func(is *Item) bool { return is.DaysLate > 0 && c.same(i, is) }
		if i.DaysLate > 0 && !slices.ContainsFunc(c.after.owed[c.nowCalled(i.Record)], is) {
			why := c.whyNoLonger(i)
			c.tellDue(ChangeNoLongerOverdue, c.before, i, Change{Date: why.Date, Before: i.Due.String(), After: why.Text, Path: why.Path})
		}
	}
}

// met says by what an item that is late now had been met before: whoever owes it
// is not to blame where that file was lost.
func (c *comparison) met(i *Item) string {
	r, _ := get(c.before.Set, c.onceCalled(i.Record)).(*record.Recommendation)
	if r == nil {
		return ""
	}
	s := c.before.standings[r.ID]
	if s.Closed() {
		return over(c.before.Set, s).Text
	}
	for _, a := range s.Addressees {
		if i.What == Response && a.Answered.Date != 0 && slices.Contains(i.names(), c.bodyNow(a.Stakeholder)) {
			return "answered " + a.Answered.Date.String()
		}
	}
	return ""
}

func (c *comparison) tellDue(kind ChangeKind, s *side, i *Item, change Change) {
	r := get(s.Set, i.Record)
	change.Record, change.Title = i.Record, i.Title
	names := i.names()
	if s == c.before {
		change.Record, names = c.nowCalled(i.Record), c.bodiesNow(names)
	}
	switch r.(type) {
	case *record.Complaint, *record.Contact, *record.Member:
		change.Title = titleOf(r)
	}
	change.Stakeholder, change.Who, change.Details = one(i.OwedBy), i.OwedBy, string(i.What)
	change.Bodies = slices.Concat(i.OwedBy, i.Bodies, names)
	if i.Standing != nil && !i.Theirs() {
		change.Bodies = append(change.Bodies, i.Standing.about(Event{}).Bodies...)
	}
	c.tell(change, kind, r)
}

// same says whether the same is owed before and after about one record, while
// dates and titles change. A body that took the place of another owes what that
// one owed, but two that share its place do not owe each other's.
func (c *comparison) same(was, is *Item) bool {
	return was.What == is.What && was.Part == is.Part &&
		(was.In == nil || was.Title == is.Title && c.nowCalled(was.In.Name()) == is.In.Name()) &&
		(share(c.bodiesNow(was.bearers()), is.names()) || share(c.bodiesNow(was.names()), is.bearers()))
}

// bearers are those that owe an item; of a promise, who made it.
func (i *Item) bearers() []string {
	if i.By != "" {
		return []string{i.By}
	}
	return i.OwedBy
}

// names are the bearers and those in whose place they stand.
func (i *Item) names() []string {
	names := i.bearers()
	if i.By != "" || i.Standing == nil || !i.Theirs() {
		return names
	}
	for _, a := range i.Standing.Addressees {
		if slices.Contains(i.OwedBy, a.Stakeholder) {
			names = a.Names
		}
	}
	return names
}

// bodiesNow are the ids that some bodies of before have after.
func (c *comparison) bodiesNow(ids []string) []string {
	var now []string
	for _, id := range ids {
		now = append(now, c.bodyNow(id))
	}
	return now
}

// bodyNow is the id that a body of before has after.
func (c *comparison) bodyNow(id string) string {
	name := c.nowCalled(string(record.Stakeholders) + "/" + id)
	return strings.TrimPrefix(name, string(record.Stakeholders)+"/")
}
