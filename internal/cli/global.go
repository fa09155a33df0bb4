package cli

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/render"
)

// global are the flags that every command has.
type global struct {
	dir, rev, asOf, format, output, color, whom string

	requireSealed bool
	byName        string // the ending in the name of -o that says the format; "" where --format does
}

func (a *app) addFlags(root *cobra.Command) {
	flags := root.PersistentFlags()
	flags.StringVarP(&a.dir, "dir", "C", ".", "`folder` of the register, or one below it")
	flags.StringVar(&a.rev, "rev", "", "the files as they were at a Git `revision`, or on a date")
	flags.StringVar(&a.asOf, "as-of", "", "what held on this `date`, YYYY-MM-DD (left out: the date or day of --rev, or today)")
	flags.StringVar(&a.format, "format", "", "`form` of the output: table, json, markdown or csv, and what else the command names (left out: as the name of -o ends)")
	flags.VarP(&single{value: &a.output}, "output", "o", "write to this `file` instead of the screen")
	flags.StringVar(&a.color, "color", "auto", "`when` to use colour: auto, always or never")
	must(root.RegisterFlagCompletionFunc("format", completeFormats))
	flags.Var(&single{value: &a.whom}, "audience", "for `whom`: public, internal, full or the id of a stakeholder (left out: full, unless the command says otherwise)")
	must(root.RegisterFlagCompletionFunc("audience", a.completeAudiences))
	flags.BoolVar(&a.requireSealed, "require-sealed", false, "exit with 5 if sealed parts could not be read")
	complete(root, "color", "auto", "always", "never")
	complete(root, "as-of")
	complete(root, "rev", "HEAD")
	must(root.MarkPersistentFlagDirname("dir"))
}

// complete offers fixed words for a flag.
func complete(c *cobra.Command, flag string, words ...string) {
	must(c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)))
}

// must is for what can only fail where a flag is misspelt in this program.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

// checkFlags refuses, before a command runs, what it would not understand.
func (a *app) checkFlags(c *cobra.Command) error {
	if err := refuseUnheeded(c); err != nil {
		return err
	}
	if err := refuseEmpty(c); err != nil {
		return err
	}
	if err := oneOf("color", []string{a.color}, []string{"auto", "always", "never"}); err != nil {
		return err
	}
	if a.format != "" && !slices.Contains(append(render.ProblemFormats(), formatNames()...), a.format) {
		return oneOf("format", []string{a.format}, formatsOf(c))
	}
	if err := a.takeFormat(c); err != nil {
		return err
	}
	_, err := a.askedDay()
	return err
}

// askedDay is the day of --as-of, zero where it is left out.
func (a *app) askedDay() (calendar.Date, error) {
	if a.asOf == "" {
		return 0, nil
	}
	day, err := calendar.ParseDate(a.asOf)
	if err != nil {
		return 0, usage("a day is written as year-month-day, such as 2026-03-31", "--as-of %s: %v", a.asOf, err)
	}
	return day, nil
}

// today is the civil day where the program runs.
func (a *app) today() calendar.Date { return calendar.On(a.Now()) }

// write renders into the file of -o, whole or not at all, or onto the screen.
func (a *app) write(renderTo func(io.Writer, render.Terminal) error) error {
	if a.toScreen() {
		return unwritten("", renderTo(a.Out, a.terminal(a.Out)))
	}
	if err := cmp.Or(a.mayOverwrite(a.output), a.mayWrite(a.output+" was not written")); err != nil {
		return err
	}
	var content bytes.Buffer
	if err := renderTo(&content, a.terminal(&content)); err != nil {
		return unwritten(a.output, err)
	}
	dir, name := filepath.Split(a.output)
	if name == "" || name == "." || name == ".." {
		return unwritten(a.output, errors.New("is a folder"))
	}
	return unwritten(a.output, git.WriteFile(filepath.Clean(dir), name, content.Bytes()))
}

// unwritten says that an output could not be written. Where a reader has gone,
// as head goes when it has its lines, the system ends the program without a
// word before this is asked.
func unwritten(name string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.As(err, new(*failure)):
		return err // it says itself what is wrong
	case name == "":
		return fail("", "cannot write: %v", err)
	}
	if inner := (*fs.PathError)(nil); errors.As(err, &inner) {
		err = inner.Err // the path is said once
	}
	return fail("-o names a file in a folder that is there and that you may write to", "cannot write %s: %v", name, err)
}

// isScreen tells a terminal from a file and from a pipe to another program.
func isScreen(stream io.Writer) bool {
	file, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// terminal is what a stream is shown on: its width, where that is a screen, and
// whether to colour. REGISTER_WIDTH sets a width for what goes into a file or a
// letter.
func (a *app) terminal(stream io.Writer) render.Terminal {
	screen := isScreen(stream)
	t := render.Terminal{Color: a.color == "always" || a.color == "auto" && screen && a.Env("NO_COLOR") == "" && a.Env("TERM") != "dumb"}
	if screen {
		t.Width = 80
		if width, _, err := term.GetSize(int(stream.(*os.File).Fd())); err == nil && width > 0 {
			t.Width = width
		}
	}
	if width, err := strconv.Atoi(a.Env("REGISTER_WIDTH")); err == nil && width > 0 {
		t.Width = width
	}
	return t
}
