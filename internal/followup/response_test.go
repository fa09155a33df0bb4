package followup_test

import (
	"testing"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

const (
	accepted    = record.Accepted
	rejected    = record.Rejected
	noted       = record.Noted
	implemented = record.ClaimImplemented
)

func TestAnAnswerIsAWrittenPositionThatComesIn(t *testing.T) {
	const owing = "moj 2026-07-15"
	outgoing := func(d *record.Dialogue) { d.Direction = record.Outgoing }
	undirected := func(d *record.Dialogue) { d.Direction = "" }
	indirect := func(d *record.Dialogue) { d.Indirect = true }
	form := func(f string) func(*record.Dialogue) { return func(d *record.Dialogue) { d.Form = f } }
	tell(t, followup.Response, []story{
		{"nothing was said", "2026-03-01", nil, owing},
		{"a letter with a position answers", "2026-03-01", happened{letter("2026-02-01", says(accepted))}, ""},
		{"so does a refusal", "2026-03-01", happened{letter("2026-02-01", says(rejected))}, ""},
		{"the letter comes today", "2026-02-01", happened{letter("2026-02-01", says(accepted))}, ""},
		{"the letter comes tomorrow", "2026-01-31", happened{letter("2026-02-01", says(accepted))}, owing},
		{"a letter of the day of issue answers", "2026-03-01", happened{letter("2026-01-15", says(accepted))}, ""},
		{"a letter of the day before does not", "2026-03-01", happened{letter("2026-01-14", says(accepted))}, owing},
		{"a late letter answers too", "2026-12-01", happened{letter("2026-11-30", says(accepted))}, ""},
		{"an e-mail answers", "2026-03-01", happened{but(letter("2026-02-01", says(accepted)), form("email"))}, ""},
		{"a submission answers", "2026-03-01", happened{but(letter("2026-02-01", says(accepted)), form("submission"))}, ""},
		{"a telephone call does not", "2026-03-01", happened{but(letter("2026-02-01", says(accepted)), form("phone"))}, owing},
		{"a meeting does not", "2026-03-01", happened{meeting("2026-02-01", says(accepted))}, owing},
		{"an exchange of letters in no direction answers", "2026-03-01", happened{but(letter("2026-02-01", says(accepted)), undirected)}, ""},
		{"the NPM's own letter does not", "2026-03-01", happened{but(letter("2026-02-01", says(accepted)), outgoing)}, owing},
		{"a reply to somebody else does not", "2026-03-01", happened{but(letter("2026-02-01", says(accepted)), indirect)}, owing},
		{"a holding reply does not", "2026-03-01", happened{letter("2026-02-01", record.Item{Note: "we are looking into it"})}, owing},
		{"nor does a claim without a position", "2026-03-01", happened{letter("2026-02-01", claims(implemented))}, owing},
		{"a letter about another recommendation does not", "2026-03-01",
			happened{letter("2026-02-01", record.Item{Recommendation: "other", Position: accepted})}, owing},
		{"a letter after the meeting answers", "2026-03-01",
			happened{meeting("2026-02-01", says(accepted)), letter("2026-02-02", says(accepted))}, ""},
		{"a meeting after the letter takes no answer back", "2026-03-01",
			happened{letter("2026-02-01", says(accepted)), meeting("2026-02-02", says(noted))}, ""},
		{"the register takes minutes for answers", "2026-03-01", happened{meeting("2026-02-01", says(accepted)),
			deadlines(func(d *record.Deadlines) { d.ResponseForms = []string{"meeting"} })}, ""},
		{"and letters for none", "2026-03-01", happened{letter("2026-02-01", says(accepted)),
			deadlines(func(d *record.Deadlines) { d.ResponseForms = []string{"meeting"} })}, owing},
	})
}

func TestAnOralPositionIsAPositionAllTheSame(t *testing.T) {
	a := standing(t, "2026-03-01", meeting("2026-02-01", says(accepted))).Addressees[0]
	if a.Position != accepted || a.PositionIn.Date != day("2026-02-01") || a.Answered.Date != 0 {
		t.Errorf("position %q of %s, answered %s", a.Position, a.PositionIn.Date, a.Answered.Date)
	}
}

func TestTheFirstLetterIsTheAnswerAndTheLastWordThePosition(t *testing.T) {
	a := standing(t, "2026-06-01", letter("2026-02-01", says(accepted)), letter("2026-03-01", says(rejected)), letter("2026-04-01")).Addressees[0]
	if a.Position != rejected || a.PositionIn.Date != day("2026-03-01") || a.Answered.Date != day("2026-02-01") {
		t.Errorf("position %q of %s, answered %s", a.Position, a.PositionIn.Date, a.Answered.Date)
	}
}

func TestEachAddresseeOwesItsOwnAnswer(t *testing.T) {
	both := recommendation("moj", "moh")
	tell(t, followup.Response, []story{
		{"both", "2026-03-01", happened{both}, "moh 2026-07-15, moj 2026-07-15"},
		{"the other after one has answered", "2026-03-01", happened{both, letter("2026-02-01", says(accepted, "moj"))}, "moh 2026-07-15"},
		{"none after both have", "2026-03-01",
			happened{both, letter("2026-02-01", says(accepted, "moj")), with(letter("2026-02-02", says(noted)), "moh")}, ""},
		{"an addressee named twice owes once", "2026-03-01", happened{recommendation("moj", "moj")}, "moj 2026-07-15"},
		{"a body that the map does not know owes too", "2026-03-01", happened{recommendation("unknown")}, "unknown 2026-07-15"},
	})
}

func TestAResponseIsLateFromTheDayAfter(t *testing.T) {
	for on, want := range map[string]int{"2026-07-14": -1, "2026-07-15": 0, "2026-07-16": 1} {
		if got := items(t, followup.Response, on)[0].DaysLate; got != want {
			t.Errorf("on %s: %d days late, want %d", on, got, want)
		}
	}
}

func TestADraftOwesNothing(t *testing.T) {
	draft := but(report(""), func(r *record.Report) { r.RespondBy = day("2026-02-01") })
	tell(t, followup.Response, []story{
		{"never issued", "2026-12-01", happened{draft}, ""},
		{"the day before issue", "2026-01-14", nil, ""},
		{"the day of issue", "2026-01-15", nil, "moj 2026-07-15"},
		{"issued by publication", "2026-03-01", happened{but(report(""), func(r *record.Report) { r.Published = day("2026-02-01") })}, "moj 2026-08-01"},
		{"sending counts before publication", "2026-03-01",
			happened{but(report("2026-02-10"), func(r *record.Report) { r.Published = day("2026-02-01") })}, "moj 2026-08-10"},
		{"its own date before the report's", "2026-03-01",
			happened{but(recommendation("moj"), func(r *record.Recommendation) { r.Issued = day("2026-02-01") })}, "moj 2026-08-01"},
		{"its own date is still to come although the report was sent", "2026-01-20",
			happened{but(recommendation("moj"), func(r *record.Recommendation) { r.Issued = day("2026-02-01") })}, ""},
	})
	if all := followup.Due(build(t, report(""), letter("2026-02-01", says(accepted), claims(implemented)), complaint("2026-03-01"),
		found("2026-03-01", record.Started)), day("2026-12-01")); len(all) != 0 {
		t.Errorf("a draft owes %d items", len(all))
	}
}

func TestAPositionBeforeTheIssueOpensNothing(t *testing.T) {
	s := standing(t, "2026-03-01", meeting("2026-01-14", says(accepted), claims(record.ClaimInProgress)))
	if s.State != followup.AwaitingResponse || s.Addressees[0].Position != "" || s.Addressees[0].Claims != "" || s.LastContact.Date != day("2026-01-15") {
		t.Errorf("state %s, position %q, last contact %s", s.State, s.Addressees[0].Position, s.LastContact.Date)
	}
	s = standing(t, "2026-03-01", report(""), meeting("2026-01-14", says(accepted)))
	if s.State != followup.Draft || len(s.Addressees) != 1 || s.Addressees[0].Position != "" {
		t.Errorf("draft: state %s, addressees %v", s.State, s.Addressees)
	}
}
