package report_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/report"
)

// followed is one recommendation with a history.
func followed(more ...string) []string {
	return append([]string{
		"stakeholders/ministry.yaml", "name: Ministry\ncategory: line-ministry\n",
		"stakeholders/service.yaml", "name: Service\ncategory: supervisory-authority\nparent: ministry\n",
		"places/prison.yaml", "name: Lake\ntype: prison\nauthority: service\n",
		"visits/v.yaml", "place: prison\nstart: 2025-02-01\nend: 2025-02-02\n",
		"visits/again.yaml", "place: prison\nstart: 2026-02-01\nfollow_up_of: [v]\n",
		"visits/plan.yaml", "place: prison\nstart: 2027-02-01\n",
		"reports/r.yaml", "type: visit\ntitle: On Lake\nvisits: [v]\nsent: 2025-04-01\npublished: 2025-05-01\n",
		"recommendations/r1.md", "---\nreport: r\ntitle: Open the yard\naddressees: [ministry, service]\nthemes: [health]\nexternal_id: 7/a\n" +
			"links: [{title: 'The [law]', url: 'https://example.org/law'}, {title: Scan, url: attachments/scan.pdf}, {title: Bad, url: 'javascript:alert(1)'}]\n---\n" +
			"Open it, see [[places/prison]] and [the report](../reports/r.yaml), not [[complaints/c]] nor [[places/nowhere]].\n",
		"recommendations/r2.md", "---\nreport: r\ntitle: Heat the yard\naddressees: [service]\nrepeats: []\nrelated: [r1]\n---\nHeat it.\n",
		"dialogue/d1.md", "---\ndate: 2025-06-01\nform: letter\ndirection: incoming\nwith: [ministry]\nrecommendations:\n" +
			"  - {recommendation: r1, for: [ministry, service], position: accepted, claims: in-progress, extends: {implement_by: 2026-12-01}, obstacle: Money}\n" +
			"commitments: [{what: A plan, by: ministry, due: 2025-09-01, done: 2025-08-01, recommendation: r1}]\n---\nWe accept.\n",
		"dialogue/d2.yaml", "date: 2025-07-01\nform: meeting\nwith: [ministry, service]\nvisit: v\nbody: Of other things.\n",
		"assessments/a.yaml", "date: 2026-02-03\nbasis: follow-up-visit\nvisit: again\nfindings: [{recommendation: r1, status: partly-implemented, evidence: The door is open.}]\n",
	}, more...)
}

func steps(p *report.Page) []string {
	var lines []string
	for _, b := range p.Blocks {
		for _, s := range b.Steps {
			line := s.Day + " | " + s.Text + " | " + s.Ref
			if s.Body != nil {
				line += " | " + s.Body.Text
			}
			lines = append(lines, line)
		}
	}
	return lines
}

func TestSiteTellsWhatHappened(t *testing.T) {
	pages := pagesOf(siteOf(t, tiny(followed()...), audience.Full))
	for path, want := range map[string][]string{
		"recommendations/r1.html": {
			"1 April 2025 | Issued in the report: On Lake | reports/r",
			"1 June 2025 | Letter from Ministry – position: accepted; on implementation: in progress (Ministry and Service) – " +
				"new date for implementation: 1 December 2026 – obstacle: Money | stakeholders/ministry | We accept.\n",
			"1 June 2025 | Undertaking of Ministry, by 1 September 2025: A plan | stakeholders/ministry",
			"1 August 2025 | Undertaking of Ministry fulfilled: A plan | stakeholders/ministry",
			"3 February 2026 | Assessed by the mechanism: partly implemented (follow-up visit) | visits/again | The door is open.",
		},
		"reports/r.html": {
			"1 June 2025 | Letter from Ministry – 1 recommendation was discussed | stakeholders/ministry",
			"3 February 2026 | The mechanism assessed the implementation of 1 recommendation (follow-up visit) | visits/again",
		},
		"visits/v.html": {
			"1 February 2025 | Visit | ", "2 February 2025 | End of the visit | ",
			"1 July 2025 | Meeting with Ministry and Service |  | Of other things.",
		},
		"stakeholders/ministry.html": {
			"1 June 2025 | Letter from Ministry – 1 recommendation was discussed | stakeholders/ministry",
			"1 June 2025 | Undertaking of Ministry, by 1 September 2025: A plan | stakeholders/ministry",
			"1 August 2025 | Undertaking of Ministry fulfilled: A plan | stakeholders/ministry",
			"1 July 2025 | Meeting with Ministry and Service |  | Of other things.",
		},
	} {
		got := steps(pages[path])
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s:\n%s\nwant\n%s", path, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	if got := steps(pages["recommendations/r1.html"]); !strings.HasPrefix(got[0], "1 April 2025") || !strings.HasPrefix(got[4], "3 February 2026") {
		t.Errorf("not in the order of days: %q", got)
	}
}

// A recommendation may change hands, be taken further, and be made again.
func TestSiteTellsOfTurns(t *testing.T) {
	pages := pagesOf(siteOf(t, tiny(followed(
		"dialogue/e1.yaml", "date: 2025-10-01\nform: letter\ndirection: outgoing\nwith: [ministry]\nescalation: reminder\nrecommendations: [{recommendation: r1}]\n",
		"dialogue/e2.yaml", "date: 2025-10-02\nform: letter\ndirection: outgoing\nwith: [ministry]\nreport: r\nescalation: parliament\n",
		"dialogue/e3.yaml", "date: 2025-10-03\nform: phone\nwith: [service]\nrecommendations: [{recommendation: r1, moves: {from: service, to: ministry}}]\n"+
			"commitments: [{what: Paint, by: service, recommendation: r1, dropped: {date: 2025-10-09}}]\n",
		"reports/later.yaml", "type: annual\nsent: 2026-03-01\n",
		"recommendations/r3.md", "---\nreport: later\ntitle: Open it now\naddressees: [ministry]\nrepeats: [r1]\n---\nNow.\n",
	)...), audience.Full))
	got := steps(pages["recommendations/r1.html"])
	for _, want := range []string{
		"1 October 2025 | Letter to Ministry – reminder | stakeholders/ministry",
		"2 October 2025 | Letter to Ministry – parliament | stakeholders/ministry",
		"3 October 2025 | Telephone call with Service – passed on from Service to Ministry | stakeholders/service",
		"3 October 2025 | Undertaking of Service: Paint | stakeholders/service",
		"9 October 2025 | Undertaking of Service given up: Paint | stakeholders/service",
		"1 March 2026 | Repeated by: Open it now | recommendations/r3",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is not among\n%s", want, strings.Join(got, "\n"))
		}
	}
	for path, heading := range map[string]string{"recommendations/r1.html": "Repeated by", "recommendations/r3.html": "Earlier recommendations that it repeats"} {
		if rows := tableUnder(t, pages[path], heading).Rows; len(rows) != 1 {
			t.Errorf("%s leads to %d", path, len(rows))
		}
	}
}

// Links in a text lead to what has a page; documents are only those on the web.
func TestSiteLinks(t *testing.T) {
	page := pagesOf(siteOf(t, tiny(followed()...), audience.Full))["recommendations/r1.html"]
	var bodies []*report.Body
	for _, b := range page.Blocks {
		if b.Body != nil {
			bodies = append(bodies, b.Body)
		}
	}
	if len(bodies) != 2 {
		t.Fatalf("%d texts", len(bodies))
	}
	if want := map[string]string{"places/prison": "Lake", "reports/r": "On Lake"}; !maps.Equal(bodies[0].Links, want) || bodies[0].Record != "recommendations/r1" {
		t.Errorf("the links are %q of %s", bodies[0].Links, bodies[0].Record)
	}
	if want := "- [The \\[law\\]](<https://example.org/law>)\n"; bodies[1].Text != want {
		t.Errorf("the documents are %q, want %q", bodies[1].Text, want)
	}
}

func tableUnder(t *testing.T, p *report.Page, heading string) *report.Table {
	t.Helper()
	for _, b := range p.Blocks {
		if b.Heading == heading && b.Table != nil {
			return b.Table
		}
	}
	t.Fatalf("%s has no table %q", p.Path, heading)
	return nil
}

func TestSiteLeadsToWhatBelongsTogether(t *testing.T) {
	pages := pagesOf(siteOf(t, tiny(followed()...), audience.Full))
	for _, test := range []struct {
		path, heading string
		want          []string
	}{
		{"recommendations/r1.html", "Recommendations to the same effect", []string{"recommendations/r2"}},
		{"recommendations/r2.html", "Recommendations to the same effect", []string{"recommendations/r1"}},
		{"recommendations/r1.html", "What the addressees say", []string{"stakeholders/ministry", "stakeholders/service"}},
		{"reports/r.html", "Recommendations", []string{"recommendations/r1", "recommendations/r2"}},
		{"visits/v.html", "Reports", []string{"reports/r"}},
		{"visits/v.html", "Follow-up visits", []string{"visits/again"}},
		{"visits/v.html", "Recommendations", []string{"recommendations/r1", "recommendations/r2"}},
		{"places/prison.html", "Visits", []string{"visits/again", "visits/v"}},
		{"places/prison.html", "Reports", []string{"reports/r"}},
		{"places/prison.html", "Recommendations", []string{"recommendations/r1", "recommendations/r2"}},
		{"stakeholders/ministry.html", "Recommendations addressed to it", []string{"recommendations/r1"}},
		{"stakeholders/ministry.html", "Recommendations addressed to bodies that belong to it", []string{"recommendations/r2"}},
		{"stakeholders/ministry.html", "Bodies that belong to it", []string{"stakeholders/service"}},
		{"stakeholders/service.html", "Places", []string{"places/prison"}},
		{"themes/health.html", "Recommendations", []string{"recommendations/r1"}},
	} {
		var got []string
		for _, row := range tableUnder(t, pages[test.path], test.heading).Rows {
			got = append(got, row[0].Ref)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s, %s: %q, want %q", test.path, test.heading, got, test.want)
		}
	}
	if pages["visits/plan.html"] != nil {
		t.Error("a planned visit has a page")
	}
	last := tableUnder(t, pages["places.html"], "").Rows[0]
	if c := last[len(last)-1]; c.Ref != "visits/again" {
		t.Errorf("the last visit is %q: a plan is none", c.Ref)
	}
}

// The addressees' table says the position with its day, and an answer only to the
// NPM's own people.
func TestSiteAddressees(t *testing.T) {
	files := tiny(followed()...)
	row := tableUnder(t, pagesOf(siteOf(t, files, audience.Full))["recommendations/r1.html"], "What the addressees say").Rows[0]
	if got := fmt.Sprint(row[1].Text, "|", row[1].Data, "|", row[2].Text, "|", row[3].Text); got != "Accepted (1 June 2025)|accepted|In progress (1 June 2025)|1 June 2025" {
		t.Error(got)
	}
	row = tableUnder(t, pagesOf(siteOf(t, files, audience.Everyone))["recommendations/r1.html"], "What the addressees say").Rows[0]
	if len(row) != 3 || row[1].Text != "No published answer" {
		t.Errorf("everybody reads %+v", row)
	}
}

// A register with very many recommendations has a page for each year beside the
// list of all.
func TestSiteOfManyRecommendations(t *testing.T) {
	lines := []string{"stakeholders/ministry.yaml", "name: Ministry\ncategory: line-ministry\n"}
	for year := 2020; year <= 2022; year++ {
		lines = append(lines, fmt.Sprintf("reports/%d.yaml", year), fmt.Sprintf("type: annual\ntitle: Of %d\nsent: %d-03-01\npublished: %d-03-02\n", year, year, year))
		for i := range 667 {
			lines = append(lines, fmt.Sprintf("recommendations/%d/%03d.md", year, i), fmt.Sprintf("---\nreport: %d\ntitle: T\naddressees: [ministry]\n---\nText.\n", year))
		}
	}
	site := siteOf(t, tiny(lines...), audience.Full)
	pages := pagesOf(site)
	all := pages["recommendations.html"]
	years := tableUnder(t, all, "By year of issue")
	if len(years.Rows) != 3 || years.Rows[0][0].Ref != "recommendations-2022" || years.Rows[2][1].Text != "667" {
		t.Errorf("the years are %+v", years.Rows)
	}
	if n := len(tableUnder(t, all, "Recommendations").Rows); n != 2001 {
		t.Errorf("the list has %d", n)
	}
	for _, row := range years.Rows {
		page := pages[report.PathOf(row[0].Ref)]
		if page == nil || page.Section != "recommendations.html" || len(page.Blocks[0].Table.Rows) != 667 || page.Ref != "" {
			t.Errorf("no page for %s", row[0].Text)
		}
	}
	if pages := pagesOf(siteOf(t, tiny(followed()...), audience.Full)); pages["recommendations-2025.html"] != nil {
		t.Error("a small register has pages of years")
	}
}

// On a past day nothing is there that came later.
func TestSiteOfAPastDay(t *testing.T) {
	v := seenBy(t, tiny(followed()...), audience.Full)
	var paths []string
	for p := range report.NewSite(v, on(t, "2025-03-01"), nil).Pages() {
		if p.Ref != "" {
			paths = append(paths, p.Ref)
		}
	}
	want := []string{"recommendations/r1", "recommendations/r2", "reports/r", "visits/v", "places/prison",
		"stakeholders/ministry", "stakeholders/service", "themes/health"}
	if !slices.Equal(paths, want) { // the visit was made, so work on them had begun
		t.Errorf("%q", paths)
	}
	paths = nil
	for p := range report.NewSite(v, on(t, "2025-01-01"), nil).Pages() {
		if p.Ref != "" {
			paths = append(paths, p.Ref)
		}
	}
	if want := want[4:7]; !slices.Equal(paths, want) {
		t.Errorf("before the visit: %q", paths)
	}
}

// The feed has the newest first, nothing planned, and what can be read in each
// language.
func TestSiteFeed(t *testing.T) {
	feed := siteOf(t, tiny(followed("dialogue/later.yaml", "date: 2026-12-24\nform: letter\nwith: [ministry]\n")...), audience.Full).Feed()
	var got []string
	for _, e := range feed.Entries {
		got = append(got, e.Day.String()+" "+e.Title+": "+e.Text+" "+e.Path)
	}
	want := []string{
		"2026-02-03 Open the yard: Assessed by the mechanism: partly implemented (follow-up visit) – addressed to: Ministry and Service recommendations/r1.html",
		"2026-02-01 Visit to Lake, 1 February 2026: Visit visits/again.html",
		"2025-06-01 Open the yard: Letter from Ministry – position: accepted; on implementation: in progress (Ministry and Service) – " +
			"new date for implementation: 1 December 2026 – obstacle: Money recommendations/r1.html",
		"2025-05-01 On Lake: Report published reports/r.html",
		"2025-04-01 On Lake: Report sent reports/r.html",
		"2025-02-01 Visit to Lake, 1 February 2025: Visit visits/v.html",
	}
	if !slices.Equal(got, want) || feed.Title != "What happened lately – Mechanism" {
		t.Errorf("%s:\n%s", feed.Title, strings.Join(got, "\n"))
	}
}

// What is taken away is the same in every language, and has names that scripts
// know.
func TestSiteDownloads(t *testing.T) {
	files := tiny(followed()...)
	english := siteOf(t, files, audience.Full)
	var paths []string
	for _, d := range english.Downloads() {
		paths = append(paths, d.Path)
		if d.Title == "" || d.Document().Audience != audience.Full || !strings.HasSuffix(d.Path, "."+d.Format) {
			t.Errorf("%+v", d)
		}
		switch d.Format {
		case "csv":
			if len(d.Document().Table.Columns) == 0 {
				t.Errorf("%s has no columns", d.Path)
			}
		case "json":
			if len(encoded(t, d.Document())) == 0 {
				t.Errorf("%s is empty", d.Path)
			}
		case "ics":
			if d.Document().Calendar == nil {
				t.Errorf("%s is no calendar", d.Path)
			}
		}
	}
	want := []string{"data/recommendations.csv", "data/recommendations.json", "data/figures.csv", "data/figures.json", "data/reports.csv",
		"data/visits.csv", "data/places.csv", "data/stakeholders.csv", "data/overdue.csv", "data/overdue.json", "data/agenda.ics"}
	if !slices.Equal(paths, want) {
		t.Errorf("%q", paths)
	}
	french := siteOf(t, files, audience.Full).In(language.Of("fr")).Downloads()
	for i, d := range english.Downloads() {
		if d.Document().Table == nil {
			continue
		}
		for n, row := range d.Document().Table.Rows {
			for m, c := range row {
				if other := french[i].Document().Table.Rows[n][m].Data; c.Data != other {
					t.Errorf("%s: %q in English, %q in French", d.Path, c.Data, other)
				}
			}
		}
	}
	if row := english.Downloads()[5].Document().Table.Rows[0]; row[0].Data != "visits/again" || row[1].Data != "" {
		t.Errorf("the visits begin with %+v", row)
	}
}
