package record_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

func TestLaterEventsAreNotSeen(t *testing.T) {
	const on = "2026-03-10"
	for kind, make := range map[record.Kind]func(calendar.Date) record.Record{
		record.Dialogues:   func(d calendar.Date) record.Record { return as("e", &record.Dialogue{Date: d}) },
		record.Assessments: func(d calendar.Date) record.Record { return as("e", &record.Assessment{Date: d}) },
		record.Complaints:  func(d calendar.Date) record.Record { return as("e", &record.Complaint{Received: d}) },
	} {
		for date, seen := range map[string]bool{"2026-03-09": true, "2026-03-10": true, "2026-03-11": false, "": true} {
			event := make(day(date))
			got := build(event).AsOf(day(on)).Get(kind, "e")
			if seen && got != event || !seen && got != nil {
				t.Errorf("%s of %q on %s: %v, want seen %v", kind, date, on, got, seen)
			}
		}
	}
}

func TestLaterFactsAreNotKnown(t *testing.T) {
	for _, on := range []string{"2026-03-09", "2026-03-10"} {
		fact := day("2026-03-10")
		set := build(
			as("r", &record.Report{Drafted: fact, DraftSent: fact, CommentsReceived: fact, Sent: fact, Published: fact,
				SharedWithSPT: fact, AuthorityReplyPublished: fact, ExpertComments: fact, CommentsDue: fact, RespondBy: fact}),
			as("s", &record.Stakeholder{Ended: fact, Introduced: fact, Reviewed: fact, SucceededBy: []string{"t"}}),
			as("p", &record.Place{Closed: fact, Since: fact, Population: []record.Population{{Date: day("2026-01-01"), Count: 1}, {Date: fact, Count: 2}, {Date: day("2026-01-02"), Count: 3}}}),
			as("c", &record.Complaint{Received: day("2026-01-01"), Acknowledged: fact, Closed: fact, Consent: &record.Consent{Share: "yes", Date: fact},
				Actions: []record.Action{{Date: fact, Action: "visit"}, {Date: day("2026-01-02"), Action: "refer", FollowUp: fact}}}),
			as("m", &record.Member{Induction: fact, Confidentiality: fact, AccreditedUntil: fact, Contract: &record.Contract{Start: fact, End: fact},
				Trainings: []record.Training{{Date: fact}}}),
			as("a", &record.Agreement{Signed: fact, Ended: fact, Expires: fact}),
			as("x", &record.Process{Steps: []record.ProcessStep{{Step: "one", Due: fact, Done: fact}}}),
			as("d", &record.Dialogue{Date: day("2026-01-01"), FollowUp: fact, Commitments: []record.Commitment{{What: "w", Due: fact, Done: fact},
				{What: "v", Dropped: &record.Dropped{Date: fact, Reason: "r"}}}}),
			as("v", &record.Visit{Start: fact, End: fact}),
			as("b", &record.Report{Drafted: day("2026-01-01")}),
			as("1", &record.Recommendation{Report: "b", Issued: fact, RespondBy: fact, ImplementBy: fact}),
		).AsOf(day(on))
		var known, gone []string
		for _, kind := range record.Kinds() {
			set.Each(kind, func(r record.Record) { tellDates(reflect.ValueOf(r).Elem(), string(kind), fact, &known) })
		}
		gone = []string{"reports Drafted", "reports DraftSent", "reports CommentsReceived", "reports Sent", "reports Published", "reports SharedWithSPT",
			"reports AuthorityReplyPublished", "reports ExpertComments", "stakeholders Ended", "stakeholders Introduced", "stakeholders Reviewed",
			"places Closed", "places Population Date", "complaints Acknowledged", "complaints Closed", "complaints Consent Date", "complaints Actions Date",
			"members Induction", "members Confidentiality", "members Trainings Date", "agreements Signed", "agreements Ended",
			"processes Steps Done", "dialogue Commitments Done", "dialogue Commitments Dropped Date", "recommendations Issued"}
		stay := []string{"reports CommentsDue", "reports RespondBy", "places Since", "complaints Actions FollowUp", "members AccreditedUntil",
			"members Contract Start", "members Contract End", "agreements Expires", "processes Steps Due", "dialogue FollowUp", "dialogue Commitments Due",
			"visits Start", "visits End", "recommendations RespondBy", "recommendations ImplementBy"}
		all := "\n" + strings.Join(known, "\n") + "\n"
		for _, name := range gone {
			if strings.Contains(all, "\n"+name+"\n") != (on == "2026-03-10") {
				t.Errorf("on %s: %s: %v", on, name, on != "2026-03-10")
			}
		}
		for _, name := range stay {
			if !strings.Contains(all, "\n"+name+"\n") {
				t.Errorf("on %s: the plan or deadline %s is gone", on, name)
			}
		}
		if s := set.Stakeholders["s"]; len(s.SucceededBy) != 1 {
			t.Errorf("on %s: the successors are gone", on)
		}
	}
}

// tellDates lists the fields that hold a date.
func tellDates(v reflect.Value, name string, date calendar.Date, known *[]string) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			tellDates(v.Field(i), name+" "+v.Type().Field(i).Name, date, known)
		}
	case reflect.Slice:
		for i := range v.Len() {
			tellDates(v.Index(i), name, date, known)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			tellDates(v.Elem(), name, date, known)
		}
	case reflect.Int32:
		if calendar.Date(v.Int()) == date {
			*known = append(*known, name)
		}
	}
}

func TestListsKeepWhatHappenedBefore(t *testing.T) {
	at := func(s string, n int) record.Population { return record.Population{Date: day(s), Count: n} }
	place := as("p", &record.Place{Population: []record.Population{at("2026-01-01", 1), at("2026-05-01", 2), at("2026-02-01", 3), at("2026-06-01", 4), at("2026-03-01", 5)}})
	var counts []int
	for _, p := range build(place).AsOf(day("2026-04-01")).Places["p"].Population {
		counts = append(counts, p.Count)
	}
	if !reflect.DeepEqual(counts, []int{1, 3, 5}) {
		t.Errorf("counts %v, want 1, 3, 5", counts)
	}
}

func TestTheSetOfTodayStaysAsItIs(t *testing.T) {
	make := func() *record.Set {
		return build(as("d", &record.Dialogue{Date: day("2026-01-01"), Commitments: []record.Commitment{{What: "a", Done: day("2026-05-01")},
			{What: "b", Dropped: &record.Dropped{Date: day("2026-05-01")}}}}), as("r", &record.Report{Drafted: day("2026-02-01"), Sent: day("2026-05-01")}),
			as("1", &record.Recommendation{Report: "r"}), as("e", &record.Dialogue{Date: day("2026-05-01")}))
	}
	set := make()
	then := set.AsOf(day("2026-03-01"))
	if !reflect.DeepEqual(set, make()) {
		t.Error("looking back changed the set")
	}
	if then.Policy != set.Policy || then.Recommendations["1"] != set.Recommendations["1"] {
		t.Error("what has not changed was copied")
	}
	if got := then.Reports["r"]; got == set.Reports["r"] || got.ID != "r" || got.Path != "reports/r.md" {
		t.Errorf("the report of that day: %+v", got)
	}
}

func TestLinksAreThoseOfTheDay(t *testing.T) {
	set := build(as("d", &record.Dialogue{Date: day("2026-05-01"), Report: "r", Recommendations: []record.Item{{Recommendation: "1"}}}),
		as("a", &record.Assessment{Date: day("2026-05-01"), Findings: []record.Finding{{Recommendation: "1"}}}),
		as("c", &record.Complaint{Received: day("2026-05-01"), Recommendations: []string{"1"}}))
	for on, want := range map[string]int{"2026-04-30": 0, "2026-05-01": 1} {
		then := set.AsOf(day(on))
		if len(then.SaidAbout("1")) != want || len(then.FoundAbout("1")) != want || len(then.ComplaintsOn("1")) != want || len(then.DialogueOn("r")) != want {
			t.Errorf("on %s: not %d each", on, want)
		}
	}
}

func TestARecommendationWithALaterDateOfItsOwnIsADraft(t *testing.T) {
	set := build(as("r", &record.Report{Drafted: day("2026-01-02"), Sent: day("2026-01-10")}), as("1", &record.Recommendation{Report: "r", Issued: day("2026-02-01")}),
		as("2", &record.Recommendation{Report: "r"}))
	for on, want := range map[string]string{"2026-01-09": "", "2026-01-10": "", "2026-01-31": "", "2026-02-01": "2026-02-01"} {
		then := set.AsOf(day(on))
		if got := then.IssuedOn(then.Recommendations["1"]); got.String() != want {
			t.Errorf("on %s: issued %q, want %q", on, got, want)
		}
	}
	then := set.AsOf(day("2026-01-31")).AsOf(day("2026-01-20"))
	if got := then.IssuedOn(then.Recommendations["1"]); got != 0 {
		t.Errorf("looking back twice: issued %s", got)
	}
	if got := then.IssuedOn(then.Recommendations["2"]); got != day("2026-01-10") {
		t.Errorf("the one without a date of its own: issued %s", got)
	}
}

func TestWhatWasIssuedLaterIsThereOnceWorkOnItBegan(t *testing.T) {
	sent := day("2026-05-01")
	for name, s := range map[string]struct {
		report *record.Report
		first  string // the first day on which it is there
	}{
		"a report that was only sent":        {&record.Report{Sent: sent}, "2026-05-01"},
		"a report that was drafted":          {&record.Report{Drafted: day("2026-04-01"), Sent: sent}, "2026-04-01"},
		"a draft that was sent":              {&record.Report{DraftSent: day("2026-04-10"), Sent: sent}, "2026-04-10"},
		"a report that was only published":   {&record.Report{Published: sent}, "2026-05-01"},
		"a report on a visit":                {&record.Report{Visits: []string{"v"}, Sent: sent}, "2026-03-01"},
		"a report on a visit that is lost":   {&record.Report{Visits: []string{"gone"}, Sent: sent}, "2026-05-01"},
		"a report without a date of its own": {&record.Report{}, "2000-01-01"},
	} {
		t.Run(name, func(t *testing.T) {
			set := build(as("r", s.report), as("v", &record.Visit{Start: day("2026-03-01")}), as("1", &record.Recommendation{Report: "r"}))
			first := day(s.first)
			if set.Begun(first).AsOf(first).Recommendations["1"] == nil {
				t.Errorf("on %s: not there", s.first)
			}
			if dated := s.report.Sent != 0 || s.report.Published != 0; dated && set.Begun(first - 1).AsOf(first - 1).Recommendations["1"] != nil {
				t.Errorf("the day before %s: there", s.first)
			}
		})
	}
}
