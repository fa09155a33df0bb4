package followup_test

import (
	"testing"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// dates says how far a report has come.
type dates struct{ drafted, draft, due, received, sent, published string }

func come(r *record.Report, d dates) *record.Report {
	r.Drafted, r.DraftSent, r.CommentsDue = day(d.drafted), day(d.draft), day(d.due)
	r.CommentsReceived, r.Sent, r.Published = day(d.received), day(d.sent), day(d.published)
	return r
}

func typed(r *record.Report, kind string) *record.Report {
	r.Type = kind
	return r
}

func noReport(v *record.Visit) *record.Visit {
	v.NoReport = "a check on reprisals only"
	return v
}

func byOthers(v *record.Visit) *record.Visit {
	v.By = "spt"
	return v
}

func issuedBy(r *record.Report, by string) *record.Report {
	r.IssuedBy = by
	return r
}

// to is a recommendation of the report on the visit.
func to(id string, addressees ...string) *record.Recommendation {
	return as(id, &record.Recommendation{Report: "on", Addressees: addressees, Priority: record.Normal})
}

func TestDraftReport(t *testing.T) {
	p, v := place("p"), visit("v", "2026-02-02", "2026-02-04")
	later := visit("w", "2026-02-10", "2026-02-12")
	const ofVisit, ofReport = "visits/v: npm 2026-04-05", "reports/on: npm 2026-04-05"
	never := func(d *record.Deadlines) { d.DraftReport = period("none") }
	tellAgenda(t, followup.DraftReport, []story{
		{"of a visit without a report", "2026-03-01", happened{p, v}, ofVisit},
		{"of a visit of one day", "2026-03-01", happened{p, visit("v", "2026-02-04", "")}, ofVisit},
		{"of a follow-up visit too", "2026-03-01", happened{p, but(visit("v", "2026-02-02", "2026-02-04"), func(v *record.Visit) { v.Type, v.FollowUpOf = "follow-up", []string{"w"} })}, ofVisit},
		{"while the team is there", "2026-02-03", happened{p, v}, ofVisit},
		{"on its first day", "2026-02-02", happened{p, v}, ofVisit},
		{"of a plan", "2026-02-01", happened{p, v}, ""},
		{"of a report on a plan", "2026-02-01", happened{p, v, reportOn("v")}, ""},
		{"of another body's visit", "2026-03-01", happened{p, byOthers(visit("v", "2026-02-02", "2026-02-04"))}, ""},
		{"of our report on another body's visit", "2026-03-01", happened{p, byOthers(visit("v", "2026-02-02", "2026-02-04")), reportOn("v")}, ""},
		{"there will be none", "2026-03-01", happened{p, noReport(visit("v", "2026-02-02", "2026-02-04"))}, ""},
		{"there will be none, and yet a report names it", "2026-03-01", happened{p, noReport(visit("v", "2026-02-02", "2026-02-04")), reportOn("v")}, ""},
		{"of the report once there is one", "2026-03-01", happened{p, v, reportOn("v")}, ofReport},
		{"drafted, not sent", "2026-03-01", happened{p, v, come(reportOn("v"), dates{drafted: "2026-02-20"})}, ofReport},
		{"draft sent", "2026-03-01", happened{p, v, come(reportOn("v"), dates{draft: "2026-03-01"})}, ""},
		{"draft sent later", "2026-02-28", happened{p, v, come(reportOn("v"), dates{draft: "2026-03-01"})}, ofReport},
		{"comments received", "2026-03-01", happened{p, v, come(reportOn("v"), dates{received: "2026-03-01"})}, ""},
		{"sent without a draft", "2026-03-01", happened{p, v, come(reportOn("v"), dates{sent: "2026-03-01"})}, ""},
		{"published without more", "2026-03-01", happened{p, v, come(reportOn("v"), dates{published: "2026-03-01"})}, ""},
		{"only a date for comments", "2026-03-01", happened{p, v, come(reportOn("v"), dates{due: "2026-03-01"})}, ofReport},
		{"of a report on two visits, from the last", "2026-03-01", happened{p, v, later, reportOn("w", "v")}, "reports/on: npm 2026-04-13"},
		{"of which one needs none", "2026-03-01", happened{p, v, noReport(visit("w", "2026-02-10", "2026-02-12")), reportOn("v", "w")}, ofReport},
		{"of which one is planned", "2026-02-09", happened{p, v, later, reportOn("v", "w")}, ofReport},
		{"of which one was another body's", "2026-03-01", happened{p, v, byOthers(visit("w", "2026-02-10", "2026-02-12")), reportOn("v", "w")}, ofReport},
		{"two reports on one visit", "2026-03-01", happened{p, v, reportOn("v"), as("second", &record.Report{Type: "thematic", Visits: []string{"v"}})}, ofReport + ", reports/second: npm 2026-04-05"},
		{"an urgent letter is not yet the report", "2026-03-01", happened{p, v, typed(come(reportOn("v"), dates{sent: "2026-02-05"}), "urgent")}, ofVisit},
		{"an annual report neither", "2026-03-01", happened{p, v, typed(reportOn("v"), "annual")}, ofVisit},
		{"nor another body's", "2026-03-01", happened{p, v, issuedBy(reportOn("v"), "spt")}, ofVisit},
		{"a report of the NPM in so many words", "2026-03-01", happened{p, v, issuedBy(reportOn("v"), "npm")}, ofReport},
		{"a report about no visit", "2026-03-01", happened{typed(reportOn(), "thematic")}, ""},
		{"a report about a visit that is not there", "2026-03-01", happened{reportOn("gone")}, ""},
		{"no time is set", "2026-03-01", happened{p, v, deadlines(never)}, ""},
		{"none for a type", "2026-03-01", happened{p, v, reportOn("v"), override(record.When{ReportType: "visit"}, never)}, ""},
		{"none for another type", "2026-03-01", happened{p, v, reportOn("v"), override(record.When{ReportType: "thematic"}, never)}, ofReport},
		{"sooner for whoever runs the place", "2026-03-01", happened{p, v, override(record.When{Stakeholder: "moj"}, func(d *record.Deadlines) { d.DraftReport = period("30d") })}, "visits/v: npm 2026-03-06"},
	})
}

func TestComments(t *testing.T) {
	p, v := place("p"), visit("v", "2026-02-02", "")
	const owed = "reports/on: moj 2026-03-31"
	sent := func(d dates) *record.Report {
		d.draft = "2026-03-01"
		return come(reportOn("v"), d)
	}
	never := func(d *record.Deadlines) { d.Comments = period("none") }
	longer := func(d *record.Deadlines) { d.Comments = period("40d") }
	tellAgenda(t, followup.Comments, []story{
		{"from the draft", "2026-03-05", happened{p, v, sent(dates{})}, owed},
		{"by a stated day", "2026-03-05", happened{p, v, sent(dates{due: "2026-03-20"})}, "reports/on: moj 2026-03-20"},
		{"no draft yet", "2026-03-05", happened{p, v, come(reportOn("v"), dates{drafted: "2026-03-01", due: "2026-03-20"})}, ""},
		{"draft sent later", "2026-02-28", happened{p, v, sent(dates{})}, ""},
		{"received", "2026-03-05", happened{p, v, sent(dates{received: "2026-03-05"})}, ""},
		{"received later", "2026-03-04", happened{p, v, sent(dates{received: "2026-03-05"})}, owed},
		{"the report was sent without them", "2026-03-05", happened{p, v, sent(dates{sent: "2026-03-05"})}, ""},
		{"and published", "2026-03-05", happened{p, v, sent(dates{published: "2026-03-05"})}, ""},
		{"another body's report", "2026-03-05", happened{p, v, issuedBy(sent(dates{}), "spt")}, ""},
		{"its visits have no report", "2026-03-05", happened{p, noReport(visit("v", "2026-02-02", "")), sent(dates{})}, ""},
		{"from the addressees rather than the place", "2026-03-05", happened{p, v, sent(dates{}), to("a", "moh"), to("b", "mos", "npm", "moh"), body("mos", "")}, "reports/on: moh+mos 2026-03-31"},
		{"addressed to the NPM alone", "2026-03-05", happened{p, v, sent(dates{}), to("a", "npm")}, owed},
		{"from whoever succeeded", "2026-03-05", happened{p, v, sent(dates{}), to("a", "moh"), endedBody(body("moh", ""), "2026-03-02", "mos"), body("mos", "")}, "reports/on: mos 2026-03-31"},
		{"a thematic report about no visit", "2026-03-05", happened{typed(come(reportOn(), dates{draft: "2026-03-01"}), "thematic"), to("a", "moh")}, "reports/on: moh 2026-03-31"},
		{"to nobody known", "2026-03-05", happened{come(reportOn(), dates{draft: "2026-03-01"})}, ""},
		{"no time is set", "2026-03-05", happened{p, v, sent(dates{}), deadlines(never)}, ""},
		{"no time is set, but a day", "2026-03-05", happened{p, v, sent(dates{due: "2026-03-20"}), deadlines(never)}, "reports/on: moj 2026-03-20"},
		{"one of them is not asked", "2026-03-05", happened{p, v, sent(dates{}), to("a", "moj", "moh"), override(record.When{Stakeholder: "moh"}, never)}, owed},
		{"the first of them is not asked", "2026-03-05", happened{p, v, sent(dates{}), to("a", "moj", "moh"), override(record.When{Stakeholder: "moj"}, never)}, "reports/on: moh 2026-03-31"},
		{"one of them has longer", "2026-03-05", happened{p, v, sent(dates{}), to("a", "moj", "moh"), override(record.When{Stakeholder: "moh"}, longer)}, "reports/on: moh+moj 2026-04-10"},
		{"the first of them has longer", "2026-03-05", happened{p, v, sent(dates{}), to("a", "moj", "mos"), body("mos", ""), override(record.When{Stakeholder: "moj"}, longer)}, "reports/on: moj+mos 2026-04-10"},
	})
}

func TestFinalReport(t *testing.T) {
	p, v := place("p"), visit("v", "2026-02-02", "")
	sent := func(d dates) *record.Report {
		d.draft = "2026-03-01"
		return come(reportOn("v"), d)
	}
	never := func(d *record.Deadlines) { d.Comments = period("none") }
	const owed = "reports/on: npm 2026-05-30"
	tellAgenda(t, followup.FinalReport, []story{
		{"from the day on which comments are due", "2026-03-05", happened{p, v, sent(dates{})}, owed},
		{"from a stated day", "2026-03-05", happened{p, v, sent(dates{due: "2026-03-20"})}, "reports/on: npm 2026-05-19"},
		{"from the comments", "2026-03-10", happened{p, v, sent(dates{due: "2026-03-20", received: "2026-03-10"})}, "reports/on: npm 2026-05-09"},
		{"comments to come", "2026-03-09", happened{p, v, sent(dates{received: "2026-03-10"})}, owed},
		{"comments on a draft of which nobody knows when it was sent", "2026-03-10", happened{p, v, come(reportOn("v"), dates{received: "2026-03-10"})}, "reports/on: npm 2026-05-09"},
		{"no draft", "2026-03-05", happened{p, v, reportOn("v")}, ""},
		{"sent", "2026-05-01", happened{p, v, sent(dates{sent: "2026-05-01"})}, ""},
		{"sent later", "2026-04-30", happened{p, v, sent(dates{sent: "2026-05-01"})}, owed},
		{"published", "2026-05-01", happened{p, v, sent(dates{published: "2026-05-01"})}, ""},
		{"another body's report", "2026-03-05", happened{p, v, issuedBy(sent(dates{}), "spt")}, ""},
		{"its visits have no report", "2026-03-05", happened{p, noReport(visit("v", "2026-02-02", "")), sent(dates{})}, ""},
		{"about no visit, to nobody known", "2026-03-05", happened{come(reportOn(), dates{draft: "2026-03-01"})}, owed},
		{"no comments are asked for", "2026-03-05", happened{p, v, sent(dates{}), deadlines(never)}, "reports/on: npm 2026-04-30"},
		{"an annual report with a draft", "2026-03-05", happened{typed(come(reportOn(), dates{draft: "2026-03-01"}), "annual")}, owed},
		{"no time is set", "2026-03-05", happened{p, v, sent(dates{}), deadlines(func(d *record.Deadlines) { d.FinalReport = period("none") })}, ""},
	})
}

func TestEscalationOfComments(t *testing.T) {
	about := func(on, report string, step record.Step) *record.Dialogue {
		return but(letter(on), func(d *record.Dialogue) { d.Report, d.Escalation = report, step })
	}
	for _, c := range []struct {
		name, on string
		records  happened
		want     record.Step
	}{
		{"on the day", "2026-03-31", nil, ""},
		{"the day after", "2026-04-01", nil, "reminder"},
		{"reminded", "2026-05-01", happened{about("2026-04-02", "on", "reminder")}, ""},
		{"reminded of another report", "2026-05-01", happened{about("2026-04-02", "rep", "reminder")}, "reminder"},
		{"reminded before it was due", "2026-05-01", happened{about("2026-03-31", "on", "reminder")}, "reminder"},
		{"spoken of without a step", "2026-05-01", happened{about("2026-04-02", "on", "")}, "reminder"},
		{"reminded long ago", "2026-06-01", happened{about("2026-04-02", "on", "reminder")}, "higher-authority"},
		{"a draft goes no further than the higher authority", "2027-06-01", happened{about("2026-06-02", "on", "higher-authority")}, ""},
	} {
		records := append(happened{place("p"), visit("v", "2026-02-02", ""), draftSent("2026-03-01")}, c.records...)
		if got := agendaOf(t, followup.Comments, c.on, records...)[0].NextStep; got != c.want {
			t.Errorf("%s: next step %q, want %q", c.name, got, c.want)
		}
		for _, i := range agendaOf(t, followup.FinalReport, "2030-01-01", records...) {
			if i.NextStep != "" {
				t.Errorf("%s: the NPM escalates against itself: %s", c.name, i.NextStep)
			}
		}
	}
}
