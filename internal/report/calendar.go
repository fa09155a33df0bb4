package report

import "github.com/opcat-tools/npm/internal/calendar"

// Calendar is what a calendar program shows: a name and entries of whole days.
type Calendar struct {
	Name string // of the institution and what it is a calendar of
	// Identity is what the calendar is known by for ever, whatever its name: with
	// an entry's key it says which event of a later export is the same. "" is the
	// name.
	Identity string
	Entries  []Entry
}

// Entry is one thing on one day.
type Entry struct {
	Key         string // the same for as long as it is the same thing, whatever its day
	Day         calendar.Date
	Title       string
	Description string
	Categories  []string
	Alarm       int // days before its day on which to remind; below 0 is no alarm
}
