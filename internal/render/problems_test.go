package render_test

import (
	"encoding/json"
	"fmt"
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

func TestProblemsTextWithABase(t *testing.T) {
	old := finding(secret, at("places/b.yaml"), whole)
	fixed := []page.Problem{finding(), finding(secret), finding(warning)}
	all := since(checked(finding(fixable), finding(warning, whole), old), []page.Problem{old}, fixed)
	all.Notes = []string{"the history\nis cut off"}
	all.Base.Hidden = 7
	for _, test := range []struct {
		name string
		c    render.Checked
		want string
	}{
		{"new and old", all, `new
places/a.yaml: warning: begins with a byte order mark [P012]
places/a.yaml:3:1: error: key "nmae" is not known [S001]
    SECRET
    ^^^^
    help: write "name"
    fix: write name

old
places/b.yaml: error: lies in clear [C001]
    help: write "name"

note: the history is cut off
450 records checked: 1 new error, 1 new warning; 1 old, 3 fixed since main; 7 in files outside the change not shown
`},
		{"old alone", since(checked(old), []page.Problem{old}, nil), `old
places/b.yaml: error: lies in clear [C001]
    help: write "name"

450 records checked: 0 new errors, 0 new warnings; 1 old, 0 fixed since main
`},
		{"nothing", since(checked(), nil, nil), "450 records checked: 0 new errors, 0 new warnings; 0 old, 0 fixed since main\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if out := in(t, "text", test.c); out != test.want {
				t.Errorf("\n%s\nwant\n%s", out, test.want)
			}
		})
	}
}

func TestProblemsTextShowsAll(t *testing.T) {
	var all []page.Problem
	for i := range 500 {
		all = append(all, finding(at(fmt.Sprintf("places/%d.yaml", i))))
	}
	if out := in(t, "text", checked(all...)); strings.Count(out, "[S001]") != 500 {
		t.Error(out)
	}
}

func TestProblemsJSONWithABase(t *testing.T) {
	old := finding(secret, whole)
	c := since(checked(old, finding(fixable)), []page.Problem{old}, []page.Problem{finding(warning)})
	c.Notes = []string{"a note"}
	marks, gone := page.Fingerprints(c.Problems), page.Fingerprints(c.Base.Fixed)
	first := `{"code": "C001", "severity": "error", "status": "old", "path": "places/a.yaml", "line": null, "column": null, "end_line": null, "end_column": null,
		"record": "places/a", "message": "lies in clear", "help": "write \"name\"", "fix": null, "fingerprint": "` + marks[0] + `"}`
	second := `{"code": "S001", "severity": "error", "status": "new", "path": "places/a.yaml", "line": 3, "column": 1, "end_line": 3, "end_column": 5,
		"record": "places/a", "message": "key \"nmae\" is not known", "help": "write \"name\"", "fix": {"what": "write name"}, "fingerprint": "` + marks[1] + `"}`
	outcome := `"base": "main", "fixed": [{"code": "P012", "severity": "warning", "path": "places/a.yaml", "line": 3, "column": 1, "end_line": 3, "end_column": 5,
		"record": "places/a", "message": "begins with a byte order mark", "help": "", "fix": null, "fingerprint": "` + gone[0] + `"}], "notes": ["a note"],
		"summary": {"records": 450, "errors": 2, "warnings": 0, "new_errors": 1, "new_warnings": 0, "old": 1, "fixed": 1, "hidden": 0}`
	mustBeJSON(t, parsedJSON(t, in(t, "json", c)), `{"schema_version": 1, "problems": [`+first+`,`+second+`],`+outcome+`}`)
	lines := strings.Split(strings.TrimSuffix(in(t, "jsonl", c), "\n"), "\n")
	if len(lines) != 3 {
		t.Fatal(lines)
	}
	for i, want := range []string{first, second, "{" + outcome + "}"} {
		mustBeJSON(t, parsedJSON(t, lines[i]), want)
	}
}

func TestProblemsJSONWithoutABase(t *testing.T) {
	summary := `"notes": [], "summary": {"records": 450, "errors": 0, "warnings": 0}}`
	mustBeJSON(t, parsedJSON(t, in(t, "json", checked())), `{"schema_version": 1, "problems": [], `+summary)
	mustBeJSON(t, parsedJSON(t, in(t, "jsonl", checked())), "{"+summary)
}

func parsedJSON(t *testing.T, text string) any {
	t.Helper()
	var data any
	if err := json.Unmarshal([]byte(text), &data); err != nil {
		t.Fatal(err, text)
	}
	return data
}

func TestJSONLinesAreLines(t *testing.T) {
	for name, c := range cases() {
		out := in(t, "jsonl", c)
		if n := strings.Count(out, "\n"); n != len(c.Problems)+1 {
			t.Errorf("%s: %d lines for %d problems", name, n, len(c.Problems))
		}
		for line := range strings.Lines(out) {
			parsedJSON(t, line)
		}
	}
}

func TestGitLab(t *testing.T) {
	c := checked(finding(), finding(secret, whole), finding(warning, at("b\n.yaml")))
	c.Root, c.Notes = "our/", []string{"a note"}
	marks := page.Fingerprints(c.Problems)
	got := parsedJSON(t, in(t, "gitlab", c)).([]any)
	mustBeJSON(t, got[0], `{"description": "begins with a byte order mark", "check_name": "P012", "fingerprint": "`+marks[0]+`", "severity": "minor",
		"location": {"path": "our/b\n.yaml", "lines": {"begin": 3}}}`)
	mustBeJSON(t, got[1], `{"description": "lies in clear. Help: write \"name\"", "check_name": "C001", "fingerprint": "`+marks[1]+`", "severity": "critical",
		"location": {"path": "our/places/a.yaml", "lines": {"begin": 1}}}`)
	mustBeJSON(t, got[2].(map[string]any)["severity"], `"major"`)
	mustBeJSON(t, got[3], `{"description": "a note", "check_name": "note", "fingerprint": "`+got[3].(map[string]any)["fingerprint"].(string)+`", "severity": "info",
		"location": {"path": "our/register.yaml", "lines": {"begin": 1}}}`)
	if out := in(t, "gitlab", checked()); out != "[]\n" {
		t.Error(out)
	}
}
