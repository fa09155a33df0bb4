package check

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/opcat-tools/npm/internal/record"
)

func complaintRules() []Rule {
	return []Rule{
		{Rule: methodRule("M018", "incomplete-complaint", "complaint that is not fully recorded"), local: onSheet(incompleteComplaint)},
		{Rule: methodRule("M019", "action-without-identity", "action that does not say whether the person was named"), local: onSheet(actionWithoutIdentity)},
	}
}

// incompleteComplaint names what is missing for patterns to show. What was done
// may come later, as long as an acknowledgement may.
func incompleteComplaint(s *sheet, c *record.Complaint) []finding {
	var missing []string
	for _, key := range []struct {
		name  string
		given bool
	}{
		{"type", c.Type != ""},
		{"themes", len(c.Themes) > 0},
		{"place or stakeholder", c.Place != "" || c.Stakeholder != ""},
		{"actions", len(c.Actions) > 0 || inFirstDays(s, c)},
	} {
		if !key.given {
			missing = append(missing, key.name)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return lacking("/received", "this complaint lacks "+strings.Join(missing, ", "),
		"add what is known: only what is recorded can be counted, and patterns be seen; where nothing was done, write the action `none` and why")
}

// inFirstDays gives every complaint time, be it one that is not acknowledged,
// and where register.yaml sets no period the usual one.
func inFirstDays(s *sheet, c *record.Complaint) bool {
	if c.Received == 0 {
		return true
	}
	period := cmp.Or(s.policy.Deadlines.Acknowledge, record.DefaultPolicy().Deadlines.Acknowledge)
	return s.policy.Days.Deadline(c.Received, period) >= s.today
}

func actionWithoutIdentity(_ *sheet, c *record.Complaint) []finding {
	var all []finding
	for i, a := range c.Actions {
		if a.Identity != "" || !isOutward(a) {
			continue
		}
		all = append(all, finding{pointer: item("actions", i) + "/action",
			message: fmt.Sprintf("the action %s has no %q", a.Action, "identity"),
			help:    "write `identity: withheld`, or with-consent, or without-consent and the reason: it decides who may learn who spoke with us"})
	}
	return all
}

// isOutward says whether somebody outside may learn of a complaint by an action,
// as by a visit or by asking after a person. Advice goes to those who complained.
// Of a word that register.yaml added nobody can say, unless it names to whom.
func isOutward(a record.Action) bool {
	switch a.Action {
	case "advise", "none":
		return false
	case "inform-management", "notify-authority", "recommendation", "visit", "refer", "check-safety":
		return true
	}
	return a.To != ""
}
