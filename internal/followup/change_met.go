package followup

import (
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/record"
)

// whyNoLonger says why what was late before is late no more.
func (c *comparison) whyNoLonger(i *Item) Reason {
	if get(c.after.Set, c.nowCalled(i.Record)) == nil {
		return Reason{0, "it is no longer in the files", ""}
	}
	if i.What == Commitment {
		if why := c.promiseOver(i); why.Text != "" {
			return why
		}
	}
	if i.Standing == nil {
		return c.ruledOut(i)
	}
	was := c.nowCalled(i.Standing.Recommendation.Name())
	s := c.after.standings[record.Of(get(c.after.Set, was)).ID]
	if why := over(c.after.Set, s); why.Text != "" {
		return why
	}
	switch i.What {
	case Response:
		return c.responseOver(i, s)
	case Implementation:
		return c.implementationOver(i, s)
	case Verification:
		return c.verificationOver(i, s)
	case FollowUp:
		return c.followUpOver(i, s)
	}
	return c.dueLater(i, "not owed any more")
}

// over says why nothing is owed about a recommendation, empty where something
// may be.
func over(set *record.Set, s *Standing) Reason {
	switch {
	case s.RepeatedBy != nil:
		return Reason{set.IssuedOn(s.RepeatedBy), "closed: repeated by " + s.RepeatedBy.Name(), s.RepeatedBy.Path}
	case s.Closed():
		return Reason{s.Assessment.In.Date, "closed: " + string(s.Assessment.Finding.Status), s.Assessment.In.Path}
	case s.Issued.Date == 0:
		return Reason{0, "a draft again", s.Recommendation.Path}
	}
	return Reason{}
}

// promiseOver: kept, dropped or gone; empty where it still stands.
func (c *comparison) promiseOver(i *Item) Reason {
	d, _ := get(c.after.Set, c.nowCalled(i.In.Name())).(*record.Dialogue)
	if d == nil {
		return Reason{0, "it is no longer in the files", ""}
	}
	gone := Reason{0, "no longer promised in its file", d.Path}
	for _, p := range d.Commitments {
		switch {
		case p.What != i.Title || p.By != c.bodyNow(i.By):
		case p.Done != 0:
			return Reason{p.Done, "kept", d.Path}
		case p.Dropped != nil:
			return Reason{p.Dropped.Date, "dropped", d.Path}
		default:
			gone = Reason{}
		}
	}
	return gone
}

// ruledOut says of what is owed about no recommendation which rule asks for it
// no more.
func (c *comparison) ruledOut(i *Item) Reason {
	why := c.dueLater(i, "met")
	if why.Text != "met" {
		return why
	}
	var reasons []Reason
	for _, not := range c.book.rule(get(c.after.Set, c.nowCalled(i.Record))).not {
		if text, ok := strings.CutPrefix(not.Text, string(i.What)+": "); ok {
			reasons = append(reasons, Reason{not.Date, text, not.Path})
		}
	}
	if len(reasons) != 1 {
		return why // one of several that are owed about the same record
	}
	return reasons[0]
}

// bearer is the addressee that owes now what an item was about, nil where
// nobody does: it was handed to another body.
func (c *comparison) bearer(i *Item, s *Standing) *Addressee {
	for _, body := range c.bodiesNow(slices.Concat(i.bearers(), i.names())) {
		if bear := s.those(func(a *Addressee) bool { return slices.Contains(a.Names, body) }); len(bear) > 0 {
			return bear[0]
		}
	}
	return nil
}

func (c *comparison) responseOver(i *Item, s *Standing) Reason {
	a := c.bearer(i, s)
	switch {
	case a == nil:
		return c.movedOn(i, s)
	case a.Answered.Date != 0:
		return Reason{a.Answered.Date, "answered: " + string(a.Position), a.Answered.Path}
	}
	return c.granted(i, a.RespondBy)
}

func (c *comparison) implementationOver(i *Item, s *Standing) Reason {
	a := c.bearer(i, s)
	switch {
	case a == nil:
		return c.movedOn(i, s)
	case a.Position == record.Rejected:
		return Reason{a.PositionIn.Date, "rejected", a.PositionIn.Path}
	case a.AwaitsVerification.Date != 0:
		return Reason{a.AwaitsVerification.Date, "claimed: to be verified", a.AwaitsVerification.Path}
	}
	return c.granted(i, a.ImplementBy)
}

// movedOn: the recommendation was handed to another body, or is not addressed
// to that one any more.
func (c *comparison) movedOn(i *Item, s *Standing) Reason {
	for _, said := range c.after.Set.SaidAbout(s.Recommendation.ID) {
		if m := said.Item.Moves; m != nil && slices.Contains(c.bodiesNow(i.names()), m.From) {
			return Reason{said.In.Date, "moved to " + m.To, said.In.Path}
		}
	}
	return Reason{0, "not addressed to it any more", s.Recommendation.Path}
}

// granted: a later deadline, by an extension or by the rules.
func (c *comparison) granted(i *Item, to Event) Reason {
	if to.Date <= i.Due {
		return c.dueLater(i, "not owed any more")
	}
	why := Reason{0, "extended to " + to.Date.String(), to.Path}
	if d, ok := get(c.after.Set, to.Record).(*record.Dialogue); ok {
		why.Date = d.Date
	}
	return why
}

func (c *comparison) verificationOver(i *Item, s *Standing) Reason {
	if is, was := findingOf(s), findingOf(i.Standing); is.Date != 0 && is.Record != c.nowCalled(was.Record) {
		return Reason{is.Date, "assessed: " + string(is.status), is.Path}
	}
	return c.dueLater(i, "no claim waits any more")
}

// followUpOver: somebody was in touch, or a verification stands for it.
func (c *comparison) followUpOver(i *Item, s *Standing) Reason {
	if s.LastContact.Date > i.Start.Date {
		return Reason{s.LastContact.Date, "in touch again", s.LastContact.Path}
	}
	return c.dueLater(i, "not owed any more")
}

// dueLater says when the same is due now, and since what event; else that it is
// over.
func (c *comparison) dueLater(i *Item, over string) Reason {
	for _, later := range c.after.owed[c.nowCalled(i.Record)] {
		if later.DaysLate > 0 || !c.same(i, later) {
			continue
		}
		why := Reason{0, "due " + later.Due.String() + " now", later.Start.Path}
		if later.Start.Date > i.Start.Date {
			why.Date = later.Start.Date
		}
		return why
	}
	return Reason{0, over, ""}
}
