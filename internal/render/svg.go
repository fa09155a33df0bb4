package render

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/opcat-tools/npm/internal/report"
)

// The measures of a picture, in its own units: those of a screen at full size.
const (
	svgWidth  = 800
	svgMargin = 16
	svgLine   = 20  // from one line of text to the next
	svgLetter = 7.6 // the width of a letter of 13, on the safe side
)

// SVG draws the charts of a document, one below the other. It is a picture that
// needs nothing else: no script, no font, no file. Patterns tell its parts
// apart, so that it may be printed in black and white; a description tells the
// numbers to whoever cannot see it.
func SVG(w io.Writer, doc *report.Document) error {
	out := bufio.NewWriter(w)
	var drawn strings.Builder
	height := svgMargin
	for _, c := range doc.Charts {
		height = chart{&drawn}.draw(c, height) + 2*svgLine
	}
	height += svgMargin - svgLine
	fmt.Fprintf(out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-labelledby="chart-title chart-desc" font-family="Helvetica, Arial, sans-serif" font-size="13" fill="%s">`+"\n",
		svgWidth, height, svgWidth, height, ink)
	fmt.Fprintf(out, "<title id=\"chart-title\">%s</title>\n<desc id=\"chart-desc\">%s</desc>\n", markup(titles(doc.Charts)), markup(described(doc)))
	out.WriteString(patterns())
	fmt.Fprintf(out, `<rect width="%d" height="%d" fill="%s"/>`+"\n", svgWidth, height, paper)
	out.WriteString(drawn.String())
	out.WriteString("</svg>\n")
	return out.Flush()
}

func titles(charts []report.Chart) string {
	var all []string
	for _, c := range charts {
		all = append(all, c.Title)
	}
	return strings.Join(all, "; ")
}

// described tells every number of the charts in words.
func described(doc *report.Document) string {
	var all []string
	for _, c := range doc.Charts {
		all = append(all, c.Title+", in numbers of "+c.Unit+".")
		for i, label := range c.Labels {
			var parts []string
			for _, s := range c.Series {
				if len(c.Series) == 1 || c.Kind == report.Trend || s.Values[i] > 0 {
					parts = append(parts, fmt.Sprintf("%s %d", s.Name, s.Values[i]))
				}
			}
			if len(c.Series) == 1 {
				all = append(all, fmt.Sprintf("%s: %d.", label, c.Total(i)))
				continue
			}
			all = append(all, label+": "+strings.Join(parts, ", ")+".")
		}
		all = append(all, c.Notes...)
	}
	if line := readersLine(doc); line != "" {
		all = append(all, line)
	}
	return strings.Join(all, " ")
}

// chart writes the elements of pictures.
type chart struct{ *strings.Builder }

// draw draws one chart from a height on and gives the height where it ends.
func (out chart) draw(c report.Chart, y int) int {
	y += svgLine
	fmt.Fprintf(out, `<text x="%d" y="%d" font-size="17" font-weight="bold">%s</text>`+"\n", svgMargin, y, markup(c.Title))
	y += svgLine / 2
	switch {
	case len(c.Labels) == 0:
		y += svgLine
		out.text(svgMargin, y, "start", "There is nothing to show.")
	case c.Kind == report.Trend:
		y = out.trend(c, y)
	default:
		y = out.bars(c, y)
	}
	for _, note := range c.Notes {
		for _, line := range wrap(oneLine(note), lettersIn(svgWidth-2*svgMargin)) {
			y += svgLine
			out.text(svgMargin, y, "start", line)
		}
	}
	return y
}

// text writes one line; anchor says which end of it x is: start, middle or end.
func (out chart) text(x, y int, anchor, s string) {
	fmt.Fprintf(out, `<text x="%d" y="%d" text-anchor="%s">%s</text>`+"\n", x, y, anchor, markup(s))
}

// label is text of at most so many units; what is cut off can be read when the
// pointer rests on it.
func (out chart) label(x, y int, anchor, s string, room int) {
	short := cut(oneLine(s), lettersIn(room))
	if short == oneLine(s) {
		out.text(x, y, anchor, s)
		return
	}
	fmt.Fprintf(out, `<text x="%d" y="%d" text-anchor="%s">%s<title>%s</title></text>`+"\n", x, y, anchor, markup(short), markup(s))
}

// number writes a number on the paper's colour, so that no pattern lies behind
// it.
func (out chart) number(x, y, n int) {
	w := widthOf(n) + 4
	fmt.Fprintf(out, `<rect x="%d" y="%d" width="%d" height="16" rx="3" fill="%s"/>`, x-w/2, y-12, w, paper)
	fmt.Fprintf(out, `<text x="%d" y="%d" text-anchor="middle" font-size="12">%d</text>`+"\n", x, y, n)
}

// widthOf is how wide a number is.
func widthOf(n int) int { return 8 * len(fmt.Sprint(n)) }

// lettersIn is how many letters fit into so many units.
func lettersIn(room int) int { return int(float64(room) / svgLetter) }

// markup makes text of a register harmless: no markup, and nothing that
// hides or reorders letters.
func markup(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(oneLine(s))) // a Builder never fails
	return b.String()
}
