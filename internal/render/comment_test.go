package render_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/render"
)

func TestComment(t *testing.T) {
	noted := checked()
	noted.Notes = []string{"the history is cut off"}
	for _, test := range []struct {
		name string
		c    render.Checked
		want string
	}{
		{"nothing found", checked(), "**Passed**: no problems; 450 records checked.\n"},
		{"a warning", checked(finding(warning, whole)), "**Passed**: 0 errors, 1 warning; 450 records checked.\n" +
			"\n| Severity | Where | What |\n| --- | --- | --- |\n| warning P012 | `places/a.yaml` | begins with a byte order mark |\n"},
		{"errors", checked(finding(), finding(secret, at("b"))), "**Failed**: 2 errors, 0 warnings; 450 records checked.\n" +
			"\n| Severity | Where | What |\n| --- | --- | --- |\n| error C001 | `b:3:1` | lies in clear<br>write \"name\" |\n" +
			"| error S001 | `places/a.yaml:3:1` | key \"nmae\" is not known<br>write \"name\" |\n"},
		{"a note", noted, "**Passed**: no problems; 450 records checked.\n\nWhat could not be looked at:\n\n- the history is cut off\n"},
		{"with a base", cases()["nothing is new"], "**Passed**: 0 new errors, 0 new warnings; 1 old, 0 fixed since main; 450 records checked.\n" +
			"\n<details>\n<summary>1 old</summary>\n\n| Severity | Where | What |\n| --- | --- | --- |\n| error C001 | `places/b.yaml:3:1` | lies in clear<br>write \"name\" |\n\n</details>\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			want := "<!-- register-check -->\n" + test.want
			if out := in(t, "markdown", test.c); out != want {
				t.Errorf("%s\nwant %s", out, want)
			}
			if out := summaryOf(t, test.c); out != want {
				t.Errorf("the summary: %s\nwant %s", out, want)
			}
		})
	}
}

// TestCommentsHoldNoMarkupFromARegister takes away what a comment is made of,
// and code, in which nothing acts: the rest must be words.
func TestCommentsHoldNoMarkupFromARegister(t *testing.T) {
	own := regexp.MustCompile("<!-- register-check -->\n|^\\*\\*[A-Z][a-z]+\\*\\*|</?details>|</?summary>|<br>|(?m:^\\|)|(?m: \\|$)| \\| |`[^`\n]+`")
	acts := regexp.MustCompile("(?i)[<>\\[\\]\\\\`*_~#@!&|$%{}^]|//|www\\.|:[a-z]+:|[0-9a-f]{7}")
	for name, c := range cases() {
		out := in(t, "markdown", c)
		rest := strings.ReplaceAll(out, "| --- | --- | --- |\n", "")
		rest = own.ReplaceAllString(strings.TrimPrefix(rest, "<!-- register-check -->\n"), " ")
		if found := acts.FindString(rest); found != "" {
			t.Errorf("%s: %q acts in %.600s", name, found, out)
		}
		for line := range strings.Lines(out) {
			if strings.HasPrefix(line, "|") && strings.Count(line, "|") != 4 {
				t.Errorf("%s: cells break in %.300s", name, line)
			}
		}
	}
}

func TestCommentsStayWithinTheirLimits(t *testing.T) {
	var fresh, old []page.Problem
	for i := range 3000 {
		long := strings.Repeat("监\x01", 400)
		fresh = append(fresh, finding(at(fmt.Sprintf("new/%04d", i)+long), func(p *page.Problem) { p.Message, p.Help = long, long }))
		old = append(old, finding(at(fmt.Sprintf("old/%04d", i)+long)))
	}
	c := since(checked(append(fresh, old...)...), old, fresh)
	c.Notes = make([]string, 3000)
	for i := range c.Notes {
		c.Notes[i] = strings.Repeat("监", 400)
	}
	comment, summary := in(t, "markdown", c), summaryOf(t, c)
	if n := utf8.RuneCountInString(comment); n >= 65_536 || len(comment) >= 65_536 {
		t.Errorf("a comment of %d characters", n)
	}
	if len(summary) > 1<<20 || len(summary) < len(comment) {
		t.Errorf("a summary of %d bytes", len(summary))
	}
	for _, out := range []string{comment, summary} {
		if !strings.Contains(out, " more left out here: `npm check` shows all.\n") || !strings.Contains(out, "- 3000 more left out here\n") && !strings.Contains(out, "监") {
			t.Errorf("%.300s", out)
		}
		if strings.Count(out, "<details>") != strings.Count(out, "</details>") {
			t.Error("a fold is left open")
		}
	}
}

func TestCommentsShowFiftyAndCountTheRest(t *testing.T) {
	var all []page.Problem
	for i := range 62 {
		all = append(all, finding(at(fmt.Sprintf("places/%02d.yaml", i))))
	}
	out := in(t, "markdown", checked(all...))
	if strings.Count(out, "| error S001 |") != 50 || !strings.HasSuffix(out, "\n\n12 more left out here: `npm check` shows all.\n") {
		t.Error(out)
	}
}
