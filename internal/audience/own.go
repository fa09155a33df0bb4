package audience

import (
	"cmp"
	"slices"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// ownOf is what a body knows of its own obligations: what it sees, and of all
// dialogue that it took part in what concerns it, be the record closed to it or
// not. Nothing in it is for showing as such: it is what its own debts are worked
// out from. nil for an audience that is no body, and where a revision's dialogue
// is not what it was, so that nobody can say what it settled.
func (rd *reader) ownOf(left *record.Set) *record.Set {
	body := rd.audience.body()
	if body == "" {
		return nil
	}
	own := record.NewSet(left.Policy)
	for _, kind := range record.Kinds() {
		if kind != record.Dialogues {
			left.Each(kind, func(r record.Record) { own.Add(r) })
		}
	}
	f := rd.factsFor(own)
	names := rd.gates[0].names
	known := map[string]bool{}
	for _, d := range rd.set.DialoguesInOrder() {
		switch {
		case rd.everywhere(func(g *gate) bool { return g.hears(d.ID) }):
			known[d.Name()] = true
			told := f.heard(d, names)
			f.name(&told.Common, record.Dialogues, told.Date)
			own.Add(told)
		case rd.gates[0].hears(d.ID): // today it is gone or says otherwise: without it an answer would look missing
			return nil
		}
	}
	rd.addOpen(own, left, known)
	if !rd.addRelief(own, names) {
		return nil
	}
	own.Link()
	return own
}

// addOpen adds the dialogue that the body sees and did not take part in.
func (rd *reader) addOpen(own, left *record.Set, known map[string]bool) {
	of := map[record.Record]record.Record{}
	for _, t := range rd.told {
		of[t.fact] = t.of
	}
	for _, d := range left.DialoguesInOrder() {
		if origin := cmp.Or(of[d], record.Record(d)); known[record.Of(origin).Name()] {
			continue
		}
		if own.Dialogues[d.ID] != nil { // the facts of another have its id
			again := *d
			f := rd.factsFor(own)
			f.name(&again.Common, record.Dialogues, d.Date)
			d = &again
		}
		own.Add(d)
	}
}

// hears says whether the body took part in a dialogue, or one did in whose place
// it stands.
func (g *gate) hears(id string) bool {
	d := g.set.Dialogues[id]
	return d != nil && d.Date <= g.today && g.set.Stakeholders[g.body] != nil && share(d.With, g.names)
}

func share(a, b []string) bool {
	return slices.ContainsFunc(a, func(id string) bool { return slices.Contains(b, id) })
}

// namesOf are a body and those in whose place it stands on a day.
func namesOf(set *record.Set, body string, day calendar.Date) []string {
	before := map[string][]string{}
	for id, s := range set.Stakeholders {
		for _, heir := range s.SucceededBy {
			if happened(s.Ended, day) {
				before[heir] = append(before[heir], id)
			}
		}
	}
	names, known := []string{body}, map[string]bool{body: true}
	for i := 0; i < len(names); i++ {
		for _, id := range before[names[i]] {
			if !known[id] {
				names, known[id] = append(names, id), true
			}
		}
	}
	return names
}

// heard is what a dialogue says to and for a body that bears or bore these
// names: no other body, no text.
func (f *facts) heard(d *record.Dialogue, names []string) *record.Dialogue {
	theirs := func(id string) bool { return slices.Contains(names, id) }
	told := &record.Dialogue{Date: d.Date, Form: d.Form, Direction: d.Direction, Indirect: d.Indirect,
		With: kept(d.With, theirs), Report: seenID(f.left.Reports, d.Report)}
	for i := range d.Recommendations {
		item := &d.Recommendations[i]
		if f.left.Recommendations[item.Recommendation] == nil {
			continue
		}
		moves := f.move(item.Moves)
		if moves != nil && !theirs(moves.From) && !theirs(moves.To) {
			moves = nil
		}
		if bodies := kept(f.voicesOf(item, d), theirs); len(bodies) > 0 || moves != nil {
			told.Recommendations = append(told.Recommendations, record.Item{Recommendation: item.Recommendation, For: bodies,
				Position: item.Position, Claims: item.Claims, Extends: dates(item.Extends), Moves: moves})
		}
	}
	for _, c := range d.Commitments {
		if theirs(c.By) && (c.Recommendation == "" || f.left.Recommendations[c.Recommendation] != nil) {
			told.Commitments = append(told.Commitments, bare(c, d))
		}
	}
	return told
}

// bare is a promise without its words, which are the NPM's.
func bare(c record.Commitment, d *record.Dialogue) record.Commitment {
	c.What = "a promise made on " + d.Date.String()
	if c.Dropped != nil {
		c.Dropped = &record.Dropped{Date: c.Dropped.Date}
	}
	return c
}

func kept(ids []string, keep func(string) bool) []string {
	var some []string
	for _, id := range ids {
		if keep(id) {
			some = append(some, id)
		}
	}
	return some
}
