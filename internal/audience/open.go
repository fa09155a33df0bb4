package audience

import (
	"slices"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// OpenTo says whether a body outside may read a record today, as the record is
// now, whatever day a report is about.
func (v *View) OpenTo(body string, rec record.Record) bool {
	c := record.Of(rec)
	now := v.set.Get(c.Kind, c.ID)
	return now != nil && Open(v.set, body, now, v.today)
}

// Heard says whether a body outside knows today what was said in a dialogue,
// because it took part, or one that it succeeded did.
func (v *View) Heard(body string, d *record.Dialogue) bool {
	now := v.set.Dialogues[d.ID]
	return now != nil && heard(v.set, body, now, v.today)
}

// Open says whether a body outside may read a record on a day: what is public;
// of what is shared, what is shared with that body; nothing else (OPCAT art.
// 21). The bodies below it may not read what was said to it.
func Open(set *record.Set, body string, rec record.Record, day calendar.Date) bool {
	level := LevelOf(set, rec, day)
	return level == Public || level == Shared && set.Stakeholders[body] != nil && sharedWith(set, body, rec, day)
}

// sharedWith is exactly whom the record names, where it names any; else those
// who are concerned by nature.
func sharedWith(set *record.Set, body string, rec record.Record, day calendar.Date) bool {
	named := record.Of(rec).ShareWith
	switch rec := rec.(type) {
	case *record.Recommendation:
		return withinReport(set, body, rec, day) && (named == nil && concerned(set, body, rec, day) || slices.Contains(named, body))
	case *record.Report:
		return someOpen(set, body, rec, day) || slices.Contains(named, body)
	case *record.Dialogue:
		return named == nil && slices.Contains(rec.With, body) || slices.Contains(named, body)
	}
	return slices.Contains(named, body)
}

// withinReport: whom a shared report names are the only ones who may read a
// recommendation in it.
func withinReport(set *record.Set, body string, r *record.Recommendation, day calendar.Date) bool {
	report := set.Reports[r.Report]
	return report != nil && (report.ShareWith == nil || slices.Contains(report.ShareWith, body) || LevelOf(set, report, day) == Public)
}

// someOpen says whether a recommendation of a report is open to a body: whoever
// may read one may know of its report.
func someOpen(set *record.Set, body string, report *record.Report, day calendar.Date) bool {
	for _, r := range set.Recommendations {
		if r.Report == report.ID && Open(set, body, r, day) {
			return true
		}
	}
	return false
}

// concerned says whether a recommendation is addressed to a body, to one that it
// has succeeded, or to one that lies below either.
func concerned(set *record.Set, body string, r *record.Recommendation, day calendar.Date) bool {
	for _, to := range addressed(set, r, day) {
		if slices.ContainsFunc(heirs(set, to, day), func(now string) bool { return set.Within(now, body) }) {
			return true
		}
	}
	return false
}

// addressed are the addressees of a recommendation and those to whom it moved.
// One that took no part where it moved may not have been told.
func addressed(set *record.Set, r *record.Recommendation, day calendar.Date) []string {
	all := slices.Clone(r.Addressees)
	for _, said := range set.SaidAbout(r.ID) {
		if moves := said.Item.Moves; moves != nil && said.In.Date <= day && slices.Contains(said.In.With, moves.To) {
			all = append(all, moves.To)
		}
	}
	return all
}

// heard says whether a body, or one in whose place it stands on a day, took part
// in a dialogue.
func heard(set *record.Set, body string, d *record.Dialogue, day calendar.Date) bool {
	if set.Stakeholders[body] == nil || d.Date > day {
		return false
	}
	return slices.ContainsFunc(d.With, func(with string) bool { return slices.Contains(heirs(set, with, day), body) })
}

// heirs are a body and those that stand in its place on a day.
func heirs(set *record.Set, body string, day calendar.Date) []string {
	reached, known := []string{body}, map[string]bool{body: true}
	for i := 0; i < len(reached); i++ {
		at := set.Stakeholders[reached[i]]
		if at == nil || !happened(at.Ended, day) {
			continue
		}
		for _, id := range at.SucceededBy {
			if !known[id] {
				reached, known[id] = append(reached, id), true
			}
		}
	}
	return reached
}
