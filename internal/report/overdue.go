package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// OverdueQuery narrows the list of what is due about recommendations.
type OverdueQuery struct {
	Addressees []string // with the bodies below them, by today's name or a former one
	Owners     []string // members responsible for the relation
	Items      []string
	Within     calendar.Period // also what falls due in this time
}

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
func Overdue(v *audience.View, at Moment, q OverdueQuery) (doc *Document, late int) {
	set := v.On(at.Day)
	items := slices.DeleteFunc(followup.Due(set, at.Day), func(i *followup.Item) bool {
		return i.Standing == nil || !q.wants(set, at.Day, i)
	})
	doc = list(v, overdueTable(items), func() any { return overdueJSON(at, items) })
	late = countTier(items, followup.Overdue) + countTier(items, followup.LongOverdue)
	doc.Footer = append([]string{overdueFooter(items, late, at)}, unlisted(items)...)
	return doc, late
}

func (q OverdueQuery) wants(set *record.Set, day calendar.Date, i *followup.Item) bool {
	if i.DaysLate <= 0 && (q.Within.IsZero() || i.Due > set.Policy.Days.Add(day, q.Within)) {
		return false
	}
	return (len(q.Items) == 0 || slices.Contains(q.Items, string(i.What))) &&
		(len(q.Addressees) == 0 || concerns(set, i, q.Addressees)) &&
		(len(q.Owners) == 0 || slices.ContainsFunc(ownersOf(set, i), func(m string) bool { return slices.Contains(q.Owners, m) }))
}

// bodiesOf are those an item concerns: who owes it, or, where that is the NPM,
// the addressees it must turn to.
func bodiesOf(i *followup.Item) []string {
	if i.Theirs() || i.Standing == nil {
		return i.OwedBy
	}
	var bodies []string
	for _, a := range i.Standing.Addressees {
		bodies = append(bodies, a.Stakeholder)
	}
	return bodies
}

// namesOf are the bodies that an item concerns and those in whose place they
// stand: who made the promise, whom the recommendation was first addressed to.
func namesOf(i *followup.Item) []string {
	today := slices.Concat(bodiesOf(i), i.OwedBy)
	names := append(today, i.By)
	for _, a := range i.Standing.Addressees {
		if slices.Contains(today, a.Stakeholder) {
			names = append(names, a.Names...)
		}
	}
	return names
}

func concerns(set *record.Set, i *followup.Item, addressees []string) bool {
	return slices.ContainsFunc(namesOf(i), func(body string) bool { return withinAny(set, body, addressees) })
}

func withinAny(set *record.Set, body string, ancestors []string) bool {
	return slices.ContainsFunc(ancestors, func(a string) bool { return set.Within(body, a) })
}

// ownersOf are the members who answer for an item: the lead of the dialogue
// that a promise of ours was made in, else those responsible for the relation
// with the bodies concerned, or with the nearest body above that has one.
func ownersOf(set *record.Set, i *followup.Item) []string {
	if i.In != nil && !i.Theirs() && i.In.Lead != "" {
		return []string{i.In.Lead}
	}
	var owners []string
	for _, body := range bodiesOf(i) {
		for _, id := range append([]string{body}, set.Ancestors(body)...) {
			if s := set.Stakeholders[id]; s != nil && s.Owner != "" {
				owners = append(owners, s.Owner)
				break
			}
		}
	}
	return owners
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
	for _, i := range items {
		tone := toneOf(i.Tier)
		t.Rows = append(t.Rows, []Cell{
			{days(i.DaysLate), strconv.Itoa(i.DaysLate), tone},
			{tierWords(i.Tier), string(i.Tier), tone},
			text(i.Start.Date.String()),
			text(i.Due.String()),
			text(string(i.What)),
			text(joined(i.OwedBy)),
			{Text: "→ " + toDo(i), Data: string(i.NextStep)},
			{Text: shortName(i.Record), Data: i.Record},
			text(i.Title),
			text(i.Sentence()),
		})
	}
	return t
}

func days(late int) string {
	switch {
	case late > 0:
		return fmt.Sprintf("%d d", late)
	case late == 0:
		return "today"
	}
	return fmt.Sprintf("in %d d", -late)
}

func tierWords(t followup.Tier) string {
	switch t {
	case followup.LongOverdue:
		return "long"
	case followup.Overdue:
		return "late"
	case followup.DueSoon:
		return "soon"
	}
	return "later"
}

func toneOf(t followup.Tier) Tone {
	switch t {
	case followup.LongOverdue:
		return Alarm
	case followup.Overdue:
		return Warning
	}
	return Plain
}

// shortName leaves out the kind where the column says it.
func shortName(name string) string {
	return strings.TrimPrefix(name, string(record.Recommendations)+"/")
}

// toDo is what to do next, in a word or three.
func toDo(i *followup.Item) string {
	switch {
	case i.DaysLate <= 0 && (i.Theirs() || i.Tier == ""):
		return "wait"
	case i.NextStep != "":
		return nextWords(i.NextStep)
	case i.Theirs():
		return lastStep(i)
	case i.What == followup.Verification:
		return "verify"
	case i.What == followup.FollowUp:
		return "get in touch"
	}
	return "keep our word"
}

func nextWords(step record.Step) string {
	words := map[record.Step]string{
		"reminder": "send a reminder", "higher-authority": "go to the higher authority", "parliament": "go to parliament",
		"courts": "go to the courts", "media": "go to the media", "international": "go to international bodies",
	}
	if words[step] != "" {
		return words[step]
	}
	return string(step)
}

// lastStep says why no step is due: one was taken, and its time has not passed.
func lastStep(i *followup.Item) string {
	if len(i.Taken) == 0 {
		return "wait"
	}
	last := i.Taken[len(i.Taken)-1]
	return fmt.Sprintf("wait (%s %s)", last.Step, last.In.Date)
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
