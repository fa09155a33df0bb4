package followup_test

import (
	"testing"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

func urgent(r *record.Recommendation) { r.Priority = record.Urgent }

func answerBy(date string) func(*record.Recommendation) {
	return func(r *record.Recommendation) { r.RespondBy = day(date) }
}

func reportAnsweredBy(date string) *record.Report {
	return but(report("2026-01-15"), func(r *record.Report) { r.RespondBy = day(date) })
}

func TestWhenAResponseIsDue(t *testing.T) {
	tell(t, followup.Response, []story{
		{"six months from the issue", "2026-03-01", nil, "moj 2026-07-15"},
		{"an urgent one in 28 days", "2026-03-01", happened{but(recommendation("moj"), urgent)}, "moj 2026-02-12"},
		{"the report says when", "2026-03-01", happened{reportAnsweredBy("2026-09-01")}, "moj 2026-09-01"},
		{"the report says an earlier day", "2026-03-01", happened{reportAnsweredBy("2026-03-03")}, "moj 2026-03-03"},
		{"the recommendation goes before the report", "2026-03-01",
			happened{reportAnsweredBy("2026-03-03"), but(recommendation("moj"), answerBy("2026-10-01"))}, "moj 2026-10-01"},
		{"an urgent one does not wait for the report's date", "2026-03-01",
			happened{reportAnsweredBy("2026-02-13"), but(recommendation("moj"), urgent)}, "moj 2026-02-12"},
		{"the report's date on the same day", "2026-03-01",
			happened{reportAnsweredBy("2026-02-12"), but(recommendation("moj"), urgent)}, "moj 2026-02-12"},
		{"an urgent one in a report that is in a greater hurry", "2026-03-01",
			happened{reportAnsweredBy("2026-02-11"), but(recommendation("moj"), urgent)}, "moj 2026-02-11"},
		{"an urgent one with its own, later date", "2026-03-01",
			happened{reportAnsweredBy("2026-02-11"), but(but(recommendation("moj"), urgent), answerBy("2026-05-01"))}, "moj 2026-05-01"},
		{"no answer is asked for", "2026-03-01", happened{deadlines(func(d *record.Deadlines) { d.Response = period("none") })}, ""},
		{"no answer is asked for, but this report asks", "2026-03-01",
			happened{deadlines(func(d *record.Deadlines) { d.Response = period("none") }), reportAnsweredBy("2026-03-03")}, "moj 2026-03-03"},
		{"no urgent period: the report's date", "2026-03-01", happened{deadlines(func(d *record.Deadlines) { d.ResponseUrgent = period("none") }),
			reportAnsweredBy("2026-09-01"), but(recommendation("moj"), urgent)}, "moj 2026-09-01"},
		{"high priority has the ordinary period", "2026-03-01",
			happened{but(recommendation("moj"), func(r *record.Recommendation) { r.Priority = record.High })}, "moj 2026-07-15"},
	})
}

func TestExtensionsOfAResponse(t *testing.T) {
	tell(t, followup.Response, []story{
		{"granted in a letter of the NPM", "2026-03-01",
			happened{but(letter("2026-02-01", respondBy("2026-09-01")), func(d *record.Dialogue) { d.Direction = record.Outgoing })}, "moj 2026-09-01"},
		{"goes before the recommendation's own date", "2026-03-01",
			happened{but(recommendation("moj"), answerBy("2026-10-01")), letter("2026-02-01", respondBy("2026-11-01"))}, "moj 2026-11-01"},
		{"the latest letter counts, not the latest date", "2026-05-01",
			happened{letter("2026-02-01", respondBy("2026-11-01")), letter("2026-03-01", respondBy("2026-08-01"))}, "moj 2026-08-01"},
		{"a later letter without one leaves it", "2026-05-01",
			happened{letter("2026-02-01", respondBy("2026-11-01")), letter("2026-03-01", implementBy("2027-08-01"))}, "moj 2026-11-01"},
		{"granted tomorrow", "2026-01-31", happened{letter("2026-02-01", respondBy("2026-09-01"))}, "moj 2026-07-15"},
		{"granted before the issue", "2026-03-01", happened{letter("2026-01-14", respondBy("2026-09-01"))}, "moj 2026-07-15"},
		{"for one addressee only", "2026-03-01",
			happened{recommendation("moj", "moh"), letter("2026-02-01", respondBy("2026-09-01", "moh"))}, "moj 2026-07-15, moh 2026-09-01"},
		{"where no answer was asked for", "2026-03-01",
			happened{deadlines(func(d *record.Deadlines) { d.Response = period("none") }), letter("2026-02-01", respondBy("2026-09-01"))}, "moj 2026-09-01"},
		{"two on one day: the one with the later id", "2026-03-01",
			happened{as("2026/b", letter("2026-02-01", respondBy("2026-09-01"))), as("2026/a", letter("2026-02-01", respondBy("2026-10-01")))}, "moj 2026-09-01"},
	})
}

func TestPeriodsFollowTheCalendar(t *testing.T) {
	in := func(p string) *policy { return deadlines(func(d *record.Deadlines) { d.Response = period(p) }) }
	tell(t, followup.Response, []story{
		{"ten working days over two weekends", "2026-01-20", happened{in("10wd")}, "moj 2026-01-29"},
		{"and over a holiday", "2026-01-20", happened{in("10wd"), calendarOf(t, false, "2026-01-19")}, "moj 2026-01-30"},
		{"a holiday on a Saturday costs nothing", "2026-01-20", happened{in("10wd"), calendarOf(t, false, "2026-01-17")}, "moj 2026-01-29"},
		{"issued on a Saturday", "2026-01-20", happened{in("1wd"), report("2026-01-17")}, "moj 2026-01-19"},
		{"a Saturday stays where nothing rolls", "2026-01-20", happened{in("2d")}, "moj 2026-01-17"},
		{"rolls to the Monday", "2026-01-20", happened{in("2d"), calendarOf(t, true)}, "moj 2026-01-19"},
		{"rolls over the holiday after the weekend", "2026-01-20", happened{in("2d"), calendarOf(t, true, "2026-01-19")}, "moj 2026-01-20"},
		{"a working day does not roll", "2026-01-20", happened{in("1d"), calendarOf(t, true)}, "moj 2026-01-16"},
		{"a stated Saturday does not roll", "2026-01-20", happened{calendarOf(t, true), but(recommendation("moj"), answerBy("2026-02-07"))}, "moj 2026-02-07"},
		{"nor the report's", "2026-01-20", happened{calendarOf(t, true), reportAnsweredBy("2026-02-07")}, "moj 2026-02-07"},
		{"nor an extension to one", "2026-01-20", happened{calendarOf(t, true), letter("2026-01-16", respondBy("2026-02-07"))}, "moj 2026-02-07"},
		{"the urgent period rolled is compared with the report's date", "2026-01-20", happened{calendarOf(t, true), reportAnsweredBy("2026-01-18"),
			but(recommendation("moj"), urgent), deadlines(func(d *record.Deadlines) { d.ResponseUrgent = period("2d") })}, "moj 2026-01-18"},
		{"six months from 31 August end with February", "2025-09-01", happened{report("2025-08-31")}, "moj 2026-02-28"},
		{"in a leap year too", "2023-09-01", happened{report("2023-08-31")}, "moj 2024-02-29"},
		{"a year", "2026-01-20", happened{in("1y")}, "moj 2027-01-15"},
		{"today", "2026-01-15", happened{in("0d")}, "moj 2026-01-15"},
	})
}

func TestYearsWithoutHolidaysAreTold(t *testing.T) {
	working := deadlines(func(d *record.Deadlines) { d.Response = period("10wd") })
	if got := items(t, followup.Response, "2026-01-20", working)[0].Unlisted; len(got) != 1 || got[0] != 2026 {
		t.Errorf("no holidays: %v, want 2026", got)
	}
	if got := items(t, followup.Response, "2026-01-20", working, calendarOf(t, false, "2026-12-25"))[0].Unlisted; got != nil {
		t.Errorf("holidays listed: %v", got)
	}
	if got := items(t, followup.Response, "2026-01-20", working, letter("2026-01-16", respondBy("2026-03-02")))[0].Unlisted; got != nil {
		t.Errorf("moved to a fixed date: %v", got)
	}
	if got := items(t, followup.Commitment, "2026-01-20", calendarOf(t, true), promise("2026-01-16", record.Commitment{}))[0].Unlisted; len(got) != 1 {
		t.Errorf("a promise that rolls: %v, want 2026", got)
	}
}

func TestOverridesSetOtherDeadlines(t *testing.T) {
	week := func(d *record.Deadlines) { d.Response, d.ResponseUrgent = period("7d"), period("7d") }
	is := func(change func(*record.When)) *policy {
		var when record.When
		change(&when)
		return override(when, week)
	}
	category := is(func(w *record.When) { w.Category = "line-ministry" })
	with := func(r *record.Report) { r.Type = "thematic" }
	themed := func(r *record.Recommendation) { r.Themes = []string{"food", "health"} }
	const ordinary, shorter = "moj 2026-07-15", "moj 2026-01-22"
	tell(t, followup.Response, []story{
		{"for a category", "2026-01-20", happened{category}, shorter},
		{"for another category", "2026-01-20", happened{is(func(w *record.When) { w.Category = "parliament" })}, ordinary},
		{"for a category, and a body unknown", "2026-01-20", happened{category, recommendation("unknown")}, "unknown 2026-07-15"},
		{"for a body", "2026-01-20", happened{is(func(w *record.When) { w.Stakeholder = "moj" })}, shorter},
		{"for a body above", "2026-01-20", happened{is(func(w *record.When) { w.Stakeholder = "government" }), body("moj", "cabinet"), body("cabinet", "government")}, shorter},
		{"for a body below", "2026-01-20", happened{is(func(w *record.When) { w.Stakeholder = "prisons" }), body("prisons", "moj")}, ordinary},
		{"for a priority", "2026-01-20", happened{is(func(w *record.When) { w.Priority = record.Urgent }), but(recommendation("moj"), urgent)}, shorter},
		{"for another priority", "2026-01-20", happened{is(func(w *record.When) { w.Priority = record.Urgent })}, ordinary},
		{"for a theme", "2026-01-20", happened{is(func(w *record.When) { w.Theme = "health" }), but(recommendation("moj"), themed)}, shorter},
		{"for another theme", "2026-01-20", happened{is(func(w *record.When) { w.Theme = "air" }), but(recommendation("moj"), themed)}, ordinary},
		{"for a type of report", "2026-01-20", happened{is(func(w *record.When) { w.ReportType = "thematic" }), but(report("2026-01-15"), with)}, shorter},
		{"for another type of report", "2026-01-20", happened{is(func(w *record.When) { w.ReportType = "thematic" })}, ordinary},
		{"for all cases", "2026-01-20", happened{is(func(*record.When) {})}, shorter},
		{"keys are ands: both hold", "2026-01-20", happened{is(func(w *record.When) { w.Theme, w.Category = "food", "line-ministry" }), but(recommendation("moj"), themed)}, shorter},
		{"keys are ands: one fails", "2026-01-20", happened{is(func(w *record.When) { w.Theme, w.Category = "food", "parliament" }), but(recommendation("moj"), themed)}, ordinary},
		{"the first match counts", "2026-01-20", happened{override(record.When{}, func(d *record.Deadlines) { d.Response = period("3d") }), category}, "moj 2026-01-18"},
		{"also where it leaves the key alone", "2026-01-20", happened{override(record.When{}, func(d *record.Deadlines) { d.Verification = period("3d") }), category}, ordinary},
		{"by addressee", "2026-01-20", happened{is(func(w *record.When) { w.Stakeholder = "moh" }), recommendation("moj", "moh")}, "moh 2026-01-22, moj 2026-07-15"},
		{"none for a body", "2026-01-20", happened{recommendation("moj", "moh"),
			override(record.When{Stakeholder: "moh"}, func(d *record.Deadlines) { d.Response = period("none") })}, "moj 2026-07-15"},
		{"forms of an answer for a body", "2026-02-01", happened{recommendation("moj", "moh"),
			override(record.When{Stakeholder: "moh"}, func(d *record.Deadlines) { d.ResponseForms = []string{"meeting"} }),
			meeting("2026-01-20", says(accepted, "moj", "moh"))}, "moj 2026-07-15"},
	})
}
