package language

import (
	"cmp"
	"strconv"

	"github.com/opcat-tools/npm/internal/calendar"
)

// Dates is how a day is written.
type Dates struct {
	Months [12]string // as they stand in a date
	First  string     // the first of a month
	Form   Message    // of {day}, {month} and {year}
}

// Date writes a day as a letter does; no date is an empty text. Digits are the
// Western ones everywhere, as in the documents of the United Nations, so that a
// date can be compared with the records.
func (w *Words) Date(d calendar.Date) string {
	if d == 0 {
		return ""
	}
	year, month, day := d.Time().Date()
	number := strconv.Itoa(day)
	if day == 1 {
		number = cmp.Or(w.Dates.First, number)
	}
	return w.Dates.Form.With("day", number, "month", w.Dates.Months[month-1], "year", strconv.Itoa(year))
}
