package followup

import (
	"cmp"
	"slices"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// Authority is a body and what it owes that is late, with the dialogue there
// was with it and the step that is due.
type Authority struct {
	Stakeholder string
	Names       []string   // its own and those of the bodies in whose place it stands
	Late        []LateItem // in the order of lists, so that the oldest is first
	LongOverdue int        // of those
	// LongRunning says whether something is long overdue, or a step beyond the
	// first rung is due or was taken about something that is still late.
	LongRunning bool
	Taken       []Escalation       // about what is still late, in order
	Contacts    []*record.Dialogue // bilateral, either way, in order
	LastContact *record.Dialogue   // the latest in which it took part, nil where there is none
	LastSent    *record.Dialogue   // the latest of ours since then, nil where there is none
	Open        *OpenContact       // nil where no contact is open and answered
	NextStep    record.Step        // the highest that is due and not held back
	Held        record.Step        // the highest public one that is held back
}

// LateItem is a late item; its next step is never one that is held back.
type LateItem struct {
	*Item
	Held record.Step // the public step that would be due
}

// OpenContact says until when an authority is in dialogue with the NPM.
type OpenContact struct {
	Until calendar.Date // the last day, if nothing more is said
	Next  calendar.Date // the next contact agreed, zero where there is none to come
}

// NonCooperation is every authority that owes one of the items and is late with
// it, those with the most that is long overdue first, then by what is oldest.
// The items are those of Due, or some of them, in their order.
func NonCooperation(set *record.Set, day calendar.Date, items []*Item) []*Authority {
	f := newFolder(set, day)
	owed, talks, names := owedLate(items), f.talks(), f.names()
	var all []*Authority
	for body, late := range owed {
		all = append(all, f.authority(body, names[body], late, talks[body]))
	}
	slices.SortFunc(all, func(a, b *Authority) int {
		return cmp.Or(cmp.Compare(b.LongOverdue, a.LongOverdue), cmp.Compare(a.Late[0].Due, b.Late[0].Due),
			cmp.Compare(a.Stakeholder, b.Stakeholder))
	})
	return all
}

// AuthoritiesFor are the bodies that stand for one today, itself or its
// successors, each whether something of it is late or not.
func AuthoritiesFor(set *record.Set, day calendar.Date, items []*Item, body string) []*Authority {
	f := newFolder(set, day)
	owed, talks, names := owedLate(items), f.talks(), f.names()
	var all []*Authority
	for _, holder := range f.holders(body) {
		all = append(all, f.authority(holder, names[holder], owed[holder], talks[holder]))
	}
	return all
}

// owedLate is what each body owes that is late.
func owedLate(items []*Item) map[string][]*Item {
	owed := map[string][]*Item{}
	for _, i := range items {
		if i.DaysLate <= 0 || !i.Theirs() {
			continue
		}
		for _, body := range i.OwedBy {
			owed[body] = append(owed[body], i)
		}
	}
	return owed
}

// names are, by body, those that ended and in whose place it stands.
func (f *folder) names() map[string][]string {
	former := map[string][]string{}
	for _, id := range f.set.IDs(record.Stakeholders) {
		for _, holder := range f.holders(id) {
			if holder != id {
				former[holder] = append(former[holder], id)
			}
		}
	}
	return former
}

func (f *folder) authority(body string, former []string, items []*Item, talks []*record.Dialogue) *Authority {
	a := &Authority{Stakeholder: body, Names: append([]string{body}, former...), Contacts: talks}
	a.LastContact, a.LastSent = lastWords(talks)
	a.Open = f.openContact(a)
	for _, i := range items {
		late := f.holdBack(i, a.Open != nil)
		a.Late = append(a.Late, late)
		a.Taken = union(a.Taken, i.Taken)
		a.NextStep, a.Held = f.higher(a.NextStep, late.NextStep), f.higher(a.Held, late.Held)
		if i.Tier == LongOverdue {
			a.LongOverdue++
		}
		a.LongRunning = a.LongRunning || f.longRunning(i)
	}
	slices.SortFunc(a.Taken, func(x, y Escalation) int { return x.In.compare(y.In) })
	return a
}

// longRunning says whether an item makes the non-cooperation a long-running
// one, whatever is held back.
func (f *folder) longRunning(i *Item) bool {
	return i.Tier == LongOverdue || f.beyondFirst(i.NextStep) ||
		slices.ContainsFunc(i.Taken, func(e Escalation) bool { return f.beyondFirst(e.Step) })
}

// beyondFirst says whether a step stands above the first rung of the ladder.
func (f *folder) beyondFirst(step record.Step) bool {
	ladder := f.set.Policy.Escalation
	return len(ladder) > 0 && step != ladder[0].Step && f.rungAfter(step) > 0
}

// higher is the one of two steps that stands higher on the ladder.
func (f *folder) higher(a, b record.Step) record.Step {
	if f.rungAfter(b) > f.rungAfter(a) {
		return b
	}
	return a
}

// holdBack takes a public step from an item where a contact is open, and leaves
// the highest step between the NPM and the authorities that is due instead.
func (f *folder) holdBack(i *Item, open bool) LateItem {
	late := *i
	if !open || !i.NextStep.Public() {
		return LateItem{&late, ""}
	}
	late.NextStep = ""
	for _, rung := range f.set.Policy.Escalation[f.rungAbove(i.Taken):] {
		if !rung.Step.Public() && f.day >= f.reached(i, rung) {
			late.NextStep = rung.Step
		}
	}
	return LateItem{&late, i.NextStep}
}

// patience is how long a contact stays open, and a letter may wait, where
// register.yaml counts nothing as due soon.
var patience = calendar.Period{N: 30, Unit: calendar.Days}

func (f *folder) patience() calendar.Period {
	if soon := f.set.Policy.Deadlines.DueSoon; !soon.IsZero() {
		return soon
	}
	return patience
}

// openContact is until when the contact with an authority is open and answered:
// the time of patience after each contact in which it took part, or until the
// next contact agreed there, if that is later; and not once something that the
// NPM sent after the last of them has waited for longer than that time.
func (f *folder) openContact(a *Authority) *OpenContact {
	if a.LastContact == nil || f.unanswered(a) {
		return nil
	}
	open := &OpenContact{}
	for _, d := range a.Contacts {
		if d.Direction == record.Outgoing {
			continue
		}
		open.Until = max(open.Until, f.set.Policy.Days.Add(d.Date, f.patience()), d.FollowUp)
		if d.FollowUp >= f.day {
			open.Next = min(cmp.Or(open.Next, d.FollowUp), d.FollowUp)
		}
	}
	if open.Until < f.day {
		return nil
	}
	return open
}

// unanswered says whether a letter of the NPM to an authority, or to those who
// spoke for it last, has waited for too long since they spoke.
func (f *folder) unanswered(a *Authority) bool {
	return slices.ContainsFunc(a.Contacts, func(d *record.Dialogue) bool {
		return d.Direction == record.Outgoing && d.Date > a.LastContact.Date &&
			(share(a.Names, d.With) || share(a.LastContact.With, d.With)) &&
			f.day > f.set.Policy.Days.Add(d.Date, f.patience())
	})
}

// lastWords are the latest contact in which an authority took part, and the
// latest of ours on a later day.
func lastWords(talks []*record.Dialogue) (contact, sent *record.Dialogue) {
	for _, d := range talks {
		if d.Direction != record.Outgoing {
			contact, sent = d, nil
		} else if contact == nil || d.Date > contact.Date {
			sent = d
		}
	}
	return contact, sent
}

// bilateral says whether the NPM and those it was with spoke with each other: in
// the press and at a hearing others are spoken to, a training is taught, and a
// public step goes past them.
func bilateral(d *record.Dialogue) bool {
	return !d.Indirect && !d.Escalation.Public() && !slices.Contains([]string{"media", "hearing", "training"}, d.Form)
}

// talks are, by authority, the bilateral dialogues with it, in order. It does
// not depend on what is late, so that fewer items never open or end a contact.
func (f *folder) talks() map[string][]*record.Dialogue {
	standings, ofReport := map[string]*Standing{}, map[string][]*Standing{}
	for _, s := range All(f.set, f.day) {
		r := s.Recommendation
		standings[r.ID] = s
		ofReport[r.Report] = append(ofReport[r.Report], s)
	}
	talks := map[string][]*record.Dialogue{}
	for _, d := range f.set.DialoguesInOrder() {
		if !bilateral(d) {
			continue
		}
		for _, body := range f.parties(d, standings, ofReport[d.Report]) {
			talks[body] = append(talks[body], d)
		}
	}
	return talks
}

// parties are the authorities that a dialogue was with: those named, or their
// successors; and those below them, or before them, for whom they spoke about a
// recommendation.
func (f *folder) parties(d *record.Dialogue, standings map[string]*Standing, ofReport []*Standing) []string {
	var bodies []string
	for _, body := range d.With {
		bodies = union(bodies, f.holders(body))
	}
	spokenFor := func(addressees []*Addressee) {
		for _, a := range addressees {
			if share(f.lineageOf(a.Stakeholder), d.With) {
				bodies = union(bodies, []string{a.Stakeholder})
			}
		}
	}
	for _, item := range d.Recommendations {
		if s := standings[item.Recommendation]; s != nil {
			spokenFor(f.meant(s, d, item.For))
		}
	}
	if d.Report == "" {
		return bodies
	}
	for _, s := range ofReport {
		if !names(d, s.Recommendation.ID) {
			spokenFor(f.present(s, d))
		}
	}
	return bodies
}
