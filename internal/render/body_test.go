package render_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
)

var links = map[string]string{"recommendations/2026/lake/02": "A second nurse", "places/lakeside": "Lakeside <prison>"}

// bodyPage is a page two folders deep that shows a text, and what was wrong in it.
func bodyPage(t testing.TB, text string) (string, []render.Flaw) {
	t.Helper()
	doc := forReaders("public", report.Document{Title: "T", Blocks: []report.Block{
		{Heading: "Text", Body: &report.Body{Record: "recommendations/2026/01", Text: text, Links: links}},
	}})
	var b strings.Builder
	flaws, err := siteIn(t, "en", "en").Page(&b, &report.Page{Document: doc, Path: "recommendations/2026/01.html", Ref: "recommendations/2026/01"})
	if err != nil {
		t.Fatal(err)
	}
	return b.String(), flaws
}

// bodyOf is the text as it stands in a page.
func bodyOf(t testing.TB, text string) (string, []render.Flaw) {
	t.Helper()
	page, flaws := bodyPage(t, text)
	_, body, _ := strings.Cut(page, "<div class=\"body\" dir=\"auto\">\n")
	body, _, _ = strings.Cut(body, "</div>\n</section>")
	return strings.TrimSpace(body), flaws
}

func TestBody(t *testing.T) {
	lost := func(target string) []render.Flaw {
		return []render.Flaw{{Record: "recommendations/2026/01", What: render.NoPage, Target: target}}
	}
	fault := func(what ...render.Fault) []render.Flaw {
		var all []render.Flaw
		for _, w := range what {
			all = append(all, render.Flaw{Record: "recommendations/2026/01", What: w})
		}
		return all
	}
	for _, test := range []struct {
		text, want string
		flaws      []render.Flaw
	}{
		{"Plain & <simple>.", "<p>Plain &amp; &lt;simple&gt;.</p>", fault(render.RawHTML)},
		{"a\n\nb", "<p>a</p>\n<p>b</p>", nil},
		{"a &#x202e;b &#27;[31m &ZeroWidthSpace; &amp;#x202e;", `<p>a \u202eb \u001b[31m \u200b &amp;#x202e;</p>`, nil},
		{"see [[places/lakeside]] now", `<p>see <a href="../../places/lakeside.html">Lakeside &lt;prison&gt;</a> now</p>`, nil},
		{"see [[places/lakeside|this *prison*]].", `<p>see <a href="../../places/lakeside.html">this *prison*</a>.</p>`, nil},
		{"[[ places/lakeside | it ]]", `<p><a href="../../places/lakeside.html">it</a></p>`, nil},
		{"[[places/nowhere]]", "<p>[…]</p>", lost("places/nowhere")},
		{"[[places/nowhere|the prison]]", "<p>the prison</p>", lost("places/nowhere")},
		{"[[Maria/Smith]]", "<p>[…]</p>", lost("")},
		{"they [[sic]] said [[no link at/all]]", "<p>they [[sic]] said [[no link at/all]]</p>", nil},
		{"[[places/lakeside", "<p>[[places/lakeside</p>", nil},
		{"`[[places/nowhere]]`", "<p><code>[[places/nowhere]]</code></p>", nil},
		{"[it](../../places/lakeside.md)", `<p><a href="../../places/lakeside.html">it</a></p>`, nil},
		{"[it](places/lakeside)", `<p><a href="../../places/lakeside.html">it</a></p>`, nil},
		{"[it](places/nowhere.md)", "<p>it</p>", lost("places/nowhere")},
		{"[it](../../places/lakeside.md#cells)", `<p><a href="../../places/lakeside.html">it</a></p>`, nil},
		{"[it](../../places/nowhere.md#cells)", "<p>it</p>", lost("places/nowhere")},
		{"[it](nowhere.md) [it](../2025/lake.yaml#x)", "<p>it it</p>", append(lost("nowhere.md"), lost("../2025/lake.yaml")...)},
		{"[it](../Maria-Smith.md) [it](a%20b.md) [it](letter.pdf)", "<p>it it it</p>", append(lost(""), append(lost(""), lost("")...)...)},
		{"[it](#part)", "<p>it</p>", lost("")},
		{"[it](https://example.org/a?b=1&c=2 \"title\")", `<p><a href="https://example.org/a?b=1&amp;c=2" title="leads to another site" rel="noreferrer noopener">it</a></p>`, nil},
		{"[it](mailto:npm@example.org)", `<p><a href="mailto:npm@example.org" title="leads to another site" rel="noreferrer noopener">it</a></p>`, nil},
		{"https://example.org/x", `<p><a href="https://example.org/x" rel="noreferrer noopener" title="leads to another site">https://example.org/x</a></p>`, nil},
		{"[it](javascript:alert(1))", "<p>it</p>", fault(render.NotHere)},
		{"[it](JaVaScRiPt:alert(1))", "<p>it</p>", fault(render.NotHere)},
		{"[it](java&#x09;script:alert(1))", "<p>it</p>", lost("")},
		{"[it](data:text/html;base64,PHNjcmlwdD4=)", "<p>it</p>", fault(render.NotHere)},
		{"[it](vbscript:x) [b](file:///etc/passwd)", "<p>it b</p>", fault(render.NotHere, render.NotHere)},
		{"[it](//evil.example/x)", "<p>it</p>", fault(render.NotHere)},
		{"<javascript:alert(1)>", "<p>javascript:alert(1)</p>", fault(render.NotHere)},
		{"![the cell](https://evil.example/x.png)", "<p>the cell</p>", fault(render.Image)},
		{"![the *cell*](attachments/missing.png) [![a](b.png)](https://example.org)", `<p>the <em>cell</em> <a href="https://example.org" title="leads to another site" rel="noreferrer noopener">a</a></p>`, fault(render.Image, render.Image)},
		{"<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", fault(render.RawHTML)},
		{"a <b onclick=\"x\">b</b>", "<p>a &lt;b onclick=&#34;x&#34;&gt;b&lt;/b&gt;</p>", fault(render.RawHTML, render.RawHTML)},
		{"<div>\n\nunclosed", "<p>&lt;div&gt;\n</p>\n<p>unclosed</p>", fault(render.RawHTML)},
		{"a <!-- names a person --> b", "<p>a  b</p>", fault(render.Comment)},
		{"<!-- names a person -->\n\nb", "<p>b</p>", fault(render.Comment)},
		{"# One\n\n#### Four\n\n## Two\n\n# One", "<h3>One</h3>\n<h4>Four</h4>\n<h4>Two</h4>\n<h3>One</h3>", nil},
		{"###### Six", "<h3>Six</h3>", nil},
		{"# A {#main onclick=x}", "<h3>A {#main onclick=x}</h3>", nil},
		{"3. c\n4. d", "<ol start=\"3\">\n<li>c</li>\n<li>d</li>\n</ol>", nil},
		{"~~no~~ **yes** *so*", "<p><del>no</del> <strong>yes</strong> <em>so</em></p>", nil},
		{"| a | b |\n|---|--:|\n| 1 | 2 |", "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"Table that can be moved sideways\"><table>\n<thead>\n<tr>\n<th>a</th>\n<th class=\"n\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td class=\"n\">2</td>\n</tr>\n</tbody>\n</table></div>", nil},
		{"safe\u202egnp.exe\u2066", `<p>safe\u202egnp.exe\u2066</p>`, nil},
	} {
		got, flaws := bodyOf(t, test.text)
		if got != test.want {
			t.Errorf("%q:\n%s\nwant\n%s", test.text, got, test.want)
		}
		if !slices.Equal(flaws, test.flaws) {
			t.Errorf("%q: flaws %v, want %v", test.text, flaws, test.flaws)
		}
	}
}

// In a paper there is no page to lead to: the words stay.
func TestBodyInAPaper(t *testing.T) {
	doc := forReaders("public", report.Document{Title: "T", Blocks: []report.Block{{Body: &report.Body{Text: "# H\n\n[[places/lakeside]] [a](places/lakeside) [[places/x|b]]", Links: links}}}})
	out := paper(t, doc)
	if !strings.Contains(out, "<h2>H</h2>\n<p>Lakeside &lt;prison&gt; a b</p>") {
		t.Error(out[strings.Index(out, "<main"):])
	}
	if flaws := render.Flaws(doc); len(flaws) != 1 || flaws[0].Target != "places/x" {
		t.Error(flaws)
	}
}

// Where nothing can be followed, a link to a record is its words or the title of what
// it leads to. What the readers do not see is not named.
func TestBodyWithoutPages(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"see [[places/lakeside]] now, and [[recommendations/2026/lake/02]]", "see Lakeside <prison> now, and A second nurse"},
		{"see [[places/lakeside|this prison]] and [[ places/lakeside | it ]]", "see this prison and it"},
		{"see [[places/secret]] and [[places/secret|the place]]", "see […] and the place"},
		{"see [it](../places/lakeside.md), [that](../places/secret.md#x), ![the wall](places/secret.yaml)", "see it, that, the wall"},
		{"they [[sic]] said [[no link at/all]], [[places/secret", "they [[sic]] said [[no link at/all]], [[places/secret"},
		{"[a](https://example.org/places/secret) [b](letter.pdf)", "[a](https://example.org/places/secret) [b](letter.pdf)"},
		{"[[[places/secret]]] [[places/secret]][[places/lakeside]]", "[[…]] […]Lakeside <prison>"},
	} {
		doc := forReaders("public", report.Document{Blocks: []report.Block{
			{Body: &report.Body{Text: test.text, Links: links}},
			{Steps: []report.Step{{Day: "1 May", Text: "Letter", Body: &report.Body{Text: test.text, Links: links}}}},
		}})
		var terminal, markdown strings.Builder
		if err := render.Text(&terminal, doc, render.Terminal{}); err != nil {
			t.Fatal(err)
		}
		if err := render.Markdown(&markdown, doc); err != nil {
			t.Fatal(err)
		}
		if strings.Count(terminal.String(), test.want+"\n") != 2 {
			t.Errorf("%q:\n%s\nwant twice\n%s", test.text, terminal.String(), test.want)
		}
		if strings.Contains(test.want, "secret") != strings.Contains(markdown.String(), "secret") || strings.Contains(test.want, "Lakeside") && !strings.Contains(markdown.String(), "Lakeside") {
			t.Errorf("%q in Markdown:\n%s", test.text, markdown.String())
		}
	}
}

func TestHostileBodies(t *testing.T) {
	row := "|" + strings.Repeat(" x |", 5) + "\n"
	for name, text := range map[string]string{
		"a table of 10,000 rows": row + "|" + strings.Repeat("---|", 5) + "\n" + strings.Repeat(row, 10_000),
		"nested quotes":          strings.Repeat("> ", 10_000) + "x",
		"nested lists":           strings.Repeat("- ", 10_000) + "x",
		"a wide table":           strings.Repeat("|x", 300) + "\n" + strings.Repeat("|-", 300) + "\n" + strings.Repeat("|\n", 1<<18),
		"open brackets":          strings.Repeat("[", 50_000),
		"open record links":      strings.Repeat("[[a/b", 20_000),
		"open images":            strings.Repeat("![", 30_000),
		"open links":             strings.Repeat("[a](", 20_000),
		"emphasis":               strings.Repeat("*a **b ", 20_000),
		"backquotes":             strings.Repeat("`` ` ", 20_000),
		"tags":                   strings.Repeat("<b", 30_000) + strings.Repeat("<a onload=x>", 2_000),
		"comments":               strings.Repeat("<!--", 20_000),
		"entities":               strings.Repeat("&#106;&Tab;", 10_000),
		"one long word":          strings.Repeat("x", 1<<19),
		"nothing but controls":   strings.Repeat("\x00\x1b\u202e", 5_000),
	} {
		begun := time.Now()
		page, _ := bodyPage(t, text)
		if took := time.Since(begun); took > time.Minute {
			t.Errorf("%s: %v", name, took)
		}
		if name != "tags" {
			mustBeWellFormed(t, page)
		}
		mustNotAct(t, strings.ReplaceAll(page, "&lt;", ""))
	}
	for _, text := range hostile {
		page, _ := bodyPage(t, text)
		mustBeWellFormed(t, page)
		mustNotAct(t, page)
		mustBeHarmless(t, page)
	}
}

// A text that would keep a machine busy is shown as it is, and that is said.
func TestHeavyBodies(t *testing.T) {
	for name, test := range map[string]struct {
		text  string
		heavy bool
	}{
		"a long report":        {strings.Repeat("A *long* paragraph with [links](https://example.org) in **it**. ", 20) + "\n\n", false},
		"a table of all cases": {"| a | b |\n|---|---|\n" + strings.Repeat("| *x* | [[places/lakeside]] |\n", 2_000), false},
		"a rule":               {"* * * * * * * * * *\n\n" + strings.Repeat("-", 500), false},
		"nested quotes":        {strings.Repeat("> ", 60) + "x", true},
		"nested lists":         {strings.Repeat("1. ", 60) + "x", true},
		"open links":           {strings.Repeat("[a](", 20_000), true},
		"a wide table":         {strings.Repeat("|x", 300) + "\n" + strings.Repeat("|-", 300) + "\n" + strings.Repeat("|\n", 1_000), true},
	} {
		_, flaws := bodyPage(t, test.text)
		if got := slices.ContainsFunc(flaws, func(f render.Flaw) bool { return f.What == render.Heavy }); got != test.heavy {
			t.Errorf("%s: heavy is %v", name, got)
		}
	}
}

func FuzzBody(f *testing.F) {
	for _, s := range append(hostile, scripts...) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		page, _ := bodyPage(t, s)
		mustBeWellFormed(t, page)
		mustNotAct(t, page)
		mustBeHarmless(t, page)
	})
}
