package cli

import (
	"cmp"
	"errors"

	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/report"
)

func (a *app) recCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "rec",
		Short: "Recommendations: where they stand and what is overdue",
		Args:  cobra.ArbitraryArgs,
		RunE:  helpOrUnknown,
	}
	c.AddCommand(a.recListCommand(), a.recShowCommand(), a.recOverdueCommand(), a.recWhyCommand())
	return c
}

func (a *app) recListCommand() *cobra.Command {
	var q report.RecommendationQuery
	c := &cobra.Command{
		Use:   "list",
		Short: "List recommendations with their state",
		Long: `List recommendations with their state and what each addressee said.
Several words for one option mean any of them; several options mean all of them.`,
		Example: `  npm rec list --state rejected
  npm rec list --addressee ministry-of-justice --year 2026
  npm rec list --theme solitary-confinement --format csv -o solitary.csv`,
		Annotations: heeds("rev", "as-of", "format", "output", "audience"),
		Args:        noArguments,
		RunE: func(*cobra.Command, []string) error {
			return a.withRegister(func(s *session) error { return a.recList(s, q) })
		},
	}
	flags := c.Flags()
	flags.StringSliceVar(&q.States, "state", nil, "only in this `state`")
	flags.StringSliceVar(&q.Addressees, "addressee", nil, "only to this `body` or one below it")
	flags.StringSliceVar(&q.Themes, "theme", nil, "only on this `theme`")
	flags.StringSliceVar(&q.Priorities, "priority", nil, "only of this `priority`: urgent, high or normal")
	flags.StringSliceVar(&q.Places, "place", nil, "only about this `place`")
	flags.StringSliceVar(&q.Reports, "report", nil, "only of this `report`")
	flags.IntSliceVar(&q.Years, "year", nil, "only issued in this `year`")
	complete(c, "state", wordsOf(followup.States())...)
	complete(c, "priority", priorities...)
	must(c.RegisterFlagCompletionFunc("addressee", a.completeIDs(record.Stakeholders)))
	must(c.RegisterFlagCompletionFunc("place", a.completeIDs(record.Places)))
	must(c.RegisterFlagCompletionFunc("report", a.completeIDs(record.Reports)))
	must(c.RegisterFlagCompletionFunc("theme", a.completeThemes))
	return c
}

var priorities = []string{string(record.Urgent), string(record.High), string(record.Normal)}

func (a *app) recList(s *session, q report.RecommendationQuery) error {
	set := s.register.Set
	if err := oneOf("state", q.States, wordsOf(followup.States())); err != nil {
		return err
	}
	if err := oneOf("priority", q.Priorities, priorities); err != nil {
		return err
	}
	if err := oneOf("theme", q.Themes, themesOf(set.Policy)); err != nil {
		return err
	}
	err := theseYears(q.Years)
	if err != nil {
		return err
	}
	if q.Addressees, err = resolveAll(set, record.Stakeholders, q.Addressees); err != nil {
		return err
	}
	if q.Places, err = resolveAll(set, record.Places, q.Places); err != nil {
		return err
	}
	if q.Reports, err = resolveAll(set, record.Reports, q.Reports); err != nil {
		return err
	}
	return a.show(report.Recommendations(s.view, s.at, q))
}

// theseYears refuses numbers that no recommendation can be of the year of.
func theseYears(years []int) error {
	for _, year := range years {
		if year < 1000 || year > 9999 {
			return usage("a year has four digits, such as 2026", "%d is no year", year)
		}
	}
	return nil
}

func (a *app) recShowCommand() *cobra.Command {
	return a.oneRecommendation(&cobra.Command{
		Use:   "show ID",
		Short: "Show one recommendation: text, answers, what is due, what happened",
		Example: `  npm rec show 2025/prison-lakeside/04
  npm rec show 2025/prison-lakeside/04 --as-of 2025-12-31`,
	}, report.Recommendation)
}

func (a *app) recWhyCommand() *cobra.Command {
	return a.oneRecommendation(&cobra.Command{
		Use:   "why ID",
		Short: "Derive a recommendation's state and due dates, line by line",
		Example: `  npm rec why 2025/prison-lakeside/04
  npm rec why 2025/prison-lakeside/04 --format json`,
	}, report.Why)
}

// oneRecommendation completes a command about one recommendation.
func (a *app) oneRecommendation(c *cobra.Command, of func(*audience.View, report.Moment, string) *report.Document) *cobra.Command {
	c.Long = c.Short + ".\nAny part of the id will do that no other recommendation has, or the file's path."
	c.Annotations = inForms(heeds("rev", "as-of", "format", "output", "audience"))
	c.Args = oneArgument("recommendation")
	c.ValidArgsFunction = func(c *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return a.completeIDs(record.Recommendations)(c, args, typed)
	}
	c.RunE = func(_ *cobra.Command, args []string) error {
		return a.withRegister(func(s *session) error {
			id, err := resolve(s.register.Set, record.Recommendations, args[0])
			if err != nil {
				return a.unreadOr(s, record.Recommendations, args[0], err)
			}
			doc := of(s.view, s.at, id)
			if doc == nil {
				return a.notShown(s, string(record.Recommendations)+"/"+id)
			}
			return a.show(doc)
		})
	}
	return c
}

// overdueOptions are the flags of rec overdue.
type overdueOptions struct {
	query  report.DueQuery
	within string
	fail   bool
}

func (a *app) recOverdueCommand() *cobra.Command {
	o := &overdueOptions{}
	c := &cobra.Command{
		Use:   "overdue",
		Short: "Who owes what, since when, and what to do next",
		Long: `List what is overdue about recommendations: answers, implementation and promises
that authorities owe, verification and follow-up that the NPM owes.`,
		Example: `  npm rec overdue
  npm rec overdue --within 30d
  npm rec overdue --addressee ministry-of-justice --item response
  npm rec overdue --fail --format json -o overdue.json`,
		Annotations: heeds("rev", "as-of", "format", "output", "audience"),
		Args:        noArguments,
		RunE: func(*cobra.Command, []string) error {
			return a.withRegister(func(s *session) error { return a.recOverdue(s, o) })
		},
	}
	flags := c.Flags()
	flags.StringSliceVar(&o.query.Bodies, "addressee", nil, "only what concerns this `body` or one below it")
	flags.StringSliceVar(&o.query.Owners, "owner", nil, "only where this `member` is responsible for the relation")
	flags.StringSliceVar(&o.query.Items, "item", nil, "only this `item`: response, implementation, verification, follow-up or commitment")
	flags.StringVar(&o.within, "within", "", "also what falls due in this `period`, such as 30d, 10wd, 6m")
	flags.BoolVar(&o.fail, "fail", false, "exit with 1 when something is overdue")
	complete(c, "item", wordsOf(followup.Whats())...)
	complete(c, "within", "7d", "30d", "3m")
	must(c.RegisterFlagCompletionFunc("addressee", a.completeIDs(record.Stakeholders)))
	must(c.RegisterFlagCompletionFunc("owner", a.completeIDs(record.Members)))
	return c
}

func (a *app) recOverdue(s *session, o *overdueOptions) error {
	q := o.query
	if err := oneOf("item", q.Items, wordsOf(followup.Whats())); err != nil {
		return err
	}
	var err error
	if o.within != "" {
		if q.Within, err = calendar.ParsePeriod(o.within); err != nil {
			return usage("", "--within %s: %v", o.within, err)
		}
	}
	if q.Bodies, err = resolveAll(s.register.Set, record.Stakeholders, q.Bodies); err != nil {
		return err
	}
	if q.Owners, err = resolveAll(s.register.Set, record.Members, q.Owners); err != nil {
		return err
	}
	doc, late := report.Overdue(s.view, s.at, q)
	if err := a.show(doc); err != nil {
		return err
	}
	if o.fail && late > 0 && s.wrong() == 0 {
		return errQuiet(exitFindings)
	}
	return nil
}

// withRegister opens the register for a report and closes it after.
func (a *app) withRegister(report func(*session) error) error {
	s, err := a.open()
	if err != nil {
		return err
	}
	defer s.close()
	if err := report(s); err != nil {
		if f := (*failure)(nil); errors.As(err, &f) && f.code == exitFindings {
			return cmp.Or(a.finish(s), err) // something was shown
		}
		return err
	}
	return a.finish(s)
}
