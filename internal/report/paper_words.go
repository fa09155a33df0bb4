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

// written is what stands in the register, in whatever language; nothing where it
// is nothing.
func (p *paper) written(s string) Cell { return Cell{Text: p.words.Foreign(s), Data: s} }

// quoted is a text of the register within a sentence: one line of it, and where
// it is long its beginning.
func (p *paper) quoted(s string) string {
	const longest = 200 // characters
	line := strings.Join(strings.Fields(s), " ")
	if runes := []rune(line); len(runes) > longest {
		line = strings.TrimSpace(string(runes[:longest-1])) + "…"
	}
	return p.words.Foreign(line)
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

// most is how many names stand in a row before the rest is only counted.
const most = 8

func (p *paper) bodies(ids []string) Cell {
	return p.several(ids, p.body)
}

func (p *paper) several(ids []string, called func(string) string) Cell {
	var names []string
	for _, id := range ids[:min(len(ids), most)] {
		names = append(names, called(id))
	}
	text := p.words.List(names)
	if rest := len(ids) - most; rest > 0 {
		text += "; " + p.words.Count(p.say.More, rest)
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

// number is what a recommendation goes by at the table, with the day of its issue.
func (p *paper) number(s *followup.Standing) Cell {
	r := s.Recommendation
	return p.onDay(Cell{Text: p.words.Foreign(cmp.Or(r.ExternalID, r.ID)), Data: r.Name(), Ref: p.ref(r.Name())}, s.Issued.Date)
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

func (p *paper) late(days int) Cell {
	c := Cell{Text: p.words.Letter.NotYetDue, Data: strconv.Itoa(days)}
	if days > 0 {
		c.Text, c.Tone = p.words.Count(p.words.Days, days), Warning
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
