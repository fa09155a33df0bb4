package render

import (
	"bytes"
	"cmp"
	"html"
	"strconv"
	"strings"
	"unicode"

	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/report"
)

// hyper writes the blocks of a document as HTML. All text goes through text or
// attribute, which make it harmless.
type hyper struct {
	*bytes.Buffer
	words  *language.Words
	bodies *bodies
	linked bool   // whether records have pages to link to
	root   string // the way from the page to its language's root: "", "../"…
	self   string // the record that the page is about, which needs no link to itself
	folds  bool   // tables of pictures are folded away
	parts  int    // headings so far
	name   string // of the block being written
	flaws  []Flaw
}

func newHyper(words *language.Words, b *bodies) *hyper {
	return &hyper{Buffer: new(bytes.Buffer), words: words, bodies: b}
}

// document writes everything below the title.
func (h *hyper) document(doc *report.Document) {
	h.name = titleOf(doc)
	drawn := false
	for _, block := range doc.Blocks {
		h.block(block)
		drawn = drawn || block.Chart != nil
	}
	if drawn {
		return
	}
	for _, c := range doc.Charts {
		h.figure("", picture(c, h.words))
	}
}

func (h *hyper) block(b report.Block) {
	if b.Heading != "" {
		h.WriteString("<section>\n")
		h.heading(b.Heading)
	}
	h.paragraphs(b.Text)
	h.facts(b.Facts)
	h.pictured(b)
	h.steps(b.Steps)
	h.body(b.Body)
	if b.Heading != "" {
		h.WriteString("</section>\n")
	}
}

func (h *hyper) heading(s string) {
	h.parts++
	h.name = s
	h.WriteString(`<h2 id="` + part(h.parts) + `">`)
	h.text(s)
	h.WriteString("</h2>\n")
}

// part is how a heading is pointed at, by its number from 1.
func part(number int) string { return "s" + strconv.Itoa(number) }

// paragraphs are parted by blank lines; within them lines stay lines.
func (h *hyper) paragraphs(s string) {
	if s == "" {
		return
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	for part := range strings.SplitSeq(s, "\n\n") {
		if part = strings.Trim(part, "\n"); part == "" {
			continue
		}
		h.WriteString("<p>")
		for i, line := range strings.Split(part, "\n") {
			if i > 0 {
				h.WriteString("<br>\n")
			}
			h.text(line)
		}
		h.WriteString("</p>\n")
	}
}

// facts of the same name that follow each other stand under it once. Numbers alone
// are shown large.
func (h *hyper) facts(facts []report.Fact) {
	if len(facts) == 0 {
		return
	}
	class := "facts"
	if numbers(facts) {
		class += " numbers"
	}
	h.WriteString(`<dl class="` + class + "\">\n")
	for i, fact := range facts {
		if again := i > 0 && facts[i-1].Name == fact.Name; !again {
			h.WriteString("<div><dt>")
			h.text(fact.Name)
			h.WriteString("</dt>")
		}
		h.WriteString("<dd>")
		h.cell(fact.Cell)
		h.WriteString("</dd>")
		if last := i+1 == len(facts) || facts[i+1].Name != fact.Name; last {
			h.WriteString("</div>\n")
		}
	}
	h.WriteString("</dl>\n")
}

// numbers says that facts are figures: there are several, and all are numbers.
func numbers(facts []report.Fact) bool {
	for _, fact := range facts {
		if !measured(fact.Cell.Text) || strings.ContainsFunc(fact.Cell.Text, unicode.IsLetter) || len(fact.Cell.Text) > 12 {
			return false
		}
	}
	return len(facts) > 1
}

// pictured is a picture and the table that says the same.
func (h *hyper) pictured(b report.Block) {
	drawn := ""
	if b.Chart != nil {
		drawn = picture(*b.Chart, h.words)
		h.figure("", drawn)
	}
	if b.Map != nil {
		drawn = drawing(b.Map, h.words)
		h.figure(cmp.Or(b.Map.Title, h.name), drawn)
	}
	switch {
	case b.Table == nil:
	case drawn != "" && h.folds:
		h.WriteString("<details class=\"figures\"><summary>")
		h.text(h.words.Page.Frame.AsTable)
		h.WriteString("</summary>\n")
		h.table(b.Table)
		h.WriteString("</details>\n")
	default:
		h.table(b.Table)
	}
}

// figure writes a picture; one with a name is wide and scrolls where there is too
// little room.
func (h *hyper) figure(name, svg string) {
	switch {
	case svg == "":
	case name == "":
		h.WriteString("<figure>\n" + svg + "\n</figure>\n")
	default:
		h.put(`<figure class="wide" role="group" tabindex="0" aria-label="`, name, "\">\n"+svg+"\n</figure>\n")
	}
}

// steps are a list in the order of days, each with what was written then.
func (h *hyper) steps(steps []report.Step) {
	if len(steps) == 0 {
		return
	}
	h.WriteString("<ol class=\"steps\">\n")
	for _, step := range steps {
		h.WriteString("<li")
		h.class(toneClass(step.Tone))
		h.WriteString("><span class=\"day\">")
		h.text(step.Day)
		h.WriteString("</span>\n<div class=\"told\"><p>")
		h.cell(report.Cell{Text: step.Text, Ref: step.Ref})
		h.WriteString("</p>\n")
		h.body(step.Body)
		h.WriteString("</div></li>\n")
	}
	h.WriteString("</ol>\n")
}

// body is a text that a person wrote, in whatever language.
func (h *hyper) body(b *report.Body) {
	if b == nil || strings.TrimSpace(b.Text) == "" {
		return
	}
	h.WriteString("<div class=\"body\" dir=\"auto\">\n")
	h.flaws = append(h.flaws, h.bodies.write(h, b)...)
	h.WriteString("</div>\n")
}

// cell is a value, as a link where it names a record.
func (h *hyper) cell(c report.Cell) {
	tone := toneClass(c.Tone)
	if tone != "" {
		h.WriteString("<span")
		h.class("tone " + tone)
		h.WriteByte('>')
	}
	if h.linked && c.Ref != "" && c.Ref != h.self {
		h.WriteString(`<a href="`)
		h.attribute(h.root + address(report.PathOf(c.Ref)))
		h.WriteString(`">`)
		h.text(c.Text)
		h.WriteString("</a>")
	} else {
		h.whole(c.Text)
	}
	if tone != "" {
		h.WriteString("</span>")
	}
}

// whole writes text of several parts as one, for places that would set them in
// columns.
func (h *hyper) whole(s string) {
	parts := strings.Contains(s, language.LeftToRightMark)
	if parts {
		h.WriteString("<span>")
	}
	h.text(s)
	if parts {
		h.WriteString("</span>")
	}
}

func (h *hyper) class(name string) {
	if name != "" {
		h.WriteString(` class="` + name + `"`)
	}
}

// toneClass names a tone in the style sheet, which gives it a sign and a colour.
func toneClass(t report.Tone) string {
	switch t {
	case report.Faint:
		return "faint"
	case report.Good:
		return "good"
	case report.Warning:
		return "warning"
	case report.Alarm:
		return "alarm"
	}
	return ""
}

// text writes text that is no markup. What runs against the direction of the page
// is set apart, so that it does not change the order of what stands beside it. Where
// marks say which parts those are, the text around them keeps its own direction.
func (h *hyper) text(s string) {
	foreign := false
	for part := range strings.SplitSeq(oneLine(s), language.LeftToRightMark) {
		if part != "" && (foreign || h.against(part)) {
			h.put("<bdi>", part, "</bdi>")
		} else {
			h.attribute(part)
		}
		foreign = !foreign
	}
}

// put writes parts that are, by turns, markup and text.
func (h *hyper) put(parts ...string) {
	for i, part := range parts {
		if i%2 == 0 {
			h.WriteString(part)
		} else {
			h.attribute(oneLine(part))
		}
	}
}

// attribute writes text within quotes.
func (h *hyper) attribute(s string) {
	if strings.ContainsAny(s, `&<>"'`) {
		s = html.EscapeString(s)
	}
	h.WriteString(s)
}

func (h *hyper) against(s string) bool {
	leftToRight := h.words.Direction != language.RightToLeft
	for _, r := range s {
		switch {
		case r < 0x80:
			if !leftToRight && (r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z') {
				return true
			}
		case unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko):
			if leftToRight {
				return true
			}
		case !leftToRight && unicode.IsLetter(r):
			return true
		}
	}
	return false
}
