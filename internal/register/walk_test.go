package register

import (
	"errors"
	"fmt"
	"io/fs"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
)

const place = "name: a\ntype: prison\n"

const aBody = "name: a\ncategory: other\n"

func TestWalk(t *testing.T) {
	tests := []struct {
		name  string
		files []string
		want  []string
	}{
		{"names that are not looked at", []string{".obsidian/a.yaml", "a: b: c", "places/.a.yaml", "", "places/a.yaml~", "", "places/b~/c.yaml", "", "notes.md", "a"}, nil},
		{"attachments", []string{"attachments/2026/a.yaml", "", "attachments/b.pdf", "x"}, nil},
		{"other files beside the records", []string{"tools/mapping.csv", "", "recipients.yaml", "", "README.md", "", "LICENSE", ""}, nil},
		{"no kind", []string{"place/a.yaml", place, "drafts/2026/b.md", "", "prison.yml", ""},
			[]string{"S007 drafts/2026/b.md:0:0", "S007 place/a.yaml:0:0", "S007 prison.yml:0:0"}},
		{"no ending of a record", []string{"places/a.yml", place, "places/b.YAML", place, "places/c", place, "places/d.txt", place},
			[]string{"S007 places/a.yml:0:0", "S007 places/b.YAML:0:0", "S007 places/c:0:0", "S007 places/d.txt:0:0"}},
		{"no id", []string{"places/A.yaml", place, "places/a b.yaml", place, "places/-a.yaml", place, "places/a.b.yaml", place, "places/a_b/c.yaml", place, "places/é.yaml", place},
			[]string{"S006 places/-a.yaml:0:0", "S006 places/A.yaml:0:0", "S006 places/a b.yaml:0:0", "S006 places/a.b.yaml:0:0", "S006 places/a_b/c.yaml:0:0", "S006 places/é.yaml:0:0"}},
		{"ids that are kept", []string{"stakeholders/npm.yaml", aBody, "stakeholders/public.yaml", aBody, "stakeholders/internal.md", "---\n" + aBody + "---\n",
			"stakeholders/full.yaml", aBody, "stakeholders/public/works.yaml", aBody, "places/public.yaml", place},
			[]string{"S006 stakeholders/full.yaml:0:0", "S006 stakeholders/internal.md:0:0", "S006 stakeholders/npm.yaml:0:0", "S006 stakeholders/public.yaml:0:0"}},
		{"a file of no id is read all the same", []string{"places/A.yaml", "name: a\n"}, []string{"S006 places/A.yaml:0:0", "S002 places/A.yaml:1:1"}},
		{"both forms, and what is wrong in each", []string{"places/a.md", "---\nname: a\n---\n", "places/a.yaml", "type: prison\n"},
			[]string{"S002 places/a.md:2:1", "S008 places/a.yaml:0:0", "S002 places/a.yaml:1:1"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { expect(t, load(t, test.files...), test.want...) })
	}
}

func TestKindsOfFolders(t *testing.T) {
	r := load(t, "places/2026/deep/er/a.yaml", place)
	if r.Set.Get(record.Places, "2026/deep/er/a") == nil || r.Files != 1 {
		t.Errorf("%d files", r.Files)
	}
}

func must(t *testing.T, errs ...error) {
	t.Helper()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
}

// TestHelpOfMisplaced: where what was meant is known, the help says it.
func TestHelpOfMisplaced(t *testing.T) {
	for _, test := range []struct{ path, src, help string }{
		{"dialogue/2026/01/05-letter.docx", "x", "save its words as .md or .yaml"},
		{"dialogue/2026/01/05-letter.docx", "x", "put the file itself under attachments/ and name it in links"},
		{"reports/scan.pdf", "x", "put the file itself under attachments/"},
		{"dialogue/2026/01/letter.yml", "x: 1", "rename it"},
		{File, ruled + "weekend: [friday]\n", "\"weekend\" belongs under `calendar:`;"},
		{File, ruled + "calendar:\nroll: next\n", "\"roll\" belongs under `calendar:`;"},
		{File, ruled + "deadlines:\n  weekend: [friday]\n", "\"weekend\" belongs under `calendar:`;"},
		{File, ruled + "name: NPM\n", "\"name\" belongs under `institution:`;"},
		{File, ruled + "calender:\n  roll: next\n", "did you mean \"calendar\"?"},
		{File, ruled + "response: 3m\n", "\"response\" belongs under `deadlines:`;"}, // and under overrides, which is a list
		{File, ruled + "urgent: 3d\n", "\"urgent\" belongs under `deadlines: follow-up:`;"},
		{"dialogue/a.yaml", "position: accepted\n", "\"position\" belongs under `recommendations:`;"},
		{File, ruled + "calendar: {schema: 1}\n", "keys of your own"}, // of the root
		{File, ruled + "places: x\n", "keys of your own"},             // of two mappings
		{File, ruled + "unheard: x\n", "keys of your own"},
	} {
		r := load(t, test.path, test.src)
		if len(r.Problems) == 0 || !strings.Contains(r.Problems[0].Help, test.help) || test.help == "keys of your own" && r.Problems[0].Help != ownKeys {
			t.Errorf("%s %q: %+v, want the help %q", test.path, test.src, r.Problems, test.help)
		}
	}
}

// closed is a file system that hands some of its files and folders to nobody.
type closed struct {
	fstest.MapFS
	names []string
	err   error
}

func (c closed) Open(name string) (fs.File, error) {
	if slices.Contains(c.names, name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: c.err}
	}
	return c.MapFS.Open(name)
}

func (c closed) ReadDir(name string) ([]fs.DirEntry, error) {
	if slices.Contains(c.names, name) {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: c.err}
	}
	return c.MapFS.ReadDir(name)
}

func (c closed) Stat(name string) (fs.FileInfo, error) { return c.MapFS.Stat(name) }

func TestWhatCannotBeReadIsNotMissing(t *testing.T) {
	files := tree("places/2026/a.yaml", place, "places/b.yaml", place, "visits/a.yaml", "place: [2026/a, b, c]\nstart: 2026-01-01\n")
	r, err := Load(closed{files, []string{"places/2026", "places/b.yaml"}, fs.ErrPermission}, nil)
	must(t, err)
	expect(t, r, "P015 places/2026:0:0", "P015 places/b.yaml:0:0")
	if !r.Has(record.Places, "2026/a") || !r.Has(record.Places, "b") || r.Has(record.Places, "c") {
		t.Error("what cannot be read is taken for missing")
	}
	for _, p := range r.Problems {
		if !strings.HasSuffix(p.Message, "no permission") {
			t.Errorf("%q", p.Message)
		}
	}
	r, err = Load(closed{files, []string{File}, errors.New("disk error")}, nil)
	must(t, err)
	if expect(t, r, "P015 register.yaml:0:0"); r.Ruled() {
		t.Error("a register without its rules is ruled")
	}
}

// huge says that it is larger than a page; it must not be read.
type huge struct {
	fs.File
	t *testing.T
}

type hugeInfo struct{ fs.FileInfo }

func (hugeInfo) Size() int64              { return page.MaxSize + 1 }
func (h huge) Stat() (fs.FileInfo, error) { info, err := h.File.Stat(); return hugeInfo{info}, err }
func (h huge) Read([]byte) (int, error) {
	h.t.Error("a file too large is read")
	return 0, fs.ErrInvalid
}
func (f hugeFS) Stat(n string) (fs.FileInfo, error) { return f.MapFS.Stat(n) }

type hugeFS struct {
	fstest.MapFS
	t *testing.T
}

func (f hugeFS) Open(name string) (fs.File, error) {
	file, err := f.MapFS.Open(name)
	if strings.HasPrefix(name, "places/") && strings.HasSuffix(name, ".yaml") {
		return huge{file, f.t}, err
	}
	return file, err
}

func TestLargeFilesAreNotRead(t *testing.T) {
	r, err := Load(hugeFS{tree("places/a.yaml", place), t}, nil)
	must(t, err)
	expect(t, r, "P009 places/a.yaml:0:0")
	if !r.Has(record.Places, "a") {
		t.Error("it is taken for missing")
	}
}

// The order in which the workers finish must not show.
func TestLoadIsDeterministic(t *testing.T) {
	files := tree("places/t.md", "---\n"+place+"region: md\n---\n", "places/t.yaml", place+"region: yaml\nzz: 1\n")
	for i := range 200 {
		files[fmt.Sprintf("places/%03d.yaml", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "name: a\nyy: %d\nxx: 2\ncapacity: many\n", i)}
		files[fmt.Sprintf("places/b%03d.yaml", i)] = &fstest.MapFile{Data: []byte("a: b: c\n")}
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	var first *Register
	for i := range 8 {
		runtime.GOMAXPROCS(1 + 3*(i%2))
		r, err := Load(files, func(done, all int) {
			if all != 402 || done >= all {
				t.Errorf("%d of %d", done, all)
			}
		})
		must(t, err)
		if first == nil {
			first = r
		}
		if !reflect.DeepEqual(r.Problems, first.Problems) || !reflect.DeepEqual(r.Set, first.Set) {
			t.Fatalf("load %d differs", i)
		}
	}
	if region := first.Set.Places["t"].Region; region != "yaml" || len(first.Problems) != 200*5+2 {
		t.Errorf("of the two files that with region %s is taken; %d problems", region, len(first.Problems))
	}
}
