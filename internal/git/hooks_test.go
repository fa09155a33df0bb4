package git

import (
	"path/filepath"
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
