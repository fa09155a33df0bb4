package render_test

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/render"
)

// hostile is text that would act in one format or another, were it let through.
var hostile = []string{
	"a\n::error::x", "::set-output name=a::b", "::stop-commands::x", "x ##[error]y", "a%0A::warning::b", "f,line=9:x",
	"](javascript:x) ![a](b)", "[a](//evil.example)", "<script>x</script><img src=x>", "@someone", "a|b|c", "`x` ``y``", "\\`\\|", "-->", "</details>",
	"*a* _b_ ~~c~~ # d", "a@b.example", "www.evil.example", "http://evil.example", ":bomb:", "GH-12 #12 !3 deadbeef1234567",
	"&lt;&#64;someone", "]]>", "\x00\x01\x1b[31m\x7f\u0085", "\xff\xfe", "\ufffe\uffff", "\u202eevil\u2066", "\u2028", "a\r\nb\tc", "{0} %s %n", "../../x", "//x", "", " ",
	strings.Repeat("x", 7_000), strings.Repeat("\x01", 7_000),
}

var rules = []page.Rule{
	{Code: "C001", Name: "record-in-clear", Title: "record in clear", Severity: page.Error},
	{Code: "P012", Name: "byte-order-mark", Title: "byte order mark", Severity: page.Warning},
	{Code: "S001", Name: "unknown-key", Title: "unknown key", Severity: page.Error},
}

func doc(code string) string {
	if code == "C001" {
		return ""
	}
	return "# " + code + "\n\nSeverity: error\n\nWhat it is\nabout.\n\n## More\n\nMuch more.\n"
}

// finding is an error in line 3 of places/a.yaml unless changed by those given.
func finding(change ...func(*page.Problem)) page.Problem {
	p := page.Problem{Code: "S001", Severity: page.Error, Path: "places/a.yaml", Start: page.Position{Line: 3, Column: 1}, End: page.Position{Line: 3, Column: 5},
		Record: "places/a", Message: `key "nmae" is not known`, Help: `write "name"`, Excerpt: "SECRET"}
	for _, f := range change {
		f(&p)
	}
	return p
}

func whole(p *page.Problem) { p.Start, p.End, p.Excerpt = page.Position{}, page.Position{}, "" }
func warning(p *page.Problem) {
	p.Code, p.Severity, p.Message, p.Help = "P012", page.Warning, "begins with a byte order mark", ""
}
func fixable(p *page.Problem) {
	p.Fix = page.Fix{What: "write name", From: 40, To: 44, New: "name"}
}
func secret(p *page.Problem) { p.Code, p.Message = "C001", "lies in clear" }
func at(path string) func(*page.Problem) {
	return func(p *page.Problem) { p.Path = path }
}

func checked(problems ...page.Problem) render.Checked {
	return render.Checked{Records: 450, Problems: page.Sort(problems), Rules: rules, Doc: doc, Program: "npm", Version: "1.2.3"}
}

// since compares: the problems of old were there already, those of fixed are gone.
func since(c render.Checked, old, fixed []page.Problem) render.Checked {
	c.Base = &render.Base{Name: "main", Old: map[page.Problem]bool{}, Fixed: fixed}
	for _, p := range old {
		c.Base.Old[p] = true
	}
	return c
}

func in(t testing.TB, format string, c render.Checked) string {
	t.Helper()
	return written(t, func(w io.Writer) error { return render.Problems(w, format, c, render.Terminal{}) })
}

func summaryOf(t testing.TB, c render.Checked) string {
	t.Helper()
	return written(t, func(w io.Writer) error { return render.GitHubSummary(w, c) })
}

// cases are outcomes that every format must be able to tell.
func cases() map[string]render.Checked {
	old, fixed := finding(secret, at("places/b.yaml")), finding(at("places/gone.yaml"))
	everything := since(checked(finding(), finding(warning, whole), finding(fixable, at("places/c.yaml")), old), []page.Problem{old}, []page.Problem{fixed})
	everything.Root, everything.Notes, everything.Base.Hidden = "our/register", []string{"the history is cut off"}, 7
	deleting := finding(fixable)
	deleting.Fix.New, deleting.More = "", 12
	noted := checked()
	noted.Notes = []string{"the history is cut off", "two parts are sealed"}
	all := map[string]render.Checked{
		"zero":           {},
		"nothing found":  checked(),
		"no positions":   checked(finding(whole), finding(whole, warning)),
		"no path":        checked(finding(whole, at(""))),
		"unlisted rule":  checked(finding(func(p *page.Problem) { p.Code = "Z999" }), finding(func(p *page.Problem) { p.Code = "" })),
		"a deletion":     checked(deleting),
		"notes":          noted,
		"everything":     everything,
		"nothing is new": since(checked(old), []page.Problem{old}, nil),
		"all is fixed":   since(checked(), nil, []page.Problem{fixed}),
	}
	for i, text := range hostile {
		p := finding(fixable, at(text))
		p.Message, p.Help, p.Record, p.Code, p.Pointer, p.Fix.What, p.Fix.New = text, text, text, "S"+text, text, text, text
		other := p
		other.Message, other.Severity = "old "+text, page.Warning
		c := since(checked(p, other), []page.Problem{other}, []page.Problem{p})
		c.Base.Name, c.Notes, c.Root, c.Program = text, []string{text}, text, text
		c.Rules = append(slices.Clone(rules), page.Rule{Code: p.Code, Name: text, Title: text, Severity: page.Error})
		c.Doc = func(string) string { return text }
		all[fmt.Sprintf("hostile %d", i)] = c
	}
	return all
}

func TestFormatsHoldNothingOfAFileAndNothingThatActs(t *testing.T) {
	for name, c := range cases() {
		for _, format := range render.ProblemFormats() {
			out := in(t, format, c)
			mustBeHarmless(t, out)
			if format != "text" && strings.Contains(out, "SECRET") {
				t.Errorf("%s in %s: the excerpt is in it", name, format)
			}
			if !strings.HasSuffix(out, "\n") {
				t.Errorf("%s in %s: no line break at the end", name, format)
			}
		}
		mustBeHarmless(t, summaryOf(t, c))
	}
}

func TestFormatsTellWhatCouldNotBeLookedAt(t *testing.T) {
	c := checked()
	c.Notes = []string{"the history is cut off"}
	for _, format := range render.ProblemFormats() {
		if out := in(t, format, c); !strings.Contains(out, c.Notes[0]) {
			t.Errorf("%s: %s", format, out)
		}
	}
}

func TestFormatsAreTheSameEachTime(t *testing.T) {
	c := cases()["everything"]
	for _, format := range render.ProblemFormats() {
		if in(t, format, c) != in(t, format, cases()["everything"]) {
			t.Errorf("%s differs", format)
		}
	}
}

func TestPathsAreThoseOfTheRepositoryWhereAServerMatchesThem(t *testing.T) {
	c := checked(finding())
	c.Root = "our/register"
	joined := map[string]bool{"sarif": true, "github": true, "gitlab": true, "junit": true, "markdown": true}
	for _, format := range render.ProblemFormats() {
		if out := in(t, format, c); !strings.Contains(out, "places/a.yaml") || strings.Contains(out, "our/register/places/a.yaml") != joined[format] {
			t.Errorf("%s: %s", format, out)
		}
	}
}

func TestUnknownFormat(t *testing.T) {
	err := render.Problems(io.Discard, "pdf", checked(), render.Terminal{})
	want := `no format "pdf" for problems: use one of text, json, jsonl, sarif, github, gitlab, junit, markdown`
	if err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

func TestProblemsReturnTheErrorsOfTheWriter(t *testing.T) {
	for _, format := range render.ProblemFormats() {
		if err := render.Problems(broken{}, format, checked(finding()), render.Terminal{}); err == nil {
			t.Errorf("%s: no error", format)
		}
	}
	if render.GitHubSummary(broken{}, checked()) == nil {
		t.Error("the summary: no error")
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }
