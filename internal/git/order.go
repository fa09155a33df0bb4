package git

import (
	"fmt"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
)

// readCommit returns a commit and the hashes of its parents.
type readCommit func(plumbing.Hash) (*Commit, []plumbing.Hash, error)

// inOrder returns the commit head and all before it, parents before children.
// What a merge brought in stands after the line it was merged into.
func inOrder(head plumbing.Hash, read readCommit) ([]*Commit, error) {
	type step struct {
		commit  *Commit
		parents []plumbing.Hash // those not yet gone into
	}
	var order []*Commit
	known := make(map[plumbing.Hash]*Commit)
	ends := 0      // of the commits in order, those that none of them has as a parent
	var way []step // from head to where we are: too long, at times, for calls within calls
	enter := func(h plumbing.Hash) error {
		c, parents, err := read(h)
		if err != nil {
			return err
		}
		c.Order = -1 // until all its parents have theirs
		known[h] = c
		way = append(way, step{c, parents})
		return nil
	}
	if err := enter(head); err != nil {
		return nil, err
	}
	for len(way) > 0 {
		at := &way[len(way)-1]
		if len(at.parents) == 0 {
			ends += at.commit.place(len(order))
			at.commit.knowsAll = ends == 1
			order = append(order, at.commit)
			way = way[:len(way)-1]
			continue
		}
		h := at.parents[0]
		switch parent := known[h]; {
		case parent == nil:
			if err := enter(h); err != nil {
				return nil, err
			}
		case parent.Order < 0:
			return nil, fmt.Errorf("commit %s is its own ancestor; clone again from a sound copy", h)
		default:
			at.commit.Parents = append(at.commit.Parents, parent)
			at.parents = at.parents[1:]
		}
	}
	return order, nil
}

// place gives a commit its order, when its parents have theirs, and returns how
// many more ends the history has with it.
func (c *Commit) place(order int) (ends int) {
	ends = 1
	for _, p := range c.Parents {
		if !p.followed {
			p.followed = true
			ends--
		}
	}
	c.Order, c.line = order, c
	if len(c.Parents) == 1 && c.Parents[0].Order == order-1 {
		c.line = c.Parents[0].line
	}
	return ends
}

// longest is how many bytes of a name or a subject are kept: more is said in the
// text below it, and a history keeps those of all commits at once.
const longest = 500

// short is text that holds on to no more than it is.
func short(s string) string {
	if len(s) > longest {
		s = strings.ToValidUTF8(s[:longest], "") + "…"
	}
	return strings.Clone(s)
}

// historyCommit reads one commit for a history, which stops where a shallow
// clone does. It knows nothing of replaced commits and grafts, which are one
// clone's own and would show its user another past than everybody else's.
func (s *storage) historyCommit(h plumbing.Hash) (*Commit, []plumbing.Hash, error) {
	c, err := s.commit(h)
	if err != nil {
		return nil, nil, fmt.Errorf("history: %w", err)
	}
	subject, _, _ := strings.Cut(strings.TrimSpace(c.Message), "\n")
	one := &Commit{Hash: h.String(), Who: short(c.Author.Name), Subject: short(strings.TrimSpace(subject)), When: c.Committer.When, tree: c.TreeHash}
	if s.shallow[one.Hash] {
		one.Cut = len(c.ParentHashes) > 0
		return one, nil, nil
	}
	return one, c.ParentHashes, nil
}
