package render

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/opcat-tools/npm/internal/page"
)

// Checked is the outcome of a check.
type Checked struct {
	Records  int
	Problems []page.Problem
}

// Count gives the errors and warnings among the problems.
func (c Checked) Count() (errors, warnings int) {
	for _, p := range c.Problems {
		if p.Severity == page.Error {
			errors++
		} else {
			warnings++
		}
	}
	return errors, warnings
}

// ProblemsText writes problems for people: where, what, the line itself with a
// caret under the place, and what to do.
func ProblemsText(w io.Writer, c Checked, t Terminal) error {
	out := bufio.NewWriter(w)
	for _, p := range c.Problems {
		t.problem(out, p)
	}
	errors, warnings := c.Count()
	fmt.Fprintf(out, "%s checked: %s, %s\n", count(c.Records, "record"), count(errors, "error"), count(warnings, "warning"))
	return out.Flush()
}

func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

func (t Terminal) problem(out *bufio.Writer, p page.Problem) {
	severity := t.sgr(string(p.Severity), map[page.Severity]string{page.Error: "\x1b[1;31m", page.Warning: "\x1b[33m"}[p.Severity])
	fmt.Fprintf(out, "%s: %s: %s [%s]\n", t.bold(placeOf(p)), severity, Clean(p.Message), p.Code)
	if excerpt := strings.TrimSpace(p.Excerpt); excerpt != "" && !p.Start.IsZero() {
		t.excerpt(out, p)
	}
	if p.Help != "" {
		fmt.Fprintf(out, "    help: %s\n", Clean(p.Help))
	}
}

// placeOf is path:line:column, the path alone where the whole file is meant.
func placeOf(p page.Problem) string {
	if p.Start.IsZero() {
		return Clean(p.Path)
	}
	return fmt.Sprintf("%s:%d:%d", Clean(p.Path), p.Start.Line, p.Start.Column)
}

// excerpt shows the line with carets under the place. They are placed by
// display width, since a column counts characters. A line wider than the
// terminal is cut around the place.
func (t Terminal) excerpt(out *bufio.Writer, p page.Problem) {
	line := []rune(strings.ReplaceAll(p.Excerpt, "\t", " "))
	from := min(max(p.Start.Column-1, 0), len(line))
	to := len(line)
	if p.End.Line == p.Start.Line {
		to = min(max(p.End.Column-1, from), len(line))
	}
	before, marked, after := Clean(string(line[:from])), Clean(string(line[from:to])), Clean(string(line[to:]))
	if t.Width > 0 {
		room := max(narrowest, t.Width-indent)
		before = lastColumns(before, room/2)
		marked = cut(marked, room-width(before))
		after = cut(after, room-width(before)-width(marked))
	}
	fmt.Fprintf(out, "    %s\n", strings.TrimRight(before+marked+after, " "))
	fmt.Fprintf(out, "    %s%s\n", strings.Repeat(" ", width(before)), t.sgr(strings.Repeat("^", max(1, width(marked))), "\x1b[1;32m"))
}

type problemJSON struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	Path     string `json:"path"`
	Line     *int   `json:"line"`
	Column   *int   `json:"column"`
	Record   string `json:"record"`
	Message  string `json:"message"`
	Help     string `json:"help"`
}

type checkedJSON struct {
	SchemaVersion int           `json:"schema_version"`
	Problems      []problemJSON `json:"problems"`
	Summary       struct {
		Records  int `json:"records"`
		Errors   int `json:"errors"`
		Warnings int `json:"warnings"`
	} `json:"summary"`
}

// ProblemsJSON writes problems for scripts. Excerpts stay out of it: they may
// hold anything, and the logs of build servers have readers too.
func ProblemsJSON(w io.Writer, c Checked) error {
	data := checkedJSON{SchemaVersion: 1, Problems: []problemJSON{}}
	for _, p := range c.Problems {
		j := problemJSON{Code: p.Code, Severity: string(p.Severity), Path: p.Path, Record: p.Record, Message: p.Message, Help: p.Help}
		if !p.Start.IsZero() {
			j.Line, j.Column = &p.Start.Line, &p.Start.Column
		}
		data.Problems = append(data.Problems, j)
	}
	data.Summary.Records = c.Records
	data.Summary.Errors, data.Summary.Warnings = c.Count()
	return writeJSON(w, data)
}
