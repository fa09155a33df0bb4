package cli

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/render"
)

// mostCandidates is how many ids an ambiguous part of one is answered with.
const mostCandidates = 12

// resolve finds the record of a kind that any unambiguous part of an id means.
// The whole id comes before an end of one, and that before any other part. A
// path is taken for the id it stands for.
func resolve(set *record.Set, kind record.Kind, part string) (string, error) {
	word, ids := idOf(kind, part), set.IDs(kind)
	otherwise := fmt.Sprintf("an id is the path of a file below %s/, without its ending", kind)
	if word == "" {
		return "", usage(otherwise, "%q is no part of an id", part)
	}
	if slices.Contains(ids, word) {
		return word, nil
	}
	matches := matching(ids, func(id string) bool { return strings.HasSuffix(id, "/"+word) })
	if len(matches) == 0 {
		matches = matching(ids, func(id string) bool { return strings.Contains(id, word) })
	}
	switch len(matches) {
	case 1:
		return matches[0], nil
	case 0:
		return "", usage(cmp.Or(register.DidYouMean(word, ids), otherwise), "no id in %s has the part %q", kind, part)
	}
	more := ""
	if len(matches) > mostCandidates {
		more = fmt.Sprintf("\n  and %d more", len(matches)-mostCandidates)
		matches = matches[:mostCandidates]
	}
	return "", usage("write more of the id", "%q could be any of these %s:\n  %s%s", part, kind, strings.Join(matches, "\n  "), more)
}

// idOf is the id that a word means, or the part of one: the word itself, or
// what a path says below the folder of the kind. Ids are in small letters.
func idOf(kind record.Kind, word string) string {
	word = path.Clean("/" + filepath.ToSlash(word))
	if _, below, ok := strings.Cut(word, "/"+string(kind)+"/"); ok {
		word = below
	}
	word = withoutEnding(word)
	return strings.ToLower(strings.TrimPrefix(word, "/"))
}

// withoutEnding is a path without what ends the name of a record's file.
func withoutEnding(name string) string {
	if stem, _, ok := register.CutEnding(name); ok {
		return stem
	}
	return name
}

// unreadOr says that a record is there but could not be read, where that is why
// it was not found.
func (a *app) unreadOr(s *session, kind record.Kind, part string, notFound error) error {
	if id := idOf(kind, part); s.register.Has(kind, id) && s.register.Set.Get(kind, id) == nil {
		if name := string(kind) + "/" + id; s.register.IsSealed(name) {
			_, hint := a.unreadParts(1)
			return &failure{exitIncomplete, fmt.Errorf("%s is sealed, and none of your keys opens it", name), hint}
		}
		return &failure{exitIncomplete, fmt.Errorf("%s/%s is there, but could not be read", kind, id), "'npm check' shows why"}
	}
	return notFound
}

func matching(ids []string, matches func(string) bool) []string {
	var some []string
	for _, id := range ids {
		if matches(id) {
			some = append(some, id)
		}
	}
	return some
}

// resolveAll does it for every word of a flag; npm stands for the NPM itself
// among stakeholders.
func resolveAll(set *record.Set, kind record.Kind, parts []string) ([]string, error) {
	var ids []string
	for _, part := range parts {
		if kind == record.Stakeholders && part == record.Institution {
			ids = append(ids, part)
			continue
		}
		id, err := resolve(set, kind, part)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// oneOf checks the words of a flag against those there are.
func oneOf(flag string, words, known []string) error {
	for _, word := range words {
		if slices.Contains(known, word) {
			continue
		}
		otherwise := "it is one of: " + strings.Join(known, ", ")
		return usage(cmp.Or(register.DidYouMean(word, known), otherwise), "there is no --%s %q", flag, word)
	}
	return nil
}

// completeIDs offers the ids of a kind. It reads the names of files only, so
// that the shell does not wait.
func (a *app) completeIDs(kind record.Kind) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		src, err := a.find()
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		defer src.close()
		var ids []string
		fs.WalkDir(src.files, string(kind), func(name string, entry fs.DirEntry, err error) error {
			if err != nil {
				return nil // what cannot be read is not offered
			}
			found, ok := register.NameOf(name)
			if id := idIn(found); ok && !entry.IsDir() && strings.HasPrefix(id, typed) {
				ids = append(ids, id)
			}
			return nil
		})
		return ids, cobra.ShellCompDirectiveNoFileComp
	}
}

// completeThemes offers the themes of register.yaml.
func (a *app) completeThemes(_ *cobra.Command, _ []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	src, err := a.find()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	defer src.close()
	policy, err := register.ReadPolicy(src.files)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var themes []string
	for theme, label := range policy.Themes {
		if record.ValidID(theme) {
			themes = append(themes, cobra.CompletionWithDesc(theme, render.Clean(label)))
		}
	}
	slices.Sort(themes)
	return themes, cobra.ShellCompDirectiveNoFileComp
}

func themesOf(policy *record.Policy) []string { return slices.Sorted(maps.Keys(policy.Themes)) }
