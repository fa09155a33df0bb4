package followup_test

import (
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

func (d dice) visit() string     { return one(d, "1", "2", "3", "4", "gone") }
func (d dice) placeID() string   { return one(d, "p", "q", "gone", "") }
func (d dice) risk() string      { return one(d, "", "none", "possible", "real", "dire") }
func (d dice) rhythm() string    { return one(d, "none", "1y", "20wd", "3m", "0d") }
func (d dice) by() string        { return one(d, "", "", "npm", "spt") }
func (d dice) theme() string     { return one(d, "food", "gone") }
func (d dice) member() string    { return one(d, "ada", "bo", "gone") }
func (d dice) mechanism() string { return one(d, "cat-review", "upr", "cpt-visit", "other", "") }

// everything is a register of dice with records of every kind.
func (d dice) everything() *record.Set {
	set := d.set()
	set.Policy.Themes = map[string]string{"food": "Food"}
	for _, reported := range set.Reports {
		reported.Type, reported.Visits = one(d, "visit", "visit", "thematic", "urgent", "annual", ""), some(d, 2, d.visit)
		reported.DraftSent, reported.CommentsDue, reported.CommentsReceived = d.sometimes(), d.sometimes(), d.sometimes()
		reported.Sent = d.sometimes()
	}
	for _, s := range set.Stakeholders {
		s.Name, s.Reviewed, s.Introduced, s.ContactEvery = s.ID, d.sometimes(), d.sometimes(), period(d.rhythm())
		s.Category = one(d, "line-ministry", "parliament", "place-management", "media")
	}
	for _, held := range set.Dialogues {
		held.FollowUp, held.Lead, held.Team = d.sometimes(), one(d, "", d.member()), some(d, 2, d.member)
	}
	add := func(id string, r record.Record) {
		as(id, r)
		complete(r)
		set.Add(r)
	}
	for _, id := range []string{"p", "q"} {
		add(id, &record.Place{Name: id, Authority: d.body(), Since: d.sometimes(), Closed: d.sometimes(), VisitEvery: period(d.rhythm())})
	}
	for _, id := range []string{"1", "2", "3", "4"} {
		add(id, &record.Visit{Place: some(d, 3, d.placeID), Start: d.date(), End: d.sometimes(), By: d.by(), AccessGiven: one(d, "", "denied"),
			ReprisalRisk: d.risk(), ReprisalCheck: d.Intn(3) == 0, NoReport: one(d, "", "", "x"), Team: some(d, 2, d.member)})
	}
	for _, id := range []string{"c1", "c2", "c3"} {
		add(id, &record.Complaint{Received: d.date(), Channel: one(d, "", "visit", "mail"), Place: d.placeID(), Stakeholder: d.body(), Acknowledged: d.sometimes(),
			Acknowledge: one(d, "", "yes", "unsafe"), Themes: some(d, 2, d.theme), ReprisalRisk: d.risk(), Closed: d.sometimes(), Handler: one(d, "", d.member()),
			Actions: some(d, 3, func() record.Action {
				return record.Action{Date: d.date(), Action: one(d, "refer", "check-safety"), FollowUp: d.sometimes()}
			})})
	}
	for _, id := range []string{"ada", "bo"} {
		m := &record.Member{Name: id, AccreditedUntil: d.sometimes(), Until: d.sometimes()}
		if d.Intn(3) > 0 {
			m.Contract = &record.Contract{Start: d.sometimes(), End: d.sometimes()}
		}
		add(id, m)
	}
	for _, id := range []string{"m1", "m2", "m3"} {
		add(id, &record.Agreement{Type: one(d, "mou", "cooperation"), Parties: some(d, 2, d.body), Expert: one(d, "", "ada"),
			Signed: d.sometimes(), Expires: d.sometimes(), ReviewBy: d.sometimes(), Ended: d.sometimes()})
	}
	for _, id := range []string{"s1", "s2"} {
		add(id, &record.Process{Mechanism: d.mechanism(), Stakeholder: d.body(), Session: d.sometimes(), Steps: some(d, 2, func() record.ProcessStep {
			return record.ProcessStep{Step: one(d, "closed-briefing", "side-event", "own"), Due: d.sometimes(), Done: d.sometimes(), Skipped: one(d, "", "", "x")}
		})})
	}
	set.Link()
	return set
}

func TestTheAgendaOfWhateverRegister(t *testing.T) {
	met := map[followup.What]int{}
	for seed := range int64(600) {
		d := dice{rand.New(rand.NewSource(seed))}
		whole, on := d.everything(), day("2026-01-01")+calendar.Date(d.Intn(900))
		set := whole.AsOf(on)
		agenda := followup.Agenda(set, on)
		if !reflect.DeepEqual(agenda, followup.Agenda(whole.AsOf(on).AsOf(on), on)) {
			t.Fatalf("seed %d: two readings of one register differ", seed)
		}
		if !slices.IsSortedFunc(agenda, inOrder) {
			t.Errorf("seed %d: not in order", seed)
		}
		about := map[string][]*followup.Item{}
		for _, i := range agenda {
			soundItem(t, seed, i, on)
			soundReasons(t, seed, i)
			about[i.Record] = append(about[i.Record], i)
			met[i.What]++
		}
		soundRest(t, seed, set, on, about)
		if due := followup.Due(set, on); told(due) != told(slices.DeleteFunc(agenda, func(i *followup.Item) bool { return !slices.Contains(followup.Whats(), i.What) })) {
			t.Errorf("seed %d: what is due about recommendations is another part of the agenda", seed)
		}
	}
	for _, what := range followup.AllWhats() {
		if met[what] == 0 {
			t.Errorf("the dice never made a %s", what)
		}
	}
}

func soundReasons(t *testing.T, seed int64, i *followup.Item) {
	t.Helper()
	last := i.Why[len(i.Why)-1]
	if last.Date != i.Due || last.Text != "due" {
		t.Errorf("seed %d: %s of %s does not end in its day: %q", seed, i.What, i.Record, i.Sentence())
	}
	if i.Theirs() != (i.OwedBy[0] != record.Institution) && i.What != followup.Commitment {
		t.Errorf("seed %d: %s of %s is owed by %v", seed, i.What, i.Record, i.OwedBy)
	}
	if slices.Contains(i.Bodies, record.Institution) || slices.Contains(i.Bodies, "") || slices.Contains(i.Members, "") {
		t.Errorf("seed %d: %s of %s concerns %v, answered for by %v", seed, i.What, i.Record, i.Bodies, i.Members)
	}
	if strings.HasPrefix(i.Record, "complaints/") && i.Title != "Complaint" && !strings.HasPrefix(i.Title, "Complaint: Food") {
		t.Errorf("seed %d: %s of %s is called %q", seed, i.What, i.Record, i.Title)
	}
}

// soundRest: each record alone owes what it owes among all, and of what it does
// not owe it says why.
func soundRest(t *testing.T, seed int64, set *record.Set, on calendar.Date, about map[string][]*followup.Item) {
	t.Helper()
	for _, kind := range record.Kinds() {
		set.Each(kind, func(r record.Record) {
			name := record.Of(r).Name()
			if alone := followup.AgendaAbout(set, name, on); told(alone) != told(about[name]) {
				t.Errorf("seed %d: %s alone owes\n%s\nin the whole\n%s", seed, name, told(alone), told(about[name]))
			}
			reasons := followup.NotDueAbout(set, r, on)
			for _, reason := range reasons {
				if reason.Text == "" || strings.HasSuffix(reason.Text, ": ") {
					t.Errorf("seed %d: %s: a reason without words: %v", seed, name, reason)
				}
			}
			silent := kind == record.Assessments || kind == record.Contacts
			if len(reasons)+len(about[name]) == 0 && !silent {
				t.Errorf("seed %d: %s owes nothing, and nothing says why", seed, name)
			}
		})
	}
}

func TestNothingOfLaterDaysIsOnTheAgenda(t *testing.T) {
	for seed := range int64(200) {
		d := dice{rand.New(rand.NewSource(seed))}
		whole, on := d.everything(), day("2026-01-01")+calendar.Date(d.Intn(500))
		before := followup.Agenda(whole.AsOf(on), on)
		for i, r := range []record.Record{
			&record.Dialogue{Date: on + 1, Form: "meeting", With: []string{"a", "b", "c", "d", "e", "spt"}},
			&record.Visit{Start: on + 1, Place: []string{"p", "q"}, ReprisalCheck: true, ReprisalRisk: "real"},
			&record.Complaint{Received: on + 1, Place: "p", ReprisalRisk: "real", Actions: []record.Action{{Date: on + 1, Action: "check-safety", FollowUp: on + 2}}},
			&record.Agreement{Type: "mou", Parties: []string{"a"}, Signed: on + 1},
		} {
			as(fmt.Sprint("later", i), r)
			complete(r)
			whole.Add(r)
		}
		whole.Link()
		if after := followup.Agenda(whole.AsOf(on), on); told(before) != told(after) {
			t.Errorf("seed %d: what came after %s changed what was due\n%s\n%s", seed, on, told(before), told(after))
		}
	}
}

// Records are read in no particular order; a list of them is the same each time.
func TestWhatFallsOnOneDayIsAlwaysInTheSameOrder(t *testing.T) {
	var all happened
	for n := range 30 {
		all = append(all, as("a"+strconv.Itoa(n), &record.Agreement{Type: "mou", Parties: []string{"moj"}, Signed: day("2025-01-01"), ReviewBy: day("2026-03-05"), Expires: day("2026-03-05")}))
	}
	keys := func() (told []string) {
		for _, i := range followup.Agenda(build(t, all...), day("2026-05-01")) {
			told = append(told, i.Key())
		}
		return told
	}
	first := keys()
	for range 10 {
		if again := keys(); !slices.Equal(first, again) {
			t.Fatalf("once\n%s\nthen\n%s", strings.Join(first, "\n"), strings.Join(again, "\n"))
		}
	}
}
