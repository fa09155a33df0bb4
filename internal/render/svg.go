package render

import (
	"bufio"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/report"
)

// SVG draws the charts of a document, one below the other. It is a picture that
// needs nothing else: no script, no font, no file. Patterns tell its parts
// apart, so that it may be printed in black and white; a description tells the
// numbers to whoever cannot see it.
func SVG(w io.Writer, doc *report.Document) error {
	if m, table := mapIn(doc); m != nil {
		return mapAlone(w, doc, m, table)
	}
	out := bufio.NewWriter(w)
	drawn := newChart(standalone(doc.Words))
	height := drawn.margin
	for _, c := range doc.Charts {
		height = drawn.draw(c, height) + 2*drawn.line
	}
	height += drawn.margin - drawn.line
	words := described(doc.Charts, drawn.words)
	if line := readersLine(doc); line != "" {
		words += " " + line
	}
	out.WriteString(drawn.written(titles(doc.Charts), words, height))
	return out.Flush()
}

// chart writes the elements of pictures on an easel.
type chart struct {
	*strings.Builder
	easel
}

func newChart(s easel) chart { return chart{new(strings.Builder), s} }

// written is the whole picture, as high as it has become.
func (out chart) written(title, description string, height int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-labelledby="%s-title %s-desc" lang="%s" direction="%s" font-size="%d" fill="%s"`,
		out.width, height, out.shown(out.width), out.shown(height), out.id, out.id, out.words.Code, out.words.Direction, out.size, out.ink)
	if !out.page {
		b.WriteString(` font-family="Helvetica, Arial, sans-serif"`)
	}
	fmt.Fprintf(&b, ">\n<title id=\"%s-title\">%s</title>\n<desc id=\"%s-desc\">%s</desc>\n", out.id, markup(title), out.id, markup(description))
	b.WriteString(out.patterns())
	if !out.page {
		fmt.Fprintf(&b, `<rect width="%d" height="%d" fill="%s"/>`+"\n", out.width, height, out.ground)
	}
	b.WriteString(out.String())
	b.WriteString("</svg>\n")
	return b.String()
}

// draw draws one chart from a height on and gives the height where it ends.
func (out chart) draw(c report.Chart, y int) int {
	if !out.page {
		y += out.line
		fmt.Fprintf(out, `<text x="%d" y="%d" font-size="17" font-weight="bold">%s</text>`+"\n", out.x(out.margin), y, markup(c.Title))
		y += out.line / 2
	}
	switch {
	case len(c.Labels) == 0:
		y += out.line
		out.text(out.margin, y, "start", out.words.Chart.Nothing)
	case c.Kind == report.Trend:
		y = out.trend(c, y)
	default:
		y = out.bars(c, y)
	}
	for _, note := range c.Notes {
		for _, line := range wrap(oneLine(note), out.lettersIn(out.width-2*out.margin)) {
			y += out.line
			out.text(out.margin, y, "start", line)
		}
	}
	return y
}

// text writes one line; anchor says which end of it x is: start, middle or end.
func (out chart) text(x, y int, anchor, s string) {
	fmt.Fprintf(out, `<text x="%d" y="%d" text-anchor="%s">%s</text>`+"\n", out.x(x), y, anchor, markup(s))
}

// label is text of at most so many units; what is cut off can be read when the
// pointer rests on it.
func (out chart) label(x, y int, anchor, s string, room int) {
	whole := oneLine(s)
	short := cut(whole, out.lettersIn(room))
	if short == whole {
		out.text(x, y, anchor, out.words.Foreign(s))
		return
	}
	fmt.Fprintf(out, `<text x="%d" y="%d" text-anchor="%s">%s<title>%s</title></text>`+"\n", out.x(x), y, anchor, markup(out.words.Foreign(short)), markup(s))
}

// number writes a number on the paper's colour, so that no pattern lies behind
// it.
func (out chart) number(x, y, n int) {
	w := out.widthOf(n) + 4
	fmt.Fprintf(out, `<rect x="%d" y="%d" width="%d" height="16" rx="3" fill="%s"/>`, out.left(x-w/2, w), y-12, w, out.ground)
	fmt.Fprintf(out, `<text x="%d" y="%d" text-anchor="middle" font-size="%d">%s</text>`+"\n", out.x(x), y, out.size-1, out.words.Number(n))
}

// legend shows the sign of each series with its name, in as many rows as it
// needs. A sign is so wide, and draw draws it from x on, its foot at y.
func (out chart) legend(c report.Chart, y, wide int, draw func(i, x, y int)) int {
	const space = 18
	x := out.margin
	y += out.line
	for i, s := range c.Series {
		long := wide + 8 + out.long(s.Name)
		if x > out.margin && x+long > out.width-out.margin {
			x, y = out.margin, y+out.line+2
		}
		draw(i, x, y)
		out.label(x+wide+6, y, "start", s.Name, out.width-out.margin-x-wide-6)
		x += long + space
	}
	return y
}

func titles(charts []report.Chart) string {
	var all []string
	for _, c := range charts {
		all = append(all, c.Title)
	}
	return strings.Join(all, "; ")
}

// described tells every number of some charts in words.
func described(charts []report.Chart, w *language.Words) string {
	var all []string
	for _, c := range charts {
		all = append(all, w.Chart.Opening.With("title", c.Title, "unit", c.Unit))
		for i, label := range c.Labels {
			all = append(all, w.Chart.Bar.With("label", label, "parts", numbersOf(c, i, w)))
		}
		all = append(all, c.Notes...)
	}
	return strings.Join(all, " ")
}

// numbersOf says one bar, or what the lines of a trend are at one point.
func numbersOf(c report.Chart, i int, w *language.Words) string {
	if len(c.Series) == 1 {
		return w.Number(c.Total(i))
	}
	var all []string
	for _, s := range c.Series {
		if c.Kind == report.Trend || s.Values[i] > 0 {
			all = append(all, w.Chart.Part.With("name", s.Name, "n", w.Number(s.Values[i])))
		}
	}
	return cmp.Or(strings.Join(all, w.Numbers.Comma), w.Number(0))
}

// markup makes text of a register harmless: no markup, and nothing that
// hides or reorders letters.
func markup(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(oneLine(s))) // a Builder never fails
	return b.String()
}
