package followup_test

import (
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// authorities are those that owe something late on a day of a story.
func authorities(t *testing.T, on string, records ...record.Record) []*followup.Authority {
	t.Helper()
	set := build(t, records...).AsOf(day(on))
	return followup.NonCooperation(set, day(on), followup.Due(set, day(on)))
}

// authority is one of them, nil where it owes nothing late.
func authority(t *testing.T, body, on string, records ...record.Record) *followup.Authority {
	t.Helper()
	for _, a := range authorities(t, on, records...) {
		if a.Stakeholder == body {
			return a
		}
	}
	return nil
}

// ours is a letter of the NPM that takes no step.
func ours(date string, bodies ...string) *record.Dialogue {
	return as(date+"-ours", but(with(letter(date), bodies...), func(d *record.Dialogue) { d.Direction = record.Outgoing }))
}

// agreed adds the day of the next contact.
func agreed(d *record.Dialogue, next string) *record.Dialogue {
	return but(d, func(d *record.Dialogue) { d.FollowUp = day(next) })
}

// escalated are the steps about the answer of moj, due on 15 July 2026, up to
// the authority above; parliament is due from 12 January 2027.
func escalated(more ...record.Record) happened {
	return append(happened{step("2026-07-20", "reminder", "moj"), step("2026-09-20", "higher-authority", "government")}, more...)
}

func ladderOf(rungs ...record.Rung) *policy {
	return rules(func(p *record.Policy) { p.Escalation = rungs })
}

func TestWhatAPublicStepIs(t *testing.T) {
	for _, s := range append(record.Steps(), "") {
		if want := !slices.Contains([]record.Step{"", "reminder", "higher-authority"}, s); s.Public() != want {
			t.Errorf("%q is public: %t", s, s.Public())
		}
	}
}

func TestWhoOwesWhatIsLate(t *testing.T) {
	tied := promise("2026-02-01", record.Commitment{Due: day("2026-06-01"), Recommendation: "r"})
	for _, s := range []story{
		{"on the last day", "2026-07-15", nil, ""},
		{"the day after", "2026-07-16", nil, "moj 1/0"},
		{"twice the time, on the last day", "2027-01-12", nil, "moj 1/0"},
		{"twice the time, the day after", "2027-01-13", nil, "moj 1/1"},
		{"answered", "2027-01-13", happened{letter("2026-08-01", says(accepted))}, ""},
		{"several of one, the oldest first", "2026-07-16", happened{tied}, "moj 2/0"},
		{"two, by what is oldest", "2026-07-16", happened{recommendation("moh", "moj"), tied}, "moj 2/0, moh 1/0"},
		{"two, by name where all else is the same", "2026-07-16", happened{recommendation("moj", "moh")}, "moh 1/0, moj 1/0"},
		{"two, the most that is long overdue first", "2026-10-16", happened{recommendation("moh", "moj"), promise("2026-10-01", record.Commitment{By: "moh", Due: day("2026-10-02")}),
			as("older", promise("2025-02-01", record.Commitment{Due: day("2026-02-01")}))}, "moh 2/1, moj 2/0"},
		{"what the NPM owes", "2027-07-01", happened{recommendation("npm")}, ""},
		{"the successors", "2026-07-16", happened{ended("moj", "2026-03-01", "law", "prisons"), body("law", ""), body("prisons", "")}, "law 1/0, prisons 1/0"},
		{"a promise, whoever stands for it", "2026-10-02", happened{recommendation("npm"), ended("moj", "2026-03-01", "law", "prisons"), tied}, "law 1/1, prisons 1/1"},
	} {
		t.Run(s.name, func(t *testing.T) {
			var told []string
			for _, a := range authorities(t, s.on, s.records...) {
				told = append(told, fmt.Sprintf("%s %d/%d", a.Stakeholder, len(a.Late), a.LongOverdue))
			}
			if got := strings.Join(told, ", "); got != s.want {
				t.Errorf("%q, want %q", got, s.want)
			}
		})
	}
}

func TestTheOldestIsFirst(t *testing.T) {
	a := authority(t, "moj", "2026-12-01", promise("2026-02-01", record.Commitment{Due: day("2026-06-01")}))
	if len(a.Late) != 2 || a.Late[0].What != followup.Commitment || a.Late[1].What != followup.Response {
		t.Errorf("%d items, first %s", len(a.Late), a.Late[0].What)
	}
}

func TestWhatIsLongRunning(t *testing.T) {
	reminded, asked := step("2026-07-20", "reminder", "moj"), step("2026-07-20", "higher-authority", "moj")
	tied := promise("2026-07-17", record.Commitment{Due: day("2026-07-18"), Recommendation: "r"})
	for _, s := range []struct {
		name, on string
		records  happened
		want     bool
	}{
		{"late", "2026-07-16", nil, false},
		{"late by less than its time", "2027-01-12", nil, false},
		{"long overdue", "2027-01-13", nil, true},
		{"one thing of two is long overdue", "2026-07-20", happened{tied}, true},
		{"reminded, 60 days not yet passed", "2026-09-13", happened{reminded}, false},
		{"reminded, the second step is due", "2026-09-14", happened{reminded}, true},
		{"the second step was taken", "2026-07-20", happened{asked}, true},
		{"the second step was taken before it was due", "2026-07-20", happened{step("2026-07-15", "higher-authority", "moj")}, false},
		{"more time was given since", "2027-01-01", happened{asked, letter("2026-08-01", respondBy("2026-12-31"))}, false},
		{"the press was told, which this ladder leaves out", "2026-07-20", happened{step("2026-07-18", "media")}, true},
		{"the press was told, on a ladder of two", "2026-07-20", happened{step("2026-07-18", "media"), ladderOf(record.Rung{Step: "reminder"}, record.Rung{After: period("1y"), Step: "international"})}, true},
		{"a word that is no step", "2026-07-20", happened{step("2026-07-18", "prayer")}, false},
		{"the first step of a ladder that begins high", "2026-07-20", happened{asked, ladderOf(record.Rung{Step: "higher-authority"})}, false},
		{"no ladder", "2026-07-20", happened{asked, ladderOf()}, false},
		{"held back all the same", "2027-01-12", escalated(meeting("2027-01-12")), true},
	} {
		t.Run(s.name, func(t *testing.T) {
			if got := authority(t, "moj", s.on, s.records...).LongRunning; got != s.want {
				t.Errorf("long-running: %t", got)
			}
		})
	}
}

// lastly tells the last contact and the last letter of ours.
func lastly(a *followup.Authority) string {
	told := []string{"-", "-"}
	for i, d := range []*record.Dialogue{a.LastContact, a.LastSent} {
		if d != nil {
			told[i] = d.Date.String()
		}
	}
	return strings.Join(told, " ")
}

func TestTheLastRealContact(t *testing.T) {
	form := func(d *record.Dialogue, form string) *record.Dialogue {
		return but(d, func(d *record.Dialogue) { d.Form = form })
	}
	talk := meeting("2026-08-01")
	cabinet := body("moj", "cabinet")
	above := func(date string, items ...record.Item) *record.Dialogue {
		return with(meeting(date, items...), "cabinet")
	}
	for _, s := range []struct {
		name    string
		records happened
		want    string
	}{
		{"none", nil, "- -"},
		{"a meeting", happened{talk}, "2026-08-01 -"},
		{"the latest of several", happened{talk, letter("2026-09-01"), letter("2026-07-01")}, "2026-09-01 -"},
		{"with another body", happened{with(meeting("2026-08-01", says(accepted, "moj")), "moh")}, "- -"},
		{"a letter of ours that nobody answered", happened{ours("2026-08-01", "moj")}, "- 2026-08-01"},
		{"a letter of ours after a meeting", happened{talk, ours("2026-09-01", "moj"), ours("2026-09-02", "moj")}, "2026-08-01 2026-09-02"},
		{"a letter of ours on the day of a meeting", happened{talk, ours("2026-08-01", "moj")}, "2026-08-01 -"},
		{"a letter of ours on the day after a meeting", happened{talk, ours("2026-08-02", "moj")}, "2026-08-01 2026-08-02"},
		{"a letter of ours, answered", happened{ours("2026-09-01", "moj"), letter("2026-09-02")}, "2026-09-02 -"},
		{"in the press", happened{talk, form(meeting("2026-09-01"), "media")}, "2026-08-01 -"},
		{"at a hearing", happened{talk, form(meeting("2026-09-01"), "hearing")}, "2026-08-01 -"},
		{"a training", happened{talk, form(meeting("2026-09-01"), "training")}, "2026-08-01 -"},
		{"a round table", happened{talk, form(meeting("2026-09-01"), "roundtable")}, "2026-09-01 -"},
		{"to somebody else", happened{talk, but(letter("2026-09-01"), func(d *record.Dialogue) { d.Indirect = true })}, "2026-08-01 -"},
		{"at a public step", happened{talk, but(meeting("2026-09-01"), func(d *record.Dialogue) { d.Escalation = "parliament" })}, "2026-08-01 -"},
		{"at a meeting that was a reminder", happened{talk, but(meeting("2026-09-01"), func(d *record.Dialogue) { d.Escalation = "reminder" })}, "2026-09-01 -"},
		{"the body above, about something else", happened{cabinet, above("2026-08-01")}, "- -"},
		{"the body above, about what it owes", happened{cabinet, above("2026-08-01", record.Item{})}, "2026-08-01 -"},
		{"the body above, for it by name", happened{cabinet, above("2026-08-01", says(noted, "moj"))}, "2026-08-01 -"},
		{"the body above, for another", happened{cabinet, recommendation("moj", "moh"), above("2026-08-01", says(noted, "moh"))}, "- -"},
		{"the body above, addressed itself", happened{cabinet, recommendation("moj", "cabinet"), above("2026-08-01", says(noted))}, "- -"},
		{"the body above, about the report", happened{cabinet, aboutTheReport(above("2026-08-01"))}, "2026-08-01 -"},
		{"the body above, addressed itself, about the report", happened{cabinet, recommendation("moj", "cabinet"), aboutTheReport(above("2026-08-01"))}, "- -"},
		{"the body above, about another report", happened{cabinet, but(aboutTheReport(above("2026-08-01")), func(d *record.Dialogue) { d.Report = "else" })}, "- -"},
		{"the body above, about the report, for another by name", happened{cabinet, recommendation("moj", "moh"), but(above("2026-08-01", says(noted, "moh")), func(d *record.Dialogue) { d.Report = "rep" })}, "- -"},
		{"our letter to the body above", happened{cabinet, talk, step("2026-09-01", "higher-authority", "cabinet")}, "2026-08-01 2026-09-01"},
		{"a body below", happened{body("prison", "moj"), with(meeting("2026-08-01"), "prison")}, "- -"},
		{"before it ended, as another", happened{ended("old", "2026-03-01", "older", "moj"), ended("older", "2026-04-01", "moj"), with(meeting("2026-02-01"), "old")}, "2026-02-01 -"},
		{"after the day", happened{meeting("2026-12-02")}, "- -"},
		{"on the day", happened{meeting("2026-12-01")}, "2026-12-01 -"},
	} {
		t.Run(s.name, func(t *testing.T) {
			if got := lastly(authority(t, "moj", "2026-12-01", s.records...)); got != s.want {
				t.Errorf("%s, want %s", got, s.want)
			}
		})
	}
}

func TestThePredecessorsOfAnAuthority(t *testing.T) {
	a := authority(t, "law", "2026-12-01", ended("moj", "2026-03-01", "law"), body("law", ""), meeting("2026-02-01"))
	if !slices.Equal(a.Names, []string{"law", "moj"}) || lastly(a) != "2026-02-01 -" {
		t.Errorf("names %v, %s", a.Names, lastly(a))
	}
}

// suggested tells the step that is due, the one held back, and until when the
// contact is open.
func suggested(a *followup.Authority) string {
	told := fmt.Sprintf("%s/%s", a.NextStep, a.Held)
	if a.Open != nil {
		told += fmt.Sprintf(" until %s next %s", a.Open.Until, a.Open.Next)
	}
	return told
}

func TestAPublicStepIsHeldBackWhileAContactIsOpen(t *testing.T) {
	soon := func(p string) *policy { return deadlines(func(d *record.Deadlines) { d.DueSoon = period(p) }) }
	government := body("moj", "government")
	for _, s := range []story{
		{"no contact, the day before", "2027-01-11", escalated(), "/"},
		{"no contact", "2027-01-12", escalated(), "parliament/"},
		{"an open contact, the day before", "2027-01-11", escalated(meeting("2027-01-02")), "/ until 2027-02-01 next "},
		{"an open contact", "2027-01-12", escalated(meeting("2027-01-02")), "/parliament until 2027-02-01 next "},
		{"its last day", "2027-02-01", escalated(meeting("2027-01-02")), "/parliament until 2027-02-01 next "},
		{"the day after", "2027-02-02", escalated(meeting("2027-01-02")), "parliament/"},
		{"a call of theirs", "2027-02-01", escalated(letter("2027-01-02")), "/parliament until 2027-02-01 next "},
		{"a letter of ours", "2027-02-01", escalated(ours("2027-01-02", "moj")), "parliament/"},
		{"the next contact is agreed", "2027-02-02", escalated(agreed(meeting("2027-01-02"), "2027-03-15")), "/parliament until 2027-03-15 next 2027-03-15"},
		{"on that day", "2027-03-15", escalated(agreed(meeting("2027-01-02"), "2027-03-15")), "/parliament until 2027-03-15 next 2027-03-15"},
		{"the day after it did not take place", "2027-03-16", escalated(agreed(meeting("2027-01-02"), "2027-03-15")), "parliament/"},
		{"one agreed for a day that is sooner", "2027-01-20", escalated(agreed(meeting("2027-01-02"), "2027-01-20")), "/parliament until 2027-02-01 next 2027-01-20"},
		{"and the day after that", "2027-01-21", escalated(agreed(meeting("2027-01-02"), "2027-01-20")), "/parliament until 2027-02-01 next "},
		{"agreed earlier than the last contact", "2027-02-02", escalated(agreed(meeting("2026-12-01"), "2027-03-15"), letter("2026-12-05")), "/parliament until 2027-03-15 next 2027-03-15"},
		{"two are agreed: the sooner is the next", "2027-02-02", escalated(agreed(meeting("2027-01-02"), "2027-04-01"), agreed(letter("2027-01-03"), "2027-03-01")), "/parliament until 2027-04-01 next 2027-03-01"},
		{"two are agreed, the sooner first", "2027-02-02", escalated(agreed(meeting("2027-01-02"), "2027-03-01"), agreed(letter("2027-01-03"), "2027-04-01")), "/parliament until 2027-04-01 next 2027-03-01"},
		{"a day that only we named", "2027-02-02", escalated(meeting("2026-12-01"), agreed(ours("2027-01-02", "moj"), "2027-03-15")), "parliament/"},
		{"agreed with somebody else", "2027-02-02", escalated(with(agreed(meeting("2027-01-02"), "2027-03-15"), "moh")), "parliament/"},
		{"our letter since waits, its last day", "2027-02-20", escalated(agreed(meeting("2027-01-02"), "2027-03-15"), ours("2027-01-21", "moj")), "/parliament until 2027-03-15 next 2027-03-15"},
		{"our letter since has waited too long", "2027-02-21", escalated(agreed(meeting("2027-01-02"), "2027-03-15"), ours("2027-01-21", "moj")), "parliament/"},
		{"so has it where a later one has not", "2027-02-21", escalated(agreed(meeting("2027-01-02"), "2027-03-15"), ours("2027-01-21", "moj"), ours("2027-02-20", "moj")), "parliament/"},
		{"it was answered", "2027-02-21", escalated(agreed(meeting("2027-01-02"), "2027-03-15"), ours("2027-01-21", "moj"), letter("2027-01-22")), "/parliament until 2027-03-15 next 2027-03-15"},
		{"our letter of the day of the meeting", "2027-02-21", escalated(agreed(meeting("2027-01-21"), "2027-03-15"), ours("2027-01-21", "moj")), "/parliament until 2027-03-15 next 2027-03-15"},
		{"our letter to another body waits", "2027-02-21", escalated(government, agreed(meeting("2027-01-02"), "2027-03-15"), step("2027-01-21", "higher-authority", "government")), "/parliament until 2027-03-15 next 2027-03-15"},
		{"our letter to the body above, which spoke for it, waits", "2027-02-21",
			escalated(government, with(agreed(meeting("2027-01-02", record.Item{}), "2027-03-15"), "government"), step("2027-01-21", "higher-authority", "government")), "parliament/"},
		{"our letter to it waits, after the body above spoke for it", "2027-02-21",
			escalated(government, with(agreed(meeting("2027-01-02", record.Item{}), "2027-03-15"), "government"), ours("2027-01-21", "moj")), "parliament/"},
		{"another time for what is soon, its last day", "2027-01-12", escalated(meeting("2027-01-02"), soon("10d")), "/parliament until 2027-01-12 next "},
		{"another time for what is soon, the day after", "2027-01-13", escalated(meeting("2027-01-02"), soon("10d")), "parliament/"},
		{"another time for our letter", "2027-01-13", escalated(agreed(meeting("2027-01-01"), "2027-03-15"), ours("2027-01-02", "moj"), soon("10d")), "parliament/"},
		{"nothing is soon: thirty days, the last", "2027-02-01", escalated(meeting("2027-01-02"), soon("none")), "/parliament until 2027-02-01 next "},
		{"nothing is soon: thirty days, the day after", "2027-02-02", escalated(meeting("2027-01-02"), soon("none")), "parliament/"},
		{"a reminder is not held back", "2026-07-16", happened{meeting("2026-07-16")}, "reminder/ until 2026-08-15 next "},
		{"nor is the authority above", "2026-09-14", happened{step("2026-07-20", "reminder", "moj"), meeting("2026-09-14")}, "higher-authority/ until 2026-10-14 next "},
		{"a reminder about something else is left", "2027-01-12", escalated(meeting("2027-01-02"), promise("2026-11-01", record.Commitment{Due: day("2027-01-01")})), "reminder/parliament until 2027-02-01 next "},
	} {
		t.Run(s.name, func(t *testing.T) {
			if got := suggested(authority(t, "moj", s.on, s.records...)); got != s.want {
				t.Errorf("%q, want %q", got, s.want)
			}
		})
	}
}

func TestTheStepBetweenUsThatIsLeft(t *testing.T) {
	early := ladderOf(record.Rung{Step: "parliament"}, record.Rung{After: period("10d"), Step: "reminder"},
		record.Rung{After: period("20d"), Step: "higher-authority"}, record.Rung{After: period("1y"), Step: "courts"})
	talk := meeting("2026-07-16")
	for _, s := range []story{
		{"none is due yet", "2026-07-25", happened{early, talk}, "/parliament"},
		{"one is due", "2026-07-26", happened{early, talk}, "reminder/parliament"},
		{"two are due, the day before", "2026-08-04", happened{early, talk}, "reminder/parliament"},
		{"two are due: the higher", "2026-08-05", happened{early, talk}, "higher-authority/parliament"},
		{"no contact: the ladder as it stands", "2026-08-05", happened{early}, "parliament/"},
		{"those below one that was taken are not gone back to", "2027-07-16", happened{early, step("2026-08-01", "higher-authority", "moj"), meeting("2027-07-16")}, "/courts"},
	} {
		t.Run(s.name, func(t *testing.T) {
			a := authority(t, "moj", s.on, s.records...)
			if got := fmt.Sprintf("%s/%s", a.NextStep, a.Held); got != s.want {
				t.Errorf("%q, want %q", got, s.want)
			}
			if a.Late[0].NextStep != a.NextStep || a.Late[0].Held != a.Held {
				t.Errorf("the item has %s/%s", a.Late[0].NextStep, a.Late[0].Held)
			}
		})
	}
}

func TestTheHighestStepOfSeveralItems(t *testing.T) {
	free := promise("2026-11-01", record.Commitment{Due: day("2026-12-01")})
	late := as("late", promise("2026-11-01", record.Commitment{Due: day("2027-01-10")}))
	for _, s := range []story{
		{"the higher of two", "2027-01-12", escalated(free), "parliament/"},
		{"whichever comes first", "2027-01-12", escalated(late), "parliament/"},
		{"held back, of two", "2027-01-12", escalated(free, meeting("2027-01-12")), "reminder/parliament"},
	} {
		a := authority(t, "moj", s.on, s.records...)
		if got := fmt.Sprintf("%s/%s", a.NextStep, a.Held); got != s.want {
			t.Errorf("%s: %q, want %q", s.name, got, s.want)
		}
	}
}

func TestStepsTakenOfAnAuthority(t *testing.T) {
	tied := promise("2026-02-01", record.Commitment{Due: day("2026-06-01"), Recommendation: "r"})
	a := authority(t, "moj", "2026-12-01", tied, step("2026-08-20", "reminder", "moj"), step("2026-06-10", "reminder", "moj"), step("2026-05-10", "reminder", "moj"))
	var told []string
	for _, e := range a.Taken {
		told = append(told, e.In.Date.String()+" "+string(e.Step)+" "+e.In.Record)
	}
	want := "2026-06-10 reminder dialogue/2026-06-10-reminder, 2026-08-20 reminder dialogue/2026-08-20-reminder"
	if got := strings.Join(told, ", "); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestTheBodiesThatStandForOne(t *testing.T) {
	records := happened{ended("moj", "2026-03-01", "law", "prisons"), body("law", ""), body("prisons", ""), meeting("2026-02-01"), with(letter("2026-08-01", says(accepted, "law")), "law")}
	on := day("2026-12-01")
	set := build(t, records...).AsOf(on)
	for _, s := range []struct{ body, want string }{
		{"moj", "law 0 2026-08-01 -; prisons 1 2026-02-01 -"}, {"law", "law 0 2026-08-01 -"}, {"moh", "moh 0 - -"},
	} {
		var told []string
		for _, a := range followup.AuthoritiesFor(set, on, followup.Due(set, on), s.body) {
			told = append(told, fmt.Sprintf("%s %d %s", a.Stakeholder, len(a.Late), lastly(a)))
		}
		if got := strings.Join(told, "; "); got != s.want {
			t.Errorf("%s: %q, want %q", s.body, got, s.want)
		}
	}
}

func TestTheLadderOfAnItem(t *testing.T) {
	reminder, higher := "reminder 2026-07-16 taken 2026-07-20", "higher-authority 2026-09-14 taken 2026-09-20"
	for _, s := range []struct {
		name, on string
		records  happened
		want     []string
	}{
		{"nothing taken", "2026-09-13", nil, []string{"reminder 2026-07-16 due ", "higher-authority 2026-09-14 to-come ", "parliament 2027-01-12 to-come ", "international 2027-07-16 to-come "}},
		{"the next waits for it", "2026-09-14", nil, []string{"reminder 2026-07-16 due ", "higher-authority 2026-09-14 waiting ", "parliament 2027-01-12 to-come ", "international 2027-07-16 to-come "}},
		{"the first passed over", "2026-09-20", happened{step("2026-09-20", "higher-authority", "moj")},
			[]string{"reminder 2026-07-16 passed ", higher, "parliament 2027-01-12 to-come ", "international 2027-07-16 to-come "}},
		{"taken twice", "2026-09-13", happened{step("2026-07-20", "reminder", "moj"), step("2026-08-20", "reminder", "moj")},
			[]string{reminder, "reminder 2026-07-16 taken 2026-08-20", "higher-authority 2026-09-14 to-come ", "parliament 2027-01-12 to-come ", "international 2027-07-16 to-come "}},
		{"beside the ladder", "2027-07-16", escalated(step("2027-02-01", "media"), step("2027-01-20", "parliament", "parliament")),
			[]string{reminder, higher, "parliament 2027-01-12 taken 2027-01-20", "media  taken 2027-02-01", "international 2027-07-16 due "}},
		{"above the ladder", "2026-09-20", happened{step("2026-09-20", "media"), ladderOf(record.Rung{Step: "reminder"})}, []string{"reminder 2026-07-16 passed ", "media  taken 2026-09-20"}},
		{"held back", "2027-01-12", escalated(meeting("2027-01-12")), []string{reminder, higher, "parliament 2027-01-12 held ", "international 2027-07-16 to-come "}},
		{"no ladder", "2026-09-13", happened{ladderOf()}, nil},
	} {
		t.Run(s.name, func(t *testing.T) {
			on := day(s.on)
			set := build(t, s.records...).AsOf(on)
			late := followup.NonCooperation(set, on, followup.Due(set, on))[0].Late[0]
			var told []string
			for _, l := range followup.Ladder(set, on, late) {
				told = append(told, fmt.Sprintf("%s %s %s %s", l.Step, l.From, l.State, l.In.Date))
			}
			if !slices.Equal(told, s.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(told, "\n"), strings.Join(s.want, "\n"))
			}
		})
	}
}

// talk is a dialogue between the NPM and authorities in the months before a day,
// often with a next one.
func (d dice) talk(on calendar.Date) *record.Dialogue {
	talk := d.dialogue()
	talk.Date = on - calendar.Date(d.Intn(90))
	talk.Form, talk.FollowUp = one(d, "letter", "phone", "meeting", "media", "hearing"), one(d, 0, talk.Date+calendar.Date(d.Intn(120)))
	talk.Escalation = one[record.Step](d, "", "", "reminder", "higher-authority", "higher-authority", "parliament")
	return talk
}

// inDialogue decides anew, and plainly, whether an authority spoke with the NPM
// lately or is about to.
func inDialogue(a *followup.Authority, on calendar.Date) bool {
	var last, next calendar.Date
	spoke := false
	for _, d := range a.Contacts {
		if d.Direction != record.Outgoing {
			spoke, last, next = true, max(last, d.Date), max(next, d.FollowUp)
		}
	}
	for _, d := range a.Contacts {
		spoken := func(body string) bool {
			return slices.Contains(a.Names, body) || slices.Contains(a.LastContact.With, body)
		}
		if d.Direction == record.Outgoing && spoke && d.Date > last && on > d.Date+30 && slices.ContainsFunc(d.With, spoken) {
			return false
		}
	}
	return spoke && (on <= last+30 || on <= next)
}

func TestWhateverTheRegisterNoPublicStepBreaksADialogue(t *testing.T) {
	held, public := 0, 0
	for seed := range int64(600) {
		d := dice{rand.New(rand.NewSource(seed))}
		whole, on := d.set(), day("2026-06-01")+calendar.Date(d.Intn(900))
		whole.Policy.Escalation = []record.Rung{{Step: "reminder"}, {After: period("10d"), Step: one[record.Step](d, "higher-authority", "parliament")},
			{After: period("40d"), Step: one[record.Step](d, "courts", "higher-authority")}}
		for i := range 8 {
			talk := as(fmt.Sprint("talk ", i), d.talk(on))
			complete(talk)
			whole.Add(talk)
		}
		whole.Link()
		set := whole.AsOf(on)
		due := followup.Due(set, on)
		all := followup.NonCooperation(set, on, due)
		if !reflect.DeepEqual(all, followup.NonCooperation(set, on, due)) {
			t.Fatalf("seed %d: two readings differ", seed)
		}
		before := map[string]*followup.Authority{}
		for _, a := range all {
			before[a.Stakeholder] = a
			soundAuthority(t, seed, set, a, on)
			if a.Held != "" {
				held++
			}
			if a.NextStep.Public() {
				public++
			}
		}
		fewer := slices.DeleteFunc(slices.Clone(due), func(*followup.Item) bool { return d.Intn(3) == 0 })
		for _, a := range followup.NonCooperation(set, on, fewer) {
			addsNothing(t, seed, set.Policy, a, before[a.Stakeholder])
		}
	}
	if held < 50 || public < 50 {
		t.Errorf("the dice are bad: %d held back, %d public steps", held, public)
	}
}

func soundAuthority(t *testing.T, seed int64, set *record.Set, a *followup.Authority, on calendar.Date) {
	t.Helper()
	open := inDialogue(a, on)
	switch {
	case open != (a.Open != nil):
		t.Errorf("seed %d: %s is in dialogue: %t", seed, a.Stakeholder, open)
	case open && a.NextStep.Public(), !open && a.Held != "", a.Held != "" && !a.Held.Public():
		t.Errorf("seed %d: %s: in dialogue %t, next step %q, held %q", seed, a.Stakeholder, open, a.NextStep, a.Held)
	case len(a.Late) == 0, a.LongOverdue > len(a.Late):
		t.Errorf("seed %d: %s: %d late, %d for long", seed, a.Stakeholder, len(a.Late), a.LongOverdue)
	}
	for _, i := range a.Late {
		if i.DaysLate <= 0 || i.Due < a.Late[0].Due || open && i.NextStep.Public() {
			t.Errorf("seed %d: %s: %s of %s, next step %q", seed, a.Stakeholder, i.What, i.Record, i.NextStep)
		}
		for _, l := range followup.Ladder(set, on, i) {
			if open && l.Step.Public() && l.State == followup.StepDue {
				t.Errorf("seed %d: %s: the ladder has %s", seed, a.Stakeholder, l.Step)
			}
		}
	}
}

// addsNothing compares an authority with itself when it owed more.
func addsNothing(t *testing.T, seed int64, policy *record.Policy, fewer, more *followup.Authority) {
	t.Helper()
	place := func(step record.Step) int {
		return slices.IndexFunc(policy.Escalation, func(r record.Rung) bool { return r.Step == step })
	}
	extra := slices.ContainsFunc(fewer.Taken, func(e followup.Escalation) bool { return !slices.Contains(more.Taken, e) })
	if extra || place(fewer.NextStep) > place(more.NextStep) || place(fewer.Held) > place(more.Held) || fewer.LongRunning && !more.LongRunning {
		t.Errorf("seed %d: %s owes less, and has more steps: %q/%q after %q/%q", seed, fewer.Stakeholder, fewer.NextStep, fewer.Held, more.NextStep, more.Held)
	}
}
