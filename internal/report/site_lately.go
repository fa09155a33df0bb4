package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

const (
	latelyShown = 15 // on the start page
	feedEntries = 50
)

// Feed is what happened lately, for programs that look for news.
type Feed struct {
	Title   string
	Entries []FeedEntry // the newest first
}

// FeedEntry is one thing that happened.
type FeedEntry struct {
	Title string
	Ref   string // the record it is about; "" where that has no page
	Path  string // its page, below the root of the language
	Day   calendar.Date
	Text  string
}

// news is one thing that moved; it is put into words only if it is among the
// latest.
type news struct {
	on   calendar.Date
	key  string
	tell func() event
}

// event is a piece of news in words.
type event struct {
	what string
	ref  string // what it is about; "" where that has no page
	to   string // the addressees, where what does not say whom it concerns
}

// Feed is what happened lately.
func (s *Site) Feed() *Feed {
	say := s.words.Page.Titles
	feed := &Feed{Title: say.Of.With("page", say.Feed, "site", s.Name())}
	for _, n := range s.lately(feedEntries) {
		e := n.tell()
		entry := FeedEntry{Title: e.what, Ref: e.ref, Path: startPage, Day: n.on, Text: e.what + e.to}
		if e.ref != "" {
			entry.Title, entry.Path = s.nameOfRef(e.ref), PathOf(e.ref)
		}
		if !slices.Contains(feed.Entries, entry) { // two letters of a day may read alike
			feed.Entries = append(feed.Entries, entry)
		}
	}
	return feed
}

// latelySteps are the latest news for a page.
func (s *Site) latelySteps() []Step {
	var steps []Step
	for _, n := range s.lately(latelyShown) {
		e := n.tell()
		if kind, _, found := record.KindOf(e.ref); found && kind != record.Stakeholders { // a body is named already
			e.what = s.words.Page.Steps.Of.With("what", e.what, "about", s.written(s.nameOfRef(e.ref)))
		}
		steps = append(steps, Step{Day: s.date(n.on), Text: e.what + e.to, Ref: e.ref})
	}
	return steps
}

func (s *Site) nameOfRef(ref string) string {
	kind, id, _ := record.KindOf(ref)
	return s.titleOf(kind, id)
}

// lately are the latest n, the newest first.
func (s *Site) lately(n int) []news {
	var all []news
	add := func(on calendar.Date, key string, tell func() event) {
		if on != 0 && on <= s.at.Day {
			all = append(all, news{on, key, tell})
		}
	}
	s.newsOfReports(add)
	for _, v := range s.set.Visits {
		add(v.Start, v.Name(), func() event { return event{what: s.words.Page.Steps.Visited, ref: v.Name()} })
	}
	for _, d := range s.set.Dialogues {
		if len(d.Recommendations) > 0 {
			add(d.Date, d.Name(), func() event { return s.newsOfDialogue(d) })
		}
	}
	for _, a := range s.set.Assessments {
		if len(a.Findings) > 0 {
			add(a.Date, a.Name(), func() event { return s.newsOfAssessment(a) })
		}
	}
	slices.SortFunc(all, func(a, b news) int { return cmp.Or(cmp.Compare(b.on, a.on), cmp.Compare(a.key, b.key)) })
	return all[:min(n, len(all))]
}

// newsOfReports are what was issued, of a report all at once.
func (s *Site) newsOfReports(add func(calendar.Date, string, func() event)) {
	say := s.words.Page
	for _, r := range s.set.Reports {
		for _, step := range []struct {
			on   calendar.Date
			what string
			key  string
		}{{r.Sent, say.Steps.ReportSent, "sent"}, {r.Published, say.Steps.ReportPublished, "published"}} {
			add(step.on, r.Name()+"#"+step.key, func() event { return event{what: step.what, ref: r.Name()} })
		}
	}
	for _, st := range s.standings {
		r := st.Recommendation
		if report := s.set.Reports[r.Report]; report == nil || st.Issued.Date != report.Sent && st.Issued.Date != report.Published {
			add(st.Issued.Date, r.Name(), func() event { return event{say.Steps.Issued, r.Name(), s.addressedIn(r.ID)} })
		}
	}
}

func (s *Site) newsOfDialogue(d *record.Dialogue) event {
	var ids []string
	for _, item := range d.Recommendations {
		ids = append(ids, item.Recommendation)
	}
	if ids = slices.Compact(slices.Sorted(slices.Values(ids))); len(ids) == 1 {
		parts := []string{s.how(d)}
		for i := range d.Recommendations {
			parts = append(parts, s.itemParts(d, &d.Recommendations[i])...)
		}
		return event{what: strings.Join(parts, " – "), ref: s.to(record.Recommendations, ids[0]).Ref}
	}
	return event{what: s.discussed(d, ids), ref: cmp.Or(s.reportOfAll(ids), s.partner(d))}
}

// addressedIn ends a line on a recommendation: to whom it is addressed.
func (s *Site) addressedIn(id string) string {
	st := s.standing[id]
	if st == nil || len(st.Addressees) == 0 {
		return ""
	}
	var bodies []string
	for _, a := range st.Addressees {
		bodies = append(bodies, a.Stakeholder)
	}
	return " – " + s.words.Page.Steps.AddressedTo.With("bodies", s.bodies(bodies))
}

func (s *Site) newsOfAssessment(a *record.Assessment) event {
	var ids []string
	for _, f := range a.Findings {
		ids = append(ids, f.Recommendation)
	}
	if len(ids) == 1 {
		found := s.found(record.Found{In: a, Finding: &a.Findings[0]})
		return event{found.Text, s.to(record.Recommendations, ids[0]).Ref, s.addressedIn(ids[0])}
	}
	return event{what: s.words.Count(s.words.Page.Steps.AssessedMany, len(ids)), ref: cmp.Or(s.to(record.Visits, a.Visit).Ref, s.reportOfAll(ids))}
}

// reportOfAll is the page of the report that all of some recommendations are
// from, if it is one.
func (s *Site) reportOfAll(ids []string) string {
	report := ""
	for _, id := range ids {
		r := s.set.Recommendations[id]
		if r == nil || report != "" && r.Report != report {
			return ""
		}
		report = r.Report
	}
	return s.to(record.Reports, report).Ref
}
