package cli

import (
	"regexp"
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
		RunE: func(_ *cobra.Command, args []string) error {
			return a.withRegister(func(s *session) error { return a.review(s, args[0], o) })
		},
	}
	o.addLanguage(c)
	c.Flags().StringVar(&o.year, "year", "", "the `year` under review (left out: the year of the day)")
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
	year := s.at.Day.Year()
	if o.year != "" {
		if year, err = yearOf(o.year, s.at.Day); err != nil {
			return err
		}
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

// fourDigits are how a year is typed: nothing else that a number can be written as.
var fourDigits = regexp.MustCompile(`^[0-9]{4}$`)

// yearOf reads a year that was typed, and refuses one of which there is nothing to
// tell on a day.
func yearOf(word string, day calendar.Date) (int, error) {
	const hint = "a year has four digits, such as 2026"
	if !fourDigits.MatchString(word) {
		return 0, usage(hint, "%q is no year", word)
	}
	switch year, _ := strconv.Atoi(word); {
	case year < earliest:
		return 0, usage(hint, "%s is no year that an NPM can report on", word)
	case year > day.Year():
		return 0, usage("name an earlier year", "%s has not begun on %s", word, day)
	default:
		return year, nil
	}
}
