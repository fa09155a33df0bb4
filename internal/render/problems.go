package render

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/opcat-tools/npm/internal/page"
)

// ProblemsText writes problems for people: where, what, the line itself with a
// caret under the place, and what to do.
func ProblemsText(w io.Writer, c Checked, t Terminal) error {
	out := bufio.NewWriter(w)
	t.problems(out, c, true)
	fmt.Fprintln(out, c.summary())
	return out.Flush()
}

// problems writes all that was found: what is new before what was there
// already. Without excerpts it holds nothing of a file.
func (t Terminal) problems(out *bufio.Writer, c Checked, excerpts bool) {
	fresh, old := c.split()
	if c.Base != nil && len(fresh) > 0 {
		out.WriteString(t.bold("new") + "\n")
	}
	for _, p := range fresh {
		t.problem(out, p, excerpts)
	}
	if len(fresh) > 0 && len(old) > 0 {
		out.WriteString("\n")
	}
	if len(old) > 0 {
		out.WriteString(t.bold("old") + "\n")
	}
	for _, p := range old {
		t.problem(out, p, excerpts)
	}
	if c.Base != nil && len(c.Problems) > 0 {
		out.WriteString("\n")
	}
	for _, note := range c.Notes {
		fmt.Fprintf(out, "note: %s\n", oneLine(note))
	}
}

func (t Terminal) problem(out *bufio.Writer, p page.Problem, excerpts bool) {
	severity := t.sgr(string(p.Severity), map[page.Severity]string{page.Error: "\x1b[1;31m", page.Warning: "\x1b[33m"}[p.Severity])
	fmt.Fprintf(out, "%s: %s: %s [%s]\n", t.bold(placeOf(p.Path, p)), severity, Clean(p.Message), Clean(p.Code))
	if excerpt := strings.TrimSpace(p.Excerpt); excerpts && excerpt != "" && !p.Start.IsZero() {
		t.excerpt(out, p)
	}
	if p.Help != "" {
		fmt.Fprintf(out, "    help: %s\n", Clean(p.Help))
	}
	if p.Fix.What != "" {
		fmt.Fprintf(out, "    fix: %s\n", Clean(p.Fix.What))
	}
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
