package report

import (
	"fmt"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/followup"
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
	State         string            `json:"state"`
	Because       []reasonJSON      `json:"because"`
	Items         []derivedItemJSON `json:"items"`
}

// Why derives the state of a recommendation and each due date, line by line,
// with the files that say so.
func Why(v *audience.View, at Moment, id string) *Document {
	set := v.On(at.Day)
	r := set.Recommendations[id]
	s := followup.Of(set, r, at.Day)
	items := followup.DueAbout(set, r, at.Day)
	data := whyData{SchemaVersion: 1, AsOf: at.Day.String(), Record: r.Name(), State: string(s.State),
		Because: reasonsJSON(s.Because()), Items: []derivedItemJSON{}}
	doc := &Document{Audience: v.Audience, Footer: append([]string{at.String() + "."}, unlisted(items)...)}
	doc.Blocks = []Block{{
		Heading: fmt.Sprintf("%s is %s", r.Name(), stateWords(s)),
		Table:   reasonTable(s.Because()),
	}}
	for _, i := range items {
		doc.Blocks = append(doc.Blocks, Block{Heading: headingOf(i), Table: reasonTable(i.Why)})
		data.Items = append(data.Items, derivedItemJSON{itemJSON(i), reasonsJSON(i.Why)})
	}
	if len(items) == 0 {
		doc.Blocks = append(doc.Blocks, Block{Heading: "Nothing is due"})
	}
	doc.Data = data
	return doc
}

func headingOf(i *followup.Item) string {
	late := fmt.Sprintf("%s late", plural(i.DaysLate, "day", "days"))
	if i.DaysLate <= 0 {
		late = fmt.Sprintf("due in %s", plural(-i.DaysLate, "day", "days"))
	}
	heading := fmt.Sprintf("%s owed by %s: %s", i.What, list(i.OwedBy), late)
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
