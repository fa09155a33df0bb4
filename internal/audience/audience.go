// Package audience decides what a reader may see. A View is the only thing
// that reports are made from: whoever writes for readers cannot reach a
// register except through one (OPCAT art. 21).
package audience

import (
	"fmt"
	"sync"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/schema"
)

// Audience is who reads: one of the words below, or the id of a stakeholder.
type Audience string

// The audiences that every register has.
const (
	// Everyone is the public: published reports and what belongs to them.
	Everyone Audience = "public"
	// Staff is all of the NPM's people, on whatever screen they read it: nothing
	// confidential is in it.
	Staff Audience = "internal"
	// Full is the operator at a terminal, with every record and field.
	Full Audience = "full"
)

// Audiences lists those that every register has, the narrowest first. The id of
// any stakeholder is one too.
func Audiences() []Audience { return []Audience{Everyone, Staff, Full} }

// Outside says whether the audience is not of the NPM: the public, or a body.
func (a Audience) Outside() bool { return a != Staff && a != Full }

// View is what one audience sees of a register.
type View struct {
	Audience Audience
	set      *record.Set        // what it sees
	own      func() *record.Set // what it knows of its own obligations; made when it is asked for
	counts   func() []Count
	reader   *reader
	asked    *gate                    // of the body that was asked about last
	told     map[string]record.Record // the bare facts of records, by the names of these
}

// Of makes the view that an audience has today of a register. Where the register
// is a revision, now is the register as it is today, and the narrower of the two
// decides: what was closed since then stays closed, and what is gone today is
// shown to nobody but the operator. now is nil where the register is today's own.
//
// An audience that is not known sees nothing: that is an error.
func Of(r, now *register.Register, a Audience, today calendar.Date) (*View, error) {
	sets := []*record.Set{r.Set}
	deaf := r.Misses(record.Dialogues)
	if now != nil {
		sets = append(sets, now.Set)
	}
	v, err := viewOver(sets, r.Schemas, a, today)
	if err == nil && deaf { // a body may have answered in what could not be read
		v.own = func() *record.Set { return nil }
	}
	return v, err
}

// viewOver is the view of the first of some sets, all of which must let a record
// through.
func viewOver(sets []*record.Set, schemas *schema.Schemas, a Audience, today calendar.Date) (*View, error) {
	rd := &reader{audience: a, today: today, set: sets[0], schemas: schemas}
	for _, set := range sets {
		rd.gates = append(rd.gates, newGate(set, a, a.body(), today))
	}
	switch {
	case a == Full:
		none := func() *record.Set { return nil }
		return &View{Audience: a, set: rd.set, own: none, counts: rd.released, reader: rd}, nil
	case a != Staff && a != Everyone && !rd.known():
		return nil, fmt.Errorf("no audience %q: there are %q, %q, %q, and the ids of stakeholders", a, Everyone, Staff, Full)
	}
	rd.plans = plansFor(schemas)
	v := &View{Audience: a, reader: rd}
	v.set = rd.excerpt()
	v.own = sync.OnceValue(func() *record.Set { return rd.ownOf(v.set) })
	v.counts = sync.OnceValue(rd.released)
	return v, nil
}

// On is what the audience sees of the records as they were on a day.
func (v *View) On(day calendar.Date) *record.Set { return v.asOf(v.set, day) }

// OwnOn is what a body knows of its own obligations as they were on a day: the
// dialogue that it took part in, and of that nothing but what concerns it. It is
// nil for any other audience, and where some dialogue could not be read.
func (v *View) OwnOn(day calendar.Date) *record.Set {
	own := v.own()
	if own == nil {
		return nil
	}
	return v.asOf(own, day)
}

// SpeaksAlone says whether nobody else can answer for the body that reads, also
// nobody whom it does not see.
func (v *View) SpeaksAlone() bool {
	return followup.SpeaksAlone(v.reader.set, v.Audience.body())
}

func (v *View) asOf(set *record.Set, day calendar.Date) *record.Set {
	if day < v.reader.today {
		set = set.Begun(day)
	}
	return set.AsOf(day)
}
