package followup_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// The cases of a change tell two stories, each on a day, and what is told of
// the difference, a line each.
type difference struct {
	name     string
	from, to string // days; left out: 1 March 2026, when no answer is late yet
	before   happened
	after    happened
	want     []string
}

// line tells a change as "answered r moj: noted → accepted [letter] 2026-03-01".
func line(c followup.Change) string {
	s := string(c.Kind) + " " + strings.TrimPrefix(c.Record, "recommendations/")
	if c.Stakeholder != "" {
		s += " " + c.Stakeholder
	}
	if c.Before != "" || c.After != "" {
		s += ": " + cmp.Or(c.Before, "-") + " → " + cmp.Or(c.After, "-")
	}
	if c.Details != "" {
		s += " [" + c.Details + "]"
	}
	if c.Date != 0 {
		s += " " + c.Date.String()
	}
	return s
}

func snapshot(t *testing.T, on string, records happened) followup.Snapshot {
	t.Helper()
	on = cmp.Or(on, "2026-03-01")
	return followup.Snapshot{Set: build(t, records...).AsOf(day(on)), Day: day(on)}
}

func (d difference) changes(t *testing.T) []followup.Change {
	t.Helper()
	return followup.Compare(snapshot(t, d.from, d.before), snapshot(t, d.to, d.after))
}

func (d difference) run(t *testing.T) {
	t.Helper()
	var got []string
	for _, c := range d.changes(t) {
		got = append(got, line(c))
	}
	if !slices.Equal(got, d.want) {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(d.want, "\n  "))
	}
	for _, side := range []difference{{from: d.from, to: d.from, before: d.before, after: d.before}, {from: d.to, to: d.to, before: d.after, after: d.after}} {
		if same := side.changes(t); len(same) > 0 {
			t.Errorf("the same twice gives %s", line(same[0]))
		}
	}
}

// undated is the report of a draft.
func undated() *record.Report {
	return but(report("2026-01-15"), func(r *record.Report) { r.Sent = 0 })
}

func second(addressees ...string) *record.Recommendation {
	return as("s", &record.Recommendation{Report: "rep", Addressees: addressees, Priority: record.Normal})
}

func ofSecond(i record.Item) record.Item {
	i.Recommendation = "s"
	return i
}

func found2(date, basis string, status record.Status) *record.Assessment {
	return but(found(date, status), func(a *record.Assessment) { a.Basis = basis })
}

// handsOver is an item that moves the recommendation, with a position for some.
func handsOver(from, to string, p record.Position, bodies ...string) record.Item {
	return record.Item{Moves: &record.Moves{From: from, To: to}, Position: p, For: bodies}
}

var aboutRecommendations = []difference{
	{name: "nothing"},
	{name: "issued by the report's date", before: happened{undated()},
		want: []string{"issued r [moj] 2026-01-15", "state r: draft → awaiting-response 2026-01-15", "report-sent reports/rep 2026-01-15"}},
	{name: "issued on the day, not the day before", from: "2026-01-14", to: "2026-01-15",
		want: []string{"issued r [moj] 2026-01-15", "state r: draft → awaiting-response 2026-01-15", "report-sent reports/rep 2026-01-15"}},
	{name: "issued: new", after: happened{second("moj", "moh")}, want: []string{"issued s [moj, moh] 2026-01-15"}},
	{name: "new and answered at once", after: happened{second("moj"), letter("2026-02-01", record.Item{Recommendation: "s", Position: record.Accepted})},
		want: []string{"issued s [moj] 2026-01-15", "answered s moj: - → accepted [letter] 2026-02-01",
			"dialogue-held dialogue/2026-02-01-letter-moj moj [incoming letter] 2026-02-01"}},
	{name: "drafted", before: happened{undated()}, after: happened{undated(), second("moj")}, want: []string{"drafted s [moj]"}},
	{name: "issue taken back", after: happened{undated()},
		want: []string{"state r: awaiting-response → draft", "taken-back r: 2026-01-15 → - [date of issue]", "other reports/rep [sent]"}},
	{name: "answered in writing", after: happened{letter("2026-02-01", says(record.Accepted))},
		want: []string{"answered r moj: - → accepted [letter] 2026-02-01", "state r: awaiting-response → accepted 2026-02-01",
			"dialogue-held dialogue/2026-02-01-letter-moj moj [incoming letter] 2026-02-01"}},
	{name: "by one of two, on the day and not before", from: "2026-01-31", to: "2026-02-01",
		before: happened{recommendation("moj", "moh"), letter("2026-02-01", says(record.Accepted))},
		after:  happened{recommendation("moj", "moh"), letter("2026-02-01", says(record.Accepted))},
		want: []string{"answered r moj: - → accepted [letter] 2026-02-01", "state r: awaiting-response → mixed 2026-02-01",
			"dialogue-held dialogue/2026-02-01-letter-moj moj [incoming letter] 2026-02-01"}},
	{name: "a position in a meeting is no answer", after: happened{meeting("2026-02-01", says(record.Accepted))},
		want: []string{"position r moj: - → accepted [meeting] 2026-02-01", "state r: awaiting-response → accepted 2026-02-01",
			"dialogue-held dialogue/2026-02-01-meeting-moj moj [meeting] 2026-02-01"}},
	{name: "in writing what was said before", before: happened{meeting("2026-02-01", says(record.Accepted))},
		after: happened{meeting("2026-02-01", says(record.Accepted)), letter("2026-02-20", says(record.Accepted))},
		want: []string{"answered r moj: accepted → accepted [letter] 2026-02-20",
			"dialogue-held dialogue/2026-02-20-letter-moj moj [incoming letter] 2026-02-20"}},
	{name: "position changed after the answer", before: happened{letter("2026-02-01", says(record.Accepted))},
		after: happened{letter("2026-02-01", says(record.Accepted)), letter("2026-02-20", says(record.Rejected))},
		want: []string{"position r moj: accepted → rejected [letter] 2026-02-20", "state r: accepted → rejected 2026-02-20",
			"dialogue-held dialogue/2026-02-20-letter-moj moj [incoming letter] 2026-02-20"}},
	{name: "position corrected in its file", before: happened{letter("2026-02-01", says(record.Accepted))},
		after: happened{letter("2026-02-01", says(record.Rejected))},
		want:  []string{"position r moj: accepted → rejected [letter] 2026-02-01", "state r: accepted → rejected 2026-02-01"}},
	{name: "answer taken back", before: happened{letter("2026-02-01", says(record.Accepted))},
		want: []string{"state r: accepted → awaiting-response 2026-01-15", "taken-back r moj: accepted → - [answer]",
			"removed dialogue/2026-02-01-letter-moj"}},
	{name: "the answer becomes a meeting", before: happened{as("d", letter("2026-02-01", says(record.Accepted)))}, after: happened{as("d", meeting("2026-02-01", says(record.Accepted)))},
		want: []string{"taken-back r moj: accepted → accepted [answer]", "other dialogue/d [direction, form]"}},
	{name: "position taken back", before: happened{meeting("2026-02-01", says(record.Accepted))},
		want: []string{"state r: accepted → awaiting-response 2026-01-15", "taken-back r moj: accepted → - [position]",
			"removed dialogue/2026-02-01-meeting-moj"}},
	{name: "claimed", after: happened{meeting("2026-02-01", claims(record.ClaimInProgress))},
		want: []string{"claimed r moj: - → in-progress [meeting] 2026-02-01", "state r: awaiting-response → in-progress 2026-02-01",
			"dialogue-held dialogue/2026-02-01-meeting-moj moj [meeting] 2026-02-01"}},
	{name: "claimed more", before: happened{meeting("2026-02-01", claims(record.ClaimInProgress))},
		after: happened{meeting("2026-02-01", claims(record.ClaimInProgress)), meeting("2026-02-20", claims(record.ClaimImplemented))},
		want: []string{"claimed r moj: in-progress → implemented [meeting] 2026-02-20", "state r: in-progress → claimed 2026-02-20",
			"dialogue-held dialogue/2026-02-20-meeting-moj moj [meeting] 2026-02-20"}},
	{name: "claimed again after the NPM looked", before: happened{meeting("2026-02-01", claims(record.ClaimImplemented)), found("2026-02-10", record.Started)},
		after: happened{meeting("2026-02-01", claims(record.ClaimImplemented)), found("2026-02-10", record.Started), meeting("2026-02-20", claims(record.ClaimImplemented))},
		want: []string{"claimed r moj: implemented → implemented [meeting] 2026-02-20", "state r: started → claimed 2026-02-20",
			"dialogue-held dialogue/2026-02-20-meeting-moj moj [meeting] 2026-02-20"}},
	{name: "claim taken back", before: happened{as("d", meeting("2026-02-01", claims(record.ClaimInProgress)))}, after: happened{as("d", meeting("2026-02-01"))},
		want: []string{"state r: in-progress → awaiting-response 2026-01-15", "taken-back r moj: in-progress → - [claim]", "other dialogue/d [recommendations]"}},
	{name: "assessed", after: happened{found("2026-02-01", record.Started)},
		want: []string{"assessed r: - → started 2026-02-01", "state r: awaiting-response → started 2026-02-01"}},
	{name: "assessed the same again", before: happened{found("2026-02-01", record.Started)}, after: happened{found("2026-02-01", record.Started), found("2026-02-20", record.Started)},
		want: []string{"assessed r: started → started 2026-02-20"}},
	{name: "implemented", before: happened{found("2026-02-01", record.Started)}, after: happened{found("2026-02-01", record.Started), found("2026-02-20", record.Implemented)},
		want: []string{"implemented r: started → implemented 2026-02-20", "state r: started → implemented 2026-02-20"}},
	{name: "closed otherwise", after: happened{found("2026-02-20", record.NotPursued)},
		want: []string{"closed r: - → not-pursued 2026-02-20", "state r: awaiting-response → not-pursued 2026-02-20"}},
	{name: "reopened", before: happened{found("2026-02-01", record.Implemented)}, after: happened{found("2026-02-01", record.Implemented), found("2026-02-20", record.Started)},
		want: []string{"assessed r: implemented → started 2026-02-20", "reopened r: implemented → started 2026-02-20", "state r: implemented → started 2026-02-20"}},
	{name: "finding taken back", before: happened{found("2026-02-01", record.Started), found("2026-02-20", record.PartlyImplemented)}, after: happened{found("2026-02-01", record.Started)},
		want: []string{"state r: partly-implemented → started 2026-02-01", "taken-back r: partly-implemented → started [finding] 2026-02-01",
			"removed assessments/2026-02-20-follow-up-visit"}},
	{name: "finding corrected", before: happened{found("2026-02-01", record.Started)}, after: happened{found("2026-02-01", record.PartlyImplemented)},
		want: []string{"assessed r: started → partly-implemented 2026-02-01", "state r: started → partly-implemented 2026-02-01"}},
	{name: "finding under another name", before: happened{as("x", found("2026-02-01", record.Started))}, after: happened{as("y", found("2026-02-01", record.Started))},
		want: []string{"renamed assessments/y: assessments/x → assessments/y"}},
	{name: "finding of another day", before: happened{as("x", found("2026-02-10", record.Started))}, after: happened{as("x", found("2026-02-01", record.Started))},
		want: []string{"other assessments/x [date]"}},
	{name: "a claim waits again", before: happened{letter("2026-02-01", claims(record.ClaimImplemented)), as("x", found("2026-02-10", record.Started))},
		after: happened{letter("2026-02-01", claims(record.ClaimImplemented))},
		want:  []string{"state r: started → claimed 2026-02-01", "taken-back r: started → - [finding]", "removed assessments/x"}},
	{name: "said and promised under another name",
		before: happened{body("old", ""), second("old"), as("d", pledging(with(letter("2026-02-01", ofSecond(says(record.Accepted))), "old"), pledge("old", "", "")))},
		after: happened{but(body("new", ""), func(s *record.Stakeholder) { s.Name = "old" }), second("new"),
			as("d", pledging(with(letter("2026-02-01", ofSecond(says(record.Accepted))), "new"), pledge("new", "", "")))},
		want: []string{"renamed stakeholders/new: stakeholders/old → stakeholders/new"}},
	{name: "a move taken back",
		before: happened{letter("2026-02-01", says(record.Accepted), claims(record.ClaimInProgress)), as("d", letter("2026-02-10", moves("moj", "moh")))},
		after:  happened{letter("2026-02-01", says(record.Accepted), claims(record.ClaimInProgress))},
		want:   []string{"state r: awaiting-response → in-progress 2026-02-01", "removed dialogue/d"}},
	{name: "moved under another name",
		before: happened{body("old", ""), second("old"), as("d", with(letter("2026-02-01", ofSecond(moves("old", "moh"))), "old"))},
		after: happened{but(body("new", ""), func(s *record.Stakeholder) { s.Name = "old" }), second("new"),
			as("d", with(letter("2026-02-01", ofSecond(moves("new", "moh"))), "new"))},
		want: []string{"renamed stakeholders/new: stakeholders/old → stakeholders/new"}},
	{name: "two findings on one day", before: happened{found2("2026-02-01", "dialogue", record.Started)},
		after: happened{found2("2026-02-01", "dialogue", record.Started), found2("2026-02-01", "follow-up-visit", record.Started)},
		want:  []string{"assessed r: started → started 2026-02-01"}},
	{name: "repeated", after: happened{but(second("moj"), func(r *record.Recommendation) { r.Repeats, r.Issued = []string{"r"}, day("2026-02-20") })},
		want: []string{"issued s [moj] 2026-02-20", "repeated r: - → recommendations/s 2026-02-20", "state r: awaiting-response → repeated 2026-02-20"}},
	{name: "extended", after: happened{as("d", meeting("2026-02-01", respondBy("2026-08-15"), implementBy("2026-12-31")))},
		want: []string{"extended r moj: 2026-07-15 → 2026-08-15 [answer] 2026-02-01", "extended r moj: - → 2026-12-31 [implementation] 2026-02-01",
			"dialogue-held dialogue/d moj [meeting] 2026-02-01"}},
	{name: "extension taken back", before: happened{as("d", meeting("2026-02-01", respondBy("2026-08-15")))}, after: happened{as("d", meeting("2026-02-01"))},
		want: []string{"taken-back r moj: 2026-08-15 → - [extension]", "other dialogue/d [recommendations]"}},
	{name: "moved", after: happened{as("d", letter("2026-02-01", moves("moj", "moh")))},
		want: []string{"moved r moj: moj → moh 2026-02-01", "dialogue-held dialogue/d moj [incoming letter] 2026-02-01"}},
	{name: "moved by whom it was not competent", after: happened{as("d", letter("2026-02-01", handsOver("moj", "moh", record.NotCompetent, "moj")))},
		want: []string{"answered r moj: - → not-competent [letter] 2026-02-01", "moved r moj: moj → moh 2026-02-01",
			"dialogue-held dialogue/d moj [incoming letter] 2026-02-01"}},
	{name: "moved after an answer, some time ago", before: happened{letter("2026-02-01", says(record.Accepted))},
		after: happened{letter("2026-02-01", says(record.Accepted)), as("d", meeting("2026-02-10", says(record.NotCompetent), claims(record.ClaimNotStarted))), as("e", letter("2026-02-20", moves("moj", "moh")))},
		want: []string{"position r moj: accepted → not-competent [meeting] 2026-02-10", "claimed r moj: - → not-started [meeting] 2026-02-10",
			"moved r moj: moj → moh 2026-02-20", "state r: accepted → awaiting-response 2026-02-20",
			"dialogue-held dialogue/d moj [meeting] 2026-02-10", "dialogue-held dialogue/e moj [incoming letter] 2026-02-20"}},
	{name: "what the taker says is its own", after: happened{as("d", with(letter("2026-02-01", handsOver("moj", "moh", record.Accepted, "moh")), "moh"))},
		want: []string{"answered r moh: - → accepted [letter] 2026-02-01", "moved r moj: moj → moh 2026-02-01", "state r: awaiting-response → accepted 2026-02-01",
			"dialogue-held dialogue/d moh [incoming letter] 2026-02-01"}},
	{name: "moved and given back", after: happened{as("d", letter("2026-02-01", moves("moj", "moh"))), as("e", with(letter("2026-02-10", handsOver("moh", "moj", record.NotCompetent)), "moh"))},
		want: []string{"answered r moh: - → not-competent [letter] 2026-02-10", "moved r moj: moj → moh 2026-02-01", "moved r moh: moh → moj 2026-02-10",
			"dialogue-held dialogue/d moj [incoming letter] 2026-02-01", "dialogue-held dialogue/e moh [incoming letter] 2026-02-10"}},
	{name: "a draft is not moved, nor what came before the issue", before: happened{undated()}, after: happened{undated(), as("d", letter("2026-01-10", moves("moj", "moh")))},
		want: []string{"dialogue-held dialogue/d moj [incoming letter] 2026-01-10"}},
	{name: "edited after the issue", after: happened{but(recommendation("moj"), func(r *record.Recommendation) { r.Body, r.Priority, r.Notes = "x", record.High, "n" })},
		want: []string{"edited r [body, priority]"}},
	{name: "notes are not its text", after: happened{but(recommendation("moj"), func(r *record.Recommendation) { r.Notes, r.Related = "x", []string{"q"} })},
		want: []string{"other r [notes, related]"}},
	{name: "a draft is edited freely", before: happened{undated()}, after: happened{undated(), but(recommendation("moj"), func(r *record.Recommendation) { r.Body = "x" })},
		want: []string{"other r [body]"}},
	{name: "a successor says nothing new", from: "2026-03-01", to: "2026-05-01",
		before: happened{ended("moj", "2026-04-01", "new"), body("new", ""), letter("2026-02-01", says(record.Accepted))},
		after:  happened{ended("moj", "2026-04-01", "new"), body("new", ""), letter("2026-02-01", says(record.Accepted))},
		want:   []string{"stakeholder-ended stakeholders/moj moj: - → new 2026-04-01"}},
	{name: "two that are merged say nothing new", from: "2026-03-01", to: "2026-05-01",
		before: happened{recommendation("moj", "moh"), ended("moj", "2026-04-01", "new"), ended("moh", "2026-04-01", "new"), body("new", ""), letter("2026-02-01", says(record.Accepted), claims(record.ClaimInProgress))},
		after:  happened{recommendation("moj", "moh"), ended("moj", "2026-04-01", "new"), ended("moh", "2026-04-01", "new"), body("new", ""), letter("2026-02-01", says(record.Accepted), claims(record.ClaimInProgress))},
		want:   []string{"stakeholder-ended stakeholders/moh moh: - → new 2026-04-01", "stakeholder-ended stakeholders/moj moj: - → new 2026-04-01"}},
}

func TestCompareRecommendations(t *testing.T) {
	for _, d := range aboutRecommendations {
		t.Run(d.name, d.run)
	}
}
