package render

import (
	"cmp"
	"slices"

	"github.com/opcat-tools/npm/internal/report"
)

// A graph is laid out in layers, each a column: whoever supervises, funds or
// stands above is in an earlier one. An arrow that leads over several layers gets
// a lane of its own in each between, so that it passes no box (Sugiyama, Tagawa
// and Toda, 1981). One within a layer is an arc beside it.

// layered is a part of a graph that hangs together, laid out.
type layered struct {
	items  []*item // the nodes of the part, then lanes
	lines  []*track
	layers [][]int // items, from top to bottom
	gap    int     // between layers
}

// item is a node in a layer, or a lane where an arrow passes through.
type item struct {
	node       int // -1 for a lane
	layer, y   int // y is its top
	height     int
	into, from []int // items in the layers before and after, one for each line
	beside     []int // others in its layer, one for each line
}

// track is an arrow on its way through the layers, from the first item to the
// last; back says that it points the other way.
type track struct {
	edge report.GraphEdge
	path []int // items
	back bool
	// ranks says that the first stands above the last.
	ranks bool
}

const (
	nodeWidth = 200
	nodeGap   = 16  // between boxes of a layer
	layerGap  = 120 // between layers, where arrows bend, at least; more where they are high
	mostGap   = 320
	laneHigh  = 6
	portGap   = 9 // between arrows at the same box
	sweeps    = 24
)

// layOut lays out one part of a graph: its nodes, in their order.
func layOut(g *report.Graph, nodes []int) *layered {
	l := &layered{}
	at := map[int]int{}
	for _, n := range nodes {
		at[n] = len(l.items)
		l.items = append(l.items, &item{node: n})
	}
	for _, e := range g.Edges {
		if _, here := at[e.From]; here {
			l.lines = append(l.lines, &track{edge: e, path: []int{at[e.From], at[e.To]}, ranks: g.Kinds[e.Kind].Ranks})
		}
	}
	l.direct(g)
	l.rank()
	l.addLanes()
	for _, it := range l.items {
		it.height = laneHigh
		if it.node >= 0 {
			ports := max(len(it.into), len(it.from)+len(it.beside))
			it.height = max(len(nodeText(g.Nodes[it.node]))*mapLine+12, (ports+1)*portGap)
		}
	}
	l.gather()
	l.order()
	l.place()
	return l
}

// direct turns the lines that say who stands above whom so that none leads back
// to where another came from: the tie of the tree is turned round, and so is what
// would close a circle. The tree comes first, so that it is never the one.
func (l *layered) direct(g *report.Graph) {
	after := make([][]int, len(l.items))
	inOrder := slices.DeleteFunc(slices.Clone(l.lines), func(t *track) bool { return !t.ranks })
	slices.SortStableFunc(inOrder, func(a, b *track) int { return cmp.Compare(rankOf(g, a), rankOf(g, b)) })
	for _, t := range inOrder {
		if g.Kinds[t.edge.Kind].Tree {
			t.turn()
		}
		if reaches(after, t.path[1], t.path[0]) {
			t.turn()
		}
		after[t.path[0]] = append(after[t.path[0]], t.path[1])
	}
}

func (t *track) turn() {
	t.back = !t.back
	slices.Reverse(t.path)
}

// rankOf puts the tree first, then the kinds in their order.
func rankOf(g *report.Graph, t *track) int {
	if g.Kinds[t.edge.Kind].Tree {
		return -1
	}
	return t.edge.Kind
}

// reaches says whether there is a way from one item to another.
func reaches(after [][]int, from, to int) bool {
	seen := make([]bool, len(after))
	for next := []int{from}; len(next) > 0; {
		at := next[len(next)-1]
		next = next[:len(next)-1]
		if at == to {
			return true
		}
		if !seen[at] {
			seen[at] = true
			next = append(next, after[at]...)
		}
	}
	return false
}

// rank puts each item into the first layer after all that stand above it; what
// nothing stands above, right before the first that it stands above.
func (l *layered) rank() {
	waits, ranked := make([]int, len(l.items)), make([]bool, len(l.items))
	after := make([][]int, len(l.items))
	for _, t := range l.lines {
		if t.ranks {
			waits[t.path[1]]++
			after[t.path[0]] = append(after[t.path[0]], t.path[1])
			ranked[t.path[0]], ranked[t.path[1]] = true, true
		}
	}
	var next, roots []int
	for i := range l.items {
		if ranked[i] && waits[i] == 0 {
			next, roots = append(next, i), append(roots, i)
		}
	}
	for ; len(next) > 0; next = next[1:] {
		for _, to := range after[next[0]] {
			l.items[to].layer = max(l.items[to].layer, l.items[next[0]].layer+1)
			if waits[to]--; waits[to] == 0 {
				next = append(next, to)
			}
		}
	}
	for _, root := range roots {
		nearest := len(l.items)
		for _, to := range after[root] {
			nearest = min(nearest, l.items[to].layer)
		}
		l.items[root].layer = nearest - 1
	}
	l.rankRest(ranked)
}

// rankRest puts those that stand neither above nor below anybody into the layer
// after one that they are tied to, and turns the lines that lead to an earlier
// layer.
func (l *layered) rankRest(ranked []bool) {
	if !slices.Contains(ranked, true) {
		ranked[0] = true
	}
	for changed := true; changed; {
		changed = false
		for _, t := range l.lines {
			from, to := t.path[0], t.path[1]
			if ranked[from] == ranked[to] {
				continue
			}
			if ranked[to] {
				from, to = to, from
			}
			l.items[to].layer, ranked[to], changed = l.items[from].layer+1, true, true
		}
	}
	last := 0
	for _, it := range l.items {
		last = max(last, it.layer)
	}
	l.layers = make([][]int, last+1)
	for _, t := range l.lines {
		if l.items[t.path[0]].layer > l.items[t.path[1]].layer {
			t.turn()
		}
	}
}

// beside says whether a line ties two of the same layer.
func (l *layered) beside(t *track) bool {
	return l.items[t.path[0]].layer == l.items[t.path[len(t.path)-1]].layer
}

// addLanes gives each line an item in every layer that it passes.
func (l *layered) addLanes() {
	for _, t := range l.lines {
		first, last := t.path[0], t.path[1]
		if l.beside(t) {
			l.items[first].beside = append(l.items[first].beside, last)
			l.items[last].beside = append(l.items[last].beside, first)
			continue
		}
		path := []int{first}
		for layer := l.items[first].layer + 1; layer < l.items[last].layer; layer++ {
			path = append(path, len(l.items))
			l.items = append(l.items, &item{node: -1, layer: layer})
		}
		t.path = append(path, last)
		for i, to := range t.path[1:] {
			l.items[t.path[i]].from = append(l.items[t.path[i]].from, to)
			l.items[to].into = append(l.items[to].into, t.path[i])
		}
	}
}
