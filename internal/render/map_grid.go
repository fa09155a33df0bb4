package render

import (
	"fmt"
	"strconv"

	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/report"
)

// The measures of the grid.
const (
	gridLeft   = mapMargin + 22 // where its cells begin; the numbers of influence stand before
	gridCell   = 186            // the width of a cell
	gridLow    = 78             // the least height of a cell
	gridInset  = 8
	gridNames  = 1200 // how high it may grow by the names in it; beyond that they become numbers
	gridWidth  = gridCell * report.Scale
	keyColumns = 3
)

// markFills are the colours of the stances, in their order; the shapes tell them
// apart too, and the last is empty.
var markFills = []string{"#2e8b57", "#3b82c4", "#7f7f7f", "#b9770e", "#d1483f", "none"}

// grid draws influence by interest, from a height on.
func (c *canvas) grid(g *report.Grid, y int) {
	y = c.gridLegend(g, y) + mapLine
	up := "↑ " + c.axis(g.Up, g)
	c.text(mapMargin, y, up, bold)
	y += mapLine / 2
	cells := map[point][]int{}
	for i, p := range g.Points {
		at := point{p.Across, p.Up}
		cells[at] = append(cells[at], i)
	}
	named := c.gridHeight(g, cells, true) <= gridNames
	top := y
	c.rule(gridLeft, y, gridLeft+gridWidth, y)
	for up := report.Scale; up >= 1; up-- {
		high := c.rowHeight(g, cells, up, named)
		c.text(mapMargin, y+high/2+4, strconv.Itoa(up), bold)
		for across := 1; across <= report.Scale; across++ {
			c.gridCell(g, cells[point{across, up}], gridLeft+(across-1)*gridCell, y, named)
		}
		y += high
		c.rule(gridLeft, y, gridLeft+gridWidth, y)
	}
	for across := range report.Scale + 1 {
		c.rule(gridLeft+across*gridCell, top, gridLeft+across*gridCell, y)
	}
	y = c.gridAcross(g, y)
	if !named {
		y = c.gridKey(g, g.Names, g.Points, 1, y)
	}
	c.gridKey(g, g.Unplaced, g.UnplacedOff, 0, y)
}

// gridAcross names the axis below the grid, whose arrow points where a reader of
// the script goes.
func (c *canvas) gridAcross(g *report.Grid, y int) int {
	y += mapLine + 2
	for across := 1; across <= report.Scale; across++ {
		c.anchored(gridLeft+(across-1)*gridCell+gridCell/2, y, "middle", strconv.Itoa(across), bold)
	}
	arrow := "→"
	if c.words.Direction == language.RightToLeft {
		arrow = "←"
	}
	y += mapLine + 4
	c.anchored(gridLeft+gridWidth, y, "end", c.axis(g.Across, g)+" "+arrow, bold)
	return y + mapLine
}

// axis is the name of an axis with its ends.
func (c *canvas) axis(name string, g *report.Grid) string {
	return fmt.Sprintf("%s (1: %s%s%d: %s)", name, g.Low, c.words.Numbers.Comma, report.Scale, g.High)
}

func (c *canvas) gridHeight(g *report.Grid, cells map[point][]int, named bool) int {
	sum := 0
	for up := 1; up <= report.Scale; up++ {
		sum += c.rowHeight(g, cells, up, named)
	}
	return sum
}

// rowHeight is how high the cells of one influence are: as high as the fullest.
func (c *canvas) rowHeight(g *report.Grid, cells map[point][]int, up int, named bool) int {
	highest := gridLow
	for across := 1; across <= report.Scale; across++ {
		inside, high := cells[point{across, up}], 2*gridInset
		if named {
			for _, i := range inside {
				high += gridEntry(nameLines(g.Points[i].Name))
			}
		} else {
			each, perRow := slot(g)
			high += (len(inside) + perRow - 1) / perRow * each.y
		}
		highest = max(highest, high)
	}
	return highest
}

// nameLines breaks a name for a cell.
func nameLines(name string) []string {
	return wrap(oneLine(name), letters(gridCell-2*gridInset-18, mapText))
}

func gridEntry(lines []string) int { return len(lines)*mapLine + 4 }

// slot is the room of a number in a cell, and how many stand beside each other.
func slot(g *report.Grid) (room point, perRow int) {
	room = point{26 + breadth(strconv.Itoa(len(g.Points)), mapText), 22}
	return room, max(1, (gridCell-2*gridInset)/room.x)
}

// gridCell writes those who stand in one cell: with their names, or with numbers.
func (c *canvas) gridCell(g *report.Grid, inside []int, x, y int, named bool) {
	x, y = x+gridInset, y+gridInset
	each, perRow := slot(g)
	for n, i := range inside {
		p := g.Points[i]
		if named {
			lines := nameLines(p.Name)
			c.mark(p.Mark, x+6, y+8)
			c.paragraph(x+18, y, lines, "")
			y += gridEntry(lines)
			continue
		}
		at := point{x + n%perRow*each.x, y + n/perRow*each.y}
		c.mark(p.Mark, at.x+6, at.y+8)
		c.text(at.x+17, at.y+12, strconv.Itoa(i+1), "")
	}
}

// mark draws the shape of a stance around a point: a star, a circle, a square, a
// diamond, a triangle, or an empty circle.
func (c *canvas) mark(n, x, y int) {
	how := fmt.Sprintf(`fill="%s" stroke="%s"`, markFills[min(n, len(markFills)-1)], c.ink)
	switch n {
	case 0:
		c.polygon([]point{{x, y - 7}, {x + 2, y - 2}, {x + 7, y - 2}, {x + 3, y + 1}, {x + 5, y + 6}, {x, y + 3},
			{x - 5, y + 6}, {x - 3, y + 1}, {x - 7, y - 2}, {x - 2, y - 2}}, how)
	case 2:
		c.rect(x-5, y-5, 10, 10, how)
	case 3:
		c.polygon([]point{{x, y - 7}, {x + 6, y}, {x, y + 7}, {x - 6, y}}, how)
	case 4:
		c.polygon([]point{{x, y - 6}, {x + 6, y + 5}, {x - 6, y + 5}}, how)
	default:
		c.circle(x, y, 5, how)
	}
}

// gridLegend shows which shape is which stance.
func (c *canvas) gridLegend(g *report.Grid, y int) int {
	x := mapMargin
	y += mapLine
	for i, m := range g.Marks {
		long := 20 + breadth(m.Name, mapText) + 18
		if x > mapMargin && x+long > gridLeft+gridWidth {
			x, y = mapMargin, y+mapLine+4
		}
		c.mark(i, x+6, y-5)
		c.text(x+18, y, m.Name, "")
		x += long
	}
	return y + mapLine/2
}

// gridKey lists names below the grid, in columns, with numbers from first on; with
// none where first is 0. It gives the height where it ends.
func (c *canvas) gridKey(g *report.Grid, heading string, points []report.GridPoint, first, y int) int {
	if len(points) == 0 {
		return y
	}
	y += mapLine
	c.text(mapMargin, y, heading, bold)
	y += mapLine / 2
	indent := 18
	if first > 0 {
		indent += 8 + breadth(strconv.Itoa(first+len(points)), mapText)
	}
	return c.columns(len(points), keyColumns, gridLeft+gridWidth-mapMargin, y,
		func(i, room int) []string { return wrap(oneLine(points[i].Name), letters(room-indent-12, mapText)) },
		func(i, x, y int, lines []string) {
			c.mark(points[i].Mark, x+6, y+8)
			if first > 0 {
				c.text(x+18, y+12, strconv.Itoa(first+i), bold)
			}
			c.paragraph(x+indent, y, lines, "")
		})
}

// columns sets entries below each other in columns of about the same height, from
// the first to the last, and gives the height where they end.
func (c *canvas) columns(n, columns, room, y int, lines func(i, room int) []string, set func(i, x, y int, lines []string)) int {
	each, all := room/columns, 0
	broken := make([][]string, n)
	for i := range n {
		broken[i] = lines(i, each)
		all += gridEntry(broken[i])
	}
	column, at, lowest := 0, 0, 0
	for i := range n {
		if column < columns-1 && at > 0 && at+gridEntry(broken[i])/2 > all/columns {
			column, at = column+1, 0
		}
		set(i, mapMargin+column*each, y+at, broken[i])
		at += gridEntry(broken[i])
		lowest = max(lowest, at)
	}
	return y + lowest
}
