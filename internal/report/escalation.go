package report

import (
	"fmt"
	"slices"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// mostContacts is how many of the latest contacts with an authority are shown.
const mostContacts = 8

type rungJSON struct {
	Step   string  `json:"step"`
	From   *string `json:"from"`
	State  string  `json:"state"`
	Date   *string `json:"date"`
	Record *string `json:"record"`
}

type escalatedItemJSON struct {
	OverdueItem
	StepsTaken []stepJSON `json:"steps_taken"`
	Ladder     []rungJSON `json:"ladder"`
}

type datedContactJSON struct {
	contactJSON
	Direction *string `json:"direction"`
	FollowUp  *string `json:"follow_up"`
}

// wholeAuthorityJSON says more of each item; its items stand in place of those
// of authorityJSON.
type wholeAuthorityJSON struct {
	authorityJSON
	Items    []escalatedItemJSON `json:"items"`
	Contacts []datedContactJSON  `json:"contacts"`
}

type wholeEscalationsData struct {
	SchemaVersion int                  `json:"schema_version"`
	AsOf          string               `json:"as_of"`
	Authorities   []wholeAuthorityJSON `json:"authorities"`
}

// EscalationsOf shows one authority whole: each late item with its ladder and
// the steps taken, and the latest contacts. Where the body has ended, it shows
// those that stand in its place. It is nil for a body that the reader does not
// see.
func EscalationsOf(v *audience.View, at Moment, body string) *Document {
	set := v.On(at.Day)
	if set.Stakeholders[body] == nil {
		return nil
	}
	authorities := followup.AuthoritiesFor(set, at.Day, followup.Due(set, at.Day), body)
	doc := &Document{
		Audience: v.Audience,
		Footer:   append(escalationsFooter(at, authorities, 0), unlisted(lateOf(authorities))...),
		Data:     func() any { return wholeEscalationsJSON(set, at, authorities) },
	}
	for _, a := range authorities {
		doc.Blocks = append(doc.Blocks, Block{Heading: nameOf(set, a.Stakeholder), Facts: authorityFacts(set, a)})
		for _, i := range a.Late {
			doc.Blocks = append(doc.Blocks, Block{Heading: i.Title, Text: lateText(i)}, Block{Table: ladderTable(followup.Ladder(set, at.Day, i))})
		}
		doc.Blocks = append(doc.Blocks, Block{Heading: "Latest contacts", Table: contactsTable(a)})
	}
	return doc
}

func authorityFacts(set *record.Set, a *followup.Authority) []Fact {
	facts := []Fact{{"Authority", text(a.Stakeholder)}}
	if len(a.Names) > 1 {
		facts = append(facts, Fact{"In place of", text(joined(a.Names[1:]))})
	}
	facts = append(facts,
		Fact{"Last contact", contactCell(set, a, a.LastContact)},
		Fact{"We wrote since", contactCell(set, a, a.LastSent)},
		Fact{"In dialogue", orDash(openWords(a.Open))})
	if len(a.Late) == 0 {
		return append(facts, Fact{"Overdue", text("nothing")})
	}
	oldest := a.Late[0]
	return append(facts,
		Fact{"Overdue", text(fmt.Sprintf("%s, %d of them long overdue", plural(len(a.Late), "item", "items"), a.LongOverdue)).toned(toneOf(worst(a)))},
		Fact{"Oldest", text(fmt.Sprintf("%s of %s, due %s", oldest.What, oldest.Record, oldest.Due))},
		Fact{"To do", text(authorityToDo(a))})
}

func openWords(open *followup.OpenContact) string {
	switch {
	case open == nil:
		return ""
	case open.Next != 0:
		return fmt.Sprintf("until %s, next contact %s", open.Until, open.Next)
	}
	return fmt.Sprintf("until %s", open.Until)
}

func lateText(i followup.LateItem) string {
	return fmt.Sprintf("%s of %s, due %s: %s late", i.What, i.Record, i.Due, plural(i.DaysLate, "day", "days"))
}

func ladderTable(ladder []followup.LadderStep) *Table {
	t := &Table{
		Empty: "There is no ladder in register.yaml.",
		Columns: []Column{
			{Key: "step", Title: "STEP"},
			{Key: "from", Title: "FROM"},
			{Key: "state", Title: "STATE"},
			{Key: "date", Title: "TAKEN"},
			{Key: "record", Title: "IN", Below: 1},
		},
	}
	for _, l := range ladder {
		t.Rows = append(t.Rows, []Cell{
			text(string(l.Step)), orDash(l.From.String()), text(string(l.State)).toned(ladderTone(l.State)),
			orDash(l.In.Date.String()), text(l.In.Record),
		})
	}
	return t
}

func ladderTone(state followup.LadderState) Tone {
	switch state {
	case followup.StepDue:
		return Alarm
	case followup.StepHeld:
		return Warning
	case followup.StepTaken:
		return Plain
	}
	return Faint
}

// latestContacts are the latest bilateral dialogues, the latest first.
func latestContacts(a *followup.Authority) []*record.Dialogue {
	latest := slices.Clone(a.Contacts[max(0, len(a.Contacts)-mostContacts):])
	slices.Reverse(latest)
	return latest
}

func contactsTable(a *followup.Authority) *Table {
	t := &Table{
		Empty: "None is recorded.",
		Columns: []Column{
			{Key: "date", Title: "DATE"},
			{Key: "form", Title: "FORM"},
			{Key: "direction", Title: "WHO SPOKE"},
			{Key: "follow_up", Title: "NEXT AGREED"},
			{Key: "with", Title: "WITH", Flex: true},
			{Key: "record", Title: "IN", Below: 1},
		},
	}
	for _, d := range latestContacts(a) {
		t.Rows = append(t.Rows, []Cell{
			text(d.Date.String()), text(d.Form), {Text: spokenBy(d.Direction), Data: string(d.Direction)},
			orDash(d.FollowUp.String()), text(joined(d.With)), text(d.Name()).toned(Faint),
		})
	}
	return t
}

func spokenBy(direction record.Direction) string {
	switch direction {
	case record.Outgoing:
		return "we"
	case record.Incoming:
		return "they"
	}
	return "both"
}

func wholeEscalationsJSON(set *record.Set, at Moment, authorities []*followup.Authority) wholeEscalationsData {
	data := wholeEscalationsData{SchemaVersion: 1, AsOf: at.Day.String(), Authorities: []wholeAuthorityJSON{}}
	for _, a := range authorities {
		whole := wholeAuthorityJSON{authorityValues(set, a), []escalatedItemJSON{}, []datedContactJSON{}}
		for _, i := range a.Late {
			whole.Items = append(whole.Items, escalatedItemJSON{itemJSON(i.Item), stepsJSON(i.Taken), ladderJSON(followup.Ladder(set, at.Day, i))})
		}
		for _, d := range latestContacts(a) {
			whole.Contacts = append(whole.Contacts, datedContactJSON{*contactValues(d), orNull(string(d.Direction)), orNull(d.FollowUp.String())})
		}
		data.Authorities = append(data.Authorities, whole)
	}
	return data
}

func ladderJSON(ladder []followup.LadderStep) []rungJSON {
	data := []rungJSON{}
	for _, l := range ladder {
		data = append(data, rungJSON{string(l.Step), orNull(l.From.String()), string(l.State), orNull(l.In.Date.String()), orNull(l.In.Record)})
	}
	return data
}
