package report_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/report"
)

// Where register.yaml publishes no answers, readers outside read no number of them: 0
// would be false of answers that came and are not published.
func TestNoFiguresOfAnswersThatAreNotPublished(t *testing.T) {
	answered := map[string]string{
		"dialogue/2026/02/03-ministry.yaml": "date: 2026-02-03\nform: letter\ndirection: incoming\nwith: [ministry]\n" +
			"recommendations: [{recommendation: lake/01, position: accepted}]\n",
	}
	for publishes, told := range map[string]bool{"": false, "publish: {answers: none}\n": false, "publish: {answers: written}\n": true} {
		answered["register.yaml"] = "schema: 1\ninstitution: {name: NPM, languages: [en]}\nthemes: {health: Health}\n" + publishes
		for reader, told := range map[audience.Audience]bool{audience.Everyone: told, "other": told, audience.Staff: true} {
			v := seenBy(t, oneRoof(answered), reader)
			stats := report.Stats(v, on(t, "2026-11-21"), report.StatsQuery{})
			for _, doc := range []*report.Document{stats, report.Annual(v, on(t, "2026-11-21"), 2026, nil)} {
				if hasBlock(doc, "Written answers") != told {
					t.Errorf("%s %q: %q speaks of answers: %v", reader, publishes, doc.Title, !told)
				}
			}
			if cell := cellsOf(t, &report.Block{Table: stats.Table}, "answers_in_time")[0]; (cell == "1") != told || (cell == "") == told {
				t.Errorf("%s %q: in time are %q", reader, publishes, cell)
			}
			if data := jsonOf(t, stats); strings.Contains(data, `"in_time":null`) == told {
				t.Errorf("%s %q: scripts get %s", reader, publishes, data)
			}
		}
	}
}

// Nothing is counted by place for readers outside: the visit of a recommendation may be
// withheld, and then it would not count.
func TestPlacesAreNotCountedOutside(t *testing.T) {
	for reader, counted := range map[audience.Audience]bool{audience.Everyone: false, "ministry": false, audience.Staff: true} {
		site := siteOf(t, tiny(followed()...), reader)
		pages := pagesOf(site)
		tables := map[string]*report.Table{"a page": pages["places.html"].Blocks[0].Table}
		for _, b := range pages["stakeholders/service.html"].Blocks {
			if b.Heading == "Places" {
				tables["a body"] = b.Table
			}
		}
		for _, d := range site.Downloads() {
			if d.Path == "data/places.csv" {
				tables["a file"] = d.Document().Table
			}
		}
		if len(tables) != 3 {
			t.Fatalf("%s: there are %d lists of places", reader, len(tables))
		}
		for where, table := range tables {
			for _, key := range []string{"recommendations", "open"} {
				if slices.ContainsFunc(table.Columns, func(c report.Column) bool { return c.Key == key }) != counted {
					t.Errorf("%s: %s counts %s: %v", reader, where, key, !counted)
				}
			}
		}
	}
}

// A body that has ended says nothing more, and nothing is open to it: its page has the
// words of its own days, and leads to the body that took over.
func TestSiteOfABodyThatHasEnded(t *testing.T) {
	files := tiny("stakeholders/old.yaml", "name: Old Ministry\ncategory: line-ministry\nended: 2025-07-01\nsucceeded_by: [new]\n",
		"stakeholders/new.yaml", "name: New Ministry\ncategory: line-ministry\n",
		"reports/r.yaml", "type: visit\ntitle: On Lake\nsent: 2025-04-01\npublished: 2025-05-01\n",
		"recommendations/r1.md", "---\nreport: r\ntitle: Open the yard\naddressees: [old]\n---\nOpen it.\n",
		"recommendations/r2.md", "---\nreport: r\ntitle: Heat the yard\naddressees: [old]\n---\nHeat it.\n",
		"dialogue/d1.yaml", "date: 2025-06-01\nform: letter\ndirection: incoming\nwith: [old]\nrecommendations: [{recommendation: r1, position: accepted}]\n",
		"dialogue/d2.yaml", "date: 2025-10-06\nform: letter\ndirection: incoming\nwith: [new]\nrecommendations: [{recommendation: r1, position: rejected}, "+
			"{recommendation: r2, position: rejected, claims: in-progress}]\n")
	pages := pagesOf(siteOf(t, files, audience.Staff))
	sameRowsAs(t, "of the old", cellsOf(t, block(t, pages["stakeholders/old.html"].Document, "Recommendations addressed to it"), "title", "position", "claims", "passed_to"),
		"Open the yard | Accepted (1 June 2025) |  | New Ministry", "Heat the yard |  |  | New Ministry")
	sameRowsAs(t, "of the new", cellsOf(t, block(t, pages["stakeholders/new.html"].Document, "Recommendations addressed to it"), "title", "position", "claims"),
		"Open the yard | Rejected (6 October 2025) | ", "Heat the yard | Rejected (6 October 2025) | In progress (6 October 2025)")
	list := &pages["stakeholders.html"].Blocks[0]
	sameRowsAs(t, "in the list", cellsOf(t, list, "title", "recommendations", "open"), "New Ministry | 2 | 2", "Old Ministry (until 1 July 2025) | 2 | 0")
}

// The annex is about the NPM's own recommendations in all its tables; that there are
// others it says.
func TestAnnualLeavesOutWhatOthersRecommended(t *testing.T) {
	const said = "not those of other mechanisms"
	others := map[string]string{
		"stakeholders/cat.yaml":        "name: Committee against Torture\ncategory: international\n",
		"reports/cat.yaml":             "type: treaty-body\nissued_by: cat\nsent: 2026-03-01\npublished: 2026-03-01\n",
		"recommendations/cat/01.md":    "---\nreport: cat\ntitle: Train the guards\naddressees: [ministry]\nthemes: [health]\n---\nTrain them.\n",
		"dialogue/2026/05/03-min.yaml": "date: 2026-05-03\nform: letter\ndirection: incoming\nwith: [ministry]\nrecommendations: [{recommendation: cat/01, position: accepted}]\n",
	}
	at := on(t, "2026-11-21")
	own, both := report.Annual(viewOf(t, oneRoof(nil)), at, 2026, nil), report.Annual(viewOf(t, oneRoof(others)), at, 2026, nil)
	for _, heading := range []string{"Reports", "Recommendations of the year, by state", "Where recommendations stand, by year of issue"} {
		b := block(t, both, heading)
		if got, want := b.Table.Rows, block(t, own, heading).Table.Rows; len(got) != len(want) || got[len(got)-1][1] != want[len(want)-1][1] {
			t.Errorf("%s: %v, want %v", heading, got, want)
		}
	}
	if a, b := valueOf(block(t, own, "Written answers"), "In time"), valueOf(block(t, both, "Written answers"), "In time"); a != b {
		t.Errorf("%s answers came in time, want %s", b, a)
	}
	for doc, want := range map[*report.Document]bool{own: false, both: true} {
		if text := block(t, doc, "Recommendations of the year, by state").Text; strings.Contains(text, said) != want {
			t.Errorf("the note is %q", text)
		}
	}
}

// Whom pages are for that are not for everybody stands at their top, in every language.
func TestSiteSaysAtTheTopWhomItIsFor(t *testing.T) {
	for reader, want := range map[audience.Audience]string{
		audience.Everyone: "", audience.Staff: "For the staff of the mechanism: not for readers outside",
		audience.Full: "Confidential: made from the whole register", "ministry": "For: Ministry",
	} {
		site := siteOf(t, tiny(followed()...), reader)
		for path, p := range pagesOf(site) {
			if p.Notice != want {
				t.Errorf("%s: the top of %s says %q", reader, path, p.Notice)
			}
		}
	}
}
