package followup

import (
	"slices"

	"github.com/opcat-tools/npm/internal/record"
)

// recommendations tells what happened to each: its issue, what was said, what
// was found, and what it is now.
func (c *comparison) recommendations() {
	pairs(c, record.Recommendations, func(was, is *record.Recommendation) {
		after, before := c.after.standings[is.ID], &Standing{}
		if was != nil {
			before = c.before.standings[was.ID]
		}
		c.issue(was, before, after)
		c.voices(before, after)
		c.moves(was, before, after)
		c.findings(before, after)
		c.repetition(before, after)
		c.reopening(before, after)
		if was != nil {
			c.state(before, after)
			c.wording(was, before, after)
		}
	})
}

// about is a change that concerns all addressees.
func (s *Standing) about(e Event) Change {
	change := Change{Date: e.Date, Path: e.Path}
	for _, a := range s.Addressees {
		change.Bodies = append(change.Bodies, a.Names...)
	}
	return change
}

func (c *comparison) issue(was *record.Recommendation, before, after *Standing) {
	r, change := after.Recommendation, after.about(after.Issued)
	switch {
	case before.Issued.Date == 0 && after.Issued.Date != 0:
		change.Who, change.Details = r.Addressees, listed(r.Addressees)
		c.tell(change, ChangeIssued, r)
	case was == nil:
		change.Who, change.Details = r.Addressees, listed(r.Addressees)
		c.tell(change, ChangeDrafted, r)
	case before.Issued.Date != 0 && after.Issued.Date == 0:
		change.Before, change.Details = before.Issued.Date.String(), "date of issue"
		c.tell(change, ChangeTakenBack, r)
	}
}

// findings tells what the NPM found. A finding that is no longer in the files
// gives way to an earlier one, or to none.
func (c *comparison) findings(before, after *Standing) {
	was, is := findingOf(before), findingOf(after)
	was.Record = c.nowCalled(was.Record)
	same := is.Record == was.Record
	change := after.about(Event{Date: is.Date, Path: is.Path})
	change.Before, change.After = string(was.status), string(is.status)
	switch {
	case same && is.status == was.status:
		return
	case is.Date == 0 || !same && is.compare(was.Event) < 0:
		change.Details = "finding"
		c.tell(change, ChangeTakenBack, after.Recommendation)
	case is.status == record.Implemented:
		c.tell(change, ChangeImplemented, after.Recommendation)
	case is.status.Closes():
		c.tell(change, ChangeClosed, after.Recommendation)
	default:
		c.tell(change, ChangeAssessed, after.Recommendation)
	}
}

// finding is the latest finding as an event, whatever the file is called.
type finding struct {
	Event
	status record.Status
}

func findingOf(s *Standing) finding {
	if s.Assessment == nil {
		return finding{}
	}
	return finding{in(s.Assessment.In.Date, s.Assessment.In), s.Assessment.Finding.Status}
}

func (c *comparison) repetition(before, after *Standing) {
	if later := after.RepeatedBy; later != nil && before.RepeatedBy == nil {
		change := after.about(in(c.after.Set.IssuedOn(later), later))
		change.After = later.Name()
		c.tell(change, ChangeRepeated, after.Recommendation)
	}
}

func (c *comparison) reopening(before, after *Standing) {
	if before.Closed() && after.Open() {
		found := findingOf(after)
		change := after.about(Event{Date: found.Date, Path: found.Path})
		change.Before, change.After = string(before.State), string(after.State)
		c.tell(change, ChangeReopened, after.Recommendation)
	}
}

func (c *comparison) state(before, after *Standing) {
	if before.State == after.State {
		return
	}
	change := after.about(c.made(after))
	change.Before, change.After = string(before.State), string(after.State)
	c.tell(change, ChangeState, after.Recommendation)
}

// made is the last event that made the state what it is; the passing of time
// is none.
func (c *comparison) made(s *Standing) Event {
	made := Event{}
	switch {
	case s.State == ResponseOverdue:
		return made
	case s.RepeatedBy != nil:
		return in(c.after.Set.IssuedOn(s.RepeatedBy), s.RepeatedBy)
	}
	for _, reason := range s.Because() {
		if reason.Date >= made.Date && reason.Path != "" {
			made = Event{Date: reason.Date, Path: reason.Path}
		}
	}
	return made
}

// unworded are the keys of a recommendation that say nothing to its
// addressees.
var unworded = []string{"access", "share_with", "tags", "links", "notes", "related"}

// wording tells that a recommendation was edited after its issue, which is not
// meant to be.
func (c *comparison) wording(was *record.Recommendation, before, after *Standing) {
	if before.Issued.Date == 0 || after.Issued.Date == 0 {
		return
	}
	keys := slices.DeleteFunc(c.differing(was, after.Recommendation), func(key string) bool { return slices.Contains(unworded, key) })
	if len(keys) > 0 {
		change := after.about(Event{})
		change.Details = listed(keys)
		c.tell(change, ChangeEdited, after.Recommendation)
	}
}
