package git

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestHooks compares with where git itself looks.
func TestHooks(t *testing.T) {
	dir := repository(t)
	linked := filepath.Join(t.TempDir(), "linked")
	run(t, dir, "worktree", "add", "-q", linked, "-b", "draft")
	bare := filepath.Join(t.TempDir(), "bare.git")
	run(t, dir, "clone", "-q", "--bare", dir, bare)
	outside := resolved(t, t.TempDir())
	for _, set := range []string{"", "tools/hooks", outside} {
		for _, at := range []string{dir, linked, bare} {
			if set != "" {
				run(t, at, "config", "core.hooksPath", set)
			}
			checkHooks(t, at)
		}
	}
	run(t, dir, "config", "extensions.worktreeConfig", "true")
	run(t, linked, "config", "--worktree", "core.hooksPath", "drafts/hooks")
	checkHooks(t, dir)
	checkHooks(t, linked)
	run(t, dir, "config", "core.hooksPath", "~/hooks")
	_, err := open(t, dir).Hooks()
	checkError(t, err, "git rev-parse --git-path hooks")
}

func checkHooks(t *testing.T, dir string) {
	t.Helper()
	want := below(resolved(t, dir), run(t, dir, "rev-parse", "--git-path", "hooks"))
	if got, err := open(t, dir).Hooks(); err != nil || got != want {
		t.Errorf("%s, %v; want %s", got, err, want)
	}
}

func TestDiffering(t *testing.T) {
	dir := past(t, `
put reg/register.yaml x
put reg/a/same.md one
put reg/a/1.md one
put reg/a/gone.md one
put reg/a/deep/1.md one
put reg/b/1 one
put reg/b/same/1.md one
put reg/c/1.md one
commit c0
put reg/a/1.md two
put reg/a/new.md two
rm -q reg/a/gone.md reg/b/1
put reg/a/deep/1.md two
put reg/b/1/2.md two
put reg/c/1.md two
put reg/register.yaml y
put reg/a/.hidden y
commit c1`)
	if err := os.Symlink("1.md", filepath.Join(dir, "reg", "a", "link.md")); err != nil {
		t.Fatal(err)
	}
	now, err := revision(t, dir, "c1").Sub("reg")
	if err != nil {
		t.Fatal(err)
	}
	for name, files := range map[string]fs.FS{"revision": now, "working tree": workTreeOf(t, filepath.Join(dir, "reg"))} {
		for _, c := range []struct {
			rev, folder string
			want        []string
		}{
			{"c0", "reg", []string{"a/.hidden", "a/1.md", "a/deep/1.md", "a/gone.md", "a/new.md", "b/1", "b/1/2.md", "register.yaml"}},
			{"c1", "reg", nil},
			{"c1", "none", []string{"a/.hidden", "a/1.md", "a/deep/1.md", "a/new.md", "a/same.md", "b/1/2.md", "b/same/1.md", "register.yaml"}},
		} {
			got, err := revision(t, dir, c.rev).Differing(c.folder, []string{"a", "b", "register.yaml"}, files)
			if err != nil || !slices.Equal(got, c.want) {
				t.Errorf("%s and %s of %s: %q, %v\nwant %q", name, c.folder, c.rev, got, err, c.want)
			}
		}
	}
}
