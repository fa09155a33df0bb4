package cli

import (
	"cmp"
	"errors"
	"fmt"

	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
)

// pastOf is what Git remembers of the recommendations, nil where there is no
// history to ask, and notes on what it cannot say.
func (a *app) pastOf(s *session) ([]record.Change, []string, error) {
	repo, err := git.Open(a.dir)
	if errors.Is(err, git.ErrNotRepository) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, unseen(err), nil
	}
	defer repo.Close()
	commit := "HEAD"
	if s.revision != nil { // a tree has no history: it is about to be committed
		commit = cmp.Or(s.revision.Commit, commit)
	}
	bar := a.progress()
	history, err := repo.Changes(git.Asked{Revision: commit, Folder: s.folder, Kinds: register.Traced(), Mark: register.File, Progress: bar.show})
	bar.clear()
	if errors.Is(err, git.ErrNoCommits) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, unseen(err), nil
	}
	changes, err := s.register.Trace(history)
	if err != nil {
		return nil, unseen(err), nil
	}
	if history.Shallow {
		if len(changes) == 0 {
			changes = nil // no sign that there is none, so that a comment about one is not called unused
		}
		return changes, []string{"this clone holds the last commits only: whether a recommendation was edited before them could not be seen ('git fetch --unshallow' gets the rest)"}, nil
	}
	return changes, nil, nil
}

// unseen says why the history could not be looked at. The files can be checked
// all the same.
func unseen(err error) []string {
	return []string{fmt.Sprintf("the history could not be read, so whether a recommendation was edited after an answer was not checked: %v", err)}
}
