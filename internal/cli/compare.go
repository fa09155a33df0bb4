package cli

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/opcat-tools/npm/internal/check"
	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/render"
)

// compare tells what is new since the revision of --base and, with --changed,
// leaves out what stands in other files and was there before. It gives the
// number of errors that make the check fail. before is nil where there was no
// register then, so that everything is new.
func (a *app) compare(s, before *session, c *render.Checked, o checkOptions) (failing int, err error) {
	var found findings
	var files fs.FS
	if before != nil {
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

// loadBase loads the register as it was at the revision of --base, or for
// --changed at the last commit; nil where neither is asked for, and where there was
// none then. Where the revision is not here nothing is known, and that is no pass.
func (a *app) loadBase(s *session, o checkOptions) (*session, error) {
	flag, name := "--base", o.base
	switch {
	case o.base == "" && !o.changed:
		return nil, nil
	case o.base == "":
		flag, name = "--changed", "HEAD"
	}
	src, err := a.findRevision(flag, name)
	if errors.Is(err, errNoRegisterThen) || errors.Is(err, git.ErrNoCommits) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	before, err := a.loadFrom(src)
	if err == nil && o.base != "" {
		check.HoldTo(s.register, before.register)
	}
	return before, err
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
	known := map[string]bool{}
	return func(name string) bool {
		if before == nil {
			return true
		}
		changed, asked := known[name]
		if !asked {
			was, errWas := fs.ReadFile(before, name)
			is, errIs := fs.ReadFile(now, name)
			changed = errWas != nil || errIs != nil || string(was) != string(is)
			known[name] = changed
		}
		return changed
	}
}
