package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// notCompetent looks for addressees whose last word is that it is not for them,
// while nobody took their place: nothing more will come of it. The finding
// stands where they said so, since the move belongs there or after it.
func notCompetent(in *inspection, r *record.Recommendation) []finding {
	disclaims := func(said record.Said) bool { return said.Item.Position == record.NotCompetent }
	if !slices.ContainsFunc(in.set.SaidAbout(r.ID), disclaims) || in.repeated(r) {
		return nil // as nearly always
	}
	if in.hidden(record.Dialogues, record.Assessments, record.Recommendations) {
		return nil // it may have moved, or be closed, in one of those
	}
	standing := followup.Of(in.set, r, in.today)
	if !standing.Open() {
		return nil
	}
	var all []finding
	for _, a := range standing.Addressees {
		if a.Position == record.NotCompetent {
			all = append(all, in.stuck(r, a)...)
		}
	}
	return all
}

// stuck is the finding about one addressee. Where a move names a wrong body,
// another rule tells of it.
func (in *inspection) stuck(r *record.Recommendation, a *followup.Addressee) []finding {
	d := in.set.Dialogues[strings.TrimPrefix(a.PositionIn.Record, string(record.Dialogues)+"/")]
	if d == nil {
		return nil
	}
	i := itemOf(d, r, a.Names)
	said := saying{in.set, d, &d.Recommendations[i], r, map[string][]string{}}
	if movedFromStranger(said) != nil {
		return nil
	}
	return []finding{{
		path: d.Path, record: d.Name(),
		pointer: fmt.Sprintf("/recommendations/%d/position", i),
		message: fmt.Sprintf("%s says that %s is not for it, and the recommendation moves to nobody", a.Stakeholder, r.ID),
		help:    "add `moves` with the body that is competent, or ask again if it is for them after all",
	}}
}

// repeated says whether a later recommendation that was issued takes the place
// of r.
func (in *inspection) repeated(r *record.Recommendation) bool {
	return slices.ContainsFunc(in.set.RepeatedBy(r.ID), func(later *record.Recommendation) bool { return in.set.IssuedOn(later) != 0 })
}

// itemOf is the place of the item in which one of the names disclaims a
// recommendation: one that is for it, else the last one.
func itemOf(d *record.Dialogue, r *record.Recommendation, names []string) int {
	place := 0
	for i, item := range d.Recommendations {
		if item.Recommendation != r.ID || item.Position != record.NotCompetent {
			continue
		}
		place = i
		if slices.ContainsFunc(item.For, func(body string) bool { return slices.Contains(names, body) }) {
			break
		}
	}
	return place
}
