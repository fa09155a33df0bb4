package edit_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/opcat-tools/npm/internal/edit"
)

// oddNames mean something else to a shell that does not find them in quotes.
var oddNames = []string{
	"register", "my register", "l'inspection", `"quoted"`, "$(touch x)", "`touch x`", "a\nb", "-n", "*", "~", "a\\b",
	"''", "a;b", "a&b", "реестр", "!!", "#a", "{a,b}", "%s", "a'\"'b",
}

// A hook calls the program it was made for, in the register's folder, whatever
// both are called.
func TestHookQuotes(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // such names cannot be there
	}
	for _, name := range oddNames {
		dir := t.TempDir()
		program := filepath.Join(dir, name, "npm")
		write(t, dir, filepath.Join(name, "npm"), "#!/bin/sh\nprintf '%s\\0' \"$@\" >>\"$OUT\"\n")
		if err := os.Chmod(program, 0o755); err != nil {
			t.Fatal(err)
		}
		h := edit.Hook{Program: program, Folder: name}
		if _, err := edit.AddHook(filepath.Join(dir, "hooks"), h); err != nil {
			t.Fatal(err)
		}
		write(t, dir, "line", "#!/bin/sh\n"+h.Line()+"\n")
		for _, script := range []string{"hooks/pre-commit", "line"} {
			called := callHook(t, dir, script)
			want := []string{"doctor", "-C", name, "--rev", "1234", "--changed", "check", "-C", name, "--rev", "1234", "--base", "HEAD", "--changed", ""}
			if strings.Join(called, "|") != strings.Join(want, "|") {
				t.Errorf("%s for %q calls %q", script, name, called)
			}
		}
	}
}

// callHook runs a hook with a git that has something staged, and gives the
// words with which it called the program.
func callHook(t *testing.T, dir, script string) []string {
	t.Helper()
	write(t, dir, "bin/git", "#!/bin/sh\necho 1234\n")
	if err := os.Chmod(filepath.Join(dir, "bin", "git"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, "out")); err != nil {
		t.Fatal(err)
	}
	c := exec.Command("sh", script)
	c.Dir = dir
	c.Env = []string{"PATH=" + filepath.Join(dir, "bin") + ":" + os.Getenv("PATH"), "OUT=" + filepath.Join(dir, "out")}
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	out, err := os.ReadFile(filepath.Join(dir, "out"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(out), "\x00")
}

func TestHookWritesNothingOver(t *testing.T) {
	h := edit.Hook{Program: "/bin/npm", Folder: "."}
	hooks := filepath.Join(t.TempDir(), "new", "hooks")
	for range 2 { // the second time it is there already, and the same
		placed, err := edit.AddHook(hooks, h)
		if err != nil || placed.Left {
			t.Fatalf("%+v (%v)", placed, err)
		}
	}
	if info, err := os.Stat(filepath.Join(hooks, "pre-commit")); err != nil || runtime.GOOS != "windows" && info.Mode()&0o111 == 0 {
		t.Errorf("it cannot be run: %v (%v)", info, err)
	}
	if there := list(t, hooks); len(there) != 1 {
		t.Errorf("there are %q", there)
	}
	for name, begin := range map[string]func(file string) error{
		"file":   func(file string) error { return os.WriteFile(file, []byte("#!/bin/sh\n"), 0o644) },
		"folder": func(file string) error { return os.Mkdir(file, 0o777) },
		"link":   func(file string) error { return os.Symlink("nowhere", file) },
	} {
		hooks := t.TempDir()
		file := filepath.Join(hooks, "pre-commit")
		if err := begin(file); err != nil {
			t.Fatal(err)
		}
		before, err := os.Lstat(file)
		if err != nil {
			t.Fatal(err)
		}
		placed, err := edit.AddHook(hooks, h)
		if err != nil || !placed.Left {
			t.Errorf("%s: %+v (%v)", name, placed, err)
		}
		after, err := os.Lstat(file)
		if err != nil || after.Mode() != before.Mode() || !os.SameFile(before, after) || len(list(t, hooks)) > 1 {
			t.Errorf("%s: it is another now (%v)", name, err)
		}
	}
}

// The entry for the pre-commit framework is YAML, and splits into the words of
// the command as a shell splits them.
func TestFrameworkEntry(t *testing.T) {
	for _, name := range append(oddNames, ".") {
		text, err := edit.FrameworkEntry("npmr", name)
		if err != nil {
			t.Fatal(err)
		}
		var repos []struct {
			Repo  string
			Hooks []struct{ ID, Entry, Language string }
		}
		if err := yaml.Unmarshal([]byte(text), &repos); err != nil || len(repos) != 1 || len(repos[0].Hooks) != 2 {
			t.Fatalf("%v\n%s", err, text)
		}
		where := "-C|" + name + "|"
		if name == "." {
			where = ""
		}
		for i, want := range []string{"doctor|" + where + "--changed|", "check|" + where + "--base|HEAD|--changed|"} {
			words, err := exec.Command("sh", "-c", `npmr() { printf '%s|' "$@"; }; `+repos[0].Hooks[i].Entry).Output()
			if err != nil || string(words) != want {
				t.Errorf("%q: %s (%v)", name, words, err)
			}
		}
	}
}
