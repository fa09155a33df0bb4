package page

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// maxProbes is how many bytes are parsed at most to find the line at which a
// page breaks. Pages of ordinary size never come near it.
const maxProbes = 12 * MaxSize

var errPanic = errors.New("the YAML parser gave up")

// parseNodes returns the root of the first document, nil if there is none. The
// parser is known to panic on some input.
func parseNodes(text []byte) (root *yaml.Node, err error) {
	defer func() {
		if recover() != nil {
			root, err = nil, errPanic
		}
	}()
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil {
		return nil, err
	}
	if len(document.Content) == 0 {
		return nil, nil
	}
	return document.Content[0], nil
}

// readNodes parses a section. If it is broken it says where, returns what could
// be read above that line, and is not whole. The section returned is the one
// that the nodes were read from.
func (r *reader) readNodes(s section) (read section, root *yaml.Node, whole bool) {
	whole = true
	for range perCode {
		root, err := parseNodes(s.text)
		if err == nil {
			return s, root, whole
		}
		whole = false
		good := r.goodLines(s.text)
		at := faultyLine(s.text, good)
		mended, ok := r.mend(s, at, err)
		if !ok {
			r.reportBroken(s, at, err)
			root, _ = parseNodes(s.text[:good])
			return s, root, false
		}
		s.text = mended
	}
	return s, nil, false
}

// mend reports an alias, anchor or tag at which the parser gives up, most often
// text that happens to begin with one of these signs, and replaces the sign so
// that the rest of the section can be read.
func (r *reader) mend(s section, at int, err error) (mended []byte, ok bool) {
	signs := ""
	switch message := err.Error(); {
	case strings.Contains(message, "unknown anchor"):
		signs = "*"
	case strings.Contains(message, "expected alphabetic or numeric character"):
		signs = "*&"
	case containsAny(message, "undefined tag handle", "expected '!'", "tag URI", "URI escaped octet", "expected whitespace or line break", "expected '>'", "UTF-8 octet"):
		signs = "!"
	}
	line, _ := cutLine(s.text[at:])
	for i, b := range line {
		if strings.IndexByte(signs, b) < 0 || i > 0 && !isBlank(line[i-1]) && !strings.ContainsRune("[{,", rune(line[i-1])) {
			continue
		}
		start, end := s.position(at+i), s.position(tokenEnd(s.text, at+i))
		what := map[byte]string{'*': "makes this value an alias", '&': "gives this value an anchor", '!': "gives this value a tag"}[b]
		r.report("P006", start, end, "`"+string(b)+"` "+what, "put text that begins with `"+string(b)+"` in quotes")
		mended = bytes.Clone(s.text)
		mended[at+i] = '_'
		return mended, true
	}
	return nil, false
}

func containsAny(s string, parts ...string) bool {
	return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(s, part) })
}

func (r *reader) reportBroken(s section, at int, err error) {
	start := s.position(at)
	if slices.Contains(r.odd, start.Line) || r.page.parts.unclosed {
		return // a consequence of what has been reported there
	}
	start, end := r.page.lineSpan(start.Line)
	if strings.Contains(err.Error(), "exceeded max depth") {
		r.report("P010", start, end, "lists and mappings are nested far too deep", "write the record with fewer levels")
		return
	}
	if tab := tabBefore(s.text[at:]); tab >= 0 && containsAny(err.Error(), "tab character", "cannot start any token") {
		start = s.position(at + tab)
		r.report("P004", start, Position{start.Line, start.Column + 1}, "a tab stands here, and YAML is indented with spaces", "delete it and put spaces, as many as in the lines beside it")
		return
	}
	message, help := explain(err.Error())
	r.report("P004", start, end, message, help)
}

// tabBefore returns where a tab stands before the words of a line, -1 where none
// does.
func tabBefore(text []byte) int {
	line, _ := cutLine(text)
	return bytes.IndexByte(line[:len(line)-len(bytes.TrimLeft(line, " \t-"))], '\t')
}

// faultyLine returns where the line after the good ones begins, blank lines passed over.
func faultyLine(text []byte, at int) int {
	for from := at; from < len(text); {
		line, size := cutLine(text[from:])
		if len(bytes.TrimSpace(line)) > 0 {
			return from
		}
		from += size
	}
	return at
}

// goodLines returns the length in bytes of the longest run of whole lines, from
// the top, that can be parsed. The line below is where a reader sees the mistake;
// the line that the parser's error names is often another.
func (r *reader) goodLines(text []byte) int {
	ends := []int{0}
	limit := consumed(text)
	for at := 0; at < limit; {
		_, size := cutLine(text[at:])
		at += size
		ends = append(ends, at)
	}
	low, high := 0, len(ends)-1 // high is not good
	for rest := r.probes * 2 / 3; high > 1 && r.probes > rest; high-- {
		if r.parses(text[:ends[high-1]]) {
			return ends[high-1]
		}
	}
	// A large page whose mistake is far above its consequence: halve what is
	// left, and do not read again what stands above the last key found good.
	key := 0
	for low+1 < high && r.probes > 0 {
		middle := (low + high) / 2
		if r.parses(text[key:ends[middle]]) {
			low, key = middle, lastKey(text, key, ends[middle])
		} else {
			high = middle
		}
	}
	return ends[low]
}

// parses reports whether text is a record, or the beginning of one. Without a
// colon a beginning would be one long value.
func (r *reader) parses(text []byte) bool {
	r.probes -= len(text)
	root, err := parseNodes(text)
	return err == nil && (root == nil || root.Kind != yaml.ScalarNode)
}

// lastKey returns where the last line between two offsets begins that is not
// indented and starts with a letter; the first offset if there is none.
func lastKey(text []byte, from, to int) int {
	for at := to - 1; at > from; at-- {
		at = bytes.LastIndexByte(text[:at], '\n') + 1
		if at <= from {
			break
		}
		if b := text[at] | 0x20; b >= 'a' && b <= 'z' {
			return at
		}
	}
	return from
}

// consumed returns how much the parser reads before it fails. Whatever ends
// below that fails in the same way.
func consumed(text []byte) (size int) {
	lines := &lineReader{rest: text}
	defer func() {
		if recover() != nil {
			size = len(text)
		}
	}()
	var document yaml.Node
	if yaml.NewDecoder(lines).Decode(&document) == nil {
		return len(text)
	}
	return len(text) - len(lines.rest)
}

// lineReader hands out a line at a time, so that what is left of it shows how
// far its reader has come.
type lineReader struct{ rest []byte }

func (l *lineReader) Read(p []byte) (int, error) {
	if len(l.rest) == 0 {
		return 0, io.EOF
	}
	_, size := cutLine(l.rest)
	n := copy(p, l.rest[:size])
	l.rest = l.rest[n:]
	return n, nil
}

// explanations translates what the parser says, which speaks of its own inner
// workings and may quote the file.
var explanations = []struct{ part, message, help string }{
	{"mapping values are not allowed", "a colon stands where no key can be", "put text that holds a colon in quotes, and indent keys like those around them"},
	{"did not find expected key", "this does not fit the lines above it", "indent keys like those around them; check the quotation marks here and above; put nothing after a closing quote"},
	{"could not find expected ':'", "a key without a colon", "write `key: value` with a space after the colon, and indent text that continues the line above"},
	{"found unexpected end of stream", "a quotation mark is opened and not closed", "close it, or put text that begins with a quotation mark in quotes of the other kind"},
	{"found unexpected document indicator", "a quotation mark is opened and not closed", "close it before the line of hyphens or dots"},
	{"',' or ']'", "a list in square brackets lacks a comma or its closing bracket", "put a comma between its items and `]` after the last; put text that begins with a bracket in quotes"},
	{"',' or '}'", "a mapping in braces lacks a comma or its closing brace", "put a comma between its keys and `}` after the last; put text that begins with a brace in quotes"},
	{"expected node content", "a value is missing here", "check the commas and brackets; put text that begins with a bracket in quotes"},
	{"tab character", "a tab is used to indent", "indent with spaces"},
	{"cannot start any token", "a value begins with a character that YAML keeps for itself", "put the text in quotes"},
	{"block sequence entries are not allowed", "an item of a list stands where none can be", "put the first item on a line of its own below the key; put text that begins with a hyphen in quotes"},
	{"expected '-' indicator", "this does not belong to the list above it", "begin each item with `- `, and indent them alike"},
	{"mapping keys are not allowed", "a question mark stands where no key can be", "put text that begins with a question mark in quotes"},
	{"unknown escape character", "a backslash in double quotes is followed by something that YAML does not know", "use single quotes, or write the backslash twice"},
	{"hexdecimal number", "a backslash in double quotes is followed by something that YAML does not know", "use single quotes, or write the backslash twice"},
	{"Unicode character escape", "a backslash in double quotes names a character that does not exist", "use single quotes, or write the backslash twice"},
	{"comment or line break", "something stands after the `|` or `>` that begins a block of text", "begin the text on the next line, indented"},
	{"indentation indicator", "the number after `|` or `>` cannot be 0", "delete the number"},
}

func explain(problem string) (message, help string) {
	for _, e := range explanations {
		if strings.Contains(problem, e.part) {
			return e.message, e.help
		}
	}
	return "this is not valid YAML", "check indentation, colons and quotation marks on this line and the one above"
}
