package git

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestOpen(t *testing.T) {
	dir := repository(t)
	linked := filepath.Join(t.TempDir(), "linked")
	run(t, dir, "worktree", "add", "-q", linked, "-b", "draft")
	bare := filepath.Join(t.TempDir(), "bare.git")
	run(t, dir, "clone", "-q", "--bare", dir, bare)
	elsewhere := filepath.Join(t.TempDir(), "shortcut")
	if err := os.Symlink(filepath.Join(dir, "places"), elsewhere); err != nil {
		t.Fatal(err)
	}
	hollow := filepath.Join(dir, "places", "hollow")
	put(t, hollow, ".git/config", "") // not a repository: the one around it counts
	for _, c := range []struct{ name, dir, root, folder string }{
		{"root", dir, dir, "."},
		{"subfolder", filepath.Join(dir, "places", "x"), dir, "places/x"},
		{"through a link", filepath.Join(elsewhere, "x"), dir, "places/x"},
		{"below a folder that only looks like one", hollow, dir, "places/hollow"},
		{"linked working tree", filepath.Join(linked, "visits"), linked, "visits"},
		{"bare", bare, "", "."},
		{"inside a bare one", filepath.Join(bare, "refs"), "", "."},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := open(t, c.dir)
			if r.Root() != resolved(t, c.root) || r.Folder() != c.folder {
				t.Errorf("root %q, folder %q; want %q, %q", r.Root(), r.Folder(), c.root, c.folder)
			}
			if _, err := r.Revision("HEAD"); err != nil {
				t.Error(err)
			}
		})
	}
}

// resolved is dir without links: a temporary folder may lie behind one.
func resolved(t *testing.T, dir string) string {
	t.Helper()
	if dir == "" {
		return ""
	}
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestOpenErrors(t *testing.T) {
	pointing := func(line string) string {
		dir := t.TempDir()
		put(t, dir, ".git", line)
		return dir
	}
	for _, c := range []struct {
		name, dir string
		is        error
		says      string
	}{
		{"no repository", t.TempDir(), ErrNotRepository, "git init"},
		{"no folder", filepath.Join(t.TempDir(), "none"), fs.ErrNotExist, "none"},
		{"points nowhere", pointing("gitdir: ../gone\n"), nil, "git worktree repair"},
		{"points not at all", pointing("hello\n"), nil, "gitdir:"},
		{"endless", pointing("gitdir: " + strings.Repeat("a", 1<<17)), nil, "larger than"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Open(c.dir)
			if err == nil || c.is != nil && !errors.Is(err, c.is) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %v; want one that says %q", err, c.says)
			}
		})
	}
}

func TestOpenSubmodule(t *testing.T) {
	dir := repository(t)
	run(t, dir, "submodule", "add", "-q", repository(t), "laws")
	laws := filepath.Join(dir, "laws")
	r := open(t, laws)
	if want := resolved(t, laws); r.Root() != want {
		t.Errorf("root %q, want %q", r.Root(), want)
	}
	if _, err := r.Revision("HEAD"); err != nil {
		t.Error(err)
	}
}

func TestLinkedWorkTreeHasItsOwnHead(t *testing.T) {
	dir := repository(t)
	linked := filepath.Join(t.TempDir(), "linked")
	run(t, dir, "worktree", "add", "-q", linked, "-b", "draft")
	put(t, linked, "draft.yaml", "x\n")
	run(t, linked, "add", ".")
	run(t, linked, "commit", "-q", "-m", "draft")
	for _, at := range []string{dir, linked} {
		for _, rev := range []string{"HEAD", "main", "draft"} {
			if got, want := revision(t, at, rev).Commit, run(t, at, "rev-parse", rev); got != want {
				t.Errorf("%s in %s is %s, want %s", rev, at, got, want)
			}
		}
	}
}
