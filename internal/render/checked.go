package render

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/page"
)

// Checked is the outcome of a check.
type Checked struct {
	Records  int
	Problems []page.Problem           // all there are to show, sorted
	Rules    []page.Rule              // every rule of the program, by code
	Doc      func(code string) string // a rule's page as Markdown, "" if there is none; may be nil
	// Root is the register's folder in its repository, "" where it is the
	// repository's root. Formats that a server matches with its files join it
	// with the path in the register; text and JSON do not.
	Root             string
	Program, Version string
	Base             *Base    // nil unless the findings were compared
	Notes            []string // what could not be looked at, such as a history that is cut off
}

// Base is what the findings were compared with.
type Base struct {
	Name   string                // the revision, as it was asked for
	Old    map[page.Problem]bool // problems that were there already
	Fixed  []page.Problem        // problems that are gone
	Hidden int                   // problems left out because their files are outside the change
}

// problemFormat is a way to write what a check found.
type problemFormat struct {
	name  string
	write func(io.Writer, Checked, Terminal) error
}

func problemFormats() []problemFormat {
	anywhere := func(write func(io.Writer, Checked) error) func(io.Writer, Checked, Terminal) error {
		return func(w io.Writer, c Checked, _ Terminal) error { return write(w, c) }
	}
	return []problemFormat{
		{"text", ProblemsText},
		{"json", anywhere(ProblemsJSON)},
		{"jsonl", anywhere(problemsJSONLines)},
		{"sarif", anywhere(problemsSARIF)},
		{"github", anywhere(problemsGitHub)},
		{"gitlab", anywhere(problemsGitLab)},
		{"junit", anywhere(problemsJUnit)},
		{"markdown", anywhere(problemsMarkdown)},
	}
}

// ProblemFormats names the formats that Problems writes.
func ProblemFormats() []string {
	var names []string
	for _, format := range problemFormats() {
		names = append(names, format.name)
	}
	return names
}

// Problems writes what a check found in one of ProblemFormats. The terminal
// matters to text alone.
func Problems(w io.Writer, format string, c Checked, t Terminal) error {
	for _, f := range problemFormats() {
		if f.name == format {
			return f.write(w, c, t)
		}
	}
	return fmt.Errorf("no format %q for problems: use one of %s", format, strings.Join(ProblemFormats(), ", "))
}

// Count gives the errors and warnings among the problems.
func (c Checked) Count() (errors, warnings int) { return countSeverities(c.Problems) }

func countSeverities(problems []page.Problem) (errors, warnings int) {
	for _, p := range problems {
		if p.Severity == page.Error {
			errors++
		} else {
			warnings++
		}
	}
	return errors, warnings
}

// isOld reports whether a problem was there before the change. Without a base
// none is.
func (c Checked) isOld(p page.Problem) bool { return c.Base != nil && c.Base.Old[p] }

// split divides the problems into those that are new and those that are old.
func (c Checked) split() (fresh, old []page.Problem) {
	for _, p := range c.Problems {
		if c.isOld(p) {
			old = append(old, p)
		} else {
			fresh = append(fresh, p)
		}
	}
	return fresh, old
}

// inRepository is a path in the register as its repository's server knows it.
func (c Checked) inRepository(path string) string {
	root := strings.Trim(c.Root, "/")
	switch {
	case root == "" || root == ".":
		return path
	case path == "":
		return root
	}
	return root + "/" + path
}

// program is the name that the reader calls the program by.
func (c Checked) program() string {
	if c.Program == "" {
		return "npm"
	}
	return c.Program
}

// rule is the rule of a code; one that is not listed has no name.
func (c Checked) rule(code string) (rule page.Rule, index int) {
	index = slices.IndexFunc(c.Rules, func(r page.Rule) bool { return r.Code == code })
	if index < 0 {
		return page.Rule{Code: code}, index
	}
	return c.Rules[index], index
}

// summary counts what was found, in one line.
func (c Checked) summary() string {
	checked := count(c.Records, "record") + " checked: "
	if c.Base == nil {
		errors, warnings := c.Count()
		return checked + count(errors, "error") + ", " + count(warnings, "warning")
	}
	return checked + c.changes() + " since " + Clean(c.Base.Name) + c.hidden()
}

// changes counts what is new, old and fixed.
func (c Checked) changes() string {
	fresh, old := c.split()
	errors, warnings := countSeverities(fresh)
	return fmt.Sprintf("%s, %s; %d old, %d fixed", count(errors, "new error"), count(warnings, "new warning"), len(old), len(c.Base.Fixed))
}

func (c Checked) hidden() string {
	if c.Base == nil || c.Base.Hidden == 0 {
		return ""
	}
	return fmt.Sprintf("; %d in files outside the change not shown", c.Base.Hidden)
}

func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// told is a problem's message with the help to it, safe to show, for formats
// that have one text for both.
func told(p page.Problem) string {
	text := Clean(p.Message)
	if p.Help != "" {
		text += ". Help: " + Clean(p.Help)
	}
	return text
}

// placeOf is path:line:column, the path alone where the whole file is meant.
func placeOf(path string, p page.Problem) string {
	if p.Start.IsZero() {
		return Clean(path)
	}
	return fmt.Sprintf("%s:%d:%d", Clean(path), p.Start.Line, p.Start.Column)
}
