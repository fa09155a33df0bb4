package render

import (
	"fmt"
	"hash/fnv"

	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/report"
)

// picture draws a chart for a page: an svg element, narrow enough to be read on a
// telephone, without its title, which is the heading above it.
//
// It takes the page's letters and colours: text and lines are in currentColor,
// and the style of the page sets the variables --paper, for what lies behind
// numbers, and --s0 to --s6, for the tints of the parts of bars: the tint and
// the dark one of each of the fills, for a light and a dark page. Without them
// the tints are those of a light one.
func picture(c report.Chart, w *language.Words) string {
	drawn := newChart(easelFor(c, w))
	height := drawn.draw(c, 0) + drawn.line/2
	return drawn.written(c.Title, described([]report.Chart{c}, drawn.words), height)
}

// easelFor is an easel for one chart of a page. Its id is made of the chart, so
// that those of two on a page differ.
func easelFor(c report.Chart, w *language.Words) easel {
	s := standalone(w)
	sum := fnv.New64a()
	fmt.Fprintf(sum, "%+v", c)
	s.page, s.palette, s.id = true, onPage, fmt.Sprintf("chart-%012x", sum.Sum64()&0xffffffffffff)
	s.flip.width, s.margin, s.line, s.size, s.letter, s.zoom = 380, 2, 21, 14, 65, 125
	return s
}
