package report

import (
	"strconv"
	"strings"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/record"
)

// start is the first page: what this is, what is open, what moved, who is late, and what was
// implemented. Readers outside are told of what a body owes only where they are
// that body.
func (s *Site) start() *Page {
	say := s.words.Page
	charts := chartsOf(s.set, s.at, s.words, nil)
	blocks := append([]Block{s.brief(), {Heading: say.Headings.Glance, Facts: s.glance()}}, charts.stateByYear()...)
	if s.view.Audience.Outside() {
		blocks = append(blocks, s.owedBlock(s.dues().all))
	} else {
		blocks = append(blocks, Block{Heading: say.Headings.Overdue, Table: s.overdueByBody()})
	}
	blocks = append(blocks, Block{Heading: say.Headings.Lately, Steps: s.latelySteps()})
	blocks = append(blocks, charts.timeToAnswer()...)
	blocks = append(blocks, charts.implementationBy(followup.ByTheme)...)
	blocks = append(blocks, charts.implementationBy(followup.ByAddressee)...)
	blocks = append(blocks, s.states())
	blocks = append(blocks, s.released()...)
	return s.page(startPage, "", s.Name(), say.Titles.Start, blocks...)
}

// brief says in few words what the site is, and leads to where it says more.
func (s *Site) brief() Block {
	say := s.words.Page.About
	words := say.Brief.With("name", s.written(s.Name()), "date", s.date(s.at.Day))
	if s.view.Audience == audience.Everyone {
		words += " " + say.Only
	}
	more := strings.Join([]string{say.Whose, say.Sees, say.StatesMean}, apart)
	return Block{Text: words, Facts: []Fact{{s.words.Page.Titles.About, Cell{Text: more, Ref: aboutRef}}}}
}

// glance is the register in some numbers. How many visits were made is not said
// outside the NPM: most are not published.
func (s *Site) glance() []Fact {
	say := s.words.Page
	lead := func(name string, n int, ref string) Fact {
		c := s.count(n)
		if n > 0 { // an empty list is no page
			c.Ref = ref
		}
		return Fact{name, c}
	}
	all := []Fact{
		lead(say.Fields.Recommendations, len(s.standings)-s.drafts(), string(record.Recommendations)),
		{say.Fields.Open, s.count(openAmong(s.standings))},
		lead(say.Titles.Reports, len(s.set.Reports), string(record.Reports)),
		lead(say.Titles.Places, len(s.set.Places), string(record.Places)),
	}
	if s.set.Partial {
		return all
	}
	return append(all, lead(say.Titles.Visits, len(s.set.Visits), string(record.Visits)))
}

// drafts is how many recommendations are not issued yet; they come last.
func (s *Site) drafts() int {
	n := 0
	for n < len(s.standings) && s.standings[len(s.standings)-1-n].Issued.Date == 0 {
		n++
	}
	return n
}

// states counts where the issued recommendations stand.
func (s *Site) states() Block {
	say, total := s.words.Page, 0
	counts := map[string]int{}
	for _, st := range s.standings {
		if st.Issued.Date != 0 {
			counts[string(st.State)]++
			total++
		}
	}
	t := &Table{Empty: s.none(), Columns: []Column{{Key: "state", Title: say.Fields.State},
		{Key: "recommendations", Title: say.Fields.Number, Right: true}, {Key: "share", Title: say.Fields.Share, Right: true}}}
	heading := say.Headings.States
	if s.set.Partial {
		heading = say.Headings.StatesPublished
	}
	for _, state := range countedStates() {
		if n := counts[string(state)]; n > 0 {
			t.Rows = append(t.Rows, []Cell{s.term("state", string(state)).toned(stateTone(state)), s.count(n), text(s.words.Percent(n, total))})
		}
	}
	return Block{Heading: heading, Table: t}
}

// released are the yearly numbers that the register releases to readers outside,
// over all records of a kind.
func (s *Site) released() []Block {
	var blocks []Block
	for _, c := range s.view.Counts(s.at.Day) {
		heading := language.Capital(s.words.Term("kind", string(c.Kind)))
		first := s.words.Page.Fields.Place
		switch c.Kind {
		case record.Dialogues:
			first = s.words.Page.Fields.Form
		case record.Complaints:
			first = s.words.Page.Fields.Theme
		}
		t := &Table{Columns: []Column{{Key: c.By, Title: first, Flex: true}}}
		for _, year := range c.Years {
			t.Columns = append(t.Columns, Column{Key: strconv.Itoa(year), Title: strconv.Itoa(year), Right: true})
		}
		for _, row := range c.Rows {
			cells := []Cell{s.releasedName(c, row)}
			for _, cell := range row.Cells {
				cells = append(cells, Cell{Text: s.written(cell), Data: cell})
			}
			t.Rows = append(t.Rows, cells)
		}
		blocks = append(blocks, Block{Heading: s.words.Page.Headings.EachYear.With("what", heading), Table: t})
	}
	return blocks
}

func (s *Site) releasedName(c audience.Count, row audience.CountRow) Cell {
	say := s.words.Page.Fields
	switch {
	case row.Total:
		return text(say.Total)
	case row.Key == "" && c.Kind == record.Visits:
		return text(say.OtherPlaces)
	case row.Key == "":
		return text(say.NotStated)
	case c.Kind == record.Visits:
		return s.to(record.Places, row.Key)
	case c.Kind == record.Complaints:
		return s.toTheme(row.Key)
	}
	return s.term("form", row.Key)
}
