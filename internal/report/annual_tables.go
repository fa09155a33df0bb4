package report

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/record"
)

// tally is numbers by row and column, each thing once in a cell.
type tally struct {
	rows, columns map[string]bool
	cells         map[[2]string]int
	totals        map[string]int // by column
}

func newTally() *tally {
	return &tally{map[string]bool{}, map[string]bool{}, map[[2]string]int{}, map[string]int{}}
}

// add counts one thing under a column, in the rows of its keys; of no key in that
// of what is not stated.
func (t *tally) add(column string, keys ...string) {
	if len(keys) == 0 {
		keys = []string{""}
	}
	t.columns[column] = true
	t.totals[column]++
	for _, key := range slices.Compact(slices.Sorted(slices.Values(keys))) {
		t.rows[key] = true
		t.cells[[2]string{key, column}]++
	}
}

// sum is all that is counted in a row.
func (t *tally) sum(row string) int {
	n := 0
	for column := range t.columns {
		n += t.cells[[2]string{row, column}]
	}
	return n
}

// rowKeys are those with most first; what is not stated comes last.
func (t *tally) rowKeys() []string {
	return slices.SortedFunc(maps.Keys(t.rows), func(a, b string) int {
		if (a == "") != (b == "") {
			return cmp.Compare(b, a)
		}
		return cmp.Or(t.sum(b)-t.sum(a), cmp.Compare(a, b))
	})
}

// tallied writes a tally as a table with a last row of totals, in which each
// thing counts once; each is what a row adds up to over the columns, if there are
// several.
func (p *paper) tallied(first string, t *tally, columns []string, title, called func(string) Cell) (table *Table, note string) {
	table = &Table{Columns: p.columns(first + "~")}
	for _, c := range columns {
		cell := title(c)
		table.Columns = append(table.Columns, Column{Key: cmp.Or(cell.Data, "unstated"), Title: cell.Text, Right: true})
	}
	sums := map[string]int{}
	for _, row := range t.rowKeys() {
		cells := []Cell{called(row)}
		for _, c := range columns {
			n := t.cells[[2]string{row, c}]
			sums[c] += n
			cells = append(cells, p.count(n))
		}
		table.Rows = append(table.Rows, cells)
	}
	if len(t.rows) == 0 {
		return table, ""
	}
	last := []Cell{{Text: p.say.Total, Data: "total"}}
	for _, c := range columns {
		last = append(last, p.count(t.totals[c]))
		if sums[c] != t.totals[c] {
			note = p.say.Notes["several"]
		}
	}
	table.Rows = append(table.Rows, last)
	return table, note
}

// years are the year of the paper and the one before, to compare it with.
func (p *paper) years() []string { return []string{strconv.Itoa(p.year - 1), strconv.Itoa(p.year)} }

// inEither gives the column of a day, if it is one of the two years.
func (p *paper) inEither(year int) (column string, is bool) {
	return strconv.Itoa(year), year == p.year || year == p.year-1
}

// visits are the NPM's own that were made, by type of place and of visit, and by
// place.
func (p *paper) visits() {
	types, places, compared := newTally(), newTally(), newTally()
	for _, id := range p.set.IDs(record.Visits) {
		v := p.set.Visits[id]
		if !p.ours(v.By) || v.Start == 0 || v.Start > p.at.Day {
			continue
		}
		var sorts []string
		for _, id := range v.Place {
			if at := p.set.Places[id]; at != nil {
				sorts = append(sorts, at.Type)
			}
		}
		if column, is := p.inEither(v.Start.Year()); is {
			compared.add(column, v.Place...)
		}
		if p.within(v.Start) {
			types.add(v.Type, sorts...)
			places.add(strconv.Itoa(p.year), v.Place...)
		}
	}
	if len(places.rows) == 0 {
		p.orNothing("visits")
		return
	}
	t, note := p.tallied("place_type", types, slices.Sorted(maps.Keys(types.columns)), p.inTerms("visit-type"), p.inTerms("place-type"))
	p.table("visits", t, note)
	t, note = p.tallied("place", compared, p.years(), p.yearIn, p.placeCell)
	p.table("visits-places", t, note)
}

// dialogues counts the exchanges by form, by stage and by level.
func (p *paper) dialogues() {
	forms, stages, levels := newTally(), newTally(), newTally()
	for _, d := range p.set.DialoguesInOrder() {
		column, is := p.inEither(d.Date.Year())
		if !is || d.Path == "" { // bare facts of what the reader does not see
			continue
		}
		forms.add(column, d.Form)
		stages.add(column, p.stage(d))
		levels.add(column, d.Level)
	}
	add := func(key, first string, counted *tally, called func(string) Cell) {
		t, _ := p.tallied(first, counted, p.years(), p.yearIn, called)
		p.table(key, t)
	}
	add("dialogue-form", "form", forms, p.inTerms("form"))
	add("dialogue-stage", "stage", stages, p.inTerms("stage"))
	add("dialogue-level", "level", levels, p.inTerms("contact-level"))
}

// stage is what a dialogue says of itself, else where it stands to the days of its
// visit.
func (p *paper) stage(d *record.Dialogue) string {
	v := p.set.Visits[d.Visit]
	switch {
	case d.Stage != "":
		return d.Stage
	case v == nil:
		return "beyond-visits"
	case d.Date < v.Start:
		return "before-visit"
	case d.Date <= v.LastDay():
		return "during-visit"
	}
	return "after-visit"
}

// complaints are counted for those who see all of them only: in what others see
// their number would be too small. It is not for print: small numbers stand in it.
func (p *paper) complaints() {
	if p.view.Audience != audience.Full {
		return
	}
	themes := newTally()
	for _, c := range p.set.Complaints {
		if column, is := p.inEither(c.Received.Year()); is {
			themes.add(column, c.Themes...)
		}
	}
	t, note := p.tallied("theme", themes, p.years(), p.yearIn, p.theme)
	p.table("complaints", t, note, p.say.Notes["complaints"])
}
