package render

import "strings"

// Reading Markdown takes time that grows with the square of a text's length where
// the text is made for it, and short lines of a wide table are filled up to its
// width. Nobody writes such a text in earnest; these limits are a hundred times
// what a long report holds, and below them no text takes more than seconds.
const (
	mostWork  = 200_000_000 // characters of a paragraph, times those in it that may begin something
	mostCells = 250_000     // of a table
	deepest   = 50          // quotes and lists within each other
)

// tooHeavy says that a text is not to be read as Markdown.
func tooHeavy(text string) bool {
	work, length, begins, lines, columns := 0, 0, 0, 0, 0
	for line := range strings.Lines(text) {
		switch {
		case strings.TrimSpace(line) == "":
			work += length * begins
			length, begins, lines, columns = 0, 0, 0, 0
		case strings.HasPrefix(line, "|"): // each row is read by itself
			work += len(line) * beginnings(line)
		default:
			length += len(line)
			begins += beginnings(line)
		}
		lines++
		columns = max(columns, columnsOf(line))
		if depth(line) > deepest || lines*columns > mostCells || work+length*begins > mostWork {
			return true
		}
	}
	return false
}

// beginnings counts the signs that may begin a link or an emphasis.
func beginnings(line string) int {
	n := 0
	for i := range len(line) {
		switch line[i] {
		case '[', '*', '_', '<', '!', '~':
			n++
		}
	}
	return n
}

// columnsOf is how many columns a table has, on the line that parts its head from
// its rows.
func columnsOf(line string) int {
	if strings.Trim(line, "|-: \t\r\n>") != "" {
		return 0
	}
	return 1 + strings.Count(line, "|")
}

// depth counts the marks of quotes and lists that a line begins with.
func depth(line string) int {
	n := 0
	for i := range len(line) {
		switch c := line[i]; {
		case c == '>':
			n++
		case strings.IndexByte("-+*.)", c) >= 0 && i+1 < len(line) && line[i+1] == ' ':
			n++
		case strings.IndexByte("-+*.) \t0123456789", c) < 0:
			return n
		}
	}
	return n
}
