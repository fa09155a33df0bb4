package cli

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/schema"
)

var update = flag.Bool("update", false, "write what the program prints into the manual and the generated pages")

// leftOut stands for lines, or for part of a line, that the manual leaves out.
const leftOut = "…"

// TestManual runs what the manual shows, page by page, each in a shell of its
// own on 21 November 2026. In a page it understands
//
//   - console blocks: lines that begin with "$ " are run, and what stands below
//     must be what they print, standard output first;
//   - other blocks with a title, such as ```yaml title="places/x.yaml": a file;
//   - a comment "today: 2026-03-01" in angle brackets: the day of what follows;
//   - such a comment "with the settings of leo": whose computer it is, and whose key.
func TestManual(t *testing.T) {
	root := repositoryRoot(t)
	for _, path := range manualPages(t, root) {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".md"), func(t *testing.T) { runPage(t, root, path) })
	}
}

func repositoryRoot(t *testing.T) string {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func manualPages(t *testing.T, root string) []string {
	t.Helper()
	pages, err := filepath.Glob(filepath.Join(root, "docs", "manual", "*.md"))
	if err != nil || len(pages) == 0 {
		t.Fatalf("the manual has no pages: %v", err)
	}
	return append(pages, filepath.Join(root, "README.md"))
}

func readText(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

var (
	todayComment = regexp.MustCompile(`^<!-- today: (\d{4}-\d{2}-\d{2}) -->$`)
	ofComment    = regexp.MustCompile(`^<!-- with the settings of ([a-z]+) -->$`)
	titledBlock  = regexp.MustCompile("^```.* title=\"([^\"]+)\"$")
)

// runPage runs the blocks of a page from top to bottom; with -update it writes
// the page again with what the program printed.
func runPage(t *testing.T, root, path string) {
	sh := newShell(t, root)
	text := readText(t, path)
	lines := strings.Split(text, "\n")
	var page []string
	for i := 0; i < len(lines); i++ {
		page = append(page, lines[i])
		if m := todayComment.FindStringSubmatch(lines[i]); m != nil {
			sh.setToday(m[1])
		}
		if m := ofComment.FindStringSubmatch(lines[i]); m != nil {
			sh.of(m[1])
		}
		title := titledBlock.FindStringSubmatch(lines[i])
		if lines[i] != "```console" && title == nil {
			continue
		}
		n := slices.Index(lines[i+1:], "```")
		if n < 0 {
			t.Fatalf("%s:%d: the block has no end", filepath.Base(path), i+1)
		}
		block := lines[i+1 : i+1+n]
		if title != nil {
			sh.write(title[1], strings.Join(block, "\n")+"\n")
		} else {
			block = sh.run(fmt.Sprintf("%s:%d", filepath.Base(path), i+1), block)
		}
		page = append(append(page, block...), "```")
		i += n + 1
	}
	if after := strings.Join(page, "\n"); *update && after != text {
		if err := os.WriteFile(path, []byte(after), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// run runs the commands of a block and returns it with what they printed.
func (sh *shell) run(place string, block []string) []string {
	var after []string
	for len(block) > 0 {
		line := block[0]
		command, ok := strings.CutPrefix(line, "$ ")
		if !ok {
			sh.t.Fatalf("%s: a block begins with a command, not with %q", place, line)
		}
		input, rest := hereDocument(command, block[1:])
		after = append(append(after, line), block[1:len(block)-len(rest)]...)
		n := slices.IndexFunc(rest, func(s string) bool { return strings.HasPrefix(s, "$ ") })
		if n < 0 {
			n = len(rest)
		}
		want, got := rest[:n], sh.command(command, input)
		if !matches(trimmed(want), trimmed(got)) {
			if !*update {
				sh.t.Errorf("%s: $ %s\n--- the page says\n%s\n--- the program says\n%s", place, command, strings.Join(want, "\n"), strings.Join(got, "\n"))
			}
			want = abridged(want, renewed(want, got))
		}
		after, block = append(after, want...), rest[n:]
	}
	return after
}

// trimmed leaves out blank lines at the end.
func trimmed(lines []string) []string {
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// matches compares line by line; a line that is leftOut stands for any lines.
func matches(want, got []string) bool {
	switch {
	case len(want) == 0:
		return len(got) == 0
	case strings.TrimSpace(want[0]) == leftOut:
		for i := range len(got) + 1 {
			if matches(want[1:], got[i:]) {
				return true
			}
		}
		return false
	}
	return len(got) > 0 && matchesLine(want[0], got[0]) && matches(want[1:], got[1:])
}

// matchesLine: leftOut within a line stands for any text.
func matchesLine(want, got string) bool {
	parts := strings.Split(want, leftOut)
	if len(parts) == 1 {
		return want == got
	}
	for _, part := range parts[:len(parts)-1] {
		at := strings.Index(got, part)
		if at < 0 || part == parts[0] && at > 0 {
			return false
		}
		got = got[at+len(part):]
	}
	return strings.HasSuffix(got, parts[len(parts)-1])
}

// renewed is what was printed, cut where the page cut it: as many lines from
// the top and the end, and between them those most like the ones shown.
func renewed(want, got []string) []string {
	first := slices.IndexFunc(want, func(s string) bool { return strings.TrimSpace(s) == leftOut })
	if first < 0 || first >= len(got) {
		return got
	}
	head := got[:first]
	rest := want[first+1:]
	if !slices.ContainsFunc(rest, func(s string) bool { return strings.TrimSpace(s) == leftOut }) {
		tail := max(first, len(got)-len(rest))
		return slices.Concat(head, want[first:first+1], got[tail:])
	}
	from := first + nearest(rest[0], got[first:])
	return slices.Concat(head, want[first:first+1], renewed(rest, got[from:]))
}

// abridged keeps the lines that the page shows with a part left out.
func abridged(want, lines []string) []string {
	short := slices.Clone(lines)
	for i, line := range lines {
		if n := slices.IndexFunc(want, func(w string) bool { return strings.Contains(w, leftOut) && matchesLine(w, line) }); n >= 0 && strings.TrimSpace(want[n]) != leftOut {
			short[i] = want[n]
		}
	}
	return short
}

// nearest is the line that shares the most words with one.
func nearest(line string, lines []string) int {
	best, most := 0, -1
	words := strings.Fields(line)
	for i, l := range lines {
		there, n := strings.Fields(l), 0
		for _, word := range words {
			if slices.Contains(there, word) {
				n++
			}
		}
		if n > most {
			best, most = i, n
		}
	}
	return best
}

var link = regexp.MustCompile(`\]\(([^)#]+)(#[^)]*)?\)`)

// TestManualLinks: every link within the repository leads to a file, and the
// index leads to every page.
func TestManualLinks(t *testing.T) {
	root := repositoryRoot(t)
	linked := map[string]bool{}
	pages := append(manualPages(t, root), filepath.Join(root, "CONTRIBUTING.md"))
	for _, page := range pages {
		for _, m := range link.FindAllStringSubmatch(readText(t, page), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			target := filepath.Join(filepath.Dir(page), filepath.FromSlash(m[1]))
			if filepath.Base(page) == "README.md" {
				linked[target] = true
			}
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s links to %s, which is not there", filepath.Base(page), m[1])
			}
		}
	}
	for _, page := range pages {
		if strings.Contains(page, "manual") && filepath.Base(page) != "README.md" && !linked[page] {
			t.Errorf("no index leads to %s", filepath.Base(page))
		}
	}
}

// TestManualComplete: every state, every item, every key and every exit code has
// a row in a table of the page that explains it.
func TestManualComplete(t *testing.T) {
	schemas, err := schema.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	for page, words := range map[string][]string{
		"03-files.md":    schema.Kinds(),
		"04-reports.md":  append(keysOf(schemas.Kind("reports")), keysOf(schemas.Kind("recommendations"))...),
		"05-dialogue.md": keysOf(schemas.Kind("dialogue")),
		"06-findings.md": keysOf(schemas.Kind("assessments")),
		"07-overdue.md":  wordsOf(followup.Whats()),
		"22-agenda.md":   wordsOf(followup.AllWhats())[5:],
		"09-standing.md": wordsOf(followup.States()),
		"11-check.md":    {"0", "1", "2", "3", "5"},
		"13-settings.md": settings(schemas.Kind(schema.Register)),
	} {
		text := readText(t, filepath.Join(repositoryRoot(t), "docs", "manual", page))
		for _, word := range words {
			if !strings.Contains(text, "| `"+word+"`") {
				t.Errorf("%s has no row for %s", page, word)
			}
		}
	}
}

// everyRecord has these keys; the page about files explains them.
var everyRecord = []string{"title", "access", "share_with", "tags", "links", "notes", "body"}

func keysOf(f *schema.Field) []string {
	var keys []string
	for _, key := range f.Fields {
		if !slices.Contains(everyRecord, key.Name) {
			keys = append(keys, key.Name)
		}
	}
	return keys
}

// settings are the keys of register.yaml; where they stand for kinds of records
// or words of a vocabulary, the mapping as a whole.
func settings(register *schema.Field) []string {
	var keys []string
	for _, key := range register.Fields {
		switch {
		case len(key.Fields) == 0 || slices.Contains([]string{"access", "access-reasons", "vocabulary"}, key.Name):
			keys = append(keys, key.Name)
			continue
		}
		for _, sub := range key.Fields {
			keys = append(keys, key.Name+"."+sub.Name)
		}
	}
	return keys
}
