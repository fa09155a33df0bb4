package cli

import (
	"cmp"
	"errors"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/docs"
	"github.com/opcat-tools/npm/internal/check"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/render"
)

// checkOptions are the flags of check.
type checkOptions struct {
	watch, fix, dryRun, changed bool
	base                        string
}

func (a *app) checkCommand() *cobra.Command {
	var o checkOptions
	c := &cobra.Command{
		Use:   "check",
		Short: "Find what is wrong in the register's files",
		Long: `Find what is wrong in the register's files: pages that cannot be read, keys
and words that are not in the schema, references that lead nowhere, dates that
contradict each other, dialogue that counts for nobody, what good method asks
for, and what must stay confidential. Every problem is shown with its place and
what to do; 'npm explain CODE' says why it matters. The exit code is 1 if there
are errors.

With --base only errors that are new since that revision count, so that a
register with a past can begin.`,
		Example: `  npm check
  npm check --base HEAD~1
  npm check --fix --dry-run
  npm check --format sarif -o findings.sarif
  npm check --watch`,
		Annotations: heeds("rev", "format", "output"),
		Args:        noArguments,
		RunE: func(*cobra.Command, []string) error {
			switch {
			case o.watch:
				return a.watch(o)
			case o.fix || o.dryRun:
				return a.fix(o)
			}
			return a.check(o)
		},
	}
	flags := c.Flags()
	flags.BoolVar(&o.watch, "watch", false, "check again whenever a file changes, until interrupted")
	flags.StringVar(&o.base, "base", "", "say what is new since this `revision`, and fail only on that")
	flags.BoolVar(&o.changed, "changed", false, "show only problems in files that changed since --base, or since the last commit")
	flags.BoolVar(&o.fix, "fix", false, "mend what has one sure answer")
	flags.BoolVar(&o.dryRun, "dry-run", false, "show what --fix would change, and change nothing")
	complete(c, "base", "HEAD", "origin/main")
	return c
}

func (a *app) check(o checkOptions) error {
	format := cmp.Or(a.format, render.ProblemFormats()[0])
	if !slices.Contains(render.ProblemFormats(), format) {
		return a.noFormat(render.ProblemFormats(), "")
	}
	s, err := a.load()
	if err != nil {
		return err
	}
	defer s.close()
	before, err := a.loadBase(s, o)
	if err != nil {
		return err
	}
	if before != nil {
		defer before.close()
	}
	found, err := a.findings(s)
	if err != nil {
		return err
	}
	checked := a.checkedOf(s, found)
	failing := errorsAmong(found.problems)
	if o.base != "" || o.changed {
		if failing, err = a.compare(s, before, &checked, o); err != nil {
			return err
		}
	}
	return a.orUnread(a.writeChecked(format, checked, failing))
}

// findings is what check found, and what it could not look at.
type findings struct {
	problems []page.Problem
	notes    []string
}

func (a *app) findings(s *session) (findings, error) {
	changes, notes, err := a.pastOf(s)
	if err != nil {
		return findings{}, err
	}
	if said, hint := a.unreadParts(len(s.register.Sealed)); said != "" {
		notes = append(notes, said+", and what is in them was not checked; "+hint)
	}
	return findings{check.Run(s.register, a.today(), changes), notes}, nil
}

// checkedOf is what the writers of every format are given.
func (a *app) checkedOf(s *session, found findings) render.Checked {
	c := render.Checked{Records: s.register.Files, Problems: found.problems, Notes: found.notes, Doc: docs.Check, Program: a.name, Version: version()}
	for _, rule := range check.Rules() {
		c.Rules = append(c.Rules, rule.Rule)
	}
	if s.folder != "." {
		c.Root = s.folder
	}
	return c
}

// writeChecked writes what was found. failing is how many errors make the check
// fail.
func (a *app) writeChecked(format string, c render.Checked, failing int) error {
	if err := a.write(func(w io.Writer, t render.Terminal) error { return render.Problems(w, format, c, t) }); err != nil {
		return err
	}
	if summary := a.Env("GITHUB_STEP_SUMMARY"); format == "github" && summary != "" {
		if err := appendTo(summary, func(w io.Writer) error { return render.GitHubSummary(w, c) }); err != nil {
			return fail("$GITHUB_STEP_SUMMARY names the file", "cannot write the summary of the job: %v", err)
		}
	}
	if failing > 0 {
		return errQuiet(exitFindings)
	}
	return nil
}

// appendTo adds to a file that is there or is made.
func appendTo(name string, write func(io.Writer) error) (err error) {
	f, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return write(f)
}
