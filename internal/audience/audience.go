// Package audience decides what a reader may see. A View is the only thing
// that reports are made from: whoever writes for readers cannot reach a
// register except through one (OPCAT art. 21).
package audience

import (
	"fmt"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
)

// Audience is who reads: for now only the NPM's own people.
type Audience string

// The audiences.
const (
	// Full is the operator at a terminal, with every record and field.
	Full Audience = "full"
	// Staff is all of the NPM's people, on whatever screen they read it: no
	// confidential record is in it.
	Staff Audience = "internal"
)

// Audiences lists those there are, the narrowest first.
func Audiences() []Audience { return []Audience{Staff, Full} }

// View is what one audience sees of a register.
type View struct {
	Audience Audience
	set      *record.Set
	today    calendar.Date
}

// Of makes the view that an audience has today. An audience that is not known
// sees nothing: that is an error.
func Of(r *register.Register, a Audience, today calendar.Date) (*View, error) {
	switch a {
	case Full:
		return &View{a, r.Set, today}, nil
	case Staff:
		return &View{a, upTo(r.Set, Internal, today), today}, nil
	}
	return nil, fmt.Errorf("no audience %q: there are %q and %q", a, Staff, Full)
}

// upTo is the set without the records that are narrower than a level today. What
// is worked out from it knows nothing of them.
func upTo(set *record.Set, level Level, today calendar.Date) *record.Set {
	seen := record.NewSet(set.Policy)
	for _, kind := range record.Kinds() {
		set.Each(kind, func(r record.Record) {
			if LevelOf(set, r, today) <= level {
				seen.Add(r)
			}
		})
	}
	seen.Link()
	return seen
}

// On is what the audience sees of the records as they were on a day.
func (v *View) On(day calendar.Date) *record.Set {
	if day < v.today {
		return v.set.Begun(day).AsOf(day)
	}
	return v.set.AsOf(day)
}
