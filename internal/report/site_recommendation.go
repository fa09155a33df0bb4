package report

import (
	"slices"
	"strconv"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/record"
)

// recommendation is the page of one.
func (s *Site) recommendation(r *record.Recommendation) *Page {
	st, say := s.standing[r.ID], s.words.Page.Headings
	name := r.Name()
	return s.pageOf(name, s.titleOf(record.Recommendations, r.ID), s.recommendationSummary(st),
		Block{Facts: s.recommendationHead(st)},
		Block{Heading: say.Text, Body: s.body(r)},
		Block{Heading: say.Details, Facts: s.recommendationFacts(st)},
		Block{Heading: say.Addressees, Table: s.addressees(st)},
		s.dueBlock(name),
		Block{Heading: say.Timeline, Steps: s.timeline(st)},
		s.others(say.Repeats, r.Repeats),
		s.others(say.RepeatedBy, idsOf(s.set.RepeatedBy(r.ID))),
		s.others(say.Related, slices.Compact(slices.Sorted(slices.Values(s.related[r.ID])))),
		Block{Heading: say.Links, Body: s.documents(r)},
	)
}

func (s *Site) recommendationSummary(st *followup.Standing) string {
	words := language.Capital(s.words.Term("state", string(st.State)))
	for _, cell := range []Cell{s.row(st)[2], s.row(st)[5], s.row(st)[6]} { // issued, to whom, where
		if cell.Text != "" {
			words += apart + cell.Text
		}
	}
	return words
}

func idsOf(recommendations []*record.Recommendation) []string {
	var ids []string
	for _, r := range recommendations {
		ids = append(ids, r.ID)
	}
	return ids
}

// others lists further recommendations, those that the reader sees.
func (s *Site) others(heading string, ids []string) Block {
	var standings []*followup.Standing
	for _, id := range ids {
		if st := s.standing[id]; st != nil {
			standings = append(standings, st)
		}
	}
	if len(standings) == 0 {
		return Block{}
	}
	return Block{Heading: heading, Table: s.recommendationList(standings, "priority", "themes", "places")}
}

// recommendationHead is what is to be known before the text is read.
func (s *Site) recommendationHead(st *followup.Standing) []Fact {
	row, say := s.row(st), s.words.Page.Fields
	return facts([]Fact{{say.State, row[1]}}, s.basis(),
		[]Fact{{say.Issued, row[2]}, {say.Priority, row[3]}, {say.Report, s.to(record.Reports, st.Recommendation.Report)}})
}

// basis leads those who see only what is published to what a state then means.
func (s *Site) basis() []Fact {
	if !s.set.Partial {
		return nil
	}
	say := s.words.Page
	return []Fact{{say.About.Reading, Cell{Text: say.Frame.Public + apart + say.About.StatesMean, Ref: aboutRef}}}
}

func (s *Site) recommendationFacts(st *followup.Standing) []Fact {
	r, say := st.Recommendation, s.words.Page.Fields
	var subjects, standards []Fact
	for _, theme := range r.Themes {
		subjects = append(subjects, Fact{say.Theme, s.toTheme(theme)})
	}
	for _, standard := range r.Standards {
		standards = append(standards, Fact{say.Standards, text(standard)})
	}
	first := Cell{}
	if st.TimesRepeated > 0 {
		first = s.dateCell(st.FirstIssued)
		first.Text += ", " + s.words.Count(say.Repeated, st.TimesRepeated)
	}
	return facts(
		[]Fact{{say.FirstIssued, first}},
		s.factFor(say.Place, record.Places, s.set.PlacesOf(r)), subjects,
		[]Fact{{say.RespondBy, s.dateCell(r.RespondBy)}, {say.ImplementBy, s.dateCell(r.ImplementBy)},
			{say.Level, s.term("level", r.Level)}, {say.Groups, s.terms("group", r.Groups)}},
		standards,
		[]Fact{{say.RootCause, text(r.RootCause)}, {say.Indicator, text(r.Indicator)},
			{say.Reference, text(r.ID)}, {say.OtherNumber, text(r.ExternalID)}},
	)
}

// addressees says what each of them says. Nothing is said of an answer to readers
// outside, since an earlier one may not be published.
func (s *Site) addressees(st *followup.Standing) *Table {
	say := s.words.Page.Fields
	t := &Table{Columns: []Column{
		{Key: "stakeholder", Title: say.Addressee, Flex: true},
		{Key: "position", Title: say.Position}, {Key: "claims", Title: say.Claims},
	}}
	if !st.Partial {
		t.Columns = append(t.Columns, Column{Key: "answered", Title: say.Answered})
	}
	for _, a := range st.Addressees {
		position, claims := s.stated(st, a)
		row := []Cell{s.to(record.Stakeholders, a.Stakeholder), position, claims, s.dateCell(a.Answered.Date)}
		for i := range row {
			if row[i].Text == "" {
				row[i] = orDash("")
			}
		}
		t.Rows = append(t.Rows, row[:len(t.Columns)])
	}
	return t
}

// stated is what an addressee says of a recommendation, and of its implementation.
func (s *Site) stated(st *followup.Standing, a *followup.Addressee) (position, claims Cell) {
	position = s.onDay(s.term("position", string(a.Position)), a.PositionIn.Date)
	if st.Partial && a.Position == "" {
		position = s.term("state", string(followup.NoPublishedAnswer)).toned(Faint)
	}
	return position, s.onDay(s.term("claims", string(a.Claims)), a.ClaimsIn.Date)
}

// dueBlock is what is due about a record, as far as the reader may know.
func (s *Site) dueBlock(name string) Block {
	items := s.dues().byRecord[name]
	if len(items) == 0 {
		return Block{}
	}
	return Block{Heading: s.words.Page.Headings.Due, Table: s.dueTable(items)}
}

func (s *Site) dueTable(items []*followup.Item) *Table {
	say := s.words.Page.Fields
	t := &Table{Columns: []Column{{Key: "item", Title: say.Item}, {Key: "owed_by", Title: say.OwedBy, Flex: true},
		{Key: "due", Title: say.Due}, {Key: "days_late", Title: say.Late, Right: true}}}
	for _, i := range items {
		t.Rows = append(t.Rows, []Cell{s.dueWhat(i), s.toEach(record.Stakeholders, i.OwedBy), s.dateCell(i.Due), s.lateness(i)})
	}
	return t
}

// dueWhat says of a promise what was promised. A body is told of its own by the
// day: it knows its words.
func (s *Site) dueWhat(i *followup.Item) Cell {
	what := s.term("item", string(i.What))
	switch {
	case i.What != followup.Commitment:
	case !s.view.Audience.Outside():
		what.Text += s.words.Page.Frame.Colon + s.written(i.Title)
	case i.In != nil:
		what = s.onDay(what, i.In.Date)
	}
	return what
}

// lateness is the time since a thing was due.
func (s *Site) lateness(i *followup.Item) Cell {
	c := Cell{Text: s.words.Page.Fields.NotLate, Data: strconv.Itoa(i.DaysLate), Tone: toneOf(i.Tier)}
	if i.DaysLate > 0 {
		c.Text = s.words.Count(s.words.Days, i.DaysLate)
	}
	return c
}
