package cli_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/schema"
)

// registerForEditors is a copy of the example with what the program writes for
// editors. It lies in a folder that bears the name of a kind, as many do.
func registerForEditors(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "reports", "arvenia")
	if err := os.CopyFS(dir, os.DirFS("../../examples/arvenia")); err != nil {
		t.Fatal(err)
	}
	writeForEditors(t, dir)
	return dir
}

func writeForEditors(t *testing.T, dir string) {
	t.Helper()
	if out, err := start(t, dir, "schema", "--write", ".schema").CombinedOutput(); err != nil {
		t.Fatalf("npm schema --write: %v\n%s", err, out)
	}
}

// TestLanguageServer shows what an editor does with a register, by the server
// that editors use.
func TestLanguageServer(t *testing.T) {
	program := languageServer()
	if program == "" {
		t.Log("left out: there is no yaml-language-server on the PATH, and none in $YAML_LANGUAGE_SERVER")
		return
	}
	dir := registerForEditors(t)
	s := startServer(t, program, dir)
	// The broken files come first: where they are found broken, the schemas are
	// there, and a file without diagnostics is in order.
	t.Run("broken", func(t *testing.T) { brokenFiles(t, s) })
	t.Run("each kind", func(t *testing.T) {
		for _, kind := range schema.Kinds() {
			s.open(kind+"/2026/new.yaml", "nosuch: x\n")
		}
		for _, kind := range schema.Kinds() {
			s.diagnosed(t, kind+"/2026/new.yaml", func(d []diagnostic) bool { return says(d, 1, "nosuch") })
		}
	})
	t.Run("example", func(t *testing.T) { exampleFiles(t, s, dir) })
	t.Run("completion", func(t *testing.T) { completions(t, s) })
	t.Run("hover", func(t *testing.T) { hovers(t, s) })
}

func says(all []diagnostic, line int, part string) bool {
	return slices.ContainsFunc(all, func(d diagnostic) bool {
		return d.Range.Start.Line+1 == line && strings.Contains(d.Message, part)
	})
}

// brokenFiles opens the files of testdata/editor, which say at the end of a line
// what is wrong with it. Of the other lines nothing may be said.
func brokenFiles(t *testing.T, s *server) {
	const root = "testdata/editor"
	for _, name := range yamlFiles(t, root) {
		text := textOf(t, filepath.Join(root, name))
		s.open(name, text)
		got := s.diagnosed(t, name, func(d []diagnostic) bool { return len(d) > 0 })
		for i, line := range strings.Split(text, "\n") {
			_, want, wrong := strings.Cut(line, "# wrong: ")
			if wrong && !says(got, i+1, want) {
				t.Errorf("%s:%d: nothing says %q", name, i+1, want)
			}
			if !wrong && says(got, i+1, "") {
				t.Errorf("%s:%d: something is said of a line that is in order: %v", name, i+1, got)
			}
		}
		s.close(name)
	}
}

func exampleFiles(t *testing.T, s *server, dir string) {
	names := yamlFiles(t, dir)
	if len(names) < 100 {
		t.Fatalf("the example has only %d files", len(names))
	}
	for _, name := range names {
		s.open(name, textOf(t, filepath.Join(dir, name)))
	}
	for _, name := range names {
		if got := s.diagnosed(t, name, func([]diagnostic) bool { return true }); len(got) > 0 {
			t.Errorf("%s: %v", name, got)
		}
	}
	s.close("register.yaml")
}

// yamlFiles names the .yaml files below a folder, those of editors left out.
func yamlFiles(t *testing.T, dir string) []string {
	t.Helper()
	var names []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(name) == ".yaml" && !entry.IsDir() {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// completions asks at the place of the bar.
func completions(t *testing.T, s *server) {
	for _, test := range []struct{ name, path, text, want, not string }{
		{"keys of a place", "places/p.yaml", "name: New\n|", "type authority capacity visit_every", "name addressees"},
		{"words, with the register's own", "places/p.yaml", "name: New\ntype: |", "prison transport sobering-station", ""},
		{"words in a list", "visits/2026/v.yaml", "groups:\n  - |", "women lgbti", ""},
		{"keys in a list", "dialogue/2026/01/d.yaml", "recommendations:\n  - recommendation: a\n    |", "for position claims", "recommendation date"},
		{"words two levels down", "dialogue/2026/01/d.yaml", "recommendations:\n  - position: |", "accepted not-competent", ""},
		{"settings", "register.yaml", "schema: 1\ndeadlines:\n  |", "response mapping-review", "themes"},
		{"codes of checks", "register.yaml", "schema: 1\nchecks:\n  |", "code", ""},
		{"how serious a finding is", "register.yaml", "schema: 1\nchecks:\n  M003: |", "off warning error", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var list struct{ Items []struct{ Label string } }
			s.ask(t, "textDocument/completion", test.path, test.text, &list)
			var labels []string
			for _, item := range list.Items {
				labels = append(labels, strings.Trim(item.Label, `"`)) // quotes, where YAML was of two minds
			}
			for _, want := range strings.Fields(test.want) {
				if !slices.Contains(labels, want) {
					t.Errorf("%s is not among %q", want, labels)
				}
			}
			for _, not := range strings.Fields(test.not) {
				if slices.Contains(labels, not) {
					t.Errorf("%s is offered", not)
				}
			}
		})
	}
}

func hovers(t *testing.T, s *server) {
	schemas, err := schema.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		path, text string
		field      *schema.Field
	}{
		{"places/p.yaml", "ty|pe: prison\n", schemas.Kind("places").Field("type")},
		{"recommendations/2026/r.yaml", "addre|ssees: [npm]\n", schemas.Kind("recommendations").Field("addressees")},
		{"register.yaml", "calendar:\n  ro|ll: next\n", schemas.Kind("register").Field("calendar").Field("roll")},
		{"register.yaml", "che|cks: {M: off}\n", schemas.Kind("register").Field("checks")},
	} {
		var hover struct{ Contents struct{ Value string } }
		s.ask(t, "textDocument/hover", test.path, test.text, &hover)
		plain := strings.ReplaceAll(hover.Contents.Value, `\`, "") // Markdown is escaped
		if test.field == nil || !strings.Contains(plain, test.field.Description) {
			t.Errorf("over %q stands %q", test.text, plain)
		}
	}
}
