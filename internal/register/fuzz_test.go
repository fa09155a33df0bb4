package register

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/schema"
)

// FuzzValidate reads any text as a record of each kind and as register.yaml.
func FuzzValidate(f *testing.F) {
	for _, src := range corpus(f) {
		f.Add(src, false)
		f.Add(src, true)
	}
	v := validatorFor(f, schema.Names()...)
	f.Fuzz(func(t *testing.T, src string, markdown bool) {
		path := "a.yaml"
		if markdown {
			path = "a.md"
		}
		pg := page.Parse(path, []byte(src))
		tree, ok := pg.Tree()
		if !ok {
			return
		}
		for _, kind := range record.Kinds() {
			rec, problems := v.read(pg, kind, tree)
			agreeOnPlain(t, v, pg, kind, rec)
			for _, p := range problems {
				if p.Start.IsZero() || p.Message == "" || p.Help == "" || p.Severity != page.Error {
					t.Errorf("%q: %+v", src, p)
				}
			}
		}
	})
}

// corpus is what the fuzzing of pages found worth keeping, and some records.
func corpus(f *testing.F) []string {
	all := []string{
		"\"\": {\"\": 1}\n", "themes: {\"\": 3}\n", "recommendations: [[], {}, null, {for: {a: b}}]\n", "place: {0: a}\n", "a/b~c: 1\n",
		"date: 2026-01-01\nform: letter\nwith: [a]\nrecommendations: [{recommendation: a/1, for: [a], extends: {respond_by: 2026-02-01}, x-a: 1}]\n", "place: a\nstart: 2026-01-01\nannounced: true\n",
		"report: a\ntitle: b\naddressees: [npm]\nthemes: [food]\nbody: c\n", "name: a\ntype: prison\npopulation: [{date: 2026-01-01, count: x, z: 1}]\n", "deadlines: {overrides: [null, [], {when: []}]}\n",
	}
	names, err := filepath.Glob("../page/testdata/fuzz/*/*")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for line := range strings.Lines(string(src)) {
			quoted, ok := strings.CutSuffix(strings.TrimSpace(line), ")")
			_, quoted, cut := strings.Cut(quoted, "(")
			if text, err := strconv.Unquote(quoted); ok && cut && err == nil {
				all = append(all, text)
			}
		}
	}
	return all
}

// A register made of hostile files is loaded, and says so.
func TestLoadOfHostileFiles(t *testing.T) {
	for _, src := range []string{"", "\xff\xfe", "\x00", "a: &a [*a]\n", "? {a: b}\n: c\n", "{{{{", "- - - -", "\"\": \"\"\n", "deadlines: {overrides: [{when: {category: {}}}, 3]}\n",
		"calendar: {holidays: register.yaml}\n", "vocabulary: {place-type: {a: b}, x: 3}\n", "themes: {a: [b], \"\": 3, c: {d: e}}\n", "escalation: {after: 3}\n"} {
		r := load(t, File, src, "places/a.yaml", src, "dialogue/a.md", "---\n"+src+"\n---\n")
		if r.Whole() || r.Ruled() {
			t.Errorf("%q is found in order", src)
		}
	}
}
