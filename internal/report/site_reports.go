package report

import (
	"cmp"
	"slices"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// reports lists them, the latest first.
func (s *Site) reports() *Page {
	say := s.words.Page
	table := s.reportTable(byDate(s.set.Reports, dateOf))
	table.Empty = s.none()
	return s.page(listPage(string(record.Reports)), "", say.Titles.Reports, s.howMany(say.Reports, len(s.set.Reports)), Block{Table: table})
}

func (s *Site) reportTable(reports []*record.Report) *Table {
	say := s.words.Page.Fields
	t := &Table{Columns: []Column{{Key: "title", Title: say.Title, Flex: true}, {Key: "type", Title: say.Type}, {Key: "issued_by", Title: say.IssuedBy},
		{Key: "sent", Title: say.Sent}, {Key: "published", Title: say.Published},
		{Key: "recommendations", Title: say.Recommendations, Right: true}, {Key: "open", Title: say.Open, Right: true}}}
	for _, r := range reports {
		standings := s.inReport[r.ID]
		t.Rows = append(t.Rows, []Cell{s.to(record.Reports, r.ID), s.term("report-type", r.Type),
			s.to(record.Stakeholders, cmp.Or(r.IssuedBy, record.Institution)),
			s.dateCell(r.Sent), s.dateCell(r.Published), s.count(len(standings)), s.count(openAmong(standings))})
	}
	return t
}

// report is the page of one: its way into the world and what it recommends.
func (s *Site) report(r *record.Report) *Page {
	say, standings := s.words.Page, s.inReport[r.ID]
	l := s.line()
	l.spokenOf(standings)
	for _, d := range s.set.DialogueOn(r.ID) {
		if !s.speaksOf(d, standings) {
			l.spoke(d)
		}
	}
	return s.pageOf(r.Name(), titleOf(r), s.reportSummary(r),
		Block{Facts: s.reportFacts(r)},
		Block{Heading: say.Headings.Recommendations, Table: s.recommendationList(standings, "issued")},
		s.dueBlock(r.Name()),
		Block{Heading: say.Headings.Dialogue, Steps: l.steps()},
		Block{Heading: say.Headings.Content, Body: s.body(r)},
		Block{Heading: say.Headings.Links, Body: s.documents(r)},
	)
}

// speaksOf says whether a dialogue has an item about one of some
// recommendations.
func (s *Site) speaksOf(d *record.Dialogue, standings []*followup.Standing) bool {
	return slices.ContainsFunc(d.Recommendations, func(i record.Item) bool {
		return slices.Contains(standings, s.standing[i.Recommendation])
	})
}

func (s *Site) reportSummary(r *record.Report) string {
	words := s.term("report-type", r.Type).Text
	if d := cmp.Or(r.Sent, r.Published); d != 0 {
		words += apart + s.date(d)
	}
	return words + apart + s.howMany(s.words.Page.Recommendations, len(s.inReport[r.ID]))
}

func (s *Site) reportFacts(r *record.Report) []Fact {
	say := s.words.Page.Fields
	return facts(
		[]Fact{{say.Type, s.term("report-type", r.Type)}, {say.IssuedBy, s.to(record.Stakeholders, cmp.Or(r.IssuedBy, record.Institution))}},
		s.factFor(say.Visit, record.Visits, r.Visits),
		[]Fact{{say.Drafted, s.dateCell(r.Drafted)}, {say.DraftSent, s.dateCell(r.DraftSent)}, {say.CommentsDue, s.dateCell(r.CommentsDue)},
			{say.CommentsReceived, s.dateCell(r.CommentsReceived)}, {say.Sent, s.dateCell(r.Sent)}, {say.Published, s.dateCell(r.Published)},
			{say.RespondBy, s.dateCell(r.RespondBy)}, {say.SharedWithSPT, s.dateCell(r.SharedWithSPT)},
			{say.ReplyPublished, s.dateCell(r.AuthorityReplyPublished)}, {say.Reference, text(r.ID)}},
	)
}

func (s *Site) reportCell(reports []*record.Report) Cell {
	var cells []Cell
	for _, r := range reports {
		cells = append(cells, s.to(record.Reports, r.ID))
	}
	return several(cells)
}

func (s *Site) reportBlock(reports []*record.Report) Block {
	return s.reportBlockOf(s.words.Page.Headings.Reports, reports)
}

func (s *Site) reportBlockOf(heading string, reports []*record.Report) Block {
	if len(reports) == 0 {
		return Block{}
	}
	return Block{Heading: heading, Table: s.reportTable(reports)}
}
