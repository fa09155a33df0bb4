package followup

import (
	"slices"

	"github.com/opcat-tools/npm/internal/record"
)

// escalate finds the next step of the ladder for what others owe and is late:
// the first above the highest step taken since it was due, once enough time
// has passed. Steps taken earlier were about an earlier lateness. Those that
// count are told once each, however often a letter names the recommendation,
// and in the order in which they were taken.
func (f *folder) escalate(i *Item) {
	i.Taken = slices.DeleteFunc(slices.Clone(i.Taken), func(e Escalation) bool { return e.In.Date <= i.Due })
	slices.SortFunc(i.Taken, func(a, b Escalation) int { return a.In.compare(b.In) })
	i.Taken = slices.Compact(i.Taken)
	if i.DaysLate <= 0 || !i.Theirs() {
		return
	}
	next := 0
	for _, e := range i.Taken {
		next = max(next, f.rungAfter(e.Step))
	}
	ladder := f.set.Policy.Escalation
	if next < len(ladder) && f.day > f.set.Policy.Days.Add(i.Due, ladder[next].After) {
		i.NextStep = ladder[next].Step
	}
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
