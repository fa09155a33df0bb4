package followup_test

import (
	"testing"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

func TestMilestones(t *testing.T) {
	step := func(slug, due, done, skipped string) record.ProcessStep {
		return record.ProcessStep{Step: slug, Due: day(due), Done: day(done), Skipped: skipped}
	}
	const cycle = "processes/cycle: npm "
	tellAgenda(t, followup.Milestone, []story{
		{"on the day that it states", "2026-03-01", happened{process("2026-05-01", step("closed-briefing", "2026-05-04", "", ""))}, cycle + "2026-05-04"},
		{"a step of our own", "2026-03-01", happened{process("", step("breakfast", "2026-05-04", "", ""))}, cycle + "2026-05-04"},
		{"a step of our own without a day", "2026-03-01", happened{process("2026-05-01", step("breakfast", "", "", ""))}, ""},
		{"on the usual day", "2026-03-01", happened{process("2026-05-01", step("closed-briefing", "", "", ""))}, cycle + "2026-05-01"},
		{"before the session", "2026-03-01", happened{process("2026-05-01", step("information-for-examination", "", "", ""))}, cycle + "2026-04-03"},
		{"after the session", "2026-03-01", happened{process("2026-05-01", step("follow-up-information", "", "", ""))}, cycle + "2027-05-01"},
		{"the usual day of no session", "2026-03-01", happened{process("", step("closed-briefing", "", "", ""))}, ""},
		{"done", "2026-05-02", happened{process("2026-05-01", step("closed-briefing", "2026-05-04", "2026-05-02", ""))}, ""},
		{"done later", "2026-05-01", happened{process("2026-05-01", step("closed-briefing", "2026-05-04", "2026-05-02", ""))}, cycle + "2026-05-04"},
		{"skipped", "2026-05-01", happened{process("2026-05-01", step("closed-briefing", "2026-05-04", "", "no money"))}, ""},
		{"the whole cycle", "2026-03-01", happened{process("2026-05-01")}, cycle + "2025-05-01, " + cycle + "2026-04-03, " + cycle + "2026-05-01, " + cycle + "2026-05-03, " + cycle + "2026-11-01, " + cycle + "2027-05-01"},
		{"no session yet", "2026-03-01", happened{process("")}, ""},
		{"a mechanism of our own", "2026-03-01", happened{but(process("2026-05-01"), func(p *record.Process) { p.Mechanism = "other" })}, ""},
	})
}

func TestMilestonesThatNothingDatesAreNeverLongOverdue(t *testing.T) {
	for _, c := range []struct {
		name string
		of   *record.Process
		on   string
		want followup.Tier
	}{
		{"stated", process("", record.ProcessStep{Step: "breakfast", Due: day("2026-05-04")}), "2030-01-01", followup.Overdue},
		{"before the session", process("2026-05-01", record.ProcessStep{Step: "information-for-examination"}), "2030-01-01", followup.Overdue},
		{"on its first day", process("2026-05-01", record.ProcessStep{Step: "closed-briefing"}), "2030-01-01", followup.Overdue},
		{"after the session", process("2026-05-01", record.ProcessStep{Step: "follow-up-information"}), "2028-04-30", followup.Overdue},
		{"twice as long after the session", process("2026-05-01", record.ProcessStep{Step: "follow-up-information"}), "2028-05-01", followup.LongOverdue},
	} {
		if got := agendaOf(t, followup.Milestone, c.on, c.of)[0].Tier; got != c.want {
			t.Errorf("%s on %s: %q, want %q", c.name, c.on, got, c.want)
		}
	}
}
