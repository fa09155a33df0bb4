package check

import (
	"fmt"
	"slices"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

func recommendationRules() []Rule {
	return []Rule{
		{Rule: methodRule("M001", "no-indicator", "recommendation without an indicator"), record: advice(noIndicator)},
		{Rule: methodRule("M002", "no-root-cause", "recommendation without a root cause"), record: advice(noRootCause)},
		{Rule: methodRule("M003", "no-standard", "recommendation without a standard"), record: advice(noStandard)},
		{Rule: methodRule("M004", "no-deadline", "recommendation without a deadline"), record: advice(noDeadline)},
		{Rule: methodRule("M005", "several-actions", "several actions in one recommendation"), record: advice(severalActions)},
		{Rule: methodRule("M006", "addressee-had-ended", "addressee that no longer existed"), record: advice(addresseeHadEnded)},
	}
}

// advice makes a rule about recommendations of our own that still have a future:
// what another body wrote we cannot mend, and what is closed needs no mending.
func advice(look func(*inspection, *record.Recommendation) []finding) func(*inspection, record.Record) []finding {
	return on(func(in *inspection, r *record.Recommendation) []finding {
		found := look(in, r)
		if len(found) == 0 || !isOurAdvice(in.set, r) || isClosed(in.set, r, in.today) {
			return nil
		}
		if in.hidden(record.Assessments, record.Recommendations) {
			return nil // one of those may close it
		}
		return found
	})
}

func isOurAdvice(set *record.Set, r *record.Recommendation) bool {
	report := set.Reports[r.Report]
	return report != nil && isOurs(report.IssuedBy)
}

// isClosed says whether the latest assessment closes a recommendation, or an
// issued one repeats it.
func isClosed(set *record.Set, r *record.Recommendation, day calendar.Date) bool {
	found := set.FoundAbout(r.ID)
	for i := len(found) - 1; i >= 0; i-- {
		if found[i].In.Date <= day {
			if found[i].Finding.Status.Closes() {
				return true
			}
			break
		}
	}
	return slices.ContainsFunc(set.RepeatedBy(r.ID), func(later *record.Recommendation) bool {
		issued := set.IssuedOn(later)
		return issued != 0 && issued <= day
	})
}

// lacking is a finding about a key that is not there: it stands at a key that is.
func lacking(at, message, help string) []finding {
	return []finding{{pointer: at, key: true, message: message, help: help}}
}

func noIndicator(_ *inspection, r *record.Recommendation) []finding {
	if r.Indicator != "" {
		return nil
	}
	return lacking("/title", `"indicator" is missing: nothing says how one will see that this is done`,
		"write in `indicator` what you will count, read or ask for on the next visit, and what it must show")
}

func noRootCause(_ *inspection, r *record.Recommendation) []finding {
	if r.RootCause != "" {
		return nil
	}
	return lacking("/title", `"root_cause" is missing: nothing says why things are as they are`,
		"write in `root_cause` the rule, shortage or habit behind what you saw, as far as you know it")
}

func noStandard(_ *inspection, r *record.Recommendation) []finding {
	if len(r.Standards) > 0 {
		return nil
	}
	return lacking("/title", `"standards" is missing: nothing says what this rests on`,
		"name in `standards` the rule of national or international law that asks for it; one is enough")
}

// noDeadline asks whether anything at all can ever be late: a date on the
// recommendation or its report, one granted later, or a period of the policy
// for one of the addressees.
func noDeadline(in *inspection, r *record.Recommendation) []finding {
	report := in.set.Reports[r.Report]
	dated := r.RespondBy != 0 || r.ImplementBy != 0 || report != nil && report.RespondBy != 0
	if dated || !knowsPeriods(in) || slices.ContainsFunc(r.Addressees, func(body string) bool { return hasPeriod(in, r, body) }) {
		return nil
	}
	if in.hidden(record.Dialogues) || slices.ContainsFunc(in.set.SaidAbout(r.ID), func(said record.Said) bool { return said.Item.Extends != nil }) {
		return nil
	}
	return lacking("/title", "no deadline: neither a date here or on the report nor a period in register.yaml for any addressee",
		"write `implement_by`, or `respond_by` where only an answer is asked for: what has no date is never late")
}

// knowsPeriods says whether register.yaml could be read where it sets the periods
// that make a deadline.
func knowsPeriods(in *inspection) bool {
	return in.register.Sure("deadlines") && in.register.Sure("deadlines/response") &&
		in.register.Sure("deadlines/response-urgent") && in.register.Sure("deadlines/implementation")
}

// hasPeriod is lenient where an addressee is not there or cannot be read: which
// period holds for it is not known then.
func hasPeriod(in *inspection, r *record.Recommendation, body string) bool {
	if in.set.Stakeholders[body] == nil && body != record.Institution {
		return true
	}
	deadlines := in.set.DeadlinesFor(r, body)
	response := deadlines.Response
	if r.Priority == record.Urgent {
		response = deadlines.ResponseUrgent
	}
	return !response.IsZero() || !deadlines.Implementation.IsZero()
}

// addresseeHadEnded: the successors owe what is asked of a body that ended
// later, but a letter to one that is no more reaches nobody.
func addresseeHadEnded(in *inspection, r *record.Recommendation) []finding {
	var all []finding
	issued := in.set.IssuedOn(r)
	draft := issued == 0
	if draft {
		issued = in.today
	}
	for i, id := range r.Addressees {
		body := in.set.Stakeholders[id]
		if body == nil || body.Ended == 0 || body.Ended >= issued || in.hidden(record.Dialogues) || movedFrom(in.set, r, id) {
			continue
		}
		f := finding{pointer: item("addressees", i),
			message: fmt.Sprintf("%q names %s, which had ended on %s", "addressees", id, body.Ended),
			help:    "address it to the body that took over; if it was sent, send a copy there and record that"}
		if heir := soleHeir(in.set, body); draft && heir != "" && !slices.Contains(r.Addressees, heir) {
			f.help, f.write = "address it to "+heir+", which took over", heir
		}
		all = append(all, f)
	}
	return all
}

func movedFrom(set *record.Set, r *record.Recommendation, body string) bool {
	return slices.ContainsFunc(set.SaidAbout(r.ID), func(said record.Said) bool {
		return said.Item.Moves != nil && said.Item.Moves.From == body
	})
}

// soleHeir is the one body in which all successions of a body end, "" where
// there are none or several.
func soleHeir(set *record.Set, body *record.Stakeholder) string {
	var heirs []string
	for _, id := range set.Successors(body.ID) {
		if heir := set.Stakeholders[id]; heir != nil && heir.Ended == 0 {
			heirs = append(heirs, id)
		}
	}
	if len(heirs) != 1 {
		return ""
	}
	return heirs[0]
}
