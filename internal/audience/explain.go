package audience

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// Explanation is who sees what of one record, and by which rule. It is for the
// operator alone.
type Explanation struct {
	Record     record.Record
	Decisions  []*Decision // in the register that is shown and, where that is a revision, in today's; the narrower counts
	Fields     []Field     // that it has
	References []Target    // the records that it names
	Readers    []Readership
	Policy     *record.Policy
	Today      calendar.Date // the day that access is judged on
}

// Decision is how far a record is open in one register, and why.
type Decision struct {
	Ruling
	Record record.Record // nil where it is not there, and so open to nobody but the operator
	Told   string        // what register.yaml says of its kind, "" where it says nothing
	Reason string        // that register.yaml gives
	Above  *Decision     // of a recommendation: that of its report
}

// Target is a record that another names, and how far it is open.
type Target struct {
	Name    string
	Missing bool
	Level   Level
}

// Readership is what one audience gets of a record.
type Readership struct {
	Audience Audience
	Part     Part
	Ground   Ground // why the record is shared with it, where it is
	Heard    bool   // it took part, so what it owes itself is worked out from the record too
	View     *View
}

// Explain tells who sees what of a record: the public, every body that gets more
// than everybody or was there, the NPM's people, the operator. It is nil for any
// view but that of the operator, and where there is no such record.
func (v *View) Explain(name string) (*Explanation, error) {
	kind, id, _ := record.KindOf(name)
	rec := v.reader.set.Get(kind, id)
	if v.Audience != Full || rec == nil {
		return nil, nil
	}
	plans := plansFor(v.reader.schemas)
	e := &Explanation{Record: rec, Fields: fieldsOf(rec, plans[kind]), Policy: v.reader.set.Policy, Today: v.reader.today}
	for _, g := range v.reader.gates {
		e.Decisions = append(e.Decisions, g.decision(kind, id))
	}
	names := []string{name}
	for _, ref := range referencesOf(v.reader.set, rec, plans[kind]) {
		names = append(names, ref.To)
		e.References = append(e.References, v.target(ref.To))
	}
	slices.SortFunc(e.References, func(a, b Target) int { return strings.Compare(a.Name, b.Name) })
	e.References = slices.Compact(e.References)
	return e, e.addReaders(v, plans, append([]Audience{Everyone}, append(v.maySee(names), Staff, Full)...))
}

// addReaders adds those who get something else than everybody.
func (e *Explanation) addReaders(v *View, plans plans, all []Audience) error {
	for _, a := range all {
		view, err := v.of(a)
		if err != nil {
			return err
		}
		r := Readership{Audience: a, View: view, Part: view.part(e.Record, plans)}
		if g := view.reader.gates[0]; a.body() != "" {
			if view.reader.clearance(e.Record) == (clearance{true, Shared}) {
				r.Ground = g.ground(g.body, g.set.Get(record.Of(e.Record).Kind, record.Of(e.Record).ID))
			}
			r.Heard = view.tookPart(e.Record)
			if !r.Heard && reflect.DeepEqual(r.Part, e.Readers[0].Part) {
				continue
			}
		}
		e.Readers = append(e.Readers, r)
	}
	return nil
}

// of is the view of another audience of the same register.
func (v *View) of(a Audience) (*View, error) {
	var sets []*record.Set
	for _, g := range v.reader.gates {
		sets = append(sets, g.set)
	}
	return viewOver(sets, v.reader.schemas, a, v.reader.today)
}

// tookPart says whether the body that reads was in a dialogue.
func (v *View) tookPart(rec record.Record) bool {
	d, ok := rec.(*record.Dialogue)
	return ok && v.reader.everywhere(func(g *gate) bool { return g.hears(d.ID) })
}

// maySee lists the bodies with which a record, or one that it names, is shared,
// and those that were there. All others get of it what everybody gets.
func (v *View) maySee(names []string) []Audience {
	var records []record.Record
	for _, name := range names {
		kind, id, _ := record.KindOf(name)
		if rec := v.reader.set.Get(kind, id); rec != nil {
			records = append(records, rec)
		}
	}
	found := map[Audience]bool{}
	anyBody := v.reader.withReports()
	for id := range v.reader.set.Stakeholders {
		body := &View{Audience: Audience(id), reader: anyBody.asBody(id)}
		if body.tookPart(records[0]) || slices.ContainsFunc(records, func(rec record.Record) bool {
			return body.reader.clearance(rec) == clearance{true, Shared}
		}) {
			found[body.Audience] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// withReports is a reader that can ask for bodies: it knows the recommendations of
// each report.
func (rd *reader) withReports() *reader {
	other := &reader{today: rd.today, set: rd.set}
	for _, g := range rd.gates {
		other.gates = append(other.gates, newGate(g.set, "", record.Institution, g.today))
	}
	return other
}

// asBody is a reader that asks for a body what this one asks for another.
func (rd *reader) asBody(body string) *reader {
	other := &reader{audience: Audience(body), today: rd.today, set: rd.set}
	for _, g := range rd.gates {
		its := *g
		its.audience, its.body, its.names = Audience(body), body, namesOf(g.set, body, g.today)
		other.gates = append(other.gates, &its)
	}
	return other
}

// target tells how far a record is open.
func (v *View) target(name string) Target {
	kind, id, _ := record.KindOf(name)
	t := Target{Name: name}
	for _, g := range v.reader.gates {
		d := g.decision(kind, id)
		t.Missing, t.Level = t.Missing || d.Record == nil, max(t.Level, d.Level)
	}
	return t
}

// decision is how far a record is open in the gate's register.
func (g *gate) decision(kind record.Kind, id string) *Decision {
	rec := g.set.Get(kind, id)
	if rec == nil {
		return &Decision{Ruling: Ruling{Level: Confidential}}
	}
	d := &Decision{Ruling: RulingOf(g.set, rec, g.today), Record: rec,
		Told: g.set.Policy.Access[string(kind)], Reason: strings.TrimSpace(g.set.Policy.Reasons[string(kind)])}
	if r, ok := rec.(*record.Recommendation); ok {
		d.Above = g.decision(record.Reports, r.Report)
	}
	return d
}
