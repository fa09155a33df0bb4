package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/edit"
	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/render"
)

// initOptions are the flags of init.
type initOptions struct {
	owner edit.Institution
	named bool // whether the owner was given
	ci    string
	hook  bool
}

// adds tells whether something is asked for that a register which is there can get.
func (o initOptions) adds() bool { return o.ci != "" || o.hook }

func (a *app) initCommand() *cobra.Command {
	var o initOptions
	c := &cobra.Command{
		Use:   "init [FOLDER]",
		Short: "Begin an empty register, or have a server or Git check one",
		Long: `Begin an empty register in a folder: its settings, every one explained, a list
of holidays to fill in, and what an editor needs to help with the files. Nothing
that is there already is written over.

With --ci the repository gets the file by which GitHub or GitLab checks the
register whenever somebody proposes a change. With --hook Git checks it on this
computer before each commit, as it is staged. Both may be given where a register
is already; where none is, it is begun first.`,
		Example: `  npm init
  npm init register --name "Preventive Mechanism of Arvenia" --short APM
  npm init --ci github
  npm init --hook`,
		Annotations: heeds(),
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usage("'npm init --help' shows how it is used", "%s takes one folder", words(c))
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			dir := a.dir
			if len(args) > 0 {
				dir = inside(a.dir, args[0])
			}
			if c.Flag("ci").Changed {
				if err := oneOf("ci", []string{o.ci}, edit.Services()); err != nil {
					return err
				}
			}
			o.named = c.Flag("name").Changed || c.Flag("short").Changed
			return a.init(dir, o)
		},
	}
	c.Flags().StringVar(&o.owner.Name, "name", "National Preventive Mechanism", "what the institution is called")
	c.Flags().StringVar(&o.owner.Short, "short", "NPM", "its short name")
	c.Flags().StringVar(&o.ci, "ci", "", "have this `service` check each proposed change: github or gitlab")
	c.Flags().BoolVar(&o.hook, "hook", false, "have Git check before each commit on this computer")
	complete(c, "ci", edit.Services()...)
	return c
}

func (a *app) init(dir string, o initOptions) error {
	root, err := rootOf(dir)
	if err == nil && root != "" && o.adds() && !o.named {
		return a.addChecks(root, o)
	}
	if err == nil && root != "" {
		return fail("a register needs a folder of its own", "%s lies in a register already", dir)
	}
	if o.adds() {
		if err := mayBegin(dir, o); err != nil {
			return err
		}
	}
	if err := a.begin(dir, o.owner); err != nil || !o.adds() {
		return err
	}
	return a.addChecks(dir, o)
}

func (a *app) begin(dir string, owner edit.Institution) error {
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

// mayBegin refuses to begin a register only to have it checked, where it was
// meant for another, or where nothing could check it.
func mayBegin(dir string, o initOptions) error {
	entries, _ := os.ReadDir(dir) // what cannot be read is said where it is written
	for _, entry := range entries {
		if _, err := os.Stat(filepath.Join(dir, entry.Name(), register.File)); err == nil {
			return fail(fmt.Sprintf("-C %s names it", entry.Name()), "the register is in a folder below, and would not be in this one")
		}
	}
	for at := dir; ; at = filepath.Dir(at) {
		repo, err := git.Open(at)
		if errors.Is(err, fs.ErrNotExist) && at != filepath.Dir(at) {
			continue // a folder that is still to be made
		}
		return mayCheck(repo, err, o)
	}
}

// mayCheck says why what git.Open found cannot have its register checked; nil
// where it can. A server's file may wait for its repository.
func mayCheck(repo *git.Repo, err error, o initOptions) error {
	switch {
	case errors.Is(err, git.ErrNotRepository) && o.hook:
		return fail("'git init' makes one", "--hook needs a Git repository, and there is none here")
	case errors.Is(err, git.ErrNotRepository):
		return nil
	case err != nil:
		return fail("", "%v", err)
	}
	defer repo.Close()
	if repo.Root() == "" {
		return fail("clone it, and run this in the clone", "a bare repository has no files that could be checked")
	}
	return nil
}

// addChecks has a server, Git or both check the register in root.
func (a *app) addChecks(root string, o initOptions) error {
	repo, err := git.Open(root)
	if err := mayCheck(repo, err, o); err != nil {
		return err
	}
	top, folder := root, "." // a folder that will become a repository
	if err == nil {
		top, folder = repo.Root(), repo.Folder()
	}
	if o.ci != "" {
		if err := a.addWorkflow(top, folder, o.ci); err != nil {
			return err
		}
	}
	if o.hook {
		return a.addHook(repo, folder)
	}
	return nil
}

// servers are the services as they write themselves, and what a proposed change
// is called there.
var servers = map[string][2]string{"github": {"GitHub", "pull request"}, "gitlab": {"GitLab", "merge request"}}

func (a *app) addWorkflow(top, folder, service string) error {
	job := edit.Job{Folder: folder, Version: version()}
	placed, err := edit.AddWorkflow(top, service, job)
	if err != nil {
		return fail("", "%v", err)
	}
	if placed.Left {
		return fail("nothing that is there is written over; to have it made again, move it away first", "%s is there already and holds something else", placed.Path)
	}
	fmt.Fprintf(a.Out, "%s is there. Once it is committed and pushed, %s checks the register on each %s.\n", placed.Path, servers[service][0], servers[service][1])
	if placed.Include != "" {
		fmt.Fprintf(a.Out, "The repository has a .gitlab-ci.yml of its own. It needs this line (where it has include: already, one more entry there):\n  %s\n", placed.Include)
	}
	if !job.Pinned() {
		fmt.Fprintln(a.Out, "This program is a development build, so the server will install the latest version: better put a version in place of 'latest'.")
	}
	return nil
}

func (a *app) addHook(repo *git.Repo, folder string) error {
	program, err := os.Executable()
	if err != nil {
		return fail("", "cannot find out where this program is: %v", err)
	}
	hooks, err := repo.Hooks()
	if err != nil {
		return fail("", "%v", err)
	}
	hook := edit.Hook{Program: program, Folder: folder}
	placed, err := edit.AddHook(hooks, hook)
	if err != nil {
		return fail("", "cannot write the hook: %v", err)
	}
	file := render.Clean(filepath.Join(hooks, placed.Path))
	if placed.Left {
		fmt.Fprintf(a.Out, "To have the register checked too, add this line to the hook:\n  %s\n", render.Clean(hook.Line()))
		return fail("", "%s is there already and does something else; it was left as it is", file)
	}
	entry, err := edit.FrameworkEntry(a.name, folder)
	if err != nil {
		return fail("", "%v", err)
	}
	fmt.Fprintf(a.Out, "Git checks the register before each commit on this computer: %s does it.\n", file)
	fmt.Fprintln(a.Out, "(If 'git config --global core.hooksPath' names a folder, Git looks there instead: copy the hook into it.)")
	fmt.Fprintf(a.Out, "\nWho uses the pre-commit framework deletes that file and puts this below repos: in .pre-commit-config.yaml:\n%s", entry)
	return nil
}
