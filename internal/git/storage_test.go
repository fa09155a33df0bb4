package git

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// readHead reads every file of HEAD and returns the first error.
func readHead(t *testing.T, dir string) error {
	t.Helper()
	v, err := open(t, dir).Revision("HEAD")
	if err != nil {
		return err
	}
	files, err := v.Sub(".")
	if err != nil {
		return err
	}
	return fs.WalkDir(files, ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() {
			_, err = fs.ReadFile(files, name)
		}
		return err
	})
}

// configure adds lines to a repository's settings, past git, which would refuse
// some of them.
func configure(t *testing.T, dir, lines string) {
	t.Helper()
	f, err := os.OpenFile(filepath.Join(dir, ".git", "config"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteString(lines); err != nil {
		t.Fatal(err)
	}
}

func TestFormats(t *testing.T) {
	origin := repository(t)
	for _, c := range []struct{ name, settings, says string }{
		{"plain", "", ""},
		{"settings of one working tree", "[core]\nrepositoryformatversion = 1\n[extensions]\nworktreeConfig = true\n", ""},
		{"relative paths", "[core]\nrepositoryformatversion = 1\n[extensions]\nrelativeWorktrees = true\n", ""},
		{"said to be SHA-1", "[core]\nrepositoryformatversion = 1\n[extensions]\nobjectformat = sha1\nrefstorage = files\n", ""},
		{"unrelated settings", "[alias]\nx = \"!touch stolen\" ; y\n[core]\nfsmonitor = touch stolen\n[url \"https://a/\"]\n\tinsteadOf = b:\n", ""},
		{"reftable", "[core]\nrepositoryformatversion = 1\n[extensions]\nrefstorage = reftable\n", "git refs migrate"},
		{"unknown extension", "[core]\nrepositoryformatversion = 1\n[extensions]\nfuture = 1\n", `extension "future"`},
		{"newer format", "[core]\nrepositoryformatversion = 2\n", "newer than this program"},
		{"no settings at all", "\x00[[", "git config --list"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := copyOf(t, origin)
			configure(t, dir, c.settings)
			checkError(t, readHead(t, dir), c.says)
		})
	}
}

// checkError wants an error that says so, on one line; none if says is empty.
func checkError(t *testing.T, err error, says string) {
	t.Helper()
	switch {
	case says == "" && err != nil:
		t.Error(err)
	case says != "" && (err == nil || !strings.Contains(err.Error(), says) || strings.Contains(err.Error(), "\n")):
		t.Errorf("error %v; want one that says %q", err, says)
	}
}

func TestIncludedSettingsAreNotRead(t *testing.T) {
	dir := repository(t)
	put(t, dir, "more", "[extensions]\nobjectformat = sha256\n")
	configure(t, dir, "[include]\npath = ../more\n[includeIf \"gitdir:**\"]\npath = ../more\n")
	checkError(t, readHead(t, dir), "")
}

func TestSHA256(t *testing.T) {
	dir := repository(t, "--object-format=sha256")
	checkError(t, readHead(t, dir), "sha256 hashes cannot be read; use the working tree")
	if r := open(t, dir); r.Root() != resolved(t, dir) {
		t.Errorf("root %q", r.Root())
	}
}

func TestRelativeLinkedWorkTree(t *testing.T) {
	dir := repository(t)
	linked := filepath.Join(dir, "linked")
	run(t, dir, "worktree", "add", "-q", linked, "-b", "draft")
	put(t, linked, ".git", "gitdir: ../.git/worktrees/linked\n")
	checkError(t, readHead(t, linked), "")
}

func TestBorrowedObjects(t *testing.T) {
	dir := repository(t)
	run(t, dir, "gc", "-q")
	shared := filepath.Join(t.TempDir(), "shared")
	run(t, dir, "clone", "-q", "--shared", dir, shared)
	put(t, shared, "own.yaml", "x\n")
	run(t, shared, "add", ".")
	run(t, shared, "commit", "-q", "-m", "own")
	again := filepath.Join(t.TempDir(), "again")
	run(t, dir, "clone", "-q", "--shared", shared, again)
	relative := filepath.Join(filepath.Dir(shared), "relative")
	run(t, dir, "clone", "-q", "--shared", shared, relative)
	put(t, relative, ".git/objects/info/alternates", "# where from\n../../../shared/.git/objects\n")
	for _, at := range []string{shared, again, relative} {
		checkError(t, readHead(t, at), "")
	}
	put(t, dir, ".git/objects/info/alternates", filepath.Join(again, ".git", "objects")+"\n") // in a circle
	checkError(t, readHead(t, again), "")
	if got, want := revision(t, again, run(t, dir, "rev-parse", "--short=9", "HEAD")).Commit, run(t, dir, "rev-parse", "HEAD"); got != want {
		t.Errorf("a borrowed commit is %s, want %s", got, want)
	}
}

func TestShallowClone(t *testing.T) {
	dir := repository(t)
	shallow := filepath.Join(t.TempDir(), "shallow")
	run(t, dir, "clone", "-q", "--depth=2", "file://"+dir, shallow)
	checkError(t, readHead(t, shallow), "")
	r := open(t, shallow)
	for rev, says := range map[string]string{
		"HEAD~1":     "",
		"2026-02-10": "",
		"HEAD~2":     "git fetch --unshallow",
		"2026-02-09": "git fetch --unshallow",
	} {
		_, err := r.Revision(rev)
		checkError(t, err, says)
	}
}

func TestPartialClone(t *testing.T) {
	dir := repository(t)
	run(t, dir, "config", "uploadpack.allowFilter", "true")
	partial := filepath.Join(t.TempDir(), "partial")
	run(t, dir, "clone", "-q", "--no-checkout", "--filter=blob:none", "file://"+dir, partial)
	checkError(t, readHead(t, partial), "partial clone; clone again without --filter")
	run(t, partial, "checkout", "-q", "main") // fetches what HEAD needs
	checkError(t, readHead(t, partial), "")
}
