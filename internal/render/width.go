package render

import (
	"strings"

	"github.com/rivo/uniseg"
)

// width is how many columns of a terminal s takes: two for Chinese characters,
// none for combining marks.
func width(s string) int { return uniseg.StringWidth(s) }

// cut shortens s to at most w columns, with an ellipsis where something is
// left out. It never parts a letter from its marks.
func cut(s string, w int) string {
	if width(s) <= w {
		return s
	}
	if w < 1 {
		return ""
	}
	var b strings.Builder
	used := 0
	for clusters := uniseg.NewGraphemes(s); clusters.Next(); {
		if used += clusters.Width(); used > w-1 {
			break
		}
		b.WriteString(clusters.Str())
	}
	return strings.TrimRight(b.String(), " ") + "…"
}

// pad fills s up to w columns.
func pad(s string, w int, right bool) string {
	gap := strings.Repeat(" ", max(0, w-width(s)))
	if right {
		return gap + s
	}
	return s + gap
}

// wrap breaks s between words so that no line is wider than w; w of 0 leaves
// it as it is.
func wrap(s string, w int) []string {
	if w <= 0 {
		return []string{s}
	}
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		switch {
		case line == "":
			line = word
		case width(line)+1+width(word) <= w:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
	}
	return append(lines, line)
}
