package followup_test

import (
	"slices"
	"testing"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// happenings tells, on 1 December 2026, what happened to a record of a story, as
// "2026-01-15 issued".
func happenings(t *testing.T, kind record.Kind, id, on string, records ...record.Record) []string {
	t.Helper()
	set := build(t, records...).AsOf(day(on))
	var told []string
	for _, h := range followup.Happenings(set, set.Get(kind, id), day(on)) {
		if h.Path == "" {
			t.Errorf("%s names no file", h.Text)
		}
		told = append(told, h.Date.String()+" "+h.Text)
	}
	return told
}

func pledge(by, due, done string) record.Commitment {
	return record.Commitment{What: "mend it", By: by, Due: day(due), Done: day(done), Recommendation: "r"}
}

func pledging(d *record.Dialogue, promises ...record.Commitment) *record.Dialogue {
	d.Commitments = promises
	return d
}

func stepping(d *record.Dialogue, step record.Step) *record.Dialogue {
	d.Escalation, d.Report = step, "rep"
	return d
}

func TestHappenings(t *testing.T) {
	dropped := pledge("npm", "", "")
	dropped.Dropped = &record.Dropped{Date: day("2026-06-01"), Reason: "moved"}
	elsewhere := pledge("moj", "", "2026-03-09")
	elsewhere.Recommendation = ""
	visit := as("v", &record.Visit{Place: []string{"p"}, Start: day("2026-01-05"), End: day("2026-01-07"), Type: "full"})
	onVisit := but(report("2026-01-15"), func(r *record.Report) {
		r.Visits, r.Drafted, r.DraftSent, r.CommentsReceived, r.Published = []string{"v"}, day("2026-01-08"), day("2026-01-09"), day("2026-01-10"), day("2026-02-01")
		r.SharedWithSPT, r.AuthorityReplyPublished, r.ExpertComments = day("2026-02-02"), day("2026-02-03"), day("2026-01-09")
	})
	place := as("p", &record.Place{Since: day("1990-05-01"), Closed: day("2026-11-01")})
	second := as("r2", recommendation("moj"))
	second.ID = "r2"
	body := func(change func(*record.Stakeholder)) *record.Stakeholder { return but(body("moj", ""), change) }
	for _, test := range []struct {
		name    string
		kind    record.Kind
		id      string
		records happened
		want    []string
	}{
		{"recommendation: positions, findings, promises", record.Recommendations, "r", happened{
			pledging(meeting("2026-02-01", says(accepted)), pledge("moj", "2026-03-01", "2026-02-20"), dropped, elsewhere),
			found("2026-02-01", record.Started), complaint("2026-03-01"),
		}, []string{"2026-01-15 issued", "2026-02-01 meeting with moj, position: accepted", "2026-02-01 moj promised by 2026-03-01: mend it",
			"2026-02-01 npm promised: mend it", "2026-02-01 found started (follow-up-visit)", "2026-02-20 moj kept its promise: mend it",
			"2026-03-01 a complaint bears on it", "2026-06-01 promise of npm dropped: mend it"}},
		{"recommendation: a step about the whole report", record.Recommendations, "r", happened{
			stepping(with(as("step", &record.Dialogue{Date: day("2026-08-01"), Form: "letter", Direction: record.Outgoing}), "moj"), "reminder"),
			stepping(letter("2026-08-02", says(accepted)), "parliament"),
			stepping(with(as("other", &record.Dialogue{Date: day("2026-08-03"), Form: "letter"}), "moh"), "reminder"),
		}, []string{"2026-01-15 issued", "2026-08-01 outgoing letter with moj, escalation: reminder, about the whole report",
			"2026-08-02 incoming letter with moj, escalation: parliament, position: accepted"}},
		{"report: its way and what came of it", record.Reports, "rep", happened{visit, onVisit, place, second,
			letter("2026-03-01", says(accepted), record.Item{Recommendation: "r2", Position: record.Accepted, Claims: implemented}, record.Item{Recommendation: "other", Position: record.Rejected}),
			but(meeting("2026-03-02"), func(d *record.Dialogue) { d.Report = "rep" }), meeting("2026-03-03"), found("2026-04-01", record.Started),
		}, []string{"2026-01-05 visit to p (full)", "2026-01-08 drafted", "2026-01-09 draft sent for comments", "2026-01-09 the experts had the draft",
			"2026-01-10 comments received", "2026-01-15 sent", "2026-02-01 published", "2026-02-02 shared with the SPT", "2026-02-03 the authority's reply published",
			"2026-03-01 incoming letter with moj: 2 × position accepted, claims implemented", "2026-03-02 meeting with moj", "2026-04-01 assessed: started"}},
		{"visit", record.Visits, "v", happened{visit, onVisit, place,
			as("v2", &record.Visit{Place: []string{"p"}, Start: day("2026-05-01"), FollowUpOf: []string{"v"}}),
			as("v3", &record.Visit{Place: []string{"p"}, Start: day("2026-12-24"), FollowUpOf: []string{"v"}}),
			but(meeting("2026-01-06"), func(d *record.Dialogue) { d.Visit = "v" }), meeting("2026-01-07"),
			but(found("2026-05-02", record.Started), func(a *record.Assessment) { a.Visit = "v" }), found("2026-05-03", record.Started),
		}, []string{"2026-01-05 visit to p (full)", "2026-01-06 meeting with moj", "2026-01-07 the visit ended", "2026-01-08 report drafted", "2026-01-09 report draft sent for comments",
			"2026-01-15 report sent", "2026-02-01 report published", "2026-05-01 follow-up visit: visit to p", "2026-05-02 assessed: started"}},
		{"place", record.Places, "p", happened{visit, onVisit, place, second, as("v4", &record.Visit{Place: []string{"q"}, Start: day("2026-05-01")}),
			but(complaint("2026-06-01"), func(c *record.Complaint) { c.Place, c.Closed = "p", day("2026-07-01") }), complaint("2026-06-02"),
			but(meeting("2026-06-03"), func(d *record.Dialogue) { d.Places = []string{"p"} }), meeting("2026-06-04"),
		}, []string{"1990-05-01 opened", "2026-01-05 visit to p (full)", "2026-01-08 report drafted", "2026-01-09 report draft sent for comments", "2026-01-15 report sent",
			"2026-01-15 2 recommendations issued", "2026-02-01 report published", "2026-06-01 complaint received", "2026-06-03 meeting with moj", "2026-07-01 complaint closed", "2026-11-01 closed"}},
		{"complaint", record.Complaints, "c", happened{as("c", &record.Complaint{Received: day("2026-02-01"), Channel: "mail", Acknowledged: day("2026-02-03"), Closed: day("2026-06-01"), Outcome: "a name",
			Person: "a name", Consent: &record.Consent{Share: "yes", Date: day("2026-02-02")}, Actions: []record.Action{{Date: day("2026-03-01"), Action: "refer", To: "a name"}}}),
			but(meeting("2026-03-02"), func(d *record.Dialogue) { d.Complaint = "c" }), meeting("2026-03-03"),
		}, []string{"2026-02-01 received (mail)", "2026-02-02 asked for consent", "2026-02-03 acknowledged", "2026-03-01 action: refer", "2026-03-02 meeting with moj", "2026-06-01 closed"}},
		{"dialogue", record.Dialogues, "d", happened{
			as("d", but(pledging(meeting("2026-02-01", says(accepted), respondBy("2026-09-01")), elsewhere), func(d *record.Dialogue) { d.FollowUp = day("2026-03-01") })),
			as("same", meeting("2026-02-01")), with(meeting("2026-02-20"), "moh"), meeting("2026-03-05"), meeting("2026-03-06"),
			but(found("2026-04-01", record.Started), func(a *record.Assessment) { a.Dialogue = "d" }), found("2026-04-02", record.Started),
		}, []string{"2026-02-01 meeting with moj: position accepted, new deadline granted", "2026-02-01 moj promised: mend it",
			"2026-03-05 followed up: meeting with moj", "2026-03-09 moj kept its promise: mend it", "2026-04-01 assessed: started"}},
		{"dialogue with nothing to follow", record.Dialogues, "d", happened{as("d", meeting("2026-02-01")), meeting("2026-03-05")}, []string{"2026-02-01 meeting with moj"}},
		{"assessment", record.Assessments, "a", happened{as("a", but(found("2026-04-01", record.Started), func(a *record.Assessment) {
			a.Findings = append(a.Findings, record.Finding{Status: record.Implemented}, record.Finding{Status: record.Started})
		}))}, []string{"2026-04-01 assessed: 2 × started, implemented"}},
		{"process", record.Processes, "x", happened{onVisit,
			as("x", &record.Process{Session: day("2026-04-01"), Reports: []string{"rep"}, Steps: []record.ProcessStep{{Step: "briefing", Done: day("2026-03-01"), How: "oral"}, {Step: "follow-up", Due: day("2026-05-01")}}}),
			but(meeting("2026-03-02"), func(d *record.Dialogue) { d.Process = "x" }), meeting("2026-03-03"),
		}, []string{"2026-01-08 report drafted", "2026-01-09 report draft sent for comments", "2026-01-15 report sent", "2026-02-01 report published",
			"2026-03-01 done: briefing (oral)", "2026-03-02 meeting with moj", "2026-04-01 session"}},
		{"stakeholder: who they are and what was done with them", record.Stakeholders, "moj", happened{
			body(func(s *record.Stakeholder) {
				s.Introduced, s.Reviewed, s.Ended, s.SucceededBy = day("2020-01-01"), day("2026-01-01"), day("2026-10-01"), []string{"moh"}
			}),
			ended("old", "2019-01-01", "moj"), ended("older", "2018-01-01", "old"),
			as("c", &record.Contact{Stakeholder: "moj", Since: day("2021-01-01"), Until: day("2022-01-01")}), as("c2", &record.Contact{Stakeholder: "moh", Since: day("2021-01-02")}),
			as("a", &record.Agreement{Type: "mou", Parties: []string{"moj"}, Signed: day("2023-01-01"), Expires: day("2024-01-01")}), as("a2", &record.Agreement{Parties: []string{"moh"}, Signed: day("2023-01-02")}),
			as("their", &record.Report{IssuedBy: "moj", Sent: day("2024-02-01")}),
			as("v", &record.Visit{Place: []string{"p"}, Start: day("2024-03-01"), By: "moj"}), as("v2", &record.Visit{Place: []string{"q"}, Start: day("2024-04-01"), JointWith: []string{"moj"}}),
			pledging(meeting("2026-02-01", says(accepted)), elsewhere, pledge("moh", "", "")), pledging(with(meeting("2026-02-02"), "moh"), elsewhere),
			but(complaint("2026-06-01"), func(c *record.Complaint) { c.Stakeholder = "moj" }), complaint("2026-06-02"),
		}, []string{"2019-01-01 took the place of old", "2020-01-01 first meeting on the mandate", "2021-01-01 contact since this day", "2022-01-01 contact until this day",
			"2023-01-01 agreement signed (mou)", "2024-01-01 agreement ran out (mou)", "2024-02-01 its report sent", "2024-03-01 its own visit: visit by moj to p", "2024-04-01 joint visit: visit to q",
			"2026-01-01 entry looked at again", "2026-01-15 recommendation issued", "2026-02-01 meeting with moj: position accepted", "2026-02-01 moj promised: mend it", "2026-02-02 moj promised: mend it",
			"2026-03-09 moj kept its promise: mend it", "2026-03-09 moj kept its promise: mend it", "2026-06-01 complaint received", "2026-10-01 ended, succeeded by moh"}},
		{"contact", record.Contacts, "c", happened{as("c", &record.Contact{Stakeholder: "moj", Since: day("2021-01-01")}),
			but(meeting("2026-03-02"), func(d *record.Dialogue) { d.Contacts = []string{"c"} }), meeting("2026-03-03"),
		}, []string{"2021-01-01 contact since this day", "2026-03-02 meeting with moj"}},
		{"member", record.Members, "m", happened{
			as("m", &record.Member{Contract: &record.Contract{Start: day("2020-01-01"), End: day("2021-01-01")}, Induction: day("2020-01-02"), Confidentiality: day("2020-01-03"), AccreditedUntil: day("2021-01-02"),
				Until: day("2021-01-03"), Trainings: []record.Training{{Date: day("2020-02-01"), What: "interviews"}}, Conflicts: []record.Conflict{{Place: "p", Since: day("2020-03-01")}, {Since: day("2020-03-02")}}}),
			as("v", &record.Visit{Place: []string{"p"}, Start: day("2020-04-01"), Team: []string{"m"}}), as("v2", &record.Visit{Place: []string{"p"}, Start: day("2020-04-02")}),
			as("a", &record.Agreement{Type: "confidentiality", Expert: "m", Signed: day("2020-01-04"), Expires: day("2020-07-01"), Ended: day("2020-06-01")}),
			as("led", but(meeting("2020-05-01"), func(d *record.Dialogue) { d.Lead = "m" })), as("in", but(meeting("2020-05-02"), func(d *record.Dialogue) { d.Team = []string{"m"} })), meeting("2020-05-03"),
		}, []string{"2020-01-01 contract began", "2020-01-02 induction", "2020-01-03 confidentiality signed", "2020-01-04 agreement signed (confidentiality)", "2020-02-01 training: interviews",
			"2020-03-01 conflict of interest: p", "2020-03-02 conflict of interest", "2020-04-01 on the team: visit to p", "2020-05-01 meeting with moj", "2020-05-02 meeting with moj",
			"2020-06-01 agreement ended (confidentiality)", "2021-01-01 contract ended", "2021-01-02 accreditation ended", "2021-01-03 left"}},
		{"agreement", record.Agreements, "a", happened{as("a", &record.Agreement{Type: "mou", Signed: day("2020-01-04"), Expires: day("2021-01-04"), ReviewBy: day("2020-06-01"), Ended: day("2022-01-01")}),
			but(meeting("2020-05-01"), func(d *record.Dialogue) { d.Agreement = "a" }),
			but(meeting("2020-05-02"), func(d *record.Dialogue) { d.HandedOver = []record.HandedOver{{What: "a list", Agreement: "a"}} }), meeting("2020-05-03"),
		}, []string{"2020-01-04 agreement signed (mou)", "2020-05-01 meeting with moj", "2020-05-02 meeting with moj, information handed over", "2021-01-04 agreement ran out (mou)", "2022-01-01 agreement ended (mou)"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := happenings(t, test.kind, test.id, "2026-12-01", test.records...); !slices.Equal(got, test.want) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

// What is planned has not happened: neither a visit nor the end of a contract.
func TestHappeningsByADay(t *testing.T) {
	plan := happened{
		as("v", &record.Visit{Place: []string{"p"}, Start: day("2026-05-01")}),
		as("m", &record.Member{Contract: &record.Contract{End: day("2026-05-01")}}),
		as("later", &record.Recommendation{Report: "none", Issued: day("2026-05-01"), Addressees: []string{"moj"}}),
	}
	for _, test := range []struct {
		kind record.Kind
		id   string
	}{{record.Visits, "v"}, {record.Members, "m"}, {record.Recommendations, "later"}} {
		if got := happenings(t, test.kind, test.id, "2026-04-30", plan...); len(got) != 0 {
			t.Errorf("%s, the day before: %q", test.kind, got)
		}
		if got := happenings(t, test.kind, test.id, "2026-05-01", plan...); len(got) != 1 {
			t.Errorf("%s, on the day: %q", test.kind, got)
		}
	}
}
