package edit

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/page"
)

// finder tells of every "x" in a file that it is to be an "y", and of every "z"
// that a fix brought in.
func finder(t *testing.T) func(fs.FS) ([]page.Problem, error) {
	return func(files fs.FS) ([]page.Problem, error) {
		var all []page.Problem
		names, err := fs.Glob(files, "*")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			src, err := fs.ReadFile(files, name)
			if err != nil {
				return nil, err
			}
			for word, fix := range map[string]string{"x": "y", "one": "two", "two": "three", "bad": "z"} {
				code := "S004"
				if word == "two" { // a finding of another family may come to light
					code = "R005"
				}
				if at := strings.Index(string(src), word); at >= 0 {
					all = append(all, page.Problem{Code: code, Path: name, Pointer: "/" + word, Fix: page.Fix{What: "write", From: at, To: at + len(word), New: fix}})
				}
			}
			if strings.Contains(string(src), "z") {
				all = append(all, page.Problem{Code: "S001", Path: name, Message: "z"})
			}
		}
		return page.Sort(all), nil
	}
}

func TestMend(t *testing.T) {
	files := fstest.MapFS{
		"a": {Data: []byte("x\r\nkept x one\n")}, "b": {Data: []byte("sound\n")},
		"c": {Data: []byte("x and bad\n")}, "d": {Data: []byte("z and x")},
	}
	mended, err := Mend(files, finder(t))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, m := range mended {
		got[m.Path] = string(m.After)
		if string(m.Before) != string(files[m.Path].Data) {
			t.Errorf("%s was %q", m.Path, m.Before)
		}
	}
	want := map[string]string{"a": "y\r\nkept y three\n", "d": "z and y"} // c is refused: its fix makes a new problem
	if len(got) != len(want) || got["a"] != want["a"] || got["d"] != want["d"] {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSplice(t *testing.T) {
	fixes := []page.Fix{{From: 4, To: 5, New: "E"}, {From: 0, To: 2, New: ""}, {From: 1, To: 3, New: "overlaps"}, {From: 5, To: 5, New: "+"}, {From: 6, To: 99, New: "beyond"}}
	if got := string(splice([]byte("abcdef"), fixes)); got != "cdE+f" {
		t.Errorf("got %q", got)
	}
}

// A file may have more of one kind than are told one by one.
func TestMendOfManyInOnePage(t *testing.T) {
	files := fstest.MapFS{"a.yaml": {Data: []byte(strings.Repeat("# a line\r", 1000) + "name: a\r")}}
	mended, err := Mend(files, func(files fs.FS) ([]page.Problem, error) {
		src, err := fs.ReadFile(files, "a.yaml")
		return page.Parse("a.yaml", src).Problems, err
	})
	if err != nil || len(mended) != 1 || strings.Contains(string(mended[0].After), "\r") || strings.Count(string(mended[0].After), "\n") != 1001 {
		t.Errorf("%d files, %v", len(mended), err)
	}
}

// What somebody saves while files are mended is not written over: what was read
// is what must still be there.
func TestMendKnowsWhatItRead(t *testing.T) {
	files := fstest.MapFS{"a": {Data: []byte("x\n")}}
	find := finder(t)
	mended, err := Mend(files, func(now fs.FS) ([]page.Problem, error) {
		problems, err := find(now)
		files["a"] = &fstest.MapFile{Data: []byte("saved meanwhile x\n")}
		return problems, err
	})
	if err != nil || len(mended) != 1 || string(mended[0].Before) != "x\n" || string(mended[0].After) != "y\n" {
		t.Errorf("%q, %v", mended, err)
	}
}
