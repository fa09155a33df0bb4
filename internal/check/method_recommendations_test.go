package check_test

import (
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/check"
	"github.com/opcat-tools/npm/internal/register"
)

const advised = `report: r
title: Mend the roof
addressees: [prisons]
standards: [Nelson Mandela Rule 13]
root_cause: Nobody pays for roofs.
indicator: No bucket in the corridor.
body: We recommend that the roof be mended.
`

var advisedBase = map[string]string{
	"stakeholders/prisons.yaml": "name: Prisons\ncategory: supervisory-authority\n",
	"stakeholders/spt.yaml":     "name: SPT\ncategory: international\n",
	"reports/r.yaml":            "type: visit\nsent: 2026-03-01\n",
}

func TestRecommendationsSayWhatIsNeeded(t *testing.T) {
	bare := changed(t, advised, "standards: [Nelson Mandela Rule 13]\n", "", "root_cause: Nobody pays for roofs.\n", "", "indicator: No bucket in the corridor.\n", "")
	all := []string{"M001 recommendations/a /title", "M002 recommendations/a /title", "M003 recommendations/a /title"}
	finding := func(date, status string) string {
		return "date: " + date + "\nbasis: document-review\nfindings:\n  - {recommendation: a, status: " + status + ", evidence: seen}\n"
	}
	with := func(name, src string) map[string]string {
		return map[string]string{"recommendations/a.yaml": bare, name: src}
	}
	runMethod(t, advisedBase, []string{"M001", "M002", "M003"}, []methodCase{
		{"all said", map[string]string{"recommendations/a.yaml": advised}, nil},
		{"nothing said", map[string]string{"recommendations/a.yaml": bare}, all},
		{"in a draft", with("reports/r.yaml", "type: visit\n"), all},
		{"by another body", with("reports/r.yaml", "type: treaty-body\nissued_by: spt\nsent: 2026-03-01\n"), nil},
		{"report unknown", map[string]string{"recommendations/a.yaml": changed(t, bare, "report: r", "report: other")}, nil},
		{"found done", with("assessments/f.yaml", finding("2026-06-01", "implemented")), nil},
		{"found done in part", with("assessments/f.yaml", finding("2026-06-01", "partly-implemented")), all},
		{"found done and undone", map[string]string{"recommendations/a.yaml": bare,
			"assessments/f.yaml": finding("2026-06-01", "implemented"), "assessments/g.yaml": finding("2026-07-01", "not-implemented")}, all},
		{"found done tomorrow", with("assessments/f.yaml", finding("2026-11-22", "implemented")), all},
		{"found done today", with("assessments/f.yaml", finding("2026-11-21", "implemented")), nil},
		{"repeated", with("recommendations/b.yaml", advised+"repeats: [a]\n"), nil},
		{"repeated in a draft", map[string]string{"recommendations/a.yaml": bare, "reports/d.yaml": "type: visit\n",
			"recommendations/b.yaml": changed(t, advised, "report: r", "report: d") + "repeats: [a]\n"}, all},
	})
}

func TestRecommendationsHaveADeadline(t *testing.T) {
	const none = "schema: 1\ninstitution: {name: NPM}\ndeadlines: {response: none}\n"
	found := []string{"M004 recommendations/a /title"}
	with := func(policy, src string, more ...string) map[string]string {
		files := map[string]string{"register.yaml": policy, "recommendations/a.yaml": src}
		for i := 0; i < len(more); i += 2 {
			files[more[i]] = more[i+1]
		}
		return files
	}
	runMethod(t, advisedBase, []string{"M004"}, []methodCase{
		{"usual period", map[string]string{"recommendations/a.yaml": advised}, nil},
		{"no period", with(none, advised), found},
		{"its own day for an answer", with(none, advised+"respond_by: 2026-12-01\n"), nil},
		{"its own day", with(none, advised+"implement_by: 2026-12-01\n"), nil},
		{"the report's day", with(none, advised, "reports/r.yaml", "type: visit\nsent: 2026-03-01\nrespond_by: 2026-12-01\n"), nil},
		{"granted later", with(none, advised, "dialogue/d.yaml",
			"date: 2026-04-01\nform: letter\nwith: [prisons]\nrecommendations:\n  - {recommendation: a, extends: {implement_by: 2026-12-01, reason: asked for}}\n"), nil},
		{"urgent", with(none, advised+"priority: urgent\n"), nil},
		{"urgent without", with(changed(t, none, "response: none", "response-urgent: none"), advised+"priority: urgent\n"), found},
		{"period to carry it out", with(changed(t, none, "none", "none, implementation: 1y"), advised), nil},
		{"for one of two", with(changed(t, none, "none", "none, overrides: [{when: {stakeholder: courts}, response: 30d}]"), changed(t, advised, "[prisons]", "[prisons, courts]"),
			"stakeholders/courts.yaml", "name: Courts\ncategory: judiciary\n"), nil},
		{"addressee unknown", with(none, changed(t, advised, "[prisons]", "[prisns]")), nil},
		{"period misspelt", with(changed(t, none, "none", "none, implementation: one year"), advised), nil},
	})
}

func TestRecommendationsAskForOneThing(t *testing.T) {
	title, body := []string{"M005 recommendations/a /title"}, []string{"M005 recommendations/a /body"}
	tests := []struct {
		name, title, body string
		want              []string
	}{
		{"one thing", "Mend the roof", "We recommend that the roof be mended.", nil},
		{"two in the title", "Mend the roof; hire a nurse", "One.", title},
		{"in Arabic", "إصلاح السقف؛ توظيف ممرضة", "One.", title},
		{"semicolon at the end", "Mend the roof;", "One.", nil},
		{"lettered", "a", "We recommend that the prison:\n\n(a) mend the roof;\n(b) hire a nurse.", body},
		{"lettered in Cyrillic", "a", "Рекомендуем:\n\nа) починить крышу;\nб) нанять медсестру.", body},
		{"numbered, with a text after it", "a", "1. Mend the roof.\n2. Hire a nurse.\n\nBoth before the winter.", body},
		{"in Roman", "a", "i) mend the roof;\n\nii) hire a nurse.", body},
		{"one letter only", "a", "(a) Mend the roof.", nil},
		{"letters of two forms", "a", "a) mend the roof\n(b) see above", nil},
		{"years and articles at the start of lines", "a", "It was built in\n1952. The rule is in article\n9. We recommend a roof.", nil},
		{"points that are sentences", "a", "We recommend:\n\n- Mend the roof.\n- Hire a nurse\n  for the nights.\n", body},
		{"points and nothing else", "a", "- Mend the roof\n- Hire a nurse", body},
		{"points under a heading", "a", "## Roof and nurse\n\n* Mend the roof\n* Hire a nurse\n", body},
		{"parts of one thing", "a", "We recommend one record that shows\n\n- the hour of arrest,\n- the hour of release.\nNothing else.", nil},
		{"parts without a word after them", "a", "We recommend one record that shows\n\n- the hour of arrest\n- the hour of release", nil},
		{"findings before it", "a", "- The roof leaks.\n- The rain comes in.\n\nWe recommend that the roof be mended.", nil},
		{"what was seen, in sentences", "a", "We recommend that the roof be mended. It is bad.\n\n- Cell 1 is wet.\n- Cell 2 is wet.", nil},
		{"one point", "a", "- Mend the roof.", nil},
		{"points within points", "a", "- One roof for all:\n  - with gutters\n  - with snow guards\n", nil},
	}
	for _, test := range tests {
		src := changed(t, advised, "body: We recommend that the roof be mended.\n", "", "title: Mend the roof", "title: \""+test.title+"\"", "report: r", "---\nreport: r") + "---\n" + test.body + "\n"
		runMethod(t, advisedBase, []string{"M005"}, []methodCase{{test.name, map[string]string{"recommendations/a.md": src}, test.want}})
	}
}

func TestAddresseesExisted(t *testing.T) {
	found := []string{"M006 recommendations/a /addressees/1"}
	two := changed(t, advised, "[prisons]", "[prisons, old]")
	with := func(ended, sent string, more ...string) map[string]string {
		files := map[string]string{"recommendations/a.yaml": two, "reports/r.yaml": "type: visit\n" + sent,
			"stakeholders/old.yaml": "name: Old\ncategory: line-ministry\n" + ended}
		for i := 0; i < len(more); i += 2 {
			files[more[i]] = more[i+1]
		}
		return files
	}
	runMethod(t, advisedBase, []string{"M006"}, []methodCase{
		{"there", with("", "sent: 2026-03-01\n"), nil},
		{"ended the day before", with("ended: 2026-02-28\n", "sent: 2026-03-01\n"), found},
		{"ended on the day", with("ended: 2026-03-01\n", "sent: 2026-03-01\n"), nil},
		{"ended since", with("ended: 2026-05-01\n", "sent: 2026-03-01\n"), nil},
		{"draft", with("ended: 2026-11-20\n", ""), found},
		{"draft, ends today", with("ended: 2026-11-21\n", ""), nil},
		{"by another body", with("ended: 2026-02-28\n", "sent: 2026-03-01\nissued_by: spt\n"), nil},
		{"moved on", with("ended: 2026-02-28\n", "sent: 2026-03-01\n", "dialogue/d.yaml",
			"date: 2026-04-01\nform: letter\nwith: [prisons]\nrecommendations:\n  - {recommendation: a, moves: {from: old, to: prisons}}\n"), nil},
	})
}

// In a draft the one body that took over can be written at once.
func TestTheOneHeirIsOffered(t *testing.T) {
	body := func(keys string) string { return "name: a\ncategory: other\n" + keys }
	const ended = "ended: 2025-01-01\n"
	tests := []struct {
		name, old, sent, addressees, want string
	}{
		{"one", ended + "succeeded_by: [a]\n", "", "[old]", "a"},
		{"through another", ended + "succeeded_by: [between]\n", "", "[old]", "b"},
		{"two", ended + "succeeded_by: [a, b]\n", "", "[old]", ""},
		{"none", ended, "", "[old]", ""},
		{"named already", ended + "succeeded_by: [a]\n", "", "[a, old]", ""},
		{"sent", ended + "succeeded_by: [a]\n", "sent: 2026-03-01\n", "[old]", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := fstest.MapFS{}
			for name, src := range map[string]string{
				"register.yaml": "schema: 1\ninstitution: {name: NPM}\n", "reports/r.yaml": "type: visit\n" + test.sent,
				"recommendations/a.yaml": changed(t, advised, "[prisons]", test.addressees), "stakeholders/old.yaml": body(test.old),
				"stakeholders/a.yaml": body(""), "stakeholders/b.yaml": body(""), "stakeholders/between.yaml": body(ended + "succeeded_by: [b]\n"),
			} {
				files[name] = &fstest.MapFile{Data: []byte(src)}
			}
			r, err := register.Load(files, nil)
			if err != nil {
				t.Fatal(err)
			}
			problems := check.Run(r, today, nil)
			if len(problems) != 1 || problems[0].Code != "M006" || problems[0].Fix.New != test.want {
				t.Errorf("found %+v, want one with the fix %q", problems, test.want)
			}
		})
	}
}
