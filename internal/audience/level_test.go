package audience

import (
	"testing"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

func TestLevels(t *testing.T) {
	today := calendar.Of(2026, 11, 21)
	before, after := calendar.Of(2026, 11, 21), calendar.Of(2026, 11, 22)
	common := func(kind record.Kind, access string) record.Common {
		return record.Common{ID: "a", Kind: kind, Access: access}
	}
	report := func(access, by string, sent, published calendar.Date) *record.Report {
		return &record.Report{Common: common(record.Reports, access), IssuedBy: by, Sent: sent, Published: published}
	}
	recommendation := func(access string) *record.Recommendation {
		return &record.Recommendation{Common: common(record.Recommendations, access), Report: "a"}
	}
	tests := []struct {
		name   string
		rec    record.Record
		report *record.Report
		policy map[string]string
		reason map[string]string
		want   Level
	}{
		{name: "place", rec: &record.Place{Common: common(record.Places, "")}, want: Public},
		{name: "stakeholder narrowed", rec: &record.Stakeholder{Common: common(record.Stakeholders, "internal")}, want: Internal},
		{name: "a word that is no level", rec: &record.Place{Common: common(record.Places, "pubic")}, want: Confidential},
		{name: "visit made", rec: &record.Visit{Common: common(record.Visits, ""), Start: before}, want: Internal},
		{name: "visit to come, unannounced", rec: &record.Visit{Common: common(record.Visits, ""), Start: after}, want: Confidential},
		{name: "visit to come, announced", rec: &record.Visit{Common: common(record.Visits, ""), Start: after, Announced: true}, want: Internal},
		{name: "draft report", rec: report("", "", 0, 0), want: Internal},
		{name: "sent", rec: report("", "", before, 0), want: Shared},
		{name: "to be sent", rec: report("", "", after, 0), want: Internal},
		{name: "published", rec: report("", "", before, before), want: Public},
		{name: "to be published", rec: report("", "", before, after), want: Shared},
		{name: "another body's", rec: report("", "spt", before, 0), want: Confidential},
		{name: "another body's, published", rec: report("", "spt", before, before), want: Public},
		{name: "recommendation as its report", rec: recommendation(""), report: report("", "", before, 0), want: Shared},
		{name: "recommendation never wider", rec: recommendation("public"), report: report("", "", before, 0), want: Shared},
		{name: "recommendation narrower", rec: recommendation("internal"), report: report("", "", before, before), want: Internal},
		{name: "recommendation of no report", rec: recommendation("public"), want: Confidential},
		{name: "dialogue", rec: &record.Dialogue{Common: common(record.Dialogues, "")}, want: Internal},
		{name: "dialogue opened by itself", rec: &record.Dialogue{Common: common(record.Dialogues, "public")}, want: Public},
		{name: "complaint", rec: &record.Complaint{Common: common(record.Complaints, "")}, want: Confidential},
		{name: "kind narrowed", rec: &record.Place{Common: common(record.Places, "")}, policy: map[string]string{"places": "internal"}, want: Internal},
		{name: "kind widened without a reason", rec: &record.Dialogue{Common: common(record.Dialogues, "")}, policy: map[string]string{"dialogue": "public"}, want: Internal},
		{name: "complaint opened by itself", rec: &record.Complaint{Common: common(record.Complaints, "public")}, want: Confidential},
		{name: "complaints opened with a reason", rec: &record.Complaint{Common: common(record.Complaints, "")}, policy: map[string]string{"complaints": "shared"},
			reason: map[string]string{"complaints": "the law says so"}, want: Confidential},
		{name: "visits opened with a reason, unannounced and to come", rec: &record.Visit{Common: common(record.Visits, ""), Start: after}, policy: map[string]string{"visits": "public"},
			reason: map[string]string{"visits": "the law says so"}, want: Confidential},
		{name: "visits opened with a reason, made", rec: &record.Visit{Common: common(record.Visits, ""), Start: before}, policy: map[string]string{"visits": "public"},
			reason: map[string]string{"visits": "the law says so"}, want: Public},
		{name: "reports opened with a reason, not sent", rec: report("", "", after, 0), policy: map[string]string{"reports": "public"},
			reason: map[string]string{"reports": "the law says so"}, want: Internal},
		{name: "reports opened with a reason, another body's", rec: report("", "spt", before, after), policy: map[string]string{"reports": "public"},
			reason: map[string]string{"reports": "the law says so"}, want: Confidential},
		{name: "reports opened with a reason, sent", rec: report("", "", before, 0), policy: map[string]string{"reports": "public"},
			reason: map[string]string{"reports": "the law says so"}, want: Public},
		{name: "kind widened for a blank", rec: &record.Dialogue{Common: common(record.Dialogues, "")}, policy: map[string]string{"dialogue": "public"},
			reason: map[string]string{"dialogue": " "}, want: Internal},
		{name: "kind widened with a reason", rec: &record.Agreement{Common: common(record.Agreements, "")}, policy: map[string]string{"agreements": "shared"},
			reason: map[string]string{"agreements": "the law says so"}, want: Shared},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			policy := record.DefaultPolicy()
			policy.Access, policy.Reasons = test.policy, test.reason
			set := record.NewSet(policy)
			if test.report != nil {
				set.Add(test.report)
			}
			if got := LevelOf(set, test.rec, today); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

func TestFieldLevel(t *testing.T) {
	tests := []struct {
		record Level
		access string
		want   Level
	}{{Public, "public", Public}, {Public, "internal", Internal}, {Confidential, "public", Confidential}, {Public, "", Confidential}}
	for _, test := range tests {
		if got := FieldLevel(test.record, test.access); got != test.want {
			t.Errorf("%v with %q is %v, want %v", test.record, test.access, got, test.want)
		}
	}
}
