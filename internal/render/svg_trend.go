package render

import (
	"fmt"
	"strings"

	"github.com/opcat-tools/npm/internal/report"
)

// The measures of lines over a row of labels.
const (
	trendLeft   = 60
	trendRight  = 770
	trendHeight = 200
	belowAxis   = 36 // to the labels, so that a number fits between
	numberRoom  = 32 // that a number above a mark needs below another line
)

// marks tell lines apart beside their strokes: a disc, a square, a triangle.
var marks = []struct{ dash, path string }{
	{"", "a4 4 0 1 0 8 0a4 4 0 1 0 -8 0"},
	{"7 4", "m0 -4h8v8h-8z"},
	{"2 4", "m0 4h8l-4 -8z"},
}

// trend draws a line for each series, from a height on, with the legend above.
func (out chart) trend(c report.Chart, y int) int {
	y = out.lineLegend(c, y) + svgLine
	highest := 1
	for _, s := range c.Series {
		for _, v := range s.Values {
			highest = max(highest, v)
		}
	}
	step := stepOf(highest)
	top := (highest + step - 1) / step * step
	bottom := y + trendHeight
	for n := 0; n <= top; n += step {
		at := bottom - n*trendHeight/top
		fmt.Fprintf(out, `<path d="M%d %dH%d" stroke="#767676" stroke-width="%s"/>`, trendLeft, at, trendRight, thin(n))
		out.text(trendLeft-8, at+4, "end", fmt.Sprint(n))
	}
	out.years(c.Labels, bottom)
	for i := range c.Series {
		out.line(c.Series[:i+1], func(v int) int { return bottom - v*trendHeight/top })
	}
	return bottom + belowAxis + 4
}

func thin(n int) string {
	if n == 0 {
		return "1"
	}
	return "0.4"
}

// stepOf is a round number between the lines of a scale of four to eight.
func stepOf(highest int) int {
	for unit := 1; ; unit *= 10 {
		for _, step := range []int{unit, 2 * unit, 5 * unit} {
			if highest <= 6*step {
				return step
			}
		}
	}
}

// years writes the labels below the line, as many as there is room for; the
// last is always there.
func (out chart) years(labels []string, bottom int) {
	every := 1 + len(labels)/14
	for i, label := range labels {
		if (len(labels)-1-i)%every == 0 {
			out.label(pointAt(i, len(labels)), bottom+belowAxis, "middle", label, 60)
		}
	}
}

func pointAt(i, of int) int {
	if of == 1 {
		return (trendLeft + trendRight) / 2
	}
	return trendLeft + 20 + i*(trendRight-trendLeft-40)/(of-1)
}

// line draws the last of some series, with a mark for each number. The numbers
// stand above their marks, or below where the line before it is too near.
func (out chart) line(all []report.Series, height func(int) int) {
	nth := len(all) - 1
	s, mark := all[nth], marks[nth%len(marks)]
	var points []string
	for i, v := range s.Values {
		points = append(points, fmt.Sprintf("%d,%d", pointAt(i, len(s.Values)), height(v)))
	}
	fmt.Fprintf(out, `<polyline points="%s" fill="none" stroke="%s" stroke-width="2" stroke-dasharray="%s"/>`+"\n", strings.Join(points, " "), ink, dash(mark.dash))
	for i, v := range s.Values {
		x, y := pointAt(i, len(s.Values)), height(v)
		fmt.Fprintf(out, `<path d="M%d %d%s" fill="%s" stroke="%s" stroke-width="1.5"><title>%s</title></path>`, x-4, y, mark.path, markFill(nth), ink,
			markup(fmt.Sprintf("%s: %d", s.Name, v)))
		if len(s.Values) > mostNumbers {
			continue
		}
		if nth > 0 && y-height(all[nth-1].Values[i]) < numberRoom {
			out.number(x, y+19, v)
		} else {
			out.number(x, y-9, v)
		}
	}
	out.WriteString("\n")
}

// mostNumbers is how many marks may carry their number without crowding.
const mostNumbers = 20

func dash(pattern string) string {
	if pattern == "" {
		return "none"
	}
	return pattern
}

func markFill(nth int) string {
	if nth == 0 {
		return ink
	}
	return paper
}

func (out chart) lineLegend(c report.Chart, y int) int {
	const stroke, space = 44, 24
	x := svgMargin
	y += svgLine
	for i, s := range c.Series {
		mark := marks[i%len(marks)]
		fmt.Fprintf(out, `<path d="M%d %dh%d" stroke="%s" stroke-width="2" stroke-dasharray="%s"/><path d="M%d %d%s" fill="%s" stroke="%s" stroke-width="1.5"/>`,
			x, y-4, stroke, ink, dash(mark.dash), x+stroke/2-4, y-4, mark.path, markFill(i), ink)
		out.text(x+stroke+8, y, "start", s.Name)
		x += stroke + 8 + int(float64(width(s.Name))*svgLetter) + space
	}
	return y
}
