package followup

import (
	"cmp"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// Timeliness says how an addressee stands with its written answer.
type Timeliness string

// The cases, of which each addressee is one.
const (
	InTime      Timeliness = "in-time"  // it came, and not after its last day
	Late        Timeliness = "late"     // it came after its last day
	Awaited     Timeliness = "awaited"  // its last day has not passed
	NotAnswered Timeliness = "overdue"  // its last day has passed without it
	NotOwed     Timeliness = "not-owed" // no time was set for one, or the recommendation was closed without it
	// Unpublished is all that can be said on a partial set where no answer in
	// time is known: an earlier one may not be published.
	Unpublished Timeliness = "no-published-answer"
)

// Answer is how one addressee stands with its answer.
type Answer struct {
	Addressee  *Addressee
	Timeliness Timeliness
	Came       bool // it may come also where no time was set for it
	Days       int  // from the issue, or the move to this body, to the answer
	Lapsed     bool // not owed any more, but late when the recommendation was closed
}

func (f *folder) answer(s *Standing, a *Addressee) Answer {
	if f.set.Partial {
		return f.published(s, a)
	}
	if a.Answered.Date != 0 {
		return f.given(s, a)
	}
	item := f.response(s, a)
	switch {
	case item == nil:
		return Answer{Addressee: a, Timeliness: NotOwed}
	case !s.Open():
		return Answer{Addressee: a, Timeliness: NotOwed, Lapsed: item.Due < f.closedOn(s)}
	case item.DaysLate > 0:
		return Answer{Addressee: a, Timeliness: NotAnswered}
	}
	return Answer{Addressee: a, Timeliness: Awaited}
}

// published is an answer as far as readers outside know of it. How long it took
// is not said: a written answer before it may not be published.
func (f *folder) published(s *Standing, a *Addressee) Answer {
	if a.Answered.Date != 0 {
		if answer := f.given(s, a); answer.Timeliness == InTime {
			return Answer{Addressee: a, Timeliness: InTime}
		}
	}
	return Answer{Addressee: a, Timeliness: Unpublished}
}

// given compares an answer with the last day that held when it came: what was
// granted or changed hands later makes no late answer timely, and no timely
// one late.
func (f *folder) given(s *Standing, a *Addressee) Answer {
	then := *f.asAnswering(s, a)
	answer := Answer{Addressee: a, Timeliness: NotOwed, Came: true, Days: int(a.Answered.Date - then.Since.Date)}
	then.Answered = Event{}
	switch item := f.response(s, &then); {
	case item != nil && a.Answered.Date > item.Due:
		answer.Timeliness = Late
	case item != nil:
		answer.Timeliness = InTime
	}
	return answer
}

// asAnswering is an addressee as it stood on the day it answered: as it stands
// today, unless it was granted more time or the recommendation changed hands.
func (f *folder) asAnswering(s *Standing, a *Addressee) *Addressee {
	if len(a.Names) == 1 && !a.Moved && a.RespondBy.Date == 0 {
		return a
	}
	then := &Standing{Recommendation: s.Recommendation, Day: a.Answered.Date, Issued: s.Issued}
	then.Addressees = addressed(then)
	said := f.set.SaidAbout(s.Recommendation.ID)
	for len(said) > 0 && said[0].In.Date <= then.Day {
		n := sameDialogue(said)
		if d := said[0].In; d.Date >= s.Issued.Date {
			f.succeed(then, d.Date)
			f.hearDialogue(then, d, said[:n])
		}
		said = said[n:]
	}
	for _, b := range then.Addressees {
		if b.Answered == a.Answered && share(b.Names, a.Names) {
			return b
		}
	}
	return a
}

// closedOn is the day since which a closed recommendation has been closed: that
// of its repetition, or of the first of the findings that have kept it closed.
func (f *folder) closedOn(s *Standing) calendar.Date {
	until := f.day + 1
	if s.RepeatedBy != nil {
		until = f.set.IssuedOn(s.RepeatedBy)
	}
	var since calendar.Date
	for _, found := range f.set.FoundAbout(s.Recommendation.ID) {
		switch {
		case found.In.Date < s.Issued.Date || found.In.Date >= until:
		case !found.Finding.Status.Closes():
			since = 0
		case since == 0:
			since = found.In.Date
		}
	}
	return cmp.Or(since, until)
}

// Anniversaries is how many anniversaries of its issue a recommendation is
// looked at on: after 1, 2 and 3 years.
const Anniversaries = 3

// outcome is what held at an anniversary.
type outcome int

const (
	notReached  outcome = iota // the anniversary is still to come
	leftOut                    // withdrawn or no longer applicable
	implemented                // found so by the NPM
	notImplemented
)

// outcome is what the latest assessment up to an anniversary said. What came
// later changes nothing, so that a figure once published stays.
func (f *folder) outcome(s *Standing, years int) outcome {
	until := f.set.Policy.Days.Add(s.Issued.Date, calendar.Period{N: years, Unit: calendar.Years})
	if until > f.day || f.set.Partial {
		return notReached
	}
	var status record.Status
	for _, found := range f.set.FoundAbout(s.Recommendation.ID) {
		if found.In.Date >= s.Issued.Date && found.In.Date <= until {
			status = found.Finding.Status
		}
	}
	switch status {
	case record.Implemented:
		return implemented
	case record.Withdrawn, record.NoLongerApplicable:
		return leftOut
	}
	return notImplemented
}
