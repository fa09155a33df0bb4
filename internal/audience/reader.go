package audience

import (
	"slices"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/schema"
)

// reader is somebody who asks for a view of a set.
type reader struct {
	audience Audience
	today    calendar.Date
	set      *record.Set
	gates    []*gate // all of them must let a record through
	schemas  *schema.Schemas
	plans    plans     // nil for the operator, who sees everything
	told     []telling // the bare facts in the excerpt
}

// known says whether the audience is a stakeholder in every register asked.
func (rd *reader) known() bool {
	return !slices.ContainsFunc(rd.gates, func(g *gate) bool { return g.set.Stakeholders[string(rd.audience)] == nil })
}

// body is the stakeholder that an audience is, "" for any other.
func (a Audience) body() string {
	if a.Outside() && a != Everyone {
		return string(a)
	}
	return ""
}

// clearance is how far a record is open to a reader: whether it sees anything of
// it, and the narrowest level of field that it may see.
type clearance struct {
	open  bool
	level Level
}

// clearance is the narrowest that any gate gives.
func (rd *reader) clearance(rec record.Record) clearance {
	least := clearance{true, Confidential}
	for i, g := range rd.gates {
		c := clearance{}
		if i == 0 { // the record is from there
			c = g.clear(rec)
		} else {
			c = g.clearance(rec)
		}
		least = clearance{least.open && c.open, min(least.level, c.level)}
	}
	return least
}

// gate is a register's rules of access as they are for a reader today.
type gate struct {
	audience Audience
	body     string // the stakeholder that reads, "" for any other audience
	set      *record.Set
	today    calendar.Date
	about    map[string][]*record.Recommendation // by report
	names    []string                            // of the body, and of those in whose place it stands
}

func newGate(set *record.Set, a Audience, body string, today calendar.Date) *gate {
	g := &gate{audience: a, body: body, set: set, today: today}
	if body != "" {
		g.names = namesOf(set, body, today)
		g.about = map[string][]*record.Recommendation{}
		for _, r := range set.Recommendations {
			g.about[r.Report] = append(g.about[r.Report], r)
		}
	}
	return g
}

// clearance asks of the record as it stands in the gate's own register. What is
// not there is closed.
func (g *gate) clearance(rec record.Record) clearance {
	c := record.Of(rec)
	if rec = g.set.Get(c.Kind, c.ID); rec == nil {
		return clearance{}
	}
	return g.clear(rec)
}

// clear is the clearance of a record of the gate's own register.
func (g *gate) clear(rec record.Record) clearance {
	if g.audience == Full {
		return clearance{true, Confidential}
	}
	level := LevelOf(g.set, rec, g.today)
	switch g.audience {
	case Staff:
		return clearance{level <= Internal, Internal}
	case Everyone:
		return clearance{level == Public, Public}
	}
	return g.clearanceOf(rec, level)
}

// clearanceOf: a body sees the shared fields only of what is shared with it; of
// what is public and does not concern it, what everybody sees.
func (g *gate) clearanceOf(rec record.Record, level Level) clearance {
	if level <= Shared && g.set.Stakeholders[g.body] != nil && g.sharedWith(g.body, rec) {
		return clearance{true, Shared}
	}
	return clearance{level == Public, Public}
}
