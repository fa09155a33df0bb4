package audience

import (
	"cmp"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// Level is how far a record or a field is open. A greater level is narrower.
type Level int

// The levels, from the widest. Shared is open to bodies that the record names.
const (
	Public Level = iota
	Shared
	Internal
	Confidential
)

var levelNames = []string{"public", "shared", "internal", "confidential"}

// String is the level as records write it.
func (l Level) String() string { return levelNames[l] }

// ParseLevel reads a level as records write it. Any other word is Confidential:
// what is not understood stays closed.
func ParseLevel(word string) Level {
	if i := slices.Index(levelNames, word); i >= 0 {
		return Level(i)
	}
	return Confidential
}

// LevelOf is how far a record is open on a day: as it says itself, else as
// register.yaml says of its kind, else as is usual (OPCAT art. 21). A
// recommendation is never open wider than its report.
func LevelOf(set *record.Set, rec record.Record, day calendar.Date) Level {
	level := ownLevel(set, rec, day)
	if r, ok := rec.(*record.Recommendation); ok {
		if report := set.Reports[r.Report]; report != nil {
			return max(level, LevelOf(set, report, day))
		}
		return max(level, Internal)
	}
	return level
}

func ownLevel(set *record.Set, rec record.Record, day calendar.Date) Level {
	c := record.Of(rec)
	if c.Kind == record.Complaints {
		return Confidential // whatever the record or register.yaml says
	}
	if c.Access != "" {
		return ParseLevel(c.Access)
	}
	usual := usualLevel(rec, day)
	told, reason := set.Policy.Access[string(c.Kind)], set.Policy.Reasons[string(c.Kind)]
	switch {
	case told == "":
		return usual
	case strings.TrimSpace(reason) != "" && !isYetToCome(rec, day):
		return ParseLevel(told)
	}
	return max(usual, ParseLevel(told)) // without a reason it only narrows
}

// isYetToCome says whether a record waits for its day: a report that has not come
// out, an unannounced visit that has not begun. A rule for the whole kind does not
// open it.
func isYetToCome(rec record.Record, day calendar.Date) bool {
	switch rec := rec.(type) {
	case *record.Report:
		return levelOfReport(rec, day) > Shared
	case *record.Visit:
		return usualLevel(rec, day) == Confidential
	}
	return false
}

// usualLevel is the level of a record where nothing else is said.
func usualLevel(rec record.Record, day calendar.Date) Level {
	switch rec := rec.(type) {
	case *record.Place, *record.Stakeholder:
		return Public
	case *record.Recommendation:
		return Public // that is: as its report
	case *record.Report:
		return levelOfReport(rec, day)
	case *record.Visit:
		if !rec.Announced && rec.Start > day {
			return Confidential
		}
		return Internal
	case *record.Complaint:
		return Confidential
	}
	return Internal
}

// levelOfReport: the NPM's own report is internal until it was sent, and public
// once published. Another body's is confidential until published.
func levelOfReport(r *record.Report, day calendar.Date) Level {
	switch {
	case happened(r.Published, day):
		return Public
	case cmp.Or(r.IssuedBy, record.Institution) != record.Institution:
		return Confidential
	case happened(r.Sent, day):
		return Shared
	}
	return Internal
}

func happened(on, day calendar.Date) bool { return on != 0 && on <= day }

// FieldLevel is how far a field of a record is open: no wider than its record. A
// level that is not written counts as Confidential.
func FieldLevel(record Level, access string) Level { return max(record, ParseLevel(access)) }
