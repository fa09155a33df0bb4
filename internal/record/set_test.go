package record_test

import (
	"slices"
	"testing"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

func TestIssuedOn(t *testing.T) {
	dates := func(sent, published string) *record.Report {
		return as("rep", &record.Report{Drafted: day("2020-01-01"), DraftSent: day("2020-01-02"), Sent: day(sent), Published: day(published)})
	}
	for _, test := range []struct {
		name   string
		own    string
		report *record.Report
		want   string
	}{
		{"its own date", "2026-01-01", dates("2026-02-01", "2026-03-01"), "2026-01-01"},
		{"the report's sending", "", dates("2026-02-01", "2026-03-01"), "2026-02-01"},
		{"the report's sending, even after its publication", "", dates("2026-02-01", "2026-01-01"), "2026-02-01"},
		{"the report's publication", "", dates("", "2026-03-01"), "2026-03-01"},
		{"a draft", "", dates("", ""), ""},
		{"no such report", "", nil, ""},
		{"no such report, its own date", "2026-01-01", nil, "2026-01-01"},
	} {
		r := as("1", &record.Recommendation{Report: "rep", Issued: day(test.own)})
		set := build(r)
		if test.report != nil {
			set = build(r, test.report)
		}
		if got := set.IssuedOn(r); got.String() != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestPlacesOf(t *testing.T) {
	visit := func(id string, places ...string) *record.Visit { return as(id, &record.Visit{Place: places}) }
	report := func(visits ...string) *record.Report { return as("rep", &record.Report{Visits: visits}) }
	for _, test := range []struct {
		name    string
		own     []string
		records []record.Record
		want    []string
	}{
		{"its own", []string{"b", "a"}, []record.Record{report("v"), visit("v", "c")}, []string{"b", "a"}},
		{"those of the visit", nil, []record.Record{report("v"), visit("v", "c", "a")}, []string{"a", "c"}},
		{"those of all visits, each once", nil, []record.Record{report("v", "w"), visit("v", "c", "a"), visit("w", "b", "a"), visit("other", "z")}, []string{"a", "b", "c"}},
		{"a visit that is not there", nil, []record.Record{report("gone", "v"), visit("v", "a")}, []string{"a"}},
		{"a report without visits", nil, []record.Record{report()}, nil},
		{"no such report", nil, nil, nil},
	} {
		r := as("1", &record.Recommendation{Report: "rep", Places: test.own})
		if got := build(append(test.records, r)...).PlacesOf(r); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

func TestDeadlinesFor(t *testing.T) {
	set := build(body("moj", "government"), body("government", ""), body("prisons", "moj"), as("senate", &record.Stakeholder{Category: "parliament"}),
		as("rep", &record.Report{Type: "thematic"}))
	r := as("1", &record.Recommendation{Report: "rep", Priority: record.High, Themes: []string{"food", "health"}})
	lost := as("2", &record.Recommendation{Report: "gone", Priority: record.High})
	for _, test := range []struct {
		name string
		when record.When
		r    *record.Recommendation
		body string
		want bool
	}{
		{"no key holds for all", record.When{}, r, "moj", true},
		{"category", record.When{Category: "parliament"}, r, "senate", true},
		{"category of another", record.When{Category: "parliament"}, r, "moj", false},
		{"category of a body unknown", record.When{Category: "parliament"}, r, "gone", false},
		{"category of the NPM", record.When{Category: "parliament"}, r, record.Institution, false},
		{"the body itself", record.When{Stakeholder: "moj"}, r, "moj", true},
		{"a body unknown, itself", record.When{Stakeholder: "gone"}, r, "gone", true},
		{"a body below", record.When{Stakeholder: "moj"}, r, "prisons", true},
		{"two levels below", record.When{Stakeholder: "government"}, r, "prisons", true},
		{"a body above", record.When{Stakeholder: "moj"}, r, "government", false},
		{"priority", record.When{Priority: record.High}, r, "moj", true},
		{"another priority", record.When{Priority: record.Urgent}, r, "moj", false},
		{"the first theme", record.When{Theme: "food"}, r, "moj", true},
		{"the second theme", record.When{Theme: "health"}, r, "moj", true},
		{"another theme", record.When{Theme: "air"}, r, "moj", false},
		{"type of report", record.When{ReportType: "thematic"}, r, "moj", true},
		{"another type of report", record.When{ReportType: "visit"}, r, "moj", false},
		{"type of a report that is not there", record.When{ReportType: "thematic"}, lost, "moj", false},
		{"all keys hold", record.When{Category: "parliament", Stakeholder: "senate", Priority: record.High, Theme: "food", ReportType: "thematic"}, r, "senate", true},
		{"all but the category", record.When{Category: "judiciary", Stakeholder: "senate", Priority: record.High, Theme: "food", ReportType: "thematic"}, r, "senate", false},
		{"all but the last", record.When{Category: "parliament", Stakeholder: "senate", Priority: record.High, Theme: "food", ReportType: "visit"}, r, "senate", false},
	} {
		set.Policy.Overrides = []record.Override{{When: test.when}}
		if got := set.DeadlinesFor(test.r, test.body) == &set.Policy.Overrides[0].Deadlines; got != test.want {
			t.Errorf("%s: matches %v, want %v", test.name, got, test.want)
		}
	}
}

func TestTheFirstOverrideThatMatchesHolds(t *testing.T) {
	set := build(body("moj", ""))
	r := as("1", &record.Recommendation{Priority: record.High})
	if set.DeadlinesFor(r, "moj") != &set.Policy.Deadlines {
		t.Error("without overrides the policy's own deadlines hold")
	}
	set.Policy.Overrides = []record.Override{{When: record.When{Priority: record.Urgent}}, {When: record.When{Priority: record.High}}, {When: record.When{Stakeholder: "moj"}}}
	if set.DeadlinesFor(r, "moj") != &set.Policy.Overrides[1].Deadlines {
		t.Error("want the second, which is the first that matches")
	}
}

func TestFollowUpFor(t *testing.T) {
	f := record.DefaultPolicy().Deadlines.FollowUp
	for priority, want := range map[record.Priority]calendar.Period{record.Urgent: f.Urgent, record.High: f.High, record.Normal: f.Normal, "": f.Normal} {
		if f.For(priority) != want {
			t.Errorf("%q: %s, want %s", priority, f.For(priority), want)
		}
	}
}

func TestTheDefaultPolicy(t *testing.T) {
	d := record.DefaultPolicy().Deadlines
	for name, test := range map[string]struct{ got, want string }{
		"response": {d.Response.String(), "6m"}, "response-urgent": {d.ResponseUrgent.String(), "28d"}, "implementation": {d.Implementation.String(), "none"},
		"verification": {d.Verification.String(), "12m"}, "urgent": {d.FollowUp.Urgent.String(), "30d"}, "high": {d.FollowUp.High.String(), "90d"},
		"normal": {d.FollowUp.Normal.String(), "180d"}, "rejected": {d.FollowUp.Rejected.String(), "1y"}, "draft-report": {d.DraftReport.String(), "60d"},
		"comments": {d.Comments.String(), "30d"}, "final-report": {d.FinalReport.String(), "60d"}, "acknowledgement": {d.Acknowledge.String(), "10wd"},
		"mapping-review": {d.MappingReview.String(), "1y"}, "possible": {d.ReprisalCheck.Possible.String(), "30d"}, "real": {d.ReprisalCheck.Real.String(), "3d"},
		"due-soon": {d.DueSoon.String(), "30d"},
	} {
		if test.got != test.want {
			t.Errorf("%s: %s, want %s", name, test.got, test.want)
		}
	}
	if d.LongOverdue != 2 || !slices.Equal(d.ResponseForms, []string{"letter", "email", "submission"}) {
		t.Errorf("long-overdue %d, response-forms %v", d.LongOverdue, d.ResponseForms)
	}
	ladder := ""
	for _, rung := range record.DefaultPolicy().Escalation {
		ladder += rung.After.String() + " " + string(rung.Step) + ", "
	}
	if ladder != "0d reminder, 60d higher-authority, 180d parliament, 1y international, " {
		t.Errorf("escalation: %s", ladder)
	}
}

func TestEveryKindIsKeptAndFound(t *testing.T) {
	set := build()
	for _, kind := range record.Kinds() {
		r := as("b", record.New(kind))
		set.Add(r)
		set.Add(as("a", record.New(kind)))
		if set.Get(kind, "b") != r || set.Get(kind, "gone") != nil || !slices.Equal(set.IDs(kind), []string{"a", "b"}) {
			t.Errorf("%s: %v", kind, set.IDs(kind))
		}
	}
	if set.Get("other", "a") != nil || record.New("other") != nil {
		t.Error("a kind that there is not")
	}
}
