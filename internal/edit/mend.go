package edit

import (
	"bytes"
	"cmp"
	"io/fs"
	"slices"

	"github.com/opcat-tools/npm/internal/page"
)

// Mended is a file with its fixes made.
type Mended struct {
	Path          string
	Before, After []byte
}

// mostRounds is how often files are looked at again after mending: one fix may
// bring another to light, as a comment that silences nothing any more.
const mostRounds = 8

// Mend makes the fixes of all problems that have one, and looks again until
// there is none left. find tells the problems of the files as they are then. A
// fix that makes new problems in its file is taken back, with all others of that
// file and round. Nothing is written.
func Mend(files fs.FS, find func(fs.FS) ([]page.Problem, error)) ([]Mended, error) {
	m := &mending{changed: newPatched(files), refused: map[string]bool{}}
	problems, err := find(m.changed)
	for range mostRounds {
		if err != nil {
			return nil, err
		}
		before := m.round(problems)
		if len(before) == 0 {
			break
		}
		after, err := find(m.changed)
		if err != nil {
			return nil, err
		}
		if !m.takeBack(before, problems, after) {
			problems = after
		} else if problems, err = find(m.changed); err != nil {
			return nil, err
		}
	}
	return m.result(), nil
}

type mending struct {
	changed *patched
	refused map[string]bool // files whose fixes made new problems
}

// round makes the fixes of each file, and returns what the changed files held.
func (m *mending) round(problems []page.Problem) map[string][]byte {
	before := map[string][]byte{}
	byPath := map[string][]page.Fix{}
	for _, p := range problems {
		if !p.Fix.IsZero() && !m.refused[p.Path] {
			byPath[p.Path] = append(byPath[p.Path], p.Fix)
		}
	}
	for path, fixes := range byPath {
		src, err := fs.ReadFile(m.changed, path)
		if err != nil {
			continue // a file that has gone since needs no fix
		}
		before[path] = src
		m.changed.data[path] = mendPage(path, splice(src, fixes))
	}
	return before
}

// mostOfAPage is how often a page is looked at again by itself: only the first
// problems of each kind are told with their fixes, and a file may have thousands.
const mostOfAPage = 500

// mendPage makes what is left of the fixes of a page.
func mendPage(path string, src []byte) []byte {
	for range mostOfAPage {
		var fixes []page.Fix
		for _, p := range page.Parse(path, src).Problems {
			if !p.Fix.IsZero() {
				fixes = append(fixes, p.Fix)
			}
		}
		if len(fixes) == 0 {
			break
		}
		src = splice(src, fixes)
	}
	return src
}

// takeBack restores the files in which fixes made new problems of the page or
// its schema, and says whether there were any.
func (m *mending) takeBack(before map[string][]byte, problems, after []page.Problem) bool {
	was, taken := map[string]bool{}, false
	for _, mark := range page.Fingerprints(unread(problems)) {
		was[mark] = true
	}
	now := unread(after)
	for i, mark := range page.Fingerprints(now) {
		if src, changed := before[now[i].Path]; changed && !was[mark] {
			m.changed.data[now[i].Path] = src
			m.refused[now[i].Path], taken = true, true
		}
	}
	return taken
}

// unread are the problems of pages and schemas among others.
func unread(problems []page.Problem) []page.Problem {
	return slices.DeleteFunc(slices.Clone(problems), func(p page.Problem) bool {
		family := page.FamilyOf(p.Code)
		return family != "P" && family != "S"
	})
}

func (m *mending) result() []Mended {
	var all []Mended
	for path, before := range m.changed.was {
		if after := m.changed.data[path]; !bytes.Equal(before, after) {
			all = append(all, Mended{path, before, after})
		}
	}
	slices.SortFunc(all, func(a, b Mended) int { return cmp.Compare(a.Path, b.Path) })
	return all
}

// splice makes fixes in a text; of two that overlap only the first is made.
func splice(src []byte, fixes []page.Fix) []byte {
	slices.SortStableFunc(fixes, func(a, b page.Fix) int { return cmp.Compare(a.From, b.From) })
	var out []byte
	at := 0
	for _, fix := range fixes {
		if fix.From < at || fix.To < fix.From || fix.To > len(src) {
			continue
		}
		out = append(append(out, src[at:fix.From]...), fix.New...)
		at = fix.To
	}
	return append(out, src[at:]...)
}
