package git

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
)

// everywhere lists what all branches and tags lead to, as "commit:path".
func everywhere(t *testing.T, dir, folder string) (*History, []string) {
	t.Helper()
	h, err := open(t, dir).Everywhere(Asked{Revision: "HEAD", Folder: folder, Kinds: []string{"a", "b"}, Mark: "register.yaml"})
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, v := range h.Versions {
		word := v.Commit.Subject + ":" + v.Path
		if v.Blob == (Blob{}) {
			word += "-"
		}
		found = append(found, word)
	}
	slices.Sort(found)
	return h, found
}

func TestEverywhere(t *testing.T) {
	for _, c := range []struct{ name, script, folder, want string }{
		{"one branch", "put register.yaml x\n put a/1 x\n commit first\n put a/1 y\n commit second", ".", "first:a/1 second:a/1"},
		{"another branch", "put register.yaml x\n commit first\n switch -q -c side\n put a/1 x\n commit aside\n tag -d aside\n switch -q main", ".", "aside:a/1"},
		{"a tag alone", "put register.yaml x\n commit first\n switch -q -c side\n put a/1 x\n commit aside\n switch -q main\n branch -q -D side", ".", "aside:a/1"},
		{"an annotated tag", "put register.yaml x\n commit first\n switch -q -c side\n put a/1 x\n commit aside\n tag -d aside\n tag -a -m x note\n switch -q main\n branch -q -D side", ".", "aside:a/1"},
		{"a remote branch", "put register.yaml x\n commit first\n switch -q -c side\n put b/1 x\n commit aside\n tag -d aside\n switch -q main\n update-ref refs/remotes/origin/side side\n branch -q -D side", ".", "aside:b/1"},
		{"no branch at all", "put register.yaml x\n commit first\n switch -q --detach\n put a/1 x\n commit loose\n tag -d loose", ".", "loose:a/1"},
		{"a tag of a file", "put register.yaml x\n put a/1 x\n commit first\n tag file HEAD:a/1\n tag folder HEAD:a", ".", "first:a/1"},
		{"a beginning of its own", "put register.yaml x\n commit first\n switch -q --orphan pages\n put a/1 x\n commit page", ".", "page:a/1"},
		{"other folders", "put register.yaml x\n put c/1 x\n commit first", ".", ""},
		{"the register moved", "put old/register.yaml x\n put old/a/1 x\n commit first\n branch early\n mv old new\n commit moved\n switch -q early\n put old/a/2 x\n commit aside\n switch -q main", "new", "aside:a/2 first:a/1"},
		{"both sides of a merge", "put register.yaml x\n commit first\n switch -q -c side\n put a/1 x\n commit aside\n rm -q a/1\n commit gone\n switch -q main\n put b/1 x\n commit here\n merge -q --no-edit side", ".", "aside:a/1 gone:a/1- here:b/1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := past(t, "symbolic-ref HEAD refs/heads/main\n"+c.script)
			h, found := everywhere(t, dir, c.folder)
			if got := strings.Join(found, " "); got != c.want {
				t.Errorf("found %q, want %q", got, c.want)
			}
			for i, commit := range h.Commits {
				if commit.Order != i || commit.Hash == "" {
					t.Errorf("commit %d is %q of order %d", i, commit.Hash, commit.Order)
				}
			}
		})
	}
}

func TestEverywhereStash(t *testing.T) {
	dir := past(t, "symbolic-ref HEAD refs/heads/main\n put register.yaml x\n put a/1 x\n commit first\n put a/1 y\n stash -q")
	if _, found := everywhere(t, dir, "."); !slices.ContainsFunc(found, func(s string) bool { return strings.HasPrefix(s, "WIP on") }) {
		t.Errorf("the stash is left out: %q", found)
	}
}

func TestEverywhereWithoutCommits(t *testing.T) {
	dir := t.TempDir()
	run(t, dir, "init", "-q")
	r := open(t, dir)
	if _, err := r.Everywhere(Asked{Revision: "HEAD", Folder: "."}); !errors.Is(err, ErrNoCommits) {
		t.Error(err)
	}
	if _, err := r.Everywhere(Asked{Revision: "HEAD", Folder: "../x"}); !errors.Is(err, fs.ErrInvalid) {
		t.Errorf("a folder outside: %v", err)
	}
	// A new branch without commits beside one with them.
	dir = past(t, "symbolic-ref HEAD refs/heads/main\n put register.yaml x\n put a/1 x\n commit first\n tag -d first\n symbolic-ref HEAD refs/heads/young")
	if _, found := everywhere(t, dir, "."); strings.Join(found, " ") != "first:a/1" {
		t.Errorf("found %q", found)
	}
}

func TestGaps(t *testing.T) {
	dir := past(t, "symbolic-ref HEAD refs/heads/main\n put a/1 x\n commit first\n put a/1 y\n commit second\n branch side\n config uploadpack.allowFilter true")
	for _, c := range []struct {
		options string
		want    Gaps
	}{
		{"", Gaps{}},
		{"--no-local --depth=1 --no-single-branch", Gaps{Shallow: true}},
		{"--single-branch --branch=side", Gaps{Narrow: true}},
		{"--no-local --filter=blob:none", Gaps{Partial: true}},
	} {
		clone := t.TempDir()
		run(t, clone, append(append([]string{"clone", "-q"}, strings.Fields(c.options)...), "file://"+dir, ".")...)
		if got, err := open(t, clone).Gaps(); err != nil || got != c.want {
			t.Errorf("%s: %+v, %v", c.options, got, err)
		}
	}
}
