package report_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/report"
)

// block finds a part of a document by its heading.
func block(t *testing.T, doc *report.Document, heading string) *report.Block {
	t.Helper()
	for i := range doc.Blocks {
		if doc.Blocks[i].Heading == heading {
			return &doc.Blocks[i]
		}
	}
	t.Fatalf("%s has no %s", doc.Title, heading)
	return nil
}

func hasBlock(doc *report.Document, heading string) bool {
	return slices.ContainsFunc(doc.Blocks, func(b report.Block) bool { return b.Heading == heading })
}

// cellsOf are the texts of some columns, row by row.
func cellsOf(t *testing.T, b *report.Block, keys ...string) []string {
	t.Helper()
	var rows []string
	for _, row := range b.Table.Rows {
		var cells []string
		for _, key := range keys {
			i := slices.IndexFunc(b.Table.Columns, func(c report.Column) bool { return c.Key == key })
			if i < 0 {
				t.Fatalf("%s has no column %s", b.Heading, key)
			}
			cells = append(cells, row[i].Text)
		}
		rows = append(rows, strings.Join(cells, " | "))
	}
	return rows
}

func sameRowsAs(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n%s\nwant\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func valueOf(b *report.Block, name string) string {
	for _, f := range b.Facts {
		if f.Name == name {
			return f.Cell.Text
		}
	}
	return ""
}

// What the ministry of finance owes, worked out by hand: six months from 24
// February 2025; extended to 30 June 2026; six months from 30 March 2026. It has
// rejected one recommendation and said why, and the Committee against Torture set
// no date for its own.
func TestBriefOfTheMinistryOfFinance(t *testing.T) {
	doc := report.Brief(arvenia(t), on(t, "2026-11-21"), "ministry-of-finance", false, language.Of("en"))
	who := block(t, doc, "Who they are")
	for name, want := range map[string]string{
		"Open recommendations": "5", "Late on their side": "3", "Last contact": "Telephone call (20 October 2026)",
		"Stance": "Reluctant", "First meeting on the mandate": "12 March 2024",
	} {
		if got := valueOf(who, name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	sameRowsAs(t, "points", cellsOf(t, block(t, doc, "Points to raise"), "rule", "record", "why"),
		"response | recommendations/2025/psychiatric-hospital-saint-maren/04 | It was due on 24 August 2025, 454 days ago.",
		"response | recommendations/2025/prison-lakeside/04 | It was due on 30 June 2026, 144 days ago.",
		"response | recommendations/2026/annual-2025/03 | It was due on 30 September 2026, 52 days ago.",
		"obstacle | recommendations/2025/annual-2024/02 | Noted on 12 March 2026: A chapter needs a sponsor in Parliament; the Ministry will not be the first to ask.")
	sameRowsAs(t, "owed", cellsOf(t, block(t, doc, "What they owe"), "item", "due", "days_late"),
		"Response | 24 August 2025 | 454 days", "Response | 30 June 2026 | 144 days", "Response | 30 September 2026 | 52 days")
	sameRowsAs(t, "open", cellsOf(t, block(t, doc, "Open recommendations"), "reference", "position"),
		"2025/psychiatric-hospital-saint-maren/04 (24 February 2025) | –",
		"2025/annual-2024/02 (31 March 2025) | Rejected (26 September 2025)",
		"2025/prison-lakeside/04 (10 July 2025) | –",
		"CAT/C/XV/CO/2 para. 14 (28 November 2025) | –",
		"2026/annual-2025/03 (30 March 2026) | –")
	sameRowsAs(t, "people", cellsOf(t, block(t, doc, "Contact persons"), "name", "focal_point"), "Clementine Vasarhelyi | yes")
	last := block(t, doc, "Latest contacts").Steps
	if len(last) != 6 || last[0].Day != "20 October 2026" || last[0].Body == nil || last[1].Body != nil {
		t.Errorf("latest contacts are %+v", last)
	}
	if obstacles := block(t, doc, "Obstacles noted").Steps; len(obstacles) != 2 {
		t.Errorf("obstacles are %+v", obstacles)
	}
}

// TestPointsFollowRules changes one fact at a time, and with it what is to be
// raised.
func TestPointsFollowRules(t *testing.T) {
	const dialogue = "dialogue/2026/05/01-ministry.yaml"
	answer := func(rest string) string {
		return "date: 2026-05-01\nform: letter\ndirection: incoming\nwith: [ministry]\n" + rest
	}
	about := func(item string) string {
		return answer("recommendations:\n  - {recommendation: lake/01, " + item + "}\n")
	}
	for name, test := range map[string]struct {
		files map[string]string
		want  string
	}{
		"silence":     {nil, "response"},
		"no reason":   {map[string]string{dialogue: about("position: rejected")}, "reasons"},
		"a reason":    {map[string]string{dialogue: about("position: rejected, obstacle: No money.")}, "obstacle"},
		"not theirs":  {map[string]string{dialogue: about("position: not-competent")}, "competence"},
		"passed on":   {map[string]string{dialogue: about("position: not-competent, moves: {from: ministry, to: other}")}, ""},
		"done, it is": {map[string]string{dialogue: about("position: accepted, claims: implemented")}, "verification"},
		"not found so": {map[string]string{dialogue: about("position: accepted"),
			"assessments/2026/06/01-lake.yaml": "date: 2026-06-01\nbasis: document-review\nfindings:\n  - {recommendation: lake/01, status: not-implemented}\n"}, "not-done"},
		"found done": {map[string]string{dialogue: about("position: accepted"),
			"assessments/2026/06/01-lake.yaml": "date: 2026-06-01\nbasis: document-review\nfindings:\n  - {recommendation: lake/01, status: implemented, evidence: Seen.}\n"}, ""},
		"a promise":     {map[string]string{dialogue: about("position: accepted") + "commitments:\n  - {what: Send the plan, by: ministry, due: 2026-06-01}\n"}, "commitment"},
		"our word":      {map[string]string{dialogue: about("position: accepted") + "commitments:\n  - {what: Send our plan, by: npm, due: 2026-06-01}\n"}, "our-word"},
		"thanks":        {map[string]string{dialogue: about("position: accepted, good_practice: They asked the night shift.")}, "good-practice"},
		"nobody to ask": {map[string]string{dialogue: about("position: accepted"), "contacts/desk.yaml": ""}, "focal-point"},
		"not yet": {map[string]string{dialogue: about("position: accepted"),
			"contacts/desk.yaml": "name: A Clerk\nstakeholder: ministry\nfocal_point: true\nsince: 2026-09-01\n"}, "focal-point"},
		"one above": {map[string]string{dialogue: about("position: accepted"), "stakeholders/cabinet.yaml": "name: Cabinet\ncategory: other-executive\n",
			"stakeholders/ministry.yaml": "name: Ministry\ncategory: line-ministry\nintroduced: 2025-01-01\nparent: cabinet\n",
			"contacts/desk.yaml":         "name: A Clerk\nstakeholder: cabinet\nfocal_point: true\n"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			v := viewOf(t, oneRoof(test.files))
			doc := report.Brief(v, on(t, "2026-08-01"), "ministry", false, nil)
			got := []string{""}
			if b := block(t, doc, "Points to raise"); b.Table != nil {
				got = cellsOf(t, b, "rule")
			}
			if got[0] != test.want || len(got) > 1 && test.want != "" && got[1] == test.want {
				t.Errorf("points %v, want %q first", got, test.want)
			}
		})
	}
}

// TestLastContactIsTheirs: a letter of ours is no contact until there is a word on it.
func TestLastContactIsTheirs(t *testing.T) {
	v := viewOf(t, oneRoof(map[string]string{
		"dialogue/2026/05/01-ministry.yaml": "date: 2026-05-01\nform: phone\nwith: [ministry]\n",
		"dialogue/2026/06/01-ministry.yaml": "date: 2026-06-01\nform: letter\ndirection: outgoing\nwith: [ministry]\n",
	}))
	doc := report.Brief(v, on(t, "2026-08-01"), "ministry", false, nil)
	if got := valueOf(block(t, doc, "Who they are"), "Last contact"); got != "Telephone call (1 May 2026)" {
		t.Errorf("the last contact is %q", got)
	}
	if steps := block(t, doc, "Latest contacts").Steps; len(steps) != 2 {
		t.Errorf("the latest contacts are %+v", steps)
	}
}

func TestBriefIsForTheNPMOnly(t *testing.T) {
	at := on(t, "2026-11-21")
	for _, whom := range []audience.Audience{audience.Everyone, "ministry-of-finance"} {
		if report.Brief(viewFor(t, whom), at, "ministry-of-finance", false, nil) != nil {
			t.Errorf("there is a brief for %s", whom)
		}
	}
	if doc := report.Brief(viewFor(t, audience.Staff), at, "ministry-of-finance", false, nil); strings.Contains(everythingIn(t, doc), "They rang us") {
		t.Error("the minutes are in the brief for all staff")
	}
	if report.Brief(arvenia(t), at, "nobody", false, nil) != nil {
		t.Error("there is a brief about nobody")
	}
}

func TestBriefOfABodyWithoutAnything(t *testing.T) {
	doc := report.Brief(viewOf(t, oneRoof(nil)), on(t, "2026-03-01"), "other", false, nil)
	for _, heading := range []string{"Points to raise", "Latest contacts", "What they owe", "What we owe", "Open recommendations"} {
		if b := block(t, doc, heading); b.Table != nil || b.Text == "" {
			t.Errorf("%s does not say that there is nothing", heading)
		}
	}
}

// TestBriefKeepsWhatItMayNotCarry: the paper lies on other people's tables. What was
// said about a complaint, visits to come and risks of reprisals are not in it,
// even for who may see all.
func TestBriefKeepsWhatItMayNotCarry(t *testing.T) {
	v := viewOf(t, oneRoof(map[string]string{
		"places/lake.yaml":            "name: Lake prison\ntype: prison\nauthority: ministry\nvisit_every: 1m\n",
		"visits/2026/01/02-lake.yaml": "place: lake\nstart: 2026-01-02\ntype: full\nreprisal_risk: real\n",
		"visits/2026/09/02-lake.yaml": "place: lake\nstart: 2026-09-02\ntype: ad-hoc\ntitle: SECRET\n",
		"complaints/2026/01.yaml":     "received: 2026-06-01\nchannel: phone\nfrom: family\ntype: treatment\nthemes: [health]\nplace: lake\nstakeholder: ministry\n",
		"dialogue/2026/06/03-ministry.md": "---\ntitle: SECRET\ndate: 2026-06-03\nform: phone\nwith: [ministry]\npurpose: [reprisals]\ncomplaint: 2026/01\nobstacles: [SECRET]\n" +
			"good_practices: [SECRET]\nrecommendations:\n  - {recommendation: lake/01, position: rejected, obstacle: SECRET, note: SECRET}\n" +
			"commitments:\n  - {what: SECRET, by: ministry, due: 2026-06-05}\n---\nSECRET\n",
	}))
	for kind, doc := range map[string]*report.Document{
		"brief":  report.Brief(v, on(t, "2026-08-01"), "ministry", true, nil),
		"review": report.Review(v, on(t, "2026-08-01"), "ministry", 2026, true, nil),
		"spt":    report.SPT(v, on(t, "2026-08-01"), nil, 2026, nil),
	} {
		all := everythingIn(t, doc)
		for _, secret := range []string{"SECRET", "with Ministry: reprisals", "place-visit", "reprisal-check", "acknowledgement", "2 September 2026"} {
			if strings.Contains(all, secret) {
				t.Errorf("%s says %q", kind, secret)
			}
		}
	}
}

// TestLongListsAreCut: nobody reads two hundred rows at a table.
func TestLongListsAreCut(t *testing.T) {
	files := map[string]string{}
	for i := range 50 {
		files[fmt.Sprintf("recommendations/lake/%02d.md", i+2)] = "---\nreport: lake\ntitle: Mend the roof again\naddressees: [ministry]\n---\nIt leaks.\n"
	}
	doc := report.Brief(viewOf(t, oneRoof(files)), on(t, "2026-08-01"), "ministry", false, nil)
	for heading, note := range map[string]string{"Open recommendations": "11 more are not listed here.", "Points to raise": "39 more points could be raised."} {
		if b := block(t, doc, heading); b.Text != note || len(b.Table.Rows) > 40 {
			t.Errorf("%s has %d rows and says %q", heading, len(b.Table.Rows), b.Text)
		}
	}
	if got := valueOf(block(t, doc, "Who they are"), "Open recommendations"); got != "51" {
		t.Errorf("%s are open, want 51", got)
	}
}

// TestRulesAreInTheManual: scripts know the points by these words.
func TestRulesAreInTheManual(t *testing.T) {
	page, err := os.ReadFile("../../docs/manual/34-meetings.md")
	if err != nil {
		t.Fatal(err)
	}
	for rule := range language.Of("en").Paper.Points {
		if !strings.Contains(string(page), "`"+rule+"`") {
			t.Errorf("the manual does not name %s", rule)
		}
	}
}
