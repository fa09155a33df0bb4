package cli

import (
	"io"
	"iter"
	"maps"
	"slices"
	"sync"

	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
)

// siteMaker makes the files of a site out of what an audience sees.
type siteMaker struct {
	app     *app
	session *session
	sentry  *sentry
	tongues []*siteTongue
	files   []report.Download // figures to take away, the same for all languages
	program string            // stands for the program, which pages are made of too
	flaws   siteFlaws
	bar     *progress

	mu    sync.Mutex
	pages int // how many there were
}

// siteTongue is a site in one of its languages.
type siteTongue struct {
	site  *report.Site
	frame render.Frame
	pages *render.Site
	made  string // stands for what all its pages have in common

	mu      sync.Mutex
	entries map[int]render.Entry // of the search, by the place of their page
}

// siteMaker begins a site in some languages, the main one first; make must be called then.
func (a *app) siteMaker(s *session, languages []*language.Words) (*siteMaker, error) {
	program, err := programMark()
	if err != nil {
		return nil, err
	}
	m := &siteMaker{app: a, session: s, program: program, sentry: a.sentryFor(s.view.Audience), bar: a.progress(), flaws: siteFlaws{all: map[render.Flaw]bool{}}}
	m.bar.words = "making %d of about %d pages"
	site := report.NewSite(s.view, s.at, languages[0])
	m.files = site.Downloads()
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
	t := &siteTongue{site: site, frame: render.Frame{Name: site.Name(), Words: site.Words(), Languages: all, Menu: site.Menu(), Feed: true}, entries: map[int]render.Entry{}}
	for _, d := range site.Downloads() {
		t.frame.Downloads = append(t.frame.Downloads, report.Download{Path: d.Path, Title: d.Title, Format: d.Format})
	}
	t.made = madeOf(m.program, t.frame)
	m.sentry.read(t.frame)
	var err error
	if t.pages, err = render.NewSite(t.frame); err != nil {
		return nil, fail("", "%v", err)
	}
	return t, nil
}

// made is a document as a format shows it. Its values for scripts are there, not to be
// worked out when somebody asks: several look at it at once.
func made(doc *report.Document, format string) *report.Document {
	ready := *doc
	if ready.Data = nil; format == "json" && doc.Data != nil {
		data := doc.Data()
		ready.Data = func() any { return data }
	}
	return &ready
}

// make has a site built while what is in it for readers outside is looked over, and
// shows what is wrong with it. Only where it returns no error may the site be shown.
func (m *siteMaker) make(build func(rows ...iter.Seq[sitePart]) error) error {
	err := build(m.rows()...)
	if err == nil {
		err = build(m.beside)
	}
	m.bar.clear()
	if verdict := m.sentry.verdict(); err == nil {
		err = verdict
	}
	if err != nil {
		return err
	}
	return m.showFlaws()
}

// rows are the files of the site but for those that are made of all its pages, in a row
// for each worker. Pages are made when they are asked for, and none is kept.
func (m *siteMaker) rows() []iter.Seq[sitePart] {
	expected, shared := m.expected(), m.shared()
	rows := make([]iter.Seq[sitePart], siteWorkers)
	for worker := range rows {
		rows[worker] = func(yield func(sitePart) bool) {
			for i, p := range shared { // first, since a large one takes its time
				if i%siteWorkers == worker && !yield(p()) {
					return
				}
			}
			for _, t := range m.tongues {
				if !m.share(t, worker, expected, yield) {
					return
				}
			}
		}
	}
	return rows
}

// share are the pages in a language that one worker makes.
func (m *siteMaker) share(t *siteTongue, worker, expected int, yield func(sitePart) bool) bool {
	for at, page := range t.site.Share(worker, siteWorkers) {
		if at == 0 && !yield(m.part(t, t.pages.SearchPage(page))) {
			return false
		}
		page.Data = nil // pages show none
		t.enter(at, t.pages.EntryOf(page))
		if !yield(m.part(t, page)) {
			return false
		}
		m.count(expected)
	}
	return true
}

func (m *siteMaker) count(expected int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.pages++
	m.bar.show(m.pages, max(expected, m.pages))
}

func (t *siteTongue) enter(at int, e render.Entry) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.entries[at] = e
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
	return sitePart{t.pages.Folder() + page.Path, madeOf(t.made, page), page, func(w io.Writer) error {
		flaws, err := t.pages.Page(w, page)
		m.flaws.add(flaws)
		return err
	}}
}

// beside are the files that lie beside the pages of each language. What the search
// finds has stood in the pages.
func (m *siteMaker) beside(yield func(sitePart) bool) {
	for _, t := range m.tongues {
		feed, words := t.site.Feed(), t.site.Words()
		source := render.Source{Name: t.site.Name(), Words: words, Audience: string(t.site.Audience()), AsOf: t.site.At().Day}
		var entries []render.Entry
		for _, at := range slices.Sorted(maps.Keys(t.entries)) {
			entries = append(entries, t.entries[at])
		}
		if !yield(sitePart{t.pages.Folder() + render.FeedPath, madeOf(t.made, feed, source), feed, func(w io.Writer) error { return render.Atom(w, feed, source) }}) ||
			!yield(sitePart{render.SearchData(words.Code), madeOf(t.made, entries), entries, func(w io.Writer) error { return render.Search(w, entries) }}) {
			return
		}
	}
}

// shared make the files that all languages have in common: figures to take away, and what pages are drawn with.
func (m *siteMaker) shared() []func() sitePart {
	var all []func() sitePart
	for _, d := range m.files {
		all = append(all, func() sitePart {
			doc := made(d.Document(), d.Format)
			return sitePart{d.Path, m.madeOfDownload(d.Format, doc), doc, func(w io.Writer) error { return m.download(w, d.Format, doc) }}
		})
	}
	assets := render.Assets()
	for _, name := range slices.Sorted(maps.Keys(assets)) {
		all = append(all, func() sitePart {
			return sitePart{name, madeOf(assets[name]), nil, func(w io.Writer) error {
				_, err := w.Write(assets[name])
				return err
			}}
		})
	}
	return all
}

// madeOfDownload is a hash of all that figures to take away are made of: what the
// program knows of the format, and what in the document is for it.
func (m *siteMaker) madeOfDownload(format string, doc *report.Document) string {
	var values any
	if doc.Data != nil {
		values = doc.Data()
	}
	return madeOf(m.program, format, m.session.at.Day, doc, values)
}

// download writes figures to take away. A calendar says that it was made on the day
// that it is about, so that the same site has the same bytes.
func (m *siteMaker) download(w io.Writer, format string, doc *report.Document) error {
	switch format {
	case "csv":
		return render.CSV(w, doc)
	case "ics":
		return render.ICS(w, doc, m.session.at.Day.Time())
	}
	return render.JSON(w, doc)
}
