// Package report says what a report contains, not how it looks: it turns a
// View into documents of tables, lists and text, and into the values that
// scripts read. Each document carries its audience.
package report

import (
	"fmt"
	"strings"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/language"
)

// Document is a report before it is rendered.
type Document struct {
	Audience audience.Audience
	Title    string          // of a document that stands for itself: a page, a paper; "" of a list at a terminal
	Notice   string          // whom it is for, above everything; "" where that is everybody, or the document begins with it
	Words    *language.Words // the language it is written in; nil is English
	Blocks   []Block         // for people
	Table    *Table          // for spreadsheets; nil where the report is no list
	Data     func() any      // for scripts, as JSON
	Calendar *Calendar       // for calendar programs; nil where nothing in it falls on a day
	Charts   []Chart         // for pictures; none where there is nothing to draw
	Footer   []string        // what was counted, and as of when
	// Addressed says that the footer names whom the document is for, in the
	// document's own language, so that a writer need not.
	Addressed bool
}

// Block is a part of a document. A picture stands with the table that says the same
// in words and numbers; writers that draw nothing show the table alone.
type Block struct {
	Heading string
	Facts   []Fact
	Chart   *Chart
	Map     *Map
	Table   *Table
	Steps   []Step
	Text    string // as it is, in paragraphs
	Body    *Body
}

// Step is one thing that happened, in the order of days.
type Step struct {
	Day  string // as the document writes days
	Text string
	Ref  string // the record that tells it; "" where the reader sees none
	Tone Tone
	Body *Body // what was written then
}

// Body is the text of a record in Markdown, as its author wrote it. It may hold
// links to other records, [[kind/id]].
type Body struct {
	Record string // whose it is, so that what is wrong in it can be told
	Text   string
	Links  map[string]string // the records that its links lead to, with their titles; others lead nowhere
}

// Fact is a name and a value.
type Fact struct {
	Name string
	Cell Cell
}

// Table is rows under columns.
type Table struct {
	Columns  []Column
	Rows     [][]Cell
	Sections []Section // in the order of the rows they begin at; none where the rows are one list
	Empty    string    // what to say where there is no row
}

// Section is a heading within a table, above one of its rows.
type Section struct {
	Row     int
	Heading string
	Tone    Tone
}

// Column is defined once for every format.
type Column struct {
	Key   string // of a machine-readable heading: days_late
	Title string // of a heading for people: LATE; "" leaves it out there
	Right bool   // aligned to the right
	Flex  bool   // may be made narrower, and its text broken into lines
	Below int    // the line below the row, from 1, where it may stand instead; 0 is never
	Years string // of a column of days: names the choice of a year, by which rows may be found; "" offers none
}

// Cell is one value: as people read it and as scripts do.
type Cell struct {
	Text string
	Data string
	Tone Tone
	Ref  string // the record it names, as kind/id, where that is a page of its own; else ""
}

// Tone is how a value is meant; it never says anything that the text does not.
type Tone int

// The tones.
const (
	Plain Tone = iota
	Faint
	Good
	Warning
	Alarm
)

func text(s string) Cell { return Cell{Text: s, Data: s} }

func (c Cell) toned(t Tone) Cell {
	c.Tone = t
	return c
}

// orDash shows that there is nothing; scripts get nothing.
func orDash(s string) Cell {
	if s == "" {
		return Cell{Text: "–", Tone: Faint}
	}
	return text(s)
}

func joined(items []string) string { return strings.Join(items, ", ") }

// list is a document that is one table.
func list(v *audience.View, table *Table, data func() any) *Document {
	return &Document{Audience: v.Audience, Blocks: []Block{{Table: table}}, Table: table, Data: data}
}

// plural counts things in English.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// Moment is the day a report is about and, where it is not the files as they
// are, the revision that it was made from.
type Moment struct {
	Day      calendar.Date
	Revision string
}

func (m Moment) String() string {
	s := "As of " + m.Day.String()
	if m.Revision != "" {
		s += ", from the register at " + m.Revision
	}
	return s
}
