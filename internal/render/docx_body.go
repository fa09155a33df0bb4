package render

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extensionast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/opcat-tools/npm/internal/report"
)

// docxBody is a record's text in Markdown that is being written.
type docxBody struct {
	*docx
	source []byte
	lower  int // how many levels its headings stand below those of a page of the site
}

// place is where in the text a block stands.
type place struct {
	list   int // the number of the list, where the block is the first of an item
	level  int // of lists around it, less one
	inList bool
	quoted bool
}

// deepestList is how many levels of lists Word knows.
const deepestList = 9

// markdown writes a record's text as pages of the site have it: HTML is shown as it
// was written, images by their descriptions, links to records by their titles; a
// record that the readers do not see is not named. A page has one heading more above.
func (d *docx) markdown(body *report.Body, lower int) {
	if body == nil || strings.TrimSpace(body.Text) == "" {
		return
	}
	if tooHeavy(body.Text) {
		d.text(docxParagraph{}, body.Text)
		return
	}
	page := newHyper(d.words, d.bodies)
	page.parts = 1
	context := parser.NewContext()
	context.Set(key, &reading{body: body, page: page})
	b := &docxBody{docx: d, source: []byte(paragraphs(body.Text)), lower: lower}
	b.blocks(d.bodies.markdown.Parser().Parse(text.NewReader(b.source), parser.WithContext(context)), place{})
}

func (b *docxBody) blocks(parent ast.Node, at place) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		b.block(n, at)
		at.list = 0 // only the first block of an item bears its mark
	}
}

func (b *docxBody) block(n ast.Node, at place) {
	switch n := n.(type) {
	case *ast.Heading:
		b.write(docxHeading(n.Level+b.lower-1), at, b.inline(n))
	case *ast.Paragraph, *ast.TextBlock:
		b.write("", at, b.inline(n))
	case *ast.Blockquote:
		at.quoted = true
		b.blocks(n, at)
	case *ast.List:
		b.list(n, at)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		b.write("Code", at, []docxRun{{text: b.lines(n)}})
	case *ast.HTMLBlock:
		if shown, _ := withoutComments(markupOf(n, b.source)); strings.TrimSpace(shown) != "" {
			b.write("", at, []docxRun{{text: strings.TrimSpace(shown)}})
		}
	case *ast.LinkReferenceDefinition: // says where other links lead
	case *ast.ThematicBreak:
		b.paragraph(docxParagraph{style: "Rule", rtl: b.rtl})
	case *extensionast.Table:
		b.tabled(n)
	default:
		b.blocks(n, at)
	}
}

// write writes a paragraph, which runs the way of its first letter: a text that
// was left in another language keeps its own.
func (b *docxBody) write(style string, at place, runs []docxRun) {
	p := docxParagraph{style: style, list: at.list, level: min(at.level, deepestList-1)}
	p.indented = at.inList && at.list == 0
	switch {
	case style != "":
	case at.quoted:
		p.style = "Quote"
	case at.inList && b.inCell:
		p.style = "TableList"
	case at.inList:
		p.style = "ListParagraph"
	case b.inCell:
		p.style = "TableText"
	}
	p.rtl = b.backwards([]docxCell{{runs: runs}})
	b.paragraph(p, runs...)
}

// backwards tells whether the first letter runs from right to left.
func (b *docxBody) backwards(cells []docxCell) bool {
	for _, c := range cells {
		for _, r := range c.runs {
			if side := firstSide(r.text); side != 0 {
				return side == toLeft
			}
		}
	}
	return b.rtl
}

// lines are the lines of a block that is not read as Markdown.
func (b *docxBody) lines(n ast.Node) string {
	var s strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		s.Write(line.Value(b.source))
	}
	return strings.TrimRight(s.String(), "\r\n")
}

// docxList is a list of which the items are counted from a number.
type docxList struct {
	ordered bool
	start   int
}

func (b *docxBody) list(n *ast.List, at place) {
	b.lists = append(b.lists, docxList{n.IsOrdered(), min(max(n.Start, 0), 32_767)})
	inner := place{list: len(b.lists), level: at.level, inList: true, quoted: at.quoted}
	if at.inList {
		inner.level++
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		if item.FirstChild() == nil {
			b.write("", inner, nil)
		}
		b.blocks(item, inner)
	}
}

func (b *docxBody) tabled(n *extensionast.Table) {
	t := &docxTable{columns: make([]docxColumn, len(n.Alignments))}
	for i, alignment := range n.Alignments {
		t.columns[i].right = alignment == extensionast.AlignRight
	}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		_, head := row.(*extensionast.TableHeader)
		style := "TableText"
		if head {
			style = "TableHeading"
		}
		var cells []docxCell
		for cell := row.FirstChild(); cell != nil && len(cells) < len(t.columns); cell = cell.NextSibling() {
			cells = append(cells, docxCell{style: style, runs: b.inline(cell)})
		}
		for len(cells) < len(t.columns) {
			cells = append(cells, docxCell{style: style})
		}
		if head {
			t.head = cells
		} else {
			t.rows = append(t.rows, cells)
		}
	}
	t.measure()
	t.rtl = b.backwards(t.head)
	widths, small := shares(t.columns, b.room)
	t.small = small
	b.rowsOf(t, 0, len(t.rows), widths)
}
