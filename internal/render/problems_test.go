package render_test

import (
	"encoding/json"
	"io"
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/render"
)

func problem(excerpt string, from, to int) page.Problem {
	p := page.Problem{Code: "S001", Severity: page.Error, Path: "places/a.yaml", Message: "wrong", Excerpt: excerpt}
	p.Start.Line, p.Start.Column, p.End.Line, p.End.Column = 3, from, 3, to
	return p
}

func TestCaretsStandUnderTheirPlace(t *testing.T) {
	for _, test := range []struct {
		name, excerpt string
		from, to      int
		window        int
		line, carets  string
	}{
		{"letters", "name: prisn", 7, 12, 0, "name: prisn", "      ^^^^^"},
		{"wide letters before", "名字: prisn", 5, 10, 0, "名字: prisn", "      ^^^^^"},
		{"wide letters marked", "name: 监狱", 7, 9, 0, "name: 监狱", "      ^^^^"},
		{"a tab", "a:\tprisn", 4, 9, 0, "a: prisn", "   ^^^^^"},
		{"marks without width", "e\u0301a\u0300: prisn", 7, 12, 0, "e\u0301a\u0300: prisn", "    ^^^^^"},
		{"a joined sign", family + ": x", 8, 9, 0, family + ": x", "    ^"},
		{"Arabic", "اسم: x", 6, 7, 0, "اسم: x", "     ^"},
		{"a control before", "\x1b[1m: x", 7, 8, 0, `\u001b[1m: x`, "           ^"},
		{"a control marked", "a\x07b", 2, 3, 0, `a\u0007b`, " ^^^^^^"},
		{"the end of the line", "name:", 6, 6, 0, "name:", "     ^"},
		{"beyond the line", "name:", 40, 50, 0, "name:", "     ^"},
		{"a long line before", strings.Repeat("x", 100) + "Y", 101, 102, 24, "…xxxxxxxxxY", "          ^"},
		{"one column too many", strings.Repeat("x", 11) + "Y", 12, 13, 24, "…xxxxxxxxxY", "          ^"},
		{"as long as may be", strings.Repeat("x", 10) + "Y", 11, 12, 24, "xxxxxxxxxxY", "          ^"},
		{"a long line after", "Y" + strings.Repeat("x", 100), 1, 2, 24, "Yxxxxxxxxxxxxxxxxxx…", "^"},
		{"a long place", strings.Repeat("x", 100), 1, 101, 24, "xxxxxxxxxxxxxxxxxxx…", "^^^^^^^^^^^^^^^^^^^^"},
		{"a long wide line", strings.Repeat("監", 100) + "Y", 101, 102, 24, "…監監監監Y", "         ^"},
	} {
		t.Run(test.name, func(t *testing.T) {
			checked := render.Checked{Problems: []page.Problem{problem(test.excerpt, test.from, test.to)}}
			out := written(t, func(w io.Writer) error { return render.ProblemsText(w, checked, render.Terminal{Width: test.window}) })
			lines := strings.Split(out, "\n")
			if lines[1] != "    "+test.line || lines[2] != "    "+test.carets {
				t.Errorf("\n%s\n%s\nwant\n    %s\n    %s", lines[1], lines[2], test.line, test.carets)
			}
			for _, line := range lines[1:3] {
				if w := uniseg.StringWidth(line); test.window > 0 && w > test.window {
					t.Errorf("%d columns: %q", w, line)
				}
			}
		})
	}
}

// TestLongExcerpt takes seconds where its time grows with the square of the
// line's length.
func TestLongExcerpt(t *testing.T) {
	const length = 1 << 20
	checked := render.Checked{Problems: []page.Problem{problem(strings.Repeat("x", length), length, length+1)}}
	out := written(t, func(w io.Writer) error { return render.ProblemsText(w, checked, render.Terminal{Width: 80}) })
	if !strings.Contains(out, "\n    …"+strings.Repeat("x", 38)) {
		t.Errorf("%.300s", out)
	}
}

func TestProblemsText(t *testing.T) {
	whole := page.Problem{Code: "P013", Severity: page.Error, Path: "a.yaml", Message: "the file is empty", Help: "write the record"}
	other := problem("  x: y", 3, 4)
	other.Severity, other.Help = page.Warning, "take it out"
	out := written(t, func(w io.Writer) error {
		return render.ProblemsText(w, render.Checked{Records: 1, Problems: []page.Problem{whole, other}}, render.Terminal{})
	})
	want := `a.yaml: error: the file is empty [P013]
    help: write the record
places/a.yaml:3:3: warning: wrong [S001]
      x: y
      ^
    help: take it out
1 record checked: 1 error, 1 warning
`
	if out != want {
		t.Errorf("\n%s\nwant\n%s", out, want)
	}
}

func TestProblemsJSONHoldsNoExcerpt(t *testing.T) {
	whole := page.Problem{Code: "P013", Severity: page.Error, Path: "a.yaml", Message: "empty"}
	out := written(t, func(w io.Writer) error {
		return render.ProblemsJSON(w, render.Checked{Records: 2, Problems: []page.Problem{problem("SECRET", 1, 2), whole}})
	})
	var got struct {
		Version  int `json:"schema_version"`
		Problems []struct {
			Line, Column *int
		}
		Summary struct{ Records, Errors, Warnings int }
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out, "SECRET") {
		t.Error("the excerpt is in it")
	}
	if got.Version != 1 || got.Summary.Records != 2 || got.Summary.Errors != 2 || got.Summary.Warnings != 0 {
		t.Errorf("%+v", got)
	}
	if p := got.Problems; p[0].Line == nil || *p[0].Line != 3 || p[1].Line != nil || p[1].Column != nil {
		t.Errorf("%+v", p)
	}
}
