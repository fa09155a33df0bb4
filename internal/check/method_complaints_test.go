package check_test

import "testing"

func TestComplaintsAreRecordedInFull(t *testing.T) {
	const whole = "channel: mail\ntype: conditions\nthemes: [food]\nplace: lakeside\nactions:\n  - {date: 2026-11-03, action: advise}\n"
	with := func(received string, pairs ...string) map[string]string {
		return map[string]string{"complaints/c.yaml": "received: " + received + "\n" + changed(t, whole, pairs...)}
	}
	const actions = "actions:\n  - {date: 2026-11-03, action: advise}\n"
	found := []string{"M018 complaints/c /received"}
	runMethod(t, teamBase, []string{"M018"}, []methodCase{
		{"in full", with("2026-11-02"), nil},
		{"no type", with("2026-11-02", "type: conditions\n", ""), found},
		{"no theme", with("2026-11-02", "themes: [food]\n", ""), found},
		{"no institution", with("2026-11-02", "place: lakeside\n", ""), found},
		{"a body instead of a place", with("2026-11-02", "place: lakeside", "stakeholder: prisons"), nil},
		{"nothing at all is one finding", map[string]string{"complaints/c.yaml": "received: 2026-01-02\nchannel: mail\n"}, found},
		{"nothing done in ten working days", with("2026-11-06", actions, ""), found},
		{"nothing done yet", with("2026-11-09", actions, ""), nil},
		{"no type in the first days", with("2026-11-20", actions, "", "type: conditions\n", ""), found},
		{"nothing done, the house takes a month, which ends today", map[string]string{"register.yaml": "schema: 1\ninstitution: {name: NPM}\ndeadlines: {acknowledgement: 1m}\n",
			"complaints/c.yaml": "received: 2026-10-21\n" + changed(t, whole, actions, "")}, nil},
		{"nothing done yet, the house has no period", map[string]string{"register.yaml": "schema: 1\ninstitution: {name: NPM}\ndeadlines: {acknowledgement: none}\n",
			"complaints/c.yaml": "received: 2026-11-09\n" + changed(t, whole, actions, "")}, nil},
	})
}

func TestActionsSayWhetherThePersonWasNamed(t *testing.T) {
	const base = "received: 2026-11-02\nchannel: mail\nactions:\n  - {date: 2026-11-03, action: advise}\n  - {date: 2026-11-04, action: "
	with := func(action string) map[string]string {
		return map[string]string{"complaints/c.yaml": base + action + "}\n",
			"register.yaml": "schema: 1\ninstitution: {name: NPM}\nvocabulary: {complaint-action: [tell-lawyer]}\n"}
	}
	found := []string{"M019 complaints/c /actions/1/action"}
	var tests []methodCase
	for _, action := range []string{"inform-management", "notify-authority", "recommendation", "visit", "refer", "check-safety"} {
		tests = append(tests, methodCase{action, with(action), found}, methodCase{action + " withheld", with(action + ", identity: withheld"), nil})
	}
	runMethod(t, teamBase, []string{"M019"}, append(tests,
		methodCase{"none", with("none"), nil},
		methodCase{"a word of the register's own", with("tell-lawyer"), nil},
		methodCase{"a word of the register's own, to somebody", with("tell-lawyer, to: health"), found},
	))
}
