package report

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/calendar"
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
	ours   []*followup.Item
	talks  []*record.Dialogue
	notes  *notes
}

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
	b := &brief{paper: p, scope: newScope(p.set, body, below)}
	b.open = slices.DeleteFunc(b.scope.standings(p.site.standings), func(s *followup.Standing) bool { return !s.Open() })
	agenda := followup.Agenda(p.set, at.Day)
	b.theirs, b.ours = b.owedBy(agenda), b.owedTo(agenda)
	b.talks = b.dialogue()
	b.notes = b.gather(b.open, at.Day)
	b.who()
	b.people()
	b.points()
	b.lastContacts()
	b.owes("they-owe", b.theirs, below)
	b.owes("we-owe", b.ours, false)
	t, more := p.standings(b.scope, b.open, false)
	p.table("open", t, more)
	p.orNothing("open")
	p.noted("obstacles", b.notes.obstacles)
	p.noted("good-practices", b.notes.goodPractice)
	return p.document()
}

func (b *brief) who() {
	p, s := b.paper, b.paper.set.Stakeholders[b.of]
	late := 0
	for _, i := range b.theirs {
		if i.DaysLate > 0 {
			late++
		}
	}
	last, next := b.lastContact(), calendar.Date(0)
	if n := len(b.talks); n > 0 && b.talks[n-1].FollowUp > p.at.Day {
		next = b.talks[n-1].FollowUp
	}
	p.facts("who",
		fact{"category", p.term("category", s.Category)},
		fact{"parent", p.parent(s)},
		fact{"below", p.bodies(b.childrenOf())},
		fact{"before", p.bodies(b.before)},
		fact{"ended", p.date(s.Ended)},
		fact{"places", p.several(b.places(), p.place)},
		fact{"introduced", p.date(b.introduced())},
		fact{"stance", p.term("stance", s.Stance)},
		fact{"influence", p.outOfFive(s.Influence)},
		fact{"interest", p.outOfFive(s.Interest)},
		fact{"owner", p.member(ownerOf(b.scope.set, b.of))},
		fact{"agreements", b.agreements()},
		fact{"last_contact", last},
		fact{"next_contact", p.date(next)},
		fact{"open", p.count(len(b.open))},
		fact{"late", p.count(late)},
	)
}

func (p *paper) parent(s *record.Stakeholder) Cell {
	if s.Parent == "" {
		return Cell{}
	}
	return p.bodyCell(s.Parent)
}

func (p *paper) outOfFive(n int) Cell {
	if n == 0 {
		return Cell{}
	}
	return Cell{Text: p.say.OutOfFive.With("n", strconv.Itoa(n)), Data: strconv.Itoa(n)}
}

func (p *paper) member(id string) Cell {
	m := p.set.Members[id]
	if m == nil {
		return Cell{}
	}
	return Cell{Text: p.words.Foreign(cmp.Or(m.Name, id)), Data: id}
}

// childrenOf are the bodies right below it that have not ended.
func (b *brief) childrenOf() []string {
	var ids []string
	for _, id := range b.scope.set.IDs(record.Stakeholders) {
		if s := b.scope.set.Stakeholders[id]; s.Parent == b.of && s.Ended == 0 {
			ids = append(ids, id)
		}
	}
	return ids
}

// places are those that it runs and that are not closed.
func (b *brief) places() []string {
	var ids []string
	for _, id := range b.scope.set.IDs(record.Places) {
		if at := b.scope.set.Places[id]; b.holds(at.Authority) && (at.Closed == 0 || at.Closed > b.at.Day) {
			ids = append(ids, id)
		}
	}
	return ids
}

// introduced is the day of the first meeting on the mandate.
func (b *brief) introduced() calendar.Date {
	if on := b.scope.set.Stakeholders[b.of].Introduced; on != 0 {
		return on
	}
	for _, d := range b.talks {
		if slices.Contains(d.Purpose, "introduce-mandate") {
			return d.Date
		}
	}
	return 0
}

// lastContact is the latest exchange in which they took part. A letter of ours is
// none until there is a word on it, as on the map of coverage.
func (b *brief) lastContact() Cell {
	for _, d := range slices.Backward(b.talks) {
		if d.Direction != record.Outgoing && !d.Indirect {
			return b.spokenOn(d)
		}
	}
	return Cell{}
}

// agreements are those in force with the body.
func (b *brief) agreements() Cell {
	var texts, ids []string
	for _, id := range b.scope.set.IDs(record.Agreements) {
		a := b.scope.set.Agreements[id]
		if b.any(a.Parties) && a.Ended == 0 && (a.Expires == 0 || a.Expires >= b.at.Day) && a.Signed != 0 {
			texts, ids = append(texts, b.onDay(b.term("agreement-type", a.Type), a.Signed).Text), append(ids, id)
		}
	}
	return Cell{Text: b.words.List(texts), Data: joined(ids)}
}

// people are the contacts in office, focal points first. How to reach them is not
// said: the paper goes into other rooms.
func (b *brief) people() {
	t := &Table{Columns: b.columns("name~", "role~", "level", "focal_point", "topics~")}
	if b.below {
		t.Columns = b.columns("name~", "body~", "role~", "level", "focal_point", "topics~")
	}
	for _, focal := range []bool{true, false} {
		for _, id := range b.scope.set.IDs(record.Contacts) {
			c := b.scope.set.Contacts[id]
			if c.FocalPoint != focal || !b.holds(c.Stakeholder) || !c.InOffice(b.at.Day) {
				continue
			}
			row := []Cell{b.written(c.Name), b.written(c.Role).or(), b.term("contact-level", c.Level).or(), b.yes(focal).or(), b.written(b.words.List(c.Topics)).or()}
			if b.below {
				row = slices.Insert(row, 1, b.bodyCell(c.Stakeholder))
			}
			t.Rows = append(t.Rows, row)
		}
	}
	b.table("people", t, b.shorten(t))
}

func (p *paper) yes(is bool) Cell {
	if !is {
		return Cell{Data: "false"}
	}
	return Cell{Text: p.say.Yes, Data: "true"}
}

// latestTalks is how many contacts a brief looks back on.
const latestTalks = 6

// lastContacts are the latest, newest first. The minutes of the last one stand
// below it where the reader may see them; those of a talk about a complaint never.
func (b *brief) lastContacts() {
	var steps []happened
	for i := len(b.talks) - 1; i >= 0 && len(steps) < latestTalks; i-- {
		d := b.talks[i]
		h := happened{day: d.Date, text: b.exchange(d), ref: d.Name()}
		if len(steps) == 0 && d.Complaint == "" {
			h.body = b.site.body(d)
		}
		steps = append(steps, h)
	}
	b.steps("contacts", steps)
	b.orNothing("contacts")
}

// owes lists what is late or soon due, and counts what comes later.
func (b *brief) owes(key string, items []*followup.Item, who bool) {
	var now []*followup.Item
	for _, i := range items {
		if pressing(i) {
			now = append(now, i)
		}
	}
	later := ""
	if n := len(items) - len(now); n > 0 {
		later = b.words.Count(b.say.Later, n)
	}
	t, more := b.owed(now, who)
	if len(now) == 0 && later != "" {
		b.add(section{key: key, block: Block{Text: later}})
		return
	}
	b.table(key, t, more, later)
	b.orNothing(key)
}
