package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// Grouping is what an agenda is divided by.
type Grouping string

// The groupings. By day, all that is late stands together at the top.
const (
	ByDay         Grouping = "day"
	ByOwner       Grouping = "owner"
	ByStakeholder Grouping = "stakeholder"
)

// Groupings lists what an agenda can be divided by.
func Groupings() []Grouping { return []Grouping{ByDay, ByOwner, ByStakeholder} }

// AgendaItem is an item of the agenda as scripts read it.
type AgendaItem struct {
	OverdueItem
	Stakeholders []string `json:"stakeholders"`
	Members      []string `json:"members"`
}

type agendaData struct {
	SchemaVersion int          `json:"schema_version"`
	AsOf          string       `json:"as_of"`
	Items         []AgendaItem `json:"items"`
}

// Agenda lists whatever is due about records of every kind, and how much of it
// is late.
func Agenda(v *audience.View, at Moment, q DueQuery, by Grouping) (doc *Document, late int) {
	set, items := owed(v, at, func(set *record.Set) []*followup.Item { return followup.Agenda(set, at.Day) })
	items = slices.DeleteFunc(items, func(i *followup.Item) bool {
		return !q.wants(set, at.Day, i)
	})
	table := agendaTable(set, grouped(set, items, by))
	outward(v, at, table)
	doc = list(v, table, func() any { return agendaJSON(set, at, items) })
	late = countTier(items, followup.Overdue) + countTier(items, followup.LongOverdue)
	doc.Footer = owedFooter(v, items, late, at)
	doc.Calendar = agendaCalendar(v, at, items)
	return doc, late
}

// group is one part of an agenda. An item with several owners or bodies stands
// in the group of each.
type group struct {
	heading string
	tone    Tone
	items   []*followup.Item
}

func grouped(set *record.Set, items []*followup.Item, by Grouping) []group {
	switch by {
	case ByOwner:
		return named(set, record.Members, items, func(i *followup.Item) []string { return answerable(set, i) }, "Nobody answers for these")
	case ByStakeholder:
		return named(set, record.Stakeholders, items, bodiesOf, "About nobody in particular")
	}
	return byDay(items)
}

// byDay puts what is late into one group, the latest first, and the rest into a
// group for each day.
func byDay(items []*followup.Item) []group {
	var groups []group
	for _, i := range items {
		heading, tone := dayHeading(i), Plain
		if i.DaysLate > 0 {
			heading, tone = "Late", Warning
		}
		if len(groups) == 0 || groups[len(groups)-1].heading != heading {
			groups = append(groups, group{heading: heading, tone: tone})
		}
		last := &groups[len(groups)-1]
		last.items = append(last.items, i)
	}
	return groups
}

func dayHeading(i *followup.Item) string {
	day := i.Due.Time().Format("Monday ") + i.Due.String()
	if i.DaysLate == 0 {
		return "Today, " + day
	}
	return day
}

// named makes a group for each id that an item leads to, in the order of their
// names; what leads to none comes last.
func named(set *record.Set, kind record.Kind, items []*followup.Item, ids func(*followup.Item) []string, none string) []group {
	members := map[string][]*followup.Item{}
	for _, i := range items {
		led := slices.Compact(slices.Sorted(slices.Values(ids(i))))
		if len(led) == 0 {
			led = []string{""}
		}
		for _, id := range led {
			members[id] = append(members[id], i)
		}
	}
	var groups []group
	for id, items := range members {
		if id != "" {
			groups = append(groups, group{heading: nameAndID(set, kind, id), items: items})
		}
	}
	slices.SortFunc(groups, func(a, b group) int { return cmp.Compare(a.heading, b.heading) })
	if len(members[""]) > 0 {
		groups = append(groups, group{heading: none, tone: Faint, items: members[""]})
	}
	return groups
}

// nameAndID is how a body or a person is called, with the id to be typed.
func nameAndID(set *record.Set, kind record.Kind, id string) string {
	name := ""
	switch r := set.Get(kind, id).(type) {
	case *record.Stakeholder:
		name = r.Name
	case *record.Member:
		name = r.Name
	}
	if name == "" && id == record.Institution {
		name = set.Policy.Institution.Name
	}
	if name == "" {
		return id
	}
	return fmt.Sprintf("%s (%s)", name, id)
}

func agendaTable(set *record.Set, groups []group) *Table {
	t := &Table{
		Empty: "Nothing is due.",
		Columns: []Column{
			{Key: "group"},
			{Key: "days_late", Title: "LATE", Right: true},
			{Key: "tier", Title: "TIER"},
			{Key: "since"},
			{Key: "due", Title: "DUE"},
			{Key: "item", Title: "ITEM"},
			{Key: "owed_by", Title: "OWED BY", Flex: true},
			{Key: "next_step", Title: "TO DO", Below: 1},
			{Key: "record", Title: "RECORD", Below: 1},
			{Key: "title", Title: "TITLE", Below: 1},
			{Key: "members", Title: "WHO", Below: 1},
			{Key: "why"},
		},
	}
	for _, g := range groups {
		t.Sections = append(t.Sections, Section{Row: len(t.Rows), Heading: g.heading, Tone: g.tone})
		for _, i := range g.items {
			t.Rows = append(t.Rows, agendaRow(set, g.heading, i))
		}
	}
	return t
}

func agendaRow(set *record.Set, group string, i *followup.Item) []Cell {
	tone := toneOf(i.Tier)
	return []Cell{
		text(group),
		{Text: days(i.DaysLate), Data: strconv.Itoa(i.DaysLate), Tone: tone},
		{Text: tierWords(i.Tier), Data: string(i.Tier), Tone: tone},
		{Data: i.Start.Date.String()},
		text(i.Due.String()),
		text(string(i.What)),
		text(joined(i.OwedBy)),
		{Text: "→ " + toDo(i), Data: string(i.NextStep)},
		text(i.Record),
		text(i.Title),
		{Text: bracketed(answerable(set, i)), Data: joined(answerable(set, i))},
		text(i.Sentence()),
	}
}

func bracketed(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return "(" + joined(names) + ")"
}

func agendaJSON(set *record.Set, at Moment, items []*followup.Item) agendaData {
	data := agendaData{SchemaVersion: 1, AsOf: at.Day.String(), Items: []AgendaItem{}}
	for _, i := range items {
		data.Items = append(data.Items, AgendaItem{itemJSON(i), orEmpty(bodiesOf(i)), orEmpty(answerable(set, i))})
	}
	return data
}

// orEmpty makes an empty list of none: scripts get no null where a list stands.
func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// alarmDays is how long before its day a calendar program reminds of an item:
// a week for what takes work of ours, a day for what others owe.
func alarmDays(i *followup.Item) int {
	switch {
	case i.DaysLate > 0:
		return -1
	case i.Theirs():
		return 1
	}
	return 7
}

// agendaCalendar puts each item on the day it is due.
func agendaCalendar(v *audience.View, at Moment, items []*followup.Item) *Calendar {
	of := v.On(at.Day).Policy.Institution
	c := &Calendar{Name: cmp.Or(of.Short, of.Name, "NPM") + ": agenda", Identity: of.Country + " agenda"}
	for _, i := range items {
		next := fmt.Sprintf("%s. To do: %s.", at, toDo(i))
		if v.Audience.Outside() {
			next = at.String() + "."
		}
		c.Entries = append(c.Entries, Entry{
			Key: i.Key(), Day: i.Due, Alarm: alarmDays(i),
			Title:       strings.TrimSpace(fmt.Sprintf("%s by %s: %s", i.What, joined(i.OwedBy), i.Title)),
			Categories:  []string{string(i.What)},
			Description: fmt.Sprintf("%s\n%s\n%s", i.Record, i.Sentence(), next),
		})
	}
	return c
}
