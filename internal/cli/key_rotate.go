package cli

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/seal"
)

func (a *app) keyRotateCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "rotate",
		Short: "Seal everything anew, for today's recipients",
		Long: `Seal every sealed file anew for those whom recipients.yaml names today: after
somebody was added, so that they can read it; after somebody has left, so that
they cannot read what is written from now on. You need a key that opens the
files.

What was committed before stays readable to the keys of that time, in every copy
of Git's history. A key that was stolen is a reason to look at what it could
open, not only to rotate.`,
		Example:     "  npm key rotate",
		Annotations: heeds(),
		Args:        noArguments,
		RunE: func(*cobra.Command, []string) error {
			return a.withStrongroom((*strongroom).rotate)
		},
	}
}

// rotate seals file after file. One that cannot be opened is left as it is, and
// named; the others are sealed all the same.
func (s *strongroom) rotate() error {
	to, err := s.recipients()
	if err != nil {
		return err
	}
	all := s.holdings()
	var files []string
	for _, name := range sortedKeys(all) {
		h := all[name]
		files = append(files, h.whole...)
		if h.part != "" {
			files = append(files, h.part)
		}
	}
	if len(files) == 0 {
		s.app.say("Nothing is sealed.")
		return nil
	}
	for _, name := range files {
		kind, _, _ := record.KindOf(name)
		if _, _, err := keysFor(to, kind); err != nil {
			return err // before anything is written
		}
	}
	done := map[record.Kind]int{}
	var left []error
	bar := s.app.progress()
	for i, name := range files {
		bar.show(i, len(files))
		kind, _, _ := record.KindOf(name)
		if err := s.rotateFile(to, kind, name); err != nil {
			left = append(left, err)
			continue
		}
		done[kind]++
	}
	bar.clear()
	s.tellRotated(to, done)
	if len(left) == 0 {
		return nil
	}
	return notRotated(len(files), left)
}

func (s *strongroom) rotateFile(to *record.Recipients, kind record.Kind, name string) error {
	plain, before, err := s.open(name)
	if err != nil {
		return err
	}
	c, err := s.sealed(to, kind, plain)
	if err != nil {
		return err
	}
	if err := git.Replace(s.root, name, before, c.data); err != nil {
		return concurrent(name, err)
	}
	return nil
}

// mostLeft is how many files that were left are named.
const mostLeft = 12

func notRotated(all int, left []error) error {
	var said []string
	for _, err := range left[:min(len(left), mostLeft)] {
		said = append(said, "\n  "+err.Error())
	}
	if len(left) > mostLeft {
		said = append(said, fmt.Sprintf("\n  and %d more", len(left)-mostLeft))
	}
	return &failure{exitIncomplete, fmt.Errorf("%d of %s could not be sealed anew:%s", len(left), count(all, "sealed file"), strings.Join(said, "")),
		"have somebody run it who can open what was left; until then it stays sealed to whom it was"}
}

// tellRotated says who can open what now, and what no rotation reaches.
func (s *strongroom) tellRotated(to *record.Recipients, done map[record.Kind]int) {
	for _, kind := range slices.Sorted(maps.Keys(done)) {
		s.app.say("%s of %s sealed anew: %s can open them", count(done[kind], "file"), kind, strings.Join(to.Who(kind), ", "))
	}
	if len(done) == 0 {
		return
	}
	repo, err := git.Open(s.root)
	if err != nil {
		return // nothing is kept of what was
	}
	defer repo.Close()
	former := formerRecipients(repo, to)
	who := "whoever could open it then"
	if len(former) > 0 {
		who += ", also to " + strings.Join(former, ", ")
	}
	s.app.say("Git's past stays as it was: what was sealed and committed before stays readable to %s.", who)
}

// formerRecipients names those whose keys recipients.yaml had in some commit and has
// no more. What cannot be read of the past names nobody.
func formerRecipients(repo *git.Repo, to *record.Recipients) []string {
	past, err := repo.Changes(git.Asked{Revision: "HEAD", Folder: repo.Folder(), Kinds: []string{register.RecipientsFile}, Mark: register.File})
	if err != nil {
		return nil
	}
	now := keySet(to)
	former := map[string]bool{}
	for _, v := range past.Versions {
		src, err := past.Content(v.Blob)
		if err != nil || len(bytes.TrimSpace(src)) == 0 {
			continue
		}
		then := register.ParseRecipients(src)
		for _, name := range then.Names() {
			for _, key := range then.ByName[name].All() {
				if public, err := seal.ParseRecipient(key); err == nil && record.ValidID(name) && !now[public.String()] {
					former[name] = true
				}
			}
		}
	}
	var names []string
	for _, name := range slices.Sorted(maps.Keys(former)) {
		if _, still := to.ByName[name]; still {
			name += " (with an earlier key)"
		}
		names = append(names, name)
	}
	return names
}

func keySet(to *record.Recipients) map[string]bool {
	set := map[string]bool{}
	for _, name := range to.Names() {
		for _, key := range to.ByName[name].All() {
			if public, err := seal.ParseRecipient(key); err == nil {
				set[public.String()] = true
			}
		}
	}
	return set
}
