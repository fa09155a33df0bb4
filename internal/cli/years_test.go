package cli_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/opcat-tools/npm/internal/cli"
)

// TestYears holds `npm diff` and its neighbours against the register of Ysmere,
// whose commits say in words, written by hand, what they did.
func TestYears(t *testing.T) {
	y := makeYears(t)
	t.Run("same everywhere", y.sameEverywhere)
	t.Run("many hands", y.manyHands)
	t.Run("each commit", y.eachCommit)
	t.Run("each kind", y.eachKind)
	t.Run("spans", y.spans)
	t.Run("time alone", y.timeAlone)
	t.Run("no errors", y.noErrors)
	t.Run("same from anywhere", y.sameFromAnywhere)
}

// years is the repository that examples/years/make.sh makes.
type years struct {
	dir     string
	commits []commitOfYears // the oldest first
}

type commitOfYears struct {
	hash, parent string // the first parent, "" for the first commit
	author       string
	day          string // the civil day where it was made
	subject      string
	changed      []string // what its message says it did
}

func makeYears(t *testing.T) *years {
	t.Helper()
	y := &years{dir: runMake(t)}
	out := y.git(t, "log", "--reverse", "--topo-order", "--format=%H%x1f%P%x1f%an%x1f%cs%x1f%s%x1f%B%x1e")
	for entry := range strings.SplitSeq(strings.TrimSpace(out), "\x1e") {
		fields := strings.Split(strings.TrimSpace(entry), "\x1f")
		if len(fields) != 6 {
			continue
		}
		parent, _, _ := strings.Cut(fields[1], " ")
		c := commitOfYears{hash: fields[0], parent: parent, author: fields[2], day: fields[3], subject: fields[4]}
		for line := range strings.Lines(fields[5]) {
			if what, ok := strings.CutPrefix(strings.TrimSpace(line), "Changed: "); ok {
				c.changed = append(c.changed, what)
			}
		}
		y.commits = append(y.commits, c)
	}
	return y
}

// runMake runs the script, with some more in its environment, and gives the
// folder of what it made.
func runMake(t *testing.T, environment ...string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "ysmere")
	c := exec.Command("sh", "../../examples/years/make.sh", dir)
	c.Env = append(os.Environ(), environment...)
	if out, err := c.CombinedOutput(); err != nil || len(out) > 0 {
		t.Fatalf("make.sh: %v\n%s", err, out)
	}
	return dir
}

func (y *years) git(t *testing.T, args ...string) string {
	t.Helper()
	return gitIn(t, y.dir, args...)
}

func gitIn(t *testing.T, dir string, args ...string) string {
	t.Helper()
	c := exec.Command("git", append([]string{"-C", dir}, args...)...)
	c.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return string(out)
}

// npm runs the program in the repository, long after the story ended, and gives
// what it says.
func (y *years) npm(t *testing.T, args ...string) string {
	t.Helper()
	var out, problems bytes.Buffer
	code := cli.Main(cli.World{
		Args: append([]string{"npm", "-C", y.dir}, args...), In: strings.NewReader(""), Out: &out, Err: &problems,
		Env: func(string) string { return "" },
		Now: func() time.Time { return time.Date(2027, 6, 30, 12, 0, 0, 0, time.UTC) },
	})
	if code != 0 || problems.Len() > 0 {
		t.Fatalf("npm %s: exit code %d\n%s", strings.Join(args, " "), code, problems.String())
	}
	return out.String()
}

// sameEverywhere: neither the day, nor the place, nor the settings of who runs
// the script are in what it makes.
func (y *years) sameEverywhere(t *testing.T) {
	home := t.TempDir()
	settings := "[user]\n\tname = Other\n\temail = other@example.org\n[commit]\n\tgpgsign = true\n[init]\n\tdefaultBranch = trunk\n[core]\n\tautocrlf = true\n"
	if err := os.WriteFile(filepath.Join(home, ".gitconfig"), []byte(settings), 0o666); err != nil {
		t.Fatal(err)
	}
	again := runMake(t, "HOME="+home, "TZ=Pacific/Auckland", "LC_ALL=C", "GIT_AUTHOR_NAME=Other", "GIT_DIR="+home,
		"GIT_DEFAULT_HASH=sha256", "GIT_CONFIG_GLOBAL="+filepath.Join(home, ".gitconfig"))
	was, is := y.git(t, "rev-parse", "main"), gitIn(t, again, "rev-parse", "main")
	if was != is {
		t.Errorf("made twice, it ends in %s and in %s", was, is)
	}
	if left := y.git(t, "status", "--porcelain"); left != "" {
		t.Errorf("not committed:\n%s", left)
	}
}

func (y *years) manyHands(t *testing.T) {
	authors, merges := map[string]int{}, 0
	for i, c := range y.commits {
		authors[c.author]++
		if c.parent == "" && i > 0 {
			t.Errorf("%s has no parent", c.subject)
		}
	}
	merges = len(strings.Fields(y.git(t, "rev-list", "--merges", "main")))
	if len(y.commits) < 40 || len(authors) < 4 || merges == 0 {
		t.Errorf("%d commits by %d authors, %d of them merges", len(y.commits), len(authors), merges)
	}
	for author, n := range authors {
		if n < 5 {
			t.Errorf("%s made only %d commits", author, n)
		}
	}
}

// eachCommit: judged on one day, so that no time passes, what differs from the
// commit before is what the message says, no more and no less.
func (y *years) eachCommit(t *testing.T) {
	for _, c := range y.commits {
		if c.parent == "" {
			continue // there was no register before
		}
		t.Run(c.subject, func(t *testing.T) {
			got := y.diff(t, c.parent, c.hash, "--as-of", c.day)
			compareChanges(t, got, c.changed)
		})
	}
}

// diff gives what `npm diff` finds, in the words of the commits.
func (y *years) diff(t *testing.T, args ...string) []string {
	t.Helper()
	var data struct {
		Changes []changeOfYears `json:"changes"`
	}
	out := y.npm(t, append(append([]string{"diff"}, args...), "--format", "json")...)
	if err := json.Unmarshal([]byte(out), &data); err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, c := range data.Changes {
		all = append(all, c.String())
	}
	return all
}

// compareChanges compares two lists whose order says nothing.
func compareChanges(t *testing.T, got, want []string) {
	t.Helper()
	missing := slices.Clone(want)
	for _, change := range got {
		if i := slices.Index(missing, change); i >= 0 {
			missing = slices.Delete(missing, i, i+1)
		} else {
			t.Errorf("not expected: %s", change)
		}
	}
	for _, change := range missing {
		t.Errorf("not told: %s", change)
	}
}

// changeOfYears is a change as `npm diff` writes it for scripts.
type changeOfYears struct {
	Change, Record, Stakeholder, Before, After, Date, Details string
}

// String is the change as the commits write it: KIND RECORD [STAKEHOLDER]
// [= AFTER | was BEFORE | BEFORE -> AFTER] [(DETAIL)].
func (c changeOfYears) String() string {
	words := []string{c.Change, c.Record}
	before, after, details := c.Before, c.After, c.Details
	switch c.Change {
	case "answered", "position", "claimed", "extended", "taken-back":
		words = append(words, c.Stakeholder)
	case "now-overdue":
		words, after = append(words, c.Stakeholder), c.Date // since when, not how badly
	case "no-longer-overdue":
		words, after = append(words, c.Stakeholder), "" // why follows from the rest
	case "commitment-made", "commitment-kept", "commitment-dropped":
		words, details = append(words, c.Stakeholder), ""
	case "report-step", "stakeholder-mapping", "process-step", "edited", "rules", "other":
	default:
		details = "" // they only repeat what stands in the record
	}
	switch {
	case before != "" && after != "":
		words = append(words, before, "->", after)
	case before != "":
		words = append(words, "was", before)
	case after != "":
		words = append(words, "=", after)
	}
	if details != "" {
		words = append(words, "("+details+")")
	}
	return strings.Join(slices.DeleteFunc(words, func(word string) bool { return word == "" }), " ")
}
