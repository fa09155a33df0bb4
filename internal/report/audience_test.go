package report_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/report"
)

// ruled is a register in which each rule of access decides about something.
func ruled() fstest.MapFS {
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"register.yaml": "schema: 1\ninstitution: {name: NPM}\naccess: {agreements: shared, processes: public, members: confidential, reports: public}\n" +
			"access-reasons: {agreements: the law says so, reports: the law too}\npublish: {answers: all, assessments: true, counts: [dialogue]}\n",
		"stakeholders/ministry.yaml": "name: Ministry\ncategory: line-ministry\n",
		"stakeholders/prison.yaml":   "name: Prison\ncategory: place-management\nparent: ministry\n",
		"stakeholders/old.yaml":      "name: Old\ncategory: line-ministry\nended: 2025-01-01\nsucceeded_by: [heir]\n",
		"stakeholders/heir.yaml":     "name: Heir\ncategory: line-ministry\n",
		"stakeholders/spt.yaml":      "name: SPT\ncategory: international\n",
		"members/amina.yaml":         "name: Amina\nrole: member\n",
		"agreements/a.yaml":          "type: mou\nparties: [ministry]\nshare_with: [ministry]\n",
		"processes/p.yaml":           "mechanism: upr\nstakeholder: spt\n",
		"places/lake.yaml":           "name: Lake\ntype: prison\nauthority: prison\n",
		"visits/2026/12/01.yaml":     "place: lake\nstart: 2026-12-01\n",
		"visits/2026/01/01.yaml":     "place: lake\nstart: 2026-01-01\n",

		"reports/published.yaml":    "type: visit\nvisits: [2026/01/01]\nsent: 2026-02-01\npublished: 2026-03-01\n",
		"reports/draft.yaml":        "type: visit\n",
		"reports/spt.yaml":          "type: visit\nissued_by: spt\nsent: 2026-02-01\n",
		"reports/own.yaml":          "type: thematic\nsent: 2026-02-01\naccess: shared\n",
		"recommendations/pub.yaml":  "report: published\ntitle: T\naddressees: [prison, old]\nbody: B\n",
		"recommendations/own.yaml":  "report: own\ntitle: T\naddressees: [prison]\nbody: B\naccess: public\nrepeats: [spt]\n",
		"recommendations/spt.yaml":  "report: spt\ntitle: T\naddressees: [prison]\nbody: B\n",
		"recommendations/two.yaml":  "report: published\ntitle: T\naddressees: [spt]\nbody: B\nrelated: [pub, own]\n",
		"dialogue/2026/04/01.yaml":  "date: 2026-04-01\nform: letter\ndirection: incoming\nwith: [prison]\nrecommendations: [{recommendation: pub, position: accepted}]\n",
		"dialogue/2026/04/02.yaml":  "date: 2026-04-02\nform: letter\nwith: [prison]\naccess: shared\n",
		"dialogue/2026/04/03.yaml":  "date: 2026-04-03\nform: letter\nwith: [prison]\naccess: confidential\n",
		"assessments/2026/05.yaml":  "date: 2026-05-01\nbasis: document-review\nfindings: [{recommendation: pub, status: started, note: n}]\n",
		"complaints/2026/01.yaml":   "received: 2026-05-01\nchannel: mail\nfrom: family\n",
		"contacts/director.yaml":    "name: D\nstakeholder: prison\naccess: secret\n",
		"recommendations/lost.yaml": "report: published\ntitle: T\naddressees: [prison]\nbody: B\naccess: internal\n",
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

func explained(t *testing.T, v *audience.View, name string) (*report.Document, *audience.Explanation) {
	t.Helper()
	e, err := v.Explain(name)
	if err != nil || e == nil {
		t.Fatal(name, err)
	}
	return report.Explanation(e, on(t, "2026-11-21")), e
}

func loose(t *testing.T, files fstest.MapFS) *audience.View {
	t.Helper()
	r, err := register.Load(files, nil)
	if err != nil {
		t.Fatal(err)
	}
	v, err := audience.Of(r, nil, audience.Full, on(t, "2026-11-21").Day)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestWhyARecordIsAsOpenAsItIs(t *testing.T) {
	v := loose(t, ruled())
	for name, want := range map[string]string{
		"places/lake":             "lake is public: that is usual for places",
		"members/amina":           "amina is confidential: register.yaml says so of all members (access: confidential)",
		"agreements/a":            "a is shared: register.yaml says so of all agreements (access: shared), with the reason: the law says so",
		"processes/p":             "p is internal: that is usual for processes; register.yaml would open processes wider (public), and does not count: it gives no reason under access-reasons",
		"visits/2026/12/01":       "01 is confidential: it is an unannounced visit that is still to come, on 2026-12-01",
		"reports/published":       "published is public: reports/published was published on 2026-03-01",
		"reports/draft":           "draft is internal: reports/draft was not sent yet; register.yaml opens reports (public), which does not reach this record",
		"reports/spt":             "spt is confidential: reports/spt was issued by spt, and is not published; register.yaml opens reports (public), which does not reach this record",
		"reports/own":             "own is shared: it says so itself (access: shared)",
		"recommendations/pub":     "pub is public: it is as open as its report, reports/published, and never wider; reports/published was published on 2026-03-01",
		"recommendations/own":     "own is shared: it is as open as its report, reports/own, and never wider, whatever it says itself (access: public); it says so itself (access: shared)",
		"recommendations/lost":    "lost is internal: it says so itself (access: internal)",
		"complaints/2026/01":      "01 is confidential: complaints are confidential, whatever the record or register.yaml says",
		"contacts/director":       "director is confidential: what it says under access is no level, so it stays closed",
		"assessments/2026/05":     "05 is internal: that is usual for assessments",
		"dialogue/2026/04/03":     "03 is confidential: it says so itself (access: confidential)",
		"stakeholders/ministry":   "ministry is public: that is usual for stakeholders",
		"recommendations/orphan":  "orphan is confidential: its report is not in the register, or could not be read",
		"reports/2026/sent-later": "sent-later is shared: reports/2026/sent-later was sent on 2026-02-01, and is not published",
	} {
		view := v
		switch {
		case strings.HasSuffix(name, "orphan"):
			files := ruled()
			files["recommendations/orphan.yaml"] = &fstest.MapFile{Data: []byte("report: nowhere\ntitle: T\naddressees: [prison]\nbody: B\n")}
			view = loose(t, files)
		case strings.HasSuffix(name, "sent-later"):
			view = loose(t, fstest.MapFS{
				"register.yaml":                {Data: []byte("schema: 1\ninstitution: {name: NPM}\n")},
				"reports/2026/sent-later.yaml": {Data: []byte("type: thematic\nsent: 2026-02-01\n")},
			})
		}
		doc, _ := explained(t, view, name)
		heading := doc.Blocks[0].Heading
		said := heading[strings.LastIndex(strings.SplitN(heading, " is ", 2)[0], "/")+1:] + ": " + strings.Join(texts(doc.Blocks[0].Table, "because"), "; ")
		if said != want {
			t.Errorf("%s:\n got %s\nwant %s", name, said, want)
		}
	}
}

func texts(table *report.Table, key string) []string {
	at := slices.IndexFunc(table.Columns, func(c report.Column) bool { return c.Key == key })
	var all []string
	for _, row := range table.Rows {
		all = append(all, row[at].Text)
	}
	return all
}

func TestWhyAReaderGetsIt(t *testing.T) {
	v := loose(t, ruled())
	for name, want := range map[string][]string{
		"recommendations/pub": {"public: everything, it is public", "heir: everything, it stands in the place of an addressee, old",
			"ministry: everything, it lies above an addressee, prison", "old: everything, it is an addressee", "prison: everything, it is an addressee",
			"internal: everything, it is public", "full: everything, you see whatever you can open"},
		"recommendations/own": {"public: nothing, it is shared", "ministry: 5 of 7 fields, it lies above an addressee, prison", "prison: 5 of 7 fields, it is an addressee",
			"internal: 6 of 7 fields, it is shared", "full: everything, you see whatever you can open"},
		"reports/own": {"public: nothing, it is shared", "ministry: 2 of 3 fields, a recommendation of the report is shared with it",
			"prison: 2 of 3 fields, a recommendation of the report is shared with it", "internal: everything, it is shared", "full: everything, you see whatever you can open"},
		"agreements/a": {"public: nothing, it is shared", "ministry: 2 of 3 fields, share_with names it", "internal: everything, it is shared", "full: everything, you see whatever you can open"},
		"dialogue/2026/04/01": {"public: bare facts, it is internal, and register.yaml releases who answered what and when (publish.answers: all)",
			"prison: bare facts, it is internal, and register.yaml releases who answered what and when (publish.answers: all); it took part, so what it owes itself is worked out from it",
			"internal: everything, it is internal", "full: everything, you see whatever you can open"},
		"dialogue/2026/04/02": {"public: nothing, it is shared", "prison: 3 of 4 fields, it took part, so what it owes itself is worked out from it",
			"internal: everything, it is shared", "full: everything, you see whatever you can open"},
		"dialogue/2026/04/03": {"public: nothing, it is confidential", "prison: nothing, it is confidential; it took part, so what it owes itself is worked out from it",
			"internal: bare facts, it is confidential: the NPM's people get what they need so that nothing reads late that was done", "full: everything, you see whatever you can open"},
		"assessments/2026/05": {"public: bare facts, it is internal, and register.yaml releases what was found and when (publish.assessments)",
			"internal: everything, it is internal", "full: everything, you see whatever you can open"},
	} {
		doc, _ := explained(t, v, name)
		who, gets, because := texts(doc.Table, "audience"), texts(doc.Table, "sees"), texts(doc.Table, "because")
		var said []string
		for i := range who {
			said = append(said, who[i]+": "+gets[i]+", "+because[i])
		}
		if !slices.Equal(said, want) {
			t.Errorf("%s:\n got %s\nwant %s", name, strings.Join(said, "\n     "), strings.Join(want, "\n     "))
		}
	}
}

func TestWhatIsLeftOutAndWhy(t *testing.T) {
	doc, e := explained(t, loose(t, ruled()), "recommendations/own")
	data := dataOf(t, doc)
	want := map[string]string{"public": "level", "ministry": "reference", "internal": "reference", "full": ""}
	for _, r := range data["readers"].([]any) {
		r := r.(map[string]any)
		reason := ""
		for _, w := range r["withheld"].([]any) {
			if w := w.(map[string]any); w["field"] == "repeats" {
				reason = w["reason"].(string)
			}
		}
		if expected, asked := want[r["audience"].(string)]; asked && reason != expected {
			t.Errorf("%s: %q, want %q", r["audience"], reason, expected)
		}
	}
	table := doc.Blocks[3].Table
	if got := texts(table, "for"); !slices.Equal(got, []string{"ministry, prison, internal"}) || texts(table, "level")[0] != "confidential" || texts(table, "record")[0] != "recommendations/spt" {
		t.Errorf("left out: %v", table.Rows)
	}
	if len(e.References) != 3 { // its report, its addressee and what it repeats
		t.Errorf("it names %v", e.References)
	}
	two, _ := explained(t, loose(t, ruled()), "recommendations/two")
	fields := two.Blocks[2].Table
	if at := slices.Index(texts(fields, "field"), "related"); texts(fields, "seen_by")[at] != "public (1 of 2), ministry, prison, spt (1 of 2), internal, full" {
		t.Errorf("who sees both: %q", texts(fields, "seen_by")[at])
	}
	facts, _ := explained(t, loose(t, ruled()), "assessments/2026/05")
	public := dataOf(t, facts)["readers"].([]any)[0].(map[string]any)
	for _, w := range public["withheld"].([]any) {
		if w.(map[string]any)["reason"] != "facts" {
			t.Errorf("of bare facts: %v", w)
		}
	}
}

// What scripts read has no list that is null, in whatever record.
func TestExplanationsHaveNoNullLists(t *testing.T) {
	v := loose(t, ruled())
	null := regexp.MustCompile(`"(decided_by|fields|seen_by|readers|withheld|left_out|owes|kinds|only_a|only_b)":\s*null`)
	set := v.On(on(t, "2026-11-21").Day)
	for _, kind := range record.Kinds() {
		for _, id := range set.IDs(kind) {
			doc, _ := explained(t, v, string(kind)+"/"+id)
			if doc.Audience != audience.Full {
				t.Errorf("%s/%s is for %s", kind, id, doc.Audience)
			}
			if found := null.FindString(jsonOf(t, doc)); found != "" {
				t.Errorf("%s/%s: %s", kind, id, found)
			}
		}
	}
	for _, b := range []audience.Audience{audience.Everyone, audience.Staff, "prison"} {
		c, err := v.Compare(audience.Everyone, b)
		if err != nil {
			t.Fatal(err)
		}
		if found := null.FindString(jsonOf(t, report.Comparison(c, on(t, "2026-11-21")))); found != "" {
			t.Errorf("public and %s: %s", b, found)
		}
	}
}

func jsonOf(t *testing.T, doc *report.Document) string {
	t.Helper()
	out, err := json.Marshal(doc.Data())
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func dataOf(t *testing.T, doc *report.Document) map[string]any {
	t.Helper()
	var data map[string]any
	if err := json.Unmarshal([]byte(jsonOf(t, doc)), &data); err != nil {
		t.Fatal(err)
	}
	return data
}

func TestSealedFieldsAreNotSilent(t *testing.T) {
	files := ruled()
	r, err := register.Load(files, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Set.Visits["2026/01/01"].SealedIn = "visits/2026/01/01.sealed.age"
	v, err := audience.Of(r, nil, audience.Full, on(t, "2026-11-21").Day)
	if err != nil {
		t.Fatal(err)
	}
	doc, e := explained(t, v, "visits/2026/01/01")
	if !slices.ContainsFunc(doc.Footer, func(s string) bool { return strings.Contains(s, "visits/2026/01/01.sealed.age") }) {
		t.Errorf("footer: %q", doc.Footer)
	}
	if slices.ContainsFunc(e.Fields, func(f audience.Field) bool { return f.Path == "" || f.Path == "-" }) {
		t.Errorf("fields: %v", e.Fields)
	}
}

func TestComparison(t *testing.T) {
	v := loose(t, ruled())
	c, err := v.Compare("prison", audience.Staff)
	if err != nil {
		t.Fatal(err)
	}
	doc := report.Comparison(c, on(t, "2026-11-21"))
	if got := texts(doc.Blocks[0].Table, "kind"); !slices.Contains(got, "agreements") || slices.Contains(got, "complaints") {
		t.Errorf("kinds: %v", got)
	}
	if h := doc.Blocks[1].Heading; h != "What internal gets and prison does not" || len(doc.Blocks) != 2 {
		t.Errorf("sides: %q of %d", h, len(doc.Blocks))
	}
	what := map[string]string{}
	for i, name := range texts(doc.Blocks[1].Table, "record") {
		what[name] = texts(doc.Blocks[1].Table, "fields")[i]
	}
	for name, want := range map[string]string{
		"dialogue/2026/04/01": "more than bare facts: with",
		"dialogue/2026/04/03": "bare facts: date, form, with",
		"agreements/a":        "the record: parties, share_with, type",
		"assessments/2026/05": "more than bare facts: basis, findings.note",
	} {
		if what[name] != want {
			t.Errorf("%s: %q, want %q", name, what[name], want)
		}
	}
	if !slices.ContainsFunc(doc.Footer, func(s string) bool {
		return strings.HasPrefix(s, "What prison owes itself is worked out from 3 dialogues")
	}) {
		t.Errorf("footer: %q", doc.Footer)
	}
}
