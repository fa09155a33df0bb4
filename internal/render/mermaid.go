package render

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/opcat-tools/npm/internal/report"
)

// errNoGraph: other maps and lists have no boxes and arrows.
var errNoGraph = errors.New("only bodies and what ties them can be written as a graph: use svg")

// flow is a map as boxes and arrows, for programs that lay them out themselves.
type flow struct {
	title, description string
	boxes              []flowBox
	arrows             []flowArrow
	kinds              []report.GraphKind // of arrows; none in a tree
}

// flowBox is a box: lines of text. A faint one only holds others.
type flowBox struct {
	lines []string
	faint bool
}

type flowArrow struct{ from, to, kind int }

// flowOf makes boxes and arrows of the map of a document; false where it has
// none.
func flowOf(doc *report.Document) (flow, bool) {
	m, _ := mapIn(doc)
	switch {
	case m == nil:
		return flow{}, false
	case m.Graph != nil:
		return graphFlow(m), true
	case m.Outline != nil && m.Outline.Tree:
		return treeFlow(m), true
	}
	return flow{}, false
}

func graphFlow(m *report.Map) flow {
	f := flow{title: m.Title, description: m.Description, kinds: m.Graph.Kinds}
	for _, name := range append(append([]string{}, m.Graph.Nodes...), m.Graph.Others...) {
		f.boxes = append(f.boxes, flowBox{lines: []string{name}})
	}
	for _, e := range m.Graph.Edges {
		f.arrows = append(f.arrows, flowArrow{e.From, e.To, e.Kind})
	}
	return f
}

// treeFlow puts what is known of a body below its name.
func treeFlow(m *report.Map) flow {
	f := flow{title: m.Title, description: m.Description}
	for i, row := range m.Outline.Rows {
		box := flowBox{lines: []string{row.Name}, faint: row.Context}
		for n, cell := range row.Cells {
			if cell.Text != "" && cell.Text != "–" {
				box.lines = append(box.lines, m.Outline.Columns[n].Title+": "+cell.Text)
			}
		}
		f.boxes = append(f.boxes, box)
		if row.Above >= 0 {
			f.arrows = append(f.arrows, flowArrow{row.Above, i, -1})
		}
	}
	return f
}

// HasGraph says whether a document can be written by Mermaid and DOT.
func HasGraph(doc *report.Document) bool {
	_, has := flowOf(doc)
	return has
}

// Mermaid writes the map of a document as a Mermaid flowchart, which Git hosts
// draw in Markdown pages. Its last line says whom it is for.
func Mermaid(w io.Writer, doc *report.Document) error {
	if doc.Audience == "" {
		return errNoAudience
	}
	f, has := flowOf(doc)
	if !has {
		return errNoGraph
	}
	var b strings.Builder
	fmt.Fprintf(&b, "flowchart LR\n  accTitle: %s\n  accDescr: %s\n", mermaidLine(f.title), mermaidLine(f.description))
	for i, box := range f.boxes {
		var lines []string
		for _, line := range box.lines {
			lines = append(lines, mermaidText(line))
		}
		fmt.Fprintf(&b, "  b%d[\"%s\"]\n", i+1, strings.Join(lines, "<br/>"))
	}
	for _, a := range f.arrows {
		fmt.Fprintf(&b, "  b%d %s b%d\n", a.from+1, f.mermaidArrow(a.kind), a.to+1)
	}
	for _, line := range flowFooter(doc) {
		fmt.Fprintf(&b, "%%%% %s\n", mermaidText(line))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// mermaidArrow is the line of a kind, with its name: Mermaid has three.
func (f flow) mermaidArrow(kind int) string {
	if kind < 0 {
		return "---"
	}
	arrow := []string{"==>", "-->", "-.->"}[kind%3]
	if f.kinds[kind].Tree {
		arrow = "-->"
	}
	return arrow + `|"` + mermaidText(f.kinds[kind].Name) + `"|`
}

// mermaidText keeps letters, digits and what closes nothing; the rest it names by
// its number, so that nothing from a register is taken for a quote, a tag, a
// directive or a comment.
func mermaidText(s string) string {
	var b strings.Builder
	start := true
	for _, r := range oneLine(s) {
		list := start && strings.ContainsRune(".-+", r) // "1. " and "- " would begin a list
		start = start && r >= '0' && r <= '9'
		switch {
		case list:
			fmt.Fprintf(&b, "#%d;", r)
		case r > unicode.MaxASCII, r >= '0' && r <= '9', r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', strings.ContainsRune(" .,-:()/+", r):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "#%d;", r)
		}
	}
	return b.String()
}

// mermaidLine is text that ends with its line, in which numbers are not read.
func mermaidLine(s string) string { return mermaidText(strings.ReplaceAll(s, ";", ",")) }

// flowFooter says as of when it is and whom it is for.
func flowFooter(doc *report.Document) []string {
	lines := append([]string{}, doc.Footer...)
	if !doc.Addressed || len(doc.Footer) == 0 {
		lines = append(lines, "For: "+readers(doc))
	}
	return lines
}
