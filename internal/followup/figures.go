package followup

import (
	"cmp"
	"slices"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// Figures count recommendations that were issued, and the answers to them.
type Figures struct {
	Recommendations int
	States          map[State]int      // of the recommendations; together as many as there are
	Answers         map[Timeliness]int // of the addressees; together as many as there are
	Lapsed          int                // of those not owed: late when the recommendation was closed
	After           [Anniversaries]Share
	Silent          *Standing // the open one with the longest time since the last contact; nil where none is open

	days []int // from the request to the answer, of each answer
}

// Share is how many of some were implemented.
type Share struct {
	Implemented int
	Of          int // issued long enough ago and still relevant at the anniversary
	LeftOut     int // issued as long ago, but withdrawn or no longer applicable by then
}

// Statistics are the recommendations that figures are made of.
type Statistics struct {
	Drafts int // which are not counted
	cases  []*counted
	set    *record.Set
	day    calendar.Date
}

// counted is one issued recommendation with what is counted of it.
type counted struct {
	*Standing
	answers []Answer
	after   [Anniversaries]outcome
}

// Gather looks at the recommendations that are wanted, and of their addressees
// at those whose answers are to count; nil wants or counts all.
func Gather(set *record.Set, day calendar.Date, wants func(*Standing) bool, counts func(*Addressee) bool) *Statistics {
	st := &Statistics{set: set, day: day}
	for _, c := range foldAll(set, day, func(f *folder, s *Standing) *counted { return f.counted(s, wants, counts) }) {
		switch {
		case c == nil:
		case c.Issued.Date == 0:
			st.Drafts++
		default:
			st.cases = append(st.cases, c)
		}
	}
	return st
}

// counted is one recommendation as it counts, nil where it is not wanted.
func (f *folder) counted(s *Standing, wants func(*Standing) bool, counts func(*Addressee) bool) *counted {
	if wants != nil && !wants(s) {
		return nil
	}
	c := &counted{Standing: s}
	if s.Issued.Date == 0 {
		return c
	}
	for _, a := range s.Addressees {
		if counts == nil || counts(a) {
			c.answers = append(c.answers, f.answer(s, a))
		}
	}
	for i := range c.after {
		c.after[i] = f.outcome(s, i+1)
	}
	return c
}

// Total counts every recommendation once.
func (st *Statistics) Total() *Figures {
	all := newFigures()
	for _, c := range st.cases {
		all.add(c, c.answers)
	}
	return all
}

func newFigures() *Figures {
	return &Figures{States: map[State]int{}, Answers: map[Timeliness]int{}}
}

func (g *Figures) add(c *counted, answers []Answer) {
	g.Recommendations++
	g.States[c.State]++
	for _, a := range answers {
		g.Answers[a.Timeliness]++
		if a.Lapsed {
			g.Lapsed++
		}
		if a.Came {
			g.days = append(g.days, a.Days)
		}
	}
	for i, o := range c.after {
		g.After[i].add(o)
	}
	if c.Open() && !c.Partial && (g.Silent == nil || quieter(c.Standing, g.Silent) < 0) {
		g.Silent = c.Standing
	}
}

func (s *Share) add(o outcome) {
	switch o {
	case leftOut:
		s.LeftOut++
	case implemented:
		s.Implemented++
		s.Of++
	case notImplemented:
		s.Of++
	}
}

// MedianDays is the median number of days from the request to the answer; none
// where nobody has answered. Of an even number it is halfway between the two in
// the middle.
func (g *Figures) MedianDays() (days float64, known bool) {
	n := len(g.days)
	if n == 0 {
		return 0, false
	}
	sorted := slices.Sorted(slices.Values(g.days))
	return float64(sorted[(n-1)/2]+sorted[n/2]) / 2, true
}

// AnswerDays are the days from the request to the answer, one for each answer.
func (g *Figures) AnswerDays() []int { return slices.Clone(g.days) }

// Asked is how many answers count: those that came, and those whose last day
// passed without one. Those still awaited may come in time.
func (g *Figures) Asked() int {
	return g.Answers[InTime] + g.Answers[Late] + g.Answers[NotAnswered] + g.Lapsed
}

// SilentFor is how many days have passed since the last contact about s.
func (s *Standing) SilentFor() int { return int(s.Day - s.LastContact.Date) }

// quieter orders by the last contact, the longest ago first.
func quieter(a, b *Standing) int {
	return cmp.Or(cmp.Compare(a.LastContact.Date, b.LastContact.Date), cmp.Compare(a.Recommendation.ID, b.Recommendation.ID))
}

// Quietest lists the open recommendations without contact for the longest time,
// at most n.
func (st *Statistics) Quietest(n int) []*Standing {
	var open []*Standing
	for _, c := range st.cases {
		if c.Open() && !c.Partial {
			open = append(open, c.Standing)
		}
	}
	slices.SortFunc(open, quieter)
	return open[:min(n, len(open))]
}

// Mute is a body that has let the last day of an answer pass and has never
// given one.
type Mute struct {
	Stakeholder string
	Unanswered  int           // answers that were due and never came
	Since       calendar.Date // the first of these requests
}

// NeverAnswered lists them, those with most unanswered first.
func (st *Statistics) NeverAnswered() []Mute {
	mute, answered := map[string]*Mute{}, map[string]bool{}
	for _, c := range st.cases {
		for _, a := range c.answers {
			body := a.Addressee.Stakeholder
			answered[body] = answered[body] || a.Came
			if a.Timeliness != NotAnswered && !a.Lapsed {
				continue
			}
			if mute[body] == nil {
				mute[body] = &Mute{body, 0, a.Addressee.Since.Date}
			}
			mute[body].Unanswered++
			mute[body].Since = min(mute[body].Since, a.Addressee.Since.Date)
		}
	}
	var all []Mute
	for body, m := range mute {
		if !answered[body] {
			all = append(all, *m)
		}
	}
	slices.SortFunc(all, func(a, b Mute) int {
		return cmp.Or(cmp.Compare(b.Unanswered, a.Unanswered), cmp.Compare(a.Since, b.Since), cmp.Compare(a.Stakeholder, b.Stakeholder))
	})
	return all
}
