package render

import (
	"fmt"

	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/report"
)

// easel is what a chart is drawn on: how wide, in which letters and colours, and
// which way it runs. Bars and lines are drawn in the same way on each.
type easel struct {
	palette
	flip
	words  *language.Words
	id     string // what the ids within begin with
	margin int
	line   int // from one line of text to the next
	size   int // of letters
	zoom   int // how large it is shown where there is room, in hundredths
	letter int // the width of a letter in hundredths of its size, on the safe side
	page   bool
}

// standalone is an easel for a picture that stands for itself, in the units of a
// screen at full size.
func standalone(w *language.Words) easel {
	if w == nil {
		w = language.Of("en")
	}
	return easel{palette: printed, flip: flip{800, w.Direction == language.RightToLeft}, words: w, id: "chart",
		margin: 16, line: 20, size: 13, letter: 58, zoom: 100}
}

// long is how wide a line of text is.
func (s easel) long(line string) int { return (width(line)*s.size*s.letter + 99) / 100 }

// lettersIn is how many letters fit into so many units.
func (s easel) lettersIn(room int) int { return room * 100 / (s.size * s.letter) }

// widthOf is how wide a number is.
func (s easel) widthOf(n int) int { return s.long(s.words.Number(n)) }

// shown is how large so many units are where there is room.
func (s easel) shown(units int) int { return units * s.zoom / 100 }

// rack is where the bars of a chart lie: from where the shortest begins to where
// the longest ends, with its number after it.
type rack struct {
	from, to int
	row      int  // from one bar to the next
	above    bool // the label of a bar stands above it
}

// rackFor leaves room for labels. On a page, which may be that of a telephone,
// labels of more than a word or two stand above their bars.
func (s easel) rackFor(c report.Chart) rack {
	largest, longest, long := 0, 0, 0
	for i, label := range c.Labels {
		label = oneLine(label)
		largest, longest, long = max(largest, c.Total(i)), max(longest, width(label)), max(long, s.long(label))
	}
	if !s.page {
		return rack{from: min(max(290, s.margin+long+10), 400), to: 730, row: 26}
	}
	r := rack{from: s.margin, to: s.width - s.margin - 10 - s.widthOf(largest), row: barHeight + s.line + 8, above: true}
	if longest <= mostBeside {
		r.from, r.row, r.above = s.margin+long+12, 26, false
	}
	return r
}

// mostBeside is how many letters a label may have to stand beside its bar on a
// page.
const mostBeside = 12

// fill names the pattern of a series.
func (s easel) fill(i int, series report.Series) string {
	part := i
	if series.Like > 0 {
		part = series.Like - 1
	}
	return fmt.Sprintf("url(#%s-part-%d)", s.id, part%len(fills)+1)
}
