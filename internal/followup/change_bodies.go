package followup

import (
	"strconv"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// stakeholders tells new bodies, and of the others what they are called, who
// looks after them and how they stand to the NPM.
func (c *comparison) stakeholders() {
	pairs(c, record.Stakeholders, func(was, is *record.Stakeholder) {
		change := Change{Stakeholder: is.ID}
		if was == nil {
			change.Details = is.Category
			c.tell(change, ChangeStakeholderNew, is)
			was = &record.Stakeholder{Name: is.Name, Owner: is.Owner, Influence: is.Influence, Interest: is.Interest, Stance: is.Stance}
		}
		if is.Ended != 0 && was.Ended == 0 {
			c.tell(Change{Stakeholder: is.ID, Date: is.Ended, After: listed(is.SucceededBy),
				Bodies: append([]string{is.ID}, is.SucceededBy...)}, ChangeStakeholderEnded, is)
		}
		for _, entry := range []struct {
			kind    ChangeKind
			details string
			was, is string
		}{
			{ChangeStakeholderRenamed, "", was.Name, is.Name},
			{ChangeStakeholderOwner, "", was.Owner, is.Owner},
			{ChangeStakeholderMapping, "stance", was.Stance, is.Stance},
			{ChangeStakeholderMapping, "influence", grade(was.Influence), grade(is.Influence)},
			{ChangeStakeholderMapping, "interest", grade(was.Interest), grade(is.Interest)},
		} {
			if entry.was != entry.is {
				change.Before, change.After, change.Details = entry.was, entry.is, entry.details
				c.tell(change, entry.kind, is)
			}
		}
	})
}

// grade is a number from 1 to 5; 0 is none.
func grade(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// contacts tells who came, who went and who is the focal point now. Nobody is
// named: the record and the role must do.
func (c *comparison) contacts() {
	pairs(c, record.Contacts, func(was, is *record.Contact) {
		there, thereNow := was != nil && inOffice(was, c.before.Day), inOffice(is, c.after.Day)
		change := Change{Stakeholder: is.Stakeholder, Details: focal(is)}
		switch {
		case thereNow && !there:
			change.Date = is.Since
			c.tell(change, ChangeContactNew, is)
		case there && !thereNow:
			change.Date, change.Details = is.Until, focal(was)
			c.tell(change, ChangeContactGone, is)
		case there && was.FocalPoint != is.FocalPoint:
			change.Before, change.After, change.Details = yesNo(was.FocalPoint), yesNo(is.FocalPoint), ""
			c.tell(change, ChangeFocalPoint, is)
		}
	})
}

// inOffice says whether a contact was there on a day; until is the last day.
func inOffice(p *record.Contact, day calendar.Date) bool {
	return p.Since <= day && (p.Until == 0 || p.Until >= day)
}

func focal(p *record.Contact) string {
	if p.FocalPoint {
		return "focal point"
	}
	return ""
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// reports tells each date on a report's way.
func (c *comparison) reports() {
	pairs(c, record.Reports, func(was, is *record.Report) {
		fresh := was == nil
		if fresh {
			was = &record.Report{}
		}
		begun := false
		for i, step := range stepsOf(is) {
			if begun = begun || step.on != 0; step.on != 0 && stepsOf(was)[i].on == 0 {
				c.tell(Change{Date: step.on, Stakeholder: is.IssuedBy, Details: step.key}, step.kind, is)
			}
		}
		if fresh && !begun {
			c.tell(Change{Stakeholder: is.IssuedBy, Details: is.Type}, ChangeReportBegun, is)
		}
	})
}

// step is a date on the way of a report; a kind of its own needs no key.
type step struct {
	kind ChangeKind
	key  string
	on   calendar.Date
}

func stepsOf(r *record.Report) []step {
	return []step{
		{ChangeReportStep, "drafted", r.Drafted},
		{ChangeReportStep, "draft_sent", r.DraftSent},
		{ChangeReportStep, "comments_received", r.CommentsReceived},
		{ChangeReportSent, "", r.Sent},
		{ChangeReportPublished, "", r.Published},
		{ChangeReportStep, "shared_with_spt", r.SharedWithSPT},
		{ChangeReportStep, "authority_reply_published", r.AuthorityReplyPublished},
		{ChangeReportStep, "expert_comments", r.ExpertComments},
	}
}
