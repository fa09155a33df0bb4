// Package followup holds the rules of follow-up: where each recommendation
// stands on a day, and what is due from whom. Its functions are pure: the same
// set and day give the same answer. The set they take is as of that day
// (record.Set.AsOf), so that nothing here needs to hide what came later.
package followup

import (
	"cmp"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// Event is a dated fact and the file that states it.
type Event struct {
	Date   calendar.Date
	Record string // kind and id
	Path   string
}

func in(date calendar.Date, r record.Record) Event {
	c := record.Of(r)
	return Event{date, c.Name(), c.Path}
}

// compare orders events as they count: by date, on one day by record.
func (e Event) compare(other Event) int {
	return cmp.Or(cmp.Compare(e.Date, other.Date), cmp.Compare(e.Record, other.Record))
}

// Standing is where one recommendation stands on a day.
type Standing struct {
	Recommendation *record.Recommendation
	Day            calendar.Date
	Issued         Event // no date: still a draft
	State          State
	Addressees     []*Addressee
	Assessment     *record.Found          // the latest, nil where there is none
	RepeatedBy     *record.Recommendation // the one that closed it by repeating it
	FirstIssued    calendar.Date          // of the earliest recommendation that it repeats, or its own
	TimesRepeated  int                    // since it was first made, by the longest way back
	LastContact    Event                  // its issue, or the latest dialogue or assessment that names it
	Partial        bool                   // worked out from a part of the register: silence says nothing
}

// Addressee is one body that a recommendation is addressed to, and what it
// said. Where the body was succeeded by another, that one stands here with the
// same history; where the recommendation moved, a new one begins.
type Addressee struct {
	Stakeholder string   // who owes now
	Names       []string // every body that stood here, the one first addressed first
	Since       Event    // the issue, or the move
	Moved       bool

	Position   record.Position
	PositionIn Event
	Claims     record.Claim
	ClaimsIn   Event
	// AwaitsVerification is the first claim of implementation that the NPM has
	// not assessed and that was not taken back.
	AwaitsVerification Event
	Answered           Event // the first written answer
	RespondBy          Event // the latest extension, dated with the new deadline
	ImplementBy        Event
	Escalations        []Escalation
}

// Escalation is a step that was taken.
type Escalation struct {
	Step record.Step
	In   Event
}

// folder folds the events about recommendations; it remembers the lineage of
// each body, which many recommendations ask for, and the past of each
// recommendation, which those that repeat it ask for.
type folder struct {
	set     *record.Set
	day     calendar.Date
	lineage map[string][]string
	pasts   map[string]past
	held    map[string][]string // who stands for a body today
	heard   func(*record.Item, []*Addressee)
}

func newFolder(set *record.Set, day calendar.Date) *folder {
	return &folder{set: set, day: day, lineage: map[string][]string{}, pasts: map[string]past{}, held: map[string][]string{}}
}

// Of is where a recommendation stands on day.
func Of(set *record.Set, r *record.Recommendation, day calendar.Date) *Standing {
	return newFolder(set, day).standing(r)
}

// All is where every recommendation stands on day, by id.
func All(set *record.Set, day calendar.Date) []*Standing {
	return foldAll(set, day, func(_ *folder, s *Standing) *Standing { return s })
}

// foldAll folds every recommendation, on all cores, and gives what each fold is
// asked for, by id.
func foldAll[T any](set *record.Set, day calendar.Date, ask func(*folder, *Standing) T) []T {
	all := set.RecommendationsInOrder()
	return OnAllCores(len(all), func() func(int) T {
		f := newFolder(set, day)
		return func(i int) T { return ask(f, f.standing(all[i])) }
	})
}

func (f *folder) standing(r *record.Recommendation) *Standing {
	s := &Standing{Recommendation: r, Day: f.day, Issued: f.issue(r), Partial: f.set.Partial}
	s.FirstIssued, s.TimesRepeated = f.history(r)
	s.LastContact = s.Issued
	if s.Issued.Date != 0 {
		s.Assessment = f.latestAssessment(r, s.Issued.Date)
		s.RepeatedBy = f.repeatedBy(r, s.Issued.Date)
	}
	f.hear(s)
	f.hearPromises(s)
	if s.Assessment != nil && s.Assessment.In.Date >= s.LastContact.Date {
		s.LastContact = in(s.Assessment.In.Date, s.Assessment.In)
	}
	s.State = f.state(s)
	return s
}

// Closed says whether nothing more is owed: the latest assessment closes it,
// or a later recommendation repeats it.
func (s *Standing) Closed() bool {
	return s.RepeatedBy != nil || s.Assessment != nil && s.Assessment.Finding.Status.Closes()
}

// Open says whether it was issued and is not closed.
func (s *Standing) Open() bool { return s.Issued.Date != 0 && !s.Closed() }

func (f *folder) issue(r *record.Recommendation) Event {
	date := f.set.IssuedOn(r)
	if report := f.set.Reports[r.Report]; r.Issued == 0 && date != 0 {
		return in(date, report)
	}
	return in(date, r)
}

// latestAssessment leaves out what is dated before the issue: such a finding
// is about something else.
func (f *folder) latestAssessment(r *record.Recommendation, since calendar.Date) *record.Found {
	all := f.set.FoundAbout(r.ID)
	if len(all) == 0 || all[len(all)-1].In.Date < since {
		return nil
	}
	return &all[len(all)-1]
}

// repeatedBy is the first recommendation that repeats r and was issued while r
// was open.
func (f *folder) repeatedBy(r *record.Recommendation, issued calendar.Date) *record.Recommendation {
	for _, later := range f.set.RepeatedBy(r.ID) {
		if on := f.set.IssuedOn(later); on >= issued && later != r && !f.closedByAssessment(r, issued, on) {
			return later
		}
	}
	return nil
}

func (f *folder) closedByAssessment(r *record.Recommendation, issued, on calendar.Date) bool {
	closed := false
	for _, found := range f.set.FoundAbout(r.ID) {
		if found.In.Date >= issued && found.In.Date <= on {
			closed = found.Finding.Status.Closes()
		}
	}
	return closed
}

func (f *folder) lineageOf(body string) []string {
	lineage, known := f.lineage[body]
	if !known {
		lineage = f.set.Lineage(body)
		f.lineage[body] = lineage
	}
	return lineage
}
