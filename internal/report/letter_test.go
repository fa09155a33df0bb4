package report_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/report"
)

// lateEverything is a register in which a ministry, the service below it and a
// second ministry owe whatever can be owed.
var lateEverything = map[string]string{
	"register.yaml":                  "schema: 1\ninstitution: {name: Our Institution, languages: [en]}\n",
	"stakeholders/justice.yaml":      "name: Ministry of Justice\ncategory: line-ministry\n",
	"stakeholders/service.yaml":      "name: Prison Service\ncategory: supervisory-authority\nparent: justice\n",
	"stakeholders/health.yaml":       "name: Ministry of Health\ncategory: line-ministry\n",
	"reports/lake.yaml":              "title: Lake Prison\ntype: visit\nsent: 2026-01-10\n",
	"reports/draft.yaml":             "title: Hill Prison\ntype: visit\nvisits: [hill]\ndrafted: 2026-09-01\ndraft_sent: 2026-09-10\n",
	"agreements/ours.yaml":           "type: mou\nparties: [justice]\nsigned: 2025-01-01\nexpires: 2026-02-01\n",
	"places/hill.yaml":               "name: Hill\ntype: prison\nauthority: justice\n",
	"visits/hill.yaml":               "place: hill\nstart: 2026-08-03\n",
	"recommendations/lake/01.yaml":   "report: lake\ntitle: Mend the roof\nexternal_id: L-1\naddressees: [justice]\nbody: B\n",
	"recommendations/lake/02.yaml":   "report: lake\ntitle: Train the staff\naddressees: [justice, service]\nimplement_by: 2026-10-01\nbody: B\n",
	"recommendations/lake/03.yaml":   "report: lake\ntitle: Employ a doctor\naddressees: [health]\nbody: B\n",
	"dialogue/2026/02/02-talk.yaml":  "date: 2026-02-02\nform: meeting\nwith: [justice]\ncommitments:\n  - {what: Send the plans, by: justice, due: 2026-03-01, recommendation: lake/01}\n",
	"dialogue/2026/03/02-talk.yaml":  "date: 2026-03-02\nform: phone\nwith: [service]\ncommitments:\n  - {what: Send the rota, by: service, due: 2026-04-01}\n",
	"dialogue/2026/09/10-draft.yaml": "date: 2026-09-10\nform: letter\ndirection: outgoing\nwith: [justice]\nreport: draft\n",
}

// but is that register with files changed; an empty text takes one away.
func but(changes map[string]string) fs.FS {
	files := fstest.MapFS{}
	texts := maps.Clone(lateEverything)
	maps.Copy(texts, changes)
	for name, text := range texts {
		if text != "" {
			files[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return files
}

// letterTo is a letter and what it lists: item, body, reference or title.
func letterTo(t *testing.T, v *audience.View, day string, q report.LetterQuery) (doc *report.Document, items, leftOut []string) {
	t.Helper()
	if q.Language == nil {
		q.Language = language.Of("en")
	}
	doc, listed, kept := report.Letter(v, on(t, day), q)
	var data struct{ Items []report.LetterItem }
	decode(t, doc, &data)
	for _, i := range data.Items {
		name := i.Title
		if i.Reference != nil {
			name = *i.Reference
		}
		items = append(items, i.Item+" "+i.OwedBy+" "+name)
	}
	for _, k := range kept {
		leftOut = append(leftOut, k.Item+" "+k.Record)
	}
	slices.Sort(items)
	slices.Sort(leftOut)
	if listed != len(items) {
		t.Errorf("%d listed, %d items", listed, len(items))
	}
	return doc, items, leftOut
}

const lateAll = "comments justice Hill Prison; commitment justice L-1; implementation justice lake/02; response justice L-1; response justice lake/02"

func without(item string) string {
	return strings.TrimPrefix(strings.ReplaceAll("; "+lateAll, "; "+item, ""), "; ")
}

func TestLetterLists(t *testing.T) {
	const talk, lake2 = "dialogue/2026/02/02-talk.yaml", "recommendations/lake/02.yaml"
	promise := "commitments:\n  - {what: Send the plans, by: justice, due: 2026-03-01, recommendation: lake/01}\n"
	extension := func(with string) string {
		return "date: 2026-06-01\nform: phone\nwith: [" + with + "]\nrecommendations:\n  - {recommendation: lake/02, for: [service], extends: {implement_by: 2026-10-10}}\n"
	}
	tests := []struct {
		name    string
		change  map[string]string
		day     string
		query   report.LetterQuery
		want    string
		leftOut string
	}{
		{name: "all that is late", want: lateAll},
		{name: "the day it is due", day: "2026-07-10", want: "commitment justice L-1"},
		{name: "the day after", day: "2026-07-11", want: "commitment justice L-1; response justice L-1; response justice lake/02"},
		{name: "what falls due soon", day: "2026-07-01", query: report.LetterQuery{Within: period(t, "9d")},
			want: "commitment justice L-1; response justice L-1; response justice lake/02"},
		{name: "what falls due a day later", day: "2026-07-01", query: report.LetterQuery{Within: period(t, "8d")}, want: "commitment justice L-1"},
		{name: "another's", query: report.LetterQuery{To: "health"}, want: "response health lake/03"},
		{name: "a body below is not told more", query: report.LetterQuery{To: "service", Below: true},
			want: "commitment service Send the rota; implementation service lake/02; response service lake/02"},
		{name: "with those below, save what it was not present at", query: report.LetterQuery{Below: true},
			want:    lateAll + "; implementation service lake/02; response service lake/02",
			leftOut: "commitment dialogue/2026/03/02-talk"},
		{name: "below, an extension that it does not know of", query: report.LetterQuery{Below: true},
			change:  map[string]string{"dialogue/2026/06/01-x.yaml": extension("service")},
			want:    lateAll + "; response service lake/02",
			leftOut: "commitment dialogue/2026/03/02-talk; implementation recommendations/lake/02"},
		{name: "below, an extension that it knows of", query: report.LetterQuery{Below: true},
			change:  map[string]string{"dialogue/2026/06/01-x.yaml": extension("service, justice")},
			want:    lateAll + "; implementation service lake/02; response service lake/02",
			leftOut: "commitment dialogue/2026/03/02-talk"},
		{name: "below, a body that is not shared", query: report.LetterQuery{Below: true},
			change:  map[string]string{"stakeholders/service.yaml": lateEverything["stakeholders/service.yaml"] + "access: internal\n"},
			want:    lateAll,
			leftOut: "commitment dialogue/2026/03/02-talk; implementation recommendations/lake/02; response recommendations/lake/02"},
		{name: "a withheld recommendation",
			change:  map[string]string{lake2: lateEverything[lake2] + "access: internal\n"},
			want:    "comments justice Hill Prison; commitment justice L-1; response justice L-1",
			leftOut: "implementation recommendations/lake/02; response recommendations/lake/02"},
		{name: "a withheld report, whose promises it knows",
			change:  map[string]string{"reports/lake.yaml": lateEverything["reports/lake.yaml"] + "access: internal\n"},
			want:    "comments justice Hill Prison; commitment justice Send the plans",
			leftOut: "implementation recommendations/lake/02; response recommendations/lake/01; response recommendations/lake/02"},
		{name: "a promise made behind its back",
			change:  map[string]string{talk: "date: 2026-02-02\nform: meeting\nwith: [service]\n" + promise},
			want:    without("commitment justice L-1"),
			leftOut: "commitment recommendations/lake/01"},
		{name: "a promise that came of a complaint",
			change: map[string]string{"complaints/1.yaml": "received: 2026-01-02\nchannel: mail\nfrom: family\n",
				talk: "date: 2026-02-02\nform: meeting\nwith: [justice]\ncomplaint: 1\n" + promise},
			want:    without("commitment justice L-1"),
			leftOut: "commitment recommendations/lake/01"},
		{name: "a draft that it was not sent",
			change:  map[string]string{"dialogue/2026/09/10-draft.yaml": ""},
			want:    without("comments justice Hill Prison"),
			leftOut: "comments reports/draft"},
		{name: "a draft that it only spoke of",
			change:  map[string]string{"dialogue/2026/09/10-draft.yaml": "date: 2026-09-11\nform: email\ndirection: incoming\nwith: [justice]\nreport: draft\n"},
			want:    without("comments justice Hill Prison"),
			leftOut: "comments reports/draft"},
		{name: "a draft of which it was told before it was sent",
			change:  map[string]string{"dialogue/2026/09/10-draft.yaml": "date: 2026-09-09\nform: email\nwith: [justice]\nreport: draft\n"},
			want:    without("comments justice Hill Prison"),
			leftOut: "comments reports/draft"},
		{name: "a title that names a person",
			change: map[string]string{"contacts/a.yaml": "name: Ilse Marr\nstakeholder: justice\n",
				"recommendations/lake/01.yaml": "report: lake\ntitle: \"Relieve Ilse  MARR\"\naddressees: [justice]\nbody: B\n"},
			want:    "comments justice Hill Prison; commitment justice lake/01; implementation justice lake/02; response justice lake/02",
			leftOut: "response recommendations/lake/01"},
		{name: "a report whose title names a person",
			change:  map[string]string{"members/a.yaml": "name: Lake\nrole: member\n"},
			want:    "comments justice Hill Prison; commitment justice L-1",
			leftOut: "implementation recommendations/lake/02; response recommendations/lake/01; response recommendations/lake/02"},
		{name: "a promise that names whoever complained",
			change: map[string]string{"complaints/1.yaml": "received: 2026-01-02\nchannel: mail\nfrom: family\ncomplainant: Plans\n"},
			want:   without("commitment justice L-1"), leftOut: "commitment recommendations/lake/01"},
		{name: "a word that is part of another is no name",
			change: map[string]string{"contacts/a.yaml": "name: Roo\nstakeholder: justice\n"}, want: lateAll},
		{name: "what a body owes whose place it has taken",
			change: map[string]string{"stakeholders/interior.yaml": "name: Interior\ncategory: line-ministry\nended: 2026-02-03\nsucceeded_by: [justice]\n",
				"recommendations/lake/01.yaml": "report: lake\ntitle: T\naddressees: [interior]\nbody: B\n",
				talk:                           "date: 2026-02-02\nform: meeting\nwith: [interior]\n" + strings.ReplaceAll(promise, "justice", "interior")},
			want: strings.ReplaceAll(lateAll, "L-1", "lake/01")},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if test.day == "" {
				test.day = "2026-11-21"
			}
			if test.query.To == "" {
				test.query.To = "justice"
			}
			_, items, leftOut := letterTo(t, viewOf(t, but(test.change)), test.day, test.query)
			want := strings.Split(test.want, "; ")
			slices.Sort(want)
			if !slices.Equal(items, want) {
				t.Errorf("lists\n%q, want\n%q", items, want)
			}
			if got := strings.Join(leftOut, "; "); got != test.leftOut {
				t.Errorf("leaves out\n%s, want\n%s", got, test.leftOut)
			}
		})
	}
}

// everythingIn is all that can leave the program with a document.
func everythingIn(t *testing.T, doc *report.Document) string {
	t.Helper()
	blocks, err := json.Marshal(doc.Blocks)
	if err != nil {
		t.Fatal(err)
	}
	return string(blocks) + strings.Join(doc.Footer, "\n") + string(encoded(t, doc)) + string(doc.Audience)
}

// Nothing of what is not shared leaves a trace in any language: each secret of
// this register bears a token.
func TestLetterKeepsSecrets(t *testing.T) {
	v := viewOf(t, but(map[string]string{
		"recommendations/lake/04.yaml":  "report: lake\ntitle: TOKEN-withheld\naddressees: [justice]\naccess: internal\nbody: TOKEN-body\n",
		"recommendations/lake/05.yaml":  "report: lake\ntitle: Mend the stairs\naddressees: [justice, token-other]\nimplement_by: 2026-10-01\nnotes: TOKEN-notes\nroot_cause: TOKEN-cause\nbody: TOKEN-body\n",
		"recommendations/lake/06.yaml":  "report: lake\ntitle: TOKEN-theirs\naddressees: [token-other]\nbody: B\n",
		"reports/token-report.yaml":     "title: TOKEN-report\ntype: visit\nissued_by: token-other\nsent: 2026-01-10\n",
		"recommendations/token-r.yaml":  "report: token-report\ntitle: TOKEN-foreign\naddressees: [justice]\nrespond_by: 2026-02-01\nbody: B\n",
		"stakeholders/token-other.yaml": "name: TOKEN-other\ncategory: line-ministry\n",
		"contacts/token-c.yaml":         "name: TOKENCONTACT\nstakeholder: justice\n",
		"members/token-m.yaml":          "name: TOKENMEMBER\nrole: member\n",
		"complaints/token-c.yaml":       "received: 2026-01-02\nchannel: mail\nfrom: family\nperson: TOKENPERSON\nrecommendations: [lake/01]\n",
		"assessments/token-a.yaml":      "date: 2026-10-10\nbasis: dialogue\nfindings: [{recommendation: lake/05, status: started, evidence: TOKEN-evidence, obstacle: TOKEN-obstacle}]\n",
		"dialogue/2026/05/01-token.yaml": "date: 2026-05-01\nform: letter\ndirection: incoming\nwith: [token-other]\nteam: [token-m]\ncontacts: [token-c]\nescalation: parliament\nbody: TOKEN-minutes\n" +
			"recommendations:\n  - {recommendation: lake/05, for: [token-other], position: rejected, obstacle: TOKEN-obstacle, note: TOKEN-note}\n" +
			"  - {recommendation: lake/05, for: [justice], position: partly-accepted, extends: {implement_by: 2026-10-20, reason: TOKEN-reason}}\n" +
			"commitments:\n  - {what: TOKEN-promise, by: justice, due: 2026-06-01}\n  - {what: TOKEN-promise, by: token-other, due: 2026-06-01}\n",
		"dialogue/2026/05/02-token.yaml": "date: 2026-05-02\nform: meeting\nwith: [justice]\ncomplaint: token-c\nlead: token-m\nbody: TOKEN-minutes\nobstacles: [TOKEN-obstacle]\n" +
			"commitments:\n  - {what: TOKEN-complaint, by: justice, due: 2026-06-01}\n  - {what: Release TOKENPERSON, by: justice, due: 2026-06-01}\n",
		"dialogue/2026/05/03-token.yaml": "date: 2026-05-03\nform: meeting\nwith: [justice]\ncommitments:\n  - {what: Speak with Tokenmember, by: justice, due: 2026-06-01}\n  - {what: TOKEN-ours, by: npm, due: 2026-06-01}\n",
	}))
	for _, w := range language.All() {
		for _, q := range []report.LetterQuery{{To: "justice"}, {To: "justice", Below: true, Within: period(t, "1y")}} {
			q.Language = w
			doc, items, _ := letterTo(t, v, "2026-11-21", q)
			if !slices.Contains(items, "implementation justice lake/05") {
				t.Fatalf("the test shows nothing: %q", items)
			}
			said := everythingIn(t, doc)
			if i := strings.Index(strings.ToUpper(said), "TOKEN"); i >= 0 {
				t.Errorf("%s: …%s…", w.Code, said[max(0, i-40):min(len(said), i+40)])
			}
			for _, hidden := range []string{"partly-accepted", w.Positions["partly-accepted"], "2026-05-01", w.Date(on(t, "2026-05-01").Day)} {
				if strings.Contains(said, hidden) {
					t.Errorf("%s: %q was said where it was not present", w.Code, hidden)
				}
			}
		}
	}
}

// Whose name it is may be written down later than the day of the letter, and in
// another form of Unicode; and a name may stand in a number.
func TestLetterNamesNobodyKnownLater(t *testing.T) {
	v := viewOf(t, but(map[string]string{
		"recommendations/lake/04.yaml": "report: lake\ntitle: Release Jose\u0301 Secret\naddressees: [justice]\nbody: B\n",
		"recommendations/lake/05.yaml": "report: lake\ntitle: Mend the stairs\nexternal_id: Secret/Ana/5\naddressees: [justice]\nbody: B\n",
		"complaints/c.yaml":            "received: 2026-10-02\nchannel: mail\nfrom: family\nperson: JOS\u00c9 SECRET\ncomplainant: Secret, Ana\n",
	}))
	doc, _, leftOut := letterTo(t, v, "2026-09-30", report.LetterQuery{To: "justice"})
	if said := everythingIn(t, doc); strings.Contains(said, "Secret") {
		t.Error("a person is named")
	}
	if want := []string{"response recommendations/lake/04", "response recommendations/lake/05"}; !slices.Equal(leftOut, want) {
		t.Errorf("left out %q, want %q", leftOut, want)
	}
}

// What a reader took part in, it may read: when its date was extended, what it
// said.
func TestLetterTellsWhatTheReaderKnows(t *testing.T) {
	v := viewOf(t, but(map[string]string{"dialogue/2026/05/01-x.yaml": "date: 2026-05-01\nform: letter\nwith: [justice]\n" +
		"recommendations:\n  - {recommendation: lake/02, for: [justice], position: partly-accepted, extends: {implement_by: 2026-10-20}}\n"}))
	for _, w := range language.All() {
		doc, _, _ := letterTo(t, v, "2026-11-21", report.LetterQuery{To: "justice", Language: w, ReplyBy: on(t, "2027-01-01").Day})
		said := everythingIn(t, doc)
		for _, want := range []string{w.Positions["partly-accepted"] + " (" + w.Date(on(t, "2026-05-01").Day) + ")", `"extended_on":"2026-05-01"`,
			w.Letter.Extended.With("due", w.Date(on(t, "2026-10-20").Day), "date", w.Date(on(t, "2026-05-01").Day)), w.Count(w.Days, 32), w.Date(on(t, "2027-01-01").Day), "Ministry of Justice", "Our Institution",
			w.Foreign("Lake Prison") + " (" + w.Date(on(t, "2026-01-10").Day) + ")", w.Forms["meeting"], w.Date(on(t, "2026-09-10").Day)} {
			if !strings.Contains(said, want) {
				t.Errorf("%s: no %q", w.Code, want)
			}
		}
		if strings.ContainsAny(strings.ReplaceAll(said[:strings.Index(said, `"schema_version"`)-1], `\u0026`, ""), "$%<>") || strings.Contains(said, `{name`) || strings.Contains(said, `{date`) || strings.Contains(said, `{n}`) {
			t.Errorf("%s: a value was not put in", w.Code)
		}
	}
}

// An answer may still come on the day on which it is due.
func TestLetterOnTheDay(t *testing.T) {
	v := viewOf(t, but(nil))
	english := language.Of("en")
	for day, want := range map[string]string{"2026-07-09": english.Letter.NotYetDue, "2026-07-10": english.Letter.NotYetDue, "2026-07-11": "1 day"} {
		doc, _, _ := letterTo(t, v, day, report.LetterQuery{To: "health", Within: period(t, "1d")})
		var since []string
		for _, block := range doc.Blocks {
			if block.Table != nil {
				for _, row := range block.Table.Rows {
					since = append(since, row[len(row)-1].Text)
				}
			}
		}
		if !slices.Equal(since, []string{want}) {
			t.Errorf("on %s: %q, want %q", day, since, want)
		}
	}
}

// Who may read is judged as things are today, not as they were on the day that
// the letter is about.
func TestLetterIsJudgedToday(t *testing.T) {
	_, items, leftOut := letterTo(t, viewOf(t, but(map[string]string{"reports/lake.yaml": "title: Lake\ntype: visit\nsent: 2026-12-01\n"})), "2027-08-01",
		report.LetterQuery{To: "health"})
	if len(items) != 0 || len(leftOut) != 1 {
		t.Errorf("a report that is not sent yet: %q, left out %q", items, leftOut)
	}
}

// Absence is no accusation: what was met in any dialogue, also in one in which
// the reader took no part, is asked for no more.
func TestLetterNeverAsksForWhatWasMet(t *testing.T) {
	example := os.DirFS("../../examples/arvenia")
	v := viewOf(t, example)
	q := report.LetterQuery{Within: period(t, "6m")}
	files := fstest.MapFS{}
	copyInto(t, files, example)
	asked := 0
	for _, q.To = range v.On(on(t, "2026-11-21").Day).IDs(record.Stakeholders) {
		doc, _, _ := letterTo(t, v, "2026-11-21", q)
		var data struct{ Items []report.LetterItem }
		q.Language = nil
		decode(t, doc, &data)
		for _, i := range data.Items {
			if i.Item != "response" && i.Item != "implementation" {
				continue
			}
			asked++
			name := fmt.Sprintf("dialogue/2026/11/21-met-%d.yaml", asked)
			files[name] = &fstest.MapFile{Data: fmt.Appendf(nil, "date: 2026-11-21\nform: letter\ndirection: incoming\nwith: [ombudsman]\n"+
				"recommendations:\n  - {recommendation: %s, for: [%s], position: noted, claims: implemented}\n",
				strings.TrimPrefix(*i.Record, "recommendations/"), q.To)}
		}
	}
	if asked < 20 {
		t.Fatalf("the example has only %d things to ask for", asked)
	}
	met := viewOf(t, files)
	for _, q.To = range v.On(on(t, "2026-11-21").Day).IDs(record.Stakeholders) {
		_, items, _ := letterTo(t, met, "2026-11-21", q)
		for _, i := range items {
			if strings.HasPrefix(i, "response") || strings.HasPrefix(i, "implementation") {
				t.Errorf("%s is asked for: %s", q.To, i)
			}
		}
	}
}

func copyInto(t *testing.T, files fstest.MapFS, from fs.FS) {
	t.Helper()
	err := fs.WalkDir(from, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestShapeOfLetter(t *testing.T) {
	v := viewOf(t, but(nil))
	doc, _, _ := letterTo(t, v, "2026-11-21", report.LetterQuery{To: "justice"})
	for path, want := range map[string]string{
		"":      "schema_version as_of stakeholder name language direction reply_by items",
		"items": "item owed_by record reference title report issued draft_sent exchange form position due extended_on days_late",
	} {
		if got := strings.Join(keysOf(t, encoded(t, doc), strings.Fields(path)...), " "); got != want {
			t.Errorf("%q: %s\nwant %s", path, got, want)
		}
	}
	if footer := strings.Join(doc.Footer, ""); !doc.Addressed || !strings.Contains(footer, "Ministry of Justice") || !strings.Contains(footer, "21 November 2026") {
		t.Errorf("its footer is %q", footer)
	}
	if doc.Audience != "justice" {
		t.Errorf("it is for %q", doc.Audience)
	}
	for _, block := range doc.Blocks {
		checkTable(t, "letter", block.Table)
	}
	doc, items, _ := letterTo(t, v, "2026-01-10", report.LetterQuery{To: "justice"})
	if !strings.Contains(string(encoded(t, doc)), `"items":[]`) || len(items) != 0 {
		t.Errorf("nothing is owed: %s", encoded(t, doc))
	}
}
