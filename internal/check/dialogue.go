package check

import (
	"fmt"
	"slices"

	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
)

// itemRule makes a rule about what dialogue says of a recommendation: look is
// asked about each item, with the bodies that stand for the recommendation, or
// ever will.
func itemRule(look func(set *record.Set, d *record.Dialogue, item *record.Item, bodies []string) *finding) func(*register.Register, record.Record) []finding {
	return func(r *register.Register, rec record.Record) []finding {
		d, ok := rec.(*record.Dialogue)
		if !ok {
			return nil
		}
		var all []finding
		for i := range d.Recommendations {
			item := &d.Recommendations[i]
			about := r.Set.Recommendations[item.Recommendation]
			if about == nil {
				continue // another rule tells of it
			}
			if f := look(r.Set, d, item, bodiesOf(r.Set, about)); f != nil {
				f.pointer = fmt.Sprintf("/recommendations/%d%s", i, f.pointer)
				all = append(all, *f)
			}
		}
		return all
	}
}

// bodiesOf are the addressees of a recommendation, those that it moved to, and
// all that succeed them.
func bodiesOf(set *record.Set, r *record.Recommendation) []string {
	bodies := slices.Clone(r.Addressees)
	for _, said := range set.SaidAbout(r.ID) {
		if said.Item.Moves != nil {
			bodies = append(bodies, said.Item.Moves.To)
		}
	}
	for _, body := range slices.Clone(bodies) {
		bodies = append(bodies, set.Successors(body)...)
	}
	return bodies
}

// saidForStranger: what is said for a body that is no addressee counts for
// nobody. An ancestor that answers for a department is in `with`; `for` names
// the department.
func saidForStranger(_ *record.Set, _ *record.Dialogue, item *record.Item, bodies []string) *finding {
	for i, body := range item.For {
		if !slices.Contains(bodies, body) && record.ValidID(body) {
			return &finding{
				pointer: fmt.Sprintf("/for/%d", i),
				message: fmt.Sprintf("%q names %s, which is no addressee of %s", "for", body, item.Recommendation),
				help:    "name the addressee for whom it was said, or leave `for` out: who speaks stands in `with`",
				word:    body, words: bodies,
			}
		}
	}
	return nil
}

// saidByStranger: where `for` is left out, somebody present must be able to
// speak for an addressee.
func saidByStranger(set *record.Set, d *record.Dialogue, item *record.Item, bodies []string) *finding {
	if len(item.For) > 0 || (item.Position == "" && item.Claims == "" && item.Extends == nil) {
		return nil
	}
	if d.Direction == record.Outgoing && slices.Contains(bodies, record.Institution) {
		return nil
	}
	for _, body := range bodies {
		for _, speaker := range append(set.Lineage(body), body) {
			if slices.Contains(d.With, speaker) {
				return nil
			}
		}
	}
	return &finding{
		message: fmt.Sprintf("nobody in %q is an addressee of %s, nor above or after one, so this counts for nobody", "with", item.Recommendation),
		help:    "name in `for` the addressees for whom it was said, or correct `with`",
	}
}

// movedFromStranger: a recommendation can move only from where it is.
func movedFromStranger(_ *record.Set, _ *record.Dialogue, item *record.Item, bodies []string) *finding {
	if item.Moves == nil || item.Moves.From == "" || slices.Contains(bodies, item.Moves.From) {
		return nil
	}
	return &finding{
		pointer: "/moves/from",
		message: fmt.Sprintf("%q names %s, which is no addressee of %s", "from", item.Moves.From, item.Recommendation),
		help:    "name the addressee that the recommendation moves away from",
		word:    item.Moves.From, words: bodies,
	}
}
