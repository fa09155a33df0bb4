package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// published is what readers outside are told: where recommendations stand on
// published information, and the yearly numbers that register.yaml releases.
// What was late, silent or not carried out is not among it: the answer or the
// finding may be in a record that they do not see.
func (f *figures) published() []Block {
	blocks := []Block{{Heading: "Where they stand, on published information", Table: f.statesTable()}}
	if countsAnswers(f.set) {
		blocks = append(blocks, Block{Heading: "Written answers", Facts: []Fact{
			{"in time", number(f.total.Answers[followup.InTime])},
			{"no published answer in time", number(f.total.Answers[followup.Unpublished])},
		}})
	}
	for _, c := range f.counts {
		blocks = append(blocks, Block{Heading: countHeading(c), Table: f.countTable(c)})
	}
	return blocks
}

// unsaid fills the rest of a row of every figure with nothing.
func (f *figures) unsaid(row []Cell) []Cell {
	for len(row) < len(flatKeys()) {
		row = append(row, Cell{})
	}
	return row
}

func countHeading(c audience.Count) string {
	name := map[record.Kind]string{record.Visits: "Visits", record.Dialogues: "Dialogue", record.Complaints: "Complaints"}[c.Kind]
	return fmt.Sprintf("%s each year, by %s", name, c.By)
}

func (f *figures) countTable(c audience.Count) *Table {
	t := &Table{Columns: []Column{{Key: c.By, Title: strings.ToUpper(c.By), Flex: true}}}
	for _, year := range c.Years {
		t.Columns = append(t.Columns, Column{Key: strconv.Itoa(year), Title: strconv.Itoa(year), Right: true})
	}
	for _, row := range c.Rows {
		cells := []Cell{text(f.countName(c, row))}
		for _, cell := range row.Cells {
			cells = append(cells, text(cell))
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

func (f *figures) countName(c audience.Count, row audience.CountRow) string {
	place := f.set.Places[row.Key]
	switch {
	case row.Total:
		return "total"
	case row.Key == "" && c.Kind == record.Visits:
		return "other places"
	case row.Key == "":
		return "not stated"
	case c.Kind == record.Visits && place != nil && place.Name != "":
		return place.Name
	case c.Kind == record.Complaints:
		return f.set.Policy.Themes[row.Key]
	}
	return row.Key
}

type countJSON struct {
	Kind  string         `json:"kind"`
	By    string         `json:"by"`
	Years []int          `json:"years"`
	Rows  []countRowJSON `json:"rows"`
}

type countRowJSON struct {
	Key   *string  `json:"key"` // null for the rest, and for the total
	Name  string   `json:"name"`
	Total bool     `json:"total"`
	Cells []string `json:"cells"` // a number, "<5" or "*"
}

func (f *figures) countsJSON() []countJSON {
	all := []countJSON{}
	for _, c := range f.counts {
		data := countJSON{Kind: string(c.Kind), By: c.By, Years: c.Years}
		for _, row := range c.Rows {
			data.Rows = append(data.Rows, countRowJSON{orNull(row.Key), f.countName(c, row), row.Total, row.Cells})
		}
		all = append(all, data)
	}
	return all
}
