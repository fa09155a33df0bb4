package cli

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// shell is as much of a shell as the manual needs.
type shell struct {
	t     *testing.T
	root  string // of the repository
	home  string // where the page begins
	dir   string
	today time.Time
	code  int // of the last command
}

func newShell(t *testing.T, root string) *shell {
	home, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	sh := &shell{t: t, root: root, home: home, dir: home}
	sh.setToday("2026-11-21")
	sh.of("ana")
	t.Chdir(home)
	return sh
}

// of has the commands find somebody's settings, and no other key than theirs.
func (sh *shell) of(person string) {
	sh.t.Setenv("HOME", filepath.Join(sh.home, "settings", person))
	sh.t.Setenv("XDG_CONFIG_HOME", "")
}

func (sh *shell) setToday(day string) {
	noon, err := time.Parse(time.DateTime, day+" 12:00:00")
	if err != nil {
		sh.t.Fatal(err)
	}
	sh.today = noon
}

func (sh *shell) write(path, content string) {
	path = filepath.Join(sh.dir, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		sh.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		sh.t.Fatal(err)
	}
}

// command runs one line and gives what it printed, by lines.
func (sh *shell) command(line, input string) []string {
	words := splitWords(line)
	var out string
	switch words[0] {
	case "npm", "npmr":
		out, sh.code = sh.npm(words)
	case "git":
		out = sh.git(words[1:])
	case "cd":
		sh.cd(words[1])
	case "mkdir":
		for _, folder := range words[1:] {
			if folder != "-p" {
				sh.must(os.MkdirAll(filepath.Join(sh.dir, folder), 0o755))
			}
		}
	case "rm":
		sh.must(os.Remove(filepath.Join(sh.dir, words[1])))
	case "cat":
		if words[1] == ">" {
			sh.write(words[2], input)
		} else {
			out = readText(sh.t, filepath.Join(sh.dir, words[1]))
		}
	case "ls":
		out = sh.ls(words[1:])
	case "echo":
		out = fmt.Sprintln(sh.code)
	default:
		sh.t.Fatalf("the manual's shell has no %q", words[0])
	}
	out = strings.ReplaceAll(strings.TrimSuffix(out, "\n"), filepath.Join(sh.home, "settings"), "/home")
	return strings.Split(strings.ReplaceAll(out, sh.home, "/home/ana"), "\n")
}

func (sh *shell) must(err error) {
	if err != nil {
		sh.t.Fatal(err)
	}
}

func (sh *shell) npm(words []string) (string, int) {
	var out, errs strings.Builder
	code := Main(World{
		Args: words, In: strings.NewReader(""), Out: &out, Err: &errs,
		Env: func(name string) string { return map[string]string{"REGISTER_WIDTH": "100"}[name] },
		Now: func() time.Time { return sh.today },
	})
	return out.String() + errs.String(), code
}

// cd changes the folder; the example is copied on the way, so that a page may
// change it.
func (sh *shell) cd(folder string) {
	if folder == "~" {
		sh.dir, folder = sh.home, "."
	}
	sh.dir = filepath.Join(sh.dir, filepath.FromSlash(folder))
	if strings.HasPrefix(folder, "examples/") {
		sh.must(os.CopyFS(sh.dir, os.DirFS(filepath.Join(sh.root, filepath.FromSlash(folder)))))
	}
	sh.t.Chdir(sh.dir)
}

func (sh *shell) ls(words []string) string {
	entries, err := os.ReadDir(filepath.Join(append([]string{sh.dir}, words...)...))
	sh.must(err)
	var names strings.Builder
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), ".") {
			fmt.Fprintln(&names, entry.Name())
		}
	}
	return names.String()
}

// git runs Git as one and the same person, at noon of the day that the page is
// at, so that a commit is the same each time.
func (sh *shell) git(words []string) string {
	day := sh.today.Format(time.RFC3339)
	git := exec.Command("git", append([]string{"-c", "init.defaultBranch=main"}, words...)...)
	git.Dir = sh.dir
	git.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "LC_ALL=C",
		"GIT_AUTHOR_NAME=Ana", "GIT_AUTHOR_EMAIL=ana@npm.example", "GIT_AUTHOR_DATE="+day,
		"GIT_COMMITTER_NAME=Ana", "GIT_COMMITTER_EMAIL=ana@npm.example", "GIT_COMMITTER_DATE="+day)
	out, err := git.CombinedOutput()
	if err != nil {
		sh.t.Fatalf("git %s: %v\n%s", strings.Join(words, " "), err, out)
	}
	return string(out)
}

// splitWords splits a command at spaces outside quotes.
func splitWords(line string) []string {
	var words []string
	var word strings.Builder
	quote, within := rune(0), false
	for _, r := range line + " " {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '\'' || r == '"'):
			quote, within = r, true
		case quote == 0 && r == ' ':
			if within {
				words = append(words, word.String())
			}
			word.Reset()
			within = false
		default:
			word.WriteRune(r)
			within = true
		}
	}
	return words
}

// hereDocument takes the lines up to EOF where a command asks for them.
func hereDocument(command string, lines []string) (input string, rest []string) {
	if !strings.HasSuffix(command, "<<'EOF'") {
		return "", lines
	}
	end := slices.Index(lines, "EOF")
	if end < 0 {
		return "", lines
	}
	return strings.Join(lines[:end], "\n") + "\n", lines[end+1:]
}
