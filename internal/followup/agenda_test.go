package followup_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// What the stories about other records than recommendations begin with.

func called(title string) record.Common { return record.Common{Title: title} }

func place(id string) *record.Place {
	return as(id, &record.Place{Name: "House " + id, Authority: "moj"})
}

func visit(id, start, end string) *record.Visit {
	return as(id, &record.Visit{Common: called("Visit " + id), Place: []string{"p"}, Start: day(start), End: day(end), Team: []string{"ada"}})
}

// reportOn is a report about visits; what it has come to is changed by but.
func reportOn(visits ...string) *record.Report {
	return as("on", &record.Report{Type: "visit", Common: called("Report on"), Visits: visits})
}

func draftSent(on string) *record.Report {
	return but(reportOn("v"), func(r *record.Report) { r.DraftSent = day(on) })
}

func complained(received string, change func(*record.Complaint)) *record.Complaint {
	return but(as("c", &record.Complaint{Received: day(received), Common: called("Beaten: N. N."), Person: "N. N.", Channel: "mail", Place: "p", Stakeholder: "moj", Handler: "ada"}), change)
}

func seen(id, reviewed string) *record.Stakeholder {
	return but(body(id, ""), func(s *record.Stakeholder) { s.Name, s.Reviewed = "Body "+id, day(reviewed) })
}

func contactEvery(every string) *record.Stakeholder {
	return but(seen("moj", ""), func(s *record.Stakeholder) { s.ContactEvery = period(every) })
}

func agreement(id, signed, expires string) *record.Agreement {
	return as(id, &record.Agreement{Type: "mou", Common: called("Agreement " + id), Parties: []string{"moj", "moh"}, Signed: day(signed), Expires: day(expires)})
}

func expert(accredited, end, until string) *record.Member {
	return as("eva", &record.Member{Name: "Eva", Role: "external-expert", AccreditedUntil: day(accredited), Until: day(until),
		Contract: &record.Contract{Start: day("2025-01-01"), End: day(end)}})
}

func process(session string, steps ...record.ProcessStep) *record.Process {
	return as("cycle", &record.Process{Common: called("Second report"), Mechanism: "cat-review", Stakeholder: "moh", Session: day(session), Steps: steps})
}

func nothing(*record.Complaint) {}

func agendaOf(t *testing.T, what followup.What, on string, records ...record.Record) []*followup.Item {
	t.Helper()
	all := followup.Agenda(build(t, records...).AsOf(day(on)), day(on))
	return slices.DeleteFunc(all, func(i *followup.Item) bool { return i.What != what })
}

// owes tells the items of one sort as "places/p: npm 2026-07-15".
func owes(t *testing.T, what followup.What, on string, records ...record.Record) string {
	t.Helper()
	var told []string
	for _, i := range agendaOf(t, what, on, records...) {
		told = append(told, i.Record+": "+strings.Join(i.OwedBy, "+")+" "+i.Due.String())
	}
	return strings.Join(told, ", ")
}

func tellAgenda(t *testing.T, what followup.What, stories []story) {
	t.Helper()
	for _, s := range stories {
		t.Run(s.name, func(t *testing.T) {
			if got := owes(t, what, s.on, s.records...); got != s.want {
				t.Errorf("owes %q, want %q", got, s.want)
			}
		})
	}
}

// row is one sort of thing that can be due: what makes it so, by whom and when,
// and what meets it.
type row struct {
	what    followup.What
	name    string
	records happened
	owes    string // on the day itself
	met     happened
}

func rows() []row {
	answered := letter("2026-07-15", says(accepted))
	p := place("p")
	yearly := but(place("p"), func(p *record.Place) { p.VisitEvery, p.Since = period("1y"), day("2025-06-01") })
	risky := func(v *record.Visit) { v.ReprisalRisk = "possible" }
	checking := but(visit("w", "2026-03-20", ""), func(v *record.Visit) { v.ReprisalCheck = true })
	inDanger := func(c *record.Complaint) { c.ReprisalRisk = "real" }
	written := func(date string, more ...record.Action) func(*record.Complaint) {
		return func(c *record.Complaint) {
			c.Actions = append([]record.Action{{Date: day(date), Action: "refer", FollowUp: day("2026-04-01")}}, more...)
		}
	}
	step := func(change func(*record.ProcessStep)) *record.Process {
		s := record.ProcessStep{Step: "closed-briefing", Due: day("2026-05-04")}
		change(&s)
		return process("2026-05-01", s)
	}
	return []row{
		{followup.Response, "to a recommendation", nil, "recommendations/r: moj 2026-07-15", happened{answered}},
		{followup.Implementation, "by the date set", happened{doneBy("2026-05-01", "moj"), letter("2026-02-01", says(accepted))}, "recommendations/r: moj 2026-05-01", happened{found("2026-04-30", record.Implemented)}},
		{followup.Verification, "of a claim", happened{letter("2026-02-01", says(accepted), claims(implemented))}, "recommendations/r: npm 2027-02-01", happened{found("2027-01-30", record.Started)}},
		{followup.FollowUp, "of an answer", happened{letter("2026-02-01", says(accepted))}, "recommendations/r: npm 2026-07-31", happened{meeting("2026-07-31", says(accepted))}},
		{followup.Commitment, "made at a meeting", happened{promise("2026-02-01", record.Commitment{By: "moh", Due: day("2026-03-01")})},
			"dialogue/promise: moh 2026-03-01", happened{promise("2026-02-01", record.Commitment{By: "moh", Due: day("2026-03-01"), Done: day("2026-02-20")})}},
		{followup.Contact, "planned", happened{but(meeting("2026-02-01"), func(d *record.Dialogue) { d.FollowUp = day("2026-02-20") })}, "stakeholders/moj: npm 2026-02-20", happened{letter("2026-02-19")}},
		{followup.Contact, "every so often", happened{contactEvery("2m"), meeting("2026-02-01")}, "stakeholders/moj: npm 2026-04-01", happened{letter("2026-03-30")}},
		{followup.DraftReport, "of a visit", happened{p, visit("v", "2026-02-02", "2026-02-04")}, "visits/v: npm 2026-04-05", happened{draftSent("2026-04-05")}},
		{followup.DraftReport, "of a report", happened{p, visit("v", "2026-02-02", "2026-02-04"), reportOn("v")}, "reports/on: npm 2026-04-05", happened{draftSent("2026-04-05")}},
		{followup.Comments, "on a draft", happened{p, visit("v", "2026-02-02", ""), draftSent("2026-03-01")}, "reports/on: moj 2026-03-31",
			happened{but(draftSent("2026-03-01"), func(r *record.Report) { r.CommentsReceived = day("2026-03-31") })}},
		{followup.FinalReport, "after the comments", happened{p, visit("v", "2026-02-02", ""), draftSent("2026-03-01")}, "reports/on: npm 2026-05-30",
			happened{but(draftSent("2026-03-01"), func(r *record.Report) { r.Sent = day("2026-05-30") })}},
		{followup.Introduction, "to an authority", happened{seen("new", "2026-02-01")}, "stakeholders/new: npm 2026-05-02", happened{with(meeting("2026-05-02"), "new")}},
		{followup.MappingReview, "of an entry", happened{seen("new", "2026-02-01")}, "stakeholders/new: npm 2027-02-01", happened{seen("new", "2027-02-01")}},
		{followup.AgreementEnds, "that expires", happened{agreement("one", "2025-03-01", "2026-03-01")}, "agreements/one: npm+moh+moj 2026-03-01",
			happened{agreement("two", "2026-02-28", "2028-03-01")}},
		{followup.Accreditation, "of an expert", happened{expert("2026-03-01", "", "")}, "members/eva: npm 2026-03-01", happened{expert("2027-03-01", "", "")}},
		{followup.Acknowledgement, "of a complaint", happened{complained("2026-02-02", nothing)}, "complaints/c: npm 2026-02-16",
			happened{complained("2026-02-02", func(c *record.Complaint) { c.Acknowledged = day("2026-02-16") })}},
		{followup.ComplaintAction, "to be followed up", happened{complained("2026-02-02", written("2026-02-10"))}, "complaints/c: npm 2026-04-01",
			happened{complained("2026-02-02", written("2026-02-10", record.Action{Date: day("2026-04-01"), Action: "advise"}))}},
		{followup.ReprisalCheck, "after a visit", happened{p, but(visit("v", "2026-03-01", "2026-03-03"), risky)}, "visits/v: npm 2026-04-02", happened{checking}},
		{followup.ReprisalCheck, "after a complaint", happened{p, complained("2026-03-01", inDanger)}, "complaints/c: npm 2026-03-04",
			happened{complained("2026-03-01", func(c *record.Complaint) {
				inDanger(c)
				c.Actions = []record.Action{{Date: day("2026-03-04"), Action: "check-safety"}}
			})}},
		{followup.Milestone, "of a cycle", happened{step(func(*record.ProcessStep) {})}, "processes/cycle: npm 2026-05-04", happened{step(func(s *record.ProcessStep) { s.Done = day("2026-05-04") })}},
		{followup.PlaceVisit, "never made", happened{yearly}, "places/p: npm 2026-06-01", happened{visit("v", "2026-06-01", "")}},
		{followup.PlaceVisit, "made long ago", happened{yearly, visit("v", "2025-08-01", "2025-08-03")}, "places/p: npm 2026-08-03", happened{visit("w", "2026-08-03", "")}},
	}
}

func TestEveryRowOfTheTable(t *testing.T) {
	told := map[followup.What]bool{}
	for _, r := range rows() {
		told[r.what] = true
		due := day(r.owes[strings.LastIndex(r.owes, " ")+1:])
		t.Run(string(r.what)+" "+r.name, func(t *testing.T) {
			for _, late := range []int{-1, 0, 1} {
				on := (due + calendar.Date(late)).String()
				items := agendaOf(t, r.what, on, r.records...)
				if got := owes(t, r.what, on, r.records...); got != r.owes {
					t.Errorf("on %s owes %q, want %q", on, got, r.owes)
				} else if i := items[0]; i.DaysLate != late || (i.Tier == followup.DueSoon) != (late <= 0) {
					t.Errorf("on %s it is %d days late, tier %q", on, i.DaysLate, i.Tier)
				}
			}
			on := (due + 1).String()
			met := agendaOf(t, r.what, on, append(slices.Clone(r.records), r.met...)...)
			for _, i := range met {
				if i.Due <= due {
					t.Errorf("met, and still owed: %s, %s", i.Record, i.Sentence())
				}
			}
		})
	}
	for _, what := range followup.AllWhats() {
		if !told[what] {
			t.Errorf("no row about %s", what)
		}
		delete(told, what)
	}
	if len(told) > 0 {
		t.Errorf("rows about %v, which is nothing that can be due", slices.Collect(maps.Keys(told)))
	}
}

func TestTheAgendaOfOneRecordIsItsPartOfTheWhole(t *testing.T) {
	for _, r := range rows() {
		whole := build(t, r.records...)
		for on := day("2026-01-01"); on < day("2027-03-01"); on += 7 {
			set := whole.AsOf(on)
			all := map[string][]*followup.Item{}
			for _, i := range followup.Agenda(set, on) {
				all[i.Record] = append(all[i.Record], i)
			}
			for _, kind := range record.Kinds() {
				for _, id := range set.IDs(kind) {
					name := string(kind) + "/" + id
					if about := followup.AgendaAbout(set, name, on); told(about) != told(all[name]) {
						t.Errorf("%s on %s alone:\n%s\nin the whole:\n%s", name, on, told(about), told(all[name]))
					}
				}
			}
		}
	}
	if about := followup.AgendaAbout(build(t), "places/nowhere", day("2026-01-01")); len(about) > 0 {
		t.Errorf("%d items about nothing", len(about))
	}
	if about := followup.AgendaAbout(build(t), "nonsense", day("2026-01-01")); len(about) > 0 {
		t.Errorf("%d items about no kind", len(about))
	}
}

func TestEachItemExplainsItself(t *testing.T) {
	themes := func(c *record.Complaint) { c.Themes = []string{"food", "unlisted"} }
	food := rules(func(p *record.Policy) { p.Themes = map[string]string{"food": "Food and water"} })
	for _, s := range []struct {
		what    followup.What
		on      string
		records happened
		want    string
	}{
		{followup.Contact, "2026-03-01", happened{but(meeting("2026-02-01"), func(d *record.Dialogue) { d.FollowUp, d.Lead, d.Team = day("2026-02-20"), "bo", []string{"ada", "bo"} }), contactEvery("1y")},
			"Body moj [moj] [bo]: 2026-02-01 last contact (dialogue/2026-02-01-meeting-moj.md); 2026-02-20 follow_up planned there (dialogue/2026-02-01-meeting-moj.md)"},
		{followup.Contact, "2026-03-01", happened{meeting("2026-02-01"), contactEvery("1m")},
			"Body moj [moj] []: 2026-02-01 last contact (dialogue/2026-02-01-meeting-moj.md);  plus 1m (contact_every) (stakeholders/moj.md)"},
		{followup.Introduction, "2026-03-01", happened{seen("new", "2026-02-01")},
			"Body new [new] []: 2026-02-01 reviewed; neither introduced nor any dialogue (stakeholders/new.md);  plus 90d (an authority not yet met) ()"},
		{followup.MappingReview, "2026-03-01", happened{seen("new", "2026-02-01")}, "Body new [new] []: 2026-02-01 reviewed (stakeholders/new.md);  plus 1y (mapping-review) (register.yaml)"},
		{followup.DraftReport, "2026-03-01", happened{place("p"), visit("v", "2026-02-02", "2026-02-04")},
			"Visit v [moj] [ada]: 2026-02-04 end of the visit (visits/v.md);  plus 60d (draft-report) (register.yaml)"},
		{followup.DraftReport, "2026-03-01", happened{place("p"), visit("v", "2026-02-02", "2026-02-04"), reportOn("v")},
			"Report on [moj] [ada]: 2026-02-04 end of the visit (visits/v.md);  plus 60d (draft-report) (register.yaml)"},
		{followup.Comments, "2026-03-02", happened{place("p"), visit("v", "2026-02-02", ""), draftSent("2026-03-01")},
			"Report on [] [ada]: 2026-03-01 draft_sent (reports/on.md);  plus 30d (comments) (register.yaml)"},
		{followup.FinalReport, "2026-03-02", happened{place("p"), visit("v", "2026-02-02", ""), draftSent("2026-03-01")},
			"Report on [moj] [ada]: 2026-03-01 draft_sent (reports/on.md);  plus 30d (comments) (register.yaml); 2026-03-31 comments were due ();  plus 60d (final-report) (register.yaml)"},
		{followup.FinalReport, "2026-03-20", happened{place("p"), visit("v", "2026-02-02", ""), but(draftSent("2026-03-01"), func(r *record.Report) { r.CommentsReceived = day("2026-03-10") })},
			"Report on [moj] [ada]: 2026-03-10 comments_received (reports/on.md);  plus 60d (final-report) (register.yaml)"},
		{followup.AgreementEnds, "2026-01-20", happened{agreement("one", "2025-03-01", "2026-03-01")},
			"Agreement one [] []: 2025-03-01 signed (agreements/one.md); 2026-03-01 expires (agreements/one.md)"},
		{followup.Accreditation, "2026-01-20", happened{expert("2026-03-01", "", "")}, "Eva [] []: 2025-01-01 contract.start (members/eva.md); 2026-03-01 accredited_until (members/eva.md)"},
		{followup.Acknowledgement, "2026-02-02", happened{food, complained("2026-02-02", themes)},
			"Complaint: Food and water [moj] [ada]: 2026-02-02 received (complaints/c.md);  plus 10wd (acknowledgement) (register.yaml)"},
		{followup.ComplaintAction, "2026-02-10", happened{complained("2026-02-02", func(c *record.Complaint) {
			c.Actions = []record.Action{{Date: day("2026-02-10"), Action: "refer", To: "N. N.", FollowUp: day("2026-04-01")}}
		})}, "Complaint [moj] [ada]: 2026-02-10 action: refer (complaints/c.md); 2026-04-01 follow_up of it (complaints/c.md)"},
		{followup.ReprisalCheck, "2026-03-05", happened{place("p"), but(visit("v", "2026-03-01", "2026-03-03"), func(v *record.Visit) { v.ReprisalRisk = "real" })},
			"Visit v [moj] [ada]: 2026-03-03 end of the visit (visits/v.md);  plus 3d (reprisal-check: real) (register.yaml)"},
		{followup.ReprisalCheck, "2026-03-05", happened{complained("2026-03-01", func(c *record.Complaint) { c.ReprisalRisk = "possible" })},
			"Complaint [moj] [ada]: 2026-03-01 received (complaints/c.md);  plus 30d (reprisal-check: possible) (register.yaml)"},
		{followup.Milestone, "2026-03-05", happened{process("", record.ProcessStep{Step: "closed-briefing", Due: day("2026-05-04")})},
			"Second report: Closed briefing with the Committee [moh] []: 2026-05-04 due date of the step closed-briefing (processes/cycle.md)"},
		{followup.Milestone, "2026-03-05", happened{process("2026-05-01", record.ProcessStep{Step: "information-for-examination"})},
			"Second report: Information for the examination of the State report [moh] []: 2026-05-01 session (processes/cycle.md);  28d before (usual for cat-review: information-for-examination) ()"},
		{followup.PlaceVisit, "2026-03-05", happened{but(place("p"), func(p *record.Place) { p.VisitEvery, p.Since = period("1y"), day("2025-06-01") })},
			"House p [moj] []: 2025-06-01 in use since; never visited (places/p.md);  plus 1y (visit_every) (places/p.md)"},
		{followup.Commitment, "2026-03-05", happened{but(promise("2026-02-01", record.Commitment{By: "npm", Due: day("2026-03-01")}), func(d *record.Dialogue) { d.Team = []string{"ada"} })},
			"new windows [moj] [ada]: 2026-02-01 promised by npm (dialogue/promise.md); 2026-03-01 due date agreed (dialogue/promise.md)"},
		{followup.FollowUp, "2026-03-05", happened{letter("2026-02-01", says(accepted))},
			" [moj] []: 2026-02-01 last contact about it (dialogue/2026-02-01-letter-moj.md);  plus 180d (follow-up: normal) (register.yaml)"},
	} {
		for _, i := range agendaOf(t, s.what, s.on, s.records...)[:1] {
			var lines []string
			for _, reason := range i.Why[:len(i.Why)-1] {
				lines = append(lines, fmt.Sprintf("%s %s (%s)", reason.Date, reason.Text, reason.Path))
			}
			if got := fmt.Sprintf("%s %v %v: %s", i.Title, i.Bodies, i.Members, strings.Join(lines, "; ")); got != s.want {
				t.Errorf("%s\ngot  %s\nwant %s", s.what, got, s.want)
			}
		}
	}
}

func TestThingsOfOneSortAboutOneRecordAreToldApart(t *testing.T) {
	both := but(agreement("one", "2025-03-01", "2026-03-01"), func(a *record.Agreement) { a.ReviewBy = a.Expires })
	actions := complained("2026-02-02", func(c *record.Complaint) {
		c.Actions = []record.Action{{Date: day("2026-02-10"), Action: "refer", FollowUp: day("2026-04-01")}, {Date: day("2026-02-10"), Action: "advise", FollowUp: day("2026-04-01")}}
	})
	for what, records := range map[followup.What]happened{
		followup.AgreementEnds:   {both},
		followup.Accreditation:   {expert("2026-03-01", "2026-03-01", "")},
		followup.ComplaintAction: {actions},
		followup.Milestone:       {process("2026-05-01")},
	} {
		keys := map[string]bool{}
		items := agendaOf(t, what, "2026-02-20", records...)
		for _, i := range items {
			keys[i.Key()] = true
		}
		if len(items) < 2 || len(keys) != len(items) {
			t.Errorf("%s: %d items, %d keys", what, len(items), len(keys))
		}
	}
}

func TestWorkingDaysOfOtherCalendars(t *testing.T) {
	rest := func(holidays ...string) *policy {
		free := map[calendar.Date]string{}
		for _, h := range holidays {
			free[day(h)] = "holiday"
		}
		days, err := calendar.New([]time.Weekday{time.Friday, time.Saturday}, free, false)
		if err != nil {
			t.Fatal(err)
		}
		return rules(func(p *record.Policy) { p.Days = days })
	}
	tellAgenda(t, followup.Acknowledgement, []story{
		{"from a Monday", "2026-02-03", happened{complained("2026-02-02", nothing)}, "complaints/c: npm 2026-02-16"},
		{"from a Thursday, resting on Fridays and Saturdays", "2026-02-05", happened{complained("2026-02-05", nothing), rest()}, "complaints/c: npm 2026-02-19"},
		{"from a Friday of rest", "2026-02-06", happened{complained("2026-02-06", nothing), rest()}, "complaints/c: npm 2026-02-19"},
		{"over a holiday on a Sunday", "2026-02-05", happened{complained("2026-02-05", nothing), rest("2026-02-08")}, "complaints/c: npm 2026-02-22"},
	})
	for holidays, want := range map[string]string{"": "[2026]", "2026-12-25": "[]"} {
		var listed []string
		if holidays != "" {
			listed = []string{holidays}
		}
		got := fmt.Sprint(agendaOf(t, followup.Acknowledgement, "2026-02-05", complained("2026-02-05", nothing), rest(listed...))[0].Unlisted)
		if got != want {
			t.Errorf("holidays %q: unlisted %s, want %s", holidays, got, want)
		}
	}
	working := deadlines(func(d *record.Deadlines) { d.Comments = period("20wd") })
	final := agendaOf(t, followup.FinalReport, "2026-03-02", working, place("p"), visit("v", "2026-02-02", ""), draftSent("2026-03-01"))[0]
	if fmt.Sprint(final.Unlisted) != "[2026]" {
		t.Errorf("a final report counted from comments that are counted in working days: unlisted %v", final.Unlisted)
	}
}
