package render

import (
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/opcat-tools/npm/internal/page"
)

// commentMark begins each comment, unseen by its readers, so that a bot finds
// its own comment again and writes the next over it.
const commentMark = "<!-- register-check -->\n"

// limits is how long a comment may be.
type limits struct {
	rows  int // of each table
	bytes int // of the whole
}

// longestCell is the most characters of a text in a table.
const longestCell = 300

// problemsMarkdown writes a comment for a pull request. GitHub refuses one of
// 65,536 characters or more; counted in bytes there is room to spare.
func problemsMarkdown(w io.Writer, c Checked) error {
	return c.comment(w, limits{rows: 50, bytes: 65_000})
}

func (c Checked) comment(w io.Writer, most limits) error {
	fresh, old := c.split()
	worstFirst(fresh)
	text := &comment{most: most, program: Clean(c.program())}
	text.WriteString(commentMark + c.verdict() + "\n")
	text.table(c, fresh)
	text.fold(c, "old", old)
	if c.Base != nil {
		text.fold(c, "fixed", c.Base.Fixed)
	}
	text.notes(c)
	_, err := io.WriteString(w, text.String())
	return err
}

// verdict is the line that many will read alone.
func (c Checked) verdict() string {
	records := count(c.Records, "record") + " checked"
	fresh, _ := c.split()
	errors, _ := countSeverities(fresh)
	outcome := "**Passed**"
	if errors > 0 {
		outcome = "**Failed**"
	}
	if c.Base != nil {
		return fmt.Sprintf("%s: %s since %s; %s%s.", outcome, c.changes(), inert(c.Base.Name), records, c.hidden())
	}
	if len(c.Problems) == 0 {
		return outcome + ": no problems; " + records + "."
	}
	errors, warnings := c.Count()
	return fmt.Sprintf("%s: %s, %s; %s.", outcome, count(errors, "error"), count(warnings, "warning"), records)
}

// comment is a text in Markdown that stays within its limits.
type comment struct {
	strings.Builder
	most    limits
	program string
}

// reserve is kept free for sentences on what was left out, and for notes.
const reserve = 6000

const (
	tableHead = "\n| Severity | Where | What |\n| --- | --- | --- |\n"
	foldEnd   = "\n</details>\n"
)

// table writes as many problems as there is room for, and counts the rest.
func (t *comment) table(c Checked, problems []page.Problem) {
	if len(problems) == 0 {
		return
	}
	t.WriteString(tableHead)
	shown := 0
	for _, p := range problems {
		row := c.row(p)
		if shown == t.most.rows || t.Len()+len(row) > t.most.bytes-reserve {
			break
		}
		t.WriteString(row)
		shown++
	}
	if rest := len(problems) - shown; rest > 0 {
		fmt.Fprintf(t, "\n%d more left out here: %s shows all.\n", rest, code(t.program+" check"))
	}
}

// fold writes a table that opens at a click.
func (t *comment) fold(c Checked, name string, problems []page.Problem) {
	if len(problems) == 0 {
		return
	}
	fmt.Fprintf(t, "\n<details>\n<summary>%d %s</summary>\n", len(problems), name)
	t.table(c, problems)
	t.WriteString(foldEnd)
}

func (t *comment) notes(c Checked) {
	if len(c.Notes) == 0 {
		return
	}
	t.WriteString("\nWhat could not be looked at:\n\n")
	for i, note := range c.Notes {
		line := "- " + inert(oneLine(note)) + "\n"
		if t.Len()+len(line) > t.most.bytes-reserve/6 {
			fmt.Fprintf(t, "- %d more left out here\n", len(c.Notes)-i)
			return
		}
		t.WriteString(line)
	}
}

func (c Checked) row(p page.Problem) string {
	what := inert(p.Message)
	if p.Help != "" {
		what += "<br>" + inert(p.Help)
	}
	where := "the register"
	if path := c.inRepository(p.Path); path != "" {
		where = code(placeOf(shortened(path), p))
	}
	return fmt.Sprintf("| %s %s | %s | %s |\n", Clean(string(p.Severity)), inert(p.Code), where, what)
}

// Text in which nothing can be markup: words, and signs that mean nothing
// within a line. What servers make links of for themselves is not plain: web
// addresses, emoji by name, numbers of tickets, hashes of commits.
var (
	plainText = regexp.MustCompile(`^[\pL\pM\pN ,;.:?()'"/=+–…-]*$`)
	autoLinks = regexp.MustCompile(`(?i)//|www\.|[0-9a-f]{7}|[a-z]-[0-9]|:[a-z0-9+-]+:`)
)

// inert makes text safe in Markdown: where it is not plainly harmless it
// becomes code, in which servers look for no markup, link or person.
func inert(s string) string {
	s = shortened(Clean(shortened(s)))
	if plainText.MatchString(s) && !autoLinks.MatchString(s) {
		return s
	}
	return code(s)
}

var codeEscapes = strings.NewReplacer("`", `\u0060`, "|", `\u007c`)

// code puts text between backticks. A backtick or the bar of a table in it
// would end it, so these are written as escapes.
func code(s string) string {
	s = codeEscapes.Replace(Clean(s))
	if strings.TrimSpace(s) == "" {
		return s
	}
	return "`" + s + "`"
}

func shortened(s string) string { return atMost(longestCell, s) }
