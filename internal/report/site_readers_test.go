package report_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/report"
)

// What readers do not see is named on none of their pages, by title or id.
func TestSiteNamesNothingWithheld(t *testing.T) {
	files := arveniaFiles(t)
	day := on(t, "2026-11-21").Day
	all := seenBy(t, files, audience.Full).On(day)
	for _, a := range []audience.Audience{audience.Everyone, "ministry-of-justice", audience.Staff} {
		seen, site := seenBy(t, files, a).On(day), everything(siteOf(t, files, a))
		open := "" // titles of what they see may hold others
		for _, kind := range record.Kinds() {
			seen.Each(kind, func(r record.Record) { open += record.Of(r).Title + "\n" })
		}
		withheld := 0
		for _, kind := range record.Kinds() {
			all.Each(kind, func(r record.Record) {
				c := record.Of(r)
				if seen.Get(kind, c.ID) != nil {
					return
				}
				withheld++
				if strings.Contains(site, c.Name()) || !strings.Contains(open, c.Title) && strings.Contains(site, c.Title) {
					t.Errorf("%s reads of %s, which it does not see", a, c.Name())
				}
			})
		}
		if withheld == 0 {
			t.Errorf("nothing is withheld from %s, so nothing is tested", a)
		}
	}
}

// Persons are on no page, nor what the NPM thinks of a body, whoever reads.
func TestSiteNamesNoPersons(t *testing.T) {
	files := tiny(
		"stakeholders/ministry.yaml", "name: Ministry\ncategory: line-ministry\nstance: opposed\ninfluence: 5\nowner: adviser\nnotes: Watchful secret\n",
		"contacts/one.yaml", "name: Zora Quill\nstakeholder: ministry\nrole: Head\n",
		"members/adviser.yaml", "name: Milo Brandt\nrole: staff\n",
		"places/prison.yaml", "name: Prison\ntype: prison\nauthority: ministry\n",
		"visits/v.yaml", "place: prison\nstart: 2026-02-01\nteam: [adviser]\n",
		"complaints/c.yaml", "received: 2026-03-01\nchannel: phone\nfrom: family\nperson: Ilse Marten\nplace: prison\nrecommendations: [r1]\ntype: health\n",
		"reports/r.yaml", "type: visit\nvisits: [v]\nsent: 2026-04-01\npublished: 2026-05-01\n",
		"recommendations/r1.md", "---\nreport: r\ntitle: T\naddressees: [ministry]\n---\nText.\n",
		"dialogue/d.md", "---\ndate: 2026-05-05\nform: meeting\nwith: [ministry]\ncontacts: [one]\nteam: [adviser]\nlead: adviser\ncomplaint: c\n---\nWhat Ilse Marten asked for.\n",
	)
	for _, a := range []audience.Audience{audience.Full, audience.Staff, audience.Everyone, "ministry"} {
		said := everything(siteOf(t, files, a))
		for _, word := range []string{"Zora", "Milo", "Ilse", "opposed", "Opposed", "Watchful", "complaints/", "contacts/", "members/"} {
			if strings.Contains(said, word) {
				t.Errorf("%s reads %q", a, word)
			}
		}
	}
}

// Readers outside are told of nobody that he is silent or late, save a body of
// itself.
func TestSiteKeepsSilenceAboutSilence(t *testing.T) {
	files := arveniaFiles(t)
	for _, a := range []audience.Audience{audience.Everyone, "ministry-of-justice"} {
		for path, p := range pagesOf(siteOf(t, files, a)) {
			for _, b := range p.Blocks {
				if b.Table != nil {
					checkOutside(t, a, path, b.Table)
				}
			}
		}
		for _, d := range siteOf(t, files, a).Downloads() {
			late := strings.Contains(d.Path, "overdue") || strings.Contains(d.Path, "agenda")
			if late && a == audience.Everyone {
				t.Errorf("everybody can take away %s", d.Path)
			}
		}
	}
	var staff []string
	for _, d := range siteOf(t, files, audience.Staff).Downloads() {
		staff = append(staff, d.Path)
	}
	if !slices.Contains(staff, "data/overdue.json") || !slices.Contains(staff, "data/agenda.ics") {
		t.Errorf("the NPM's people can take away %q", staff)
	}
}

func checkOutside(t *testing.T, a audience.Audience, path string, table *report.Table) {
	t.Helper()
	keys := map[int]string{}
	for i, c := range table.Columns {
		keys[i] = c.Key
		if slices.Contains([]string{"answered", "overdue", "long_overdue", "last_visit", "silent"}, c.Key) {
			t.Errorf("%s: %s has a column %s", a, path, c.Key)
		}
	}
	for _, row := range table.Rows {
		for i, c := range row {
			if c.Data == "awaiting-response" || c.Data == "response-overdue" || keys[i] == "owed_by" && c.Data != string(a) {
				t.Errorf("%s: %s says %q", a, path, c.Data)
			}
		}
	}
}

// That nothing is shown is not said to be nothing.
func TestSiteSaysOfWhatIsEmptyThatNothingIsPublished(t *testing.T) {
	files := tiny("stakeholders/ministry.yaml", "name: Ministry\ncategory: line-ministry\n",
		"places/prison.yaml", "name: Lake\ntype: prison\n", "visits/v.yaml", "place: prison\nstart: 2026-01-01\n")
	for a, want := range map[audience.Audience]string{audience.Everyone: "None has been published.", audience.Staff: "There are none."} {
		heading := language.Of("en").Page.Headings.States
		if a == audience.Everyone {
			heading = language.Of("en").Page.Headings.StatesPublished
		}
		if got := tableUnder(t, pagesOf(siteOf(t, files, a))["index.html"], heading).Empty; got != want {
			t.Errorf("%s reads %q", a, got)
		}
	}
	for _, d := range siteOf(t, files, audience.Everyone).Downloads() {
		if d.Path == "data/visits.csv" {
			t.Error("everybody can take away that there are no visits")
		}
	}
}

// A body is told what it owes itself, by its page and on the first.
func TestSiteTellsABodyWhatItOwes(t *testing.T) {
	pages := pagesOf(siteOf(t, arveniaFiles(t), "ministry-of-justice"))
	for _, path := range []string{"index.html", "stakeholders/ministry-of-justice.html"} {
		if !slices.ContainsFunc(pages[path].Blocks, func(b report.Block) bool { return b.Heading == "What is due" }) {
			t.Errorf("%s does not say what the ministry owes", path)
		}
	}
}

// A record that readers do not see changes nothing of what they read, wherever it
// is counted for others.
func TestSiteIsTheSameWithoutWhatIsWithheld(t *testing.T) {
	files := arveniaFiles(t)
	more := fstest.MapFS{}
	for name, file := range files {
		more[name] = file
	}
	for name, text := range map[string]string{
		"visits/2026/11/02-secret.yaml":        "place: prison-lakeside\nstart: 2026-11-02\naccess: confidential\n",
		"reports/2026/secret.yaml":             "type: visit\ntitle: Withheld\nvisits: [2026/11/02-secret]\ndrafted: 2026-11-10\naccess: confidential\n",
		"recommendations/2026/secret/01.md":    "---\nreport: 2026/secret\ntitle: Withheld\naddressees: [ministry-of-health]\nthemes: [health-care]\naccess: confidential\n---\nText.\n",
		"dialogue/2026/11/12-secret.yaml":      "date: 2026-11-12\nform: letter\ndirection: incoming\nwith: [ministry-of-health]\nplaces: [prison-lakeside]\naccess: confidential\nrecommendations:\n  - {recommendation: 2026/annual-2025/02, for: [ministry-of-health], position: rejected}\n",
		"assessments/2026/11/13-secret.yaml":   "date: 2026-11-13\nbasis: document-review\naccess: confidential\nfindings:\n  - {recommendation: 2026/annual-2025/02, status: not-implemented}\n",
		"contacts/secret.yaml":                 "name: Zora Quill\nstakeholder: ministry-of-health\n",
		"complaints/2026/secret.yaml":          "received: 2026-11-01\nchannel: phone\nfrom: family\nplace: prison-lakeside\nrecommendations: [2026/annual-2025/02]\n",
		"processes/secret.yaml":                "mechanism: spt-visit\nstakeholder: spt\nsession: 2026-11-01\n",
		"dialogue/2026/11/14-with-health.yaml": "date: 2026-11-14\nform: meeting\nwith: [ministry-of-health]\n",
	} {
		more[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for _, a := range []audience.Audience{audience.Everyone, "ministry-of-justice"} {
		without, with := everything(siteOf(t, files, a)), everything(siteOf(t, more, a))
		if without != with {
			t.Errorf("%s reads something else: %s", a, firstDifference(without, with))
		}
	}
}

func firstDifference(a, b string) string {
	as, bs := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(as), len(bs)) {
		if as[i] != bs[i] {
			return as[i] + " | " + bs[i]
		}
	}
	return "the length"
}
