package render

import (
	"bufio"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/report"
)

const (
	gap       = 2   // columns of space between two cells
	narrowest = 12  // what a column that may shrink keeps at the least
	broadest  = 400 // what a column takes at the most: each row is filled up to it
	indent    = 4   // of the lines below a row
)

// layout is how a table is laid out in a width: the columns that stand in the
// row, those on lines of their own below it, and how wide each is.
type layout struct {
	row    []int
	below  [][]int
	widths []int
}

func (t Terminal) table(out *bufio.Writer, table *report.Table) {
	if len(table.Rows) == 0 {
		if table.Empty != "" {
			t.paragraph(out, table.Empty)
		}
		return
	}
	l, fits := t.lay(table)
	if !fits {
		t.cards(out, table)
		return
	}
	heading := make([]report.Cell, len(table.Columns))
	for i, column := range table.Columns {
		heading[i].Text = column.Title
	}
	for _, line := range t.lines(table, heading, l) {
		out.WriteString(t.bold(line) + "\n")
	}
	sections := table.Sections
	for i, row := range table.Rows {
		if len(sections) > 0 && sections[0].Row == i {
			t.section(out, sections[0])
			sections = sections[1:]
		}
		t.row(out, table, row, l)
	}
}

func (t Terminal) section(out *bufio.Writer, s report.Section) {
	out.WriteString("\n")
	for _, line := range wrap(oneLine(s.Heading), t.Width) {
		out.WriteString(t.bold(t.tone(line, s.Tone)) + "\n")
	}
}

func (t Terminal) row(out *bufio.Writer, table *report.Table, row []report.Cell, l layout) {
	for _, line := range t.lines(table, row, l) {
		out.WriteString(line + "\n")
	}
	for _, columns := range l.below {
		for _, line := range t.linesBelow(row, columns) {
			out.WriteString(strings.Repeat(" ", indent) + t.tone(line, row[columns[0]].Tone) + "\n")
		}
	}
}

// linesBelow writes cells after one another; one that does not fit into the
// rest of a line begins the next.
func (t Terminal) linesBelow(row []report.Cell, columns []int) []string {
	var lines []string
	line, room := "", t.Width-indent
	for _, i := range columns {
		part := oneLine(row[i].Text)
		switch {
		case part == "":
			continue
		case line == "":
			line = part
			continue
		case width(line)+gap+width(part) <= room:
			line += strings.Repeat(" ", gap) + part
			continue
		}
		lines = append(lines, wrap(line, room)...)
		line = part
	}
	if line == "" {
		return lines
	}
	return append(lines, wrap(line, room)...)
}

// lay puts every column in the row; where they do not fit, those that may
// stand below go there, the last first; then those that may shrink do. It says
// whether the row fits in the end: in a very narrow window it does not.
func (t Terminal) lay(table *report.Table) (l layout, fits bool) {
	l.widths = natural(table)
	for i, column := range table.Columns {
		if column.Title != "" {
			l.row = append(l.row, i)
		}
	}
	if t.Width == 0 {
		return l, true
	}
	for i := len(l.row) - 1; i >= 0 && total(l.row, l.widths) > t.Width; i-- {
		if column := l.row[i]; table.Columns[column].Below > 0 {
			l.row = slices.Delete(l.row, i, i+1)
			l.putBelow(table.Columns[column].Below-1, column)
		}
	}
	return l, l.shrink(table, t.Width)
}

// putBelow adds a column to a line below, before those that are there.
func (l *layout) putBelow(line, column int) {
	for len(l.below) <= line {
		l.below = append(l.below, nil)
	}
	l.below[line] = slices.Insert(l.below[line], 0, column)
}

func natural(table *report.Table) []int {
	widths := make([]int, len(table.Columns))
	for i, column := range table.Columns {
		if column.Title == "" {
			continue // it is not shown
		}
		widths[i] = width(column.Title)
		for _, row := range table.Rows {
			widths[i] = max(widths[i], width(oneLine(row[i].Text)))
		}
		widths[i] = min(widths[i], broadest)
	}
	return widths
}

func total(columns, widths []int) int {
	sum := gap * (len(columns) - 1)
	for _, i := range columns {
		sum += widths[i]
	}
	return sum
}

// shrink takes from the widest column that may shrink until the row fits.
func (l *layout) shrink(table *report.Table, limit int) bool {
	for total(l.row, l.widths) > limit {
		widest := -1
		for _, i := range l.row {
			if table.Columns[i].Flex && l.widths[i] > narrowest && (widest < 0 || l.widths[i] > l.widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return false
		}
		l.widths[widest]--
	}
	return true
}

// lines writes a row; a cell that was made narrower takes several lines.
func (t Terminal) lines(table *report.Table, row []report.Cell, l layout) []string {
	cells, height := make([][]string, len(l.row)), 1
	for n, i := range l.row {
		cells[n] = wrap(oneLine(row[i].Text), l.widths[i])
		height = max(height, len(cells[n]))
	}
	lines := make([]string, height)
	for h := range lines {
		var b strings.Builder
		for n, i := range l.row {
			text := ""
			if h < len(cells[n]) {
				text = cells[n][h]
			}
			b.WriteString(t.cell(text, l.widths[i], row[i].Tone, table.Columns[i].Right, n == len(l.row)-1))
		}
		lines[h] = strings.TrimRight(b.String(), " ")
	}
	return lines
}

func (t Terminal) cell(text string, w int, tone report.Tone, right, last bool) string {
	space := strings.Repeat(" ", max(0, w-width(text)))
	switch {
	case right && last:
		return space + t.tone(text, tone)
	case right:
		return space + t.tone(text, tone) + strings.Repeat(" ", gap)
	case last:
		return t.tone(text, tone)
	}
	return t.tone(text, tone) + space + strings.Repeat(" ", gap)
}

// cards writes each value on a line of its own, a blank line between rows.
func (t Terminal) cards(out *bufio.Writer, table *report.Table) {
	sections := table.Sections
	for n, row := range table.Rows {
		if len(sections) > 0 && sections[0].Row == n {
			t.section(out, sections[0])
			sections = sections[1:]
		}
		if n > 0 {
			out.WriteString("\n")
		}
		var facts []report.Fact
		for i, column := range table.Columns {
			if column.Title != "" && row[i].Text != "" {
				facts = append(facts, report.Fact{Name: column.Title, Cell: row[i]})
			}
		}
		t.facts(out, facts)
	}
}
