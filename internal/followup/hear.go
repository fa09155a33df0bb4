package followup

import (
	"slices"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// hear folds what dialogue said of a recommendation into its addressees, in
// the order in which it was said. A draft has addressees but no history: what
// was said before the issue opens no state.
func (f *folder) hear(s *Standing) {
	s.Addressees = addressed(s)
	if s.Issued.Date == 0 {
		return
	}
	said := f.set.SaidAbout(s.Recommendation.ID)
	for len(said) > 0 {
		n := sameDialogue(said)
		if d := said[0].In; d.Date >= s.Issued.Date {
			f.succeed(s, d.Date)
			f.hearDialogue(s, d, said[:n])
			s.LastContact = in(d.Date, d)
		}
		said = said[n:]
	}
	f.succeed(s, f.day)
	f.hearReminders(s)
}

func addressed(s *Standing) []*Addressee {
	var all []*Addressee
	there := map[string]bool{}
	for _, body := range s.Recommendation.Addressees {
		if !there[body] {
			there[body] = true
			all = append(all, &Addressee{Stakeholder: body, Names: []string{body}, Since: s.Issued})
		}
	}
	return all
}

// sameDialogue counts the leading items that stand in one dialogue.
func sameDialogue(said []record.Said) int {
	n := 1
	for n < len(said) && said[n].In == said[0].In {
		n++
	}
	return n
}

// hearDialogue takes the items that move the recommendation first: the body it
// moves to may speak in the same dialogue.
func (f *folder) hearDialogue(s *Standing, d *record.Dialogue, items []record.Said) {
	for _, said := range items {
		if said.Item.Moves != nil {
			f.hearMove(s, d, said.Item)
		}
	}
	for _, said := range items {
		if said.Item.Moves == nil {
			f.hearItem(s, d, said.Item)
		}
	}
}

// hearMove: what the item says besides is said by the body that gives the
// recommendation away, or else by the one that takes it.
func (f *folder) hearMove(s *Standing, d *record.Dialogue, item *record.Item) {
	taker := slices.Contains(item.For, item.Moves.To) || len(f.meant(s, d, item.For)) == 0
	if !taker {
		f.hearItem(s, d, item)
	}
	f.move(s, d, item.Moves)
	if taker {
		f.hearItem(s, d, item)
	}
}

func (f *folder) hearItem(s *Standing, d *record.Dialogue, item *record.Item) {
	meant := f.meant(s, d, item.For)
	if f.heard != nil {
		f.heard(item, meant)
	}
	for _, a := range meant {
		f.hearPosition(s, a, d, item)
		hearClaim(s, a, d, item)
		if item.Extends != nil {
			extend(&a.RespondBy, item.Extends.RespondBy, d)
			extend(&a.ImplementBy, item.Extends.ImplementBy, d)
		}
	}
	if d.Escalation != "" {
		f.remind(s, d, item.For)
	}
}

func (f *folder) hearPosition(s *Standing, a *Addressee, d *record.Dialogue, item *record.Item) {
	if item.Position == "" {
		return
	}
	a.Position, a.PositionIn = item.Position, in(d.Date, d)
	if a.Answered.Date == 0 && f.answers(s, a, d) {
		a.Answered = in(d.Date, d)
	}
}

// answers says whether a position in d is a written answer of its own (OPCAT
// art. 22): a meeting gives a position but no answer, and a letter to somebody
// else gives no answer to the NPM.
func (f *folder) answers(s *Standing, a *Addressee, d *record.Dialogue) bool {
	forms := f.set.DeadlinesFor(s.Recommendation, a.Stakeholder).ResponseForms
	if d.Indirect || !slices.Contains(forms, d.Form) {
		return false
	}
	if a.Stakeholder == record.Institution {
		return d.Direction == record.Outgoing && f.toIssuer(s, d)
	}
	return d.Direction != record.Outgoing
}

// toIssuer says whether d went to the body whose recommendation it is: where
// the NPM is the addressee, its own letter there is the answer.
func (f *folder) toIssuer(s *Standing, d *record.Dialogue) bool {
	report := f.set.Reports[s.Recommendation.Report]
	return report != nil && (slices.Contains(d.With, report.IssuedBy) || share(f.lineageOf(report.IssuedBy), d.With))
}

func hearClaim(s *Standing, a *Addressee, d *record.Dialogue, item *record.Item) {
	if item.Claims == "" {
		return
	}
	a.Claims, a.ClaimsIn = item.Claims, in(d.Date, d)
	switch {
	case item.Claims != record.ClaimImplemented:
		a.AwaitsVerification = Event{}
	case a.AwaitsVerification.Date == 0 && s.unassessed(d.Date):
		a.AwaitsVerification = in(d.Date, d)
	}
}

// unassessed says whether what was said on date came after the latest
// assessment. On one day the assessment has the last word.
func (s *Standing) unassessed(date calendar.Date) bool {
	return s.Assessment == nil || date > s.Assessment.In.Date
}

func extend(deadline *Event, to calendar.Date, d *record.Dialogue) {
	if to != 0 {
		*deadline = in(to, d)
	}
}

// meant are the addressees for whom something was said in d: those that the
// item names; else those that took part; else those for whom a body above or
// after them took part; else, in what the NPM wrote itself, the NPM.
func (f *folder) meant(s *Standing, d *record.Dialogue, named []string) []*Addressee {
	if len(named) > 0 {
		var called []*Addressee
		for _, body := range named {
			called = union(called, f.called(s, body))
		}
		return called
	}
	present := f.present(s, d)
	if len(present) == 0 && d.Direction == record.Outgoing {
		present = s.those(func(a *Addressee) bool { return a.Stakeholder == record.Institution })
	}
	return present
}

// present are the addressees that took part in d; else those for whom a body
// above or after them did.
func (f *folder) present(s *Standing, d *record.Dialogue) []*Addressee {
	if present := s.those(func(a *Addressee) bool { return share(a.Names, d.With) }); len(present) > 0 {
		return present
	}
	return s.those(func(a *Addressee) bool { return share(f.lineageOf(a.Stakeholder), d.With) })
}

func (s *Standing) those(are func(*Addressee) bool) []*Addressee {
	var some []*Addressee
	for _, a := range s.Addressees {
		if are(a) {
			some = append(some, a)
		}
	}
	return some
}

// called are the addressees that a name means: those that bear it or bore it;
// else those whose place the body is yet to take.
func (f *folder) called(s *Standing, body string) []*Addressee {
	if bear := s.those(func(a *Addressee) bool { return slices.Contains(a.Names, body) }); len(bear) > 0 {
		return bear
	}
	return s.those(func(a *Addressee) bool { return slices.Contains(f.set.Successors(a.Stakeholder), body) })
}

func share(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

// remind notes the step of escalation taken in d. It concerns those whom d
// names or meets; what goes to parliament, a court or the press concerns all.
func (f *folder) remind(s *Standing, d *record.Dialogue, named []string) {
	reminded := f.meant(s, d, named)
	if len(named) == 0 {
		reminded = f.present(s, d)
		if len(reminded) == 0 {
			reminded = s.Addressees
		}
	}
	for _, a := range reminded {
		a.Escalations = append(a.Escalations, Escalation{d.Escalation, in(d.Date, d)})
	}
}

// hearReminders adds the steps of escalation in dialogue that names the report
// as a whole: they count for each of its recommendations.
func (f *folder) hearReminders(s *Standing) {
	for _, d := range f.set.DialogueOn(s.Recommendation.Report) {
		if d.Escalation == "" || d.Date < s.Issued.Date || names(d, s.Recommendation.ID) {
			continue
		}
		if aimed(d) && len(f.present(s, d)) == 0 {
			continue // it was for those who owe other recommendations of the report
		}
		f.remind(s, d, nil)
	}
}

// aimed says whether a step concerns only those whom it meets, or who stand
// below them: a reminder, or a letter to a higher authority.
func aimed(d *record.Dialogue) bool {
	return len(d.With) > 0 && (d.Escalation == "reminder" || d.Escalation == "higher-authority")
}

// hearPromises: a dialogue with a commitment tied to the recommendation was a
// contact about it, even where no item says more.
func (f *folder) hearPromises(s *Standing) {
	for _, d := range f.set.PromisedAbout(s.Recommendation.ID) {
		if s.Issued.Date != 0 && d.Date > s.LastContact.Date {
			s.LastContact = in(d.Date, d)
		}
	}
}

func names(d *record.Dialogue, recommendation string) bool {
	return slices.ContainsFunc(d.Recommendations, func(i record.Item) bool { return i.Recommendation == recommendation })
}
