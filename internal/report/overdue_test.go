package report_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/report"
)

// items tells a list of what is due in short: what, about which recommendation,
// owed by whom.
func items(t *testing.T, doc *report.Document) []string {
	t.Helper()
	what, about, by := column(t, doc, "item"), column(t, doc, "record"), column(t, doc, "owed_by")
	var all []string
	for i := range what {
		all = append(all, what[i]+" "+strings.TrimPrefix(about[i], "recommendations/")+" "+by[i])
	}
	return all
}

func TestOverdueFilters(t *testing.T) {
	v, today := arvenia(t), on(t, "2026-11-21")
	for _, test := range []struct {
		name  string
		query report.DueQuery
		want  []string
	}{
		{"one addressee", report.DueQuery{Bodies: []string{"ministry-of-defence"}},
			[]string{"implementation 2026/military-guardhouse-fort-orlo/01 ministry-of-defence"}},
		{"a body stands for those below it", report.DueQuery{Bodies: []string{"ministry-of-justice"}, Items: []string{"implementation", "commitment", "response"}},
			[]string{
				"commitment 2025/solitary-confinement/04 prison-northmark-management",
				"implementation 2025/prison-lakeside/05 prison-service",
				"response 2025/solitary-confinement/05 prison-service",
			}},
		{"ours concerns those whom we must turn to", report.DueQuery{Bodies: []string{"prosecutor-general"}},
			[]string{"follow-up 2025/annual-2024/03 npm"}},
		{"what the NPM owes", report.DueQuery{Bodies: []string{"npm"}},
			[]string{
				"commitment 2025/psychiatric-hospital-saint-maren/01 npm",
				"follow-up 2025/annual-2024/03 npm",
				"verification 2024/police-custody-velmora/01 npm",
				"follow-up 2024/prison-lakeside/06 npm",
				"verification 2025/prison-lakeside/03 npm",
			}},
		{"the former name of an addressee that we must turn to", report.DueQuery{Bodies: []string{"ministry-of-interior"}},
			[]string{"verification 2024/police-custody-velmora/01 npm"}},
		{"several items", report.DueQuery{Items: []string{"verification", "follow-up"}},
			[]string{
				"follow-up 2025/annual-2024/03 npm",
				"verification 2024/police-custody-velmora/01 npm",
				"follow-up 2024/prison-lakeside/06 npm",
				"verification 2025/prison-lakeside/03 npm",
			}},
		{"the lead of the dialogue answers for our promise", report.DueQuery{Owners: []string{"adviser-health"}},
			[]string{"commitment 2025/psychiatric-hospital-saint-maren/01 npm"}},
		{"the owner of the relation", report.DueQuery{Owners: []string{"chair"}, Items: []string{"response"}},
			[]string{"response 2025/solitary-confinement/06 supreme-judicial-council", "response 2026/annual-2025/01 supreme-judicial-council"}},
		{"due today is not late, but within any time", report.DueQuery{Bodies: []string{"department-of-social-care-homes"}, Within: period(t, "1d")},
			[]string{"response 2026/social-care-home-elm-court/02 department-of-social-care-homes"}},
		{"nothing", report.DueQuery{Bodies: []string{"department-of-social-care-homes"}}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc, _ := report.Overdue(v, today, test.query)
			if got := items(t, doc); !slices.Equal(got, test.want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(test.want, "\n  "))
			}
		})
	}
}

// Three ministries ended: two were renamed, one after the other, and one made
// only a promise.
func TestOverdueFindsABodyByItsFormerNames(t *testing.T) {
	files := fstest.MapFS{}
	for name, content := range map[string]string{
		"register.yaml":                "schema: 1\ninstitution: {name: NPM, languages: [en]}\n",
		"stakeholders/cabinet.yaml":    "name: Cabinet\ncategory: other-executive\n",
		"stakeholders/first.yaml":      "name: First\ncategory: line-ministry\nparent: cabinet\nended: 2026-02-01\nsucceeded_by: [second]\n",
		"stakeholders/second.yaml":     "name: Second\ncategory: line-ministry\nended: 2026-03-01\nsucceeded_by: [third]\n",
		"stakeholders/third.yaml":      "name: Third\ncategory: line-ministry\n",
		"stakeholders/health.yaml":     "name: Health\ncategory: line-ministry\n",
		"stakeholders/treasury.yaml":   "name: Treasury\ncategory: line-ministry\nended: 2026-04-01\nsucceeded_by: [finance]\n",
		"stakeholders/finance.yaml":    "name: Finance\ncategory: line-ministry\n",
		"reports/2026/lake.yaml":       "type: thematic\nsent: 2026-01-10\n",
		"recommendations/lake/roof.md": "---\nreport: 2026/lake\ntitle: Mend the roof\naddressees: [first, health]\n---\nIt leaks.\n",
		"dialogue/2026/01/20-treasury.yaml": "date: 2026-01-20\nform: meeting\nwith: [treasury]\n" +
			"commitments:\n  - {what: Pay for it, by: treasury, due: 2026-05-01, recommendation: lake/roof}\n",
	} {
		files[name] = &fstest.MapFile{Data: []byte(content)}
	}
	v := viewOf(t, files)
	const paid, third, health = "commitment lake/roof finance", "response lake/roof third", "response lake/roof health"
	for _, test := range []struct {
		addressee string
		want      []string
	}{
		{"first", []string{third}},
		{"second", []string{third}},
		{"third", []string{third}},
		{"cabinet", []string{third}},
		{"health", []string{health}},
		{"treasury", []string{paid}},
		{"finance", []string{paid}},
	} {
		doc, _ := report.Overdue(v, on(t, "2026-11-21"), report.DueQuery{Bodies: []string{test.addressee}})
		if got := items(t, doc); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.addressee, got, test.want)
		}
	}
}

func TestOwnerOfTheNearestBodyAbove(t *testing.T) {
	files := fstest.MapFS{}
	for name, content := range map[string]string{
		"register.yaml":                 "schema: 1\ninstitution: {name: NPM, languages: [en]}\n",
		"members/ada.yaml":              "name: Ada\nrole: member\n",
		"members/ben.yaml":              "name: Ben\nrole: member\n",
		"stakeholders/government.yaml":  "name: Government\ncategory: other-executive\nowner: ada\n",
		"stakeholders/ministry.yaml":    "name: Ministry\ncategory: line-ministry\nparent: government\n",
		"stakeholders/prison.yaml":      "name: Prison\ncategory: place-management\nparent: ministry\n",
		"stakeholders/hospital.yaml":    "name: Hospital\ncategory: place-management\nparent: ministry\nowner: ben\n",
		"reports/2026/lake.yaml":        "type: thematic\nsent: 2026-01-10\n",
		"recommendations/lake/both.md":  "---\nreport: 2026/lake\ntitle: Mend the roof\naddressees: [prison, hospital]\n---\nIt leaks.\n",
		"recommendations/lake/other.md": "---\nreport: 2026/lake\ntitle: Mend the wall\naddressees: [prison]\n---\nIt falls.\n",
	} {
		files[name] = &fstest.MapFile{Data: []byte(content)}
	}
	v := viewOf(t, files)
	for _, test := range []struct {
		owners, want []string
	}{
		{[]string{"ada"}, []string{"response lake/both prison", "response lake/other prison"}},
		{[]string{"ben"}, []string{"response lake/both hospital"}},
		{[]string{"ada", "ben"}, []string{"response lake/both hospital", "response lake/both prison", "response lake/other prison"}},
	} {
		doc, _ := report.Overdue(v, on(t, "2026-11-21"), report.DueQuery{Owners: test.owners})
		if got := items(t, doc); !slices.Equal(got, test.want) {
			t.Errorf("%v: got %q, want %q", test.owners, got, test.want)
		}
	}
}

func TestOverdueWithin(t *testing.T) {
	v, today := arvenia(t), on(t, "2026-11-21")
	for _, test := range []struct {
		within      string
		all, coming int
	}{{"", 16, 0}, {"6d", 22, 6}, {"5d", 20, 4}, {"30d", 35, 19}} {
		q := report.DueQuery{}
		if test.within != "" {
			q.Within = period(t, test.within)
		}
		doc, late := report.Overdue(v, today, q)
		if got := len(items(t, doc)); got != test.all || late != 16 {
			t.Errorf("within %q: %d items, %d late, want %d and 16", test.within, got, late, test.all)
		}
	}
}

func TestOverdueFooter(t *testing.T) {
	v := arvenia(t)
	at := on(t, "2026-11-21")
	doc, _ := report.Overdue(v, at, report.DueQuery{Within: period(t, "30d")})
	if want := "As of 2026-11-21: 16 overdue, 3 of them long overdue, 19 to come."; doc.Footer[0] != want {
		t.Errorf("%q, want %q", doc.Footer[0], want)
	}
	at.Revision = "0123456789"
	doc, _ = report.Overdue(v, at, report.DueQuery{})
	if want := "As of 2026-11-21, from the register at 0123456789: 16 overdue, 3 of them long overdue."; doc.Footer[0] != want {
		t.Errorf("%q, want %q", doc.Footer[0], want)
	}
	// A year for which no holiday is listed is named, once.
	doc, _ = report.Overdue(v, on(t, "2031-02-01"), report.DueQuery{})
	if len(doc.Footer) != len(slices.Compact(slices.Sorted(slices.Values(doc.Footer)))) {
		t.Errorf("said twice: %q", doc.Footer)
	}
}

func TestOverdueOrder(t *testing.T) {
	doc, _ := report.Overdue(arvenia(t), on(t, "2026-11-21"), report.DueQuery{Within: period(t, "2y")})
	var data struct {
		Items []struct {
			DaysLate     int `json:"days_late"`
			Record, Item string
			OwedBy       []string `json:"owed_by"`
			Tier         *string
		}
	}
	decode(t, doc, &data)
	for i := 1; i < len(data.Items); i++ {
		a, b := data.Items[i-1], data.Items[i]
		if a.DaysLate < b.DaysLate || a.DaysLate == b.DaysLate && a.Record+" "+a.Item+" "+a.OwedBy[0] > b.Record+" "+b.Item+" "+b.OwedBy[0] {
			t.Errorf("%v comes before %v", a, b)
		}
	}
	last := data.Items[len(data.Items)-1]
	if last.DaysLate >= -30 || last.Tier != nil {
		t.Errorf("what is far off has the tier %v", last)
	}
}
