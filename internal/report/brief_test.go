package report_test

import (
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

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
	sameRowsAs(t, "owed", cellsOf(t, block(t, doc, "What they owe"), "subject", "due"),
		"Response: Pay for a third nurse on each ward at night | 24 August 2025, 454 days",
		"Response: Fund four more officers for the night shift | 30 June 2026, 144 days",
		"Response: Fund three posts for the preventive mechanism | 30 September 2026, 52 days")
	sameRowsAs(t, "open", cellsOf(t, block(t, doc, "Open recommendations"), "title", "position"),
		"Pay for a third nurse on each ward at night (2025/psychiatric-hospital-saint-maren/04, 24 February 2025) | –",
		"Give the preventive mechanism its own budget line (2025/annual-2024/02, 31 March 2025) | Rejected (26 September 2025)",
		"Fund four more officers for the night shift (2025/prison-lakeside/04, 10 July 2025) | –",
		"Give the preventive mechanism the means it needs (CAT/C/XV/CO/2 para. 14, 28 November 2025) | –",
		"Fund three posts for the preventive mechanism (2026/annual-2025/03, 30 March 2026) | –")
	sameRowsAs(t, "people", cellsOf(t, block(t, doc, "Contact persons"), "name", "focal_point"), "Clementine Vasarhelyi, Budget desk for justice and security | yes")
	last := block(t, doc, "Latest contacts").Steps
	if len(last) != 3 || last[0].Day != "20 October 2026" || last[0].Body == nil || last[1].Body != nil {
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

// TestBriefSaysHowFarTheLadderIs: the answer was due on 10 July 2026; a step to a
// higher authority is due 60 days later, one to parliament after 180.
func TestBriefSaysHowFarTheLadderIs(t *testing.T) {
	step := func(day, form, step string) string {
		return "date: " + day + "\nform: " + form + "\ndirection: outgoing\nwith: [ministry]\nescalation: " + step +
			"\nrecommendations: [{recommendation: lake/01}]\n"
	}
	reminded := map[string]string{"dialogue/2026/07/15-ministry.yaml": step("2026-07-15", "letter", "reminder")}
	above := map[string]string{"dialogue/2026/09/15-ministry.yaml": step("2026-09-15", "letter", "higher-authority")}
	met := map[string]string{"dialogue/2027/01/10-ministry.yaml": "date: 2027-01-10\nform: meeting\nwith: [ministry]\n"}
	abroad := map[string]string{"dialogue/2027/08/01-ministry.yaml": step("2027-08-01", "letter", "international")}
	for name, test := range map[string]struct {
		files    []map[string]string
		day      string
		want     string
		nextStep string
	}{
		"not late":              {nil, "2026-07-01", "–", ""},
		"nothing done":          {nil, "2026-07-20", "None; next: reminder (due now)", "reminder"},
		"reminded":              {[]map[string]string{reminded}, "2026-08-01", "Reminder (15 July 2026); next: higher authority (from 9 September 2026)", ""},
		"the next is due":       {[]map[string]string{reminded}, "2026-09-09", "Reminder (15 July 2026); next: higher authority (due now)", "higher-authority"},
		"a step left out":       {[]map[string]string{above}, "2026-10-01", "Higher authority (15 September 2026); next: parliament (from 7 January 2027)", ""},
		"in dialogue":           {[]map[string]string{reminded, above, met}, "2027-01-20", "Higher authority (15 September 2026); next: parliament (held back while we are in dialogue)", ""},
		"in dialogue no longer": {[]map[string]string{reminded, above, met}, "2027-03-20", "Higher authority (15 September 2026); next: parliament (due now)", "parliament"},
		"the last one":          {[]map[string]string{reminded, above, abroad}, "2027-09-01", "International bodies (1 August 2027)", ""},
	} {
		files := map[string]string{}
		for _, some := range test.files {
			maps.Copy(files, some)
		}
		doc := report.Brief(viewOf(t, oneRoof(files)), on(t, test.day), "ministry", false, nil)
		sameRowsAs(t, name, cellsOf(t, block(t, doc, "What they owe"), "escalation"), test.want)
		if got := firstData(t, block(t, doc, "What they owe"), "next_step"); got != test.nextStep {
			t.Errorf("%s: scripts are told %q, want %q", name, got, test.nextStep)
		}
	}
}

// firstData is what scripts get of a column in the first row.
func firstData(t *testing.T, b *report.Block, key string) string {
	t.Helper()
	i := slices.IndexFunc(b.Table.Columns, func(c report.Column) bool { return c.Key == key })
	if i < 0 {
		t.Fatalf("%s has no column %s", b.Heading, key)
	}
	return b.Table.Rows[0][i].Data
}

// TestBriefTakesNoPublicStepAboutADraft: a draft is confidential, so nobody goes to
// parliament about the comments on it.
func TestBriefTakesNoPublicStepAboutADraft(t *testing.T) {
	files := map[string]string{
		"reports/draft.yaml":                "type: visit\nvisits: [2026/01/02-lake]\ndraft_sent: 2026-01-10\n",
		"recommendations/draft/01.md":       "---\nreport: draft\ntitle: Paint it\naddressees: [ministry]\n---\nPaint it.\n",
		"dialogue/2026/05/15-ministry.yaml": "date: 2026-05-15\nform: letter\ndirection: outgoing\nwith: [ministry]\nescalation: higher-authority\nreport: draft\n",
	}
	doc := report.Brief(viewOf(t, oneRoof(files)), on(t, "2026-07-01"), "ministry", false, nil)
	for i, row := range cellsOf(t, block(t, doc, "What they owe"), "item", "escalation") {
		if strings.HasPrefix(row, "Comments") && strings.Contains(row, "next") || i > 1 {
			t.Errorf("of the draft it says %q", row)
		}
	}
}

// TestRemarksKeepTheirOrder: in Arabic, an English remark on an English title reads on
// from left to right; beside a title in Arabic it is set apart.
func TestRemarksKeepTheirOrder(t *testing.T) {
	for title, want := range map[string]string{
		"Mend the roof": "\u200eMend the roof: No money.\u200e",
		"إصلاح السقف":   "إصلاح السقف: \u200eNo money.\u200e",
	} {
		v := viewOf(t, oneRoof(map[string]string{
			"recommendations/lake/01.md":        "---\nreport: lake\ntitle: " + title + "\naddressees: [ministry]\n---\nIt leaks.\n",
			"dialogue/2026/05/01-ministry.yaml": "date: 2026-05-01\nform: phone\nwith: [ministry]\nrecommendations: [{recommendation: lake/01, obstacle: No money.}]\n",
		}))
		if got := block(t, report.Brief(v, on(t, "2026-08-01"), "ministry", false, language.Of("ar")), "العقبات المسجّلة").Steps[0].Text; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestMinutesAreCut: the beginning of long minutes stands in a brief, and keeps its
// shape.
func TestMinutesAreCut(t *testing.T) {
	word := func(n int) string { return strings.Repeat("слово ", n) }
	for name, test := range map[string]struct{ minutes, want string }{
		"short":          {"# Talk\n\nShort.\n", "# Talk\n\nShort.\n"},
		"two paragraphs": {word(50) + "\n\n" + word(50), word(50) + "\n\n…"},
		"a list":         {"- " + word(35) + "\n- " + word(20) + "\n- " + word(35), "- " + word(35) + "\n- " + word(20) + "\n…"},
		"one sentence":   {"# Talk\n\n" + word(100), "# Talk\n\n" + word(65) + "…"},
		"one word":       {strings.Repeat("ш", 500), strings.Repeat("ш", 400) + "…"},
	} {
		v := viewOf(t, oneRoof(map[string]string{"dialogue/2026/05/01-ministry.md": "---\ndate: 2026-05-01\nform: phone\nwith: [ministry]\n---\n" + test.minutes}))
		last := block(t, report.Brief(v, on(t, "2026-08-01"), "ministry", false, nil), "Latest contacts").Steps[0]
		if got := strings.TrimSpace(last.Body.Text); got != strings.TrimSpace(test.want) {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

// mountains is a register of a great ministry: much of everything that a brief
// lists, and in long words.
func mountains() fstest.MapFS {
	files, long := map[string]string{}, strings.Repeat("as everybody agreed at length ", 30)
	var all []string
	for i := range 60 {
		body := fmt.Sprintf("service-%02d", i)
		all = append(all, body)
		files["stakeholders/"+body+".yaml"] = "name: Management of the house number " + body + "\ncategory: place-management\nparent: ministry\n"
		files["places/"+body+".yaml"] = "name: House number " + body + "\ntype: prison\nauthority: " + body + "\n"
		files["contacts/"+body+".yaml"] = "name: A Clerk of " + body + "\nrole: Head of a division " + long + "\nstakeholder: " + body + "\nfocal_point: true\ntopics: [" +
			strings.Repeat("buildings and repairs, ", 20) + "health]\n"
		files[fmt.Sprintf("agreements/a%02d.yaml", i)] = "type: cooperation\nparties: [" + body + "]\nsigned: 2025-01-01\nreview_by: 2026-08-10\n"
		files[fmt.Sprintf("dialogue/2026/06/%02d-talk-%02d.md", i%28+1, i)] = fmt.Sprintf("---\ndate: 2026-06-%02d\nform: meeting\nwith: [%s]\nobstacles: [%s]\ngood_practices: [%s]\n"+
			"purpose: [explain, follow-up, obstacles, good-practice, access, legislation, budget]\ncommitments:\n  - {what: Send %s, by: %s, due: 2026-06-29}\n"+
			"  - {what: Send %s, by: npm, due: 2026-06-29}\n---\n%s\n", i%28+1, body, long, long, long, body, long, strings.Repeat(long+"\n\n", 20))
	}
	for i := range 60 {
		files[fmt.Sprintf("recommendations/lake/%02d.md", i+2)] = "---\nreport: lake\ntitle: Mend the roof " + long + "\naddressees: [" + strings.Join(all, ", ") + "]\n---\nIt leaks.\n"
		files[fmt.Sprintf("dialogue/2026/05/%02d-said-%02d.yaml", i%28+1, i)] = fmt.Sprintf("date: 2026-05-%02d\nform: phone\nwith: [%s]\nrecommendations:\n"+
			"  - {recommendation: lake/%02d, position: accepted, claims: implemented, obstacle: %s, good_practice: %s}\n", i%28+1, strings.Join(all[:40], ", "), i+2, long, long)
	}
	return oneRoof(files)
}

// TestBriefIsShort: a brief is as long as a table and a text that fill four pages,
// whatever the register holds. Lists are cut, and say how much is missing and which
// command lists it. TestBriefOnPaper counts the pages.
func TestBriefIsShort(t *testing.T) {
	v := viewOf(t, mountains())
	for _, below := range []bool{false, true} {
		doc := report.Brief(v, on(t, "2026-08-01"), "ministry", below, nil)
		rows, letters := 0, 0
		for _, b := range doc.Blocks {
			if b.Table != nil {
				rows += len(b.Table.Rows)
				if len(b.Table.Rows) > 7 {
					t.Errorf("%s has %d rows", b.Heading, len(b.Table.Rows))
				}
			}
			if len(b.Steps) > 3 {
				t.Errorf("%s has %d steps", b.Heading, len(b.Steps))
			}
			for _, s := range b.Steps {
				if s.Body != nil {
					letters += len([]rune(s.Body.Text))
				}
			}
		}
		for _, text := range textsOf(doc) {
			letters += len([]rune(text))
		}
		if rows > 30 || letters > 9_000 {
			t.Errorf("below %t: %d rows, %d letters", below, rows, letters)
		}
	}
	doc := report.Brief(v, on(t, "2026-08-01"), "ministry", true, nil)
	for heading, want := range map[string]string{
		"Open recommendations": "54 more are not listed here: npm rec list --addressee ministry",
		"What they owe":        "npm agenda --stakeholder ministry",
		"What we owe":          "npm agenda --stakeholder ministry",
		"Contact persons":      "57 more are not listed here.",
		"Points to raise":      "more points could be raised.",
		"Obstacles noted":      "more are not listed here.",
	} {
		if b := block(t, doc, heading); !strings.Contains(b.Text, want) {
			t.Errorf("%s says %q, want %q", heading, b.Text, want)
		}
	}
	if got := valueOf(block(t, doc, "Who they are"), "Open recommendations"); got != "61" {
		t.Errorf("%s are open, want 61", got)
	}
}

// TestLimitsAreInTheManual: what is listed of each thing is promised there.
func TestLimitsAreInTheManual(t *testing.T) {
	page, err := os.ReadFile("../../docs/manual/34-meetings.md")
	if err != nil {
		t.Fatal(err)
	}
	doc := report.Brief(viewOf(t, mountains()), on(t, "2026-08-01"), "ministry", true, nil)
	promised := 0
	for _, row := range regexp.MustCompile(`(?m)^\| ([A-Z][^|]*) \|[^|]*\| (\d+) \|$`).FindAllStringSubmatch(string(page), -1) {
		b := block(t, doc, row[1])
		listed := len(b.Steps)
		if b.Table != nil {
			listed = len(b.Table.Rows)
		}
		if promised++; strconv.Itoa(listed) != row[2] {
			t.Errorf("%s lists %d, and the manual says %s", row[1], listed, row[2])
		}
	}
	if promised != len(doc.Blocks)-2 { // all but the head, and who they are
		t.Errorf("the manual tells the limits of %d parts of %d", promised, len(doc.Blocks)-2)
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
