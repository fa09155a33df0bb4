package report

import (
	"cmp"
	"slices"

	"github.com/opcat-tools/npm/internal/record"
)

// allThemes are those of the recommendations that are seen, by what they are called.
// The register's list of themes may hold one that only a withheld record bears.
func (s *Site) allThemes() []string {
	var all []string
	for theme := range s.onTheme {
		all = append(all, theme)
	}
	all = slices.DeleteFunc(all, func(theme string) bool { return !record.ValidID(theme) })
	slices.SortFunc(all, func(a, b string) int { return cmp.Or(cmp.Compare(s.themeName(a), s.themeName(b)), cmp.Compare(a, b)) })
	return all
}

// themes lists them.
func (s *Site) themes() *Page {
	say := s.words.Page
	t := &Table{Columns: []Column{{Key: "title", Title: say.Fields.Theme, Flex: true},
		{Key: "recommendations", Title: say.Fields.Recommendations, Right: true}, {Key: "open", Title: say.Fields.Open, Right: true}}}
	all := s.allThemes()
	for _, theme := range all {
		t.Rows = append(t.Rows, []Cell{s.toTheme(theme), s.count(len(s.onTheme[theme])), s.count(openAmong(s.onTheme[theme]))})
	}
	return s.page(listPage(themeRoot), "", say.Titles.Themes, s.howMany(say.Themes, len(all)), Block{Table: t})
}

// theme is the page of one.
func (s *Site) theme(theme string) *Page {
	say, standings := s.words.Page, s.onTheme[theme]
	table := s.recommendationList(standings, "themes")
	return s.pageOf(themeRoot+"/"+theme, s.themeName(theme), s.howMany(say.Recommendations, len(standings)),
		Block{Facts: []Fact{{say.Fields.Recommendations, s.count(len(standings))}, {say.Fields.Open, s.count(openAmong(standings))}}},
		Block{Heading: say.Headings.Recommendations, Table: table},
	)
}
