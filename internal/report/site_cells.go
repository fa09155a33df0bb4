package report

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/record"
)

// date writes a day in the site's language; the same few days stand on many
// pages.
func (s *Site) date(d calendar.Date) string {
	written, known := s.dates[d]
	if !known {
		written = s.words.Date(d)
		s.dates[d] = written
	}
	return written
}

// written is what stands in the register, in whatever language, within a
// sentence of ours.
func (s *Site) written(text string) string { return s.words.Foreign(text) }

func (s *Site) dateCell(d calendar.Date) Cell {
	if d == 0 {
		return Cell{}
	}
	return Cell{Text: s.date(d), Data: d.String()}
}

// term is a word of a vocabulary, as a cell begins with it.
func (s *Site) term(vocabulary, word string) Cell {
	if word == "" {
		return Cell{}
	}
	return Cell{Text: language.Capital(s.words.Term(vocabulary, word)), Data: word}
}

func (s *Site) terms(vocabulary string, words []string) Cell {
	var cells []Cell
	for _, word := range words {
		cells = append(cells, s.term(vocabulary, word))
	}
	return several(cells)
}

// onDay is a word with the day from which on it holds.
func (s *Site) onDay(c Cell, d calendar.Date) Cell {
	if c.Text != "" && d != 0 {
		c.Text += " (" + s.date(d) + ")"
	}
	return c
}

// until is the name of something, with the day where there is no more of it.
func (s *Site) until(c Cell, d calendar.Date) Cell {
	if d != 0 {
		c.Text = s.words.Page.Fields.Until.With("name", s.written(c.Text), "date", s.date(d))
	}
	return c
}

func (s *Site) count(n int) Cell { return Cell{Text: s.words.Number(n), Data: strconv.Itoa(n)} }

// none is said of an empty list. What is not published may be there all the same.
func (s *Site) none() string {
	if s.set.Partial {
		return s.words.Page.Frame.NoneShown
	}
	return s.words.Page.Frame.NoneThere
}

// howMany counts what a page is about, for its summary.
func (s *Site) howMany(what language.Counted, n int) string {
	if n == 0 {
		return s.none()
	}
	return s.words.Count(what, n)
}

// several puts values into one cell. Only a single one can refer to a page.
func several(cells []Cell) Cell {
	if len(cells) == 1 {
		return cells[0]
	}
	var texts, data []string
	for _, c := range cells {
		texts, data = append(texts, c.Text), append(data, c.Data)
	}
	return Cell{Text: strings.Join(texts, Between), Data: strings.Join(data, Between)}
}

// unlinked is for columns in which most cells have several values: those with one
// look like the others.
func unlinked(c Cell) Cell {
	c.Ref = ""
	return c
}

// to is a cell that names a record, and leads to its page where it has one.
func (s *Site) to(kind record.Kind, id string) Cell {
	if id == "" {
		return Cell{}
	}
	name := string(kind) + "/" + id
	c := Cell{Text: s.titleOf(kind, id), Data: id}
	if s.set.Get(kind, id) != nil {
		c.Ref = name
	}
	return c
}

func (s *Site) toEach(kind record.Kind, ids []string) Cell {
	cells := make([]Cell, 0, len(ids))
	for _, id := range ids {
		cells = append(cells, s.to(kind, id))
	}
	return several(cells)
}

// titleOf is what a page about a record is called.
func (s *Site) titleOf(kind record.Kind, id string) string {
	switch r := s.set.Get(kind, id).(type) {
	case *record.Recommendation:
		return cmp.Or(r.Title, id)
	case *record.Report:
		return titleOf(r)
	case *record.Visit:
		return s.visitTitle(r)
	case *record.Place:
		return cmp.Or(r.Name, id)
	}
	if kind == record.Stakeholders {
		return s.bodyName(id)
	}
	return id
}

// visitTitle is the places and the day: few visits have a title.
func (s *Site) visitTitle(v *record.Visit) string {
	var places []string
	for _, place := range v.Place {
		places = append(places, s.written(s.titleOf(record.Places, place)))
	}
	say := s.words.Page.Titles
	switch {
	case v.Title != "":
		return v.Title
	case len(places) == 0:
		return say.VisitOn.With("date", s.date(v.Start))
	}
	return say.VisitTo.With("places", s.words.List(places), "date", s.date(v.Start))
}

// bodyName is what a body is called; the NPM is named as its register says.
func (s *Site) bodyName(id string) string {
	if body := s.set.Stakeholders[id]; body != nil {
		return cmp.Or(body.Name, id)
	}
	if id == record.Institution {
		return cmp.Or(s.Name(), s.set.Policy.Institution.Short)
	}
	return id
}

// bodies names some bodies within a sentence.
func (s *Site) bodies(ids []string) string {
	var names []string
	for _, id := range ids {
		names = append(names, s.written(s.bodyName(id)))
	}
	return s.words.List(names)
}

func (s *Site) themeName(theme string) string {
	return cmp.Or(s.set.Policy.Themes[theme], strings.ReplaceAll(theme, "-", " "))
}

func (s *Site) toTheme(theme string) Cell {
	c := Cell{Text: s.themeName(theme), Data: theme}
	if len(s.onTheme[theme]) > 0 && record.ValidID(theme) { // it has a page, and is a part of its path
		c.Ref = themeRoot + "/" + theme
	}
	return c
}

// facts leaves out what is not known.
func facts(all ...[]Fact) []Fact {
	var known []Fact
	for _, some := range all {
		for _, f := range some {
			if f.Cell.Text != "" {
				known = append(known, f)
			}
		}
	}
	return known
}

// factFor is a fact for each of several records, under one name; what the site
// does not speak of is left out.
func (s *Site) factFor(name string, kind record.Kind, ids []string) []Fact {
	var all []Fact
	for _, id := range ids {
		if s.set.Get(kind, id) != nil {
			all = append(all, Fact{name, s.to(kind, id)})
		}
	}
	return all
}
