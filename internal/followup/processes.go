package followup

import (
	"cmp"

	"github.com/opcat-tools/npm/internal/record"
)

// milestones are the steps of a cycle with an international mechanism that have
// a day and are neither done nor skipped.
func (b *book) milestones(p *record.Process, about *ruling) {
	steps := record.StepsOf(p)
	for i := range steps {
		about.add(b.milestone(p, &steps[i]))
	}
	switch {
	case len(steps) > 0:
	case p.Session == 0:
		about.add(notDue(Milestone, 0, "no steps are listed, and without a session none can be counted", p.Path))
	default:
		about.add(notDue(Milestone, 0, "no steps are listed, and this mechanism has no usual ones", p.Path))
	}
}

func (b *book) milestone(p *record.Process, step *record.PlannedStep) (*Item, Reason) {
	switch {
	case step.Done != 0:
		return notDue(Milestone, step.Done, step.Step+" is done", p.Path)
	case step.Skipped != "":
		return notDue(Milestone, 0, step.Step+" is skipped", p.Path)
	case step.Due == 0:
		return notDue(Milestone, 0, step.Step+" has no day", p.Path)
	}
	start := in(0, p)
	if step.Counted != "" && step.Due > p.Session {
		start = in(p.Session, p)
	}
	item := owe(Milestone, p, cmp.Or(p.Title, p.Mechanism)+": "+cmp.Or(step.Title, step.Step), start)
	if step.Counted != "" {
		item.because(p.Session, "session", p.Path)
		item.because(0, step.Counted+" (usual for "+p.Mechanism+": "+step.Step+")", "")
		item.Due, item.original = step.Due, step.Due
	} else {
		item.stated(step.Due, "due date of the step "+step.Step, p.Path)
	}
	item.Part, item.Bodies = step.Step, b.today(p.Stakeholder)
	return b.finish(item, &b.set.Policy.Deadlines), Reason{}
}
