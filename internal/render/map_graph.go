package render

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/report"
)

// The measures of graphs.
const (
	graphWide  = 1300 // how wide parts of it stand beside each other
	graphGap   = 40   // between parts
	aloneRows  = 4    // columns of those without an arrow
	arrowLong  = 9
	arrowHigh  = 4
	sampleLong = 46 // of a line in the legend
)

// lineStyles tell the kinds of arrows apart, by colour and by dashes.
var lineStyles = []struct{ colour, dashes string }{
	{"#3b82c4", ""}, {"#2e8b57", "9 4"}, {"#b9770e", "2 3"}, {"#d1483f", "12 3 2 3"}, {"#8a63c9", "5 3"},
	{"#7f7f7f", "14 3 2 3 2 3"}, {"#b0579b", "1 4"}, {"#3f8f9b", "20 5"},
}

func nodeText(name string) []string {
	return wrap(oneLine(name), letters(nodeWidth-16, mapText))
}

// lineStyle is how arrows of a kind are drawn; the tie of the tree is thin.
func lineStyle(g *report.Graph, kind int, ink string) (stroke, colour string) {
	if g.Kinds[kind].Tree {
		return fmt.Sprintf(`fill="none" stroke="%s" stroke-opacity="0.7"`, ink), ink
	}
	s := lineStyles[kind%len(lineStyles)]
	stroke = fmt.Sprintf(`fill="none" stroke="%s" stroke-width="2"`, s.colour)
	if s.dashes != "" {
		stroke += fmt.Sprintf(` stroke-dasharray="%s"`, s.dashes)
	}
	return stroke, s.colour
}

// graph draws bodies and the arrows between them, from a height on.
func (c *canvas) graph(g *report.Graph, y int) {
	if len(g.Edges) > 0 {
		y = c.graphLegend(g, y)
	}
	x, lowest := mapMargin, y
	for _, part := range components(g) {
		l := layOut(g, part)
		width, height := l.size()
		if x > mapMargin && x+width > graphWide {
			x, y = mapMargin, lowest
		}
		c.layered(g, l, x, y)
		lowest = max(lowest, y+height+graphGap)
		x += width + graphGap
	}
	if len(g.Others) == 0 {
		return
	}
	y = lowest + mapLine
	c.text(mapMargin, y, g.Alone, bold)
	c.columns(len(g.Others), aloneRows, max(c.width, 1000)-2*mapMargin, y+mapLine/2,
		func(i, room int) []string { return wrap(oneLine(g.Others[i]), letters(room-16, mapText)) },
		func(_, x, y int, lines []string) { c.paragraph(x, y, lines, "") })
}

// components are the nodes that arrows hold together, the largest part first.
func components(g *report.Graph) [][]int {
	ties := make([][]int, len(g.Nodes))
	for _, e := range g.Edges {
		ties[e.From], ties[e.To] = append(ties[e.From], e.To), append(ties[e.To], e.From)
	}
	var all [][]int
	seen := make([]bool, len(g.Nodes))
	for n := range g.Nodes {
		var part []int
		for next := []int{n}; len(next) > 0; next = next[1:] {
			if !seen[next[0]] {
				seen[next[0]] = true
				part = append(part, next[0])
				next = append(next, ties[next[0]]...)
			}
		}
		if part != nil {
			slices.Sort(part)
			all = append(all, part)
		}
	}
	slices.SortStableFunc(all, func(a, b []int) int { return cmp.Compare(len(b), len(a)) })
	return all
}

// layered draws one part: its arrows first, so that boxes stand before them.
func (c *canvas) layered(g *report.Graph, l *layered, x, y int) {
	leaving, arriving := l.ports()
	for n, t := range l.lines {
		first, last := l.items[t.path[0]], l.items[t.path[len(t.path)-1]]
		from := point{x + l.left(first.layer) + nodeWidth, y + first.y + leaving[n]}
		to := point{x + l.left(last.layer), y + last.y + arriving[n]}
		if l.beside(t) {
			c.arc(g, t, from, point{to.x + nodeWidth, to.y}, l.gap-20)
			continue
		}
		points := []point{from}
		for _, it := range t.path[1 : len(t.path)-1] {
			lane := l.items[it]
			at := point{x + l.left(lane.layer), y + lane.y + lane.height/2}
			points = append(points, at, point{at.x + nodeWidth, at.y})
		}
		c.arrow(g, t, append(points, to))
	}
	for _, it := range l.items {
		if it.node >= 0 {
			c.node(g.Nodes[it.node], x+l.left(it.layer), y+it.y, it.height)
		}
	}
}

// node draws a box with a name in its middle.
func (c *canvas) node(name string, x, y, height int) {
	c.rect(x, y, nodeWidth, height, fmt.Sprintf(`rx="4" fill="%s" stroke="%s"`, c.ground, c.ink))
	lines := nodeText(name)
	foot := y + (height-len(lines)*mapLine)/2
	for i, line := range lines {
		c.anchored(x+nodeWidth/2, foot+(i+1)*mapLine-4, "middle", line, "")
	}
}

// port is an end of a line at a box; other is how high its other end is.
type port struct {
	line, other int
	at          []int // where its height is kept
}

// ports is how far below the top of its box each line leaves and arrives: in the
// order of the other ends, so that lines do not cross at the box.
func (l *layered) ports() (leaving, arriving []int) {
	leaving, arriving = make([]int, len(l.lines)), make([]int, len(l.lines))
	left, right := make([][]port, len(l.items)), make([][]port, len(l.items))
	middle := func(i int) int { return l.items[i].y + l.items[i].height/2 }
	for n, t := range l.lines {
		first, last := t.path[0], t.path[len(t.path)-1]
		right[first] = append(right[first], port{n, middle(t.path[1]), leaving})
		side := left
		if l.beside(t) {
			side = right
		}
		side[last] = append(side[last], port{n, middle(t.path[len(t.path)-2]), arriving})
	}
	for i, it := range l.items {
		spread(left[i], it.height)
		spread(right[i], it.height)
	}
	return leaving, arriving
}

func spread(ports []port, height int) {
	slices.SortStableFunc(ports, func(a, b port) int { return cmp.Compare(a.other, b.other) })
	for i, p := range ports {
		p.at[p.line] = height * (i + 1) / (len(ports) + 1)
	}
}

// arc draws an arrow between two boxes of a layer, within the room beside it.
func (c *canvas) arc(g *report.Graph, t *track, from, to point, room int) {
	stroke, colour := lineStyle(g, t.edge.Kind, c.ink)
	if t.back {
		from, to = to, from
	}
	c.head(to, 1, colour, g.Kinds[t.edge.Kind].Tree)
	to.x += arrowLong
	out := from.x + min(room, 30+max(from.y-to.y, to.y-from.y)/6)
	c.add(out, max(from.y, to.y), func(f flip) string {
		return fmt.Sprintf(`<path d="M%d %dC%d %d %d %d %d %d" %s/>`, f.x(from.x), from.y, f.x(out), from.y, f.x(out), to.y, f.x(to.x), to.y, stroke)
	})
}

// arrow draws a line through points, bending between layers, with its head at the
// body it leads to.
func (c *canvas) arrow(g *report.Graph, t *track, points []point) {
	stroke, colour := lineStyle(g, t.edge.Kind, c.ink)
	last := len(points) - 1
	if t.back {
		c.head(points[0], 1, colour, g.Kinds[t.edge.Kind].Tree)
		points[0].x += arrowLong
	} else {
		c.head(points[last], -1, colour, g.Kinds[t.edge.Kind].Tree)
		points[last].x -= arrowLong
	}
	c.add(points[last].x, points[last].y, func(f flip) string {
		var d strings.Builder
		fmt.Fprintf(&d, "M%d %d", f.x(points[0].x), points[0].y)
		for i := 1; i < len(points); i += 2 {
			from, to := points[i-1], points[i]
			middle := f.x((from.x + to.x) / 2)
			fmt.Fprintf(&d, "C%d %d %d %d %d %d", middle, from.y, middle, to.y, f.x(to.x), to.y)
			if i < last {
				fmt.Fprintf(&d, "H%d", f.x(points[i+1].x))
			}
		}
		return fmt.Sprintf(`<path d="%s" %s/>`, d.String(), stroke)
	})
}

// head draws the head of an arrow whose point is at p; side says on which side of
// it the line is: -1 before, 1 after. The tie of the tree has an empty one.
func (c *canvas) head(p point, side int, colour string, empty bool) {
	fill := colour
	if empty {
		fill = c.ground
	}
	c.polygon([]point{p, {p.x + side*arrowLong, p.y - arrowHigh}, {p.x + side*arrowLong, p.y + arrowHigh}},
		fmt.Sprintf(`fill="%s" stroke="%s"`, fill, colour))
}

// graphLegend shows the line of each kind.
func (c *canvas) graphLegend(g *report.Graph, y int) int {
	y += mapLine
	x := mapMargin
	for kind, k := range g.Kinds {
		long := sampleLong + 8 + breadth(k.Name, mapText) + 20
		if x > mapMargin && x+long > graphWide-mapMargin {
			x, y = mapMargin, y+mapLine+6
		}
		t := &track{edge: report.GraphEdge{Kind: kind}}
		c.arrow(g, t, []point{{x, y - 4}, {x + sampleLong, y - 4}})
		c.text(x+sampleLong+8, y, k.Name, "")
		x += long
	}
	return y + 2*mapLine
}
