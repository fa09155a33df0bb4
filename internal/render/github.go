package render

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/page"
)

// mostAnnotations is how many annotations of each level GitHub keeps of one
// step; it drops the rest without a word.
const mostAnnotations = 10

// problemsGitHub writes workflow commands, which GitHub shows beside the lines
// of a change: the worst of each level, as many as it keeps. All problems
// follow in a group of the log.
func problemsGitHub(w io.Writer, c Checked) error {
	out := bufio.NewWriter(w)
	fresh, old := c.split()
	worstFirst(fresh)
	worstFirst(old)
	errors, _ := countSeverities(fresh)
	for _, p := range firstOf(fresh[:errors]) {
		c.annotation(out, "error", p)
	}
	for _, p := range firstOf(fresh[errors:]) {
		c.annotation(out, "warning", p)
	}
	for _, note := range firstOf(c.Notes) {
		fmt.Fprintf(out, "::notice title=note::%s\n", commandData(oneLine(note)))
	}
	room := max(0, mostAnnotations-len(c.Notes))
	for _, p := range old[:min(room, len(old))] {
		c.annotation(out, "notice", p)
	}
	c.groupGitHub(out)
	fmt.Fprintln(out, noOldCommand(c.summary()))
	return out.Flush()
}

func firstOf[T any](all []T) []T { return all[:min(mostAnnotations, len(all))] }

// worstFirst puts errors before warnings, and what others should not see
// before the rest.
func worstFirst(problems []page.Problem) {
	rank := func(p page.Problem) int {
		switch {
		case p.Severity != page.Error:
			return 2
		case confidential(p):
			return 0
		}
		return 1
	}
	slices.SortStableFunc(problems, func(a, b page.Problem) int { return cmp.Compare(rank(a), rank(b)) })
}

func (c Checked) annotation(out *bufio.Writer, level string, p page.Problem) {
	rule, _ := c.rule(p.Code)
	var properties []string
	add := func(key, value string) {
		if value != "" && value != "0" {
			properties = append(properties, key+"="+commandProperty(value))
		}
	}
	add("file", Clean(c.inRepository(p.Path)))
	add("line", fmt.Sprint(p.Start.Line))
	add("col", fmt.Sprint(p.Start.Column))
	add("endLine", fmt.Sprint(p.End.Line))
	add("endColumn", fmt.Sprint(p.End.Column))
	add("title", Clean(strings.TrimSpace(p.Code+" "+rule.Name)))
	text := Clean(p.Message)
	if p.Help != "" {
		text += "\nhelp: " + Clean(p.Help)
	}
	fmt.Fprintf(out, "::%s %s::%s\n", level, strings.Join(properties, ","), commandData(text))
}

// groupGitHub writes all problems and notes into the log, folded. Until the
// mark at their end GitHub takes nothing in them for a command. The mark is
// made from the very text, so that no text can hold its own.
func (c Checked) groupGitHub(out *bufio.Writer) {
	if len(c.Problems) == 0 && len(c.Notes) == 0 {
		return
	}
	var log bytes.Buffer
	lines := bufio.NewWriter(&log)
	Terminal{}.problems(lines, c, false)
	lines.Flush()
	text := noOldCommand(log.String())
	sum := sha256.Sum256([]byte(text))
	mark := hex.EncodeToString(sum[:])
	fmt.Fprintf(out, "::group::all that %s check found\n::stop-commands::%s\n%s::%s::\n::endgroup::\n", commandData(Clean(c.program())), mark, text, mark)
}

// noOldCommand breaks the older form of commands, which GitHub obeys anywhere
// in a line.
func noOldCommand(s string) string { return strings.ReplaceAll(s, "##[", "## [") }

// commandData escapes what would end a workflow command.
func commandData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(noOldCommand(s))
}

// commandProperty escapes what would end one property of a workflow command.
func commandProperty(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(commandData(s))
}

// GitHubSummary writes the summary of a job, as Markdown. GitHub takes up to
// 1 MiB of it from one step, and nothing of a longer one.
func GitHubSummary(w io.Writer, c Checked) error {
	return c.comment(w, limits{rows: 1000, bytes: 1_000_000})
}
