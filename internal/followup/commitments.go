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
			if c.Done == 0 && c.Dropped == nil && (s == nil || !s.Closed()) {
				items = append(items, f.commitment(d, c, s))
			}
		}
	}
	return items
}

func (f *folder) commitment(d *record.Dialogue, c *record.Commitment, s *Standing) *Item {
	item := &Item{What: Commitment, Record: d.Name(), Title: c.What, OwedBy: f.holders(c.By),
		Start: in(d.Date, d), In: d, Standing: s}
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
	item.Taken = f.remindersOf(s)
	return f.finish(item, deadlines)
}

// remindersOf are the escalations about the recommendation that a promise is
// tied to, or about its report; a promise tied to none has none.
func (f *folder) remindersOf(s *Standing) []Escalation {
	if s == nil {
		return nil
	}
	about := slices.Clone(f.set.DialogueOn(s.Recommendation.Report))
	for _, said := range f.set.SaidAbout(s.Recommendation.ID) {
		about = append(about, said.In)
	}
	var taken []Escalation
	for _, said := range about {
		if said.Escalation != "" {
			taken = append(taken, Escalation{said.Escalation, in(said.Date, said)})
		}
	}
	return taken
}
