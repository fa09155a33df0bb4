package render

import (
	"fmt"

	"github.com/opcat-tools/npm/internal/report"
)

// The measures of an outline.
const (
	outlineWidth  = 1000
	outlineNames  = 300 // the least width of the names
	outlineIndent = 20
	outlineColumn = 215 // the most that a column of words takes
	outlineBar    = 90  // the longest bar
	outlineGap    = 18  // between columns
	outlineMark   = 15  // the room of the mark of what is missing
)

// outlineLayout is where the columns of an outline begin, the names first.
type outlineLayout struct {
	names int // the width of the names
	from  []int
	text  []int // the width of the text of each column
	most  []int // the largest number of each column
	end   int
}

func layOutline(o *report.Outline) outlineLayout {
	l := outlineLayout{from: make([]int, len(o.Columns)), text: make([]int, len(o.Columns)), most: make([]int, len(o.Columns))}
	rest, deepest := 0, 0
	for i, column := range o.Columns {
		l.text[i] = bolder(column.Title)
		if column.Bars {
			l.text[i] -= outlineBar // the heading stands above the bars too
		}
		for _, row := range o.Rows {
			room := bolder(row.Cells[i].Text) + outlineMark
			if !row.Cells[i].Gap {
				room = breadth(row.Cells[i].Text, mapText)
			}
			l.text[i], l.most[i] = max(l.text[i], room), max(l.most[i], row.Cells[i].Size)
		}
		l.text[i] = min(l.text[i], outlineColumn)
		rest += l.text[i] + outlineGap
		if column.Bars {
			rest += outlineBar + 6
		}
	}
	for _, row := range o.Rows {
		deepest = max(deepest, row.Depth)
	}
	l.names = max(outlineWidth-2*mapMargin-rest, outlineNames+outlineIndent*deepest)
	x := mapMargin + l.names
	for i, column := range o.Columns {
		l.from[i] = x + outlineGap
		x += l.text[i] + outlineGap
		if column.Bars {
			x += outlineBar + 6
		}
	}
	l.end = x
	return l
}

// bolder is how wide a line of bold text is.
func bolder(s string) int { return breadth(s, mapText+1) }

// outline draws lines of bodies with what is known of them, from a height on.
func (c *canvas) outline(o *report.Outline, y int) {
	l := layOutline(o)
	heads := [][]string{{o.Head}}
	for i, column := range o.Columns {
		room := l.text[i]
		if column.Bars {
			room += outlineBar
		}
		heads = append(heads, wrap(oneLine(column.Title), letters(room, mapText+1)))
	}
	c.paragraph(mapMargin, y, heads[0], bold)
	tallest := 1
	for i, column := range o.Columns {
		tallest = max(tallest, len(heads[i+1]))
		if !column.Right {
			c.paragraph(l.from[i], y, heads[i+1], bold)
			continue
		}
		for n, line := range heads[i+1] {
			c.anchored(l.from[i]+l.text[i], y+mapLine*(n+1)-3, "end", line, bold)
		}
	}
	y += tallest*mapLine + 4
	trunk := make([]int, len(o.Rows)) // how far down the line below each body is drawn
	for i, row := range o.Rows {
		if row.Above >= 0 {
			c.branch(o.Rows[row.Above].Depth, trunk[row.Above], y+branchDrop)
			trunk[row.Above] = y + branchDrop
		}
		y = c.outlineRow(o, l, row, y)
		trunk[i] = y - 2
	}
	c.rule(mapMargin, y, l.end, y)
}

// branchDrop is how far below the top of a line its name is pointed to.
const branchDrop = 11

// branch leads from a body to one below it.
func (c *canvas) branch(depth, from, to int) {
	x := mapMargin + depth*outlineIndent + 6
	c.add(x+outlineIndent, to, func(f flip) string {
		return fmt.Sprintf(`<path d="M%d %dV%dH%d" fill="none" stroke="%s" stroke-opacity="0.6"/>`, f.x(x), from, to, f.x(x+outlineIndent-9), c.ink)
	})
}

// outlineRow writes one body and gives the height where it ends.
func (c *canvas) outlineRow(o *report.Outline, l outlineLayout, row report.OutlineRow, y int) int {
	c.rule(mapMargin, y, l.end, y)
	indent := row.Depth * outlineIndent
	name := wrap(oneLine(row.Name), letters(l.names-indent, mapText+1))
	more := bold
	if row.Context || row.Depth > 0 {
		more = ""
	}
	tallest := c.paragraph(mapMargin+indent, y+3, name, more)
	for i, column := range o.Columns {
		cell, x := row.Cells[i], l.from[i]
		if column.Bars {
			c.bar(cell.Size, l.most[i], x, y+4)
			x += outlineBar + 6
		}
		tallest = max(tallest, c.outlineCell(cell, column, x, y+3, l.text[i]))
	}
	return y + tallest + 6
}

// outlineCell writes a value; what is missing has a mark and is bold.
func (c *canvas) outlineCell(cell report.OutlineCell, column report.OutlineColumn, x, y, room int) int {
	if cell.Text == "" {
		return 0
	}
	if column.Right && !column.Bars {
		c.anchored(x+room, y+mapLine-3, "end", cell.Text, "")
		if cell.Gap {
			c.warning(x+room-breadth(cell.Text, mapText)-outlineMark, y+mapLine-3)
		}
		return mapLine
	}
	if !cell.Gap {
		return c.paragraph(x, y, wrap(oneLine(cell.Text), letters(room, mapText)), "")
	}
	c.warning(x, y+mapLine-3)
	return c.paragraph(x+outlineMark, y, wrap(oneLine(cell.Text), letters(room-outlineMark, mapText+1)), bold)
}

// bar draws a number as long as it is beside the largest.
func (c *canvas) bar(n, most, x, y int) {
	if n <= 0 || most <= 0 {
		return
	}
	long := max(1, n*outlineBar/most)
	c.rect(x, y, long, 12, fmt.Sprintf(`fill="%s" stroke="%s"`, barFill, c.ink))
}

const barFill = "#3b82c4"
