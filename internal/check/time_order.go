package check

import (
	"path"
	"strconv"
	"strings"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// moment is a date with its place in a record.
type moment struct {
	date  calendar.Date
	way   string // its pointer; # stands for a place in a list
	place int
}

func (m moment) pointer() string { return strings.Replace(m.way, "#", strconv.Itoa(m.place), 1) }

// name is the key, with those above it where the key alone says little.
func (m moment) name() string {
	if key := path.Base(m.way); key != "date" || strings.Count(m.way, "/") == 1 {
		return quoted(key)
	}
	return quoted(strings.NewReplacer("/#/", ".", "/", ".").Replace(m.way[1:]))
}

func quoted(key string) string { return `"` + key + `"` }

// disorder collects dates that come before one that they must not come before.
type disorder struct{ wrong []swapped }

type swapped struct{ first, then moment }

// follows demands that then is not before the nearest of the moments that go
// before it: the first given that has a date.
func (o *disorder) follows(then moment, before ...moment) {
	for _, first := range before {
		if first.date != 0 {
			if then.date != 0 && then.date < first.date {
				o.wrong = append(o.wrong, swapped{first, then})
			}
			return
		}
	}
}

// findings tells each disorder at the later of the two keys. Where one date
// comes after several that should follow it, it is probably the one that is
// wrong, and the finding is there.
func (o *disorder) findings() []finding {
	if len(o.wrong) == 0 {
		return nil
	}
	var firsts []moment
	then := map[moment][]moment{}
	for _, w := range o.wrong {
		if then[w.first] == nil {
			firsts = append(firsts, w.first)
		}
		then[w.first] = append(then[w.first], w.then)
	}
	var all []finding
	for _, first := range firsts {
		all = append(all, misordered(first, then[first]))
	}
	return all
}

func misordered(first moment, then []moment) finding {
	if len(then) == 1 {
		return finding{pointer: then[0].pointer(), message: then[0].name() + " is before " + first.name(),
			help: "correct whichever of the two dates is wrong"}
	}
	return finding{pointer: first.pointer(), message: first.name() + " is after several dates that must follow it, the first being " + then[0].name(),
		help: "correct this date, or those that come before it"}
}

// endsBeforeStart: what ends, is kept, closed or due comes after what began it.
// Left out is what may honestly come before: a consent that a partner asked for
// before the complaint was referred, an induction before a contract, an action
// after a complaint was closed, or an extension that was granted in hindsight.
func endsBeforeStart(_ *sheet, rec record.Record) []finding {
	var o disorder
	switch r := rec.(type) {
	case *record.Place:
		o.follows(moment{date: r.Closed, way: "/closed"}, moment{date: r.Since, way: "/since"})
	case *record.Visit:
		o.follows(moment{date: r.End, way: "/end"}, moment{date: r.Start, way: "/start"})
	case *record.Contact:
		o.follows(moment{date: r.Until, way: "/until"}, moment{date: r.Since, way: "/since"})
	case *record.Recommendation:
		issued := moment{date: r.Issued, way: "/issued"}
		o.follows(moment{date: r.RespondBy, way: "/respond_by"}, issued)
		o.follows(moment{date: r.ImplementBy, way: "/implement_by"}, issued)
	case *record.Agreement:
		signed := moment{date: r.Signed, way: "/signed"}
		o.follows(moment{date: r.Expires, way: "/expires"}, signed)
		o.follows(moment{date: r.ReviewBy, way: "/review_by"}, signed)
		o.follows(moment{date: r.Ended, way: "/ended"}, signed)
	case *record.Member:
		o.ofMember(r)
	case *record.Complaint:
		o.ofComplaint(r)
	case *record.Dialogue:
		o.ofDialogue(r)
	}
	return o.findings()
}

func (o *disorder) ofMember(m *record.Member) {
	if m.Contract != nil {
		o.follows(moment{date: m.Contract.End, way: "/contract/end"}, moment{date: m.Contract.Start, way: "/contract/start"})
	}
	for i, c := range m.Conflicts {
		o.follows(moment{c.Until, "/conflicts/#/until", i}, moment{c.Since, "/conflicts/#/since", i})
	}
}

func (o *disorder) ofComplaint(c *record.Complaint) {
	received := moment{date: c.Received, way: "/received"}
	o.follows(moment{date: c.Acknowledged, way: "/acknowledged"}, received)
	o.follows(moment{date: c.Closed, way: "/closed"}, received)
	for i, a := range c.Actions {
		done := moment{a.Date, "/actions/#/date", i}
		o.follows(done, received)
		o.follows(moment{a.FollowUp, "/actions/#/follow_up", i}, done)
	}
}

// ofDialogue: a promise cannot be kept, given up or due before it was made.
func (o *disorder) ofDialogue(d *record.Dialogue) {
	held := moment{date: d.Date, way: "/date"}
	o.follows(moment{date: d.FollowUp, way: "/follow_up"}, held)
	for i, c := range d.Commitments {
		o.follows(moment{c.Due, "/commitments/#/due", i}, held)
		o.follows(moment{c.Done, "/commitments/#/done", i}, held)
		if c.Dropped != nil {
			o.follows(moment{c.Dropped.Date, "/commitments/#/dropped/date", i}, held)
		}
	}
}

// reportOutOfOrder follows the path of a report. Comments may come late, when
// the report has been sent already, and a report may be sent before they were
// due if they came early; an authority may publish its reply before the NPM
// publishes the report, but not before it had it.
func reportOutOfOrder(_ *sheet, r *record.Report) []finding {
	drafted, draftSent := moment{date: r.Drafted, way: "/drafted"}, moment{date: r.DraftSent, way: "/draft_sent"}
	sent, published := moment{date: r.Sent, way: "/sent"}, moment{date: r.Published, way: "/published"}
	var o disorder
	o.follows(draftSent, drafted)
	o.follows(moment{date: r.ExpertComments, way: "/expert_comments"}, drafted)
	o.follows(moment{date: r.CommentsDue, way: "/comments_due"}, draftSent)
	o.follows(moment{date: r.CommentsReceived, way: "/comments_received"}, draftSent, drafted)
	o.follows(sent, draftSent, drafted)
	o.follows(published, sent, draftSent, drafted)
	o.follows(moment{date: r.RespondBy, way: "/respond_by"}, sent, published)
	o.follows(moment{date: r.SharedWithSPT, way: "/shared_with_spt"}, drafted)
	o.follows(moment{date: r.AuthorityReplyPublished, way: "/authority_reply_published"}, sent, published)
	return o.findings()
}
