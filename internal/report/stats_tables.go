package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// class is some states that say nearly the same, for a table or a picture that
// has no room for every state.
type class struct {
	Key    string // of its words in each language
	Title  string // of a column
	States []followup.State
}

// classes hold every state that is counted, each once.
func classes() []class {
	return []class{
		{"done", "DONE", []followup.State{followup.State(record.Implemented)}},
		{"claimed", "CLAIMED", []followup.State{followup.Claimed}},
		{"begun", "BEGUN", []followup.State{followup.State(record.PartlyImplemented), followup.State(record.Started), followup.InProgress}},
		{"position", "POSITION", []followup.State{followup.State(record.Accepted), followup.State(record.PartlyAccepted),
			followup.State(record.Noted), followup.Mixed}},
		{"not-done", "NOT DONE", []followup.State{followup.State(record.Rejected), followup.State(record.NotCompetent),
			followup.State(record.NotImplemented)}},
		{"silent", "SILENT", []followup.State{followup.AwaitingResponse, followup.ResponseOverdue, followup.NoPublishedAnswer}},
		{"closed", "CLOSED", []followup.State{followup.Repeated, followup.State(record.NoLongerApplicable),
			followup.State(record.Withdrawn), followup.State(record.NotPursued)}},
	}
}

// classesOf are those that a table or a picture has. Readers outside are not
// told that somebody is silent, only that nothing was published.
func classesOf(set *record.Set) []class {
	all := classes()
	for i, c := range all {
		if set.Partial && c.Key == "silent" {
			all[i].Key, all[i].Title = "unknown", "UNKNOWN"
		}
	}
	return all
}

func (c class) count(g *followup.Figures) int {
	n := 0
	for _, state := range c.States {
		n += g.States[state]
	}
	return n
}

// overview is the figures of the whole register in a few small tables.
func (f *figures) overview() []Block {
	if f.set.Partial {
		return f.published()
	}
	blocks := []Block{
		{Heading: "Where they stand", Table: f.statesTable()},
		{Heading: "Written answers", Facts: f.answerFacts()},
		{Heading: "Found implemented", Table: f.afterTable()},
		{Heading: "Open and silent for longest", Table: f.silenceTable()},
	}
	if mute := f.stats.NeverAnswered(); len(mute) > 0 {
		blocks = append(blocks, Block{Heading: "Never answered", Table: f.muteTable(mute)})
	}
	return blocks
}

func (f *figures) statesTable() *Table {
	t := &Table{Empty: "None were issued.", Columns: []Column{
		{Key: "state", Title: "STATE"}, {Key: "recommendations", Title: "NUMBER", Right: true}, {Key: "share", Title: "SHARE", Right: true}}}
	for _, state := range countedStates() {
		if n := f.total.States[state]; n > 0 {
			t.Rows = append(t.Rows, []Cell{text(string(state)).toned(stateTone(state)), number(n), text(percent(n, f.total.Recommendations))})
		}
	}
	return t
}

func number(n int) Cell { return text(strconv.Itoa(n)) }

// percent is a share in whole hundredths, rounded to the nearest.
func percent(n, of int) string {
	if of == 0 {
		return "–"
	}
	return fmt.Sprintf("%d %%", (200*n+of)/(2*of))
}

func (f *figures) answerFacts() []Fact {
	g := f.total
	facts := []Fact{
		{"in time", text(share(g.Answers[followup.InTime], g.Asked()))},
		{"late", text(share(g.Answers[followup.Late], g.Asked()))},
		{"overdue", text(share(g.Answers[followup.NotAnswered], g.Asked()))},
	}
	if g.Lapsed > 0 {
		facts = append(facts, Fact{"closed without", text(share(g.Lapsed, g.Asked()))})
	}
	return append(facts, Fact{"not yet due", number(g.Answers[followup.Awaited])},
		Fact{"not owed", number(g.Answers[followup.NotOwed] - g.Lapsed)}, Fact{"median time", text(medianWords(g))})
}

// share says a number and what it is a part of, so that nobody has to guess.
func share(n, of int) string {
	if of == 0 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%d of %d (%s)", n, of, percent(n, of))
}

func medianWords(g *followup.Figures) string {
	days, known := g.MedianDays()
	if !known {
		return "–"
	}
	return medianNumber(days) + " d"
}

func medianNumber(days float64) string { return strconv.FormatFloat(days, 'f', -1, 64) }

func (f *figures) afterTable() *Table {
	t := &Table{Columns: []Column{{Key: "after", Title: "WITHIN"}, {Key: "implemented", Title: "IMPLEMENTED", Right: true},
		{Key: "of", Title: "OF", Right: true}, {Key: "share", Title: "SHARE", Right: true}, {Key: "left_out", Title: "LEFT OUT", Right: true}}}
	for i, s := range f.total.After {
		t.Rows = append(t.Rows, []Cell{text(plural(i+1, "year", "years")), number(s.Implemented), number(s.Of),
			text(percent(s.Implemented, s.Of)), number(s.LeftOut)})
	}
	return t
}

func (f *figures) silenceTable() *Table {
	t := &Table{Empty: "None are open.", Columns: []Column{{Key: "days", Title: "DAYS", Right: true}, {Key: "last_contact", Title: "LAST CONTACT"},
		{Key: "record", Title: "RECOMMENDATION"}, {Key: "title", Title: "TITLE", Below: 1}}}
	for _, s := range f.stats.Quietest(longestSilences) {
		t.Rows = append(t.Rows, []Cell{number(s.SilentFor()), text(s.LastContact.Date.String()),
			{Text: s.Recommendation.ID, Data: s.Recommendation.Name()}, text(s.Recommendation.Title)})
	}
	return t
}

func (f *figures) muteTable(mute []followup.Mute) *Table {
	t := &Table{Columns: []Column{{Key: "name", Title: "BODY", Flex: true}, {Key: "unanswered", Title: "UNANSWERED", Right: true},
		{Key: "since", Title: "FIRST ASKED"}, {Key: "stakeholder", Title: "ID", Below: 1}}}
	for _, m := range mute {
		t.Rows = append(t.Rows, []Cell{text(bodyName(f.set, m.Stakeholder)), number(m.Unanswered), text(m.Since.String()), text(m.Stakeholder)})
	}
	return t
}

// grouped has a row for each group, and the total below.
func (f *figures) grouped() *Table {
	t := &Table{Columns: []Column{{Key: "name", Title: strings.ToUpper(string(f.by)), Flex: true}, {Key: "recommendations", Title: "ALL", Right: true}}}
	for _, c := range classesOf(f.set) {
		t.Columns = append(t.Columns, Column{Key: c.Key, Title: c.Title, Right: true})
	}
	if f.set.Partial {
		return f.groupRows(t)
	}
	t.Columns = append(t.Columns, Column{Key: "in_time", Title: "ANSWERS", Below: 1}, Column{Key: "median", Title: "MEDIAN", Below: 1},
		Column{Key: "implemented_after", Title: "IMPLEMENTED WITHIN", Below: 1}, Column{Key: "longest_silence", Title: "SILENCE", Below: 1})
	return f.groupRows(t)
}

func (f *figures) groupRows(t *Table) *Table {
	for _, g := range f.groups {
		t.Rows = append(t.Rows, groupRow(f.nameOf(g.Key), g.Figures)[:len(t.Columns)])
	}
	t.Rows = append(t.Rows, groupRow("total", f.total)[:len(t.Columns)])
	return t
}

func groupRow(name string, g *followup.Figures) []Cell {
	row := []Cell{text(name), number(g.Recommendations)}
	for _, c := range classes() {
		row = append(row, number(c.count(g)))
	}
	return append(row, text(inTimeWords(g)), text(orNothing("median ", medianWords(g))), text(afterWords(g)), text(silenceWords(g)))
}

func inTimeWords(g *followup.Figures) string {
	if g.Asked() == 0 {
		return "no answer due yet"
	}
	return fmt.Sprintf("%d of %d in time", g.Answers[followup.InTime], g.Asked())
}

func orNothing(before, words string) string {
	if words == "–" {
		return ""
	}
	return before + words
}

// afterWords leaves out the anniversaries that no recommendation has reached.
func afterWords(g *followup.Figures) string {
	var parts []string
	for i, s := range g.After {
		if s.Of > 0 {
			parts = append(parts, fmt.Sprintf("%d y: %d of %d", i+1, s.Implemented, s.Of))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "implemented within " + strings.Join(parts, ", ")
}

func silenceWords(g *followup.Figures) string {
	if g.Silent == nil {
		return ""
	}
	return fmt.Sprintf("silent for %d d", g.Silent.SilentFor())
}

// flat is every figure in a column of its own: the groups, and last the total.
func (f *figures) flat() *Table {
	t := &Table{}
	for _, key := range flatKeys() {
		t.Columns = append(t.Columns, Column{Key: key, Title: strings.ToUpper(strings.ReplaceAll(key, "_", " "))})
	}
	for _, g := range f.groups {
		t.Rows = append(t.Rows, f.flatRow(string(f.by), g.Key, f.nameOf(g.Key), g.Figures))
	}
	t.Rows = append(t.Rows, f.flatRow("total", "", "total", f.total))
	return t
}

func flatKeys() []string {
	keys := []string{"by", "group", "name", "recommendations"}
	for _, state := range countedStates() {
		keys = append(keys, strings.ReplaceAll(string(state), "-", "_"))
	}
	keys = append(keys, "answers_in_time", "answers_late", "answers_overdue", "answers_awaited", "answers_not_owed", "answers_unanswered_at_close",
		"median_days_to_answer")
	for years := range followup.Anniversaries {
		y := strconv.Itoa(years+1) + "y"
		keys = append(keys, "implemented_within_"+y, "of_"+y, "left_out_"+y)
	}
	return append(keys, "longest_silence_days", "longest_silence_record")
}

func (f *figures) flatRow(by, key, name string, g *followup.Figures) []Cell {
	row := []Cell{text(by), text(key), text(name), number(g.Recommendations)}
	for _, state := range countedStates() {
		row = append(row, number(g.States[state]))
	}
	switch {
	case !countsAnswers(f.set):
		return f.unsaid(row)
	case f.set.Partial:
		return f.unsaid(append(row, number(g.Answers[followup.InTime])))
	}
	for _, when := range []followup.Timeliness{followup.InTime, followup.Late, followup.NotAnswered, followup.Awaited, followup.NotOwed} {
		row = append(row, number(g.Answers[when]))
	}
	row = append(row, number(g.Lapsed), Cell{})
	if days, known := g.MedianDays(); known {
		row[len(row)-1] = text(medianNumber(days))
	}
	for _, s := range g.After {
		row = append(row, number(s.Implemented), number(s.Of), number(s.LeftOut))
	}
	if g.Silent == nil {
		return append(row, Cell{}, Cell{})
	}
	return append(row, number(g.Silent.SilentFor()), text(g.Silent.Recommendation.Name()))
}

// yearsBetween are the years from the first to the last, those without any
// recommendation too. A year that is a slip of the pen would make a long row:
// then only those that there are.
func yearsBetween(groups []followup.Group) []string {
	var years []string
	for _, g := range groups {
		years = append(years, g.Key)
	}
	if len(years) == 0 {
		return nil
	}
	first, _ := strconv.Atoi(years[0])
	last, _ := strconv.Atoi(years[len(years)-1])
	if last-first > longestRow {
		return years
	}
	years = nil
	for y := first; y <= last; y++ {
		years = append(years, strconv.Itoa(y))
	}
	return years
}

// longestRow is the most years that a picture shows gaps in.
const longestRow = 60
