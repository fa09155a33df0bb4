package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/report"
)

// remindOptions are the flags of remind.
type remindOptions struct {
	language, within, replyBy string
	below                     bool
}

func (a *app) remindCommand() *cobra.Command {
	o := &remindOptions{}
	c := &cobra.Command{
		Use:   "remind STAKEHOLDER",
		Short: "Write a letter that asks an authority for what it owes",
		Long: `Write a letter, in Markdown, that asks an authority for what it owes: answers,
implementation, what it promised, comments on drafts. Only what is shared with
that authority stands in it; what is left out for that reason is named on the
screen, not in the letter. Nothing is sent and nothing is recorded.`,
		Example: `  npm remind ministry-of-finance
  npm remind ministry-of-justice --below --within 30d
  npm remind ministry-of-health --language fr --reply-by 2026-12-18 -o letter.md`,
		Annotations: inForms(heeds("as-of", "format", "output")), // who may read is judged by today's files
		Args:        oneArgument("stakeholder"),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.withRegister(func(s *session) error { return a.remind(s, args[0], o) })
		},
	}
	flags := c.Flags()
	flags.StringVar(&o.language, "language", "", "`code` of the language: "+strings.Join(language.Codes(), ", ")+" (left out: the first of register.yaml)")
	flags.BoolVar(&o.below, "below", false, "also what the bodies below it owe")
	flags.StringVar(&o.within, "within", "", "also what falls due in this `period`, such as 30d, 10wd, 6m")
	flags.StringVar(&o.replyBy, "reply-by", "", "ask for a reply by this `date`, YYYY-MM-DD")
	must(c.RegisterFlagCompletionFunc("language", completeLanguages))
	complete(c, "within", "7d", "30d", "3m")
	complete(c, "reply-by")
	c.ValidArgsFunction = func(c *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return a.completeIDs(record.Stakeholders)(c, args, typed)
	}
	return c
}

func completeLanguages(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var codes []string
	for _, w := range language.All() {
		codes = append(codes, cobra.CompletionWithDesc(w.Code, w.Name))
	}
	return codes, cobra.ShellCompDirectiveNoFileComp
}

func (a *app) remind(s *session, word string, o *remindOptions) error {
	to, err := resolve(s.register.Set, record.Stakeholders, word)
	if err != nil {
		return a.unreadOr(s, record.Stakeholders, word, err)
	}
	if err := stillThere(s, to); err != nil {
		return err
	}
	if s.register.Hides(record.Dialogues) {
		_, hint := a.unreadParts(len(s.register.Sealed))
		return &failure{exitIncomplete, fmt.Errorf("some dialogue is sealed and could not be opened: %s may have answered in it, so there is no letter", to), hint}
	}
	q := report.LetterQuery{To: to, Below: o.below}
	if q.Language, err = letterLanguage(o.language, s.register.Set.Policy.Institution.Languages); err != nil {
		return err
	}
	if o.within != "" {
		if q.Within, err = calendar.ParsePeriod(o.within); err != nil {
			return usage("", "--within %s: %v", o.within, err)
		}
	}
	if q.ReplyBy, err = replyDay(o.replyBy, s.at.Day); err != nil {
		return err
	}
	doc, listed, leftOut := report.Letter(s.view, s.at, q)
	a.noteUnlisted(to, listed, leftOut)
	if a.format == "" {
		a.format = "markdown"
	}
	if listed == 0 && a.format != "json" {
		return nil
	}
	return a.show(doc)
}

// stillThere refuses a letter to a body that has ended: those that stand in its
// place owe what it owed.
func stillThere(s *session, id string) error {
	body := s.register.Set.Stakeholders[id]
	if body.Ended == 0 || body.Ended > s.at.Day {
		return nil
	}
	hint := ""
	if len(body.SucceededBy) > 0 {
		hint = "what it owed is owed by: " + strings.Join(body.SucceededBy, ", ")
	}
	return usage(hint, "%s ended on %s: no letter reaches it", id, body.Ended)
}

// letterLanguage is the language asked for, else the first of the register's
// that there is; English where the register names none.
func letterLanguage(asked string, ofRegister []string) (*language.Words, error) {
	switch {
	case asked != "":
		if w := language.Of(asked); w != nil {
			return w, nil
		}
		return nil, oneOf("language", []string{asked}, language.Codes())
	case len(ofRegister) == 0:
		ofRegister = []string{"en"}
	}
	if w := language.First(ofRegister); w != nil {
		return w, nil
	}
	return nil, usage("choose one with --language: "+strings.Join(language.Codes(), ", "), "there are no words in %s yet", strings.Join(ofRegister, " or "))
}

// replyDay is the day by which a reply is asked for, zero for none.
func replyDay(asked string, day calendar.Date) (calendar.Date, error) {
	if asked == "" {
		return 0, nil
	}
	by, err := calendar.ParseDate(asked)
	switch {
	case err != nil:
		return 0, usage("a day is written as year-month-day, such as 2026-03-31", "--reply-by %s: %v", asked, err)
	case by <= day:
		return 0, usage("name a later day", "--reply-by %s is not after %s, the day of the letter", asked, day)
	}
	return by, nil
}

// noteUnlisted tells the operator, and nobody else, what is not in a letter: once
// where several bodies owe the same.
func (a *app) noteUnlisted(to string, listed int, leftOut []report.LeftOut) {
	if listed == 0 {
		a.note("there is nothing to remind %s of, so there is no letter", to)
	}
	told := map[report.LeftOut]bool{}
	for _, kept := range leftOut {
		if told[kept] {
			continue
		}
		told[kept] = true
		a.note("left out, since it is not shared with %s: %s, %s", to, kept.Item, kept.Record)
	}
}
