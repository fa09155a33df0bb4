package cli

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/render"
)

func (a *app) unsealCommand() *cobra.Command {
	show := false
	c := &cobra.Command{
		Use:   "unseal RECORD...",
		Short: "Open sealed records again, for good or to read them",
		Long: `Put the clear text of sealed records back among the files, and take the sealed
file away. Whoever has the files can read them then, and once committed they
stay in Git's past: seal them again before that. Nothing that is there is
written over.

With --print the text goes to the screen or into a pipe and to no file: of a
record that is sealed whole all of it, of one that is sealed in part the fields
that are. Reading needs no unsealing: every command opens what your key opens.`,
		Example: `  npm unseal --print complaints/2026/11/09-01
  npm unseal complaints/2026/11/09-01`,
		Annotations: heeds(),
		Args: func(c *cobra.Command, args []string) error {
			hint := "'" + c.CommandPath() + " --help' shows how it is used"
			switch {
			case len(args) == 0:
				return usage(hint, "unseal takes one record or more")
			case show && len(args) > 1:
				return usage(hint, "--print takes one record")
			}
			return nil
		},
		ValidArgsFunction: a.completeHoldings(func(h *holding) bool { return len(h.whole) > 0 || h.part != "" }),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.withStrongroom(func(s *strongroom) error {
				if show {
					return s.printOut(args[0])
				}
				return s.unsealRecords(args)
			})
		},
	}
	c.Flags().BoolVar(&show, "print", false, "print the text, and leave the files as they are")
	return c
}

// printOut writes the text of what is sealed, byte by byte where it goes into a
// pipe. A terminal must not obey it.
func (s *strongroom) printOut(word string) error {
	all, err := s.named([]string{word})
	if err != nil {
		return err
	}
	o, err := s.opened(all[0])
	if err != nil {
		return err
	}
	said := string(o.text)
	if file, ok := s.app.Out.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		lines := strings.Split(said, "\n")
		for i, line := range lines {
			lines[i] = render.Clean(line)
		}
		said = strings.Join(lines, "\n")
	}
	_, err = io.WriteString(s.app.Out, said)
	return unwritten("", err)
}

// unsealed is a sealed file of a record and the text in it.
type unsealed struct {
	file         string
	text, sealed []byte
}

// opened opens what is sealed of a record.
func (s *strongroom) opened(h *holding) (*unsealed, error) {
	o := &unsealed{file: h.part}
	switch {
	case len(h.whole) > 1:
		return nil, fail("keep one of "+strings.Join(h.whole, " and "), "%s has two sealed files", h.name)
	case len(h.whole) == 1:
		o.file = h.whole[0]
	case h.part == "":
		return nil, usage("", "nothing of %s is sealed", h.name)
	}
	var err error
	o.text, o.sealed, err = s.open(o.file)
	return o, err
}

// unsealRecords puts records back in clear, and stops at the first that cannot be.
func (s *strongroom) unsealRecords(words []string) error {
	all, err := s.named(words)
	if err != nil {
		return err
	}
	for _, h := range all {
		o, err := s.opened(h)
		switch {
		case err != nil:
		case o.file == h.part:
			err = s.unsealPart(h, o)
		case len(h.clear) > 0:
			err = fail("keep what is right of the two, and take the other away; nothing was written over", "%s lies there in clear already", h.name)
		default:
			err = s.unsealWhole(o)
		}
		if err != nil {
			return err
		}
		s.app.say("unsealed %s, which was in %s", h.name, o.file)
		s.app.note("%s", s.warning(h))
	}
	return nil
}

// unsealWhole writes the clear file first; the sealed one goes last.
func (s *strongroom) unsealWhole(o *unsealed) error {
	target := pagePath(o.file)
	if err := s.create(target, o.text); err != nil {
		return err
	}
	if err := git.Remove(s.root, o.file, o.sealed); err != nil {
		_ = git.Remove(s.root, target, o.text)
		return concurrent(o.file, err)
	}
	return nil
}

func (s *strongroom) unsealPart(h *holding, o *unsealed) error {
	if err := h.oneInClear(); err != nil {
		return err
	}
	open, err := s.read(h.clear[0])
	if err != nil {
		return err
	}
	text, err := s.joined(h, open, o.text)
	if err != nil {
		return err
	}
	if err := git.Replace(s.root, h.clear[0], open, text); err != nil {
		return concurrent(h.clear[0], err)
	}
	if err := git.Remove(s.root, o.file, o.sealed); err != nil {
		_ = git.Replace(s.root, h.clear[0], text, open)
		return concurrent(o.file, err)
	}
	return nil
}

// warning is what opening a record for good comes to.
func (s *strongroom) warning(h *holding) string {
	said := fmt.Sprintf("%s lies open now to whoever has the files; once committed it stays in Git's past", h.name)
	if slices.Contains(s.policy.Seal, string(h.kind())) {
		said += fmt.Sprintf(". %s wants %s sealed, so 'npm check' will find it", register.File, h.kind())
	}
	return said
}
