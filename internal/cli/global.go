package cli

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
)

// global are the flags that every command has.
type global struct {
	dir, rev, asOf, format, output, color string
}

func (a *app) addFlags(root *cobra.Command) {
	flags := root.PersistentFlags()
	flags.StringVarP(&a.dir, "dir", "C", ".", "the register, or a folder below it")
	flags.StringVar(&a.rev, "rev", "", "read the register as it was at a Git `revision`, or on a date")
	flags.StringVar(&a.asOf, "as-of", "", "what held on this `date`, YYYY-MM-DD (default today, or the day of --rev)")
	flags.StringVar(&a.format, "format", "", "table, json or csv; check: text or json")
	flags.StringVarP(&a.output, "output", "o", "", "write to this `file` instead of the screen")
	flags.StringVar(&a.color, "color", "auto", "colour: auto, always or never")
	complete(root, "format", "table", "json", "csv")
	complete(root, "color", "auto", "always", "never")
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

// formatOf is the format asked for, one of those that a command has; the first
// of them is its own choice.
func (a *app) formatOf(formats ...string) (string, error) {
	if a.format == "" {
		return formats[0], nil
	}
	if !slices.Contains(formats, a.format) {
		return "", usage("choose one of: "+strings.Join(formats, ", "), "there is no format %q here", a.format)
	}
	return a.format, nil
}

// today is the civil day where the program runs.
func (a *app) today() calendar.Date { return calendar.On(a.Now()) }

// write renders into the file of -o, whole or not at all, or onto the screen.
func (a *app) write(renderTo func(io.Writer, render.Terminal) error) error {
	if err := a.checkColor(); err != nil {
		return err
	}
	if a.output == "" {
		return renderTo(a.Out, a.terminal())
	}
	var content bytes.Buffer
	if err := renderTo(&content, render.Terminal{Color: a.color == "always"}); err != nil {
		return err
	}
	if err := git.WriteFile(filepath.Dir(a.output), filepath.Base(a.output), content.Bytes()); err != nil {
		return fail("", "cannot write %s: %v", a.output, err)
	}
	return nil
}

func (a *app) checkColor() error {
	if !slices.Contains([]string{"auto", "always", "never"}, a.color) {
		return usage("choose one of: auto, always, never", "there is no --color %q", a.color)
	}
	return nil
}

// terminal is the screen: its width, where it is one, and whether to colour.
func (a *app) terminal() render.Terminal {
	file, ok := a.Out.(*os.File)
	screen := ok && term.IsTerminal(int(file.Fd()))
	t := render.Terminal{Color: a.color == "always" || a.color == "auto" && screen && a.Env("NO_COLOR") == "" && a.Env("TERM") != "dumb"}
	if screen {
		t.Width = 80
		if width, _, err := term.GetSize(int(file.Fd())); err == nil && width > 0 {
			t.Width = width
		}
	}
	return t
}

// show writes a document in the format asked for.
func (a *app) show(doc *report.Document) error {
	format, err := a.formatOf("table", "json", "csv")
	if err != nil {
		return err
	}
	return a.write(func(w io.Writer, t render.Terminal) error {
		switch format {
		case "json":
			return render.JSON(w, doc)
		case "csv":
			return render.CSV(w, doc)
		}
		return render.Text(w, doc, t)
	})
}
