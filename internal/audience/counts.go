package audience

import (
	"slices"
	"strconv"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// Count is how many records of a kind there are, year by year. It is made of all
// of them, also those that the reader does not see, and released as such by
// register.yaml (publish.counts).
type Count struct {
	Kind  record.Kind
	By    string // what the rows are: place, form or theme
	Years []int
	Rows  []CountRow // the total last, with no key
}

// CountRow is one row: a number for each year, as it may be printed. A record with
// several places or themes counts in the row of each, and once in the total.
type CountRow struct {
	Key   string // an id or a word; "" for the rest and the total
	Total bool
	Cells []string
}

// Counts are those released of the years that were over on a day.
func (v *View) Counts(day calendar.Date) []Count {
	var all []Count
	for _, c := range v.counts() {
		over := 0
		for over < len(c.Years) && c.Years[over] < day.Year() {
			over++
		}
		if over > 0 {
			all = append(all, c.until(over))
		}
	}
	return all
}

func (c Count) until(years int) Count {
	c.Years = c.Years[:years]
	rows := make([]CountRow, len(c.Rows))
	for i, row := range c.Rows {
		row.Cells = row.Cells[:years]
		rows[i] = row
	}
	c.Rows = rows
	return c
}

// released counts the kinds that every register asked releases, for readers
// outside.
func (rd *reader) released() []Count {
	if !rd.audience.Outside() {
		return nil
	}
	var all []Count
	for _, of := range []tally{rd.visits(), rd.dialogues(), rd.complaints()} {
		if rd.everywhere(func(g *gate) bool { return slices.Contains(g.set.Policy.Publish.Counts, string(of.kind)) }) && len(of.cells) > 0 {
			all = append(all, of.count())
		}
	}
	return all
}

// tally is numbers by year and key, before they are printed.
type tally struct {
	kind   record.Kind
	by     string
	hidden bool // small numbers are not printed
	last   int  // the last year that counts
	cells  map[int]map[string]int
	totals map[int]int
}

func (rd *reader) tally(kind record.Kind, by string) tally {
	return tally{kind: kind, by: by, last: rd.today.Year() - 1, cells: map[int]map[string]int{}, totals: map[int]int{}}
}

// add counts a record in the rows of its keys, each once; of one that has none
// that is known to be open, in that of the rest.
func (t *tally) add(day calendar.Date, keys ...string) {
	if day == 0 || day.Year() > t.last {
		return
	}
	if t.cells[day.Year()] == nil {
		t.cells[day.Year()] = map[string]int{}
	}
	if len(keys) == 0 {
		keys = []string{""}
	}
	for _, key := range slices.Compact(slices.Sorted(slices.Values(keys))) {
		t.cells[day.Year()][key]++
	}
	t.totals[day.Year()]++
}

// visits are the NPM's own, by place and without their type. One that the NPM's
// people do not all know of, or to a place that the reader does not see, counts
// in the total and names no place.
func (rd *reader) visits() tally {
	t := rd.tally(record.Visits, "place")
	for _, v := range rd.set.Visits {
		if v.By != "" && v.By != record.Institution || !rd.there(v) {
			continue
		}
		t.add(v.Start, rd.placesOf(v)...)
	}
	return t
}

// placesOf are the places of a visit that the count may name.
func (rd *reader) placesOf(v *record.Visit) []string {
	if LevelOf(rd.set, v, rd.today) == Confidential {
		return nil
	}
	return kept(v.Place, func(id string) bool {
		at := rd.set.Places[id]
		return at != nil && rd.clearance(at).open
	})
}

func (rd *reader) dialogues() tally {
	t := rd.tally(record.Dialogues, "form")
	for _, d := range rd.set.Dialogues {
		if rd.there(d) {
			t.add(d.Date, d.Form)
		}
	}
	return t
}

// complaints are counted by theme, never by place. A word that is no theme of the
// register is not printed.
func (rd *reader) complaints() tally {
	t := rd.tally(record.Complaints, "theme")
	t.hidden = true
	for _, c := range rd.set.Complaints {
		if rd.there(c) {
			t.add(c.Received, kept(c.Themes, func(theme string) bool { return rd.set.Policy.Themes[theme] != "" })...)
		}
	}
	return t
}

// there says whether a record is in every register asked.
func (rd *reader) there(rec record.Record) bool {
	c := record.Of(rec)
	return rd.everywhere(func(g *gate) bool { return g.set.Get(c.Kind, c.ID) != nil })
}

// longestSpan is the most years that a count runs over; an earlier year is a
// slip of the pen.
const longestSpan = 60

func (t *tally) count() Count {
	c := Count{Kind: t.kind, By: t.by}
	keys := map[string]bool{}
	first := t.last
	for year, cells := range t.cells {
		if year > t.last-longestSpan {
			first = min(first, year)
			for key := range cells {
				keys[key] = true
			}
		}
	}
	for year := first; year <= t.last; year++ {
		c.Years = append(c.Years, year)
	}
	for _, key := range inOrder(keys) {
		c.Rows = append(c.Rows, CountRow{Key: key})
	}
	c.Rows = append(c.Rows, CountRow{Total: true})
	for _, year := range c.Years {
		t.print(&c, year)
	}
	return c
}

// inOrder puts what has no key last.
func inOrder(keys map[string]bool) []string {
	var sorted []string
	for key := range keys {
		if key != "" {
			sorted = append(sorted, key)
		}
	}
	slices.Sort(sorted)
	if keys[""] {
		sorted = append(sorted, "")
	}
	return sorted
}

// print adds the column of one year.
func (t *tally) print(c *Count, year int) {
	numbers := make([]int, len(c.Rows))
	for i, row := range c.Rows {
		numbers[i] = t.cells[year][row.Key]
	}
	numbers[len(numbers)-1] = t.totals[year]
	printed := texts(numbers)
	if t.hidden {
		printed = suppressed(numbers)
	}
	for i := range c.Rows {
		c.Rows[i].Cells = append(c.Rows[i].Cells, printed[i])
	}
}

func texts(numbers []int) []string {
	var all []string
	for _, n := range numbers {
		all = append(all, strconv.Itoa(n))
	}
	return all
}

// How a number is printed that would tell too much: one from 1 to 4, and one
// from which such a number could be worked out.
const (
	fewerThanFive = "<5"
	notPrinted    = "*"
)

func isFew(n int) bool { return n > 0 && n < 5 }

// suppressed hides the numbers from 1 to 4. Where one alone is hidden, or all are 1
// or all are 4, the total would give them away: then the next smallest is hidden
// too, and where there is none, the total.
func suppressed(numbers []int) []string {
	printed := texts(numbers)
	last := len(numbers) - 1
	hidden, sum, next := 0, 0, -1
	for i, n := range numbers[:last] {
		switch {
		case isFew(n):
			printed[i] = fewerThanFive
			hidden++
			sum += n
		case n > 0 && (next < 0 || n < numbers[next]):
			next = i
		}
	}
	switch {
	case isFew(numbers[last]):
		printed[last] = fewerThanFive
	case hidden == 0 || hidden > 1 && sum != hidden && sum != 4*hidden:
	case next >= 0:
		printed[next] = notPrinted
	default:
		printed[last] = notPrinted
	}
	return printed
}
