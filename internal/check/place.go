package check

import (
	"cmp"
	"slices"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/register"
)

// place makes problems of findings: each page that has some is read once more,
// and of many alike in one file only the first are placed. What was sealed in a
// companion stands there.
func place(r *register.Register, found []placed) []page.Problem {
	for i := range found {
		f := &found[i]
		f.path, f.pointer = r.Whence(f.path, f.pointer)
		f.Path, f.Pointer = f.path, f.pointer
	}
	slices.SortStableFunc(found, func(a, b placed) int { // of those alike in one value the first stay
		return cmp.Or(cmp.Compare(a.path, b.path), cmp.Compare(a.pointer, b.pointer), cmp.Compare(a.Code, b.Code))
	})
	found = register.SumUpOf(found, func(p *placed) *page.Problem { return &p.Problem })
	hints := &suggester{register: r}
	problems := make([]page.Problem, 0, len(found))
	for len(found) > 0 {
		n := 1
		for n < len(found) && found[n].path == found[0].path {
			n++
		}
		problems = append(problems, placeIn(pageOf(r, found[0].path), found[:n], hints)...)
		found = found[n:]
	}
	return problems
}

// pageOf is a page to find places in; one that cannot be read has none.
func pageOf(r *register.Register, path string) *page.Page {
	pg, err := r.Page(path)
	if err != nil {
		return nil
	}
	return pg
}

// placeIn places the findings of one page.
func placeIn(pg *page.Page, found []placed, hints *suggester) []page.Problem {
	var problems []page.Problem
	for _, f := range found {
		p := f.Problem
		if p.More == 0 {
			p.Help = cmp.Or(hints.suggest(f.finding), p.Help)
		}
		if pg != nil {
			p.Start, p.End = locate(pg, f.finding)
			if f.text != "" {
				p.Key, p.Value = linesAround(pg, p)
			}
			p.Excerpt = pg.Excerpt(p.Start.Line)
			p.Fix = fixOf(pg, p, f.write)
		}
		problems = append(problems, p)
	}
	return problems
}

func locate(pg *page.Page, f finding) (start, end page.Position) {
	switch {
	case f.key:
		return pg.LocateKey(f.pointer)
	case f.text != "":
		return pg.LocateText(f.pointer, f.text, f.from, cmp.Or(f.to, len(f.text)))
	}
	return pg.Locate(f.pointer)
}

// linesAround is where a comment may stand that concerns the whole value in which
// a problem is: beside it none can, within a block.
func linesAround(pg *page.Page, p page.Problem) (key, value int) {
	key, value = pg.LinesAround(p.Pointer)
	if key == p.Start.Line && value == p.Start.Line {
		return 0, 0
	}
	return key, value
}

// fixOf writes a word where the problem stands. Words of vocabularies, ids and
// dates need no quotes.
func fixOf(pg *page.Page, p page.Problem, write string) page.Fix {
	if write == "" || p.More > 0 || pg.Sealed() {
		return page.Fix{}
	}
	fix := page.Fix{What: "write " + write, New: write}
	fix.From, fix.To = pg.Offsets(p.Start, p.End)
	return fix
}
