package render_test

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	goldmarkhtml "github.com/yuin/goldmark/renderer/html"

	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
)

func markdown(t testing.TB, doc *report.Document) string {
	t.Helper()
	return written(t, func(w io.Writer) error { return render.Markdown(w, doc) })
}

// forReaders is a document for an audience, whose type is none of render's.
func forReaders(audience string, doc report.Document) *report.Document {
	reflect.ValueOf(&doc.Audience).Elem().SetString(audience)
	return &doc
}

// letter is a document with all that Markdown can hold.
func letter() *report.Document {
	answers := &report.Table{
		Columns: []report.Column{{Key: "days", Title: "DAYS LATE", Right: true}, {Key: "id"}, {Key: "what", Title: "WHAT", Flex: true}, {Key: "who", Title: "BY", Below: 1}},
		Rows: [][]report.Cell{
			{{Text: "40"}, {Text: "hidden"}, {Text: "Pay for a third nurse"}, {Text: "ministry-of-justice"}},
			{{Text: "–"}, {Text: "hidden"}, {Text: "Windows|doors & 50% more\nlight"}, {}},
		},
	}
	return &report.Document{
		Audience: "full",
		Blocks: []report.Block{
			{Heading: "What is owed", Text: "Dear Minister,\r\n\r\nthis is late:\n- one thing\n2. another\n===\n    no code\n\n\n"},
			{Table: answers},
			{Heading: "Facts", Facts: []report.Fact{{Name: "Issued", Cell: report.Cell{Text: "2026-04-12"}}, {Name: "- Themes", Cell: report.Cell{Text: "solitary_confinement"}}, {Name: "Note"}}},
			{Table: &report.Table{Columns: answers.Columns, Empty: "Nothing is *late*."}},
		},
		Table:  answers,
		Footer: []string{"As of 2026-11-21.", "", "3 items."},
	}
}

func TestMarkdown(t *testing.T) {
	want := `## What is owed

Dear Minister,

this is late:
\- one thing
2\. another
\===
no code

| DAYS LATE | WHAT | BY |
| ---: | --- | --- |
| 40 | Pay for a third nurse | ministry-of-justice |
| – | ` + "`Windows\\u007cdoors`" + ` \& 50\% more light |  |

## Facts

- Issued: 2026-04-12
- \- Themes: ` + "`solitary_confinement`" + `
- Note:

Nothing is ` + "`*late*.`" + `

As of 2026-11-21.
3 items.

For: people of the NPM who may see what is confidential (full)
`
	if out := markdown(t, letter()); out != want {
		t.Errorf("%s\nwant %s", out, want)
	}
}

func TestMarkdownHasATableForEachSection(t *testing.T) {
	table := &report.Table{Columns: []report.Column{{Title: "WHAT"}}, Sections: []report.Section{{Row: 1, Heading: "Monday"}, {Row: 2, Heading: "#Tuesday"}}}
	for _, what := range []string{"first", "second", "third", "fourth"} {
		table.Rows = append(table.Rows, []report.Cell{{Text: what}})
	}
	want := "| WHAT |\n| --- |\n| first |\n\n## Monday\n\n| WHAT |\n| --- |\n| second |\n\n## `#Tuesday`\n\n| WHAT |\n| --- |\n| third |\n| fourth |\n\nFor: anyone (public), on published information\n"
	if out := markdown(t, &report.Document{Audience: "public", Blocks: []report.Block{{Table: table}}}); out != want {
		t.Errorf("%s\nwant %s", out, want)
	}
	want = "## All\n\n" + strings.ReplaceAll(want, "\n## ", "\n### ")
	if out := markdown(t, &report.Document{Audience: "public", Blocks: []report.Block{{Heading: "All", Table: table}}}); out != want {
		t.Errorf("%s\nwant %s", out, want)
	}
}

func TestMarkdownSaysWhomItIsFor(t *testing.T) {
	if err := render.Markdown(io.Discard, &report.Document{}); err == nil || !strings.Contains(err.Error(), "names no audience") {
		t.Errorf("without an audience: %v", err)
	}
	if render.Markdown(full{}, letter()) == nil {
		t.Error("no error from a full disk")
	}
	for audience, want := range map[string]string{
		"full":            "For: people of the NPM who may see what is confidential (full)\n",
		"internal":        "For: people of the NPM (internal)\n",
		"public":          "For: anyone (public), on published information\n",
		"ministry-health": "For: ministry-health\n",
		"[x](//y)\nz":     "For: `[x](//y)` z\n",
	} {
		if out := markdown(t, forReaders(audience, report.Document{Addressed: true})); out != want {
			t.Errorf("%q, want %q", out, want)
		}
	}
	if out := markdown(t, forReaders("ministry-health", report.Document{Addressed: true, Footer: []string{"Destinataire : Ministère"}})); out != "Destinataire : Ministère\n" {
		t.Errorf("a document that says it itself: %q", out)
	}
}

// lively is text of which a program that shows Markdown would make something.
var lively = []string{
	"[text](https://example.org)", "![picture](//x)", "<b>bold</b>", "<script>alert(1)</script>", "<!-- hidden", "<https://example.org>", "[a]: //b", "[^1]", "[^1]: note", "[[wiki]]",
	"@opcat", "me@example.org", "@team/name", "see #12", "GH-12", "group/project!12", "$12", "%12", "&12", "^alert", "~label", "~\"two words\"", "%\"two words\"", "a1b2c3d4", ":smile:", ":+1:",
	"https://example.org", "ftp://x", "www.example.org", "mailto:me@example.org", "x.www.example.org",
	"**bold**", "* item", "*", "a*b*c", "_low_", "__init__", "~~gone~~", "==high==", "`code`", "``", "```", "~~~", "\\", "\\\\", "\\|", "\\`", "a\\", "|", "||", "| a | b |", "a|b", "|:-", ":-", "-|-", ":-:", "| --- |",
	"# heading", "#", "## x ##", "- item", "+ item", "1. item", "12) item", "=", "===", "---", "***", "> quote", ">", "    code", "\tcode", "- [ ] task", "text  \nbroken", "text\\\nbroken", "\n\n# x", "a\n===", "a\n---", "a | b\n--- | ---\n1 | 2", "term\n: meaning",
	"&amp;", "&#64;opcat", "&lt;b&gt;", "$math$", "$$x$$", "x^2^", "{{ template }}", "{% x %}", "{.class}", "% title", "<", "< 5", "<5", "5 > 3", "AT&T", "& more", "50%", "50% of", "l’établissement", "\"quoted\"", "it's", "(50%)", "!", "no!", "[1]", "[x] y", "] y [", "a@b`c|d", "` `", "`` ` ``", "`<b>`", "`\n`", "&#124;", "a  b",
}

var (
	codeSpan = regexp.MustCompile(`<code>[^<]*</code>`)
	ownTag   = regexp.MustCompile(`</?(?:h2|h3|p|ul|li|table|thead|tbody|tr|th|td|code)(?: (?:style="text-align: ?right;?"|align="right"))?>`)
	// becomes is what servers make something of, outside code.
	becomes = regexp.MustCompile(`(?i)//|www\.|:[a-z0-9+-]+:|[@#$%&!~^][0-9a-z"@#]|[0-9a-f]{7}|[a-z]-[0-9]|\[[^\]\s]+\]`)
)

// rendered is a page of Markdown as a browser would get it from a server that
// lets everything through.
func rendered(t testing.TB, source string) string {
	t.Helper()
	var page bytes.Buffer
	converter := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList), goldmark.WithRendererOptions(goldmarkhtml.WithUnsafe()))
	if err := converter.Convert([]byte(source), &page); err != nil {
		t.Fatal(err)
	}
	return page.String()
}

// mustBeLifeless wants nothing on a page but what the writer makes itself.
func mustBeLifeless(t testing.TB, source string) {
	t.Helper()
	page := rendered(t, source)
	words := ownTag.ReplaceAllString(codeSpan.ReplaceAllString(page, ""), "\n")
	if i := strings.IndexAny(words, "<>"); i >= 0 {
		t.Fatalf("an element: %.80q, of %q", words[i:], source)
	}
	if found := becomes.FindString(html.UnescapeString(words)); found != "" {
		t.Fatalf("%q acts: %q, of %q", found, page, source)
	}
}

// everywhere is a document with a text wherever one can stand.
func everywhere(s string) *report.Document {
	cell := report.Cell{Text: s, Data: s, Tone: report.Alarm}
	table := &report.Table{Columns: []report.Column{{Title: "A"}, {Title: s, Right: true}, {Title: "C", Below: 1}}, Rows: [][]report.Cell{{{Text: "1"}, cell, cell}, {cell, cell, cell}}}
	return &report.Document{Audience: "full", Table: table, Footer: []string{s, s}, Blocks: []report.Block{
		{Heading: s, Facts: []report.Fact{{Name: s, Cell: cell}, {Name: "Name", Cell: cell}}}, {Text: s}, {Text: "a\n" + s + "\n\n" + s},
		{Table: table}, {Table: &report.Table{Empty: s}},
	}}
}

func TestNothingFromARegisterActsInMarkdown(t *testing.T) {
	texts := append(append([]string{}, lively...), scripts...)
	for _, a := range lively {
		texts = append(texts, a+" "+a, "x"+a, a+"x", "("+a+")", a+".")
	}
	for _, s := range texts {
		mustBePlainMarkdown(t, s)
	}
}

// mustBePlainMarkdown puts a text everywhere and wants it to be read there, and
// to do nothing.
func mustBePlainMarkdown(t *testing.T, s string) {
	t.Helper()
	source := markdown(t, everywhere(s))
	mustBeHarmless(t, source)
	mustBeLifeless(t, source)
	if n := utf8.RuneCountInString(render.Clean(s)); 0 < n && n < 1000 { // a longer one is cut, or has no room
		mustReadAs(t, source, s)
	}
}

// mustReadAs wants the first table on a page to have its shape, and the text to
// read in it as it was written.
func mustReadAs(t testing.TB, source, s string) {
	t.Helper()
	page := rendered(t, source)
	if got := strings.Count(page, "<td"); got != 6 {
		t.Fatalf("%d cells of 6: %q gave %s", got, s, page)
	}
	cell := regexp.MustCompile(`<td[^>]*>(.*)</td>`).FindAllStringSubmatch(page, -1)[2][1]
	got := html.UnescapeString(ownTag.ReplaceAllString(cell, ""))
	if got, want := plain(got), plain(s); got != want {
		t.Fatalf("reads as %q, want %q", got, want)
	}
}

// plain is text without what Markdown need not keep: how wide spaces are, and the
// two signs that end code and cells, which are written as escapes in code.
func plain(s string) string {
	s = strings.NewReplacer("\n", " ", "\r", " ", "\t", " ").Replace(s)
	s = strings.NewReplacer(`\u0060`, "`", `\u007c`, "|").Replace(render.Clean(s))
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' }), " ")
}

func TestMarkdownIsShortEnoughToPost(t *testing.T) {
	long := strings.Repeat("监\x01", 3000)
	table := &report.Table{Columns: []report.Column{{Title: "WHAT"}}}
	for i := range 5000 {
		table.Rows = append(table.Rows, []report.Cell{{Text: fmt.Sprintf("row %d", i)}})
	}
	for _, test := range []struct {
		name string
		doc  *report.Document
		want string
	}{
		{"rows", &report.Document{Table: table, Blocks: []report.Block{{Table: table}}}, " rows left out here, where there is room for 65000 characters: `--format csv` gives all."},
		{"facts", &report.Document{Blocks: []report.Block{{Facts: slices.Repeat([]report.Fact{{Name: long[:400]}}, 200)}}}, " rows left out here, where there is room for 65000 characters: `--format json` gives all."},
		{"paragraphs", &report.Document{Blocks: []report.Block{{Text: "short\n\n" + strings.Repeat("x", 70_000)}, {Text: "after"}}}, "\n2 paragraphs left out here,"},
		{"both", &report.Document{Blocks: []report.Block{{Text: strings.Repeat("x", 70_000)}, {Heading: "Rows", Table: &report.Table{Columns: table.Columns, Rows: table.Rows[:1]}}}}, "1 row and 1 paragraph left out here,"},
		{"nothing", &report.Document{Blocks: []report.Block{{Heading: long}, {Table: &report.Table{Columns: table.Columns, Rows: [][]report.Cell{{{Text: long}}}}}}}, "…` |\n"},
		{"only a footer", &report.Document{}, "监"},
	} {
		for range 100 {
			test.doc.Footer = append(test.doc.Footer, long)
		}
		out := markdown(t, forReaders("full", *test.doc))
		if n := utf8.RuneCountInString(out); n >= 65_536 || len(out) > 65_000 {
			t.Errorf("%s: %d characters, %d bytes", test.name, n, len(out))
		}
		if !strings.Contains(out, test.want) || !strings.HasSuffix(out, "\n\nFor: people of the NPM who may see what is confidential (full)\n") {
			t.Errorf("%s: no %q in %.300s … %s", test.name, test.want, out, out[len(out)-200:])
		}
		mustBeLifeless(t, out)
	}
}

func TestMarkdownCountsWhatItLeavesOut(t *testing.T) {
	table := &report.Table{Columns: []report.Column{{Title: "WHAT"}}, Sections: []report.Section{{Row: 100, Heading: "Monday"}, {Row: 4900, Heading: "Tuesday"}}}
	for range 5000 {
		table.Rows = append(table.Rows, []report.Cell{{Text: "something that is due"}})
	}
	out := markdown(t, &report.Document{Audience: "full", Blocks: []report.Block{{Table: table}, {Heading: "After", Text: "a\n\nb"}}})
	shown := strings.Count(out, "| something that is due |\n")
	if want := fmt.Sprintf("\n\n%d rows and 2 paragraphs left out here,", 5000-shown); shown < 2000 || !strings.Contains(out, want) {
		t.Errorf("%d rows are there; no %q", shown, want)
	}
	if strings.Contains(out, "Tuesday") || strings.Contains(out, "After") {
		t.Error("a heading stands over nothing")
	}
}
