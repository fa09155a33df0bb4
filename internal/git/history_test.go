package git

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestPast(t *testing.T) {
	dir := past(t, `
put a/1.md one
put b/keep x
commit c0
switch -q -c side
mv a/1.md a/2.md
commit s1
switch -q main
put a/1.md uno
commit m1
merge -q --no-commit --no-ff -s ours side
mv a/1.md a/2.md
commit merge
put a/1.md stranger
commit c1
rm -q a/2.md
commit c2
put a/2.md due
commit c3
mv a/2.md b/3.md
commit c4
mv a/1.md a/2.md
commit c5
mv a/2.md a/1.md
commit c6`)
	h := history(t, dir, ".")
	for path, want := range map[string]string{
		"b/3.md": "c0:a/1.md=one m1:a/1.md=uno s1:a/2.md<a/1.md merge:a/2.md<a/1.md c2:a/2.md- c3:a/2.md=due c4:b/3.md<a/2.md",
		"a/1.md": "c1:a/1.md=stranger c5:a/2.md<a/1.md c6:a/1.md<a/2.md",
		"none":   "",
	} {
		if got := told(t, dir, h, h.Past(path)); got != want {
			t.Errorf("%s: %s\nwant %s", path, got, want)
		}
	}
}

// What is moved on one branch and stays on the other keeps its beginning.
func TestPastOfBoth(t *testing.T) {
	dir := past(t, `
put a/1.md one
commit c0
switch -q -c side
mv a/1.md a/2.md
commit s1
switch -q main
put a/1.md uno
commit m1
merge -q --no-commit --no-ff -s ours side
put a/2.md one
commit merge
rm -q a/1.md
commit c1
put a/1.md eins
commit c2
rm -q a/1.md
commit c3
put a/1.md un
commit c4`)
	h := history(t, dir, ".")
	for path, want := range map[string]string{
		"a/1.md": "c0:a/1.md=one m1:a/1.md=uno c1:a/1.md- c2:a/1.md=eins c3:a/1.md- c4:a/1.md=un",
		"a/2.md": "c0:a/1.md=one m1:a/1.md=uno s1:a/2.md<a/1.md",
	} {
		if got := told(t, dir, h, h.Past(path)); got != want {
			t.Errorf("%s: %s\nwant %s", path, got, want)
		}
	}
}

// TestFollows compares with what git says of each two commits.
func TestFollows(t *testing.T) {
	dir := past(t, branching+`
merge -q --no-commit -s ours side
commit merge
switch -q side
commit s2
commit s3
merge -q --no-ff --no-commit -s ours main
commit back
switch -q main
commit m2
merge -q --no-ff --no-commit -s ours side
commit end`)
	h := history(t, dir, ".")
	if len(h.Commits) != 9 {
		t.Errorf("%d commits", len(h.Commits))
	}
	for _, a := range h.Commits {
		older := strings.Fields(run(t, dir, "rev-list", a.Hash))
		for _, b := range h.Commits {
			if want := a != b && slices.Contains(older, b.Hash); a.Follows(b) != want {
				t.Errorf("%d follows %d: %v", a.Order, b.Order, !want)
			}
		}
	}
}

func TestBlobAtCommit(t *testing.T) {
	dir := past(t, `
put register.yaml x
put a/deep/1.md one
commit c0
put sub/other.md y
commit c1
mv register.yaml sub/register.yaml
mv a sub/a
put sub/a/deep/1.md two
commit c2`)
	h := history(t, dir, "sub")
	for i, want := range []string{"one", "one", "two"} {
		b, err := h.Blob(h.Commits[i], "a/deep/1.md")
		if err != nil {
			t.Fatal(err)
		}
		if data, err := h.Content(b); err != nil || string(data) != want+"\n" {
			t.Errorf("commit %d: %q, %v; want %s", i, data, err, want)
		}
	}
	for _, name := range []string{"a/deep", "a/deep/2.md", "none/1.md", "a/deep/1.md/x"} {
		if b, err := h.Blob(h.Commits[0], name); err != nil || b != (Blob{}) {
			t.Errorf("%s is %x, %v", name, b, err)
		}
	}
	if _, err := h.Content(Blob{}); err == nil {
		t.Error("a removed file has content")
	}
	if c := h.Commits[2]; c.Who != "Ana" || c.When.Format("2006-01-02 15:04 -0700") != "2026-03-01 12:00 +0100" || c.Folder != "sub" || h.Commits[1].Folder != "." {
		t.Errorf("%+v", c)
	}
}

// A link is no file: one that takes a file's place removes it.
func TestLinksHaveNoVersions(t *testing.T) {
	dir := past(t, `
put a/1.md one
commit c0
rm -q a/1.md
put a/2.md two`)
	if err := os.Symlink("2.md", filepath.Join(dir, "a", "1.md")); err != nil {
		t.Fatal(err)
	}
	continued(t, dir, "commit c1")
	h := history(t, dir, ".")
	if got, want := told(t, dir, h, h.Versions), "c0:a/1.md=one c1:a/1.md- c1:a/2.md=two"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if b, err := h.Blob(h.Commits[1], "a/1.md"); err != nil || b != (Blob{}) {
		t.Errorf("%x, %v", b, err)
	}
}

func TestForgedEntries(t *testing.T) {
	for _, entry := range []string{"100644 a", "100644 a\x00-------------------", "100644\x00--------------------", "\x00 --------------------"} {
		_, _, err := cutEntry([]byte(entry))
		checkError(t, err, "cut short")
	}
	same := "100644 a\x00--------------------"
	a, b := skipSame([]byte(same+"100644 b\x00-"), []byte(same))
	if string(a) != "100644 b\x00-" || len(b) != 0 {
		t.Errorf("%q and %q are left", a, b)
	}
}
