package cli

import (
	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/report"
)

// paperOptions are the flags of the commands that write a paper.
type paperOptions struct {
	language string
	below    bool
	year     string
}

func (a *app) briefCommand() *cobra.Command {
	o := &paperOptions{}
	c := &cobra.Command{
		Use:   "brief STAKEHOLDER",
		Short: "Write the pack for a meeting with a body",
		Long: `Write what to know before a meeting with a body, in two to four pages: who they
are, points to raise and why, the latest contacts, what they owe, with the steps
of escalation, and what we owe, open recommendations, obstacles and good
practice. The points follow from what is in the register by fixed rules. Of long
lists the most pressing part is there, with a count of the rest.

A brief is for the NPM's own people. With --audience internal nothing
confidential is in it. --format html, docx or pdf makes a paper of it.`,
		Example: `  npm brief ministry-of-health
  npm brief ministry-of-justice --below --format docx -o brief.docx
  npm brief prison-service --audience internal --format markdown`,
		Annotations: inForms(paperForms(), "html", "docx", "pdf"),
		Args:        oneArgument("stakeholder"),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.withRegister(func(s *session) error { return a.brief(s, args[0], o) })
		},
	}
	o.addLanguage(c)
	c.Flags().BoolVar(&o.below, "below", false, "also about the bodies below it")
	c.ValidArgsFunction = a.completeOne(record.Stakeholders)
	return c
}

// paperForms are the flags and forms of every paper.
func paperForms() map[string]string {
	annotations := heeds("rev", "as-of", "format", "output", "audience")
	annotations[moreFormats] = "svg html docx pdf"
	return annotations
}

func (o *paperOptions) addLanguage(c *cobra.Command) {
	c.Flags().StringVar(&o.language, "language", "", "`code` of the language (left out: the first of register.yaml)")
	must(c.RegisterFlagCompletionFunc("language", completeLanguages))
}

func (a *app) brief(s *session, word string, o *paperOptions) error {
	if s.view.Audience.Outside() {
		return usage("'npm review STAKEHOLDER --audience STAKEHOLDER' writes what an authority may be handed",
			"a brief is for the people of the NPM, not for %s", s.view.Audience)
	}
	body, err := resolve(s.register.Set, record.Stakeholders, word)
	if err != nil {
		return a.unreadOr(s, record.Stakeholders, word, err)
	}
	words, err := letterLanguage(o.language, s.register.Set.Policy.Institution.Languages)
	if err != nil {
		return err
	}
	doc := report.Brief(s.view, s.at, body, o.below, words)
	if doc == nil {
		return a.notShown(s, string(record.Stakeholders)+"/"+body)
	}
	return a.show(doc)
}
