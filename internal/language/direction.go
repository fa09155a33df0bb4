package language

import (
	"strings"
	"unicode"
)

// LeftToRightMark is a sign without width that counts as a letter of a script
// which runs from left to right. Foreign puts it before and after.
const LeftToRightMark = "\u200e"

// Foreign keeps together what comes from a register and runs from left to right
// in a text that runs the other way: 2026/lake/03 would be read 03/lake/2026, and <5,
// less than five, 5>.
func (w *Words) Foreign(s string) string {
	first := strings.IndexFunc(s, unicode.IsLetter)
	switch {
	case w.Direction != RightToLeft:
		return s
	case first < 0 && !strings.HasPrefix(s, "<"), first >= 0 && rightToLeft([]rune(s[first:])[0]):
		return s
	}
	return LeftToRightMark + s + LeftToRightMark
}

func rightToLeft(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko)
}
