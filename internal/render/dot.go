package render

import (
	"fmt"
	"io"
	"strings"

	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/report"
)

// DOT writes the map of a document in the language of Graphviz. As of when it is
// and whom it is for stands in the label of the graph, which is drawn below it.
func DOT(w io.Writer, doc *report.Document) error {
	if doc.Audience == "" {
		return errNoAudience
	}
	f, has := flowOf(doc)
	if !has {
		return errNoGraph
	}
	direction := "LR"
	if wordsOr(doc.Words).Direction == language.RightToLeft {
		direction = "RL"
	}
	label := append([]string{f.title}, flowFooter(doc)...)
	var b strings.Builder
	fmt.Fprintf(&b, "digraph map {\n  graph [rankdir=%s, label=%s, labelloc=b, tooltip=%s, fontname=\"sans-serif\"];\n", direction, dotText(label...), dotText(f.description))
	b.WriteString("  node [shape=box, fontname=\"sans-serif\", fontsize=11];\n  edge [fontname=\"sans-serif\", fontsize=9];\n")
	for i, box := range f.boxes {
		style := ""
		if box.faint {
			style = ", style=dashed"
		}
		fmt.Fprintf(&b, "  b%d [label=%s%s];\n", i+1, dotText(box.lines...), style)
	}
	for _, a := range f.arrows {
		fmt.Fprintf(&b, "  b%d -> b%d [%s];\n", a.from+1, a.to+1, f.dotArrow(a.kind))
	}
	b.WriteString("}\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// dotArrow is how the arrow of a kind is drawn: its name stands beside it.
func (f flow) dotArrow(kind int) string {
	if kind < 0 {
		return "dir=none"
	}
	s := `label=` + dotText(f.kinds[kind].Name)
	if f.kinds[kind].Tree {
		return s + ", arrowhead=empty"
	}
	return s + fmt.Sprintf(`, style=%s, color="%s"`, []string{"solid", "dashed", "dotted", "bold"}[kind%4], lineStyles[kind%len(lineStyles)].colour)
}

// dotText quotes lines: of what stands between quotes, Graphviz reads nothing but
// the backslash and, in a label, its own names after an ampersand.
func dotText(lines ...string) string {
	var quoted []string
	for _, line := range lines {
		quoted = append(quoted, strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", "&amp;").Replace(oneLine(line)))
	}
	return `"` + strings.Join(quoted, `\n`) + `"`
}
