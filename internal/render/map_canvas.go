package render

import (
	"fmt"
	"hash/fnv"
	"strings"

	"github.com/opcat-tools/npm/internal/language"
)

// The measures of maps, in units of a screen at full size.
const (
	mapMargin = 16
	mapText   = 12 // the size of letters
	mapLine   = 15 // from one line of text to the next
)

// palette is the colours of a picture. Inks and the ground change with a page;
// what tells sorts of things apart lies halfway between black and white, so that
// it is seen on either.
type palette struct{ ink, ground string }

var (
	// printed stands for itself, on paper or anywhere else.
	printed = palette{ink, paper}
	// onPage takes the colours of the page around it, light or dark.
	onPage = palette{"currentColor", "var(--paper, Canvas)"}
)

// canvas collects what a map is drawn from, and grows with it. Its measures are
// those of a script that runs from left to right; for one that runs the other
// way all of it is mirrored when it is written.
type canvas struct {
	palette
	words         *language.Words
	width, height int
	shapes        []func(flip) string
}

// flip mirrors a picture where the script runs from right to left.
type flip struct {
	width int
	on    bool
}

func (f flip) x(x int) int {
	if f.on {
		return f.width - x
	}
	return x
}

// left is where something of a width begins.
func (f flip) left(x, width int) int {
	if f.on {
		return f.width - x - width
	}
	return x
}

func (c *canvas) add(right, bottom int, shape func(flip) string) {
	c.width, c.height = max(c.width, right+mapMargin), max(c.height, bottom+mapMargin)
	c.shapes = append(c.shapes, shape)
}

// letters is how many letters of a size fit into some units, at least a few.
func letters(room, size int) int { return max(6, room*10/(6*size)) }

// breadth is how wide a line of text is, on the safe side.
func breadth(s string, size int) int { return (width(s)*6*size + 9) / 10 }

// text writes one line from x on, its foot at y.
func (c *canvas) text(x, y int, s, more string) { c.anchored(x, y, "start", s, more) }

func (c *canvas) anchored(x, y int, anchor, s, more string) {
	right := x
	if anchor == "start" {
		right += breadth(s, mapText)
	}
	c.add(right, y, func(f flip) string {
		return fmt.Sprintf(`<text x="%d" y="%d" text-anchor="%s"%s>%s</text>`, f.x(x), y, anchor, more, markup(s))
	})
}

// bold is for headings and for what is missing.
const bold = ` font-weight="bold"`

// paragraph writes lines of text below each other and gives the height that they
// take.
func (c *canvas) paragraph(x, y int, lines []string, more string) int {
	for i, line := range lines {
		c.text(x, y+mapLine*(i+1)-3, line, more)
	}
	return mapLine * len(lines)
}

// rect draws a box; more says how.
func (c *canvas) rect(x, y, width, height int, more string) {
	c.add(x+width, y+height, func(f flip) string {
		return fmt.Sprintf(`<rect x="%d" y="%d" width="%d" height="%d" %s/>`, f.left(x, width), y, width, height, more)
	})
}

// rule draws a thin line.
func (c *canvas) rule(x1, y1, x2, y2 int) {
	c.add(max(x1, x2), max(y1, y2), func(f flip) string {
		return fmt.Sprintf(`<path d="M%d %dL%d %d" fill="none" stroke="%s" stroke-opacity="0.35"/>`, f.x(x1), y1, f.x(x2), y2, c.ink)
	})
}

// point is a place in a picture.
type point struct{ x, y int }

// polygon draws a closed shape.
func (c *canvas) polygon(points []point, more string) {
	right, bottom := 0, 0
	for _, p := range points {
		right, bottom = max(right, p.x), max(bottom, p.y)
	}
	c.add(right, bottom, func(f flip) string {
		var b strings.Builder
		for i, p := range points {
			if i > 0 {
				b.WriteString(" ")
			}
			fmt.Fprintf(&b, "%d,%d", f.x(p.x), p.y)
		}
		return fmt.Sprintf(`<polygon points="%s" %s/>`, b.String(), more)
	})
}

// circle draws a circle.
func (c *canvas) circle(x, y, r int, more string) {
	c.add(x+r, y+r, func(f flip) string {
		return fmt.Sprintf(`<circle cx="%d" cy="%d" r="%d" %s/>`, f.x(x), y, r, more)
	})
}

// warning is the mark of what is missing or late: a triangle, beside which the
// text says what.
func (c *canvas) warning(x, y int) {
	c.polygon([]point{{x + 5, y - 9}, {x + 10, y}, {x, y}}, fmt.Sprintf(`fill="%s" stroke="%s"`, warningFill, c.ink))
}

const warningFill = "#d1483f"

// written is the picture as an svg element: with a name and a description for
// whoever cannot see it. A picture's id is made of what it shows, so that two on
// a page differ.
func (c *canvas) written(title, description, class string) string {
	f := flip{c.width, c.words.Direction == language.RightToLeft}
	var inner strings.Builder
	for _, shape := range c.shapes {
		inner.WriteString(shape(f) + "\n")
	}
	sum := fnv.New64a()
	fmt.Fprint(sum, title, description, inner.String())
	id := fmt.Sprintf("map-%012x", sum.Sum64()&0xffffffffffff)
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" class="%s" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-labelledby="%s-title %s-desc" lang="%s" direction="%s" font-family="Helvetica, Arial, 'DejaVu Sans', sans-serif" font-size="%d" fill="%s">`+"\n",
		class, c.width, c.height, c.width, c.height, id, id, c.words.Code, c.words.Direction, mapText, c.ink)
	fmt.Fprintf(&b, "<title id=\"%s-title\">%s</title>\n<desc id=\"%s-desc\">%s</desc>\n", id, markup(title), id, markup(description))
	b.WriteString(inner.String())
	b.WriteString("</svg>\n")
	return b.String()
}
