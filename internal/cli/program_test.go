package cli_test

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// start makes the test binary run as npm, with the clock of the scripts.
func start(t *testing.T, dir string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), self, args...)
	c.Args[0] = "npm"
	c.Dir = dir
	c.Env = append(os.Environ(), "TEST_TODAY=2026-11-21")
	return c
}

// TestExamplesOfHelp runs every example that the help shows, as it stands
// there, in the example register as a repository of two commits.
func TestExamplesOfHelp(t *testing.T) {
	repository := repositoryOfExample(t)
	commands := []string{"", "check", "explain", "rec", "rec list", "rec show", "rec overdue", "rec why", "agenda", "why", "escalations", "diff", "history", "stats", "remind",
		"brief", "review", "annual", "spt", "map", "site", "audience", "audience show", "audience diff", "doctor", "init", "schema", "version", "help"}
	ran := 0
	for _, command := range commands {
		for _, example := range examplesOf(t, command) {
			ran++
			t.Run(example, func(t *testing.T) {
				dir := repository
				switch {
				case strings.HasPrefix(example, "npm init --"): // it adds to a register
					dir = repositoryOfExample(t)
				case strings.HasPrefix(example, "npm init"):
					dir = t.TempDir()
				}
				runExample(t, dir, example)
			})
		}
	}
	if ran < 15 {
		t.Errorf("only %d examples found in the help", ran)
	}
}

func repositoryOfExample(t *testing.T) string {
	t.Helper()
	dir := copyOfExample(t)
	git := func(day string, args ...string) {
		c := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=A", "-c", "user.email=a@example.org"}, args...)...)
		c.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_COMMITTER_DATE="+day+"T12:00:00Z")
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	git("2026-06-01", "init", "-q")
	git("2026-06-01", "add", "-A")
	git("2026-06-01", "commit", "-q", "-m", "first")
	git("2026-11-20", "commit", "-q", "--allow-empty", "-m", "second")
	git("2026-11-20", "update-ref", "refs/remotes/origin/main", "HEAD~1")
	return dir
}

// examplesOf are the lines under Examples in a command's help. In the help of
// the program itself words follow that say what a command does.
func examplesOf(t *testing.T, command string) []string {
	t.Helper()
	help, err := start(t, "", append(strings.Fields(command), "--help")...).Output()
	if err != nil {
		t.Fatalf("npm %s --help: %v", command, err)
	}
	_, after, _ := strings.Cut(string(help), "\nExamples:\n")
	block, _, _ := strings.Cut(after, "\n\n")
	var examples []string
	for line := range strings.Lines(block) {
		example, _, _ := strings.Cut(strings.TrimSpace(line), "   ")
		if example != "" {
			examples = append(examples, example)
		}
	}
	return examples
}

func runExample(t *testing.T, dir, example string) {
	words := wordsOf(example)
	switch {
	case words[0] != "npm":
		t.Fatalf("not a command of this program: %s", example)
	case words[len(words)-1] == "--watch":
		return // it never ends: TestWatch
	}
	out, err := start(t, dir, words[1:]...).CombinedOutput()
	findings := strings.Contains(example, "--fail") && err != nil && err.Error() == "exit status 1"
	if err != nil && !findings {
		t.Errorf("%v\n%s", err, out)
	}
}

// wordsOf splits a line as a shell would; double quotes hold words together.
func wordsOf(line string) []string {
	var words []string
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 1 {
			words = append(words, part)
		} else {
			words = append(words, strings.Fields(part)...)
		}
	}
	return words
}

// TestWatch changes a file under check --watch and ends it as Ctrl-C does.
func TestWatch(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // a process cannot be interrupted from outside there
	}
	dir := copyOfExample(t)
	c := start(t, dir, "check", "--watch")
	stdout, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	lines := linesOf(stdout)
	wait := func(part string) {
		t.Helper()
		for timeout := time.After(20 * time.Second); ; {
			select {
			case line, ok := <-lines:
				if strings.Contains(line, part) {
					return
				}
				if !ok {
					t.Fatalf("it ended before it said %q", part)
				}
			case <-timeout:
				t.Fatalf("it did not say %q", part)
			}
		}
	}
	wait("0 errors")
	wait("watching for changes")
	broken := filepath.Join(dir, "places", "new-place.yaml")
	if err := os.WriteFile(broken, []byte("name: New\ntype: prisn\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	wait("checking ")
	wait("places/new-place.yaml:2:7: error: ")
	wait("watching for changes")
	if err := os.Remove(broken); err != nil {
		t.Fatal(err)
	}
	wait("0 errors")
	wait("watching for changes")
	// A folder that is new is watched too.
	folder := filepath.Join(dir, "recommendations", "2027")
	if err := os.Mkdir(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	wait("watching for changes")
	if err := os.WriteFile(filepath.Join(folder, "Bad.md"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	wait("recommendations/2027/Bad.md: error: ")
	wait("watching for changes")
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	wait("0 errors")
	wait("watching for changes")
	// Git, on its way to another branch, takes away the settings or the whole
	// folder, and brings them again.
	settings, aside := filepath.Join(dir, "register.yaml"), dir+".aside"
	for _, away := range []string{settings, dir} {
		if err := os.Rename(away, aside); err != nil {
			t.Fatal(err)
		}
		wait("watching for changes")
		if err := os.Rename(aside, away); err != nil {
			t.Fatal(err)
		}
		wait("0 errors")
		wait("watching for changes")
	}
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	for range lines { // until it ends
	}
	if err := c.Wait(); err != nil {
		t.Errorf("Ctrl-C ends it with %v", err)
	}
}

func linesOf(r io.Reader) <-chan string {
	lines := make(chan string)
	go func() {
		defer close(lines)
		for scanner := bufio.NewScanner(r); scanner.Scan(); {
			lines <- scanner.Text()
		}
	}()
	return lines
}
