package render

import (
	"bufio"
	"io"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/report"
)

// Terminal is what a text is written for.
type Terminal struct {
	Width int  // columns; 0 is no limit, as for a pipe
	Color bool // whether tones are shown in colour
}

// Text writes a document for people.
func Text(w io.Writer, doc *report.Document, t Terminal) error {
	out := bufio.NewWriter(w)
	if doc.Title != "" {
		t.paragraph(out, doc.Title)
		out.WriteString("\n")
	}
	for i, block := range doc.Blocks {
		if i > 0 {
			out.WriteString("\n")
		}
		t.block(out, block)
	}
	footer := doc.Footer
	if line := readersLine(doc); line != "" {
		footer = append(slices.Clone(footer), line)
	}
	if len(footer) > 0 {
		out.WriteString("\n")
	}
	for _, line := range footer {
		t.paragraph(out, line)
	}
	return out.Flush()
}

func (t Terminal) block(out *bufio.Writer, b report.Block) {
	if b.Heading != "" {
		for _, line := range wrap(oneLine(b.Heading), t.Width) {
			out.WriteString(t.bold(line) + "\n")
		}
	}
	if len(b.Facts) > 0 {
		t.facts(out, b.Facts)
	}
	if b.Table != nil {
		t.table(out, b.Table)
	}
	t.steps(out, b.Steps)
	t.text(out, b.Text)
	if b.Body != nil {
		t.text(out, bodyText(b.Body))
	}
}

func (t Terminal) text(out *bufio.Writer, text string) {
	if text == "" {
		return
	}
	for line := range strings.Lines(paragraphs(text)) {
		t.paragraph(out, strings.TrimRight(line, "\n"))
	}
}

// steps are lines, each after its day, with what was written then below it.
func (t Terminal) steps(out *bufio.Writer, steps []report.Step) {
	for _, step := range steps {
		t.facts(out, []report.Fact{{Name: step.Day, Cell: report.Cell{Text: step.Text, Tone: step.Tone}}})
		if step.Body != nil {
			t.text(out, bodyText(step.Body))
		}
	}
}

func (t Terminal) paragraph(out *bufio.Writer, line string) {
	for _, part := range wrap(Clean(line), t.Width) {
		out.WriteString(part + "\n")
	}
}

func (t Terminal) facts(out *bufio.Writer, facts []report.Fact) {
	names := 0
	for _, fact := range facts {
		names = max(names, width(fact.Name))
	}
	room := 0
	if t.Width > 0 {
		if room = t.Width - names - gap; room < narrowest {
			t.factsBelow(out, facts)
			return
		}
	}
	for _, fact := range facts {
		for i, line := range wrap(oneLine(fact.Cell.Text), room) {
			name := ""
			if i == 0 {
				name = fact.Name
			}
			out.WriteString(pad(name, names+2) + t.tone(line, fact.Cell.Tone) + "\n")
		}
	}
}

// factsBelow writes each value below its name, where the window has no room
// beside it.
func (t Terminal) factsBelow(out *bufio.Writer, facts []report.Fact) {
	for _, fact := range facts {
		out.WriteString(fact.Name + "\n")
		for _, line := range wrap(oneLine(fact.Cell.Text), t.Width-gap) {
			out.WriteString(strings.Repeat(" ", gap) + t.tone(line, fact.Cell.Tone) + "\n")
		}
	}
}

const reset = "\x1b[0m"

func (t Terminal) bold(s string) string { return t.sgr(s, "\x1b[1m") }

// tone colours what the words already say.
func (t Terminal) tone(s string, tone report.Tone) string {
	switch tone {
	case report.Faint:
		return t.sgr(s, "\x1b[2m")
	case report.Good:
		return t.sgr(s, "\x1b[32m")
	case report.Warning:
		return t.sgr(s, "\x1b[33m")
	case report.Alarm:
		return t.sgr(s, "\x1b[1;31m")
	}
	return s
}

func (t Terminal) sgr(s, code string) string {
	if !t.Color || s == "" {
		return s
	}
	return code + s + reset
}
