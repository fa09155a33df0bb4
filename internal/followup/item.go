package followup

import (
	"cmp"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// What says what sort of thing is due.
type What string

// What can be due. The first five are due about a recommendation; a commitment
// may be tied to none.
const (
	Response        What = "response"
	Implementation  What = "implementation"
	Verification    What = "verification"
	FollowUp        What = "follow-up"
	Commitment      What = "commitment"
	Contact         What = "contact"
	DraftReport     What = "draft-report"
	Comments        What = "comments"
	FinalReport     What = "final-report"
	Introduction    What = "introduction"
	MappingReview   What = "mapping-review"
	AgreementEnds   What = "agreement"
	Accreditation   What = "accreditation"
	Acknowledgement What = "acknowledgement"
	ComplaintAction What = "complaint-action"
	ReprisalCheck   What = "reprisal-check"
	Milestone       What = "milestone"
	PlaceVisit      What = "place-visit"
)

// Whats lists what can be due about a recommendation.
func Whats() []What { return []What{Response, Implementation, Verification, FollowUp, Commitment} }

// AllWhats lists whatever can be due, in the order of the manual.
func AllWhats() []What {
	return append(Whats(), Contact, DraftReport, Comments, FinalReport, Introduction, MappingReview, AgreementEnds,
		Accreditation, Acknowledgement, ComplaintAction, ReprisalCheck, Milestone, PlaceVisit)
}

// Tier is how pressing an item is.
type Tier string

// The tiers; an item further off than due-soon has none.
const (
	DueSoon     Tier = "due-soon"
	Overdue     Tier = "overdue"
	LongOverdue Tier = "long-overdue"
)

// Item is one thing that somebody owes.
type Item struct {
	What     What
	Record   string // kind and id of the record it is about
	Title    string
	OwedBy   []string
	Start    Event         // what the time is counted from
	Due      calendar.Date // the last day; late from the day after
	DaysLate int           // negative before the due date
	Tier     Tier
	NextStep record.Step // of escalation; only for what others owe
	Taken    []Escalation
	Why      []Reason
	// Unlisted are years without a listed holiday that the deadline was
	// counted through in working days.
	Unlisted []int

	Standing *Standing        // of the recommendation, nil where there is none
	In       *record.Dialogue // where a commitment was made
	By       string           // who made it; OwedBy are those that stand for it today
	Part     string           // which of several of its sort about one record: a step, the key of a date
	Bodies   []string         // stakeholders that it is about, beside those that owe it
	Members  []string         // of the NPM, who answer for it by what the record says

	original calendar.Date // the due date before any extension
}

// Reason is one line of the derivation of a due date.
type Reason struct {
	Date calendar.Date // zero for a rule
	Text string
	Path string // the file that says so
}

// Sentence is the derivation in one line.
func (i *Item) Sentence() string {
	var b strings.Builder
	for n, reason := range i.Why {
		if n > 0 {
			b.WriteString("; ")
		}
		if reason.Date != 0 {
			b.WriteString(reason.Date.String())
			b.WriteByte(' ')
		}
		b.WriteString(reason.Text)
	}
	return b.String()
}

// Key is the same for as long as it is the same thing that is owed, whatever its
// day: for a promise the dialogue in which it was made and its words tell it
// from others.
func (i *Item) Key() string {
	key := []string{string(i.What), i.Record, strings.Join(i.OwedBy, ",")}
	if i.In != nil {
		key = append(key, i.In.Name(), i.By, i.Title)
	}
	if i.Part != "" {
		key = append(key, i.Part)
	}
	return strings.Join(key, "|")
}

// Theirs says whether somebody other than the NPM owes the item.
func (i *Item) Theirs() bool { return !slices.Contains(i.OwedBy, record.Institution) }

// Sort puts items in the order of lists: the latest first, then by record,
// what is due, who owes it and since when, so that it is the same each time.
func Sort(items []*Item) {
	slices.SortFunc(items, func(a, b *Item) int {
		if a.DaysLate != b.DaysLate {
			return cmp.Compare(b.DaysLate, a.DaysLate) // as with most: the rest need not be compared
		}
		if a.Record != b.Record {
			return cmp.Compare(a.Record, b.Record)
		}
		return cmp.Or(cmp.Compare(a.What, b.What), slices.Compare(a.OwedBy, b.OwedBy), cmp.Compare(a.Title, b.Title),
			a.Start.compare(b.Start), cmp.Compare(a.Part, b.Part), cmp.Compare(a.By, b.By))
	})
}

// Due lists what is due about recommendations on day and after, late or not,
// in the order of lists. On a partial set nothing can be said to be owed.
func Due(set *record.Set, day calendar.Date) []*Item {
	if set.Partial {
		return nil
	}
	type owed struct {
		standing *Standing
		items    []*Item
	}
	var items []*Item
	standings := make(map[string]*Standing, len(set.Recommendations))
	for _, o := range foldAll(set, day, func(f *folder, s *Standing) owed { return owed{s, f.due(s)} }) {
		standings[o.standing.Recommendation.ID] = o.standing
		items = append(items, o.items...)
	}
	items = append(items, newFolder(set, day).commitments(standings)...)
	Sort(items)
	return items
}

// DueAbout lists what is due about one recommendation.
func DueAbout(set *record.Set, r *record.Recommendation, day calendar.Date) []*Item {
	if set.Partial {
		return nil
	}
	f := newFolder(set, day)
	s := f.standing(r)
	items := f.due(s)
	for _, i := range f.commitments(map[string]*Standing{r.ID: s}) {
		if i.Standing == s {
			items = append(items, i)
		}
	}
	Sort(items)
	return items
}

func (f *folder) due(s *Standing) []*Item {
	if !s.Open() {
		return dropNil(f.verificationOfClosed(s))
	}
	var items []*Item
	for _, a := range s.Addressees {
		items = append(items, f.response(s, a), f.implementation(s, a))
	}
	verification := f.verification(s)
	if items = append(items, verification); verification == nil {
		items = append(items, f.followUp(s))
	}
	return dropNil(items...)
}

func dropNil(items ...*Item) []*Item {
	return slices.DeleteFunc(items, func(i *Item) bool { return i == nil })
}

// about begins an item about a recommendation. What the NPM owes concerns those
// to whom it was addressed.
func about(s *Standing, what What, owedBy string, start Event) *Item {
	item := &Item{What: what, Record: s.Recommendation.Name(), Title: s.Recommendation.Title,
		OwedBy: []string{owedBy}, Start: start, Standing: s}
	for _, a := range s.Addressees {
		if owedBy == record.Institution && a.Stakeholder != owedBy && a.Stakeholder != "" {
			item.Bodies = append(item.Bodies, a.Stakeholder)
		}
	}
	return item
}

// because adds a line to the derivation.
func (i *Item) because(date calendar.Date, text, path string) {
	i.Why = append(i.Why, Reason{date, text, path})
}

// period sets the due date by a period of register.yaml counted from a day.
func (f *folder) period(i *Item, from calendar.Date, p calendar.Period, key string) {
	f.count(i, from, p)
	i.because(0, "plus "+p.String()+" ("+key+")", "register.yaml")
}

// count sets the due date by a period counted from a day.
func (f *folder) count(i *Item, from calendar.Date, p calendar.Period) {
	days := f.set.Policy.Days
	i.Due = days.Deadline(from, p)
	i.original = i.Due
	i.Unlisted = days.Unlisted(from, i.Due, p)
}

// stated sets the due date to one that a record states.
func (i *Item) stated(date calendar.Date, key, path string) {
	i.Due, i.original = date, date
	i.because(date, key, path)
}

// extended moves the due date to one that was granted, which is counted through
// no holiday; the tier still counts from the original one.
func (i *Item) extended(to Event) {
	if to.Date == 0 {
		return
	}
	if i.Due == 0 {
		i.original = to.Date
	} else {
		i.because(i.Due, "due at first", "")
	}
	i.Due, i.Unlisted = to.Date, nil
	i.because(to.Date, "new deadline granted", to.Path)
}

// finish settles how late the item is, its tier and the next step.
func (f *folder) finish(i *Item, deadlines *record.Deadlines) *Item {
	i.DaysLate = int(f.day - i.Due)
	i.because(i.Due, "due", "")
	original := max(0, int(i.original-i.Start.Date))
	switch {
	case i.DaysLate > original*(deadlines.LongOverdue-1) && i.DaysLate > 0:
		i.Tier = LongOverdue
	case i.DaysLate > 0:
		i.Tier = Overdue
	case !deadlines.DueSoon.IsZero() && i.Due <= f.set.Policy.Days.Add(f.day, deadlines.DueSoon):
		i.Tier = DueSoon
	}
	f.escalate(i)
	return i
}
