package record

import "github.com/opcat-tools/npm/internal/calendar"

// CycleStep is one step of a cycle as it usually goes.
type CycleStep struct {
	Step   string          // the slug by which a process names it
	Title  string          // in plain words
	Offset calendar.Period // from the session; N is negative for a step before it, no unit for one that nothing dates
}

// PlannedStep is a step of a process with what its cycle says of it.
type PlannedStep struct {
	ProcessStep
	Title   string // in plain words; "" for a step that the cycle does not know
	Counted string // how Due follows from the session ("28d before"); "" where the process states it
}

// Cycle lists the usual steps of a mechanism, none where each is another. The
// days are those that the secretariats of the mechanisms usually set, counted
// from the first day of the session, visit or hearing; for the Special Fund from
// the day on which its call ends. A process may state others.
func Cycle(mechanism string) []CycleStep {
	switch mechanism {
	case "cat-review":
		return catReview()
	case "treaty-body-review":
		return treatyBodyReview()
	case "upr":
		return universalReview()
	case "spt-visit":
		return subcommitteeVisit()
	case "spt-advice":
		return subcommitteeAdvice()
	case "special-fund":
		return specialFund()
	case "special-procedure-visit", "iachr-visit":
		return countryVisit()
	case "cpt-visit":
		return committeeVisit()
	case "court-intervention", "standard-setting", "network":
		return contribution()
	}
	return nil
}

// StepsOf lists the steps of a process with the days on which they are due. A
// process that lists steps has these and no others; one that lists none and has
// a session follows the whole cycle. A step without a day of its own is due
// when it usually is, if the session is known.
func StepsOf(p *Process) []PlannedStep {
	cycle, listed := Cycle(p.Mechanism), p.Steps
	if len(listed) == 0 && p.Session != 0 {
		for _, usual := range cycle {
			listed = append(listed, ProcessStep{Step: usual.Step})
		}
	}
	steps := make([]PlannedStep, len(listed))
	for i, step := range listed {
		steps[i] = PlannedStep{ProcessStep: step}
		for _, usual := range cycle {
			if usual.Step == step.Step {
				steps[i].follow(usual, p.Session)
			}
		}
	}
	return steps
}

// follow takes from a cycle what a step leaves out.
func (s *PlannedStep) follow(usual CycleStep, session calendar.Date) {
	s.Title = usual.Title
	if s.Due != 0 || session == 0 || usual.Offset.IsZero() {
		return
	}
	if s.Due = usual.from(session); s.Due != 0 {
		s.Counted = usual.offset()
	}
}

// from counts the day of a step; sessions are not moved for weekends, and the
// mechanisms know none of our holidays. No day before the calendar begins.
func (c CycleStep) from(session calendar.Date) calendar.Date {
	return max(0, (&calendar.Calendar{}).Add(session, c.Offset))
}

func (c CycleStep) offset() string {
	distance := c.Offset
	switch {
	case distance.N < 0:
		distance.N = -distance.N
		return distance.String() + " before"
	case distance.N == 0:
		return "on its first day"
	}
	return distance.String() + " after"
}

func days(n int) calendar.Period   { return calendar.Period{N: n, Unit: calendar.Days} }
func months(n int) calendar.Period { return calendar.Period{N: n, Unit: calendar.Months} }

// undated is for steps that follow an event of which the session says nothing.
var undated calendar.Period

func catReview() []CycleStep {
	return []CycleStep{
		{"information-for-list-of-issues", "Information for the list of issues", months(-12)},
		{"information-for-examination", "Information for the examination of the State report", days(-28)},
		{"closed-briefing", "Closed briefing with the Committee", days(0)},
		{"attend-examination", "Attending the examination", days(2)},
		{"reference-in-own-reports", "Concluding observations taken up in our own reports", months(6)},
		{"follow-up-information", "Information on the recommendations chosen for follow-up", months(12)},
	}
}

// treatyBodyReview: the other committees take information in writing, and not
// all of them meet preventive mechanisms.
func treatyBodyReview() []CycleStep {
	return []CycleStep{
		{"information-for-list-of-issues", "Information for the list of issues", months(-12)},
		{"information-for-examination", "Information for the examination of the State report", days(-28)},
		{"reference-in-own-reports", "Concluding observations taken up in our own reports", months(6)},
		{"follow-up-information", "Information on the recommendations chosen for follow-up", months(12)},
	}
}

func universalReview() []CycleStep {
	return []CycleStep{
		{"national-consultation", "National consultation on the State report", months(-10)},
		{"stakeholder-information", "Written information as a stakeholder", months(-7)},
		{"briefing-of-delegations", "Briefing delegations before the review", months(-1)},
		{"side-event", "Side event", days(-1)},
		{"statement-at-adoption", "Statement at the adoption of the outcome", months(4)},
		{"publicise", "Making the recommendations known", months(6)},
		{"mid-term-follow-up", "Implementation at mid-term", months(30)},
		{"follow-implementation", "Implementation before the next cycle", months(54)},
	}
}

func subcommitteeVisit() []CycleStep {
	return []CycleStep{
		{"information-on-programme", "Information once the programme is public", months(-3)},
		{"suggest-places", "Places, risks and people to meet suggested", days(-42)},
		{"opening-meeting", "Meeting at the start of the visit", days(0)},
		{"joint-visits", "Joint visits", days(2)},
		{"final-meeting", "Meeting at the end of the visit", days(9)},
		{"reprisals-check", "Check on reprisals", months(1)},
		{"publish-npm-report", "Publishing the report addressed to the mechanism", months(8)},
		{"urge-publication", "Urging that report and reply be published", months(9)},
		{"reply-to-npm-report", "Reply to the report addressed to the mechanism", months(12)},
		{"dialogue-on-implementation", "Dialogue on implementation", months(13)},
		{"special-fund-application", "Application to the Special Fund", undated},
	}
}

func subcommitteeAdvice() []CycleStep {
	return []CycleStep{
		{"regional-team-known", "Regional team and rapporteur known", months(-6)},
		{"annual-report-shared", "Annual report shared", months(-1)},
		{"session-meeting", "Meeting during the session", days(0)},
		{"request-for-interpretation", "Request for interpretation", undated},
	}
}

func specialFund() []CycleStep {
	return []CycleStep{
		{"call", "Call read and project chosen", months(-2)},
		{"application", "Application", days(0)},
		{"grant", "Grant agreed", months(6)},
		{"grant-report", "Report on the grant", months(18)},
	}
}

// countryVisit: once a visit has a day, the invitation has been made; before, it
// has none.
func countryVisit() []CycleStep {
	return []CycleStep{
		{"invitation", "Invitation by the Government", undated},
		{"briefing-before", "Briefing before the visit", months(-1)},
		{"suggest-places", "Places to visit and people to meet suggested", months(-1)},
		{"ngos-briefed", "Organisations of civil society briefed", days(-14)},
		{"submission", "Submission", days(-14)},
		{"briefing-during", "Briefing during the visit", days(0)},
		{"press", "Statement to the press", days(14)},
		{"briefing-after", "Briefing after the visit", days(21)},
		{"follow-up-visits", "Follow-up visits against reprisals", months(1)},
		{"advocacy-on-report", "Advocacy on the report", months(12)},
		{"reference-in-own-reports", "Report taken up in our own reports", months(18)},
	}
}

// committeeVisit: the European Committee asks the mechanism to the meeting with
// the authorities at the end.
func committeeVisit() []CycleStep {
	steps := countryVisit()
	for i, step := range steps {
		if step.Step == "press" {
			debrief := CycleStep{"debrief-with-authorities", "Debriefing with the authorities", days(14)}
			return append(steps[:i:i], append([]CycleStep{debrief}, steps[i:]...)...)
		}
	}
	return steps
}

func contribution() []CycleStep {
	return []CycleStep{
		{"submission", "Submission", months(-1)},
		{"follow-up", "Follow-up", months(6)},
	}
}
