package page

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"
)

// suspects marks the bytes that are looked at more closely: control characters,
// and the first bytes of all characters that rule P002 or P008 may concern.
// Everything else, which is nearly all of any page, is passed over.
var suspects = func() (table [256]bool) {
	for b := range 0x20 {
		table[b] = true
	}
	table['\t'] = false
	for _, b := range []byte{0x7f, 0xc2, 0xe1, 0xe2, 0xe3, 0xef, 0xf3} {
		table[b] = true
	}
	return table
}()

// scan looks through the raw text for bytes that are no UTF-8, for characters
// that hide or reorder text, for line breaks that only YAML knows, and for
// merge conflict markers.
func (r *reader) scan() {
	text := r.page.text
	if !utf8.Valid(text) {
		r.reportEncoding()
	}
	line, begin := 1, 0
	r.collectMarker(0, 1)
	for i := 0; i < len(text); i++ {
		b := text[i]
		if !suspects[b] {
			continue
		}
		if b == '\n' {
			line, begin = line+1, i+1
			r.collectMarker(begin, line)
			continue
		}
		char, size := utf8.DecodeRune(text[i:])
		if code := r.judge(char, i, size); code != "" {
			r.reportCharacter(code, char, line, begin, i)
		}
		i += size - 1
	}
}

// judge returns the code of the rule that the character at offset i breaks, or "".
func (r *reader) judge(char rune, i, size int) string {
	text, inYAML := r.page.text, r.inYAML(i)
	switch {
	case char == utf8.RuneError && size == 1: // P001 has it
	case char == '\r' && i+1 < len(text) && text[i+1] == '\n':
	case inYAML && isOddBreak(char):
		return "P008"
	case char == '\u200b' && (separatesWords(text[:i], utf8.DecodeLastRune) || separatesWords(text[i+size:], utf8.DecodeRune)):
	case isForbidden(char):
		return "P002"
	}
	return ""
}

func (r *reader) inYAML(i int) bool { return i >= r.page.parts.start && i < r.page.parts.end }

// isOddBreak reports a character that the YAML parser counts as the end of a
// line while editors do not, so that no two tools agree on line numbers. For CR
// the caller has made sure that no LF follows.
func isOddBreak(char rune) bool {
	return char == '\r' || char == '\u0085' || char == '\u2028' || char == '\u2029'
}

// dividesWords reports vertical tabs and form feeds: without them the words on
// either side would be one.
func dividesWords(char rune) bool { return char == '\v' || char == '\f' }

// isForbidden reports control characters, bidirectional embeddings, overrides
// and isolates, and characters without any width that can make two words look
// the same. The joiners and the marks U+200E, U+200F and U+061C are needed to
// spell Arabic, Persian, Hebrew and Indic text; the soft hyphen is common in
// text copied from documents and only shows where a line may be broken.
func isForbidden(char rune) bool {
	switch {
	case char == '\t' || char == '\n':
		return false
	case char < 0x20, char >= 0x7f && char <= 0x9f:
		return true
	case char >= 0x202a && char <= 0x202e, char >= 0x2060 && char <= 0x206f:
		return true
	case char == 0x200b, char == 0x180e, char == 0x3164, char == 0xfeff, char == 0xffa0:
		return true
	}
	return char >= 0xfff9 && char <= 0xfffb || char == 0xfffe || char == 0xffff || char >= 0xe0000 && char <= 0xe007f
}

// isRefused reports the forbidden characters at which the YAML parser gives up.
func isRefused(char rune) bool {
	return isForbidden(char) && (char <= 0x9f || char >= 0xfeff && char <= 0xffff)
}

// separatesWords reports whether the neighbouring character belongs to a script
// that writes no spaces and marks the ends of words with U+200B.
func separatesWords(text []byte, decode func([]byte) (rune, int)) bool {
	char, _ := decode(text)
	return unicode.In(char, unicode.Khmer, unicode.Thai, unicode.Lao, unicode.Myanmar, unicode.Tibetan)
}

func (r *reader) reportEncoding() {
	text := r.page.text
	i, line, begin := 0, 1, 0
	for i < len(text) {
		char, size := utf8.DecodeRune(text[i:])
		if char == utf8.RuneError && size == 1 {
			break
		}
		i += size
		if char == '\n' {
			line, begin = line+1, i
		}
	}
	r.dirty = true
	start := Position{line, 1 + countRunes(text[begin:i])}
	r.report("P001", start, Position{line, start.Column + 1}, "the file is not UTF-8: the first byte that does not fit stands here",
		"save the file as UTF-8")
}

func (r *reader) reportCharacter(code string, char rune, line, begin, i int) {
	if r.inYAML(i) {
		r.dirty = true
		if code == "P008" && (len(r.odd) == 0 || r.odd[len(r.odd)-1] != line) {
			r.odd = append(r.odd, line)
		}
	}
	if r.counted(code) {
		return
	}
	start := Position{line, 1 + countRunes(r.page.text[begin:i])}
	end := Position{line, start.Column + 1}
	const byABreak = "replace it by an ordinary line break or a space"
	fix := fixOf(char, i)
	switch {
	case code == "P008":
		r.reportFix(code, start, end, fmt.Sprintf("U+%04X ends a line for YAML and not for editors", char), byABreak, fix)
	case isOddBreak(char) || dividesWords(char):
		r.reportFix(code, start, end, fmt.Sprintf("%s U+%04X", kindOf(char), char), byABreak, fix)
	default:
		r.reportFix(code, start, end, fmt.Sprintf("%s U+%04X", kindOf(char), char), "delete the character", fix)
	}
}

// fixOf mends a character at an offset where there is one sure answer: a lone CR
// was a line break once, and of the other breaks nobody knows, nor of vertical
// tabs and form feeds, which word processors write between lines and pages; what
// cannot be seen can go.
func fixOf(char rune, at int) Fix {
	switch {
	case char == '\r':
		return Fix{What: "write a line break", From: at, To: at + 1, New: "\n"}
	case isOddBreak(char) || dividesWords(char):
		return Fix{}
	}
	return Fix{What: fmt.Sprintf("delete U+%04X", char), From: at, To: at + utf8.RuneLen(char)}
}

func kindOf(char rune) string {
	switch {
	case char >= 0x202a && char <= 0x202e, char >= 0x2066 && char <= 0x2069:
		return "bidirectional control character"
	case char < 0x20, char >= 0x7f && char <= 0x9f:
		return "control character"
	}
	return "invisible character"
}

// countRunes counts the characters of a text; a byte that is no UTF-8 is one.
func countRunes(text []byte) int { return utf8.RuneCount(text) }

// clean returns the YAML part in a form that its parser can read on with: each
// line and each character keep their place, save for dropped lines, which are emptied.
func clean(text []byte, top int, dropped func(line int) bool) []byte {
	var out bytes.Buffer
	out.Grow(len(text) + 64)
	for line := top + 1; len(text) > 0; line++ {
		_, size := cutLine(text)
		if dropped(line) {
			out.WriteByte('\n')
		} else {
			cleanLine(&out, text[:size])
		}
		text = text[size:]
	}
	return out.Bytes()
}

func cleanLine(out *bytes.Buffer, line []byte) {
	for i := 0; i < len(line); {
		char, size := utf8.DecodeRune(line[i:])
		switch {
		case char == '\r' && i == len(line)-2 && line[i+1] == '\n':
			out.WriteByte('\r')
		case isOddBreak(char):
			out.WriteByte(' ')
		case char == utf8.RuneError || isRefused(char):
			out.WriteRune(utf8.RuneError)
		default:
			out.Write(line[i : i+size])
		}
		i += size
	}
}
