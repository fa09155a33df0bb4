package cli

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
)

// viewFor is the view of the audience asked for. Where none is, a calendar is
// for the NPM's people and everything else for who sits at the terminal.
func (a *app) viewFor(s *session) (*audience.View, error) {
	whom, err := a.audienceIn(s.register.Set)
	if err != nil {
		return nil, err
	}
	var now *register.Register
	if a.rev != "" && whom != audience.Full {
		if now, err = a.registerNow(s); err != nil {
			return nil, err
		}
	}
	view, err := audience.Of(s.register, now, whom, a.today())
	if err != nil {
		return nil, usage("'npm completion' explains how to have the ids offered", "%v", err)
	}
	return view, nil
}

// audienceIn is the audience asked for.
func (a *app) audienceIn(set *record.Set) (audience.Audience, error) {
	switch {
	case a.whom == "" && a.format == "ics":
		return audience.Staff, nil
	case a.whom == "":
		return audience.Full, nil
	}
	return audienceNamed(set, a.whom)
}

// audienceNamed is the audience that a word means: any part of a stakeholder's id
// will do that no other has.
func audienceNamed(set *record.Set, word string) (audience.Audience, error) {
	if whom := audience.Audience(word); slices.Contains(audience.Audiences(), whom) {
		return whom, nil
	}
	ids := set.IDs(record.Stakeholders)
	if part := idOf(record.Stakeholders, word); part == "" || !slices.ContainsFunc(ids, func(id string) bool { return strings.Contains(id, part) }) {
		known := append(wordsOf(audience.Audiences()), ids...)
		otherwise := "an audience is public, internal, full or the id of a stakeholder"
		return "", usage(cmp.Or(register.DidYouMean(part, known), otherwise), "there is no audience %q", word)
	}
	id, err := resolve(set, record.Stakeholders, word)
	return audience.Audience(id), err
}

// registerNow is the register as it is today: what was closed since a revision
// stays closed, whatever revision is shown. It is closed with the session of that.
func (a *app) registerNow(s *session) (*register.Register, error) {
	today := *a
	today.rev = ""
	now, err := today.load()
	if err != nil {
		return nil, fail("leave --audience out, or run this where the register is", "who may see what is judged as things are today: %v", err)
	}
	done := s.close
	s.close = func() error { return errors.Join(now.close(), done()) }
	if !now.register.Ruled() {
		return nil, fail("'npm check' shows where", "who may see what is judged as things are today, and today %s or its holidays have errors", register.File)
	}
	return now.register, nil
}

// notShown says why a record that is in the register is in no report: the audience
// may not see it, or nobody had begun to work on it on that day.
func (a *app) notShown(s *session, name string) error {
	if s.view.Audience == audience.Full {
		return a.notYet(name, s.at.Day)
	}
	all, err := audience.Of(s.register, nil, audience.Full, a.today())
	if err != nil {
		return fail("", "%v", err)
	}
	kind, id, _ := record.KindOf(name)
	if all.On(s.at.Day).Get(kind, id) == nil {
		return a.notYet(name, s.at.Day)
	}
	why := "npm audience show " + name
	if a.rev != "" {
		why += " --rev " + a.rev
	}
	return usage(fmt.Sprintf("'%s' tells why", why), "%s is not in what %s may see", name, readersOf(s.view.Audience))
}

// readersOf names an audience in a sentence.
func readersOf(whom audience.Audience) string {
	switch whom {
	case audience.Everyone:
		return "the public"
	case audience.Staff:
		return "all of the NPM's people"
	}
	return string(whom)
}

func (a *app) completeAudiences(c *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	ids, directive := a.completeIDs(record.Stakeholders)(c, args, typed)
	return append(wordsOf(audience.Audiences()), ids...), directive
}

// forOurselves refuses an audience outside: what the command shows is the NPM's
// own business.
func (s *session) forOurselves(c *cobra.Command) error {
	if s.view.Audience.Outside() {
		return usage("leave --audience out", "%s is for the NPM's own people, not for %q", words(c), s.view.Audience)
	}
	return nil
}
