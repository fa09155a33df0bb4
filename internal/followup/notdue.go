package followup

import (
	"fmt"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// NotDue says of everything that could be owed about a recommendation and is
// not, why it is not.
func NotDue(set *record.Set, r *record.Recommendation, day calendar.Date) []Reason {
	if set.Partial {
		return nil
	}
	f := newFolder(set, day)
	s := f.standing(r)
	switch {
	case s.Issued.Date == 0:
		return []Reason{{0, "a draft owes nothing", r.Path}}
	case s.RepeatedBy != nil:
		return []Reason{{set.IssuedOn(s.RepeatedBy), "it is closed: what is owed is owed about " + s.RepeatedBy.Name(), s.RepeatedBy.Path}}
	case s.Closed():
		return []Reason{f.closed(s)}
	}
	var all []Reason
	for _, a := range s.Addressees {
		all = append(all, f.noResponse(s, a)...)
		all = append(all, f.noImplementation(s, a)...)
	}
	verification := f.verification(s)
	all = append(all, f.noVerification(s, verification)...)
	return append(all, f.noFollowUp(s, verification)...)
}

// closed is the finding that closed a recommendation: nothing is owed about it,
// save where a complaint came after.
func (f *folder) closed(s *Standing) Reason {
	why := Reason{s.Assessment.In.Date, "it is closed: found " + string(s.Assessment.Finding.Status), s.Assessment.In.Path}
	if f.verificationOfClosed(s) != nil {
		why.Text += "; only the complaint asks for another look"
	}
	return why
}

func (f *folder) noResponse(s *Standing, a *Addressee) []Reason {
	why := Reason{Text: fmt.Sprintf("response by %s: ", a.Stakeholder)}
	switch {
	case f.response(s, a) != nil:
		return nil
	case a.Answered.Date != 0:
		why.Date, why.Path = a.Answered.Date, a.Answered.Path
		why.Text += "it answered in writing"
	case a.Stakeholder == record.Institution:
		why.Text += "the NPM owes itself no answer"
	case f.foreign(s):
		why.Text += "another body's report, which sets no respond_by"
	default:
		_, key := responsePeriod(s.Recommendation, f.set.DeadlinesFor(s.Recommendation, a.Stakeholder))
		why.Text += f.noTime(s, a, key)
		why.Path = "register.yaml"
	}
	return []Reason{why}
}

// noTime says by which key, and for some cases by which override, register.yaml
// sets no time.
func (f *folder) noTime(s *Standing, a *Addressee, key string) string {
	return "register.yaml sets no time for it (" + key + ": none" + f.ruledBy(s, a) + ")"
}

// ruledBy names the override of register.yaml that holds for an addressee.
func (f *folder) ruledBy(s *Standing, a *Addressee) string {
	return f.override(f.set.DeadlinesFor(s.Recommendation, a.Stakeholder))
}

// override names the override of register.yaml that some deadlines are.
func (f *folder) override(deadlines *record.Deadlines) string {
	for i := range f.set.Policy.Overrides {
		if deadlines == &f.set.Policy.Overrides[i].Deadlines {
			return fmt.Sprintf(", override %d", i+1)
		}
	}
	return ""
}

func (f *folder) noImplementation(s *Standing, a *Addressee) []Reason {
	why := Reason{Text: fmt.Sprintf("implementation by %s: ", a.Stakeholder)}
	switch {
	case f.implementation(s, a) != nil:
		return nil
	case a.Position == record.Rejected:
		why.Date, why.Path = a.PositionIn.Date, a.PositionIn.Path
		why.Text += "it rejects the recommendation"
	case a.AwaitsVerification.Date != 0:
		why.Date, why.Path = a.AwaitsVerification.Date, a.AwaitsVerification.Path
		why.Text += "it says that it is done; that waits to be verified"
	default:
		why.Text += "no date is set, and " + f.noTime(s, a, "implementation")
		why.Path = "register.yaml"
	}
	return []Reason{why}
}

func (f *folder) noVerification(s *Standing, verification *Item) []Reason {
	if verification != nil {
		return nil
	}
	for _, a := range s.Addressees {
		if a.AwaitsVerification.Date != 0 {
			return []Reason{{0, "verification: " + f.noTime(s, a, "verification"), "register.yaml"}}
		}
	}
	return []Reason{{0, "verification: nobody says that it is done", ""}}
}

func (f *folder) noFollowUp(s *Standing, verification *Item) []Reason {
	switch {
	case verification != nil:
		return []Reason{{0, "follow-up: the verification stands for it", ""}}
	case f.awaitsAnswer(s):
		return []Reason{{0, "follow-up: answers are awaited, and none has come", ""}}
	case f.withheldAbroad(s):
		return []Reason{{0, "follow-up: the other body's report is not published", f.set.Reports[s.Recommendation.Report].Path}}
	case f.followUp(s) == nil:
		_, key, _ := f.silence(s, s.LastContact.Date)
		return []Reason{{0, "follow-up: register.yaml sets no time for it (follow-up, " + key + ": none)", "register.yaml"}}
	}
	return nil
}
