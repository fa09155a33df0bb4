package report

import (
	"strings"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/language"
)

// asOf says in a sentence as of when a document is and, where it was not made from
// the files as they are, from which revision.
func asOf(at Moment, w *language.Words) string {
	say := w.Page.Frame
	day := say.AsOf.With("date", w.Date(at.Day))
	if at.Revision != "" {
		day += w.Numbers.Comma + say.Revision.With("revision", w.Foreign(at.Revision))
	}
	return stop(day)
}

// readersOf says from what a document was made, and for whom; name is what a body
// is called that it is for.
func readersOf(a audience.Audience, w *language.Words, name string) []string {
	say := w.Page.Frame
	switch a {
	case audience.Everyone:
		return []string{stop(say.Public)}
	case audience.Staff:
		return []string{stop(say.Staff)}
	case audience.Full:
		return []string{stop(say.Operator)}
	}
	return []string{stop(say.Public), stop(say.For.With("name", name))}
}

// noticeFor is what stands at the top of a page that is not for everybody.
func noticeFor(a audience.Audience, w *language.Words, name string) string {
	say := w.Page.Frame
	switch a {
	case audience.Everyone:
		return ""
	case audience.Staff:
		return say.Staff
	case audience.Full:
		return say.Operator
	}
	return say.For.With("name", name)
}

// stop ends a sentence with one full stop, also where it ends with a date that has
// one.
func stop(s string) string { return strings.TrimRight(s, ".") + "." }
