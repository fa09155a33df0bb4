package check_test

import "testing"

func TestAuthoritiesHaveFocalPoints(t *testing.T) {
	base := map[string]string{
		"stakeholders/justice.yaml":  "name: Justice\ncategory: line-ministry\n",
		"stakeholders/prisons.yaml":  "name: Prisons\ncategory: supervisory-authority\nparent: justice\n",
		"stakeholders/lakeside.yaml": "name: Lakeside\ncategory: place-management\nparent: prisons\n",
		"stakeholders/court.yaml":    "name: Court\ncategory: judiciary\n",
		"stakeholders/ngo.yaml":      "name: NGO\ncategory: civil-society\n",
	}
	contact := func(src string) map[string]string {
		return map[string]string{"contacts/c.yaml": "name: Ana\n" + src}
	}
	justice, prisons := "M020 stakeholders/justice /name", "M020 stakeholders/prisons /name"
	runMethod(t, base, []string{"M020"}, []methodCase{
		{"nowhere, told once", nil, []string{justice}},
		{"in the ministry", contact("stakeholder: justice\nfocal_point: true\n"), nil},
		{"a contact that is none", contact("stakeholder: justice\n"), []string{justice}},
		{"in the department only", contact("stakeholder: prisons\nfocal_point: true\n"), []string{justice}},
		{"until today", contact("stakeholder: justice\nfocal_point: true\nuntil: 2026-11-21\n"), nil},
		{"until yesterday", contact("stakeholder: justice\nfocal_point: true\nuntil: 2026-11-20\n"), []string{justice}},
		{"from today", contact("stakeholder: justice\nfocal_point: true\nsince: 2026-11-21\n"), nil},
		{"from tomorrow", contact("stakeholder: justice\nfocal_point: true\nsince: 2026-11-22\n"), []string{justice}},
		{"the ministry ended", map[string]string{"stakeholders/justice.yaml": "name: Justice\ncategory: line-ministry\nended: 2026-11-21\n"}, []string{prisons}},
		{"the ministry ends tomorrow", map[string]string{"stakeholders/justice.yaml": "name: Justice\ncategory: line-ministry\nended: 2026-11-22\n"}, []string{justice}},
		{"the ministry cannot be read", map[string]string{"stakeholders/justice.yaml": "name: a: b\n"}, nil},
		{"a contact cannot be read", contact("stakeholder: a: b\n"), nil},
	})
}

func TestAuthoritiesAreMetBeforeTheirPlacesAreVisited(t *testing.T) {
	base := map[string]string{
		"stakeholders/interior.yaml": "name: Interior\ncategory: line-ministry\nended: 2025-01-01\nsucceeded_by: [new]\n",
		"stakeholders/new.yaml":      "name: New Interior\ncategory: line-ministry\n",
		"stakeholders/police.yaml":   "name: Police\ncategory: supervisory-authority\nparent: new\n",
		"places/one.yaml":            "name: One\ntype: police-station\nauthority: police\n",
		"places/two.yaml":            "name: Two\ntype: police-station\nauthority: police\n",
		"visits/a.yaml":              "place: one\nstart: 2026-03-01\n",
		"visits/b.yaml":              "place: [two, one]\nstart: 2026-04-01\n",
	}
	body := func(id, src string) map[string]string {
		was := base["stakeholders/"+id+".yaml"]
		return map[string]string{"stakeholders/" + id + ".yaml": was + src}
	}
	dialogue := func(src string) map[string]string {
		return map[string]string{"dialogue/d.yaml": "with: [police]\n" + src}
	}
	never, first, both := []string{"M021 stakeholders/police /name"}, []string{"M021 visits/a /place/0"}, []string{"M021 visits/a /place/0", "M021 visits/b /place/0"}
	runMethod(t, base, []string{"M021"}, []methodCase{
		{"never met, told once", nil, never},
		{"met on the day", body("police", "introduced: 2026-03-01\n"), nil},
		{"met the day after", body("police", "introduced: 2026-03-02\n"), first},
		{"met after both", body("police", "introduced: 2026-04-02\n"), both},
		{"the ministry above was met", body("new", "introduced: 2026-02-01\n"), nil},
		{"the ministry of before was met", body("interior", "introduced: 2024-02-01\n"), nil},
		{"introduced in a letter", dialogue("date: 2026-02-01\nform: letter\npurpose: [introduce-mandate]\n"), nil},
		{"met at a table", dialogue("date: 2026-03-01\nform: meeting\n"), nil},
		{"met at a table later", dialogue("date: 2026-03-02\nform: meeting\n"), first},
		{"a letter on something else", dialogue("date: 2026-02-01\nform: letter\n"), never},
		{"said in the press", dialogue("date: 2026-02-01\nform: meeting\nindirect: true\n"), never},
		{"visits of others", map[string]string{"visits/a.yaml": "place: one\nstart: 2026-03-01\nby: new\n", "visits/b.yaml": "place: one\nstart: 2026-11-22\n"}, nil},
		{"nobody runs it", map[string]string{"places/one.yaml": "name: One\ntype: other\n", "places/two.yaml": "name: Two\ntype: other\n"}, nil},
		{"the ministry cannot be read", map[string]string{"stakeholders/new.yaml": "name: a: b\n"}, nil},
	})
}

func TestDirectContactBeforeAPublicStep(t *testing.T) {
	base := map[string]string{
		"stakeholders/justice.yaml": "name: Justice\ncategory: line-ministry\n",
		"stakeholders/prisons.yaml": "name: Prisons\ncategory: supervisory-authority\nparent: justice\n",
		"stakeholders/health.yaml":  "name: Health\ncategory: line-ministry\n",
		"stakeholders/press.yaml":   "name: Press\ncategory: media\n",
		"reports/r.yaml":            "type: visit\nsent: 2026-01-10\n",
		"recommendations/a.yaml":    "report: r\ntitle: Mend the roof\naddressees: [prisons, health]\nbody: It leaks.\n",
		"dialogue/step.yaml":        "date: 2026-06-01\nform: media\nwith: [press]\nescalation: media\nrecommendations:\n  - {recommendation: a, for: [prisons]}\n",
	}
	with := func(events ...string) map[string]string {
		files := map[string]string{}
		for i, src := range events {
			files["dialogue/"+string(rune('a'+i))+".yaml"] = src
		}
		return files
	}
	said := "date: 2026-04-01\nform: letter\ndirection: incoming\nwith: [prisons]\nrecommendations:\n  - {recommendation: a, position: rejected}\n"
	letter := func(date, body string) string {
		return "date: " + date + "\nform: letter\ndirection: outgoing\nwith: [" + body + "]\n"
	}
	step := func(pairs ...string) map[string]string {
		return map[string]string{"dialogue/step.yaml": changed(t, base["dialogue/step.yaml"], pairs...)}
	}
	found := []string{"M022 dialogue/step /escalation"}
	runMethod(t, base, []string{"M022"}, []methodCase{
		{"silence on both sides", nil, found},
		{"abroad", step("escalation: media", "escalation: international"), found},
		{"to Parliament", step("escalation: media", "escalation: parliament"), nil},
		{"a reminder on the day of issue", with(letter("2026-01-10", "prisons")), nil},
		{"a letter before the issue", with(letter("2026-01-09", "prisons")), found},
		{"a letter on the same day", with(letter("2026-06-01", "prisons")), nil},
		{"a letter the day after", with(letter("2026-06-02", "prisons")), found},
		{"a letter to the ministry above", with(letter("2026-02-01", "justice")), nil},
		{"a letter to another addressee", with(letter("2026-02-01", "health")), found},
		{"they spoke last", with(letter("2026-02-01", "prisons"), said), found},
		{"we spoke last", with(said, letter("2026-05-01", "prisons")), nil},
		{"we spoke on the same day", with(said, letter("2026-04-01", "prisons")), nil},
		{"their last word at a meeting", with("date: 2026-04-01\nform: meeting\nwith: [prisons]\nrecommendations:\n  - {recommendation: a, position: rejected}\n"), found},
		{"their letter", with("date: 2026-05-01\nform: letter\ndirection: incoming\nwith: [prisons]\n"), found},
		{"another addressee spoke last", with(letter("2026-02-01", "prisons"), "date: 2026-04-01\nform: letter\ndirection: incoming\nwith: [health]\nrecommendations:\n  - {recommendation: a, position: rejected}\n"), nil},
		{"in the press before", with("date: 2026-05-01\nform: media\nwith: [prisons]\n"), found},
		{"a draft", map[string]string{"reports/r.yaml": "type: visit\n"}, nil},
		{"about the report", step("recommendations:\n  - {recommendation: a, for: [prisons]}\n", "report: r\n"), found},
		{"about the report, after a letter to one", map[string]string{"dialogue/a.yaml": letter("2026-03-01", "health"),
			"dialogue/step.yaml": changed(t, base["dialogue/step.yaml"], "recommendations:\n  - {recommendation: a, for: [prisons]}\n", "report: r\n")}, nil},
		{"about nothing of ours", step("recommendations:\n  - {recommendation: a, for: [prisons]}\n", ""), nil},
	})
}
