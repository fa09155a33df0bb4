package page

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"

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

// LocateText returns where the bytes from to to of a text stand, which is the
// value at a JSON pointer. In the file the part may be broken over lines. Where it
// is not met as often as in the text, since it may be written with escapes, nobody
// can tell which is meant, and the place is that of the value. Where the text is
// the part and no more, the first is meant.
func (p *Page) LocateText(pointer, text string, from, to int) (start, end Position) {
	start, end = p.Locate(pointer)
	if from < 0 || to > len(text) || from >= to {
		return start, end
	}
	part, err := regexp.Compile(blanks.ReplaceAllLiteralString(regexp.QuoteMeta(text[from:to]), `[ \t\r\n]+`))
	if err != nil { // it is no UTF-8
		return start, end
	}
	first, last := p.Offsets(start, end)
	meant, met := part.FindAllStringIndex(text, -1), part.FindAllIndex(p.Source[first:last], -1)
	nth := slices.IndexFunc(meant, func(at []int) bool { return at[0] == from })
	if nth < 0 || len(met) == 0 || len(met) != len(meant) && to-from < len(text) {
		return start, end
	}
	whole, mark := section{text: p.text}, len(p.Source)-len(p.text)
	return whole.position(first + met[nth][0] - mark), whole.position(first + met[nth][1] - mark)
}

// blanks are where a value may go on in another line of the file.
var blanks = regexp.MustCompile(`[ \t\r\n]+`)

// LinesAround returns the lines on which the value at a JSON pointer begins, and
// its key: a comment that concerns the whole of a long value stands there. Both
// are 0 for the Markdown of a page, and where there is no such value.
func (p *Page) LinesAround(pointer string) (key, value int) {
	if _, _, found := p.find(pointer); !found {
		return 0, 0
	}
	start, _ := p.Locate(pointer)
	above, _ := p.LocateKey(pointer)
	return above.Line, start.Line
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

// Excerpt returns a line for showing beside a problem, "" where it is overlong or
// was sealed.
func (p *Page) Excerpt(line int) string {
	if text := p.Line(line); len(text) <= longLine && !p.Sealed() {
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
