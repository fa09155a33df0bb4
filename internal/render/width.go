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
func pad(s string, w int) string { return s + strings.Repeat(" ", max(0, w-width(s))) }

// wrap breaks s where its script allows a line to end, so that no line is wider
// than w; a word that is wider is cut. w of 0 or less leaves s as it is.
func wrap(s string, w int) []string {
	if w <= 0 || width(s) <= w {
		return []string{s}
	}
	var lines []string
	line, state := "", -1
	for rest := s; rest != ""; {
		var segment string
		segment, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
		if line != "" && width(strings.TrimRight(line+segment, " ")) > w {
			lines = append(lines, cut(strings.TrimRight(line, " "), w))
			line = ""
		}
		line += segment
	}
	return append(lines, cut(strings.TrimRight(line, " "), w))
}
