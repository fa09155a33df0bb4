package git

import (
	"fmt"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// imported is a repository of commits written by whoever likes to: each by an
// author and on a date as they stand in it, with a subject and changes.
func imported(t *testing.T, commits [][4]string) string {
	t.Helper()
	dir := t.TempDir()
	run(t, dir, "init", "-q")
	var stream strings.Builder
	for _, c := range commits {
		fmt.Fprintf(&stream, "commit HEAD\nauthor %s <a@npm.example> %s\ncommitter A <a@npm.example> %s\ndata %d\n%s\n%s\n", c[0], c[1], c[1], len(c[2]), c[2], c[3])
	}
	c := exec.Command("git", "-C", dir, "fast-import", "--quiet", "--date-format=raw-permissive")
	c.Stdin = strings.NewReader(stream.String())
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return dir
}

func edit(n int) string {
	text := fmt.Sprint(n)
	return fmt.Sprintf("M 100644 inline a/1.md\ndata %d\n%s\n", len(text), text)
}

// A date may be any number, and a name or a subject of any length.
func TestCommitsThatSayTooMuch(t *testing.T) {
	dir := imported(t, [][4]string{
		{"A", "9223372036854775807 +0000", "far", edit(1)},
		{"A", "99999999999999 +0000", "later", edit(2)},
		{"B" + strings.Repeat("é", 100_000), "1600000000 +0000", "long " + strings.Repeat("é", 100_000), edit(3)},
	})
	for _, c := range history(t, dir, ".").Commits {
		if year := c.When.Year(); year < 1 || year > 9999 {
			t.Errorf("%.5s: %v", c.Subject, c.When)
		}
		if len(c.Who) > 520 || len(c.Subject) > 520 || strings.ToValidUTF8(c.Who+c.Subject, "") != c.Who+c.Subject {
			t.Errorf("%.5s: %d and %d bytes", c.Subject, len(c.Who), len(c.Subject))
		}
	}
	v, err := open(t, dir).Revision("HEAD~1")
	if err != nil || v.When.Year() != 9999 {
		t.Errorf("%v, %v", v, err)
	}
}

// Time grows with the commits, not with their square, also where a file goes
// round in circles or comes and goes.
func TestPastOfAFileThatNeverRests(t *testing.T) {
	const many = 20_000
	tests := map[string]func(n int) string{
		"circle":         func(n int) string { return fmt.Sprintf("R a/%d.md a/%d.md\n", 1+n%3, 1+(n+1)%3) },
		"comes and goes": func(n int) string { return []string{"D a/1.md\n", edit(n)}[n%2] },
	}
	for name, change := range tests {
		commits := [][4]string{{"A", "1600000000 +0000", "first", edit(0)}}
		for n := range many {
			commits = append(commits, [4]string{"A", "1600000000 +0000", "next", change(n)})
		}
		h := history(t, imported(t, commits), ".")
		begun, versions := time.Now(), 0
		for path := range h.Paths() {
			versions += len(h.Past(path))
		}
		if took := time.Since(begun); took > time.Minute || versions < many {
			t.Errorf("%s: %d versions in %v", name, versions, took)
		}
	}
}
