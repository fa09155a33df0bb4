package report

import (
	"slices"
	"strconv"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// fullList is the most recommendations that one table tells everything of. Above
// it there is a page for each year, beside one with all of them in few columns.
const fullList = 2000

// recommendationColumns are the columns of a list of recommendations.
func (s *Site) recommendationColumns() []Column {
	say := s.words.Page.Fields
	return []Column{
		{Key: "title", Title: say.Title, Flex: true},
		{Key: "state", Title: say.State},
		{Key: "issued", Title: say.Issued, Years: say.Year},
		{Key: "priority", Title: say.Priority},
		{Key: "themes", Title: say.Themes, Flex: true},
		{Key: "addressees", Title: say.Addressees, Flex: true},
		{Key: "places", Title: say.Places, Flex: true},
	}
}

// row is a recommendation as it stands in every list. It is shared: treat it as a
// constant.
func (s *Site) row(st *followup.Standing) []Cell { return s.rows()[st] }

// allRows are made when one is asked for, on all cores.
func (s *Site) allRows() map[*followup.Standing][]Cell {
	made := followup.OnAllCores(len(s.standings), func() func(int) []Cell {
		own := s.alone()
		return func(place int) []Cell { return own.rowOf(s.standings[place]) }
	})
	rows := make(map[*followup.Standing][]Cell, len(made))
	for place, st := range s.standings {
		rows[st] = made[place]
	}
	return rows
}

func (s *Site) rowOf(st *followup.Standing) []Cell {
	r := st.Recommendation
	var bodies, subjects []Cell
	for _, a := range st.Addressees {
		bodies = append(bodies, s.to(record.Stakeholders, a.Stakeholder))
	}
	for _, theme := range r.Themes {
		subjects = append(subjects, s.toTheme(theme))
	}
	return []Cell{
		s.to(record.Recommendations, r.ID),
		s.term("state", string(st.State)).toned(stateTone(st.State)),
		s.dateCell(st.Issued.Date),
		s.term("priority", string(r.Priority)).toned(priorityTone(r.Priority)),
		unlinked(several(subjects)), unlinked(several(bodies)), unlinked(s.toEach(record.Places, s.set.PlacesOf(r))),
	}
}

func priorityTone(p record.Priority) Tone {
	if p == record.Urgent {
		return Warning
	}
	return Plain
}

// recommendationList is a table of recommendations without the columns that say
// the same of all of them.
func (s *Site) recommendationList(standings []*followup.Standing, without ...string) *Table {
	t := &Table{}
	var kept []int
	for i, c := range s.recommendationColumns() {
		if !slices.Contains(without, c.Key) {
			t.Columns, kept = append(t.Columns, c), append(kept, i)
		}
	}
	t.Rows = make([][]Cell, 0, len(standings))
	for _, st := range standings {
		row, whole := make([]Cell, 0, len(kept)), s.row(st)
		for _, i := range kept {
			row = append(row, whole[i])
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// recommendations lists them all.
func (s *Site) recommendations() *Page {
	say := s.words.Page
	drafts := s.drafts()
	counts := []Fact{{say.Fields.Recommendations, s.count(len(s.standings) - drafts)}, {say.Fields.Open, s.count(openAmong(s.standings))}}
	if drafts > 0 {
		counts = append(counts, Fact{say.Titles.Undated, s.count(drafts)})
	}
	blocks := []Block{{Facts: counts, Table: s.recommendationList(s.standings)}} // under the title, which needs no heading
	if len(s.standings) > fullList {
		blocks = []Block{{Facts: counts}, {Heading: say.Headings.Years, Table: s.yearTable()},
			{Heading: say.Headings.Recommendations, Table: s.recommendationList(s.standings, "themes", "places")}}
	}
	return s.page(listPage(string(record.Recommendations)), "", say.Titles.Recommendations,
		s.howMany(say.Recommendations, len(s.standings)), blocks...)
}

// siteYear is what was issued in a year, 0 for drafts.
type siteYear struct {
	year      int
	standings []*followup.Standing
}

func (s *Site) byYear() []siteYear {
	var years []siteYear
	for _, st := range s.standings { // the latest first, so each year is one piece
		y := yearOf(st.Issued.Date)
		if len(years) == 0 || years[len(years)-1].year != y {
			years = append(years, siteYear{year: y})
		}
		last := &years[len(years)-1]
		last.standings = append(last.standings, st)
	}
	return years
}

// ref is the page of a year: beside the list, so that no id can be the same.
func (y siteYear) ref() string {
	if y.year == 0 {
		return string(record.Recommendations) + "-drafts"
	}
	return string(record.Recommendations) + "-" + strconv.Itoa(y.year)
}

func (s *Site) yearTitle(y siteYear) string {
	if y.year == 0 {
		return s.words.Page.Titles.Undated
	}
	return s.words.Page.Titles.Issued.With("year", strconv.Itoa(y.year))
}

func (s *Site) yearTable() *Table {
	say := s.words.Page.Fields
	t := &Table{Columns: []Column{{Key: "year", Title: say.Year}, {Key: "recommendations", Title: say.Recommendations, Right: true},
		{Key: "open", Title: say.Open, Right: true}}}
	for _, y := range s.byYear() {
		name := s.words.Page.Titles.Undated
		if y.year != 0 {
			name = strconv.Itoa(y.year)
		}
		t.Rows = append(t.Rows, []Cell{{Text: name, Data: strconv.Itoa(y.year), Ref: y.ref()}, s.count(len(y.standings)), s.count(openAmong(y.standings))})
	}
	return t
}

func openAmong(standings []*followup.Standing) int {
	n := 0
	for _, st := range standings {
		if st.Open() {
			n++
		}
	}
	return n
}

// yearsApart are the years that have pages: those of a register with many recommendations.
func (s *Site) yearsApart() []siteYear {
	if len(s.standings) <= fullList {
		return nil
	}
	return s.byYear()
}

// year is the page of one.
func (s *Site) year(y siteYear) *Page {
	page := s.page(PathOf(y.ref()), "", s.yearTitle(y), s.howMany(s.words.Page.Recommendations, len(y.standings)),
		Block{Table: s.recommendationList(y.standings)})
	page.Section = listPage(string(record.Recommendations))
	return page
}
