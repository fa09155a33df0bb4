package followup_test

import (
	"fmt"
	"maps"
	"math/rand"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// figured is a random register whose recommendations have themes, places and
// levels besides, and were found to be this or that at more times.
func (d dice) figured() *record.Set {
	set := d.set()
	add := func(id string, r record.Record) {
		as(id, r)
		complete(r)
		set.Add(r)
	}
	add("p", &record.Place{Type: "prison"})
	add("q", &record.Place{Type: "prison"})
	add("s", &record.Place{Type: "police-station"})
	add("v", &record.Visit{Place: []string{"p", "s"}, Start: day("2025-12-01")})
	place := func() string { return one(d, "p", "q", "s", "gone") }
	for _, id := range set.IDs(record.Reports) {
		report := set.Reports[id]
		report.Visits = one(d, nil, nil, []string{"v"})
		report.Published = max(report.Sent, report.Published) // else it is issued on another day once it is sent
	}
	for _, id := range set.IDs(record.Recommendations) {
		r := set.Recommendations[id]
		r.Places, r.Themes = some(d, 2, place), some(d, 3, func() string { return one(d, "health", "food", "") })
		r.Level = one(d, "", "law", "practice")
	}
	for i := range d.Intn(5) {
		add(fmt.Sprint("later", i), &record.Assessment{Date: d.date() + calendar.Date(d.Intn(900)), Findings: some(d, 3, func() record.Finding {
			return record.Finding{Recommendation: d.recommendation(), Status: one(d, record.Implemented, record.NotImplemented, record.Withdrawn, record.NoLongerApplicable, record.NotPursued)}
		})})
	}
	set.Link()
	return set
}

func TestFiguresOfWhateverRegister(t *testing.T) {
	for seed := range int64(160) {
		d := dice{rand.New(rand.NewSource(seed))}
		whole, on := d.figured(), day("2026-01-01")+calendar.Date(d.Intn(1700))
		set := whole.AsOf(on)
		stats := followup.Gather(set, on, nil, nil)
		naive := newCensus(t, whole, on)
		if stats.Drafts != naive.drafts {
			t.Errorf("seed %d: %d drafts, want %d", seed, stats.Drafts, naive.drafts)
		}
		sameFigures(t, fmt.Sprintf("seed %d, total", seed), stats.Total(), naive.figures(func(*followup.Standing) bool { return true }, everybody))
		for _, by := range followup.Dimensions() {
			soundGroups(t, seed, by, stats, naive)
		}
	}
}

func everybody(*followup.Addressee) bool { return true }

// soundGroups holds that each group is what a count of it alone says, and that
// groups of one value each are together the whole.
func soundGroups(t *testing.T, seed int64, by followup.Dimension, stats *followup.Statistics, naive *census) {
	t.Helper()
	groups, total, sum := stats.By(by), stats.Total(), 0
	seen := map[string]bool{}
	for _, g := range groups {
		name := fmt.Sprintf("seed %d, %s %q", seed, by, g.Key)
		if seen[g.Key] || g.Recommendations == 0 {
			t.Errorf("%s: twice there, or empty", name)
		}
		seen[g.Key] = true
		sum += g.Recommendations
		counts := everybody
		if by == followup.ByAddressee {
			counts = func(a *followup.Addressee) bool { return a.Stakeholder == g.Key }
		}
		sameFigures(t, name, g.Figures, naive.figures(func(s *followup.Standing) bool { return slices.Contains(naive.values(by, s), g.Key) }, counts))
	}
	if by.AddsUp() && sum != total.Recommendations || sum < total.Recommendations {
		t.Errorf("seed %d, %s: groups of %d together, %d in all", seed, by, sum, total.Recommendations)
	}
	for _, s := range naive.issued {
		for _, v := range naive.values(by, s) {
			if !seen[v] {
				t.Errorf("seed %d, %s: no group %q", seed, by, v)
			}
		}
	}
}

// sameFigures compares figures with those counted another way, and holds that
// their parts add up.
func sameFigures(t *testing.T, name string, got *followup.Figures, want plainFigures) {
	t.Helper()
	states, answers := 0, 0
	for _, n := range got.States {
		states += n
	}
	for _, n := range got.Answers {
		answers += n
	}
	median, _ := got.MedianDays()
	silent := ""
	if got.Silent != nil {
		silent = got.Silent.Recommendation.ID
	}
	plain := plainFigures{got.Recommendations, got.States, got.Answers, got.Lapsed, median, got.After, silent}
	switch {
	case states != got.Recommendations:
		t.Errorf("%s: the states are %d of %d", name, states, got.Recommendations)
	case got.States[followup.Draft] != 0:
		t.Errorf("%s: drafts are counted", name)
	case answers != want.addressees():
		t.Errorf("%s: %d answers of %d addressees", name, answers, want.addressees())
	case got.Lapsed > got.Answers[followup.NotOwed]:
		t.Errorf("%s: %d lapsed of %d not owed", name, got.Lapsed, got.Answers[followup.NotOwed])
	case !reflect.DeepEqual(plain, want):
		t.Errorf("%s:\n%+v, counted anew\n%+v", name, plain, want)
	}
	for i, after := range got.After {
		if after.Implemented > after.Of || after.Of+after.LeftOut > got.Recommendations || i > 0 && after.Of+after.LeftOut > got.After[i-1].Of+got.After[i-1].LeftOut {
			t.Errorf("%s: after the years %+v of %d", name, got.After, got.Recommendations)
		}
	}
}

// plainFigures are figures that can be compared.
type plainFigures struct {
	n       int
	states  map[followup.State]int
	answers map[followup.Timeliness]int
	lapsed  int
	median  float64
	after   [followup.Anniversaries]followup.Share
	silent  string
}

func (p plainFigures) addressees() int {
	n := 0
	for count := range maps.Values(p.answers) {
		n += count
	}
	return n
}

// census counts a register the long way: one recommendation after the other,
// each question asked of the register as it was on the day in question.
type census struct {
	whole, set *record.Set
	day        calendar.Date
	issued     []*followup.Standing
	drafts     int
	answers    map[string]plainAnswer // by recommendation and addressee
}

type plainAnswer struct {
	when   followup.Timeliness
	lapsed bool
	days   int
}

func newCensus(t *testing.T, whole *record.Set, on calendar.Date) *census {
	t.Helper()
	c := &census{whole: whole, set: whole.AsOf(on), day: on, answers: map[string]plainAnswer{}}
	for _, id := range c.set.IDs(record.Recommendations) {
		s := followup.Of(c.set, c.set.Recommendations[id], on)
		if s.Issued.Date == 0 {
			c.drafts++
			continue
		}
		c.issued = append(c.issued, s)
		for _, a := range s.Addressees {
			c.answers[id+" "+a.Stakeholder] = c.answer(s, a)
		}
	}
	return c
}

// answer asks what was owed, on the day of the answer or today, had nobody
// answered anything, closed anything or repeated anything.
func (c *census) answer(s *followup.Standing, a *followup.Addressee) plainAnswer {
	if a.Answered.Date == 0 {
		return c.noAnswer(s, a)
	}
	id, then := s.Recommendation.ID, c.whole.AsOf(a.Answered.Date)
	for _, b := range followup.Of(then, then.Recommendations[id], a.Answered.Date).Addressees {
		if b.Answered == a.Answered && meets(b.Names, a.Names) {
			a = b
			break
		}
	}
	item, since := owedBy(mute(then, id), id, a, a.Answered.Date)
	when := followup.InTime
	switch {
	case item == nil:
		when = followup.NotOwed
	case item.DaysLate > 0:
		when = followup.Late
	}
	return plainAnswer{when, false, int(a.Answered.Date - since)}
}

func (c *census) noAnswer(s *followup.Standing, a *followup.Addressee) plainAnswer {
	item, _ := owedBy(mute(c.set, s.Recommendation.ID), s.Recommendation.ID, a, c.day)
	switch {
	case item == nil:
		return plainAnswer{when: followup.NotOwed}
	case !s.Open():
		return plainAnswer{when: followup.NotOwed, lapsed: item.Due < c.closed(s)}
	case item.Due < c.day:
		return plainAnswer{when: followup.NotAnswered}
	}
	return plainAnswer{when: followup.Awaited}
}

// closed looks for the day by going back from today for as long as it was
// closed.
func (c *census) closed(s *followup.Standing) calendar.Date {
	for on := c.day; ; on-- {
		set := c.whole.AsOf(on)
		if then := followup.Of(set, set.Recommendations[s.Recommendation.ID], on); !then.Closed() {
			return on + 1
		}
	}
}

// mute is a set in which nobody took a position, and nothing closes a
// recommendation.
func mute(set *record.Set, id string) *record.Set {
	silent := *set
	silent.Dialogues, silent.Assessments = map[string]*record.Dialogue{}, nil
	silent.Recommendations = map[string]*record.Recommendation{id: set.Recommendations[id]}
	for key, d := range set.Dialogues {
		other := *d
		other.Recommendations = slices.Clone(d.Recommendations)
		for i := range other.Recommendations {
			other.Recommendations[i].Position = ""
		}
		silent.Dialogues[key] = &other
	}
	silent.Link()
	return &silent
}

// owedBy is the answer that an addressee owes, and since when it has been one.
func owedBy(set *record.Set, id string, a *followup.Addressee, on calendar.Date) (item *followup.Item, since calendar.Date) {
	for _, b := range followup.Of(set, set.Recommendations[id], on).Addressees {
		if a.Stakeholder == b.Stakeholder {
			since = b.Since.Date
		}
	}
	for _, i := range followup.DueAbout(set, set.Recommendations[id], on) {
		if i.What == followup.Response && i.OwedBy[0] == a.Stakeholder {
			item = i
		}
	}
	return item, since
}

func meets(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

// values are the groups of a recommendation, read off its record.
func (c *census) values(by followup.Dimension, s *followup.Standing) []string {
	r, values := s.Recommendation, []string(nil)
	switch by {
	case followup.ByAddressee:
		for _, a := range s.Addressees {
			values = append(values, a.Stakeholder)
		}
	case followup.ByTheme:
		values = r.Themes
	case followup.ByPlace:
		values = c.set.PlacesOf(r)
	case followup.ByPlaceType:
		for _, id := range c.set.PlacesOf(r) {
			if id != "gone" {
				values = append(values, map[string]string{"p": "prison", "q": "prison", "s": "police-station"}[id])
			}
		}
	case followup.ByYear:
		values = []string{strconv.Itoa(s.Issued.Date.Year())}
	case followup.ByPriority:
		if values = []string{string(r.Priority)}; r.Priority == "" {
			values = []string{"normal"}
		}
	case followup.ByLevel:
		values = []string{r.Level}
	}
	if len(values) == 0 {
		return []string{""}
	}
	return values
}

// figures counts the recommendations that are in, and the answers of those
// addressees that count.
func (c *census) figures(in func(*followup.Standing) bool, counts func(*followup.Addressee) bool) plainFigures {
	p := plainFigures{states: map[followup.State]int{}, answers: map[followup.Timeliness]int{}}
	var days []int
	var quiet *followup.Standing
	for _, s := range c.issued {
		if !in(s) {
			continue
		}
		p.n++
		p.states[s.State]++
		for _, a := range s.Addressees {
			if !counts(a) {
				continue
			}
			answer := c.answers[s.Recommendation.ID+" "+a.Stakeholder]
			p.answers[answer.when]++
			if answer.lapsed {
				p.lapsed++
			}
			if a.Answered.Date != 0 {
				days = append(days, answer.days)
			}
		}
		for i := range p.after {
			c.anniversary(&p.after[i], s, i+1)
		}
		if s.Open() && (quiet == nil || s.LastContact.Date < quiet.LastContact.Date) {
			quiet, p.silent = s, s.Recommendation.ID
		}
	}
	p.median = middle(days)
	return p
}

// anniversary asks what the register said on the day itself.
func (c *census) anniversary(share *followup.Share, s *followup.Standing, years int) {
	on := calendar.Date(0)
	if on.UnmarshalText([]byte(fmt.Sprintf("%04d%s", s.Issued.Date.Year()+years, s.Issued.Date.String()[4:]))) != nil {
		on = s.Issued.Date + 365 // 29 February: the last day of the month, in a year of 365 days
	}
	if on > c.day {
		return
	}
	set := c.whole.AsOf(on)
	then := followup.Of(set, set.Recommendations[s.Recommendation.ID], on)
	switch {
	case then.Assessment == nil:
		share.Of++
	case then.Assessment.Finding.Status == record.Withdrawn, then.Assessment.Finding.Status == record.NoLongerApplicable:
		share.LeftOut++
	case then.Assessment.Finding.Status == record.Implemented:
		share.Implemented++
		share.Of++
	default:
		share.Of++
	}
}

func middle(days []int) float64 {
	slices.Sort(days)
	for len(days) > 2 {
		days = days[1 : len(days)-1]
	}
	sum := 0.0
	for _, d := range days {
		sum += float64(d) / float64(len(days))
	}
	return sum
}
