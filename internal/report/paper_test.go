package report_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/report"
)

// viewFor is what an audience sees of the example register.
func viewFor(t *testing.T, whom audience.Audience) *audience.View {
	t.Helper()
	return viewIn(t, "../../examples/arvenia", whom)
}

func viewIn(t *testing.T, dir string, whom audience.Audience) *audience.View {
	t.Helper()
	r, err := register.Load(os.DirFS(dir), nil)
	if err != nil {
		t.Fatal(err)
	}
	v, err := audience.Of(r, nil, whom, on(t, "2026-11-21").Day)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// papers are all papers that there are of a year, and of a body where one is
// named; what is not for the audience is nil.
func papers(v *audience.View, at report.Moment, body string, words *language.Words) map[string]*report.Document {
	all := map[string]*report.Document{
		"annual": report.Annual(v, at, 2025, words),
		"spt":    report.SPT(v, at, []string{"spt"}, 2025, words),
	}
	if body != "" {
		all = map[string]*report.Document{
			"brief":        report.Brief(v, at, body, false, words),
			"brief below":  report.Brief(v, at, body, true, words),
			"review":       report.Review(v, at, body, 2026, false, words),
			"review below": report.Review(v, at, body, 2025, true, words),
		}
	}
	return all
}

// hidden are columns for scripts only.
var hidden = []string{"rule", "record", "state", "found", "issued", "reference", "role", "level", "next_step", "item", "days_late", "claims"}

// TestPapersAreWhole holds of every paper, about every body, for every audience
// and in every language that it has a title, that no part of it is empty, and that
// each thing in it has its name.
func TestPapersAreWhole(t *testing.T) {
	full := arvenia(t)
	at := on(t, "2026-11-21")
	bodies := append(full.On(at.Day).IDs(record.Stakeholders), "")
	for n, whom := range []audience.Audience{audience.Full, audience.Staff, audience.Everyone, "ministry-of-justice", "spt"} {
		v := viewFor(t, whom)
		for i, body := range bodies {
			if n > 0 && i%4 != n-1 && body != "" { // among the others each body comes up once
				continue
			}
			words := language.All()
			if body != "" { // each body in one language: all of them come up
				words = words[i%len(words) : i%len(words)+1]
			}
			for _, w := range words {
				for kind, doc := range papers(v, at, body, w) {
					name := fmt.Sprintf("%s %s for %s in %s", kind, body, whom, w.Code)
					if doc == nil {
						if !strings.HasPrefix(kind, "brief") || !whom.Outside() {
							t.Errorf("%s: there is none", name)
						}
						continue
					}
					checkPaper(t, name, doc)
				}
			}
		}
	}
}

// TestPapersOfYears holds the same of the other example register.
func TestPapersOfYears(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "ysmere")
	if out, err := exec.Command("sh", "../../examples/years/make.sh", dir).CombinedOutput(); err != nil {
		if _, missing := exec.LookPath("git"); missing != nil {
			t.Log("left out: there is no git here to make the register with")
			return
		}
		t.Fatalf("%v\n%s", err, out)
	}
	at := on(t, "2026-11-21")
	for _, whom := range []audience.Audience{audience.Full, audience.Staff, audience.Everyone} {
		v := viewIn(t, dir, whom)
		for _, body := range append(v.On(at.Day).IDs(record.Stakeholders), "") {
			for kind, doc := range papers(v, at, body, language.Of("en")) {
				if doc != nil {
					checkPaper(t, fmt.Sprintf("%s %s for %s", kind, body, whom), doc)
				}
			}
		}
	}
}

func checkPaper(t *testing.T, name string, doc *report.Document) {
	t.Helper()
	if doc.Title == "" || len(doc.Footer) < 2 || !doc.Addressed || doc.Audience == "" || doc.Words == nil || len(doc.Blocks) == 0 {
		t.Errorf("%s: title %q, footer %q, %d blocks", name, doc.Title, doc.Footer, len(doc.Blocks))
	}
	checkHead(t, name, doc)
	for i, b := range doc.Blocks {
		if b.Heading == "" && i > 1 || b.Heading == "" && i > 0 && len(doc.Blocks) > 2 {
			t.Errorf("%s: block %d has no heading", name, i)
		}
		if len(b.Facts)+len(b.Steps) == 0 && b.Table == nil && b.Text == "" {
			t.Errorf("%s: %s is empty", name, b.Heading)
		}
		for _, f := range b.Facts {
			if f.Name == "" || f.Cell.Text == "" {
				t.Errorf("%s: %s has the fact %q: %q", name, b.Heading, f.Name, f.Cell.Text)
			}
		}
		for _, s := range b.Steps {
			if s.Day == "" || s.Text == "" {
				t.Errorf("%s: %s has the step %q: %q", name, b.Heading, s.Day, s.Text)
			}
		}
		checkPaperTable(t, name+": "+b.Heading, b.Table)
		if b.Chart != nil && b.Table == nil {
			t.Errorf("%s: the picture %s has no table beside it", name, b.Heading)
		}
	}
	for _, text := range textsOf(doc) {
		if strings.Contains(text, "{") || strings.Contains(text, "%!") {
			t.Errorf("%s: %q", name, text)
		}
	}
}

// checkHead holds that who wrote a paper, as of when and for whom is said above all
// else: people get first pages, and copies without the last one.
func checkHead(t *testing.T, name string, doc *report.Document) {
	t.Helper()
	head := doc.Blocks[0]
	if head.Heading != "" {
		t.Errorf("%s begins with %s", name, head.Heading)
	}
	if by := "National Preventive Mechanism of "; !strings.Contains(doc.Title, by) && !strings.Contains(head.Text, by) {
		t.Errorf("%s says at the top %q and %q, and not who wrote it", name, doc.Title, head.Text)
	}
	if end := strings.Join(doc.Footer, "\n"); !strings.HasSuffix(head.Text, end) {
		t.Errorf("%s says at the top %q, and at the end %q", name, head.Text, end)
	}
}

func checkPaperTable(t *testing.T, name string, table *report.Table) {
	t.Helper()
	if table == nil {
		return
	}
	checkTable(t, name, table)
	if len(table.Rows) == 0 {
		t.Errorf("%s has no row", name)
	}
	for i, c := range table.Columns {
		if c.Title == "" && (i == 0 || !slices.Contains(hidden, c.Key)) {
			t.Errorf("%s: the column %s has no heading", name, c.Key)
		}
	}
	for _, row := range table.Rows {
		for i, cell := range row {
			if cell.Text == "" && i == 0 {
				t.Errorf("%s has a row without a name", name)
			}
		}
	}
}

// textsOf are the texts that people read.
func textsOf(doc *report.Document) []string {
	texts := append([]string{doc.Title}, doc.Footer...)
	for _, b := range doc.Blocks {
		texts = append(texts, b.Heading, b.Text)
		for _, f := range b.Facts {
			texts = append(texts, f.Name, f.Cell.Text)
		}
		for _, s := range b.Steps {
			texts = append(texts, s.Day, s.Text)
		}
		if b.Table != nil {
			for _, row := range b.Table.Rows {
				for _, cell := range row {
					texts = append(texts, cell.Text)
				}
			}
		}
	}
	return texts
}
