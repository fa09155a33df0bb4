package report

import (
	"fmt"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

type happeningJSON struct {
	Date   string `json:"date"`
	What   string `json:"what"`
	Record string `json:"record"`
	File   string `json:"file"`
}

type recommendationData struct {
	SchemaVersion int    `json:"schema_version"`
	AsOf          string `json:"as_of"`
	RecommendationJSON
	Places    []string        `json:"places"`
	Standards []string        `json:"standards"`
	RootCause *string         `json:"root_cause"`
	Indicator *string         `json:"indicator"`
	Text      string          `json:"text"`
	Items     []OverdueItem   `json:"items"`
	Events    []happeningJSON `json:"events"`
}

// Recommendation shows one recommendation whole: its text, what each addressee
// said, what is due, and what happened. It is nil where there was no such
// recommendation on that day.
func Recommendation(v *audience.View, at Moment, id string) *Document {
	set := v.On(at.Day)
	r := set.Recommendations[id]
	if r == nil {
		return nil
	}
	s := followup.Of(set, r, at.Day)
	items := owedAbout(v, at, r)
	events := followup.Happenings(set, r, at.Day)
	due := dueTable(items)
	outward(v, at, due)
	return &Document{
		Audience: v.Audience,
		Blocks: []Block{
			{Heading: r.Title, Facts: factsOf(set, s)},
			{Heading: "Addressees", Table: addresseeTable(s)},
			{Heading: "Due", Table: due},
			{Heading: "What happened", Table: happeningTable(events)},
			{Heading: "Text", Body: bodyIn(v, at, set, r)},
		},
		Footer: append([]string{at.String() + "."}, unlisted(items)...),
		Data:   func() any { return recommendationJSON(set, at, s, items, events) },
	}
}

func factsOf(set *record.Set, s *followup.Standing) []Fact {
	r := s.Recommendation
	facts := []Fact{
		{"Record", text(r.Name())},
		{"State", text(stateWords(s)).toned(stateTone(s.State))},
		{"Issued", orDash(s.Issued.Date.String())},
		{"Report", text(r.Report)},
		{"Priority", text(string(r.Priority))},
		{"Places", orDash(joined(set.PlacesOf(r)))},
		{"Themes", orDash(joined(r.Themes))},
		{"Answer by", orDash(r.RespondBy.String())},
		{"Implement by", orDash(r.ImplementBy.String())},
		{"Standards", orDash(joined(r.Standards))},
		{"Root cause", orDash(r.RootCause)},
		{"Indicator", orDash(r.Indicator)},
		{"Repeats", orDash(joined(r.Repeats))},
		{"First issued", orDash(firstIssued(s))},
		{"Related", orDash(joined(r.Related))},
		{"Other number", orDash(r.ExternalID)},
	}
	kept := facts[:0]
	for _, fact := range facts {
		if fact.Cell.Tone != Faint || fact.Name == "Issued" || fact.Name == "State" {
			kept = append(kept, fact)
		}
	}
	return kept
}

func stateWords(s *followup.Standing) string {
	if s.RepeatedBy != nil {
		return fmt.Sprintf("%s by %s", s.State, s.RepeatedBy.ID)
	}
	return string(s.State)
}

func firstIssued(s *followup.Standing) string {
	if s.TimesRepeated == 0 {
		return ""
	}
	return fmt.Sprintf("%s, repeated %s since", s.FirstIssued, plural(s.TimesRepeated, "time", "times"))
}

func addresseeTable(s *followup.Standing) *Table {
	t := &Table{Columns: []Column{
		{Key: "stakeholder", Title: "ADDRESSEE", Flex: true},
		{Key: "position", Title: "POSITION"},
		{Key: "position_date", Title: "ON"},
		{Key: "claims", Title: "CLAIMS"},
		{Key: "claims_date", Title: "ON"},
		{Key: "answered", Title: "ANSWERED"},
	}}
	for _, a := range s.Addressees {
		t.Rows = append(t.Rows, []Cell{
			text(a.Stakeholder),
			positionOf(a, s.Partial), orDash(a.PositionIn.Date.String()),
			orDash(string(a.Claims)), orDash(a.ClaimsIn.Date.String()),
			orDash(a.Answered.Date.String()),
		})
	}
	if s.Partial { // an earlier answer may not be published
		t.dropColumn("answered")
	}
	return t
}

// positionOf is what an addressee says, or that nothing is known of it.
func positionOf(a *followup.Addressee, partial bool) Cell {
	if partial && a.Position == "" {
		return Cell{Text: string(followup.NoPublishedAnswer), Tone: Faint}
	}
	return orDash(string(a.Position))
}

func dueTable(items []*followup.Item) *Table {
	t := overdueTable(items)
	t.Empty = "Nothing is due."
	for i := range t.Columns {
		switch t.Columns[i].Key {
		case "record", "title":
			t.Columns[i].Title = ""
		}
	}
	return t
}

func happeningTable(events []followup.Happening) *Table {
	t := &Table{
		Empty: "Nothing yet: it is a draft.",
		Columns: []Column{
			{Key: "date", Title: "DATE"},
			{Key: "what", Title: "WHAT", Flex: true},
			{Key: "file", Title: "FILE", Below: 1},
		},
	}
	for _, e := range events {
		t.Rows = append(t.Rows, []Cell{text(e.Date.String()), text(e.Text), text(e.Path).toned(Faint)})
	}
	return t
}

func recommendationJSON(set *record.Set, at Moment, s *followup.Standing, items []*followup.Item, events []followup.Happening) recommendationData {
	r := s.Recommendation
	data := recommendationData{
		SchemaVersion: 1, AsOf: at.Day.String(), RecommendationJSON: standingJSON(s),
		Places: append([]string{}, set.PlacesOf(r)...), Standards: append([]string{}, r.Standards...),
		RootCause: orNull(r.RootCause), Indicator: orNull(r.Indicator), Text: r.Body,
		Items: overdueJSON(at, items).Items, Events: []happeningJSON{},
	}
	for _, e := range events {
		data.Events = append(data.Events, happeningJSON{e.Date.String(), e.Text, e.Record, e.Path})
	}
	return data
}
