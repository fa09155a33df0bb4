package report

import (
	"fmt"
	"strconv"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/record"
)

type kindJSON struct {
	Kind  string `json:"kind"`
	A     int    `json:"a"` // records of which A gets something
	B     int    `json:"b"`
	MoreA int    `json:"more_a"` // records of which A gets something that B does not
	MoreB int    `json:"more_b"`
}

type moreJSON struct {
	Record string   `json:"record"`
	A      string   `json:"a"` // what A gets of it: record, facts or nothing
	B      string   `json:"b"`
	Fields []string `json:"fields"`
}

type comparisonData struct {
	SchemaVersion int        `json:"schema_version"`
	AsOf          string     `json:"as_of"`
	A             string     `json:"a"`
	B             string     `json:"b"`
	Kinds         []kindJSON `json:"kinds"`
	OnlyA         []moreJSON `json:"only_a"`
	OnlyB         []moreJSON `json:"only_b"`
}

// Comparison tells the operator which records and fields one audience gets that
// another does not.
func Comparison(c *audience.Comparison, at Moment) *Document {
	table, kinds := comparisonTable(c), kindsOf(c)
	doc := &Document{Audience: audience.Full, Table: table, Data: func() any { return comparisonValues(c, at, kinds) }}
	doc.Blocks = []Block{{Heading: fmt.Sprintf("What %s and %s get", c.A, c.B), Table: kindsTable(c, kinds)}}
	for _, d := range []struct{ has, lacks audience.Audience }{{c.A, c.B}, {c.B, c.A}} {
		if side := sideTable(c, d.has); len(side.Rows) > 0 {
			doc.Blocks = append(doc.Blocks, Block{Heading: fmt.Sprintf("What %s gets and %s does not", d.has, d.lacks), Table: side})
		}
	}
	doc.Footer = comparisonFooter(c, at)
	return doc
}

func comparisonFooter(c *audience.Comparison, at Moment) []string {
	same := ""
	if len(c.Differences) == 0 {
		same = " Both get the same."
	}
	footer := []string{at.String() + "." + same}
	for i, body := range []audience.Audience{c.A, c.B} {
		if c.Heard[i] > 0 {
			footer = append(footer, fmt.Sprintf("What %s owes itself is worked out from %s that it took part in, whether it sees them or not.",
				body, plural(c.Heard[i], "dialogue", "dialogues")))
		}
		if c.Counts[i] > 0 {
			footer = append(footer, fmt.Sprintf("%s also gets %s of all records, by year (publish.counts).", body, plural(c.Counts[i], "table of numbers", "tables of numbers")))
		}
	}
	return footer
}

func kindsOf(c *audience.Comparison) []kindJSON {
	kinds := []kindJSON{}
	for _, kind := range record.Kinds() {
		k := kindJSON{Kind: string(kind), A: c.Got[kind][0], B: c.Got[kind][1]}
		for _, d := range c.Differences {
			if d.Kind == kind && len(d.OnlyA) > 0 {
				k.MoreA++
			}
			if d.Kind == kind && len(d.OnlyB) > 0 {
				k.MoreB++
			}
		}
		if k.A > 0 || k.B > 0 {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

func kindsTable(c *audience.Comparison, kinds []kindJSON) *Table {
	t := &Table{Empty: "Neither gets anything.", Columns: []Column{{Key: "kind", Title: "KIND"},
		{Key: "a", Title: string(c.A), Right: true}, {Key: "b", Title: string(c.B), Right: true},
		{Key: "more_a", Title: "MORE FOR " + string(c.A), Right: true}, {Key: "more_b", Title: "MORE FOR " + string(c.B), Right: true}}}
	for _, k := range kinds {
		row := []Cell{text(k.Kind)}
		for _, n := range []int{k.A, k.B, k.MoreA, k.MoreB} {
			row = append(row, text(strconv.Itoa(n)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// sideTable lists what one of the two gets and the other does not.
func sideTable(c *audience.Comparison, has audience.Audience) *Table {
	t := &Table{Columns: []Column{{Key: "record", Title: "RECORD"}, {Key: "fields", Title: "WHAT", Flex: true, Below: 1}}}
	for _, d := range c.Differences {
		mine, theirs, fields := d.A, d.B, d.OnlyA
		if has == c.B {
			mine, theirs, fields = d.B, d.A, d.OnlyB
		}
		if len(fields) > 0 {
			t.Rows = append(t.Rows, []Cell{text(d.Record), text(formWords(mine, theirs) + joined(fields))})
		}
	}
	return t
}

func formWords(mine, theirs audience.Form) string {
	switch {
	case mine == theirs:
		return ""
	case mine == audience.BareFacts && theirs == audience.Nothing:
		return "bare facts: "
	case mine == audience.Open && theirs == audience.Nothing:
		return "the record: "
	case mine == audience.Open:
		return "more than bare facts: "
	}
	return ""
}

// comparisonTable is for spreadsheets: a row a record and side.
func comparisonTable(c *audience.Comparison) *Table {
	t := &Table{Columns: []Column{{Key: "record"}, {Key: "audience"}, {Key: "sees"}, {Key: "other"}, {Key: "other_sees"}, {Key: "fields"}}}
	for _, d := range c.Differences {
		if len(d.OnlyA) > 0 {
			t.Rows = append(t.Rows, []Cell{text(d.Record), text(string(c.A)), text(string(d.A)), text(string(c.B)), text(string(d.B)), text(joined(d.OnlyA))})
		}
		if len(d.OnlyB) > 0 {
			t.Rows = append(t.Rows, []Cell{text(d.Record), text(string(c.B)), text(string(d.B)), text(string(c.A)), text(string(d.A)), text(joined(d.OnlyB))})
		}
	}
	return t
}

func comparisonValues(c *audience.Comparison, at Moment, kinds []kindJSON) comparisonData {
	data := comparisonData{SchemaVersion: 1, AsOf: at.Day.String(), A: string(c.A), B: string(c.B), Kinds: kinds, OnlyA: []moreJSON{}, OnlyB: []moreJSON{}}
	for _, d := range c.Differences {
		if len(d.OnlyA) > 0 {
			data.OnlyA = append(data.OnlyA, moreJSON{d.Record, string(d.A), string(d.B), d.OnlyA})
		}
		if len(d.OnlyB) > 0 {
			data.OnlyB = append(data.OnlyB, moreJSON{d.Record, string(d.A), string(d.B), d.OnlyB})
		}
	}
	return data
}
