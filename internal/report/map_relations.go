package report

import (
	"cmp"
	"slices"

	"github.com/opcat-tools/npm/internal/record"
)

// Graph is a picture of bodies and of the arrows between them.
type Graph struct {
	Kinds  []GraphKind // each is drawn in a line of its own
	Nodes  []string    // names
	Edges  []GraphEdge
	Alone  string   // heading of those that no arrow touches
	Others []string // their names
}

// GraphKind is a kind of arrows.
type GraphKind struct {
	Name string
	// Ranks says that one of the two stands above the other: the first, save in
	// the tie of the tree.
	Ranks bool
	Tree  bool // the tie of a body to the one above it
}

// GraphEdge is an arrow between two nodes.
type GraphEdge struct{ From, To, Kind int }

// belongs is the tie of a department to what is above it: it is no relation that
// somebody noted, and public.
const belongs = "belongs-to"

// relationKinds are the words of the vocabulary, in its order, and the tie of
// the tree.
var relationKinds = [...]string{"supervises", "funds", "coordinates-with", "refers-to", "influences", "member-of", "", belongs}

// tie is a relation of one body to another.
type tie struct{ from, to, kind string }

type tieJSON struct {
	From string  `json:"from"`
	To   string  `json:"to"`
	Kind *string `json:"kind"`
}

type relationsData struct {
	mapData
	Relations []tieJSON `json:"relations"`
	Alone     []string  `json:"without_relation"` // null to readers outside
}

// relations is every relation that one of the wanted bodies has a part in.
func (m *mapping) relations(doc *Document) {
	say := m.words.Map
	ties := m.ties()
	g, node := &Graph{Alone: say.Unrelated}, map[string]int{}
	place := func(id string) int {
		if _, known := node[id]; !known {
			node[id] = len(g.Nodes)
			g.Nodes = append(g.Nodes, m.name(id))
		}
		return node[id]
	}
	kinds := m.kindsIn(ties)
	for _, k := range kinds {
		g.Kinds = append(g.Kinds, GraphKind{m.relationName(k), k == belongs || k == "supervises" || k == "funds", k == belongs})
	}
	t := &Table{Empty: say.NothingHere, Columns: []Column{
		{Key: "from", Title: say.From, Flex: true}, {Key: "kind", Title: say.Relation}, {Key: "to", Title: say.To, Flex: true},
		{Key: "from_name"}, {Key: "to_name"}}}
	for _, tie := range ties {
		g.Edges = append(g.Edges, GraphEdge{place(tie.from), place(tie.to), slices.Index(kinds, tie.kind)})
		t.Rows = append(t.Rows, []Cell{m.bodyCell(tie.from), {Text: m.relationName(tie.kind), Data: tie.kind}, m.bodyCell(tie.to),
			text(bodyName(m.set, tie.from)), text(bodyName(m.set, tie.to))})
	}
	alone := m.alone(node)
	m.shown = len(g.Nodes) + len(alone)
	for _, id := range alone {
		g.Others = append(g.Others, m.name(id))
		t.Rows = append(t.Rows, []Cell{m.bodyCell(id), orDash(""), orDash(""), text(bodyName(m.set, id)), {}})
	}
	pictured(doc, &Map{Title: say.Relations.Title, Description: say.Relations.About, Graph: g}, t)
	doc.Data = func() any { return m.relationsJSON(ties, alone) }
}

// alone are the wanted bodies that have no place in the picture. To readers
// outside they are not named: most relations are not theirs to see, so that
// nothing follows from there being none.
func (m *mapping) alone(places map[string]int) []string {
	if m.view.Audience.Outside() {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(m.wanted), func(id string) bool { _, there := places[id]; return there })
}

// ties lists the relations, and the tie to the body above where none was noted
// between the two.
func (m *mapping) ties() []tie {
	wanted := map[string]bool{}
	for _, id := range m.wanted {
		wanted[id] = true
	}
	var all []tie
	seen, linked := map[tie]bool{}, map[[2]string]bool{}
	add := func(t tie) {
		if m.there(t.from) && m.there(t.to) && t.from != t.to && (wanted[t.from] || wanted[t.to]) && !seen[t] {
			seen[t], linked[[2]string{t.from, t.to}], linked[[2]string{t.to, t.from}] = true, true, true
			all = append(all, t)
		}
	}
	ids := sortedBy(m.set.IDs(record.Stakeholders), m.byName)
	for _, id := range ids {
		for _, r := range m.set.Stakeholders[id].Relations {
			add(tie{id, r.To, r.Kind})
		}
	}
	for _, id := range ids {
		if above := m.parent(id); above != "" && !linked[[2]string{id, above}] {
			add(tie{id, above, belongs})
		}
	}
	slices.SortStableFunc(all, func(a, b tie) int {
		return cmp.Or(m.byName(a.from, b.from), m.byName(a.to, b.to), cmp.Compare(a.kind, b.kind))
	})
	return all
}

// there says whether a body exists on the day, as far as the reader sees.
func (m *mapping) there(id string) bool {
	return m.set.Stakeholders[id] != nil && !m.gone(id)
}

// kindsIn are the kinds of some relations, in the order of the vocabulary; words
// that a register has added come last.
func (m *mapping) kindsIn(ties []tie) []string {
	var kinds []string
	for _, t := range ties {
		kinds = append(kinds, t.kind)
	}
	slices.Sort(kinds)
	order := func(kind string) int {
		if i := slices.Index(relationKinds[:], kind); i >= 0 {
			return i
		}
		return len(relationKinds)
	}
	return sortedBy(slices.Compact(kinds), func(a, b string) int { return cmp.Compare(order(a), order(b)) })
}

func (m *mapping) relationName(kind string) string {
	switch kind {
	case belongs:
		return m.words.Map.BelongsTo
	case "":
		return m.words.Map.Relation
	}
	return m.words.Term("relation", kind)
}

func (m *mapping) relationsJSON(ties []tie, alone []string) relationsData {
	data := relationsData{mapHead(m.at, m.query), []tieJSON{}, alone}
	if !m.view.Audience.Outside() {
		data.Alone = orEmpty(alone)
	}
	for _, t := range ties {
		data.Relations = append(data.Relations, tieJSON{t.from, t.to, orNull(t.kind)})
	}
	return data
}
