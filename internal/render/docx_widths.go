package render

import (
	"strings"
	"unicode"
)

// The measures of text in tables, in twentieths of a point: those of a font that is
// rather wide, since which one a reader has is not known.
const (
	docxLetter = 118  // the width of a letter
	docxBold   = 132  // and of one of a head
	docxSmall  = 0.84 // the part of it that small letters take
	docxFixed  = 3000 // the most that a column takes whose text need not be broken, where others must be
)

// docxColumn is what a column needs.
type docxColumn struct {
	word, line int // the widest there are
	below      int // the widest line below its head
	flex       bool
	right      bool
}

// measure finds the widest word and line of each column.
func (t *docxTable) measure() {
	for i, cell := range t.head {
		t.columns[i].hold(cell, docxBold)
	}
	for _, row := range t.rows {
		for i, cell := range row {
			c := &t.columns[i]
			c.below = max(c.below, c.hold(cell, docxLetter))
		}
	}
}

// hold measures the beginning of a text, and says how long its line is: what is
// longer is broken anyway. Lines break at spaces and after hyphens.
func (c *docxColumn) hold(cell docxCell, letter int) (line int) {
	for _, r := range cell.runs {
		text := atMost(200, r.text)
		line += roomOf(text, letter)
		for _, word := range strings.Fields(strings.ReplaceAll(text, "-", "- ")) {
			c.word = max(c.word, roomOf(word, letter))
		}
	}
	c.line = max(c.line, line)
	return line
}

// Letters that are much broader or narrower than others.
const (
	broadLetters  = "mwMW@%шщжюыфмШЩЖЮЫФМ"
	narrowLetters = "ijltfrI.,:;'!|-() "
)

// roomOf is how much room a text takes.
func roomOf(s string, letter int) int {
	tenths := 10 * width(s)
	for _, r := range s {
		switch {
		case strings.ContainsRune(broadLetters, r):
			tenths += 5
		case strings.ContainsRune(narrowLetters, r):
			tenths -= 3
		case unicode.IsUpper(r):
			tenths += 2
		}
	}
	return tenths*letter/10 + letter/2
}

// shares divides the room among the columns: each gets what its words need, then
// those whose text is not to be broken what their lines need, and what is left goes
// to the others. Where words do not fit, letters are small; where they do not fit
// even so, the longest are broken.
func shares(columns []docxColumn, room int) (widths []int, small bool) {
	widths = divided(columns, docxMargins, room)
	if widths != nil {
		return widths, false
	}
	narrow := make([]docxColumn, len(columns))
	for i, c := range columns {
		c.word, c.line, c.below = int(float64(c.word)*docxSmall), int(float64(c.line)*docxSmall), int(float64(c.below)*docxSmall)
		narrow[i] = c
	}
	if widths = divided(narrow, smallMargins, room); widths == nil {
		widths = cutDown(narrow, room)
	}
	return widths, true
}

// divided is nil where there is no room for the words.
func divided(columns []docxColumn, margins, room int) []int {
	least, most, asked := make([]int, len(columns)), make([]int, len(columns)), make([]int, len(columns))
	grows, all := make([]bool, len(columns)), make([]bool, len(columns))
	anyFlex := false
	for i, c := range columns {
		least[i], most[i] = c.word+margins, max(c.word, min(c.line, room))+margins
		all[i], anyFlex = true, anyFlex || c.flex
	}
	for i, c := range columns {
		grows[i] = c.flex || !anyFlex
		asked[i] = max(least[i], min(most[i], docxFixed))
		if grows[i] { // a share like that of the others, and then what is left
			asked[i] = max(least[i], min(most[i], room/len(columns)))
		}
	}
	switch {
	case sum(least) > room:
		return nil
	case sum(asked) > room:
		for i, c := range columns {
			if c.right { // the heading of a number is broken before a text is
				most[i] = max(c.word, c.below) + margins
			}
		}
		return grown(least, most, all, room)
	}
	return grown(asked, most, grows, room)
}

// grown gives what is left of the room to the columns that grow, by what they lack.
func grown(widths, most []int, grows []bool, room int) []int {
	left, lacks := room-sum(widths), 0
	lack := make([]int, len(widths))
	for i := range widths {
		if grows[i] {
			lack[i] = most[i] - widths[i] + 1
			lacks += lack[i]
		}
	}
	all := make([]int, len(widths))
	for i := range widths {
		all[i] = widths[i]
		if lacks > 0 {
			all[i] += left * lack[i] / lacks
		}
	}
	return all
}

// cutDown gives all columns what their words need but for the widest, which are all
// as wide as there is room for.
func cutDown(columns []docxColumn, room int) []int {
	widths := make([]int, len(columns))
	fits := func(limit int) bool {
		for i, c := range columns {
			widths[i] = min(c.word+smallMargins, limit)
		}
		return sum(widths) <= room
	}
	low, high := room/max(len(columns), 1), room
	for low+1 < high {
		if middle := (low + high) / 2; fits(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	fits(low)
	return widths
}

func sum(numbers []int) int {
	total := 0
	for _, n := range numbers {
		total += n
	}
	return total
}
