package render

import (
	"fmt"
	"strings"
)

// The two colours of every letter and line: 16 to 1.
const (
	ink   = "#1a1a1a"
	paper = "#ffffff"
)

// fills are the patterns of the parts of a bar, each on a tint of its own: dark
// for what is done, white for silence. The tints differ in brightness, the
// drawings in shape; every part has an outline besides. A page that is dark has
// tints of its own, and its drawings are light.
var fills = []struct{ tint, dark, drawing string }{
	{"#1f4e79", "#8fc0ee", ``}, // full
	{"#8fb8de", "#2a567f", `<path d="M-2 2l4-4M0 8l8-8M6 10l4-4" stroke="%s" stroke-width="1.5"/>`},                         // rising
	{"#c9dcef", "#1f3a55", `<circle cx="4" cy="4" r="1.6" fill="%s"/>`},                                                     // dotted
	{"#f3e3b3", "#4d431c", `<path d="M0 4h8" stroke="%s" stroke-width="1.2"/>`},                                             // lying
	{"#e08a5b", "#7d3d1a", `<path d="M-2 6l4 4M0 0l8 8M6 -2l4 4M-2 2l4-4M0 8l8-8M6 10l4-4" stroke="%s" stroke-width="1"/>`}, // crossed
	{"#ffffff", "#11161d", ``}, // empty
	{"#a6a6a6", "#4a4f57", `<path d="M4 0v8" stroke="%s" stroke-width="1.2"/>`}, // standing
}

// patterns defines the fills. On a page the tints are variables of its style.
func (s easel) patterns() string {
	var b strings.Builder
	b.WriteString("<defs>\n")
	for i, f := range fills {
		tint, drawing := f.tint, f.drawing
		if s.page {
			tint = fmt.Sprintf("var(--s%d, %s)", i, f.tint)
		}
		if drawing != "" {
			drawing = fmt.Sprintf(drawing, s.ink)
		}
		fmt.Fprintf(&b, `<pattern id="%s-part-%d" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="%s"/>%s</pattern>`+"\n", s.id, i+1, tint, drawing)
	}
	b.WriteString("</defs>\n")
	return b.String()
}
