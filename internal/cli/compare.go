package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"

	"github.com/opcat-tools/npm/internal/check"
	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/render"
)

// compare tells what is new since the revision of --base and, with --changed,
// leaves out what stands in other files and was there before. It gives the
// number of errors that make the check fail. Where the revision is not here
// nothing is known, and that is no pass.
func (a *app) compare(s *session, c *render.Checked, o checkOptions) (failing int, err error) {
	flag := "--base"
	if o.base == "" {
		flag = "--changed"
	}
	before, err := a.loadBase(flag, cmp.Or(o.base, "HEAD"))
	if err != nil {
		return 0, err
	}
	var found findings
	var files fs.FS
	if before != nil {
		defer before.close()
		files = before.files
		if found, err = a.findings(before); err != nil {
			return 0, err
		}
	}
	old, fixed := check.Compare(c.Problems, found.problems)
	hidden := 0
	if o.changed {
		c.Problems, hidden = keepChanged(c.Problems, old, changedFiles(s.files, files))
	}
	if o.base == "" {
		if hidden > 0 {
			c.Notes = append(c.Notes, fmt.Sprintf("%d more in files that did not change since the last commit; 'npm check' shows them", hidden))
		}
		return errorsAmong(c.Problems), nil
	}
	c.Base = &render.Base{Name: o.base, Old: old, Fixed: fixed, Hidden: hidden}
	for _, p := range c.Problems {
		if p.Severity == page.Error && !old[p] {
			failing++
		}
	}
	return failing, nil
}

// loadBase loads the register at the revision that a flag names; nil where there
// was none then, so that everything is new.
func (a *app) loadBase(flag, name string) (*session, error) {
	src, err := a.findRevision(flag, name)
	if errors.Is(err, errNoRegisterThen) || errors.Is(err, git.ErrNoCommits) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	bar := a.progress()
	r, err := register.Load(src.files, bar.show)
	bar.clear()
	if err != nil {
		src.close()
		return nil, fail("", "%v", err)
	}
	return &session{source: src, register: r}, nil
}

// keepChanged keeps the problems of changed files and those that are new,
// wherever they stand: what is taken away in one file may be missed in another.
func keepChanged(problems []page.Problem, old map[page.Problem]bool, changed func(string) bool) (kept []page.Problem, hidden int) {
	for _, p := range problems {
		if changed(p.Path) || !old[p] {
			kept = append(kept, p)
		}
	}
	return kept, len(problems) - len(kept)
}

// changedFiles says whether a file is not the same in two trees. The second may
// be nil, for nothing.
func changedFiles(now, before fs.FS) func(string) bool {
	return func(name string) bool {
		if before == nil {
			return true
		}
		was, errWas := fs.ReadFile(before, name)
		is, errIs := fs.ReadFile(now, name)
		return errWas != nil || errIs != nil || string(was) != string(is)
	}
}
