package followup_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

func TestSuccessorsOweWhatWasAsked(t *testing.T) {
	renamed := ended("moj", "2026-04-01", "interior")
	split := ended("moj", "2026-04-01", "interior", "courts")
	tell(t, followup.Response, []story{
		{"renamed: the day before", "2026-03-31", happened{renamed}, "moj 2026-07-15"},
		{"renamed: from that day, the time running on", "2026-04-01", happened{renamed}, "interior 2026-07-15"},
		{"the successor of the successor", "2026-06-01", happened{renamed, ended("interior", "2026-05-01", "home")}, "home 2026-07-15"},
		{"which is still to come", "2026-04-30", happened{renamed, ended("interior", "2026-05-01", "home")}, "interior 2026-07-15"},
		{"ended before the issue", "2026-01-15", happened{ended("moj", "2020-01-01", "interior")}, "interior 2026-07-15"},
		{"ended, and nobody came after", "2026-06-01", happened{ended("moj", "2026-04-01")}, "moj 2026-07-15"},
		{"split: all of them", "2026-06-01", happened{split}, "courts 2026-07-15, interior 2026-07-15"},
		{"split: one has answered", "2026-06-01", happened{split, with(letter("2026-05-01", says(accepted)), "courts")}, "interior 2026-07-15"},
		{"split: a letter under the old name answers for all", "2026-06-01", happened{split, letter("2026-05-01", says(accepted))}, ""},
		{"for names the old body: all of its successors", "2026-06-01", happened{split, with(letter("2026-05-01", says(accepted, "moj")), "cabinet")}, ""},
		{"answered before it ended", "2026-06-01", happened{split, letter("2026-03-01", says(accepted))}, ""},
		{"the successor answers before the old body has ended", "2026-06-01", happened{renamed, with(letter("2026-03-01", says(accepted)), "interior")}, ""},
		{"an extension passes on", "2026-06-01", happened{renamed, letter("2026-03-01", respondBy("2026-09-01"))}, "interior 2026-09-01"},
		{"split until it moves to one of them", "2026-06-01", happened{split, letter("2026-05-01", moves("courts", "interior"))}, "interior 2026-07-15"},
		{"split until the whole moves to one: counted from then", "2026-06-01", happened{split, letter("2026-05-01", moves("moj", "interior"))}, "interior 2026-11-01"},
		{"split until the whole moves to a third", "2026-06-01", happened{split, letter("2026-05-01", moves("moj", "moh"))}, "moh 2026-11-01"},
		{"split, and one part moves to a third", "2026-06-01", happened{split, letter("2026-05-01", moves("courts", "moh"))}, "interior 2026-07-15, moh 2026-11-01"},
		{"split, then moved to one that had answered itself", "2026-06-01",
			happened{split, with(letter("2026-04-20", says(accepted)), "interior"), letter("2026-05-01", moves("moj", "interior"))}, ""},
		{"two become one", "2026-06-01", happened{recommendation("moj", "moh"), ended("moj", "2026-04-01", "welfare"), ended("moh", "2026-04-01", "welfare")}, "welfare 2026-07-15"},
		{"one becomes the other", "2026-06-01", happened{recommendation("moj", "moh"), ended("moj", "2026-04-01", "moh")}, "moh 2026-07-15"},
		{"two become one, of which one had answered", "2026-06-01", happened{recommendation("moj", "moh"), ended("moj", "2026-04-01", "moh"), letter("2026-03-01", says(accepted))}, ""},
		{"two become one, of which the other had answered", "2026-06-01", happened{recommendation("moh", "moj"), ended("moj", "2026-04-01", "moh"), letter("2026-03-01", says(accepted))}, ""},
		{"two become one: the longer extension holds, the other way round", "2026-06-01", happened{recommendation("moh", "moj"), ended("moj", "2026-04-01", "moh"),
			letter("2026-02-01", respondBy("2026-10-01", "moj")), letter("2026-02-02", respondBy("2026-09-01", "moh"))}, "moh 2026-10-01"},
		{"and the other has spoken since", "2026-06-01", happened{recommendation("moj", "moh"), ended("moj", "2026-04-01", "moh"),
			letter("2026-02-01", says(accepted)), with(meeting("2026-03-01", says(noted)), "moh")}, ""},
		{"two become one: the longer extension holds", "2026-06-01", happened{recommendation("moj", "moh"), ended("moj", "2026-04-01", "moh"),
			letter("2026-02-01", respondBy("2026-10-01", "moj")), letter("2026-02-02", respondBy("2026-09-01", "moh"))}, "moh 2026-10-01"},
		{"split and made one again", "2026-06-01", happened{split, ended("courts", "2026-05-01", "law"), ended("interior", "2026-05-01", "law")}, "law 2026-07-15"},
		{"a circle: somebody still owes", "2026-06-01", happened{ended("moj", "2026-04-01", "moh"), ended("moh", "2026-05-01", "moj")}, "moh 2026-07-15"},
		{"its own successor", "2026-06-01", happened{ended("moj", "2026-04-01", "moj")}, "moj 2026-07-15"},
	})
}

func TestTwoHistoriesBecomeOne(t *testing.T) {
	merged := happened{recommendation("moj", "moh"), ended("moj", "2026-06-01", "law"), ended("moh", "2026-06-01", "law"), deadlines(func(d *record.Deadlines) { d.Implementation = period("1y") })}
	moj := func(date string, item record.Item) *record.Dialogue { return as(date+"-moj", letter(date, item)) }
	moh := func(date string, item record.Item) *record.Dialogue {
		return as(date+"-moh", with(letter(date, item), "moh"))
	}
	for _, s := range []struct {
		name            string
		said            happened
		position, claim string
		awaits          string
	}{
		{"the last position counts", happened{moj("2026-02-01", says(accepted)), moh("2026-03-01", says(rejected))}, "rejected", "", ""},
		{"whoever is named first", happened{moj("2026-03-01", says(accepted)), moh("2026-02-01", says(rejected))}, "accepted", "", ""},
		{"on one day the later id", happened{moj("2026-02-01", says(accepted)), moh("2026-02-01", says(rejected))}, "accepted", "", ""},
		{"on one day the later id, the other way round", happened{as("a", moj("2026-02-01", says(accepted))), as("b", moh("2026-02-01", says(rejected)))}, "rejected", "", ""},
		{"the earlier of two claims waits, the other way round", happened{moj("2026-02-01", claims(implemented)), moh("2026-03-01", claims(implemented))}, "", "implemented", "2026-02-01"},
		{"a claim of the one named first is kept", happened{moj("2026-02-01", claims(implemented))}, "", "implemented", "2026-02-01"},
		{"a claim of the other is kept", happened{moh("2026-02-01", claims(implemented)), moj("2026-03-01", says(accepted))}, "accepted", "implemented", "2026-02-01"},
		{"the earlier of two claims waits", happened{moj("2026-03-01", claims(implemented)), moh("2026-02-01", claims(implemented))}, "", "implemented", "2026-02-01"},
		{"a later, weaker claim takes it back", happened{moj("2026-02-01", claims(implemented)), moh("2026-03-01", claims(record.ClaimInProgress))}, "", "in-progress", ""},
	} {
		t.Run(s.name, func(t *testing.T) {
			got := standing(t, "2026-06-01", append(merged, s.said...)...)
			if len(got.Addressees) != 1 || got.Addressees[0].Stakeholder != "law" {
				t.Fatalf("addressees: %s", positions(got))
			}
			a := got.Addressees[0]
			if string(a.Position) != s.position || string(a.Claims) != s.claim || a.AwaitsVerification.Date != day(s.awaits) {
				t.Errorf("%q, claims %q, waits since %s", a.Position, a.Claims, a.AwaitsVerification.Date)
			}
			if want := []string{"moj", "law", "moh"}; !slices.Equal(a.Names, want) {
				t.Errorf("names %v, want %v", a.Names, want)
			}
		})
	}
}

func TestNothingGrantedOrDoneIsForgottenWhenTwoBecomeOne(t *testing.T) {
	merged := happened{recommendation("moj", "moh"), ended("moj", "2026-08-01", "law"), ended("moh", "2026-08-01", "law"), doneBy("2026-12-01", "moj", "moh")}
	for _, dates := range [][]string{{"2027-05-01", "2027-06-01"}, {"2027-06-01", "2027-05-01"}} {
		both := []record.Item{implementBy(dates[0], "moj"), implementBy(dates[1], "moh")}
		if got := owed(t, followup.Implementation, "2026-09-01", append(merged, letter("2026-02-01", both...))...); got != "law 2027-06-01" {
			t.Errorf("%v: implementation %s", dates, got)
		}
	}
	got := items(t, followup.Response, "2026-09-01", append(merged, step("2026-07-20", "reminder", "moj"), step("2026-07-21", "parliament", "moh"), step("2026-07-22", "media"))...)[0]
	if len(got.Taken) != 3 {
		t.Errorf("steps taken: %v, want all three, once each", got.Taken)
	}
}

func TestStepsTakenAfterASplitConcernOnePart(t *testing.T) {
	records := happened{ended("moj", "2026-08-01", "courts", "prisons"), step("2026-07-17", "reminder", "moj"), step("2026-07-18", "reminder", "moj"), step("2026-07-19", "reminder", "moj"),
		step("2026-08-10", "higher-authority", "courts"), step("2026-08-11", "parliament", "prisons")}
	for i, want := range []record.Step{"higher-authority", "parliament"} {
		taken := items(t, followup.Response, "2026-09-01", records...)[i].Taken
		if len(taken) != 4 || taken[3].Step != want {
			t.Errorf("%v, want %s last of four", taken, want)
		}
	}
}

func TestTheEarlierStartHoldsWhereOneHadMoved(t *testing.T) {
	for _, addressees := range [][]string{{"moj", "moh"}, {"moh", "moj"}} {
		got := owed(t, followup.Response, "2026-06-01", recommendation(addressees...), ended("tax", "2026-04-01", "law"), ended("moh", "2026-04-01", "law"),
			letter("2026-03-01", moves("moj", "tax")))
		if got != "law 2026-07-15" {
			t.Errorf("%v: %s", addressees, got)
		}
	}
}

// handing is an item that also moves the recommendation from moj to moh.
func handing(item record.Item) record.Item {
	item.Moves = &record.Moves{From: "moj", To: "moh"}
	return item
}

func TestMoves(t *testing.T) {
	both := handing(record.Item{Position: record.NotCompetent, For: []string{"moj"}})
	tell(t, followup.Response, []story{
		{"the day before", "2026-03-09", happened{letter("2026-03-10", moves("moj", "moh"))}, "moj 2026-07-15"},
		{"from that day, counted from then", "2026-03-10", happened{letter("2026-03-10", moves("moj", "moh"))}, "moh 2026-09-10"},
		{"the old one's answer is not the new one's", "2026-03-10", happened{letter("2026-03-10", both)}, "moh 2026-09-10"},
		{"the old one's letter after the move is none", "2026-04-10", happened{letter("2026-03-10", both), letter("2026-03-11", says(accepted))}, "moh 2026-09-10"},
		{"the new one answers", "2026-04-10", happened{letter("2026-03-10", both), with(letter("2026-03-11", says(accepted)), "moh")}, ""},
		{"the new one answers in the same letter", "2026-04-10", happened{letter("2026-03-10", says(accepted, "moh"), both)}, ""},
		{"the new one answers in the item that moves it", "2026-04-10", happened{letter("2026-03-10", handing(record.Item{Position: accepted, For: []string{"moh"}}))}, ""},
		{"both are named in the item that moves it", "2026-04-10", happened{letter("2026-03-10", handing(record.Item{Position: accepted, For: []string{"moj", "moh"}}))}, ""},
		{"a third answers in the item that moves it", "2026-04-10", happened{recommendation("moj", "police"),
			letter("2026-03-10", handing(record.Item{Position: accepted, For: []string{"police"}}))}, "moh 2026-09-10"},
		{"its own letter says that it takes it", "2026-04-10", happened{with(letter("2026-03-10", handing(record.Item{Position: accepted})), "moh")}, ""},
		{"it is given more time in the item that moves it", "2026-04-10", happened{letter("2026-03-10", handing(record.Item{For: []string{"moh"}, Extends: &record.Extends{RespondBy: day("2026-12-01")}}))}, "moh 2026-12-01"},
		{"a ministry gives it to a department and does not answer for it", "2026-04-10", happened{body("moh", "moj"), letter("2026-03-10", handing(record.Item{Position: record.NotCompetent}))}, "moh 2026-09-10"},
		{"what the new one said before is none", "2026-04-10", happened{with(letter("2026-02-10", says(accepted)), "moh"), letter("2026-03-10", both)}, "moh 2026-09-10"},
		{"the old date is not the new one's", "2026-04-10", happened{but(recommendation("moj"), answerBy("2026-03-01")), reportAnsweredBy("2026-03-02"), letter("2026-03-10", both)}, "moh 2026-09-10"},
		{"nor the old extension", "2026-04-10", happened{letter("2026-02-10", respondBy("2027-01-01")), letter("2026-03-10", both)}, "moh 2026-09-10"},
		{"an extension for the new one", "2026-04-10", happened{letter("2026-03-10", both), with(letter("2026-03-20", respondBy("2026-10-01")), "moh")}, "moh 2026-10-01"},
		{"an urgent one", "2026-03-10", happened{but(recommendation("moj"), urgent), letter("2026-03-10", both)}, "moh 2026-04-07"},
		{"to one that is addressed already", "2026-04-10", happened{recommendation("moj", "moh"), letter("2026-03-10", both)}, "moh 2026-07-15"},
		{"from one that is not addressed", "2026-04-10", happened{letter("2026-03-10", moves("tax", "moh"))}, "moj 2026-07-15"},
		{"twice", "2026-05-10", happened{letter("2026-03-10", both), letter("2026-04-10", moves("moh", "tax"))}, "tax 2026-10-10"},
		{"twice in one letter", "2026-05-10", happened{letter("2026-03-10", both, moves("moh", "tax"))}, "tax 2026-09-10"},
		{"and back", "2026-05-10", happened{letter("2026-03-10", both), letter("2026-04-10", moves("moh", "moj"))}, "moj 2026-10-10"},
		{"one of two", "2026-04-10", happened{recommendation("moj", "police"), letter("2026-03-10", both)}, "police 2026-07-15, moh 2026-09-10"},
		{"before the issue", "2026-04-10", happened{letter("2026-01-14", both)}, "moj 2026-07-15"},
		{"to a body that has ended", "2026-04-10", happened{letter("2026-03-10", both), ended("moh", "2026-02-01", "care")}, "care 2026-09-10"},
		{"under the name of a successor, from the old name", "2026-06-10", happened{ended("moj", "2026-03-01", "law"), letter("2026-04-10", moves("moj", "moh"))}, "moh 2026-10-10"},
		{"no answers are asked for", "2026-04-10", happened{deadlines(func(d *record.Deadlines) { d.Response = period("none") }), letter("2026-03-10", both)}, ""},
	})
}

func TestAMoveBeginsANewHistory(t *testing.T) {
	s := standing(t, "2026-04-10", meeting("2026-02-01", says(accepted), claims(implemented)), letter("2026-03-10", moves("moj", "moh")))
	a := s.Addressees[0]
	if positions(s) != "moh -" || a.AwaitsVerification.Date != 0 || !a.Moved || a.Since.Date != day("2026-03-10") {
		t.Errorf("%s, moved %v, since %s", positions(s), a.Moved, a.Since.Date)
	}
	why := items(t, followup.Response, "2026-04-10", letter("2026-03-10", moves("moj", "moh")))[0].Sentence()
	if want := "2026-03-10 moved to moh; plus 6m (response); 2026-09-10 due"; why != want {
		t.Errorf("why: %q, want %q", why, want)
	}
}

// Ministries that are split in two and both merged into the next two, and so on,
// lead to each body on ever more ways: 2^40 here.
func TestManySplitsAndMergersAreFollowedOnce(t *testing.T) {
	records := happened{ended("moj", "2026-02-01", "a0", "b0"), promise("2026-01-20", record.Commitment{})}
	for i := range 40 {
		next := []string{fmt.Sprintf("a%d", i+1), fmt.Sprintf("b%d", i+1)}
		records = append(records, ended(fmt.Sprintf("a%d", i), "2026-02-01", next...), ended(fmt.Sprintf("b%d", i), "2026-02-01", next...))
	}
	if got := owed(t, followup.Response, "2026-03-01", records...); got != "a40 2026-07-15, b40 2026-07-15" {
		t.Errorf("owed %q", got)
	}
	if got := owed(t, followup.Commitment, "2026-03-01", records...); got != "a40+b40 2026-04-20" {
		t.Errorf("owed %q", got)
	}
}

// A body that was renamed again and again, and one that went round to its
// beginning at a fork.
func TestLongRowsOfSuccessorsAreFollowed(t *testing.T) {
	const many = 20_000
	records := happened{ended("moj", "2026-02-01", "a0")}
	for i := range many {
		records = append(records, ended(fmt.Sprintf("a%d", i), "2026-02-01", fmt.Sprintf("a%d", i+1)))
	}
	begun := time.Now()
	if got, want := owed(t, followup.Response, "2026-03-01", records...), fmt.Sprintf("a%d 2026-07-15", many); got != want {
		t.Errorf("owed %q, want %q", got, want)
	}
	if took := time.Since(begun); took > time.Minute {
		t.Errorf("it took %v", took)
	}
	circle := happened{ended("moj", "2026-02-01", "home"), ended("home", "2026-02-01", "moj", "home")}
	if got := owed(t, followup.Response, "2026-03-01", circle...); got != "home 2026-07-15" {
		t.Errorf("owed %q", got)
	}
}
