package followup

import (
	"slices"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// escalate finds the next step of the ladder for what others owe and is late:
// the first above the highest step taken since it was due, once enough time
// has passed. Steps taken earlier were about an earlier lateness. Those that
// count are told once each, however often a letter names the recommendation,
// and in the order in which they were taken. About a draft, which is
// confidential, nobody goes to parliament or the press.
func (f *folder) escalate(i *Item) {
	i.Taken = slices.DeleteFunc(slices.Clone(i.Taken), func(e Escalation) bool { return e.In.Date <= i.Due })
	slices.SortFunc(i.Taken, func(a, b Escalation) int { return a.In.compare(b.In) })
	i.Taken = slices.Compact(i.Taken)
	if i.DaysLate <= 0 || !i.Theirs() {
		return
	}
	ladder, next := f.set.Policy.Escalation, f.rungAbove(i.Taken)
	if next < len(ladder) && f.day >= f.reached(i, ladder[next]) && !(i.What == Comments && ladder[next].Step.Public()) {
		i.NextStep = ladder[next].Step
	}
}

// rungAbove is the place in the ladder above all steps taken.
func (f *folder) rungAbove(taken []Escalation) int {
	next := 0
	for _, e := range taken {
		next = max(next, f.rungAfter(e.Step))
	}
	return next
}

// reached is the first day on which an item is late enough for a rung.
func (f *folder) reached(i *Item, rung record.Rung) calendar.Date {
	return f.set.Policy.Days.Add(i.Due, rung.After) + 1
}

// rungAfter is the place in the ladder above a step that was taken. A step
// that this register's ladder leaves out counts by how public it is.
func (f *folder) rungAfter(taken record.Step) int {
	ladder := f.set.Policy.Escalation
	if i := slices.IndexFunc(ladder, func(r record.Rung) bool { return r.Step == taken }); i >= 0 {
		return i + 1
	}
	publicity := slices.Index(record.Steps(), taken)
	next := 0
	for i, rung := range ladder {
		if slices.Index(record.Steps(), rung.Step) < publicity {
			next = i + 1
		}
	}
	return next
}
