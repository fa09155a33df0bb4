package report

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
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
	tell func() (what, ref string)
}

// Feed is what happened lately.
func (s *Site) Feed() *Feed {
	say := s.words.Page.Titles
	feed := &Feed{Title: say.Of.With("page", say.Feed, "site", s.Name())}
	for _, n := range s.lately(feedEntries) {
		what, ref := n.tell()
		entry := FeedEntry{Title: what, Ref: ref, Path: startPage, Day: n.on, Text: what}
		if ref != "" {
			entry.Title, entry.Path = s.nameOfRef(ref), PathOf(ref)
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
		what, ref := n.tell()
		if ref != "" {
			what = s.words.Page.Steps.Of.With("what", what, "about", s.written(s.nameOfRef(ref)))
		}
		steps = append(steps, Step{Day: s.date(n.on), Text: what, Ref: ref})
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
	add := func(on calendar.Date, key string, tell func() (string, string)) {
		if on != 0 && on <= s.at.Day {
			all = append(all, news{on, key, tell})
		}
	}
	s.newsOfReports(add)
	for _, v := range s.set.Visits {
		add(v.Start, v.Name(), func() (string, string) { return s.words.Page.Steps.Visited, v.Name() })
	}
	for _, d := range s.set.Dialogues {
		if len(d.Recommendations) > 0 {
			add(d.Date, d.Name(), func() (string, string) { return s.newsOfDialogue(d) })
		}
	}
	for _, a := range s.set.Assessments {
		if len(a.Findings) > 0 {
			add(a.Date, a.Name(), func() (string, string) { return s.newsOfAssessment(a) })
		}
	}
	slices.SortFunc(all, func(a, b news) int { return cmp.Or(cmp.Compare(b.on, a.on), cmp.Compare(a.key, b.key)) })
	return all[:min(n, len(all))]
}

// newsOfReports are what was issued, of a report all at once.
func (s *Site) newsOfReports(add func(calendar.Date, string, func() (string, string))) {
	say := s.words.Page
	for _, r := range s.set.Reports {
		for _, step := range []struct {
			on   calendar.Date
			what string
			key  string
		}{{r.Sent, say.Steps.ReportSent, "sent"}, {r.Published, say.Steps.ReportPublished, "published"}} {
			add(step.on, r.Name()+"#"+step.key, func() (string, string) { return step.what, r.Name() })
		}
	}
	for _, st := range s.standings {
		r := st.Recommendation
		if report := s.set.Reports[r.Report]; report == nil || st.Issued.Date != report.Sent && st.Issued.Date != report.Published {
			add(st.Issued.Date, r.Name(), func() (string, string) { return say.Steps.Issued, r.Name() })
		}
	}
}

func (s *Site) newsOfDialogue(d *record.Dialogue) (what, ref string) {
	var ids []string
	for _, item := range d.Recommendations {
		ids = append(ids, item.Recommendation)
	}
	if ids = slices.Compact(slices.Sorted(slices.Values(ids))); len(ids) == 1 {
		parts := []string{s.how(d)}
		for i := range d.Recommendations {
			parts = append(parts, s.itemParts(d, &d.Recommendations[i])...)
		}
		return strings.Join(parts, " – "), s.to(record.Recommendations, ids[0]).Ref
	}
	return s.how(d) + " – " + s.words.Count(s.words.Page.Steps.Said, len(ids)), cmp.Or(s.reportOfAll(ids), s.partner(d))
}

func (s *Site) newsOfAssessment(a *record.Assessment) (what, ref string) {
	var ids []string
	for _, f := range a.Findings {
		ids = append(ids, f.Recommendation)
	}
	if len(ids) == 1 {
		found := s.found(record.Found{In: a, Finding: &a.Findings[0]})
		return found.Text, s.to(record.Recommendations, ids[0]).Ref
	}
	return s.words.Count(s.words.Page.Steps.AssessedMany, len(ids)), cmp.Or(s.to(record.Visits, a.Visit).Ref, s.reportOfAll(ids))
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

// spokenOf are steps for the dialogue that speaks of some recommendations, and the
// assessments of them, each once with how many it is about.
func (l *line) spokenOf(standings []*followup.Standing) {
	dialogues, assessments := map[*record.Dialogue]int{}, map[*record.Assessment]int{}
	for _, st := range standings {
		id := st.Recommendation.ID
		var before *record.Dialogue
		for _, said := range l.set.SaidAbout(id) {
			if said.In != before {
				dialogues[said.In]++
			}
			before = said.In
		}
		for _, found := range l.set.FoundAbout(id) {
			assessments[found.In]++
		}
	}
	for _, d := range inOrder(dialogues, func(d *record.Dialogue) calendar.Date { return d.Date }) {
		l.add(d.Date, Step{Text: l.how(d) + " – " + l.words.Count(l.words.Page.Steps.Said, dialogues[d]), Ref: l.partner(d)}, 0)
	}
	l.assessed(assessments)
}

func (l *line) assessed(assessments map[*record.Assessment]int) {
	for _, a := range inOrder(assessments, func(a *record.Assessment) calendar.Date { return a.Date }) {
		text := l.words.Count(l.words.Page.Steps.AssessedMany, assessments[a])
		if a.Basis != "" {
			text += " (" + l.words.Term("basis", a.Basis) + ")"
		}
		l.add(a.Date, Step{Text: text, Ref: l.to(record.Visits, a.Visit).Ref}, 1)
	}
}

// inOrder lists what was counted by its day, then by id.
func inOrder[R interface {
	comparable
	record.Record
}](counted map[R]int, day func(R) calendar.Date) []R {
	return slices.SortedFunc(maps.Keys(counted), func(a, b R) int {
		return cmp.Or(cmp.Compare(day(a), day(b)), cmp.Compare(record.Of(a).ID, record.Of(b).ID))
	})
}

// spoke is a step for one dialogue; its words stand with it where it is about no
// recommendation, at whose page they stand too.
func (l *line) spoke(d *record.Dialogue) {
	step := Step{Text: l.how(d), Ref: l.partner(d)}
	if d.Escalation != "" {
		step.Text += " – " + l.words.Term("escalation", string(d.Escalation))
	}
	if n := l.recommendationsIn(d); n > 0 {
		step.Text += " – " + l.words.Count(l.words.Page.Steps.Said, n)
	} else {
		step.Body = l.body(d)
	}
	l.add(d.Date, step, 0)
}

func (l *line) recommendationsIn(d *record.Dialogue) int {
	met := map[string]bool{}
	for _, item := range d.Recommendations {
		met[item.Recommendation] = true
	}
	return len(met)
}
