package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/report"
)

func (a *app) escalationsCommand() *cobra.Command {
	var q report.EscalationsQuery
	c := &cobra.Command{
		Use:   "escalations [STAKEHOLDER]",
		Short: "Who has not cooperated for long, and the step that is due",
		Long: `List the authorities that have owed something for long: what is late, the steps
taken, the last real contact, and the step of the ladder that is due. No public
step is proposed while an authority is in dialogue with us. With the id of an
authority, or a part of it, show that one whole.`,
		Example: `  npm escalations
  npm escalations ministry-of-finance
  npm escalations --stakeholder ministry-of-justice --all
  npm escalations --owner chair --format csv -o escalations.csv`,
		Annotations:       heeds("rev", "as-of", "format", "output", "audience"),
		ValidArgsFunction: a.completeOne(record.Stakeholders),
		RunE: func(c *cobra.Command, args []string) error {
			if err := oneOrFilters(c, args); err != nil {
				return err
			}
			return a.withRegister(func(s *session) error {
				if err := s.forOurselves(c); err != nil {
					return err
				}
				if len(args) == 1 {
					return a.escalationsOf(s, args[0])
				}
				return a.escalations(s, q)
			})
		},
	}
	flags := c.Flags()
	flags.StringSliceVar(&q.Stakeholders, "stakeholder", nil, "only this `body` and those below it")
	flags.StringSliceVar(&q.Owners, "owner", nil, "only where this `member` is responsible for the relation")
	flags.BoolVar(&q.All, "all", false, "every authority with something overdue")
	must(c.RegisterFlagCompletionFunc("stakeholder", a.completeIDs(record.Stakeholders)))
	must(c.RegisterFlagCompletionFunc("owner", a.completeIDs(record.Members)))
	return c
}

// completeOne offers the ids of a kind for the first word.
func (a *app) completeOne(kind record.Kind) cobra.CompletionFunc {
	return func(c *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return a.completeIDs(kind)(c, args, typed)
	}
}

// oneOrFilters refuses more than one authority, and options that narrow a list
// of one.
func oneOrFilters(c *cobra.Command, args []string) error {
	hint := fmt.Sprintf("'%s --help' shows how it is used", c.CommandPath())
	if len(args) > 1 {
		return usage(hint, "%s takes one stakeholder", words(c))
	}
	for _, flag := range []string{"stakeholder", "owner", "all"} {
		if len(args) == 1 && c.Flag(flag).Changed {
			return usage(hint, "--%s is for the list, not for one authority", flag)
		}
	}
	return nil
}

func (a *app) escalations(s *session, q report.EscalationsQuery) error {
	var err error
	if q.Stakeholders, err = resolveAll(s.register.Set, record.Stakeholders, q.Stakeholders); err != nil {
		return err
	}
	if q.Owners, err = resolveAll(s.register.Set, record.Members, q.Owners); err != nil {
		return err
	}
	return a.show(report.Escalations(s.view, s.at, q))
}

func (a *app) escalationsOf(s *session, part string) error {
	id, err := resolve(s.register.Set, record.Stakeholders, part)
	if err != nil {
		return a.unreadOr(s, record.Stakeholders, part, err)
	}
	doc := report.EscalationsOf(s.view, s.at, id)
	if doc == nil {
		return a.notYet(string(record.Stakeholders)+"/"+id, s.at.Day)
	}
	return a.show(doc)
}
