package git

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// TestRevisionNames compares with what git itself makes of each name.
func TestRevisionNames(t *testing.T) {
	dir := repository(t)
	first := run(t, dir, "rev-parse", "HEAD~2")
	run(t, dir, "tag", "light", "HEAD~1")
	run(t, dir, "tag", "-a", "-m", "sent", "v1", "HEAD~1")
	run(t, dir, "tag", "-a", "-m", "sent again", "v1-again", "v1")
	run(t, dir, "switch", "-q", "-c", "side", "HEAD~1")
	put(t, dir, "side.yaml", "x\n")
	run(t, dir, "add", ".")
	run(t, dir, "commit", "-q", "-m", "side")
	run(t, dir, "switch", "-q", "main")
	run(t, dir, "merge", "-q", "--no-ff", "-m", "merge", "side")
	run(t, dir, "update-ref", "refs/remotes/origin/main", "HEAD~1")
	run(t, dir, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
	names := []string{
		"HEAD", "@", "main", "heads/main", "refs/heads/main", "side", "light", "v1", "tags/v1", "v1-again", "v1~1",
		"origin", "origin/main", "HEAD~", "HEAD~1", "HEAD~2", "HEAD~0", "HEAD^", "HEAD^0", "HEAD^2", "HEAD^2~1", "HEAD~1^1",
		first, strings.ToUpper(first), first[:10], first[:7] + "^0", first[:12],
	}
	compare := func(t *testing.T) {
		r := open(t, dir)
		for _, name := range names {
			v, err := r.Revision(name)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if want := run(t, dir, "rev-parse", name+"^{commit}"); v.Commit != want {
				t.Errorf("%s is %s, want %s", name, v.Commit, want)
			}
		}
	}
	t.Run("single files", compare)
	run(t, dir, "gc", "-q")
	t.Run("packed", compare)
}

func TestRevisionErrors(t *testing.T) {
	dir := repository(t)
	run(t, dir, "tag", "folder", "HEAD^{tree}")
	r := open(t, dir)
	missing := func(rev string) string {
		return fmt.Sprintf("no revision %q in this repository; 'git log --oneline' lists those there are", rev)
	}
	for rev, want := range map[string]string{
		"nothing":                  missing("nothing"),
		"":                         missing(""),
		"-x":                       missing("-x"),
		"../../HEAD":               missing("../../HEAD"),
		"refs/heads/../../config":  missing("refs/heads/../../config"),
		"config":                   missing("config"),
		"HEAD~3":                   missing("HEAD~3"),
		"HEAD^2":                   missing("HEAD^2"),
		"HEAD^{tree}":              missing("HEAD^{tree}"),
		"dead":                     missing("dead"),
		strings.Repeat("dead", 10): missing(strings.Repeat("dead", 10)),
		"HEAD@{2026-01-01}":        "give a day as YYYY-MM-DD",
		"2026-02-30":               "2026-02-30 is not a day of the calendar",
		"folder":                   "is a tree, not a commit",
	} {
		if _, err := r.Revision(rev); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v; want one that says %q", rev, err, want)
		}
	}
}

// The two seconds were found by trying: the commits of both begin with c22f.
// The two seconds were found by trying: the commits of both begin with c22f.
func TestAmbiguousHash(t *testing.T) {
	dir := t.TempDir()
	run(t, dir, "init", "-q")
	tree := run(t, dir, "write-tree")
	for _, second := range []int{1_700_000_164, 1_700_000_180} {
		runAt(t, dir, fmt.Sprintf("%d +0000", second), "commit-tree", "-m", "x", tree)
	}
	for _, c := range []struct{ prefix, says string }{
		{"c22f", "2 commits begin with c22f; give more of the hash"},
		{"c22f968", ""},
	} {
		_, err := open(t, dir).Revision(c.prefix)
		checkError(t, err, c.says)
	}
}

// The three commits are of 10 January late in the evening west of Greenwich,
// of 10 February, and of 10 March just after midnight in the far east: the
// first and third fall on another day in UTC.
func TestRevisionOnDay(t *testing.T) {
	dir := repository(t)
	// A commit on a side branch is not what the register said that day.
	run(t, dir, "switch", "-q", "-c", "side", "HEAD~1")
	put(t, dir, "side.yaml", "x\n")
	run(t, dir, "add", ".")
	runAt(t, dir, "2026-02-20T12:00:00Z", "commit", "-q", "-m", "side")
	run(t, dir, "switch", "-q", "main")
	runAt(t, dir, "2026-03-20T12:00:00Z", "merge", "-q", "--no-ff", "-m", "merge", "side")
	run(t, dir, "tag", "2026-01-10", "HEAD") // does not hide the day
	r := open(t, dir)
	for day, rev := range map[string]string{
		"2026-01-10": "HEAD~3", // exactly on it
		"2026-02-09": "HEAD~3", // between
		"2026-02-10": "HEAD~2",
		"2026-02-25": "HEAD~2", // the side branch's commit is older, but no first parent
		"2026-03-09": "HEAD~2",
		"2026-03-10": "HEAD~1",
		"2026-03-20": "HEAD",
		"9999-12-31": "HEAD",
	} {
		v, err := r.Revision(day)
		if err != nil {
			t.Errorf("%s: %v", day, err)
			continue
		}
		if want := run(t, dir, "rev-parse", rev); v.Commit != want {
			t.Errorf("%s is %s, want %s", day, v.Commit, rev)
		}
	}
	if v := revision(t, dir, "HEAD~1"); v.When.Format("2006-01-02 15:04 -0700") != "2026-03-10 00:30 +1300" {
		t.Errorf("committed %s", v.When)
	}
	_, err := r.Revision("2026-01-09")
	if want := "no commit on or before 2026-01-09; the first one is of 2026-01-10"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

func TestNoCommits(t *testing.T) {
	dir := t.TempDir()
	run(t, dir, "init", "-q")
	for _, rev := range []string{"HEAD", "2026-01-01", "HEAD~1"} {
		_, err := open(t, dir).Revision(rev)
		if want := "this repository has no commits yet; 'git commit' makes the first"; err == nil || err.Error() != want {
			t.Errorf("%s: error %v, want %s", rev, err, want)
		}
	}
}

func TestSub(t *testing.T) {
	dir := repository(t)
	run(t, dir, "rm", "-q", "-r", "places")
	run(t, dir, "commit", "-q", "-m", "without")
	for _, c := range []struct{ rev, dir, file string }{
		{"HEAD", ".", "register.yaml"},
		{"HEAD~1", ".", "places/x/place.yaml"},
		{"HEAD~1", "places", "x/place.yaml"},
		{"HEAD~1", "places/x", "place.yaml"},
	} {
		files, err := revision(t, dir, c.rev).Sub(c.dir)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := fs.Stat(files, c.file); err != nil {
			t.Errorf("%s of %s: %v", c.dir, c.rev, err)
		}
	}
	for _, name := range []string{"places", "places/x", "register.yaml", "register.yaml/x", "nothing"} {
		if _, err := revision(t, dir, "HEAD").Sub(name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: error %v, want one for a folder that does not exist", name, err)
		}
	}
	if _, err := revision(t, dir, "HEAD").Sub("../" + filepath.Base(dir)); !errors.Is(err, fs.ErrInvalid) {
		t.Errorf("error %v, want one for an invalid path", err)
	}
}
