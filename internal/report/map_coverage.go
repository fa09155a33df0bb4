package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// mostNamed is how many bodies coverage names as silent for longest or as most
// overdue, above the list of all.
const mostNamed = 5

type coverageBody struct {
	Stakeholder string  `json:"stakeholder"`
	Name        string  `json:"name"`
	Category    string  `json:"category"`
	Met         bool    `json:"met"`
	LastContact *string `json:"last_contact"`
	SilentDays  *int    `json:"silent_days"`
	FocalPoint  bool    `json:"focal_point"`
	Via         *string `json:"focal_point_of"` // the body above whose focal point serves it
	Open        int     `json:"open"`
	Overdue     int     `json:"overdue"`
}

type coverageData struct {
	mapData
	Stakeholders []coverageBody `json:"stakeholders"`
}

// coverage puts those first of whom most is missing.
func (m *mapping) coverage(doc *Document) {
	say := m.words.Map
	ids := sortedBy(m.wanted, m.byGaps)
	doc.Blocks = []Block{{Facts: []Fact{
		{say.NeverMet, m.namesWhere(ids, func(id string) bool { return m.known[id].last == 0 })},
		{say.WithoutFocalPoint, m.namesWhere(ids, func(id string) bool { return !m.hasFocalPoint(id) })},
		{say.LongestSilence, m.most(ids, m.silent, func(n int) string { return m.words.Count(m.words.Days, n) })},
		{say.MostOverdue, m.most(ids, func(id string) int { return m.known[id].overdue }, m.words.Number)},
	}}}
	o := &Outline{Head: say.Body, Columns: []OutlineColumn{{Title: say.LastContact}, {Title: say.Silent, Bars: true},
		{Title: say.FocalPoint}, {Title: say.Open, Right: true}, {Title: say.Overdue, Bars: true}}}
	t := &Table{Empty: say.NothingHere, Columns: []Column{
		{Key: "stakeholder", Title: say.Body, Flex: true},
		{Key: "last_contact", Title: say.LastContact},
		{Key: "silent_days", Title: say.Silent, Right: true},
		{Key: "focal_points", Title: say.FocalPoint, Flex: true},
		{Key: "open", Title: say.Open, Right: true},
		{Key: "overdue", Title: say.Overdue, Right: true},
		{Key: "category"}, {Key: "name"},
	}}
	for _, id := range ids {
		facts := m.known[id]
		cells := []Cell{m.lastCell(id), m.silentCell(id), m.focalCell(id), m.number(facts.open), m.late(facts.overdue)}
		sizes := []int{0, m.silent(id), 0, facts.open, facts.overdue}
		row := OutlineRow{Name: m.name(id), Above: -1}
		for i, c := range cells {
			row.Cells = append(row.Cells, OutlineCell{Text: c.Text, Size: sizes[i], Gap: c.Tone == Warning})
		}
		o.Rows = append(o.Rows, row)
		t.Rows = append(t.Rows, slices.Concat([]Cell{m.bodyCell(id)}, cells,
			[]Cell{text(m.set.Stakeholders[id].Category), text(bodyName(m.set, id))}))
	}
	pictured(doc, &Map{Title: say.Coverage.Title, Description: say.Coverage.About, Outline: o}, t)
	doc.Data = func() any { return m.coverageJSON(ids) }
}

// byGaps orders by what is missing: who was never met, then who has no focal
// point, then the longest silence.
func (m *mapping) byGaps(a, b string) int {
	x, y := m.known[a], m.known[b]
	never := func(f *bodyFacts) int {
		if f.last == 0 {
			return 0
		}
		return 1
	}
	focal := func(id string) int {
		if m.hasFocalPoint(id) {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(never(x), never(y)), cmp.Compare(focal(a), focal(b)), cmp.Compare(x.last, y.last))
}

func (m *mapping) hasFocalPoint(id string) bool {
	return len(m.known[id].focal) > 0 || m.served(id) != ""
}

// silent is how many days have passed since the last contact, 0 where there was
// none.
func (m *mapping) silent(id string) int {
	if m.known[id].last == 0 {
		return 0
	}
	return int(m.at.Day - m.known[id].last)
}

func (m *mapping) silentCell(id string) Cell {
	if m.known[id].last == 0 {
		return orDash("")
	}
	n := m.silent(id)
	return Cell{Text: m.words.Count(m.words.Days, n), Data: fmt.Sprint(n)}
}

// namesWhere names those of whom something holds, with their number.
func (m *mapping) namesWhere(ids []string, holds func(string) bool) Cell {
	var names []string
	for _, id := range sortedBy(ids, m.byName) {
		if holds(id) {
			names = append(names, m.name(id))
		}
	}
	if len(names) == 0 {
		return Cell{Text: m.words.Map.Nobody, Tone: Faint}
	}
	return text(fmt.Sprintf("%s: %s", m.words.Number(len(names)), strings.Join(names, "; ")))
}

// most names those with the highest numbers, none of 0.
func (m *mapping) most(ids []string, number func(string) int, written func(int) string) Cell {
	var names []string
	for _, id := range sortedBy(ids, func(a, b string) int { return cmp.Or(cmp.Compare(number(b), number(a)), m.byName(a, b)) }) {
		if len(names) == mostNamed || number(id) == 0 {
			break
		}
		names = append(names, fmt.Sprintf("%s (%s)", m.name(id), written(number(id))))
	}
	if len(names) == 0 {
		return Cell{Text: m.words.Map.Nobody, Tone: Faint}
	}
	return text(strings.Join(names, "; "))
}

func (m *mapping) coverageJSON(ids []string) coverageData {
	data := coverageData{mapHead(m.at, m.query), []coverageBody{}}
	for _, id := range ids {
		facts := m.known[id]
		body := coverageBody{Stakeholder: id, Name: bodyName(m.set, id), Category: m.set.Stakeholders[id].Category,
			Met: facts.last != 0, LastContact: orNull(facts.last.String()), FocalPoint: len(facts.focal) > 0,
			Open: facts.open, Overdue: facts.overdue}
		if facts.last != 0 {
			silent := m.silent(id)
			body.SilentDays = &silent
		}
		if !body.FocalPoint {
			body.Via = orNull(m.served(id))
		}
		data.Stakeholders = append(data.Stakeholders, body)
	}
	return data
}
