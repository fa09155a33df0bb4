package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/aymanbagabas/go-udiff"

	"github.com/opcat-tools/npm/internal/check"
	"github.com/opcat-tools/npm/internal/edit"
	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/render"
)

// fix mends what has one sure answer, or shows with --dry-run how it would.
func (a *app) fix(o checkOptions) error {
	if err := a.fixable(o); err != nil {
		return err
	}
	root, err := a.ownRoot()
	if err != nil {
		return err
	}
	files, done, err := workTree(root)
	if err != nil {
		return err
	}
	defer done()
	var left []page.Problem
	mended, err := edit.Mend(files, func(now fs.FS) ([]page.Problem, error) {
		left, err = a.problemsOf(now)
		return left, err
	})
	if err != nil {
		return fail("", "%v", err)
	}
	if o.dryRun {
		return a.orUnread(a.showMended(mended))
	}
	if err := a.mayWrite("nothing was mended"); err != nil {
		return err
	}
	for _, m := range mended {
		if err := writeMended(root, m); err != nil {
			return err
		}
	}
	return a.tellMended(mended, left)
}

// fixable refuses the flags that say nothing about mending.
func (a *app) fixable(o checkOptions) error {
	const hint = "leave one of them out"
	switch {
	case a.output != "" && !o.dryRun:
		return usage("--dry-run shows the changes, and -o keeps them", "--fix changes the files themselves")
	case a.rev != "":
		return usage(hint, "--fix mends the files as they are, --rev looks at a revision, which does not change")
	case a.format != "" && a.format != "text":
		return usage(hint, "--fix is for people, %s for scripts", a.asked())
	case o.base != "" || o.changed:
		return usage(hint, "--fix mends all files, --base and --changed compare them")
	}
	return nil
}

// problemsOf checks a register's files by themselves: what only Git's history
// tells has no fix.
func (a *app) problemsOf(files fs.FS) ([]page.Problem, error) {
	r, err := a.read(files)
	if err != nil {
		return nil, err
	}
	a.opened.add(&session{source: &source{files: files}, register: r})
	return check.Run(r, a.today(), nil), nil
}

func writeMended(root string, m edit.Mended) error {
	err := git.Replace(root, m.Path, m.Before, m.After)
	if errors.Is(err, git.ErrChanged) {
		return &failure{exitConcurrent, fmt.Errorf("%s was changed while it was checked, and is left as it is", m.Path), "run the command again"}
	}
	if err != nil {
		return fail("", "cannot write %s: %v", m.Path, err)
	}
	return nil
}

// showMended shows the changes, lines taken out and lines put in.
func (a *app) showMended(mended []edit.Mended) error {
	return a.write(func(w io.Writer, t render.Terminal) error {
		for _, m := range mended {
			if err := render.Diff(w, udiff.Unified("a/"+m.Path, "b/"+m.Path, string(m.Before), string(m.After)), t); err != nil {
				return err
			}
		}
		if len(mended) > 0 {
			return nil
		}
		_, err := fmt.Fprintln(w, "nothing has one sure answer")
		return err
	})
}

// tellMended names the files that were mended, and says what is left to do by
// hand.
func (a *app) tellMended(mended []edit.Mended, left []page.Problem) error {
	errors := errorsAmong(left)
	if err := a.write(func(w io.Writer, _ render.Terminal) error {
		for _, m := range mended {
			fmt.Fprintf(w, "mended %s\n", render.Clean(m.Path))
		}
		_, err := fmt.Fprintf(w, "%s mended; %s and %s left\n", count(len(mended), "file"), count(errors, "error"), count(len(left)-errors, "warning"))
		return err
	}); err != nil {
		return err
	}
	if errors > 0 {
		return errQuiet(exitFindings)
	}
	return nil
}

func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
