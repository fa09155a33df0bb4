package report

import (
	"slices"
	"sync"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// Download is a file of figures, the same for all languages.
type Download struct {
	Path     string           // below the site's root: data/recommendations.csv
	Title    string           // in the language of the site that was asked
	Format   string           // csv, json or ics
	Document func() *Document // made when somebody asks first; several may at once
}

// Downloads are the figures that a reader may take away: keys, ids and words as
// scripts read them, whatever the language of the pages. What is due is among
// them for whoever may know.
func (s *Site) Downloads() []Download {
	say := s.words.Page
	all := s.both("recommendations", say.Titles.Recommendations, func() *Document {
		return recommendationsOf(s.view, s.at, s.all, RecommendationQuery{})
	})
	all = append(all, s.both("figures", say.Headings.Years, func() *Document {
		return Stats(s.view, s.at, StatsQuery{By: followup.ByYear})
	})...)
	for _, list := range []struct {
		kind  record.Kind
		title string
		page  func(*Site) *Page
	}{
		{record.Reports, say.Titles.Reports, (*Site).reports}, {record.Visits, say.Titles.Visits, (*Site).visits},
		{record.Places, say.Titles.Places, (*Site).places}, {record.Stakeholders, say.Titles.Authorities, (*Site).stakeholders},
	} {
		if !s.set.Partial || len(s.set.IDs(list.kind)) > 0 { // an empty one would say that there is nothing
			all = append(all, s.download(string(list.kind), list.title, "csv", func() *Document { return s.keyed(list.kind, list.page(s.alone())) }))
		}
	}
	if s.view.Audience.Outside() && s.view.OwnOn(s.at.Day) == nil {
		return all
	}
	all = append(all, s.both("overdue", say.Fields.Overdue, func() *Document {
		doc, _ := Overdue(s.view, s.at, DueQuery{})
		return doc
	})...)
	return append(all, s.download("agenda", say.Frame.Calendar, "ics", func() *Document {
		doc, _ := Agenda(s.view, s.at, DueQuery{Items: onSites()}, ByDay)
		return doc
	}))
}

// onSites are what is due about what a site speaks of: neither about persons nor
// about what they asked in confidence.
func onSites() []string {
	var items []string
	for _, what := range append(followup.Whats(), followup.DraftReport, followup.Comments, followup.FinalReport, followup.PlaceVisit,
		followup.Contact, followup.Introduction, followup.MappingReview, followup.Milestone) {
		items = append(items, string(what))
	}
	return items
}

// download is the document that another language asked for before, if one did.
func (s *Site) download(name, title, format string, document func() *Document) Download {
	if s.taken[name] == nil {
		s.taken[name] = sync.OnceValue(document)
	}
	return Download{Path: "data/" + name + "." + format, Title: title, Format: format, Document: s.taken[name]}
}

func (s *Site) both(name, title string, document func() *Document) []Download {
	return []Download{s.download(name, title, "csv", document), s.download(name, title, "json", document)}
}

// keyed is the table of a list for scripts: the name of each record stands first,
// and it is called as the register calls it.
func (s *Site) keyed(kind record.Kind, page *Page) *Document {
	list := page.Blocks[len(page.Blocks)-1].Table
	t := &Table{Columns: slices.Insert(slices.Clone(list.Columns), 0, Column{Key: "record"})}
	t.Columns[1].Key = "title"
	for _, row := range list.Rows {
		id := row[0].Data
		t.Rows = append(t.Rows, append([]Cell{text(string(kind) + "/" + id), text(s.ownTitle(kind, id))}, row[1:]...))
	}
	return &Document{Audience: page.Audience, Blocks: []Block{{Table: t}}, Table: t}
}

// ownTitle is what the record calls itself, in whatever language; "" where it has
// no title.
func (s *Site) ownTitle(kind record.Kind, id string) string {
	switch r := s.set.Get(kind, id).(type) {
	case *record.Place:
		return r.Name
	case *record.Stakeholder:
		return r.Name
	case record.Record:
		return record.Of(r).Title
	}
	return ""
}
