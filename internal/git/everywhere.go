package git

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/go-git/go-git/v5/plumbing"
)

// Everywhere is Changes for all commits that any branch, tag or remote branch
// leads to, and the stash: what a copy of the repository gives away, not what
// one revision is made of. The commits still stand parents before children; the
// last one is the end of some branch, so that Files says nothing here.
//
// Revision names the commit by which the register's folder is found in the
// others; where there is none, as on a new branch, some branch's end does. What
// leads to something else than a commit is passed over.
func (r *Repo) Everywhere(asked Asked) (*History, error) {
	if !fs.ValidPath(asked.Folder) {
		return nil, &fs.PathError{Op: "history", Path: asked.Folder, Err: fs.ErrInvalid}
	}
	s, err := r.storage()
	if err != nil {
		return nil, err
	}
	ends, err := s.ends()
	if err != nil {
		return nil, err
	}
	if v, err := r.Revision(asked.Revision); err == nil && v.Commit != "" {
		ends = slices.Insert(ends, 0, plumbing.NewHash(v.Commit))
	}
	if len(ends) == 0 {
		return nil, ErrNoCommits
	}
	commits, err := inOrder(plumbing.ZeroHash, s.joining(ends))
	if err != nil {
		return nil, err
	}
	return s.history(asked, commits, 1)
}

// joining reads commits, and under the zero hash one that is not there: it has
// the files of the first end and all ends as parents, so that one way leads to
// all of them. It differs from none of them by a file, and has no version.
func (s *storage) joining(ends []plumbing.Hash) readCommit {
	return func(h plumbing.Hash) (*Commit, []plumbing.Hash, error) {
		if !h.IsZero() {
			return s.historyCommit(h)
		}
		first, err := s.commit(ends[0])
		if err != nil {
			return nil, nil, fmt.Errorf("history: %w", err)
		}
		return &Commit{tree: first.TreeHash}, ends, nil
	}
}

// ends are the commits that references lead to, in no order, each once.
func (s *storage) ends() ([]plumbing.Hash, error) {
	refs, err := s.refs.Refs()
	if err != nil {
		return nil, err
	}
	var found []plumbing.Hash
	known := make(map[plumbing.Hash]bool)
	for _, ref := range refs {
		if ref.Type() != plumbing.HashReference || known[ref.Hash()] {
			continue
		}
		known[ref.Hash()] = true
		h, err := s.commitBehind(ref.Hash())
		if err != nil {
			return nil, fmt.Errorf("%s: %w", ref.Name(), err)
		}
		if !h.IsZero() && !slices.Contains(found, h) {
			found = append(found, h)
		}
	}
	return found, nil
}

// commitBehind is the commit that a hash or the tag of that hash names; zero if
// it names something else, as a tag may.
func (s *storage) commitBehind(h plumbing.Hash) (plumbing.Hash, error) {
	c, err := s.commit(h)
	switch {
	case errors.Is(err, errNotCommit):
		return plumbing.ZeroHash, nil
	case err != nil:
		return plumbing.ZeroHash, err
	}
	return c.Hash, nil
}
