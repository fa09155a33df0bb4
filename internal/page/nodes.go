package page

import (
	"bytes"
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"
)

// readSections parses the YAML part and reports what its nodes show.
func (r *reader) readSections() {
	p := r.page
	text := p.text[p.parts.start:p.parts.end]
	if r.dirty {
		text = clean(text, p.parts.top, r.dropped())
	}
	r.probes = maxProbes
	for i, s := range r.sections(text) {
		s, root, whole := r.readNodes(s)
		if root != nil {
			newInspection(r, s).node(root, 1)
		}
		if i == 0 && whole && !p.parts.unclosed && r.checkRoot(s, root) {
			p.record, p.root = s, root
		}
	}
}

// checkRoot reports whether the node is a mapping with nothing after it, and complains if not.
func (r *reader) checkRoot(s section, root *yaml.Node) bool {
	help := "write the record as keys and values, one `key: value` to a line"
	switch {
	case len(r.odd) > 0 && (root == nil || root.Kind != yaml.MappingNode):
		return false // its line breaks are why
	case root == nil || isNull(root):
		start, end := Position{}, Position{}
		message := "the file is empty"
		if r.page.parts.markdown {
			start, end = r.page.lineSpan(1)
			message = "the front matter is empty"
		}
		r.report("P013", start, end, message, help)
		return false
	case root.Kind != yaml.MappingNode:
		start, end := r.page.lineSpan(s.top + root.Line)
		what := map[yaml.Kind]string{yaml.SequenceNode: "a list", yaml.ScalarNode: "a single value", yaml.AliasNode: "an alias"}[root.Kind]
		r.report("P013", start, end, "the record is "+what+", not a mapping of keys to values", help)
		return false
	}
	// Only brackets can end a mapping before the document ends, and the parser
	// does not look at what follows them.
	if root.Style&yaml.FlowStyle != 0 && r.counts["P010"] == 0 {
		if after := skipBlank(s.text, s.end(root)); after < len(s.text) {
			start := s.position(after)
			_, end := r.page.lineSpan(start.Line)
			r.report("P004", start, end, "text stands after the bracket that closes the record", "put every key of the record inside the brackets, or write it without brackets")
			return false
		}
	}
	return true
}

// inspection walks the nodes of a section in the order of the file.
type inspection struct {
	*reader
	section
	tags bool // the text holds an exclamation mark, so any node may have a bare tag
	// The byte at line and column, which only moves forward: finding each node
	// from the top would take a time that grows with the square of the size.
	at, line, column int
}

func newInspection(r *reader, s section) *inspection {
	return &inspection{reader: r, section: s, line: 1, column: 1, tags: bytes.IndexByte(s.text, '!') >= 0}
}

func (in *inspection) node(n *yaml.Node, depth int) {
	switch {
	case n.Kind == yaml.AliasNode:
		in.complain("P006", n, "`*` makes this value an alias", "write the value out; put text that begins with `*` in quotes")
		return
	case n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 || in.tags && in.byteAt(n) == '!':
		in.properties(n)
	}
	if n.Kind == yaml.ScalarNode {
		in.escapes(n)
		return
	}
	if depth > MaxDepth {
		in.tooDeep(n)
		return
	}
	if n.Kind == yaml.MappingNode {
		in.keys(n)
	}
	for _, child := range n.Content {
		in.node(child, depth+1)
	}
}

// escapes reports characters that double quotes bring in by an escape such as
// "\u202E", and that may not stand in the file themselves.
func (in *inspection) escapes(n *yaml.Node) {
	if n.Style&yaml.DoubleQuotedStyle == 0 {
		return
	}
	var written map[rune]bool // characters that stand in the text themselves, where they are reported or allowed as such
	for _, char := range n.Value {
		if !isForbidden(char) && !isOddBreak(char) {
			continue
		}
		if written == nil { // once: a hostile text holds nothing else
			written = characters(in.text[in.offset(n.Line, n.Column):in.end(n)])
		}
		if !written[char] {
			in.complain("P002", n, fmt.Sprintf("an escape makes a %s, U+%04X", kindOf(char), char), "delete the escape")
			return
		}
	}
}

// characters are those of a text that may not stand in it.
func characters(text []byte) map[rune]bool {
	found := map[rune]bool{}
	for _, char := range string(text) {
		if isForbidden(char) || isOddBreak(char) {
			found[char] = true
		}
	}
	return found
}

// byteAt returns the byte at which a node starts. Nodes must be asked for in order.
func (in *inspection) byteAt(n *yaml.Node) byte {
	for in.at < len(in.text) && (in.line < n.Line || in.line == n.Line && in.column < n.Column) {
		b := in.text[in.at]
		in.at++
		switch {
		case b == '\n':
			in.line, in.column = in.line+1, 1
		case in.at == len(in.text) || in.text[in.at]&0xc0 != 0x80: // the last byte of a character
			in.column++
		}
	}
	if in.at == len(in.text) {
		return 0
	}
	return in.text[in.at]
}

// properties reports the anchor and the tag in front of a value.
func (in *inspection) properties(n *yaml.Node) {
	if in.counted("P006") {
		return
	}
	for at := in.offset(n.Line, n.Column); at < len(in.text); {
		end := tokenEnd(in.text, at)
		switch in.text[at] {
		case '&':
			in.report("P006", in.position(at), in.position(end), "`&` gives this value an anchor", "delete the anchor; put text that begins with `&` in quotes")
		case '!':
			in.report("P006", in.position(at), in.position(end), "`!` gives this value a tag", "delete the tag; put text that begins with `!` in quotes")
		default:
			return
		}
		at = skipBlank(in.text, end)
	}
}

func (in *inspection) tooDeep(n *yaml.Node) {
	if in.counted("P010") {
		return
	}
	start := in.position(in.offset(n.Line, n.Column))
	message := fmt.Sprintf("lists and mappings are nested more than %d levels deep", MaxDepth)
	in.report("P010", start, Position{start.Line, start.Column + 1}, message, "write the record with fewer levels")
}

func (in *inspection) complain(code string, n *yaml.Node, message, help string) {
	in.complainFix(code, n, message, help, Fix{})
}

func (in *inspection) complainFix(code string, n *yaml.Node, message, help string, fix Fix) {
	if in.counted(code) {
		return
	}
	at := in.offset(n.Line, n.Column)
	in.reportFix(code, in.position(at), in.position(in.end(n)), message, help, fix)
}

// fixDouble takes out the i-th key of a mapping, which stands there already, if
// both have the same value, of one line, and there is nothing else on the line.
func (in *inspection) fixDouble(m *yaml.Node, i int, first *yaml.Node) Fix {
	if in.counts["P005"] >= perCode { // it is only counted
		return Fix{}
	}
	key, value := m.Content[i], m.Content[i+1]
	earlier := m.Content[slices.Index(m.Content, first)+1]
	if in.dirty || in.page.parts.unclosed || m.Style&yaml.FlowStyle != 0 || value.Kind != yaml.ScalarNode || earlier.Kind != yaml.ScalarNode ||
		value.Value != earlier.Value || value.Style != earlier.Style {
		return Fix{}
	}
	from := in.offset(key.Line, 1)
	line, size := cutLine(in.text[from:])
	end := in.end(value) // of quotes or a block it may stand lines below
	whole := len(bytes.TrimSpace(line[:in.offset(key.Line, key.Column)-from])) == 0 &&
		key.Line == value.Line && end <= from+len(line) && len(bytes.TrimSpace(in.text[end:from+len(line)])) == 0
	if !whole {
		return Fix{}
	}
	above := in.offsetInPage()
	return Fix{What: "delete the line", From: above + from, To: above + from + size}
}

// offsetInPage is where the section begins in the page's text.
func (in *inspection) offsetInPage() int { return max(0, lineStart(in.page.text, in.top+1)) }

// keys reports the keys of a mapping that stand twice or are no text.
func (in *inspection) keys(m *yaml.Node) {
	var seen map[string]*yaml.Node
	if len(m.Content) > 2*fewKeys {
		seen = make(map[string]*yaml.Node, len(m.Content)/2)
	}
	for i := 0; i+1 < len(m.Content); i += 2 {
		key := m.Content[i]
		if !isTextKey(key) {
			in.oddKey(key)
			continue
		}
		first := firstOf(m, i, seen)
		if first == nil {
			continue
		}
		in.page.doubled = true
		message := fmt.Sprintf("%s stands twice; the first is on line %d", nameOf(key.Value), in.top+first.Line)
		in.complainFix("P005", key, message, "keep one of the two; if there are several values, write them as one list", in.fixDouble(m, i, first))
	}
}

// fewKeys is up to how many keys it is quicker to compare all than to fill a table.
const fewKeys = 32

// firstOf returns the earlier key of the mapping with the text of the i-th node, or nil.
func firstOf(m *yaml.Node, i int, seen map[string]*yaml.Node) *yaml.Node {
	key := m.Content[i]
	if seen != nil {
		first := seen[key.Value]
		if first == nil {
			seen[key.Value] = key
		}
		return first
	}
	for j := 0; j < i; j += 2 {
		if earlier := m.Content[j]; earlier.Value == key.Value && isTextKey(earlier) {
			return earlier
		}
	}
	return nil
}

func (in *inspection) oddKey(key *yaml.Node) {
	help := "write the key as a word, followed by a colon"
	switch {
	case key.Kind == yaml.AliasNode: // reported where it is visited
	case key.Kind == yaml.SequenceNode:
		in.complain("P014", key, "a list is used as a key", help)
	case key.Kind == yaml.MappingNode:
		in.complain("P014", key, "a mapping is used as a key", help+"; put text that begins with `{` in quotes")
	case isMerge(key):
		in.complain("P006", key, "`<<` merges another mapping into this one", "write the keys out")
	case key.Value == "":
		in.complain("P014", key, "there is a colon with no key before it", help)
	default:
		in.complain("P014", key, "YAML reads this key as no value", "put the key in quotes, or use another word")
	}
}

// nameOf names a key in a message if it looks like one of a schema's keys: in a
// damaged file anything may have become a key, a person's name or a number too.
func nameOf(key string) string {
	if len(key) == 0 || len(key) > 40 || key[0] < 'a' || key[0] > 'z' {
		return "a key"
	}
	for _, b := range []byte(key) {
		if (b < 'a' || b > 'z') && (b < '0' || b > '9') && b != '_' && b != '-' {
			return "a key"
		}
	}
	return "the key `" + key + "`"
}
