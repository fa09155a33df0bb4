package report

import (
	"iter"
	"slices"
	"strings"
	"sync"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/record"
)

// Site is a website of what an audience sees of the register, in one language.
// It is for one goroutine at a time; only the Shares of it may be gone through at once.
type Site struct {
	*siteIndex
	words *language.Words
	dates map[calendar.Date]string
	rows  func() map[*followup.Standing][]Cell // of recommendations, which stand in many lists; not to be changed
	foot  []string                             // of every page
	top   string                               // of every page: whom it is for
}

// NewSite describes the website of a view on a day; nil words are English.
func NewSite(v *audience.View, at Moment, words *language.Words) *Site {
	return (&Site{siteIndex: indexed(v, at)}).In(words)
}

// In is the same site in another language. What does not depend on the language
// is shared.
func (s *Site) In(words *language.Words) *Site {
	if words == nil {
		words = language.Of("en")
	}
	in := &Site{siteIndex: s.siteIndex, words: words, dates: map[calendar.Date]string{}}
	in.rows = sync.OnceValue(in.alone().allRows)
	in.foot, in.top = in.footer(), in.notice()
	return in
}

// Page is a page of a site.
type Page struct {
	*Document
	Path    string // below the site's root, or its language's: recommendations/2026/lake/03.html
	Ref     string // the record or theme that it is about, as kind/id; "" of lists
	Section string // the entry of the menu that it belongs to, by its path
	Summary string // a line on it for whoever searches
}

// PathOf is where the page lies that a cell or a step refers to, below the root
// of a language.
func PathOf(ref string) string { return ref + ".html" }

// Between stands between the values of a cell that has several, in its text and
// in its data, so that a filter can tell them apart: names may have commas.
const Between = "; "

// apart stands between parts of a line that say different things.
const apart = " · "

// MenuEntry is a page that every page leads to.
type MenuEntry struct {
	Title string
	Path  string
}

// The pages that are about no record.
const (
	startPage = "index.html"
	aboutPage = "about.html"
	themeRoot = "themes" // the folder of the pages of themes, beside those of the kinds
)

// Name is whose register it is.
func (s *Site) Name() string { return s.set.Policy.Institution.Name }

// Words is the language of the site.
func (s *Site) Words() *language.Words { return s.words }

// At is the day that the site is about.
func (s *Site) At() Moment { return s.at }

// Audience is who it is for.
func (s *Site) Audience() audience.Audience { return s.view.Audience }

// Menu lists the start page and the lists, in their order.
func (s *Site) Menu() []MenuEntry {
	menu := []MenuEntry{{s.words.Page.Titles.Start, startPage}}
	for _, l := range s.lists() {
		menu = append(menu, l.MenuEntry)
	}
	return append(menu, MenuEntry{s.words.Page.Titles.About, aboutPage})
}

// listPage is the list that a page belongs to.
func listPage(ref string) string {
	kind, _, _ := strings.Cut(ref, "/")
	return kind + ".html"
}

// Pages are the pages of the site, made one by one, in an order that does not
// change: lists first, then records by kind and id. None is kept: a register
// may have tens of thousands.
func (s *Site) Pages() iter.Seq[*Page] {
	return func(yield func(*Page) bool) {
		for _, page := range s.Share(0, 1) {
			if !yield(page) {
				return
			}
		}
	}
}

// Share is the part of the pages that one of several workers makes, who may go through
// theirs at once: every page whose place in the order, which comes with it, leaves the
// worker's number when it is divided by how many there are.
func (s *Site) Share(worker, workers int) iter.Seq2[int, *Page] {
	own := s.alone()
	return func(yield func(int, *Page) bool) {
		at := 0
		for page := range own.makers() {
			if at%workers == worker && !yield(at, page()) {
				return
			}
			at++
		}
	}
}

// alone is the same site for another goroutine.
func (s *Site) alone() *Site {
	own := *s
	own.dates = map[calendar.Date]string{}
	return &own
}

// makers make the pages, in their order.
func (s *Site) makers() iter.Seq[func() *Page] {
	return func(yield func(func() *Page) bool) {
		for _, list := range s.leading() {
			if !yield(list) {
				return
			}
		}
		for _, pages := range []iter.Seq[func() *Page]{
			pagesOf(s.yearsApart(), s.year),
			each(s, record.Recommendations, s.recommendation), each(s, record.Reports, s.report), each(s, record.Visits, s.visit),
			each(s, record.Places, s.place), each(s, record.Stakeholders, s.stakeholder), pagesOf(s.allThemes(), s.theme),
		} {
			for page := range pages {
				if !yield(page) {
					return
				}
			}
		}
	}
}

// each makes the pages of a kind.
func each[R record.Record](s *Site, kind record.Kind, page func(R) *Page) iter.Seq[func() *Page] {
	return pagesOf(s.set.IDs(kind), func(id string) *Page { return page(s.set.Get(kind, id).(R)) })
}

func pagesOf[T any](all []T, page func(T) *Page) iter.Seq[func() *Page] {
	return func(yield func(func() *Page) bool) {
		for _, one := range all {
			if !yield(func() *Page { return page(one) }) {
				return
			}
		}
	}
}

// page puts blocks together to a page; those with nothing in them are left out.
func (s *Site) page(path, ref, title, summary string, blocks ...Block) *Page {
	doc := &Document{Audience: s.view.Audience, Title: title, Words: s.words, Notice: s.top, Footer: slices.Clone(s.foot), Addressed: true}
	for _, b := range blocks {
		if !b.empty() {
			doc.Blocks = append(doc.Blocks, b)
		}
	}
	at := path
	if ref != "" {
		at = listPage(ref)
	}
	return &Page{Document: doc, Path: path, Ref: ref, Section: at, Summary: summary}
}

// pageOf puts together the page of a record or a theme.
func (s *Site) pageOf(ref, title, summary string, blocks ...Block) *Page {
	return s.page(PathOf(ref), ref, title, summary, blocks...)
}

func (b Block) empty() bool {
	return len(b.Facts) == 0 && b.Chart == nil && b.Map == nil && len(b.Steps) == 0 && b.Text == "" && b.Body == nil &&
		(b.Table == nil || len(b.Table.Rows) == 0 && b.Table.Empty == "")
}

// notice says whom the pages are for that are not for everybody.
func (s *Site) notice() string {
	return noticeFor(s.view.Audience, s.words, s.written(s.bodyName(string(s.view.Audience))))
}

// footer says as of when the page is, and for whom: both in its language.
func (s *Site) footer() []string {
	say := s.words.Page.Frame
	asOf := say.AsOf.With("date", s.date(s.at.Day))
	if s.at.Revision != "" {
		asOf += apart + say.Revision.With("revision", s.words.Foreign(s.at.Revision))
	}
	switch a := s.view.Audience; a {
	case audience.Everyone:
		return []string{asOf, say.Public}
	case audience.Staff:
		return []string{asOf, say.Staff}
	case audience.Full:
		return []string{asOf, say.Operator}
	default:
		return []string{asOf, say.For.With("name", s.written(s.bodyName(string(a)))), say.Public}
	}
}
