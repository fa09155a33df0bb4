package report

import (
	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/followup"
)

// aboutRef leads to the page about the register.
const aboutRef = "about"

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
		return s.published()
	case audience.Staff:
		return say.Staff
	case audience.Full:
		return say.Full
	default:
		return say.Body.With("name", s.written(s.bodyName(string(a)))) + "\n\n" + s.published()
	}
}

// published says what it means that pages are on published information.
func (s *Site) published() string {
	say := s.words.Page
	return say.About.Public.With("published", say.Frame.Public, "state", s.term("state", string(followup.NoPublishedAnswer)).Text)
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
