package cli

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/edit"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
)

// sealOptions are the flags of seal.
type sealOptions struct {
	all, part, whole bool
	from             string
}

func (a *app) sealCommand() *cobra.Command {
	o := &sealOptions{}
	c := &cobra.Command{
		Use:   "seal RECORD...",
		Short: "Close records to all but those who hold a key",
		Long: `Encrypt records for the recipients that recipients.yaml names for their kind,
and take the clear text away. A complaint is sealed whole, into ID.yaml.age.
Other records keep what is open, so that everybody's deadlines can be computed;
their confidential fields and text go into a companion, ID.sealed.age. With
--whole all of it is sealed. The sealed file is written and read again before
the clear one goes; if anything fails, nothing is lost.

Git keeps what was committed before: sealing does not reach its past.

To change a sealed record without its text touching the disk, let pipes carry
it: 'npm unseal --print RECORD' prints it, 'npm seal --from - RECORD' takes it
back. Vim, for one, can do without files if it is told to; the manual says how.
There is no command that opens an editor by itself: editors leave copies, and
nobody can promise to find them.`,
		Example: `  npm seal complaints/2026/11/09-01
  npm seal assessments/2026/03/04-juvenile-centre-seredin
  npm seal --all
  npm seal --from - complaints/2026/11/09-01`,
		Annotations:       heeds(),
		Args:              o.arguments,
		ValidArgsFunction: a.completeHoldings(func(h *holding) bool { return len(h.clear) > 0 }),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.withStrongroom(func(s *strongroom) error {
				if o.from != "" {
					return s.sealFrom(args[0], o.from)
				}
				return s.sealRecords(args, o)
			})
		},
	}
	flags := c.Flags()
	flags.BoolVar(&o.all, "all", false, "what lies in clear of the kinds that register.yaml wants sealed")
	flags.BoolVar(&o.part, "part", false, "keep open what is not confidential")
	flags.BoolVar(&o.whole, "whole", false, "seal all of a record")
	flags.StringVar(&o.from, "from", "", "seal the text of this `file`, - for standard input, as the record")
	must(c.MarkFlagFilename("from"))
	return c
}

// arguments refuses words and flags that say nothing together.
func (o *sealOptions) arguments(c *cobra.Command, args []string) error {
	hint := "'" + c.CommandPath() + " --help' shows how it is used"
	from := c.Flag("from").Changed
	switch {
	case o.part && o.whole:
		return usage("leave one of them out", "--part and --whole do not go together")
	case from && (o.all || o.part || o.whole):
		return usage("the text is sealed as the record is", "--from goes with no other option")
	case from && (len(args) != 1 || o.from == ""):
		return usage(hint, "--from takes one file, for one record")
	case o.all && len(args) > 0:
		return usage(hint, "--all takes no records: it finds them by %s", register.File)
	case !o.all && len(args) == 0:
		return usage(hint, "seal takes one record or more")
	}
	return nil
}

// sealRecords seals records one after another, and stops at the first that cannot
// be sealed.
func (s *strongroom) sealRecords(words []string, o *sealOptions) error {
	to, err := s.recipients()
	if err != nil {
		return err
	}
	var all []*holding
	if o.all {
		all, err = s.demanded()
	} else {
		all, err = s.named(words)
	}
	if err != nil {
		return err
	}
	past, sealed := 0, 0
	for _, h := range all {
		done, committed, err := s.sealOne(to, h, o)
		if err != nil {
			return err
		}
		sealed += done
		past += committed
	}
	if sealed == 0 {
		s.app.say("there is nothing in clear that would have to be sealed")
		return nil
	}
	s.keepFromMerging()
	s.tellPast(past)
	return nil
}

// tellPast says what sealing does not reach.
func (s *strongroom) tellPast(records int) {
	if records > 0 {
		s.app.note("Git's past still holds the clear text of %s, and so does every copy; 'npm doctor' looks at it, and says what can be done", count(records, "record"))
	}
}

// demanded are the records in clear of the kinds that register.yaml wants sealed.
func (s *strongroom) demanded() ([]*holding, error) {
	if len(s.policy.Seal) == 0 {
		return nil, usage("write seal: [complaints] there, or name records", "%s wants no kind sealed", register.File)
	}
	all := s.holdings()
	var some []*holding
	for _, name := range sortedKeys(all) {
		for _, kind := range s.policy.Seal {
			if h := all[name]; string(h.kind()) == kind && len(h.clear) > 0 {
				some = append(some, h)
			}
		}
	}
	return some, nil
}

// sealOne seals a record whole or in part, as its kind is sealed unless something
// else was asked for. It tells what was sealed, and what of it Git knows in clear,
// as numbers to add up.
func (s *strongroom) sealOne(to *record.Recipients, h *holding, o *sealOptions) (sealed, past int, err error) {
	if err := h.oneInClear(); err != nil {
		return 0, 0, err
	}
	onlyWhole := register.SealedWhole(s.kinds.Kind(string(h.kind())))
	if onlyWhole && o.part {
		return 0, 0, usage("leave --part out", "records of %s are sealed whole: their fields are all of one sort", h.kind())
	}
	whole := onlyWhole || o.whole
	if s.inPast(h, whole) {
		past = 1
	}
	seals := s.sealPart
	if whole {
		seals = s.sealWhole
	}
	c, err := seals(to, h)
	switch {
	case errors.Is(err, edit.ErrNothingConfidential) && o.all:
		return 0, 0, nil
	case errors.Is(err, edit.ErrNothingConfidential) && h.part != "":
		return 0, 0, usage("--whole seals the rest too", "%s is sealed already: what is confidential in it is in %s", h.name, h.part)
	case errors.Is(err, edit.ErrNothingConfidential):
		return 0, 0, usage("--whole seals all of it", "there is no confidential field in %s", h.name)
	case err != nil:
		return 0, 0, err
	}
	s.tellSealed(h.name, c)
	return 1, past, nil
}

// inPast tells whether the last commit holds in clear what is to be sealed.
func (s *strongroom) inPast(h *holding, whole bool) bool {
	was, known := s.committed(h.clear[0])
	if !known || whole {
		return known
	}
	_, err := edit.Part(h.clear[0], was, s.kinds.Kind(string(h.kind())))
	return !errors.Is(err, edit.ErrNothingConfidential)
}

// tellSealed says who can open a record now; where the reader cannot, it says so.
func (s *strongroom) tellSealed(name string, c *closed) {
	s.app.say("sealed %s: %s can open it", name, strings.Join(c.names, ", "))
	if !c.ours {
		s.app.note("none of your keys is among those: you will not open %s again by yourself", name)
	}
}

// completeHoldings offers the records whose files are as a command needs them.
func (a *app) completeHoldings(fit func(*holding) bool) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		src, err := a.find()
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		defer src.close()
		all := (&strongroom{files: src.files}).holdings()
		var names []string
		for _, name := range sortedKeys(all) {
			if fit(all[name]) && strings.HasPrefix(name, typed) {
				names = append(names, name)
			}
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	}
}
