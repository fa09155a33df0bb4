package check_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/check"
	"github.com/opcat-tools/npm/internal/register"
)

// rulesBroken are mistakes in register.yaml, on which every record builds: each
// must be told once, and not again in all records.
var rulesBroken = []defect{
	{name: "broken", path: "register.yaml", old: "schema: 1", src: "schema: 1\na: b: c", want: []string{"P004 4:1 register.yaml -"}},
	{name: "end of the document above it", path: "register.yaml", old: "# The", src: "...\n# The", want: []string{"P006 1:1 register.yaml -"}},
	{name: "a version yet to come", path: "register.yaml", old: "schema: 1", src: "schema: 2", want: []string{"S010 3:9 register.yaml -"}},
	{name: "themes misspelt", path: "register.yaml", old: "themes:", src: "thmes:", want: []string{"S001 41:1 register.yaml -"}},
	{name: "themes as text", path: "register.yaml", old: "themes:", src: "themes: none\nx-themes:", want: []string{"S003 41:9 register.yaml -"}},
	{name: "vocabulary misspelt", path: "register.yaml", old: "vocabulary:", src: "vocabulry:", want: []string{"S001 66:1 register.yaml -"}},
	{name: "unknown vocabulary", path: "register.yaml", old: "vocabulary:", src: "vocabulary:\n  plaec-type: [youth-camp]", want: []string{"S001 67:3 register.yaml -"}},
	{name: "word that is none", path: "register.yaml", old: "vocabulary:", src: "vocabulary:\n  visit-type: [Night visit]", want: []string{"S009 67:16 register.yaml -"}},
	{name: "theme that is no slug", path: "register.yaml", old: "  children:", src: "  The children: a\n  children:", want: []string{"S009 52:3 register.yaml -"}},
	{name: "no period", path: "register.yaml", old: "response: 6m ", src: "response: 6 months", want: []string{"S009 17:13 register.yaml -"}},
	{name: "no day of the week", path: "register.yaml", old: "[saturday, sunday]", src: "[saturday, sundays]", want: []string{"S004 12:23 register.yaml -"}},
	{name: "no day of work", path: "register.yaml", old: "[saturday, sunday]", src: "[saturday, sunday, monday, tuesday, wednesday, thursday, friday]",
		want: []string{"S010 12:12 register.yaml -"}},
	{name: "no file of holidays", path: "register.yaml", old: "holidays.csv", src: "holiday.csv", want: []string{"S011 13:13 register.yaml -"}},
	{name: "override for a theme", path: "register.yaml", old: "category: parliament}", src: "theme: overcrwding}", want: []string{"R005 33:22 register.yaml -"}},
	{name: "too large", path: "register.yaml", old: "schema: 1", src: "schema: 1\n" + strings.Repeat("# x\n", 1<<18), want: []string{"P009 0:0 register.yaml -"}},
}

func TestMistakesOfTheRulesAreToldOnce(t *testing.T) {
	for _, d := range rulesBroken {
		t.Run(d.name, func(t *testing.T) {
			t.Parallel()
			files := arvenia(t)
			d.inject(t, files)
			same(t, problemsOf(t, files), d.wanted())
		})
	}
}

// Half the register refers to these records, which are there and cannot be
// read. None of these references is a mistake; those to a record removed are.
func TestUnreadRecordsAreNotMissing(t *testing.T) {
	justice, prisons := "stakeholders/ministry-of-justice", "stakeholders/prison-service"
	tests := []struct {
		name  string
		spoil func(files fstest.MapFS)
		want  []string
	}{
		{"broken", func(f fstest.MapFS) { f[justice+".yaml"].Data = []byte("name: a: b\n") }, []string{"P004 1:1 " + justice + ".yaml " + justice}},
		{"empty", func(f fstest.MapFS) { f[justice+".yaml"].Data = nil }, []string{"P013 0:0 " + justice + ".yaml " + justice}},
		{"other ending", func(f fstest.MapFS) { move(f, justice+".yaml", justice+".yml") }, []string{"S007 0:0 " + justice + ".yml -"}},
		{"upper case", func(f fstest.MapFS) { move(f, justice+".yaml", "stakeholders/Ministry-of-Justice.yaml") },
			[]string{"S006 0:0 stakeholders/Ministry-of-Justice.yaml -"}},
		{"other folder", func(f fstest.MapFS) { move(f, prisons+".yaml", "stakeholder/prison-service.yaml") },
			[]string{"S007 0:0 stakeholder/prison-service.yaml -"}},
		{"removed", func(f fstest.MapFS) {
			delete(f, "visits/2025/06/17-solitary-confinement.md")
			delete(f, "visits/2025/06/17-solitary-confinement.yaml")
		},
			[]string{
				"R001 5:10 reports/2025/solitary-confinement.yaml reports/2025/solitary-confinement",
				"R001 9:16 visits/2026/04/07-remand-centre-velmora.md visits/2026/04/07-remand-centre-velmora",
				"R001 8:16 visits/2026/12/15-prison-northmark.yaml visits/2026/12/15-prison-northmark",
			}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			files := arvenia(t)
			test.spoil(files)
			same(t, problemsOf(t, files), test.want)
		})
	}
}

func move(files fstest.MapFS, from, to string) {
	files[to] = files[from]
	delete(files, from)
}

// small is a register of a few records, too few for the rules of method.
func small(records map[string]string) fstest.MapFS {
	files := fstest.MapFS{"register.yaml": {Data: []byte("schema: 1\ninstitution: {name: NPM}\nchecks: {M: off}\n")}}
	for name, src := range records {
		files[name] = &fstest.MapFile{Data: []byte(src)}
	}
	return files
}

// body is a stakeholder to which keys can be added.
const body = "name: a\ncategory: other\n"

func TestCircles(t *testing.T) {
	tests := []struct {
		name    string
		records map[string]string
		want    []string
	}{
		{"parent", map[string]string{"stakeholders/b.yaml": body + "parent: a\n", "stakeholders/a.yaml": body + "parent: b\n", "stakeholders/c.yaml": body + "parent: a\n"},
			[]string{"stakeholders/a.yaml:3:9 a → b → a"}},
		{"succeeded_by", map[string]string{"stakeholders/a.yaml": body + "succeeded_by: [b, c]\n", "stakeholders/b.yaml": body + "succeeded_by: [c]\n", "stakeholders/c.yaml": body + "succeeded_by: [b]\n"},
			[]string{"stakeholders/b.yaml:3:15 b → c → b"}},
		{"follow_up_of", map[string]string{"visits/1.yaml": "place: p\nstart: 2026-01-01\nfollow_up_of: [2]\n", "visits/2.yaml": "place: p\nstart: 2026-01-02\nfollow_up_of: [3]\n",
			"visits/3.yaml": "place: p\nstart: 2026-01-03\nfollow_up_of: [1]\n", "places/p.yaml": "name: a\ntype: other\n"},
			[]string{"visits/1.yaml:3:15 1 → 2 → 3 → 1"}},
		{"repeats", map[string]string{"reports/r.yaml": "type: visit\n", "recommendations/1.yaml": "report: r\ntitle: a\naddressees: [npm]\nbody: a\nrepeats: [2]\n",
			"recommendations/2.yaml": "report: r\ntitle: a\naddressees: [npm]\nbody: a\nrepeats: [1]\n"},
			[]string{"recommendations/1.yaml:5:10 1 → 2 → 1"}},
		{"two that cross", map[string]string{"stakeholders/a.yaml": body + "succeeded_by: [b, c]\n", "stakeholders/b.yaml": body + "succeeded_by: [a]\n", "stakeholders/c.yaml": body + "succeeded_by: [a]\n"},
			[]string{"stakeholders/a.yaml:3:15 a → b → a", "stakeholders/a.yaml:3:15 a → c → a"}},
		{"parent and successor are not mixed", map[string]string{"stakeholders/a.yaml": body + "parent: b\n", "stakeholders/b.yaml": body + "succeeded_by: [a]\n"}, nil},
		{"two ways to one end", map[string]string{"stakeholders/a.yaml": body + "succeeded_by: [b, c]\n", "stakeholders/b.yaml": body + "succeeded_by: [d]\n",
			"stakeholders/c.yaml": body + "succeeded_by: [d]\n", "stakeholders/d.yaml": body}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r, err := register.Load(small(test.records), nil)
			if err != nil {
				t.Fatal(err)
			}
			var found []string
			for _, p := range check.Run(r, today, nil) {
				_, circle, _ := strings.Cut(p.Message, ": ")
				found = append(found, fmt.Sprintf("%s:%d:%d %s", p.Path, p.Start.Line, p.Start.Column, circle))
			}
			same(t, found, test.want)
		})
	}
}

// A file of another form must neither fill the screen nor take hours.
func TestManyMistakesInOneFileAreSummedUp(t *testing.T) {
	const many = 20_000
	for code, src := range map[string]string{
		"S001": body + strings.Repeat("zq%d: 1\n", many),
		"S002": body + "links:\n" + strings.Repeat("  - {url: , x-a: %d}\n", many),
		"R001": body + "succeeded_by:\n" + strings.Repeat("  - zq%d\n", many),
	} {
		numbers := make([]any, many)
		for i := range numbers {
			numbers[i] = i
		}
		r, err := register.Load(small(map[string]string{"stakeholders/a.yaml": fmt.Sprintf(src, numbers...)}), nil)
		if err != nil {
			t.Fatal(err)
		}
		problems := check.Run(r, today, nil)
		counted := 0
		for _, p := range problems {
			if p.Code != code || p.Start.IsZero() || p.Record != "stakeholders/a" {
				t.Errorf("%+v", p)
			}
			if strings.HasPrefix(p.Message, "19980 more problems of this kind") {
				counted++
			}
		}
		if len(problems) != 21 || counted != 1 {
			t.Errorf("%s: %d problems, %d of them count the others", code, len(problems), counted)
		}
	}
}
