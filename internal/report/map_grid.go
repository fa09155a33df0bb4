package report

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/opcat-tools/npm/internal/record"
)

// Scale is how far influence and interest go, from 1.
const Scale = 5

// Grid is a picture of who has how much influence and interest.
type Grid struct {
	Up, Across  string // names of the axes
	Low, High   string // their ends
	Points      []GridPoint
	Marks       []GridMark // of the stances, as a legend has them
	Unplaced    string     // heading of those that have no place yet
	UnplacedOff []GridPoint
	Names       string // heading of a list of names by number
}

// GridPoint is one body in the grid.
type GridPoint struct {
	Name       string
	Up, Across int // 1 to Scale; zero where it is not known
	Mark       int // its stance, as a place in Marks
}

// GridMark is a stance: its word in the vocabulary says which shape stands for
// it, "" is none noted.
type GridMark struct{ Stance, Name string }

// stances are the words of the vocabulary, from the best on; the last is none.
var stances = [...]string{"champion", "supportive", "neutral", "reluctant", "opposed", ""}

type gridBody struct {
	Stakeholder string  `json:"stakeholder"`
	Name        string  `json:"name"`
	Category    string  `json:"category"`
	Influence   *int    `json:"influence"`
	Interest    *int    `json:"interest"`
	Stance      *string `json:"stance"`
}

type gridData struct {
	mapData
	Stakeholders []gridBody `json:"stakeholders"`
}

// grid puts the strongest first: those with most influence, then interest.
func (m *mapping) grid(doc *Document) {
	ids := sortedBy(m.wanted, func(a, b string) int {
		x, y := m.set.Stakeholders[a], m.set.Stakeholders[b]
		return cmp.Or(cmp.Compare(placed(y), placed(x)), cmp.Compare(y.Influence, x.Influence), cmp.Compare(y.Interest, x.Interest))
	})
	say := m.words.Map
	g := &Grid{Up: say.Influence, Across: say.Interest, Low: say.Low, High: say.High, Unplaced: say.Unplaced, Names: say.Names}
	for _, stance := range stances {
		name := say.Unrated
		if stance != "" {
			name = m.words.Term("stance", stance)
		}
		g.Marks = append(g.Marks, GridMark{stance, name})
	}
	for _, id := range ids {
		s := m.set.Stakeholders[id]
		p := GridPoint{Name: m.name(id), Up: s.Influence, Across: s.Interest, Mark: markOf(s.Stance)}
		if placed(s) == 0 {
			g.UnplacedOff = append(g.UnplacedOff, p)
			continue
		}
		g.Points = append(g.Points, p)
	}
	pictured(doc, &Map{Title: say.Grid.Title, Description: say.Grid.About, Grid: g}, m.gridTable(ids))
	doc.Data = func() any { return m.gridJSON(ids) }
}

// markOf is the place of a stance among the marks; a word that is not in the
// vocabulary counts as none.
func markOf(stance string) int {
	if i := slices.Index(stances[:], stance); i >= 0 {
		return i
	}
	return len(stances) - 1
}

// placed is 1 where a body has a place in the grid, else 0.
func placed(s *record.Stakeholder) int {
	if s.Influence < 1 || s.Influence > Scale || s.Interest < 1 || s.Interest > Scale {
		return 0
	}
	return 1
}

func (m *mapping) gridTable(ids []string) *Table {
	say := m.words.Map
	t := &Table{Empty: say.NothingHere, Columns: []Column{
		{Key: "influence", Title: say.Influence, Right: true},
		{Key: "interest", Title: say.Interest, Right: true},
		{Key: "stance", Title: say.Stance},
		{Key: "stakeholder", Title: say.Body, Flex: true},
		{Key: "category", Title: say.Category},
		{Key: "name"},
	}}
	for _, id := range ids {
		s := m.set.Stakeholders[id]
		stance := Cell{Text: say.Unrated, Tone: Faint}
		if s.Stance != "" {
			stance = Cell{Text: m.words.Term("stance", s.Stance), Data: s.Stance}
		}
		t.Rows = append(t.Rows, []Cell{rating(s.Influence), rating(s.Interest), stance, m.bodyCell(id),
			{Text: m.words.Term("category", s.Category), Data: s.Category}, text(bodyName(m.set, id))})
	}
	return t
}

func rating(n int) Cell {
	if n == 0 {
		return orDash("")
	}
	return text(fmt.Sprint(n))
}

func (m *mapping) gridJSON(ids []string) gridData {
	data := gridData{mapHead(m.at, m.query), []gridBody{}}
	for _, id := range ids {
		s := m.set.Stakeholders[id]
		data.Stakeholders = append(data.Stakeholders, gridBody{id, bodyName(m.set, id), s.Category,
			numberOrNull(s.Influence), numberOrNull(s.Interest), orNull(s.Stance)})
	}
	return data
}

// numberOrNull makes null of what is not known.
func numberOrNull(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}
