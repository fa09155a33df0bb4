package render

import (
	"fmt"

	"github.com/opcat-tools/npm/internal/report"
)

// The measures of bars.
const (
	barLeft   = 290 // where they begin; their labels stand before
	barRight  = 730 // where the longest ends; its number stands after
	barHeight = 18
	barRow    = 26
)

// bars draws a bar for each label, from a height on, and the legend above them
// where a bar has parts.
func (out chart) bars(c report.Chart, y int) int {
	if len(c.Series) > 1 {
		y = out.legend(c, y)
	}
	y += svgLine / 2
	longest := 1
	for i := range c.Labels {
		longest = max(longest, c.Total(i))
	}
	for i, label := range c.Labels {
		out.label(barLeft-10, y+barHeight-4, "end", label, barLeft-10-svgMargin)
		out.bar(c, i, y, longest)
		y += barRow
	}
	fmt.Fprintf(out, `<path d="M%d %dv%d" stroke="%s"/>`+"\n", barLeft, y-len(c.Labels)*barRow-4, len(c.Labels)*barRow, ink)
	return y
}

// bar draws the parts of one bar; each says what it is when the pointer rests
// on it, and shows its number where that fits.
func (out chart) bar(c report.Chart, i, y, longest int) {
	before := 0
	for part, s := range c.Series {
		n := s.Values[i]
		if n == 0 {
			continue
		}
		from, to := along(before, longest), along(before+n, longest)
		before += n
		fmt.Fprintf(out, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s" stroke="%s"><title>%s</title></rect>`,
			from, y, to-from, barHeight, fill(part), ink, markup(fmt.Sprintf("%s, %s: %d", c.Labels[i], s.Name, n)))
		if len(c.Series) > 1 && to-from >= widthOf(n)+10 {
			out.number((from+to)/2, y+barHeight-5, n)
		}
		out.WriteString("\n")
	}
	fmt.Fprintf(out, `<text x="%d" y="%d" font-weight="bold">%d</text>`+"\n", along(before, longest)+8, y+barHeight-4, c.Total(i))
}

// along is where a number lies on the way from the first to the longest.
func along(n, longest int) int { return barLeft + n*(barRight-barLeft)/longest }

// legend shows the pattern of each part with its name, in as many rows as it
// needs.
func (out chart) legend(c report.Chart, y int) int {
	const box, space = 26, 18
	x := svgMargin
	y += svgLine
	for part, s := range c.Series {
		long := box + 8 + int(float64(width(s.Name))*svgLetter)
		if x > svgMargin && x+long > svgWidth-svgMargin {
			x, y = svgMargin, y+svgLine+2
		}
		fmt.Fprintf(out, `<rect x="%d" y="%d" width="%d" height="14" fill="%s" stroke="%s"/>`, x, y-11, box, fill(part), ink)
		out.text(x+box+6, y, "start", s.Name)
		x += long + space
	}
	return y + svgLine/2
}
