package report

import (
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// visits lists them, the latest first.
func (s *Site) visits() *Page {
	say := s.words.Page
	table := s.visitTable(byDate(s.set.Visits, func(v *record.Visit) calendar.Date { return v.Start }))
	table.Empty = s.none()
	return s.page(listPage(string(record.Visits)), "", say.Titles.Visits, s.howMany(say.Visits, len(s.set.Visits)), Block{Table: table})
}

func (s *Site) visitTable(visits []*record.Visit) *Table {
	say := s.words.Page.Fields
	t := &Table{Columns: []Column{{Key: "title", Title: say.Visit, Flex: true}, {Key: "places", Title: say.Places, Flex: true},
		{Key: "start", Title: say.Start}, {Key: "end", Title: say.End}, {Key: "type", Title: say.Type}, {Key: "reports", Title: say.Reports, Flex: true}}}
	for _, v := range visits {
		t.Rows = append(t.Rows, []Cell{s.to(record.Visits, v.ID), s.toEach(record.Places, v.Place), s.dateCell(v.Start), s.dateCell(v.End),
			s.term("visit-type", v.Type), s.reportCell(s.reportsOn[v.ID])})
	}
	return t
}

// visit is the page of one. Nobody who took part is named on it.
func (s *Site) visit(v *record.Visit) *Page {
	say, l := s.words.Page, s.line()
	l.add(v.Start, Step{Text: say.Steps.Visited}, -1)
	if v.End != v.Start {
		l.add(v.End, Step{Text: say.Steps.Ended}, 0)
	}
	for _, d := range s.onVisit[v.ID] {
		l.spoke(d)
	}
	assessments := map[*record.Assessment]int{}
	for _, a := range s.assessedAt[v.ID] {
		assessments[a] = len(a.Findings)
	}
	l.assessed(assessments)
	var standings []*followup.Standing
	for _, r := range s.reportsOn[v.ID] {
		standings = append(standings, s.inReport[r.ID]...)
	}
	return s.pageOf(v.Name(), s.visitTitle(v), s.visitSummary(v),
		Block{Facts: s.visitFacts(v)},
		s.reportBlock(s.reportsOn[v.ID]),
		s.visitBlock(s.followed[v.ID], say.Headings.FollowUps),
		Block{Heading: say.Headings.Recommendations, Table: s.recommendationList(standings)},
		Block{Heading: say.Headings.Timeline, Steps: l.steps()},
		Block{Heading: say.Headings.Notes, Body: s.body(v)},
		Block{Heading: say.Headings.Links, Body: s.documents(v)},
	)
}

func (s *Site) visitSummary(v *record.Visit) string {
	words := s.date(v.Start)
	if v.Type != "" {
		words += apart + s.term("visit-type", v.Type).Text
	}
	return words
}

func (s *Site) visitFacts(v *record.Visit) []Fact {
	say := s.words.Page
	announced := Cell{}
	if v.Announced { // that it was not is not told apart from nothing said
		announced = text(say.Frame.Yes)
	}
	return facts(
		s.factFor(say.Fields.Place, record.Places, v.Place),
		[]Fact{{say.Fields.Start, s.dateCell(v.Start)}, {say.Fields.End, s.dateCell(v.End)}, {say.Fields.Type, s.term("visit-type", v.Type)},
			{say.Fields.Announced, announced}, {say.Fields.By, s.to(record.Stakeholders, v.By)}},
		s.factFor(say.Fields.JointWith, record.Stakeholders, v.JointWith),
		[]Fact{{say.Fields.Access, s.term("access-given", v.AccessGiven)}, {say.Fields.Groups, s.terms("group", v.Groups)}},
		s.factFor(say.Fields.FollowUpOf, record.Visits, v.FollowUpOf),
		[]Fact{{say.Fields.NoReport, text(v.NoReport)}, {say.Fields.Reference, text(v.ID)}},
	)
}

func (s *Site) visitBlock(visits []*record.Visit, heading string) Block {
	if len(visits) == 0 {
		return Block{}
	}
	return Block{Heading: heading, Table: s.visitTable(visits)}
}
