package check_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/opcat-tools/npm/internal/check"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/render"
)

var update = flag.Bool("update", false, "write the output into the pages of docs/checks; read the difference")

const docs = "../../docs/checks/"

// block is a fenced block of a page: its info string and its text.
type block struct{ info, text string }

// blocks reads the fenced blocks of a page. A fence is three or more backticks.
func blocks(t *testing.T, markdown string) []block {
	t.Helper()
	var all []block
	fence := ""
	for line := range strings.Lines(markdown) {
		ticks := line[:len(line)-len(strings.TrimLeft(line, "`"))]
		switch {
		case fence == "" && len(ticks) >= 3:
			fence = ticks
			all = append(all, block{info: strings.TrimSpace(line[len(ticks):])})
		case fence != "" && strings.TrimSpace(line) == fence:
			fence = ""
		case fence != "":
			all[len(all)-1].text += line
		}
	}
	if fence != "" {
		t.Error("a block has no end")
	}
	return all
}

// usual is the register.yaml of an example that shows none. The rules of method
// are off, since they would have something to say about every small example,
// save on their own pages.
func usual(code string) *fstest.MapFile {
	src := "schema: 1\ninstitution: {name: NPM}\n"
	if page.FamilyOf(code) != "M" {
		src += "checks: {M: off}\n"
	}
	return &fstest.MapFile{Data: []byte(src)}
}

// example puts the files of the blocks marked bad or good together. A block is
// "yaml bad file=PATH" or "markdown good file=PATH". With go-quoted for yaml its
// lines are Go string literals, joined; link makes a symbolic link to what the
// block holds, pipe a pipe; repeat=N writes the text N times. What ends as sealed
// files do is sealed, save with text for yaml, which is written as it is. A block marked
// "bad before" is an earlier version of a file, for changes.
func example(t *testing.T, code string, all []block, which string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{"register.yaml": usual(code)}
	for _, b := range all {
		words := strings.Fields(b.info)
		if len(words) < 3 || words[1] != which || words[2] == "before" {
			continue
		}
		file, times, name := &fstest.MapFile{Mode: 0o644}, 1, ""
		for _, word := range words[2:] {
			key, value, _ := strings.Cut(word, "=")
			switch key {
			case "file":
				files[value], name = file, value
			case "repeat":
				times, _ = strconv.Atoi(value)
			default:
				t.Errorf("unknown word %q in %q", word, b.info)
			}
		}
		file.Data = content(t, words[0], b.text, times, &file.Mode)
		if words[0] != "text" {
			file.Data = lain(t, name, string(file.Data))
		}
	}
	if len(files) == 1 && !strings.Contains(fmt.Sprint(all), which+" file=register.yaml") {
		t.Errorf("no %s file", which)
	}
	return files
}

func content(t *testing.T, form, text string, times int, mode *os.FileMode) []byte {
	t.Helper()
	switch form {
	case "link":
		*mode = os.ModeSymlink | 0o777
		return []byte(strings.TrimSpace(text))
	case "pipe":
		*mode = os.ModeNamedPipe | 0o644
		return nil
	case "go-quoted":
		joined := ""
		for line := range strings.Lines(text) {
			part, err := strconv.Unquote(strings.TrimSpace(line))
			if err != nil {
				t.Errorf("%s: %v", line, err)
			}
			joined += part
		}
		text = joined
	}
	return []byte(strings.Repeat(text, times))
}

// changes are what Git would remember if the files of blocks marked "bad
// before" had been edited into those that are there now.
func changes(t *testing.T, all []block, files fstest.MapFS) []record.Change {
	t.Helper()
	before := maps.Clone(files)
	for _, b := range all {
		if rest, ok := strings.CutPrefix(b.info, "yaml bad before file="); ok {
			before[rest] = &fstest.MapFile{Data: []byte(b.text), Mode: 0o644}
		}
	}
	was, now := registerOf(t, before).Set, registerOf(t, files).Set
	var found []record.Change
	for id, r := range now.Recommendations {
		change := record.Change{ID: id, Commit: "0123456789abcdef", When: time.Date(2026, 3, 4, 9, 0, 0, 0, time.UTC)}
		if r.Title != was.Recommendations[id].Title {
			change.Fields = append(change.Fields, "title")
		}
		if r.Body != was.Recommendations[id].Body {
			change.Fields = append(change.Fields, "body")
		}
		if len(change.Fields) > 0 {
			found = append(found, change)
		}
	}
	return found
}

func registerOf(t *testing.T, files fstest.MapFS) *register.Register {
	t.Helper()
	r, err := register.Load(opened(files), nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// output is what npm check prints, without the count at the end.
func output(t *testing.T, files fstest.MapFS, past []record.Change) (string, []page.Problem) {
	t.Helper()
	problems := check.Run(registerOf(t, files), today, past)
	var out strings.Builder
	if err := render.ProblemsText(&out, render.Checked{Problems: problems}, render.Terminal{}); err != nil {
		t.Fatal(err)
	}
	text := strings.TrimSuffix(out.String(), "\n")
	return text[:strings.LastIndex(text, "\n")+1], problems
}

func TestPagesOfChecks(t *testing.T) {
	for _, rule := range check.Rules() {
		t.Run(rule.Code, func(t *testing.T) {
			name := docs + rule.Code + ".md"
			src, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			checkPage(t, rule, name, string(src))
		})
	}
}

func checkPage(t *testing.T, rule check.Rule, name, src string) {
	heading := fmt.Sprintf("# %s: %s\n\nSeverity: %s\n", rule.Code, rule.Title, rule.Severity)
	if !strings.HasPrefix(src, heading) {
		t.Errorf("the page does not begin with %q", heading)
	}
	for _, section := range []string{"## Why it matters\n", "## What to do\n"} {
		if strings.Count(src, section) != 1 {
			t.Errorf("want one section %q", section)
		}
	}
	all := blocks(t, src)
	bad := example(t, rule.Code, all, "bad")
	got, problems := output(t, bad, changes(t, all, bad))
	if len(problems) == 0 || slices.ContainsFunc(problems, func(p page.Problem) bool { return p.Code != rule.Code }) {
		t.Errorf("the bad example must break this rule and no other:\n%s", got)
	}
	if out, problems := output(t, example(t, rule.Code, all, "good"), nil); len(problems) > 0 {
		t.Errorf("the good example has problems:\n%s", out)
	}
	const info = "text problems"
	i := slices.IndexFunc(all, func(b block) bool { return b.info == info })
	switch {
	case i < 0:
		t.Errorf("no block %q", info)
	case all[i].text != got && *update:
		src = strings.Replace(src, "```"+info+"\n"+all[i].text+"```", "```"+info+"\n"+got+"```", 1)
		if err := os.WriteFile(name, []byte(src), 0o644); err != nil {
			t.Fatal(err)
		}
	case all[i].text != got:
		t.Errorf("npm check prints\n%s\nand the page says\n%s", got, all[i].text)
	}
}

// Pages, index and table name the same rules.
func TestIndexOfChecks(t *testing.T) {
	index, err := os.ReadFile(docs + "README.md")
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, rule := range check.Rules() {
		want = append(want, fmt.Sprintf("| [%s](%s.md) | %s | %s |", rule.Code, rule.Code, rule.Title, rule.Severity))
	}
	var got []string
	for line := range strings.Lines(string(index)) {
		if strings.HasPrefix(line, "| [") {
			got = append(got, strings.TrimSpace(line))
		}
	}
	if !slices.Equal(got, want) && *update {
		table := strings.Join(got, "\n")
		if err := os.WriteFile(docs+"README.md", []byte(strings.Replace(string(index), table, strings.Join(want, "\n"), 1)), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if !slices.Equal(got, want) {
		t.Errorf("docs/checks/README.md must list\n%s", strings.Join(want, "\n"))
	}
	pages, err := filepath.Glob(docs + "*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range pages {
		code := strings.TrimSuffix(filepath.Base(name), ".md")
		if code != "README" && !slices.ContainsFunc(check.Rules(), func(r check.Rule) bool { return r.Code == code }) {
			t.Errorf("%s describes a rule that there is not", name)
		}
	}
}
