package cli

import (
	"io"
	"iter"
	"maps"
	"slices"

	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
)

// siteMaker makes the files of a site out of what an audience sees.
type siteMaker struct {
	app     *app
	session *session
	tongues []*siteTongue
	files   []report.Download // figures to take away, the same for all languages
	program string            // stands for the program, which pages are made of too
	flaws   siteFlaws
	pages   int // how many there were
}

// siteTongue is a site in one of its languages.
type siteTongue struct {
	site    *report.Site
	frame   render.Frame
	pages   *render.Site
	made    string // stands for what all its pages have in common
	entries []render.Entry
}

func (a *app) siteMaker(s *session, asked []string) (*siteMaker, error) {
	languages, err := languagesOf(asked, s.register.Set.Policy.Institution.Languages)
	if err != nil {
		return nil, err
	}
	m := &siteMaker{app: a, session: s, flaws: siteFlaws{all: map[render.Flaw]bool{}}}
	if m.program, err = programMark(); err != nil {
		return nil, err
	}
	site := report.NewSite(s.view, s.at, languages[0])
	for _, d := range site.Downloads() {
		d.Document = made(d.Document)
		m.files = append(m.files, d)
	}
	for _, w := range languages {
		t, err := m.tongue(site.In(w), languages)
		if err != nil {
			return nil, err
		}
		m.tongues = append(m.tongues, t)
	}
	return m, nil
}

func (m *siteMaker) tongue(site *report.Site, all []*language.Words) (*siteTongue, error) {
	t := &siteTongue{site: site, frame: render.Frame{Name: site.Name(), Words: site.Words(), Languages: all, Menu: site.Menu(), Feed: true}}
	for _, d := range site.Downloads() {
		t.frame.Downloads = append(t.frame.Downloads, report.Download{Path: d.Path, Title: d.Title, Format: d.Format})
	}
	t.made = madeOf(m.program, t.frame)
	var err error
	if t.pages, err = render.NewSite(t.frame); err != nil {
		return nil, fail("", "%v", err)
	}
	return t, nil
}

// made is a document whose values for scripts are there, not to be worked out when
// somebody asks: several look at it at once.
func made(doc *report.Document) *report.Document {
	ready := *doc
	if doc.Data != nil {
		data := doc.Data()
		ready.Data = func() any { return data }
	}
	return &ready
}

// make has a site built while what is in it for readers outside is looked over, and
// shows what is wrong with it. Only where it returns no error may the site be shown.
func (m *siteMaker) make(build func(*siteMaker, *sentry) error) error {
	l := m.app.sentryFor(m.session.view.Audience)
	err := build(m, l)
	if verdict := l.verdict(); err == nil {
		err = verdict
	}
	if err != nil {
		return err
	}
	return m.showFlaws()
}

// parts are the files of the site, one by one: pages are made when they are asked for,
// and none is kept.
func (m *siteMaker) parts(l *sentry) iter.Seq[sitePart] {
	bar := m.app.progress()
	bar.words = "making %d of about %d pages"
	expected := 0
	if !bar.silent {
		expected = m.expected()
	}
	return func(yield func(sitePart) bool) {
		defer bar.clear()
		for _, p := range m.shared(l) { // first, since a large one takes its time
			if !yield(p) {
				return
			}
		}
		for _, t := range m.tongues {
			l.read(t.frame)
			for page := range t.site.Pages() {
				if len(t.entries) == 0 && !yield(m.part(t, t.pages.SearchPage(page))) {
					return
				}
				page.Data = nil // pages show none
				l.read(page)
				t.entries = append(t.entries, t.pages.EntryOf(page))
				if m.pages++; !yield(m.part(t, page)) {
					return
				}
				bar.show(m.pages, max(expected, m.pages))
			}
			for _, p := range m.beside(t, l) {
				if !yield(p) {
					return
				}
			}
		}
	}
}

// expected is about how many pages there will be.
func (m *siteMaker) expected() int {
	set, n := m.session.view.On(m.session.at.Day), 0
	for _, kind := range []record.Kind{record.Recommendations, record.Reports, record.Visits, record.Places, record.Stakeholders} {
		n += len(set.IDs(kind))
	}
	return n * len(m.tongues)
}

// part is a page as a file.
func (m *siteMaker) part(t *siteTongue, page *report.Page) sitePart {
	return sitePart{t.pages.Folder() + page.Path, func() string { return madeOf(t.made, page) }, func(w io.Writer) error {
		flaws, err := t.pages.Page(w, page)
		m.flaws.add(flaws)
		return err
	}}
}

// beside are the files that lie beside the pages of a language.
func (m *siteMaker) beside(t *siteTongue, l *sentry) []sitePart {
	feed, words := t.site.Feed(), t.site.Words()
	l.read(feed)
	source := render.Source{Name: t.site.Name(), Words: words, Audience: string(t.site.Audience()), AsOf: t.site.At().Day}
	return []sitePart{
		{t.pages.Folder() + render.FeedPath, func() string { return madeOf(t.made, feed, source) }, func(w io.Writer) error { return render.Atom(w, feed, source) }},
		{render.SearchData(words.Code), func() string { return madeOf(t.made, t.entries) }, func(w io.Writer) error { return render.Search(w, t.entries) }},
	}
}

// shared are the files that all languages have in common: figures to take away, and what pages are drawn with.
func (m *siteMaker) shared(l *sentry) []sitePart {
	var parts []sitePart
	for _, d := range m.files {
		l.read(d.Document)
		parts = append(parts, sitePart{d.Path, func() string { return m.madeOfDownload(d) }, func(w io.Writer) error { return m.download(w, d) }})
	}
	assets := render.Assets()
	for _, name := range slices.Sorted(maps.Keys(assets)) {
		parts = append(parts, sitePart{name, func() string { return madeOf(assets[name]) }, func(w io.Writer) error {
			_, err := w.Write(assets[name])
			return err
		}})
	}
	return parts
}

// madeOfDownload is a hash of all that figures to take away are made of: what the
// program knows of the format, and what in the document is for it.
func (m *siteMaker) madeOfDownload(d report.Download) string {
	var values any
	if d.Document.Data != nil {
		values = d.Document.Data()
	}
	return madeOf(m.program, d.Format, m.session.at.Day, d.Document, values)
}

// download writes figures to take away. A calendar says that it was made on the day
// that it is about, so that the same site has the same bytes.
func (m *siteMaker) download(w io.Writer, d report.Download) error {
	switch d.Format {
	case "csv":
		return render.CSV(w, d.Document)
	case "ics":
		return render.ICS(w, d.Document, m.session.at.Day.Time())
	}
	return render.JSON(w, d.Document)
}
