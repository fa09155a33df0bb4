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
// drawings in shape; every part has an outline besides.
var fills = []struct{ tint, drawing string }{
	{"#1f4e79", ``}, // full
	{"#8fb8de", `<path d="M-2 2l4-4M0 8l8-8M6 10l4-4" stroke="#1a1a1a" stroke-width="1.5"/>`},                         // rising
	{"#c9dcef", `<circle cx="4" cy="4" r="1.6" fill="#1a1a1a"/>`},                                                     // dotted
	{"#f3e3b3", `<path d="M0 4h8" stroke="#1a1a1a" stroke-width="1.2"/>`},                                             // lying
	{"#e08a5b", `<path d="M-2 6l4 4M0 0l8 8M6 -2l4 4M-2 2l4-4M0 8l8-8M6 10l4-4" stroke="#1a1a1a" stroke-width="1"/>`}, // crossed
	{"#ffffff", ``}, // empty
	{"#a6a6a6", `<path d="M4 0v8" stroke="#1a1a1a" stroke-width="1.2"/>`}, // standing
}

// patterns defines the fills.
func patterns() string {
	var b strings.Builder
	b.WriteString("<defs>\n")
	for i, f := range fills {
		fmt.Fprintf(&b, `<pattern id="part-%d" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="%s"/>%s</pattern>`+"\n", i+1, f.tint, f.drawing)
	}
	b.WriteString("</defs>\n")
	return b.String()
}

// fill names the pattern of a part.
func fill(part int) string { return fmt.Sprintf("url(#part-%d)", part%len(fills)+1) }
