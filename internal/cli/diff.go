package cli

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/report"
)

// diffOptions are the flags of diff.
type diffOptions struct {
	query report.DiffQuery
	since string
}

func (a *app) diffCommand() *cobra.Command {
	o := &diffOptions{}
	c := &cobra.Command{
		Use:   "diff [REV1 [REV2]]",
		Short: "What changed between two days or two versions of the files",
		Long: `Tell what changed, in the field's words: what was issued, answered, claimed,
found, promised, what is overdue now and what no longer is.

With --since DATE: the files as they are, and what happened from that day to
today. With REV1: that version of the files and the files as they are, each on
its own day. With REV1 and REV2, also written REV1..REV2: two versions. With
--as-of as well, both are judged on that day, so that only what was entered or
edited differs. A version is named as for --rev.`,
		Example: `  npm diff --since 2026-10-01
  npm diff --since 2026-01-01 --stakeholder ministry-of-justice --only answered
  npm diff HEAD~1
  npm diff 2026-06-30 HEAD
  npm diff origin/main --as-of 2026-11-21 --format markdown -o comment.md`,
		Annotations:       heeds("rev", "as-of", "format", "output", "audience"),
		ValidArgsFunction: cobra.FixedCompletions([]string{"HEAD", "HEAD~1", "origin/main"}, cobra.ShellCompDirectiveNoFileComp),
		RunE: func(c *cobra.Command, args []string) error {
			return a.diff(o, args, c.Flags().Changed("since"))
		},
	}
	flags := c.Flags()
	flags.StringVar(&o.since, "since", "", "what happened from this `date` on, YYYY-MM-DD")
	flags.StringSliceVar(&o.query.Kinds, "only", nil, "only this `kind` of change, such as answered or now-overdue")
	flags.StringSliceVar(&o.query.Bodies, "stakeholder", nil, "only what concerns this `body` or one below it")
	complete(c, "since")
	complete(c, "only", changeNames()...)
	must(c.RegisterFlagCompletionFunc("stakeholder", a.completeIDs(record.Stakeholders)))
	return c
}

func changeNames() []string {
	var names []string
	for _, kind := range followup.ChangeKinds() {
		names = append(names, string(kind))
	}
	return names
}

func (a *app) diff(o *diffOptions, args []string, since bool) error {
	revisions, err := versions(args)
	if err != nil {
		return err
	}
	if err := oneOf("only", o.query.Kinds, changeNames()); err != nil {
		return err
	}
	hint := "'npm diff --help' shows how it is used"
	switch {
	case since && len(revisions) > 0:
		return usage(hint, "--since compares two days, and versions are compared without it: give one or the other")
	case since:
		return a.diffSince(o)
	case len(revisions) == 0:
		return usage(hint, "diff takes one version of the files, two versions, or --since DATE")
	case len(revisions) == 2 && a.rev != "":
		return usage("leave --rev out", "--rev names the second version, and there is one already")
	}
	return a.diffVersions(o, revisions)
}

// versions reads the words of the command line: one, two, or two as one word.
func versions(args []string) ([]string, error) {
	if len(args) == 1 {
		if from, to, two := strings.Cut(args[0], ".."); two {
			if strings.HasPrefix(to, ".") {
				return nil, usage("'git merge-base' finds the version from which two branches grew apart", "diff does not know %q", "...")
			}
			args = []string{cmp.Or(from, "HEAD"), cmp.Or(to, "HEAD")}
		}
	}
	if len(args) > 2 {
		return nil, usage("'npm diff --help' shows how it is used", "diff takes two versions at the most")
	}
	if slices.Contains(args, "") {
		return nil, usage("give a commit, a branch or a day", "a version has no name")
	}
	return args, nil
}

// diffSince compares two days of the same files.
func (a *app) diffSince(o *diffOptions) error {
	day, err := calendar.ParseDate(o.since)
	if err != nil {
		return usage("a day is written as year-month-day, such as 2026-03-31", "--since %s: %v", o.since, err)
	}
	s, err := a.open()
	if err != nil {
		return err
	}
	defer s.close()
	if day > s.at.Day {
		return usage("give an earlier day, or a later one with --as-of", "--since %s is later than %s, the day that it is compared with", day, s.at.Day)
	}
	from := s.at
	from.Day = day
	return a.showDiff(o, s, s, from, s.at)
}

// diffVersions compares a version with another, or with the files as they are.
// Each is judged on its own day.
func (a *app) diffVersions(o *diffOptions, revisions []string) error {
	if !a.inRepository() {
		src, err := a.find()
		if err != nil {
			return err
		}
		src.close()
		return fail("'npm diff --since DATE' compares two days of the same files", "versions need a Git repository, and there is none here")
	}
	second := a.rev
	if len(revisions) == 2 {
		second = revisions[1]
	}
	before, err := a.openVersion(revisions[0])
	if err != nil {
		return err
	}
	defer before.close()
	after, err := a.openVersion(second)
	if err != nil {
		return err
	}
	defer after.close()
	if before.at.Day > after.at.Day {
		return usage("name the earlier one first; with --as-of both are judged on one day, whatever their order",
			"%s is of %s, and what it is compared with of %s", revisions[0], before.at.Day, after.at.Day)
	}
	return a.showDiff(o, before, after, before.at, after.at)
}

// inRepository says whether there are versions to compare. Where the repository
// cannot be read, opening a version says why.
func (a *app) inRepository() bool {
	repo, err := git.Open(a.dir)
	if err == nil {
		repo.Close()
	}
	return !errors.Is(err, git.ErrNotRepository)
}

// openVersion opens a version of the register for a report, "" for the files as
// they are. What is wrong with it is said of that version.
func (a *app) openVersion(rev string) (*session, error) {
	one := *a
	one.rev = rev
	s, err := one.open()
	if f := (*failure)(nil); errors.As(err, &f) && rev != "" && !strings.Contains(f.Error(), rev) {
		err = &failure{f.code, fmt.Errorf("at %s: %w", rev, f.err), strings.ReplaceAll(f.hint, "'npm check'", "'npm check --rev "+rev+"'")}
	}
	if err == nil && s.revision != nil {
		s.at.Revision = cmp.Or(s.at.Revision, rev) // of a tree, which has no commit
	}
	return s, err
}

func (a *app) showDiff(o *diffOptions, before, after *session, from, to report.Moment) error {
	var err error
	q := o.query
	if q.Bodies, err = resolveEither(before, after, q.Bodies); err != nil {
		return err
	}
	doc := report.Diff(report.Side{View: before.view, At: from}, report.Side{View: after.view, At: to}, q)
	if err := a.show(doc); err != nil {
		return err
	}
	return a.finishDiff(before, after)
}

// resolveEither finds bodies among those of after; else, since they may be gone,
// of before.
func resolveEither(before, after *session, parts []string) ([]string, error) {
	ids, err := resolveAll(after.register.Set, record.Stakeholders, parts)
	if err == nil {
		return ids, nil
	}
	if ids, gone := resolveAll(before.register.Set, record.Stakeholders, parts); gone == nil {
		return ids, nil
	}
	return nil, err
}

// finishDiff says which side has errors, if any: what is shown may be wrong.
func (a *app) finishDiff(before, after *session) error {
	sides := []*session{after}
	if before != after {
		sides = []*session{before, after}
	}
	var wrong, hints []string
	for _, s := range sides {
		count := s.wrong()
		if count == 0 {
			continue
		}
		found, command, at := "an error", "'npm check'", "the register"
		if count > 1 {
			found = fmt.Sprintf("%d errors", count)
		}
		if s.at.Revision != "" {
			at += " at " + s.at.Revision
			command = "'npm check --rev " + s.at.Revision + "'"
		}
		wrong, hints = append(wrong, at+" has "+found), append(hints, command)
	}
	unread := a.tellUnread(max(len(before.register.Sealed), len(after.register.Sealed)))
	if wrong == nil {
		return unread
	}
	return &failure{exitIncomplete, fmt.Errorf("%s, so what you see may be wrong", strings.Join(wrong, ", and ")),
		strings.Join(hints, " and ") + " shows where"}
}
