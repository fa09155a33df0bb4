package followup_test

import (
	"testing"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

func TestAcknowledgement(t *testing.T) {
	with := func(change func(*record.Complaint)) *record.Complaint { return complained("2026-02-02", change) }
	never := func(d *record.Deadlines) { d.Acknowledge = period("none") }
	const owed = "complaints/c: npm 2026-02-16"
	tellAgenda(t, followup.Acknowledgement, []story{
		{"by mail", "2026-02-03", happened{with(nothing)}, owed},
		{"during a visit", "2026-02-03", happened{with(func(c *record.Complaint) { c.Channel = "visit" })}, ""},
		{"unsafe", "2026-02-03", happened{with(func(c *record.Complaint) { c.Acknowledge = "unsafe" })}, ""},
		{"wanted", "2026-02-03", happened{with(func(c *record.Complaint) { c.Acknowledge = "yes" })}, owed},
		{"done", "2026-02-10", happened{with(func(c *record.Complaint) { c.Acknowledged = day("2026-02-10") })}, ""},
		{"done later", "2026-02-09", happened{with(func(c *record.Complaint) { c.Acknowledged = day("2026-02-10") })}, owed},
		{"closed without it", "2026-02-10", happened{with(func(c *record.Complaint) { c.Closed = day("2026-02-10") })}, owed},
		{"received later", "2026-02-01", happened{with(nothing)}, ""},
		{"no time is set", "2026-02-03", happened{with(nothing), deadlines(never)}, ""},
		{"none for a theme", "2026-02-03", happened{with(func(c *record.Complaint) { c.Themes = []string{"food"} }), override(record.When{Theme: "food"}, never)}, ""},
		{"none for a body", "2026-02-03", happened{with(nothing), override(record.When{Stakeholder: "moj"}, never)}, ""},
		{"none for another body", "2026-02-03", happened{with(nothing), override(record.When{Stakeholder: "moh"}, never)}, owed},
	})
}

func TestComplaintAction(t *testing.T) {
	did := func(closed string, actions ...record.Action) *record.Complaint {
		return complained("2026-02-02", func(c *record.Complaint) { c.Actions, c.Closed = actions, day(closed) })
	}
	act := func(on, followUp string) record.Action {
		return record.Action{Date: day(on), Action: "refer", FollowUp: day(followUp)}
	}
	const owed = "complaints/c: npm 2026-04-01"
	tellAgenda(t, followup.ComplaintAction, []story{
		{"planned", "2026-03-01", happened{did("", act("2026-02-10", "2026-04-01"))}, owed},
		{"not planned", "2026-03-01", happened{did("", act("2026-02-10", ""))}, ""},
		{"followed by another action", "2026-03-01", happened{did("", act("2026-02-10", "2026-04-01"), act("2026-02-11", ""))}, ""},
		{"written in another order", "2026-03-01", happened{did("", act("2026-02-11", ""), act("2026-02-10", "2026-04-01"))}, ""},
		{"which plans another", "2026-03-01", happened{did("", act("2026-02-10", "2026-03-01"), act("2026-02-11", "2026-04-01"))}, owed},
		{"two actions of one day", "2026-03-01", happened{did("", act("2026-02-10", "2026-04-01"), act("2026-02-10", ""))}, owed},
		{"two plans of one day", "2026-03-01", happened{did("", act("2026-02-10", "2026-04-01"), act("2026-02-10", "2026-03-20"))}, "complaints/c: npm 2026-03-20, " + owed},
		{"an action to come", "2026-02-20", happened{did("", act("2026-02-10", "2026-04-01"), act("2026-02-21", ""))}, owed},
		{"closed", "2026-03-01", happened{did("2026-03-01", act("2026-02-10", "2026-04-01"))}, ""},
		{"not yet closed", "2026-02-28", happened{did("2026-03-01", act("2026-02-10", "2026-04-01"))}, owed},
	})
}

func TestReprisalCheckAfterAComplaint(t *testing.T) {
	at := func(risk string, change func(*record.Complaint)) *record.Complaint {
		return complained("2026-03-01", func(c *record.Complaint) { c.ReprisalRisk = risk; change(c) })
	}
	acted := func(on, action string) func(*record.Complaint) {
		return func(c *record.Complaint) { c.Actions = []record.Action{{Date: day(on), Action: action}} }
	}
	check := func(start, place string) *record.Visit {
		return but(visit("w", start, ""), func(v *record.Visit) { v.ReprisalCheck, v.Place = true, []string{place} })
	}
	const owed = "complaints/c: npm 2026-03-31"
	tellAgenda(t, followup.ReprisalCheck, []story{
		{"possible", "2026-03-10", happened{at("possible", nothing)}, owed},
		{"real", "2026-03-10", happened{at("real", nothing)}, "complaints/c: npm 2026-03-04"},
		{"none seen", "2026-03-10", happened{at("none", nothing)}, ""},
		{"asked after on the same day", "2026-03-10", happened{at("possible", acted("2026-03-01", "check-safety"))}, ""},
		{"asked after the day before", "2026-03-10", happened{at("possible", acted("2026-02-28", "check-safety"))}, owed},
		{"asked after later", "2026-03-10", happened{at("possible", acted("2026-03-11", "check-safety"))}, owed},
		{"something else was done", "2026-03-10", happened{at("possible", acted("2026-03-05", "refer"))}, owed},
		{"a later visit looked", "2026-03-10", happened{place("p"), at("possible", nothing), check("2026-03-02", "p")}, ""},
		{"a visit of the same day", "2026-03-10", happened{place("p"), at("possible", nothing), check("2026-03-01", "p")}, owed},
		{"a visit elsewhere", "2026-03-10", happened{place("p"), place("q"), at("possible", nothing), check("2026-03-02", "q")}, owed},
		{"no place, and a visit to none", "2026-03-10", happened{at("possible", func(c *record.Complaint) { c.Place = "" }), check("2026-03-02", "")}, owed},
		{"closed", "2026-03-10", happened{at("possible", func(c *record.Complaint) { c.Closed = day("2026-03-05") })}, owed},
		{"no time is set", "2026-03-10", happened{at("possible", nothing), deadlines(func(d *record.Deadlines) { d.ReprisalCheck.Possible = period("none") })}, ""},
	})
}
