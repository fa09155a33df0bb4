package check

import (
	"regexp"
	"strconv"
	"time"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// unlikeID compares the date of an event with the one in its id. Of a visit
// that lasts several days, any may stand in the id.
func unlikeID(_ *sheet, rec record.Record) []finding {
	key, first, last := eventOf(rec)
	if first == 0 || beginsWith(record.Of(rec).ID, first) {
		return nil
	}
	from, to, says := daysOf(record.Of(rec).ID)
	if says == "" || first <= to && max(first, last) >= from {
		return nil
	}
	return []finding{{
		pointer: "/" + key,
		message: quoted(key) + " is at odds with the id, which says " + says,
		help:    "correct the date, or give the file the right name and mend what refers to it",
	}}
}

// beginsWith says whether an id is laid out as nearly all are, year/month/day-,
// with a day.
func beginsWith(id string, day calendar.Date) bool {
	written := day.String() // 2026-08-28
	return len(id) > len(written) && id[:4] == written[:4] && id[4] == '/' && id[5:7] == written[5:7] && id[7] == '/' &&
		id[8:10] == written[8:] && id[10] == '-'
}

// eventOf is the date of a record that is an event, with its key and its last
// day; no day for other records.
func eventOf(rec record.Record) (key string, first, last calendar.Date) {
	switch r := rec.(type) {
	case *record.Dialogue:
		return "date", r.Date, r.Date
	case *record.Assessment:
		return "date", r.Date, r.Date
	case *record.Visit:
		return "start", r.Start, r.End
	case *record.Complaint:
		return "received", r.Received, r.Received
	}
	return "", 0, 0
}

// The dates that ids begin with: a day in one segment, or a folder of a year,
// in it perhaps one of a month, in it perhaps a name that begins with the day.
// A number without a dash may count anything, and so may one behind a year
// that is no folder.
var (
	dayInID     = regexp.MustCompile(`^((?:19|20)\d\d)-(\d\d)-(\d\d)(?:[-/]|$)`)
	foldersInID = regexp.MustCompile(`^((?:19|20)\d\d)/(?:(0[1-9]|1[0-2])/(?:(\d\d)-)?)?`)
)

// daysOf gives the days that an id allows, and what it says of them: a year, a
// month or a day; "" if it says nothing.
func daysOf(id string) (from, to calendar.Date, says string) {
	if m := dayInID.FindStringSubmatch(id); m != nil {
		day, err := calendar.ParseDate(m[1] + "-" + m[2] + "-" + m[3])
		if err != nil {
			return 0, 0, ""
		}
		return day, day, day.String()
	}
	m := foldersInID.FindStringSubmatch(id)
	if m == nil {
		return 0, 0, ""
	}
	year, _ := strconv.Atoi(m[1])
	if m[2] == "" {
		return calendar.Of(year, time.January, 1), calendar.Of(year, time.December, 31), m[1]
	}
	if day, err := calendar.ParseDate(m[1] + "-" + m[2] + "-" + m[3]); err == nil {
		return day, day, day.String()
	}
	month, _ := strconv.Atoi(m[2])
	return calendar.Of(year, time.Month(month), 1), calendar.Of(year, time.Month(month)+1, 0), m[1] + "-" + m[2]
}
