package render

import (
	"bufio"
	"strings"

	"github.com/opcat-tools/npm/internal/report"
)

// gap is the space between two columns.
const gap = 2

// narrowest is what a column that may be cut keeps at the least.
const narrowest = 12

// layout is how a table is laid out in a width: the columns that stand in the
// row, those that stand on a line of their own below it, and how wide each is.
type layout struct {
	row, below []int
	widths     []int
	cards      bool // too narrow for rows: each value gets a line
}

func (t Terminal) table(out *bufio.Writer, table *report.Table) {
	if len(table.Rows) == 0 {
		if table.Empty != "" {
			out.WriteString(table.Empty + "\n")
		}
		return
	}
	l := t.lay(table)
	if l.cards {
		t.cards(out, table, l)
		return
	}
	heading := make([]report.Cell, len(table.Columns))
	for i, column := range table.Columns {
		heading[i].Text = column.Title
	}
	out.WriteString(t.bold(t.line(table, heading, l)) + "\n")
	for _, row := range table.Rows {
		out.WriteString(t.line(table, row, l) + "\n")
		if len(l.below) > 0 {
			out.WriteString(t.tone(t.lineBelow(row, l), report.Faint) + "\n")
		}
	}
}

// lay tries to put every column in the row; where they do not fit, those that
// may go below do; then those that may be cut shrink; and in a very narrow
// window rows become cards.
func (t Terminal) lay(table *report.Table) layout {
	l := layout{widths: natural(table)}
	for i, column := range table.Columns {
		if column.Title != "" {
			l.row = append(l.row, i)
		}
	}
	if t.Width == 0 || total(l.row, l.widths) <= t.Width {
		return l
	}
	all := l.row
	l.row = nil
	for _, i := range all {
		if table.Columns[i].Below {
			l.below = append(l.below, i)
		} else {
			l.row = append(l.row, i)
		}
	}
	l.cards = !l.shrink(table, t.Width)
	return l
}

func natural(table *report.Table) []int {
	widths := make([]int, len(table.Columns))
	for i, column := range table.Columns {
		widths[i] = width(column.Title)
		for _, row := range table.Rows {
			widths[i] = max(widths[i], width(oneLine(row[i].Text)))
		}
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

// shrink takes from the widest column that may be cut until the row fits, and
// says whether it does.
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

func (t Terminal) line(table *report.Table, row []report.Cell, l layout) string {
	var b strings.Builder
	for n, i := range l.row {
		if n > 0 {
			b.WriteString(strings.Repeat(" ", gap))
		}
		cell := cut(oneLine(row[i].Text), l.widths[i])
		last := n == len(l.row)-1 && !table.Columns[i].Right
		padding := strings.Repeat(" ", l.widths[i]-width(cell))
		switch {
		case last:
			b.WriteString(t.tone(cell, row[i].Tone))
		case table.Columns[i].Right:
			b.WriteString(padding + t.tone(cell, row[i].Tone))
		default:
			b.WriteString(t.tone(cell, row[i].Tone) + padding)
		}
	}
	return strings.TrimRight(b.String(), " ")
}

// lineBelow joins the columns that stand below a row.
func (t Terminal) lineBelow(row []report.Cell, l layout) string {
	var parts []string
	for _, i := range l.below {
		if part := oneLine(row[i].Text); part != "" {
			parts = append(parts, part)
		}
	}
	return cut("    "+strings.Join(parts, "  "), t.Width)
}

// cards writes each value on a line of its own, a blank line between rows.
func (t Terminal) cards(out *bufio.Writer, table *report.Table, l layout) {
	for n, row := range table.Rows {
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
