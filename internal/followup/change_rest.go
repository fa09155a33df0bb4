package followup

import (
	"reflect"
	"slices"

	"github.com/opcat-tools/npm/internal/record"
)

// settings is the file that the rules of a register stand in.
const settings = "register.yaml"

// rules tells that register.yaml or its holidays were changed, by their keys:
// everything due may be due on another day. Readers outside are told neither.
func (c *comparison) rules() {
	was, is := c.before.Set.Policy, c.after.Set.Policy
	if was == is || c.after.Set.Partial {
		return
	}
	keys := c.differing(was, is)
	if !reflect.DeepEqual(was.Overrides, is.Overrides) && !slices.Contains(keys, "deadlines") {
		keys = append(keys, "deadlines")
	}
	if !reflect.DeepEqual(was.Days, is.Days) && !slices.Contains(keys, "calendar") {
		keys = append(keys, "holidays")
	}
	if len(keys) > 0 {
		slices.Sort(keys)
		c.changes = append(c.changes, Change{Kind: ChangeRules, Record: settings, Details: listed(keys), Path: settings})
	}
}

// rest tells, by its keys, whatever changed in a file that nothing else was told
// of, and what is gone.
func (c *comparison) rest() {
	told := c.told()
	for _, kind := range record.Kinds() {
		c.removed(kind)
		pairs(c, kind, func(was, is record.Record) {
			common := record.Of(is)
			if told[common.Name()] || told[common.Path] {
				return
			}
			keys := []string{"new"}
			if was != nil {
				keys = c.differing(was, is)
			}
			if len(keys) > 0 {
				c.tell(Change{Details: listed(keys), Bodies: bodiesOf(is)}, ChangeOther, is)
			}
		})
	}
}

// told are the records and files that some change was told of. What follows
// from others, or from time, says nothing of the file.
func (c *comparison) told() map[string]bool {
	told := map[string]bool{}
	for _, change := range c.changes {
		switch change.Kind {
		case ChangeState, ChangeNowOverdue, ChangeNoLongerOverdue, ChangeRepeated, ChangeRenamed:
		case ChangeAssessed, ChangeImplemented, ChangeClosed, ChangeReopened, ChangeAnswered, ChangePosition, ChangeClaimed,
			ChangeExtended, ChangeMoved, ChangeTakenBack, ChangeCommitmentMade, ChangeCommitmentKept, ChangeCommitmentDropped:
			told[change.Path] = true // it stands there, not in the recommendation
		default:
			told[change.Record] = true
		}
	}
	return told
}

// removed tells the records that are gone. A contact that was in office is one
// that went.
func (c *comparison) removed(kind record.Kind) {
	for _, r := range missing(kind, c.before.Set, c.after.Set) {
		if c.now[record.Of(r).Name()] != "" {
			continue
		}
		change := Change{Bodies: bodiesOf(r)}
		if p, ok := r.(*record.Contact); ok && inOffice(p, c.before.Day) {
			change.Stakeholder, change.Details = p.Stakeholder, focal(p)
			c.tell(change, ChangeContactGone, r)
			continue
		}
		c.tell(change, ChangeRemoved, r)
	}
}

// bodiesOf are the bodies that a record is about.
func bodiesOf(r record.Record) []string {
	switch r := r.(type) {
	case *record.Stakeholder:
		return []string{r.ID}
	case *record.Contact:
		return []string{r.Stakeholder}
	case *record.Dialogue:
		return r.With
	case *record.Recommendation:
		return r.Addressees
	case *record.Place:
		return []string{r.Authority}
	case *record.Agreement:
		return r.Parties
	case *record.Process:
		return []string{r.Stakeholder}
	}
	return nil
}
