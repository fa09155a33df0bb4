package report_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/report"
)

// Whoever sees only what is published is led from a state to what it means; and the
// page that says so uses the very words that the others do.
func TestSiteLeadsFromStatesToWhatTheyMean(t *testing.T) {
	for _, w := range language.All() {
		for a, want := range map[audience.Audience]bool{audience.Everyone: true, "ministry": true, audience.Full: false} {
			pages := pagesOf(siteOf(t, tiny(followed()...), a).In(w))
			led := slices.ContainsFunc(pages["recommendations/r1.html"].Blocks[0].Facts, func(f report.Fact) bool {
				return f.Cell.Ref == "about" && strings.Contains(f.Cell.Text, w.Page.Frame.Public) && strings.Contains(f.Cell.Text, w.Page.About.StatesMean)
			})
			if led != want {
				t.Errorf("%s %s: led to the meaning: %v", a, w.Code, led)
			}
			said := paragraphsOf(pages["about.html"])
			for _, word := range []string{w.Page.Frame.Public, language.Capital(w.Term("state", "no-published-answer"))} {
				if strings.Contains(said, word) != want {
					t.Errorf("%s %s: %q is explained: %v", a, w.Code, word, !want)
				}
			}
		}
	}
}

// paragraphsOf are the paragraphs of a page.
func paragraphsOf(p *report.Page) string {
	var all []string
	for _, b := range p.Blocks {
		all = append(all, b.Text)
	}
	return strings.Join(all, "\n")
}

// A list in which these readers see nothing is no page, and nothing leads to it.
func TestSiteHasNoEmptyLists(t *testing.T) {
	files := tiny("stakeholders/ministry.yaml", "name: Ministry\ncategory: line-ministry\n",
		"places/prison.yaml", "name: Lake\ntype: prison\n", "visits/v.yaml", "place: prison\nstart: 2026-01-01\n")
	for a, want := range map[audience.Audience][]string{
		audience.Everyone: {"index.html", "places.html", "stakeholders.html", "about.html"},
		audience.Staff:    {"index.html", "visits.html", "places.html", "stakeholders.html", "about.html"},
	} {
		site := siteOf(t, files, a)
		var menu, pages []string
		for _, e := range site.Menu() {
			menu = append(menu, e.Path)
		}
		for p := range site.Pages() {
			if p.Ref == "" {
				pages = append(pages, p.Path)
			}
			for _, ref := range refsOf(p) {
				if !strings.Contains(ref, "/") && !slices.Contains(want, report.PathOf(ref)) {
					t.Errorf("%s: %s leads to %s", a, p.Path, ref)
				}
			}
		}
		if !slices.Equal(menu, want) || !slices.Equal(pages, want) {
			t.Errorf("%s: the menu is %q, the pages %q", a, menu, pages)
		}
	}
}

// What there is no more is not listed as if there were.
func TestSiteMarksWhatIsNoMore(t *testing.T) {
	files := tiny("stakeholders/old.yaml", "name: Old Ministry\ncategory: line-ministry\nended: 2025-07-01\nsucceeded_by: [ministry]\n",
		"stakeholders/ministry.yaml", "name: Ministry\ncategory: line-ministry\n",
		"places/shut.yaml", "name: Shut\ntype: prison\nclosed: 2025-12-31\n", "places/prison.yaml", "name: Lake\ntype: prison\n")
	for code, want := range map[string][]string{
		"en": {"Ministry", "Old Ministry (until 1 July 2025)", "Lake", "Shut (until 31 December 2025)"},
		"fr": {"Ministry", "Old Ministry (jusqu’au 1er juillet 2025)", "Lake", "Shut (jusqu’au 31 décembre 2025)"},
	} {
		site := siteOf(t, files, audience.Everyone).In(language.Of(code))
		pages := pagesOf(site)
		var got []string
		for _, path := range []string{"stakeholders.html", "places.html"} {
			for _, row := range tableUnder(t, pages[path], "").Rows {
				got = append(got, row[0].Text)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q", code, got)
		}
		if title := pages["stakeholders/old.html"].Title; title != "Old Ministry" {
			t.Errorf("its page is called %q", title)
		}
	}
	for p := range report.NewSite(seenBy(t, files, audience.Everyone), on(t, "2025-06-30"), nil).Pages() {
		for _, b := range p.Blocks {
			if b.Table != nil && slices.ContainsFunc(b.Table.Rows, func(row []report.Cell) bool { return strings.Contains(row[0].Text, "until") }) {
				t.Errorf("%s tells of what came later", p.Path)
			}
		}
	}
}

// The first page says what this is, as of when, and where more is said of it.
func TestSiteBeginsWithWhatItIs(t *testing.T) {
	for a, only := range map[audience.Audience]bool{audience.Everyone: true, "ministry": false, audience.Staff: false, audience.Full: false} {
		site := siteOf(t, tiny(followed()...), a)
		for _, w := range language.All() {
			first := pagesOf(site.In(w))["index.html"].Blocks[0]
			if !strings.Contains(first.Text, "Mechanism") || !strings.Contains(first.Text, w.Date(on(t, "2026-11-21").Day)) ||
				strings.Contains(first.Text, w.Page.About.Only) != only {
				t.Errorf("%s %s: it begins with %q", a, w.Code, first.Text)
			}
			if len(first.Facts) != 1 || first.Facts[0].Cell.Ref != "about" {
				t.Errorf("%s %s: it does not lead on: %+v", a, w.Code, first.Facts)
			}
		}
	}
}

// What happened lately says of which authority, also where the letter itself is not
// published.
func TestSiteLatelyNamesWhoSpoke(t *testing.T) {
	files := tiny(followed(
		"dialogue/2026/11/one.yaml", "date: 2026-11-01\nform: letter\ndirection: incoming\nwith: [ministry]\nrecommendations:\n"+
			"  - {recommendation: r1, for: [ministry], extends: {respond_by: 2026-12-01}}\n",
		"dialogue/2026/11/two.yaml", "date: 2026-11-02\nform: letter\ndirection: incoming\nwith: [service]\nrecommendations:\n"+
			"  - {recommendation: r1, for: [service], position: accepted}\n  - {recommendation: r2, for: [service], position: rejected}\n",
		"dialogue/2026/11/four.yaml", "date: 2026-11-04\nform: meeting\naccess: public\nwith: [ministry]\nrecommendations: [{recommendation: r1}, {recommendation: r5}]\n",
		"reports/other.yaml", "type: other\ntitle: Advice\nsent: 2025-04-03\npublished: 2025-04-03\n",
		"recommendations/r5.md", "---\nreport: other\ntitle: Other\naddressees: [service]\n---\nOther.\n",
		"recommendations/r4.md", "---\nreport: r\ntitle: Late\naddressees: [service]\nissued: 2026-11-03\n---\nLate.\n",
	)...)
	files["register.yaml"].Data = append(files["register.yaml"].Data, "publish: {answers: all, assessments: true}\n"...)
	site := siteOf(t, files, audience.Everyone)
	got := strings.Join(steps(pagesOf(site)["index.html"]), "\n") + "\n" + strings.Join(steps(pagesOf(site)["reports/r.html"]), "\n")
	for _, want := range []string{
		"1 November 2026 | Letter – new date for the reply: 1 December 2026 (Ministry) – Open the yard | recommendations/r1",
		"2 November 2026 | Letter – 2 recommendations were discussed (Service) – On Lake | reports/r",
		"4 November 2026 | Meeting with Ministry – 2 recommendations were discussed | stakeholders/ministry",
		"3 November 2026 | Issued – Late – addressed to: Service | recommendations/r4",
		"3 February 2026 | Assessed by the mechanism: partly implemented – Open the yard – addressed to: Ministry and Service | recommendations/r1",
		"1 November 2026 | Letter – 1 recommendation was discussed (Ministry) | ",
	} {
		if !strings.Contains(got, want+"\n") && !strings.HasSuffix(got, want) {
			t.Errorf("%q is not among\n%s", want, got)
		}
	}
}

// A list of recommendations says the day of issue once, and can be narrowed to a year.
func TestSiteListsHaveNoColumnOfYears(t *testing.T) {
	columns := tableUnder(t, pagesOf(siteOf(t, tiny(followed()...), audience.Full))["recommendations.html"], "").Columns
	var keys []string
	for _, c := range columns {
		keys = append(keys, c.Key)
		if (c.Years == "Year") != (c.Key == "issued") {
			t.Errorf("%s is narrowed to a year: %q", c.Key, c.Years)
		}
	}
	if slices.Contains(keys, "year") || !slices.Contains(keys, "issued") {
		t.Errorf("the columns are %q", keys)
	}
}
