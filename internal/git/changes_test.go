package git

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/go-git/go-git/v5/plumbing"
)

// past makes a repository step by step. A line is "commit NAME", which takes
// all that came before it; "put PATH TEXT"; or a command of git.
func past(t *testing.T, script string) string {
	t.Helper()
	dir := t.TempDir()
	run(t, dir, "init", "-q")
	continued(t, dir, script)
	return dir
}

func continued(t *testing.T, dir, script string) {
	t.Helper()
	for line := range strings.Lines(script) {
		switch words := strings.Fields(line); {
		case len(words) == 0:
		case words[0] == "put":
			put(t, dir, words[1], strings.Join(words[2:], " ")+"\n")
		case words[0] == "commit":
			run(t, dir, "add", "-A")
			run(t, dir, "commit", "-q", "--allow-empty", "-m", words[1])
			run(t, dir, "tag", words[1])
		default:
			run(t, dir, words...)
		}
	}
}

// history asks for kind a and b of the register that is in folder at HEAD.
func history(t *testing.T, dir, folder string) *History {
	t.Helper()
	h, err := open(t, dir).Changes(Asked{Revision: "HEAD", Folder: folder, Kinds: []string{"a", "b"}, Mark: "register.yaml"})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// told puts versions into words: the tag of the commit, the path, and what happened.
func told(t *testing.T, dir string, h *History, versions []*Version) string {
	t.Helper()
	names := make(map[string]string)
	for line := range strings.Lines(run(t, dir, "for-each-ref", "--format=%(objectname) %(refname:short)", "refs/tags")) {
		hash, name, _ := strings.Cut(strings.TrimSpace(line), " ")
		names[hash] = name
	}
	var out []string
	for _, v := range versions {
		what := names[v.Commit.Hash] + ":" + v.Path
		switch {
		case v.To != "":
			what += ">" + v.To
		case v.Blob == (Blob{}):
			what += "-"
		case v.From != "":
			what += "<" + v.From
		default:
			data, err := h.Content(v.Blob)
			if err != nil {
				t.Fatal(err)
			}
			what += "=" + strings.TrimSpace(string(data))
		}
		out = append(out, what)
	}
	return strings.Join(out, " ")
}

const branching = `
put register.yaml x
put a/1.md one
put a/2.md 1..2..3..4..5
commit c0
switch -q -c side
put a/1.md side
put b/new.md new
commit s1
switch -q main
put a/1.md main
commit m1
`

// changesCase is told by a script and the register's folder at its end: what
// versions there are.
type changesCase struct{ name, script, folder, want string }

func onOneLine() []changesCase {
	return []changesCase{
		{"one line", `
put a/1.md one
put c/1.md another_kind
put x.md outside
commit c0
put b/deep/2.md two
commit c1
put a/1.md uno
commit c2
commit empty
rm -q a/1.md
commit c3
put a/1.md again
commit c4`, ".", "c0:a/1.md=one c1:b/deep/2.md=two c2:a/1.md=uno c3:a/1.md- c4:a/1.md=again"},
		{"the clock goes wrong, the order does not", `
put a/1.md one
commit c0
put a/1.md two
-c user.name=x commit -q -a --date=2001-01-01T00:00:00Z -m early
tag c1`, ".", "c0:a/1.md=one c1:a/1.md=two"},
	}
}

func inMerges() []changesCase {
	return []changesCase{
		{"a merge that takes one side", branching + `
merge -q --no-ff -s ours -m m side
tag merge`, ".", "c0:a/1.md=one c0:a/2.md=1..2..3..4..5 m1:a/1.md=main s1:a/1.md=side s1:b/new.md=new"},
		{"a merge that says something else", branching + `
merge -q --no-commit -s ours side
put a/1.md both
put b/new.md new
commit merge`, ".", "c0:a/1.md=one c0:a/2.md=1..2..3..4..5 m1:a/1.md=main s1:a/1.md=side s1:b/new.md=new merge:a/1.md=both"},
		{"a merge that leaves out what both have", branching + `
merge -q --no-commit -s ours side
rm -q a/2.md
commit merge`, ".", "c0:a/1.md=one c0:a/2.md=1..2..3..4..5 m1:a/1.md=main s1:a/1.md=side s1:b/new.md=new merge:a/2.md-"},
	}
}

func inMoves() []changesCase {
	return []changesCase{
		{"a file moved", `
put a/1.md one
commit c0
mv a/1.md a/2.md
commit c1`, ".", "c0:a/1.md=one c1:a/1.md>a/2.md c1:a/2.md<a/1.md"},
		{"a file moved and edited at once is another", `
put a/1.md one
commit c0
mv a/1.md a/2.md
put a/2.md two
commit c1`, ".", "c0:a/1.md=one c1:a/1.md- c1:a/2.md=two"},
		{"a copy is no move", `
put a/1.md one
commit c0
put a/2.md one
commit c1`, ".", "c0:a/1.md=one c1:a/2.md=one"},
		{"equal files keep their names when moved", `
put a/1.md same
put a/2.md same
commit c0
mv a b
mv b/1.md b/0.md
commit c1`, ".", "c0:a/1.md=same c0:a/2.md=same c1:a/1.md>b/0.md c1:a/2.md>b/2.md c1:b/0.md<a/1.md c1:b/2.md<a/2.md"},
		{"moved on a branch, edited on the other", `
put a/1.md 1..2..3..4..5
commit c0
switch -q -c side
mv a/1.md a/2.md
commit s1
switch -q main
put a/1.md 1..2..3..4..6
commit m1
merge -q --no-commit --no-ff -s ours side
mv a/1.md a/2.md
commit merge`, ".", "c0:a/1.md=1..2..3..4..5 m1:a/1.md=1..2..3..4..6 s1:a/1.md>a/2.md s1:a/2.md<a/1.md merge:a/2.md<a/1.md"},
		{"a file in another's place is an edit of that one", `
put a/1.md one
put a/2.md two
commit c0
mv a/2.md a/3.md
mv a/1.md a/2.md
commit c1`, ".", "c0:a/1.md=one c0:a/2.md=two c1:a/1.md- c1:a/2.md=one c1:a/3.md=two"},
		{"a file becomes a folder", `
put a/1 one
commit c0
rm -q a/1
put a/1/x two
commit c1`, ".", "c0:a/1=one c1:a/1- c1:a/1/x=two"},
	}
}

func ofWholeRegisters() []changesCase {
	return []changesCase{
		{"the register moves down", `
put register.yaml x
put a/1.md one
put code/a.go y
commit c0
put a/1.md uno
commit c1
mv register.yaml code/register.yaml
mv a code/a
commit c2
put code/a/1.md eins
commit c3`, "code", "c0:a/1.md=one c1:a/1.md=uno c3:a/1.md=eins"},
		{"the register moves up, and a file is edited with it", `
put deep/er/register.yaml x
put deep/er/a/1.md one
put deep/er/a/2.md two
commit c0
mv deep/er/register.yaml register.yaml
mv deep/er/a a
put a/2.md zwei
commit c1`, ".", "c0:a/1.md=one c0:a/2.md=two c1:a/2.md=zwei"},
		{"another register goes at the same time", `
put old/register.yaml other
put old/a/1.md one
put reg/register.yaml x
put reg/a/1.md uno
commit c0
rm -q -r old
mv reg new
commit c1`, "new", "c0:a/1.md=uno"},
		{"records before the register's own file", `
put a/1.md one
commit c0
put register.yaml x
commit c1`, ".", "c0:a/1.md=one"},
	}
}

func TestChanges(t *testing.T) {
	for _, c := range slices.Concat(onOneLine(), inMerges(), inMoves(), ofWholeRegisters()) {
		t.Run(c.name, func(t *testing.T) {
			dir := past(t, c.script)
			h := history(t, dir, c.folder)
			if got := told(t, dir, h, h.Versions); got != c.want {
				t.Errorf("%s\nwant %s", got, c.want)
			}
			for i, commit := range h.Commits {
				if commit.Order != i || slices.ContainsFunc(commit.Parents, func(p *Commit) bool { return p.Order >= i }) {
					t.Errorf("commit %d is out of order", i)
				}
			}
		})
	}
}

func TestChangesOfClones(t *testing.T) {
	dir := past(t, branching+"merge -q --no-ff -s ours -m m side")
	run(t, dir, "config", "uploadpack.allowFilter", "true")
	whole := history(t, dir, ".")
	shallow := filepath.Join(t.TempDir(), "shallow")
	run(t, dir, "clone", "-q", "--depth=2", "file://"+dir, shallow)
	h := history(t, shallow, ".")
	if !h.Shallow || whole.Shallow || len(h.Commits) != 3 {
		t.Errorf("shallow: %v, %d commits; whole: %v", h.Shallow, len(h.Commits), whole.Shallow)
	}
	for _, c := range h.Commits {
		if c.Cut != (c.Hash != run(t, dir, "rev-parse", "HEAD")) {
			t.Errorf("%s is cut: %v", c.Hash, c.Cut)
		}
	}
	partial := filepath.Join(t.TempDir(), "partial")
	run(t, dir, "clone", "-q", "--no-checkout", "--filter=blob:none", "file://"+dir, partial)
	h = history(t, partial, ".")
	if len(h.Versions) != len(whole.Versions) || h.Shallow {
		t.Errorf("%d versions in a partial clone, want %d", len(h.Versions), len(whole.Versions))
	}
	_, err := h.Content(h.Versions[0].Blob)
	checkError(t, err, "partial clone; clone again without --filter")
	linked := filepath.Join(t.TempDir(), "linked")
	run(t, dir, "worktree", "add", "-q", linked, "side")
	if h := history(t, linked, "."); len(h.Commits) != 2 {
		t.Errorf("%d commits in a linked working tree", len(h.Commits))
	}
}

func TestChangesErrors(t *testing.T) {
	dir := past(t, branching)
	run(t, dir, "replace", "c0", "s1") // is not looked at
	if h := history(t, dir, "."); len(h.Versions) != 3 {
		t.Errorf("%d versions where a commit is replaced", len(h.Versions))
	}
	damaged := copyOf(t, dir)
	remove(t, objectFile(t, damaged, "c0"))
	sha256 := repository(t, "--object-format=sha256")
	none := t.TempDir()
	run(t, none, "init", "-q")
	for _, c := range []struct{ dir, rev, folder, says string }{
		{damaged, "HEAD", ".", "is missing from this repository; fetch or clone again"},
		{sha256, "HEAD", ".", "sha256 hashes cannot be read"},
		{none, "HEAD", ".", ErrNoCommits.Error()},
		{dir, "nothing", ".", `no revision "nothing"`},
		{dir, "HEAD", "../x", "invalid"},
		{past(t, "put a/"+strings.Repeat("d/", 70)+"x deep\ncommit c0"), "HEAD", ".", "more than 64 folders lie in each other"},
		{dir, run(t, dir, "rev-parse", "HEAD^{tree}"), ".", "which has no history"},
	} {
		_, err := open(t, c.dir).Changes(Asked{Revision: c.rev, Folder: c.folder, Kinds: []string{"a"}})
		checkError(t, err, c.says)
		if c.dir == none && !errors.Is(err, ErrNoCommits) {
			t.Error("not the error for a repository without commits")
		}
	}
}

// Real hashes cannot make a circle.
func TestCommitsInACircle(t *testing.T) {
	parents := map[plumbing.Hash]plumbing.Hash{{1}: {2}, {2}: {3}, {3}: {2}}
	_, err := inOrder(plumbing.Hash{1}, func(h plumbing.Hash) (*Commit, []plumbing.Hash, error) {
		return &Commit{}, []plumbing.Hash{parents[h]}, nil
	})
	checkError(t, err, "its own ancestor")
}

func TestProgress(t *testing.T) {
	dir := repository(t)
	var heard string
	_, err := open(t, dir).Changes(Asked{Revision: "HEAD", Folder: ".", Progress: func(done, all int) { heard += fmt.Sprintf("%d/%d ", done, all) }})
	if err != nil || heard != "3/3 " {
		t.Errorf("heard %q, %v", heard, err)
	}
}
