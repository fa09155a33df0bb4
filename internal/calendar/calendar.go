package calendar

import (
	"fmt"
	"strings"
	"time"
)

// Calendar tells working days from free ones: the weekly days of rest and the
// public holidays of one country.
type Calendar struct {
	weekend  [7]bool
	holidays map[Date]string
	years    map[int]bool
	// RollForward moves a deadline that falls on a free day to the next
	// working day (`roll: next`).
	RollForward bool
}

// New makes a calendar. A week of nothing but rest would have no working day
// to count, so it is an error.
func New(weekend []time.Weekday, holidays map[Date]string, rollForward bool) (*Calendar, error) {
	c := &Calendar{holidays: holidays, years: map[int]bool{}, RollForward: rollForward}
	for _, day := range weekend {
		c.weekend[day] = true
	}
	if c.weekend == [7]bool{true, true, true, true, true, true, true} {
		return nil, fmt.Errorf("every day of the week is a weekend: leave at least one working day")
	}
	for day := range holidays {
		c.years[day.Year()] = true
	}
	return c, nil
}

// Working says whether d is neither a weekend day nor a public holiday.
func (c *Calendar) Working(d Date) bool {
	_, holiday := c.holidays[d]
	return !holiday && !c.weekend[d.weekday()]
}

// Add is the day that lies p after d. Months and years clamp to the end of the
// month; working days skip weekends and holidays.
func (c *Calendar) Add(d Date, p Period) Date {
	switch p.Unit {
	case Months:
		return d.addMonths(p.N)
	case Years:
		return d.addMonths(12 * p.N)
	case WorkingDays:
		return c.addWorking(d, p.N)
	}
	return d + Date(p.N)
}

// A register may list a year of holidays in a row; this bound is only there so
// that no list of holidays, however hostile, can hold the count up for ever.
const longestRest = 3660

func (c *Calendar) addWorking(d Date, n int) Date {
	for ; n > 0; n-- {
		d = c.nextWorking(d + 1)
	}
	return d
}

func (c *Calendar) nextWorking(d Date) Date {
	for i := 0; i < longestRest && !c.Working(d); i++ {
		d++
	}
	return d
}

// Deadline is Add, moved off a free day where the calendar rolls forward.
func (c *Calendar) Deadline(d Date, p Period) Date {
	due := c.Add(d, p)
	if c.RollForward {
		return c.nextWorking(due)
	}
	return due
}

// Unlisted gives the years from one date to another for which no holiday is
// known, when p counts working days or the calendar rolls: the deadline may
// then be some days too early.
func (c *Calendar) Unlisted(from, to Date, p Period) []int {
	if from == 0 || (p.Unit != WorkingDays && !c.RollForward) {
		return nil
	}
	var missing []int
	for year := from.Year(); year <= to.Year(); year++ {
		if !c.years[year] {
			missing = append(missing, year)
		}
	}
	return missing
}

// ParseWeekday reads an English weekday name as registers write it ("friday").
func ParseWeekday(name string) (time.Weekday, error) {
	for day := time.Sunday; day <= time.Saturday; day++ {
		if strings.ToLower(day.String()) == name {
			return day, nil
		}
	}
	return 0, fmt.Errorf("not a day of the week")
}
