package followup

import (
	"strings"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// checkSafety is the action of asking after somebody's safety.
const checkSafety = "check-safety"

// acknowledgement tells whoever complained that it has arrived. Whoever spoke to
// a visiting team knows; and where an answer would be dangerous, none is due.
func (b *book) acknowledgement(c *record.Complaint) (*Item, Reason) {
	period, deadlines := b.periodOf(c, func(d *record.Deadlines) calendar.Period { return d.Acknowledge })
	switch {
	case c.Acknowledged != 0:
		return notDue(Acknowledgement, c.Acknowledged, "acknowledged", c.Path)
	case c.Channel == "visit":
		return notDue(Acknowledgement, 0, "it was made during a visit", c.Path)
	case c.Acknowledge == "unsafe":
		return notDue(Acknowledgement, 0, "acknowledging it would be unsafe", c.Path)
	case c.Received == 0:
		return notDue(Acknowledgement, 0, "nothing to count from: no received", c.Path)
	case period.IsZero():
		return b.notSet(Acknowledgement, "acknowledgement", deadlines)
	}
	item := b.complaintItem(Acknowledgement, c, in(c.Received, c))
	item.because(c.Received, "received", c.Path)
	b.period(item, c.Received, period, "acknowledgement")
	return b.finish(item, deadlines), Reason{}
}

// complaintActions are the days on which what was done last is to be followed
// up. Several actions of one day may each have theirs.
func (b *book) complaintActions(c *record.Complaint, about *ruling) {
	var last calendar.Date
	for _, a := range c.Actions {
		last = max(last, a.Date)
	}
	if c.Closed != 0 {
		about.add(notDue(ComplaintAction, c.Closed, "the complaint is closed", c.Path))
		return
	}
	planned := false
	for _, a := range c.Actions {
		switch {
		case a.FollowUp == 0:
		case a.Date < last:
			about.add(notDue(ComplaintAction, last, "a later action followed that of "+a.Date.String(), c.Path))
			planned = true
		default:
			about.add(b.complaintAction(c, a))
			planned = true
		}
	}
	if !planned {
		about.add(notDue(ComplaintAction, 0, "no action has a follow_up", c.Path))
	}
}

func (b *book) complaintAction(c *record.Complaint, a record.Action) (*Item, Reason) {
	_, deadlines := b.periodOf(c, func(*record.Deadlines) calendar.Period { return calendar.Period{} })
	item := b.complaintItem(ComplaintAction, c, in(a.Date, c))
	item.because(a.Date, "action: "+a.Action, c.Path)
	item.stated(a.FollowUp, "follow_up of it", c.Path)
	item.Part = a.Date.String() + " " + a.Action
	return b.finish(item, deadlines), Reason{}
}

// reprisalAfterComplaint is owed until somebody looked after the person, or
// visited the place to look for reprisals. Closing a complaint ends no danger.
func (b *book) reprisalAfterComplaint(c *record.Complaint) (*Item, Reason) {
	period, deadlines := b.periodOf(c, reprisalPeriod(c.ReprisalRisk))
	done := b.lookedAfterPerson(c)
	switch {
	case !atRisk(c.ReprisalRisk):
		return notDue(ReprisalCheck, 0, "no risk of reprisals was seen", c.Path)
	case c.Received == 0:
		return notDue(ReprisalCheck, 0, "nothing to count from: no received", c.Path)
	case done.Date != 0:
		return notDue(ReprisalCheck, done.Date, "a check on reprisals was made", done.Path)
	case period.IsZero():
		return b.notSet(ReprisalCheck, "reprisal-check, "+c.ReprisalRisk, deadlines)
	}
	item := b.complaintItem(ReprisalCheck, c, in(c.Received, c))
	item.because(c.Received, "received", c.Path)
	b.period(item, c.Received, period, "reprisal-check: "+c.ReprisalRisk)
	return b.finish(item, deadlines), Reason{}
}

func (b *book) lookedAfterPerson(c *record.Complaint) Event {
	var done Event
	for _, a := range c.Actions {
		if a.Action == checkSafety && a.Date >= c.Received {
			done = first(done, in(a.Date, c))
		}
	}
	if check := b.checked[c.Place]; c.Place != "" && check != nil && check.Start > c.Received {
		done = first(done, in(check.Start, check))
	}
	return done
}

func (b *book) periodOf(c *record.Complaint, pick func(*record.Deadlines) calendar.Period) (calendar.Period, *record.Deadlines) {
	deadlines := b.set.DeadlinesFor(&record.Recommendation{Themes: c.Themes}, c.Stakeholder)
	return pick(deadlines), deadlines
}

// complaintItem begins an item about a complaint. Its title is made of themes
// of register.yaml alone: the complaint's own may name a person.
func (b *book) complaintItem(what What, c *record.Complaint, start Event) *Item {
	var themes []string
	for _, theme := range c.Themes {
		if title := b.set.Policy.Themes[theme]; title != "" {
			themes = append(themes, title)
		}
	}
	title := "Complaint"
	if len(themes) > 0 {
		title += ": " + strings.Join(themes, ", ")
	}
	item := owe(what, c, title, start)
	item.Bodies = b.today(c.Stakeholder)
	if c.Handler != "" {
		item.Members = []string{c.Handler}
	}
	return item
}
