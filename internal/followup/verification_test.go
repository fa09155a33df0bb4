package followup_test

import (
	"testing"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

func TestVerificationOfAClaim(t *testing.T) {
	claim := letter("2026-03-10", claims(implemented))
	both := recommendation("moj", "moh")
	quick := func(who, p string) *policy {
		return override(record.When{Stakeholder: who}, func(d *record.Deadlines) { d.Verification = period(p) })
	}
	tell(t, followup.Verification, []story{
		{"nothing claimed", "2026-04-01", nil, ""},
		{"claimed: within a year", "2026-04-01", happened{claim}, "npm 2027-03-10"},
		{"claimed today", "2026-03-10", happened{claim}, "npm 2027-03-10"},
		{"claimed tomorrow", "2026-03-09", happened{claim}, ""},
		{"claimed in a meeting", "2026-04-01", happened{meeting("2026-03-10", claims(implemented))}, "npm 2027-03-10"},
		{"claimed before the issue", "2026-04-01", happened{letter("2026-01-14", claims(implemented))}, ""},
		{"claimed on the day of issue", "2026-04-01", happened{letter("2026-01-15", claims(implemented))}, "npm 2027-01-15"},
		{"claimed in part", "2026-04-01", happened{letter("2026-03-10", claims(record.ClaimPartlyImplemented))}, ""},
		{"claimed twice: the first counts", "2026-06-01", happened{claim, letter("2026-05-01", claims(implemented))}, "npm 2027-03-10"},
		{"claimed by two: the first counts", "2026-06-01", happened{both, claim, with(letter("2026-02-01", claims(implemented)), "moh")}, "npm 2027-02-01"},
		{"claimed by two, the other way round", "2026-06-01", happened{both, claim, with(letter("2026-04-01", claims(implemented)), "moh")}, "npm 2027-03-10"},
		{"claimed by one of two", "2026-06-01", happened{both, claim}, "npm 2027-03-10"},
		{"claimed by one that rejects", "2026-06-01", happened{claim, letter("2026-04-01", says(rejected))}, "npm 2027-03-10"},
		{"taken back", "2026-06-01", happened{claim, letter("2026-04-01", claims(record.ClaimInProgress))}, ""},
		{"taken back and claimed again", "2026-06-01", happened{claim, letter("2026-04-01", claims(record.ClaimNotStarted)), letter("2026-05-01", claims(implemented))}, "npm 2027-05-01"},
		{"a later letter without a claim takes nothing back", "2026-06-01", happened{claim, letter("2026-04-01", says(accepted))}, "npm 2027-03-10"},
		{"assessed the day before the claim", "2026-04-01", happened{claim, found("2026-03-09", record.Started)}, "npm 2027-03-10"},
		{"assessed on the day of the claim", "2026-04-01", happened{claim, found("2026-03-10", record.Started)}, ""},
		{"assessed the day after", "2026-04-01", happened{claim, found("2026-03-11", record.NotImplemented)}, ""},
		{"assessed tomorrow", "2026-03-31", happened{claim, found("2026-04-01", record.Started)}, "npm 2027-03-10"},
		{"assessed between two claims", "2026-06-01", happened{claim, found("2026-04-01", record.Started), letter("2026-05-01", claims(implemented))}, "npm 2027-05-01"},
		{"another recommendation was assessed", "2026-04-01", happened{claim, but(found("2026-03-11", record.Started), func(a *record.Assessment) { a.Findings[0].Recommendation = "other" })}, "npm 2027-03-10"},
		{"closed", "2026-04-01", happened{found("2026-03-01", record.Withdrawn), claim}, ""},
		{"repeated", "2026-04-01", happened{claim, repeating("2026-03-20")}, ""},
		{"no verification by policy", "2026-04-01", happened{claim, deadlines(func(d *record.Deadlines) { d.Verification = period("none") })}, ""},
		{"none for the one that claimed first", "2026-06-01", happened{both, quick("moj", "none"), claim, with(letter("2026-04-01", claims(implemented)), "moh")}, "npm 2027-04-01"},
		{"sooner for the one that claimed last", "2026-06-01", happened{both, quick("moh", "30d"), claim, with(letter("2026-04-01", claims(implemented)), "moh")}, "npm 2026-05-01"},
		{"rolls off a Saturday", "2026-04-01", happened{claim, calendarOf(t, true), deadlines(func(d *record.Deadlines) { d.Verification = period("4d") })}, "npm 2026-03-16"},
		{"from the end of a month", "2026-09-01", happened{letter("2026-08-31", claims(implemented)), deadlines(func(d *record.Deadlines) { d.Verification = period("6m") })}, "npm 2027-02-28"},
		{"one who took over a claim", "2026-06-01", happened{claim, ended("moj", "2026-04-01", "law")}, "npm 2027-03-10"},
	})
}

func TestAComplaintAsksForAnotherLook(t *testing.T) {
	claim := letter("2026-03-10", claims(implemented))
	done := found("2026-03-10", record.Implemented)
	none := deadlines(func(d *record.Deadlines) { d.Verification = period("none") })
	tell(t, followup.Verification, []story{
		{"on what is neither claimed nor found", "2026-06-01", happened{complaint("2026-05-01")}, ""},
		{"on what is claimed", "2026-06-01", happened{claim, complaint("2026-05-01")}, "npm 2026-05-31"},
		{"on the day of the claim", "2026-06-01", happened{claim, complaint("2026-03-10")}, "npm 2026-04-09"},
		{"before the claim", "2026-06-01", happened{claim, complaint("2026-03-09")}, "npm 2027-03-10"},
		{"not yet received", "2026-04-30", happened{claim, complaint("2026-05-01")}, "npm 2027-03-10"},
		{"about something else", "2026-06-01", happened{claim, but(complaint("2026-05-01"), func(c *record.Complaint) { c.Recommendations = []string{"other"} })}, "npm 2027-03-10"},
		{"the first of two", "2026-06-01", happened{claim, complaint("2026-05-01"), complaint("2026-04-01")}, "npm 2026-05-01"},
		{"when the claim is due sooner", "2026-06-01", happened{claim, complaint("2026-05-01"), deadlines(func(d *record.Deadlines) { d.Verification = period("10d") })}, "npm 2026-03-20"},
		{"where claims are not verified", "2026-06-01", happened{claim, none, complaint("2026-05-01")}, "npm 2026-05-31"},
		{"rolls off a Sunday", "2026-06-01", happened{claim, calendarOf(t, true), complaint("2026-05-01")}, "npm 2026-06-01"},
		{"after the first of two claims", "2026-06-01", happened{recommendation("moj", "moh"), claim, with(letter("2026-05-01", claims(implemented)), "moh"), complaint("2026-04-01")}, "npm 2026-05-01"},
		{"on a claim taken back", "2026-06-01", happened{claim, complaint("2026-03-20"), letter("2026-04-01", claims(record.ClaimInProgress))}, ""},
		{"assessed on the day it came", "2026-06-01", happened{claim, complaint("2026-05-01"), found("2026-05-01", record.Started)}, ""},
		{"on what was found implemented", "2026-06-01", happened{done, complaint("2026-05-01")}, "npm 2026-05-31"},
		{"the day after the finding", "2026-06-01", happened{done, complaint("2026-03-11")}, "npm 2026-04-10"},
		{"the day of the finding, which has the last word", "2026-06-01", happened{done, complaint("2026-03-10")}, ""},
		{"before the finding", "2026-06-01", happened{done, complaint("2026-03-01")}, ""},
		{"found implemented again after it", "2026-06-01", happened{done, complaint("2026-05-01"), found("2026-05-02", record.Implemented)}, ""},
		{"on what is no longer applicable", "2026-06-01", happened{found("2026-03-10", record.NoLongerApplicable), complaint("2026-05-01")}, ""},
		{"on what was withdrawn", "2026-06-01", happened{found("2026-03-10", record.Withdrawn), complaint("2026-05-01")}, ""},
		{"on what was found implemented and is repeated since", "2026-06-01", happened{found("2026-01-20", record.Started), repeating("2026-03-01"), done, complaint("2026-05-01")}, ""},
		{"on what was found begun", "2026-06-01", happened{found("2026-03-10", record.Started), complaint("2026-05-01")}, ""},
	})
}

func TestWhyAVerificationIsOwed(t *testing.T) {
	claim := letter("2026-03-10", claims(implemented))
	if got, want := items(t, followup.Verification, "2026-06-01", claim)[0].Sentence(), "2026-03-10 moj says it is implemented; plus 12m (verification); 2027-03-10 due"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := items(t, followup.Verification, "2026-06-01", claim, complaint("2026-05-01"))[0].Sentence(), "2026-05-01 a complaint bears on it; plus 30d after a complaint; 2026-05-31 due"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
