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

// HistoryQuery narrows what is told of a record: to what happened, or to what
// Git knows of its file. Neither is both.
type HistoryQuery struct {
	Events, Commits bool
}

// Biography is a record by kind and id with what Git knows of its file.
type Biography struct {
	Record string
	Gone   bool
	Edits  []record.Edit
}

// HistoryEntry is one thing that happened, as scripts read it.
type HistoryEntry struct {
	Date    string   `json:"date"`
	Source  string   `json:"source"` // event or commit
	Text    string   `json:"text"`
	File    *string  `json:"file"`
	Commit  *string  `json:"commit"`
	Author  *string  `json:"author"`
	Subject *string  `json:"subject"`
	Changed []string `json:"changed"`
}

const (
	fromEvent  = "event"
	fromCommit = "commit"
)

type historyData struct {
	SchemaVersion int    `json:"schema_version"`
	AsOf          string `json:"as_of"`
	recordHistory
}

type recordHistory struct {
	Record  string         `json:"record"`
	Gone    bool           `json:"gone"`
	History []HistoryEntry `json:"history"`
}

type historiesData struct {
	SchemaVersion int             `json:"schema_version"`
	AsOf          string          `json:"as_of"`
	Records       []recordHistory `json:"records"`
}

// History is everything that happened to one record, from the events in the
// register and from Git, by date; on one day events come first. It is nil where
// there was no such record on that day. A record that is gone has no events.
func History(v *audience.View, at Moment, of Biography, q HistoryQuery) *Document {
	var happened []followup.Happening
	if !of.Gone {
		set := v.On(at.Day)
		kind, id, _ := record.KindOf(of.Record)
		rec := set.Get(kind, id)
		if rec == nil {
			return nil
		}
		happened = followup.Happenings(set, rec, at.Day)
	}
	if q.Commits && !q.Events {
		happened = nil
	}
	if q.Events && !q.Commits {
		of.Edits = nil
	}
	entries := entriesOf(at.Day, happened, of.Edits)
	doc := list(v, historyTable(entries), func() any {
		return historyData{1, at.Day.String(), recordHistory{of.Record, of.Gone, entries}}
	})
	doc.Blocks[0].Heading = of.Record
	doc.Footer = []string{historyFooter(at, of, entries)}
	return doc
}

// entriesOf puts what happened and what Git knows by the day into one list.
// What is not committed yet is of that day.
func entriesOf(day calendar.Date, happened []followup.Happening, edits []record.Edit) []HistoryEntry {
	entries := make([]HistoryEntry, 0, len(happened)+len(edits))
	for _, h := range happened {
		entries = append(entries, HistoryEntry{Date: h.Date.String(), Source: fromEvent, Text: h.Text, File: orNull(h.Path), Changed: []string{}})
	}
	for _, e := range edits {
		if e.Day == 0 {
			e.Day = day
		}
		if e.Day <= day {
			entries = append(entries, editEntry(e))
		}
	}
	slices.SortStableFunc(entries, func(a, b HistoryEntry) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), -cmp.Compare(a.Source, b.Source))
	})
	return entries
}

func editEntry(e record.Edit) HistoryEntry {
	entry := HistoryEntry{Date: e.Day.String(), Source: fromCommit, Text: editWords(e), File: orNull(e.File),
		Commit: orNull(e.Commit), Author: orNull(e.Author), Subject: orNull(e.Subject), Changed: []string{}}
	for _, c := range e.Changed {
		if !slices.Contains(entry.Changed, c.Key) {
			entry.Changed = append(entry.Changed, c.Key)
		}
	}
	return entry
}

// editWords says what became of a file, and which keys say something else now.
func editWords(e record.Edit) string {
	text := string(e.What)
	switch e.What {
	case record.Renamed:
		text = "renamed from " + e.From
	case record.Rewritten:
		text = "written in the other form, before in " + e.From
	case record.Oldest:
		text = "the oldest commit of this clone, which has the file already"
	}
	if e.Commit == "" {
		text = "since the last commit: " + text
	}
	var changed []string
	for _, c := range e.Changed {
		words := c.Key
		if c.Told {
			words += ": " + orNone(c.Was) + " → " + orNone(c.Is)
		}
		changed = append(changed, words)
	}
	switch {
	case e.Unread:
		text += "; a version cannot be read, so the keys cannot be told"
	case len(changed) > 0:
		text += "; " + strings.Join(changed, ", ")
	}
	return text
}

func orNone(word string) string {
	if word == "" {
		return "–"
	}
	return word
}

func historyTable(entries []HistoryEntry) *Table {
	t := &Table{
		Empty: "Nothing is known of it.",
		Columns: []Column{
			{Key: "date", Title: "DATE"},
			{Key: "text", Title: "WHAT", Flex: true},
			{Key: "source", Title: "KIND"},
			{Key: "author", Title: "BY", Below: 1},
			{Key: "file", Title: "FILE", Below: 1},
			{Key: "commit"}, {Key: "subject"}, {Key: "changed"},
		},
	}
	for _, e := range entries {
		t.Rows = append(t.Rows, entryRow(e))
	}
	if !slices.ContainsFunc(entries, func(e HistoryEntry) bool { return e.Commit != nil }) {
		t.Columns[3].Title = "" // there is nobody to name
	}
	return t
}

func entryRow(e HistoryEntry) []Cell {
	return []Cell{
		text(e.Date), text(e.Text), text(e.Source),
		{Text: byWhom(e), Data: known(e.Author), Tone: Faint}, text(known(e.File)).toned(Faint),
		text(known(e.Commit)), text(known(e.Subject)), text(joined(e.Changed)),
	}
}

// byWhom is the author of a commit, its short hash and what its message says.
func byWhom(e HistoryEntry) string {
	if e.Commit == nil {
		return ""
	}
	text := fmt.Sprintf("%s, %.10s", known(e.Author), *e.Commit)
	if e.Subject != nil {
		text += fmt.Sprintf(": “%s”", *e.Subject)
	}
	return text
}

func known(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func historyFooter(at Moment, of Biography, entries []HistoryEntry) string {
	events := 0
	for _, e := range entries {
		if e.Source == fromEvent {
			events++
		}
	}
	s := fmt.Sprintf("%s: %s, %s.", at, plural(events, "event", "events"), plural(len(entries)-events, "change of the file", "changes of the file"))
	if of.Gone {
		s += " The record is not there any more."
	}
	return s
}

// Histories is what Git knows of all records. It is for those who have the
// repository: nothing of it comes from what the files say.
func Histories(at Moment, all []Biography) *Document {
	var records []recordHistory
	table := historyTable(nil)
	table.Columns[3].Title = "BY"
	table.Columns = append([]Column{{Key: "record", Title: "RECORD"}}, table.Columns...)
	table.Empty = "No record was ever committed."
	count := 0
	for _, of := range all {
		entries := entriesOf(at.Day, nil, of.Edits)
		if len(entries) == 0 {
			continue
		}
		count += len(entries)
		records = append(records, recordHistory{of.Record, of.Gone, entries})
		for _, e := range entries {
			table.Rows = append(table.Rows, append([]Cell{text(of.Record)}, entryRow(e)...))
		}
	}
	return &Document{
		Audience: audience.Full, Table: table, Blocks: []Block{{Table: table}},
		Footer: []string{fmt.Sprintf("%s: %s of %s.", at, plural(count, "change", "changes"), plural(len(records), "record", "records"))},
		Data:   func() any { return historiesData{1, at.Day.String(), append([]recordHistory{}, records...)} },
	}
}
