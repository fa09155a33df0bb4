package report

import (
	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/followup"
)

// about says whose register it is, what its readers see of it, and what the
// states mean.
func (s *Site) about() *Page {
	say := s.words.Page.About
	return s.page(aboutPage, "", s.words.Page.Titles.About, s.Name(),
		Block{Heading: say.Whose, Text: s.Name() + "\n\n" + say.Mandate + "\n\n" + say.Register},
		Block{Heading: say.Sees, Text: s.sees()},
		Block{Heading: say.Reading, Text: say.Position},
		Block{Heading: say.StatesMean, Text: say.State, Table: s.stateGuide()},
		Block{Heading: say.Downloads, Text: say.Formats},
	)
}

func (s *Site) sees() string {
	say := s.words.Page.About
	switch a := s.view.Audience; a {
	case audience.Everyone:
		return say.Public
	case audience.Staff:
		return say.Staff
	case audience.Full:
		return say.Full
	default:
		return say.Body.With("name", s.written(s.bodyName(string(a)))) + "\n\n" + say.Public
	}
}

// stateGuide has the states that these readers can meet.
func (s *Site) stateGuide() *Table {
	say := s.words.Page
	t := &Table{Columns: []Column{{Key: "state", Title: say.Fields.State}, {Key: "meaning", Title: say.Fields.Meaning, Flex: true}}}
	for _, state := range followup.States() {
		outside := state == followup.NoPublishedAnswer
		if silent := state == followup.AwaitingResponse || state == followup.ResponseOverdue; silent || outside {
			if s.set.Partial != outside {
				continue
			}
		}
		t.Rows = append(t.Rows, []Cell{s.term("state", string(state)).toned(stateTone(state)), text(say.About.States[string(state)])})
	}
	return t
}
