package followup

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// Happening is one thing that happened to a record.
type Happening struct {
	Event
	Text string
}

// Happenings is everything that happened to a record by a day, in order: what it
// says of itself, and what the records that name it say. What is planned or due
// has not happened.
func Happenings(set *record.Set, rec record.Record, day calendar.Date) []Happening {
	t := &teller{set: set, id: record.Of(rec).ID, day: day}
	switch r := rec.(type) {
	case *record.Recommendation:
		t.recommendation(r)
	case *record.Report:
		t.report(r)
	case *record.Visit:
		t.visit(r)
	case *record.Place:
		t.place(r)
	case *record.Complaint:
		t.complaint(r)
	case *record.Dialogue:
		t.dialogue(r)
	case *record.Assessment:
		t.tell(r.Date, r, "assessed: "+findings(r.Findings))
	case *record.Process:
		t.process(r)
	case *record.Stakeholder:
		t.stakeholder(r)
	case *record.Contact:
		t.contact(r)
	case *record.Member:
		t.member(r)
	case *record.Agreement:
		t.agreement(r)
	}
	slices.SortStableFunc(t.all, func(a, b Happening) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.rank(), b.rank()))
	})
	return t.all
}

// rank keeps, on one day, what an assessment found after all that was said, as
// states count it.
func (h Happening) rank() int {
	if kind, _, _ := record.KindOf(h.Record); kind == record.Assessments {
		return 1
	}
	return 0
}

// teller gathers what happened to one record.
type teller struct {
	set *record.Set
	id  string
	day calendar.Date
	all []Happening
}

// tell adds what a record says happened on a date.
func (t *teller) tell(date calendar.Date, by record.Record, text string) {
	t.happened(in(date, by), text)
}

// happened adds an event; none where it has no date, or a later one.
func (t *teller) happened(e Event, text string) {
	if e.Date != 0 && e.Date <= t.day {
		t.all = append(t.all, Happening{e, text})
	}
}

// promises tells of the commitments of a dialogue that are asked for: when they
// were made, and kept or dropped.
func (t *teller) promises(d *record.Dialogue, asked func(record.Commitment) bool) {
	for _, c := range d.Commitments {
		if !asked(c) {
			continue
		}
		due := ""
		if c.Due != 0 {
			due = " by " + c.Due.String()
		}
		t.tell(d.Date, d, fmt.Sprintf("%s promised%s: %s", c.By, due, c.What))
		t.tell(c.Done, d, fmt.Sprintf("%s kept its promise: %s", c.By, c.What))
		if c.Dropped != nil {
			t.tell(c.Dropped.Date, d, fmt.Sprintf("promise of %s dropped: %s", c.By, c.What))
		}
	}
}

func (t *teller) report(r *record.Report) {
	for _, id := range r.Visits {
		if v := t.set.Visits[id]; v != nil {
			t.tell(v.Start, v, visited(v))
		}
	}
	t.path(r, "")
	t.tell(r.CommentsReceived, r, "comments received")
	t.tell(r.ExpertComments, r, "the experts had the draft")
	t.tell(r.SharedWithSPT, r, "shared with the SPT")
	t.tell(r.AuthorityReplyPublished, r, "the authority's reply published")
	ours := func(id string) bool {
		rec := t.set.Recommendations[id]
		return rec != nil && rec.Report == r.ID
	}
	t.dialogues(func(d *record.Dialogue) bool {
		return d.Report == r.ID || slices.ContainsFunc(d.Recommendations, func(i record.Item) bool { return ours(i.Recommendation) })
	}, func(d *record.Dialogue) string { return how(d) + answersOn(d, ours) })
	for _, id := range t.set.IDs(record.Assessments) {
		a := t.set.Assessments[id]
		about := slices.DeleteFunc(slices.Clone(a.Findings), func(f record.Finding) bool { return !ours(f.Recommendation) })
		if len(about) > 0 {
			t.tell(a.Date, a, "assessed: "+findings(about))
		}
	}
}

// path tells the way of a report into the world; which is what to call the
// report where that is not the record told about.
func (t *teller) path(r *record.Report, which string) {
	t.tell(r.Drafted, r, which+"drafted")
	t.tell(r.DraftSent, r, which+"draft sent for comments")
	t.tell(r.Sent, r, which+"sent")
	t.tell(r.Published, r, which+"published")
}

func (t *teller) visit(v *record.Visit) {
	t.tell(v.Start, v, visited(v))
	if v.End != v.Start {
		t.tell(v.End, v, "the visit ended")
	}
	t.dialogues(func(d *record.Dialogue) bool { return d.Visit == v.ID }, how)
	t.reportsOn(func(id string) bool { return id == v.ID })
	t.visits(func(later *record.Visit) bool { return slices.Contains(later.FollowUpOf, v.ID) }, "follow-up visit")
	for _, id := range t.set.IDs(record.Assessments) {
		if a := t.set.Assessments[id]; a.Visit == v.ID {
			t.tell(a.Date, a, "assessed: "+findings(a.Findings))
		}
	}
}

func (t *teller) place(p *record.Place) {
	t.tell(p.Since, p, "opened")
	t.tell(p.Closed, p, "closed")
	here := func(v *record.Visit) bool { return slices.Contains(v.Place, p.ID) }
	for _, id := range t.set.IDs(record.Visits) {
		if v := t.set.Visits[id]; here(v) {
			t.tell(v.Start, v, visited(v))
		}
	}
	t.reportsOn(func(id string) bool { return t.set.Visits[id] != nil && here(t.set.Visits[id]) })
	t.issued(func(r *record.Recommendation) bool { return slices.Contains(t.set.PlacesOf(r), p.ID) })
	t.dialogues(func(d *record.Dialogue) bool { return slices.Contains(d.Places, p.ID) }, how)
	t.complaints(func(c *record.Complaint) bool { return c.Place == p.ID })
}

func (t *teller) complaint(c *record.Complaint) {
	t.tell(c.Received, c, "received ("+c.Channel+")")
	t.tell(c.Acknowledged, c, "acknowledged")
	if c.Consent != nil {
		t.tell(c.Consent.Date, c, "asked for consent")
	}
	for _, a := range c.Actions {
		t.tell(a.Date, c, "action: "+a.Action)
	}
	t.tell(c.Closed, c, "closed")
	t.dialogues(func(d *record.Dialogue) bool { return d.Complaint == c.ID }, how)
}

func (t *teller) dialogue(d *record.Dialogue) {
	t.tell(d.Date, d, how(d)+answersOn(d, func(string) bool { return true }))
	t.promises(d, func(record.Commitment) bool { return true })
	if next := t.next(d); d.FollowUp != 0 && next != nil {
		t.tell(next.Date, next, "followed up: "+how(next))
	}
	for _, id := range t.set.IDs(record.Assessments) {
		if a := t.set.Assessments[id]; a.Dialogue == d.ID {
			t.tell(a.Date, a, "assessed: "+findings(a.Findings))
		}
	}
}

// next is the first later dialogue with a body that took part.
func (t *teller) next(d *record.Dialogue) *record.Dialogue {
	for _, later := range t.set.DialoguesInOrder() {
		if later.Date > d.Date && share(d.With, later.With) {
			return later
		}
	}
	return nil
}

func (t *teller) process(p *record.Process) {
	for _, s := range p.Steps {
		t.tell(s.Done, p, strings.TrimSpace("done: "+s.Step+" "+inBrackets(s.How)))
	}
	t.tell(p.Session, p, "session")
	for _, id := range p.Reports {
		if r := t.set.Reports[id]; r != nil {
			t.path(r, "report ")
		}
	}
	t.dialogues(func(d *record.Dialogue) bool { return d.Process == p.ID }, how)
}
