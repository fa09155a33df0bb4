package report

import (
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/record"
)

// brief is what the NPM's people take to a meeting with a body.
type brief struct {
	*paper
	*scope
	open   []*followup.Standing
	theirs []*followup.Item
	late   map[string]followup.LateItem // of theirs, by key
	ours   []*followup.Item
	talks  []*record.Dialogue
	notes  *notes
}

// What a brief lists of each thing, so that it fits on four pages of A4 whatever the
// register holds; in Arabic, if every text in it is longer than its cell, on five. The
// manual names these numbers.
const (
	mostPeople    = 4
	mostPoints    = 6
	mostTalks     = 3
	mostTold      = 400 // letters of the minutes of the latest of them
	mostOwed      = 5   // by them
	mostOwing     = 4   // by us
	mostOpen      = 7   // recommendations
	mostObstacles = 3
	mostPractices = 2
)

// Brief is the pack for a meeting with a body, and with below also about those
// below it: who they are, what was said last, what each side owes, what to raise
// and why (OPCAT art. 22). It is for the NPM's own people: for readers outside,
// and where there is no such body on that day, it is nil.
func Brief(v *audience.View, at Moment, body string, below bool, words *language.Words) *Document {
	p := newPaper("brief", v, at, words)
	if p.outside() || p.set.Stakeholders[body] == nil {
		return nil
	}
	p.about, p.name = string(record.Stakeholders)+"/"+body, p.set.Stakeholders[body].Name
	p.room = room{names: 4, voices: 2, letters: 80}
	b := &brief{paper: p, scope: newScope(p.set, body, below)}
	b.open = slices.DeleteFunc(b.scope.standings(p.site.standings), func(s *followup.Standing) bool { return !s.Open() })
	agenda := followup.Agenda(p.set, at.Day)
	b.theirs, b.ours, b.late = b.owedBy(agenda), b.owedTo(agenda), b.escalated(agenda)
	b.talks = b.dialogue()
	b.notes = b.gather(b.open, at.Day)
	b.who()
	b.people()
	b.points()
	b.lastContacts()
	b.theyOwe()
	b.weOwe()
	p.room.rows = mostOpen
	t, more := p.standings(b.scope, b.open, false)
	p.table("open", t, b.listedBy(more, "npm rec list --addressee "+body))
	p.orNothing("open")
	p.room.notes = mostObstacles
	p.noted("obstacles", b.notes.obstacles)
	p.room.notes = mostPractices
	p.noted("good-practices", b.notes.goodPractice)
	return p.document()
}

// lastContacts are the latest, newest first. The minutes of the last one stand
// below it where the reader may see them; those of a talk about a complaint never.
func (b *brief) lastContacts() {
	var steps []happened
	for i := len(b.talks) - 1; i >= 0 && len(steps) < mostTalks; i-- {
		d := b.talks[i]
		h := happened{day: d.Date, text: b.exchange(d), ref: d.Name()}
		if len(steps) == 0 && d.Complaint == "" {
			h.body = b.told(d)
		}
		steps = append(steps, h)
	}
	b.steps("contacts", steps)
	b.orNothing("contacts")
}

// told is as much of the minutes of a talk as there is room for.
func (b *brief) told(d *record.Dialogue) *Body {
	body := b.site.body(d)
	if body == nil {
		return nil
	}
	some := *body
	some.Text = opening(body.Text, mostTold)
	return &some
}

// opening is the first part of a text of several paragraphs: it ends with one or with
// a line, where that is not far from the end, else with a word.
func opening(text string, longest int) string {
	runes := []rune(text)
	if len(runes) <= longest {
		return text
	}
	some := string(runes[:longest])
	for _, end := range []string{"\n\n", "\n", " "} {
		if at := strings.LastIndex(some, end); at > len(some)/2 {
			return some[:at] + end + "…"
		}
	}
	return some + "…"
}

// listedBy adds to the note of what is left out the command that lists it.
func (b *brief) listedBy(note, command string) string {
	if note == "" {
		return ""
	}
	return strings.TrimRight(note, ".") + b.words.Page.Frame.Colon + b.words.Foreign(command)
}
