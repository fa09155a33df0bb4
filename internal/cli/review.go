package cli

import (
	"strconv"

	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/report"
)

func (a *app) reviewCommand() *cobra.Command {
	o := &paperOptions{}
	c := &cobra.Command{
		Use:   "review STAKEHOLDER",
		Short: "Write the annual review of implementation with an authority",
		Long: `Write what the NPM and an authority go through once a year: the recommendations
that were open at some time in the year, by how far they have come; the reasons
and obstacles that were named; promises made and kept; what falls due next.
Where they stand is told as of today, or of --as-of.

To hand it to the authority, name it as the audience: then only what it may read
is in the paper. --format html, docx or pdf makes one.`,
		Example: `  npm review ministry-of-health --year 2026
  npm review ministry-of-justice --below --format docx -o review.docx
  npm review ministry-of-health --audience ministry-of-health`,
		Annotations: paperForms(),
		Args:        oneArgument("stakeholder"),
		RunE: func(c *cobra.Command, args []string) error {
			if c.Flags().Changed("year") && o.year == 0 {
				return begun(o.year, 0)
			}
			return a.withRegister(func(s *session) error { return a.review(s, args[0], o) })
		},
	}
	o.addLanguage(c)
	c.Flags().IntVar(&o.year, "year", 0, "the `year` under review (left out: the year of the day)")
	c.Flags().BoolVar(&o.below, "below", false, "also about the bodies below it")
	complete(c, "year")
	c.ValidArgsFunction = a.completeOne(record.Stakeholders)
	return c
}

func (a *app) review(s *session, word string, o *paperOptions) error {
	body, err := resolve(s.register.Set, record.Stakeholders, word)
	if err != nil {
		return a.unreadOr(s, record.Stakeholders, word, err)
	}
	year := o.year
	if year == 0 {
		year = s.at.Day.Year()
	}
	if err := begun(year, s.at.Day); err != nil {
		return err
	}
	words, err := letterLanguage(o.language, s.register.Set.Policy.Institution.Languages)
	if err != nil {
		return err
	}
	doc := report.Review(s.view, s.at, body, year, o.below, words)
	if doc == nil {
		return a.notShown(s, string(record.Stakeholders)+"/"+body)
	}
	return a.show(doc)
}

// earliest is the year of the Optional Protocol: before it there was no NPM.
const earliest = 2002

// begun refuses a year of which there is nothing to tell on a day.
func begun(year int, day calendar.Date) error {
	switch {
	case year < earliest || year > 9999:
		return usage("a year has four digits, such as 2026", "%d is no year that an NPM can report on", year)
	case year > day.Year():
		return usage("name an earlier year", "%d has not begun on %s", year, day)
	}
	return nil
}

// yearOf reads a year that was typed.
func yearOf(word string, day calendar.Date) (int, error) {
	year, err := strconv.Atoi(word)
	if err != nil {
		return 0, usage("a year has four digits, such as 2026", "%q is no year", word)
	}
	return year, begun(year, day)
}
