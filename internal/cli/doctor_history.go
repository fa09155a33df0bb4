package cli

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
)

// exposure is what Git's history holds in clear of one kind.
type exposure struct {
	kind    record.Kind
	records map[string]bool // by today's name or, of those that are gone, the last
	paths   map[string]bool // of the files in clear
	commits map[*git.Commit]bool
	first   *git.Commit
	parts   bool // some of the records are sealed in part today, and have an open file
}

// lookAtHistory looks for records that are sealed, or are to be, in all that any
// branch or tag leads to, in one pass.
func (e *examination) lookAtHistory() {
	if len(e.sealing) == 0 {
		return
	}
	history, err := e.everywhere()
	switch {
	case errors.Is(err, git.ErrNoCommits):
		return
	case err != nil:
		e.notSeen("Git's history, in which text may lie in clear: %v", err)
		return
	}
	found, err := e.exposed(history)
	if err != nil {
		e.notSeen("Git's history, in which text may lie in clear: %v", err)
		return
	}
	for _, kind := range slices.Sorted(maps.Keys(found)) {
		e.tell(found[kind])
	}
}

// everywhere is Git's history of the kinds that are sealed, in all branches.
func (e *examination) everywhere() (*git.History, error) {
	bar := e.app.progress()
	defer bar.clear()
	return e.repo.Everywhere(git.Asked{Revision: "HEAD", Folder: e.session.folder, Kinds: e.theseKinds(), Mark: register.File, Progress: bar.show})
}

// exposed gathers by kind what was committed in clear.
func (e *examination) exposed(history *git.History) (map[record.Kind]*exposure, error) {
	found := map[record.Kind]*exposure{}
	all := demanded(e.session.register.Set.Policy)
	former := formerNames(history)
	for _, v := range history.Versions {
		name, f := formOf(v.Path)
		if f != formClear || v.Blob == (git.Blob{}) {
			continue
		}
		now := e.sealedName(name, former)
		if now == "" && !slices.Contains(all, kindOf(name)) {
			continue
		}
		if now == "" {
			now = name
		}
		tells, err := e.told(history, v, e.lies.whole[now] != "")
		if err != nil {
			return nil, err
		}
		if tells {
			e.put(found, now, v)
		}
	}
	return found, nil
}

// told says whether a version in clear holds what is to be sealed. Its text is read
// only where that depends on it.
func (e *examination) told(history *git.History, v *git.Version, whole bool) (bool, error) {
	schemas := e.session.register.Schemas
	if whole || register.SealedWhole(schemas.Kind(string(kindOf(v.Path)))) {
		return true, nil
	}
	src, err := history.Content(v.Blob)
	return err == nil && tellsAll(schemas, v.Path, src), err
}

// formerNames are the names that a record's clear file was moved on to, unchanged.
func formerNames(history *git.History) map[string][]string {
	next := map[string][]string{}
	for _, v := range history.Versions {
		if v.From == "" {
			continue
		}
		if was, f := formOf(v.From); f == formClear {
			if is, f := formOf(v.Path); f == formClear && is != was {
				next[was] = append(next[was], is)
			}
		}
	}
	return next
}

// sealedName is the name under which a record is sealed today, "" if it is not.
func (e *examination) sealedName(name string, moved map[string][]string) string {
	known := map[string]bool{}
	for todo := []string{name}; len(todo) > 0; todo = todo[1:] {
		if e.lies.whole[todo[0]] != "" || e.lies.part[todo[0]] != "" {
			return todo[0]
		}
		if !known[todo[0]] {
			known[todo[0]] = true
			todo = append(todo, moved[todo[0]]...)
		}
	}
	return ""
}

func (e *examination) put(found map[record.Kind]*exposure, name string, v *git.Version) {
	kind := kindOf(name)
	x := found[kind]
	if x == nil {
		x = &exposure{kind: kind, records: map[string]bool{}, paths: map[string]bool{}, commits: map[*git.Commit]bool{}, first: v.Commit}
		found[kind] = x
	}
	x.records[name], x.paths[v.Path], x.commits[v.Commit] = true, true, true
	if v.Commit.When.Before(x.first.When) {
		x.first = v.Commit
	}
	x.parts = x.parts || e.lies.part[name] != ""
}

// tell puts an exposure into words.
func (e *examination) tell(x *exposure) {
	names := slices.Sorted(maps.Keys(x.records))
	commits := fmt.Sprintf("commit %.10s of %s", x.first.Hash, x.first.When.Format(time.DateOnly))
	if len(x.commits) > 1 {
		commits = fmt.Sprintf("%d commits, the first %s", len(x.commits), strings.TrimPrefix(commits, "commit "))
	}
	e.error("clear-in-history", string(x.kind), fmt.Sprintf("Git's history keeps %s in clear, written by %s: whoever has a copy of the repository can read it",
		count(len(names), "record"), commits), e.cure(x))
	last := &e.found[len(e.found)-1]
	last.records, last.commits, last.first = names, len(x.commits), x.first.Hash
}

// cure is what to do about text in the history: to take it out where that still
// helps, and to go on as if it had been read.
func (e *examination) cure(x *exposure) string {
	var these []string
	if slices.Contains(demanded(e.session.register.Set.Policy), x.kind) {
		these = []string{"--path-glob " + e.asPath(string(x.kind)+"/*.yaml"), "--path-glob " + e.asPath(string(x.kind)+"/*.md")}
	} else {
		for _, file := range slices.Sorted(maps.Keys(x.paths)) {
			these = append(these, "--path "+e.asPath(file))
		}
	}
	do := "in a fresh clone, git filter-repo --invert-paths " + someOf(these, 6, " ") + " takes them out"
	if x.parts {
		do += ", and with them the open files of records sealed in part, which are then added again"
	}
	return do + "; have the host forget the old commits; tell all who cloned to clone again and delete the old copy; and go on as if it had been read: warn who could come to harm, change what can be changed"
}

// asPath is a path in the repository as a shell takes it.
func (e *examination) asPath(name string) string {
	return "'" + strings.ReplaceAll(e.inRepository(name), "'", `'\''`) + "'"
}
