package check_test

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/check"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
)

// today is the day on which all tests of this room check.
var today = calendar.Of(2026, 11, 21)

// defect is one thing done to a sound register, and what must be found then.
type defect struct {
	name string
	path string
	old  string // replaced by src where it first stands; "": src is the whole file
	src  string
	mode fs.FileMode
	past []record.Change // what Git remembers of it
	want []string        // "S001 3:1", for the file and its record; "S001 3:1 path record" elsewhere; no record is "-"
}

const (
	rlo    = "\u202e"
	nel    = "\u0085"
	mark   = "\ufeff"
	letter = "date: 2026-05-04\nform: letter\nwith: [ombudsman]\n"
)

// allDefects are those of every family.
func allDefects() []defect {
	return slices.Concat(defects, confidentialityDefects, dialogueDefects, ignoringDefects, methodDefects, timeDefects)
}

// defects can all be made at once: no two concern the same lines, and none is
// the cause of another.
var defects = []defect{
	{name: "sealed in words only, and no such rule to set", path: "register.yaml", old: "publish:", src: "seal: [contacts]\nchecks: {M999: off}\npublish:",
		want: []string{"C001 9:1 contacts/micp-focal-point.yaml contacts/micp-focal-point", "C001 8:1 contacts/open-door-coordinator.yaml contacts/open-door-coordinator",
			"C001 10:1 contacts/prison-service-standards.yaml contacts/prison-service-standards", "I001 62:10 register.yaml -"}},
	{name: "no sealed file", path: "complaints/2026/s1.yaml.age", src: asItIs + "received: 2026-03-01\n", want: []string{"S012 0:0"}},
	{name: "conflict in a sealed file", path: "complaints/2026/s2.md.age", src: asItIs + "-----BEGIN AGE ENCRYPTED FILE-----\n<<<<<<< HEAD\nYWdl\n", want: []string{"S013 0:0"}},
	{name: "companion alone", path: "visits/2026/05/s1.sealed.age", src: "body: a\n", want: []string{"S014 0:0"}},
	{name: "open field in a companion", path: "visits/2026/12/15-prison-northmark.sealed.age", src: "start: 2026-12-15\nbody: a\n", want: []string{"S015 1:8"}},
	{name: "misspelt in a sealed record", path: "dialogue/2026/05/s1.md.age", src: "---\n" + letter + "weather: rain\n---\nText.\n", want: []string{"S001 5:1"}},
	{name: "said for its ministry", path: "dialogue/2026/05/d1.yaml", src: letter + "recommendations:\n  - {recommendation: 2025/prison-lakeside/05, for: [ministry-of-justice], position: noted}\n", want: []string{"D001 5:53"}},
	{name: "said by a stranger", path: "dialogue/2026/05/d2.yaml", src: letter + "recommendations:\n  - {recommendation: 2025/prison-lakeside/05, note: read}\n  - {recommendation: 2025/prison-lakeside/05, claims: in-progress}\n", want: []string{"D002 6:5"}},
	{name: "moved by a stranger", path: "dialogue/2026/05/d3.yaml", src: letter + "recommendations:\n  - {recommendation: 2025/prison-lakeside/05, moves: {from: ombudsman, to: ministry-of-health}}\n", want: []string{"D003 5:61"}},
	{name: "not UTF-8", path: "places/a1.yaml", src: "name: Pal\xe9\ntype: prison\n", want: []string{"P001 1:10"}},
	{name: "bidirectional", path: "places/a2.yaml", src: "name: a\ntype: prison\nregion: x" + rlo + "y\n", want: []string{"P002 3:10"}},
	{name: "control character", path: "places/a3.md", src: "---\nname: a\ntype: prison\n---\na\x1b[0m\n", want: []string{"P002 5:2"}},
	{name: "conflict", path: "places/a4.yaml", src: "name: a\n<<<<<<< HEAD\ntype: prison\n=======\ntype: other\n>>>>>>> b\n",
		want: []string{"P003 2:1", "P003 4:1", "P003 6:1"}},
	{name: "colon in a title", path: "dialogue/2026/05/a1.yaml", src: letter + "title: Re: visit\n", want: []string{"P004 4:1"}},
	{name: "duplicate", path: "dialogue/2026/05/a2.yaml", src: letter + "date: 2026-05-05\n", want: []string{"P005 4:1"}},
	{name: "duplicate at depth", path: "dialogue/2026/05/a3.yaml", src: letter + "links:\n  - url: a\n    url: b\n", want: []string{"P005 6:5"}},
	{name: "anchor and alias", path: "dialogue/2026/05/a4.yaml", src: letter + "title: &t a\nnotes: *t\n", want: []string{"P006 4:8", "P006 5:8"}},
	{name: "two documents", path: "dialogue/2026/05/a5.yaml", src: letter + "---\ndate: 2026-05-05\n", want: []string{"P006 4:1"}},
	{name: "unclosed", path: "dialogue/2026/05/a6.md", src: "---\n" + letter, want: []string{"P007 1:1"}},
	{name: "next line", path: "places/a5.yaml", src: "name: a" + nel + "b\ntype: prison\n", want: []string{"P008 1:8"}},
	{name: "too large", path: "places/a6.yaml", src: "name: a\ntype: prison\nnotes: " + strings.Repeat("x", page.MaxSize), want: []string{"P009 0:0"}},
	{name: "too deep", path: "places/a7.yaml", src: "name: a\ntype: prison\nx-a: " + strings.Repeat("[", 40) + strings.Repeat("]", 40) + "\n", want: []string{"P010 3:37"}},
	{name: "symbolic link", path: "places/a8.yaml", src: "prison-lakeside.yaml", mode: fs.ModeSymlink, want: []string{"P011 0:0 places/a8.yaml -"}},
	{name: "byte order mark", path: "places/a9.yaml", src: mark + "name: a\ntype: prison\n", want: []string{"P012 1:1"}},
	{name: "empty", path: "places/b1.yaml", src: "", want: []string{"P013 0:0"}},
	{name: "a list", path: "places/b2.yaml", src: "- name: a\n", want: []string{"P013 1:1"}},
	{name: "no front matter", path: "places/b3.md", src: "# Lakeside\n", want: []string{"P013 1:1"}},
	{name: "odd key", path: "places/b4.yaml", src: "name: a\ntype: prison\n? [b]\n: c\n", want: []string{"P014 3:3"}},
	{name: "pipe", path: "places/b5.yaml", mode: fs.ModeNamedPipe, want: []string{"P015 0:0 places/b5.yaml -"}},
	{name: "CRLF is fine", path: "places/b6.md", src: "---\r\nname: a\r\ntype: prison\r\n---\r\nText.\r\n"},
	{name: "keys of one's own are fine", path: "places/b7.yaml", src: "name: a\ntype: prison\nx-a: {b: [1, c]}\nregion:\n"},

	{name: "misspelt key", path: "dialogue/2026/05/b1.yaml", src: "dat: 2026-05-04\nform: letter\nwith: [ombudsman]\n", want: []string{"S001 1:1"}},
	{name: "unknown key", path: "dialogue/2026/05/b2.md", src: "---\n" + letter + "weather: rain\n---\nText.\n", want: []string{"S001 5:1"}},
	{name: "unknown key at depth", path: "dialogue/2026/05/b3.yaml", want: []string{"S001 6:15"},
		src: letter + "recommendations:\n  - recommendation: 2024/prison-lakeside/01\n    extends: {until: 2027-01-01}\n    for: [prison-service]\n"},
	{name: "other key misspelt", path: "agreements/b1.yaml", src: "type: mou\nexprt: expert-nutrition\n", want: []string{"S001 2:1"}},
	{name: "missing key", path: "dialogue/2026/05/c1.yaml", src: "date: 2026-05-04\nwith: [ombudsman]\n", want: []string{"S002 1:1"}},
	{name: "missing key at depth", path: "dialogue/2026/05/c2.yaml", src: letter + "commitments:\n  - {what: Plans, by: npm}\n  - what: Plans\n", want: []string{"S002 6:5"}},
	{name: "missing unless media", path: "dialogue/2026/05/c3.yaml", src: "date: 2026-05-04\nform: letter\n", want: []string{"S002 1:1"}},
	{name: "key without a value", path: "dialogue/2026/05/c4.yaml", src: "date:\nform: letter\nwith: [ombudsman]\n", want: []string{"S002 1:1"}},
	{name: "not true or false", path: "visits/2026/05/d1.yaml", src: "place: prison-lakeside\nstart: 2026-05-04\nannounced: yes\n", want: []string{"S003 3:12"}},
	{name: "not a list", path: "visits/2026/05/d2.yaml", src: "place: prison-lakeside\nstart: 2026-05-04\nteam: chair\n", want: []string{"S003 3:7"}},
	{name: "not a number", path: "places/d1.yaml", src: "name: a\ntype: prison\ncapacity: 010\n", want: []string{"S003 3:11"}},
	{name: "empty item", path: "visits/2026/05/d3.yaml", src: "place: prison-lakeside\nstart: 2026-05-04\nteam:\n  - chair\n  -\n", want: []string{"S003 5:4"}},
	{name: "unknown word", path: "dialogue/2026/05/e1.yaml", src: strings.Replace(letter, "letter", "leter", 1), want: []string{"S004 2:7"}},
	{name: "unknown word in a list", path: "visits/2026/05/e1.yaml", src: "place: prison-lakeside\nstart: 2026-05-04\ngroups: [women, childern]\n", want: []string{"S004 3:17"}},
	{name: "unknown word at depth", path: "dialogue/2026/05/e2.yaml", want: []string{"S004 5:57"},
		src: strings.Replace(letter, "ombudsman", "prison-service", 1) + "recommendations:\n  - {recommendation: 2024/prison-lakeside/01, position: agreed, for: [prison-service]}\n"},
	{name: "date with one digit", path: "visits/2026/05/f1.yaml", src: "place: prison-lakeside\nstart: 2026-3-1\n", want: []string{"S005 2:8"}},
	{name: "date that is in no calendar", path: "visits/2026/05/f2.yaml", src: "place: prison-lakeside\nstart: 2026-02-30\n", want: []string{"S005 2:8"}},
	{name: "upper case in an id", path: "places/Prison-East.yaml", src: "name: a\ntype: prison\n", want: []string{"S006 0:0 places/Prison-East.yaml -"}},
	{name: "the id of the NPM", path: "stakeholders/npm.yaml", src: "name: a\ncategory: other\n", want: []string{"S006 0:0 stakeholders/npm.yaml -"}},
	{name: "yml", path: "places/g1.yml", src: "name: a\n", want: []string{"S007 0:0 places/g1.yml -"}},
	{name: "a scan among records", path: "places/g2.pdf", src: "%PDF", want: []string{"S007 0:0 places/g2.pdf -"}},
	{name: "misspelt folder", path: "recomendations/2026/a/01.md", src: "---\n---\n", want: []string{"S007 0:0 recomendations/2026/a/01.md -"}},
	{name: "record beside register.yaml", path: "prison.yaml", src: "name: a\n", want: []string{"S007 0:0 prison.yaml -"}},
	{name: "both forms", path: "places/prison-lakeside.md", src: "---\nname: a\ntype: prison\n---\n", want: []string{"S008 0:0 places/prison-lakeside.yaml places/prison-lakeside"}},
	{name: "no id", path: "visits/2026/05/h1.yaml", src: "place: Lakeside Prison\nstart: 2026-05-04\n", want: []string{"S009 1:8"}},
	{name: "theme by its title", path: "dialogue/2026/05/h1.yaml", src: letter + "themes: [Overcrowding]\n", want: []string{"S009 4:10"}},
	{name: "no period", path: "places/h1.yaml", src: "name: a\ntype: prison\nvisit_every: 2 years\n", want: []string{"S009 3:14"}},
	{name: "period of two centuries", path: "places/h2.yaml", src: "name: a\ntype: prison\nvisit_every: 200y\n", want: []string{"S009 3:14"}},
	{name: "out of range", path: "stakeholders/i1.yaml", src: "name: a\ncategory: other\ninfluence: 6\n", want: []string{"S010 3:12"}},
	{name: "empty list", path: "visits/2026/05/i1.yaml", src: "place: []\nstart: 2026-05-04\n", want: []string{"S010 1:8"}},
	{name: "two bodies", path: "places/i1.md", src: "---\nname: a\ntype: prison\nbody: b\n---\nText.\n", want: []string{"S010 4:7"}},
	{name: "holiday that is no date", path: "holidays.csv", old: "2024-01-08,", src: "8.1.2024,", want: []string{"S011 3:1 holidays.csv -"}},

	{name: "reference to nothing", path: "places/k1.yaml", src: "name: a\ntype: prison\nauthority: prison-servic\n", want: []string{"R001 3:12"}},
	{name: "reference to nothing in a list", path: "dialogue/2026/05/k1.yaml", src: "date: 2026-05-04\nform: letter\nwith:\n  - ombudsman\n  - nobody\n", want: []string{"R001 5:5"}},
	{name: "reference to nothing at depth", path: "dialogue/2026/05/k2.md", want: []string{"R001 6:61"},
		src: "---\n" + letter + "commitments:\n  - {what: Plans, by: npm, due: 2027-01-01, recommendation: 2020/a}\n---\n"},
	{name: "override for nobody", path: "register.yaml", old: "# Parliament is asked, not summoned: no committee of it owes us a letter.", src: "- {when: {stakeholder: parliment}, response: none}",
		want: []string{"R001 32:28 register.yaml -"}},
	{name: "wrong kind", path: "dialogue/2026/05/l1.yaml", src: letter + "report: prison-lakeside\n", want: []string{"R002 4:9"}},
	{name: "itself", path: "stakeholders/m1.yaml", src: "name: a\ncategory: other\nrelations:\n  - {to: m1, kind: funds}\n", want: []string{"R003 4:10"}},
	{name: "circle of parents", path: "stakeholders/ministry-of-justice.yaml", old: "influence:", src: "parent: prison-lakeside-management\ninfluence:", want: []string{"R004 4:9"}},
	{name: "theme not listed", path: "dialogue/2026/05/o1.yaml", src: letter + "themes: [overcrowding, overcrwding]\n", want: []string{"R005 4:24"}},
}

func TestInjectedDefects(t *testing.T) {
	for _, d := range allDefects() {
		t.Run(d.name, func(t *testing.T) {
			t.Parallel()
			files := arvenia(t)
			d.inject(t, files)
			same(t, problemsOf(t, files, d.past...), d.wanted())
		})
	}
}

// None hides another.
func TestAllDefectsAtOnce(t *testing.T) {
	files := arvenia(t)
	var want []string
	var past []record.Change
	for _, d := range allDefects() {
		d.inject(t, files)
		want, past = append(want, d.wanted()...), append(past, d.past...)
	}
	same(t, problemsOf(t, files, past...), want)
}

func TestEveryCodeIsInjected(t *testing.T) {
	for _, rule := range check.Rules() {
		if !slices.ContainsFunc(allDefects(), func(d defect) bool {
			return slices.ContainsFunc(d.want, func(w string) bool { return strings.HasPrefix(w, rule.Code) })
		}) {
			t.Errorf("no defect breaks %s, %s", rule.Code, rule.Title)
		}
	}
}

func arvenia(t *testing.T) fstest.MapFS {
	t.Helper()
	example, files := os.DirFS("../../examples/arvenia"), fstest.MapFS{}
	err := fs.WalkDir(example, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		src, err := fs.ReadFile(example, name)
		files[name] = &fstest.MapFile{Data: src, Mode: 0o644}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func (d defect) inject(t *testing.T, files fstest.MapFS) {
	t.Helper()
	src := d.src
	if d.old != "" {
		if files[d.path] == nil || !strings.Contains(string(files[d.path].Data), d.old) {
			t.Fatalf("%s has no %q", d.path, d.old)
		}
		src = strings.Replace(string(files[d.path].Data), d.old, d.src, 1)
	} else if files[d.path] != nil {
		t.Fatalf("%s is there already", d.path)
	}
	files[d.path] = &fstest.MapFile{Data: lain(t, d.path, src), Mode: d.mode | 0o644}
}

// wanted writes the problems as problemsOf does.
func (d defect) wanted() []string {
	var want []string
	for _, w := range d.want {
		if strings.Count(w, " ") == 1 {
			stem, _, _ := register.CutEnding(d.path)
			w += " " + d.path + " " + stem
		}
		want = append(want, w)
	}
	return want
}

func problemsOf(t *testing.T, files fs.FS, past ...record.Change) []string {
	t.Helper()
	r, err := register.Load(opened(files), nil)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, p := range check.Run(r, today, past) {
		of := p.Record
		if of == "" {
			of = "-"
		} else if kind, id, ok := record.KindOf(of); !ok || kind == "" || id == "" {
			t.Errorf("%s is no record", of)
		}
		found = append(found, fmt.Sprintf("%s %d:%d %s %s", p.Code, p.Start.Line, p.Start.Column, p.Path, of))
		if p.Message == "" || p.Help == "" {
			t.Errorf("%s lacks a message or help", found[len(found)-1])
		}
	}
	return found
}

func same(t *testing.T, got, want []string) {
	t.Helper()
	slices.Sort(got)
	slices.Sort(want)
	for _, g := range got {
		if !slices.Contains(want, g) {
			t.Errorf("found %s", g)
		}
	}
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("not found: %s", w)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d problems, want %d", len(got), len(want))
	}
}
