package audience

import (
	"slices"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// OpenTo says whether a body outside may read a record today, as the record is
// now, whatever day a report is about.
func (v *View) OpenTo(body string, rec record.Record) bool {
	return v.gateOf(body).clearance(rec).open
}

// gateOf keeps the gate of the body that was asked about last.
func (v *View) gateOf(body string) *gate {
	if v.asked == nil || v.asked.body != body {
		v.asked = newGate(v.reader.set, "", body, v.reader.today)
	}
	return v.asked
}

// Heard says whether a body outside knows today what was said in a dialogue,
// because it took part, or one that it succeeded did.
func (v *View) Heard(body string, d *record.Dialogue) bool {
	return v.gateOf(body).hears(d.ID)
}

// Ground is why a record is shared with a body. The zero Ground is none.
type Ground struct {
	Why Basis
	Of  string // the addressee by which it is, where it is by one
}

// Basis is the sort of a Ground, by a word that scripts may know it by.
type Basis string

// The grounds on which a record is shared with a body.
const (
	Named          Basis = "share_with"     // the record names it
	Addressed      Basis = "addressee"      // it is an addressee, or the recommendation was moved to it
	Succeeds       Basis = "successor"      // it stands in the place of one
	Above          Basis = "above"          // it lies above one, or above who stands in its place
	TookPart       Basis = "took-part"      // it was there
	Recommendation Basis = "recommendation" // a recommendation of the report is shared with it
)

// sharedWith is exactly whom the record names, where it names any; else those
// who are concerned by nature. The bodies below them may not read what was said
// to them (OPCAT art. 21).
func (g *gate) sharedWith(body string, rec record.Record) bool {
	return g.ground(body, rec) != Ground{}
}

// ground is why a record is shared with a body, if it is.
func (g *gate) ground(body string, rec record.Record) Ground {
	named := record.Of(rec).ShareWith
	switch rec := rec.(type) {
	case *record.Recommendation:
		if !g.withinReport(body, rec) {
			return Ground{}
		}
		if named == nil {
			return concerned(g.set, body, rec, g.today)
		}
	case *record.Report:
		if g.someOpen(body, rec) {
			return Ground{Why: Recommendation}
		}
	case *record.Dialogue:
		if named == nil && slices.Contains(rec.With, body) {
			return Ground{Why: TookPart}
		}
	}
	if slices.Contains(named, body) {
		return Ground{Why: Named}
	}
	return Ground{}
}

// withinReport: whom a shared report names are the only ones who may read a
// recommendation in it.
func (g *gate) withinReport(body string, r *record.Recommendation) bool {
	report := g.set.Reports[r.Report]
	return report != nil && (report.ShareWith == nil || slices.Contains(report.ShareWith, body) || LevelOf(g.set, report, g.today) == Public)
}

// someOpen says whether a recommendation of a report is shared with a body:
// whoever may read one may know of its report.
func (g *gate) someOpen(body string, report *record.Report) bool {
	return slices.ContainsFunc(g.about[report.ID], func(r *record.Recommendation) bool {
		return LevelOf(g.set, r, g.today) <= Shared && g.sharedWith(body, r)
	})
}

// concerned says whether a recommendation is addressed to a body, to one that it
// has succeeded, or to one that lies below either; the nearest of these.
func concerned(set *record.Set, body string, r *record.Recommendation, day calendar.Date) (found Ground) {
	for _, to := range addressed(set, r, day) {
		for _, now := range heirs(set, to, day) {
			switch {
			case to == body:
				return Ground{Addressed, to}
			case now == body:
				found = Ground{Succeeds, to}
			case found.Why == "" && set.Within(now, body):
				found = Ground{Above, to}
			}
		}
	}
	return found
}

// addressed are the addressees of a recommendation and those to whom it moved.
// One that took no part where it moved may not have been told.
func addressed(set *record.Set, r *record.Recommendation, day calendar.Date) []string {
	if !set.Moved(r.ID) {
		return r.Addressees
	}
	all := slices.Clone(r.Addressees)
	for _, said := range set.SaidAbout(r.ID) {
		if moves := said.Item.Moves; moves != nil && said.In.Date <= day && slices.Contains(said.In.With, moves.To) {
			all = append(all, moves.To)
		}
	}
	return all
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
