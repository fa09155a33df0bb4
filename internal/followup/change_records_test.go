package followup_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

func visitOn(start string) *record.Visit {
	return as("v", &record.Visit{Place: []string{"p"}, Type: "full", Start: day(start)})
}

func mapped(change func(*record.Stakeholder)) *record.Stakeholder {
	return but(body("moj", ""), change)
}

func person(since, until string, focal bool) *record.Contact {
	return as("c", &record.Contact{Name: "Somebody", Role: "head of unit", Stakeholder: "moj", Since: day(since), Until: day(until), FocalPoint: focal})
}

func onItsWay(change func(*record.Report)) *record.Report {
	return as("new", but(&record.Report{Type: "thematic"}, change))
}

func pact(signed, ended string) *record.Agreement {
	return as("a", &record.Agreement{Type: "mou", Parties: []string{"moj"}, Signed: day(signed), Ended: day(ended)})
}

func cycle(steps ...record.ProcessStep) *record.Process {
	return as("p", &record.Process{Mechanism: "upr", Steps: steps})
}

func closedOn(date string) *record.Complaint {
	return as("c", but(complaint("2026-02-02"), func(c *record.Complaint) {
		c.Title, c.Person, c.Recommendations, c.Closed, c.Channel = "T", "P", nil, day(date), "visit"
	}))
}

var aboutRecords = []difference{
	{name: "a promise made, kept and dropped at once", after: happened{but(promised("2026-05-01", "2026-02-20"), func(d *record.Dialogue) {
		d.Commitments = append(d.Commitments, record.Commitment{What: "Call", By: "npm", Recommendation: "r", Dropped: &record.Dropped{Date: day("2026-02-10")}})
	})},
		want: []string{"commitment-made dialogue/d moj: - → 2026-05-01 2026-02-01", "commitment-made r npm 2026-02-01",
			"commitment-kept dialogue/d moj: 2026-05-01 → - 2026-02-20", "commitment-dropped r npm 2026-02-10",
			"dialogue-held dialogue/d moj [meeting] 2026-02-01"}},
	{name: "one promise of two alike is kept", before: happened{twice(promised("2026-05-01", ""), "")}, after: happened{twice(promised("2026-05-01", ""), "2026-02-20")},
		want: []string{"commitment-kept dialogue/d moj: 2026-05-01 → - 2026-02-20"}},
	{name: "kept on the day, not before", from: "2026-02-19", to: "2026-02-20", before: happened{promised("2026-05-01", "2026-02-20")}, after: happened{promised("2026-05-01", "2026-02-20")},
		want: []string{"commitment-kept dialogue/d moj: 2026-05-01 → - 2026-02-20"}},
	{name: "dialogue in all its manner", after: happened{as("d", but(with(letter("2026-02-01"), "moj", "moh"), func(d *record.Dialogue) {
		d.Purpose, d.Escalation, d.Direction = []string{"follow-up", "escalation"}, "reminder", record.Outgoing
	}))},
		want: []string{"dialogue-held dialogue/d [outgoing letter with moj, moh: follow-up, escalation (escalation: reminder)] 2026-02-01"}},
	{name: "another body's visit and report", after: happened{but(visitOn("2026-03-01"), func(v *record.Visit) { v.By = "spt" }), as("theirs", theirs(""))},
		want: []string{"visit-made visits/v spt [full p] 2026-03-01", "report-sent reports/theirs spt 2026-01-15"}},
	{name: "visit made", after: happened{visitOn("2026-03-01")}, want: []string{"visit-made visits/v [full p] 2026-03-01"}},
	{name: "visit planned", after: happened{visitOn("2026-03-02")}, want: []string{"visit-planned visits/v [full p] 2026-03-02"}},
	{name: "a plan carried out", from: "2026-03-01", to: "2026-03-02", before: happened{visitOn("2026-03-02")}, after: happened{visitOn("2026-03-02")},
		want: []string{"visit-made visits/v [full p] 2026-03-02"}},
	{name: "a plan put off", before: happened{visitOn("2026-03-02")}, after: happened{visitOn("2026-03-03")}, want: []string{"other visits/v [start]"}},
	{name: "report begun", after: happened{onItsWay(func(*record.Report) {})}, want: []string{"report-begun reports/new [thematic]"}},
	{name: "a report's whole way", before: happened{onItsWay(func(*record.Report) {})}, after: happened{onItsWay(func(r *record.Report) {
		r.Drafted, r.ExpertComments, r.DraftSent = day("2026-01-01"), day("2026-01-02"), day("2026-01-03")
		r.CommentsReceived, r.Sent, r.Published = day("2026-01-04"), day("2026-01-05"), day("2026-01-06")
		r.SharedWithSPT, r.AuthorityReplyPublished = day("2026-01-07"), day("2026-01-08")
	})},
		want: []string{"report-sent reports/new 2026-01-05", "report-published reports/new 2026-01-06",
			"report-step reports/new [drafted] 2026-01-01", "report-step reports/new [expert_comments] 2026-01-02",
			"report-step reports/new [draft_sent] 2026-01-03", "report-step reports/new [comments_received] 2026-01-04",
			"report-step reports/new [shared_with_spt] 2026-01-07", "report-step reports/new [authority_reply_published] 2026-01-08"}},
	{name: "complaint received", after: happened{closedOn("")}, want: []string{"complaint-received complaints/c 2026-02-02"}},
	{name: "complaint closed", before: happened{closedOn("")}, after: happened{closedOn("2026-02-20")}, want: []string{"complaint-closed complaints/c 2026-02-20"}},
	{name: "new body", after: happened{ended("old", "2026-02-01", "moj")},
		want: []string{"stakeholder-new stakeholders/old old", "stakeholder-ended stakeholders/old old: - → moj 2026-02-01"}},
	{name: "renamed, with another owner and another stance", after: happened{mapped(func(s *record.Stakeholder) {
		s.Name, s.Owner, s.Stance, s.Influence, s.Interest = "Justice", "m", "neutral", 5, 1
	})},
		want: []string{"stakeholder-renamed stakeholders/moj moj: moj → Justice", "stakeholder-owner stakeholders/moj moj: - → m",
			"stakeholder-mapping stakeholders/moj moj: - → 5 [influence]", "stakeholder-mapping stakeholders/moj moj: - → 1 [interest]",
			"stakeholder-mapping stakeholders/moj moj: - → neutral [stance]"}},
	{name: "new contact", after: happened{person("2026-03-01", "", true)}, want: []string{"contact-new contacts/c moj [focal point] 2026-03-01"}},
	{name: "a contact to come", after: happened{person("2026-03-02", "", true)}, want: []string{"other contacts/c [new]"}},
	{name: "a contact that came", from: "2026-03-01", to: "2026-03-02", before: happened{person("2026-03-02", "", false)}, after: happened{person("2026-03-02", "", false)},
		want: []string{"contact-new contacts/c moj 2026-03-02"}},
	{name: "a contact on the last day", from: "2026-03-01", to: "2026-03-02", before: happened{person("", "2026-03-02", false)}, after: happened{person("", "2026-03-02", false)}},
	{name: "a contact on the day after", from: "2026-03-02", to: "2026-03-03", before: happened{person("", "2026-03-02", true)}, after: happened{person("", "2026-03-02", true)},
		want: []string{"contact-gone contacts/c moj [focal point] 2026-03-02"}},
	{name: "a contact whose file is gone", before: happened{person("", "", true)}, want: []string{"contact-gone contacts/c moj [focal point]"}},
	{name: "a former contact whose file is gone", before: happened{person("", "2026-02-01", true)}, want: []string{"removed contacts/c"}},
	{name: "focal point", before: happened{person("", "", false)}, after: happened{person("", "", true)}, want: []string{"focal-point contacts/c moj: no → yes"}},
	{name: "focal point no more", before: happened{person("", "", true)}, after: happened{person("", "", false)}, want: []string{"focal-point contacts/c moj: yes → no"}},
	{name: "agreement signed", after: happened{pact("2026-02-01", "")}, want: []string{"agreement-signed agreements/a moj [mou moj] 2026-02-01"}},
	{name: "agreement ended", before: happened{pact("2026-02-01", "")}, after: happened{pact("2026-02-01", "2026-02-20")}, want: []string{"agreement-ended agreements/a moj [mou moj] 2026-02-20"}},
	{name: "steps of a process", before: happened{cycle(record.ProcessStep{Step: "briefing"}, record.ProcessStep{Step: "report", Skipped: "no time"}, record.ProcessStep{Step: "visit"})},
		after: happened{cycle(record.ProcessStep{Step: "briefing", Done: day("2026-02-01")}, record.ProcessStep{Step: "report", Skipped: "no staff"}, record.ProcessStep{Step: "visit", Skipped: "no"})},
		want:  []string{"process-step processes/p: - → skipped [visit]", "process-step processes/p: - → done [briefing] 2026-02-01"}},
	{name: "renamed with its text", before: happened{second("moh")}, after: happened{as("t", but(second("moh"), func(r *record.Recommendation) { r.Priority = record.High }))},
		want: []string{"edited t [priority]", "renamed t: recommendations/s → recommendations/t"}},
	{name: "renamed, and named by the new name", before: happened{second("moh"), aboutBoth("s")}, after: happened{as("t", second("moh")), aboutBoth("t")},
		want: []string{"renamed t: recommendations/s → recommendations/t"}},
	{name: "a report renamed, with what it recommends", before: happened{issuing("a"), in("a", second("moh"))}, after: happened{issuing("b"), as("t", in("b", second("moh")))},
		want: []string{"renamed t: recommendations/s → recommendations/t", "renamed reports/b: reports/a → reports/b"}},
	{name: "a body renamed in its id owes the same", from: "2026-07-20", to: "2026-07-20",
		before: happened{recommendation("old"), body("old", "")}, after: happened{recommendation("anew"), as("anew", &record.Stakeholder{Name: "old", Category: "line-ministry"})},
		want: []string{"renamed stakeholders/anew: stakeholders/old → stakeholders/anew"}},
	{name: "other text is another recommendation", before: happened{second("moh")}, after: happened{as("t", but(second("moh"), func(r *record.Recommendation) { r.Body = "x" }))},
		want: []string{"issued t [moh] 2026-01-15", "removed s"}},
	{name: "removed", before: happened{second("moh")}, want: []string{"removed s"}},
	{name: "rules and holidays", after: happened{rules(func(p *record.Policy) { p.Themes = map[string]string{"a": "A"} }), free("2026-05-01")},
		want: []string{"rules register.yaml [holidays, themes]"}},
	{name: "whatever else", before: happened{as("m", &record.Member{Name: "N", Role: "staff"})}, after: happened{as("m", &record.Member{Name: "O", Role: "staff"}), as("p", &record.Place{Name: "P"})},
		want: []string{"other members/m [name]", "other places/p [new]"}},
}

// free makes a day a holiday.
func free(holiday string) *policy {
	days, err := calendar.New([]time.Weekday{time.Saturday, time.Sunday}, map[calendar.Date]string{day(holiday): "holiday"}, false)
	if err != nil {
		panic(err)
	}
	return rules(func(p *record.Policy) { p.Days = days })
}

func twice(d *record.Dialogue, done string) *record.Dialogue {
	again := d.Commitments[0]
	again.Done = day(done)
	d.Commitments = append(d.Commitments, again)
	return d
}

func aboutBoth(recommendation string) *record.Dialogue {
	return as("d", letter("2026-02-01", record.Item{Recommendation: recommendation, Position: record.Accepted, For: []string{"moh"}}))
}

func issuing(id string) *record.Report {
	return as(id, &record.Report{Type: "other", Sent: day("2026-02-01")})
}

// in puts a recommendation into a report.
func in(report string, r *record.Recommendation) *record.Recommendation {
	r.Report = report
	return r
}

func TestCompareRecords(t *testing.T) {
	for _, d := range aboutRecords {
		t.Run(d.name, d.run)
	}
}

// Every kind of change has a case, and is in the order in which it is told.
func TestEveryKindOfChangeHasACase(t *testing.T) {
	known, cased := map[string]bool{}, map[string]bool{}
	for _, kind := range followup.ChangeKinds() {
		known[string(kind)] = true
	}
	for _, cases := range [][]difference{aboutRecommendations, aboutWhatIsDue, aboutRecords} {
		for _, d := range cases {
			for _, want := range d.want {
				kind, _, _ := strings.Cut(want, " ")
				cased[kind] = true
			}
		}
	}
	if !reflect.DeepEqual(known, cased) {
		t.Errorf("the kinds are %v, those with a case %v", known, cased)
	}
}

// No edit of any field of any record is passed over.
func TestNoEditIsPassedOver(t *testing.T) {
	for _, kind := range record.Kinds() {
		is := reflect.TypeOf(record.New(kind)).Elem()
		for i := range is.NumField() {
			edited := reflect.New(is)
			if !set(edited.Elem().Field(i)) {
				continue
			}
			was, now := record.New(kind), edited.Interface().(record.Record)
			d := difference{before: happened{as("x", was)}, after: happened{as("x", now)}}
			if len(d.changes(t)) == 0 {
				t.Errorf("%s: a change of %s is not told", kind, is.Field(i).Name)
			}
		}
	}
}

// set gives a field some value; it says whether it could.
func set(v reflect.Value) bool {
	switch {
	case v.Type() == reflect.TypeFor[record.Common]() || !v.CanSet():
		return false
	case v.Type() == reflect.TypeFor[calendar.Date]():
		v.Set(reflect.ValueOf(day("2026-02-02")))
	case v.Type() == reflect.TypeFor[calendar.Period]():
		v.Set(reflect.ValueOf(period("3m")))
	case v.Kind() == reflect.String:
		v.SetString("x")
	case v.Kind() == reflect.Int:
		v.SetInt(3)
	case v.Kind() == reflect.Bool:
		v.SetBool(true)
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
	case v.Kind() == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
	}
	return true
}

// Nothing of a complaint is told but its record, and of people nothing but their
// role.
func TestWhatIsToldOfPeople(t *testing.T) {
	d := difference{after: happened{closedOn("2026-02-20"), person("", "", true), as("m", &record.Member{Name: "Somebody", Role: "staff"})}}
	for _, c := range d.changes(t) {
		if title := c.Title; title != "" && title != "head of unit" && title != "staff" {
			t.Errorf("%s tells %q", c.Kind, title)
		}
	}
}
