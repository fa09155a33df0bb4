package render

// place gives each item its height: as near as it can be to the middle of those
// that it is tied to, in the order of its layer and with room between.
func (l *layered) place() {
	for _, layer := range l.layers {
		y := 0
		for _, i := range layer {
			l.items[i].y = y
			y += l.items[i].height + nodeGap
		}
	}
	for range sweeps {
		for i := 1; i < len(l.layers); i++ {
			l.settle(l.layers[i], func(it *item) []int { return it.into })
		}
		for i := len(l.layers) - 2; i >= 0; i-- {
			l.settle(l.layers[i], func(it *item) []int { return it.from })
		}
	}
	top := 0
	for _, it := range l.items {
		top = min(top, it.y)
	}
	for _, it := range l.items {
		it.y -= top
	}
	l.gap = min(mostGap, max(layerGap, l.height()/10)) // so that no arrow is too steep to follow
}

// block is a run of items that touch; wish is where the first of them would be on
// the average.
type block struct {
	wish float64
	n    int
}

// settle moves the items of a layer as near to where they wish to be as the
// others let them, in the sense of least squares: where wishes overlap, items
// form a block that goes to the average of what its items wish.
func (l *layered) settle(layer []int, ties func(*item) []int) {
	var blocks []block
	offset, offsets := 0, make([]int, len(layer))
	for n, i := range layer {
		it := l.items[i]
		offsets[n] = offset
		offset += it.height + nodeGap
		blocks = append(blocks, block{l.wish(it, ties(it)) - float64(offsets[n]), 1})
		for len(blocks) > 1 && blocks[len(blocks)-2].wish >= blocks[len(blocks)-1].wish {
			a, b := blocks[len(blocks)-2], blocks[len(blocks)-1]
			merged := block{(a.wish*float64(a.n) + b.wish*float64(b.n)) / float64(a.n+b.n), a.n + b.n}
			blocks = append(blocks[:len(blocks)-2], merged)
		}
	}
	n := 0
	for _, b := range blocks {
		for range b.n {
			l.items[layer[n]].y = int(b.wish) + offsets[n]
			n++
		}
	}
}

// wish is where an item would stand if it were alone.
func (l *layered) wish(it *item, ties []int) float64 {
	if len(ties) == 0 {
		return float64(it.y)
	}
	sum := 0.0
	for _, i := range ties {
		sum += float64(l.items[i].y) + float64(l.items[i].height)/2
	}
	return sum/float64(len(ties)) - float64(it.height)/2
}

// size is how much room a part of a graph takes.
func (l *layered) size() (width, height int) {
	return len(l.layers)*(nodeWidth+l.gap) - l.gap, l.height()
}

func (l *layered) height() int {
	height := 0
	for _, it := range l.items {
		height = max(height, it.y+it.height)
	}
	return height
}

// left is where a layer begins.
func (l *layered) left(layer int) int { return layer * (nodeWidth + l.gap) }
