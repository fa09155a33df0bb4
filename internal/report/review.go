package report

import (
	"cmp"
	"slices"
	"time"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/record"
)

// review is what an authority and the NPM go through once a year.
type review struct {
	*paper
	*scope
	all []*followup.Standing // that were open at some time in the year
}

// Review is the annual review of implementation with an authority, and with below
// also with the bodies below it: what was done, what was not, the reasons that
// were given, the measures agreed and what comes next (OPCAT art. 22). The
// recommendations are those that were open at some time in the year; where they
// stand is told as of the day of the document, so that nobody is told to their face
// that something is undone which was done since. It is nil where there is no such
// body in what the reader sees.
func Review(v *audience.View, at Moment, body string, year int, below bool, words *language.Words) *Document {
	p := newPaper("review", v, at, words)
	if p.set.Stakeholders[body] == nil {
		return nil
	}
	p.about, p.name, p.year = string(record.Stakeholders)+"/"+body, p.set.Stakeholders[body].Name, year
	r := &review{paper: p, scope: newScope(p.set, body, below)}
	for _, s := range r.scope.standings(p.site.standings) {
		if s.Issued.Date <= lastOf(year) && (s.Open() || r.closedOn(s) >= firstOf(year)) {
			r.all = append(r.all, s)
		}
	}
	if len(r.all) > 0 {
		r.summary()
		r.classes()
	} else {
		r.orNothing("summary")
	}
	r.reasons()
	_, items := owed(v, at, func(set *record.Set) []*followup.Item { return followup.Agenda(set, at.Day) })
	r.agreed(items)
	r.next(items)
	return p.document()
}

func firstOf(year int) calendar.Date { return calendar.Of(year, time.January, 1) }
func lastOf(year int) calendar.Date  { return calendar.Of(year, time.December, 31) }

// closedOn is the day on which a recommendation was closed; where nothing dates
// it, the day of the document.
func (r *review) closedOn(s *followup.Standing) calendar.Date {
	switch {
	case s.RepeatedBy != nil:
		return cmp.Or(r.scope.set.IssuedOn(s.RepeatedBy), s.Day)
	case s.Assessment != nil:
		return s.Assessment.In.Date
	}
	return s.Day
}

// byClass parts recommendations by how far they have come, by the key of a class
// of states.
func (r *review) byClass() map[string][]*followup.Standing {
	of := map[string][]*followup.Standing{}
	for _, s := range r.all {
		state := r.own(s)
		for _, c := range classesOf(r.paper.set) {
			if slices.Contains(c.States, state) {
				of[c.Key] = append(of[c.Key], s)
			}
		}
	}
	return of
}

// own is the state that a recommendation would be in if it had been addressed to
// the bodies of the paper only: what another addressee said or claims is neither
// their merit nor their fault.
func (r *review) own(s *followup.Standing) followup.State {
	if s.Closed() {
		return s.State
	}
	addressees := r.addressees(s)
	is := func(holds func(*followup.Addressee) bool) bool { return slices.ContainsFunc(addressees, holds) }
	refused := func(a *followup.Addressee) bool {
		return a.Position == record.Rejected || a.Position == record.NotCompetent
	}
	unclaimed := func(a *followup.Addressee) bool { return !refused(a) && a.Claims != record.ClaimImplemented }
	claims := func(a *followup.Addressee) bool { return a.Claims != "" && a.Claims != record.ClaimNotStarted }
	switch {
	case s.State == followup.Claimed && !is(unclaimed) && is(claims):
		return followup.Claimed
	case s.State == followup.InProgress && is(claims):
		return followup.InProgress
	case s.Assessment != nil:
		return followup.State(s.Assessment.Finding.Status)
	case !is(func(a *followup.Addressee) bool { return a.Position != "" }):
		return followup.AwaitingResponse
	case !is(func(a *followup.Addressee) bool { return !refused(a) }):
		return followup.State(record.Rejected)
	}
	return followup.Mixed // some position, whichever: they are of one class
}

// summary says in numbers and in a picture how far all have come.
func (r *review) summary() {
	of := r.byClass()
	t := &Table{Columns: r.columns("class~", "number#", "share#")}
	c := &Chart{Title: r.say.Headings["summary"], Kind: Bars, Unit: r.words.Chart.Recommendations}
	var numbers []int
	for _, class := range classesOf(r.paper.set) {
		key := class.Key
		if n := len(of[key]); n > 0 {
			t.Rows = append(t.Rows, []Cell{r.class(key), r.count(n), text(r.words.Percent(n, len(r.all)))})
			c.Labels, numbers = append(c.Labels, r.class(key).Text), append(numbers, n)
		}
	}
	t.Rows = append(t.Rows, []Cell{{Text: r.say.Total, Data: "total"}, r.count(len(r.all)), text(r.words.Percent(len(r.all), len(r.all)))})
	c.Series = []Series{{Name: r.words.Chart.Recommendations, Values: numbers}}
	r.charted("summary", c, t)
}

// classes lists the recommendations of each class: what was done comes first.
func (r *review) classes() {
	of := r.byClass()
	for _, class := range classesOf(r.paper.set) {
		key := class.Key
		if len(of[key]) == 0 {
			continue
		}
		t, more := r.paper.standings(r.scope, of[key], true)
		r.add(section{key: key, block: Block{Heading: r.class(key).Text, Table: t, Text: more}})
	}
}

// reasons are those given for what is not done, and the obstacles: of this year
// and the one before, as far as the reader sees them.
func (r *review) reasons() {
	var open []*followup.Standing
	for _, s := range r.all {
		if s.Open() {
			open = append(open, s)
		}
	}
	n := r.gather(open, r.at.Day)
	recent := slices.DeleteFunc(slices.Concat(r.given(open), n.obstacles), func(n noted) bool { return n.day < firstOf(r.year-1) })
	slices.SortStableFunc(recent, func(a, b noted) int { return int(b.day - a.day) })
	r.noted("reasons", recent)
	r.noted("good-practices", slices.DeleteFunc(n.goodPractice, func(n noted) bool { return n.day < firstOf(r.year) }))
}

// given are the reasons that were noted with a position that does not accept.
func (r *review) given(open []*followup.Standing) []noted {
	var all []noted
	for _, s := range open {
		voices := followup.Voices(r.scope.set, s.Recommendation, r.at.Day)
		for _, said := range r.scope.set.SaidAbout(s.Recommendation.ID) {
			i := said.Item
			if i.Position == "" || i.Position == record.Accepted || i.Note == "" || said.In.Complaint != "" || !r.any(voices[i]) {
				continue
			}
			words := r.say.Noted.With("subject", r.words.Term("position", string(i.Position)), "text", r.words.Foreign(i.Note))
			all = append(all, noted{said.In.Date, words, s.Recommendation.Name(), said.In.Name()})
		}
	}
	return all
}

// agreed are the promises between us that are due, and what came of those that
// were settled since the year began.
func (r *review) agreed(items []*followup.Item) {
	t, more := r.promises(r.scope, items, func(day calendar.Date) bool { return day >= firstOf(r.year) })
	r.table("measures", t, more)
	r.orNothing("measures")
}

// next is what falls due: theirs, and to our own people ours.
func (r *review) next(items []*followup.Item) {
	next := r.owedBy(items)
	if !r.outside() {
		next = append(next, r.owedTo(items)...)
	}
	elsewhere := []followup.What{followup.Commitment, followup.FollowUp} // promises stand above; when we ask again is ours to know
	next = slices.DeleteFunc(next, func(i *followup.Item) bool { return slices.Contains(elsewhere, i.What) || i.Due > lastOf(r.year+1) })
	slices.SortStableFunc(next, func(a, b *followup.Item) int { return int(a.Due - b.Due) })
	t, more := r.owed(next, true)
	note := ""
	if r.outside() && len(next) > 0 {
		note = r.say.Notes["own"]
	}
	r.table("next", t, more, note)
	r.orNothing("next")
}
