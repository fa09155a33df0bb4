package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
)

// resolveAny finds the record, of whatever kind, that a word means: a path, a
// kind and an id, or any part of an id that no other record has. The whole id
// comes before an end of one, and that before any other part, over all kinds.
func resolveAny(set *record.Set, part string) (record.Record, error) {
	name, err := resolveName(namesIn(set), part)
	if err != nil {
		return nil, err
	}
	kind, id, _ := record.KindOf(name)
	return set.Get(kind, id), nil
}

// namesIn lists the records of a set by kind and id.
func namesIn(set *record.Set) []string {
	var names []string
	for _, kind := range record.Kinds() {
		for _, id := range set.IDs(kind) {
			names = append(names, string(kind)+"/"+id)
		}
	}
	return names
}

// errNoRecord is wrapped where nothing that is there was meant.
var errNoRecord = errors.New("no record has an id with the part")

// resolveName finds the one of several names, each a kind and an id, that a word
// means.
func resolveName(names []string, part string) (string, error) {
	word := wordOf(part)
	if word == "" {
		return "", usage(anyID, "%q is no part of an id", part)
	}
	for _, whole := range belowKinds(word) {
		if slices.Contains(names, whole) {
			return whole, nil
		}
	}
	var matches []string
	if kind, rest, ok := record.KindOf(word); ok {
		ofKind := matching(names, func(name string) bool { return strings.HasPrefix(name, string(kind)+"/") })
		matches = matchingPart(ofKind, rest)
	}
	if len(matches) == 0 {
		matches = matchingPart(names, word)
	}
	if len(matches) == 1 {
		return matches[0], nil
	}
	if len(matches) == 0 {
		return "", usage(meantName(names, word), "%w %q", errNoRecord, part)
	}
	more := ""
	if len(matches) > mostCandidates {
		more = fmt.Sprintf("\n  and %d more", len(matches)-mostCandidates)
		matches = matches[:mostCandidates]
	}
	return "", usage("write more of the id, or the kind before it", "%q could be any of these records:\n  %s%s", part, strings.Join(matches, "\n  "), more)
}

// matchingPart are the names whose id is the part, or else ends in it, or else
// has it.
func matchingPart(names []string, part string) (matches []string) {
	for _, has := range []func(id string) bool{
		func(id string) bool { return id == part },
		func(id string) bool { return strings.HasSuffix(id, "/"+part) },
		func(id string) bool { return strings.Contains(id, part) },
	} {
		if matches = matching(names, func(name string) bool { return has(idIn(name)) }); len(matches) > 0 {
			break
		}
	}
	return matches
}

// idIn is the id in a name.
func idIn(name string) string {
	_, id, _ := strings.Cut(name, "/")
	return id
}

// wordOf is a word as names are written: in small letters, with no ending of a
// file and, where it had one, without the folders above the kind's.
func wordOf(part string) string {
	word := strings.ToLower(strings.TrimPrefix(path.Clean("/"+filepath.ToSlash(part)), "/"))
	name := withoutEnding(word)
	if below := belowKinds(name); name != word && len(below) == 1 {
		return below[0]
	}
	return name
}

// belowKinds lists the ends of a path that begin with a kind, the longest first.
// A folder above the register may be named like a kind.
func belowKinds(word string) []string {
	var ends []string
	for rest, more := word, true; more; _, rest, more = strings.Cut(rest, "/") {
		if _, _, ok := record.KindOf(rest); ok {
			ends = append(ends, rest)
		}
	}
	return ends
}

const anyID = "an id is the path of a file below its kind's folder, without its ending"

// meantName asks for the name that was probably meant.
func meantName(names []string, word string) string {
	var ids []string
	for _, name := range names {
		ids = append(ids, idIn(name))
	}
	if meant := register.DidYouMean(word, append(ids, names...)); meant != "" {
		return meant
	}
	return anyID
}

// unreadAnyOr says that a record is there but could not be read, where that is
// why it was not found.
func (a *app) unreadAnyOr(s *session, part string, notFound error) error {
	word := wordOf(part)
	for _, kind := range record.Kinds() {
		id := strings.TrimPrefix(word, string(kind)+"/")
		if s.register.Has(kind, id) && s.register.Set.Get(kind, id) == nil {
			return a.unreadOr(s, kind, id, notFound)
		}
	}
	return notFound
}

// completeRecords offers the records of all kinds, and once something is typed
// also the ids that begin with it, which need no kind. It reads the names of
// files only, so that the shell does not wait.
func (a *app) completeRecords(_ *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	src, err := a.find()
	if len(args) > 0 || err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	defer src.close()
	var offered []string
	for _, name := range recordFiles(src.files) {
		name = withoutEnding(name)
		switch id := idIn(name); {
		case strings.HasPrefix(name, typed):
			offered = append(offered, name)
		case strings.HasPrefix(id, typed):
			offered = append(offered, id)
		}
	}
	slices.Sort(offered)
	return slices.Compact(offered), cobra.ShellCompDirectiveNoFileComp
}

// recordFiles lists the files that are records by their names. What cannot be
// looked at is left out.
func recordFiles(files fs.FS) []string {
	var found []string
	for _, kind := range record.Kinds() {
		fs.WalkDir(files, string(kind), func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return nil
			}
			if _, ok := register.NameOf(name); ok {
				found = append(found, name)
			}
			return nil
		})
	}
	return found
}
