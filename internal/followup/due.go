package followup

import (
	"cmp"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// response is the written answer that an addressee owes (OPCAT art. 22), nil
// where it answered or none is due. The NPM owes itself none.
func (f *folder) response(s *Standing, a *Addressee) *Item {
	if a.Answered.Date != 0 || a.Stakeholder == record.Institution && !f.foreign(s) {
		return nil
	}
	item := about(s, Response, a.Stakeholder, a.Since)
	item.Taken = a.Escalations
	item.because(a.Since.Date, sinceText(a), a.Since.Path)
	f.responseDue(item, s, a)
	item.extended(a.RespondBy)
	if item.Due == 0 {
		return nil
	}
	return f.finish(item, f.set.DeadlinesFor(s.Recommendation, a.Stakeholder))
}

func sinceText(a *Addressee) string {
	if a.Moved {
		return "moved to " + a.Stakeholder
	}
	return "issued"
}

// responseDue is the date before any extension: the recommendation's own, else
// its report's (for an urgent one not later than the urgent period), else the
// period. After a move only the period counts, from the move. Another body's
// recommendation is under no policy of ours: only its stated dates count.
func (f *folder) responseDue(item *Item, s *Standing, a *Addressee) {
	r, report, foreign := s.Recommendation, f.set.Reports[s.Recommendation.Report], f.foreign(s)
	period, key := responsePeriod(r, f.set.DeadlinesFor(r, a.Stakeholder))
	switch {
	case a.Moved && !foreign:
		f.periodIfAny(item, period, key)
	case r.RespondBy != 0:
		item.stated(r.RespondBy, "respond_by", r.Path)
	case report != nil && report.RespondBy != 0 && (foreign || r.Priority != record.Urgent || period.IsZero() ||
		report.RespondBy <= f.set.Policy.Days.Deadline(item.Start.Date, period)):
		item.stated(report.RespondBy, "respond_by of the report", report.Path)
	case !foreign:
		f.periodIfAny(item, period, key)
	}
}

// foreign says whether another body made the recommendation: the SPT, the CPT.
func (f *folder) foreign(s *Standing) bool {
	report := f.set.Reports[s.Recommendation.Report]
	return report != nil && !ours(report.IssuedBy)
}

func responsePeriod(r *record.Recommendation, deadlines *record.Deadlines) (calendar.Period, string) {
	if r.Priority == record.Urgent {
		return deadlines.ResponseUrgent, "response-urgent"
	}
	return deadlines.Response, "response"
}

func (f *folder) periodIfAny(item *Item, p calendar.Period, key string) {
	if !p.IsZero() {
		f.period(item, item.Start.Date, p, key)
	}
}

// implementation is what an addressee owes by a date; not while it refuses, nor
// while its claim that it is done waits for the NPM.
func (f *folder) implementation(s *Standing, a *Addressee) *Item {
	if a.Position == record.Rejected || a.AwaitsVerification.Date != 0 {
		return nil
	}
	r, deadlines := s.Recommendation, f.set.DeadlinesFor(s.Recommendation, a.Stakeholder)
	item := about(s, Implementation, a.Stakeholder, a.Since)
	item.Taken = a.Escalations
	item.because(a.Since.Date, sinceText(a), a.Since.Path)
	if r.ImplementBy != 0 {
		item.stated(r.ImplementBy, "implement_by", r.Path)
	} else {
		f.periodIfAny(item, deadlines.Implementation, "implementation")
	}
	item.extended(a.ImplementBy)
	if item.Due == 0 {
		return nil
	}
	return f.finish(item, deadlines)
}

// complaintCheck is how soon the NPM looks again when a complaint bears on what
// is said or was found to be done.
var complaintCheck = calendar.Period{N: 30, Unit: calendar.Days}

// verification is what the NPM owes after an authority says that it is done.
// Where a complaint says otherwise, it is due sooner.
func (f *folder) verification(s *Standing) *Item {
	var soonest *Item
	var claimed calendar.Date
	for _, a := range s.Addressees {
		if on := a.AwaitsVerification.Date; on != 0 {
			claimed = min(cmp.Or(claimed, on), on)
			soonest = sooner(soonest, f.verificationOf(s, a))
		}
	}
	if claimed == 0 {
		return nil
	}
	return sooner(soonest, f.doubt(s, claimed))
}

func (f *folder) verificationOf(s *Standing, a *Addressee) *Item {
	deadlines := f.set.DeadlinesFor(s.Recommendation, a.Stakeholder)
	item := about(s, Verification, record.Institution, a.AwaitsVerification)
	item.because(item.Start.Date, a.Stakeholder+" says it is implemented", item.Start.Path)
	if f.periodIfAny(item, deadlines.Verification, "verification"); item.Due == 0 {
		return nil
	}
	return f.finish(item, deadlines)
}

// sooner is the item that is due first, of which either may be nil.
func sooner(a, b *Item) *Item {
	if a == nil || b != nil && b.Due < a.Due {
		return b
	}
	return a
}

// verificationOfClosed: a complaint about something found implemented asks for
// another look, although the recommendation is closed.
func (f *folder) verificationOfClosed(s *Standing) *Item {
	if s.RepeatedBy != nil || s.Assessment == nil || s.Assessment.Finding.Status != record.Implemented {
		return nil
	}
	return f.doubt(s, s.Assessment.In.Date+1)
}

// doubt is the verification that the first complaint received since a day asks
// for.
func (f *folder) doubt(s *Standing, since calendar.Date) *Item {
	for _, c := range f.set.ComplaintsOn(s.Recommendation.ID) {
		if c.Received < since {
			continue
		}
		item := about(s, Verification, record.Institution, in(c.Received, c))
		item.because(c.Received, "a complaint bears on it", c.Path)
		f.count(item, c.Received, complaintCheck)
		item.because(0, "plus "+complaintCheck.String()+" after a complaint", "")
		return f.finish(item, f.set.DeadlinesFor(s.Recommendation, record.Institution))
	}
	return nil
}

// followUp is what the NPM owes when nothing was heard for too long. It is not
// owed while answers are due and none has come, nor (see due) while a
// verification is: those items stand for it.
func (f *folder) followUp(s *Standing) *Item {
	if f.awaitsAnswer(s) || f.withheldAbroad(s) {
		return nil
	}
	item := about(s, FollowUp, record.Institution, f.lastContact(s))
	item.because(item.Start.Date, "last contact about it", item.Start.Path)
	period, key, deadlines := f.silence(s, item.Start.Date)
	if period.IsZero() {
		return nil
	}
	f.period(item, item.Start.Date, period, "follow-up: "+key)
	return f.finish(item, deadlines)
}

// awaitsAnswer: somebody owes an answer and nobody has given one.
func (f *folder) awaitsAnswer(s *Standing) bool {
	awaited := false
	for _, a := range s.Addressees {
		if a.Answered.Date != 0 {
			return false
		}
		awaited = awaited || f.response(s, a) != nil
	}
	return awaited
}

// withheldAbroad: what another body recommended is followed up only once its
// report is public.
func (f *folder) withheldAbroad(s *Standing) bool {
	report := f.set.Reports[s.Recommendation.Report]
	return f.foreign(s) && report.Published == 0
}

// lastContact is the last the NPM heard or found; for another body's report not
// before it became public, since there was nothing to follow up before.
func (f *folder) lastContact(s *Standing) Event {
	report := f.set.Reports[s.Recommendation.Report]
	if f.foreign(s) && report.Published > s.LastContact.Date {
		return in(report.Published, report)
	}
	return s.LastContact
}

// silence is the longest time without contact: the one that ends first of those
// that hold for the addressees, with that addressee's deadlines.
func (f *folder) silence(s *Standing, since calendar.Date) (shortest calendar.Period, key string, of *record.Deadlines) {
	key = string(s.Recommendation.Priority)
	if s.allReject() {
		key = "rejected"
	}
	var soonest calendar.Date
	for _, a := range s.Addressees {
		deadlines := f.set.DeadlinesFor(s.Recommendation, a.Stakeholder)
		period := deadlines.FollowUp.For(s.Recommendation.Priority)
		if key == "rejected" {
			period = deadlines.FollowUp.Rejected
		}
		if period.IsZero() {
			continue
		}
		if due := f.set.Policy.Days.Add(since, period); soonest == 0 || due < soonest {
			shortest, soonest, of = period, due, deadlines
		}
	}
	return shortest, key, of
}
