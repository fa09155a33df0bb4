package cli_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/opcat-tools/npm/internal/cli"
)

// The files in testdata/hostile are what somebody who means harm, or does not
// look, could put into a register. Each lies in the folder of its kind; those in
// register and holidays take the place of register.yaml and holidays.csv.

const (
	// outside is what the files beside a register hold: no output may.
	outside = "KESTREL-OUTSIDE"
	// slow is logged and tooSlow fails, which leaves room for a machine under load.
	slow, tooSlow = time.Second, 40 * time.Second
)

// private words stand in the hostile files as names, numbers and free text: only
// formats for people at a terminal may quote them.
var private = []string{"Quillfeather", "9054117"}

// hostileFile is a file to put into a register, at a path below its root.
type hostileFile struct {
	name, path string
	src        []byte
}

// hostileFiles are the records and the settings in testdata/hostile.
func hostileFiles(t *testing.T) (records, settings []hostileFile) {
	t.Helper()
	files := os.DirFS("testdata/hostile")
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(entry.Name(), ".") {
			return err
		}
		src, err := fs.ReadFile(files, name)
		switch folder, _, _ := strings.Cut(name, "/"); folder {
		case "register":
			settings = append(settings, hostileFile{name, "register.yaml", src})
		case "holidays":
			settings = append(settings, hostileFile{name, "holidays.csv", src})
		default:
			records = append(records, hostileFile{name, name, src})
		}
		return err
	})
	if err != nil || len(records) < 60 || len(settings) < 30 {
		t.Fatalf("%d records and %d settings, %v", len(records), len(settings), err)
	}
	return records, settings
}

// soundFiles are a small register without errors that every command has
// something to say about.
func soundFiles() map[string]string {
	files := map[string]string{
		"holidays.csv":                      "date,name\n2026-01-01,New Year\n",
		"dialogue/2026/03/02-ministry.yaml": "date: 2026-03-02\nform: letter\ndirection: incoming\nwith: [ministry]\nrecommendations: [{recommendation: lake/01, for: [ministry], position: accepted, claims: implemented}]\n",
	}
	for name, src := range smallRegister {
		files[name] = src
	}
	files["register.yaml"] = strings.Replace(files["register.yaml"], "\nthemes", "\ncalendar: {holidays: holidays.csv}\nthemes", 1)
	return files
}

// hostileRegister is a register in a folder of its own, beside a folder that no
// command may look into.
type hostileRegister struct {
	dir, beside string
	slowest     time.Duration
	slowestRun  string
}

// newHostileRegister writes the sound register and commits it.
func newHostileRegister(t *testing.T) *hostileRegister {
	t.Helper()
	top := t.TempDir()
	r := &hostileRegister{dir: filepath.Join(top, "register"), beside: filepath.Join(top, "outside")}
	for name, src := range soundFiles() {
		r.write(t, name, []byte(src))
	}
	for name, src := range map[string]string{"canary.csv": "date,name\n2026-01-01,%s\n%s,x\n", "canary.yaml": "name: %s\ntype: prison\n%s: x\n", "canary.md": "---\nname: %s\n%s: x\n---\n"} {
		put(t, filepath.Join(r.beside, name), []byte(strings.ReplaceAll(src, "%s", outside)))
	}
	r.git(t, "init", "-q")
	r.commit(t, "sound")
	return r
}

func put(t *testing.T, file string, src []byte) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o777), os.WriteFile(file, src, 0o666)); err != nil {
		t.Fatal(err)
	}
}

func (r *hostileRegister) write(t *testing.T, name string, src []byte) {
	t.Helper()
	put(t, filepath.Join(r.dir, filepath.FromSlash(name)), src)
}

func (r *hostileRegister) git(t *testing.T, args ...string) {
	t.Helper()
	c := exec.Command("git", append([]string{"-C", r.dir, "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false"}, args...)...)
	c.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

func (r *hostileRegister) commit(t *testing.T, subject string) {
	t.Helper()
	r.git(t, "add", "-A", ".")
	r.git(t, "commit", "-q", "--allow-empty", "-m", subject)
}

// Commands that read, in every format. Those of Git are run where there is a
// second commit, or none.
func readingCommands() [][]string {
	var all [][]string
	add := func(formats string, words ...string) {
		for _, format := range strings.Fields(formats) {
			all = append(all, append(slices.Clone(words), "--format", format))
		}
	}
	add("text json jsonl sarif github gitlab junit markdown", "check")
	add("table json csv", "rec", "list")
	add("table json csv", "rec", "overdue", "--within", "1y")
	add("table json", "rec", "show", "lake/01")
	add("table json", "rec", "why", "lake/01")
	add("table json csv markdown ics", "agenda")
	add("table json", "why", "recommendations/lake/01")
	add("table json csv", "escalations", "--all")
	add("table json csv svg", "stats", "--by", "place")
	add("table json", "history", "recommendations/lake/01")
	add("table json csv", "rec", "list", "--audience", "public")
	add("table json", "rec", "show", "lake/01", "--audience", "internal")
	add("table json ics", "agenda", "--audience", "ministry")
	add("table json csv svg", "stats", "--audience", "public", "--by", "addressee")
	add("table json markdown html docx", "brief", "ministry")
	add("table json html docx", "review", "ministry", "--year", "2025", "--audience", "ministry")
	add("table json html docx", "annual", "2025")
	add("markdown json", "spt", "2025", "--audience", "internal")
	add("table json csv svg html", "map", "--view", "grid")
	add("table svg mermaid dot", "map", "--view", "institutions", "--audience", "public")
	add("table svg html mermaid dot", "map", "--view", "relations")
	add("table json svg", "map", "--view", "coverage")
	add("table json csv", "audience", "show", "recommendations/lake/01")
	add("table json csv", "audience", "diff", "public", "internal")
	return append(all, []string{"schema", "places"}, []string{"schema", "register"})
}

// workingCommands are for the working tree only.
func workingCommands() [][]string {
	return [][]string{
		{"check", "--base", "HEAD", "--format", "text"},
		{"check", "--base", "HEAD", "--format", "json"},
		{"check", "--changed", "--format", "markdown"},
		{"check", "--fix", "--dry-run"},
		{"diff", "HEAD"},
		{"diff", "--since", "2026-01-01", "--format", "markdown"},
		{"history", "--all", "--format", "csv"},
		{"agenda", "--by", "owner"},
		{"remind", "ministry"},
		{"diff", "--since", "2026-01-01", "--audience", "public"},
		{"doctor"},
		{"doctor", "--changed"},
		{"key", "list"},
		{"key", "add", "somebody", "age1nothing"},
		{"seal", "recommendations/lake/01"},
		{"seal", "--all"},
		{"unseal", "recommendations/lake/01"},
		{"unseal", "--print", "recommendations/lake/01"},
		{"explain"},
		{"explain", "P002"},
		{"init"},
		{"schema"},
		{"__complete", "rec", "show", ""},
		{"__complete", "rec", "list", "--addressee", ""},
		{"__complete", "rec", "list", "--theme", ""},
		{"__complete", "rec", "list", "--place", ""},
		{"__complete", "rec", "overdue", "--owner", ""},
	}
}

func at(revision string, commands [][]string) [][]string {
	var all [][]string
	for _, words := range commands {
		all = append(all, append(slices.Clone(words), "--rev", revision))
	}
	return all
}

// runAll runs commands and judges what each does.
func (r *hostileRegister) runAll(t *testing.T, name string, commands [][]string) {
	t.Helper()
	for _, words := range commands {
		r.run(t, name, words...)
	}
}

// ran is what a command did.
type ran struct {
	name     string // of the input and the command, for messages
	words    []string
	code     int
	out, err string
}

// run runs a command as if from another folder, in this process, and judges it.
func (r *hostileRegister) run(t *testing.T, name string, words ...string) ran {
	t.Helper()
	did := ran{name: name + ": npm " + strings.Join(words, " "), words: words}
	var out, err bytes.Buffer
	done := make(chan any, 1)
	begun := time.Now()
	go func() {
		defer func() { done <- recover() }()
		did.code = cli.Main(cli.World{
			Args: append([]string{"npm", "-C", r.dir}, words...), In: strings.NewReader(""), Out: &out, Err: &err,
			Env: func(string) string { return "" },
			Now: func() time.Time { return time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC) },
		})
	}()
	select {
	case panicked := <-done:
		if panicked != nil {
			t.Fatalf("%s: panic: %v", did.name, panicked)
		}
	case <-time.After(3 * tooSlow):
		t.Fatalf("%s does not end", did.name)
	}
	r.time(t, did.name, time.Since(begun))
	did.out, did.err = out.String(), err.String()
	did.judge(t)
	return did
}

func (r *hostileRegister) time(t *testing.T, name string, took time.Duration) {
	t.Helper()
	if took > r.slowest {
		r.slowest, r.slowestRun = took, name
	}
	switch {
	case took > tooSlow:
		t.Errorf("%s takes %v", name, took)
	case took > slow:
		t.Logf("%s takes %v", name, took)
	}
}

func (d ran) judge(t *testing.T) {
	t.Helper()
	if !slices.Contains([]int{0, 1, 2, 3, 5}, d.code) {
		t.Errorf("%s exits with %d: %.300q", d.name, d.code, d.err)
	}
	for _, text := range []string{d.out, d.err} {
		text = cli.Unpacked(t, text) // no terminal shows it packed
		if d.format() == "ics" {
			text = strings.ReplaceAll(text, "\r\n", "\n") // as lines of a calendar end
		}
		if char, ok := d.obeyed(text); ok {
			t.Errorf("%s shows %U at %.80q", d.name, char, text[max(0, strings.IndexRune(text, char)-40):])
		}
		if strings.Contains(text, outside) {
			t.Errorf("%s read a file outside the register", d.name)
		}
	}
	if d.code == 0 || d.code == 1 || d.code == 5 {
		if err := d.parse(); err != nil {
			t.Errorf("%s: %v in %.300q", d.name, err, d.out)
		}
	}
	if d.words[0] == "check" && d.format() != "text" && !slices.Contains(d.words, "--dry-run") {
		for _, word := range private {
			if at := strings.Index(d.out+d.err, word); at >= 0 {
				t.Errorf("%s tells %s: %.200q", d.name, word, (d.out + d.err)[max(0, at-100):])
			}
		}
	}
}

// obeyed finds a character that a terminal would obey, that hides text or makes
// it run backwards, or bytes that are no text. Completion divides by tabs.
func (d ran) obeyed(text string) (rune, bool) {
	if !utf8.ValidString(text) {
		return unicode.ReplacementChar, true
	}
	for _, r := range text {
		switch {
		case r == '\n', r == '\t' && d.words[0] == "__complete":
		case unicode.IsControl(r), r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x2028, r == 0x2029,
			r == 0x200b, r == 0x180e, r == 0x3164, r == 0xfeff, r == 0xffa0, r >= 0x2060 && r <= 0x206f, r >= 0xfff9 && r <= 0xfffb, r >= 0xe0000 && r <= 0xe007f:
			return r, true
		}
	}
	return 0, false
}

func (d ran) format() string {
	if at := slices.Index(d.words, "--format"); at >= 0 {
		return d.words[at+1]
	}
	return "text"
}

// tree is what the files below a folder are, without what Git keeps.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.Name() == ".git":
			return fs.SkipDir
		case !entry.Type().IsRegular():
			all[name] = entry.Type().String()
			return nil
		}
		src, err := os.ReadFile(name)
		all[name] = string(src)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// mustBeSame demands that nothing was written.
func mustBeSame(t *testing.T, before, after map[string]string) {
	t.Helper()
	for name := range before {
		if after[name] != before[name] {
			t.Errorf("%s was changed", name)
		}
	}
	for name := range after {
		if _, ok := before[name]; !ok {
			t.Errorf("%s was made", name)
		}
	}
}
