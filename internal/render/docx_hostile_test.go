package render_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
)

// hostilePaper has a text wherever one can come.
func hostilePaper(s string, words *language.Words) *report.Document {
	cell := report.Cell{Text: s, Tone: report.Alarm}
	body := &report.Body{Record: s, Text: s, Links: map[string]string{"places/lake": s}}
	table := &report.Table{Columns: []report.Column{{Title: s + "a"}, {Title: s + "b", Flex: true, Right: true}}, Rows: [][]report.Cell{{cell, cell}, {cell, cell}},
		Sections: []report.Section{{Row: 1, Heading: s}}}
	return &report.Document{Audience: "full", Title: s, Words: words, Footer: []string{s, s}, Blocks: []report.Block{
		{Heading: s, Facts: []report.Fact{{Name: s, Cell: cell}}, Table: table, Text: s, Body: body},
		{Steps: []report.Step{{Day: s, Text: s, Body: body}}},
		{Table: &report.Table{Columns: table.Columns, Empty: s}},
		{Body: &report.Body{Text: "[[places/lake]] `" + s + "` [" + s + "](https://example.org) | " + s}},
		{Chart: &report.Chart{Title: s, Labels: []string{s}, Unit: s, Notes: []string{s}, Series: []report.Series{{Name: s, Values: []int{1}}}}},
		{Map: &report.Map{Title: s, Description: s}},
	}}
}

// mustBePaper reads every part back, and holds it to what word processors insist on.
func mustBePaper(t testing.TB, doc *report.Document) {
	t.Helper()
	for name, content := range docxParts(t, doc) {
		if !utf8.ValidString(content) {
			t.Fatalf("%s is not UTF-8", name)
		}
		mustBeInOrder(t, name, docxRead(t, name, content))
		for _, r := range content {
			if r < ' ' && r != '\n' || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0xfffe || r == 0xffff {
				t.Fatalf("%s: %U", name, r)
			}
		}
	}
}

// TestDocxStaysPlainWithHostileText: fields and elements that are none of ours would
// be found where the order of the schema is looked at.
func TestDocxStaysPlainWithHostileText(t *testing.T) {
	texts := append(slices.Clone(hostile), hostileLabels...)
	texts = append(texts, scripts...)
	texts = append(texts, "]]></w:t></w:r><w:instrText>DDEAUTO c:\\x</w:instrText>", "{ INCLUDEPICTURE http://evil.example }", "&#x1b;&#0;&#xd800;&#xffff;", "\u202eabc\u200f\u061c", "<!-- a\n\nb", "<?php\n x")
	for i, s := range texts {
		mustBePaper(t, hostilePaper(atMostBytes(s, 2_000), []*language.Words{nil, language.Of("ar")}[i%2]))
	}
}

func atMostBytes(s string, n int) string { return s[:min(len(s), n)] }

// TestDocxEnormous: Word refuses tables beyond its limits, and nobody waits for ever.
func TestDocxEnormous(t *testing.T) {
	long := &report.Table{Columns: []report.Column{{Title: "N"}}}
	for range 31_000 {
		long.Rows = append(long.Rows, []report.Cell{{Text: "1"}})
	}
	begun := time.Now()
	parts := docxParts(t, &report.Document{Audience: "full", Blocks: []report.Block{{Table: long}}})
	if took := time.Since(begun); took > time.Minute {
		t.Errorf("it took %v", took)
	}
	rows := 0
	for _, table := range strings.Split(parts["word/document.xml"], "<w:tbl>")[1:] {
		n := strings.Count(table, "<w:tr>") - strings.Count(table, "<w:tblHeader/>")
		if n >= 32_767 || !strings.Contains(table, "</w:tbl><w:p>") {
			t.Errorf("a table of %d rows", n)
		}
		rows += n
	}
	if rows != 31_000 {
		t.Errorf("%d rows", rows)
	}
}

func TestDocxWritesOutWhatIsTooBroad(t *testing.T) {
	broad, row := &report.Table{}, []report.Cell{}
	for range 100 {
		broad.Columns, row = append(broad.Columns, report.Column{Title: "C"}), append(row, report.Cell{Text: "v"})
	}
	broad.Rows = [][]report.Cell{row}
	doc := docxText(t, &report.Document{Audience: "full", Blocks: []report.Block{{Table: broad},
		{Body: &report.Body{Text: strings.Repeat("|a", 200) + "|\n" + strings.Repeat("|-", 200) + "|\n" + strings.Repeat("|b", 200) + "|\n"}}}})
	if got := docxOutline(doc); strings.Count(got, "C: v\n") != 100 || strings.Count(got, "a: b\n") != 200 || len(doc.all("tbl")) > 0 {
		t.Errorf("tables that are too broad for Word are not written out")
	}
}

func TestDocxDeepText(t *testing.T) {
	for name, body := range map[string]string{
		"quotes": strings.Repeat(">", 1_000) + "x", "lists": strings.Repeat("- ", 1_000) + "x", "stars": strings.Repeat("*", 5_000) + "x",
		"brackets": strings.Repeat("[", 5_000) + "x", "links": strings.Repeat("[[places/lake]]", 5_000), "arabic": strings.Repeat("كلمة word ", 20_000),
		"unclosed": strings.Repeat("<a ", 5_000), "ticks": strings.Repeat("` `` ", 3_000),
	} {
		begun := time.Now()
		mustBePaper(t, &report.Document{Audience: "full", Blocks: []report.Block{{Body: &report.Body{Text: body}}}})
		if took := time.Since(begun); took > 20*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
}

// The order of properties, as the schema fixes it: Word refuses a document that has
// them otherwise.
var docxOrder = map[string]string{
	"pPr":   "pStyle keepNext keepLines numPr pBdr shd bidi spacing ind jc outlineLvl",
	"rPr":   "rStyle rFonts b bCs i iCs strike color sz szCs u rtl lang",
	"tblPr": "tblStyle bidiVisual tblW tblBorders tblLayout tblCellMar tblLook tblCaption",
	"trPr":  "cantSplit tblHeader", "tcPr": "tcW shd vAlign",
	"style":  "name basedOn next qFormat pPr rPr tblPr tblStylePr",
	"lvl":    "start numFmt lvlText lvlJc pPr",
	"sectPr": "headerReference footerReference pgSz pgMar titlePg bidi",
	"tbl":    "tblPr tblGrid tr", "tr": "trPr tc", "p": "pPr r+hyperlink+fldSimple", "r": "rPr t+br", "tc": "tcPr p+tbl",
	"num": "abstractNumId lvlOverride", "numbering": "abstractNum num", "body": "p+tbl sectPr",
}

func mustBeInOrder(t testing.TB, part string, e *docxElement) {
	t.Helper()
	if order, known := docxOrder[e.name]; known {
		last := 0
		for _, child := range e.children {
			at := slices.IndexFunc(strings.Fields(order), func(names string) bool { return slices.Contains(strings.Split(names, "+"), child.name) })
			if at < 0 {
				t.Fatalf("%s: %s in %s", part, child.name, e.name)
			}
			if at < last {
				t.Fatalf("%s: %s comes too late in %s", part, child.name, e.name)
			}
			last = at
		}
	}
	for _, child := range e.children {
		mustBeInOrder(t, part, child)
	}
}

func TestDocxInEveryLanguage(t *testing.T) {
	for _, words := range language.All() {
		doc := docxPaper(words)
		mustBePaper(t, doc)
		parts := docxParts(t, doc)
		document, styles := parts["word/document.xml"], parts["word/styles.xml"]
		rtl := words.Direction == language.RightToLeft
		lang := `<w:lang w:val="` + words.Code + `"/>`
		if rtl {
			lang = `<w:lang w:val="en" w:bidi="` + words.Code + `"/>`
		}
		if !strings.Contains(styles, lang) {
			t.Errorf("%s: the language is not said", words.Code)
		}
		mirrored := map[string]bool{"the page": strings.Contains(document, `<w:titlePg/><w:bidi/>`), "headings": strings.Contains(document, `<w:pStyle w:val="Heading1"/><w:bidi/>`),
			"footers": strings.Contains(parts["word/footer1.xml"], "<w:bidi/>")}
		for what, is := range mirrored {
			if is != rtl {
				t.Errorf("%s: %s", words.Code, what)
			}
		}
		if strings.Count(document, "<w:bidiVisual/>") != map[bool]int{true: 5}[rtl] {
			t.Errorf("%s: not every table runs its way, or a text's own does not run the way of the text", words.Code)
		}
	}
}

// TestDocxDirections: Word is told of each piece of a text which way it runs.
func TestDocxDirections(t *testing.T) {
	for _, test := range []struct{ language, text, want string }{
		{"en", "plain text 12", "plain text 12"},
		{"en", "was لا يقبل said", "was |<لا يقبل| said"},
		{"en", "was لا 12 يقبل said", "was |<لا 12 يقبل| said"},
		{"en", "12 3", "12 3"},
		{"ar", "12 3", "<12 3"},
		{"ar", "التوصية \u200e2026/lake/03\u200e في 2026", "<التوصية |\u200e2026/lake/03\u200e|< في 2026"},
		{"ar", "Ministry of 3 Laws", "Ministry of 3 Laws"},
		{"ar", "الوضع في Lake 12 Prison 2026", "<الوضع في |Lake 12 Prison|< 2026"},
		{"ar", "كلمة", "<كلمة"},
		{"ar", "السؤال عن «Send a list (April)».", "<السؤال عن «|Send a list (April|<)»."},
		{"en", "They said «كلمة».", "They said «|<كلمة|»."},
	} {
		doc := docxText(t, &report.Document{Audience: "full", Words: language.Of(test.language), Blocks: []report.Block{{Text: test.text}}})
		var pieces []string
		for _, run := range doc.all("r") {
			piece := run.said()
			if len(run.all("rtl")) > 0 {
				piece = "<" + piece
			}
			pieces = append(pieces, piece)
		}
		if got := strings.Join(pieces, "|"); got != test.want {
			t.Errorf("%s: %q, want %q", test.text, got, test.want)
		}
	}
}

func TestDocxIsWellFormedToXmllint(t *testing.T) {
	if _, err := exec.LookPath("xmllint"); err != nil {
		t.Log("xmllint is not installed: left out")
		return
	}
	dir := t.TempDir()
	for name, content := range docxParts(t, hostilePaper(strings.Join(hostile, "\n\n"), language.Of("ar"))) {
		file := filepath.Join(dir, strings.ReplaceAll(name, "/", "_"))
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command("xmllint", "--noout", "--nonet", file).CombinedOutput(); err != nil {
			t.Errorf("%s: %v: %s", name, err, out)
		}
	}
}

// TestDocxOpensInLibreOffice makes a PDF of a document there and reads its text.
func TestDocxOpensInLibreOffice(t *testing.T) {
	for _, tool := range []string{"soffice", "pdftotext"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Logf("%s is not installed: left out", tool)
			return
		}
	}
	patience, end := context.WithTimeout(t.Context(), 3*time.Minute)
	defer end()
	dir := t.TempDir()
	files := map[string]*report.Document{"en": docxPaper(language.Of("en")), "ar": docxPaper(language.Of("ar")), "hostile": hostilePaper(hostileLabels[0], nil)}
	arguments := []string{"-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "profile")), "--headless", "--convert-to", "pdf", "--outdir", dir}
	for name, doc := range files {
		file := filepath.Join(dir, name+".docx")
		writeDocx(t, file, doc)
		arguments = append(arguments, file)
	}
	if out, err := exec.CommandContext(patience, "soffice", arguments...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v: %s", err, out)
	}
	for name, want := range map[string][]string{
		"en": {"Brief for a meeting", "Open recommendations", "Section of health", "Give every cell daylight", "Days late", "Nothing is owed.", "[•–] +a point", "Daylight in wing A", "1 ?/ ?[2-9]", "as of 22 November 2026"},
		"ar": {"2026/lake/03", "Give every cell daylight"}, "hostile": {"<script>alert\\(1\\)</script>"},
	} {
		text, err := exec.Command("pdftotext", "-layout", filepath.Join(dir, name+".pdf"), "-").Output()
		if err != nil {
			t.Fatalf("%s: no PDF: %v", name, err)
		}
		for _, line := range want {
			if !regexp.MustCompile(line).Match(text) {
				t.Errorf("%s: %q is missing in:\n%s", name, line, text)
			}
		}
	}
}

func writeDocx(t testing.TB, file string, doc *report.Document) {
	t.Helper()
	out, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if err := render.Docx(out, doc); err != nil {
		t.Fatal(err)
	}
}
