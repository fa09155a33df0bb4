package render

import (
	"bytes"
	"encoding/xml"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// wordML is markup that is being written. Everything that comes from elsewhere goes
// through text or an attribute's value, which escape it.
type wordML struct{ bytes.Buffer }

// open begins an element; attributes are names and values in turn.
func (x *wordML) open(name string, attributes ...string) {
	x.tag(name, attributes)
	x.WriteByte('>')
}

func (x *wordML) close(name string) { x.WriteString("</" + name + ">") }

// leaf is an element with nothing in it.
func (x *wordML) leaf(name string, attributes ...string) {
	x.tag(name, attributes)
	x.WriteString("/>")
}

// set is an element that holds no more than a value.
func (x *wordML) set(name, value string) { x.leaf(name, "w:val", value) }

func (x *wordML) tag(name string, attributes []string) {
	x.WriteString("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		x.WriteString(" " + attributes[i] + `="`)
		x.escape(attributes[i+1])
		x.WriteByte('"')
	}
}

func (x *wordML) escape(s string) { _ = xml.EscapeText(x, []byte(s)) } // a buffer takes all

// docxParagraph is how a paragraph looks.
type docxParagraph struct {
	style    string // "" is that of plain text
	list     int    // the number of the list that it is an item of, from 1; 0 is none
	level    int    // of the item, or of what stands below it, from 0
	indented bool   // stands below an item
	rtl      bool   // runs from right to left
	along    int    // the side that the table around it runs to, which its text keeps to; 0 is none
	trailing bool   // stands at the side where lines end
}

// docxRun is text of one look.
type docxRun struct {
	text                       string // line breaks in it break lines
	style                      string // of characters
	bold, italic, struck, code bool
	link                       string // the id of what it leads to
}

// listIndent is how far each level of a list stands in, in twentieths of a point.
const listIndent = 360

// paragraph writes one. The schema fixes the order of everything in it.
func (d *docx) paragraph(p docxParagraph, runs ...docxRun) {
	d.open("w:p")
	d.open("w:pPr")
	if p.style != "" {
		d.set("w:pStyle", p.style)
	}
	if p.list > 0 {
		d.open("w:numPr")
		d.set("w:ilvl", strconv.Itoa(p.level))
		d.set("w:numId", strconv.Itoa(p.list))
		d.close("w:numPr")
	}
	if p.rtl {
		d.leaf("w:bidi")
	} else if d.rtl {
		d.set("w:bidi", "0")
	}
	if p.indented {
		d.leaf("w:ind", "w:left", strconv.Itoa((p.level+1)*listIndent)) // from where lines begin, whichever side that is
	}
	if p.trailing != (p.along != 0 && p.along != sideIf(p.rtl)) {
		d.set("w:jc", "right") // where lines end, whichever side that is
	}
	d.close("w:pPr")
	for _, r := range runs {
		d.run(r, p.rtl)
	}
	d.close("w:p")
}

// run writes a text, in pieces that run one way each.
func (d *docx) run(r docxRun, rtl bool) {
	if r.text == "" {
		return
	}
	if r.link != "" {
		d.open("w:hyperlink", "r:id", r.link, "w:history", "1")
		defer d.close("w:hyperlink")
	}
	for i, line := range strings.Split(strings.ReplaceAll(r.text, "\r\n", "\n"), "\n") {
		if i > 0 {
			d.open("w:r")
			d.leaf("w:br")
			d.close("w:r")
		}
		for _, piece := range oneWay(Clean(strings.ReplaceAll(line, "\t", "    ")), rtl) {
			d.piece(r, piece)
		}
	}
}

func (d *docx) piece(r docxRun, piece directed) {
	d.open("w:r")
	d.look(r, piece.rtl)
	d.open("w:t", "xml:space", "preserve")
	d.escape(piece.text)
	d.close("w:t")
	d.close("w:r")
}

// look writes the properties of a run. Each is said for scripts of both directions.
func (d *docx) look(r docxRun, rtl bool) {
	style := r.style
	switch {
	case r.link != "":
		style = "Hyperlink"
	case r.code:
		style = "CodeCharacters"
	}
	if style == "" && !r.bold && !r.italic && !r.struck && !rtl {
		return
	}
	d.open("w:rPr")
	if style != "" {
		d.set("w:rStyle", style)
	}
	for _, property := range []struct {
		on   bool
		name string
	}{{r.bold, "w:b"}, {r.bold, "w:bCs"}, {r.italic, "w:i"}, {r.italic, "w:iCs"}, {r.struck, "w:strike"}, {rtl, "w:rtl"}} {
		if property.on {
			d.leaf(property.name)
		}
	}
	d.close("w:rPr")
}

// text writes paragraphs of plain text: blank lines part them.
func (d *docx) text(p docxParagraph, text string) {
	var lines []string
	end := func() {
		if len(lines) > 0 {
			p.rtl = d.runs(strings.Join(lines, "\n"))
			d.paragraph(p, docxRun{text: strings.Join(lines, "\n")})
		}
		lines = nil
	}
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line == "" {
			end()
			continue
		}
		lines = append(lines, line)
	}
	end()
}

// runs tells which way a text of the document runs: its way, unless nothing in the
// text does so.
func (d *docx) runs(text string) (rtl bool) {
	foreign := false
	for _, r := range text {
		switch sideOf(r) {
		case 0:
		case sideIf(d.rtl):
			return d.rtl
		default:
			foreign = true
		}
	}
	return d.rtl != foreign
}

// The sides that a letter runs to. Digits and signs run to none.
const (
	toRight = 1
	toLeft  = -1
)

func sideIf(rtl bool) int {
	if rtl {
		return toLeft
	}
	return toRight
}

func sideOf(r rune) int {
	switch {
	case r == '\u200e':
		return toRight
	case r == '\u200f' || r == '\u061c':
		return toLeft
	case r < 0x590: // of these, letters alone run to a side
		if unicode.IsLetter(r) {
			return toRight
		}
		return 0
	case unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko):
		return toLeft
	case unicode.IsLetter(r):
		return toRight
	}
	return 0
}

// firstSide is the side of the first letter, 0 where there is none.
func firstSide(s string) int {
	for _, r := range s {
		if side := sideOf(r); side != 0 {
			return side
		}
	}
	return 0
}

// directed is a piece of a text that runs one way.
type directed struct {
	text string
	rtl  bool
}

// oneWay parts a line where its direction changes, between words. Word asks to be
// told of each piece which way it runs. Words without letters, such as numbers, go
// with those around them, and with the paragraph where these differ.
func oneWay(line string, rtl bool) []directed {
	if isASCII(line) {
		return whole(line, firstSide(line) == toLeft || firstSide(line) == 0 && rtl)
	}
	var pieces []directed
	begun, side, at := 0, sideIf(rtl), 0 // of the piece that is open, and where its last word ends
	turn := func(from, to int) {
		if to != side {
			pieces = append(pieces, whole(line[begun:from], side == toLeft)...)
			begun, side = from, to
		}
	}
	for from := 0; from < len(line); {
		to := len(line)
		if space := strings.IndexByte(line[from:], ' '); space >= 0 {
			to = from + space + 1
		}
		if next := firstSide(line[from:to]); next != 0 {
			first, last := ends(line[from:to])
			if next != side {
				turn(at, sideIf(rtl))
			}
			turn(from+first, next)
			at = from + last
		}
		from = to
	}
	turn(at, sideIf(rtl))
	return append(pieces, whole(line[begun:], side == toLeft)...)
}

// ends are where the letters and digits of a word begin and end: signs around it are
// those of the sentence.
func ends(word string) (first, last int) {
	counts := func(r rune) bool { return sideOf(r) != 0 || unicode.IsDigit(r) || unicode.IsMark(r) }
	first, last = strings.IndexFunc(word, counts), strings.LastIndexFunc(word, counts)
	_, size := utf8.DecodeRuneInString(word[last:])
	return first, last + size
}

// whole is a text that is one piece, none where it is empty.
func whole(text string, rtl bool) []directed {
	if text == "" {
		return nil
	}
	return []directed{{text, rtl}}
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
