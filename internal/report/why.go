package report

import (
	"fmt"
	"slices"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

type reasonJSON struct {
	Date *string `json:"date"`
	Text string  `json:"text"`
	File *string `json:"file"`
}

type derivedItemJSON struct {
	OverdueItem
	Derivation []reasonJSON `json:"derivation"`
}

type whyData struct {
	SchemaVersion int               `json:"schema_version"`
	AsOf          string            `json:"as_of"`
	Record        string            `json:"record"`
	State         *string           `json:"state"` // of a recommendation; null for other kinds
	Because       []reasonJSON      `json:"because"`
	Items         []derivedItemJSON `json:"items"`
	NotDue        []reasonJSON      `json:"not_due"`
	Owes          *owesJSON         `json:"owes"` // of a stakeholder; null for other kinds, and for readers outside
}

// owesJSON counts what a body owes by all records, and what of it is late.
type owesJSON struct {
	Things int `json:"things"`
	Late   int `json:"late"`
}

// Why derives the state of a recommendation and each due date, line by line,
// with the files that say so. It is nil where there was no such recommendation
// on that day.
func Why(v *audience.View, at Moment, id string) *Document {
	set := v.On(at.Day)
	r := set.Recommendations[id]
	if r == nil {
		return nil
	}
	s := followup.Of(set, r, at.Day)
	items := owedAbout(v, at, r)
	data := whyData{SchemaVersion: 1, AsOf: at.Day.String(), Record: r.Name(), State: orNull(string(s.State)),
		Because: reasonsJSON(s.Because()), Items: []derivedItemJSON{}}
	doc := &Document{Audience: v.Audience, Footer: append([]string{at.String() + "."}, unlisted(items)...)}
	doc.Blocks = []Block{{
		Heading: fmt.Sprintf("%s is %s", r.Name(), stateWords(s)),
		Table:   reasonTable(s.Because()),
	}}
	doc.derive(&data, items, followup.NotDue(set, r, at.Day))
	return doc
}

// WhyAny derives what is due about a record of any kind, and says of the rest why
// it is not. It is nil where there was no such record on that day.
func WhyAny(v *audience.View, at Moment, name string) *Document {
	kind, id, ok := record.KindOf(name)
	set := v.On(at.Day)
	rec := set.Get(kind, id)
	switch {
	case !ok || rec == nil:
		return nil
	case kind == record.Recommendations:
		return Why(v, at, id)
	}
	items, owes := followup.AgendaAbout(set, name, at.Day), owedByBody(v, at, rec)
	heading := fmt.Sprintf("%s: %s due", name, plural(len(items), "thing", "things"))
	switch {
	case v.Audience.Outside():
		heading = name + ": what is due is not said outside the NPM"
	case owes != nil && owes.Things > 0 && len(items) == 0:
		heading = name + ": nothing is due from us about it"
	case len(items) == 0:
		heading = name + ": nothing is due"
	}
	data := whyData{SchemaVersion: 1, AsOf: at.Day.String(), Record: name, Because: []reasonJSON{}, Items: []derivedItemJSON{}, Owes: owes}
	doc := &Document{Audience: v.Audience, Blocks: []Block{{Heading: heading, Text: owes.sentence(id)}}, Footer: append([]string{at.String() + "."}, unlisted(items)...)}
	doc.derive(&data, items, followup.NotDueAbout(set, rec, at.Day))
	return doc
}

// owedByBody counts what a body owes, which other records say. It is nil for other
// kinds, and for readers outside, who are told only what they owe themselves.
func owedByBody(v *audience.View, at Moment, rec record.Record) *owesJSON {
	body, ok := rec.(*record.Stakeholder)
	if !ok || v.Audience.Outside() {
		return nil
	}
	owes := &owesJSON{}
	for _, i := range followup.Agenda(v.On(at.Day), at.Day) {
		if slices.Contains(i.OwedBy, body.ID) {
			owes.Things++
			if i.DaysLate > 0 {
				owes.Late++
			}
		}
	}
	return owes
}

// sentence says it, and what lists it; "" where nothing is owed.
func (o *owesJSON) sentence(body string) string {
	if o == nil || o.Things == 0 {
		return ""
	}
	late, list := fmt.Sprintf("%d of them late", o.Late), "lists them"
	switch {
	case o.Things == 1:
		late, list = []string{"not late", "late"}[o.Late], "lists it"
	case o.Late == 0:
		late = "none late"
	}
	return fmt.Sprintf("Owed by it: %s, %s; npm agenda --stakeholder %s %s.", plural(o.Things, "thing", "things"), late, body, list)
}

// derive adds each item with its reasons, and why the rest is not due.
func (doc *Document) derive(data *whyData, items []*followup.Item, notDue []followup.Reason) {
	for _, i := range items {
		reasons := append(slices.Clone(i.Why), steps(i)...)
		doc.Blocks = append(doc.Blocks, Block{Heading: headingOf(i), Table: reasonTable(reasons)})
		data.Items = append(data.Items, derivedItemJSON{itemJSON(i), reasonsJSON(reasons)})
	}
	if len(notDue) > 0 {
		doc.Blocks = append(doc.Blocks, Block{Heading: "Not due, and why", Table: reasonTable(notDue)})
	}
	data.NotDue = reasonsJSON(notDue)
	doc.Data = func() any { return *data }
}

// steps are those taken since it was due.
func steps(i *followup.Item) []followup.Reason {
	var taken []followup.Reason
	for _, step := range i.Taken {
		taken = append(taken, followup.Reason{Date: step.In.Date, Text: "step taken: " + string(step.Step), Path: step.In.Path})
	}
	return taken
}

func headingOf(i *followup.Item) string {
	late := fmt.Sprintf("%s late", plural(i.DaysLate, "day", "days"))
	switch {
	case i.DaysLate == 0:
		late = "due today"
	case i.DaysLate < 0:
		late = fmt.Sprintf("due in %s", plural(-i.DaysLate, "day", "days"))
	}
	heading := fmt.Sprintf("%s owed by %s: %s", i.What, joined(i.OwedBy), late)
	if i.What == followup.Commitment || i.What == followup.Milestone { // of which a record may have several
		heading = fmt.Sprintf("%s (%s) owed by %s: %s", i.What, i.Title, joined(i.OwedBy), late)
	}
	if i.NextStep != "" {
		heading += ", " + nextWords(i.NextStep)
	}
	return heading
}

func reasonTable(reasons []followup.Reason) *Table {
	t := &Table{Columns: []Column{
		{Key: "date", Title: "DATE"},
		{Key: "text", Title: "BECAUSE", Flex: true},
		{Key: "file", Title: "FILE", Below: 1},
	}}
	for _, r := range reasons {
		t.Rows = append(t.Rows, []Cell{text(r.Date.String()), text(r.Text), text(r.Path).toned(Faint)})
	}
	return t
}

func reasonsJSON(reasons []followup.Reason) []reasonJSON {
	data := []reasonJSON{}
	for _, r := range reasons {
		data = append(data, reasonJSON{orNull(r.Date.String()), r.Text, orNull(r.Path)})
	}
	return data
}
