package git

import (
	"errors"
	"fmt"
	"slices"

	"github.com/go-git/go-git/v5/plumbing"
)

// changedFile is a file that is not what it was in any of the folders before.
type changedFile struct {
	path string
	now  plumbing.Hash   // zero if it is not there any more
	was  []plumbing.Hash // one for each folder before; zero where it was not there
}

func (c changedFile) removed() bool { return c.now.IsZero() }

// born tells whether the file was in no folder before.
func (c changedFile) born() bool {
	return !slices.ContainsFunc(c.was, func(h plumbing.Hash) bool { return !h.IsZero() })
}

const (
	// maxDepth is how many folders may lie in each other, and maxSteps how many
	// folders and files one history may go through. A repository of a few
	// kilobytes can hold a folder in a folder without end, or a billion files.
	maxDepth = 64
	maxSteps = 20_000_000
)

// difference looks for the files that differ between folders, by their hashes
// alone: no file is read.
type difference struct {
	folders *folders
	only    map[string]bool // the names looked at in the topmost folder; nil for all
	found   []changedFile
	steps   *int // taken so far by all that share it
}

// compare adds to found what lies below dir and differs from all the folders
// before. What equals one of them came from there.
func (d *difference) compare(dir string, depth int, now plumbing.Hash, before []plumbing.Hash) error {
	if slices.Contains(before, now) {
		return nil
	}
	if err := d.step(depth); err != nil {
		return err
	}
	m, err := d.merged(now, before)
	if err != nil {
		return err
	}
	for {
		e, at, err := m.next()
		if err != nil || e.name == nil {
			return err
		}
		if slices.Contains(at[1:], at[0]) || depth == 0 && d.only != nil && !d.only[string(e.name)] {
			continue
		}
		if !allowedName(string(e.name)) {
			return fmt.Errorf("folder %s: holds the name %q, which is not allowed", now, e.name)
		}
		name := joined(dir, e.name)
		if e.isFolder() {
			err = d.compare(name, depth+1, at[0], slices.Clone(at[1:]))
		} else {
			d.found = append(d.found, changedFile{name, at[0], slices.Clone(at[1:])})
			err = d.step(depth)
		}
		if err != nil {
			return err
		}
	}
}

func (d *difference) step(depth int) error {
	*d.steps++
	switch {
	case depth > maxDepth:
		return fmt.Errorf("more than %d folders lie in each other; no register needs them", maxDepth)
	case *d.steps > maxSteps:
		return errors.New("the history has more changed files and folders than can be gone through; 'git fetch --depth' makes a shorter one")
	}
	return nil
}

// merged goes through several folders at once, in the order they are kept in.
type merged struct {
	rest  [][]byte        // what is left of each; the first is the one that is compared
	heads []rawEntry      // the next of each, if read; without a name if not
	at    []plumbing.Hash // what next returns
}

func (d *difference) merged(now plumbing.Hash, before []plumbing.Hash) (*merged, error) {
	n := 1 + len(before)
	m := &merged{rest: make([][]byte, n), heads: make([]rawEntry, n), at: make([]plumbing.Hash, n)}
	for i := range n {
		h := now
		if i > 0 {
			h = before[i-1]
		}
		data, err := d.folders.read(h)
		if err != nil {
			return nil, err
		}
		m.rest[i] = data
	}
	return m, nil
}

// next returns the next name and the hash it has in each folder, until it is
// called again: zero where it is not. After the last the name is nil.
func (m *merged) next() (rawEntry, []plumbing.Hash, error) {
	if err := m.fill(); err != nil {
		return rawEntry{}, nil, err
	}
	var first rawEntry
	for _, e := range m.heads {
		if e.name != nil && (first.name == nil || compareRaw(e, first) < 0) {
			first = e
		}
	}
	for i, e := range m.heads {
		m.at[i] = plumbing.ZeroHash
		if e.name != nil && compareRaw(e, first) == 0 {
			m.at[i], m.heads[i] = e.hash, rawEntry{}
		}
	}
	return first, m.at, nil
}

// fill reads the next entry of each folder whose last one was used.
func (m *merged) fill() error {
	if len(m.rest) == 2 && m.heads[0].name == nil && m.heads[1].name == nil {
		m.rest[0], m.rest[1] = skipSame(m.rest[0], m.rest[1])
	}
	for i := range m.heads {
		for m.heads[i].name == nil && len(m.rest[i]) > 0 {
			e, rest, err := cutEntry(m.rest[i])
			if err != nil {
				return err
			}
			m.rest[i] = rest
			if e.isFolder() || e.isFile() {
				m.heads[i] = e
			}
		}
	}
	return nil
}
