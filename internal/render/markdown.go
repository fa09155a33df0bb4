package render

import (
	"fmt"
	"io"
	"strings"

	"github.com/opcat-tools/npm/internal/report"
)

// Markdown writes a document as GitHub and word processors read it: for a pull
// request, a wiki, a letter. Nothing from a register acts in it as markup. It
// stays short enough to be posted and counts what that leaves out; its last line
// says whom it is for, and a document without an audience is refused.
func Markdown(w io.Writer, doc *report.Document) error {
	if doc.Audience == "" {
		return errNoAudience
	}
	var s sheet
	s.heading("#", doc.Title)
	for _, block := range doc.Blocks {
		s.block(block)
	}
	s.leftOut(doc)
	s.footer(doc)
	_, err := io.WriteString(w, s.String())
	return err
}

const (
	longestSheet = 65_000 // bytes; GitHub refuses comments of 65,536 characters
	sheetEnd     = 4_000  // bytes kept free for what was left out, the footer and the audience
	longestText  = 2_000  // characters of a heading, a cell or a fact
	longestLast  = 300    // characters of a line of the footer
)

// sheet is a text in Markdown that stays within its limit.
type sheet struct {
	strings.Builder
	full             bool
	rows, paragraphs int // left out
}

// add writes a piece after a blank line, if there is room for it. After a piece
// that was left out there is room for none, so that what is there has no gaps.
func (s *sheet) add(piece string) bool {
	if s.Len() > 0 {
		piece = "\n" + piece
	}
	return s.join(piece)
}

// join writes a piece right after the last.
func (s *sheet) join(piece string) bool {
	if s.full || s.Len()+len(piece) > longestSheet-sheetEnd {
		s.full = true
		return false
	}
	s.WriteString(piece)
	return true
}

func (s *sheet) block(b report.Block) {
	s.heading("##", b.Heading)
	s.facts(b.Facts)
	if b.Table != nil {
		s.table(b.Table, b.Heading != "")
	}
	s.steps(b.Steps)
	s.text(b.Text)
	if b.Body != nil {
		s.text(bodyText(b.Body))
	}
}

// steps are a list; what was written then stands below each.
func (s *sheet) steps(steps []report.Step) {
	for _, step := range steps {
		s.facts([]report.Fact{{Name: step.Day, Cell: report.Cell{Text: step.Text}}})
		if step.Body != nil {
			s.text(bodyText(step.Body))
		}
	}
}

func (s *sheet) heading(level, text string) {
	if text != "" {
		s.add(level + " " + literal(brief(longestText, text)) + "\n")
	}
}

// facts are a list; each stands in a line.
func (s *sheet) facts(facts []report.Fact) {
	write := s.add
	for _, fact := range facts {
		line := brief(longestText, fact.Name) + ": " + brief(longestText, fact.Cell.Text)
		if !write("- " + literalLine(line) + "\n") {
			s.rows++
		}
		write = s.join
	}
}

// table writes a table for each section, below a heading of the next level; only a
// table without any row says so.
func (s *sheet) table(t *report.Table, below bool) {
	if len(t.Rows) == 0 {
		s.text(t.Empty)
		return
	}
	from, level := 0, "##"
	if below {
		level = "###"
	}
	for _, section := range t.Sections {
		s.rowsOf(t, t.Rows[from:section.Row])
		s.heading(level, section.Heading)
		from = section.Row
	}
	s.rowsOf(t, t.Rows[from:])
}

// rowsOf writes a table of some rows. All columns with a title stand in it: its
// reader's window decides how wide it is.
func (s *sheet) rowsOf(t *report.Table, rows [][]report.Cell) {
	var titles, rules []string
	for _, column := range t.Columns {
		switch {
		case column.Title == "":
			continue
		case column.Right:
			rules = append(rules, "---:")
		default:
			rules = append(rules, "---")
		}
		titles = append(titles, literal(brief(longestText, column.Title)))
	}
	if len(titles) == 0 {
		return
	}
	head, write := tableRow(titles)+tableRow(rules), s.add
	for i, row := range rows {
		if !write(head + tableRow(cells(t, row))) {
			s.rows += len(rows) - i
			return
		}
		head, write = "", s.join
	}
}

func cells(t *report.Table, row []report.Cell) []string {
	var texts []string
	for i, column := range t.Columns {
		if column.Title != "" {
			texts = append(texts, literal(brief(longestText, row[i].Text)))
		}
	}
	return texts
}

func tableRow(cells []string) string { return "| " + strings.Join(cells, " | ") + " |\n" }

// text writes paragraphs: blank lines part them.
func (s *sheet) text(text string) {
	var paragraph strings.Builder
	for line := range strings.Lines(lines(text)) {
		if strings.TrimSpace(line) == "" {
			s.paragraph(paragraph.String())
			paragraph.Reset()
			continue
		}
		paragraph.WriteString(line)
	}
	s.paragraph(paragraph.String())
}

func (s *sheet) paragraph(text string) {
	if text == "" {
		return
	}
	s.full = s.full || len(text) > longestSheet // before time is spent on it
	if s.full || !s.add(literalParagraph(text)+"\n") {
		s.paragraphs++
	}
}

// leftOut says what there was no room for, and where it is.
func (s *sheet) leftOut(doc *report.Document) {
	var what []string
	if s.rows > 0 {
		what = append(what, count(s.rows, "row"))
	}
	if s.paragraphs > 0 {
		what = append(what, count(s.paragraphs, "paragraph"))
	}
	if len(what) == 0 {
		return
	}
	format := "json"
	if doc.Table != nil {
		format = "csv"
	}
	fmt.Fprintf(s, "\n%s left out here, where there is room for %d characters: `--format %s` gives all.\n",
		strings.Join(what, " and "), longestSheet, format)
}

// footer ends the sheet, in the room kept free for it: first what was counted, as
// far as it goes in, then whom it is for, unless that is said already.
func (s *sheet) footer(doc *report.Document) {
	counted, end := "", ""
	if !doc.Addressed || len(doc.Footer) == 0 {
		end = "For: " + literal(brief(longestLast, readers(doc))) + "\n"
	}
	for _, line := range doc.Footer {
		if line = literalLine(brief(longestLast, line)); line == "" {
			continue
		}
		line += "\n"
		if s.Len()+len(counted)+len(line)+len(end)+len("\n\n") < longestSheet {
			counted += line
		}
	}
	for _, paragraph := range []string{counted, end} {
		if s.Len() > 0 && paragraph != "" {
			s.WriteString("\n")
		}
		s.WriteString(paragraph)
	}
}
