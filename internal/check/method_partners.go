package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/record"
)

func partnerRules() []Rule {
	return []Rule{
		{Rule: methodRule("M016", "joint-visit-without-agreement", "joint visit without an agreement that covers it"), record: ourVisit(jointWithoutAgreement)},
	}
}

// mustCover is what a partner and the NPM settle before they go in together.
func mustCover() []string {
	return []string{"roles", "urgent-action", "information-use", "confidentiality"}
}

// inForce says whether an agreement holds on all days of a visit.
func inForce(a *record.Agreement, v *record.Visit) bool {
	return a.Signed != 0 && covers(a.Signed, a.Expires, v.Start, v.LastDay()) && (a.Ended == 0 || a.Ended > v.LastDay())
}

func jointWithoutAgreement(in *inspection, v *record.Visit) []finding {
	var all []finding
	for i, id := range v.JointWith {
		partner := in.set.Stakeholders[id]
		if partner == nil || partner.Category != "civil-society" || !allRead(in, record.Agreements) {
			continue
		}
		if f := unsettled(in.set, v, id); f.message != "" {
			f.pointer = item("joint_with", i)
			all = append(all, f)
		}
	}
	return all
}

// unsettled takes all agreements in force together: what one leaves out another
// may cover. One with a body above the partner binds it too.
func unsettled(set *record.Set, v *record.Visit, partner string) finding {
	var covered []string
	some := false
	for _, a := range set.Agreements {
		if inForce(a, v) && slices.ContainsFunc(a.Parties, func(party string) bool { return set.Within(partner, party) }) {
			some, covered = true, append(covered, a.Covers...)
		}
	}
	if !some {
		return finding{message: fmt.Sprintf("no agreement with %s is in force on the days of this visit", partner),
			help: "agree in writing before going in together: who does what, what happens in an emergency, what becomes of what is learnt"}
	}
	missing := slices.DeleteFunc(mustCover(), func(word string) bool { return slices.Contains(covered, word) })
	if len(missing) == 0 {
		return finding{}
	}
	return finding{message: fmt.Sprintf("no agreement in force with %s covers %s", partner, strings.Join(missing, ", ")),
		help: "settle it in writing with the partner before going in together, and add it to `covers` of the agreement"}
}
