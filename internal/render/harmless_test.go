package render_test

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
)

// TestLongText takes minutes where its time grows with the square of a text's
// length, which is all that a hostile record would need.
func TestLongText(t *testing.T) {
	for name, unit := range map[string]string{
		"one word": "x", "signs without width": "\u00ad", "marks": "\u0301", "controls": "\x07", "families": family,
	} {
		long := report.Cell{Text: strings.Repeat(unit, 1<<16/len(unit))}
		table := &report.Table{Columns: []report.Column{{Title: "A"}, {Title: "B", Flex: true}, {Title: "C", Below: 1}}, Rows: [][]report.Cell{{{Text: "1"}, long, long}}}
		begun := time.Now()
		text(t, &report.Document{Blocks: []report.Block{{Heading: long.Text, Table: table, Facts: []report.Fact{{Name: "N", Cell: long}}, Text: long.Text}}}, render.Terminal{Width: 80})
		if took := time.Since(begun); took > 3*time.Minute {
			t.Errorf("%s: %v", name, took)
		}
	}
}

type harmless struct {
	SchemaVersion int    `json:"schema_version"`
	Text          string `json:"s"`
}

// FuzzHarmless puts any text wherever a register's text can come: nothing that
// a terminal obeys comes out, no line is wider than the window, JSON gives the
// same text back, no cell of CSV is a formula, a calendar has no event or property
// of it, and Markdown shows it as it is.
func FuzzHarmless(f *testing.F) {
	for _, s := range append(scripts, "\x1b[31m\x07\x7f\u009b\u202e\u2066\u2028\ufeff\U000e0041", "=1+1", "-\t\r\n=1", "x;=1+1", "x; ;\t+1", "\xff\xfe", "a\u0301\u0301\u0301", "\u200f\u061c") {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		cell := report.Cell{Text: s, Data: s, Tone: report.Alarm}
		table := &report.Table{Columns: []report.Column{{Key: "a", Title: "A"}, {Key: "b", Title: "B", Flex: true}, {Key: "c", Title: "C", Below: 1}},
			Rows: [][]report.Cell{{{Text: "1"}, cell, cell}}}
		doc := &report.Document{Audience: "full", Footer: []string{s}, Data: func() any { return harmless{1, s} }, Table: table,
			Blocks: []report.Block{{Heading: s, Facts: []report.Fact{{Name: "Name", Cell: cell}}}, {Table: table}, {Text: s}}}
		p := problem(s, 2, 4)
		p.Path, p.Message, p.Help, p.Record = s, s, s, s
		checked := render.Checked{Problems: []page.Problem{p}}

		for _, window := range windows {
			out := text(t, doc, render.Terminal{Width: window})
			mustBeHarmless(t, out)
			for line := range strings.Lines(out) {
				if w := uniseg.StringWidth(strings.TrimSuffix(line, "\n")); window > 0 && w > window {
					t.Errorf("width %d: %d columns: %q", window, w, line)
				}
			}
			mustBeHarmless(t, written(t, func(w io.Writer) error { return render.ProblemsText(w, checked, render.Terminal{Width: window}) }))
		}
		checked.Notes = []string{s}
		for _, format := range render.ProblemFormats() {
			mustBeHarmless(t, in(t, format, checked))
		}
		mustGiveBack(t, doc, s)
		mustBeNoFormula(t, doc)
		mustBeACalendar(t, hostileAgenda(s))
		mustBePlainMarkdown(t, s)
	})
}

func mustBeHarmless(t *testing.T, out string) {
	t.Helper()
	for _, r := range out {
		// The marks U+200E, U+200F and U+061C are needed to write Arabic and
		// Hebrew, and reorder nothing beyond their neighbours.
		if unicode.IsControl(r) && r != '\n' || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x2028 || r == 0x2029 {
			t.Fatalf("%U in %q", r, out)
		}
	}
	if !utf8.ValidString(out) {
		t.Fatalf("not UTF-8: %q", out)
	}
}

func mustGiveBack(t *testing.T, doc *report.Document, s string) {
	t.Helper()
	out := written(t, func(w io.Writer) error { return render.JSON(w, doc) })
	mustBeHarmless(t, out)
	var got harmless
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	if utf8.ValidString(s) && got.Text != s {
		t.Errorf("%q, want %q", got.Text, s)
	}
}

func mustBeNoFormula(t *testing.T, doc *report.Document) {
	t.Helper()
	out := written(t, func(w io.Writer) error { return render.CSV(w, doc) })
	mustBeHarmless(t, out)
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, cell := range rows[1] {
		number := strings.Trim(strings.TrimPrefix(cell, "-"), "0123456789") == "" && cell != "-"
		if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) && !number {
			t.Errorf("a formula: %q", cell)
		}
		for _, part := range strings.Split(cell, ";")[1:] {
			if part = strings.TrimLeft(part, " "); part != "" && strings.ContainsRune("=+-@", rune(part[0])) {
				t.Errorf("a formula where semicolons divide cells: %q", cell)
			}
		}
	}
}
