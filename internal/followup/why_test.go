package followup_test

import (
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

func TestEveryStateNamesTheFilesThatMakeItSo(t *testing.T) {
	both := recommendation("moj", "moh")
	const issued = "2026-01-15 issued (reports/rep.md)"
	for _, s := range []story{
		{"draft", "2026-03-01", happened{report("")}, " not issued: neither it nor its report has a date of issue (recommendations/r.md)"},
		{"repeated", "2026-03-01", happened{repeating("2026-02-01"), found("2026-02-15", record.Implemented)}, issued + ";  repeated by recommendations/other (recommendations/other.md)"},
		{"found", "2026-03-01", happened{letter("2026-01-20", says(accepted)), found("2026-02-15", record.Started)},
			issued + "; 2026-02-15 the NPM found: started (assessments/2026-02-15-follow-up-visit.md)"},
		{"claimed since", "2026-03-01", happened{found("2026-02-15", record.Started), letter("2026-02-20", claims(implemented))},
			issued + "; 2026-02-20 moj says: implemented (dialogue/2026-02-20-letter-moj.md)"},
		{"mixed", "2026-03-01", happened{both, meeting("2026-02-01", says(accepted, "moj"))},
			issued + "; 2026-02-01 moj: accepted (no written answer yet) (dialogue/2026-02-01-meeting-moj.md);  moh: no position yet ()"},
		{"accepted in writing", "2026-03-01", happened{letter("2026-02-01", says(accepted))}, issued + "; 2026-02-01 moj: accepted (dialogue/2026-02-01-letter-moj.md)"},
		{"moved", "2026-03-01", happened{letter("2026-02-01", moves("moj", "moh"))},
			issued + "; 2026-02-01 moved to moh (dialogue/2026-02-01-letter-moj.md);  moh: no position yet ()"},
	} {
		t.Run(s.name, func(t *testing.T) {
			var told []string
			for _, reason := range standing(t, s.on, s.records...).Because() {
				told = append(told, reason.Date.String()+" "+reason.Text+" ("+reason.Path+")")
			}
			if got := strings.Join(told, "; "); got != s.want {
				t.Errorf("got  %q\nwant %q", got, s.want)
			}
		})
	}
}

func TestWhatHappenedIsToldInOrder(t *testing.T) {
	granted := record.Item{Claims: record.ClaimInProgress, Extends: &record.Extends{RespondBy: day("2026-08-01"), ImplementBy: day("2026-09-01")}}
	set := build(t, meeting("2026-01-10", says(noted)), letter("2026-02-01", says(accepted)), but(letter("2026-03-01", granted, moves("moj", "moh")), func(d *record.Dialogue) { d.Escalation = "reminder" }),
		found("2026-02-15", record.Started), complaint("2026-02-10"), repeating("2026-04-01")).AsOf(day("2026-05-01"))
	var told []string
	for _, h := range followup.Happenings(set, set.Recommendations["r"], day("2026-05-01")) {
		told = append(told, h.Date.String()+" "+h.Text)
	}
	want := []string{
		"2026-01-10 meeting with moj, position: noted",
		"2026-01-15 issued",
		"2026-02-01 incoming letter with moj, position: accepted",
		"2026-02-10 a complaint bears on it",
		"2026-02-15 found started (follow-up-visit)",
		"2026-03-01 incoming letter with moj, escalation: reminder, claims: in-progress, answer now due 2026-08-01, implementation now due 2026-09-01",
		"2026-03-01 incoming letter with moj, escalation: reminder, moved from moj to moh",
		"2026-04-01 repeated by recommendations/other",
	}
	if got := strings.Join(told, "\n"); got != strings.Join(want, "\n") {
		t.Errorf("got\n%s", got)
	}
}

func TestWhatIsNotDueIsExplained(t *testing.T) {
	noAnswer := func(d *record.Deadlines) { d.Response = period("none") }
	for _, s := range []story{
		{"draft", "2026-03-01", happened{report("")}, " a draft owes nothing (recommendations/r.md)"},
		{"repeated", "2026-03-01", happened{repeating("2026-02-01")}, "2026-02-01 it is closed: what is owed is owed about recommendations/other (recommendations/other.md)"},
		{"closed", "2026-03-01", happened{found("2026-02-15", record.Withdrawn)}, "2026-02-15 it is closed: found withdrawn (assessments/2026-02-15-follow-up-visit.md)"},
		{"closed, and a complaint after", "2026-03-01", happened{found("2026-02-15", record.Implemented), complaint("2026-02-20")},
			"2026-02-15 it is closed: found implemented; only the complaint asks for another look (assessments/2026-02-15-follow-up-visit.md)"},
		{"closed, and a complaint before", "2026-03-01", happened{found("2026-02-15", record.Implemented), complaint("2026-02-10")},
			"2026-02-15 it is closed: found implemented (assessments/2026-02-15-follow-up-visit.md)"},
		{"rejected, never followed up", "2026-03-01", happened{recommendation("npm"), deadlines(func(d *record.Deadlines) { d.FollowUp.Rejected = period("none") }), but(letter("2026-02-01", says(rejected, "npm")), func(d *record.Dialogue) { d.Direction = record.Outgoing })},
			" response by npm: the NPM owes itself no answer (); 2026-02-01 implementation by npm: it rejects the recommendation (dialogue/2026-02-01-letter-moj.md);" +
				"  verification: nobody says that it is done ();  follow-up: register.yaml sets no time for it (follow-up, rejected: none) (register.yaml)"},
		{"never verified, by an override", "2026-03-01", happened{letter("2026-02-01", says(accepted), claims(implemented)), override(record.When{Stakeholder: "moj"}, func(d *record.Deadlines) { d.Verification = period("none") })},
			"2026-02-01 response by moj: it answered in writing (dialogue/2026-02-01-letter-moj.md);" +
				" 2026-02-01 implementation by moj: it says that it is done; that waits to be verified (dialogue/2026-02-01-letter-moj.md);" +
				"  verification: register.yaml sets no time for it (verification: none, override 1) (register.yaml)"},
		{"awaiting", "2026-03-01", nil, " implementation by moj: no date is set, and register.yaml sets no time for it (implementation: none) (register.yaml);" +
			"  verification: nobody says that it is done ();  follow-up: answers are awaited, and none has come ()"},
		{"answered and refused", "2026-03-01", happened{letter("2026-02-01", says(rejected))},
			"2026-02-01 response by moj: it answered in writing (dialogue/2026-02-01-letter-moj.md);" +
				" 2026-02-01 implementation by moj: it rejects the recommendation (dialogue/2026-02-01-letter-moj.md);  verification: nobody says that it is done ()"},
		{"claimed", "2026-03-01", happened{doneBy("2026-12-01", "moj"), letter("2026-02-01", says(accepted), claims(implemented))},
			"2026-02-01 response by moj: it answered in writing (dialogue/2026-02-01-letter-moj.md);" +
				" 2026-02-01 implementation by moj: it says that it is done; that waits to be verified (dialogue/2026-02-01-letter-moj.md);" +
				"  follow-up: the verification stands for it ()"},
		{"claimed, never verified", "2026-03-01", happened{letter("2026-02-01", claims(implemented)), deadlines(func(d *record.Deadlines) { noAnswer(d); d.Verification = period("none") })},
			" response by moj: register.yaml sets no time for it (response: none) (register.yaml); 2026-02-01 implementation by moj: it says that it is done; that waits to be verified (dialogue/2026-02-01-letter-moj.md);" +
				"  verification: register.yaml sets no time for it (verification: none) (register.yaml)"},
		{"no answer asked, by an override", "2026-03-01", happened{override(record.When{Priority: record.Urgent}, func(*record.Deadlines) {}), override(record.When{}, noAnswer)},
			" response by moj: register.yaml sets no time for it (response: none, override 2) (register.yaml);  implementation by moj: no date is set, and register.yaml sets no time for it (implementation: none, override 2) (register.yaml);" +
				"  verification: nobody says that it is done ()"},
		{"another body's", "2026-03-01", happened{theirs("")}, " response by moj: another body's report, which sets no respond_by ();" +
			"  implementation by moj: no date is set, and register.yaml sets no time for it (implementation: none) (register.yaml);  verification: nobody says that it is done ();" +
			"  follow-up: the other body's report is not published (reports/rep.md)"},
		{"to itself, never followed up", "2026-03-01", happened{recommendation("npm"), deadlines(func(d *record.Deadlines) { d.FollowUp.Normal = period("none") })},
			" response by npm: the NPM owes itself no answer ();  implementation by npm: no date is set, and register.yaml sets no time for it (implementation: none) (register.yaml);" +
				"  verification: nobody says that it is done ();  follow-up: register.yaml sets no time for it (follow-up, normal: none) (register.yaml)"},
	} {
		t.Run(s.name, func(t *testing.T) {
			set := build(t, s.records...).AsOf(day(s.on))
			var told []string
			for _, reason := range followup.NotDue(set, set.Recommendations["r"], day(s.on)) {
				told = append(told, reason.Date.String()+" "+reason.Text+" ("+reason.Path+")")
			}
			if got := strings.Join(told, "; "); got != s.want {
				t.Errorf("got  %q\nwant %q", got, s.want)
			}
		})
	}
}
