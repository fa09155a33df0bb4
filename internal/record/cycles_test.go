package record_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/record"
)

var mechanisms = []string{"spt-visit", "spt-advice", "special-fund", "cat-review", "treaty-body-review", "upr",
	"special-procedure-visit", "cpt-visit", "iachr-visit", "court-intervention", "standard-setting", "network"}

func TestEveryCycleIsSound(t *testing.T) {
	for _, mechanism := range mechanisms {
		slugs := map[string]bool{}
		for _, step := range record.Cycle(mechanism) {
			if !record.ValidID(step.Step) || step.Title == "" || slugs[step.Step] {
				t.Errorf("%s: %q (%q)", mechanism, step.Step, step.Title)
			}
			slugs[step.Step] = true
		}
		if len(slugs) == 0 {
			t.Errorf("%s has no steps", mechanism)
		}
	}
	if steps := record.Cycle("other"); steps != nil {
		t.Errorf("no two are alike, and yet: %v", steps)
	}
}

// planned tells steps as "closed-briefing 2026-05-01 on its first day".
func planned(p *record.Process) string {
	var told []string
	for _, step := range record.StepsOf(p) {
		told = append(told, strings.TrimSpace(fmt.Sprint(step.Step, " ", step.Due, " ", step.Counted)))
	}
	return strings.Join(told, "\n")
}

func TestTheDaysOfEachCycle(t *testing.T) {
	for mechanism, want := range map[string]string{
		"cat-review": `information-for-list-of-issues 2025-05-31 12m before
information-for-examination 2026-05-03 28d before
closed-briefing 2026-05-31 on its first day
attend-examination 2026-06-02 2d after
reference-in-own-reports 2026-11-30 6m after
follow-up-information 2027-05-31 12m after`,
		"treaty-body-review": `information-for-list-of-issues 2025-05-31 12m before
information-for-examination 2026-05-03 28d before
reference-in-own-reports 2026-11-30 6m after
follow-up-information 2027-05-31 12m after`,
		"upr": `national-consultation 2025-07-31 10m before
stakeholder-information 2025-10-31 7m before
briefing-of-delegations 2026-04-30 1m before
side-event 2026-05-30 1d before
statement-at-adoption 2026-09-30 4m after
publicise 2026-11-30 6m after
mid-term-follow-up 2028-11-30 30m after
follow-implementation 2030-11-30 54m after`,
		"spt-visit": `information-on-programme 2026-02-28 3m before
suggest-places 2026-04-19 42d before
opening-meeting 2026-05-31 on its first day
joint-visits 2026-06-02 2d after
final-meeting 2026-06-09 9d after
reprisals-check 2026-06-30 1m after
publish-npm-report 2027-01-31 8m after
urge-publication 2027-02-28 9m after
reply-to-npm-report 2027-05-31 12m after
dialogue-on-implementation 2027-06-30 13m after
special-fund-application`,
		"spt-advice": `regional-team-known 2025-11-30 6m before
annual-report-shared 2026-04-30 1m before
session-meeting 2026-05-31 on its first day
request-for-interpretation`,
		"special-fund": `call 2026-03-31 2m before
application 2026-05-31 on its first day
grant 2026-11-30 6m after
grant-report 2027-11-30 18m after`,
		"cpt-visit": `invitation
briefing-before 2026-04-30 1m before
suggest-places 2026-04-30 1m before
ngos-briefed 2026-05-17 14d before
submission 2026-05-17 14d before
briefing-during 2026-05-31 on its first day
debrief-with-authorities 2026-06-14 14d after
press 2026-06-14 14d after
briefing-after 2026-06-21 21d after
follow-up-visits 2026-06-30 1m after
advocacy-on-report 2027-05-31 12m after
reference-in-own-reports 2027-11-30 18m after`,
		"network": `submission 2026-04-30 1m before
follow-up 2026-11-30 6m after`,
	} {
		if got := planned(&record.Process{Mechanism: mechanism, Session: day("2026-05-31")}); got != want {
			t.Errorf("%s:\n%s", mechanism, got)
		}
	}
	visit := func(mechanism string) string {
		return planned(&record.Process{Mechanism: mechanism, Session: day("2026-05-31")})
	}
	withDebrief := strings.Replace(visit("iachr-visit"), "press ", "debrief-with-authorities 2026-06-14 14d after\npress ", 1)
	if visit("special-procedure-visit") != visit("iachr-visit") || visit("cpt-visit") != withDebrief {
		t.Error("the three visits to a country go the same way, save for the debriefing of the European Committee")
	}
}

func TestWhatAProcessListsGoesBeforeItsCycle(t *testing.T) {
	with := func(session string, steps ...record.ProcessStep) *record.Process {
		return &record.Process{Mechanism: "cat-review", Session: day(session), Steps: steps}
	}
	for _, c := range []struct {
		name string
		of   *record.Process
		want string
	}{
		{"its own day", with("2026-05-31", record.ProcessStep{Step: "closed-briefing", Due: day("2026-05-04")}), "closed-briefing 2026-05-04"},
		{"the usual day", with("2026-05-31", record.ProcessStep{Step: "closed-briefing"}), "closed-briefing 2026-05-31 on its first day"},
		{"no session", with("", record.ProcessStep{Step: "closed-briefing"}), "closed-briefing"},
		{"a step of its own", with("2026-05-31", record.ProcessStep{Step: "breakfast"}), "breakfast"},
		{"one twice", with("2026-05-31", record.ProcessStep{Step: "closed-briefing"}, record.ProcessStep{Step: "closed-briefing", Due: day("2026-06-01")}),
			"closed-briefing 2026-05-31 on its first day\nclosed-briefing 2026-06-01"},
		{"nothing, and no session", with(""), ""},
		{"nothing, of an unknown mechanism", &record.Process{Mechanism: "prayer", Session: day("2026-05-31")}, ""},
		{"before the calendar begins", with("0001-01-01", record.ProcessStep{Step: "information-for-list-of-issues"}), "information-for-list-of-issues"},
	} {
		if got := planned(c.of); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	known := record.StepsOf(with("", record.ProcessStep{Step: "closed-briefing", Note: "room 3"}, record.ProcessStep{Step: "breakfast"}))
	if known[0].Title != "Closed briefing with the Committee" || known[0].Note != "room 3" || known[1].Title != "" {
		t.Errorf("%+v", known)
	}
}
