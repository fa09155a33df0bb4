package followup_test

import (
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

func TestWhatIsNotDueAboutOtherRecordsIsExplained(t *testing.T) {
	p, v := place("p"), visit("v", "2026-02-02", "2026-02-04")
	none := func(change func(*record.Deadlines)) *policy { return override(record.When{}, change) }
	for _, s := range []struct {
		about, on string
		records   happened
		want      []string
	}{
		{"stakeholders/moj", "2026-03-01", nil, []string{
			" contact: nothing to count from: neither dialogue with it nor introduced (stakeholders/moj.md)",
			" introduction: nothing to count from: no reviewed (stakeholders/moj.md)",
			" mapping-review: nothing to count from: no reviewed (stakeholders/moj.md)"}},
		{"stakeholders/moj", "2026-03-01", happened{meeting("2026-02-01"), seen("moj", "2026-02-02"), none(func(d *record.Deadlines) { d.MappingReview = period("none") })}, []string{
			"2026-02-01 contact: no contact_every for it, and no follow_up planned at the last contact (dialogue/2026-02-01-meeting-moj.md)",
			"2026-02-01 introduction: there is dialogue with it (dialogue/2026-02-01-meeting-moj.md)",
			" mapping-review: register.yaml sets no time for it (mapping-review: none, override 1) (register.yaml)"}},
		{"stakeholders/moj", "2026-03-01", happened{introduced(contactEvery("1y"), "2026-01-10")}, []string{
			"2026-01-10 introduction: introduced (stakeholders/moj.md)",
			" mapping-review: nothing to count from: no reviewed (stakeholders/moj.md)"}},
		{"stakeholders/new", "2026-03-01", happened{endedBody(seen("new", "2026-01-01"), "2026-02-01")}, []string{
			"2026-02-01 contact: the body has ended (stakeholders/new.md)",
			"2026-02-01 introduction: the body has ended (stakeholders/new.md)",
			"2026-02-01 mapping-review: the body has ended (stakeholders/new.md)"}},
		{"stakeholders/new", "2026-03-01", happened{but(seen("new", "2026-01-01"), func(s *record.Stakeholder) { s.Category = "media" })}, []string{
			" contact: nothing to count from: neither dialogue with it nor introduced (stakeholders/new.md)",
			" introduction: not asked of this category (stakeholders/new.md)"}},
		{"places/p", "2026-03-01", happened{p}, []string{" place-visit: no visit_every (places/p.md)"}},
		{"places/p", "2026-03-01", happened{but(place("p"), func(p *record.Place) { p.VisitEvery = period("1y") })}, []string{" place-visit: nothing to count from: never visited, and no since (places/p.md)"}},
		{"places/p", "2026-03-01", happened{but(place("p"), func(p *record.Place) { p.Closed = day("2026-02-01") })}, []string{"2026-02-01 place-visit: the place is closed (places/p.md)"}},
		{"visits/v", "2026-02-01", happened{p, v}, []string{
			"2026-02-02 draft-report: the visit is only planned (visits/v.md)", "2026-02-02 reprisal-check: the visit is only planned (visits/v.md)"}},
		{"visits/v", "2026-03-01", happened{p, v, reportOn("v")}, []string{
			" draft-report: its report is on the way; what is owed is owed about reports/on (reports/on.md)", " reprisal-check: no risk of reprisals was seen (visits/v.md)"}},
		{"visits/v", "2026-03-01", happened{p, byOthers(visit("v", "2026-02-02", ""))}, []string{
			" draft-report: another body's visit creates no duties of ours (visits/v.md)", " reprisal-check: another body's visit creates no duties of ours (visits/v.md)"}},
		{"visits/v", "2026-03-01", happened{p, noReport(but(visit("v", "2026-02-02", ""), func(v *record.Visit) { v.ReprisalRisk = "real" })), but(visit("w", "2026-02-10", ""), func(v *record.Visit) { v.ReprisalCheck = true })}, []string{
			" draft-report: no_report (visits/v.md)", "2026-02-10 reprisal-check: a check on reprisals was made (visits/w.md)"}},
		{"visits/v", "2026-03-01", happened{p, but(visit("v", "2026-02-02", ""), func(v *record.Visit) { v.ReprisalRisk = "real" }), deadlines(func(d *record.Deadlines) { d.ReprisalCheck.Real, d.DraftReport = period("none"), period("none") })}, []string{
			" draft-report: register.yaml sets no time for it (draft-report: none) (register.yaml)", " reprisal-check: register.yaml sets no time for it (reprisal-check, real: none) (register.yaml)"}},
		{"reports/on", "2026-03-01", happened{p, v, reportOn("v")}, []string{" comments: no draft was sent (reports/on.md)", " final-report: no draft was sent (reports/on.md)"}},
		{"reports/on", "2026-03-01", happened{p, v, draftSent("2026-02-20")}, []string{"2026-02-20 draft-report: draft_sent (reports/on.md)"}},
		{"reports/on", "2026-03-01", happened{p, v, come(draftSent("2026-02-20"), dates{draft: "2026-02-20", received: "2026-02-25"})}, []string{
			"2026-02-20 draft-report: draft_sent (reports/on.md)", "2026-02-25 comments: comments_received (reports/on.md)"}},
		{"reports/on", "2026-03-01", happened{p, v, come(reportOn("v"), dates{sent: "2026-02-20", published: "2026-02-25"})}, []string{
			"2026-02-20 draft-report: sent (reports/on.md)", "2026-02-20 comments: sent (reports/on.md)", "2026-02-20 final-report: sent (reports/on.md)"}},
		{"reports/on", "2026-03-01", happened{p, v, come(reportOn("v"), dates{published: "2026-02-25"})}, []string{
			"2026-02-25 draft-report: published (reports/on.md)", "2026-02-25 comments: published (reports/on.md)", "2026-02-25 final-report: published (reports/on.md)"}},
		{"reports/on", "2026-03-01", happened{p, v, issuedBy(reportOn("v"), "spt")}, []string{
			" draft-report: another body's report (reports/on.md)", " comments: another body's report (reports/on.md)", " final-report: another body's report (reports/on.md)"}},
		{"reports/on", "2026-03-01", happened{p, v, typed(reportOn("v"), "annual")}, []string{
			" draft-report: not asked of this type (reports/on.md)", " comments: no draft was sent (reports/on.md)", " final-report: no draft was sent (reports/on.md)"}},
		{"reports/on", "2026-03-01", happened{p, noReport(visit("v", "2026-02-02", "")), reportOn("v")}, []string{
			" draft-report: its visits have no_report (reports/on.md)", " comments: its visits have no_report (reports/on.md)", " final-report: its visits have no_report (reports/on.md)"}},
		{"reports/on", "2026-03-01", happened{reportOn(), deadlines(func(d *record.Deadlines) { d.FinalReport = period("none") }), come(reportOn(), dates{draft: "2026-02-20"})}, []string{
			"2026-02-20 draft-report: draft_sent (reports/on.md)", " comments: neither recommendations nor places say to whom the draft went (reports/on.md)",
			" final-report: register.yaml sets no time for it (final-report: none) (register.yaml)"}},
		{"reports/on", "2026-03-01", happened{reportOn()}, []string{
			" draft-report: no visit of ours that was made is named (reports/on.md)", " comments: no draft was sent (reports/on.md)", " final-report: no draft was sent (reports/on.md)"}},
		{"reports/on", "2026-03-01", happened{p, v, draftSent("2026-02-20"), deadlines(func(d *record.Deadlines) { d.Comments = period("none") })}, []string{
			"2026-02-20 draft-report: draft_sent (reports/on.md)", " comments: register.yaml sets no time for it (comments: none) (register.yaml)"}},
		{"complaints/c", "2026-03-01", happened{complained("2026-02-02", func(c *record.Complaint) { c.Acknowledged = day("2026-02-03") })}, []string{
			"2026-02-03 acknowledgement: acknowledged (complaints/c.md)", " complaint-action: no action has a follow_up (complaints/c.md)", " reprisal-check: no risk of reprisals was seen (complaints/c.md)"}},
		{"complaints/c", "2026-03-01", happened{complained("2026-02-02", func(c *record.Complaint) {
			c.Channel, c.Closed, c.ReprisalRisk, c.Actions = "visit", day("2026-02-20"), "real", []record.Action{{Date: day("2026-02-05"), Action: "check-safety"}}
		})}, []string{
			" acknowledgement: it was made during a visit (complaints/c.md)", "2026-02-20 complaint-action: the complaint is closed (complaints/c.md)", "2026-02-05 reprisal-check: a check on reprisals was made (complaints/c.md)"}},
		{"complaints/c", "2026-03-01", happened{deadlines(func(d *record.Deadlines) { d.ReprisalCheck.Real = period("none") }), complained("2026-02-02", func(c *record.Complaint) {
			c.Acknowledge, c.ReprisalRisk, c.Actions = "unsafe", "real", []record.Action{{Date: day("2026-02-05"), Action: "refer", FollowUp: day("2026-02-07")}, {Date: day("2026-02-06"), Action: "advise"}}
		})}, []string{
			" acknowledgement: acknowledging it would be unsafe (complaints/c.md)", "2026-02-06 complaint-action: a later action followed that of 2026-02-05 (complaints/c.md)",
			" reprisal-check: register.yaml sets no time for it (reprisal-check, real: none) (register.yaml)"}},
		{"complaints/c", "2026-03-01", happened{complained("", func(c *record.Complaint) { c.ReprisalRisk = "real" })}, []string{
			" acknowledgement: nothing to count from: no received (complaints/c.md)", " complaint-action: no action has a follow_up (complaints/c.md)", " reprisal-check: nothing to count from: no received (complaints/c.md)"}},
		{"members/eva", "2026-03-01", happened{expert("", "", "")}, []string{" accreditation: no accredited_until (members/eva.md)", " accreditation: no contract.end (members/eva.md)"}},
		{"members/eva", "2026-03-01", happened{expert("2026-02-01", "2026-02-01", "")}, []string{
			"2026-02-01 accreditation: accredited_until: the contract ends then (contract.end) (members/eva.md)", "2026-02-01 accreditation: contract.end: the contract has ended (members/eva.md)"}},
		{"members/eva", "2026-03-01", happened{expert("2026-04-01", "2026-05-01", "2026-03-15")}, []string{
			"2026-03-15 accreditation: accredited_until: the person works with us until then (until) (members/eva.md)", "2026-03-15 accreditation: contract.end: the person works with us until then (until) (members/eva.md)"}},
		{"agreements/one", "2026-03-01", happened{agreement("one", "2025-03-01", "2026-02-01"), agreement("two", "2026-01-01", "")}, []string{
			"2026-01-01 agreement: expires: a newer one of the same type and parties was signed (agreements/two.md)", " agreement: no review_by (agreements/one.md)"}},
		{"agreements/one", "2026-03-01", happened{but(agreement("one", "2025-03-01", "2026-02-01"), func(a *record.Agreement) { a.Ended = day("2026-02-10") })}, []string{
			"2026-02-10 agreement: expires: it has ended (agreements/one.md)", " agreement: no review_by (agreements/one.md)"}},
		{"processes/cycle", "2026-03-01", happened{process("2026-05-01", record.ProcessStep{Step: "a", Done: day("2026-02-01")}, record.ProcessStep{Step: "b", Skipped: "no money"}, record.ProcessStep{Step: "c"})}, []string{
			"2026-02-01 milestone: a is done (processes/cycle.md)", " milestone: b is skipped (processes/cycle.md)", " milestone: c has no day (processes/cycle.md)"}},
		{"processes/cycle", "2026-03-01", happened{process("")}, []string{" milestone: no steps are listed, and without a session none can be counted (processes/cycle.md)"}},
		{"processes/cycle", "2026-03-01", happened{but(process("2026-05-01"), func(p *record.Process) { p.Mechanism = "other" })}, []string{" milestone: no steps are listed, and this mechanism has no usual ones (processes/cycle.md)"}},
		{"dialogue/2026-02-01-meeting-moj", "2026-03-01", happened{meeting("2026-02-01")}, []string{" commitment: none was made there (dialogue/2026-02-01-meeting-moj.md)"}},
		{"dialogue/promise", "2026-03-01", happened{promise("2026-02-01", record.Commitment{Done: day("2026-02-05")})}, []string{"2026-02-05 commitment by moj: done (dialogue/promise.md)"}},
		{"dialogue/promise", "2026-03-01", happened{promise("2026-02-01", record.Commitment{Dropped: &record.Dropped{Date: day("2026-02-05")}})}, []string{"2026-02-05 commitment by moj: dropped (dialogue/promise.md)"}},
		{"dialogue/promise", "2026-03-01", happened{promise("2026-02-01", record.Commitment{Recommendation: "r"})}, []string{" commitment by moj: it is owed about recommendations/r (recommendations/r.md)"}},
		{"dialogue/promise", "2026-03-01", happened{promise("2026-02-01", record.Commitment{})}, nil},
		{"recommendations/r", "2026-03-01", happened{report("")}, []string{" a draft owes nothing (recommendations/r.md)"}},
	} {
		set := build(t, s.records...).AsOf(day(s.on))
		kind, id, _ := strings.Cut(s.about, "/")
		var told []string
		for _, reason := range followup.NotDueAbout(set, set.Get(record.Kind(kind), id), day(s.on)) {
			told = append(told, reason.Date.String()+" "+reason.Text+" ("+reason.Path+")")
		}
		if got := strings.Join(told, "\n"); got != strings.Join(s.want, "\n") {
			t.Errorf("%s, got\n%s\nwant\n%s", s.about, got, strings.Join(s.want, "\n"))
		}
	}
}
