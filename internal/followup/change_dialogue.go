package followup

import (
	"cmp"
	"strings"

	"github.com/opcat-tools/npm/internal/record"
)

// dialogue tells what was held, and the promises made, kept and dropped.
func (c *comparison) dialogue() {
	pairs(c, record.Dialogues, func(was, is *record.Dialogue) {
		if was == nil {
			c.tell(Change{Date: is.Date, Stakeholder: one(is.With), Bodies: is.With, Details: manner(is)}, ChangeDialogueHeld, is)
			was = &record.Dialogue{}
		}
		c.promises(was, is)
	})
}

// manner is a dialogue in a line: its form, with whom if with several, what for,
// and the step of escalation that it was.
func manner(d *record.Dialogue) string {
	text := strings.TrimSpace(string(d.Direction) + " " + d.Form)
	if len(d.With) > 1 {
		text += " with " + listed(d.With)
	}
	if len(d.Purpose) > 0 {
		text += ": " + listed(d.Purpose)
	}
	if d.Escalation != "" {
		text += " (escalation: " + string(d.Escalation) + ")"
	}
	return text
}

// promises compares those of one dialogue, which are the same by their words
// and by who made them, the first with the first.
func (c *comparison) promises(was, is *record.Dialogue) {
	type promise struct{ what, by string }
	known := map[promise][]*record.Commitment{}
	for i := range was.Commitments {
		p := &was.Commitments[i]
		key := promise{p.What, c.bodyNow(p.By)}
		known[key] = append(known[key], p)
	}
	for i := range is.Commitments {
		p := &is.Commitments[i]
		key := promise{p.What, p.By}
		before := &record.Commitment{}
		if len(known[key]) > 0 {
			before, known[key] = known[key][0], known[key][1:]
		} else {
			c.promise(is, p, ChangeCommitmentMade, Change{Date: is.Date, After: p.Due.String()})
		}
		if p.Done != 0 && before.Done == 0 {
			c.promise(is, p, ChangeCommitmentKept, Change{Date: p.Done, Before: p.Due.String()})
		}
		if p.Dropped != nil && before.Dropped == nil {
			c.promise(is, p, ChangeCommitmentDropped, Change{Date: p.Dropped.Date, Before: p.Due.String()})
		}
	}
}

// promise tells of one under the recommendation that it is tied to, as lists of
// what is due do.
func (c *comparison) promise(d *record.Dialogue, p *record.Commitment, kind ChangeKind, change Change) {
	change.Title, change.Stakeholder, change.Record, change.Path = p.What, p.By, d.Name(), d.Path
	if r := c.after.Set.Recommendations[p.Recommendation]; r != nil {
		change.Record = r.Name()
	}
	c.tell(change, kind, d)
}

// visits tells those made by the day, and those planned for later.
func (c *comparison) visits() {
	pairs(c, record.Visits, func(was, is *record.Visit) {
		made := was != nil && was.Start <= c.before.Day
		change := Change{Date: is.Start, Stakeholder: is.By, Details: strings.TrimSpace(is.Type + " " + listed(is.Place))}
		switch {
		case is.Start <= c.after.Day && !made:
			c.tell(change, ChangeVisitMade, is)
		case is.Start > c.after.Day && was == nil:
			c.tell(change, ChangeVisitPlanned, is)
		}
	})
}

// complaints tells how many came and were closed: the record, and nothing of
// what it says.
func (c *comparison) complaints() {
	pairs(c, record.Complaints, func(was, is *record.Complaint) {
		if was == nil {
			c.tell(Change{Date: is.Received}, ChangeComplaintReceived, is)
			was = &record.Complaint{}
		}
		if is.Closed != 0 && was.Closed == 0 {
			c.tell(Change{Date: is.Closed}, ChangeComplaintClosed, is)
		}
	})
}

// agreements tells those signed and ended.
func (c *comparison) agreements() {
	pairs(c, record.Agreements, func(was, is *record.Agreement) {
		if was == nil {
			was = &record.Agreement{}
		}
		change := Change{Stakeholder: one(is.Parties), Bodies: is.Parties, Details: strings.TrimSpace(is.Type + " " + listed(is.Parties))}
		if is.Signed != 0 && was.Signed == 0 {
			change.Date = is.Signed
			c.tell(change, ChangeAgreementSigned, is)
		}
		if is.Ended != 0 && was.Ended == 0 {
			change.Date = is.Ended
			c.tell(change, ChangeAgreementEnded, is)
		}
	})
}

// processes tells the steps done or left out, which are the same by their name,
// the first with the first.
func (c *comparison) processes() {
	pairs(c, record.Processes, func(was, is *record.Process) {
		known := map[string][]record.ProcessStep{}
		if was != nil {
			for _, step := range was.Steps {
				known[step.Step] = append(known[step.Step], step)
			}
		}
		for _, step := range is.Steps {
			before := record.ProcessStep{}
			if same := known[step.Step]; len(same) > 0 {
				before, known[step.Step] = same[0], same[1:]
			}
			change := Change{Date: step.Done, Stakeholder: is.Stakeholder, Details: step.Step}
			switch {
			case step.Done != 0 && before.Done == 0:
				change.After = "done"
				c.tell(change, ChangeProcessStep, is)
			case step.Done == 0 && step.Skipped != "" && cmp.Or(before.Skipped, before.Done.String()) == "":
				change.After = "skipped"
				c.tell(change, ChangeProcessStep, is)
			}
		}
	})
}
