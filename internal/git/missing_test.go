package git

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
)

// TestMissing runs the command that the error names, and asks again.
func TestMissing(t *testing.T) {
	origin := repository(t)
	run(t, origin, "config", "uploadpack.allowAnySHA1InWant", "true")
	run(t, origin, "switch", "-q", "-c", "other/side", "HEAD~1")
	put(t, origin, "side.yaml", "x\n")
	run(t, origin, "add", ".")
	run(t, origin, "commit", "-q", "-m", "side")
	run(t, origin, "tag", "sent", "HEAD~1")
	run(t, origin, "switch", "-q", "main")
	first, side := run(t, origin, "rev-parse", "main~2"), run(t, origin, "rev-parse", "other/side")
	shallow := []string{"--depth=1"}
	single := []string{"--single-branch", "--no-tags"}
	upstream := []string{"--depth=1", "--origin=up-stream"}
	for _, c := range []struct {
		clone      []string
		rev, fetch string
	}{
		{shallow, "HEAD~1", "git fetch --unshallow origin"},
		{shallow, "2026-01-15", "git fetch --unshallow origin"},
		{shallow, first, "git fetch --depth=1 origin " + first},
		{shallow, strings.ToUpper(first), "git fetch --depth=1 origin " + first},
		{shallow, first[:9], "git fetch --unshallow origin"},
		{shallow, side + "~1", "git fetch --unshallow origin " + side},
		{shallow, "origin/other/side", "git fetch --depth=1 origin other/side:refs/remotes/origin/other/side"},
		{shallow, "refs/remotes/origin/other/side", "git fetch --depth=1 origin other/side:refs/remotes/origin/other/side"},
		{shallow, "origin/other/side~2", "git fetch --unshallow origin other/side:refs/remotes/origin/other/side"},
		{shallow, "tags/sent", "git fetch --depth=1 origin refs/tags/sent:refs/tags/sent"},
		{shallow, "heads/other/side", "git fetch --depth=1 origin refs/heads/other/side:refs/heads/other/side"},
		{upstream, "up-stream/other/side", "git fetch --depth=1 up-stream other/side:refs/remotes/up-stream/other/side"},
		{upstream, "HEAD~2", "git fetch --unshallow up-stream"},
		{single, side, "git fetch origin " + side},
		{single, "origin/other/side~1", "git fetch origin other/side:refs/remotes/origin/other/side"},
		{single, "refs/tags/sent", "git fetch origin refs/tags/sent:refs/tags/sent"},
	} {
		t.Run(c.clone[0]+" "+c.rev, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "clone")
			run(t, origin, append(append([]string{"clone", "-q"}, c.clone...), "file://"+origin, dir)...)
			checkMended(t, dir, c.rev, c.fetch, c.clone[0] == "--depth=1")
		})
	}
}

func checkMended(t *testing.T, dir, rev, fetch string, shallow bool) {
	t.Helper()
	_, err := open(t, dir).Revision(rev)
	missing, ok := errors.AsType[*MissingError](err)
	if !ok || missing.Fetch != fetch || missing.Shallow != shallow {
		t.Fatalf("error %#v; want %s", err, fetch)
	}
	checkError(t, err, "'"+fetch+"' gets the rest")
	run(t, dir, strings.Fields(fetch)[1:]...)
	if _, err := open(t, dir).Revision(rev); err != nil {
		t.Error(err)
	}
}

// A build has often one commit of no branch checked out.
func TestMissingFromDetached(t *testing.T) {
	origin := repository(t)
	run(t, origin, "config", "uploadpack.allowAnySHA1InWant", "true")
	run(t, origin, "switch", "-q", "-c", "side", "HEAD~1")
	run(t, origin, "commit", "-q", "--allow-empty", "-m", "proposed")
	run(t, origin, "update-ref", "refs/pull/1/merge", "side")
	run(t, origin, "switch", "-q", "main")
	run(t, origin, "branch", "-q", "-D", "side")
	dir := t.TempDir()
	run(t, dir, "init", "-q")
	run(t, dir, "remote", "add", "origin", "file://"+origin)
	run(t, dir, "fetch", "-q", "--depth=1", "origin", "refs/pull/1/merge")
	run(t, dir, "checkout", "-q", "FETCH_HEAD")
	checkMended(t, dir, "HEAD~2", "git fetch --unshallow origin "+run(t, dir, "rev-parse", "HEAD"), true)
}

func TestNotMissingElsewhere(t *testing.T) {
	origin := repository(t)
	clone := func(args ...string) string {
		dir := filepath.Join(t.TempDir(), "clone")
		run(t, origin, append(append([]string{"clone", "-q"}, args...), "file://"+origin, dir)...)
		return dir
	}
	whole, shallow := clone(), clone("--depth=1")
	alone, strange := clone("--depth=1"), clone("--depth=1")
	run(t, alone, "remote", "remove", "origin")
	run(t, strange, "remote", "remove", "origin")
	configure(t, strange, "[remote \"a;rm x\"]\nurl = y\nfetch = z\n[remote \"--exec=x\"]\nurl = y\n")
	unknown := strings.Repeat("dead", 10)
	for _, c := range []struct{ dir, rev, says string }{
		{whole, unknown, "'git log --oneline' lists"},
		{whole, "origin/none", "'git log --oneline' lists"},
		{whole, "dead", "'git log --oneline' lists"},
		{shallow, "none", "'git log --oneline' lists"},
		{shallow, "origin/$(x)", "'git log --oneline' lists"},
		{shallow, "-origin/x", "'git log --oneline' lists"},
		{shallow, "origin/a..b", "'git log --oneline' lists"},
		{alone, unknown, "'git log --oneline' lists"},
		{strange, unknown, "'git log --oneline' lists"},
		{alone, "HEAD~1", "clone again without --depth"},
	} {
		_, err := open(t, c.dir).Revision(c.rev)
		checkError(t, err, c.says)
	}
}

// What is staged can be read before it is committed.
func TestRevisionOfTree(t *testing.T) {
	dir := repository(t)
	put(t, dir, "staged.yaml", "staged\n")
	run(t, dir, "add", ".")
	put(t, dir, "staged.yaml", "not staged\n")
	tree := run(t, dir, "write-tree")
	check := func(t *testing.T) {
		for _, rev := range []string{tree, strings.ToUpper(tree), tree[:12]} {
			v := revision(t, dir, rev)
			files, err := v.Sub(".")
			if err != nil {
				t.Fatal(err)
			}
			if got := answer(files, "read", "staged.yaml"); got != `"staged\n"` || v.Commit != "" || !v.When.IsZero() {
				t.Errorf("%s: %s of commit %q, %s", rev, got, v.Commit, v.When)
			}
			_, err = v.Sub("none")
			checkError(t, err, "tree "+tree[:10])
		}
	}
	t.Run("single files", check)
	run(t, dir, "commit", "-q", "-m", "staged")
	run(t, dir, "gc", "-q")
	t.Run("packed", check)
	blob := run(t, dir, "rev-parse", "HEAD:register.yaml")
	for rev, says := range map[string]string{tree + "~1": "is a tree, not a commit", blob: "is a blob, not a commit", blob[:12]: "no revision"} {
		_, err := open(t, dir).Revision(rev)
		checkError(t, err, says)
	}
}
