package language_test

import (
	"testing"
	"time"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/language"
)

func TestDates(t *testing.T) {
	tests := []struct{ code, first, other, last string }{
		{"en", "1 January 2026", "2 August 2026", "31 December 999"},
		{"fr", "1er janvier 2026", "2 août 2026", "31 décembre 999"},
		{"es", "1 de enero de 2026", "2 de agosto de 2026", "31 de diciembre de 999"},
		{"ru", "1 января 2026 г.", "2 августа 2026 г.", "31 декабря 999 г."},
		{"ar", "1 كانون الثاني/يناير 2026", "2 آب/أغسطس 2026", "31 كانون الأول/ديسمبر 999"},
	}
	for _, test := range tests {
		w := language.Of(test.code)
		for want, day := range map[string]calendar.Date{
			test.first: calendar.Of(2026, time.January, 1),
			test.other: calendar.Of(2026, time.August, 2),
			test.last:  calendar.Of(999, time.December, 31),
			"":         0,
		} {
			if got := w.Date(day); got != want {
				t.Errorf("%s: %s is %q, want %q", test.code, day, got, want)
			}
		}
	}
}

// The examples are those that Unicode CLDR gives for its rules.
func TestCounting(t *testing.T) {
	tests := []struct {
		code string
		days map[int]string
	}{
		{"en", map[int]string{0: "0 days", 1: "1 day", 2: "2 days", 101: "101 days"}},
		{"fr", map[int]string{0: "0 jour", 1: "1 jour", 2: "2 jours"}},
		{"es", map[int]string{0: "0 días", 1: "1 día", 2: "2 días", 21: "21 días"}},
		{"ru", map[int]string{0: "0 дней", 1: "1 день", 2: "2 дня", 4: "4 дня", 5: "5 дней", 11: "11 дней", 12: "12 дней", 14: "14 дней",
			21: "21 день", 22: "22 дня", 25: "25 дней", 101: "101 день", 111: "111 дней", 1000: "1\u202f000 дней"}},
		{"ar", map[int]string{0: "0 يوم", 1: "يوم واحد", 2: "يومان", 3: "3 أيام", 10: "10 أيام", 11: "11 يومًا", 26: "26 يومًا", 99: "99 يومًا",
			100: "100 يوم", 102: "102 يوم", 103: "103 أيام", 110: "110 أيام", 111: "111 يومًا", 1000: "1\u202f000 يوم"}},
	}
	for _, test := range tests {
		w := language.Of(test.code)
		for n, want := range test.days {
			if got := w.Count(w.Days, n); got != want {
				t.Errorf("%s: %d is %q, want %q", test.code, n, got, want)
			}
		}
	}
}
