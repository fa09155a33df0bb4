package edit

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/opcat-tools/npm/internal/page"
)

// errComment is why a splice is refused: a comment is lost by no edit.
var errComment = errors.New("a comment stands where the two parts would be cut: put it on a line of its own above the key it is about")

// without cuts the entries out that are not wanted. Where nothing is left of a
// block that begins behind a hyphen, the hyphen would stand alone: that is the
// caller's to know.
func (m *mapping) without(wanted func(entry) bool) ([]page.Fix, error) {
	var cuts []page.Fix
	for i := 0; i < len(m.entries); i++ {
		if wanted(m.entries[i]) {
			continue
		}
		j := i
		for j+1 < len(m.entries) && !wanted(m.entries[j+1]) {
			j++
		}
		cut, err := m.cut(i, j)
		if err != nil {
			return nil, err
		}
		cuts = append(cuts, cut)
		i = j
	}
	return cuts, nil
}

// cut takes the entries i to j out.
func (m *mapping) cut(i, j int) (page.Fix, error) {
	first, last := m.entries[i], m.entries[j]
	from, to := first.from, last.to
	isLast := j+1 == len(m.entries)
	switch {
	case m.flow && i > 0:
		from, to = m.entries[i-1].end, last.end
	case (m.flow || first.behind) && !isLast:
		to = m.entries[j+1].keyAt
	}
	if m.flow && m.commented() || first.behind && !isLast && hasHash(m.src[last.to:to]) {
		return page.Fix{}, errComment
	}
	return page.Fix{From: from, To: to}, nil
}

// commented tells whether a comment may stand between two entries, which a cut
// within brackets could take away.
func (m *mapping) commented() bool {
	for k := 1; k < len(m.entries); k++ {
		if hasHash(m.src[m.entries[k-1].end:m.entries[k].keyAt]) {
			return true
		}
	}
	return false
}

func hasHash(src []byte) bool { return bytes.IndexByte(src, '#') >= 0 }

// listAt looks at a list as if its items were entries: their bytes begin at the
// hyphen.
func listAt(pg *page.Page, pointer string, value page.Value) (*mapping, error) {
	from, _ := pg.Offsets(pg.Locate(pointer))
	l := &mapping{src: pg.Source, start: from}
	l.flow = from < len(l.src) && l.src[from] == '['
	least := 0
	for i := range value.Len() {
		e := entry{key: fmt.Sprint(i), value: value.Item(i), pointer: itemPointer(pointer, i)}
		e.keyAt, e.end = pg.Offsets(pg.Locate(e.pointer))
		if !l.flow {
			hyphen := len(bytes.TrimRight(l.src[:e.keyAt], " \t\r\n")) - 1
			if hyphen < 0 || len(bytes.TrimSpace(l.src[lineAt(l.src, hyphen):hyphen])) > 0 {
				return nil, errComment
			}
			e.keyAt = hyphen
			if i == 0 {
				least, l.indent = lineAt(l.src, hyphen), hyphen-lineAt(l.src, hyphen)
			}
		}
		e.from, e.to = l.linesOf(e, least)
		least = e.to
		l.entries = append(l.entries, e)
	}
	return l, nil
}

func itemPointer(list string, i int) string { return fmt.Sprintf("%s/%d", list, i) }
