// Package calendar is the arithmetic of civil dates, periods and working days.
// It knows no clock, no time zone and no file.
package calendar

import (
	"fmt"
	"time"
)

// Date is a civil day, counted in days so that dates compare with < and
// subtract to days. The zero Date means "no date".
type Date int32

// epoch is the day before Date 1.
var epoch = time.Date(0, time.December, 31, 0, 0, 0, 0, time.UTC)

const secondsADay = 24 * 60 * 60

// Of returns the day with this year, month and day of month; days out of
// range run over into the next month as time.Date has them.
func Of(year int, month time.Month, day int) Date {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	return Date((t.Unix() - epoch.Unix()) / secondsADay)
}

// On returns the civil day of t in t's own zone.
func On(t time.Time) Date { return Of(t.Date()) }

// ParseDate reads exactly YYYY-MM-DD. Anything else, and any day that is in no
// calendar, is an error.
func ParseDate(s string) (Date, error) {
	year, month, day, ok := split(s)
	if !ok {
		return 0, fmt.Errorf("not a date of the form YYYY-MM-DD")
	}
	d := Of(year, time.Month(month), day)
	if d <= 0 || d.String() != s {
		return 0, fmt.Errorf("no such day in the calendar")
	}
	return d, nil
}

func split(s string) (year, month, day int, ok bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0, 0, 0, false
	}
	year, okYear := digits(s[:4])
	month, okMonth := digits(s[5:7])
	day, okDay := digits(s[8:])
	return year, month, day, okYear && okMonth && okDay
}

func digits(s string) (int, bool) {
	n := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

// String is YYYY-MM-DD, or "" for no date.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	year, month, day := d.Time().Date()
	if year < 1000 || year > 9999 {
		return d.Time().Format(time.DateOnly)
	}
	digit := func(n int) byte { return byte('0' + n%10) }
	return string([]byte{digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), '-',
		digit(int(month) / 10), digit(int(month)), '-', digit(day / 10), digit(day)})
}

// Time is midnight of the day in UTC.
func (d Date) Time() time.Time { return epoch.AddDate(0, 0, int(d)) }

// Year is the calendar year of d.
func (d Date) Year() int { return d.Time().Year() }

// weekday rests on the epoch being a Sunday.
func (d Date) weekday() time.Weekday { return time.Weekday(d % 7) }

// MarshalText writes YYYY-MM-DD, and nothing for no date.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads YYYY-MM-DD; an empty text is no date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = 0
		return nil
	}
	parsed, err := ParseDate(string(text))
	*d = parsed
	return err
}

// addMonths moves d by whole months and clamps to the end of the month:
// 31 August + 6 months is 28 or 29 February.
func (d Date) addMonths(n int) Date {
	year, month, day := d.Time().Date()
	last := Of(year, month+time.Month(n)+1, 0)
	if moved := Of(year, month+time.Month(n), day); moved < last {
		return moved
	}
	return last
}
