package followup

import (
	"slices"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// LadderStep is one line of the ladder of a late item: a rung, or a step that
// was taken outside the ladder.
type LadderStep struct {
	Step  record.Step
	From  calendar.Date // the first day on which it may be due, zero outside the ladder
	State LadderState
	In    Event // where it was taken, once for each time; no date where it was not
}

// LadderState is how things stand with a step.
type LadderState string

// The states of a step.
const (
	StepTaken   LadderState = "taken"
	StepPassed  LadderState = "passed" // a higher one was taken
	StepDue     LadderState = "due"
	StepHeld    LadderState = "held" // public, while a contact is open
	StepWaiting LadderState = "waiting"
	StepToCome  LadderState = "to-come"
)

// Ladder is the ladder of register.yaml for a late item, with the steps that
// were taken, from the first rung up. A rung waits where its time has come and
// a step below it is still to be taken.
func Ladder(set *record.Set, day calendar.Date, i LateItem) []LadderStep {
	f := newFolder(set, day)
	ladder, next := set.Policy.Escalation, f.rungAbove(i.Taken)
	var steps []LadderStep
	for n := range len(ladder) + 1 {
		steps = append(steps, f.takenBeside(i.Taken, n)...)
		if n == len(ladder) {
			break
		}
		rung := LadderStep{Step: ladder[n].Step, From: f.reached(i.Item, ladder[n])}
		taken := rung.taken(i.Taken)
		if len(taken) == 0 {
			rung.State = rung.state(i, n < next, day)
			taken = []LadderStep{rung}
		}
		steps = append(steps, taken...)
	}
	return steps
}

// takenBeside are the steps taken that the ladder leaves out, and that stand
// right below its rung n.
func (f *folder) takenBeside(taken []Escalation, n int) []LadderStep {
	var beside []LadderStep
	for _, e := range taken {
		inLadder := slices.ContainsFunc(f.set.Policy.Escalation, func(r record.Rung) bool { return r.Step == e.Step })
		if !inLadder && f.rungAfter(e.Step) == n {
			beside = append(beside, LadderStep{Step: e.Step, State: StepTaken, In: e.In})
		}
	}
	return beside
}

// taken is a rung once for each time that it was taken.
func (s LadderStep) taken(taken []Escalation) []LadderStep {
	var times []LadderStep
	for _, e := range taken {
		if e.Step == s.Step {
			times = append(times, LadderStep{s.Step, s.From, StepTaken, e.In})
		}
	}
	return times
}

// state is how things stand with a rung that was not taken.
func (s LadderStep) state(i LateItem, below bool, day calendar.Date) LadderState {
	switch {
	case below:
		return StepPassed
	case s.Step == i.NextStep:
		return StepDue
	case s.Step == i.Held:
		return StepHeld
	case day >= s.From:
		return StepWaiting
	}
	return StepToCome
}
