// Package cli holds the commands: flags, help, exit codes. It alone knows the
// environment, the clock and the terminal; what it prints comes from render.
package cli

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
	"github.com/opcat-tools/npm/internal/seal"
)

// World is everything outside the program that it may touch beside files.
type World struct {
	Args     []string // the first is the name it was called by
	In       io.Reader
	Out, Err io.Writer
	Env      func(string) string
	Now      func() time.Time
}

// The exit codes, the same for every command.
const (
	exitFine       = 0
	exitFindings   = 1 // errors were found, or --fail found something overdue
	exitUsage      = 2 // the command line is wrong
	exitFailure    = 3 // there is no register, or it cannot be read
	exitConcurrent = 4 // a file was changed by somebody else at the same time
	exitIncomplete = 5 // the register has errors, so a report may be wrong; or sealed parts were demanded and not read
)

// failure is an error with its exit code and, apart, what to do about it.
type failure struct {
	code int
	err  error
	hint string
}

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

func usage(hint, format string, args ...any) error {
	return &failure{exitUsage, fmt.Errorf(format, args...), hint}
}

func fail(hint, format string, args ...any) error {
	return &failure{exitFailure, fmt.Errorf(format, args...), hint}
}

// errQuiet ends a command with a code whose reason was already shown.
func errQuiet(code int) error { return &failure{code: code, err: errors.New("")} }

// Main runs the command line and returns the exit code.
func Main(w World) int {
	a := &app{World: w, name: nameOf(w.Args), opened: opened{}}
	a.keys = sync.OnceValues(a.readKeyring)
	root := a.root()
	root.SetArgs(w.Args[1:])
	root.SetIn(w.In)
	root.SetOut(w.Out)
	root.SetErr(w.Err)
	return a.report(root.Execute())
}

// nameOf is the name the program was called by: a copy under another name
// speaks of itself by that name.
func nameOf(args []string) string {
	return strings.TrimSuffix(filepath.Base(args[0]), ".exe")
}

// report shows an error and gives its exit code.
func (a *app) report(err error) int {
	if err == nil {
		return exitFine
	}
	f := &failure{code: exitUsage, err: err}
	errors.As(err, &f)
	said := report.Document{}
	if text := f.Error(); text != "" {
		said.Blocks = []report.Block{{Text: a.name + ": " + text}}
		if f.hint != "" {
			said.Blocks[0].Text += "\nhint: " + render.Clean(a.named(f.hint))
		}
	}
	_ = render.Text(a.Err, &said, a.terminal(a.Err)) // there is nowhere left to complain
	return f.code
}

// app is one run of the program.
type app struct {
	World
	name   string
	opened opened                        // what guard looks documents over with
	memory *register.Memory              // of what is read again and again; nil where all is read once
	keys   func() (*seal.Keyring, error) // the reader's, read once: a shell may hand them over by a pipe
	global
}

// named puts the name the program was called by in place of npm.
func (a *app) named(text string) string {
	if a.name == "npm" {
		return text
	}
	return commandWord.ReplaceAllString(text, "${1}"+a.name+" ")
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   a.name,
		Short: "The register of a National Preventive Mechanism",
		Long: `The register of a National Preventive Mechanism: visits, recommendations,
contacts and dialogue with the authorities, as text files in Git. This program
checks the files, works out where each recommendation stands, and says what is
overdue.`,
		Example: `  npm init                 begin a register in this folder
  npm check                find what is wrong in the files
  npm rec overdue          who owes what, since when, and what to do next`,
		SilenceErrors:     true,
		SilenceUsage:      true,
		Args:              cobra.ArbitraryArgs,
		RunE:              a.unknown,
		PersistentPreRunE: func(c *cobra.Command, _ []string) error { return a.checkFlags(c) },
		Version:           version(),
	}
	root.SetVersionTemplate(a.versionLine())
	root.SetUsageTemplate(strings.ReplaceAll(root.UsageTemplate(), ".FlagUsages", ".FlagUsagesWrapped 80"))
	a.addFlags(root)
	root.SetFlagErrorFunc(flagError)
	root.AddCommand(
		a.checkCommand(),
		a.explainCommand(),
		a.recCommand(),
		a.agendaCommand(),
		a.whyCommand(),
		a.historyCommand(),
		a.escalationsCommand(),
		a.diffCommand(),
		a.remindCommand(),
		a.briefCommand(),
		a.reviewCommand(),
		a.annualCommand(),
		a.sptCommand(),
		a.audienceCommand(),
		a.keyCommand(),
		a.sealCommand(),
		a.unsealCommand(),
		a.doctorCommand(),
		a.statsCommand(),
		a.mapCommand(),
		a.siteCommand(),
		a.initCommand(),
		a.schemaCommand(),
		a.versionCommand(),
	)
	help := a.helpCommand()
	root.SetHelpCommand(help)
	suitFlags(help, root.PersistentFlags())
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() == "completion" {
			forShells(c)
		}
		suitFlags(c, root.PersistentFlags())
	}
	a.ownName(root)
	return root
}

// forShells has the command for completion, which cobra makes, refuse what it does not
// know, as others do.
func forShells(c *cobra.Command) {
	c.Args, c.RunE = cobra.ArbitraryArgs, helpOrUnknown
	for _, shell := range c.Commands() {
		shell.Annotations, shell.Args = heeds(), noArguments
	}
}

// helpCommand is help COMMAND; a word that is no command is refused.
func (a *app) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:         "help [COMMAND]",
		Short:       "Show how a command is used",
		Annotations: heeds(),
		Args:        cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			about, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return usage("'npm --help' lists the commands", "there is no command %q", strings.Join(args, " "))
			}
			return about.Help()
		},
	}
}

// helpOrUnknown is what a command does that only holds others.
func helpOrUnknown(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return c.Help()
	}
	return usage(meantCommand(c, args[0]), "%s has no command %q", words(c), args[0])
}

// meantCommand asks for the command below c that word was probably meant to be,
// as it is to be typed; where none is near, it says where they are listed.
func meantCommand(c *cobra.Command, word string) string {
	c.SuggestionsMinimumDistance = 2
	if near := c.SuggestionsFor(word); word != "" && len(near) > 0 {
		return fmt.Sprintf("did you mean '%s %s'?", c.CommandPath(), near[0])
	}
	return fmt.Sprintf("'%s --help' lists the commands", c.CommandPath())
}

// words are the words of a command, without the program's name.
func words(c *cobra.Command) string {
	return strings.TrimPrefix(c.CommandPath(), c.Root().Name()+" ")
}

// ownName puts the program's name into all help.
func (a *app) ownName(c *cobra.Command) {
	c.Example = a.named(c.Example)
	c.Long = a.named(c.Long)
	for _, sub := range c.Commands() {
		a.ownName(sub)
	}
}

// unknown answers a word that is no command.
func (a *app) unknown(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return c.Help()
	}
	if err := a.meantNode(args[0]); err != nil {
		return err
	}
	return usage(meantCommand(c, args[0]), "there is no command %q", args[0])
}

// noArguments refuses words after a command that takes none.
func noArguments(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage(fmt.Sprintf("'%s --help' shows how it is used", c.CommandPath()), "%s takes no %q", words(c), args[0])
	}
	return nil
}

// oneArgument demands one word, named what.
func oneArgument(what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usage(fmt.Sprintf("'%s --help' shows how it is used", c.CommandPath()), "%s takes one %s", words(c), what)
		}
		return nil
	}
}
