package report

import (
	"slices"

	"github.com/opcat-tools/npm/internal/followup"
)

// theyOwe lists what is late or soon due on their side, and how far the ladder of
// escalation has been climbed for it.
func (b *brief) theyOwe() {
	b.room.rows = mostOwed
	now := pressingOf(b.theirs)
	t, _ := b.owed(now, b.below)
	t.Columns = append(t.Columns, b.columns("escalation~", "next_step!")...)
	for i := range t.Rows {
		step, next := b.escalation(now[i])
		t.Rows[i] = append(t.Rows[i], step.or(), next)
	}
	b.owes("they-owe", t, b.theirs)
}

func (b *brief) weOwe() {
	b.room.rows = mostOwing
	t, _ := b.owed(pressingOf(b.ours), false)
	b.owes("we-owe", t, b.ours)
}

// owes adds a table of the first of some items, and counts the others.
func (b *brief) owes(key string, t *Table, items []*followup.Item) {
	say := b.say.Later
	if len(pressingOf(items)) > len(t.Rows) {
		say = b.say.More
	}
	note := ""
	if rest := len(items) - len(t.Rows); rest > 0 {
		note = b.listedBy(b.words.Count(say, rest), "npm agenda --stakeholder "+b.of)
	}
	if len(t.Rows) == 0 && note != "" {
		b.add(section{key: key, block: Block{Text: note}})
		return
	}
	b.table(key, t, note)
	b.orNothing(key)
}

func pressingOf(items []*followup.Item) []*followup.Item {
	return slices.DeleteFunc(slices.Clone(items), func(i *followup.Item) bool { return !pressing(i) })
}

// escalated are the late items of all authorities by their keys, as npm escalations
// lists them: with a public step held back where one of those that owe it is in
// dialogue with the NPM.
func (b *brief) escalated(items []*followup.Item) map[string]followup.LateItem {
	late := map[string]followup.LateItem{}
	for _, a := range followup.NonCooperation(b.scope.set, b.at.Day, items) {
		for _, i := range a.Late {
			if late[i.Key()].Held == "" {
				late[i.Key()] = i
			}
		}
	}
	return late
}

// escalation says which step of the ladder was taken last about what is late, and
// which comes next; to scripts the highest taken, and the one that is due.
func (b *brief) escalation(i *followup.Item) (said, next Cell) {
	late, is := b.late[i.Key()]
	if !is {
		return Cell{}, Cell{}
	}
	said = Cell{Text: b.say.NoStep}
	var above []followup.LadderStep
	for _, step := range followup.Ladder(b.scope.set, b.at.Day, late) {
		switch {
		case step.State == followup.StepTaken:
			said, above = b.onDay(b.term("escalation", string(step.Step)), step.In.Date), nil
		case step.State != followup.StepPassed && !(i.What == followup.Comments && step.Step.Public()):
			above = append(above, step)
		}
	}
	if text := b.nextStep(above); text != "" {
		said.Text += b.say.Apart + text
	}
	return said, Cell{Data: string(late.NextStep)}
}

// nextStep is the step that is due or held back, else the first to come.
func (b *brief) nextStep(above []followup.LadderStep) string {
	if len(above) == 0 {
		return ""
	}
	next := above[0]
	for _, state := range []followup.LadderState{followup.StepHeld, followup.StepDue} {
		if at := slices.IndexFunc(above, func(s followup.LadderStep) bool { return s.State == state }); at >= 0 {
			next = above[at]
		}
	}
	message, known := b.say.NextStep[string(next.State)]
	if !known { // it waits for one below it, or its time is still to come
		message = b.say.NextStep[string(followup.StepToCome)]
	}
	return message.With("step", b.words.Term("escalation", string(next.Step)), "date", b.words.Date(next.From))
}
