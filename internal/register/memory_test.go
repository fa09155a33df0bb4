package register

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/seal"
)

// A register that is remembered reads, after any edits, as if it were read for the
// first time.
func TestMemoryReadsAsLoad(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../examples/arvenia")); err != nil {
		t.Fatal(err)
	}
	e := &editor{t: t, dir: dir, rand: rand.New(rand.NewPCG(1, 2)), at: time.Now().Add(-time.Hour)}
	e.settings = e.read(File)
	keys, _ := ownKey()
	m, recalled := &Memory{}, 0
	for step := range 15 {
		what := ""
		for range 1 + e.rand.IntN(3) {
			what += e.edit() + "; "
		}
		with := keys
		if step%7 == 6 {
			with = nil // the key is not at hand
		}
		files := seal.FS(openTree(t, dir), with)
		got, failed := m.Load(files, time.Now().Add(time.Minute), nil) // all is at rest
		want, err := Load(files, nil)
		if (failed == nil) != (err == nil) {
			t.Fatalf("step %d, %s: error %v, want %v", step, what, failed, err)
		}
		if err == nil {
			wantSame(t, fmt.Sprintf("step %d, %s", step, what), got, want)
			recalled += len(m.files)
		}
	}
	if recalled < 1000 {
		t.Errorf("only %d files were remembered", recalled)
	}
}

func openTree(t *testing.T, dir string) fs.FS {
	t.Helper()
	files, done, err := git.WorkTree(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { done() })
	return files
}

func wantSame(t *testing.T, when string, got, want *Register) {
	t.Helper()
	of := func(r *Register) map[string]any {
		all := map[string]any{"problems": r.Problems, "files": r.Files, "ignores": r.Ignores, "sealed": r.Sealed, "clear": r.Clear,
			"unread": r.unread, "joined": r.joined, "themes": r.Set.Policy.Themes}
		for _, kind := range record.Kinds() {
			r.Set.Each(kind, func(rec record.Record) { all[record.Of(rec).Name()] = rec })
		}
		return all
	}
	a, b := of(got), of(want)
	for name := range b {
		if !reflect.DeepEqual(a[name], b[name]) {
			t.Fatalf("%s: %s is %+v, want %+v", when, name, a[name], b[name])
		}
	}
	if len(a) != len(b) {
		t.Fatalf("%s: %d things, want %d", when, len(a), len(b))
	}
}

// editor makes random edits in a folder; no two of them at the same time.
type editor struct {
	t    *testing.T
	dir  string
	rand *rand.Rand
	at   time.Time

	settings []byte // those that the register came with
}

func (e *editor) edit() string {
	name := e.anyFile()
	switch e.rand.IntN(9) {
	case 0:
		e.write(name, append(e.read(name), "\nMore words.\n"...))
		return "more in " + name
	case 1: // the same size
		e.write(name, bytes.Replace(e.read(name), []byte("e"), []byte("i"), 1))
		return "a letter in " + name
	case 2:
		e.must(os.Remove(filepath.Join(e.dir, name)))
		return "no " + name
	case 3:
		other := strings.TrimSuffix(name, filepath.Ext(name)) + "-copy" + filepath.Ext(name)
		e.write(other, e.read(name))
		return "new " + other
	case 4:
		e.write(name, append([]byte("x-more: [\n"), e.read(name)...))
		return "broken " + name
	case 5:
		e.write("visits/9.yaml", []byte("place: p\nstart: 2026-03-01\ntype: full\n"))
		e.write("visits/9.sealed.age", []byte(sealedText(e.t, fmt.Sprintf("body: Said in step %d.\n", e.at.Unix()))))
		return "a companion"
	case 6:
		os.Remove(filepath.Join(e.dir, "visits/9.sealed.age"))
		return "no companion"
	case 7:
		e.write("complaints/9.yaml.age", []byte(sealedText(e.t, fmt.Sprintf("received: 2026-03-01\nperson: Person %d\n", e.at.Unix()))))
		return "a sealed record"
	}
	settings := [][]byte{e.settings, []byte("schema: 1\nseal: [complaints]\nthemes: {a: A}\n")}
	e.write(File, settings[e.rand.IntN(2)])
	return "other settings"
}

func (e *editor) anyFile() string {
	var all []string
	e.must(filepath.WalkDir(e.dir, func(name string, entry fs.DirEntry, err error) error {
		if ext := filepath.Ext(name); err == nil && entry.Type().IsRegular() && (ext == ".md" || ext == ".yaml") {
			below, _ := filepath.Rel(e.dir, name)
			if below != File {
				all = append(all, below)
			}
		}
		return err
	}))
	return all[e.rand.IntN(len(all))]
}

func (e *editor) read(name string) []byte {
	text, err := os.ReadFile(filepath.Join(e.dir, name))
	e.must(err)
	return text
}

func (e *editor) write(name string, text []byte) {
	name = filepath.Join(e.dir, name)
	e.at = e.at.Add(time.Second)
	e.must(os.MkdirAll(filepath.Dir(name), 0o777))
	e.must(os.WriteFile(name, text, 0o666))
	e.must(os.Chtimes(name, e.at, e.at))
}

func (e *editor) must(err error) {
	e.t.Helper()
	if err != nil {
		e.t.Fatal(err)
	}
}

// What is remembered of a file is not taken for another that looks like it.
func TestMemoryTrustsNoOther(t *testing.T) {
	long := time.Now().Add(-time.Hour).Truncate(time.Second)
	for _, c := range []struct {
		name   string
		then   time.Time // when the file was written
		change func(t *testing.T, file string)
		kept   bool
	}{
		{name: "nothing has changed", then: long, kept: true, change: func(*testing.T, string) {}},
		{name: "written just now, and again at once", then: time.Now(), change: func(t *testing.T, file string) { put(t, file, "name: B\ntype: prison\n") }},
		{name: "written", then: long, change: func(t *testing.T, file string) {
			put(t, file, "name: B\ntype: prison\n")
			chtimes(t, file, long.Add(time.Second))
		}},
		{name: "an older one of the same size in its place", then: long, change: func(t *testing.T, file string) {
			put(t, file, "name: B\ntype: prison\n")
			chtimes(t, file, long.Add(-time.Second))
		}},
		{name: "another of the same size and time in its place", then: long, change: func(t *testing.T, file string) {
			put(t, file+"~", "name: B\ntype: prison\n")
			chtimes(t, file+"~", long)
			if err := os.Rename(file+"~", file); err != nil {
				t.Fatal(err)
			}
		}},
		{name: "longer, at the same time", then: long, change: func(t *testing.T, file string) {
			put(t, file, "name: Bee\ntype: prison\n")
			chtimes(t, file, long)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			file := filepath.Join(dir, "places", "p.yaml")
			if err := os.Mkdir(filepath.Dir(file), 0o777); err != nil {
				t.Fatal(err)
			}
			put(t, filepath.Join(dir, File), "schema: 1\n")
			put(t, file, "name: A\ntype: prison\n")
			chtimes(t, file, c.then)
			m := &Memory{}
			first := mustRemember(t, m, dir)
			c.change(t, file)
			second := mustRemember(t, m, dir)
			if same := first.Set.Places["p"] == second.Set.Places["p"]; same != c.kept {
				t.Errorf("taken from memory: %v", same)
			}
		})
	}
}

func mustRemember(t *testing.T, m *Memory, dir string) *Register {
	t.Helper()
	r, err := m.Load(openTree(t, dir), time.Now(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func chtimes(t *testing.T, name string, at time.Time) {
	t.Helper()
	if err := os.Chtimes(name, at, at); err != nil {
		t.Fatal(err)
	}
}
