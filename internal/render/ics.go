package render

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/report"
)

// ICS writes the calendar of a document (RFC 5545), as made at a moment. An event
// keeps its mark for as long as it is the same thing, so that a later export
// replaces it even on another day. It refuses a document without a calendar or
// without an audience, and an entry without a day.
func ICS(w io.Writer, doc *report.Document, now time.Time) error {
	switch {
	case doc.Calendar == nil:
		return errors.New("nothing in this report falls on a day: it has no calendar")
	case doc.Audience == "":
		return errNoAudience
	}
	c := calendarOf(doc)
	marks := map[string]int{}
	for i, entry := range doc.Calendar.Entries {
		if entry.Day <= 0 {
			return fmt.Errorf("entry %d of the calendar has no day", i+1)
		}
		marks[entry.Key]++
		event := c.AddEvent(mark(doc.Calendar, entry.Key, marks[entry.Key]))
		fillEvent(event, entry, now)
		event.SetClass(classOf(doc))
	}
	// The library drops some errors of the writer it is given: a text has none.
	_, err := io.WriteString(w, c.Serialize(ics.WithNewLineWindows))
	return err
}

// refresh is how often a program that subscribes is to look again: what is due
// changes by the day.
const refresh = "PT12H"

// calendarOf is the calendar without its events. Whom it is for stands in its
// description, which programs show beside its name.
func calendarOf(doc *report.Document) *ics.Calendar {
	c := &ics.Calendar{}
	c.SetVersion("2.0")
	c.SetProductId("-//opcat-tools//npm//EN")
	c.SetCalscale("GREGORIAN")
	c.SetMethod(ics.MethodPublish)
	c.SetXWRCalName(oneLine(doc.Calendar.Name))
	description := "For: " + readers(doc) + "."
	if len(doc.Footer) > 0 {
		description += " " + doc.Footer[0]
	}
	c.SetXWRCalDesc(oneLine(description))
	c.SetRefreshInterval(refresh)
	c.SetXPublishedTTL(refresh)
	return c
}

// classOf keeps what is not public from whoever else is shown the reader's own
// calendar: PRIVATE hides it in every program, while CONFIDENTIAL is in some of
// them no more than a remark.
func classOf(doc *report.Document) ics.Classification {
	if doc.Audience == public {
		return ics.ClassificationPublic
	}
	return ics.ClassificationPrivate
}

// mark is a UID: a hash, since ids name places and bodies, and a UID is shown
// even where the rest of a private event is not. An entry that has the key of an
// earlier one is counted on, so that none covers another.
func mark(c *report.Calendar, key string, nth int) string {
	text := cmp.Or(c.Identity, c.Name) + "\x00" + key
	if nth > 1 {
		text += fmt.Sprintf("\x00%d", nth)
	}
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:16])
}

func fillEvent(event *ics.VEvent, entry report.Entry, now time.Time) {
	event.SetDtStampTime(now)
	event.SetModifiedAt(now)
	event.SetSequence(sequence(now))
	// A date has four digits of a year: what is due later stands on the last day.
	last := calendar.Of(9999, time.December, 31)
	event.SetAllDayStartAt(min(entry.Day, last).Time())
	if entry.Day < last {
		event.SetAllDayEndAt((entry.Day + 1).Time()) // the first day it is no more
	}
	event.SetTimeTransparency(ics.TransparencyTransparent) // nobody is busy because of it
	event.SetSummary(oneLine(entry.Title))
	if entry.Description != "" {
		event.SetDescription(lines(entry.Description))
	}
	for _, category := range entry.Categories {
		event.AddCategory(oneLine(category))
	}
	if when := trigger(entry, now); when != "" {
		alarm := event.AddAlarm()
		alarm.SetAction(ics.ActionDisplay)
		alarm.SetTrigger(when)
		alarm.SetDescription(oneLine(entry.Title))
	}
}

// sequence grows from export to export: minutes since 1970, which fit into the 31
// bits that programs keep for it. Within a minute DTSTAMP decides (RFC 5546, 2.1.5).
func sequence(now time.Time) int { return int(max(0, now.Unix()/60)) }

// alarmHour is when an alarm rings: at nine in the morning, wherever its reader is.
const alarmHour = 9

// trigger is when the alarm of an entry rings, counted from the midnight its day
// begins with; "" is never. Where its morning has passed the alarm rings on the
// day itself; where that has passed too there is none, since some programs ring
// at once for what was missed.
func trigger(entry report.Entry, now time.Time) string {
	for _, before := range []int{entry.Alarm, 0} {
		if entry.Alarm >= 0 && morning(entry.Day-calendar.Date(before), now.Location()).After(now) {
			return beforeMidnight(before)
		}
	}
	return ""
}

func morning(day calendar.Date, zone *time.Location) time.Time {
	year, month, date := day.Time().Date()
	return time.Date(year, month, date, alarmHour, 0, 0, 0, zone)
}

// beforeMidnight is a duration: on the morning that many days before.
func beforeMidnight(days int) string {
	switch days {
	case 0:
		return fmt.Sprintf("PT%dH", alarmHour)
	case 1:
		return fmt.Sprintf("-PT%dH", 24-alarmHour)
	}
	return fmt.Sprintf("-P%dDT%dH", days-1, 24-alarmHour)
}

// lines is text of several lines, without anything that a screen obeys.
func lines(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return paragraphs(strings.ReplaceAll(s, "\r", "\n"))
}
