package followup_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// figuresOf counts a story on a day.
func figuresOf(t *testing.T, on string, records ...record.Record) *followup.Statistics {
	t.Helper()
	return followup.Gather(build(t, records...).AsOf(day(on)), day(on), nil, nil)
}

// answersIn tells how the addressees stand: "in-time 1, overdue 2, lapsed 1".
func answersIn(g *followup.Figures) string {
	var told []string
	for _, when := range []followup.Timeliness{followup.InTime, followup.Late, followup.Awaited, followup.NotAnswered, followup.NotOwed} {
		if n := g.Answers[when]; n > 0 {
			told = append(told, fmt.Sprintf("%s %d", when, n))
		}
	}
	if g.Lapsed > 0 {
		told = append(told, fmt.Sprintf("lapsed %d", g.Lapsed))
	}
	return strings.Join(told, ", ")
}

// The answer to what was issued on 15 January is due on 15 July.
func TestAnswersWithinTime(t *testing.T) {
	again := as("again", &record.Recommendation{Report: "rep", Issued: day("2026-08-01"), Addressees: []string{"moh"}, Repeats: []string{"r"}})
	early := but(as("again", &record.Recommendation{Report: "rep", Addressees: []string{"moh"}, Repeats: []string{"r"}}), func(r *record.Recommendation) { r.Issued = day("2026-07-15") })
	for _, test := range []struct {
		name, on string
		records  []record.Record
		want     string
	}{
		{"on the last day", "2026-12-31", happened{letter("2026-07-15", says(record.Accepted))}, "in-time 1"},
		{"the day after", "2026-12-31", happened{letter("2026-07-16", says(record.Accepted))}, "late 1"},
		{"not yet due", "2026-07-15", nil, "awaited 1"},
		{"overdue", "2026-07-16", nil, "overdue 1"},
		{"a position in a meeting is no answer", "2026-07-16", happened{meeting("2026-03-01", says(record.Accepted))}, "overdue 1"},
		{"the first answer counts", "2026-12-31", happened{letter("2026-07-01", says(record.Noted)), letter("2026-09-01", says(record.Accepted))}, "in-time 1"},
		{"an extension before the answer", "2026-12-31", happened{letter("2026-07-01", respondBy("2026-09-01")), letter("2026-09-01", says(record.Accepted))}, "in-time 1"},
		{"one granted after it comes too late", "2026-12-31", happened{letter("2026-09-01", says(record.Accepted)), meeting("2026-09-02", respondBy("2026-10-01"))}, "late 1"},
		{"no time was set", "2026-12-31", happened{deadlines(func(d *record.Deadlines) { d.Response = period("none") })}, "not-owed 1"},
		{"an answer for which no time was set", "2026-12-31", happened{deadlines(func(d *record.Deadlines) { d.Response = period("none") }), letter("2026-09-01", says(record.Noted))}, "not-owed 1"},
		{"each addressee", "2026-07-16", happened{recommendation("moj", "moh"), letter("2026-05-01", says(record.Accepted, "moj"))}, "in-time 1, overdue 1"},
		{"the NPM owes itself none", "2026-07-16", happened{recommendation("npm")}, "not-owed 1"},
		{"closed before it was late", "2026-12-31", happened{found("2026-07-15", record.Implemented)}, "not-owed 1"},
		{"closed when it was late", "2026-12-31", happened{found("2026-07-16", record.Implemented)}, "not-owed 1, lapsed 1"},
		{"closed in time, and again later", "2026-12-31", happened{found("2026-07-01", record.Implemented), found("2026-09-01", record.Implemented)}, "not-owed 1"},
		{"reopened between", "2026-12-31", happened{found("2026-07-01", record.Implemented), found("2026-08-01", record.Started), found("2026-09-01", record.Withdrawn)}, "not-owed 1, lapsed 1"},
		{"a finding before the issue closes nothing", "2026-12-31", happened{found("2025-12-01", record.Withdrawn), found("2026-09-01", record.Withdrawn)}, "not-owed 1, lapsed 1"},
		{"repeated when it was late", "2026-08-01", happened{again}, "awaited 1, not-owed 1, lapsed 1"},
		{"repeated on its last day", "2026-08-01", happened{early}, "awaited 1, not-owed 1"},
		{"answered and closed", "2026-12-31", happened{letter("2026-08-01", says(record.Accepted)), found("2026-09-01", record.Implemented)}, "late 1"},
		{"a draft", "2026-01-14", nil, ""},
		{"what a successor owes is judged as of then", "2028-12-31", happened{ended("moj", "2027-01-01", "moh"),
			override(record.When{Stakeholder: "moh"}, func(d *record.Deadlines) { d.Response = period("30d") }), letter("2026-07-01", says(record.Accepted))}, "in-time 1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := answersIn(figuresOf(t, test.on, test.records...).Total()); got != test.want {
				t.Errorf("%s, want %s", got, test.want)
			}
		})
	}
}

func TestMedianDays(t *testing.T) {
	two := recommendation("moj", "moh")
	for _, test := range []struct {
		name    string
		records []record.Record
		want    float64
		none    bool
	}{
		{"none", nil, 0, true},
		{"one", happened{letter("2026-02-15", says(record.Accepted))}, 31, false},
		{"of two, halfway", happened{two, letter("2026-01-25", says(record.Accepted, "moj")), letter("2026-02-05", says(record.Noted, "moh"))}, 15.5, false},
		{"of three, the middle", happened{recommendation("moj", "moh", "mof"), body("mof", ""), letter("2026-05-15", says(record.Accepted, "moj")),
			letter("2026-01-16", says(record.Noted, "moh")), letter("2026-01-25", says(record.Noted, "mof"))}, 10, false},
		{"after a move, from the move", happened{meeting("2026-03-01", moves("moj", "moh")), letter("2026-03-21", says(record.Accepted, "moh"))}, 20, false},
		{"from the issue, where who answered was there before others moved to it", happened{two,
			letter("2026-01-25", says(record.Accepted, "moh")), meeting("2026-03-01", moves("moj", "moh"))}, 10, false},
		{"from the issue, where a move only says what succession had done", happened{ended("moj", "2026-02-01", "moh"),
			letter("2026-01-25", says(record.Accepted, "moj")), meeting("2026-03-01", moves("moj", "moh"))}, 10, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			days, known := figuresOf(t, "2026-12-31", test.records...).Total().MedianDays()
			if days != test.want || known == test.none {
				t.Errorf("%v, %v; want %v", days, known, test.want)
			}
		})
	}
}

// What was issued on 15 January 2026 is a year old on 15 January 2027.
func TestImplementedWithinYears(t *testing.T) {
	for _, test := range []struct {
		name, on string
		records  []record.Record
		want     string // implemented/of-left out, year by year
	}{
		{"the day before the anniversary", "2027-01-14", happened{found("2026-02-01", record.Implemented)}, "0/0-0 0/0-0 0/0-0"},
		{"on the anniversary", "2027-01-15", happened{found("2026-02-01", record.Implemented)}, "1/1-0 0/0-0 0/0-0"},
		{"found on the anniversary", "2027-01-15", happened{found("2027-01-15", record.Implemented)}, "1/1-0 0/0-0 0/0-0"},
		{"found a day later", "2028-01-15", happened{found("2027-01-16", record.Implemented)}, "0/1-0 1/1-0 0/0-0"},
		{"reopened before it", "2028-01-15", happened{found("2026-02-01", record.Implemented), found("2027-01-15", record.Started)}, "0/1-0 0/1-0 0/0-0"},
		{"reopened after it", "2029-01-15", happened{found("2026-02-01", record.Implemented), found("2027-01-16", record.NotImplemented)}, "1/1-0 0/1-0 0/1-0"},
		{"an authority's word is not enough", "2029-01-15", happened{letter("2026-02-01", claims(record.ClaimImplemented))}, "0/1-0 0/1-0 0/1-0"},
		{"withdrawn by then", "2027-01-15", happened{found("2026-02-01", record.Withdrawn)}, "0/0-1 0/0-0 0/0-0"},
		{"no longer applicable later", "2028-01-15", happened{found("2027-02-01", record.NoLongerApplicable)}, "0/1-0 0/0-1 0/0-0"},
		{"not pursued stays", "2027-01-15", happened{found("2026-02-01", record.NotPursued)}, "0/1-0 0/0-0 0/0-0"},
		{"repeated stays", "2027-01-15", happened{as("again", &record.Recommendation{Report: "rep", Issued: day("2026-06-01"), Addressees: []string{"moj"}, Repeats: []string{"r"}})}, "0/1-0 0/0-0 0/0-0"},
		{"found before the issue", "2027-01-15", happened{found("2026-01-14", record.Implemented)}, "0/1-0 0/0-0 0/0-0"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var told []string
			for _, s := range figuresOf(t, test.on, test.records...).Total().After {
				told = append(told, fmt.Sprintf("%d/%d-%d", s.Implemented, s.Of, s.LeftOut))
			}
			if got := strings.Join(told, " "); got != test.want {
				t.Errorf("%s, want %s", got, test.want)
			}
		})
	}
}

func TestAsked(t *testing.T) {
	five := recommendation("moj", "moh", "a", "b", "npm")
	stats := figuresOf(t, "2026-07-16", five, letter("2026-05-01", says(record.Accepted, "moj")), letter("2026-07-16", says(record.Noted, "moh")),
		as("late", letter("2026-06-01", respondBy("2026-12-01", "b"))))
	if g := stats.Total(); g.Asked() != 3 || answersIn(g) != "in-time 1, late 1, awaited 1, overdue 1, not-owed 1" {
		t.Errorf("%d asked: %s", g.Asked(), answersIn(g))
	}
	if g := figuresOf(t, "2026-12-31", found("2026-12-01", record.Withdrawn)).Total(); g.Asked() != 1 {
		t.Errorf("%d asked, though it was late when it was closed", g.Asked())
	}
}

func TestSilence(t *testing.T) {
	other := as("other", &record.Recommendation{Report: "rep", Addressees: []string{"moh"}})
	done := as("done", &record.Recommendation{Report: "rep", Addressees: []string{"moh"}, Issued: day("2026-01-02")})
	closing := as("c", &record.Assessment{Date: day("2026-01-03"), Findings: []record.Finding{{Recommendation: "done", Status: record.Implemented}}})
	stats := figuresOf(t, "2026-07-20", other, done, closing, meeting("2026-02-01", says(record.Accepted)))
	var told []string
	for _, s := range stats.Quietest(5) {
		told = append(told, fmt.Sprintf("%s %d", s.Recommendation.ID, s.SilentFor()))
	}
	if want := []string{"other 186", "r 169"}; !slices.Equal(told, want) {
		t.Errorf("silent: %v, want %v", told, want)
	}
	if silent := stats.Total().Silent; silent == nil || silent.Recommendation.ID != "other" {
		t.Errorf("%+v", silent)
	}
	if n := len(stats.Quietest(1)); n != 1 {
		t.Errorf("%d, want 1", n)
	}
}

func TestNeverAnswered(t *testing.T) {
	never := func(on string, records ...record.Record) string {
		var told []string
		for _, m := range figuresOf(t, on, records...).NeverAnswered() {
			told = append(told, fmt.Sprintf("%s %d %s", m.Stakeholder, m.Unanswered, m.Since))
		}
		return strings.Join(told, ", ")
	}
	second := as("s", &record.Recommendation{Report: "rep", Addressees: []string{"moj", "moh"}, Issued: day("2026-01-10")})
	for _, test := range []struct {
		name, on string
		records  []record.Record
		want     string
	}{
		{"nothing late yet", "2026-07-15", nil, ""},
		{"late", "2026-07-16", nil, "moj 1 2026-01-15"},
		{"most first, since the first", "2026-07-16", happened{second}, "moj 2 2026-01-10, moh 1 2026-01-10"},
		{"one answer is enough", "2026-07-16", happened{second, letter("2026-07-16", says(record.Noted, "moj"))}, "moh 1 2026-01-10"},
		{"also where it was closed in the end", "2026-12-31", happened{found("2026-12-01", record.Withdrawn)}, "moj 1 2026-01-15"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := never(test.on, test.records...); got != test.want {
				t.Errorf("%s, want %s", got, test.want)
			}
		})
	}
}

func TestGroupsInOrder(t *testing.T) {
	more := func(id, level string, priority record.Priority, issued string, themes ...string) record.Record {
		return as(id, &record.Recommendation{Report: "rep", Addressees: []string{"moj"}, Level: level, Priority: priority, Issued: day(issued), Themes: themes})
	}
	stats := figuresOf(t, "2026-12-31", more("1", "practice", record.High, "2025-01-01", "food", "health", "food"), more("2", "practice", record.Urgent, "2024-01-01", "health"), more("3", "law", "", "2024-01-01"))
	for by, want := range map[followup.Dimension]string{
		followup.ByYear:      "2024 2, 2025 1, 2026 1",
		followup.ByPriority:  "urgent 1, high 1, normal 2",
		followup.ByLevel:     "practice 2, law 1,  1",
		followup.ByTheme:     "health 2, food 1,  2",
		followup.ByAddressee: "moj 4",
		followup.ByPlace:     " 4",
	} {
		var told []string
		for _, g := range stats.By(by) {
			told = append(told, fmt.Sprintf("%s %d", g.Key, g.Recommendations))
		}
		if got := strings.Join(told, ", "); got != want {
			t.Errorf("%s: %s, want %s", by, got, want)
		}
	}
}

func TestOnlyWhatIsWantedCounts(t *testing.T) {
	set := build(t, recommendation("moj", "moh"), as("s", &record.Recommendation{Report: "rep", Addressees: []string{"moh"}}),
		as("draft", &record.Recommendation{Report: "later"})).AsOf(day("2026-07-16"))
	wants := func(s *followup.Standing) bool { return s.Recommendation.ID == "r" }
	stats := followup.Gather(set, day("2026-07-16"), wants, func(a *followup.Addressee) bool { return a.Stakeholder == "moj" })
	if g := stats.Total(); g.Recommendations != 1 || answersIn(g) != "overdue 1" || stats.Drafts != 0 {
		t.Errorf("%d: %s, %d drafts", g.Recommendations, answersIn(g), stats.Drafts)
	}
	if groups := stats.By(followup.ByAddressee); len(groups) != 1 || groups[0].Key != "moj" {
		t.Errorf("%+v", groups)
	}
	if all := followup.Gather(set, day("2026-07-16"), nil, nil); all.Drafts != 1 || all.Total().Recommendations != 2 {
		t.Errorf("%d drafts, %d recommendations", all.Drafts, all.Total().Recommendations)
	}
}
