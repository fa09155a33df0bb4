package followup_test

import (
	"testing"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

func doneBy(date string, addressees ...string) *record.Recommendation {
	return but(recommendation(addressees...), func(r *record.Recommendation) { r.ImplementBy = day(date) })
}

func TestImplementation(t *testing.T) {
	year := deadlines(func(d *record.Deadlines) { d.Implementation = period("1y") })
	tell(t, followup.Implementation, []story{
		{"no date, no policy", "2026-03-01", nil, ""},
		{"by its own date", "2026-03-01", happened{doneBy("2026-12-01", "moj")}, "moj 2026-12-01"},
		{"by policy", "2026-03-01", happened{year}, "moj 2027-01-15"},
		{"its own date before the policy", "2026-03-01", happened{year, doneBy("2026-12-01", "moj")}, "moj 2026-12-01"},
		{"an extension before both", "2026-03-01", happened{year, doneBy("2026-12-01", "moj"), letter("2026-02-01", implementBy("2027-06-01"))}, "moj 2027-06-01"},
		{"the latest extension", "2026-05-01", happened{doneBy("2026-12-01", "moj"), letter("2026-02-01", implementBy("2027-06-01")), letter("2026-03-01", implementBy("2027-02-01"))}, "moj 2027-02-01"},
		{"an extension where none was due", "2026-03-01", happened{letter("2026-02-01", implementBy("2027-06-01"))}, "moj 2027-06-01"},
		{"an extension of the answer is none of this", "2026-03-01", happened{doneBy("2026-12-01", "moj"), letter("2026-02-01", respondBy("2027-06-01"))}, "moj 2026-12-01"},
		{"each addressee", "2026-03-01", happened{doneBy("2026-12-01", "moj", "moh")}, "moh 2026-12-01, moj 2026-12-01"},
		{"an extension for one", "2026-03-01", happened{doneBy("2026-12-01", "moj", "moh"), letter("2026-02-01", implementBy("2027-06-01", "moh"))}, "moj 2026-12-01, moh 2027-06-01"},
		{"by policy for one", "2026-03-01", happened{recommendation("moj", "moh"),
			override(record.When{Stakeholder: "moh"}, func(d *record.Deadlines) { d.Implementation = period("1y") })}, "moh 2027-01-15"},
		{"policy rolls", "2026-03-01", happened{calendarOf(t, true), deadlines(func(d *record.Deadlines) { d.Implementation = period("2d") })}, "moj 2026-01-19"},
		{"its own Saturday does not", "2026-03-01", happened{calendarOf(t, true), doneBy("2026-12-05", "moj")}, "moj 2026-12-05"},
		{"a draft", "2026-03-01", happened{report(""), doneBy("2026-12-01", "moj")}, ""},
		{"answered and accepted", "2026-03-01", happened{doneBy("2026-12-01", "moj"), letter("2026-02-01", says(accepted))}, "moj 2026-12-01"},
		{"rejected", "2026-03-01", happened{doneBy("2026-12-01", "moj"), letter("2026-02-01", says(rejected))}, ""},
		{"rejected in a meeting", "2026-03-01", happened{doneBy("2026-12-01", "moj"), meeting("2026-02-01", says(rejected))}, ""},
		{"rejected tomorrow", "2026-01-31", happened{doneBy("2026-12-01", "moj"), letter("2026-02-01", says(rejected))}, "moj 2026-12-01"},
		{"rejected at first", "2026-03-01", happened{doneBy("2026-12-01", "moj"), letter("2026-02-01", says(rejected)), letter("2026-02-02", says(accepted))}, "moj 2026-12-01"},
		{"accepted at first", "2026-03-01", happened{doneBy("2026-12-01", "moj"), letter("2026-02-01", says(accepted)), letter("2026-02-02", says(rejected))}, ""},
		{"rejected by the other", "2026-03-01", happened{doneBy("2026-12-01", "moj", "moh"), letter("2026-02-01", says(rejected, "moh"))}, "moj 2026-12-01"},
		{"said not to be competent", "2026-03-01", happened{doneBy("2026-12-01", "moj"), letter("2026-02-01", says(record.NotCompetent))}, "moj 2026-12-01"},
		{"moved", "2026-03-01", happened{doneBy("2026-12-01", "moj"), letter("2026-02-01", moves("moj", "moh"))}, "moh 2026-12-01"},
		{"moved, by policy", "2026-03-01", happened{year, letter("2026-02-01", moves("moj", "moh"))}, "moh 2027-02-01"},
		{"claimed", "2026-03-01", happened{doneBy("2026-12-01", "moj"), letter("2026-02-01", claims(implemented))}, ""},
		{"claimed in part", "2026-03-01", happened{doneBy("2026-12-01", "moj"), letter("2026-02-01", claims(record.ClaimPartlyImplemented))}, "moj 2026-12-01"},
		{"claimed by the other", "2026-03-01", happened{doneBy("2026-12-01", "moj", "moh"), letter("2026-02-01", claims(implemented, "moh"))}, "moj 2026-12-01"},
		{"claimed and taken back", "2026-03-01", happened{doneBy("2026-12-01", "moj"), letter("2026-02-01", claims(implemented)), letter("2026-02-02", claims(record.ClaimInProgress))}, "moj 2026-12-01"},
		{"claimed and found otherwise", "2026-03-01", happened{doneBy("2026-12-01", "moj"), letter("2026-02-01", claims(implemented)), found("2026-02-15", record.Started)}, "moj 2026-12-01"},
		{"found otherwise, then claimed", "2026-03-01", happened{doneBy("2026-12-01", "moj"), found("2026-02-15", record.Started), letter("2026-02-16", claims(implemented))}, ""},
		{"found implemented", "2026-03-01", happened{doneBy("2026-12-01", "moj"), found("2026-02-15", record.Implemented)}, ""},
	})
}

func TestImplementationIsLateFromTheDayAfter(t *testing.T) {
	for on, want := range map[string]int{"2026-11-30": -1, "2026-12-01": 0, "2026-12-02": 1} {
		if got := items(t, followup.Implementation, on, doneBy("2026-12-01", "moj"))[0].DaysLate; got != want {
			t.Errorf("on %s: %d days late, want %d", on, got, want)
		}
	}
}
