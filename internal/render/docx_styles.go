package render

import "strconv"

// docxStyle is a style of paragraphs or of characters. Sizes are in half points,
// distances in twentieths of a point, as the format has them.
type docxStyle struct {
	id, name      string
	own           bool // its name is not one of those that Word knows
	characters    bool
	size          int
	bold, italic  bool
	underlined    bool
	mono          bool
	color         string
	before, after int
	left          int
	level         int  // of the outline, from 1
	ruled         bool // a line below
	shaded        bool
	next          bool // stays with the paragraph after it
}

// The colours, all of them dark enough on white to be read (WCAG AA).
const (
	docxNavy  = "1F3A5F"
	docxGrey  = "595959"
	docxRed   = "9B1C1C"
	docxAmber = "8A4B00"
	docxGreen = "1B5E20"
	docxLine  = "BFC5CD"
	docxShade = "EEF2F6"
)

// docxStyles are the styles there are. Names that Word knows are spelt as it does.
var docxStyles = []docxStyle{
	{id: "Title", name: "Title", size: 40, bold: true, color: docxNavy, after: 240, next: true},
	{id: "Heading1", name: "heading 1", size: 28, bold: true, color: docxNavy, before: 320, after: 120, level: 1, next: true},
	{id: "Heading2", name: "heading 2", size: 24, bold: true, color: docxNavy, before: 240, after: 100, level: 2, next: true},
	{id: "Heading3", name: "heading 3", size: 22, bold: true, color: docxNavy, before: 200, after: 80, level: 3, next: true},
	{id: "Heading4", name: "heading 4", size: 20, bold: true, color: docxNavy, before: 160, after: 60, level: 4, next: true},
	{id: "Heading5", name: "heading 5", size: 20, italic: true, color: docxNavy, before: 120, after: 60, level: 5, next: true},
	{id: "Heading6", name: "heading 6", size: 20, italic: true, color: docxGrey, before: 120, after: 60, level: 6, next: true},
	{id: "Quote", name: "Quote", italic: true, color: docxGrey, left: 360, after: 120},
	{id: "ListParagraph", name: "List Paragraph", after: 60},
	{id: "Code", name: "Code", own: true, size: 18, mono: true, shaded: true, after: 120},
	{id: "Rule", name: "Rule", own: true, size: 8, ruled: true, after: 120},
	{id: "Note", name: "Note", own: true, size: 18, color: docxGrey, after: 80},
	{id: "TableText", name: "Table Text", own: true, size: 18, before: 40, after: 40},
	{id: "TableHeading", name: "Table Heading", own: true, size: 18, bold: true, color: docxNavy, before: 40, after: 40},
	{id: "TableTextSmall", name: "Table Text Small", own: true, size: 15, before: 30, after: 30},
	{id: "TableHeadingSmall", name: "Table Heading Small", own: true, size: 15, bold: true, color: docxNavy, before: 30, after: 30},
	{id: "TableList", name: "Table List", own: true, size: 18, after: 40},
	{id: "Gap", name: "Gap", own: true, size: 8},
	{id: "Header", name: "header", size: 16, color: docxGrey},
	{id: "Footer", name: "footer", size: 16, color: docxGrey},
	{id: "Hyperlink", name: "Hyperlink", characters: true, underlined: true, color: "1D4E89"},
	{id: "CodeCharacters", name: "Code Characters", own: true, characters: true, mono: true},
	{id: "Faint", name: "Faint", own: true, characters: true, color: docxGrey},
	{id: "Good", name: "Good", own: true, characters: true, color: docxGreen},
	{id: "Warning", name: "Warning", own: true, characters: true, color: docxAmber},
	{id: "Alarm", name: "Alarm", own: true, characters: true, bold: true, color: docxRed},
}

func (d *docx) styles() []byte {
	var x wordML
	x.WriteString(xmlHead)
	x.open("w:styles", "xmlns:w", wordSpace)
	x.defaults(d)
	x.open("w:style", "w:type", "paragraph", "w:default", "1", "w:styleId", "Normal")
	x.set("w:name", "Normal")
	x.leaf("w:qFormat")
	x.close("w:style")
	x.open("w:style", "w:type", "table", "w:default", "1", "w:styleId", "TableNormal")
	x.set("w:name", "Normal Table")
	x.close("w:style")
	for _, s := range docxStyles {
		x.style(s)
	}
	x.tableStyle()
	x.close("w:styles")
	return x.Bytes()
}

// defaults: a font that every word processor has, or has one of the same widths for.
func (x *wordML) defaults(d *docx) {
	x.open("w:docDefaults")
	x.open("w:rPrDefault")
	x.open("w:rPr")
	x.font("Arial")
	x.set("w:sz", "20")
	x.set("w:szCs", "20")
	x.languages(d.words.Code, d.rtl)
	x.close("w:rPr")
	x.close("w:rPrDefault")
	x.open("w:pPrDefault")
	x.open("w:pPr")
	x.leaf("w:spacing", "w:after", "120", "w:line", "264", "w:lineRule", "auto")
	x.close("w:pPr")
	x.close("w:pPrDefault")
	x.close("w:docDefaults")
}

func (x *wordML) font(name string) {
	x.leaf("w:rFonts", "w:ascii", name, "w:hAnsi", name, "w:eastAsia", name, "w:cs", name)
}

func (x *wordML) style(s docxStyle) {
	kind := "paragraph"
	if s.characters {
		kind = "character"
	}
	attributes := []string{"w:type", kind}
	if s.own {
		attributes = append(attributes, "w:customStyle", "1")
	}
	x.open("w:style", append(attributes, "w:styleId", s.id)...)
	x.set("w:name", s.name)
	if !s.characters {
		x.set("w:basedOn", "Normal")
		if s.level > 0 || s.id == "Title" {
			x.set("w:next", "Normal")
		}
	}
	x.leaf("w:qFormat")
	if !s.characters {
		x.paragraphStyle(s)
	}
	x.characterStyle(s)
	x.close("w:style")
}

func (x *wordML) paragraphStyle(s docxStyle) {
	x.open("w:pPr")
	if s.next {
		x.leaf("w:keepNext")
		x.leaf("w:keepLines")
	}
	if s.ruled {
		x.open("w:pBdr")
		x.border("w:bottom", 6)
		x.close("w:pBdr")
	}
	if s.shaded {
		x.leaf("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", docxShade)
	}
	x.leaf("w:spacing", "w:before", strconv.Itoa(s.before), "w:after", strconv.Itoa(s.after))
	if s.left > 0 {
		x.leaf("w:ind", "w:left", strconv.Itoa(s.left))
	}
	if s.level > 0 {
		x.set("w:outlineLvl", strconv.Itoa(s.level-1))
	}
	x.close("w:pPr")
}

func (x *wordML) characterStyle(s docxStyle) {
	x.open("w:rPr")
	if s.mono {
		x.font("Courier New")
	}
	for _, property := range []struct {
		on   bool
		name string
	}{{s.bold, "w:b"}, {s.bold, "w:bCs"}, {s.italic, "w:i"}, {s.italic, "w:iCs"}} {
		if property.on {
			x.leaf(property.name)
		}
	}
	if s.color != "" {
		x.set("w:color", s.color)
	}
	if s.size > 0 {
		x.set("w:sz", strconv.Itoa(s.size))
		x.set("w:szCs", strconv.Itoa(s.size))
	}
	if s.underlined {
		x.set("w:u", "single")
	}
	x.close("w:rPr")
}

func (x *wordML) border(name string, size int) {
	x.leaf(name, "w:val", "single", "w:sz", strconv.Itoa(size), "w:space", "0", "w:color", docxLine)
}

// tableStyle: lines between rows, a shade behind the head.
func (x *wordML) tableStyle() {
	x.open("w:style", "w:type", "table", "w:customStyle", "1", "w:styleId", "Register")
	x.set("w:name", "Register")
	x.set("w:basedOn", "TableNormal")
	x.open("w:tblPr")
	x.open("w:tblBorders")
	for _, side := range []string{"w:top", "w:bottom", "w:insideH"} {
		x.border(side, 4)
	}
	x.close("w:tblBorders")
	x.cellMargins(docxMargins)
	x.close("w:tblPr")
	x.open("w:tblStylePr", "w:type", "firstRow")
	x.open("w:tcPr")
	x.leaf("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", docxShade)
	x.set("w:vAlign", "bottom")
	x.close("w:tcPr")
	x.close("w:tblStylePr")
	x.close("w:style")
}

// cellMargins are the margins of cells, so wide on both sides together.
func (x *wordML) cellMargins(both int) {
	x.open("w:tblCellMar")
	for _, side := range []string{"w:left", "w:right"} {
		x.leaf(side, "w:w", strconv.Itoa(both/2), "w:type", "dxa")
	}
	x.close("w:tblCellMar")
}
