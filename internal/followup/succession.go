package followup

import (
	"slices"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// move puts another body in the place of the one that a recommendation was
// addressed to, or of all that succeeded it. Its history begins anew, save that
// a successor which already stood there keeps what it said.
func (f *folder) move(s *Standing, d *record.Dialogue, moves *record.Moves) {
	goes := func(a *Addressee) bool { return slices.Contains(a.Names, moves.From) }
	if !slices.ContainsFunc(s.Addressees, goes) {
		return
	}
	isTo := func(a *Addressee) bool { return a.Stakeholder == moves.To }
	to := &Addressee{Stakeholder: moves.To, Names: []string{moves.To}}
	if i := slices.IndexFunc(s.Addressees, isTo); i >= 0 {
		to = s.Addressees[i]
	}
	s.Addressees = s.those(func(a *Addressee) bool { return !goes(a) })
	if !slices.ContainsFunc(s.Addressees, isTo) {
		to.Since, to.Moved = in(d.Date, d), true
		s.Addressees = append(s.Addressees, to)
	}
}

// succeed puts the successors of every body that has ended by day in its place,
// one generation after the other, so that ministries that split and merge again
// and again are not counted once for every path that leads to them.
func (f *folder) succeed(s *Standing, day calendar.Date) {
	ended := func(a *Addressee) bool { return len(f.successors(a.Stakeholder, day, nil)) > 0 }
	for changed := slices.ContainsFunc(s.Addressees, ended); changed; { // as with few
		changed = false
		var next []*Addressee
		for _, a := range s.Addressees {
			heirs := f.heirs(a, day)
			if len(heirs) == 0 {
				heirs = []*Addressee{a}
			} else {
				changed = true
			}
			next = append(next, heirs...)
		}
		s.Addressees = merged(next)
	}
}

// heirs are the successors of an addressee, each with its history; none where
// it has not ended by day, or where the successors go round in a circle, which
// the checks report. Through a row of bodies with one successor each it goes in
// one step, however long that is.
func (f *folder) heirs(a *Addressee, day calendar.Date) []*Addressee {
	if len(f.successors(a.Stakeholder, day, nil)) == 0 {
		return nil // as with most
	}
	names, known := slices.Clone(a.Names), make(map[string]bool, len(a.Names)+1)
	for _, name := range names {
		known[name] = true
	}
	at, next := a.Stakeholder, f.successors(a.Stakeholder, day, known)
	for ; len(next) == 1; next = f.successors(at, day, known) {
		at = next[0]
		names, known[at] = append(names, at), true
	}
	switch {
	case len(next) == 0 && at == a.Stakeholder:
		return nil
	case len(next) == 0:
		return []*Addressee{a.as(at, names)}
	}
	var all []*Addressee
	for _, successor := range next {
		all = append(all, a.as(successor, append(slices.Clone(names), successor)))
	}
	return all
}

// successors are those of a body that has ended by day, without those known.
func (f *folder) successors(id string, day calendar.Date, known map[string]bool) []string {
	body := f.set.Stakeholders[id]
	if body == nil || body.Ended == 0 || body.Ended > day {
		return nil
	}
	var next []string
	for _, successor := range body.SucceededBy {
		if !known[successor] {
			next = append(next, successor)
		}
	}
	return next
}

// as is the addressee in the person of another body.
func (a *Addressee) as(body string, names []string) *Addressee {
	next := *a
	next.Stakeholder, next.Names, next.Escalations = body, names, slices.Clone(a.Escalations)
	return &next
}

// merged makes one addressee of several that the same body has come to stand
// for.
func merged(all []*Addressee) []*Addressee {
	var one []*Addressee
	there := make(map[string]int, len(all))
	for _, a := range all {
		i, ok := there[a.Stakeholder]
		if !ok {
			there[a.Stakeholder] = len(one)
			one = append(one, a)
			continue
		}
		one[i] = joined(one[i], a)
	}
	return one
}

// joined is one history made of two, as if one body had said it all: the latest
// word counts, the first answer is the answer, the longer extension holds. a
// stands before b in the list, so its time has been running for longer.
func joined(a, b *Addressee) *Addressee {
	one := *a
	if after(b.PositionIn, a.PositionIn) {
		one.Position, one.PositionIn = b.Position, b.PositionIn
	}
	if after(b.ClaimsIn, a.ClaimsIn) {
		one.Claims, one.ClaimsIn, one.AwaitsVerification = b.Claims, b.ClaimsIn, b.AwaitsVerification
	}
	if one.AwaitsVerification.Date != 0 {
		one.AwaitsVerification = first(a.AwaitsVerification, b.AwaitsVerification)
	}
	one.Answered = first(a.Answered, b.Answered)
	if after(b.RespondBy, a.RespondBy) {
		one.RespondBy = b.RespondBy
	}
	if after(b.ImplementBy, a.ImplementBy) {
		one.ImplementBy = b.ImplementBy
	}
	one.Names = union(a.Names, b.Names)
	one.Escalations = union(a.Escalations, b.Escalations)
	return &one
}

// after says whether one event counts as later than another: by date, on one
// day by record.
func after(a, b Event) bool {
	return a.compare(b) > 0
}

// first is the earlier of two events, of which either may not have happened.
func first(a, b Event) Event {
	if a.Date == 0 || b.Date != 0 && after(a, b) {
		return b
	}
	return a
}

func union[T comparable](a, b []T) []T {
	all := slices.Clone(a)
	for _, x := range b {
		if !slices.Contains(all, x) {
			all = append(all, x)
		}
	}
	return all
}

// holders are the bodies that stand for one today: itself, or, once it has
// ended, its successors.
func (f *folder) holders(id string) []string {
	if now, known := f.held[id]; known {
		return now
	}
	var now []string
	seen := map[string]bool{id: true}
	for next := []string{id}; len(next) > 0; next = next[1:] {
		body := f.set.Stakeholders[next[0]]
		if body == nil || body.Ended == 0 || len(body.SucceededBy) == 0 {
			now = append(now, next[0])
			continue
		}
		for _, successor := range body.SucceededBy {
			if !seen[successor] {
				seen[successor] = true
				next = append(next, successor)
			}
		}
	}
	if now == nil {
		now = []string{id} // they went round in a circle
	}
	f.held[id] = slices.Clip(now)
	return f.held[id]
}
