package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

type decisionJSON struct {
	Register string   `json:"register"` // shown, or today: what is closed in one is closed
	Level    string   `json:"level"`
	Rule     *string  `json:"rule"` // null where the record is not there
	Because  []string `json:"because"`
}

type fieldJSON struct {
	Field  string   `json:"field"`
	Level  string   `json:"level"`
	Values int      `json:"values"`
	SeenBy []string `json:"seen_by"`
}

type withheldJSON struct {
	Field  string `json:"field"`
	Level  string `json:"level"`
	Values int    `json:"values"`
	Reason string `json:"reason"` // level, reference, or facts
}

type leftOutJSON struct {
	Field  string  `json:"field"`
	Record string  `json:"record"`
	Level  *string `json:"level"` // null where that record is not there
}

type readerJSON struct {
	Audience string         `json:"audience"`
	Sees     string         `json:"sees"` // record, facts or nothing
	Because  string         `json:"because"`
	Ground   *string        `json:"ground"`
	TookPart bool           `json:"took_part"`
	Fields   []string       `json:"fields"`
	Withheld []withheldJSON `json:"withheld"`
	LeftOut  []leftOutJSON  `json:"left_out"`
	State    *string        `json:"state"` // of a recommendation
	Owes     []string       `json:"owes"`  // what a body is told that it owes
}

type explanationData struct {
	SchemaVersion int            `json:"schema_version"`
	AsOf          string         `json:"as_of"`
	Record        string         `json:"record"`
	Level         string         `json:"level"`
	DecidedBy     []decisionJSON `json:"decided_by"`
	Fields        []fieldJSON    `json:"fields"`
	Readers       []readerJSON   `json:"readers"`
	Counted       bool           `json:"counted"` // in the numbers that register.yaml releases
}

// Explanation tells the operator who sees what of one record, and why.
func Explanation(e *audience.Explanation, at Moment) *Document {
	c := record.Of(e.Record)
	readers := readersTable(e)
	doc := &Document{Audience: audience.Full, Table: readers, Data: func() any { return explanationValues(e, at) }}
	doc.Blocks = []Block{{Heading: c.Name() + " is " + levelWords(e), Table: decisionTable(e, at)},
		{Heading: "Who gets what of it", Table: readers},
		{Heading: "Its fields", Table: fieldsTable(e)}}
	if left := leftOutTable(e); len(left.Rows) > 0 {
		doc.Blocks = append(doc.Blocks, Block{Heading: "What it names and others may not know of", Table: left})
	}
	if told := toldTable(e, at); len(told.Rows) > 0 {
		doc.Blocks = append(doc.Blocks, Block{Heading: "What is worked out from what each sees", Table: told})
	}
	doc.Footer = explanationFooter(e, at)
	return doc
}

func explanationFooter(e *audience.Explanation, at Moment) []string {
	c := record.Of(e.Record)
	footer := []string{at.String() + ". A body that is not named here gets what the public gets."}
	if at.Revision != "" {
		footer = append(footer, fmt.Sprintf("Access is judged on %s, by that register and today's: the narrower counts.", e.Today))
	}
	if counted(e) {
		footer = append(footer, fmt.Sprintf("It may count in the numbers of %s by year that register.yaml releases (publish.counts).", c.Kind))
	}
	if c.SealedIn != "" {
		footer = append(footer, "Some of its fields are sealed in "+c.SealedIn+" and could not be read; they are confidential.")
	}
	return footer
}

func counted(e *audience.Explanation) bool {
	return slices.Contains(e.Policy.Publish.Counts, string(record.Of(e.Record).Kind))
}

func decisionTable(e *audience.Explanation, at Moment) *Table {
	t := &Table{Columns: []Column{{Key: "register", Title: "REGISTER"}, {Key: "level", Title: "LEVEL"}, {Key: "because", Title: "BECAUSE", Flex: true}}}
	for i, d := range e.Decisions {
		for n, why := range decisionWords(d) {
			row := []Cell{{}, {}, text(why)}
			if n == 0 {
				row = []Cell{text(registerName(i, at)), text(d.Level.String()), text(why)}
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

// registerName names the registers that were asked: the one shown, and today's.
func registerName(i int, at Moment) string {
	if i == 0 && at.Revision != "" {
		return at.Revision
	}
	return "today"
}

func readersTable(e *audience.Explanation) *Table {
	t := &Table{Columns: []Column{{Key: "audience", Title: "AUDIENCE"}, {Key: "sees", Title: "GETS"}, {Key: "because", Title: "BECAUSE", Flex: true},
		{Key: "fields"}, {Key: "withheld"}, {Key: "left_out"}}}
	for _, r := range e.Readers {
		var withheld, left []string
		for _, w := range withheldOf(e, r) {
			withheld = append(withheld, w.Field)
		}
		for _, ref := range r.Part.Lost {
			left = append(left, ref.To)
		}
		t.Rows = append(t.Rows, []Cell{text(string(r.Audience)), {Text: partWords(e, r.Part), Data: string(r.Part.Form)}, text(readerWords(e, r)),
			text(joined(fieldsSeen(e, r))), text(joined(withheld)), text(joined(left))})
	}
	return t
}

func fieldsTable(e *audience.Explanation) *Table {
	t := &Table{Columns: []Column{{Key: "field", Title: "FIELD"}, {Key: "level", Title: "LEVEL"}, {Key: "seen_by", Title: "SEEN BY", Flex: true}}}
	for _, f := range e.Fields {
		t.Rows = append(t.Rows, []Cell{text(f.Path), text(levelOf(e, f)), text(seenBy(e, f))})
	}
	return t
}

// leftOutTable lists what leads to records that some readers may not know of.
func leftOutTable(e *audience.Explanation) *Table {
	t := &Table{Columns: []Column{{Key: "field", Title: "FIELD"}, {Key: "record", Title: "NAMES", Flex: true}, {Key: "level", Title: "WHICH IS"}, {Key: "for", Title: "NOT TOLD TO", Flex: true}}}
	readers := map[audience.Reference][]string{}
	var met []audience.Reference
	for _, r := range e.Readers {
		for _, ref := range r.Part.Lost {
			if readers[ref] == nil {
				met = append(met, ref)
			}
			readers[ref] = append(readers[ref], string(r.Audience))
		}
	}
	slices.SortFunc(met, func(a, b audience.Reference) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.To, b.To))
	})
	for _, ref := range met {
		t.Rows = append(t.Rows, []Cell{text(ref.Path), text(ref.To), text(cmp.Or(targetLevel(e, ref.To), "not there")), text(joined(readers[ref]))})
	}
	return t
}

// targetLevel is how far a record is open that another names, "" where it is not
// there.
func targetLevel(e *audience.Explanation, name string) string {
	for _, t := range e.References {
		if t.Name == name && !t.Missing {
			return t.Level.String()
		}
	}
	return ""
}

// toldTable is how a recommendation reads to each audience, and what each body is
// told that it owes.
func toldTable(e *audience.Explanation, at Moment) *Table {
	t := &Table{Columns: []Column{{Key: "audience", Title: "AUDIENCE"}, {Key: "state", Title: "STATE"}, {Key: "owes", Title: "IS TOLD THAT IT OWES", Flex: true}}}
	for _, r := range e.Readers {
		if state := stateFor(e, at, r); state != "" {
			t.Rows = append(t.Rows, []Cell{text(string(r.Audience)), text(state), orDash(joined(owesFor(e, at, r)))})
		}
	}
	return t
}

// stateFor is the state of a recommendation as an audience reads it, "" where it
// sees none.
func stateFor(e *audience.Explanation, at Moment, r audience.Readership) string {
	set := r.View.On(at.Day)
	rec := set.Recommendations[record.Of(e.Record).ID]
	if rec == nil || record.Of(e.Record).Kind != record.Recommendations {
		return ""
	}
	return string(followup.Of(set, rec, at.Day).State)
}

func owesFor(e *audience.Explanation, at Moment, r audience.Readership) []string {
	own := r.View.OwnOn(at.Day)
	if own == nil {
		return nil
	}
	var owed []string
	for _, i := range followup.OwedBy(own, string(r.Audience), r.View.SpeaksAlone(), at.Day) {
		if i.Record == record.Of(e.Record).Name() {
			owed = append(owed, fmt.Sprintf("%s, due %s", i.What, i.Due))
		}
	}
	return owed
}

// withheldOf are the fields of which an audience does not get all.
func withheldOf(e *audience.Explanation, r audience.Readership) []withheldJSON {
	all := []withheldJSON{}
	for _, f := range e.Fields {
		missing, reason := f.Values-r.Part.Seen[f.Path], "reference"
		switch {
		case r.Part.Form == audience.BareFacts:
			reason = "facts"
		case r.Part.Form == audience.Nothing || f.Level > r.Part.Level:
			reason = "level"
		}
		if missing > 0 {
			all = append(all, withheldJSON{f.Path, levelOf(e, f), missing, reason})
		}
	}
	return all
}

func fieldsSeen(e *audience.Explanation, r audience.Readership) []string {
	seen := []string{}
	for _, f := range e.Fields {
		if r.Part.Seen[f.Path] > 0 {
			seen = append(seen, f.Path)
		}
	}
	return seen
}

func explanationValues(e *audience.Explanation, at Moment) explanationData {
	data := explanationData{SchemaVersion: 1, AsOf: at.Day.String(), Record: record.Of(e.Record).Name(), Level: narrowest(e).String(),
		DecidedBy: []decisionJSON{}, Fields: []fieldJSON{}, Readers: []readerJSON{}, Counted: counted(e)}
	for i, d := range e.Decisions {
		register := "today"
		if i == 0 && len(e.Decisions) > 1 {
			register = "shown"
		}
		data.DecidedBy = append(data.DecidedBy, decisionJSON{register, d.Level.String(), orNull(string(d.Rule)), decisionWords(d)})
	}
	for _, f := range e.Fields {
		by := []string{}
		for _, r := range e.Readers {
			if r.Part.Seen[f.Path] > 0 {
				by = append(by, string(r.Audience))
			}
		}
		data.Fields = append(data.Fields, fieldJSON{f.Path, levelOf(e, f), f.Values, by})
	}
	for _, r := range e.Readers {
		data.Readers = append(data.Readers, readerValues(e, at, r))
	}
	return data
}

func readerValues(e *audience.Explanation, at Moment, r audience.Readership) readerJSON {
	data := readerJSON{Audience: string(r.Audience), Sees: string(r.Part.Form), Because: readerWords(e, r), Ground: orNull(string(r.Ground.Why)),
		TookPart: r.Heard, Fields: fieldsSeen(e, r), Withheld: withheldOf(e, r), LeftOut: []leftOutJSON{}, State: orNull(stateFor(e, at, r)),
		Owes: append([]string{}, owesFor(e, at, r)...)}
	for _, ref := range r.Part.Lost {
		data.LeftOut = append(data.LeftOut, leftOutJSON{ref.Path, ref.To, orNull(targetLevel(e, ref.To))})
	}
	return data
}

// levelOf is how far a field is open: no wider than its record.
func levelOf(e *audience.Explanation, f audience.Field) string {
	return max(narrowest(e), f.Level).String()
}

// narrowest is how far a record is open in every register asked.
func narrowest(e *audience.Explanation) audience.Level {
	level := audience.Public
	for _, d := range e.Decisions {
		level = max(level, d.Level)
	}
	return level
}
