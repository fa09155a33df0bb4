package calendar

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func date(t *testing.T, s string) Date {
	t.Helper()
	d, err := ParseDate(s)
	if err != nil {
		t.Fatalf("ParseDate(%q): %v", s, err)
	}
	return d
}

func TestParseDate(t *testing.T) {
	for _, s := range []string{"2026-03-01", "2024-02-29", "0001-01-01", "9999-12-31"} {
		if got := date(t, s).String(); got != s {
			t.Errorf("ParseDate(%q) = %s", s, got)
		}
	}
	for _, s := range []string{"", "2026-3-1", "2026-02-30", "2023-02-29", "2026-13-01", "2026-00-10", "2026-01-00",
		"0000-01-01", "2026-03-01 ", " 2026-03-01", "2026/03/01", "+026-03-01", "20260301", "2026-03-01T00:00:00Z", "２026-03-01"} {
		if d, err := ParseDate(s); err == nil {
			t.Errorf("ParseDate(%q) = %s, want an error", s, d)
		}
	}
}

func TestWeekdayAgreesWithTime(t *testing.T) {
	for d := date(t, "2023-12-25"); d < date(t, "2024-03-05"); d++ {
		if d.weekday() != d.Time().Weekday() {
			t.Fatalf("%s: %s, want %s", d, d.weekday(), d.Time().Weekday())
		}
	}
}

func TestOnIsTheCivilDayOfTheZone(t *testing.T) {
	east := time.FixedZone("east", 14*60*60)
	if got := On(time.Date(2026, 11, 21, 0, 30, 0, 0, east)); got.String() != "2026-11-21" {
		t.Errorf("got %s", got)
	}
}

func TestParsePeriod(t *testing.T) {
	for s, want := range map[string]Period{"30d": {30, Days}, "10wd": {10, WorkingDays}, "6m": {6, Months}, "1y": {1, Years}, "0d": {0, Days}} {
		got, err := ParsePeriod(s)
		if err != nil || got != want || got.String() != s {
			t.Errorf("ParsePeriod(%q) = %v, %v", s, got, err)
		}
	}
	for _, s := range []string{"", "d", "30", "30D", "-1d", "1w", "1dw", "1 d", "30 days", "none", "101y", "99999d", "999999999999999999999d"} {
		if p, err := ParsePeriod(s); err == nil {
			t.Errorf("ParsePeriod(%q) = %v, want an error", s, p)
		}
	}
}

func western(t *testing.T, roll bool, holidays ...string) *Calendar {
	t.Helper()
	days := map[Date]string{}
	for _, h := range holidays {
		days[date(t, h)] = "holiday"
	}
	c, err := New([]time.Weekday{time.Saturday, time.Sunday}, days, roll)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAdd(t *testing.T) {
	c := western(t, false, "2026-01-01", "2026-01-06")
	for _, test := range []struct{ from, period, want string }{
		{"2025-08-31", "6m", "2026-02-28"}, // clamped
		{"2023-08-31", "6m", "2024-02-29"}, // clamped in a leap year
		{"2025-12-31", "2m", "2026-02-28"}, // over the end of a year
		{"2024-02-29", "1y", "2025-02-28"},
		{"2026-01-30", "30d", "2026-03-01"},
		{"2025-12-31", "1wd", "2026-01-02"}, // New Year's Day is free
		{"2026-01-02", "1wd", "2026-01-05"}, // a Friday
		{"2026-01-02", "2wd", "2026-01-07"}, // over the weekend and the 6th
		{"2026-01-03", "1wd", "2026-01-05"}, // from a Saturday
		{"2025-12-30", "10wd", "2026-01-15"},
		{"2026-01-03", "0wd", "2026-01-03"},
	} {
		p, err := ParsePeriod(test.period)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Add(date(t, test.from), p); got.String() != test.want {
			t.Errorf("%s + %s = %s, want %s", test.from, test.period, got, test.want)
		}
	}
}

func TestFridayAndSaturdayWeekend(t *testing.T) {
	c, err := New([]time.Weekday{time.Friday, time.Saturday}, nil, false)
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Add(date(t, "2026-11-19"), Period{1, WorkingDays}); got.String() != "2026-11-22" {
		t.Errorf("Thursday + 1wd = %s, want the Sunday", got)
	}
}

func TestDeadlineRolls(t *testing.T) {
	saturday := date(t, "2026-11-21")
	if got := western(t, true).Deadline(saturday-30, Period{30, Days}); got.String() != "2026-11-23" {
		t.Errorf("rolling: %s, want the Monday", got)
	}
	if got := western(t, false).Deadline(saturday-30, Period{30, Days}); got != saturday {
		t.Errorf("not rolling: %s, want the Saturday itself", got)
	}
}

func TestWeekOfRestIsRefused(t *testing.T) {
	week := []time.Weekday{0, 1, 2, 3, 4, 5, 6}
	if _, err := New(week, nil, false); err == nil || !strings.Contains(err.Error(), "working day") {
		t.Errorf("got %v", err)
	}
}

func TestHolidaysWithoutEndDoNotHang(t *testing.T) {
	free := map[Date]string{}
	start := date(t, "2026-01-01")
	for i := Date(0); i < 50000; i++ {
		free[start+i] = "holiday"
	}
	c, err := New(nil, free, true)
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Deadline(start, Period{5, Days}); got <= start {
		t.Errorf("got %s", got)
	}
}

func TestUnlistedYears(t *testing.T) {
	c := western(t, false, "2026-01-01")
	from, to := date(t, "2025-12-01"), date(t, "2027-02-01")
	if got := c.Unlisted(from, to, Period{10, WorkingDays}); !slices.Equal(got, []int{2025, 2027}) {
		t.Errorf("working days: %v", got)
	}
	if got := c.Unlisted(from, to, Period{10, Days}); got != nil {
		t.Errorf("plain days need no holidays: %v", got)
	}
	if got := western(t, true).Unlisted(from, from, Period{10, Days}); !slices.Equal(got, []int{2025}) {
		t.Errorf("rolling: %v", got)
	}
}

func FuzzParsePeriod(f *testing.F) {
	f.Add("30d")
	f.Add("10wd")
	f.Fuzz(func(t *testing.T, s string) {
		if p, err := ParsePeriod(s); err == nil && p.IsZero() {
			t.Errorf("ParsePeriod(%q) is none without an error", s)
		}
	})
}
