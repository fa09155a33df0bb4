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

// Audience is who reads: for now only the NPM's own people, who see everything
// that their files hold.
type Audience string

// Full is the operator at a terminal, with every record and field.
const Full Audience = "full"

// View is what one audience sees of a register.
type View struct {
	Audience Audience
	set      *record.Set
	today    calendar.Date
}

// Of makes the view that an audience has today. An audience that is not known
// sees nothing: that is an error.
func Of(r *register.Register, a Audience, today calendar.Date) (*View, error) {
	if a != Full {
		return nil, fmt.Errorf("no audience %q: there is %q", a, Full)
	}
	return &View{a, r.Set, today}, nil
}

// On is what the audience sees of the records as they were on a day.
func (v *View) On(day calendar.Date) *record.Set {
	if day < v.today {
		return v.set.Begun(day).AsOf(day)
	}
	return v.set.AsOf(day)
}
