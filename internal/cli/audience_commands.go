package cli

import (
	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/report"
)

func (a *app) audienceCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "audience",
		Short: "Who may see what of the register, and why",
		Args:  cobra.ArbitraryArgs,
		RunE:  helpOrUnknown,
	}
	c.AddCommand(a.audienceShowCommand(), a.audienceDiffCommand())
	return c
}

func (a *app) audienceShowCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "show RECORD",
		Short: "Who sees what of a record, and by which rule",
		Long: `Show who sees what of a record: how far it is open and which rule makes it so;
what the public, each body concerned, the NPM's people and you get of it;
which fields and references are left out; what is released of it as bare facts.
Any part of the id will do that no other record has, or the file's path.

Access is judged as things are today. With --rev, a record is as open as it was
then or is today, whichever is narrower. What is shown here is for yourselves.`,
		Example: `  npm audience show recommendations/2025/prison-lakeside/04
  npm audience show ministry-of-justice
  npm audience show 2025/prison-lakeside/04 --format json`,
		Annotations:       heeds("rev", "format", "output"),
		Args:              oneArgument("record"),
		ValidArgsFunction: a.completeRecords,
		RunE: func(_ *cobra.Command, args []string) error {
			return a.withRegister(func(s *session) error { return a.audienceShow(s, args[0]) })
		},
	}
}

func (a *app) audienceShow(s *session, word string) error {
	rec, err := resolveAny(s.register.Set, word)
	if err != nil {
		return a.unreadAnyOr(s, word, err)
	}
	all, err := a.operatorView(s)
	if err != nil {
		return err
	}
	e, err := all.Explain(record.Of(rec).Name())
	if err != nil {
		return fail("", "%v", err)
	}
	return a.show(report.Explanation(e, s.at))
}

func (a *app) audienceDiffCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "diff AUDIENCE AUDIENCE",
		Short: "Which records and fields one audience gets and another does not",
		Long: `Compare what two audiences get of the register: how many records of each kind,
and which records and fields one gets and the other does not. An audience is
public, internal, full, or the id of a stakeholder or a part of it.

With --rev, a record is as open as it was then or is today, whichever is
narrower. What is shown here is for yourselves.`,
		Example: `  npm audience diff public internal
  npm audience diff public ministry-of-justice
  npm audience diff internal full --format csv -o confidential.csv`,
		Annotations:       heeds("rev", "format", "output"),
		Args:              twoAudiences,
		ValidArgsFunction: a.completeTwoAudiences,
		RunE: func(_ *cobra.Command, args []string) error {
			return a.withRegister(func(s *session) error { return a.audienceDiff(s, args) })
		},
	}
}

func twoAudiences(c *cobra.Command, args []string) error {
	if len(args) != 2 {
		return usage("such as: npm audience diff public internal", "%s takes two audiences", words(c))
	}
	return nil
}

func (a *app) audienceDiff(s *session, args []string) error {
	var asked [2]audience.Audience
	for i, word := range args {
		whom, err := audienceNamed(s.register.Set, word)
		if err != nil {
			return err
		}
		asked[i] = whom
	}
	all, err := a.operatorView(s)
	if err != nil {
		return err
	}
	compared, err := all.Compare(asked[0], asked[1])
	if err != nil {
		return usage("name one that is there today too", "%v", err)
	}
	return a.show(report.Comparison(compared, s.at))
}

// operatorView is the view of who sits at the terminal. It knows the register of
// today as well, so that it can tell what others see of a revision.
func (a *app) operatorView(s *session) (*audience.View, error) {
	if s.revision == nil {
		return s.view, nil
	}
	now, err := a.registerNow(s)
	if err != nil {
		return nil, err
	}
	all, err := audience.Of(s.register, now, audience.Full, a.today())
	if err != nil {
		return nil, fail("", "%v", err)
	}
	return all, nil
}

func (a *app) completeTwoAudiences(c *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 1 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return a.completeAudiences(c, args, typed)
}
