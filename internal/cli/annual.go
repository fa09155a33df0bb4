package cli

import (
	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/report"
)

func (a *app) annualCommand() *cobra.Command {
	o := &paperOptions{}
	c := &cobra.Command{
		Use:   "annual YEAR",
		Short: "Write the annex of the annual report",
		Long: `Write the tables and pictures of a year's work for the annual report: visits,
reports, recommendations by state, theme, addressee and level, written answers,
dialogue, complaints, work with other mechanisms.

It is for the public unless --audience says otherwise. So it holds what was
published and, of years that are over, the numbers that publish.counts in
register.yaml releases; a table that is not released is left out.

--format html, docx or pdf makes a paper of it, svg the pictures alone.`,
		Example: `  npm annual 2025
  npm annual 2025 --language fr --format docx -o annex.docx
  npm annual 2025 --audience internal --as-of 2025-12-31`,
		Annotations: paperForms(),
		Args:        oneArgument("year"),
		RunE: func(_ *cobra.Command, args []string) error {
			if a.whom == "" {
				a.whom = string(audience.Everyone)
			}
			return a.withRegister(func(s *session) error { return a.annual(s, args[0], o) })
		},
	}
	o.addLanguage(c)
	c.ValidArgsFunction = cobra.NoFileCompletions
	return c
}

func (a *app) annual(s *session, word string, o *paperOptions) error {
	year, words, err := o.ofYear(s, word)
	if err != nil {
		return err
	}
	return a.show(report.Annual(s.view, s.at, year, words))
}

// ofYear is the year that a paper is about, and the language it is written in.
func (o *paperOptions) ofYear(s *session, word string) (int, *language.Words, error) {
	year, err := yearOf(word, s.at.Day)
	if err != nil {
		return 0, nil, err
	}
	words, err := letterLanguage(o.language, s.register.Set.Policy.Institution.Languages)
	return year, words, err
}
