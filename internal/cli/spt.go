package cli

import (
	"cmp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/report"
)

func (a *app) sptCommand() *cobra.Command {
	o := &paperOptions{}
	c := &cobra.Command{
		Use:   "spt YEAR",
		Short: "Write what is shared with the Subcommittee (SPT) about a year",
		Long: `Write what a mechanism tells the Subcommittee on Prevention of Torture about a
year: visits, recommendations and what came of them, those of the Subcommittee
itself, legislation, and with --audience internal also the mechanism's means,
access to places, obstacles, good practice, and the number of reprisals.

It is for the Subcommittee unless --audience says otherwise: the stakeholder
spt, or the one that the processes spt-visit and spt-advice name. What is for
the NPM's people (internal) is theirs to share, under article 20 (f) of OPCAT.

--format html, docx or pdf makes a paper of it, svg the pictures alone.`,
		Example: `  npm spt 2025
  npm spt 2025 --audience internal --format docx -o spt.docx
  npm spt 2026 --language es --format markdown`,
		Annotations: paperForms(),
		Args:        oneArgument("year"),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.withRegister(func(s *session) error { return a.spt(s, args[0], o) })
		},
	}
	o.addLanguage(c)
	c.ValidArgsFunction = cobra.NoFileCompletions
	return c
}

func (a *app) spt(s *session, word string, o *paperOptions) error {
	year, words, err := o.ofYear(s, word)
	if err != nil {
		return err
	}
	bodies := subcommittee(s.register.Set)
	if a.whom == "" {
		if len(bodies) != 1 {
			return usage("name one with --audience, or write it for your own people with --audience internal",
				"the register does not tell which stakeholder the Subcommittee is: %s", cmp.Or(strings.Join(bodies, " or "), "none is named spt"))
		}
		a.whom = bodies[0]
		if s.view, err = a.viewFor(s); err != nil {
			return err
		}
	}
	return a.show(report.SPT(s.view, s.at, bodies, year, words))
}

// subcommittee are the stakeholders that are the SPT: the one of that name, else
// those that processes with it name.
func subcommittee(set *record.Set) []string {
	if set.Stakeholders["spt"] != nil {
		return []string{"spt"}
	}
	var bodies []string
	for _, id := range set.IDs(record.Processes) {
		p := set.Processes[id]
		if (p.Mechanism == "spt-visit" || p.Mechanism == "spt-advice") && set.Stakeholders[p.Stakeholder] != nil && !slices.Contains(bodies, p.Stakeholder) {
			bodies = append(bodies, p.Stakeholder)
		}
	}
	return bodies
}
