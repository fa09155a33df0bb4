package report

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/opcat-tools/npm/internal/record"
)

// places lists them by name.
func (s *Site) places() *Page {
	say := s.words.Page
	table := s.placeTable(s.placesByName())
	table.Empty = s.none()
	return s.page(listPage(string(record.Places)), "", say.Titles.Places, s.howMany(say.Places, len(s.set.Places)), Block{Table: table})
}

func (s *Site) placesByName() []*record.Place {
	var places []*record.Place
	for _, id := range s.set.IDs(record.Places) {
		places = append(places, s.set.Places[id])
	}
	slices.SortStableFunc(places, func(a, b *record.Place) int { return cmp.Compare(a.Name, b.Name) })
	return places
}

// placeTable says nothing of visits and recommendations to readers outside: a visit that
// is not published would look not made, and what was recommended after it, not recommended.
func (s *Site) placeTable(places []*record.Place) *Table {
	say := s.words.Page.Fields
	t := &Table{Columns: []Column{{Key: "title", Title: say.Place, Flex: true}, {Key: "type", Title: say.Type}, {Key: "region", Title: say.Region},
		{Key: "authority", Title: say.Authority, Flex: true}}}
	if !s.set.Partial {
		t.Columns = append(t.Columns, Column{Key: "recommendations", Title: say.Recommendations, Right: true},
			Column{Key: "open", Title: say.Open, Right: true}, Column{Key: "last_visit", Title: say.LastVisit})
	}
	for _, p := range places {
		standings := s.atPlace[p.ID]
		row := []Cell{s.until(s.to(record.Places, p.ID), p.Closed), s.term("place-type", p.Type), text(p.Region), s.to(record.Stakeholders, p.Authority),
			s.count(len(standings)), s.count(openAmong(standings)), s.lastVisit(p)}
		t.Rows = append(t.Rows, row[:len(t.Columns)])
	}
	return t
}

func (s *Site) lastVisit(p *record.Place) Cell {
	visits := s.visitsTo[p.ID] // the latest first
	if len(visits) == 0 {
		return Cell{}
	}
	c := s.dateCell(visits[0].Start)
	c.Ref = visits[0].Name()
	return c
}

// place is the page of one.
func (s *Site) place(p *record.Place) *Page {
	say, l := s.words.Page.Headings, s.line()
	for _, d := range s.saidOf[p.ID] {
		l.spoke(d)
	}
	return s.pageOf(p.Common.Name(), s.titleOf(record.Places, p.ID), s.placeSummary(p),
		Block{Facts: s.placeFacts(p)},
		Block{Heading: say.Content, Body: s.body(p)},
		s.visitBlock(s.visitsTo[p.ID], say.Visits),
		s.reportBlock(s.reportsAbout(p)),
		Block{Heading: say.Recommendations, Table: s.recommendationList(s.atPlace[p.ID], "places")},
		Block{Heading: say.Dialogue, Steps: l.steps()},
		Block{Heading: say.Links, Body: s.documents(p)},
	)
}

// reportsAbout are those on visits to a place, and those that recommend
// something for it: the reader may not see the visit.
func (s *Site) reportsAbout(p *record.Place) []*record.Report {
	about := map[string]*record.Report{}
	for _, v := range s.visitsTo[p.ID] {
		for _, r := range s.reportsOn[v.ID] {
			about[r.ID] = r
		}
	}
	for _, st := range s.atPlace[p.ID] {
		if r := s.set.Reports[st.Recommendation.Report]; r != nil {
			about[r.ID] = r
		}
	}
	return byDate(about, dateOf)
}

func (s *Site) placeSummary(p *record.Place) string {
	words := s.term("place-type", p.Type).Text
	if p.Region != "" {
		words += apart + p.Region
	}
	return words
}

func (s *Site) placeFacts(p *record.Place) []Fact {
	say := s.words.Page.Fields
	capacity := Cell{}
	if p.Capacity > 0 {
		capacity = s.count(p.Capacity)
	}
	var held []Fact
	for _, count := range p.Population {
		held = append(held, Fact{say.Population, Cell{
			Text: say.HeldOn.With("n", s.words.Number(count.Count), "date", s.date(count.Date)), Data: strconv.Itoa(count.Count)}})
	}
	return facts(
		[]Fact{{say.Type, s.term("place-type", p.Type)}, {say.Authority, s.to(record.Stakeholders, p.Authority)}, {say.Region, text(p.Region)},
			{say.Address, text(p.Address)}, {say.Capacity, capacity}},
		held,
		[]Fact{{say.Since, s.dateCell(p.Since)}, {say.Closed, s.dateCell(p.Closed)}, {say.Reference, text(p.ID)}},
	)
}
