package cli

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/edit"
	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/seal"
)

func (a *app) keyAddCommand() *cobra.Command {
	var groups []string
	c := &cobra.Command{
		Use:   "add NAME [RECIPIENT]",
		Short: "Let somebody open what is sealed from now on",
		Long: `Write somebody's public key into recipients.yaml: an age key (age1...), an SSH
key of the sorts ed25519 and rsa, or the file that holds one; left out, your
own. The name of a member is that member's id. The rest of the file stays as it
is.

The key opens what is sealed from now on. 'npm key rotate' opens to it what is
sealed already.`,
		Example: `  npm key add complaints-officer
  npm key add expert-psychiatry colleague.pub --group doctors`,
		Annotations: heeds(),
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("'"+c.CommandPath()+" --help' shows how it is used", "key add takes a name, and the public key of whoever bears it")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			return a.withStrongroom(func(s *strongroom) error { return s.addKey(args[0], args[1:], groups) })
		},
	}
	c.Flags().StringSliceVar(&groups, "group", nil, "put the name into this `group` too, which is made if it is not there")
	must(c.RegisterFlagCompletionFunc("group", a.completeGroups))
	c.ValidArgsFunction = func(c *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveDefault
		}
		return a.completeIDs(record.Members)(c, args, typed)
	}
	return c
}

func (a *app) completeGroups(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	src, err := a.find()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	defer src.close()
	to, _, err := register.ReadRecipients(src.files)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return slices.Sorted(maps.Keys(to.Groups)), cobra.ShellCompDirectiveNoFileComp
}

func (s *strongroom) addKey(name string, words, groups []string) error {
	for _, word := range append([]string{name}, groups...) {
		if !record.ValidID(word) {
			return usage("a name has the form of an id: a-z, 0-9 and -, such as amina-k", "%q is no name for a recipient or a group", word)
		}
	}
	to, err := s.recipients()
	if err != nil {
		return err
	}
	key, err := s.app.publicKey(words)
	if err != nil {
		return err
	}
	if err := mayAdd(to, name, groups, key); err != nil {
		return err
	}
	was, err := fs.ReadFile(s.files, register.RecipientsFile)
	isNew := errors.Is(err, fs.ErrNotExist)
	if err != nil && !isNew {
		return fail("", "cannot read %s: %v", register.RecipientsFile, err)
	}
	now, err := edit.AddRecipient(was, edit.Newcomer{Name: name, Key: key.String(), Groups: groups})
	if err != nil {
		return fail("nothing was changed", "%s: %v", register.RecipientsFile, err)
	}
	if isNew {
		err = s.create(register.RecipientsFile, now)
	} else if err = git.Replace(s.root, register.RecipientsFile, was, now); err != nil {
		err = concurrent(register.RecipientsFile, err)
	}
	if err != nil {
		return err
	}
	return s.tellAdded(name)
}

// mayAdd refuses a name or a key that is there already.
func mayAdd(to *record.Recipients, name string, groups []string, key seal.Recipient) error {
	if _, there := to.ByName[name]; there {
		return usage("change that file by hand: a new key takes the place of a lost one, a second one of the same person goes under keys:", "%s is in %s already", name, register.RecipientsFile)
	}
	if _, there := to.Groups[name]; there {
		return usage("give the recipient another name", "%s is the name of a group", name)
	}
	for _, group := range groups {
		if _, there := to.ByName[group]; there || group == name {
			return usage("give the group another name", "%s is the name of a recipient", group)
		}
	}
	for _, other := range to.Names() {
		for _, text := range to.ByName[other].All() {
			if there, err := seal.ParseRecipient(text); err == nil && there.String() == key.String() {
				return usage("one key, one name", "this key is in %s already, as that of %s", register.RecipientsFile, other)
			}
		}
	}
	return nil
}

// tellAdded says what a new recipient can open, and what not yet.
func (s *strongroom) tellAdded(name string) error {
	to, err := s.recipients()
	if err != nil {
		return err
	}
	s.app.say("%s can open what is sealed from now on: %s", name, opensText(to, name))
	if s.anySealed() {
		s.app.say("What is sealed already opens to that key after 'npm key rotate'.")
	}
	return nil
}

func (s *strongroom) anySealed() bool {
	for _, h := range s.holdings() {
		if len(h.whole) > 0 || h.part != "" {
			return true
		}
	}
	return false
}

// opens lists the kinds whose sealed records a recipient can open.
func opens(to *record.Recipients, name string) []string {
	kinds := []string{}
	for _, kind := range record.Kinds() {
		if slices.Contains(to.Who(kind), name) {
			kinds = append(kinds, string(kind))
		}
	}
	return kinds
}

// opensText says it in few words.
func opensText(to *record.Recipients, name string) string {
	kinds := opens(to, name)
	var not []string
	for _, kind := range record.Kinds() {
		if !slices.Contains(kinds, string(kind)) {
			not = append(not, string(kind))
		}
	}
	switch {
	case len(not) == 0:
		return "everything"
	case len(kinds) == 0:
		return "nothing"
	case len(not) < len(kinds):
		return "everything but " + strings.Join(not, ", ")
	}
	return strings.Join(kinds, ", ")
}
