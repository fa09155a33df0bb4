package render_test

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
)

// docxMarkdown is a record's text with everything that Markdown has.
const docxMarkdown = `# Findings

The wing has **no daylight**, and *nobody* is to stay there for ~~48~~ 24 hours. See [the law](https://example.org/law?a=1&b=2),
write to <office@example.org>, and compare [[recommendations/2026/lake/03]] with [[places/lake|the place]].
A \*star\* &amp; an &eacute;; a line ends here\
and goes on.

> A promise was made.
> It was kept.

1. First
   - a point
   - another

     with more below
2. Second

## Figures

| Wing | Beds |
|------|-----:|
| A    | ` + "`12`" + `   |
| B    | 7    |

    not markup: <b>

<div onclick="alert(1)">raw</div>

---

![A plan of the wing](plan.png) and [[visits/none]]`

var docxLinks = map[string]string{"recommendations/2026/lake/03": "Daylight in wing A", "places/lake": "Lake Prison"}

// docxPaper is a document with every kind of block.
func docxPaper(words *language.Words) *report.Document {
	table := &report.Table{
		Columns: []report.Column{{Key: "id", Title: "Reference"}, {Key: "what", Title: "Recommendation", Flex: true}, {Key: "hidden"}, {Key: "late", Title: "Days late", Right: true}},
		Rows: [][]report.Cell{
			{{Text: "2026/lake/01"}, {Text: "Write down the use of force"}, {Text: "HIDDEN"}, {Text: "12", Tone: report.Alarm}},
			{{Text: "2026/lake/02"}, {Text: "Let people see a doctor on the first day"}, {Text: "HIDDEN"}, {Text: "3", Tone: report.Warning}},
			{{Text: "2026/lake/03"}, {Text: "Give every cell daylight"}, {Text: "HIDDEN"}, {Text: "0", Tone: report.Good}},
		},
		Sections: []report.Section{{Row: 1, Heading: "Section of health"}},
	}
	return &report.Document{
		Audience: "internal", Title: "Brief for a meeting", Words: words, Addressed: true,
		Footer: []string{"For people of the NPM · as of 22 November 2026"},
		Blocks: []report.Block{
			{Facts: []report.Fact{{Name: "Body", Cell: report.Cell{Text: "Ministry of Justice"}}, {Name: "Silent since", Cell: report.Cell{Text: "–", Tone: report.Faint}}}},
			{Heading: "Open recommendations", Table: table},
			{Heading: "Nothing owed", Table: &report.Table{Columns: table.Columns, Empty: "Nothing is owed."}},
			{Heading: "Last contacts", Steps: []report.Step{
				{Day: "12 March 2026", Text: "Letter sent"},
				{Day: "25 March 2026", Text: "Answer received", Tone: report.Good, Body: &report.Body{Record: "dialogue/a", Text: docxMarkdown, Links: docxLinks}},
			}},
			{Heading: "Why", Text: "One paragraph.\nIts second line.\n\nAnother paragraph."},
			{Heading: "Findings", Body: &report.Body{Record: "recommendations/a", Text: docxMarkdown, Links: docxLinks}},
			{Chart: &report.Chart{Title: "By year", Kind: report.Bars, Labels: []string{"2025", "2026"}, Unit: "recommendations", Notes: []string{"A note."},
				Series: []report.Series{{Name: "done", Values: []int{4, 5}}, {Name: "open", Values: []int{1, 9}}}}},
			{Heading: "Who is who", Map: &report.Map{Title: "Bodies", Description: "Two bodies of one ministry."}},
		},
	}
}

func TestDocxHoldsEveryBlock(t *testing.T) {
	got := docxOutline(docxText(t, docxPaper(nil)))
	for _, want := range []string{
		"Title: Brief for a meeting\nTableHeading: Body\nTableText: Ministry of Justice\n",
		"Heading1: Open recommendations\nTableHeading: Reference\nTableHeading: Recommendation\nTableHeading: Days late\nTableText: 2026/lake/01\n",
		"Heading2: Section of health\nTableHeading: Reference\n",
		"Heading1: Nothing owed\nNothing is owed.\n",
		"TableHeading: 25 March 2026\nTableText: Answer received\nHeading4: Findings\n",
		"Heading1: Why\nOne paragraph./Its second line.\nAnother paragraph.\n",
		"Heading1: Findings\nHeading2: Findings\nThe wing has no daylight, and nobody is to stay there for 48 24 hours. See the law, " +
			"write to office@example.org, and compare Daylight in wing A with the place. A *star* & an é; a line ends here/and goes on.\n",
		"Quote: A promise was made. It was kept.\nTableList: First\nTableList: a point\n",
		"Quote: A promise was made. It was kept.\nListParagraph: First\nListParagraph: a point\nListParagraph: another\nListParagraph: with more below\nListParagraph: Second\n",
		"Heading3: Figures\nTableHeading: Wing\nTableHeading: Beds\nTableText: A\nTableText: 12\n",
		"Code: not markup: <b>\n<div onclick=\"alert(1)\">raw</div>\nA plan of the wing and […]\n",
		"Heading1: By year\nTableHeading: recommendations\nTableHeading: done\nTableHeading: open\nTableText: 2025\nTableText: 4\nTableText: 1\n",
		"Note: A note.\nHeading1: Who is who\nTwo bodies of one ministry.\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("missing:\n%s\nin:\n%s", want, got)
		}
	}
	if strings.Contains(got, "HIDDEN") {
		t.Error("a column without a title is shown")
	}
}

func TestDocxLooks(t *testing.T) {
	doc := docxText(t, docxPaper(nil))
	looks := map[string]string{}
	for _, run := range doc.all("r") {
		var look []string
		for _, properties := range run.all("rPr") {
			for _, p := range properties.children {
				look = append(look, strings.TrimSuffix(p.name+"="+p.attrs["val"], "="))
			}
		}
		looks[run.said()] = strings.Join(look, " ")
	}
	for text, want := range map[string]string{
		"no daylight": "b bCs", "nobody": "i iCs", "48": "strike", "the law": "rStyle=Hyperlink", "–": "rStyle=Faint", "12": "rStyle=CodeCharacters",
		"3": "rStyle=Warning", "0": "rStyle=Good", "Ministry of Justice": "",
	} {
		if got := looks[text]; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestDocxStylesAreThere(t *testing.T) {
	parts := docxParts(t, docxPaper(nil))
	styles := map[string]bool{}
	for _, s := range docxRead(t, "styles", parts["word/styles.xml"]).all("style") {
		styles[s.attrs["styleId"]] = true
	}
	for name, content := range parts {
		root := docxRead(t, name, content)
		for _, kind := range []string{"pStyle", "rStyle", "tblStyle", "basedOn", "next"} {
			for _, used := range root.all(kind) {
				if !styles[used.attrs["val"]] {
					t.Errorf("%s: there is no style %q", name, used.attrs["val"])
				}
			}
		}
	}
	for i := 1; i <= 6; i++ {
		name := fmt.Sprintf(`w:val="heading %d"`, i)
		if !strings.Contains(parts["word/styles.xml"], name) {
			t.Errorf("no style has %s, by which programs know headings", name)
		}
	}
}

// TestDocxTables holds what keeps tables legible on paper: their heads come again on
// each page, their columns fill the page, and every cell ends in a paragraph, without
// which Word refuses the whole document.
func TestDocxTables(t *testing.T) {
	doc := docxText(t, docxPaper(nil))
	tables := doc.all("tbl")
	if len(tables) != 7 { // facts, two parts, steps with one inside, one of a text, one of a chart
		t.Fatalf("%d tables", len(tables))
	}
	for i, table := range tables {
		width := 0
		for _, column := range table.children[1].children {
			var w int
			fmt.Sscan(column.attrs["w"], &w)
			if w < 300 {
				t.Errorf("table %d: a column of %d", i, w)
			}
			width += w
		}
		if width > 9638 || i != 4 && width < 9600 {
			t.Errorf("table %d is %d wide", i, width)
		}
		for _, cell := range table.all("tc") {
			if last := cell.children[len(cell.children)-1]; last.name != "p" {
				t.Errorf("table %d: a cell ends in %s", i, last.name)
			}
		}
	}
	if heads := len(doc.all("tblHeader")); heads != 5 {
		t.Errorf("%d heads are repeated", heads)
	}
}

func TestDocxListsCountAnew(t *testing.T) {
	doc := &report.Document{Audience: "public", Blocks: []report.Block{
		{Body: &report.Body{Text: "3. a\n4. b\n\ntext\n\n1. c"}}, {Body: &report.Body{Text: strings.Repeat("  ", 0) + docxNested(12)}}}}
	parts := docxParts(t, doc)
	numbering := docxRead(t, "numbering", parts["word/numbering.xml"])
	lists := numbering.all("num")
	if got := lists[0].all("startOverride")[0].attrs["val"] + lists[1].all("startOverride")[0].attrs["val"]; got != "31" {
		t.Errorf("the lists begin at %s", got)
	}
	for _, level := range docxRead(t, "document", parts["word/document.xml"]).all("ilvl") {
		if len(level.attrs["val"]) != 1 || level.attrs["val"] > "8" {
			t.Errorf("level %s", level.attrs["val"])
		}
	}
}

// docxNested is a list of so many levels.
func docxNested(levels int) string {
	var s strings.Builder
	for i := range levels {
		s.WriteString(strings.Repeat("  ", i) + "- item\n")
	}
	return s.String()
}

func TestDocxLinksLeadToTheWebAndToMailOnly(t *testing.T) {
	for _, test := range []struct{ written, want string }{
		{"[a](https://example.org/x?a=1&b=2#c)", "https://example.org/x?a=1&b=2#c"},
		{"[a](HTTP://example.org)", "http://example.org"},
		{"[a](<https://example.org/a b>)", "https://example.org/a%20b"},
		{"[a](https://example.org/é)", "https://example.org/%C3%A9"},
		{"https://example.org/bare", "https://example.org/bare"},
		{"<a@example.org>", "mailto:a@example.org"},
		{"[a](mailto:a@example.org)", "mailto:a@example.org"},
		{"[a](javascript:alert(1))", ""},
		{"[a](JaVaScRiPt:alert(1))", ""},
		{"[a](&#106;avascript:alert(1))", ""},
		{"[a](data:text/html,x)", ""},
		{"[a](file:///etc/passwd)", ""},
		{"[a](//example.org/x)", ""},
		{`[a](\\server\share)`, ""},
		{"[a](ms-word:ofe|u|https://example.org)", ""},
		{"[a](https://user:word@example.org/)", ""},
		{"[a](https://exa%mple.org/%zz)", ""},
		{"[a](https://пример.org/)", ""},
		{"[a](http://[::1]/)", ""},
		{"[a](mailto:)", ""},
		{"[a](https://example.org/" + strings.Repeat("x", 3000) + ")", ""},
		{"![a](https://example.org/x.png)", ""},
		{"[[places/lake]]", ""},
	} {
		parts := docxParts(t, &report.Document{Audience: "public", Blocks: []report.Block{{Body: &report.Body{Text: test.written}}}})
		var got []string
		for _, relation := range docxRead(t, "rels", parts["word/_rels/document.xml.rels"]).all("Relationship") {
			if relation.attrs["TargetMode"] == "External" {
				got = append(got, relation.attrs["Target"])
			}
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s leads to %q, want %q", test.written, got, test.want)
		}
		if links := docxRead(t, "document", parts["word/document.xml"]).all("hyperlink"); len(links) != len(got) {
			t.Errorf("%s: %d links", test.written, len(links))
		}
	}
}

// TestDocxNamesNobody: no author, no time, no program, no macro, nothing that is
// fetched from elsewhere.
func TestDocxNamesNobody(t *testing.T) {
	parts := docxParts(t, docxPaper(nil))
	var names []string
	for name := range parts {
		names = append(names, name)
	}
	slices.Sort(names)
	want := "[Content_Types].xml _rels/.rels docProps/core.xml word/_rels/document.xml.rels word/document.xml word/footer1.xml word/footer2.xml word/header1.xml word/header2.xml word/numbering.xml word/settings.xml word/styles.xml"
	if got := strings.Join(names, " "); got != want {
		t.Errorf("the parts are %s", got)
	}
	core := parts["docProps/core.xml"]
	for _, word := range []string{"creator", "lastModifiedBy", "created", "modified"} {
		if strings.Contains(core, word) {
			t.Errorf("%s in %s", word, core)
		}
	}
	if !strings.Contains(core, "<dc:title>Brief for a meeting</dc:title><dc:language>en</dc:language><cp:category>audience: internal</cp:category>") {
		t.Error(core)
	}
}

func TestDocxSaysOnEveryPageWhomItIsFor(t *testing.T) {
	addressed, plain := docxPaper(nil), docxPaper(nil)
	plain.Addressed, plain.Audience = false, "public"
	many := docxPaper(nil)
	many.Addressed, many.Footer = false, []string{"1", "2", "3", "4", "5", "6"}
	frame := language.Of("en").Page.Frame
	for name, test := range map[string]struct {
		doc  *report.Document
		want []string
	}{
		"addressed": {addressed, []string{"For people of the NPM · as of 22 November 2026", "1 / 1"}},
		"plain":     {plain, []string{"For people of the NPM · as of 22 November 2026", frame.Public, "1 / 1"}},
		"many":      {many, []string{"1", "2", "3", frame.Staff, "1 / 1"}},
	} {
		parts := docxParts(t, test.doc)
		for _, part := range []string{"word/footer1.xml", "word/footer2.xml"} {
			var got []string
			for _, p := range docxRead(t, part, parts[part]).all("p") {
				got = append(got, p.said())
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("%s: %q, want %q", name, got, test.want)
			}
		}
	}
	if got := docxOutline(docxText(t, many)); !strings.Contains(got, "Note: 4\nNote: 5\nNote: 6\n") {
		t.Error("what has no room at the foot of the pages is not at the end either")
	}
}

func TestDocxIsRefusedWithoutAudience(t *testing.T) {
	var out bytes.Buffer
	if err := render.Docx(&out, &report.Document{Title: "x"}); err == nil || out.Len() > 0 {
		t.Errorf("%v, %d bytes", err, out.Len())
	}
	if render.Docx(broken{}, docxPaper(nil)) == nil {
		t.Error("the error of the writer is lost")
	}
}

func TestDocxIsTheSameEachTime(t *testing.T) {
	first := written(t, func(w io.Writer) error { return render.Docx(w, docxPaper(language.Of("ar"))) })
	second := written(t, func(w io.Writer) error { return render.Docx(w, docxPaper(language.Of("ar"))) })
	if first != second {
		t.Error("the bytes differ")
	}
}
