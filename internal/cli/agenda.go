package cli

import (
	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/report"
)

// agendaOptions are the flags of agenda.
type agendaOptions struct {
	query      report.DueQuery
	within, by string
	fail       bool
}

func (a *app) agendaCommand() *cobra.Command {
	o := &agendaOptions{}
	c := &cobra.Command{
		Use:   "agenda",
		Short: "Everything due: what we owe, what others owe, day by day",
		Long: `List everything that is due, about records of every kind: answers and promises,
reports on their way, bodies to meet, complaints to act on, agreements that end,
steps before international bodies, places to visit again. What is late comes
first. 'npm why RECORD' derives each line.

A calendar (--format ics) leaves this screen: confidential records are not in it
unless you ask for them with --audience full.`,
		Example: `  npm agenda --within 30d
  npm agenda --mine chair --overdue
  npm agenda --by stakeholder --item contact,introduction
  npm agenda --within 6m --format ics -o agenda.ics`,
		Annotations: inForms(heeds("rev", "as-of", "format", "output", "audience"), "csv", "ics"),
		Args:        noArguments,
		RunE: func(*cobra.Command, []string) error {
			return a.withRegister(func(s *session) error { return a.agenda(s, o) })
		},
	}
	flags := c.Flags()
	flags.StringSliceVar(&o.query.Mine, "mine", nil, "only what this `member` answers for")
	flags.StringSliceVar(&o.query.Owners, "owner", nil, "only where this `member` is responsible for the relation")
	flags.StringSliceVar(&o.query.Bodies, "stakeholder", nil, "only what concerns this `body` or one below it")
	flags.StringSliceVar(&o.query.Items, "item", nil, "only this `item`, such as contact, draft-report or milestone")
	flags.StringVar(&o.within, "within", "", "only what is late or falls due in this `period`, such as 30d, 10wd, 6m")
	flags.BoolVar(&o.query.Late, "overdue", false, "only what is late")
	flags.StringVar(&o.by, "by", string(report.ByDay), "a heading for each `unit`: day, owner or stakeholder")
	flags.BoolVar(&o.fail, "fail", false, "exit with 1 when something is overdue")
	complete(c, "item", wordsOf(followup.AllWhats())...)
	complete(c, "within", "7d", "30d", "3m")
	complete(c, "by", wordsOf(report.Groupings())...)
	must(c.RegisterFlagCompletionFunc("stakeholder", a.completeIDs(record.Stakeholders)))
	must(c.RegisterFlagCompletionFunc("owner", a.completeIDs(record.Members)))
	must(c.RegisterFlagCompletionFunc("mine", a.completeIDs(record.Members)))
	return c
}

// wordsOf are the words of a vocabulary of ours, as text.
func wordsOf[W ~string](all []W) []string {
	var words []string
	for _, word := range all {
		words = append(words, string(word))
	}
	return words
}

func (a *app) agenda(s *session, o *agendaOptions) error {
	q, err := o.asked(s.register.Set)
	if err != nil {
		return err
	}
	doc, late := report.Agenda(s.view, s.at, q, report.Grouping(o.by))
	if err := a.show(doc); err != nil {
		return err
	}
	if o.fail && late > 0 && s.wrong() == 0 {
		return errQuiet(exitFindings)
	}
	return nil
}

// asked is the query with its words looked up.
func (o *agendaOptions) asked(set *record.Set) (q report.DueQuery, err error) {
	q = o.query
	if err := oneOf("item", q.Items, wordsOf(followup.AllWhats())); err != nil {
		return q, err
	}
	if err := oneOf("by", []string{o.by}, wordsOf(report.Groupings())); err != nil {
		return q, err
	}
	if o.within != "" {
		if q.Within, err = calendar.ParsePeriod(o.within); err != nil {
			return q, usage("", "--within %s: %v", o.within, err)
		}
	}
	if q.Bodies, err = resolveAll(set, record.Stakeholders, q.Bodies); err != nil {
		return q, err
	}
	if q.Owners, err = resolveAll(set, record.Members, q.Owners); err != nil {
		return q, err
	}
	q.Mine, err = resolveAll(set, record.Members, q.Mine)
	return q, err
}
