package followup

import (
	"slices"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// voices tells what each addressee says that it, or the body whose place it
// took, did not say before.
func (c *comparison) voices(before, after *Standing) {
	for _, a := range after.Addressees {
		c.voice(before, after, a)
	}
}

func (c *comparison) voice(before, after *Standing, a *Addressee) {
	were := before.those(func(b *Addressee) bool { return slices.Contains(a.Names, c.bodyNow(b.Stakeholder)) })
	if len(were) == 0 {
		were = c.movedBack(before, a)
	}
	v := &voice{c, after.Recommendation, a, were}
	v.position()
	v.claim()
	v.extension("answer", Response, func(a *Addressee) Event { return a.RespondBy })
	v.extension("implementation", Implementation, func(a *Addressee) Event { return a.ImplementBy })
}

// voice is one addressee and those that it was before: none where it is new,
// several where bodies were merged.
type voice struct {
	*comparison
	about *record.Recommendation
	is    *Addressee
	were  []*Addressee
}

// was is what it was, empty where it is new.
func (v *voice) was() *Addressee {
	for _, a := range v.were {
		if v.bodyNow(a.Stakeholder) == v.is.Stakeholder {
			return a
		}
	}
	if len(v.were) > 0 {
		return v.were[0]
	}
	return &Addressee{}
}

// any says whether something held of what it was.
func (v *voice) any(held func(*Addressee) bool) bool { return slices.ContainsFunc(v.were, held) }

// change is one by this addressee in a dialogue.
func (v *voice) change(said Event) Change {
	change := Change{Date: said.Date, Stakeholder: v.is.Stakeholder, Path: said.Path, Bodies: v.is.Names}
	if d, ok := get(v.after.Set, said.Record).(*record.Dialogue); ok {
		change.Date, change.Details = d.Date, d.Form
	}
	return change
}

// position tells the first written answer; any other word about the position
// is told as such.
func (v *voice) position() {
	answered := v.any(func(a *Addressee) bool { return a.Answered.Date != 0 })
	same := v.any(func(a *Addressee) bool { return a.Position == v.is.Position })
	was, is := string(v.was().Position), string(v.is.Position)
	switch {
	case v.is.Answered.Date != 0 && !answered:
		change := v.change(v.is.Answered)
		change.Before, change.After = was, is
		v.tell(change, ChangeAnswered, v.about)
	case v.is.Answered.Date == 0 && answered:
		v.takenBack("answer", was, is)
	case is == "" && was != "":
		v.takenBack("position", was, is)
	case is != "" && !same:
		change := v.change(v.is.PositionIn)
		change.Before, change.After = was, is
		v.tell(change, ChangePosition, v.about)
	}
}

// claim tells a claim that is new, or made again after the NPM had looked. One
// that waits again since a finding was taken back is not made again.
func (v *voice) claim() {
	same := v.any(func(a *Addressee) bool { return a.Claims == v.is.Claims })
	known := v.any(func(a *Addressee) bool {
		return a.AwaitsVerification.Date != 0 || a.ClaimsIn.Date >= v.is.AwaitsVerification.Date
	})
	was, is := string(v.was().Claims), string(v.is.Claims)
	switch {
	case is == "" && was != "":
		v.takenBack("claim", was, is)
	case is != "" && (!same || !known):
		change := v.change(v.is.ClaimsIn)
		change.Before, change.After = was, is
		v.tell(change, ChangeClaimed, v.about)
	}
}

// extension tells a deadline that was granted anew, from the day on which it
// was due until then.
func (v *voice) extension(what string, item What, deadline func(*Addressee) Event) {
	was, is := deadline(v.was()), deadline(v.is)
	switch {
	case is.Date == 0 && was.Date != 0:
		v.takenBack("extension", was.Date.String(), "")
	case is.Date != 0 && !v.any(func(a *Addressee) bool { return deadline(a).Date == is.Date }):
		change := v.change(is)
		change.Before, change.After, change.Details = v.due(item).String(), is.Date.String(), what
		v.tell(change, ChangeExtended, v.about)
	}
}

// due is when the addressee owed something before, zero where it did not.
func (v *voice) due(what What) calendar.Date {
	for _, i := range v.before.owed[v.onceCalled(v.about.Name())] {
		if i.What == what && slices.Contains(i.OwedBy, v.was().Stakeholder) {
			return i.Due
		}
	}
	return 0
}

func (v *voice) takenBack(what, was, is string) {
	change := Change{Stakeholder: v.is.Stakeholder, Before: was, After: is, Details: what, Bodies: v.is.Names}
	v.tell(change, ChangeTakenBack, v.about)
}
