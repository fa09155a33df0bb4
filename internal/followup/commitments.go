package followup

import (
	"slices"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// promiseKept is how long a promise without a date may take.
var promiseKept = calendar.Period{N: 90, Unit: calendar.Days}

// commitments are the promises that are neither kept nor dropped, in no
// particular order. Those of a closed recommendation are owed no more.
func (f *folder) commitments(standings map[string]*Standing) []*Item {
	var items []*Item
	for _, d := range f.set.Dialogues {
		for i := range d.Commitments {
			c := &d.Commitments[i]
			s := standings[c.Recommendation]
			if isOpen(c) && (s == nil || !s.Closed()) {
				items = append(items, f.commitment(d, c, s))
			}
		}
	}
	return items
}

func isOpen(c *record.Commitment) bool { return c.Done == 0 && c.Dropped == nil }

// untied are the promises of one dialogue that are tied to no recommendation.
func (f *folder) untied(d *record.Dialogue) []*Item {
	var items []*Item
	for i := range d.Commitments {
		if c := &d.Commitments[i]; isOpen(c) && f.set.Recommendations[c.Recommendation] == nil {
			items = append(items, f.commitment(d, c, nil))
		}
	}
	return items
}

// settled says of the promises of one dialogue why none is owed about it.
func (f *folder) settled(d *record.Dialogue) []Reason {
	var all []Reason
	for i := range d.Commitments {
		c := &d.Commitments[i]
		why := Reason{Text: "commitment by " + c.By + ": ", Path: d.Path}
		r := f.set.Recommendations[c.Recommendation]
		switch {
		case c.Done != 0:
			why.Date, why.Text = c.Done, why.Text+"done"
		case c.Dropped != nil:
			why.Date, why.Text = c.Dropped.Date, why.Text+"dropped"
		case r != nil:
			why.Text, why.Path = why.Text+"it is owed about "+r.Name(), r.Path
		default:
			continue
		}
		all = append(all, why)
	}
	if len(d.Commitments) == 0 {
		all = []Reason{{0, "commitment: none was made there", d.Path}}
	}
	return all
}

func (f *folder) commitment(d *record.Dialogue, c *record.Commitment, s *Standing) *Item {
	item := &Item{What: Commitment, Record: d.Name(), Title: c.What, OwedBy: f.holders(c.By),
		Start: in(d.Date, d), In: d, By: c.By, Standing: s, Members: speakers(d)}
	if c.By == record.Institution {
		item.Bodies = f.today(d.With...)
	}
	deadlines := &f.set.Policy.Deadlines
	if s != nil {
		item.Record = s.Recommendation.Name()
		deadlines = f.set.DeadlinesFor(s.Recommendation, c.By)
	}
	item.because(d.Date, "promised by "+c.By, d.Path)
	if c.Due != 0 {
		item.stated(c.Due, "due date agreed", d.Path)
	} else {
		f.count(item, d.Date, promiseKept)
		item.because(0, "plus "+promiseKept.String()+" (no date was agreed)", "")
	}
	item.Taken = f.remindersOf(s, c.By)
	return f.finish(item, deadlines)
}

// remindersOf are the steps taken against the body that made a promise, about
// the recommendation that the promise is tied to; a promise tied to none has
// none. Where that body is an addressee, they are the addressee's steps.
func (f *folder) remindersOf(s *Standing, by string) []Escalation {
	if s == nil {
		return nil
	}
	bearers := f.called(s, by)
	if len(bearers) == 0 || s.Issued.Date == 0 {
		return f.remindersTo(s, by)
	}
	var taken []Escalation
	for _, a := range bearers {
		taken = append(taken, a.Escalations...)
	}
	return taken
}

// remindersTo are the steps in dialogue with a body, or with one above or after
// it, that names the recommendation or its report.
func (f *folder) remindersTo(s *Standing, body string) []Escalation {
	about := slices.Clone(f.set.DialogueOn(s.Recommendation.Report))
	for _, said := range f.set.SaidAbout(s.Recommendation.ID) {
		about = append(about, said.In)
	}
	var taken []Escalation
	for _, d := range about {
		if d.Escalation != "" && (slices.Contains(d.With, body) || share(f.lineageOf(body), d.With)) {
			taken = append(taken, Escalation{d.Escalation, in(d.Date, d)})
		}
	}
	return taken
}
