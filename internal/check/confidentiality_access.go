package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
)

// namesConfidential looks at what an open record refers to: an id that is named
// where outsiders read it tells that the record exists, and often what it is.
func namesConfidential(in *inspection, rec record.Record) []finding {
	level := audience.LevelOf(in.set, rec, in.today)
	if level > audience.Shared {
		return nil
	}
	var all []finding
	in.parts.EachName(rec, func(n register.Part) {
		open := audience.FieldLevel(level, n.Field.Access)
		if open > audience.Shared {
			return
		}
		other := in.referred(n)
		if other == nil || other == rec || audience.LevelOf(in.set, other, in.today) < audience.Confidential || in.closedByMistake(other) {
			return
		}
		all = append(all, finding{
			pointer: n.Pointer(),
			message: fmt.Sprintf("%q is %s, and names %s, which is confidential", n.Field.Name, open, record.Of(other).Name()),
			help:    "leave the reference out, or narrow the access of this record",
		})
	})
	return all
}

// referred is the record that a reference names, nil if it is not there.
func (in *inspection) referred(n register.Part) record.Record {
	for _, kind := range n.Field.Refs {
		if rec := in.set.Get(record.Kind(kind), n.Text); rec != nil {
			return rec
		}
	}
	return nil
}

// closedByMistake says whether a record counts as closed only because something is
// wrong with its own file, or with that of its report. That is told there, and who
// names the record has made no mistake. What is sealed to others is none.
func (in *inspection) closedByMistake(rec record.Record) bool {
	switch audience.RulingOf(in.set, rec, in.today).Rule {
	case audience.ByUnread:
		return record.Of(rec).Unclear
	case audience.ByUnknownWord:
		return true
	case audience.ByReport:
		return in.closedByMistake(in.set.Reports[rec.(*record.Recommendation).Report])
	case audience.ByNoReport:
		name := string(record.Reports) + "/" + rec.(*record.Recommendation).Report
		return !slices.ContainsFunc(in.register.Sealed, func(s register.SealedPart) bool { return s.Record == name })
	}
	return false
}

// publicTooEarly looks at reports that are opened by hand. The NPM's own must
// have been sent; another body's it may not open before that body does.
func publicTooEarly(s *sheet, r *record.Report) []finding {
	if r.Access != audience.Public.String() {
		return nil
	}
	done := func(day calendar.Date) bool { return day != 0 && day <= s.today }
	f := finding{pointer: "/access", help: "take the key out: the report is public from the day in \"published\""}
	switch foreign := r.IssuedBy != "" && r.IssuedBy != record.Institution; {
	case done(r.Published):
		return nil
	case foreign:
		f.message = fmt.Sprintf("the report of %s is public here and has not been published", r.IssuedBy)
	case done(r.Sent):
		return nil
	default:
		f.message = "the report is public and has not been sent"
	}
	return []finding{f}
}

// widenedWithoutReason looks at the kinds that register.yaml opens wider than is
// usual. Without a reason that counts for nothing, and the person who wrote it
// should know; complaints are never opened.
func widenedWithoutReason(in *inspection) []finding {
	var all []finding
	for _, kind := range record.Kinds() {
		told := in.policy.Access[string(kind)]
		if told == "" || audience.ParseLevel(told) >= usualOf(kind) {
			continue
		}
		f := finding{path: register.File, pointer: "/access/" + string(kind)}
		switch {
		case kind == record.Complaints:
			f.message, f.help = "complaints stay confidential, whatever stands here", "take the line out; \"counts\" under publish releases how many there were"
		case strings.TrimSpace(in.policy.Reasons[string(kind)]) == "":
			f.message = fmt.Sprintf("%s are usually %s and cannot be %s without a reason", kind, usualOf(kind), told)
			f.help = fmt.Sprintf("say why under access-reasons: {%s: …}, or take the line out", kind)
		default:
			continue
		}
		all = append(all, f)
	}
	return all
}

// usualOf is how far the records of a kind are open at the most before anything
// is decided about one of them.
func usualOf(kind record.Kind) audience.Level {
	switch kind {
	case record.Places, record.Stakeholders, record.Recommendations:
		return audience.Public
	case record.Reports:
		return audience.Shared // once sent
	case record.Complaints:
		return audience.Confidential
	}
	return audience.Internal
}
