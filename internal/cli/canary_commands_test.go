package cli

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"github.com/opcat-tools/npm/internal/record"
)

// canaryCommands are all commands that take --audience, found by what they say of
// themselves: a new one is among them.
func canaryCommands() []*cobra.Command {
	a := &app{World: World{Args: []string{"npm"}, Env: func(string) string { return "" }, Now: time.Now}, name: "npm"}
	var found []*cobra.Command
	var visit func(c *cobra.Command)
	visit = func(c *cobra.Command) {
		if c.Runnable() && slices.Contains(strings.Fields(c.Annotations[flagsHeeded]), "audience") {
			found = append(found, c)
		}
		for _, sub := range c.Commands() {
			visit(sub)
		}
	}
	visit(a.root())
	return found
}

// canaryArguments are several ways of calling a command: by the words that it
// takes, and by flags of its own that show something else.
func (c *canary) arguments(t *testing.T, of *cobra.Command) [][]string {
	t.Helper()
	_, takes, _ := strings.Cut(of.Use, " ")
	var all [][]string
	switch takes {
	case "":
		all = append(all, nil, []string{"--rev", "HEAD"})
	case "--view VIEW":
		all = append(all, []string{"--view", "institutions", "--rev", "HEAD"}, []string{"--view", "relations", "--rev", "HEAD"})
	case "ID":
		all = c.someOf(record.Recommendations)
	case "RECORD":
		for _, kind := range record.Kinds() {
			all = append(all, c.someOf(kind)...)
		}
	case "STAKEHOLDER":
		all = c.someOf(record.Stakeholders)
	case "YEAR":
		all = append(all, []string{"2025"}, []string{"2024"}, []string{"2026"})
	case "[STAKEHOLDER]":
		all = append(c.someOf(record.Stakeholders), nil, []string{"--all"})
	case "[REV1 [REV2]]":
		all = append(all, []string{"--since", "2023-01-01"}, []string{"HEAD~1"}, []string{"HEAD~1", "HEAD", "--as-of", "2026-11-21"}, []string{"--since", "2025-06-30", "--as-of", "2026-03-31"})
	default:
		t.Fatalf("%s takes %q: say here with what words the canary is to call it", words(of), takes)
	}
	own := map[string][][]string{
		"rec overdue": {{"--within", "40y"}, {"--as-of", "2025-12-31", "--within", "40y"}},
		"agenda":      {{"--within", "40y"}, {"--by", "owner"}, {"--by", "stakeholder", "--within", "40y"}},
		"map":         {{"--view", "grid"}, {"--view", "institutions"}, {"--view", "relations"}, {"--view", "coverage"}},
		"stats":       {{"--by", "addressee"}, {"--by", "theme"}, {"--by", "place"}, {"--by", "place-type"}, {"--by", "level"}, {"--by", "year"}},
	}
	return append(all, own[words(of)]...)
}

// someOf are records of a kind, of every level and of the example: what is
// withheld is asked for as well.
func (c *canary) someOf(kind record.Kind) [][]string {
	var some [][]string
	met := map[string]int{}
	for _, name := range c.names() {
		page := c.pages[name]
		of, id, _ := record.KindOf(name)
		level := asText(page["access"])
		if met[level]++; of == kind && met[level]%7 == 1 {
			word := name
			if kind == record.Recommendations || kind == record.Stakeholders {
				word = id
			}
			some = append(some, []string{word})
		}
	}
	return some
}

// repository writes the register into a folder, as a repository with two commits,
// of which the first does not have all records.
func (c *canary) repository(t *testing.T, publish publishSetting) string {
	t.Helper()
	dir := t.TempDir()
	files := c.files(t, publish)
	git := func(args ...string) {
		run := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=A", "-c", "user.email=a@example.org"}, args...)...)
		run.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_COMMITTER_DATE=2026-11-20T12:00:00Z")
		if out, err := run.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	write := func(later bool) {
		for name, content := range files {
			if isLater := strings.HasPrefix(name, "dialogue/2026/") || strings.HasPrefix(name, "assessments/2026"); isLater != later {
				continue
			}
			file := filepath.Join(dir, name)
			if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(content), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	git("init", "-q")
	for _, later := range []bool{false, true} {
		write(later)
		git("add", "-A")
		git("commit", "-q", "-m", "some")
	}
	return dir
}

// ran is what a command wrote and how it ended.
type ran struct {
	code           int
	stdout, stderr string
}

func runIn(dir, width string, args ...string) ran {
	var out, errs bytes.Buffer
	env := func(key string) string { return map[string]string{"REGISTER_WIDTH": width}[key] }
	code := Main(World{Args: append([]string{"npm", "-C", dir}, args...), In: strings.NewReader(""), Out: &out, Err: &errs, Env: env,
		Now: func() time.Time { return canaryDay.Time().Add(12 * time.Hour) }})
	return ran{code, out.String(), errs.String()}
}

// TestCanaryInWhatCommandsWrite runs every command that takes --audience, in
// every format that it has, for every reader, and looks for tokens that this
// reader may not see.
func TestCanaryInWhatCommandsWrite(t *testing.T) {
	c := newCanary(t)
	settings := []publishSetting{
		{Answers: "none", Counts: []string{}},
		{Answers: "written", Assessments: true, Counts: []string{"visits", "dialogue"}},
		{Answers: "all", Assessments: true, Counts: []string{"visits", "dialogue"}},
	}
	var dirs []string
	var rules []*canaryRules
	for _, publish := range settings {
		dirs = append(dirs, c.repository(t, publish))
		rules = append(rules, newCanaryRules(t, c.pages, canaryDay.String(), publish))
	}
	known := map[string]*lookout{}
	shown, next := map[string]int{}, 0
	for _, command := range canaryCommands() {
		if command.Name() == "site" || command.HasParent() && command.Parent().Name() == "site" {
			continue // TestCanaryInSites
		}
		ways, formats := c.arguments(t, command), slices.DeleteFunc(formatsOf(command), func(f string) bool { return f == "pdf" }) // made from html
		for _, reader := range c.readers() {
			for i := range len(formats) {
				if i > 0 && reader != "public" && reader != c.readers()[2] {
					break // the others differ from these by what their views hold, which is looked at apart
				}
				n := next % len(settings)
				l := known[reader+dirs[n]]
				if l == nil {
					l = rules[n].lookout(t, reader)
					known[reader+dirs[n]] = l
				}
				args := slices.Concat(strings.Fields(words(command)), ways[next%len(ways)], []string{"--audience", reader, "--format", formats[i%len(formats)]})
				next++
				did := runIn(dirs[n], []string{"", "60"}[next%2], args...)
				shown[words(command)] += c.look(t, l, args, did)
			}
		}
	}
	for _, command := range canaryCommands() {
		if _, asked := shown[words(command)]; asked && shown[words(command)] == 0 {
			t.Errorf("%s shows nobody anything", words(command))
		}
	}
}

// TestCanaryInLetters: a letter goes to a body outside without --audience. Beside
// what its reader may see, it says what was promised where the reader took part.
func TestCanaryInLetters(t *testing.T) {
	c := newCanary(t)
	publish := publishSettings()[0]
	dir, rules, shown := c.repository(t, publish), newCanaryRules(t, c.pages, canaryDay.String(), publish), 0
	for i, reader := range c.readers()[2:] {
		l := rules.lookout(t, reader)
		for name, page := range c.pages {
			if rules.heard(reader, name) != nil && page["complaint"] == nil {
				l.learn(t, page["commitments"])
				if draft := rules.pages["reports/"+asText(page["report"])]; draft["draft_sent"] != nil {
					l.learn(t, draft["title"])
				}
			}
		}
		args := []string{"remind", reader, "--below", "--within", "40y", "--format", []string{"markdown", "json"}[i%2]}
		shown += c.look(t, l, args, runIn(dir, "", args...))
	}
	if shown == 0 {
		t.Error("the letters say nothing")
	}
}

// look looks for what a reader may not see in what a command wrote, and counts
// what it shows.
func (c *canary) look(t *testing.T, l *lookout, args []string, did ran) int {
	t.Helper()
	switch {
	case did.code == exitFine, did.code == exitIncomplete, did.code == exitUsage && did.stdout == "":
	default:
		t.Errorf("npm %s exits with %d:\n%s%s", strings.Join(args, " "), did.code, did.stdout, did.stderr)
	}
	found := tokensIn(Unpacked(t, did.stdout))
	for _, word := range found {
		if c.given[word] && !l.words[word] {
			t.Errorf("npm %s shows %s to %s:\n%s", strings.Join(args, " "), word, l.reader, excerptAround(did.stdout, word))
		}
	}
	return len(found)
}

func excerptAround(output, word string) string {
	at := max(0, strings.Index(output, word))
	return output[max(0, at-200):min(len(output), at+200)]
}
