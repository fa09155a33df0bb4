package render

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/opcat-tools/npm/internal/report"
)

// The measures of tables, in twentieths of a point.
const (
	docxRoom     = 9638 // the width of the text on A4
	docxMargins  = 220  // of a cell, both sides
	smallMargins = 120  // and of one with small letters
	docxName     = 3000 // the most that names of facts and days take
)

// The limits of Word, and of who reads.
const (
	mostColumns = 60     // Word knows 63
	mostRows    = 30_000 // Word knows 32,767
	shortRow    = 700    // characters of a row that is kept on one page
)

// docxTable is a table of any origin.
type docxTable struct {
	columns []docxColumn
	head    []docxCell // none in a table of names and values
	rows    [][]docxCell
	rtl     bool // its columns run from right to left
	small   bool // in smaller letters, since it is crowded
}

type docxCell struct {
	style string
	runs  []docxRun
	body  *report.Body
}

// toneStyles are styles of characters.
var toneStyles = map[report.Tone]string{
	report.Faint: "Faint", report.Good: "Good", report.Warning: "Warning", report.Alarm: "Alarm",
}

func valueCell(c report.Cell) docxCell {
	return docxCell{style: "TableText", runs: []docxRun{{text: strings.TrimSpace(c.Text), style: toneStyles[c.Tone]}}}
}

func nameCell(name string) docxCell {
	return docxCell{style: "TableHeading", runs: []docxRun{{text: brief(longestText, name)}}}
}

// facts are a table of names and values.
func (d *docx) facts(facts []report.Fact) {
	var rows [][]docxCell
	for _, fact := range facts {
		rows = append(rows, []docxCell{nameCell(fact.Name), valueCell(fact.Cell)})
	}
	d.pairs(rows)
}

// steps are a table of days and what happened on them.
func (d *docx) steps(steps []report.Step) {
	var rows [][]docxCell
	for _, step := range steps {
		told := valueCell(report.Cell{Text: step.Text, Tone: step.Tone})
		told.body = step.Body
		rows = append(rows, []docxCell{nameCell(step.Day), told})
	}
	d.pairs(rows)
}

// pairs are a table without a head, of which the first column names the rows.
func (d *docx) pairs(rows [][]docxCell) {
	t := &docxTable{columns: []docxColumn{{}, {flex: true}}, rows: rows, rtl: d.rtl}
	t.measure()
	first := min(max(t.columns[0].line+docxMargins, d.room/5), docxName)
	d.table(t, []int{first, d.room - first})
}

// report writes a table for each section, below a heading of a level; only a table
// without any row says so.
func (d *docx) report(t *report.Table, level int) {
	if t == nil {
		return
	}
	if len(t.Rows) == 0 {
		d.text(docxParagraph{}, t.Empty)
		return
	}
	whole := converted(t)
	whole.rtl = d.rtl
	widths, small := shares(whole.columns, d.room)
	whole.small = small
	from := 0
	for _, section := range t.Sections {
		d.rowsOf(whole, from, section.Row, widths)
		d.heading(level, section.Heading)
		from = section.Row
	}
	d.rowsOf(whole, from, len(t.Rows), widths)
}

// rowsOf writes some rows as tables of a size that Word takes.
func (d *docx) rowsOf(t *docxTable, from, to int, widths []int) {
	for from < to {
		end := min(to, from+mostRows)
		part := *t
		part.rows = t.rows[from:end]
		d.table(&part, widths)
		from = end
	}
}

// converted keeps the columns that have a title.
func converted(t *report.Table) *docxTable {
	c := &docxTable{}
	var shown []int
	for i, column := range t.Columns {
		if column.Title != "" {
			shown = append(shown, i)
			c.columns = append(c.columns, docxColumn{flex: column.Flex, right: column.Right})
			c.head = append(c.head, nameCell(column.Title))
		}
	}
	for _, row := range t.Rows {
		var cells []docxCell
		for _, i := range shown {
			cells = append(cells, valueCell(row[i]))
		}
		c.rows = append(c.rows, cells)
	}
	c.measure()
	return c
}

// table writes a table, and the paragraph after it that keeps it apart from another.
func (d *docx) table(t *docxTable, widths []int) {
	switch {
	case len(t.rows) == 0 || len(widths) == 0:
		return
	case len(t.columns) > mostColumns:
		d.cards(t)
		return
	}
	d.open("w:tbl")
	d.tableProperties(t, sum(widths))
	d.open("w:tblGrid")
	for _, w := range widths {
		d.leaf("w:gridCol", "w:w", strconv.Itoa(w))
	}
	d.close("w:tblGrid")
	if t.head != nil {
		d.row(t, t.head, widths, true)
	}
	for _, row := range t.rows {
		d.row(t, row, widths, false)
	}
	d.close("w:tbl")
	d.paragraph(docxParagraph{style: "Gap", rtl: d.rtl})
}

func (d *docx) tableProperties(t *docxTable, width int) {
	d.open("w:tblPr")
	d.set("w:tblStyle", "Register")
	if t.rtl {
		d.leaf("w:bidiVisual")
	}
	d.leaf("w:tblW", "w:w", strconv.Itoa(width), "w:type", "dxa")
	d.leaf("w:tblLayout", "w:type", "fixed")
	if t.small {
		d.cellMargins(smallMargins)
	}
	look, firstRow, firstColumn := "0620", "1", "0" // as one number, for programs that read no other
	if t.head == nil {
		look, firstRow, firstColumn = "0680", "0", "1"
	}
	d.leaf("w:tblLook", "w:val", look, "w:firstRow", firstRow, "w:lastRow", "0", "w:firstColumn", firstColumn, "w:lastColumn", "0", "w:noHBand", "1", "w:noVBand", "1")
	if d.last != "" {
		d.set("w:tblCaption", d.last)
	}
	d.close("w:tblPr")
}

func (d *docx) row(t *docxTable, row []docxCell, widths []int, head bool) {
	d.open("w:tr")
	if head || lengthOf(row) < shortRow {
		d.open("w:trPr")
		d.leaf("w:cantSplit")
		if head {
			d.leaf("w:tblHeader")
		}
		d.close("w:trPr")
	}
	for i, cell := range row {
		d.open("w:tc")
		d.open("w:tcPr")
		d.leaf("w:tcW", "w:w", strconv.Itoa(widths[i]), "w:type", "dxa")
		d.close("w:tcPr")
		d.cell(cell, widths[i], docxParagraph{style: t.styleOf(cell), along: sideIf(t.rtl), trailing: t.columns[i].right})
		d.close("w:tc")
	}
	d.close("w:tr")
}

func (t *docxTable) styleOf(c docxCell) string {
	if t.small {
		return c.style + "Small"
	}
	return c.style
}

// cell writes what a cell holds, which must end in a paragraph.
func (d *docx) cell(c docxCell, width int, p docxParagraph) {
	var all strings.Builder
	for _, r := range c.runs {
		all.WriteString(r.text)
	}
	p.rtl = d.runs(all.String())
	d.paragraph(p, c.runs...)
	if c.body != nil {
		around := d.room
		d.room, d.inCell = max(width-docxMargins, docxName), true
		d.markdown(c.body, 2)
		d.room, d.inCell = around, false
	}
}

// lengthOf is how many characters a row has; a text of its own counts as many.
func lengthOf(row []docxCell) int {
	n := 0
	for _, cell := range row {
		if cell.body != nil {
			n += shortRow
		}
		for _, r := range cell.runs {
			n += utf8.RuneCountInString(r.text)
		}
	}
	return n
}

// cards write a table that is too broad for Word, row by row.
func (d *docx) cards(t *docxTable) {
	for _, row := range t.rows {
		for i, cell := range row {
			runs := cell.runs
			if i < len(t.head) {
				runs = append(append([]docxRun{}, t.head[i].runs...), docxRun{text: ": "})
				runs = append(runs, cell.runs...)
			}
			d.paragraph(docxParagraph{rtl: d.rtl}, runs...)
		}
		d.paragraph(docxParagraph{style: "Gap", rtl: d.rtl})
	}
}

// tableOf is the table of a block, or what its picture shows where none stands with it.
func tableOf(b report.Block) *report.Table {
	if b.Table != nil || b.Chart == nil {
		return b.Table
	}
	t := &report.Table{Columns: []report.Column{{Title: b.Chart.Unit, Flex: true}}}
	for _, s := range b.Chart.Series {
		t.Columns = append(t.Columns, report.Column{Title: s.Name, Right: true})
	}
	for i, label := range b.Chart.Labels {
		row := []report.Cell{{Text: label}}
		for _, s := range b.Chart.Series {
			row = append(row, report.Cell{Text: strconv.Itoa(s.Values[i])})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
