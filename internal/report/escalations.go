package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// EscalationsQuery narrows the list of authorities that do not cooperate.
type EscalationsQuery struct {
	Stakeholders []string // with the bodies below them, by today's name or a former one
	Owners       []string // members responsible for the relation
	All          bool     // also those of which nothing is long-running
}

type contactJSON struct {
	Date   string   `json:"date"`
	Record string   `json:"record"`
	Form   string   `json:"form"`
	With   []string `json:"with"`
}

type stepJSON struct {
	Date   string `json:"date"`
	Step   string `json:"step"`
	Record string `json:"record"`
}

type oldestJSON struct {
	Item     string `json:"item"`
	Record   string `json:"record"`
	Due      string `json:"due"`
	DaysLate int    `json:"days_late"`
}

type authorityJSON struct {
	Stakeholder string        `json:"stakeholder"`
	Name        string        `json:"name"`
	Late        int           `json:"late"`
	LongOverdue int           `json:"long_overdue"`
	Oldest      *oldestJSON   `json:"oldest"`
	LastContact *contactJSON  `json:"last_contact"`
	LastSent    *contactJSON  `json:"last_sent"`
	StepsTaken  []stepJSON    `json:"steps_taken"`
	NextStep    *string       `json:"next_step"`
	Held        *string       `json:"held"`
	HeldBecause *string       `json:"held_because"`
	Items       []OverdueItem `json:"items"`
}

type escalationsData struct {
	SchemaVersion int             `json:"schema_version"`
	AsOf          string          `json:"as_of"`
	Authorities   []authorityJSON `json:"authorities"`
}

// Escalations lists the authorities that have owed something for long, with the
// steps taken, the last real contact and the step that is due.
func Escalations(v *audience.View, at Moment, q EscalationsQuery) *Document {
	set := v.On(at.Day)
	items := followup.Due(set, at.Day)
	wanted := slices.DeleteFunc(followup.NonCooperation(set, at.Day, items), func(a *followup.Authority) bool { return !q.wants(set, a) })
	listed := wanted
	if !q.All {
		listed = slices.DeleteFunc(slices.Clone(wanted), func(a *followup.Authority) bool { return !a.LongRunning })
	}
	table := escalationsTable(set, listed)
	if q.All {
		table.Empty = "No authority is late."
	}
	doc := list(v, table, func() any { return escalationsJSON(set, at, listed) })
	doc.Footer = append(escalationsFooter(at, listed, len(wanted)-len(listed)), unlisted(lateOf(listed))...)
	return doc
}

func (q EscalationsQuery) wants(set *record.Set, a *followup.Authority) bool {
	below := func(body string) bool { return withinAny(set, body, q.Stakeholders) }
	return meets(q.Owners, []string{ownerOf(set, a.Stakeholder)}) &&
		(len(q.Stakeholders) == 0 || slices.ContainsFunc(a.Names, below))
}

func escalationsTable(set *record.Set, authorities []*followup.Authority) *Table {
	t := &Table{
		Empty: "No authority has failed to cooperate for long.",
		Columns: []Column{
			{Key: "late", Title: "LATE", Right: true},
			{Key: "long_overdue", Title: "LONG", Right: true},
			{Key: "oldest_due", Title: "OLDEST DUE"},
			{Key: "last_contact", Title: "LAST CONTACT", Flex: true},
			{Key: "stakeholder", Title: "AUTHORITY", Flex: true},
			{Key: "next_step", Title: "TO DO", Below: 1},
			{Key: "last_sent", Title: "SINCE THEN", Below: 2},
			{Key: "steps_taken", Title: "STEPS", Below: 2},
			{Key: "name"}, {Key: "oldest_item"}, {Key: "oldest_record"}, {Key: "held"}, {Key: "held_because"},
		},
	}
	for _, a := range authorities {
		t.Rows = append(t.Rows, authorityRow(set, a))
	}
	return t
}

func authorityRow(set *record.Set, a *followup.Authority) []Cell {
	tone, oldest, taken := toneOf(worst(a)), a.Late[0], takenWords(a.Taken)
	steps, since := Cell{Data: taken}, Cell{}
	if taken != "" {
		steps.Text = "taken: " + taken
	}
	if a.LastSent != nil {
		since = Cell{Text: fmt.Sprintf("we wrote %s (%s)", a.LastSent.Date, a.LastSent.Form), Data: a.LastSent.Date.String()}
	}
	return []Cell{
		text(strconv.Itoa(len(a.Late))).toned(tone),
		text(strconv.Itoa(a.LongOverdue)).toned(tone),
		text(oldest.Due.String()),
		contactCell(set, a, a.LastContact),
		text(a.Stakeholder),
		{Text: "→ " + authorityToDo(a), Data: string(a.NextStep)},
		since, steps,
		text(nameOf(set, a.Stakeholder)), text(string(oldest.What)), text(oldest.Record), text(string(a.Held)), text(heldBecause(a)),
	}
}

func worst(a *followup.Authority) followup.Tier {
	if a.LongOverdue > 0 {
		return followup.LongOverdue
	}
	return followup.Overdue
}

// contactCell is the day and the form of a dialogue, and who spoke for an
// authority where it was not there itself.
func contactCell(set *record.Set, a *followup.Authority, d *record.Dialogue) Cell {
	if d == nil {
		return orDash("")
	}
	words := d.Date.String() + " " + d.Form
	if !meets(d.With, a.Names) {
		lineage := set.Lineage(a.Stakeholder)
		words += " via " + joined(slices.DeleteFunc(slices.Clone(d.With), func(body string) bool { return !slices.Contains(lineage, body) }))
	}
	return Cell{Text: words, Data: d.Date.String()}
}

// authorityToDo is the step that is due, and the one that is held back.
func authorityToDo(a *followup.Authority) string {
	var words []string
	switch {
	case a.NextStep != "":
		words = append(words, nextWords(a.NextStep))
	case a.Held == "" && len(a.Taken) > 0:
		last := a.Taken[len(a.Taken)-1]
		words = append(words, fmt.Sprintf("wait (%s %s)", last.Step, last.In.Date))
	case a.Held == "":
		words = append(words, "wait")
	}
	if a.Held != "" {
		words = append(words, fmt.Sprintf("hold %s: %s", a.Held, heldBecause(a)))
	}
	return strings.Join(words, "; ")
}

// heldBecause says why a public step is held back.
func heldBecause(a *followup.Authority) string {
	switch {
	case a.Held == "":
		return ""
	case a.Open.Next != 0:
		return fmt.Sprintf("in dialogue, next contact %s", a.Open.Next)
	}
	return fmt.Sprintf("in dialogue, last contact %s, open until %s", a.LastContact.Date, a.Open.Until)
}

func takenWords(taken []followup.Escalation) string {
	var words []string
	for _, e := range taken {
		words = append(words, string(e.Step)+" "+e.In.Date.String())
	}
	return joined(words)
}

func nameOf(set *record.Set, body string) string {
	if s := set.Stakeholders[body]; s != nil {
		return s.Name
	}
	return body
}

// escalationsFooter counts each thing once, whoever owes it together.
func escalationsFooter(at Moment, authorities []*followup.Authority, more int) []string {
	late, held := lateOf(authorities), 0
	for _, a := range authorities {
		if a.Held != "" {
			held++
		}
	}
	footer := fmt.Sprintf("%s: %s, %s overdue, %d of them long overdue", at, plural(len(authorities), "authority", "authorities"),
		plural(len(late), "item", "items"), countTier(late, followup.LongOverdue))
	if held > 0 {
		footer += fmt.Sprintf("; %s held back", plural(held, "public step", "public steps"))
	}
	if more > 0 {
		return []string{footer + ".", fmt.Sprintf("%s with something overdue: --all lists all.", plural(more, "more authority", "more authorities"))}
	}
	return []string{footer + "."}
}

// lateOf are the late items of some authorities, each once: two that stand for
// one promise owe one thing.
func lateOf(authorities []*followup.Authority) []*followup.Item {
	var items []*followup.Item
	met := map[string]bool{}
	for _, a := range authorities {
		for _, i := range a.Late {
			if key := i.Key(); !met[key] {
				met[key] = true
				items = append(items, i.Item)
			}
		}
	}
	return items
}

func escalationsJSON(set *record.Set, at Moment, authorities []*followup.Authority) escalationsData {
	data := escalationsData{SchemaVersion: 1, AsOf: at.Day.String(), Authorities: []authorityJSON{}}
	for _, a := range authorities {
		data.Authorities = append(data.Authorities, authorityValues(set, a))
	}
	return data
}

func authorityValues(set *record.Set, a *followup.Authority) authorityJSON {
	data := authorityJSON{
		Stakeholder: a.Stakeholder, Name: nameOf(set, a.Stakeholder), Late: len(a.Late), LongOverdue: a.LongOverdue,
		LastContact: contactValues(a.LastContact), LastSent: contactValues(a.LastSent), StepsTaken: stepsJSON(a.Taken),
		NextStep: orNull(string(a.NextStep)), Held: orNull(string(a.Held)), HeldBecause: orNull(heldBecause(a)), Items: []OverdueItem{},
	}
	for _, i := range a.Late {
		data.Items = append(data.Items, itemJSON(i.Item))
	}
	if len(a.Late) > 0 {
		o := a.Late[0]
		data.Oldest = &oldestJSON{string(o.What), o.Record, o.Due.String(), o.DaysLate}
	}
	return data
}

func contactValues(d *record.Dialogue) *contactJSON {
	if d == nil {
		return nil
	}
	return &contactJSON{d.Date.String(), d.Name(), d.Form, append([]string{}, d.With...)}
}

func stepsJSON(taken []followup.Escalation) []stepJSON {
	data := []stepJSON{}
	for _, e := range taken {
		data = append(data, stepJSON{e.In.Date.String(), string(e.Step), e.In.Record})
	}
	return data
}
