package register

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/seal"
)

// ownKey is the key that all tests of this room seal to.
var ownKey = sync.OnceValues(func() (*seal.Keyring, seal.Recipient) {
	identity, public, err := seal.NewKey()
	if err != nil {
		panic(err)
	}
	keys, err := seal.ParseKeyring([]byte(identity))
	if err != nil {
		panic(err)
	}
	return keys, public
})

func sealedText(t testing.TB, text string) string {
	t.Helper()
	_, to := ownKey()
	sealed, err := seal.Seal([]byte(text), []seal.Recipient{to})
	if err != nil {
		t.Fatal(err)
	}
	return string(sealed)
}

// closedTree is a register in which what ends as sealed files do is sealed.
func closedTree(t testing.TB, files ...string) fstest.MapFS {
	t.Helper()
	all := tree(files...)
	for name, file := range all {
		if isSealed(name) {
			file.Data = []byte(sealedText(t, string(file.Data)))
		}
	}
	return all
}

func loadOpened(t testing.TB, files fs.FS, keys *seal.Keyring) *Register {
	t.Helper()
	r, err := Load(seal.FS(files, keys), nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// own loads a register as who holds the key reads it.
func own(t testing.TB, files ...string) *Register {
	t.Helper()
	keys, _ := ownKey()
	return loadOpened(t, closedTree(t, files...), keys)
}

const (
	complaint = "received: 2026-03-01\nperson: Amina K.\n"
	visit     = "place: p\nstart: 2026-03-01\n"
	place1    = "name: P\ntype: prison\n"
)

func TestRecordsSealedWhole(t *testing.T) {
	files := []string{"complaints/2026/01.yaml.age", complaint, "visits/1.md.age", "---\n" + visit + "---\nHe was alone.\n", "places/p.yaml", place1,
		"dialogue/1.yaml", "date: 2026-03-01\nform: letter\nwith: [m]\ncomplaint: 2026/01\nvisit: 1\n"}
	r := own(t, files...)
	expect(t, r)
	c := r.Set.Complaints["2026/01"]
	if c == nil || c.Person != "Amina K." || c.Path != "complaints/2026/01.yaml.age" || c.SealedIn != "" {
		t.Errorf("the complaint is %+v", c)
	}
	if v := r.Set.Visits["1"]; v == nil || v.Body != "He was alone.\n" {
		t.Errorf("the visit is %+v", v)
	}
	if r.Files != 4 || len(r.Sealed) > 0 {
		t.Errorf("%d files, unread %v", r.Files, r.Sealed)
	}
}

// Who has no key reads what is open, and nothing is told of the rest but that it
// is there. It makes no difference whether a key was tried.
func TestWithoutAKey(t *testing.T) {
	files := closedTree(t, "complaints/2026/01.yaml.age", complaint, "places/p.yaml", place1, "visits/1.yaml", visit, "visits/1.sealed.age", "body: He was alone.\n",
		"visits/2.yaml", visit, "complaints/2026/a-b.md.age", "no record at all")
	want := []SealedPart{{"complaints/2026/01.yaml.age", "complaints/2026/01", true}, {"complaints/2026/a-b.md.age", "complaints/2026/a-b", true}, {"visits/1.sealed.age", "visits/1", false}}
	for name, read := range map[string]fs.FS{"nobody tried": files, "no key": seal.FS(files, nil), "another key": seal.FS(files, otherKey(t))} {
		t.Run(name, func(t *testing.T) {
			r, err := Load(read, nil)
			if err != nil {
				t.Fatal(err)
			}
			expect(t, r)
			if !slices.Equal(r.Sealed, want) {
				t.Errorf("unread: %v", r.Sealed)
			}
			if !r.Has(record.Complaints, "2026/01") || r.Set.Complaints["2026/01"] != nil || !r.IsSealed("complaints/2026/01") || r.IsSealed("visits/1") || r.IsSealed("visits/2") {
				t.Error("the complaint is not known to be there, or is known too well")
			}
			if !r.Hides(record.Complaints) || r.Hides(record.Visits) || r.Hides(record.Places) {
				t.Error("some kind is hidden that is not, or the other way")
			}
			if v := r.Set.Visits["1"]; v.Body != "" || v.SealedIn != "visits/1.sealed.age" || v.Start == 0 {
				t.Errorf("the visit is %+v", v)
			}
			if v := r.Set.Visits["2"]; v.SealedIn != "" {
				t.Errorf("%s is not sealed", v.SealedIn)
			}
			if r.Files != 5 || !r.Whole() || !r.Ruled() {
				t.Errorf("%d files", r.Files)
			}
		})
	}
}

func otherKey(t testing.TB) *seal.Keyring {
	t.Helper()
	identity, _, err := seal.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	keys, err := seal.ParseKeyring([]byte(identity))
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

// A sealed file that is not what was sealed is one problem, with the record's name
// and without a word of what it holds; the rest of the register is read.
func TestSealedFilesThatCannotBeOpened(t *testing.T) {
	whole := sealedText(t, complaint)
	conflict := strings.Replace(whole, "\n", "\n<<<<<<< HEAD\n", 1)
	tests := []struct{ name, path, src, want string }{
		{"plain text", "complaints/1.yaml.age", complaint, "S012"},
		{"cut", "complaints/1.yaml.age", whole[:len(whole)-60], "S012"},
		{"empty", "complaints/1.md.age", "", "S012"},
		{"too large", "complaints/1.yaml.age", whole + strings.Repeat("\n", seal.MaxSize), "S012"},
		{"conflict", "complaints/1.yaml.age", conflict, "S013"},
		{"companion cut", "visits/1.sealed.age", whole[:len(whole)-60], "S012"},
		{"companion in conflict", "visits/1.sealed.age", conflict, "S013"},
		{"text over the limit of pages", "complaints/1.yaml.age", sealedText(t, complaint+strings.Repeat("# x\n", page.MaxSize/4)), "P009"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			keys, _ := ownKey()
			r := loadOpened(t, tree(test.path, test.src, "visits/1.yaml", visit, "places/p.yaml", place1), keys)
			expect(t, r, test.want+" "+test.path+":0:0")
			if len(r.Sealed) > 0 || r.Set.Visits["1"] == nil || r.Set.Places["p"] == nil {
				t.Errorf("unread %v, %d visits", r.Sealed, len(r.Set.Visits))
			}
			if p := r.Problems[0]; p.Record != strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(test.path, ".age"), ".yaml"), ".md"), ".sealed") || p.Help == "" || strings.Contains(fmt.Sprintf("%+v", p), "Amina") {
				t.Errorf("told as %+v", p)
			}
			if companion := strings.HasPrefix(test.path, "visits"); companion != (r.Set.Visits["1"].SealedIn != "") || companion == r.Has(record.Complaints, "1") {
				t.Error("what could not be read is not known to be there")
			}
		})
	}
}

func TestNamesOfSealedFiles(t *testing.T) {
	tests := []struct {
		name  string
		files []string
		want  []string
	}{
		{"in clear and sealed", []string{"complaints/1.yaml", complaint, "complaints/1.yaml.age", complaint}, []string{"S008 complaints/1.yaml.age:0:0"}},
		{"sealed in both forms", []string{"places/a.md.age", "---\n" + place1 + "---\n", "places/a.yaml.age", place1}, []string{"S008 places/a.yaml.age:0:0"}},
		{"no form", []string{"complaints/1.age", complaint, "complaints/2.yml.age", complaint}, []string{"S007 complaints/1.age:0:0", "S007 complaints/2.yml.age:0:0"}},
		{"no id", []string{"complaints/A.yaml.age", complaint, "complaints/a.b.yaml.age", complaint}, []string{"S006 complaints/A.yaml.age:0:0", "S006 complaints/a.b.yaml.age:0:0"}},
		{"no kind", []string{"complaint/1.yaml.age", complaint, "secret.yaml.age", complaint, "backup.tar.age", "x"}, []string{"S007 complaint/1.yaml.age:0:0", "S007 secret.yaml.age:0:0"}},
		{"attachments", []string{"attachments/scan.pdf.age", "x", "attachments/a.yaml.age", "x"}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			expect(t, own(t, test.files...), test.want...)
			r := loadOpened(t, closedTree(t, test.files...), nil)
			expect(t, r, test.want...)
		})
	}
	if p := own(t, tests[0].files...).Problems[0]; p.Record != "complaints/1" || !strings.Contains(p.Message, "in clear") || !strings.Contains(p.Help, "complaints/1.yaml,") {
		t.Errorf("told as %+v", p)
	}
	r := own(t, "complaints/1.age", complaint)
	if !r.Has(record.Complaints, "1") {
		t.Error("what refers to a file misnamed is told to be wrong")
	}
}

// Problems of a sealed text have their place in it, and nothing of it: no line, and
// no edit, which would be one of other bytes.
func TestProblemsOfSealedTexts(t *testing.T) {
	r := own(t, "complaints/1.yaml.age", "received: 2026-3-1\nchanel: mail\nperson: Amina\u202e K.\n# npm:ignore\n",
		"complaints/2.md.age", "---\nreceived: 2026-03-01\nurgent: yes\n---\n<<<<<<< HEAD\nAmina\u202e\n", "visits/1.yaml", visit, "visits/1.sealed.age", "bdy: Amina\nbody: [Amina]\n", "places/p.yaml", place1)
	expect(t, r, "S005 complaints/1.yaml.age:1:11", "S001 complaints/1.yaml.age:2:1", "P002 complaints/1.yaml.age:3:14",
		"S003 complaints/2.md.age:3:9", "P003 complaints/2.md.age:5:1", "P002 complaints/2.md.age:6:6", "S001 visits/1.sealed.age:1:1", "S003 visits/1.sealed.age:2:7")
	for _, p := range r.Problems {
		if p.Excerpt != "" || !p.Fix.IsZero() || p.Record == "" || strings.Contains(fmt.Sprintf("%+v", p), "Amina") {
			t.Errorf("told as %+v", p)
		}
	}
	for path, comments := range r.Ignores {
		for _, comment := range comments {
			if !comment.Delete.IsZero() {
				t.Errorf("%s offers an edit", path)
			}
		}
	}
	pg, err := r.Page("complaints/1.yaml.age")
	if err != nil || pg.Excerpt(1) != "" || pg.Line(1) == "" {
		t.Errorf("the page shows %q: %v", pg.Excerpt(1), err)
	}
}

// What a reader outside the walls of Load is given of a sealed file is nothing.
func TestReadingASealedFileByItself(t *testing.T) {
	r := own(t)
	for _, name := range []string{"complaints/1.yaml.age", "complaints/1.md.age", "visits/1.sealed.age", "a.age"} {
		if read := r.Read(name, []byte(sealedText(t, complaint))); read.Record != nil || len(read.Problems) > 0 || len(read.Ignores) > 0 {
			t.Errorf("%s: %+v", name, read)
		}
	}
	if read := r.Read("complaints/1.yaml.age", []byte(complaint)); read.Record == nil || len(read.Problems) > 0 {
		t.Errorf("an opened file is not read: %+v", read.Problems)
	}
	if read := r.Read("visits/1.sealed.age", []byte("body: a\nplace: p\n")); read.Record != nil || len(read.Problems) != 1 {
		t.Errorf("a companion is %+v", read)
	}
}

func TestWhatLiesInClear(t *testing.T) {
	settings := ruled + "seal: [complaints, visits, members, assessments]\n"
	finding := "date: 2026-03-01\nbasis: document-review\nfindings:\n  - {recommendation: a, status: started, evidence: seen}\n  - {recommendation: b, status: started}\n  - {recommendation: c, status: started, evidence: seen, x-of: us}\n"
	files := []string{File, settings, "complaints/1.yaml", complaint, "complaints/2.yaml.age", complaint, "complaints/3.yaml", "no: [", "visits/1.yaml", visit, "visits/2.md", "---\n" + visit + "---\nHe was alone.\n",
		"visits/3.yaml", visit + "body: a\nx-mine: b\n", "visits/4.yaml", visit + "body:\n", "visits/5.md.age", "---\n" + visit + "---\na\n", "members/a.yaml", "name: A\nrole: staff\n", "assessments/1.yaml", finding,
		"places/p.yaml", place1, "dialogue/1.md", "---\ndate: 2026-03-01\nform: letter\nwith: [m]\n---\nText.\n"}
	want := map[string][]string{"complaints/1.yaml": {""}, "complaints/3.yaml": {""}, "visits/2.md": {"/body"}, "visits/3.yaml": {"/body", "/x-mine"}, "members/a.yaml": {""},
		"assessments/1.yaml": {"/findings/0/evidence", "/findings/2/evidence", "/findings/2/x-of"}}
	for _, keys := range []*seal.Keyring{nil, otherKey(t)} {
		if r := loadOpened(t, closedTree(t, files...), keys); fmt.Sprint(r.Clear) != fmt.Sprint(want) {
			t.Errorf("in clear: %v", r.Clear)
		}
	}
	if r := own(t, files...); fmt.Sprint(r.Clear) != fmt.Sprint(want) {
		t.Errorf("in clear: %v", r.Clear)
	}
	if r := own(t, files[2:]...); len(r.Clear) > 0 {
		t.Errorf("nobody wants it sealed: %v", r.Clear)
	}
}

func TestKindsThatAreSealedWhole(t *testing.T) {
	s := schemas(t)
	parted := []record.Kind{record.Visits, record.Dialogues, record.Assessments, record.Contacts}
	for _, kind := range record.Kinds() {
		if whole := SealedWhole(s.Kind(string(kind))); whole == slices.Contains(parted, kind) {
			t.Errorf("%s: sealed whole is %v", kind, whole)
		}
	}
}

func TestEndingsOfNames(t *testing.T) {
	tests := []struct {
		path, name   string
		whole, known bool
	}{
		{"visits/2026/a.yaml", "visits/2026/a", true, true},
		{"visits/2026/a.md", "visits/2026/a", true, true},
		{"visits/2026/a.yaml.age", "visits/2026/a", true, true},
		{"visits/2026/a.md.age", "visits/2026/a", true, true},
		{"visits/2026/a.sealed.age", "visits/2026/a", false, true},
		{"visits/2026/a.age", "visits/2026/a", false, false},
		{"visits/2026/a.pdf.age", "visits/2026/a.pdf", false, false},
		{"visits/2026/a", "visits/2026/a", false, false},
		{"visit/2026/a.yaml", "visit/2026/a", false, true},
		{"visits/2026/A.yaml", "visits/2026/A", false, true},
		{"visits/2026/a.b.yaml", "visits/2026/a.b", false, true},
		{"register.yaml", "register", false, true},
	}
	for _, test := range tests {
		if stem, _, ok := CutEnding(test.path); stem != test.name || ok != test.known {
			t.Errorf("%s is cut to %s, %v", test.path, stem, ok)
		}
		if name, ok := NameOf(test.path); ok != test.whole || ok && name != test.name {
			t.Errorf("%s is the file of %s: %v", test.path, name, ok)
		}
	}
}
