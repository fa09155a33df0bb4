package audience

import (
	"fmt"
	"testing"
	"time"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// landscape is a small country: a service below a ministry, with a prison below
// it; a ministry that was split in June 2026, and one that is to be renamed.
func landscape() *record.Set {
	set := record.NewSet(record.DefaultPolicy())
	body := func(id, parent string, ended calendar.Date, successors ...string) {
		set.Add(&record.Stakeholder{Common: record.Common{ID: id, Kind: record.Stakeholders}, Parent: parent, Ended: ended, SucceededBy: successors})
	}
	body("government", "", 0)
	body("ministry", "government", 0)
	body("service", "ministry", 0)
	body("prison", "service", 0)
	body("finance", "government", 0)
	body("old", "government", calendar.Of(2026, 6, 1), "heir", "other-heir")
	body("old-office", "old", 0)
	body("heir", "", 0)
	body("other-heir", "", calendar.Of(2026, 7, 1), "last-heir")
	body("last-heir", "", 0)
	body("soon", "", calendar.Of(2027, 1, 1), "later")
	body("later", "", 0)
	return set
}

var (
	sentOn   = calendar.Of(2026, 3, 1)
	todayIs  = calendar.Of(2026, 11, 21)
	tomorrow = calendar.Of(2026, 11, 22)
)

func reportTo(share ...string) *record.Report {
	return &record.Report{Common: record.Common{ID: "rep", Kind: record.Reports, ShareWith: share}, Sent: sentOn}
}

func to(addressees ...string) *record.Recommendation {
	return &record.Recommendation{Common: record.Common{ID: "r", Kind: record.Recommendations}, Report: "rep", Addressees: addressees}
}

func changed[R record.Record](r R, change func(*record.Common)) R {
	change(record.Of(r))
	return r
}

func meeting(id string, date calendar.Date, with ...string) *record.Dialogue {
	return &record.Dialogue{Common: record.Common{ID: id, Kind: record.Dialogues}, Date: date, With: with}
}

func moved(d *record.Dialogue, from, to string) *record.Dialogue {
	d.Recommendations = []record.Item{{Recommendation: "r", Moves: &record.Moves{From: from, To: to}}}
	return d
}

func TestOpen(t *testing.T) {
	access := func(word string) func(*record.Common) { return func(c *record.Common) { c.Access = word } }
	share := func(bodies ...string) func(*record.Common) {
		return func(c *record.Common) { c.ShareWith = append([]string{}, bodies...) }
	}
	tests := []struct {
		name string
		rec  record.Record
		with []record.Record
		open []string // of everybody in the landscape
	}{
		{name: "addressee and those above, never below", rec: to("service"), with: []record.Record{reportTo()}, open: []string{"government", "ministry", "service"}},
		{name: "every addressee", rec: to("prison", "finance"), with: []record.Record{reportTo()},
			open: []string{"government", "ministry", "service", "prison", "finance"}},
		{name: "exactly those named", rec: changed(to("service"), share("prison")), with: []record.Record{reportTo()}, open: []string{"prison"}},
		{name: "with nobody", rec: changed(to("service"), share()), with: []record.Record{reportTo()}},
		{name: "no wider than whom its report names", rec: to("service"), with: []record.Record{reportTo("ministry")}, open: []string{"ministry"}},
		{name: "its report names others", rec: changed(to("service"), share("service")), with: []record.Record{reportTo("ministry")}},
		{name: "its report names nobody", rec: to("service"), with: []record.Record{changed(reportTo(), share())}},
		{name: "a report named and published", rec: changed(to("service"), access("shared")),
			with: []record.Record{&record.Report{Common: record.Common{ID: "rep", Kind: record.Reports, ShareWith: []string{"finance"}}, Sent: sentOn, Published: sentOn}},
			open: []string{"government", "ministry", "service"}},
		{name: "internal", rec: changed(to("service"), access("internal")), with: []record.Record{reportTo()}},
		{name: "internal, whomever it names", rec: changed(to("service"), func(c *record.Common) { c.Access, c.ShareWith = "internal", []string{"service"} }),
			with: []record.Record{reportTo()}},
		{name: "confidential", rec: changed(to("service"), access("confidential")), with: []record.Record{reportTo()}},
		{name: "of an internal report", rec: changed(to("service"), access("public")), with: []record.Record{changed(reportTo(), access("internal"))}},
		{name: "of a report that was not sent", rec: to("service"), with: []record.Record{&record.Report{Common: record.Common{ID: "rep", Kind: record.Reports}, Sent: tomorrow}}},
		{name: "of no report", rec: to("service")},
		{name: "successors, once it has ended", rec: to("old"), with: []record.Record{reportTo()}, open: []string{"government", "old", "heir", "other-heir", "last-heir"}},
		{name: "not what is below one that ended", rec: to("old-office"), with: []record.Record{reportTo()}, open: []string{"government", "old", "old-office"}},
		{name: "no successor yet", rec: to("soon"), with: []record.Record{reportTo()}, open: []string{"soon"}},
		{name: "moved, in a meeting with it", rec: to("service"), with: []record.Record{reportTo(), moved(meeting("m", todayIs, "finance"), "service", "finance")},
			open: []string{"government", "ministry", "service", "finance"}},
		{name: "moved behind its back", rec: to("service"), with: []record.Record{reportTo(), moved(meeting("m", todayIs, "service"), "service", "finance")},
			open: []string{"government", "ministry", "service"}},
		{name: "to be moved", rec: to("service"), with: []record.Record{reportTo(), moved(meeting("m", tomorrow, "finance"), "service", "finance")},
			open: []string{"government", "ministry", "service"}},
		{name: "a report, by its recommendations", rec: reportTo(), with: []record.Record{to("service")}, open: []string{"government", "ministry", "service"}},
		{name: "a report, by none that is withheld", rec: reportTo(), with: []record.Record{changed(to("service"), access("internal"))}},
		{name: "a report with no recommendation", rec: reportTo()},
		{name: "a report, by those named", rec: reportTo("finance"), with: []record.Record{to("service")}, open: []string{"finance"}},
		{name: "dialogue is internal", rec: meeting("d", sentOn, "service")},
		{name: "shared dialogue, those present", rec: changed(meeting("d", sentOn, "service"), access("shared")), open: []string{"service"}},
		{name: "shared dialogue, those named", rec: changed(meeting("d", sentOn, "service"), func(c *record.Common) { c.Access, c.ShareWith = "shared", []string{"finance"} }),
			open: []string{"finance"}},
		{name: "other kinds, nobody", rec: &record.Agreement{Common: record.Common{ID: "a", Kind: record.Agreements, Access: "shared"}, Parties: []string{"service"}}},
		{name: "other kinds, those named", rec: &record.Process{Common: record.Common{ID: "p", Kind: record.Processes, Access: "shared", ShareWith: []string{"service"}}},
			open: []string{"service"}},
		{name: "a complaint, whatever it says", rec: &record.Complaint{Common: record.Common{ID: "c", Kind: record.Complaints, Access: "shared", ShareWith: []string{"service"}}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			set := landscape()
			for _, rec := range append(test.with, test.rec) {
				set.Add(rec)
			}
			set.Link()
			may := map[string]bool{}
			for _, body := range test.open {
				may[body] = true
			}
			for body := range set.Stakeholders {
				got := open(set, body, test.rec, todayIs)
				if got != may[body] {
					t.Errorf("to %s: %t", body, got)
				}
				if r, ok := test.rec.(*record.Recommendation); ok && got && !open(set, body, set.Reports[r.Report], todayIs) {
					t.Errorf("%s may read it and not know of its report", body)
				}
			}
			for _, body := range []string{"", "nobody", record.Institution} {
				if open(set, body, test.rec, todayIs) {
					t.Errorf("open to %q, which is no body", body)
				}
			}
		})
	}
}

func TestPublicIsOpenToAll(t *testing.T) {
	set := landscape()
	report := reportTo()
	report.Published = todayIs
	set.Add(report)
	set.Add(to("service"))
	set.Link()
	for _, body := range []string{"service", "finance", "nobody", ""} {
		if !open(set, body, report, todayIs) || !open(set, body, set.Recommendations["r"], todayIs) {
			t.Errorf("closed to %q", body)
		}
		if open(set, body, report, todayIs-1) && body != "service" {
			t.Errorf("open to %q the day before", body)
		}
	}
}

// A name that leads nowhere opens nothing, even where it is asked for.
func TestABodyThatIsNotThere(t *testing.T) {
	set := landscape()
	set.Add(reportTo())
	set.Add(to("ghost"))
	set.Link()
	if open(set, "ghost", set.Recommendations["r"], todayIs) {
		t.Error("it is open to a body that is not there")
	}
}

func TestHeard(t *testing.T) {
	v := viewOf(landscape())
	v.set.Add(meeting("today", todayIs, "service", "old", "ghost"))
	v.set.Add(meeting("tomorrow", tomorrow, "service"))
	v.set.Link()
	for body, want := range map[string]bool{
		"service": true, "ministry": false, "prison": false, "finance": false, "": false, "nobody": false,
		"old": true, "heir": true, "last-heir": true, "government": false, "ghost": false,
	} {
		if got := v.Heard(body, &record.Dialogue{Common: record.Common{ID: "today"}}); got != want {
			t.Errorf("%s heard it: %t", body, got)
		}
	}
	if v.Heard("service", &record.Dialogue{Common: record.Common{ID: "tomorrow"}}) {
		t.Error("it heard what is yet to be said")
	}
	if v.Heard("service", meeting("unknown", sentOn, "service")) {
		t.Error("it heard what is not in the register")
	}
}

// Whatever day a report is about, access is judged as things are today.
func TestAccessIsThatOfToday(t *testing.T) {
	v := viewOf(landscape())
	v.set.Add(changed(reportTo(), func(c *record.Common) { c.Access = "internal" }))
	v.set.Add(to("service"))
	v.set.Link()
	then := to("service")
	if v.OpenTo("service", then) || v.OpenTo("service", reportTo()) {
		t.Error("an earlier form of a record opens it")
	}
	if v.OpenTo("service", changed(to("service"), func(c *record.Common) { c.ID, c.Access = "other", "public" })) {
		t.Error("a record is open that is not in the register")
	}
}

// However many times a body was renamed, those that stand in its place are found
// in one pass.
func TestOpenToTheLastOfManySuccessors(t *testing.T) {
	const many = 50_000
	set := landscape()
	name := func(i int) string { return fmt.Sprintf("heir-%d", i) }
	for i := range many {
		set.Add(&record.Stakeholder{Common: record.Common{ID: name(i), Kind: record.Stakeholders}, Ended: sentOn, SucceededBy: []string{name(i + 1)}})
	}
	set.Add(&record.Stakeholder{Common: record.Common{ID: name(many), Kind: record.Stakeholders}})
	set.Add(reportTo())
	set.Add(to(name(0)))
	set.Link()
	begun := time.Now()
	if !open(set, name(many), to(name(0)), todayIs) {
		t.Error("not open to the last of them")
	}
	if took := time.Since(begun); took > time.Minute {
		t.Errorf("it took %v", took)
	}
}

// open asks the gate of a body for one record.
func open(set *record.Set, body string, rec record.Record, day calendar.Date) bool {
	return newGate(set, "", body, day).clearance(rec).open
}

func viewOf(set *record.Set) *View {
	return &View{Audience: Full, set: set, reader: &reader{audience: Full, today: todayIs, set: set}}
}
