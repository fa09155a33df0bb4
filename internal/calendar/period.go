package calendar

import (
	"fmt"
	"strconv"
	"strings"
)

// Unit is what a Period counts in.
type Unit string

// The units of a period.
const (
	Days        Unit = "d"
	WorkingDays Unit = "wd"
	Months      Unit = "m"
	Years       Unit = "y"
)

// longest is the greatest number of each unit, about a hundred years: no
// deadline of this field is longer, and no sum can run out of the calendar.
var longest = map[Unit]int{Days: 36500, WorkingDays: 26000, Months: 1200, Years: 100}

// Period is a length of time as registers write it: 30d, 10wd, 6m, 1y.
// The zero Period means "none".
type Period struct {
	N    int
	Unit Unit
}

// ParsePeriod reads a number and a unit: d days, wd working days, m months,
// y years. `none` is not a period; Policy reads it.
func ParsePeriod(s string) (Period, error) {
	number := strings.TrimRight(s, "dwmy")
	unit := Unit(s[len(number):])
	n, ok := digits(number)
	most, known := longest[unit]
	if !ok || !known || number == "" || len(number) > 5 {
		return Period{}, fmt.Errorf("not a period such as 30d, 10wd, 6m or 1y")
	}
	if n > most {
		return Period{}, fmt.Errorf("a period longer than %d%s", most, unit)
	}
	return Period{n, unit}, nil
}

// IsZero says whether there is no period.
func (p Period) IsZero() bool { return p.Unit == "" }

// String is the form registers write, or "none".
func (p Period) String() string {
	if p.IsZero() {
		return "none"
	}
	return strconv.Itoa(p.N) + string(p.Unit)
}

// MarshalText writes the form registers use.
func (p Period) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads a period or `none`.
func (p *Period) UnmarshalText(text []byte) error {
	if string(text) == "none" {
		*p = Period{}
		return nil
	}
	parsed, err := ParsePeriod(string(text))
	*p = parsed
	return err
}
