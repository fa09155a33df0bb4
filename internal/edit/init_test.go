package edit_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/edit"
	"github.com/opcat-tools/npm/schema"
)

func newRegister(t *testing.T, owner edit.Institution) []edit.File {
	t.Helper()
	files, err := edit.NewRegister(owner, "npm")
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func schemas(t *testing.T, vocabulary map[string][]string) []edit.File {
	t.Helper()
	s, err := schema.Load(vocabulary)
	if err != nil {
		t.Fatal(err)
	}
	return edit.Schemas(s, ".")
}

func write(t *testing.T, dir, name, content string) {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

// holds demands that a file holds this content.
func holds(t *testing.T, dir, name, content string) {
	t.Helper()
	if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(got) != content {
		t.Errorf("%s holds %q (%v), want %q", name, got, err, content)
	}
}

// list names all files below a folder.
func list(t *testing.T, dir string) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			name, _ := filepath.Rel(dir, path)
			names = append(names, filepath.ToSlash(name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func paths(files []edit.File) []string {
	var names []string
	for _, f := range files {
		names = append(names, f.Path)
	}
	return names
}

func TestCreate(t *testing.T) {
	files := newRegister(t, edit.Institution{Name: "Mechanism", Short: "M"})
	for name, test := range map[string]struct {
		there map[string]string
		left  []string
	}{
		"empty":        {},
		"a repository": {map[string]string{"README.md": "mine", ".gitignore": "build/", "code.go": "x"}, []string{".gitignore", "README.md"}},
		"the same":     {map[string]string{".gitignore": string(content(t, files, ".gitignore"))}, nil},
		"settings":     {map[string]string{".vscode/tasks.json": "{}", "holidays.csv": ""}, []string{".vscode/tasks.json", "holidays.csv"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for file, content := range test.there {
				write(t, dir, file, content)
			}
			left, err := edit.Create(dir, files)
			if err != nil || !slices.Equal(left, test.left) {
				t.Fatalf("left %q (%v), want %q", left, err, test.left)
			}
			for file, content := range test.there {
				holds(t, dir, file, content)
			}
			there := list(t, dir)
			for _, f := range files {
				if !slices.Contains(there, f.Path) && !slices.Contains(left, f.Path) {
					t.Errorf("%s was not written", f.Path)
				}
			}
		})
	}
}

func content(t *testing.T, files []edit.File, name string) []byte {
	t.Helper()
	i := slices.Index(paths(files), name)
	if i < 0 {
		t.Fatalf("there is no %s", name)
	}
	return files[i].Data
}

// Where a register is, nothing is written, whatever register.yaml is there.
func TestCreateInARegister(t *testing.T) {
	for name, begin := range map[string]func(dir string) error{
		"file": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "register.yaml"), []byte("mine"), 0o666)
		},
		"folder": func(dir string) error { return os.Mkdir(filepath.Join(dir, "register.yaml"), 0o777) },
		"link":   func(dir string) error { return os.Symlink("nowhere", filepath.Join(dir, "register.yaml")) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := begin(dir); err != nil {
				t.Fatal(err)
			}
			before := list(t, dir)
			_, err := edit.Create(dir, newRegister(t, edit.Institution{}))
			if err == nil || err.Error() != "register.yaml is there already" {
				t.Errorf("error %v", err)
			}
			if after := list(t, dir); !slices.Equal(before, after) {
				t.Errorf("now there are %q", after)
			}
		})
	}
}

func TestNewRegisterQuotesNames(t *testing.T) {
	files := newRegister(t, edit.Institution{Name: " The \"First\":\n#1\x1b ", Short: "- a"})
	settings := content(t, files, "register.yaml")
	for _, want := range []string{`"The \"First\": #1"`, `"- a"`} {
		if !bytes.Contains(settings, []byte(want)) {
			t.Errorf("%s is not in\n%s", want, settings)
		}
	}
	if !slices.IsSorted(paths(files)) {
		t.Errorf("not sorted: %q", paths(files))
	}
}

// Schemas are made anew, with other words; other files that are there are not.
func TestRenew(t *testing.T) {
	dir := t.TempDir()
	plain, own := schemas(t, nil), schemas(t, map[string][]string{"place-type": {"youth-camp"}})
	settings := []edit.File{{Path: "a/mine.json", Data: []byte("a")}, {Path: "a/new.json", Data: []byte("b")}, {Path: "a/same.json", Data: []byte("c")}}
	write(t, dir, "a/mine.json", "changed")
	write(t, dir, "a/same.json", "c")
	for _, version := range [][]edit.File{plain, own, plain} {
		left, err := edit.Renew(dir, version, settings)
		if err != nil || !slices.Equal(left, []string{"a/mine.json"}) {
			t.Fatalf("left %q (%v)", left, err)
		}
		for _, f := range version {
			holds(t, dir, f.Path, string(f.Data))
		}
		holds(t, dir, "a/mine.json", "changed")
		holds(t, dir, "a/new.json", "b")
	}
}

// A file that is no schema of the kind it is named after is not replaced, and
// then none is written.
func TestRenewReplacesSchemasOnly(t *testing.T) {
	files := schemas(t, nil)
	places := string(content(t, files, "places.json"))
	for name, there := range map[string]string{
		"a list":         `{"schema_version": 1, "recommendations": []}`,
		"nothing":        "",
		"another kind":   places,
		"another's":      `{` + "\n" + `  "$id": "https://example.org/visits.json"` + "\n}",
		"in a text":      `{"text": "\"$id\": ` + strings.Repeat("x", 10) + `"}`,
		"not even UTF-8": "\xff\xfe",
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, dir, "visits.json", there)
			_, err := edit.Renew(dir, files, []edit.File{{Path: "settings.json"}})
			if err == nil || !strings.Contains(err.Error(), "visits.json is there and is no schema of visits") {
				t.Errorf("error %v", err)
			}
			holds(t, dir, "visits.json", there)
			if after := list(t, dir); len(after) != 1 {
				t.Errorf("now there are %q", after)
			}
		})
	}
}
