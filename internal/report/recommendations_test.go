package report_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/report"
)

func TestRecommendationFilters(t *testing.T) {
	v, today := arvenia(t), on(t, "2026-11-21")
	for _, test := range []struct {
		name  string
		query report.RecommendationQuery
		want  []string
	}{
		{"state", report.RecommendationQuery{States: []string{"rejected"}},
			[]string{"2024/prison-lakeside/06", "2025/annual-2024/02", "2026/immigration-centre-port-arvel/02"}},
		{"two states", report.RecommendationQuery{States: []string{"rejected", "mixed"}, Priorities: []string{"high"}},
			[]string{"2024/police-custody-velmora/05", "2025/solitary-confinement/02", "2026/immigration-centre-port-arvel/02"}},
		{"state and addressee", report.RecommendationQuery{States: []string{"rejected"}, Addressees: []string{"ministry-of-justice"}},
			[]string{"2024/prison-lakeside/06"}},
		{"an addressee below", report.RecommendationQuery{Addressees: []string{"ministry-of-justice"}, States: []string{"response-overdue"}},
			[]string{"2025/solitary-confinement/05"}},
		{"the former name of a body", report.RecommendationQuery{Addressees: []string{"ministry-of-interior"}, States: []string{"mixed"}},
			[]string{"2024/police-custody-velmora/05"}},
		{"the NPM itself", report.RecommendationQuery{Addressees: []string{"npm"}},
			[]string{"2026/spt-report-to-npm/01", "2026/spt-report-to-npm/02", "2026/spt-report-to-npm/03"}},
		{"the place of the report's visits", report.RecommendationQuery{Places: []string{"border-zone-airport"}},
			[]string{"2026/border-zone-airport/01", "2026/border-zone-airport/02"}},
		{"report", report.RecommendationQuery{Reports: []string{"2024/upr-third-cycle"}},
			[]string{"2024/upr-third-cycle/01", "2024/upr-third-cycle/02"}},
		{"no such year", report.RecommendationQuery{Years: []int{1999}}, nil},
		{"year of issue", report.RecommendationQuery{Years: []int{1999, 2025}, States: []string{"rejected"}}, []string{"2025/annual-2024/02"}},
		{"year is that of issue, not of the id", report.RecommendationQuery{Reports: []string{"2025/cat-concluding-observations"}, Years: []int{2024}}, nil},
		{"priority and theme", report.RecommendationQuery{Priorities: []string{"urgent"}, Themes: []string{"restraints"}},
			[]string{"2025/psychiatric-hospital-saint-maren/02"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := report.Recommendations(v, today, test.query)
			var got []string
			for _, record := range column(t, doc, "record") {
				got = append(got, strings.TrimPrefix(record, "recommendations/"))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

func TestRecommendationsFooter(t *testing.T) {
	v, today := arvenia(t), on(t, "2026-11-21")
	for _, test := range []struct {
		states []string
		want   string
	}{
		{[]string{"rejected"}, "As of 2026-11-21: 3 recommendations of 81, 3 open."},
		{[]string{"withdrawn"}, "As of 2026-11-21: 1 recommendation of 81, 0 open."},
	} {
		doc := report.Recommendations(v, today, report.RecommendationQuery{States: test.states})
		if doc.Footer[0] != test.want {
			t.Errorf("%q, want %q", doc.Footer[0], test.want)
		}
	}
}

// TestEveryRecommendation shows and derives each one, on several days: every
// state has its reasons, every file that is named is there, and what is due is
// what the list says.
func TestEveryRecommendation(t *testing.T) {
	v := arvenia(t)
	files := os.DirFS("../../examples/arvenia")
	for _, day := range []string{"2024-01-01", "2025-07-01", "2026-11-21", "2027-12-31"} {
		at := on(t, day)
		overdue, _ := report.Overdue(v, at, report.DueQuery{Within: period(t, "9y")})
		listed := map[string]int{}
		for _, record := range column(t, overdue, "record") {
			listed[record]++
		}
		for id := range v.On(at.Day).Recommendations {
			var data struct {
				State   string
				Because []struct{ Text, File string }
				Items   []struct {
					Due, Why   string
					Derivation []struct{ Text, File string }
				}
			}
			decode(t, report.Why(v, at, id), &data)
			if len(data.Because) == 0 {
				t.Errorf("%s on %s is %s for no reason", id, day, data.State)
			}
			if got := len(data.Items); got != listed["recommendations/"+id] {
				t.Errorf("%s on %s: %d items, the list has %d", id, day, got, listed["recommendations/"+id])
			}
			named := data.Because
			for _, item := range data.Items {
				named = append(named, item.Derivation...)
				if !strings.HasSuffix(item.Why, item.Due+" due") {
					t.Errorf("%s on %s: due %s, because %s", id, day, item.Due, item.Why)
				}
			}
			for _, reason := range named {
				if f, err := files.Open(reason.File); reason.File != "" && err != nil {
					t.Errorf("%s on %s names %s: %v", id, day, reason.File, err)
				} else if err == nil {
					f.Close()
				}
			}
			report.Recommendation(v, at, id)
		}
	}
}

// A recommendation that was not there yet on a day has no document.
func TestNoSuchRecommendation(t *testing.T) {
	v := arvenia(t)
	const id = "2025/psychiatric-hospital-saint-maren/04"
	for _, test := range []struct {
		id, day string
		there   bool
	}{{id, "2025-02-24", true}, {id, "2020-01-01", false}, {"no/such", "2026-11-21", false}} {
		at := on(t, test.day)
		if got := report.Recommendation(v, at, test.id) != nil; got != test.there {
			t.Errorf("Recommendation of %s on %s: %v, want %v", test.id, test.day, got, test.there)
		}
		if got := report.Why(v, at, test.id) != nil; got != test.there {
			t.Errorf("Why of %s on %s: %v, want %v", test.id, test.day, got, test.there)
		}
	}
}
