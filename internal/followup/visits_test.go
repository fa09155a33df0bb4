package followup_test

import (
	"testing"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

func TestPlaceVisit(t *testing.T) {
	yearly := func(since, closed string) *record.Place {
		return but(place("p"), func(p *record.Place) { p.VisitEvery, p.Since, p.Closed = period("1y"), day(since), day(closed) })
	}
	by := func(v *record.Visit) { v.By = "spt" }
	tellAgenda(t, followup.PlaceVisit, []story{
		{"never visited", "2026-03-01", happened{yearly("2025-06-01", "")}, "places/p: npm 2026-06-01"},
		{"never visited, and nobody knows since when it is used", "2026-03-01", happened{yearly("", "")}, ""},
		{"from the end of the last visit", "2026-03-01", happened{yearly("2020-06-01", ""), visit("a", "2026-02-01", "2026-02-03"), visit("b", "2025-02-01", "2025-02-03")}, "places/p: npm 2027-02-03"},
		{"from its only day", "2026-03-01", happened{yearly("2020-06-01", ""), visit("a", "2026-02-01", "")}, "places/p: npm 2027-02-01"},
		{"the visit that ended last", "2026-03-01", happened{yearly("2020-06-01", ""), visit("a", "2026-01-01", "2026-02-03"), visit("b", "2026-01-10", "2026-01-11")}, "places/p: npm 2027-02-03"},
		{"while the team is there", "2026-02-02", happened{yearly("2020-06-01", ""), visit("a", "2026-02-01", "2026-02-03")}, "places/p: npm 2027-02-03"},
		{"planned only", "2026-01-31", happened{yearly("2025-06-01", ""), visit("a", "2026-02-01", "2026-02-03")}, "places/p: npm 2026-06-01"},
		{"one of several places", "2026-03-01", happened{yearly("2025-06-01", ""), but(visit("a", "2026-02-01", ""), func(v *record.Visit) { v.Place = []string{"q", "p"} })}, "places/p: npm 2027-02-01"},
		{"another place", "2026-03-01", happened{yearly("2025-06-01", ""), but(visit("a", "2026-02-01", ""), func(v *record.Visit) { v.Place = []string{"q"} })}, "places/p: npm 2026-06-01"},
		{"by another body", "2026-03-01", happened{yearly("2025-06-01", ""), but(visit("a", "2026-02-01", ""), by)}, "places/p: npm 2026-06-01"},
		{"by the NPM, in so many words", "2026-03-01", happened{yearly("2025-06-01", ""), but(visit("a", "2026-02-01", ""), func(v *record.Visit) { v.By = "npm" })}, "places/p: npm 2027-02-01"},
		{"turned away", "2026-03-01", happened{yearly("2025-06-01", ""), but(visit("a", "2026-02-01", ""), func(v *record.Visit) { v.AccessGiven = "denied" })}, "places/p: npm 2026-06-01"},
		{"let in late", "2026-03-01", happened{yearly("2025-06-01", ""), but(visit("a", "2026-02-01", ""), func(v *record.Visit) { v.AccessGiven = "delayed" })}, "places/p: npm 2027-02-01"},
		{"closed", "2026-03-01", happened{yearly("2025-06-01", "2026-03-01")}, ""},
		{"not yet closed", "2026-02-28", happened{yearly("2025-06-01", "2026-03-01")}, "places/p: npm 2026-06-01"},
		{"no rhythm", "2026-03-01", happened{place("p"), visit("a", "2026-02-01", "")}, ""},
	})
}

func TestReprisalCheckAfterAVisit(t *testing.T) {
	risk := func(word string) *record.Visit {
		return but(visit("v", "2026-03-01", "2026-03-03"), func(v *record.Visit) { v.ReprisalRisk = word })
	}
	check := func(id, start string, places ...string) *record.Visit {
		return but(visit(id, start, ""), func(v *record.Visit) { v.ReprisalCheck, v.Place = true, places })
	}
	safe := func(received, on, action string) *record.Complaint {
		return complained(received, func(c *record.Complaint) { c.Actions = []record.Action{{Date: day(on), Action: action}} })
	}
	const possible = "visits/v: npm 2026-04-02"
	both := but(risk("possible"), func(v *record.Visit) { v.Place = []string{"p", "q"} })
	p, q := place("p"), place("q")
	tellAgenda(t, followup.ReprisalCheck, []story{
		{"possible", "2026-03-10", happened{p, risk("possible")}, possible},
		{"real", "2026-03-10", happened{p, risk("real")}, "visits/v: npm 2026-03-06"},
		{"none seen", "2026-03-10", happened{p, risk("none")}, ""},
		{"nothing said", "2026-03-10", happened{p, risk("")}, ""},
		{"while the team is there", "2026-03-02", happened{p, risk("possible")}, possible},
		{"planned only", "2026-02-28", happened{p, risk("possible")}, ""},
		{"another body's", "2026-03-10", happened{p, but(risk("possible"), func(v *record.Visit) { v.By = "spt" })}, ""},
		{"a later visit looked", "2026-03-10", happened{p, risk("possible"), check("w", "2026-03-04", "p")}, ""},
		{"another body's visit looked", "2026-03-10", happened{p, risk("possible"), but(check("w", "2026-03-04", "p"), func(v *record.Visit) { v.By = "spt" })}, ""},
		{"a visit on its last day", "2026-03-10", happened{p, risk("possible"), check("w", "2026-03-03", "p")}, possible},
		{"the visit itself", "2026-03-10", happened{p, but(risk("possible"), func(v *record.Visit) { v.ReprisalCheck = true })}, possible},
		{"a visit to come", "2026-03-10", happened{p, risk("possible"), check("w", "2026-03-11", "p")}, possible},
		{"a later visit looked at other things", "2026-03-10", happened{p, risk("possible"), visit("w", "2026-03-04", "")}, possible},
		{"a later visit elsewhere", "2026-03-10", happened{p, q, risk("possible"), check("w", "2026-03-04", "q")}, possible},
		{"one of two places", "2026-03-10", happened{p, q, both, check("w", "2026-03-04", "q")}, possible},
		{"both places, one after the other", "2026-03-10", happened{p, q, both, check("w", "2026-03-04", "q"), check("x", "2026-03-05", "p")}, ""},
		{"somebody there was asked after", "2026-03-10", happened{p, risk("possible"), safe("2026-03-02", "2026-03-03", "check-safety")}, ""},
		{"somebody who complained on its first day", "2026-03-10", happened{p, risk("possible"), safe("2026-03-01", "2026-03-03", "check-safety")}, ""},
		{"before the visit ended", "2026-03-10", happened{p, risk("possible"), safe("2026-03-02", "2026-03-02", "check-safety")}, possible},
		{"somebody who complained before the visit", "2026-03-10", happened{p, risk("possible"), safe("2026-02-28", "2026-03-05", "check-safety")}, possible},
		{"something else was done", "2026-03-10", happened{p, risk("possible"), safe("2026-03-02", "2026-03-03", "advise")}, possible},
		{"no time is set", "2026-03-10", happened{p, risk("possible"), deadlines(func(d *record.Deadlines) { d.ReprisalCheck.Possible = period("none") })}, ""},
		{"sooner for one authority", "2026-03-10", happened{p, but(place("q"), func(p *record.Place) { p.Authority = "moh" }), both,
			override(record.When{Stakeholder: "moh"}, func(d *record.Deadlines) { d.ReprisalCheck.Possible = period("5d") })}, "visits/v: npm 2026-03-08"},
	})
}
