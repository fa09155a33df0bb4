package report

import "github.com/opcat-tools/npm/internal/record"

// siteList is a page that lists records or themes.
type siteList struct {
	MenuEntry
	entries int
	make    func() *Page
}

// lists are those that these readers find something in, in the order of the menu. An
// empty one is no page, and nothing leads to it.
func (s *Site) lists() []siteList {
	t := s.words.Page.Titles
	var some []siteList
	for _, l := range []siteList{
		{MenuEntry{t.Recommendations, listPage(string(record.Recommendations))}, len(s.standings), s.recommendations},
		{MenuEntry{t.Reports, listPage(string(record.Reports))}, len(s.set.Reports), s.reports},
		{MenuEntry{t.Visits, listPage(string(record.Visits))}, len(s.set.Visits), s.visits},
		{MenuEntry{t.Places, listPage(string(record.Places))}, len(s.set.Places), s.places},
		{MenuEntry{t.Authorities, listPage(string(record.Stakeholders))}, len(s.set.Stakeholders), s.stakeholders},
		{MenuEntry{t.Themes, listPage(themeRoot)}, len(s.allThemes()), s.themes},
	} {
		if l.entries > 0 {
			some = append(some, l)
		}
	}
	return some
}

// leading make the pages that the menu names.
func (s *Site) leading() []func() *Page {
	pages := []func() *Page{s.start}
	for _, l := range s.lists() {
		pages = append(pages, l.make)
	}
	return append(pages, s.about)
}
