package page

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// Locate returns where the value at a JSON pointer (RFC 6901) into the record
// stands; the end is just after its last character. Where there is no such
// value it is the nearest one around it that exists; a key without a value has
// an empty place after its colon. "/body" of a Markdown page is its Markdown.
// A page without a record yields its first line.
func (p *Page) Locate(pointer string) (start, end Position) {
	_, value, found := p.find(pointer)
	if !found && pointer == "/body" && p.root != nil {
		if start, end, ok := p.locateBody(); ok {
			return start, end
		}
	}
	return p.span(value)
}

// LocateKey returns where the key of the value at a JSON pointer stands. The
// record as a whole has its first line; an item of a list, which has no key,
// itself. Where there is no such key it is the nearest one around it.
func (p *Page) LocateKey(pointer string) (start, end Position) {
	key, value, found := p.find(pointer)
	switch {
	case !found && pointer == "/body":
		return p.Locate(pointer)
	case key != nil:
		return p.span(key)
	case value != p.root:
		return p.span(value)
	case p.root == nil:
		return p.lineSpan(1)
	}
	start, _ = p.span(p.root)
	if _, end = p.lineSpan(start.Line); comparePositions(end, start) < 0 {
		end = start
	}
	return start, end
}

// LocateText returns where a part of the value at a JSON pointer stands: the
// first time that it is met as words of their own, else within others. Where it is
// not found as it is, since a text may be broken over lines or written with
// escapes, the place is that of the value.
func (p *Page) LocateText(pointer, part string) (start, end Position) {
	start, end = p.Locate(pointer)
	from, to := p.Offsets(start, end)
	if at := indexOfWords(p.Source[from:to], []byte(part)); at >= 0 {
		whole, mark := section{text: p.text}, len(p.Source)-len(p.text)
		return whole.position(from + at - mark), whole.position(from + at + len(part) - mark)
	}
	return start, end
}

// indexOfWords is where a part begins in a text, -1 where it is not met.
func indexOfWords(text, part []byte) int {
	first := -1
	for at := 0; len(part) > 0; at++ {
		next := bytes.Index(text[at:], part)
		if next < 0 {
			break
		}
		at += next
		if first < 0 {
			first = at
		}
		before, _ := utf8.DecodeLastRune(text[:at])
		after, _ := utf8.DecodeRune(text[at+len(part):])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return at
		}
	}
	return first
}

// Offsets returns the byte offsets in the file of two places in it.
func (p *Page) Offsets(start, end Position) (from, to int) {
	whole, mark := section{text: p.text}, len(p.Source)-len(p.text)
	if start.IsZero() {
		return mark, mark
	}
	from = mark + whole.offset(start.Line, start.Column)
	return from, max(from, mark+whole.offset(end.Line, end.Column))
}

// Excerpt returns a line for showing beside a problem, "" where it is overlong.
func (p *Page) Excerpt(line int) string {
	if text := p.Line(line); len(text) <= longLine {
		return strings.ToValidUTF8(text, "\ufffd")
	}
	return ""
}

// find follows a pointer as far as it goes. It returns the last value reached
// and its key (nil for an item of a list and for the record), and whether that
// is what the pointer names.
func (p *Page) find(pointer string) (key, value *yaml.Node, found bool) {
	value = p.root
	if value == nil || pointer == "" {
		return nil, value, value != nil
	}
	path, ok := strings.CutPrefix(pointer, "/")
	if !ok {
		return nil, value, false
	}
	for step := range strings.SplitSeq(path, "/") {
		k, v := child(value, step)
		if v == nil {
			return key, value, false
		}
		key, value = k, v
	}
	return key, value, true
}

var unescape = strings.NewReplacer("~1", "/", "~0", "~")

func child(n *yaml.Node, step string) (key, value *yaml.Node) {
	switch n.Kind {
	case yaml.MappingNode:
		step = unescape.Replace(step)
		for i := 0; i+1 < len(n.Content); i += 2 {
			if key := n.Content[i]; key.Value == step && isTextKey(key) {
				return key, n.Content[i+1]
			}
		}
	case yaml.SequenceNode:
		i, err := strconv.Atoi(step)
		if err == nil && i >= 0 && i < len(n.Content) && strconv.Itoa(i) == step {
			return nil, n.Content[i]
		}
	}
	return nil, nil
}

func (p *Page) span(n *yaml.Node) (start, end Position) {
	if n == nil {
		return p.lineSpan(1)
	}
	at := p.record.start(n)
	return p.record.position(at), p.record.position(max(at, p.record.end(n)))
}

// locateBody returns the extent of the Markdown without the blank lines around it.
func (p *Page) locateBody() (start, end Position, ok bool) {
	below := p.body()
	content := bytes.TrimSpace(below)
	if len(content) == 0 {
		return start, end, false
	}
	whole := section{text: p.text}
	at := p.parts.body + bytes.Index(below, content)
	return whole.position(at), whole.position(at + len(content)), true
}
