package report

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/record"
)

// columns have the headings of the language. A key with ~ is of a column of texts,
// one with # of numbers, one with ! of what scripts get and people read elsewhere.
func (p *paper) columns(keys ...string) []Column {
	var all []Column
	for _, key := range keys {
		key, flex := strings.CutSuffix(key, "~")
		key, right := strings.CutSuffix(key, "#")
		key, hidden := strings.CutSuffix(key, "!")
		c := Column{Key: key, Flex: flex, Right: right}
		if !hidden {
			c.Title = language.Capital(p.say.Columns[key])
		}
		all = append(all, c)
	}
	return all
}

// written is what stands in the register, in whatever language and as far as there
// is room; nothing where it is nothing.
func (p *paper) written(s string) Cell {
	c := Cell{Text: p.words.Foreign(s), Data: s}
	if p.room.letters > 0 {
		c.Text = p.words.Foreign(beginning(s, p.room.letters))
	}
	return c
}

// quoted is a text of the register within a sentence: one line of it, and where
// it is long its beginning.
func (p *paper) quoted(s string) string {
	const longest = 200 // characters
	return p.words.Foreign(beginning(s, cmp.Or(p.room.letters, longest)))
}

// remark is a sentence of the register, which takes twice the room of a title.
func (p *paper) remark(s string) string {
	if p.room.letters == 0 {
		return p.words.Foreign(s)
	}
	return p.words.Foreign(beginning(s, 2*p.room.letters))
}

// beginning is a text in one line, and of a long one as many letters as there is
// room for.
func beginning(s string, longest int) string {
	line := strings.Join(strings.Fields(s), " ")
	if runes := []rune(line); len(runes) > longest {
		line = strings.TrimSpace(string(runes[:longest-1])) + "…"
	}
	return line
}

func (p *paper) date(d calendar.Date) Cell { return Cell{Text: p.words.Date(d), Data: d.String()} }

func (p *paper) term(vocabulary, word string) Cell {
	if word == "" {
		return Cell{}
	}
	return Cell{Text: language.Capital(p.words.Term(vocabulary, word)), Data: word}
}

func (p *paper) terms(vocabulary string, words []string) string {
	var all []string
	for _, w := range words {
		all = append(all, p.words.Term(vocabulary, w))
	}
	return p.words.List(all)
}

func (p *paper) count(n int) Cell { return Cell{Text: p.words.Number(n), Data: strconv.Itoa(n)} }

// counted is a number of which zero is not worth a line.
func (p *paper) counted(n int) Cell {
	if n == 0 {
		return Cell{}
	}
	return p.count(n)
}

// or puts a dash where there is nothing.
func (c Cell) or() Cell {
	if c.Text == "" {
		return Cell{Text: "–", Data: c.Data, Tone: Faint}
	}
	return c
}

// body is what a body is called.
func (p *paper) body(id string) string {
	switch s := p.set.Stakeholders[id]; {
	case id == record.Institution:
		return p.words.Foreign(cmp.Or(p.set.Policy.Institution.Name, p.words.Chart.Itself))
	case s != nil && s.Name != "":
		return p.words.Foreign(s.Name)
	}
	return p.words.Foreign(id)
}

func (p *paper) bodyCell(id string) Cell {
	return Cell{Text: p.body(id), Data: id, Ref: p.ref(string(record.Stakeholders) + "/" + id)}
}

func (p *paper) bodies(ids []string) Cell {
	return p.several(ids, p.body)
}

// several are names in a row, as many as there is room for; to count one takes no
// less than to name it.
func (p *paper) several(ids []string, called func(string) string) Cell {
	some := ids
	if len(ids) > p.room.names+1 {
		some = ids[:p.room.names]
	}
	var names []string
	for _, id := range some {
		names = append(names, called(id))
	}
	text := p.words.List(names)
	if rest := len(ids) - len(some); rest > 0 {
		text += p.say.Apart + p.words.Count(p.say.More, rest)
	}
	return Cell{Text: text, Data: joined(ids)}
}

func (p *paper) place(id string) string {
	if at := p.set.Places[id]; at != nil {
		return p.words.Foreign(cmp.Or(at.Name, id))
	}
	return p.words.Foreign(id)
}

// ref is a record that the reader sees and that has a page, else nothing.
func (p *paper) ref(name string) string {
	kind, id, _ := record.KindOf(name)
	switch kind {
	case record.Recommendations, record.Reports, record.Visits, record.Places, record.Stakeholders:
		if p.set.Get(kind, id) != nil {
			return name
		}
	}
	return ""
}

// cited is a recommendation by its title, with what it goes by at the table and the
// day of its issue.
func (p *paper) cited(s *followup.Standing) Cell {
	r, c := s.Recommendation, p.title(s)
	reference := p.words.Foreign(cmp.Or(r.ExternalID, r.ID)) + p.words.Numbers.Comma + p.words.Date(s.Issued.Date)
	c.Text = p.say.OnDay.With("what", c.Text, "date", reference)
	c.Ref = p.ref(r.Name())
	return c
}

func (p *paper) state(s *followup.Standing) Cell {
	return p.term("state", string(s.State)).toned(stateTone(s.State))
}

// onDay is a thing and its day; nothing where it is nothing.
func (p *paper) onDay(c Cell, day calendar.Date) Cell {
	if c.Text != "" && day != 0 {
		c.Text = p.say.OnDay.With("what", c.Text, "date", p.words.Date(day))
	}
	return c
}

// dueOn is the day on which something is or was due and, of what is late, by how
// many days. With a bracket between them the two would look like a telephone number.
func (p *paper) dueOn(i *followup.Item) Cell {
	c := p.date(i.Due)
	if i.DaysLate > 0 {
		c.Text += p.words.Numbers.Comma + p.words.Count(p.words.Days, i.DaysLate)
		c.Tone = Warning
	}
	return c
}

// exchange says in a line what a dialogue was, with whom, and what about. Of one
// about a complaint no more is said than that it was: the paper may lie on the
// table of the very body (OPCAT art. 21).
func (p *paper) exchange(d *record.Dialogue) string {
	said := language.Capital(p.words.Term("form", d.Form))
	if len(d.With) > 0 {
		way := map[record.Direction]language.Message{record.Incoming: p.say.From, record.Outgoing: p.say.To, "": p.say.With}
		said = way[d.Direction].With("form", said, "names", p.bodies(d.With).Text)
	}
	if d.Complaint == "" && len(d.Purpose) > 0 {
		said = p.say.About.With("exchange", said, "what", p.terms("purpose", d.Purpose))
	}
	return said
}

func (p *paper) titleOf(kind record.Kind, id string) string {
	return p.words.Foreign(p.site.titleOf(kind, id))
}
