package page

import (
	"bytes"
	"unicode/utf8"
)

// section is a stretch of YAML that is parsed on its own. Its lines and columns
// are those of the file, although damaged characters may have been replaced.
type section struct {
	text []byte
	top  int // lines of the file above it
}

// offset returns the byte that stands at a node's line and column, which count
// from 1 within the section.
func (s section) offset(line, column int) int {
	at := lineStart(s.text, line)
	if at < 0 {
		return len(s.text)
	}
	for ; column > 1 && at < len(s.text) && s.text[at] != '\n'; column-- {
		_, size := utf8.DecodeRune(s.text[at:])
		at += size
	}
	return at
}

// position returns where in the file the byte at an offset stands.
func (s section) position(at int) Position {
	above := s.text[:at]
	begin := bytes.LastIndexByte(above, '\n') + 1
	return Position{s.top + 1 + bytes.Count(above, []byte("\n")), 1 + countRunes(above[begin:])}
}

// sections cuts the YAML part at document markers, which open or close one
// document among several. Each of them is a problem, as is each directive; both
// are taken out so that the rest can be read.
func (r *reader) sections(text []byte) []section {
	parts := r.page.parts
	cut := cutter{reader: r, rest: section{text, parts.top}, started: parts.markdown}
	number := parts.top
	for at := 0; at < len(text); {
		line, size := cutLine(text[at:])
		number++
		if b := firstByte(line); b == '-' || b == '.' || b == '%' {
			cut.mark(line, at, at+size, number)
		} else if b != '#' && len(bytes.TrimLeft(line, " \t\r")) > 0 {
			cut.content = true
		}
		at += size
	}
	return append(cut.done, cut.rest)
}

func firstByte(line []byte) byte {
	if len(line) == 0 {
		return 0
	}
	return line[0]
}

// cutter is the state of sections. Offsets given to it are those of the whole
// YAML part; taken is how much of it lies in the sections that are done.
type cutter struct {
	*reader
	done    []section
	rest    section
	taken   int
	started bool // a line `---` has opened this document
	content bool // this document has a line of its own
	hashed  bool // the text is a copy already
}

// mark looks at a line that begins with one of the signs of markers and directives.
func (c *cutter) mark(line []byte, at, after, number int) {
	switch {
	case isDocumentMarker(line, "---"):
		if c.started || c.content {
			c.complain(number, "`---` begins a second document", "keep one record in a file")
			c.cut(at, at, number-1)
		}
		c.started = true
		c.content = len(bytes.TrimSpace(line)) > 3
	case isDocumentMarker(line, "..."):
		c.complain(number, "`...` ends the document", "delete the line; keep one record in a file")
		c.cut(at, after, number)
		c.started, c.content = false, false
	case line[0] == '%' && !c.content:
		c.complain(number, "a line that begins with `%` is a directive", "delete the line, or put the text in quotes below its key")
		c.hash(at - c.taken)
	default:
		c.content = true
	}
}

func (c *cutter) complain(line int, message, help string) {
	if c.counted("P006") {
		return
	}
	start, end := c.page.lineSpan(line)
	c.report("P006", start, end, message, help)
}

// cut ends the section at one offset and begins the next at another, below line
// top. A section with nothing in it goes: the record is what follows.
func (c *cutter) cut(end, begin, top int) {
	if c.content && len(c.done) < perCode {
		c.done = append(c.done, section{c.rest.text[:end-c.taken], c.rest.top})
	}
	c.rest = section{c.rest.text[begin-c.taken:], top}
	c.taken = begin
}

// hash makes a directive a comment.
func (c *cutter) hash(at int) {
	if !c.hashed {
		c.rest.text, c.hashed = bytes.Clone(c.rest.text), true
	}
	c.rest.text[at] = '#'
}

func isDocumentMarker(line []byte, sign string) bool {
	after, ok := bytes.CutPrefix(line, []byte(sign))
	return ok && (len(after) == 0 || after[0] == ' ' || after[0] == '\t')
}
