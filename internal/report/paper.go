package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/record"
)

// paper is a document that is read away from the register, at a table or in a
// report, while it is put together. Nobody can look anything up there: it says
// in full words, and in the reader's language, what it means.
type paper struct {
	kind  string // brief, review, annual, spt
	about string // the record that it is about, as kind/id; "" of a year's work
	name  string // of that
	year  int    // 0 where it is about no year
	view  *audience.View
	site  *Site // knows what records are called and which have pages
	set   *record.Set
	at    Moment
	words *language.Words
	say   *language.Paper
	room  room
	parts []section
}

// room is how much of a list a paper holds. The rest is counted.
type room struct {
	rows, notes int
	names       int // in a row
	voices      int // of what each of several bodies says
	letters     int // of a text in a cell; 0 is no limit
}

// section is a block with the names that scripts know it and its facts by.
type section struct {
	key   string
	block Block
	facts []fact
	steps []happened
}

// fact is a name and a value; what has no text is left out.
type fact struct {
	key  string
	cell Cell
}

// happened is one thing that happened on a day.
type happened struct {
	day  calendar.Date
	text string
	ref  string // kind and id; a writer makes a link of it where it has a page
	body *Body
}

func newPaper(kind string, v *audience.View, at Moment, words *language.Words) *paper {
	if words == nil {
		words = language.Of("en")
	}
	site := NewSite(v, at, words)
	return &paper{kind: kind, view: v, site: site, set: site.set, at: at, words: words, say: &words.Paper, room: room{rows: 40, notes: 12, names: 8, voices: 8}}
}

// outside says whether the reader gets a part of the register only, of which
// silence says nothing.
func (p *paper) outside() bool { return p.view.Audience.Outside() }

func (p *paper) add(s section) {
	s.block.Heading = cmp.Or(s.block.Heading, p.say.Headings[s.key])
	p.parts = append(p.parts, s)
}

func (p *paper) facts(key string, facts ...fact) {
	facts = slices.DeleteFunc(facts, func(f fact) bool { return f.cell.Text == "" })
	if len(facts) == 0 {
		return
	}
	s := section{key: key, facts: facts}
	for _, f := range facts {
		s.block.Facts = append(s.block.Facts, Fact{p.say.Facts[f.key], f.cell})
	}
	p.add(s)
}

// blocks adds what others have put together.
func (p *paper) blocks(key string, blocks []Block) {
	for _, b := range blocks {
		p.add(section{key: key, block: b})
	}
}

// table adds a table that has rows, with what is to be known before it is
// believed.
func (p *paper) table(key string, t *Table, notes ...string) {
	p.charted(key, nil, t, notes...)
}

func (p *paper) charted(key string, c *Chart, t *Table, notes ...string) {
	if len(t.Rows) == 0 {
		return
	}
	p.add(section{key: key, block: Block{Chart: c, Table: t, Text: paragraphs(notes)}})
}

func (p *paper) steps(key string, steps []happened, notes ...string) {
	if len(steps) == 0 {
		return
	}
	s := section{key: key, steps: steps, block: Block{Text: paragraphs(notes)}}
	for _, h := range steps {
		s.block.Steps = append(s.block.Steps, Step{Day: p.words.Date(h.day), Text: h.text, Ref: p.ref(h.ref), Body: h.body})
	}
	p.add(s)
}

// orNothing says to the NPM's people that a section they look for holds nothing, and
// what is to be known of that.
// To readers outside nothing is said: what it would hold may be withheld.
func (p *paper) orNothing(key string, notes ...string) {
	last := len(p.parts) - 1
	if p.outside() || last >= 0 && p.parts[last].key == key {
		return
	}
	p.add(section{key: key, block: Block{Text: paragraphs(append([]string{p.say.Nothing[key]}, notes...))}})
}

func paragraphs(texts []string) string {
	all := ""
	for _, t := range texts {
		if t != "" && all != "" {
			all += "\n\n"
		}
		all += t
	}
	return all
}

// document puts the paper together. One without any section says so.
func (p *paper) document() *Document {
	doc := &Document{Audience: p.view.Audience, Words: p.words, Addressed: true, Footer: p.imprint(), Data: func() any { return p.data() },
		Title: p.say.Titles[p.kind].With("name", p.words.Foreign(p.name), "year", strconv.Itoa(p.year))}
	if len(p.parts) == 0 {
		p.parts = []section{{key: "nothing", block: Block{Text: p.say.Nothing[p.kind]}}}
	}
	doc.Blocks = []Block{{Text: p.head()}}
	for _, s := range p.parts {
		doc.Blocks = append(doc.Blocks, s.block)
		if s.block.Chart != nil {
			doc.Charts = append(doc.Charts, *s.block.Chart)
		}
	}
	return doc
}

// head stands below the title, for whoever reads no further than the first page: who
// wrote the paper, which the title of a year's work says, as of when, and for whom.
func (p *paper) head() string {
	lines := p.imprint()
	if p.about != "" {
		lines = slices.Insert(lines, 0, p.body(record.Institution))
	}
	return strings.Join(lines, "\n")
}

// imprint says as of when a paper is, from what it was made, and for whom.
func (p *paper) imprint() []string {
	lines := []string{asOf(p.at, p.words)}
	if p.year != 0 && p.at.Day < lastOf(p.year) {
		lines = append(lines, p.say.Notes["unfinished"])
	}
	return append(lines, readersOf(p.view.Audience, p.words, p.body(string(p.view.Audience)))...)
}
