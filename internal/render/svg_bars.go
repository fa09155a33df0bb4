package render

import (
	"fmt"

	"github.com/opcat-tools/npm/internal/report"
)

const barHeight = 18

// bars draws a bar for each label, from a height on, and the legend above them
// where a bar has parts.
func (out chart) bars(c report.Chart, y int) int {
	if len(c.Series) > 1 {
		y = out.barLegend(c, y)
	}
	y += out.line / 2
	longest, r := 1, out.rackFor(c)
	for i := range c.Labels {
		longest = max(longest, c.Total(i))
	}
	top := y
	for i, label := range c.Labels {
		if r.above {
			out.label(r.from, y+out.size, "start", label, out.width-out.margin-r.from)
			out.bar(c, i, y+out.line-1, longest, r)
		} else {
			out.label(r.from-10, y+barHeight-4, "end", label, r.from-10-out.margin)
			out.bar(c, i, y, longest, r)
		}
		y += r.row
	}
	if !r.above {
		fmt.Fprintf(out, `<path d="M%d %dV%d" stroke="%s"/>`+"\n", out.x(r.from), top-4, y-4, out.ink)
	}
	return y
}

// bar draws the parts of one bar; each says what it is when the pointer rests
// on it, and shows its number where that fits.
func (out chart) bar(c report.Chart, i, y, longest int, r rack) {
	along := func(n int) int { return r.from + n*(r.to-r.from)/longest }
	before := 0
	for part, s := range c.Series {
		n := s.Values[i]
		if n == 0 {
			continue
		}
		from, to := along(before), along(before+n)
		before += n
		fmt.Fprintf(out, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s" stroke="%s"><title>%s</title></rect>`,
			out.left(from, to-from), y, to-from, barHeight, out.fill(part, s), out.ink, markup(c.Labels[i]+", "+s.Name+": "+out.words.Number(n)))
		if len(c.Series) > 1 && to-from >= out.widthOf(n)+10 {
			out.number((from+to)/2, y+barHeight-5, n)
		}
		out.WriteString("\n")
	}
	fmt.Fprintf(out, `<text x="%d" y="%d" font-weight="bold">%s</text>`+"\n", out.x(along(before)+8), y+barHeight-4, out.words.Number(before))
}

// barLegend shows the pattern of each part with its name.
func (out chart) barLegend(c report.Chart, y int) int {
	const box = 26
	return out.line/2 + out.legend(c, y, box, func(i, x, y int) {
		fmt.Fprintf(out, `<rect x="%d" y="%d" width="%d" height="14" fill="%s" stroke="%s"/>`, out.left(x, box), y-11, box, out.fill(i, c.Series[i]), out.ink)
	})
}
