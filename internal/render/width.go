package render

import (
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// width is how many columns of a terminal s takes: two for Chinese characters,
// none for combining marks.
func width(s string) int {
	if plain(s) {
		return utf8.RuneCountInString(s)
	}
	return uniseg.StringWidth(s)
}

// plain is what most cells of a table are: one column a character, and nothing
// to escape.
func plain(s string) bool {
	for _, r := range s {
		ascii, latin := r >= ' ' && r <= '~', r >= 'À' && r <= 'ſ'
		if !ascii && !latin && r != '→' && r != '–' && r != '…' && r != '’' {
			return false
		}
	}
	return true
}

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
// than w; a word that is wider is broken between two letters. w of 0 or less
// leaves s as it is.
func wrap(s string, w int) []string {
	if w <= 0 || width(s) <= w {
		return []string{s}
	}
	var lines []string
	begin, at, used, state := 0, 0, 0, -1
	for rest := s; rest != ""; {
		var segment string
		segment, rest, state = word(rest, state, w)
		if at > begin && used+width(strings.TrimRight(segment, " ")) > w {
			lines = append(lines, pieces(strings.TrimRight(s[begin:at], " "), w)...)
			begin, used = at, 0
		}
		at += len(segment)
		used += width(segment)
	}
	return append(lines, pieces(strings.TrimRight(s[begin:], " "), w)...)
}

// word is the first part of s that should stay in one line. Hyphens and slashes
// end a part only where it would be wider than w: ids are to be copied whole.
func word(s string, state, w int) (part, rest string, next int) {
	part, rest, _, next = uniseg.FirstLineSegmentInString(s, state)
	for rest != "" && strings.ContainsRune("-/", rune(part[len(part)-1])) {
		more, after, _, later := uniseg.FirstLineSegmentInString(rest, next)
		if width(strings.TrimRight(part+more, " ")) > w {
			break
		}
		part, rest, next = part+more, after, later
	}
	return part, rest, next
}

// pieces breaks s into parts of at most w columns, never between a letter and
// its marks.
func pieces(s string, w int) []string {
	var parts []string
	begin, used, at := 0, 0, 0
	for clusters := uniseg.NewGraphemes(s); clusters.Next(); {
		if used+clusters.Width() > w && at > begin {
			parts = append(parts, s[begin:at])
			begin, used = at, 0
		}
		used += clusters.Width()
		at += len(clusters.Str())
	}
	return append(parts, s[begin:])
}

// lastColumns keeps the end of s, of at most w columns.
func lastColumns(s string, w int) string {
	all := width(s)
	if all <= w {
		return s
	}
	left, at := all, 0
	for clusters := uniseg.NewGraphemes(s); left > w-1 && clusters.Next(); {
		left -= clusters.Width()
		at += len(clusters.Str())
	}
	return "…" + s[at:]
}
