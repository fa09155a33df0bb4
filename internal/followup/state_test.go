package followup_test

import (
	"slices"
	"testing"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// tellStates: the state is the first that holds, in the order of followup.States.
func tellStates(t *testing.T, stories []story) {
	t.Helper()
	for _, s := range stories {
		t.Run(s.name, func(t *testing.T) {
			if got := standing(t, s.on, s.records...).State; string(got) != s.want {
				t.Errorf("state %s, want %s", got, s.want)
			}
		})
	}
}

// claimed is a letter that says that all is done.
func claimed(date string, bodies ...string) *record.Dialogue {
	return as("claim-"+date, letter(date, claims(implemented, bodies...)))
}

func begun() *record.Dialogue { return letter("2026-02-20", claims(record.ClaimInProgress)) }

func TestDraftsRepeatedAndClosed(t *testing.T) {
	tellStates(t, []story{
		{"never issued", "2026-03-01", happened{report("")}, "draft"},
		{"never issued, though repeated", "2026-03-01", happened{report(""), repeating("2026-02-01")}, "draft"},
		{"never issued, though assessed and answered", "2026-03-01", happened{report(""), found("2026-02-01", record.Withdrawn), letter("2026-02-01", says(accepted))}, "draft"},
		{"issued tomorrow", "2026-01-14", happened{but(report("2026-01-15"), func(r *record.Report) { r.Drafted = day("2026-01-02") })}, "draft"},
		{"its own date is tomorrow, its report was sent", "2026-01-31", happened{but(recommendation("moj"), func(r *record.Recommendation) { r.Issued = day("2026-02-01") })}, "draft"},
		{"issued today", "2026-01-15", nil, "awaiting-response"},

		{"repeated", "2026-03-01", happened{repeating("2026-02-01")}, "repeated"},
		{"repeated goes before a later closing assessment", "2026-03-01", happened{repeating("2026-02-01"), found("2026-02-15", record.Implemented)}, "repeated"},
		{"repeated goes before a claim", "2026-03-01", happened{repeating("2026-02-01"), claimed("2026-02-15")}, "repeated"},
		{"closed before it was repeated", "2026-03-01", happened{repeating("2026-02-01"), found("2026-01-31", record.Implemented)}, "implemented"},
		{"closed on the day it was repeated", "2026-03-01", happened{repeating("2026-02-01"), found("2026-02-01", record.Withdrawn)}, "withdrawn"},
		{"closed on the day of issue, then repeated", "2026-03-01", happened{repeating("2026-02-01"), found("2026-01-15", record.Withdrawn)}, "withdrawn"},
		{"a finding before the issue does not keep it from being repeated", "2026-03-01", happened{repeating("2026-02-01"), found("2026-01-14", record.Withdrawn)}, "repeated"},
		{"repeated tomorrow", "2026-01-31", happened{repeating("2026-02-01")}, "awaiting-response"},

		{"found implemented", "2026-03-01", happened{found("2026-02-01", record.Implemented)}, "implemented"},
		{"found no longer applicable", "2026-03-01", happened{found("2026-02-01", record.NoLongerApplicable)}, "no-longer-applicable"},
		{"withdrawn", "2026-03-01", happened{found("2026-02-01", record.Withdrawn)}, "withdrawn"},
		{"not pursued", "2026-03-01", happened{found("2026-02-01", record.NotPursued)}, "not-pursued"},
		{"a later claim changes nothing", "2026-03-01", happened{found("2026-02-01", record.NotPursued), claimed("2026-02-02")}, "not-pursued"},
		{"nor does a later claim of less", "2026-03-01", happened{found("2026-02-01", record.Implemented), begun()}, "implemented"},
		{"nor a refusal", "2026-03-01", happened{found("2026-02-01", record.Implemented), letter("2026-02-02", says(rejected))}, "implemented"},
		{"reopened", "2026-03-01", happened{found("2026-02-01", record.Implemented), found("2026-02-02", record.NotImplemented)}, "not-implemented"},
	})
}

func TestClaimsAndAssessments(t *testing.T) {
	both := recommendation("moj", "moh")
	tellStates(t, []story{
		{"claimed", "2026-03-01", happened{claimed("2026-02-01")}, "claimed"},
		{"claimed goes before the position", "2026-03-01", happened{letter("2026-01-20", says(accepted)), claimed("2026-02-01")}, "claimed"},
		{"claimed after the assessment", "2026-03-01", happened{found("2026-02-01", record.PartlyImplemented), claimed("2026-02-02")}, "claimed"},
		{"claimed on the day of the assessment, which has the last word", "2026-03-01", happened{found("2026-02-01", record.PartlyImplemented), claimed("2026-02-01")}, "partly-implemented"},
		{"claimed before the assessment", "2026-03-01", happened{claimed("2026-01-31"), found("2026-02-01", record.PartlyImplemented)}, "partly-implemented"},
		{"claimed and taken back", "2026-03-01", happened{claimed("2026-02-01"), begun()}, "in-progress"},
		{"claimed and taken back altogether", "2026-03-01", happened{claimed("2026-02-01"), letter("2026-02-02", claims(record.ClaimNotStarted))}, "awaiting-response"},
		{"claimed by one of two, the other silent", "2026-03-01", happened{both, claimed("2026-02-01", "moj")}, "in-progress"},
		{"claimed by both", "2026-03-01", happened{both, claimed("2026-02-01", "moj", "moh")}, "claimed"},
		{"claimed by one, rejected by the other", "2026-03-01", happened{both, claimed("2026-02-01", "moj"), letter("2026-02-02", says(rejected, "moh"))}, "claimed"},
		{"claimed by one, accepted by the other", "2026-03-01", happened{both, claimed("2026-02-01", "moj"), letter("2026-02-02", says(accepted, "moh"))}, "in-progress"},
		{"claimed by one that rejects, the other silent", "2026-03-01", happened{both, claimed("2026-02-01", "moj"), letter("2026-02-02", says(rejected, "moj"))}, "in-progress"},
		{"claimed by the only one, which rejects", "2026-03-01", happened{claimed("2026-02-01"), letter("2026-02-02", says(rejected))}, "in-progress"},
		{"claimed by both, one before the assessment", "2026-03-01", happened{both, claimed("2026-01-20", "moh"), found("2026-02-01", record.Started), claimed("2026-02-02", "moj")}, "started"},
		{"claimed before the issue", "2026-03-01", happened{claimed("2026-01-14")}, "awaiting-response"},

		{"found not implemented", "2026-03-01", happened{found("2026-02-01", record.NotImplemented)}, "not-implemented"},
		{"found started", "2026-03-01", happened{found("2026-02-01", record.Started)}, "started"},
		{"found implemented in part", "2026-03-01", happened{found("2026-02-01", record.PartlyImplemented)}, "partly-implemented"},
		{"the latest assessment, whatever the order of ids", "2026-03-01", happened{as("z", found("2026-02-01", record.Started)), as("a", found("2026-02-02", record.NotImplemented))}, "not-implemented"},
		{"two on one day: the later id", "2026-03-01", happened{as("z", found("2026-02-01", record.Started)), as("a", found("2026-02-01", record.NotImplemented))}, "started"},
		{"two findings in one assessment: the later", "2026-03-01", happened{but(found("2026-02-01", record.Started), func(a *record.Assessment) {
			a.Findings = append(a.Findings, record.Finding{Recommendation: "r", Status: record.PartlyImplemented})
		})}, "partly-implemented"},
		{"an assessment goes before later progress", "2026-03-01", happened{found("2026-02-01", record.NotImplemented), begun()}, "not-implemented"},
		{"an assessment goes before the position", "2026-03-01", happened{found("2026-02-01", record.NotImplemented), letter("2026-02-02", says(rejected))}, "not-implemented"},
		{"an assessment tomorrow", "2026-01-31", happened{found("2026-02-01", record.NotImplemented)}, "awaiting-response"},
		{"an assessment before the issue is about something else", "2026-03-01", happened{found("2026-01-14", record.NotImplemented)}, "awaiting-response"},

		{"in progress", "2026-03-01", happened{begun()}, "in-progress"},
		{"in progress goes before the position", "2026-03-01", happened{begun(), letter("2026-02-21", says(accepted))}, "in-progress"},
		{"said to be implemented in part", "2026-03-01", happened{letter("2026-02-01", claims(record.ClaimPartlyImplemented))}, "in-progress"},
		{"said not to have started", "2026-03-01", happened{letter("2026-02-01", says(accepted), claims(record.ClaimNotStarted))}, "accepted"},
		{"in progress at one of two", "2026-03-01", happened{both, letter("2026-02-01", says(accepted, "moh"), claims(record.ClaimInProgress, "moj"))}, "in-progress"},
	})
}

func TestPositionsAndSilence(t *testing.T) {
	both := recommendation("moj", "moh")
	tellStates(t, []story{
		{"rejected", "2026-03-01", happened{letter("2026-02-01", says(rejected))}, "rejected"},
		{"not competent", "2026-03-01", happened{letter("2026-02-01", says(record.NotCompetent))}, "not-competent"},
		{"accepted in part", "2026-03-01", happened{letter("2026-02-01", says(record.PartlyAccepted))}, "partly-accepted"},
		{"noted", "2026-03-01", happened{letter("2026-02-01", says(noted))}, "noted"},
		{"accepted", "2026-03-01", happened{letter("2026-02-01", says(accepted))}, "accepted"},
		{"accepted in a meeting only", "2026-03-01", happened{meeting("2026-02-01", says(accepted))}, "accepted"},
		{"accepted in a meeting, the answer overdue", "2026-08-01", happened{meeting("2026-02-01", says(accepted))}, "accepted"},
		{"accepted by both", "2026-03-01", happened{both, letter("2026-02-01", says(accepted, "moj", "moh"))}, "accepted"},
		{"accepted today", "2026-02-01", happened{letter("2026-02-01", says(accepted))}, "accepted"},
		{"accepted tomorrow", "2026-01-31", happened{letter("2026-02-01", says(accepted))}, "awaiting-response"},

		{"all silent, on the last day", "2026-07-15", nil, "awaiting-response"},
		{"all silent, the day after", "2026-07-16", nil, "response-overdue"},
		{"all silent, one of two late", "2026-03-01", happened{both, override(record.When{Stakeholder: "moh"}, func(d *record.Deadlines) { d.Response = period("10d") })}, "response-overdue"},
		{"all silent, given more time", "2026-07-16", happened{letter("2026-07-01", respondBy("2026-07-16"))}, "awaiting-response"},
		{"all silent, no answer asked for", "2027-03-01", happened{deadlines(func(d *record.Deadlines) { d.Response = period("none") })}, "awaiting-response"},
		{"nobody addressed", "2027-03-01", happened{recommendation()}, "awaiting-response"},

		{"one accepts, one rejects", "2026-03-01", happened{both, letter("2026-02-01", says(accepted, "moj"), says(rejected, "moh"))}, "mixed"},
		{"one accepts, one is silent", "2026-03-01", happened{both, letter("2026-02-01", says(accepted, "moj"))}, "mixed"},
		{"one is silent, one accepts", "2026-03-01", happened{both, letter("2026-02-01", says(accepted, "moh"))}, "mixed"},
		{"one accepts, one is silent and late", "2026-08-01", happened{both, letter("2026-02-01", says(accepted, "moj"))}, "mixed"},
	})
}

func TestStatesAreListedInTheOrderOfDecision(t *testing.T) {
	want := []followup.State{"draft", "repeated", "implemented", "no-longer-applicable", "withdrawn", "not-pursued", "claimed",
		"not-implemented", "started", "partly-implemented", "in-progress",
		"rejected", "not-competent", "partly-accepted", "noted", "accepted", "response-overdue", "awaiting-response", "no-published-answer", "mixed"}
	if got := followup.States(); !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
	if got := followup.Whats(); !slices.Equal(got, []followup.What{"response", "implementation", "verification", "follow-up", "commitment"}) {
		t.Errorf("items: %v", got)
	}
}

func TestOnOneDayTheAssessmentIsTheLastContact(t *testing.T) {
	s := standing(t, "2026-06-01", letter("2026-04-01", says(accepted)), found("2026-04-01", record.Started))
	if s.LastContact.Record != "assessments/2026-04-01-follow-up-visit" {
		t.Errorf("last contact in %s", s.LastContact.Record)
	}
	if s = standing(t, "2026-06-01", report(""), promise("2026-02-01", record.Commitment{Recommendation: "r"}), meeting("2026-02-01", record.Item{})); s.LastContact.Date != 0 {
		t.Errorf("a draft: last contact on %s", s.LastContact.Date)
	}
}

func TestAllAreListedByID(t *testing.T) {
	set := build(t, repeating("2026-02-01"), as("another", recommendation("moh")))
	var told []string
	for _, s := range followup.All(set.AsOf(day("2026-03-01")), day("2026-03-01")) {
		told = append(told, s.Recommendation.ID+" "+string(s.State))
	}
	if want := []string{"another awaiting-response", "other awaiting-response", "r repeated"}; !slices.Equal(told, want) {
		t.Errorf("%v, want %v", told, want)
	}
}

func TestEachAddresseeIsShownBesideTheState(t *testing.T) {
	s := standing(t, "2026-06-01", recommendation("moj", "moh", "tax"), letter("2026-02-01", says(accepted, "moj"), says(noted, "moh")),
		meeting("2026-03-01", claims(record.ClaimInProgress, "moj")), found("2026-04-01", record.Started))
	if got := positions(s); s.State != "started" || got != "moj accepted, moh noted, tax -" {
		t.Errorf("%s: %s", s.State, got)
	}
	moj := s.Addressees[0]
	if moj.Claims != record.ClaimInProgress || moj.ClaimsIn.Date != day("2026-03-01") || moj.Answered.Record != "dialogue/2026-02-01-letter-moj" {
		t.Errorf("claims %q since %s, answered in %s", moj.Claims, moj.ClaimsIn.Date, moj.Answered.Record)
	}
	if s.Issued.Date != day("2026-01-15") || s.Issued.Record != "reports/rep" || s.Day != day("2026-06-01") || s.Assessment.In.Date != day("2026-04-01") ||
		s.LastContact.Date != day("2026-04-01") || s.LastContact.Record != "assessments/2026-04-01-follow-up-visit" {
		t.Errorf("issued in %s, last contact %s", s.Issued.Record, s.LastContact.Record)
	}
}
