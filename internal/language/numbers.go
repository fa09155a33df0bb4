package language

import (
	"strconv"
	"strings"
)

// Numbers is how numbers and lists are written.
type Numbers struct {
	// Group parts {thousands} from the {rest}. A narrow space that does not break
	// keeps them in one line and, in a text that runs the other way, in their order.
	Group   Message
	From    int     // the least number that is parted so
	Percent Message // of {n}
	And     Message // {first} and {last}, of two or of the last two
	Comma   string  // between those before
}

// Number writes a whole number, none below zero, as people of the language do.
func (w *Words) Number(n int) string {
	digits := strconv.Itoa(n)
	if n < w.Numbers.From {
		return digits
	}
	last := len(digits) - 3
	written := digits[last:]
	for ; last > 0; last -= 3 {
		written = w.Numbers.Group.With("thousands", digits[max(0, last-3):last], "rest", written)
	}
	return written
}

// Percent is a share in whole hundredths, rounded to the nearest; a dash where
// there is nothing to be a part of.
func (w *Words) Percent(part, whole int) string {
	if whole == 0 {
		return "–"
	}
	return w.Numbers.Percent.With("n", w.Number((200*part+whole)/(2*whole)))
}

// List says several things in a row: a, b and c.
func (w *Words) List(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := items[len(items)-1]
	and := w.Numbers.And
	if w.Code == "es" && soundsLikeI(last) {
		and = Message(strings.Replace(string(and), " y ", " e ", 1))
	}
	return and.With("first", strings.Join(items[:len(items)-1], w.Numbers.Comma), "last", last)
}

// soundsLikeI says whether a Spanish word begins with the sound of y, before
// which that word gives way to e: Interior, higiene, but not hielo.
func soundsLikeI(word string) bool {
	word = strings.ToLower(word)
	for _, other := range []string{"hie", "ia", "ie", "io"} {
		if strings.HasPrefix(word, other) {
			return false
		}
	}
	for _, sound := range []string{"i", "í", "hi", "hí"} {
		if strings.HasPrefix(word, sound) {
			return true
		}
	}
	return false
}
