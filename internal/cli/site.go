package cli

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/render"
)

// siteOptions are the flags of site and of site serve.
type siteOptions struct {
	languages []string
	port      uint16
}

func (a *app) siteCommand() *cobra.Command {
	o := &siteOptions{}
	c := &cobra.Command{
		Use:   "site --audience WHOM -o FOLDER",
		Short: "Make a website of what an audience may see",
		Long: `Make a website of what an audience may see: recommendations with their
timelines, reports, visits, places, authorities, themes, a search, figures to
take away, a calendar and a feed. It needs no server: its pages can be opened
as files, and nothing in them is loaded from elsewhere.

--audience says for whom it is, -o where it is to lie: neither is ever guessed.
The folder of -o is new or empty, or holds the site that was made there before
for the same audience: then only what changed is written. Any other folder is
refused. A link in a record that leads nowhere stops the build.`,
		Example: `  npm site --audience public -o public
  npm site --audience public -o public --language fr --language en
  npm site --audience internal -o intranet
  npm site --audience public -o midyear --rev 2026-06-30`,
		Annotations: heeds("rev", "as-of", "output", "audience"),
		Args:        commandOrNothing,
		RunE: func(*cobra.Command, []string) error {
			if err := a.siteAsked(); err != nil {
				return err
			}
			return a.withRegister(func(s *session) error { return a.site(s, o) })
		},
	}
	a.addLanguages(c, o)
	a.addReaders(c)
	c.Flags().VarP(&single{value: &a.output}, "output", "o", "write the site into this `folder` (required)")
	serve := a.siteServeCommand()
	a.addReaders(serve)
	c.AddCommand(serve)
	return c
}

// addReaders gives a command an --audience that it demands.
func (a *app) addReaders(c *cobra.Command) {
	c.Flags().Var(&single{value: &a.whom}, "audience", "for `whom` the site is: public, internal, full or the id of a stakeholder (required)")
	must(c.RegisterFlagCompletionFunc("audience", a.completeAudiences))
}

// commandOrNothing refuses a word after a command that is none of its own commands.
func commandOrNothing(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage(meantCommand(c, args[0]), "%s has no command %q", words(c), args[0])
	}
	return nil
}

func (a *app) addLanguages(c *cobra.Command, o *siteOptions) {
	c.Flags().StringSliceVar(&o.languages, "language", nil, "`code` of a language, the main one first: "+strings.Join(language.Codes(), ", ")+" (left out: those of register.yaml)")
	must(c.RegisterFlagCompletionFunc("language", completeLanguages))
}

// siteAsked refuses a site without a reader or a folder.
func (a *app) siteAsked() error {
	switch {
	case a.whom == "":
		return errNoReader
	case a.output == "", a.output == "-":
		return usage("such as -o public", "name the folder for the site with -o")
	}
	register, err := rootOf(a.dir)
	if err != nil {
		return err
	}
	return awayFromRecords(a.output, register)
}

// errNoReader: a site is put where others look, and what is in it cannot be taken
// back. Which readers are meant is therefore said each time, and never guessed.
var errNoReader = usage("--audience public is for everybody, --audience internal for all of the NPM's people; the id of a stakeholder is for that body",
	"say for whom the site is, with --audience: what was put on a website cannot be taken back")

// siteGCPercent is how much the heap may grow between two collections while a site is
// made: much of what is made is dropped at once, and a register of 10,000 recommendations
// must do with 600 MB.
const siteGCPercent = 200

// site builds a site into the folder of -o.
func (a *app) site(s *session, o *siteOptions) error {
	defer debug.SetGCPercent(debug.SetGCPercent(siteGCPercent))
	languages, err := languagesOf(o.languages, s.register.Set.Policy.Institution.Languages)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	folder, err := openSiteFolder(a.output, s.view.Audience)
	if err != nil {
		return err
	}
	defer folder.close()
	maker, err := a.siteMaker(s, languages)
	if err != nil {
		return err
	}
	build := newSiteBuild(folder, s.view.Audience)
	if err := maker.make(func(rows ...iter.Seq[sitePart]) error { return build.stage(ctx, maker.sentry, rows...) }); err != nil {
		if errors.Is(err, context.Canceled) {
			return fail("", "interrupted: %s is as it was", a.output)
		}
		return err
	}
	if err := a.mayWrite(a.output + " was not written"); err != nil { // now, since errors are looked for meanwhile
		return err
	}
	removed, err := build.settle()
	if err != nil {
		return err
	}
	return a.tell(build.said(maker.pages, removed))
}

// languagesOf are the languages asked for, else those of the register for which there
// are words; English where the register names none.
func languagesOf(asked, ofRegister []string) ([]*language.Words, error) {
	codes := asked
	if len(asked) == 0 {
		if codes = ofRegister; len(codes) == 0 {
			codes = []string{"en"}
		}
	}
	var all []*language.Words
	met := map[string]bool{}
	for _, code := range codes {
		w := language.Of(code)
		switch {
		case w == nil && len(asked) > 0:
			return nil, oneOf("language", []string{code}, language.Codes())
		case w != nil && !met[w.Code]:
			met[w.Code] = true
			all = append(all, w)
		}
	}
	if len(all) == 0 {
		return nil, usage("choose one with --language: "+strings.Join(language.Codes(), ", "), "there are no words for a site in %s yet", strings.Join(codes, " or "))
	}
	return all, nil
}

// tell writes one line to the screen; -o names something else here.
func (a *app) tell(line string) error {
	_, err := fmt.Fprintln(a.Out, render.Clean(line))
	return unwritten("", err)
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
