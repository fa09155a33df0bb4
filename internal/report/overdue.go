package report

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// OverdueItem is an item as scripts read it.
type OverdueItem struct {
	Item     string   `json:"item"`
	Record   string   `json:"record"`
	Title    string   `json:"title"`
	OwedBy   []string `json:"owed_by"`
	Since    string   `json:"since"`
	Due      string   `json:"due"`
	DaysLate int      `json:"days_late"`
	Tier     *string  `json:"tier"`
	NextStep *string  `json:"next_step"`
	Why      string   `json:"why"`
}

type overdueData struct {
	SchemaVersion int           `json:"schema_version"`
	AsOf          string        `json:"as_of"`
	Items         []OverdueItem `json:"items"`
}

// Overdue lists what is late about recommendations, and how many items are.
func Overdue(v *audience.View, at Moment, q DueQuery) (doc *Document, late int) {
	set, items := owed(v, at, func(set *record.Set) []*followup.Item { return followup.Due(set, at.Day) })
	q.Late = q.Within.IsZero()
	items = slices.DeleteFunc(items, func(i *followup.Item) bool {
		return i.Standing == nil || !q.wants(set, at.Day, i)
	})
	table := overdueTable(items)
	outward(v, at, table)
	doc = list(v, table, func() any { return overdueJSON(at, items) })
	late = countTier(items, followup.Overdue) + countTier(items, followup.LongOverdue)
	doc.Footer = owedFooter(v, items, late, at)
	return doc, late
}

func overdueTable(items []*followup.Item) *Table {
	t := &Table{
		Empty: "Nothing is overdue.",
		Columns: []Column{
			{Key: "days_late", Title: "LATE", Right: true},
			{Key: "tier", Title: "TIER"},
			{Key: "since", Title: "SINCE"},
			{Key: "due", Title: "DUE"},
			{Key: "item", Title: "ITEM"},
			{Key: "owed_by", Title: "OWED BY", Flex: true},
			{Key: "next_step", Title: "TO DO", Below: 1},
			{Key: "record", Title: "RECOMMENDATION", Below: 1},
			{Key: "title", Title: "TITLE", Below: 1},
			{Key: "why"},
		},
	}
	t.Rows = followup.OnAllCores(len(items), func() func(int) []Cell {
		return func(n int) []Cell { return overdueRow(items[n]) }
	})
	return t
}

func overdueRow(i *followup.Item) []Cell {
	tone := toneOf(i.Tier)
	return []Cell{
		{Text: days(i.DaysLate), Data: strconv.Itoa(i.DaysLate), Tone: tone},
		{Text: tierWords(i.Tier), Data: string(i.Tier), Tone: tone},
		text(i.Start.Date.String()),
		text(i.Due.String()),
		text(string(i.What)),
		text(joined(i.OwedBy)),
		{Text: "→ " + toDo(i), Data: string(i.NextStep)},
		{Text: shortName(i.Record), Data: i.Record},
		text(i.Title),
		text(i.Sentence()),
	}
}

func countTier(items []*followup.Item, tier followup.Tier) int {
	n := 0
	for _, i := range items {
		if i.Tier == tier {
			n++
		}
	}
	return n
}

func overdueFooter(items []*followup.Item, late int, at Moment) string {
	s := fmt.Sprintf("%s: %d overdue, %d of them long overdue", at, late, countTier(items, followup.LongOverdue))
	if coming := len(items) - late; coming > 0 {
		s += fmt.Sprintf(", %d to come", coming)
	}
	return s + "."
}

// unlisted warns, once for each year, of deadlines that were counted without
// knowing the holidays.
func unlisted(items []*followup.Item) []string {
	var years []int
	for _, i := range items {
		years = append(years, i.Unlisted...)
	}
	slices.Sort(years)
	var notes []string
	for _, year := range slices.Compact(years) {
		notes = append(notes, fmt.Sprintf("No holiday is listed for %d: deadlines counted through it may be some days too early.", year))
	}
	return notes
}

func overdueJSON(at Moment, items []*followup.Item) overdueData {
	data := overdueData{SchemaVersion: 1, AsOf: at.Day.String(), Items: []OverdueItem{}}
	for _, i := range items {
		data.Items = append(data.Items, itemJSON(i))
	}
	return data
}

func itemJSON(i *followup.Item) OverdueItem {
	return OverdueItem{
		Item: string(i.What), Record: i.Record, Title: i.Title, OwedBy: i.OwedBy,
		Since: i.Start.Date.String(), Due: i.Due.String(), DaysLate: i.DaysLate,
		Tier: orNull(string(i.Tier)), NextStep: orNull(string(i.NextStep)), Why: i.Sentence(),
	}
}

// orNull makes null of what is not known.
func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
