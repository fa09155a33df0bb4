package render

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/opcat-tools/npm/internal/report"
)

// The measures of lines over a row of labels.
const (
	trendHeight = 200
	belowAxis   = 36 // to the labels, so that a number fits between
	numberRoom  = 32 // that a number above a mark needs below another line
	trendInset  = 20 // from the ends of the axis to the first and the last point
)

// marks tell lines apart beside their strokes: a disc, a square, a triangle.
var marks = []struct{ dash, path string }{
	{"", "a4 4 0 1 0 8 0a4 4 0 1 0 -8 0"},
	{"7 4", "m0 -4h8v8h-8z"},
	{"2 4", "m0 4h8l-4 -8z"},
}

// trend draws a line for each series, from a height on, with the legend above.
func (out chart) trend(c report.Chart, y int) int {
	y = out.lineLegend(c, y) + out.line
	highest := 1
	for _, s := range c.Series {
		for _, v := range s.Values {
			highest = max(highest, v)
		}
	}
	step := stepOf(highest)
	top := (highest + step - 1) / step * step
	axis := out.axisFor(top)
	bottom := y + trendHeight
	for n := 0; n <= top; n += step {
		at := bottom - n*trendHeight/top
		fmt.Fprintf(out, `<path d="M%d %dH%d" stroke="%s" stroke-opacity="0.6" stroke-width="%s"/>`, out.x(axis.from), at, out.x(axis.to), out.ink, thin(n))
		out.text(axis.from-8, at+4, "end", out.words.Number(n))
	}
	out.years(c.Labels, axis, bottom)
	for i := range c.Series {
		out.strokes(c.Series[:i+1], axis, func(v int) int { return bottom - v*trendHeight/top })
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

// axis is the line that the labels stand below.
type axis struct{ from, to int }

// axisFor leaves room for the numbers of the scale.
func (s easel) axisFor(top int) axis {
	if s.page {
		return axis{s.margin + s.widthOf(top) + 10, s.width - s.margin}
	}
	return axis{60, 770}
}

// holds is how many things of a width there is room for beside each other.
func (a axis) holds(wide int) int { return max(1, (a.to-a.from-2*trendInset)/wide) }

// at is where a point lies.
func (a axis) at(i, of int) int {
	if of == 1 {
		return (a.from + a.to) / 2
	}
	return a.from + trendInset + i*(a.to-a.from-2*trendInset)/(of-1)
}

// years writes the labels below the line, as many as there is room for; the
// last is always there.
func (out chart) years(labels []string, a axis, bottom int) {
	every := 1 + (len(labels)-1)/a.holds(yearRoom)
	for i, label := range labels {
		if (len(labels)-1-i)%every == 0 {
			out.label(a.at(i, len(labels)), bottom+belowAxis, "middle", label, 60)
		}
	}
}

// The room that a year needs below the line, and a number above it.
const (
	yearRoom   = 48
	pointsRoom = 32
)

// strokes draws the last of some series, with a mark for each number. The
// numbers stand above their marks, or below where the line before it is too
// near.
func (out chart) strokes(all []report.Series, a axis, height func(int) int) {
	nth := len(all) - 1
	s, mark := all[nth], marks[nth%len(marks)]
	var points []string
	for i, v := range s.Values {
		points = append(points, fmt.Sprintf("%d,%d", out.x(a.at(i, len(s.Values))), height(v)))
	}
	fmt.Fprintf(out, `<polyline points="%s" fill="none" stroke="%s" stroke-width="2" stroke-dasharray="%s"/>`+"\n", strings.Join(points, " "), out.ink, cmp.Or(mark.dash, "none"))
	for i, v := range s.Values {
		x, y := a.at(i, len(s.Values)), height(v)
		fmt.Fprintf(out, `<path d="M%d %d%s" fill="%s" stroke="%s" stroke-width="1.5"><title>%s</title></path>`, out.x(x)-4, y, mark.path, out.markFill(nth), out.ink,
			markup(s.Name+": "+out.words.Number(v)))
		if len(s.Values) > a.holds(pointsRoom) {
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

// markFill tells the first line apart by full marks.
func (s easel) markFill(nth int) string {
	if nth == 0 {
		return s.ink
	}
	return s.ground
}

// lineLegend shows the stroke and the mark of each line with its name.
func (out chart) lineLegend(c report.Chart, y int) int {
	const stroke = 44
	return out.legend(c, y, stroke, func(i, x, y int) {
		mark := marks[i%len(marks)]
		fmt.Fprintf(out, `<path d="M%d %dh%d" stroke="%s" stroke-width="2" stroke-dasharray="%s"/><path d="M%d %d%s" fill="%s" stroke="%s" stroke-width="1.5"/>`,
			out.left(x, stroke), y-4, stroke, out.ink, cmp.Or(mark.dash, "none"), out.x(x+stroke/2)-4, y-4, mark.path, out.markFill(i), out.ink)
	})
}
