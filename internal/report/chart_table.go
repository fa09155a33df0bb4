package report

import (
	"strconv"
	"strings"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/language"
)

// classTable says in numbers what a picture of groups shows, of every group.
func (c *charting) classTable(first Column, groups []followup.Group, named func(followup.Group) Cell) *Table {
	say := c.words.Chart
	t := &Table{Columns: []Column{first, {Key: "recommendations", Title: say.Total, Right: true}}}
	var shown []class
	for _, class := range classesOf(c.set) {
		if anyOf(class, groups) {
			shown = append(shown, class)
			t.Columns = append(t.Columns, Column{Key: strings.ReplaceAll(class.Key, "-", "_"), Title: language.Capital(say.Classes[class.Key]), Right: true})
		}
	}
	for _, g := range groups {
		row := []Cell{named(g), c.number(g.Recommendations)}
		for _, class := range shown {
			row = append(row, c.number(class.count(g.Figures)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func anyOf(c class, groups []followup.Group) bool {
	for _, g := range groups {
		if c.count(g.Figures) > 0 {
			return true
		}
	}
	return false
}

// bandTable says in numbers, and in shares of the whole, how long answers took.
func (c *charting) bandTable(chart *Chart) *Table {
	say := c.words.Chart
	t := &Table{Columns: []Column{{Key: "time", Title: say.Time}, {Key: "answers", Title: language.Capital(say.Answers), Right: true},
		{Key: "share", Title: say.Share, Right: true}}}
	all := chart.Series[0]
	for i, label := range chart.Labels {
		n := all.Values[i]
		t.Rows = append(t.Rows, []Cell{text(label), c.number(n), text(c.words.Percent(n, all.Sum()))})
	}
	return t
}

func (c *charting) number(n int) Cell {
	return Cell{Text: c.words.Number(n), Data: strconv.Itoa(n)}
}

// noted is what is to be known before the numbers of groups are believed.
func (c *charting) noted(groups []followup.Group) string {
	say := c.words.Chart
	var notes []string
	if c.set.Partial {
		notes = append(notes, say.Published)
	}
	sum := 0
	for _, g := range groups {
		sum += g.Recommendations
	}
	if sum > c.stats.Total().Recommendations {
		notes = append(notes, say.Overlap)
	}
	return strings.Join(notes, " ")
}
