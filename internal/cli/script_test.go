package cli_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/opcat-tools/npm/internal/cli"
)

// TestMain lets the test binary be the program itself, under two names, so that
// the scripts see real streams, exit codes and files.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"npm": program, "npmr": program})
}

// program is main with a clock that stands still, so that the scripts say the
// same every day.
func program() {
	day, err := time.Parse(time.DateOnly, os.Getenv("TEST_TODAY"))
	if err != nil {
		panic(err)
	}
	os.Exit(cli.Main(cli.World{
		Args: os.Args, In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Env: os.Getenv,
		Now: func() time.Time { return day.Add(12 * time.Hour) },
	}))
}

// TestScripts runs the scripts in testdata/script on 21 November 2026. Each has
// $EXAMPLE, a copy of the register of Arvenia that it must leave as it is.
func TestScripts(t *testing.T) {
	example := copyOfExample(t)
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			for key, value := range map[string]string{
				"EXAMPLE": example, "TEST_TODAY": "2026-11-21", "HOME": env.WorkDir, "TZ": "UTC",
				"GIT_CONFIG_GLOBAL": os.DevNull, "GIT_CONFIG_NOSYSTEM": "1",
				"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
				"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
			} {
				env.Setenv(key, value)
			}
			return nil
		},
		Condition: func(word string) (bool, error) {
			if word == "root" {
				return os.Getuid() == 0, nil
			}
			return false, fmt.Errorf("unknown condition %q", word)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "register": writeRegister, "bytes": writeBytes, "sparse": writeSparse,
			"commit": commit, "harmless": harmless, "unchanged": unchanged,
		},
		RequireUniqueNames: true,
	})
}

func copyOfExample(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "arvenia")
	if err := os.CopyFS(dir, os.DirFS("../../examples/arvenia")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// exits CODE COMMAND… runs a command and demands its exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code command [argument...]")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := 0
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("%v exits with %d, want %s\n%s%s", args[1:], code, args[0], ts.ReadFile("stdout"), ts.ReadFile("stderr"))
	}
	if stderr := ts.ReadFile("stderr"); strings.Contains(stderr, "goroutine ") || strings.Contains(stderr, "panic") {
		ts.Fatalf("%v shows a stack:\n%s", args[1:], stderr)
	}
}

// smallRegister has one recommendation to one body, six months without answer
// on 10 July 2026.
var smallRegister = map[string]string{
	"register.yaml":                "schema: 1\ninstitution: {name: NPM, languages: [en]}\nthemes: {health: Health}\n",
	"stakeholders/ministry.yaml":   "name: Ministry\ncategory: line-ministry\n",
	"places/lake.yaml":             "name: Lake prison\ntype: prison\nauthority: ministry\n",
	"visits/2026/lake.yaml":        "place: lake\nstart: 2026-01-02\n",
	"reports/2026/lake.yaml":       "type: visit\nvisits: [2026/lake]\nsent: 2026-01-10\n",
	"recommendations/lake/01.md":   "---\nreport: 2026/lake\ntitle: Mend the roof\naddressees: [ministry]\n---\nThe roof leaks.\n",
	"attachments/not-a-record.txt": "a scan\n",
}

// writeRegister is the command register FOLDER.
func writeRegister(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: register folder")
	}
	for name, content := range smallRegister {
		file := ts.MkAbs(filepath.Join(args[0], name))
		ts.Check(os.MkdirAll(filepath.Dir(file), 0o777))
		ts.Check(os.WriteFile(file, []byte(content), 0o666))
	}
}

// writeBytes is bytes FILE TEXT, with escapes as in Go strings in both.
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: bytes file text")
	}
	file := ts.MkAbs(unescape(ts, args[0]))
	ts.Check(os.MkdirAll(filepath.Dir(file), 0o777))
	ts.Check(os.WriteFile(file, []byte(unescape(ts, args[1])), 0o666))
}

func unescape(ts *testscript.TestScript, s string) string {
	var text []byte
	for s != "" {
		r, multibyte, rest, err := strconv.UnquoteChar(s, 0)
		ts.Check(err)
		if s = rest; multibyte {
			text = utf8.AppendRune(text, r)
		} else {
			text = append(text, byte(r))
		}
	}
	return string(text)
}

// writeSparse is sparse FILE: a gigabyte that takes no room on the disk.
func writeSparse(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: sparse file")
	}
	file := ts.MkAbs(args[0])
	ts.Check(os.WriteFile(file, nil, 0o666))
	ts.Check(os.Truncate(file, 1<<30))
}

// commit is commit FOLDER DATE: all that is below the folder, late in the
// evening far in the east, where the day is not that of Greenwich.
func commit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: commit folder date")
	}
	when := args[1] + "T03:00:00+09:00"
	ts.Setenv("GIT_AUTHOR_DATE", when)
	ts.Setenv("GIT_COMMITTER_DATE", when)
	ts.Check(ts.Exec("git", "-C", args[0], "add", "-A"))
	ts.Check(ts.Exec("git", "-C", args[0], "commit", "-q", "-m", "of "+args[1]))
}

// harmless STREAM… demands that a terminal would not obey what it is shown.
func harmless(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		for _, r := range ts.ReadFile(name) {
			control := unicode.IsControl(r) && r != '\n'
			bidi := r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
			if control || bidi || r == unicode.ReplacementChar {
				ts.Fatalf("%s holds %U:\n%q", name, r, ts.ReadFile(name))
			}
		}
	}
}

// unchanged FILE TEXT demands that a file holds that text and nothing beside it
// was left by a write that failed.
func unchanged(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: unchanged file text")
	}
	if got := strings.TrimSpace(ts.ReadFile(args[0])); got != args[1] {
		ts.Fatalf("%s holds %q", args[0], got)
	}
	entries, err := os.ReadDir(filepath.Dir(ts.MkAbs(args[0])))
	ts.Check(err)
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), ".write-") {
			ts.Fatalf("%s was left behind", entry.Name())
		}
	}
}
