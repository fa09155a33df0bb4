package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// DiffQuery narrows what is told to some kinds of change, and to some bodies
// with those below them.
type DiffQuery struct {
	Kinds  []string
	Bodies []string
}

// Side is one of the two registers that are compared, as a reader sees it, and
// the day on which it is judged.
type Side struct {
	View *audience.View
	At   Moment
}

type momentJSON struct {
	Revision *string `json:"revision"`
	Day      string  `json:"day"`
}

type changeJSON struct {
	Change      string  `json:"change"`
	Record      string  `json:"record"`
	Title       *string `json:"title"`
	Date        *string `json:"date"`
	Stakeholder *string `json:"stakeholder"`
	Before      *string `json:"before"`
	After       *string `json:"after"`
	Details     *string `json:"details"`
	File        *string `json:"file"`
}

type diffData struct {
	SchemaVersion int            `json:"schema_version"`
	From          momentJSON     `json:"from"`
	To            momentJSON     `json:"to"`
	Changes       []changeJSON   `json:"changes"`
	Counts        map[string]int `json:"counts"`
}

// Diff tells what changed from one side to the other, in the field's words: a
// table for each kind of change, and how many there are.
func Diff(from, to Side, q DiffQuery) *Document {
	before := followup.Snapshot{Set: from.View.On(from.At.Day), Day: from.At.Day}
	after := followup.Snapshot{Set: to.View.On(to.At.Day), Day: to.At.Day}
	changes := slices.DeleteFunc(followup.Compare(before, after), func(c followup.Change) bool {
		return !q.wants(before.Set, after.Set, c)
	})
	doc := &Document{
		Audience: to.View.Audience,
		Blocks:   changeBlocks(changes),
		Table:    allChanges(changes),
		Data:     func() any { return diffJSON(changes, from.At, to.At) },
	}
	if len(changes) == 0 {
		doc.Blocks = []Block{{Text: betweenWords(from.At, to.At) + ", " + q.nothing()}}
	} else {
		doc.Footer = []string{betweenWords(from.At, to.At) + ": " + countedChanges(changes) + "."}
	}
	return doc
}

// nothing says so, and no more than was asked.
func (q DiffQuery) nothing() string {
	if len(q.Kinds)+len(q.Bodies) > 0 {
		return "nothing changed that was asked for."
	}
	return "nothing changed."
}

// wants: a body may have stood below another before or after.
func (q DiffQuery) wants(before, after *record.Set, c followup.Change) bool {
	concerns := func(body string) bool {
		return body != "" && (withinAny(before, body, q.Bodies) || withinAny(after, body, q.Bodies))
	}
	return within(q.Kinds, string(c.Kind)) && (len(q.Bodies) == 0 || slices.ContainsFunc(c.Bodies, concerns))
}

// changeBlocks is a table under a heading for each kind of change.
func changeBlocks(changes []followup.Change) []Block {
	var blocks []Block
	for len(changes) > 0 {
		n := sameKind(changes)
		heading := fmt.Sprintf("%s (%d)", wordsOf(changes[0].Kind).heading, n)
		blocks = append(blocks, Block{Heading: heading, Table: changeTable(changes[:n])})
		changes = changes[n:]
	}
	return blocks
}

// sameKind counts the leading changes of one kind.
func sameKind(changes []followup.Change) int {
	n := slices.IndexFunc(changes, func(c followup.Change) bool { return c.Kind != changes[0].Kind })
	if n < 0 {
		return len(changes)
	}
	return n
}

// changeTable leaves out the columns in which nothing stands: an edit has no
// day, and who did it is in Git.
func changeTable(changes []followup.Change) *Table {
	t := &Table{Columns: []Column{
		{Key: "date", Title: "DATE"},
		{Key: "record", Title: "RECORD", Flex: true},
		{Key: "stakeholder", Title: "WHO", Flex: true},
		{Key: "what", Title: "WHAT", Flex: true},
		{Key: "details", Title: "DETAILS", Below: 1},
		{Key: "title", Title: "TITLE", Below: 1},
		{Key: "file", Title: "FILE", Below: 2},
	}}
	for _, c := range changes {
		t.Rows = append(t.Rows, []Cell{
			orDash(c.Date.String()),
			text(shortName(c.Record)),
			orDash(cmp.Or(c.Stakeholder, joined(c.Who))),
			orDash(beforeAfter(c)),
			text(unsaid(c)),
			text(c.Title),
			text(c.Path).toned(Faint),
		})
	}
	return t.filled()
}

// unsaid are the details that no other cell of the table says.
func unsaid(c followup.Change) string {
	switch c.Kind {
	case followup.ChangeIssued, followup.ChangeDrafted, followup.ChangeNowOverdue, followup.ChangeNoLongerOverdue:
		return ""
	}
	return c.Details
}

// filled is a table without the columns that are empty from top to bottom.
func (t *Table) filled() *Table {
	kept := &Table{Rows: make([][]Cell, len(t.Rows))}
	for i, column := range t.Columns {
		if !slices.ContainsFunc(t.Rows, func(row []Cell) bool { return row[i].Data != "" }) {
			continue
		}
		kept.Columns = append(kept.Columns, column)
		for n, row := range t.Rows {
			kept.Rows[n] = append(kept.Rows[n], row[i])
		}
	}
	return kept
}

// beforeAfter says in one cell what it was and what it is; of what is due, what
// it is and why it is not late any more.
func beforeAfter(c followup.Change) string {
	switch c.Kind {
	case followup.ChangeNowOverdue:
		return strings.TrimSuffix(c.Details+", "+c.After, ", "+string(followup.Overdue)) + prefixed("; before: ", c.Before)
	case followup.ChangeNoLongerOverdue:
		return fmt.Sprintf("%s due %s: %s", c.Details, c.Before, c.After)
	case followup.ChangeRepeated:
		return "by " + shortName(c.After)
	case followup.ChangeCommitmentMade:
		return prefixed("due ", c.After)
	case followup.ChangeCommitmentKept, followup.ChangeCommitmentDropped:
		return prefixed("was due ", c.Before)
	}
	switch {
	case c.Before == "":
		return c.After
	case c.After == "":
		return "was " + c.Before
	}
	return c.Before + " → " + c.After
}

// prefixed puts words before what is there, and nothing before nothing.
func prefixed(words, s string) string {
	if s == "" {
		return ""
	}
	return words + s
}

// allChanges is the same as one list, for spreadsheets.
func allChanges(changes []followup.Change) *Table {
	t := &Table{}
	for _, key := range []string{"change", "record", "title", "date", "stakeholder", "before", "after", "details", "file"} {
		t.Columns = append(t.Columns, Column{Key: key, Title: strings.ToUpper(key)})
	}
	for _, c := range changes {
		t.Rows = append(t.Rows, []Cell{text(string(c.Kind)), text(c.Record), text(c.Title), text(c.Date.String()),
			text(c.Stakeholder), text(c.Before), text(c.After), text(c.Details), text(c.Path)})
	}
	return t
}

// countedChanges counts, in the order in which they are told.
func countedChanges(changes []followup.Change) string {
	var counts []string
	for len(changes) > 0 {
		n := sameKind(changes)
		counts = append(counts, wordsOf(changes[0].Kind).counted(n))
		changes = changes[n:]
	}
	return joined(counts)
}

// betweenWords: two days of the same files, or two versions on a day each.
func betweenWords(from, to Moment) string {
	if from.Revision != to.Revision {
		return fmt.Sprintf("From %s (%s) to %s (%s)", from.Day, filesOf(from), to.Day, filesOf(to))
	}
	s := fmt.Sprintf("From %s to %s", from.Day, to.Day)
	if to.Revision != "" {
		s += ", from the register at " + to.Revision
	}
	return s
}

func filesOf(m Moment) string {
	if m.Revision == "" {
		return "the files as they are"
	}
	return m.Revision
}

func diffJSON(changes []followup.Change, from, to Moment) diffData {
	data := diffData{
		SchemaVersion: 1,
		From:          momentJSON{orNull(from.Revision), from.Day.String()},
		To:            momentJSON{orNull(to.Revision), to.Day.String()},
		Changes:       []changeJSON{}, Counts: map[string]int{},
	}
	for _, kind := range followup.ChangeKinds() {
		data.Counts[string(kind)] = 0
	}
	for _, c := range changes {
		data.Counts[string(c.Kind)]++
		data.Changes = append(data.Changes, changeJSON{
			string(c.Kind), c.Record, orNull(c.Title), dateOrNull(c.Date), orNull(c.Stakeholder),
			orNull(c.Before), orNull(c.After), orNull(c.Details), orNull(c.Path),
		})
	}
	return data
}

func dateOrNull(d calendar.Date) *string { return orNull(d.String()) }
