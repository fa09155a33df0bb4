package followup_test

import (
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// The answer of the Ministry of Justice is due on 15 July 2026.
var aboutWhatIsDue = []difference{
	{name: "not late on the last day", from: "2026-03-01", to: "2026-07-15"},
	{name: "late on the day after", from: "2026-07-15", to: "2026-07-16",
		want: []string{"now-overdue r moj: - → overdue [response] 2026-07-15", "state r: awaiting-response → response-overdue"}},
	{name: "late before and after", from: "2026-07-16", to: "2026-08-16"},
	{name: "answered", from: "2026-07-20", to: "2026-08-01", after: happened{as("d", letter("2026-07-25", says(record.Accepted)))},
		want: []string{"answered r moj: - → accepted [letter] 2026-07-25",
			"no-longer-overdue r moj: 2026-07-15 → answered: accepted [response] 2026-07-25",
			"state r: response-overdue → accepted 2026-07-25", "dialogue-held dialogue/d moj [incoming letter] 2026-07-25"}},
	{name: "extended", from: "2026-07-20", to: "2026-08-01", after: happened{as("d", letter("2026-07-25", respondBy("2026-09-01")))},
		want: []string{"extended r moj: 2026-07-15 → 2026-09-01 [answer] 2026-07-25",
			"no-longer-overdue r moj: 2026-07-15 → extended to 2026-09-01 [response] 2026-07-25",
			"state r: response-overdue → awaiting-response 2026-01-15", "dialogue-held dialogue/d moj [incoming letter] 2026-07-25"}},
	{name: "closed", from: "2026-07-20", to: "2026-08-01", after: happened{found("2026-07-25", record.Implemented)},
		want: []string{"implemented r: - → implemented 2026-07-25", "no-longer-overdue r moj: 2026-07-15 → closed: implemented [response] 2026-07-25",
			"state r: response-overdue → implemented 2026-07-25"}},
	{name: "repeated", from: "2026-07-20", to: "2026-08-01",
		after: happened{but(second("moj"), func(r *record.Recommendation) { r.Repeats, r.Issued = []string{"r"}, day("2026-07-25") })},
		want: []string{"issued s [moj] 2026-07-25", "repeated r: - → recommendations/s 2026-07-25",
			"no-longer-overdue r moj: 2026-07-15 → closed: repeated by recommendations/s [response] 2026-07-25",
			"state r: response-overdue → repeated 2026-07-25"}},
	{name: "moved", from: "2026-07-20", to: "2026-08-01", after: happened{as("d", letter("2026-07-25", moves("moj", "moh")))},
		want: []string{"moved r moj: moj → moh 2026-07-25", "no-longer-overdue r moj: 2026-07-15 → moved to moh [response] 2026-07-25",
			"state r: response-overdue → awaiting-response 2026-07-25", "dialogue-held dialogue/d moj [incoming letter] 2026-07-25"}},
	{name: "addressed to another body", from: "2026-07-20", to: "2026-07-20", after: happened{recommendation("moh")},
		want: []string{"now-overdue r moh: - → overdue [response] 2026-07-15",
			"no-longer-overdue r moj: 2026-07-15 → not addressed to it any more [response]", "edited r [addressees]"}},
	{name: "a draft again", from: "2026-07-20", to: "2026-07-20", after: happened{undated()},
		want: []string{"no-longer-overdue r moj: 2026-07-15 → a draft again [response]", "state r: response-overdue → draft",
			"taken-back r: 2026-01-15 → - [date of issue]", "other reports/rep [sent]"}},
	{name: "due later by its text", from: "2026-07-20", to: "2026-07-20",
		after: happened{but(recommendation("moj"), func(r *record.Recommendation) { r.RespondBy = day("2026-10-01") })},
		want: []string{"no-longer-overdue r moj: 2026-07-15 → due 2026-10-01 now [response]",
			"state r: response-overdue → awaiting-response 2026-01-15", "edited r [respond_by]"}},
	{name: "due today by its text", from: "2026-07-20", to: "2026-07-20",
		after: happened{but(recommendation("moj"), func(r *record.Recommendation) { r.RespondBy = day("2026-07-20") })},
		want: []string{"no-longer-overdue r moj: 2026-07-15 → due 2026-07-20 now [response]",
			"state r: response-overdue → awaiting-response 2026-01-15", "edited r [respond_by]"}},
	{name: "one of two moves it on", from: "2026-07-20", to: "2026-08-01",
		before: happened{recommendation("moj", "moh"), body("moi", ""), as("d", with(letter("2026-05-01", moves("moh", "moi")), "moh"))},
		after: happened{recommendation("moj", "moh"), body("moi", ""), as("d", with(letter("2026-05-01", moves("moh", "moi")), "moh")),
			as("e", letter("2026-07-25", moves("moj", "moh")))},
		want: []string{"moved r moj: moj → moh 2026-07-25", "no-longer-overdue r moj: 2026-07-15 → moved to moh [response] 2026-07-25",
			"state r: response-overdue → awaiting-response 2026-07-25", "dialogue-held dialogue/e moj [incoming letter] 2026-07-25"}},
	{name: "due later by the rules", from: "2026-07-20", to: "2026-07-20",
		after: happened{deadlines(func(d *record.Deadlines) { d.Response = period("1y") })},
		want: []string{"no-longer-overdue r moj: 2026-07-15 → due 2027-01-15 now [response]",
			"state r: response-overdue → awaiting-response 2026-01-15", "rules register.yaml [deadlines]"}},
	{name: "not due by the rules", from: "2026-07-20", to: "2026-07-20",
		after: happened{override(record.When{Category: "line-ministry"}, func(d *record.Deadlines) { d.Response = period("none") })},
		want: []string{"now-overdue r npm: - → overdue [follow-up] 2026-07-14",
			"no-longer-overdue r moj: 2026-07-15 → not owed any more [response]",
			"state r: response-overdue → awaiting-response 2026-01-15", "rules register.yaml [deadlines]"}},
	{name: "the successor owes the same", from: "2026-07-20", to: "2026-08-20",
		before: happened{ended("moj", "2026-08-01", "new"), body("new", "")}, after: happened{ended("moj", "2026-08-01", "new"), body("new", "")},
		want: []string{"stakeholder-ended stakeholders/moj moj: - → new 2026-08-01"}},
	{name: "two successors owe the same", from: "2026-07-20", to: "2026-08-20",
		before: happened{ended("moj", "2026-08-01", "new", "moh")}, after: happened{ended("moj", "2026-08-01", "new", "moh")},
		want: []string{"stakeholder-ended stakeholders/moj moj: - → new, moh 2026-08-01"}},
	{name: "implementation: rejected", from: "2026-06-02", to: "2026-07-01",
		before: happened{by("2026-06-01"), letter("2026-02-01", says(record.Accepted))},
		after:  happened{by("2026-06-01"), letter("2026-02-01", says(record.Accepted)), as("d", letter("2026-06-10", says(record.Rejected)))},
		want: []string{"position r moj: accepted → rejected [letter] 2026-06-10",
			"no-longer-overdue r moj: 2026-06-01 → rejected [implementation] 2026-06-10", "state r: accepted → rejected 2026-06-10",
			"dialogue-held dialogue/d moj [incoming letter] 2026-06-10"}},
	{name: "implementation: claimed", from: "2026-06-02", to: "2026-07-01",
		before: happened{by("2026-06-01"), letter("2026-02-01", says(record.Accepted))},
		after:  happened{by("2026-06-01"), letter("2026-02-01", says(record.Accepted)), as("d", letter("2026-06-10", claims(record.ClaimImplemented)))},
		want: []string{"claimed r moj: - → implemented [letter] 2026-06-10",
			"no-longer-overdue r moj: 2026-06-01 → claimed: to be verified [implementation] 2026-06-10", "state r: accepted → claimed 2026-06-10",
			"dialogue-held dialogue/d moj [incoming letter] 2026-06-10"}},
	{name: "implementation: extended", from: "2026-06-02", to: "2026-07-01",
		before: happened{by("2026-06-01"), letter("2026-02-01", says(record.Accepted))},
		after:  happened{by("2026-06-01"), letter("2026-02-01", says(record.Accepted)), as("d", letter("2026-06-10", implementBy("2026-07-01")))},
		want: []string{"extended r moj: 2026-06-01 → 2026-07-01 [implementation] 2026-06-10",
			"no-longer-overdue r moj: 2026-06-01 → extended to 2026-07-01 [implementation] 2026-06-10",
			"dialogue-held dialogue/d moj [incoming letter] 2026-06-10"}},
	{name: "verification: assessed", from: "2027-02-02", to: "2027-02-20",
		before: happened{letter("2026-02-01", says(record.Accepted), claims(record.ClaimImplemented))},
		after:  happened{letter("2026-02-01", says(record.Accepted), claims(record.ClaimImplemented)), found("2027-02-10", record.Started)},
		want: []string{"assessed r: - → started 2027-02-10", "no-longer-overdue r npm: 2027-02-01 → assessed: started [verification] 2027-02-10",
			"state r: claimed → started 2027-02-10"}},
	{name: "verification: taken back", from: "2027-02-02", to: "2027-02-20",
		before: happened{letter("2026-02-01", says(record.Accepted), claims(record.ClaimImplemented))},
		after:  happened{letter("2026-02-01", says(record.Accepted), claims(record.ClaimImplemented)), as("d", letter("2027-02-10", claims(record.ClaimInProgress)))},
		want: []string{"claimed r moj: implemented → in-progress [letter] 2027-02-10",
			"no-longer-overdue r npm: 2027-02-01 → no claim waits any more [verification]", "state r: claimed → in-progress 2027-02-10",
			"dialogue-held dialogue/d moj [incoming letter] 2027-02-10"}},
	{name: "verification: taken back, after an earlier finding", from: "2027-02-12", to: "2027-02-20",
		before: happened{found("2026-01-20", record.Started), letter("2026-02-11", says(record.Accepted), claims(record.ClaimImplemented))},
		after: happened{found("2026-01-20", record.Started), letter("2026-02-11", says(record.Accepted), claims(record.ClaimImplemented)),
			as("d", letter("2027-02-15", claims(record.ClaimInProgress)))},
		want: []string{"claimed r moj: implemented → in-progress [letter] 2027-02-15",
			"no-longer-overdue r npm: 2027-02-11 → no claim waits any more [verification]", "state r: claimed → started 2026-01-20",
			"dialogue-held dialogue/d moj [incoming letter] 2027-02-15"}},
	{name: "follow-up: in touch", from: "2026-09-01", to: "2026-09-20",
		before: happened{letter("2026-02-01", says(record.Accepted))},
		after:  happened{letter("2026-02-01", says(record.Accepted)), as("d", meeting("2026-09-10", record.Item{Note: "n"}))},
		want: []string{"no-longer-overdue r npm: 2026-07-31 → in touch again [follow-up] 2026-09-10",
			"dialogue-held dialogue/d moj [meeting] 2026-09-10"}},
	{name: "follow-up: the rules", from: "2026-09-01", to: "2026-09-01",
		before: happened{letter("2026-02-01", says(record.Accepted))},
		after:  happened{letter("2026-02-01", says(record.Accepted)), deadlines(func(d *record.Deadlines) { d.FollowUp.Normal = period("1y") })},
		want:   []string{"no-longer-overdue r npm: 2026-07-31 → due 2027-02-01 now [follow-up]", "rules register.yaml [deadlines]"}},
	{name: "a promise kept", from: "2026-05-02", to: "2026-05-02", before: happened{promised("2026-05-01", "")}, after: happened{promised("2026-05-01", "2026-04-30")},
		want: []string{"no-longer-overdue dialogue/d moj: 2026-05-01 → kept [commitment] 2026-04-30",
			"commitment-kept dialogue/d moj: 2026-05-01 → - 2026-04-30"}},
	{name: "a promise dropped", from: "2026-05-02", to: "2026-05-02", before: happened{promised("2026-05-01", "")},
		after: happened{but(promised("2026-05-01", ""), func(d *record.Dialogue) { d.Commitments[0].Dropped = &record.Dropped{Date: day("2026-04-30")} })},
		want: []string{"no-longer-overdue dialogue/d moj: 2026-05-01 → dropped [commitment] 2026-04-30",
			"commitment-dropped dialogue/d moj: 2026-05-01 → - 2026-04-30"}},
	{name: "of two who promise the same, one keeps it", from: "2026-05-02", to: "2026-05-02", before: happened{both("")}, after: happened{both("2026-04-30")},
		want: []string{"no-longer-overdue dialogue/d moj: 2026-05-01 → kept [commitment] 2026-04-30",
			"commitment-kept dialogue/d moj: 2026-05-01 → - 2026-04-30"}},
	{name: "a promise late", from: "2026-05-01", to: "2026-05-02", before: happened{promised("2026-05-01", "")}, after: happened{promised("2026-05-01", "")},
		want: []string{"now-overdue dialogue/d moj: - → overdue [commitment] 2026-05-01"}},
	{name: "a promise no longer in its file", from: "2026-05-02", to: "2026-05-02", before: happened{promised("2026-05-01", "")},
		after: happened{but(promised("", ""), func(d *record.Dialogue) { d.Commitments = nil })},
		want:  []string{"no-longer-overdue dialogue/d moj: 2026-05-01 → no longer promised in its file [commitment]", "other dialogue/d [commitments]"}},
	{name: "contact: held", from: "2026-05-02", to: "2026-05-20", before: happened{oftenMet(), meeting("2026-02-01")},
		after: happened{oftenMet(), meeting("2026-02-01"), as("d", meeting("2026-05-10"))},
		want: []string{"no-longer-overdue stakeholders/moj npm: 2026-05-01 → due 2026-08-10 now [contact] 2026-05-10",
			"dialogue-held dialogue/d moj [meeting] 2026-05-10"}},
	{name: "contact: not asked for", from: "2026-05-02", to: "2026-05-02", before: happened{oftenMet(), meeting("2026-02-01")},
		after: happened{meeting("2026-02-01")},
		want: []string{"no-longer-overdue stakeholders/moj npm: 2026-05-01 → no contact_every for it, and no follow_up planned at the last contact [contact] 2026-02-01",
			"other stakeholders/moj [contact_every]"}},
	{name: "milestones: one of two is done", from: "2026-05-02", to: "2026-05-02",
		before: happened{cycle(record.ProcessStep{Step: "a", Due: day("2026-05-01")}, record.ProcessStep{Step: "b", Due: day("2026-05-01")})},
		after:  happened{cycle(record.ProcessStep{Step: "a", Due: day("2026-05-01"), Done: day("2026-04-30")}, record.ProcessStep{Step: "b", Due: day("2026-05-01")})},
		want: []string{"no-longer-overdue processes/p npm: 2026-05-01 → a is done [milestone] 2026-04-30",
			"process-step processes/p: - → done [a] 2026-04-30"}},
	{name: "of two successors one answers", from: "2026-07-20", to: "2026-08-01",
		before: happened{ended("moj", "2026-03-01", "a", "b"), body("a", ""), body("b", "")},
		after: happened{ended("moj", "2026-03-01", "a", "b"), body("a", ""), body("b", ""),
			as("d", with(letter("2026-07-25", says(record.Accepted, "b")), "b"))},
		want: []string{"answered r b: - → accepted [letter] 2026-07-25",
			"no-longer-overdue r b: 2026-07-15 → answered: accepted [response] 2026-07-25",
			"state r: response-overdue → mixed 2026-07-25", "dialogue-held dialogue/d b [incoming letter] 2026-07-25"}},
	{name: "of two successors one was granted time", from: "2026-07-20", to: "2026-08-20",
		before: happened{ended("moj", "2026-03-01", "a", "b"), body("a", ""), body("b", ""), as("d", with(letter("2026-07-01", respondBy("2026-08-01", "a")), "a"))},
		after:  happened{ended("moj", "2026-03-01", "a", "b"), body("a", ""), body("b", ""), as("d", with(letter("2026-07-01", respondBy("2026-08-01", "a")), "a"))},
		want:   []string{"now-overdue r a: - → overdue [response] 2026-08-01"}},
	{name: "two days of one agreement", from: "2026-03-10", to: "2026-04-10", before: happened{twoDays()}, after: happened{twoDays()},
		want: []string{"now-overdue agreements/a: - → overdue [agreement] 2026-04-05"}},
	{name: "the file of an answer is lost", from: "2026-07-20", to: "2026-07-20", before: happened{as("d", letter("2026-02-01", says(record.Accepted)))},
		want: []string{"now-overdue r moj: answered 2026-02-01 → overdue [response] 2026-07-15", "state r: accepted → response-overdue",
			"taken-back r moj: accepted → - [answer]", "removed dialogue/d"}},
	{name: "the file of a finding is lost", from: "2026-07-20", to: "2026-07-20", before: happened{as("x", found("2026-02-10", record.Implemented))},
		want: []string{"reopened r: implemented → response-overdue", "now-overdue r moj: closed: implemented → overdue [response] 2026-07-15",
			"state r: implemented → response-overdue", "taken-back r: implemented → - [finding]", "removed assessments/x"}},
	{name: "two actions of one complaint", from: "2026-03-10", to: "2026-04-10", before: happened{twoActions()}, after: happened{twoActions()},
		want: []string{"now-overdue complaints/c npm: - → overdue [complaint-action] 2026-04-05"}},
	{name: "gone", from: "2026-05-02", to: "2026-05-02", before: happened{promised("2026-05-01", "")},
		want: []string{"no-longer-overdue dialogue/d moj: 2026-05-01 → it is no longer in the files [commitment]", "removed dialogue/d"}},
}

// oftenMet is the Ministry of Justice, to be met every three months.
func oftenMet() *record.Stakeholder {
	return but(body("moj", ""), func(s *record.Stakeholder) { s.ContactEvery = period("3m") })
}

// twoDays is an agreement to be looked at a month before it ends.
func twoDays() *record.Agreement {
	return as("a", &record.Agreement{Type: "mou", Parties: []string{"moj"}, Signed: day("2025-01-01"), ReviewBy: day("2026-03-05"), Expires: day("2026-04-05")})
}

// twoActions are of one day, each with its follow-up.
func twoActions() *record.Complaint {
	return as("c", &record.Complaint{Received: day("2026-01-01"), Channel: "visit", Actions: []record.Action{
		{Date: day("2026-01-02"), Action: "advise", FollowUp: day("2026-03-05")}, {Date: day("2026-01-02"), Action: "refer", FollowUp: day("2026-04-05")}}})
}

// by gives the recommendation a date to be implemented by.
func by(date string) *record.Recommendation {
	return but(recommendation("moj"), func(r *record.Recommendation) { r.ImplementBy = day(date) })
}

// promised is one of the Ministry of Justice, in a meeting.
func promised(due, done string) *record.Dialogue {
	return as("d", but(meeting("2026-02-01"), func(d *record.Dialogue) {
		d.Commitments = []record.Commitment{{What: "Send the plan", By: "moj", Due: day(due), Done: day(done)}}
	}))
}

// both is a promise of the Ministry of Health, dropped, and the same of the
// Ministry of Justice.
func both(done string) *record.Dialogue {
	d := promised("2026-05-01", done)
	theirs := record.Commitment{What: d.Commitments[0].What, By: "moh", Due: day("2026-05-01"), Dropped: &record.Dropped{Date: day("2026-03-01")}}
	d.Commitments = append([]record.Commitment{theirs}, d.Commitments...)
	return d
}

func TestCompareWhatIsDue(t *testing.T) {
	for _, d := range aboutWhatIsDue {
		t.Run(d.name, d.run)
	}
}

// Whom a change concerns decides who is told of it.
func TestWhomAChangeConcerns(t *testing.T) {
	for _, d := range []difference{
		{name: "now-overdue", want: []string{"moj"}, from: "2026-07-15", to: "2026-07-16"},
		{name: "now-overdue", want: []string{"npm", "moj"}, from: "2026-07-31", to: "2026-08-01",
			before: happened{letter("2026-02-01", says(record.Accepted))}, after: happened{letter("2026-02-01", says(record.Accepted))}},
		{name: "stakeholder-new", want: []string{"new"}, after: happened{body("new", "")}},
		{name: "issued", want: []string{"moj", "moh"}, after: happened{second("moj", "moh")}},
		{name: "moved", want: []string{"moj", "moh"}, after: happened{letter("2026-02-01", moves("moj", "moh"))}},
	} {
		for _, c := range d.changes(t) {
			for _, body := range d.want {
				if string(c.Kind) == d.name && !slices.Contains(c.Bodies, body) {
					t.Errorf("%s concerns %v, not %s", c.Kind, c.Bodies, body)
				}
			}
		}
	}
}

// What is late now the one way is late no longer the other way, whatever the
// registers.
func TestWhatIsOverdueIsToldBothWays(t *testing.T) {
	for seed := range int64(200) {
		d := dice{rand.New(rand.NewSource(seed))}
		some, other := d.everything(), d.everything()
		on, later := day("2026-01-01")+calendar.Date(d.Intn(900)), day("2026-01-01")+calendar.Date(d.Intn(900))
		a, b := followup.Snapshot{Set: some.AsOf(on), Day: on}, followup.Snapshot{Set: other.AsOf(later), Day: later}
		there, back := followup.Compare(a, b), followup.Compare(b, a)
		now, no := lateIn(there, followup.ChangeNowOverdue), lateIn(back, followup.ChangeNoLongerOverdue)
		if !slices.Equal(now, no) {
			t.Fatalf("seed %d: late now\n%s\nand on the way back no longer\n%s", seed, strings.Join(now, "\n"), strings.Join(no, "\n"))
		}
	}
}

func lateIn(changes []followup.Change, kind followup.ChangeKind) []string {
	var late []string
	for _, c := range changes {
		if c.Kind == kind {
			late = append(late, strings.Join(append([]string{c.Record, c.Details, c.Title}, c.Who...), " "))
		}
	}
	slices.Sort(late)
	return late
}
