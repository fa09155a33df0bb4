package followup_test

import (
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// dice throws registers together: references to nothing, to the wrong thing and
// in circles, dates in any order, words left out.
type dice struct{ *rand.Rand }

func one[T any](d dice, of ...T) T { return of[d.Intn(len(of))] }

func some[T any](d dice, most int, make func() T) []T {
	var all []T
	for range d.Intn(most + 1) {
		all = append(all, make())
	}
	return all
}

func (d dice) date() calendar.Date {
	if d.Intn(8) == 0 {
		return 0
	}
	return day("2026-01-01") + calendar.Date(d.Intn(500))
}

func (d dice) sometimes() calendar.Date {
	if d.Intn(3) > 0 {
		return 0
	}
	return d.date()
}

func (d dice) body() string {
	return one(d, "a", "b", "c", "d", "e", "npm", "spt", "gone", "")
}

func (d dice) recommendation() string { return one(d, "1", "2", "3", "4", "gone") }
func (d dice) report() string         { return one(d, "x", "y", "z", "gone") }

func (d dice) item() record.Item {
	item := record.Item{Recommendation: d.recommendation(), For: some(d, 2, d.body),
		Position: one(d, "", "", record.Accepted, record.Rejected, record.Rejected, record.NotCompetent),
		Claims:   one(d, "", "", record.ClaimNotStarted, record.ClaimInProgress, record.ClaimImplemented)}
	if d.Intn(4) == 0 {
		item.Extends = &record.Extends{RespondBy: d.date(), ImplementBy: d.date()}
	}
	if d.Intn(4) == 0 {
		item.Moves = &record.Moves{From: d.body(), To: d.body()}
	}
	return item
}

func (d dice) commitment() record.Commitment {
	c := record.Commitment{What: one(d, "p", "q"), By: d.body(), Due: d.sometimes(), Done: d.sometimes(), Recommendation: one(d, "", d.recommendation())}
	if d.Intn(5) == 0 {
		c.Dropped = &record.Dropped{Date: d.date()}
	}
	return c
}

func (d dice) dialogue() *record.Dialogue {
	return &record.Dialogue{Date: d.date(), Form: one(d, "letter", "email", "meeting", "media"), With: some(d, 2, d.body), Indirect: d.Intn(5) == 0,
		Direction: one(d, "", record.Incoming, record.Outgoing), Report: one(d, "", d.report()), Escalation: one[record.Step](d, "", "", "reminder", "parliament", "courts", "prayer"),
		Recommendations: some(d, 3, d.item), Commitments: some(d, 2, d.commitment)}
}

func (d dice) policy() *record.Policy {
	p := record.DefaultPolicy()
	p.Days, _ = calendar.New(nil, map[calendar.Date]string{day("2026-05-01"): "holiday"}, d.Intn(2) == 0)
	p.Deadlines.Implementation = period(one(d, "none", "1y", "20wd"))
	p.Deadlines.Verification = period(one(d, "none", "12m"))
	p.Deadlines.Response = period(one(d, "none", "6m", "6m", "10wd"))
	table := p.Deadlines
	table.Response, table.FollowUp.Normal = period("none"), period("10d")
	p.Overrides = []record.Override{{When: record.When{Stakeholder: d.body(), Category: one(d, "", "parliament")}, Deadlines: table}}
	return p
}

func (d dice) set() *record.Set {
	set := record.NewSet(d.policy())
	add := func(id string, r record.Record) {
		as(id, r)
		complete(r)
		set.Add(r)
	}
	for _, id := range []string{"a", "b", "c", "d", "e", "spt"} {
		add(id, &record.Stakeholder{Parent: d.body(), Ended: d.sometimes(), SucceededBy: some(d, 3, d.body), Category: one(d, "", "parliament")})
	}
	for _, id := range []string{"x", "y", "z"} {
		add(id, &record.Report{Sent: d.date(), Published: d.sometimes(), RespondBy: d.sometimes(), IssuedBy: one(d, "", "", "spt", "gone")})
	}
	for _, id := range []string{"1", "2", "3", "4"} {
		add(id, &record.Recommendation{Report: d.report(), Addressees: some(d, 3, d.body), Issued: d.sometimes(), RespondBy: d.sometimes(),
			ImplementBy: d.sometimes(), Repeats: some(d, 2, d.recommendation), Priority: one(d, "", record.Normal, record.High, record.Urgent)})
	}
	for i := range d.Intn(12) {
		add(fmt.Sprint(i), d.dialogue())
	}
	again := d.commitment()
	again.Due = d.date()
	for _, id := range []string{"again", "once more"} {
		add(id, &record.Dialogue{Date: d.date(), Form: "meeting", Commitments: []record.Commitment{again}})
	}
	for i := range d.Intn(4) {
		add(fmt.Sprint(i), &record.Assessment{Date: d.date(), Findings: some(d, 2, func() record.Finding {
			return record.Finding{Recommendation: d.recommendation(), Status: one(d, record.Started, record.PartlyImplemented, record.Implemented, record.Withdrawn)}
		})})
	}
	for i := range d.Intn(3) {
		add(fmt.Sprint(i), &record.Complaint{Received: d.date(), Recommendations: some(d, 2, d.recommendation)})
	}
	set.Link()
	return set
}

func TestWhateverTheRegister(t *testing.T) {
	for seed := range int64(800) {
		d := dice{rand.New(rand.NewSource(seed))}
		whole, on := d.set(), day("2026-01-01")+calendar.Date(d.Intn(900))
		set := whole.AsOf(on)
		due := followup.Due(set, on)
		if !reflect.DeepEqual(due, followup.Due(whole.AsOf(on), on)) {
			t.Fatalf("seed %d: two readings of one register differ", seed)
		}
		all := followup.All(set, on)
		if !reflect.DeepEqual(all, followup.All(whole.AsOf(on), on)) {
			t.Fatalf("seed %d: two readings of one register differ in their states", seed)
		}
		for _, i := range due {
			soundItem(t, seed, i, on)
		}
		if !slices.IsSortedFunc(due, inOrder) {
			t.Errorf("seed %d: not in order", seed)
		}
		for _, s := range all {
			soundStanding(t, seed, set, s, due)
		}
	}
}

func inOrder(a, b *followup.Item) int {
	if a.DaysLate != b.DaysLate {
		return b.DaysLate - a.DaysLate
	}
	return strings.Compare(a.Record+" "+string(a.What)+" "+strings.Join(a.OwedBy, " "), b.Record+" "+string(b.What)+" "+strings.Join(b.OwedBy, " "))
}

func soundItem(t *testing.T, seed int64, i *followup.Item, on calendar.Date) {
	t.Helper()
	late := i.Tier == followup.Overdue || i.Tier == followup.LongOverdue
	switch {
	case i.Due == 0, len(i.Why) < 2, len(i.OwedBy) == 0, i.Record == "", i.Start.Path == "":
		t.Errorf("seed %d: %s of %s lacks something: %q", seed, i.What, i.Record, i.Sentence())
	case i.DaysLate != int(on-i.Due), late != (i.DaysLate > 0):
		t.Errorf("seed %d: %s of %s is %d days late, tier %q", seed, i.What, i.Record, i.DaysLate, i.Tier)
	case i.NextStep != "" && (!late || !i.Theirs()):
		t.Errorf("seed %d: %s of %s has the next step %s", seed, i.What, i.Record, i.NextStep)
	case i.Standing != nil && i.Standing.Closed() && (i.What != followup.Verification || i.Standing.State != "implemented"):
		t.Errorf("seed %d: %s of %s is owed though it is %s", seed, i.What, i.Record, i.Standing.State)
	case i.Standing != nil && i.Standing.State == followup.Draft && i.What != followup.Commitment:
		t.Errorf("seed %d: %s of %s is owed in a draft", seed, i.What, i.Record)
	}
}

func soundStanding(t *testing.T, seed int64, set *record.Set, s *followup.Standing, due []*followup.Item) {
	t.Helper()
	if !slices.Contains(followup.States(), s.State) {
		t.Errorf("seed %d: %q is no state", seed, s.State)
	}
	if alone := followup.Of(set, s.Recommendation, s.Day); !reflect.DeepEqual(s, alone) {
		t.Errorf("seed %d: %s alone stands otherwise than among all", seed, s.Recommendation.ID)
	}
	if s.LastContact.Date < s.Issued.Date || s.LastContact.Date > s.Day {
		t.Errorf("seed %d: issued %s, last contact %s, today %s", seed, s.Issued.Date, s.LastContact.Date, s.Day)
	}
	if len(s.Recommendation.Addressees) > 0 && len(s.Addressees) == 0 {
		t.Errorf("seed %d: %s has lost its addressees", seed, s.Recommendation.ID)
	}
	seen := map[string]bool{}
	for _, a := range s.Addressees {
		if seen[a.Stakeholder] || !slices.Contains(a.Names, a.Stakeholder) {
			t.Errorf("seed %d: addressees %s", seed, positions(s))
		}
		seen[a.Stakeholder] = true
	}
	var ours []*followup.Item
	for _, i := range due {
		if i.Record == s.Recommendation.Name() {
			ours = append(ours, i)
		}
	}
	if about := followup.DueAbout(set, s.Recommendation, s.Day); told(ours) != told(about) {
		t.Errorf("seed %d: %s alone owes %d items, in the list %d", seed, s.Recommendation.ID, len(about), len(ours))
	}
}

func TestNothingOfLaterDaysIsSeen(t *testing.T) {
	for seed := range int64(400) {
		d := dice{rand.New(rand.NewSource(seed))}
		whole, on := d.set(), day("2026-01-01")+calendar.Date(d.Intn(500))
		before := followup.Due(whole.AsOf(on), on)
		for _, r := range []record.Record{
			as("later", but(d.dialogue(), func(r *record.Dialogue) { r.Date = on + 1 })),
			as("later", &record.Assessment{Date: on + 1, Findings: []record.Finding{{Recommendation: "1", Status: record.Implemented}}}),
			as("later", &record.Complaint{Received: on + 1, Recommendations: []string{"1", "2", "3", "4"}}),
			as("later", &record.Recommendation{Report: "x", Issued: on + 1, Addressees: []string{"a"}, Repeats: []string{"1", "2"}}),
		} {
			complete(r)
			whole.Add(r)
		}
		whole.Link()
		after := followup.Due(whole.AsOf(on), on)
		if told(before) != told(after) {
			t.Errorf("seed %d: what came after %s changed what was owed\n%s\n%s", seed, on, told(before), told(after))
		}
	}
}

func told(items []*followup.Item) string {
	var lines []string
	for _, i := range items {
		lines = append(lines, fmt.Sprint(i.Record, i.What, i.OwedBy, i.Tier, i.NextStep, i.Sentence()))
	}
	return strings.Join(lines, "\n")
}
