package report_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/report"
)

// ministries is a register in which two bodies owe an answer since 10 July 2026;
// about the one of "justice" a reminder was sent, and the authority above asked.
func ministries(t *testing.T, more map[string]string) *audience.View {
	t.Helper()
	files := fstest.MapFS{}
	base := map[string]string{
		"register.yaml":                    "schema: 1\ninstitution: {name: NPM, languages: [en]}\n",
		"members/ada.yaml":                 "name: Ada\nrole: member\n",
		"members/ben.yaml":                 "name: Ben\nrole: member\n",
		"stakeholders/cabinet.yaml":        "name: The Cabinet\ncategory: other-executive\nowner: ada\n",
		"stakeholders/old.yaml":            "name: Old\ncategory: line-ministry\nended: 2026-02-01\nsucceeded_by: [justice]\n",
		"stakeholders/justice.yaml":        "name: Ministry of Justice\ncategory: line-ministry\nparent: cabinet\n",
		"stakeholders/health.yaml":         "name: Ministry of Health\ncategory: line-ministry\nowner: ben\n",
		"reports/2026/lake.yaml":           "type: thematic\nsent: 2026-01-10\n",
		"recommendations/lake/roof.md":     "---\nreport: 2026/lake\ntitle: Mend the roof\naddressees: [justice, health]\n---\nIt leaks.\n",
		"dialogue/2026/07/20-justice.yaml": "date: 2026-07-20\nform: letter\ndirection: outgoing\nwith: [justice]\nescalation: reminder\nrecommendations: [{recommendation: lake/roof, for: [justice]}]\n",
		"dialogue/2026/09/20-cabinet.yaml": "date: 2026-09-20\nform: letter\ndirection: outgoing\nwith: [cabinet]\nescalation: higher-authority\nrecommendations: [{recommendation: lake/roof, for: [justice]}]\n",
		"dialogue/2025/12/01-old.yaml":     "date: 2025-12-01\nform: phone\nwith: [old]\n",
	}
	for _, part := range []map[string]string{base, more} {
		for name, content := range part {
			files[name] = &fstest.MapFile{Data: []byte(content)}
		}
	}
	return viewOf(t, files)
}

func meets(date, next string) map[string]string {
	return map[string]string{"dialogue/2027/01/02-justice.yaml": "date: " + date + "\nform: meeting\nwith: [justice, health]\n" + next}
}

func TestEscalationsFilters(t *testing.T) {
	v := ministries(t, nil)
	for _, test := range []struct {
		name, on string
		query    report.EscalationsQuery
		want     string
	}{
		{"the day before the second step", "2026-09-08", report.EscalationsQuery{}, ""},
		{"the second step is due", "2026-09-09", report.EscalationsQuery{}, "justice"},
		{"the second step was taken for one", "2026-12-01", report.EscalationsQuery{}, "justice"},
		{"all", "2026-12-01", report.EscalationsQuery{All: true}, "health justice"},
		{"a body above", "2026-12-01", report.EscalationsQuery{All: true, Stakeholders: []string{"cabinet"}}, "justice"},
		{"a former name", "2026-12-01", report.EscalationsQuery{All: true, Stakeholders: []string{"old"}}, "justice"},
		{"another", "2026-12-01", report.EscalationsQuery{Stakeholders: []string{"health"}}, ""},
		{"the owner of the body above", "2026-12-01", report.EscalationsQuery{All: true, Owners: []string{"ada"}}, "justice"},
		{"the owner", "2026-12-01", report.EscalationsQuery{All: true, Owners: []string{"ben"}}, "health"},
		{"both", "2026-12-01", report.EscalationsQuery{All: true, Owners: []string{"ben"}, Stakeholders: []string{"cabinet"}}, ""},
	} {
		doc := report.Escalations(v, on(t, test.on), test.query)
		if got := strings.Join(column(t, doc, "stakeholder"), " "); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
		checkTable(t, test.name, doc.Table)
	}
}

func TestEscalationsFooter(t *testing.T) {
	v := ministries(t, meets("2027-01-02", ""))
	promised := ministries(t, map[string]string{
		"stakeholders/gone.yaml":  "name: Gone\ncategory: line-ministry\nended: 2026-03-01\nsucceeded_by: [justice, health]\n",
		"dialogue/2026/02/1.yaml": "date: 2026-02-01\nform: meeting\nwith: [gone]\ncommitments: [{what: Pay, by: gone, due: 2026-02-05}]\n",
	})
	for _, test := range []struct {
		view *audience.View
		on   string
		all  bool
		want []string
	}{
		{v, "2026-12-01", false, []string{"As of 2026-12-01: 1 authority, 1 item overdue, 0 of them long overdue.", "1 more authority with something overdue: --all lists all."}},
		{v, "2026-12-01", true, []string{"As of 2026-12-01: 2 authorities, 2 items overdue, 0 of them long overdue."}},
		{v, "2027-01-07", false, []string{"As of 2027-01-07: 1 authority, 1 item overdue, 0 of them long overdue; 1 public step held back.", "1 more authority with something overdue: --all lists all."}},
		{v, "2026-07-10", false, []string{"As of 2026-07-10: 0 authorities, 0 items overdue, 0 of them long overdue."}},
		{v, "2026-07-11", false, []string{"As of 2026-07-11: 0 authorities, 0 items overdue, 0 of them long overdue.", "2 more authorities with something overdue: --all lists all."}},
		{promised, "2026-12-01", false, []string{"As of 2026-12-01: 2 authorities, 3 items overdue, 1 of them long overdue."}},
	} {
		doc := report.Escalations(test.view, on(t, test.on), report.EscalationsQuery{All: test.all})
		if !slices.Equal(doc.Footer, test.want) {
			t.Errorf("%q, want %q", doc.Footer, test.want)
		}
	}
}

func TestWhatToDoAboutAnAuthority(t *testing.T) {
	for _, test := range []struct {
		name, on, want string
		more           map[string]string
	}{
		{"nothing was done", "2026-07-11", "→ send a reminder", nil},
		{"wait", "2026-12-01", "→ wait (higher-authority 2026-09-20)", nil},
		{"a public step", "2027-01-07", "→ go to parliament", nil},
		{"held back", "2027-01-07", "→ hold parliament: in dialogue, last contact 2027-01-02, open until 2027-02-01", meets("2027-01-02", "")},
		{"held back, the next contact is agreed", "2027-03-01", "→ hold parliament: in dialogue, next contact 2027-03-01", meets("2027-01-02", "follow_up: 2027-03-01\n")},
		{"not any more", "2027-03-02", "→ go to parliament", meets("2027-01-02", "follow_up: 2027-03-01\n")},
		{"no step was taken, and none is due", "2026-07-11", "→ wait", map[string]string{"register.yaml": "schema: 1\ninstitution: {name: NPM, languages: [en]}\nescalation: [{after: 1y, step: reminder}]\n"}},
		{"something else besides", "2027-01-07", "→ send a reminder; hold parliament: in dialogue, last contact 2027-01-02, open until 2027-02-01",
			map[string]string{"dialogue/2027/01/02-justice.yaml": "date: 2027-01-02\nform: meeting\nwith: [justice]\ncommitments: [{what: Pay, by: justice, due: 2027-01-05}]\n"}},
	} {
		doc := report.Escalations(ministries(t, test.more), on(t, test.on), report.EscalationsQuery{All: true, Stakeholders: []string{"justice"}})
		for i, c := range doc.Table.Columns {
			if c.Key == "next_step" && doc.Table.Rows[0][i].Text != test.want {
				t.Errorf("%s: %q, want %q", test.name, doc.Table.Rows[0][i].Text, test.want)
			}
		}
	}
}

const wantAuthority = `{"stakeholder":"justice","name":"Ministry of Justice","late":1,"long_overdue":1,` +
	`"oldest":{"item":"response","record":"recommendations/lake/roof","due":"2026-07-10","days_late":182},` +
	`"last_contact":{"date":"2027-01-02","record":"dialogue/2027/01/02-justice","form":"meeting","with":["justice","health"]},` +
	`"last_sent":{"date":"2027-01-05","record":"dialogue/2027/01/05-justice","form":"email","with":["justice"]},` +
	`"steps_taken":[{"date":"2026-07-20","step":"reminder","record":"dialogue/2026/07/20-justice"},{"date":"2026-09-20","step":"higher-authority","record":"dialogue/2026/09/20-cabinet"}],` +
	`"next_step":null,"held":"parliament","held_because":"in dialogue, last contact 2027-01-02, open until 2027-02-01",` +
	`"items":[{"item":"response","record":"recommendations/lake/roof","title":"Mend the roof","owed_by":["justice"],"since":"2026-01-10","due":"2026-07-10",` +
	`"days_late":182,"tier":"long-overdue","next_step":null,"why":"2026-01-10 issued; plus 6m (response); 2026-07-10 due"`

// twoTalks is a meeting and a letter of ours after it.
func twoTalks() map[string]string {
	talks := meets("2027-01-02", "")
	talks["dialogue/2027/01/05-justice.yaml"] = "date: 2027-01-05\nform: email\ndirection: outgoing\nwith: [justice]\nfollow_up: 2027-02-10\n"
	return talks
}

func TestEscalationsInJSON(t *testing.T) {
	v := ministries(t, twoTalks())
	at := on(t, "2027-01-08")
	list := report.Escalations(v, at, report.EscalationsQuery{Stakeholders: []string{"justice"}})
	if got, want := string(encoded(t, list)), `{"schema_version":1,"as_of":"2027-01-08","authorities":[`+wantAuthority+`}]}]}`; got != want {
		t.Errorf("the list is\n%s\nwant\n%s", got, want)
	}
	if empty := string(encoded(t, report.Escalations(v, on(t, "2026-07-10"), report.EscalationsQuery{}))); empty != `{"schema_version":1,"as_of":"2026-07-10","authorities":[]}` {
		t.Errorf("the empty list is %s", empty)
	}
	one := report.EscalationsOf(v, at, "old")
	var whole struct {
		Authorities []map[string]json.RawMessage
	}
	decode(t, one, &whole)
	for key, want := range map[string]string{
		"stakeholder": `"justice"`,
		"items": wantAuthority[strings.Index(wantAuthority, `[{"item":"response","record":"recommendations/lake/roof","title"`):] +
			`,"steps_taken":[{"date":"2026-07-20","step":"reminder","record":"dialogue/2026/07/20-justice"},{"date":"2026-09-20","step":"higher-authority","record":"dialogue/2026/09/20-cabinet"}],` +
			`"ladder":[{"step":"reminder","from":"2026-07-11","state":"taken","date":"2026-07-20","record":"dialogue/2026/07/20-justice"},` +
			`{"step":"higher-authority","from":"2026-09-09","state":"taken","date":"2026-09-20","record":"dialogue/2026/09/20-cabinet"},` +
			`{"step":"parliament","from":"2027-01-07","state":"held","date":null,"record":null},{"step":"international","from":"2027-07-11","state":"to-come","date":null,"record":null}]}]`,
		"contacts": `[{"date":"2027-01-05","record":"dialogue/2027/01/05-justice","form":"email","with":["justice"],"direction":"outgoing","follow_up":"2027-02-10"},` +
			`{"date":"2027-01-02","record":"dialogue/2027/01/02-justice","form":"meeting","with":["justice","health"],"direction":null,"follow_up":null},` +
			`{"date":"2026-09-20","record":"dialogue/2026/09/20-cabinet","form":"letter","with":["cabinet"],"direction":"outgoing","follow_up":null},` +
			`{"date":"2026-07-20","record":"dialogue/2026/07/20-justice","form":"letter","with":["justice"],"direction":"outgoing","follow_up":null},` +
			`{"date":"2025-12-01","record":"dialogue/2025/12/01-old","form":"phone","with":["old"],"direction":null,"follow_up":null}]`,
	} {
		if got := string(whole.Authorities[0][key]); got != want {
			t.Errorf("%s is\n%s\nwant\n%s", key, got, want)
		}
	}
}

func TestEscalationsOfOneThatOwesNothing(t *testing.T) {
	doc := report.EscalationsOf(ministries(t, nil), on(t, "2026-07-10"), "cabinet")
	var data struct {
		Authorities []map[string]json.RawMessage
	}
	decode(t, doc, &data)
	for key, want := range map[string]string{"oldest": "null", "items": "[]", "steps_taken": "[]", "contacts": "[]", "last_contact": "null", "last_sent": "null", "next_step": "null", "held": "null", "held_because": "null"} {
		if got := string(data.Authorities[0][key]); got != want {
			t.Errorf("%s is %s, want %s", key, got, want)
		}
	}
	if facts := factsIn(doc); facts["Overdue"] != "nothing" || facts["To do"] != "" {
		t.Errorf("facts: %v", facts)
	}
}

func factsIn(doc *report.Document) map[string]string {
	facts := map[string]string{}
	for _, block := range doc.Blocks {
		for _, fact := range block.Facts {
			facts[fact.Name] = fact.Cell.Text
		}
	}
	return facts
}

func TestOneAuthorityWhole(t *testing.T) {
	doc := report.EscalationsOf(ministries(t, twoTalks()), on(t, "2027-01-08"), "justice")
	facts := factsIn(doc)
	for name, want := range map[string]string{
		"Authority": "justice", "In place of": "old", "Last contact": "2027-01-02 meeting", "We wrote since": "2027-01-05 email", "In dialogue": "until 2027-02-01",
		"Overdue": "1 item, 1 of them long overdue", "Oldest": "response of recommendations/lake/roof, due 2026-07-10",
		"To do": "hold parliament: in dialogue, last contact 2027-01-02, open until 2027-02-01",
	} {
		if facts[name] != want {
			t.Errorf("%s: %q, want %q", name, facts[name], want)
		}
	}
	if text := doc.Blocks[1]; text.Heading != "Mend the roof" || text.Text != "response of recommendations/lake/roof, due 2026-07-10: 182 days late" {
		t.Errorf("%q: %q", text.Heading, text.Text)
	}
	for _, block := range doc.Blocks {
		checkTable(t, block.Heading, block.Table)
	}
	speaks := ministries(t, map[string]string{"dialogue/2026/11/01-cabinet.yaml": "date: 2026-11-01\nform: meeting\nfollow_up: 2026-12-24\nwith: [health, cabinet]\nrecommendations: [{recommendation: lake/roof, for: [justice]}]\n"})
	facts = factsIn(report.EscalationsOf(speaks, on(t, "2026-11-21"), "justice"))
	if facts["Last contact"] != "2026-11-01 meeting via cabinet" || facts["In dialogue"] != "until 2026-12-24, next contact 2026-12-24" || facts["We wrote since"] != "–" {
		t.Errorf("the body above spoke for it: %v", facts)
	}
}

func TestTheLatestContactsOnly(t *testing.T) {
	more := map[string]string{}
	for _, day := range []string{"01", "02", "03", "04", "05", "06", "07", "08", "09"} {
		more["dialogue/2026/11/"+day+"-health.yaml"] = "date: 2026-11-" + day + "\nform: phone\nwith: [health]\n"
	}
	doc := report.EscalationsOf(ministries(t, more), on(t, "2026-11-21"), "health")
	last := doc.Blocks[len(doc.Blocks)-1].Table
	if len(last.Rows) != 8 || last.Rows[0][0].Text != "2026-11-09" || last.Rows[7][0].Text != "2026-11-02" {
		t.Errorf("%d contacts, from %v", len(last.Rows), last.Rows[0])
	}
}

func TestEscalationsWarnOfUnlistedHolidays(t *testing.T) {
	v := ministries(t, map[string]string{"register.yaml": "schema: 1\ninstitution: {name: NPM, languages: [en]}\ndeadlines: {response: 10wd}\n"})
	doc := report.Escalations(v, on(t, "2026-11-21"), report.EscalationsQuery{})
	if len(doc.Footer) != 2 || !strings.HasPrefix(doc.Footer[1], "No holiday is listed for 2026") {
		t.Errorf("%q", doc.Footer)
	}
}
