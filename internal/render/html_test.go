package render_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
)

// everyBlock is a document with every kind of block.
func everyBlock(code string) *report.Document {
	table := &report.Table{
		Columns: []report.Column{{Key: "title", Title: "Recommendation", Flex: true}, {Key: "hidden"}, {Key: "state", Title: "State"}, {Key: "due", Title: "Due"}, {Key: "n", Title: "Days", Right: true}},
	}
	tones := []report.Tone{report.Plain, report.Faint, report.Good, report.Warning, report.Alarm}
	for i := range 10 {
		table.Rows = append(table.Rows, []report.Cell{
			{Text: fmt.Sprintf("Pay for nurse %d & doctor <%d>", i, i), Ref: fmt.Sprintf("recommendations/2026/lake/%02d", i)},
			{Text: "hidden"}, {Text: "in progress", Data: "in-progress", Tone: tones[i%5]},
			{Text: fmt.Sprintf("%d May 2026", i+1), Data: fmt.Sprintf("2026-05-%02d", i+1)}, {Text: fmt.Sprint(i), Data: fmt.Sprint(i)},
		})
	}
	table.Sections = []report.Section{{Row: 4, Heading: "Later", Tone: report.Warning}}
	chart := &report.Chart{Title: "States", Kind: report.Bars, Labels: []string{"2025"}, Series: []report.Series{{Name: "open", Values: []int{3}}}, Unit: "recommendations"}
	return forReaders("public", report.Document{
		Title: "Medical examination within 24 hours", Words: language.Of(code),
		Blocks: []report.Block{
			{Facts: []report.Fact{{Name: "State", Cell: report.Cell{Text: "accepted", Tone: report.Good}}, {Name: "Place", Cell: report.Cell{Text: "Lakeside", Ref: "places/lakeside"}}}},
			{Heading: "Figures", Chart: chart, Table: &report.Table{Columns: []report.Column{{Title: "Year"}, {Title: "Open", Right: true}}, Rows: [][]report.Cell{{{Text: "2025"}, {Text: "3"}}}}},
			{Heading: "What happened", Steps: []report.Step{
				{Day: "1 May 2026", Text: "Issued", Tone: report.Plain},
				{Day: "3 June 2026", Text: "Letter from the ministry", Ref: "reports/2026/lake", Tone: report.Good, Body: &report.Body{Record: "dialogue/2026/06/03-m", Text: "We **accept** it."}},
			}},
			{Heading: "List", Table: table},
			{Heading: "Empty", Table: &report.Table{Columns: table.Columns, Empty: "There is nothing."}},
			{Heading: "Text", Text: "One paragraph.\nIts second line.\n\nAnother.", Body: &report.Body{Record: "recommendations/2026/lake/01", Text: "# Title\n\ntext"}},
		},
		Footer: []string{"As of 21 November 2026"},
	})
}

func paper(t testing.TB, doc *report.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := render.HTML(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var (
	tags     = regexp.MustCompile(`<(/?)([a-z][a-z0-9]*)[^>]*>`)
	svgs     = regexp.MustCompile(`(?s)<svg.*?</svg>`)
	ids      = regexp.MustCompile(` id="([^"]*)"`)
	handlers = regexp.MustCompile(`<[^>]* (on[a-z]+|style)=`)
	remote   = regexp.MustCompile(`(?:src|srcset|action|data|poster)="[a-z]+:|url\([^#]|@import`)
)

// mustBeWellFormed holds what a browser would silently mend.
func mustBeWellFormed(t *testing.T, page string) {
	t.Helper()
	var open []string
	for _, tag := range tags.FindAllStringSubmatch(svgs.ReplaceAllString(page, ""), -1) {
		switch name := tag[2]; {
		case strings.Contains(" meta link br hr input col ", " "+name+" "):
		case tag[1] == "":
			open = append(open, name)
		case len(open) == 0 || open[len(open)-1] != name:
			t.Fatalf("</%s> closes nothing; open are %v", name, open)
		default:
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		t.Errorf("not closed: %v", open)
	}
	seen := map[string]bool{}
	for _, id := range ids.FindAllStringSubmatch(page, -1) {
		if seen[id[1]] {
			t.Errorf("the id %q stands twice", id[1])
		}
		seen[id[1]] = true
	}
	if n := strings.Count(page, "<h1"); n != 1 {
		t.Errorf("%d headings of the first level", n)
	}
	if !strings.HasPrefix(page, "<!DOCTYPE html>\n") {
		t.Error("no doctype")
	}
}

// mustNotAct holds that nothing in a page runs or is loaded from elsewhere.
func mustNotAct(t *testing.T, page string) {
	t.Helper()
	if found := handlers.FindString(page); found != "" {
		t.Errorf("it acts: %s", found)
	}
	if found := remote.FindString(page); found != "" {
		t.Errorf("it loads: %s", found)
	}
	for _, bad := range []string{"<iframe", "<object", "<embed", "<form action", "<base", "<img", `href="javascript:`, `href="data:`, `href="//`} {
		if strings.Contains(strings.ToLower(page), bad) {
			t.Errorf("it holds %s", bad)
		}
	}
}

func TestPapers(t *testing.T) {
	for _, code := range language.Codes() {
		out := paper(t, everyBlock(code))
		mustBeWellFormed(t, out)
		mustNotAct(t, out)
		if out != paper(t, everyBlock(code)) {
			t.Errorf("%s: it differs the second time", code)
		}
		if strings.Contains(out, "<a ") || strings.Contains(out, "<script") || strings.Contains(out, "<link") {
			t.Errorf("%s: a paper leads nowhere and loads nothing", code)
		}
		sum := regexp.MustCompile(`(?s)<style>(.*)</style>`).FindStringSubmatch(out)
		hash := sha256.Sum256([]byte(sum[1]))
		if !strings.Contains(out, "style-src 'sha256-"+base64.StdEncoding.EncodeToString(hash[:])+"'") {
			t.Errorf("%s: its policy forbids its own style", code)
		}
	}
	if err := render.HTML(&bytes.Buffer{}, &report.Document{Title: "T"}); err == nil {
		t.Error("a paper for nobody is written")
	}
	if render.HTML(broken{}, everyBlock("en")) == nil {
		t.Error("the error of the writer is lost")
	}
	untitled := paper(t, forReaders("public", report.Document{Blocks: []report.Block{{Heading: "First <1>"}}}))
	if !strings.Contains(untitled, "<title>First &lt;1&gt;</title>") {
		t.Error("a document without a title is known by its first heading")
	}
}

func TestBlocks(t *testing.T) {
	cell := func(text string, tone report.Tone) report.Cell { return report.Cell{Text: text, Tone: tone} }
	for name, test := range map[string]struct {
		block report.Block
		want  string
	}{
		"facts": {report.Block{Facts: []report.Fact{{Name: "Theme", Cell: cell("a", report.Plain)}, {Name: "Theme", Cell: cell("b", report.Good)}, {Name: "State", Cell: cell("<open>", report.Alarm)}}},
			"<dl class=\"facts\">\n<div><dt>Theme</dt><dd>a</dd><dd><span class=\"tone good\">b</span></dd></div>\n<div><dt>State</dt><dd><span class=\"tone alarm\">&lt;open&gt;</span></dd></div>\n</dl>"},
		"figures":    {report.Block{Facts: []report.Fact{{Name: "Open", Cell: cell("1,204", report.Plain)}, {Name: "Late", Cell: cell("3", report.Plain)}}}, `<dl class="facts numbers">`},
		"dates":      {report.Block{Facts: []report.Fact{{Name: "Sent", Cell: cell("3 May 2026", report.Plain)}, {Name: "Due", Cell: cell("4 May 2026", report.Plain)}}}, "<dl class=\"facts\">"},
		"paragraphs": {report.Block{Text: "a\r\nb\r\n\r\n\r\nc <d>\n"}, "<p>a<br>\nb</p>\n<p>c &lt;d&gt;</p>"},
		"steps": {report.Block{Steps: []report.Step{{Day: "1 May", Text: "Sent", Tone: report.Warning, Ref: "reports/x", Body: &report.Body{Text: "*so*"}}}},
			"<ol class=\"steps\">\n<li class=\"warning\"><span class=\"day\">1 May</span>\n<div class=\"told\"><p>Sent</p>\n<div class=\"body\" dir=\"auto\">\n<p><em>so</em></p>\n</div>\n</div></li>\n</ol>"},
		"an empty table":     {report.Block{Table: &report.Table{Columns: []report.Column{{Title: "A"}}, Empty: "None."}}, "<p>None.</p>"},
		"a table of secrets": {report.Block{Table: &report.Table{Columns: []report.Column{{Key: "a"}}, Rows: [][]report.Cell{{cell("x", 0)}}, Empty: "None."}}, "<p>None.</p>"},
		"other scripts":      {report.Block{Text: "وزارة"}, "<p><bdi>وزارة</bdi></p>"},
		"controls":           {report.Block{Text: "a\u202eb\x00"}, `<p>a\u202eb\u0000</p>`},
	} {
		out := paper(t, forReaders("public", report.Document{Title: "T", Blocks: []report.Block{test.block}}))
		mustBeWellFormed(t, out)
		if _, content, _ := strings.Cut(out, "</h1>\n"); !strings.HasPrefix(content, test.want) {
			t.Errorf("%s:\n%s\nwant\n%s", name, content, test.want)
		}
	}
}

func TestTables(t *testing.T) {
	table := &report.Table{
		Columns:  []report.Column{{Key: "n", Title: "No", Right: true}, {Key: "id"}, {Key: "title", Title: "Title", Flex: true}, {Key: "due", Title: "Due"}},
		Rows:     [][]report.Cell{{{Text: "1", Data: "1"}, {Text: "hidden"}, {Text: "a & b", Data: "ab"}, {Text: "1 May 2026", Data: "2026-05-01"}}, {{Text: "2"}, {}, {Text: "c"}}},
		Sections: []report.Section{{Row: 1, Heading: "Late", Tone: report.Alarm}},
	}
	out := paper(t, forReaders("public", report.Document{Title: "T", Blocks: []report.Block{{Heading: "List", Table: table}}}))
	mustBeWellFormed(t, out)
	want := `<div class="table cards" role="group" tabindex="0" aria-label="List"><table>
<caption>List</caption>
<thead><tr><th scope="col" class="n">No</th><th scope="col">Title</th><th scope="col">Due</th></tr></thead>
<tbody>
<tr><td class="n" data-label="No">1</td><th scope="row" data-label="Title">a &amp; b</th><td data-sort="2026-05-01" data-label="Due">1 May 2026</td></tr>
</tbody>
<tbody>
<tr class="section"><th scope="rowgroup" colspan="3"><span class="tone alarm">Late</span></th></tr>
<tr><td class="n" data-label="No">2</td><th scope="row" data-label="Title">c</th></tr>
</tbody>
</table></div>`
	if !strings.Contains(out, want) {
		t.Errorf("%s\nwant\n%s", out[strings.Index(out, "<main"):], want)
	}
}

// Rows are sorted by numbers and days where a cell has one, and by its words where it
// names a record: ids may begin with a year.
func TestWhatTablesAreSortedBy(t *testing.T) {
	for data, want := range map[string]bool{"2026-05-01": true, "2026-05": true, "-12": true, "1204": true, "2.5": true,
		"2026/lake/03": false, "2026/lake; 2026/hill": false, "3rd": false, "-": false, "": false, "accepted": false} {
		table := &report.Table{Columns: []report.Column{{Key: "x", Title: "X"}}, Rows: [][]report.Cell{{{Text: "words", Data: data}}}}
		out := paper(t, forReaders("public", report.Document{Title: "T", Blocks: []report.Block{{Table: table}}}))
		if strings.Contains(out, `data-sort="`+data+`"`) != want {
			t.Errorf("%q: sorted by it: %v", data, !want)
		}
	}
}

// A list of records gets filters; a table that stands in an order of its own does
// not.
func TestListsThatAreWorthFiltering(t *testing.T) {
	for name, test := range map[string]struct {
		rows int
		ref  string
		want bool
	}{"long": {12, "places/a", true}, "short": {11, "places/a", false}, "no records": {40, "", false}, "very long": {60, "places/a", true}} {
		table := &report.Table{Columns: []report.Column{{Key: "state", Title: "State"}, {Key: "issued", Title: "Issued", Years: "Year <4>"}}}
		for range test.rows {
			table.Rows = append(table.Rows, []report.Cell{{Text: "x", Ref: test.ref}, {Text: "1 May 2026", Data: "2026-05-01"}})
		}
		doc := forReaders("public", report.Document{Title: "T", Blocks: []report.Block{{Table: table}}})
		out := pageOf(t, siteIn(t, "en", "en"), &report.Page{Document: doc, Path: "index.html"})
		if strings.Contains(out, "<table data-list>") != test.want || strings.Contains(out, ` data-shown="{n} of {of} shown"`) != test.want {
			t.Errorf("%s: filters %v", name, !test.want)
		}
		if strings.Contains(out, `class="table long"`) != (test.rows >= 60) {
			t.Errorf("%s: the region is bounded: %v", name, test.rows < 60)
		}
		if !strings.Contains(out, " data-choose>State") {
			t.Errorf("%s: states cannot be chosen", name)
		}
		if !strings.Contains(out, ` data-years="Year &lt;4&gt;">Issued`) {
			t.Errorf("%s: years cannot be chosen", name)
		}
	}
}

// Pictures of a document that is no page stand below it.
func TestChartsOfADocument(t *testing.T) {
	chart := report.Chart{Title: "Open", Kind: report.Bars, Labels: []string{"2025"}, Series: []report.Series{{Name: "open", Values: []int{3}}}}
	doc := forReaders("public", report.Document{Title: "T", Charts: []report.Chart{chart}})
	if out := paper(t, doc); strings.Count(out, "<svg") != 1 {
		t.Error("the chart is not drawn once")
	}
	doc.Blocks = []report.Block{{Chart: &chart}}
	if out := paper(t, doc); strings.Count(out, "<svg") != 1 {
		t.Error("the chart is drawn twice")
	}
}

// A name in another script keeps its place in a line, wherever the line breaks.
func TestWhatRunsTheOtherWayIsSetApart(t *testing.T) {
	arabic := language.Of("ar")
	for _, test := range []struct{ code, text, want string }{
		{"ar", "رسالة من " + arabic.Foreign("Ministry of Justice") + " (2026)", "<p>رسالة من <bdi>Ministry of Justice</bdi> (2026)</p>"},
		{"ar", "2026/lake/03", "<p><bdi>2026/lake/03</bdi></p>"},
		{"ar", "رسالة 2026", "<p>رسالة 2026</p>"},
		{"en", "Letter of وزارة العدل", "<p><bdi>Letter of وزارة العدل</bdi></p>"},
		{"ru", "Письмо Ministry", "<p>Письмо Ministry</p>"},
	} {
		doc := forReaders("public", report.Document{Title: "T", Words: language.Of(test.code), Blocks: []report.Block{{Text: test.text}}})
		if out := paper(t, doc); !strings.Contains(out, test.want) {
			t.Errorf("%s: %q is not %s in\n%s", test.code, test.text, test.want, out[strings.Index(out, "<main"):])
		}
	}
}
