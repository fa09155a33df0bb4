package render

import (
	"cmp"
	"slices"
)

// gather puts the items into their layers so that what hangs together stands
// together: from each of the first layer on as far as lines lead.
func (l *layered) gather() {
	seen := make([]bool, len(l.items))
	var visit func(i int)
	visit = func(i int) {
		if seen[i] {
			return
		}
		seen[i] = true
		it := l.items[i]
		l.layers[it.layer] = append(l.layers[it.layer], i)
		for _, ties := range [][]int{it.from, it.beside, it.into} {
			for _, other := range ties {
				visit(other)
			}
		}
	}
	for layer := range l.layers {
		for i, it := range l.items {
			if it.layer == layer {
				visit(i)
			}
		}
	}
}

// order moves the items of each layer so that few lines cross: each goes to the
// middle of those that it is tied to, layer by layer, there and back, and the best
// of these orders stays.
func (l *layered) order() {
	best, least := l.orders(), l.tangle()
	for sweep := range sweeps {
		if sweep%2 == 0 {
			for i := range l.layers {
				l.sortLayer(i, func(it *item) []int { return slices.Concat(it.into, it.beside) })
			}
		} else {
			for i := len(l.layers) - 1; i >= 0; i-- {
				l.sortLayer(i, func(it *item) []int { return slices.Concat(it.from, it.beside) })
			}
		}
		if n := l.tangle(); n < least {
			best, least = l.orders(), n
		}
	}
	l.layers = best
}

func (l *layered) orders() [][]int {
	var copied [][]int
	for _, layer := range l.layers {
		copied = append(copied, slices.Clone(layer))
	}
	return copied
}

// positions is where each item stands in its layer.
func (l *layered) positions() []int {
	at := make([]int, len(l.items))
	for _, layer := range l.layers {
		for i, it := range layer {
			at[it] = i
		}
	}
	return at
}

func (l *layered) sortLayer(n int, ties func(*item) []int) {
	at := l.positions()
	middle := make([]float64, len(l.items))
	for _, i := range l.layers[n] {
		to := ties(l.items[i])
		if len(to) == 0 {
			middle[i] = float64(at[i])
			continue
		}
		for _, other := range to {
			middle[i] += float64(at[other]) / float64(len(to))
		}
	}
	slices.SortStableFunc(l.layers[n], func(a, b int) int { return cmp.Compare(middle[a], middle[b]) })
}

// tangle counts the pairs of lines that cross between two layers, and how many
// boxes the arcs within one pass.
func (l *layered) tangle() int {
	at, n := l.positions(), 0
	for _, layer := range l.layers {
		var ends []int // positions in the next layer, of the lines so far, sorted
		for _, i := range layer {
			for _, other := range l.items[i].beside {
				n += max(0, at[other]-at[i])
			}
			var own []int
			for _, to := range l.items[i].from {
				own = append(own, at[to])
				n += len(ends) - notAbove(ends, at[to])
			}
			for _, end := range own {
				ends = slices.Insert(ends, notAbove(ends, end), end)
			}
		}
	}
	return n
}

// notAbove is how many of some sorted numbers are not above n.
func notAbove(sorted []int, n int) int {
	i, _ := slices.BinarySearch(sorted, n+1)
	return i
}
