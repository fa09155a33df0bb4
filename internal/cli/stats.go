package cli

import (
	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/report"
)

func (a *app) statsCommand() *cobra.Command {
	var q report.StatsQuery
	var by string
	c := &cobra.Command{
		Use:   "stats",
		Short: "Figures: states, answers in time, implementation",
		Long: `Count the recommendations that were issued: by state, how many were answered in
time and after how many days, how many were found implemented within 1, 2 and 3
years, and which have been silent for longest. Drafts are not counted.
With --format svg the figures are drawn.`,
		Example: `  npm stats
  npm stats --by addressee
  npm stats --by theme --year 2025 --format csv -o themes.csv
  npm stats --by year --as-of 2025-12-31 --format svg -o years.svg`,
		Annotations: inForms(heeds("rev", "as-of", "format", "output", "audience"), "csv", "svg"),
		Args:        noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			q.By = followup.Dimension(by)
			return a.withRegister(func(s *session) error { return a.stats(s, q, c.Flags().Changed("by")) })
		},
	}
	flags := c.Flags()
	flags.StringVar(&by, "by", "", "a row for each `unit`: addressee, theme, place, place-type, year, priority or level")
	flags.StringSliceVar(&q.Addressees, "addressee", nil, "only to this `body` or one below it, and only their answers")
	flags.StringSliceVar(&q.Themes, "theme", nil, "only on this `theme`")
	flags.StringSliceVar(&q.Places, "place", nil, "only about this `place`")
	flags.IntSliceVar(&q.Years, "year", nil, "only issued in this `year`")
	flags.StringSliceVar(&q.Priorities, "priority", nil, "only of this `priority`: urgent, high or normal")
	complete(c, "by", dimensionNames()...)
	complete(c, "priority", priorities...)
	complete(c, "year")
	must(c.RegisterFlagCompletionFunc("addressee", a.completeIDs(record.Stakeholders)))
	must(c.RegisterFlagCompletionFunc("place", a.completeIDs(record.Places)))
	must(c.RegisterFlagCompletionFunc("theme", a.completeThemes))
	return c
}

func dimensionNames() []string {
	var names []string
	for _, d := range followup.Dimensions() {
		names = append(names, string(d))
	}
	return names
}

func (a *app) stats(s *session, q report.StatsQuery, grouped bool) error {
	set := s.register.Set
	if grouped {
		if err := oneOf("by", []string{string(q.By)}, dimensionNames()); err != nil {
			return err
		}
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
	return a.show(report.Stats(s.view, s.at, q))
}
