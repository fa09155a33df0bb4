package report

import (
	"slices"
	"strconv"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/record"
)

// shorten leaves out the rows at the end for which there is no room, and says how
// many.
func (p *paper) shorten(t *Table) (note string) {
	rest := len(t.Rows) - p.room.rows
	if rest <= 0 {
		return ""
	}
	t.Rows = t.Rows[:p.room.rows]
	return p.words.Count(p.say.More, rest)
}

// pressing is what is late or soon due.
func pressing(i *followup.Item) bool { return i.Tier != "" }

// owedBy are the items that the bodies owe, or some of them.
func (s *scope) owedBy(items []*followup.Item) []*followup.Item {
	var some []*followup.Item
	for _, i := range items {
		if i.Theirs() && (s.any(i.OwedBy) || s.holds(i.By)) {
			some = append(some, i)
		}
	}
	return some
}

// owedTo are the items that the NPM owes about the bodies and may be asked for by
// them. Visits to come, complaints, reprisals and what is between the NPM and its
// experts do not belong on a table that others sit at too.
func (s *scope) owedTo(items []*followup.Item) []*followup.Item {
	spoken := []followup.What{followup.Verification, followup.FollowUp, followup.Commitment, followup.Contact, followup.DraftReport,
		followup.FinalReport, followup.Introduction, followup.AgreementEnds, followup.Response, followup.Implementation, followup.Milestone}
	var some []*followup.Item
	for _, i := range items {
		if !i.Theirs() && slices.Contains(spoken, i.What) && s.any(bodiesOf(i)) {
			some = append(some, i)
		}
	}
	return some
}

func (p *paper) owed(items []*followup.Item, who bool) (t *Table, note string) {
	keys := []string{"subject~", "owed_by~", "due", "days_late!#", "item!"}
	if !who {
		keys = slices.Delete(keys, 1, 2)
	}
	t = &Table{Columns: p.columns(keys...)}
	t.Columns[slices.Index(keys, "due")].Title = p.say.Columns["due_late"]
	for _, i := range items {
		what, subject := p.term("item", string(i.What)), p.subject(i)
		subject.Text = p.say.Noted.With("subject", what.Text, "text", subject.Text)
		row := []Cell{subject, p.bodies(i.OwedBy), p.dueOn(i), {Data: strconv.Itoa(i.DaysLate)}, what}
		if !who {
			row = slices.Delete(row, 1, 2)
		}
		t.Rows = append(t.Rows, row)
	}
	return t, p.shorten(t)
}

// subject is what an item is about, by its name. The words of a promise that was
// made to us are ours: a reader outside is told its day.
func (p *paper) subject(i *followup.Item) Cell {
	c := p.written(i.Title)
	kind, id, _ := record.KindOf(i.Record)
	switch {
	case i.What == followup.Commitment:
		c = p.promise(i.In, i.Title)
	case i.What == followup.Milestone && p.set.Processes[id] != nil:
		c.Text = p.words.Term("mechanism", p.set.Processes[id].Mechanism)
	case kind == record.Stakeholders:
		c.Text = p.body(id)
	case kind == record.Reports && p.set.Reports[id] != nil:
		c.Text = p.words.Foreign(titleOf(p.set.Reports[id]))
	}
	c.Data, c.Ref = i.Record, p.ref(i.Record)
	return c
}

// promises are those between us and the bodies that are due, and those that were
// settled on a day that counts.
func (p *paper) promises(s *scope, items []*followup.Item, settled func(calendar.Date) bool) (t *Table, note string) {
	t = &Table{Columns: p.columns("what~", "by", "exchange", "due", "status")}
	for _, i := range items {
		ours := i.By == record.Institution && s.any(i.In.With)
		if i.What == followup.Commitment && i.In.Complaint == "" && (ours || s.any(i.OwedBy) || s.holds(i.By)) {
			status := p.status("open")
			if i.DaysLate > 0 {
				status = p.status("late").toned(Warning)
			}
			t.Rows = append(t.Rows, []Cell{p.promise(i.In, i.Title), p.bodyCell(i.By), p.spokenOn(i.In), p.date(i.Due), status})
		}
	}
	for _, d := range s.dialogue() {
		for n := range d.Commitments {
			if c := &d.Commitments[n]; d.Complaint == "" && (s.holds(c.By) || c.By == record.Institution) && settled(settledOn(c)) {
				t.Rows = append(t.Rows, []Cell{p.promise(d, c.What), p.bodyCell(c.By), p.spokenOn(d), p.date(c.Due).or(), p.settled(c)})
			}
		}
	}
	return t, p.shorten(t)
}

// promise is what was promised. Where the reader gets no word of the dialogue, or
// it is about a complaint, it is known by its day.
func (p *paper) promise(d *record.Dialogue, what string) Cell {
	c := p.written(what)
	if p.outside() || d.Path == "" || d.Complaint != "" {
		c = Cell{Text: p.say.Promised.With("date", p.words.Date(d.Date)), Data: d.Date.String()}
	}
	return c
}

func (p *paper) spokenOn(d *record.Dialogue) Cell { return p.onDay(p.term("form", d.Form), d.Date) }

// status is how a promise stands.
func (p *paper) status(key string) Cell {
	return Cell{Text: language.Capital(p.say.Promise[key]), Data: key}
}

// settledOn is when a promise was kept or given up, no day while it is neither.
func settledOn(c *record.Commitment) calendar.Date {
	if c.Done == 0 && c.Dropped != nil {
		return c.Dropped.Date
	}
	return c.Done
}

func (p *paper) settled(c *record.Commitment) Cell {
	key, tone := "done", Good
	if c.Done == 0 {
		key, tone = "dropped", Plain
	}
	return p.onDay(p.status(key), settledOn(c)).toned(tone)
}

// standings lists recommendations with what was said of them and found.
func (p *paper) standings(s *scope, all []*followup.Standing, found bool) (t *Table, note string) {
	keys := []string{"title~", "state", "position~", "claims!", "found!", "reference!", "issued!"}
	if found { // they stand under a heading that nearly tells their state
		keys = []string{"title~", "state!", "position~", "claims~", "found~", "reference!", "issued!"}
	}
	t = &Table{Columns: p.columns(keys...)}
	t.Columns[0].Title = p.words.Letter.Columns.Recommendation
	for _, st := range all {
		t.Rows = append(t.Rows, []Cell{p.cited(st), p.state(st), p.positions(s, st), p.claims(s, st).or(), p.found(st).or(),
			{Data: st.Recommendation.Name()}, p.date(st.Issued.Date)})
	}
	return t, p.shorten(t)
}

func (p *paper) title(s *followup.Standing) Cell {
	c := p.written(s.Recommendation.Title)
	if s.Recommendation.Priority == record.Urgent {
		c.Text = p.say.Urgent.With("what", c.Text, "priority", p.words.Term("priority", string(record.Urgent)))
	}
	return c
}

func (p *paper) found(st *followup.Standing) Cell {
	if st.Assessment == nil {
		return Cell{}
	}
	return p.onDay(p.term("status", string(st.Assessment.Finding.Status)), st.Assessment.In.Date)
}
