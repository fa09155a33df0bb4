package followup

import (
	"slices"

	"github.com/opcat-tools/npm/internal/record"
)

// moves tells each time that a recommendation was handed to another body, and
// what the one that gave it away had said by then: most often in the same
// letter, that it is not competent.
func (c *comparison) moves(was *record.Recommendation, before, after *Standing) {
	known, gone := c.handedOver(was), map[string]bool{}
	for _, said := range c.after.Set.SaidAbout(after.Recommendation.ID) {
		m := said.Item.Moves
		if m == nil || known[handed{said.In.Name(), m.From, m.To}] || after.Issued.Date == 0 || said.In.Date < after.Issued.Date {
			continue
		}
		c.tell(Change{Date: said.In.Date, Stakeholder: m.From, Before: m.From, After: m.To, Path: said.In.Path,
			Bodies: []string{m.From, m.To}}, ChangeMoved, after.Recommendation)
		if !gone[m.From] {
			gone[m.From] = true
			c.lastWords(before, after, m.From)
		}
	}
}

// handed is one move, told by the dialogue it was made in.
type handed struct{ in, from, to string }

// handedOver are the moves that were known before.
func (c *comparison) handedOver(was *record.Recommendation) map[handed]bool {
	known := map[handed]bool{}
	if was == nil {
		return known
	}
	for _, said := range c.before.Set.SaidAbout(was.ID) {
		if m := said.Item.Moves; m != nil {
			known[handed{c.nowCalled(said.In.Name()), c.bodyNow(m.From), c.bodyNow(m.To)}] = true
		}
	}
	return known
}

// lastWords tells what a body said that is no addressee any more.
func (c *comparison) lastWords(before, after *Standing, body string) {
	bears := func(a *Addressee) bool { return slices.Contains(a.Names, body) }
	if len(after.those(bears)) > 0 {
		return // it was given back, and speaks for itself
	}
	gone := &Addressee{Stakeholder: body, Names: []string{body}, Since: after.Issued}
	if bore := before.those(bears); len(bore) > 0 {
		same := *bore[0]
		gone = &same
	}
	c.book.hearGone(after, gone, body)
	c.voice(before, after, gone)
}

// movedBack are the bodies that bear a recommendation again since the file that
// handed it away is lost: what they had said is not said anew.
func (c *comparison) movedBack(before *Standing, a *Addressee) []*Addressee {
	if a.Moved || before.Issued.Date == 0 {
		return nil
	}
	var back []*Addressee
	for _, body := range before.Recommendation.Addressees {
		if slices.Contains(a.Names, c.bodyNow(body)) {
			gone := &Addressee{Stakeholder: body, Names: []string{body}, Since: before.Issued}
			newFolder(c.before.Set, c.before.Day).hearGone(before, gone, body)
			back = append(back, gone)
		}
	}
	return back
}

// hearGone lets a body that is no addressee any more say what it said.
func (f *folder) hearGone(s *Standing, gone *Addressee, body string) {
	for _, said := range f.set.SaidAbout(s.Recommendation.ID) {
		if said.In.Date >= s.Issued.Date && f.saidBy(body, said) {
			f.hearPosition(s, gone, said.In, said.Item)
			hearClaim(s, gone, said.In, said.Item)
		}
	}
}

// saidBy says whether a body spoke, or one above or after it did for it. In a
// dialogue that hands it over the body that takes it may be the one that speaks.
func (f *folder) saidBy(body string, said record.Said) bool {
	named := said.Item.For
	if len(named) > 0 {
		return slices.Contains(named, body)
	}
	return slices.Contains(said.In.With, body) || share(f.lineageOf(body), said.In.With)
}
