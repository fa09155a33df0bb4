package followup

import (
	"cmp"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// standsForVisits says whether a report is the one that its visits ask for. An
// urgent letter goes out before it, an annual report sums up, and advice on laws
// is about no visit in particular; each may still name visits.
func standsForVisits(r *record.Report) bool {
	return ours(r.IssuedBy) && !slices.Contains([]string{"urgent", "annual", "legislative-advice", "treaty-body"}, r.Type)
}

// visitReport is the draft that a visit asks for as long as no report names it;
// then it is owed about the report.
func (b *book) visitReport(v *record.Visit) (*Item, Reason) {
	switch {
	case !ours(v.By):
		return notDue(DraftReport, 0, "another body's visit creates no duties of ours", v.Path)
	case !b.made(v):
		return notDue(DraftReport, v.Start, "the visit is only planned", v.Path)
	case v.NoReport != "":
		return notDue(DraftReport, 0, "no_report", v.Path)
	case len(b.reports[v.ID]) > 0:
		report := b.reports[v.ID][0]
		return notDue(DraftReport, 0, "its report is on the way; what is owed is owed about "+report.Name(), report.Path)
	}
	item, why := b.draft(v, b.visitTitle(v), &record.Recommendation{}, b.authorities(v.Place), in(v.LastDay(), v))
	if item != nil {
		item.Members = v.Team
	}
	return item, why
}

// draftReport is the draft of a report about visits, from the end of the last of
// them.
func (b *book) draftReport(r *record.Report) (*Item, Reason) {
	last := b.lastToReport(r)
	if day, key := reached(r, "draft_sent"); key != "" {
		return notDue(DraftReport, day, key, r.Path)
	}
	switch {
	case !ours(r.IssuedBy):
		return notDue(DraftReport, 0, "another body's report", r.Path)
	case !standsForVisits(r):
		return notDue(DraftReport, 0, "not asked of this type", r.Path)
	case last == nil:
		return notDue(DraftReport, 0, b.noVisit(r), r.Path)
	}
	item, why := b.draft(r, b.reportTitle(r), &record.Recommendation{Report: r.ID}, b.concerned(r), in(last.LastDay(), last))
	if item != nil {
		item.Members = b.teams(r)
	}
	return item, why
}

func (b *book) draft(about record.Record, title string, of *record.Recommendation, bodies []string, end Event) (*Item, Reason) {
	period, deadlines := b.shortest(end.Date, of, bodies, func(d *record.Deadlines) calendar.Period { return d.DraftReport })
	if period.IsZero() {
		return b.notSet(DraftReport, "draft-report", deadlines)
	}
	item := owe(DraftReport, about, title, end)
	item.because(end.Date, "end of the visit", end.Path)
	b.period(item, end.Date, period, "draft-report")
	item.Bodies = bodies
	return b.finish(item, deadlines), Reason{}
}

// reached is the first station that a report has come to on its path, from a
// given one on: whoever sent the report need not send a draft any more. No key
// where it has not come so far.
func reached(r *record.Report, from string) (day calendar.Date, key string) {
	stations := []struct {
		key string
		day calendar.Date
	}{{"draft_sent", r.DraftSent}, {"comments_received", r.CommentsReceived}, {"sent", r.Sent}, {"published", r.Published}}
	passed := true
	for _, station := range stations {
		passed = passed && station.key != from
		if !passed && station.day != 0 {
			return station.day, station.key
		}
	}
	return 0, ""
}

// comments are what the authorities say of a draft. One item names all of them,
// so it is due when the last of them has had its time.
func (b *book) comments(r *record.Report) (*Item, Reason) {
	if day, key := reached(r, "comments_received"); key != "" {
		return notDue(Comments, day, key, r.Path)
	}
	bodies := b.concerned(r)
	switch {
	case !ours(r.IssuedBy):
		return notDue(Comments, 0, "another body's report", r.Path)
	case b.withoutReport(r):
		return notDue(Comments, 0, "its visits have no_report", r.Path)
	case r.DraftSent == 0:
		return notDue(Comments, 0, "no draft was sent", r.Path)
	case len(bodies) == 0:
		return notDue(Comments, 0, "neither recommendations nor places say to whom the draft went", r.Path)
	}
	item := owe(Comments, r, b.reportTitle(r), in(r.DraftSent, r))
	deadlines, asked := b.commentsDue(item, r, bodies)
	if len(asked) == 0 {
		return b.notSet(Comments, "comments", deadlines)
	}
	item.OwedBy, item.Members, item.Taken = asked, b.teams(r), b.reminders(r)
	return b.finish(item, deadlines), Reason{}
}

// commentsDue sets the day on which comments are due, and gives those of some
// bodies that are given time for them at all.
func (b *book) commentsDue(item *Item, r *record.Report, bodies []string) (longest *record.Deadlines, asked []string) {
	item.because(r.DraftSent, "draft_sent", r.Path)
	var last calendar.Date
	for _, body := range bodies {
		deadlines := b.set.DeadlinesFor(&record.Recommendation{Report: r.ID}, body)
		due := r.CommentsDue
		if due == 0 && !deadlines.Comments.IsZero() {
			due = b.set.Policy.Days.Add(r.DraftSent, deadlines.Comments)
		}
		if due != 0 {
			asked = append(asked, body)
		}
		if longest == nil || due > last {
			longest, last = deadlines, due
		}
	}
	switch {
	case r.CommentsDue != 0:
		item.stated(r.CommentsDue, "comments_due", r.Path)
	case last != 0:
		b.period(item, r.DraftSent, longest.Comments, "comments")
	}
	return longest, asked
}

// reminders are the steps of escalation in dialogue about a report as a whole.
func (b *book) reminders(r *record.Report) []Escalation {
	var taken []Escalation
	for _, d := range b.set.DialogueOn(r.ID) {
		if d.Escalation != "" {
			taken = append(taken, Escalation{d.Escalation, in(d.Date, d)})
		}
	}
	return taken
}

// finalReport is the report itself, from the comments, or from the day on which
// they were due: a report does not wait for those who do not answer. Where none
// were asked for, from the draft.
func (b *book) finalReport(r *record.Report) (*Item, Reason) {
	if day, key := reached(r, "sent"); key != "" {
		return notDue(FinalReport, day, key, r.Path)
	}
	switch {
	case !ours(r.IssuedBy):
		return notDue(FinalReport, 0, "another body's report", r.Path)
	case b.withoutReport(r):
		return notDue(FinalReport, 0, "its visits have no_report", r.Path)
	case r.DraftSent == 0 && r.CommentsReceived == 0:
		return notDue(FinalReport, 0, "no draft was sent", r.Path)
	}
	bodies := b.concerned(r)
	item := owe(FinalReport, r, b.reportTitle(r), Event{})
	item.Start = b.commented(item, r, bodies)
	unlisted := item.Unlisted
	period, deadlines := b.shortest(item.Start.Date, &record.Recommendation{Report: r.ID}, bodies, func(d *record.Deadlines) calendar.Period { return d.FinalReport })
	if period.IsZero() {
		return b.notSet(FinalReport, "final-report", deadlines)
	}
	b.period(item, item.Start.Date, period, "final-report")
	item.Unlisted = union(unlisted, item.Unlisted)
	item.Bodies, item.Members = bodies, b.teams(r)
	return b.finish(item, deadlines), Reason{}
}

// commented is the day from which the final report is counted.
func (b *book) commented(item *Item, r *record.Report, bodies []string) Event {
	if r.CommentsReceived != 0 {
		item.because(r.CommentsReceived, "comments_received", r.Path)
		return in(r.CommentsReceived, r)
	}
	if len(bodies) == 0 {
		bodies = []string{""}
	}
	if _, asked := b.commentsDue(item, r, bodies); len(asked) == 0 {
		item.because(0, "no comments are asked for", "")
		return in(r.DraftSent, r)
	}
	item.because(item.Due, "comments were due", "")
	return in(item.Due, r)
}

// visitsOf are the NPM's own visits that a report is about and that have begun.
func (b *book) visitsOf(r *record.Report) []*record.Visit {
	var visits []*record.Visit
	for _, id := range r.Visits {
		if v := b.set.Visits[id]; v != nil && ours(v.By) && b.made(v) {
			visits = append(visits, v)
		}
	}
	return visits
}

// lastToReport is the visit that ended last of those about which there is to be
// a report.
func (b *book) lastToReport(r *record.Report) *record.Visit {
	var last *record.Visit
	for _, v := range b.visitsOf(r) {
		if v.NoReport == "" && (last == nil || v.LastDay() > last.LastDay()) {
			last = v
		}
	}
	return last
}

// withoutReport says whether a report names visits and there is to be one about
// none of them.
func (b *book) withoutReport(r *record.Report) bool {
	return len(b.visitsOf(r)) > 0 && b.lastToReport(r) == nil
}

func (b *book) noVisit(r *record.Report) string {
	if b.withoutReport(r) {
		return "its visits have no_report"
	}
	return "no visit of ours that was made is named"
}

// concerned are the authorities to which a report goes: the addressees of its
// recommendations, else those that run the places.
func (b *book) concerned(r *record.Report) []string {
	if bodies := b.today(b.addressees[r.ID]...); len(bodies) > 0 {
		return bodies
	}
	var places []string
	for _, v := range b.visitsOf(r) {
		places = append(places, v.Place...)
	}
	return b.authorities(places)
}

func (b *book) teams(r *record.Report) []string {
	var team []string
	for _, v := range b.visitsOf(r) {
		team = union(team, v.Team)
	}
	return team
}

// reportTitle is what a report is called: its title, else its visits.
func (b *book) reportTitle(r *record.Report) string {
	var visits []string
	for _, v := range b.visitsOf(r) {
		visits = append(visits, b.visitTitle(v))
	}
	return cmp.Or(r.Title, strings.Join(visits, "; "))
}
