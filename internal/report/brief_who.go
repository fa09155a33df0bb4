package report

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

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
	var ids []string
	for _, id := range b.scope.set.IDs(record.Agreements) {
		a := b.scope.set.Agreements[id]
		if b.any(a.Parties) && a.Ended == 0 && (a.Expires == 0 || a.Expires >= b.at.Day) && a.Signed != 0 {
			ids = append(ids, id)
		}
	}
	return b.several(ids, func(id string) string {
		a := b.scope.set.Agreements[id]
		return b.onDay(b.term("agreement-type", a.Type), a.Signed).Text
	})
}

// people are the contacts in office, focal points first. How to reach them is not
// said: the paper goes into other rooms.
func (b *brief) people() {
	t := &Table{Columns: b.columns("name~", "focal_point", "topics~", "role!", "level!")}
	if b.below {
		t.Columns = b.columns("name~", "body~", "focal_point", "topics~", "role!", "level!")
	}
	for _, focal := range []bool{true, false} {
		for _, id := range b.scope.set.IDs(record.Contacts) {
			c := b.scope.set.Contacts[id]
			if c.FocalPoint != focal || !b.holds(c.Stakeholder) || !c.InOffice(b.at.Day) {
				continue
			}
			name := b.written(c.Name)
			if c.Role != "" {
				name.Text += b.words.Numbers.Comma + b.written(c.Role).Text
			}
			row := []Cell{name, b.yes(focal).or(), b.topics(c).or(), {Data: c.Role}, {Data: c.Level}}
			if b.below {
				row = slices.Insert(row, 1, b.bodyCell(c.Stakeholder))
			}
			t.Rows = append(t.Rows, row)
		}
	}
	b.room.rows = mostPeople
	b.table("people", t, b.shorten(t))
}

// topics are what somebody is to be asked about, as far as there is room.
func (b *brief) topics(c *record.Contact) Cell {
	const longest = 45 // letters
	var some []string
	room := longest
	for _, topic := range c.Topics {
		if room -= len([]rune(topic)); room < 0 && len(some) > 0 {
			break
		}
		some = append(some, b.words.Foreign(beginning(topic, longest)))
	}
	said := Cell{Text: b.words.List(some), Data: joined(c.Topics)}
	if len(some) < len(c.Topics) {
		said.Text += " …"
	}
	return said
}

func (p *paper) yes(is bool) Cell {
	if !is {
		return Cell{Data: "false"}
	}
	return Cell{Text: p.say.Yes, Data: "true"}
}
