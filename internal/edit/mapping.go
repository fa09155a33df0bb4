package edit

import (
	"bytes"
	"strings"

	"github.com/opcat-tools/npm/internal/page"
)

// entry is a key of a mapping with its value, as bytes of its file. What is
// between from and to goes with it where it is taken out: in a block whole lines,
// with the comments above them.
type entry struct {
	key        string
	value      page.Value
	pointer    string
	keyAt, end int // from the first byte of the key to after the last of the value
	from, to   int
	behind     bool // it stands behind the hyphen of its item: the line is not its own
}

// mapping is a mapping of a page as bytes of its file.
type mapping struct {
	src     []byte
	flow    bool // in brackets
	start   int
	indent  int // bytes before its keys
	entries []entry
}

// mappingAt looks at the mapping that stands at a pointer of a page. Comments and
// blank lines go with the key below them.
func mappingAt(pg *page.Page, pointer string, value page.Value) *mapping {
	from, _ := pg.Offsets(pg.Locate(pointer))
	m := &mapping{src: pg.Source, start: from}
	m.flow = from < len(m.src) && m.src[from] == '{'
	least := yamlPart(pg).from
	for key, value := range value.Pairs() {
		e := entry{key: key, value: value, pointer: pointer + "/" + escaped(key)}
		e.keyAt, _ = pg.Offsets(pg.LocateKey(e.pointer))
		_, e.end = pg.Offsets(pg.Locate(e.pointer))
		e.end = max(e.end, e.keyAt)
		e.from, e.to = m.linesOf(e, least)
		e.behind = len(bytes.TrimSpace(m.src[lineAt(m.src, e.keyAt):e.keyAt])) > 0
		if e.behind {
			e.from = e.keyAt
		}
		if len(m.entries) == 0 {
			m.indent = e.keyAt - lineAt(m.src, e.keyAt)
		}
		m.entries = append(m.entries, e)
		least = e.to
	}
	return m
}

// linesOf are the lines of an entry in a block, with those above it, down from
// least, that hold nothing or a comment.
func (m *mapping) linesOf(e entry, least int) (from, to int) {
	if m.flow {
		return e.keyAt, e.end
	}
	from, to = lineAt(m.src, e.keyAt), lineEnd(m.src, e.end)
	for from > least {
		above := lineAt(m.src, from-1)
		if line := bytes.TrimSpace(m.src[above:from]); len(line) > 0 && line[0] != '#' {
			break
		}
		from = above
	}
	return from, to
}

// get is the entry of a key, nil if there is none.
func (m *mapping) get(key string) *entry {
	for i := range m.entries {
		if m.entries[i].key == key {
			return &m.entries[i]
		}
	}
	return nil
}

// insert puts a new key behind the last one of a mapping that has one, or into
// empty brackets: block is its lines, indented as the mapping is, flow the same
// for brackets.
func (m *mapping) insert(block, flow string) page.Fix {
	if len(m.entries) == 0 {
		return page.Fix{From: m.start + 1, To: m.start + 1, New: flow}
	}
	last := m.entries[len(m.entries)-1]
	if m.flow {
		return page.Fix{From: last.end, To: last.end, New: ", " + flow}
	}
	if last.to > 0 && m.src[last.to-1] != '\n' {
		block = eol(m.src) + block
	}
	return page.Fix{From: last.to, To: last.to, New: block}
}

// stretch is some bytes of a file.
type stretch struct{ from, to int }

// yamlPart is where the YAML of a page stands: the whole of it, or what is between
// the lines of hyphens.
func yamlPart(pg *page.Page) stretch {
	src := pg.Source
	if !strings.HasSuffix(pg.Path, ".md") {
		return stretch{len(src) - len(bytes.TrimPrefix(src, []byte("\ufeff"))), len(src)}
	}
	part := stretch{from: lineEnd(src, 0), to: len(src)}
	for at := part.from; at < len(src); at = lineEnd(src, at) {
		if string(bytes.TrimRight(src[at:lineEnd(src, at)], "\r\n")) == "---" {
			part.to = at
			break
		}
	}
	return part
}

// lineAt is the offset of the beginning of the line that an offset is in.
func lineAt(src []byte, at int) int { return bytes.LastIndexByte(src[:at], '\n') + 1 }

// lineEnd is the offset after the line that an offset is in, its ending included.
func lineEnd(src []byte, at int) int {
	if n := bytes.IndexByte(src[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(src)
}

// eol is how the lines of a file end.
func eol(src []byte) string {
	if end := lineEnd(src, 0); end > 1 && src[end-1] == '\n' && src[end-2] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// escaped is a key as a JSON pointer has it.
func escaped(key string) string { return strings.NewReplacer("~", "~0", "/", "~1").Replace(key) }
