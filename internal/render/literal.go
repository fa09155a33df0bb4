package render

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	// plainWord is a word without a sign of Markdown. No character beyond ASCII
	// is one.
	plainWord = regexp.MustCompile(`^(?:[0-9A-Za-z ,;.:?()'"/=+-]|[^\x00-\x7f])*$`)
	// activeSign is a sign before something: @name, #12, [text], **bold**, \u001b.
	activeSign = regexp.MustCompile("[!#$%&*<>@\\[\\\\\\]^_`{|}~][^,;.:?)]")
	// escapable are signs that a backslash makes plain.
	escapable = regexp.MustCompile("[!#$%&*<>@\\[\\\\\\]^_`{}~]")
	// blockStart is what a line begins with that is a list, the underline of a
	// heading, a rule or a definition.
	blockStart = regexp.MustCompile(`^(?:([0-9]+)([.)])|([-+=:]))`)
)

// literal is a line of text in Markdown that reads as it was written, in a table
// or a sentence. Signs are escaped; a word of which a server would make a link, a
// person or a ticket becomes code, since it would do so with an escaped one too.
func literal(s string) string {
	words := strings.Split(oneLine(s), " ")
	for i, word := range words {
		words[i] = literalWord(word)
	}
	return strings.Join(words, " ")
}

func literalWord(word string) string {
	switch {
	case autoLinks.MatchString(word) || activeSign.MatchString(word):
		return code(word)
	case plainWord.MatchString(word):
		return word
	}
	// A bar ends the cell of a table even where it is escaped, in some programs.
	return strings.ReplaceAll(escapable.ReplaceAllString(word, `\$0`), "|", "&#124;")
}

// literalLine is a literal line that begins no list, heading or block of code.
func literalLine(s string) string {
	return blockStart.ReplaceAllString(strings.TrimSpace(literal(s)), `$1\$2$3`)
}

// literalParagraph is lines of which none begins anything, blank ones left out.
func literalParagraph(s string) string {
	var kept []string
	for line := range strings.Lines(s) {
		if line = literalLine(line); line != "" {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

// atMost is the beginning of a text that is longer than n characters.
func atMost(n int, s string) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n]) + "…"
}

// brief is one line of at most n characters, counted as they are shown.
func brief(n int, s string) string {
	return atMost(n, Clean(atMost(n, oneLine(s))))
}
