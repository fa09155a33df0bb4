package report_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/report"
)

// mapFiles is a register of few bodies: a ministry with a service and a prison
// below it, a second ministry that took the place of a third, a court, a paper.
func mapFiles() map[string]string {
	return map[string]string{
		"register.yaml":              "schema: 1\ninstitution: {name: Mechanism, short: M, country: XX, languages: [en]}\nthemes: {health: Health, food: Food}\n",
		"members/ana.yaml":           "name: Ana Lind\nrole: staff\n",
		"stakeholders/justice.yaml":  "name: Justice\ncategory: line-ministry\ninfluence: 5\ninterest: 2\nstance: opposed\nintroduced: 2026-01-05\nrelations:\n  - {to: service, kind: supervises}\n  - {to: courier, kind: influences, note: kept to ourselves}\n",
		"stakeholders/service.yaml":  "name: Service\ncategory: supervisory-authority\nparent: justice\ninfluence: 3\ninterest: 3\nstance: champion\n",
		"stakeholders/lake.yaml":     "name: Lake Prison\ncategory: place-management\nparent: service\ninfluence: 1\n",
		"stakeholders/old.yaml":      "name: Old Health\ncategory: line-ministry\nended: 2026-02-01\nsucceeded_by: [health]\n",
		"stakeholders/health.yaml":   "name: Health\ncategory: line-ministry\ninfluence: 5\ninterest: 4\n",
		"stakeholders/clinics.yaml":  "name: Clinics\ncategory: supervisory-authority\nparent: old\n",
		"stakeholders/court.yaml":    "name: Court\ncategory: judiciary\n",
		"stakeholders/courier.yaml":  "name: Courier\ncategory: media\n",
		"contacts/desk.yaml":         "name: Desk Officer\nstakeholder: service\nfocal_point: true\n",
		"contacts/gone.yaml":         "name: Left Already\nstakeholder: health\nfocal_point: true\nuntil: 2026-03-01\n",
		"places/lake.yaml":           "name: Lake\ntype: prison\nauthority: lake\n",
		"reports/lake.yaml":          "type: visit\nsent: 2026-01-10\npublished: 2026-02-10\n",
		"recommendations/lake/01.md": "---\nreport: lake\ntitle: Mend the roof\naddressees: [service, old]\nplaces: [lake]\nthemes: [health]\nrespond_by: 2026-03-01\n---\nMend it.\n",
		"dialogue/2026/02/01-a.yaml": "date: 2026-02-01\nform: meeting\nwith: [old]\n",
		"dialogue/2026/03/01-a.yaml": "date: 2026-03-01\nform: letter\ndirection: outgoing\nwith: [court]\n",
		"dialogue/2026/05/01-a.yaml": "date: 2026-05-01\nform: phone\ndirection: incoming\nwith: [lake]\n",
	}
}

func mapView(t *testing.T, files map[string]string, whom audience.Audience) *audience.View {
	t.Helper()
	tree := fstest.MapFS{}
	for name, text := range files {
		tree[name] = &fstest.MapFile{Data: []byte(text)}
	}
	r, err := register.Load(tree, nil)
	if err != nil || !r.Whole() {
		t.Fatal(err, r.Problems)
	}
	v, err := audience.Of(r, nil, whom, on(t, "2026-06-01").Day)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func mapOf(t *testing.T, whom audience.Audience, q report.MapQuery) *report.Document {
	t.Helper()
	return report.MapOf(mapView(t, mapFiles(), whom), on(t, "2026-06-01"), q)
}

// pictureOf is the picture of a document.
func pictureOf(t *testing.T, doc *report.Document) *report.Map {
	t.Helper()
	for _, b := range doc.Blocks {
		if b.Map != nil {
			return b.Map
		}
	}
	t.Fatal("no picture")
	return nil
}

func TestGridPlacesBodies(t *testing.T) {
	doc := mapOf(t, audience.Staff, report.MapQuery{View: report.GridView})
	grid := pictureOf(t, doc).Grid
	var placed []string
	for _, p := range grid.Points {
		placed = append(placed, fmt.Sprintf("%s %d %d %s", p.Name, p.Up, p.Across, grid.Marks[p.Mark].Name))
	}
	if want := []string{"Health 5 4 not noted", "Justice 5 2 opposed", "Service 3 3 champion"}; !slices.Equal(placed, want) {
		t.Errorf("%q, want %q", placed, want)
	}
	var others []string
	for _, p := range grid.UnplacedOff {
		others = append(others, p.Name)
	}
	if want := []string{"Lake Prison", "Clinics", "Courier", "Court"}; !slices.Equal(others, want) {
		t.Errorf("not placed: %q, want %q", others, want)
	}
	if got := column(t, doc, "influence"); !slices.Equal(got, []string{"5", "5", "3", "1", "", "", ""}) {
		t.Errorf("the table says %q", got)
	}
	if !strings.Contains(doc.Footer[0], "7 bodies. 1 body that no longer exists is left out.") {
		t.Error(doc.Footer)
	}
}

func TestInstitutionsAreATree(t *testing.T) {
	doc := mapOf(t, audience.Staff, report.MapQuery{View: report.InstitutionsView})
	var rows []string
	for _, r := range pictureOf(t, doc).Outline.Rows {
		cells := []string{strings.Repeat(" ", r.Depth) + r.Name}
		for _, c := range r.Cells {
			cells = append(cells, c.Text)
		}
		rows = append(rows, strings.Join(cells, "|"))
	}
	want := []string{
		"Courier|none|never met|–|–",
		"Court|none|never met|–|–",            // our letter is no meeting
		"Health|none|1 February 2026|1|1",     // its focal point has left; it owes what the old one was asked
		" Clinics|none|never met|–|–",         // below the successor
		"Justice|none|5 January 2026|–|–",     // introduced
		" Service|Desk Officer|never met|1|1", // what was said with the prison was not said with it
		"  Lake Prison|through Service|1 May 2026|–|–",
	}
	if !slices.Equal(rows, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(rows, "\n"), strings.Join(want, "\n"))
	}
	if got := column(t, doc, "belongs_to"); !slices.Equal(got, []string{"", "", "", "health", "", "justice", "service"}) {
		t.Errorf("%q", got)
	}
}

func TestRelationsAreDrawnOnce(t *testing.T) {
	doc := mapOf(t, audience.Staff, report.MapQuery{View: report.RelationsView})
	g := pictureOf(t, doc).Graph
	var arrows []string
	for _, e := range g.Edges {
		arrows = append(arrows, g.Nodes[e.From]+" "+g.Kinds[e.Kind].Name+" "+g.Nodes[e.To])
	}
	want := []string{"Clinics belongs to Health", "Justice influences Courier", "Justice supervises Service", "Lake Prison belongs to Service"}
	if !slices.Equal(arrows, want) {
		t.Errorf("%q, want %q", arrows, want)
	}
	if !slices.Equal(g.Others, []string{"Court"}) {
		t.Errorf("without a relation: %q", g.Others)
	}
}

func TestCoverageBeginsWithTheGaps(t *testing.T) {
	doc := mapOf(t, audience.Staff, report.MapQuery{View: report.CoverageView})
	if got, want := column(t, doc, "stakeholder"), []string{"clinics", "courier", "court", "service", "justice", "health", "lake"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	var facts []string
	for _, f := range doc.Blocks[0].Facts {
		facts = append(facts, f.Name+" "+f.Cell.Text)
	}
	want := []string{"Never met 4: Clinics; Courier; Court; Service", "Without a focal point 5: Clinics; Courier; Court; Health; Justice",
		"Silent for longest Justice (147 days); Health (120 days); Lake Prison (31 days)", "Most overdue Health (1); Service (1)"}
	if !slices.Equal(facts, want) {
		t.Errorf("%q, want %q", facts, want)
	}
}

func TestMapsAreFiltered(t *testing.T) {
	for name, test := range map[string]struct {
		query report.MapQuery
		want  []string
	}{
		"category":            {report.MapQuery{View: report.GridView, Categories: []string{"media", "judiciary"}}, []string{"courier", "court"}},
		"place":               {report.MapQuery{View: report.GridView, Places: []string{"lake"}}, []string{"justice", "service", "lake"}},
		"theme":               {report.MapQuery{View: report.GridView, Themes: []string{"health"}}, []string{"health", "service"}},
		"theme of nobody":     {report.MapQuery{View: report.GridView, Themes: []string{"food"}}, nil},
		"place and category":  {report.MapQuery{View: report.CoverageView, Places: []string{"lake"}, Categories: []string{"line-ministry"}}, []string{"justice"}},
		"held by those above": {report.MapQuery{View: report.InstitutionsView, Categories: []string{"place-management"}}, []string{"justice", "service", "lake"}},
	} {
		doc := mapOf(t, audience.Full, test.query)
		var got []string
		for _, row := range doc.Table.Rows {
			at := slices.IndexFunc(doc.Table.Columns, func(c report.Column) bool { return c.Key == "stakeholder" })
			got = append(got, row[at].Data)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
		if len(got) == 0 && (doc.Blocks[len(doc.Blocks)-1].Map != nil || doc.Table.Empty == "") {
			t.Errorf("%s: an empty picture, or no word on there being none", name)
		}
	}
}

// Outside, nothing is said of how a body is assessed or of what is missing, and
// what is withheld changes nothing.
func TestMapsForReadersOutside(t *testing.T) {
	for _, whom := range []audience.Audience{audience.Everyone, "justice", "courier"} {
		for _, view := range report.MapViews() {
			doc := mapOf(t, whom, report.MapQuery{View: view})
			said := fmt.Sprintf("%+v %s", doc.Blocks, encoded(t, doc))
			if m := doc.Blocks[len(doc.Blocks)-1].Map; view.Inside() != (m == nil) {
				t.Errorf("%s for %s: %v", view, whom, m)
			} else if m != nil {
				said += fmt.Sprintf("%+v %+v %+v", m.Grid, m.Outline, m.Graph)
			}
			for _, kept := range []string{"opposed", "champion", "influences", "supervises", "Desk Officer", "never met", "2026-05-01", "overdue\":0", "open\":0", "to ourselves"} {
				if strings.Contains(said, kept) {
					t.Errorf("%s for %s says %q", view, whom, kept)
				}
			}
			files := mapFiles()
			files["dialogue/2026/05/02-a.yaml"] = "date: 2026-05-02\nform: meeting\nwith: [court, service]\n"
			files["contacts/more.yaml"] = "name: Other Person\nstakeholder: court\nfocal_point: true\n"
			files["stakeholders/secret.yaml"] = "name: Secret\ncategory: other\nparent: justice\naccess: internal\n"
			files["stakeholders/court.yaml"] += "influence: 2\nrelations: [{to: justice, kind: influences}]\n"
			more := report.MapOf(mapView(t, files, whom), on(t, "2026-06-01"), report.MapQuery{View: view})
			if a, b := string(encoded(t, doc)), string(encoded(t, more)); a != b || fmt.Sprint(doc.Table) != fmt.Sprint(more.Table) || doc.Footer[0] != more.Footer[0] {
				t.Errorf("%s for %s: what is withheld shows\n%s\n%s", view, whom, a, b)
			}
		}
	}
}

// Every language draws the same bodies.
func TestMapsInEveryLanguage(t *testing.T) {
	for _, view := range report.MapViews() {
		want := len(mapOf(t, audience.Full, report.MapQuery{View: view}).Table.Rows)
		for _, w := range language.All() {
			doc := mapOf(t, audience.Full, report.MapQuery{View: view, Language: w})
			m := pictureOf(t, doc)
			if doc.Words.Code != w.Code || doc.Title == "" || m.Description == "" || len(doc.Table.Rows) != want || doc.Title != m.Title {
				t.Errorf("%s in %s: %q, %d rows, want %d", view, w.Code, doc.Title, len(doc.Table.Rows), want)
			}
		}
	}
}
