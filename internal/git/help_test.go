package git

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// run runs git in dir with nobody's settings and returns what it prints.
func run(t testing.TB, dir string, args ...string) string {
	t.Helper()
	return strings.TrimSpace(runAt(t, dir, "2026-03-01T12:00:00+01:00", args...))
}

// runAt does so as if it were that time, and trims nothing.
func runAt(t testing.TB, dir, when string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", append([]string{
		"-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always", "-c", "advice.detachedHead=false", "-c", "gc.auto=0", "-c", "maintenance.auto=false",
	}, args...)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(),
		"GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "LC_ALL=C",
		"GIT_AUTHOR_NAME=Ana", "GIT_AUTHOR_EMAIL=ana@example.org", "GIT_AUTHOR_DATE="+when,
		"GIT_COMMITTER_NAME=Ana", "GIT_COMMITTER_EMAIL=ana@example.org", "GIT_COMMITTER_DATE="+when)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// put writes a file and the folders above it.
func put(t testing.TB, dir, name, content string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

// repository makes a repository with three commits, each of which changes
// visits/a.yaml; the first and second also put other files there.
func repository(t testing.TB, initOptions ...string) string {
	t.Helper()
	dir := t.TempDir()
	run(t, dir, append([]string{"init", "-q"}, initOptions...)...)
	put(t, dir, "register.yaml", "name: one\n")
	put(t, dir, "places/x/place.yaml", "name: X\n")
	for i, when := range []string{"2026-01-10T23:30:00-05:00", "2026-02-10T10:00:00+02:00", "2026-03-10T00:30:00+13:00"} {
		put(t, dir, "visits/a.yaml", fmt.Sprintf("version: %d\n", i+1))
		run(t, dir, "add", ".")
		runAt(t, dir, when, "commit", "-q", "-m", fmt.Sprintf("change %d", i+1))
	}
	return dir
}

func open(t testing.TB, dir string) *Repo {
	t.Helper()
	r, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

func revision(t testing.TB, dir, rev string) *Revision {
	t.Helper()
	v, err := open(t, dir).Revision(rev)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// copyOf copies a folder, which is faster than making another repository.
func copyOf(t *testing.T, dir string) string {
	t.Helper()
	to := t.TempDir()
	if err := os.CopyFS(to, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	return to
}
