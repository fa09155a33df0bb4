package render

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Diff writes a unified difference, with what is taken out and put in coloured.
// Characters that could act on a terminal are shown escaped.
func Diff(w io.Writer, unified string, t Terminal) error {
	out := bufio.NewWriter(w)
	for line := range strings.Lines(unified) {
		text := Clean(strings.TrimRight(line, "\r\n"))
		switch {
		case strings.HasPrefix(text, "+++"), strings.HasPrefix(text, "---"):
			text = t.bold(text)
		case strings.HasPrefix(text, "+"):
			text = t.sgr(text, "\x1b[32m")
		case strings.HasPrefix(text, "-"):
			text = t.sgr(text, "\x1b[31m")
		}
		fmt.Fprintln(out, text)
	}
	return out.Flush()
}
