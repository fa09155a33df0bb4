package render

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/opcat-tools/npm/internal/report"
)

// The names that WordprocessingML and its package give to things.
const (
	xmlHead       = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordSpace     = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	relationSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageSpace  = "http://schemas.openxmlformats.org/package/2006/"
	wordType      = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// parts are the files of a document; the list of them comes first, as some programs
// expect.
func (d *docx) parts(doc *report.Document) []docxPart {
	foot := d.foot(doc)
	all := []docxPart{
		{"_rels/.rels", packageRelations()},
		{"docProps/core.xml", d.core(doc)},
		{"word/document.xml", d.document()},
		{"word/_rels/document.xml.rels", d.relations()},
		{"word/styles.xml", d.styles()},
		{"word/numbering.xml", d.numbering()},
		{"word/settings.xml", settings()},
		{"word/header1.xml", d.header(doc)},
		{"word/header2.xml", d.edge("w:hdr", nil)},
		{"word/footer1.xml", foot},
		{"word/footer2.xml", foot},
	}
	return append([]docxPart{{"[Content_Types].xml", contentTypes()}}, all...)
}

func contentTypes() []byte {
	var x wordML
	x.WriteString(xmlHead)
	x.open("Types", "xmlns", packageSpace+"content-types")
	x.leaf("Default", "Extension", "rels", "ContentType", "application/vnd.openxmlformats-package.relationships+xml")
	x.leaf("Default", "Extension", "xml", "ContentType", "application/xml")
	x.leaf("Override", "PartName", "/docProps/core.xml", "ContentType", "application/vnd.openxmlformats-package.core-properties+xml")
	x.leaf("Override", "PartName", "/word/document.xml", "ContentType", wordType+"document.main+xml")
	for _, p := range wordParts {
		x.leaf("Override", "PartName", "/word/"+p.file, "ContentType", wordType+p.kind+"+xml")
	}
	x.close("Types")
	return x.Bytes()
}

// wordParts are what the text needs beside itself; the ids of their relationships
// are their names.
var wordParts = []struct{ id, file, kind string }{
	{"styles", "styles.xml", "styles"}, {"numbering", "numbering.xml", "numbering"}, {"settings", "settings.xml", "settings"},
	{"header", "header1.xml", "header"}, {"firstheader", "header2.xml", "header"},
	{"footer", "footer1.xml", "footer"}, {"firstfooter", "footer2.xml", "footer"},
}

func packageRelations() []byte {
	var x wordML
	x.WriteString(xmlHead)
	x.open("Relationships", "xmlns", packageSpace+"relationships")
	x.leaf("Relationship", "Id", "text", "Type", relationSpace+"/officeDocument", "Target", "word/document.xml")
	x.leaf("Relationship", "Id", "properties", "Type", packageSpace+"relationships/metadata/core-properties", "Target", "docProps/core.xml")
	x.close("Relationships")
	return x.Bytes()
}

// relations name the other parts, and the addresses that the text leads to.
func (d *docx) relations() []byte {
	var x wordML
	x.WriteString(xmlHead)
	x.open("Relationships", "xmlns", packageSpace+"relationships")
	for _, p := range wordParts {
		x.leaf("Relationship", "Id", p.id, "Type", relationSpace+"/"+p.kind, "Target", p.file)
	}
	for i, address := range d.links {
		x.leaf("Relationship", "Id", "link"+strconv.Itoa(i+1), "Type", relationSpace+"/hyperlink", "Target", address, "TargetMode", "External")
	}
	x.close("Relationships")
	return x.Bytes()
}

// core are the properties that programs show of a document: no author and no time,
// since these would be those of whoever ran the program.
func (d *docx) core(doc *report.Document) []byte {
	var x wordML
	x.WriteString(xmlHead)
	x.open("cp:coreProperties", "xmlns:cp", packageSpace+"metadata/core-properties", "xmlns:dc", "http://purl.org/dc/elements/1.1/")
	for _, property := range [][2]string{
		{"dc:title", brief(longestLast, doc.Title)},
		{"dc:language", d.words.Code},
		{"cp:category", "audience: " + brief(longestLast, string(doc.Audience))},
	} {
		x.open(property[0])
		x.escape(property[1])
		x.close(property[0])
	}
	x.close("cp:coreProperties")
	return x.Bytes()
}

// document is the text with its page: A4, margins of 2 cm.
func (d *docx) document() []byte {
	var x wordML
	x.WriteString(xmlHead)
	x.open("w:document", "xmlns:w", wordSpace, "xmlns:r", relationSpace)
	x.open("w:body")
	x.Write(d.Bytes())
	x.open("w:sectPr")
	for _, edge := range []struct{ name, kind, id string }{
		{"w:headerReference", "default", "header"}, {"w:headerReference", "first", "firstheader"},
		{"w:footerReference", "default", "footer"}, {"w:footerReference", "first", "firstfooter"},
	} {
		x.leaf(edge.name, "w:type", edge.kind, "r:id", edge.id)
	}
	x.leaf("w:pgSz", "w:w", "11906", "w:h", "16838")
	x.leaf("w:pgMar", "w:top", "1247", "w:right", "1134", "w:bottom", "1134", "w:left", "1134", "w:header", "624", "w:footer", "567", "w:gutter", "0")
	x.leaf("w:titlePg")
	if d.rtl {
		x.leaf("w:bidi")
	}
	x.close("w:sectPr")
	x.close("w:body")
	x.close("w:document")
	return x.Bytes()
}

// header stands on every page but the first, which begins with the title.
func (d *docx) header(doc *report.Document) []byte {
	return d.edge("w:hdr", func(e *docx) {
		e.paragraph(docxParagraph{style: "Header", rtl: d.rtl}, docxRun{text: brief(longestLast, doc.Title)})
	})
}

// foot says on every page whom the document is for and as of when.
func (d *docx) foot(doc *report.Document) []byte {
	return d.edge("w:ftr", func(e *docx) {
		for _, line := range d.footers(doc) {
			e.paragraph(docxParagraph{style: "Footer", rtl: d.rtl}, docxRun{text: line})
		}
		e.pageNumber()
	})
}

// pageNumber is the number of the page and that of all pages.
func (d *docx) pageNumber() {
	d.open("w:p")
	d.open("w:pPr")
	d.set("w:pStyle", "Footer")
	if d.rtl {
		d.leaf("w:bidi")
	}
	d.set("w:jc", "right")
	d.close("w:pPr")
	for i, field := range []string{" PAGE ", " NUMPAGES "} {
		if i > 0 {
			d.run(docxRun{text: " / "}, d.rtl)
		}
		d.open("w:fldSimple", "w:instr", field)
		d.run(docxRun{text: "1"}, false)
		d.close("w:fldSimple")
	}
	d.close("w:p")
}

// edge is a header or a footer; one without anything is an empty paragraph.
func (d *docx) edge(name string, write func(*docx)) []byte {
	e := &docx{words: d.words, rtl: d.rtl, room: docxRoom}
	e.WriteString(xmlHead)
	e.open(name, "xmlns:w", wordSpace, "xmlns:r", relationSpace)
	begun := e.Len()
	if write != nil {
		write(e)
	}
	if e.Len() == begun {
		e.leaf("w:p")
	}
	e.close(name)
	return e.Bytes()
}

// settings ask for the layout of Word 2013 and later, without which it would say
// that it shows the document as an older program did.
func settings() []byte {
	var x wordML
	x.WriteString(xmlHead)
	x.open("w:settings", "xmlns:w", wordSpace)
	x.leaf("w:defaultTabStop", "w:val", "720")
	x.open("w:compat")
	x.leaf("w:compatSetting", "w:name", "compatibilityMode", "w:uri", "http://schemas.microsoft.com/office/word", "w:val", "15")
	x.close("w:compat")
	x.close("w:settings")
	return x.Bytes()
}

// bullets are the marks of levels, in turn.
const bullets = "•–▪"

// numbering are two ways to mark items, and a list of one of them for each in the
// text, so that each is counted anew.
func (d *docx) numbering() []byte {
	var x wordML
	x.WriteString(xmlHead)
	x.open("w:numbering", "xmlns:w", wordSpace)
	for id, format := range []string{"bullet", "decimal"} {
		x.open("w:abstractNum", "w:abstractNumId", strconv.Itoa(id))
		x.set("w:multiLevelType", "multilevel")
		for level := range deepestList {
			x.listLevel(level, format)
		}
		x.close("w:abstractNum")
	}
	for i, list := range d.lists {
		x.open("w:num", "w:numId", strconv.Itoa(i+1))
		kind := "0"
		if list.ordered {
			kind = "1"
		}
		x.set("w:abstractNumId", kind)
		for level := 0; list.ordered && level < deepestList; level++ {
			x.open("w:lvlOverride", "w:ilvl", strconv.Itoa(level))
			x.set("w:startOverride", strconv.Itoa(list.start))
			x.close("w:lvlOverride")
		}
		x.close("w:num")
	}
	x.close("w:numbering")
	return x.Bytes()
}

func (x *wordML) listLevel(level int, format string) {
	mark := []rune(bullets)[level%len([]rune(bullets))]
	words := string(mark)
	if format == "decimal" {
		words = "%" + strconv.Itoa(level+1) + "."
	}
	x.open("w:lvl", "w:ilvl", strconv.Itoa(level))
	x.set("w:start", "1")
	x.set("w:numFmt", format)
	x.set("w:lvlText", words)
	x.set("w:lvlJc", "left")
	x.open("w:pPr")
	x.leaf("w:ind", "w:left", strconv.Itoa((level+1)*listIndent), "w:hanging", strconv.Itoa(listIndent))
	x.close("w:pPr")
	x.close("w:lvl")
}

// docxHeading is the style of headings of a level. Word has nine; six are used.
func docxHeading(level int) string { return "Heading" + strconv.Itoa(min(max(level, 1), 6)) }

// languages says which languages the text is in: one for scripts that run from left
// to right, one for the others.
func (x *wordML) languages(code string, rtl bool) {
	if rtl {
		x.leaf("w:lang", "w:val", "en", "w:bidi", code)
		return
	}
	x.leaf("w:lang", "w:val", cmp.Or(strings.TrimSpace(code), "en"))
}
