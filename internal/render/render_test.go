package render_test

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
)

// windows are the widths of terminals; 0 is no limit, as for a pipe.
var windows = []int{20, 40, 60, 80, 100, 132, 200, 0}

const family = "👨‍👩‍👧" // three persons, joined into one sign of two columns

// scripts are texts whose letters are not one byte, one character, one column.
var scripts = []string{
	"Pay for a third nurse on each ward at night, and say by when",
	"وادي حمراء: إخراج الأطفال غير المصحوبين من المركز، ومنع احتجازهم فيه",
	"在隔离室中的人每天至少有两个小时的有意义的人际接触并记录在案",
	"한국의 교정시설에서 사람과의 접촉을 하루 두 시간 제공한다",
	"Žádost o napravu " + strings.Repeat("e\u0301", 30),
	"देखभाल के लिए स्वास्थ्य कर्मी प्रतिदिन मिलें और लिखित रूप में दर्ज करें",
	strings.Repeat(family, 20) + " 🇺🇳 👩🏽‍⚖️ a family visit",
	strings.Repeat("unbrokenword", 12),
	"",
}

// marked is a table in which the text of each cell and heading of a column
// begins with the same sign, so that a test can see where columns begin.
func marked() *report.Table {
	table := &report.Table{Columns: []report.Column{
		{Key: "days", Title: "①DAYS"},
		{Key: "who", Title: "②WHO", Flex: true},
		{Key: "hidden"},
		{Key: "state", Title: "③STATE"},
		{Key: "title", Title: "④TITLE", Below: 1},
		{Key: "more", Title: "⑤MORE", Below: 2},
	}}
	for i, text := range scripts {
		table.Rows = append(table.Rows, []report.Cell{
			{Text: fmt.Sprintf("①%d", i), Data: fmt.Sprint(i)}, {Text: "②" + text}, {Data: "not for people"},
			{Text: "③open"}, {Text: "④" + text}, {Text: "⑤" + text},
		})
	}
	return table
}

func text(t testing.TB, doc *report.Document, terminal render.Terminal) string {
	t.Helper()
	return written(t, func(w io.Writer) error { return render.Text(w, doc, terminal) })
}

func written(t testing.TB, to func(io.Writer) error) string {
	t.Helper()
	var out bytes.Buffer
	if err := to(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestNoLineIsWiderThanTheWindow(t *testing.T) {
	doc := &report.Document{
		Blocks: []report.Block{
			{Heading: scripts[0] + scripts[2], Table: marked()},
			{Facts: []report.Fact{{Name: "Root cause", Cell: report.Cell{Text: scripts[3]}}, {Name: "Places", Cell: report.Cell{Text: scripts[7]}}}},
			{Heading: "Nothing", Table: &report.Table{Empty: "No recommendation is as asked by these words."}},
			{Text: strings.Join(scripts, "\n\n")},
		},
		Footer: []string{"16 overdue, 3 of them long overdue, 19 to come; as of 2026-11-21."},
	}
	for _, window := range windows[:len(windows)-1] {
		out := text(t, doc, render.Terminal{Width: window})
		for line := range strings.Lines(out) {
			if w := uniseg.StringWidth(strings.TrimSuffix(line, "\n")); w > window {
				t.Errorf("width %d: a line of %d columns: %q", window, w, line)
			}
		}
		if strings.Contains(out, "…") {
			t.Errorf("width %d: something was left out", window)
		}
		if got := strings.Count(out, family); got != 20*4 {
			t.Errorf("width %d: %d families are whole, of %d", window, got, 20*4)
		}
		if strings.Contains(out, "not for people") {
			t.Errorf("width %d: a column without a heading is shown", window)
		}
	}
}

func TestColumnsStandUnderTheirHeadings(t *testing.T) {
	for _, window := range windows {
		out := text(t, &report.Document{Blocks: []report.Block{{Table: marked()}}}, render.Terminal{Width: window})
		lines := strings.Split(out, "\n")
		if window == 20 {
			if !strings.HasPrefix(out, "①DAYS") || strings.Count(out, "①DAYS") != len(scripts) {
				t.Errorf("width 20: no cards:\n%s", out)
			}
			continue
		}
		begins := columnsOf(lines[0])
		if len(begins) < 3 {
			t.Errorf("width %d: heading %q", window, lines[0])
		}
		rows := 0
		for _, line := range lines[1:] {
			if !strings.HasPrefix(line, "①") {
				continue
			}
			rows++
			if got := columnsOf(line); !slices.Equal(got, begins) {
				t.Errorf("width %d: columns begin at %v, headings at %v:\n%s", window, got, begins, line)
			}
		}
		if rows != len(scripts) {
			t.Errorf("width %d: %d rows of %d", window, rows, len(scripts))
		}
	}
}

// columnsOf gives the columns of the screen where the signs of marked stand.
func columnsOf(line string) []int {
	var at []int
	for _, sign := range "①②③④⑤" {
		if before, _, ok := strings.Cut(line, string(sign)); ok {
			at = append(at, uniseg.StringWidth(before))
		}
	}
	return at
}

func TestTableInAPipe(t *testing.T) {
	table := &report.Table{
		Columns: []report.Column{{Title: "LATE", Right: true}, {Title: "WHO", Flex: true}, {Title: "TITLE", Below: 1}},
		Rows:    [][]report.Cell{{{Text: "454 d"}, {Text: "司法部"}, {Text: "one"}}, {{Text: "6 d"}, {Text: "ministry"}, {Text: "two\nlines"}}},
	}
	for _, test := range []struct {
		window int
		want   string
	}{
		{0, " LATE  WHO       TITLE\n454 d  司法部    one\n  6 d  ministry  two lines\n"},
		{24, " LATE  WHO\n454 d  司法部\n    one\n  6 d  ministry\n    two lines\n"},
		{14, "LATE\n  454 d\nWHO\n  司法部\nTITLE\n  one\n\nLATE\n  6 d\nWHO\n  ministry\nTITLE\n  two lines\n"},
	} {
		got := text(t, &report.Document{Blocks: []report.Block{{Table: table}}}, render.Terminal{Width: test.window})
		if got != test.want {
			t.Errorf("width %d:\n%s\nwant\n%s", test.window, got, test.want)
		}
	}
}

// One cell of a megabyte does not fill up all other rows to its length.
func TestALongCellMakesNoLongRows(t *testing.T) {
	table := &report.Table{Columns: []report.Column{{Title: "TITLE"}, {Title: "DUE"}}, Rows: [][]report.Cell{{{Text: strings.Repeat("long ", 200_000)}, {Text: "today"}}}}
	for range 1000 {
		table.Rows = append(table.Rows, []report.Cell{{Text: "short"}, {Text: "today"}})
	}
	for _, window := range []int{0, 5000} {
		if got := text(t, &report.Document{Blocks: []report.Block{{Table: table}}}, render.Terminal{Width: window}); len(got) > 2_000_000 {
			t.Errorf("width %d: %d bytes", window, len(got))
		}
	}
}

func TestCellsBelowARowStayWhole(t *testing.T) {
	table := &report.Table{
		Columns: []report.Column{{Title: "STATE"}, {Title: "TO DO", Below: 1}, {Title: "ID", Below: 1}, {Title: "TITLE", Below: 1}},
		Rows:    [][]report.Cell{{{Text: "open"}, {Text: "send a reminder"}, {Text: "2025/01"}, {Text: "Mend the roof of the prison soon"}}},
	}
	got := text(t, &report.Document{Blocks: []report.Block{{Table: table}}}, render.Terminal{Width: 30})
	want := "STATE  TO DO\nopen   send a reminder\n    2025/01\n    Mend the roof of the\n    prison soon\n"
	if got != want {
		t.Errorf("\n%s\nwant\n%s", got, want)
	}
}

func TestColourOnlyWhereWanted(t *testing.T) {
	doc := &report.Document{Blocks: []report.Block{{Heading: "Heading", Facts: []report.Fact{
		{Name: "A", Cell: report.Cell{Text: "alarm", Tone: report.Alarm}}, {Name: "B", Cell: report.Cell{Text: "", Tone: report.Alarm}},
	}}}}
	checked := render.Checked{Problems: []page.Problem{problem("x", 1, 2)}}
	for _, colour := range []bool{false, true} {
		terminal := render.Terminal{Width: 80, Color: colour}
		for _, out := range []string{
			text(t, doc, terminal),
			written(t, func(w io.Writer) error { return render.ProblemsText(w, checked, terminal) }),
		} {
			if got := strings.Contains(out, "\x1b["); got != colour {
				t.Errorf("colour %v: %q", colour, out)
			}
			if begun, ended := strings.Count(out, "\x1b["), strings.Count(out, "\x1b[0m"); begun != 2*ended {
				t.Errorf("%d colours begin, %d end: %q", begun-ended, ended, out)
			}
			if plain := stripColour(out); colour && strings.ContainsRune(plain, '\x1b') {
				t.Errorf("%q", plain)
			}
		}
	}
	// A coloured table is the plain one with colours.
	table := &report.Document{Blocks: []report.Block{{Table: marked()}}}
	for row := range table.Blocks[0].Table.Rows {
		table.Blocks[0].Table.Rows[row][1].Tone = report.Warning
	}
	for _, window := range windows {
		plain, coloured := text(t, table, render.Terminal{Width: window}), text(t, table, render.Terminal{Width: window, Color: true})
		if stripColour(coloured) != plain {
			t.Errorf("width %d: colour moves the columns", window)
		}
	}
}

func stripColour(s string) string {
	var b strings.Builder
	for s != "" {
		before, after, found := strings.Cut(s, "\x1b[")
		b.WriteString(before)
		if !found {
			break
		}
		_, s, _ = strings.Cut(after, "m")
	}
	return b.String()
}

func TestBodyKeepsItsLines(t *testing.T) {
	body := "First.\n\n- one\n  - two, indented\n\n    code\ta tab\r\nlast"
	got := text(t, &report.Document{Blocks: []report.Block{{Text: body}}}, render.Terminal{Width: 40})
	want := "First.\n\n- one\n  - two, indented\n\n    code    a tab\nlast\n"
	if got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestLinesAreFilledByWidth(t *testing.T) {
	for text12, want := range map[string]string{
		"слово слово слово слово": "слово слово\nслово слово\n",
		"监狱监狱监狱监狱":                "监狱监狱监狱\n监狱\n",
		"one two thre four":       "one two thre\nfour\n",
		"abcdefghijklmnop":        "abcdefghijkl\nmnop\n",
		"e\u0301e\u0301e\u0301e\u0301e\u0301 e\u0301e\u0301e\u0301e\u0301e\u0301": "e\u0301e\u0301e\u0301e\u0301e\u0301 e\u0301e\u0301e\u0301e\u0301e\u0301\n",
	} {
		if got := text(t, &report.Document{Blocks: []report.Block{{Text: text12}}}, render.Terminal{Width: 12}); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestIdsAreNotBrokenAtTheirHyphens(t *testing.T) {
	for width, want := range map[int]string{
		30: "owed by\nministry-of-interior-and-peace\nand lakeside/03\n",
		12: "owed by\nministry-of-\ninterior-\nand-peace\nand\nlakeside/03\n", // wider than the window
	} {
		doc := &report.Document{Blocks: []report.Block{{Text: "owed by ministry-of-interior-and-peace and lakeside/03"}}}
		if got := text(t, doc, render.Terminal{Width: width}); got != want {
			t.Errorf("%d: %q, want %q", width, got, want)
		}
	}
}

func TestCSVNeedsATable(t *testing.T) {
	if err := render.CSV(io.Discard, &report.Document{Blocks: []report.Block{{Text: "x"}}}); err == nil {
		t.Error("no error")
	}
}

func TestErrorsOfTheWriterAreReturned(t *testing.T) {
	doc := &report.Document{Audience: "full", Blocks: []report.Block{{Table: marked()}}, Table: marked(), Data: func() any { return harmless{1, ""} }}
	for name, write := range map[string]func(io.Writer) error{
		"text":          func(w io.Writer) error { return render.Text(w, doc, render.Terminal{}) },
		"csv":           func(w io.Writer) error { return render.CSV(w, doc) },
		"json":          func(w io.Writer) error { return render.JSON(w, doc) },
		"problems":      func(w io.Writer) error { return render.ProblemsText(w, render.Checked{}, render.Terminal{}) },
		"problems json": func(w io.Writer) error { return render.ProblemsJSON(w, render.Checked{}) },
	} {
		if write(full{}) == nil {
			t.Errorf("%s: no error from a full disk", name)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }
