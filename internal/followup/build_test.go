package followup_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// The cases of this package tell small stories about one recommendation, "r",
// to the Ministry of Justice, "moj", in the report "rep" that was sent on
// Thursday 15 January 2026. What a record leaves out is filled in by build.

func day(s string) calendar.Date {
	d, err := calendar.ParseDate(s)
	if err != nil && s != "" {
		panic(s)
	}
	return d
}

func period(s string) (p calendar.Period) {
	if err := p.UnmarshalText([]byte(s)); err != nil {
		panic(s)
	}
	return p
}

// as gives a record its id.
func as[R record.Record](id string, r R) R {
	record.Of(r).ID = id
	return r
}

// but changes a record of a story.
func but[R any](r *R, change func(*R)) *R {
	change(r)
	return r
}

func recommendation(addressees ...string) *record.Recommendation {
	return as("r", &record.Recommendation{Report: "rep", Addressees: addressees, Priority: record.Normal})
}

func report(sent string) *record.Report {
	return as("rep", &record.Report{Type: "visit", Sent: day(sent)})
}

func body(id, parent string) *record.Stakeholder {
	return as(id, &record.Stakeholder{Name: id, Category: "line-ministry", Parent: parent})
}

func ended(id, on string, successors ...string) *record.Stakeholder {
	return as(id, &record.Stakeholder{Name: id, Ended: day(on), SucceededBy: successors})
}

// letter is one from the Ministry of Justice.
func letter(date string, items ...record.Item) *record.Dialogue {
	return &record.Dialogue{Date: day(date), Form: "letter", Direction: record.Incoming, With: []string{"moj"}, Recommendations: items}
}

// meeting is one with the Ministry of Justice.
func meeting(date string, items ...record.Item) *record.Dialogue {
	return &record.Dialogue{Date: day(date), Form: "meeting", With: []string{"moj"}, Recommendations: items}
}

func with(d *record.Dialogue, bodies ...string) *record.Dialogue {
	d.With = bodies
	return d
}

func says(p record.Position, bodies ...string) record.Item {
	return record.Item{Position: p, For: bodies}
}

func claims(c record.Claim, bodies ...string) record.Item {
	return record.Item{Claims: c, For: bodies}
}

func moves(from, to string) record.Item {
	return record.Item{Moves: &record.Moves{From: from, To: to}, For: []string{from}}
}

func respondBy(date string, bodies ...string) record.Item {
	return record.Item{Extends: &record.Extends{RespondBy: day(date)}, For: bodies}
}

func implementBy(date string, bodies ...string) record.Item {
	return record.Item{Extends: &record.Extends{ImplementBy: day(date)}, For: bodies}
}

func found(date string, status record.Status) *record.Assessment {
	return &record.Assessment{Date: day(date), Basis: "follow-up-visit", Findings: []record.Finding{{Recommendation: "r", Status: status}}}
}

func complaint(received string) *record.Complaint {
	return &record.Complaint{Received: day(received), Recommendations: []string{"r"}}
}

// policy is a record of a story too: how register.yaml differs.
type policy struct {
	record.Common
	change func(*record.Policy)
}

func rules(change func(*record.Policy)) *policy { return &policy{change: change} }

func deadlines(change func(*record.Deadlines)) *policy {
	return rules(func(p *record.Policy) { change(&p.Deadlines) })
}

// override is a rule for some cases; it begins as a copy of the defaults.
func override(when record.When, change func(*record.Deadlines)) *policy {
	return rules(func(p *record.Policy) {
		table := p.Deadlines
		change(&table)
		p.Overrides = append(p.Overrides, record.Override{When: when, Deadlines: table})
	})
}

func calendarOf(t *testing.T, roll bool, holidays ...string) *policy {
	t.Helper()
	free := map[calendar.Date]string{}
	for _, h := range holidays {
		free[day(h)] = "holiday"
	}
	days, err := calendar.New([]time.Weekday{time.Saturday, time.Sunday}, free, roll)
	if err != nil {
		t.Fatal(err)
	}
	return rules(func(p *record.Policy) { p.Days = days })
}

// build makes the register of a story, whole.
func build(t *testing.T, records ...record.Record) *record.Set {
	t.Helper()
	set := record.NewSet(record.DefaultPolicy())
	calendarOf(t, false).change(set.Policy)
	for _, r := range append([]record.Record{report("2026-01-15"), recommendation("moj"), body("moj", ""), body("moh", "")}, records...) {
		if p, ok := r.(*policy); ok {
			p.change(set.Policy)
			continue
		}
		complete(r)
		set.Add(r)
	}
	set.Link()
	return set
}

func complete(r record.Record) {
	c := record.Of(r)
	for _, kind := range record.Kinds() {
		if reflect.TypeOf(record.New(kind)) == reflect.TypeOf(r) {
			c.Kind = kind
		}
	}
	switch r := r.(type) {
	case *record.Dialogue:
		for i := range r.Recommendations {
			if r.Recommendations[i].Recommendation == "" {
				r.Recommendations[i].Recommendation = "r"
			}
		}
		if c.ID == "" {
			c.ID = r.Date.String() + "-" + r.Form + "-" + strings.Join(r.With, "-")
		}
	case *record.Assessment:
		if c.ID == "" {
			c.ID = r.Date.String() + "-" + r.Basis
		}
	case *record.Complaint:
		if c.ID == "" {
			c.ID = r.Received.String()
		}
	}
	c.Path = c.Name() + ".md"
}

// standing is where the recommendation r of a story stands on a day.
func standing(t *testing.T, on string, records ...record.Record) *followup.Standing {
	t.Helper()
	set := build(t, records...).AsOf(day(on))
	return followup.Of(set, set.Recommendations["r"], day(on))
}

func items(t *testing.T, what followup.What, on string, records ...record.Record) []*followup.Item {
	t.Helper()
	all := followup.Due(build(t, records...).AsOf(day(on)), day(on))
	return slices.DeleteFunc(all, func(i *followup.Item) bool { return i.What != what || i.Record == "recommendations/other" })
}

// owed tells the items of one sort as "moj 2026-07-15, moh 2026-07-15".
func owed(t *testing.T, what followup.What, on string, records ...record.Record) string {
	t.Helper()
	var told []string
	for _, i := range items(t, what, on, records...) {
		told = append(told, strings.Join(i.OwedBy, "+")+" "+i.Due.String())
	}
	return strings.Join(told, ", ")
}

// story is one case: what is owed on a day, given what happened.
type story struct {
	name    string
	on      string
	records []record.Record
	want    string
}

type happened = []record.Record

func tell(t *testing.T, what followup.What, stories []story) {
	t.Helper()
	for _, s := range stories {
		t.Run(s.name, func(t *testing.T) {
			if got := owed(t, what, s.on, s.records...); got != s.want {
				t.Errorf("owed %q, want %q", got, s.want)
			}
		})
	}
}
