package cli

import (
	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/report"
)

func (a *app) whyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "why RECORD",
		Short: "Derive what is due about any record, line by line",
		Long: `Derive what is due about a record of any kind: from which date in which file, by
which rule, moved by which extension; and say of the rest why it is not due. Any
part of the id will do that no other record has, or the file's path.`,
		Example: `  npm why stakeholders/ministry-of-justice
  npm why places/prison-northmark
  npm why 2025/prison-lakeside/04 --format json`,
		Annotations:       inForms(heeds("rev", "as-of", "format", "output", "audience")),
		Args:              oneArgument("record"),
		ValidArgsFunction: a.completeRecords,
		RunE: func(_ *cobra.Command, args []string) error {
			return a.withRegister(func(s *session) error { return a.why(s, args[0]) })
		},
	}
}

func (a *app) why(s *session, word string) error {
	rec, err := resolveAny(s.register.Set, word)
	if err != nil {
		return a.unreadAnyOr(s, word, err)
	}
	name := record.Of(rec).Name()
	doc := report.WhyAny(s.view, s.at, name)
	if doc == nil {
		return a.notShown(s, name)
	}
	return a.show(doc)
}

// notYet says that a record was not there on a day: nobody had begun to work on
// it.
func (a *app) notYet(name string, day calendar.Date) error {
	hint := "name a later day with --as-of"
	if a.asOf != "" {
		hint = "name a later day, or leave --as-of out"
	}
	return usage(hint, "%s was not there yet on %s", name, day)
}
