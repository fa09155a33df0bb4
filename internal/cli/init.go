package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/edit"
	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/render"
)

func (a *app) initCommand() *cobra.Command {
	owner := edit.Institution{}
	c := &cobra.Command{
		Use:   "init [FOLDER]",
		Short: "Begin an empty register",
		Long: `Begin an empty register in a folder: its settings, every one explained, a list
of holidays to fill in, and what an editor needs to help with the files. Nothing
that is there already is written over.`,
		Example: `  npm init
  npm init register --name "Preventive Mechanism of Arvenia" --short APM`,
		Annotations: heeds(),
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usage("'npm init --help' shows how it is used", "%s takes one folder", words(c))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			dir := a.dir
			if len(args) > 0 {
				dir = inside(a.dir, args[0])
			}
			return a.init(dir, owner)
		},
	}
	c.Flags().StringVar(&owner.Name, "name", "National Preventive Mechanism", "what the institution is called")
	c.Flags().StringVar(&owner.Short, "short", "NPM", "its short name")
	return c
}

func (a *app) init(dir string, owner edit.Institution) error {
	if root, err := rootOf(dir); err == nil && root != "" {
		return fail("a register needs a folder of its own", "%s lies in a register already", dir)
	}
	files, err := edit.NewRegister(owner, a.name)
	if err != nil {
		return fail("", "%v", err)
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fail("", "cannot make the folder: %v", err)
	}
	left, err := edit.Create(dir, files)
	if err != nil {
		return fail("nothing that is there is written over; name another folder, or move the file away", "cannot begin a register in %s: %v", dir, err)
	}
	if full, err := filepath.Abs(dir); err == nil {
		dir = full
	}
	fmt.Fprintf(a.Out, "An empty register is in %s. Its settings are in register.yaml.\n", render.Clean(dir))
	a.nameLeft(left)
	how := " (README.md shows how)"
	if slices.Contains(left, "README.md") {
		how = ""
	}
	fmt.Fprintf(a.Out, "Next: write stakeholders/ and places/%s, then run %s check.\n", how, a.name)
	if _, err := git.Open(dir); errors.Is(err, git.ErrNotRepository) {
		fmt.Fprintln(a.Out, "The folder is in no Git repository yet: 'git init' there keeps its history.")
	}
	return nil
}

// inside is a folder named from another one.
func inside(dir, name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(dir, name)
}

// nameLeft names the files that were there and were not written.
func (a *app) nameLeft(left []string) {
	if len(left) > 0 {
		fmt.Fprintf(a.Out, "Left as they are, since they hold something else: %s\n", strings.Join(left, ", "))
	}
}
