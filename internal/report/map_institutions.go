package report

import (
	"slices"
	"strings"
)

// Outline is a picture in lines: a body each, indented below the one that it
// belongs to, with what is known of it in columns.
type Outline struct {
	Tree    bool   // some stand below others
	Head    string // of the names
	Columns []OutlineColumn
	Rows    []OutlineRow
}

// OutlineColumn is a column after the names. Of one with bars the numbers are
// drawn too.
type OutlineColumn struct {
	Title string
	Bars  bool
	Right bool
}

// OutlineRow is one body.
type OutlineRow struct {
	Name    string
	Above   int // the row it belongs to, -1 where there is none
	Depth   int
	Context bool // only there to hold those below it
	Cells   []OutlineCell
}

// OutlineCell is a value; Size is its number, where the column has bars.
type OutlineCell struct {
	Text string
	Size int
	Gap  bool // something is missing or late
}

type institutionBody struct {
	Stakeholder string   `json:"stakeholder"`
	Name        string   `json:"name"`
	Category    string   `json:"category"`
	Above       *string  `json:"belongs_to"`
	FocalPoints []string `json:"focal_points"` // null to readers outside
	LastContact *string  `json:"last_contact"`
	Asked       int      `json:"recommendations"`
	Open        *int     `json:"open"`
	Overdue     *int     `json:"overdue"`
}

type institutionsData struct {
	mapData
	Stakeholders []institutionBody `json:"stakeholders"`
}

// institutions is the tree of bodies. What a filter lets through stands below
// whatever is above it.
func (m *mapping) institutions(doc *Document) {
	say := m.words.Map
	rows := m.tree()
	m.shown = len(rows)
	o := &Outline{Tree: true, Head: say.Body}
	for _, c := range m.institutionColumns() {
		o.Columns = append(o.Columns, OutlineColumn{Title: c.Title, Right: c.Right})
	}
	t := &Table{Empty: say.NothingHere, Columns: slices.Concat([]Column{{Key: "stakeholder", Title: say.Body, Flex: true}},
		m.institutionColumns(), []Column{{Key: "category"}, {Key: "belongs_to"}, {Key: "name"}})}
	for _, r := range rows {
		cells := m.institutionCells(r.id)
		name, above := m.bodyCell(r.id), ""
		line := OutlineRow{Name: name.Text, Above: r.above, Depth: r.depth, Context: !slices.Contains(m.wanted, r.id)}
		for _, c := range cells {
			line.Cells = append(line.Cells, OutlineCell{Text: c.Text, Gap: c.Tone == Warning})
		}
		o.Rows = append(o.Rows, line)
		name.Text = strings.Repeat("– ", r.depth) + name.Text
		if r.above >= 0 {
			above = rows[r.above].id
		}
		t.Rows = append(t.Rows, slices.Concat([]Cell{name}, cells,
			[]Cell{text(m.set.Stakeholders[r.id].Category), text(above), text(bodyName(m.set, r.id))}))
	}
	pictured(doc, &Map{Title: say.Institutions.Title, Description: say.Institutions.About, Outline: o}, t)
	doc.Data = func() any { return m.institutionsJSON(rows) }
}

// treeRow is a body in the tree.
type treeRow struct {
	id           string
	above, depth int // above is a row, -1 at the top
}

// tree lists the bodies so that each stands after the one above it.
func (m *mapping) tree() []treeRow {
	shown, below := map[string]bool{}, map[string][]string{}
	for _, id := range m.wanted {
		for at := id; at != "" && !shown[at]; at = m.parent(at) {
			shown[at] = true
		}
	}
	for id := range shown {
		below[m.parent(id)] = append(below[m.parent(id)], id)
	}
	var rows []treeRow
	done := map[string]bool{}
	var add func(id string, above, depth int)
	add = func(id string, above, depth int) {
		if done[id] {
			return
		}
		done[id] = true
		rows = append(rows, treeRow{id, above, depth})
		here := len(rows) - 1
		for _, child := range sortedBy(below[id], m.byName) {
			add(child, here, depth+1)
		}
	}
	for _, id := range sortedBy(below[""], m.byName) {
		add(id, -1, 0)
	}
	for _, id := range m.wanted { // in a circle, which is an error of the register
		add(id, -1, 0)
	}
	return rows
}

// institutionColumns are those of what the reader may know. Outside, contacts are
// not told: where the reader saw one body's and not another's, the other would
// seem to have none.
func (m *mapping) institutionColumns() []Column {
	say := m.words.Map
	if m.view.Audience.Outside() {
		return []Column{{Key: "recommendations", Title: say.Addressed, Right: true}}
	}
	return []Column{
		{Key: "focal_points", Title: say.FocalPoint, Flex: true},
		{Key: "last_contact", Title: say.LastContact},
		{Key: "open", Title: say.Open, Right: true},
		{Key: "overdue", Title: say.Overdue, Right: true},
	}
}

func (m *mapping) institutionCells(id string) []Cell {
	facts := m.known[id]
	if m.view.Audience.Outside() {
		return []Cell{m.number(facts.asked)}
	}
	return []Cell{m.focalCell(id), m.lastCell(id), m.number(facts.open), m.late(facts.overdue)}
}

// focalCell names the focal points of a body, or the body above whose focal point
// serves it, or says that there is none.
func (m *mapping) focalCell(id string) Cell {
	facts := m.known[id]
	var names []string
	for _, name := range facts.focal {
		names = append(names, m.words.Foreign(name))
	}
	above := m.served(id)
	switch {
	case len(names) > 0:
		return Cell{Text: strings.Join(names, m.words.Numbers.Comma), Data: strings.Join(facts.focal, "; ")}
	case above != "":
		return Cell{Text: m.words.Map.Via.With("name", m.name(above)), Tone: Faint}
	}
	return Cell{Text: m.words.Map.NoFocalPoint, Tone: Warning}
}

func (m *mapping) lastCell(id string) Cell {
	if last := m.known[id].last; last != 0 {
		return Cell{Text: m.words.Date(last), Data: last.String()}
	}
	return Cell{Text: m.words.Map.NoWord, Tone: Warning}
}

func (m *mapping) late(n int) Cell {
	if n == 0 {
		return m.number(0)
	}
	return m.number(n).toned(Warning)
}

func (m *mapping) institutionsJSON(rows []treeRow) institutionsData {
	data := institutionsData{mapHead(m.at, m.query), []institutionBody{}}
	for _, r := range rows {
		facts, body := m.known[r.id], institutionBody{Stakeholder: r.id, Name: bodyName(m.set, r.id), Category: m.set.Stakeholders[r.id].Category, Asked: m.known[r.id].asked}
		if r.above >= 0 {
			body.Above = orNull(rows[r.above].id)
		}
		if !m.view.Audience.Outside() {
			body.FocalPoints = orEmpty(facts.focal)
			body.LastContact, body.Open, body.Overdue = orNull(facts.last.String()), &facts.open, &facts.overdue
		}
		data.Stakeholders = append(data.Stakeholders, body)
	}
	return data
}
