package followup

import (
	"cmp"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// placeVisit is when a place is to be visited again (OPCAT art. 19 a, at regular
// intervals): a plan is not a visit yet.
func (b *book) placeVisit(p *record.Place) (*Item, Reason) {
	start, since := in(p.Since, p), "in use since; never visited"
	if last := b.visited[p.ID]; last != nil {
		start, since = in(last.LastDay(), last), "end of the last visit"
	}
	switch {
	case p.Closed != 0:
		return notDue(PlaceVisit, p.Closed, "the place is closed", p.Path)
	case p.VisitEvery.IsZero():
		return notDue(PlaceVisit, 0, "no visit_every", p.Path)
	case start.Date == 0:
		return notDue(PlaceVisit, 0, "nothing to count from: never visited, and no since", p.Path)
	}
	item := owe(PlaceVisit, p, p.Name, start)
	item.because(start.Date, since, start.Path)
	b.every(item, start.Date, p.VisitEvery, "visit_every", p.Path)
	item.Bodies = b.authorities([]string{p.ID})
	return b.finish(item, &b.set.Policy.Deadlines), Reason{}
}

// reprisalPeriod is how soon to look whether anybody suffers for having spoken
// with the NPM (OPCAT art. 21).
func reprisalPeriod(risk string) func(*record.Deadlines) calendar.Period {
	return func(d *record.Deadlines) calendar.Period {
		switch risk {
		case "possible":
			return d.ReprisalCheck.Possible
		case "real":
			return d.ReprisalCheck.Real
		}
		return calendar.Period{}
	}
}

// atRisk says whether a risk of reprisals is one that asks for a check.
func atRisk(risk string) bool { return risk == "possible" || risk == "real" }

// reprisalAfterVisit is owed until each of the places was looked at again.
func (b *book) reprisalAfterVisit(v *record.Visit) (*Item, Reason) {
	if !ours(v.By) {
		return notDue(ReprisalCheck, 0, "another body's visit creates no duties of ours", v.Path)
	}
	if !b.made(v) {
		return notDue(ReprisalCheck, v.Start, "the visit is only planned", v.Path)
	}
	if !atRisk(v.ReprisalRisk) {
		return notDue(ReprisalCheck, 0, "no risk of reprisals was seen", v.Path)
	}
	if done := b.lookedAfter(v); done.Date != 0 {
		return notDue(ReprisalCheck, done.Date, "a check on reprisals was made", done.Path)
	}
	bodies := b.authorities(v.Place)
	period, deadlines := b.shortest(v.LastDay(), &record.Recommendation{}, bodies, reprisalPeriod(v.ReprisalRisk))
	if period.IsZero() {
		return b.notSet(ReprisalCheck, "reprisal-check, "+v.ReprisalRisk, deadlines)
	}
	item := owe(ReprisalCheck, v, b.visitTitle(v), in(v.LastDay(), v))
	item.because(v.LastDay(), "end of the visit", v.Path)
	b.period(item, v.LastDay(), period, "reprisal-check: "+v.ReprisalRisk)
	item.Bodies, item.Members = bodies, v.Team
	return b.finish(item, deadlines), Reason{}
}

// lookedAfter is the last of the checks that were made since a visit, one at
// each of its places; none while one is missing.
func (b *book) lookedAfter(v *record.Visit) Event {
	var last Event
	for _, place := range v.Place {
		done := b.lookedAt(place, v)
		if done.Date == 0 {
			return Event{}
		}
		if after(done, last) {
			last = done
		}
	}
	return last
}

// lookedAt is a check at one place since a visit: a later visit, or asking after
// the safety of somebody who complained about the place since the visit began.
// A complaint from before tells of something else.
func (b *book) lookedAt(place string, v *record.Visit) Event {
	if check := b.checked[place]; check != nil && check.Start > v.LastDay() {
		return in(check.Start, check)
	}
	var done Event
	for _, check := range b.safety[place] {
		if check.date >= v.LastDay() && check.complaint.Received >= v.Start {
			done = first(done, in(check.date, check.complaint))
		}
	}
	return done
}

// visitTitle is what a visit is called: its title, else the places.
func (b *book) visitTitle(v *record.Visit) string {
	return cmp.Or(v.Title, b.placeNames(v.Place))
}
