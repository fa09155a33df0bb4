// Package render turns documents and problems into bytes: for a terminal, for
// scripts, for a spreadsheet. It writes to whatever it is given and opens
// nothing. What comes from a register is escaped before it is written: no
// control sequence reaches a terminal, no formula a spreadsheet.
package render

import (
	"fmt"
	"strings"
	"unicode"
)

// Clean makes text safe to show: control characters, and those that reorder or
// hide text, are written as escapes such as \u001b.
func Clean(s string) string {
	if !strings.ContainsFunc(s, unsafe) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case !unsafe(r):
			b.WriteRune(r)
		case r > 0xffff:
			fmt.Fprintf(&b, `\U%08x`, r)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.String()
}

// unsafe characters are controls (C0, C1, DEL), line and paragraph separators,
// bidirectional overrides and isolates, characters without any width that no
// script needs, tags, and bytes that are no UTF-8.
func unsafe(r rune) bool {
	switch {
	case r == unicode.ReplacementChar, r == '\u2028', r == '\u2029', r == '\ufeff', r == '\u200b':
		return true
	case r == '\u180e', r == '\u3164', r == '\uffa0', r == '\ufffe', r == '\uffff', r >= '\ufff9' && r <= '\ufffb':
		return true
	case r >= '\u202a' && r <= '\u202e', r >= '\u2060' && r <= '\u206f':
		return true
	case r >= 0xE0000 && r <= 0xE007F:
		return true
	}
	return unicode.IsControl(r)
}

// oneLine is Clean with line breaks and tabs as spaces.
func oneLine(s string) string {
	if plain(s) {
		return s
	}
	return Clean(strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }), " "))
}

// paragraphs is Clean line by line.
func paragraphs(s string) string {
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i, line := range lines {
		lines[i] = Clean(strings.ReplaceAll(line, "\t", "    "))
	}
	return strings.Join(lines, "\n")
}
