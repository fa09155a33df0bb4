package followup_test

import (
	"testing"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

func TestFollowUp(t *testing.T) {
	answer := letter("2026-02-01", says(accepted))
	both := recommendation("moj", "moh")
	of := func(p record.Priority) *record.Recommendation {
		return but(recommendation("moj"), func(r *record.Recommendation) { r.Priority = p })
	}
	silence := func(who, p string) *policy {
		return override(record.When{Stakeholder: who}, func(d *record.Deadlines) { d.FollowUp.Normal = period(p) })
	}
	none := deadlines(func(d *record.Deadlines) { d.Response = period("none") })
	tell(t, followup.FollowUp, []story{
		{"nobody has answered: the answer is due instead", "2026-03-01", nil, ""},
		{"nor when it is late", "2027-03-01", nil, ""},
		{"answered: 180 days after", "2026-03-01", happened{answer}, "npm 2026-07-31"},
		{"answered tomorrow", "2026-01-31", happened{answer}, ""},
		{"high priority: 90 days", "2026-03-01", happened{answer, of(record.High)}, "npm 2026-05-02"},
		{"urgent: 30 days", "2026-03-01", happened{answer, of(record.Urgent)}, "npm 2026-03-03"},
		{"a position in a meeting is no answer", "2026-03-01", happened{meeting("2026-02-01", says(accepted))}, ""},
		{"one of two has answered", "2026-03-01", happened{both, answer}, "npm 2026-07-31"},
		{"no answer is asked for: from the issue", "2026-03-01", happened{none}, "npm 2026-07-14"},
		{"no answer is asked of one of two", "2026-03-01", happened{both, override(record.When{Stakeholder: "moh"}, func(d *record.Deadlines) { d.Response = period("none") })}, ""},
		{"a later meeting begins it anew", "2026-06-01", happened{answer, meeting("2026-05-01", record.Item{})}, "npm 2026-10-28"},
		{"so does the NPM's own letter", "2026-06-01", happened{answer, but(letter("2026-05-01", record.Item{}), func(d *record.Dialogue) { d.Direction = record.Outgoing })}, "npm 2026-10-28"},
		{"and a meeting with a stranger", "2026-06-01", happened{answer, with(meeting("2026-05-01", record.Item{}), "parliament")}, "npm 2026-10-28"},
		{"and a finding", "2026-06-01", happened{answer, found("2026-05-01", record.Started)}, "npm 2026-10-28"},
		{"a finding before the answer does not", "2026-06-01", happened{answer, found("2026-01-20", record.Started)}, "npm 2026-07-31"},
		{"and a promise tied to it", "2026-06-01", happened{answer, promise("2026-05-01", record.Commitment{Recommendation: "r"})}, "npm 2026-10-28"},
		{"a promise before the answer does not", "2026-06-01", happened{answer, promise("2026-01-20", record.Commitment{Recommendation: "r"})}, "npm 2026-07-31"},
		{"a promise tied to nothing does not", "2026-06-01", happened{answer, promise("2026-05-01", record.Commitment{})}, "npm 2026-07-31"},
		{"a meeting about something else does not", "2026-06-01", happened{answer, meeting("2026-05-01")}, "npm 2026-07-31"},
		{"a meeting before the issue does not", "2026-06-01", happened{none, meeting("2026-01-10", record.Item{})}, "npm 2026-07-14"},
		{"a complaint does not", "2026-06-01", happened{answer, complaint("2026-05-01")}, "npm 2026-07-31"},
		{"rejected by all: a year", "2026-03-01", happened{letter("2026-02-01", says(rejected))}, "npm 2027-02-01"},
		{"rejected by one of two", "2026-03-01", happened{both, letter("2026-02-01", says(rejected, "moj"), says(accepted, "moh"))}, "npm 2026-07-31"},
		{"rejected by one, the other silent", "2026-03-01", happened{both, letter("2026-02-01", says(rejected, "moj"))}, "npm 2026-07-31"},
		{"an urgent one rejected", "2026-03-01", happened{of(record.Urgent), letter("2026-02-01", says(rejected))}, "npm 2027-02-01"},
		{"rejected, no longer", "2026-03-10", happened{letter("2026-02-01", says(rejected)), letter("2026-03-01", says(accepted))}, "npm 2026-08-28"},
		{"claimed: the verification is due instead", "2026-03-10", happened{answer, letter("2026-03-01", claims(implemented))}, ""},
		{"claimed, but claims are not verified", "2026-03-10", happened{answer, letter("2026-03-01", claims(implemented)), deadlines(func(d *record.Deadlines) { d.Verification = period("none") })}, "npm 2026-08-28"},
		{"claimed and assessed", "2026-03-10", happened{answer, letter("2026-03-01", claims(implemented)), found("2026-03-02", record.Started)}, "npm 2026-08-29"},
		{"closed", "2026-06-01", happened{answer, found("2026-05-01", record.Implemented)}, ""},
		{"repeated", "2026-06-01", happened{answer, repeating("2026-05-01")}, ""},
		{"moved: the new body has not answered", "2026-06-01", happened{answer, letter("2026-05-01", moves("moj", "moh"))}, ""},
		{"no follow-up by policy", "2026-03-01", happened{answer, silence("moj", "none")}, ""},
		{"the shortest of two", "2026-03-01", happened{both, answer, silence("moh", "60d")}, "npm 2026-04-02"},
		{"the shortest of two, the other way round", "2026-03-01", happened{both, answer, silence("moj", "60d")}, "npm 2026-04-02"},
		{"two units compared from the last contact", "2026-06-30", happened{both, answer, silence("moh", "2m"), silence("moj", "60d")}, "npm 2026-04-01"},
		{"two units compared from the publication of another body's report", "2026-08-30", happened{both, theirs("2026-07-01"), silence("moh", "2m"), silence("moj", "60d")}, "npm 2026-08-30"},
		{"the shortest of two, of which one has none", "2026-03-01", happened{both, answer, silence("moj", "none")}, "npm 2026-07-31"},
		{"rejected, by an override", "2026-03-01", happened{letter("2026-02-01", says(rejected)),
			override(record.When{Stakeholder: "moj"}, func(d *record.Deadlines) { d.FollowUp.Rejected = period("2y") })}, "npm 2028-02-01"},
		{"rolls off a Saturday", "2026-03-01", happened{letter("2026-02-02", says(accepted)), calendarOf(t, true)}, "npm 2026-08-03"},
	})
}

func TestFollowUpTakesTheTierOfItsAddressee(t *testing.T) {
	answer := letter("2026-02-01", says(accepted))
	soon := override(record.When{Stakeholder: "moj"}, func(d *record.Deadlines) { d.DueSoon = period("60d") })
	if got := items(t, followup.FollowUp, "2026-06-10", answer, soon)[0].Tier; got != followup.DueSoon {
		t.Errorf("51 days before: %q, want due-soon", got)
	}
	if got := items(t, followup.FollowUp, "2026-06-10", answer)[0].Tier; got != "" {
		t.Errorf("by the ordinary rules: %q, want none", got)
	}
}

func TestWhyAFollowUpIsOwed(t *testing.T) {
	got := items(t, followup.FollowUp, "2026-06-10", letter("2026-02-01", says(accepted)))[0]
	if want := "2026-02-01 last contact about it; plus 180d (follow-up: normal); 2026-07-31 due"; got.Sentence() != want {
		t.Errorf("%q, want %q", got.Sentence(), want)
	}
	if want := "dialogue/2026-02-01-letter-moj.md"; got.Start.Path != want || got.Why[0].Path != want {
		t.Errorf("from %q, want %q", got.Start.Path, want)
	}
}
