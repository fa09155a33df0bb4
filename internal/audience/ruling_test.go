package audience

import (
	"reflect"
	"testing"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// Each level comes with the rule that made it so.
func TestRulings(t *testing.T) {
	today, later := calendar.Of(2026, 11, 21), calendar.Of(2026, 11, 22)
	common := func(kind record.Kind, access string) record.Common {
		return record.Common{ID: "a", Kind: kind, Access: access}
	}
	report := func(access, by string, sent, published calendar.Date) *record.Report {
		return &record.Report{Common: common(record.Reports, access), IssuedBy: by, Sent: sent, Published: published}
	}
	recommendation := func(access string) *record.Recommendation {
		return &record.Recommendation{Common: common(record.Recommendations, access), Report: "a"}
	}
	dialogue := &record.Dialogue{Common: common(record.Dialogues, "")}
	tests := []struct {
		name   string
		rec    record.Record
		report *record.Report
		told   string
		reason string
		want   Ruling
	}{
		{name: "usual", rec: dialogue, want: Ruling{Internal, ByKind, ""}},
		{name: "its own word", rec: &record.Dialogue{Common: common(record.Dialogues, "internal")}, told: "confidential", want: Ruling{Internal, ByAccess, ""}},
		{name: "no level", rec: &record.Dialogue{Common: common(record.Dialogues, "secret")}, want: Ruling{Confidential, ByUnknownWord, ""}},
		{name: "dialogue about a complaint", rec: &record.Dialogue{Common: common(record.Dialogues, ""), Complaint: "c"}, told: "public", reason: "r",
			want: Ruling{Confidential, ByItsComplaint, ByRegisterEarly}},
		{name: "dialogue about a complaint that says otherwise", rec: &record.Dialogue{Common: common(record.Dialogues, "internal"), Complaint: "c"},
			want: Ruling{Internal, ByAccess, ""}},
		{name: "complaint", rec: &record.Complaint{Common: common(record.Complaints, "public")}, told: "public", reason: "r", want: Ruling{Confidential, ByComplaint, ""}},
		{name: "register.yaml narrows", rec: dialogue, told: "confidential", want: Ruling{Confidential, ByRegister, ""}},
		{name: "register.yaml says what is usual", rec: dialogue, told: "internal", want: Ruling{Internal, ByKind, ""}},
		{name: "register.yaml widens for no reason", rec: dialogue, told: "public", reason: " ", want: Ruling{Internal, ByKind, ByRegisterUnreasoned}},
		{name: "register.yaml widens for a reason", rec: dialogue, told: "public", reason: "r", want: Ruling{Public, ByRegister, ""}},
		{name: "register.yaml widens too early", rec: report("", "", later, 0), told: "public", reason: "r", want: Ruling{Internal, ByNotSent, ByRegisterEarly}},
		{name: "register.yaml narrows what waits", rec: report("", "", later, 0), told: "confidential", want: Ruling{Confidential, ByRegister, ""}},
		{name: "published", rec: report("", "spt", today, today), want: Ruling{Public, ByPublication, ""}},
		{name: "sent", rec: report("", "npm", today, later), want: Ruling{Shared, BySending, ""}},
		{name: "another body's", rec: report("", "spt", today, later), want: Ruling{Confidential, ByOtherBody, ""}},
		{name: "visit to come", rec: &record.Visit{Common: common(record.Visits, ""), Start: later}, told: "public", reason: "r",
			want: Ruling{Confidential, ByVisitToCome, ByRegisterEarly}},
		{name: "visit made", rec: &record.Visit{Common: common(record.Visits, ""), Start: today}, want: Ruling{Internal, ByKind, ""}},
		{name: "as its report", rec: recommendation(""), report: report("", "", today, today), want: Ruling{Public, ByReport, ""}},
		{name: "never wider than its report", rec: recommendation("public"), report: report("", "", today, 0), want: Ruling{Shared, ByReport, ""}},
		{name: "narrower than its report", rec: recommendation("internal"), report: report("", "", today, 0), want: Ruling{Internal, ByAccess, ""}},
		{name: "by its own word, as its report", rec: recommendation("shared"), report: report("", "", today, 0), want: Ruling{Shared, ByAccess, ""}},
		{name: "what its page says of it has errors", rec: &record.Dialogue{Common: record.Common{ID: "a", Kind: record.Dialogues, Access: "public", Unclear: true}},
			want: Ruling{Confidential, ByUnread, ""}},
		{name: "dialogue that may be about a complaint", rec: &record.Dialogue{Common: record.Common{ID: "a", Kind: record.Dialogues, SealedIn: "a.sealed.age"}}, told: "public", reason: "r",
			want: Ruling{Confidential, ByUnread, ByRegisterEarly}},
		{name: "no report", rec: recommendation("public"), want: Ruling{Confidential, ByNoReport, ""}},
		{name: "confidential, and no report", rec: recommendation("confidential"), want: Ruling{Confidential, ByAccess, ""}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			policy := record.DefaultPolicy()
			kind := string(record.Of(test.rec).Kind)
			if test.told != "" {
				policy.Access, policy.Reasons = map[string]string{kind: test.told}, map[string]string{kind: test.reason}
			}
			set := record.NewSet(policy)
			if test.report != nil {
				set.Add(test.report)
			}
			if got := RulingOf(set, test.rec, today); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

// A body is told by the nearest ground that a record is shared with it.
func TestGrounds(t *testing.T) {
	share := func(bodies ...string) func(*record.Common) {
		return func(c *record.Common) { c.ShareWith = bodies }
	}
	shared := func(c *record.Common) { c.Access = "shared" }
	tests := []struct {
		name string
		rec  record.Record
		with []record.Record
		body string
		want Ground
	}{
		{"addressee", to("finance", "service"), []record.Record{reportTo()}, "service", Ground{Addressed, "service"}},
		{"addressee, and above another", to("prison", "service"), []record.Record{reportTo()}, "service", Ground{Addressed, "service"}},
		{"above", to("service"), []record.Record{reportTo()}, "government", Ground{Above, "service"}},
		{"below", to("service"), []record.Record{reportTo()}, "prison", Ground{}},
		{"in the place of one", to("old"), []record.Record{reportTo()}, "heir", Ground{Succeeds, "old"}},
		{"in the place of one, and above another", to("old", "heirs-office"), []record.Record{reportTo(), &record.Stakeholder{
			Common: record.Common{ID: "heirs-office", Kind: record.Stakeholders}, Parent: "heir"}}, "heir", Ground{Succeeds, "old"}},
		{"moved to", to("service"), []record.Record{reportTo(), moved(meeting("m", todayIs, "finance"), "service", "finance")}, "finance", Ground{Addressed, "finance"}},
		{"named", changed(to("service"), share("finance")), []record.Record{reportTo()}, "finance", Ground{Why: Named}},
		{"not named", changed(to("service"), share("finance")), []record.Record{reportTo()}, "service", Ground{}},
		{"its report names others", to("service"), []record.Record{reportTo("finance")}, "service", Ground{}},
		{"a report, by its recommendation", reportTo(), []record.Record{to("service")}, "service", Ground{Why: Recommendation}},
		{"a report that names it", reportTo("finance"), nil, "finance", Ground{Why: Named}},
		{"present", changed(meeting("d", sentOn, "service"), shared), nil, "service", Ground{Why: TookPart}},
		{"present, and others named", changed(meeting("d", sentOn, "service"), share("finance")), nil, "service", Ground{}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			set := landscape()
			for _, rec := range append(test.with, test.rec) {
				set.Add(rec)
			}
			set.Link()
			if got := newGate(set, Audience(test.body), test.body, todayIs).ground(test.body, test.rec); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

// A field is no more open than what it stands in.
func TestFieldsAreNoWiderThanWhatTheyStandIn(t *testing.T) {
	inner := &plan{fields: []*field{{name: "url", index: 1, level: Public}}}
	links, _ := reflect.TypeFor[record.Common]().FieldByName("Links")
	outer := &plan{fields: []*field{nil, {name: "links", index: links.Index[0], level: Internal, inner: inner}}}
	common := &plan{fields: []*field{{index: 0, inner: outer}}}
	place := &record.Place{Common: record.Common{Links: []record.Link{{URL: "a"}, {URL: "b"}}}}
	if got := fieldsOf(place, common); len(got) != 1 || got[0] != (Field{"links.url", Internal, 2}) {
		t.Errorf("got %v", got)
	}
}
