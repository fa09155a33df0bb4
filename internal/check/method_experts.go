package check

import (
	"fmt"
	"slices"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

func expertRules() []Rule {
	return []Rule{
		{Rule: methodRule("M010", "expert-alone", "external expert without a member or staff"), record: ourVisit(expertAlone)},
		{Rule: methodRule("M011", "expert-without-contract", "external expert without a contract"), record: onTeam(withoutContract)},
		{Rule: methodRule("M012", "expert-without-accreditation", "external expert without accreditation"), record: onTeam(withoutAccreditation)},
		{Rule: methodRule("M013", "expert-without-induction", "external expert without induction"), record: onTeam(withoutInduction)},
		{Rule: methodRule("M014", "expert-without-confidentiality", "external expert not bound to confidentiality"), record: onTeam(withoutConfidentiality)},
		{Rule: methodRule("M015", "conflict-of-interest", "visit by a person with a conflict of interest"), record: ourVisit(conflictOfInterest)},
		{Rule: methodRule("M017", "draft-not-offered-to-experts", "draft that the experts were not offered"), record: on(draftNotOffered)},
	}
}

const expertRole = "external-expert"

// ourVisit makes a rule about the visits of the NPM, made or planned: a plan is
// what can still be mended.
func ourVisit(look func(*inspection, *record.Visit) []finding) func(*inspection, record.Record) []finding {
	return on(func(in *inspection, v *record.Visit) []finding {
		if !isOurs(v.By) || v.Start == 0 {
			return nil
		}
		return look(in, v)
	})
}

// onTeam makes a rule about each external expert who takes part in a visit. look
// gives no message where all is well.
func onTeam(look func(*inspection, *record.Visit, *record.Member) finding) func(*inspection, record.Record) []finding {
	return ourVisit(func(in *inspection, v *record.Visit) []finding {
		var all []finding
		for i, id := range v.Team {
			expert := in.set.Members[id]
			if expert == nil || expert.Role != expertRole {
				continue
			}
			if f := look(in, v, expert); f.message != "" {
				f.pointer = item("team", i)
				all = append(all, f)
			}
		}
		return all
	})
}

// expertAlone says nothing where somebody on the team is not known: that may be
// the member.
func expertAlone(in *inspection, v *record.Visit) []finding {
	experts := 0
	for _, id := range v.Team {
		person := in.set.Members[id]
		if person == nil || person.Role != expertRole {
			return nil
		}
		experts++
	}
	if experts == 0 {
		return nil
	}
	return []finding{{pointer: "/team", key: true, message: `"team" has external experts only`,
		help: "add the member or colleague who goes along: external experts do not visit by themselves"}}
}

// withoutContract: an expert who left has none any more.
func withoutContract(_ *inspection, v *record.Visit, expert *record.Member) finding {
	const help = "have the contract signed before the visit, or plan with somebody else; if there is one, write its days in the expert's `contract`"
	contract := expert.Contract
	switch {
	case contract == nil || *contract == record.Contract{}:
		return finding{message: expert.ID + " has no `contract`", help: help}
	case !covers(contract.Start, contract.End, v.Start, v.LastDay()):
		return finding{message: fmt.Sprintf("the contract of %s (%s) does not hold on all days of this visit", expert.ID, span(contract.Start, contract.End)), help: help}
	case !covers(0, expert.Until, v.Start, v.LastDay()):
		return finding{message: fmt.Sprintf("%s works with us until %s only", expert.ID, expert.Until), help: help}
	}
	return finding{}
}

// span writes from when to when something holds.
func span(from, until calendar.Date) string {
	switch {
	case until == 0:
		return "from " + from.String()
	case from == 0:
		return "until " + until.String()
	}
	return from.String() + " to " + until.String()
}

func withoutAccreditation(_ *inspection, v *record.Visit, expert *record.Member) finding {
	const help = "ask the authorities in time, and write the last day of the accreditation in the expert's `accredited_until`"
	switch until := expert.AccreditedUntil; {
	case until == 0:
		return finding{message: expert.ID + " has no `accredited_until`", help: help}
	case until < v.LastDay():
		return finding{message: fmt.Sprintf("%s was accredited until %s only", expert.ID, until), help: help}
	}
	return finding{}
}

func withoutInduction(_ *inspection, v *record.Visit, expert *record.Member) finding {
	const help = "introduce the expert to the mandate and our rules before the first visit, and write the day in the expert's `induction`"
	switch day := expert.Induction; {
	case day == 0:
		return finding{message: expert.ID + " has no `induction`", help: help}
	case day > v.Start:
		return finding{message: fmt.Sprintf("the induction of %s came on %s, after this visit began", expert.ID, day), help: help}
	}
	return finding{}
}

// withoutConfidentiality: an agreement on it with the expert does as well as the
// date.
func withoutConfidentiality(in *inspection, v *record.Visit, expert *record.Member) finding {
	const help = "have the promise of confidentiality signed before the visit, and write the day in the expert's `confidentiality`"
	day := expert.Confidentiality
	if day != 0 && day <= v.Start || agreedWithExpert(in.set, v, expert.ID) || in.hidden(record.Agreements) {
		return finding{}
	}
	if day == 0 {
		return finding{message: expert.ID + " has no `confidentiality`", help: help}
	}
	return finding{message: fmt.Sprintf("%s signed on %s, after this visit began", expert.ID, day), help: help}
}

func agreedWithExpert(set *record.Set, v *record.Visit, expert string) bool {
	for _, a := range set.Agreements {
		if a.Expert == expert && (a.Type == "confidentiality" || slices.Contains(a.Covers, "confidentiality")) && inForce(a, v) {
			return true
		}
	}
	return false
}

// conflictOfInterest looks at everybody on the team: members declare conflicts
// as experts do.
func conflictOfInterest(in *inspection, v *record.Visit) []finding {
	var all []finding
	for i, id := range v.Team {
		person := in.set.Members[id]
		if person == nil {
			continue
		}
		for _, c := range person.Conflicts {
			if !overlaps(c.Since, c.Until, v.Start, v.LastDay()) {
				continue
			}
			if with := touches(in.set, c, v); with != "" {
				all = append(all, finding{pointer: item("team", i),
					message: fmt.Sprintf("%s has declared a conflict with %s that holds on the days of this visit", id, with),
					help:    "let somebody else go; if the conflict is over, write its last day in `until`"})
				break
			}
		}
	}
	return all
}

// touches gives the place or body that a visit and a conflict have in common, ""
// if none. A conflict with a body is one with the places it runs or that are run
// by a body below it, and goes over to its successors.
func touches(set *record.Set, c record.Conflict, v *record.Visit) string {
	for _, id := range v.Place {
		if id == c.Place {
			return id
		}
		place := set.Places[id]
		if place == nil || place.Authority == "" || c.Stakeholder == "" {
			continue
		}
		for _, body := range append(set.Successors(c.Stakeholder), c.Stakeholder) {
			if set.Within(place.Authority, body) {
				return c.Stakeholder
			}
		}
	}
	return ""
}

// draftNotOffered looks at reports on visits. Annual reports, advice on a bill
// and what is sent to treaty bodies draw visits together, whose own reports the
// experts have read.
func draftNotOffered(in *inspection, r *record.Report) []finding {
	if !isOurs(r.IssuedBy) || r.ExpertComments != 0 || slices.Contains([]string{"annual", "legislative-advice", "treaty-body"}, r.Type) {
		return nil
	}
	expert := expertOnVisits(in.set, r)
	if expert == "" {
		return nil
	}
	for _, step := range []struct {
		key string
		on  calendar.Date
	}{{"draft_sent", r.DraftSent}, {"sent", r.Sent}, {"published", r.Published}} {
		if step.on != 0 {
			return []finding{{pointer: "/" + step.key, key: true,
				message: fmt.Sprintf("%q is there and %q is not, though %s took part in the visit", step.key, "expert_comments", expert),
				help:    "offer the draft to the experts of the team before it leaves the house, and write the day in `expert_comments`"}}
		}
	}
	return nil
}

// expertOnVisits is an external expert who took part in a visit of a report.
func expertOnVisits(set *record.Set, r *record.Report) string {
	for _, id := range r.Visits {
		visit := set.Visits[id]
		if visit == nil || !isOurs(visit.By) {
			continue
		}
		for _, member := range visit.Team {
			if person := set.Members[member]; person != nil && person.Role == expertRole {
				return member
			}
		}
	}
	return ""
}
