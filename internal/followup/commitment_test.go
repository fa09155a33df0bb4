package followup_test

import (
	"slices"
	"testing"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// promise is a meeting in which the Ministry of Justice promised something.
func promise(date string, c record.Commitment) *record.Dialogue {
	if c.By == "" {
		c.By = "moj"
	}
	c.What = "new windows"
	return as("promise", but(meeting(date), func(d *record.Dialogue) { d.Commitments = []record.Commitment{c} }))
}

func TestPromises(t *testing.T) {
	due := func(date string) record.Commitment { return record.Commitment{Due: day(date)} }
	done := func(on string) record.Commitment { return record.Commitment{Due: day("2026-06-01"), Done: day(on)} }
	dropped := func(on string) record.Commitment {
		return record.Commitment{Due: day("2026-06-01"), Dropped: &record.Dropped{Date: day(on)}}
	}
	tied := record.Commitment{Due: day("2026-06-01"), Recommendation: "r"}
	split := []record.Record{ended("moj", "2026-04-01", "courts", "prisons"), ended("prisons", "2026-05-01", "custody")}
	tell(t, followup.Commitment, []story{
		{"by the date agreed", "2026-05-01", happened{promise("2026-02-01", due("2026-06-01"))}, "moj 2026-06-01"},
		{"no date agreed: 90 days", "2026-05-01", happened{promise("2026-02-01", record.Commitment{})}, "moj 2026-05-02"},
		{"90 days roll, an agreed Saturday does not", "2026-05-01", happened{calendarOf(t, true), promise("2026-02-01", record.Commitment{})}, "moj 2026-05-04"},
		{"an agreed Saturday does not roll", "2026-05-01", happened{calendarOf(t, true), promise("2026-02-01", due("2026-06-06"))}, "moj 2026-06-06"},
		{"not yet given", "2026-01-31", happened{promise("2026-02-01", due("2026-06-01"))}, ""},
		{"kept today", "2026-05-01", happened{promise("2026-02-01", done("2026-05-01"))}, ""},
		{"kept tomorrow", "2026-04-30", happened{promise("2026-02-01", done("2026-05-01"))}, "moj 2026-06-01"},
		{"dropped today", "2026-05-01", happened{promise("2026-02-01", dropped("2026-05-01"))}, ""},
		{"dropped tomorrow", "2026-04-30", happened{promise("2026-02-01", dropped("2026-05-01"))}, "moj 2026-06-01"},
		{"by the NPM itself", "2026-05-01", happened{promise("2026-02-01", record.Commitment{By: "npm", Due: day("2026-06-01")})}, "npm 2026-06-01"},
		{"its recommendation is open", "2026-05-01", happened{promise("2026-02-01", tied), found("2026-04-01", record.Started)}, "moj 2026-06-01"},
		{"its recommendation is closed", "2026-05-01", happened{promise("2026-02-01", tied), found("2026-04-01", record.Implemented)}, ""},
		{"its recommendation is repeated", "2026-05-01", happened{promise("2026-02-01", tied), repeating("2026-04-01")}, ""},
		{"its recommendation closes tomorrow", "2026-03-31", happened{promise("2026-02-01", tied), found("2026-04-01", record.Implemented)}, "moj 2026-06-01"},
		{"another recommendation is closed", "2026-05-01", happened{promise("2026-02-01", due("2026-06-01")), found("2026-04-01", record.Implemented)}, "moj 2026-06-01"},
		{"it does not matter that the ministry rejects", "2026-05-01", happened{promise("2026-02-01", tied), letter("2026-03-01", says(rejected))}, "moj 2026-06-01"},
		{"the successors owe it", "2026-04-30", append(split, promise("2026-02-01", due("2026-06-01"))), "courts+prisons 2026-06-01"},
		{"and their successors", "2026-05-01", append(split, promise("2026-02-01", due("2026-06-01"))), "courts+custody 2026-06-01"},
		{"not before the ministry has ended", "2026-03-31", append(split, promise("2026-02-01", due("2026-06-01"))), "moj 2026-06-01"},
		{"ended without a successor", "2026-05-01", happened{ended("moj", "2026-04-01"), promise("2026-02-01", due("2026-06-01"))}, "moj 2026-06-01"},
		{"split, and one part ended without a successor", "2026-05-01", happened{ended("moj", "2026-04-01", "courts", "prisons"), ended("prisons", "2026-05-01"), promise("2026-02-01", due("2026-06-01"))}, "courts+prisons 2026-06-01"},
		{"a circle of successors", "2026-05-01", happened{ended("moj", "2026-04-01", "moh"), ended("moh", "2026-04-01", "moj"), promise("2026-02-01", due("2026-06-01"))}, "moj 2026-06-01"},
	})
}

func TestSeveralPromisesOfOneMeeting(t *testing.T) {
	d := meeting("2026-02-01")
	d.Commitments = []record.Commitment{{What: "b", By: "moj", Due: day("2026-06-01")}, {What: "a", By: "npm", Due: day("2026-06-02")}, {What: "c", By: "moj", Done: day("2026-03-01")}}
	if got := owed(t, followup.Commitment, "2026-05-01", d); got != "moj 2026-06-01, npm 2026-06-02" {
		t.Errorf("owed %q", got)
	}
}

func TestAPromiseRepeatedIsToldInTheOrderOfItsMeetings(t *testing.T) {
	given := record.Commitment{Due: day("2026-06-01"), Recommendation: "r"}
	records := happened{as("c", promise("2026-02-01", given)), as("b", promise("2026-02-02", given)), as("a", promise("2026-02-02", given)), as("d", promise("2026-01-20", given))}
	for range 20 {
		var told []string
		for _, i := range items(t, followup.Commitment, "2026-05-01", records...) {
			told = append(told, i.In.ID)
		}
		if want := []string{"d", "c", "a", "b"}; !slices.Equal(told, want) {
			t.Fatalf("%v, want %v", told, want)
		}
	}
}

func TestWhatIsOwedAboutOneRecommendation(t *testing.T) {
	d := promise("2026-02-01", record.Commitment{Recommendation: "r"})
	d.Commitments = append(d.Commitments, record.Commitment{What: "a", By: "moj", Recommendation: "other"}, record.Commitment{What: "b", By: "moj"})
	set := build(t, d, as("other", recommendation("moj"))).AsOf(day("2026-06-01"))
	var told []string
	for _, i := range followup.DueAbout(set, set.Recommendations["r"], day("2026-06-01")) {
		told = append(told, i.Record+" "+string(i.What))
	}
	if want := []string{"recommendations/r commitment", "recommendations/r response"}; !slices.Equal(told, want) {
		t.Errorf("%v, want %v", told, want)
	}
}

func TestWhatAPromiseIsAbout(t *testing.T) {
	tied := items(t, followup.Commitment, "2026-05-01", promise("2026-02-01", record.Commitment{Recommendation: "r"}))[0]
	if tied.Record != "recommendations/r" || tied.Title != "new windows" || tied.In.ID != "promise" || tied.Standing == nil {
		t.Errorf("tied to a recommendation: %s %q", tied.Record, tied.Title)
	}
	free := items(t, followup.Commitment, "2026-05-01", promise("2026-02-01", record.Commitment{}))[0]
	if free.Record != "dialogue/promise" || free.Standing != nil || free.In.ID != "promise" {
		t.Errorf("tied to none: %s", free.Record)
	}
	if tied.By != "moj" || free.By != "moj" {
		t.Errorf("promised by %q and %q", tied.By, free.By)
	}
	lost := items(t, followup.Commitment, "2026-05-01", promise("2026-02-01", record.Commitment{Recommendation: "gone"}))[0]
	if lost.Record != "dialogue/promise" {
		t.Errorf("tied to one there is not: %s", lost.Record)
	}
}

func TestAnOverrideRulesThePromiseOfItsBody(t *testing.T) {
	soon := override(record.When{Stakeholder: "moj"}, func(d *record.Deadlines) { d.DueSoon = period("5d") })
	given := record.Commitment{Due: day("2026-06-01"), Recommendation: "r"}
	if got := items(t, followup.Commitment, "2026-05-20", soon, promise("2026-02-01", given))[0].Tier; got != "" {
		t.Errorf("12 days before: tier %q, want none", got)
	}
	given.Recommendation = ""
	if got := items(t, followup.Commitment, "2026-05-20", soon, promise("2026-02-01", given))[0].Tier; got != followup.DueSoon {
		t.Errorf("a promise tied to no recommendation: tier %q, want due-soon", got)
	}
}
