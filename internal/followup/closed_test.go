package followup_test

import (
	"fmt"
	"testing"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// repeating is a later recommendation, "other", that repeats r.
func repeating(issued string) *record.Recommendation {
	return as("other", &record.Recommendation{Addressees: []string{"moj"}, Priority: record.Normal, Issued: day(issued), Repeats: []string{"r"}})
}

func TestWhatClosesARecommendation(t *testing.T) {
	for _, s := range []struct {
		name    string
		on      string
		records happened
		closed  bool
	}{
		{"nothing", "2026-06-01", nil, false},
		{"implemented", "2026-06-01", happened{found("2026-05-01", record.Implemented)}, true},
		{"no longer applicable", "2026-06-01", happened{found("2026-05-01", record.NoLongerApplicable)}, true},
		{"withdrawn", "2026-06-01", happened{found("2026-05-01", record.Withdrawn)}, true},
		{"not pursued", "2026-06-01", happened{found("2026-05-01", record.NotPursued)}, true},
		{"not implemented", "2026-06-01", happened{found("2026-05-01", record.NotImplemented)}, false},
		{"started", "2026-06-01", happened{found("2026-05-01", record.Started)}, false},
		{"partly implemented", "2026-06-01", happened{found("2026-05-01", record.PartlyImplemented)}, false},
		{"on the day of the finding", "2026-05-01", happened{found("2026-05-01", record.Implemented)}, true},
		{"the day before", "2026-04-30", happened{found("2026-05-01", record.Implemented)}, false},
		{"found on the day of issue", "2026-06-01", happened{found("2026-01-15", record.Withdrawn)}, true},
		{"found before the issue", "2026-06-01", happened{found("2026-01-14", record.Withdrawn)}, false},
		{"fell back later", "2026-06-01", happened{found("2026-04-01", record.Implemented), found("2026-05-01", record.Started)}, false},
		{"two findings on one day: the later id", "2026-06-01", happened{as("b", found("2026-05-01", record.Implemented)), as("a", found("2026-05-01", record.Started))}, true},
		{"a claim after the finding", "2026-06-01", happened{found("2026-04-01", record.Implemented), letter("2026-05-01", claims(record.ClaimInProgress))}, true},
		{"a claim alone", "2026-06-01", happened{letter("2026-05-01", claims(implemented))}, false},
		{"all reject", "2026-06-01", happened{letter("2026-05-01", says(rejected))}, false},
		{"repeated", "2026-06-01", happened{repeating("2026-05-01")}, true},
		{"repeated today", "2026-05-01", happened{repeating("2026-05-01")}, true},
		{"repeated tomorrow", "2026-04-30", happened{repeating("2026-05-01")}, false},
		{"repeated in a draft", "2026-06-01", happened{repeating("")}, false},
		{"repeated on the day of its own issue", "2026-06-01", happened{repeating("2026-01-15")}, true},
		{"repeated by one issued before it", "2026-06-01", happened{repeating("2026-01-14")}, false},
		{"related, which closes nothing", "2026-06-01", happened{but(repeating("2026-05-01"), func(r *record.Recommendation) { r.Repeats, r.Related = nil, r.Repeats })}, false},
		{"repeats itself", "2026-06-01", happened{but(recommendation("moj"), func(r *record.Recommendation) { r.Repeats = []string{"r"} })}, false},
		{"repeated while closed, open since", "2026-06-01",
			happened{found("2026-03-01", record.Implemented), repeating("2026-04-01"), found("2026-05-01", record.Started)}, false},
		{"repeated on the day after it was reopened", "2026-06-01",
			happened{found("2026-03-01", record.Implemented), found("2026-04-01", record.Started), repeating("2026-04-02")}, true},
		{"repeated, and found partly implemented since", "2026-06-01", happened{repeating("2026-04-01"), found("2026-05-01", record.PartlyImplemented)}, true},
	} {
		t.Run(s.name, func(t *testing.T) {
			if got := standing(t, s.on, s.records...).Closed(); got != s.closed {
				t.Errorf("closed: %v, want %v", got, s.closed)
			}
		})
	}
}

func TestAClosedRecommendationOwesNothing(t *testing.T) {
	open := happened{recommendation("moj", "moh"), deadlines(func(d *record.Deadlines) { d.Implementation = period("1y") }),
		letter("2026-02-01", says(accepted)), promise("2026-02-01", record.Commitment{Recommendation: "r"})}
	for name, closing := range map[string]record.Record{"found": found("2026-03-01", record.NotPursued), "repeated": repeating("2026-03-01")} {
		set := build(t, append(open, closing)...).AsOf(day("2027-06-01"))
		if owed := followup.DueAbout(set, set.Recommendations["r"], day("2027-06-01")); len(owed) != 0 {
			t.Errorf("%s: owes %d items, first %s", name, len(owed), owed[0].What)
		}
	}
	set := build(t, open...).AsOf(day("2027-06-01"))
	if owed := followup.DueAbout(set, set.Recommendations["r"], day("2027-06-01")); len(owed) != 5 {
		t.Errorf("open: owes %d items, want 5", len(owed))
	}
}

func TestTheStatePointsToTheFirstThatRepeatsIt(t *testing.T) {
	s := standing(t, "2026-06-01", repeating("2026-05-01"), as("another", repeating("2026-04-01")))
	if s.RepeatedBy == nil || s.RepeatedBy.ID != "another" {
		t.Errorf("points to %v", s.RepeatedBy)
	}
	s = standing(t, "2026-06-01", repeating("2026-04-01"), as("another", repeating("2026-04-01")))
	if s.RepeatedBy == nil || s.RepeatedBy.ID != "another" {
		t.Errorf("both on one day: points to %v, want the first by id", s.RepeatedBy)
	}
	s = standing(t, "2026-06-01", found("2026-03-15", record.Withdrawn), repeating("2026-03-20"), found("2026-04-15", record.Started), as("another", repeating("2026-05-01")))
	if s.RepeatedBy == nil || s.RepeatedBy.ID != "another" {
		t.Errorf("the first came while it was closed: points to %v", s.RepeatedBy)
	}
}

func TestHowOftenARecommendationWasMade(t *testing.T) {
	old := func(id, issued string, repeats ...string) *record.Recommendation {
		return as(id, &record.Recommendation{Addressees: []string{"moj"}, Issued: day(issued), Repeats: repeats})
	}
	r := func(repeats ...string) *record.Recommendation {
		return but(recommendation("moj"), func(r *record.Recommendation) { r.Repeats = repeats })
	}
	for _, s := range []struct {
		name    string
		records happened
		first   string
		times   int
	}{
		{"made once", nil, "2026-01-15", 0},
		{"made before", happened{r("a"), old("a", "2020-01-01")}, "2020-01-01", 1},
		{"made before that too", happened{r("a"), old("a", "2020-01-01", "b"), old("b", "2015-01-01")}, "2015-01-01", 2},
		{"two put into one", happened{r("a", "b"), old("a", "2020-01-01"), old("b", "2018-01-01")}, "2018-01-01", 1},
		{"two put into one, the older first", happened{r("a", "b"), old("a", "2018-01-01"), old("b", "2020-01-01")}, "2018-01-01", 1},
		{"the longer of two roads", happened{r("a", "b"), old("a", "2010-01-01"), old("b", "2020-01-01", "c"), old("c", "2018-01-01")}, "2010-01-01", 2},
		{"the longer of two roads, the other way round", happened{r("b", "a"), old("a", "2010-01-01"), old("b", "2020-01-01", "c"), old("c", "2018-01-01")}, "2010-01-01", 2},
		{"a short cut", happened{r("b", "a"), old("a", "2020-01-01", "b"), old("b", "2018-01-01")}, "2018-01-01", 2},
		{"two roads to the same", happened{r("a", "b"), old("a", "2020-01-01", "c"), old("b", "2018-01-01", "c"), old("c", "2010-01-01")}, "2010-01-01", 2},
		{"a circle", happened{r("a"), old("a", "2020-01-01", "r")}, "2020-01-01", 1},
		{"a circle further back", happened{r("a"), old("a", "2020-01-01", "b"), old("b", "2019-01-01", "a")}, "2019-01-01", 2},
		{"itself", happened{r("r")}, "2026-01-15", 0},
		{"one that is not there", happened{r("gone")}, "2026-01-15", 0},
		{"one that is a draft", happened{r("a"), old("a", "")}, "2026-01-15", 0},
		{"a draft between", happened{r("a"), old("a", "", "b"), old("b", "2020-01-01")}, "2020-01-01", 1},
		{"a draft that repeats", happened{report(""), r("a"), old("a", "2020-01-01")}, "2020-01-01", 1},
	} {
		t.Run(s.name, func(t *testing.T) {
			got := standing(t, "2026-06-01", s.records...)
			if got.FirstIssued != day(s.first) || got.TimesRepeated != s.times {
				t.Errorf("first %s, %d times, want %s, %d", got.FirstIssued, got.TimesRepeated, s.first, s.times)
			}
		})
	}
}

// Recommendations that are put into one and taken apart again lead back to each
// earlier one on ever more ways: 2^300 here.
func TestLongHistoriesAreFollowedOnce(t *testing.T) {
	records := happened{but(recommendation("moj"), func(r *record.Recommendation) { r.Repeats = []string{"a0", "b0"} })}
	for i := range 300 {
		earlier := []string{fmt.Sprintf("a%d", i+1), fmt.Sprintf("b%d", i+1)}
		for _, side := range []string{"a", "b"} {
			records = append(records, as(fmt.Sprintf("%s%d", side, i), &record.Recommendation{Issued: day("2020-01-01"), Repeats: earlier}))
		}
	}
	if got := standing(t, "2026-06-01", records...).TimesRepeated; got != 300 {
		t.Errorf("%d times, want 300", got)
	}
}
