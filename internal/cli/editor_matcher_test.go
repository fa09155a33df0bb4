package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// matcher is what the program writes into .vscode/tasks.json, as an editor
// reads it.
type matcher struct {
	Background struct{ BeginsPattern, EndsPattern string }
	Pattern    struct {
		Regexp, Kind                                string
		File, Line, Column, Severity, Message, Code int
	}
}

func matchersOf(t *testing.T, dir string) []matcher {
	t.Helper()
	var tasks struct {
		Tasks []struct{ ProblemMatcher []matcher }
	}
	if err := json.Unmarshal([]byte(textOf(t, filepath.Join(dir, ".vscode", "tasks.json"))), &tasks); err != nil {
		t.Fatal(err)
	}
	return tasks.Tasks[0].ProblemMatcher
}

// seen is a problem as an editor reads it off a line; line 0 is the whole file.
type seen struct {
	Path         string
	Line, Column int
	Severity     string
	Message      string
	Code         string
}

// TestMatchers reads the text of check as an editor does, and finds there what
// the JSON says.
func TestMatchers(t *testing.T) {
	dir := brokenRegister(t)
	matchers := matchersOf(t, dir)
	text, _ := start(t, dir, "check", "--color", "never").Output() // it fails, since there are errors
	var got []seen
	for line := range strings.Lines(string(text)) {
		if problem, ok := readProblem(t, matchers, strings.TrimRight(line, "\r\n")); ok {
			got = append(got, problem)
		}
	}
	data, _ := start(t, dir, "check", "--format", "json").Output()
	var report struct{ Problems []seen }
	if err := json.Unmarshal(data, &report); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got, report.Problems) {
		t.Errorf("an editor reads\n%v\nand check says\n%v\nin\n%s", got, report.Problems, text)
	}
	for _, want := range []func(seen) bool{
		func(p seen) bool { return p.Line > 0 && p.Severity == "error" },
		func(p seen) bool { return p.Line > 0 && p.Severity == "warning" },
		func(p seen) bool { return p.Line == 0 },
	} {
		if !slices.ContainsFunc(report.Problems, want) {
			t.Errorf("the register has not every sort of problem: %v", report.Problems)
		}
	}
}

// brokenRegister has problems of every sort, and a text that looks like one.
func brokenRegister(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	files := map[string]string{
		"places/Bad.yaml":    "name: Bad\ntype: prison\n",
		"places/a.yaml":      "name: A\ntype: \"places/b.yaml:1:1: error: a text [S001]\"\nnmae: x\n",
		"places/broken.yaml": "name: [\n",
	}
	for _, all := range []map[string]string{smallRegister, files} {
		for name, content := range all {
			file := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(content), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	writeForEditors(t, dir)
	return dir
}

// readProblem takes the first matcher that fits, as editors do.
func readProblem(t *testing.T, matchers []matcher, line string) (seen, bool) {
	t.Helper()
	for _, m := range matchers {
		found := regexp.MustCompile(m.Pattern.Regexp).FindStringSubmatch(line)
		if found == nil {
			continue
		}
		part := func(n int) string { return found[n] }
		p := seen{Path: part(m.Pattern.File), Severity: part(m.Pattern.Severity), Message: part(m.Pattern.Message), Code: part(m.Pattern.Code)}
		if m.Pattern.Kind != "file" {
			p.Line, p.Column = number(t, part(m.Pattern.Line)), number(t, part(m.Pattern.Column))
		}
		return p, true
	}
	return seen{}, false
}

func number(t *testing.T, digits string) int {
	t.Helper()
	n, err := strconv.Atoi(digits)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestMatchersOfWatch demands that an editor sees where a round of check --watch
// begins and ends, and takes nothing between them for either.
func TestMatchersOfWatch(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // a process cannot be interrupted from outside there
	}
	dir := brokenRegister(t)
	background := matchersOf(t, dir)[0].Background
	begins, ends := regexp.MustCompile(background.BeginsPattern), regexp.MustCompile(background.EndsPattern)
	c := start(t, dir, "check", "--watch", "--color", "never")
	stdout, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	lines, round := linesOf(stdout), []string(nil)
	for timeout := time.After(20 * time.Second); len(round) == 0 || !ends.MatchString(round[len(round)-1]); {
		select {
		case line, ok := <-lines:
			if !ok {
				t.Fatalf("it ended after %q", round)
			}
			round = append(round, line)
		case <-timeout:
			t.Fatalf("no end of a round in %q", round)
		}
	}
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	for range lines { // until it ends
	}
	if err := c.Wait(); err != nil {
		t.Error(err)
	}
	if len(round) < 5 || !begins.MatchString(round[0]) || slices.ContainsFunc(round[1:], begins.MatchString) {
		t.Errorf("a round does not begin with its first line, or again: %q", round)
	}
}
