package page

import (
	"bytes"
	"fmt"
)

// parts says where the YAML and the Markdown of a text lie, as byte offsets.
type parts struct {
	markdown   bool // the page is a .md file
	start, end int  // the YAML: the whole text, or what stands between the fences
	top        int  // lines above the YAML
	body       int  // the Markdown: from here to the end of the text
	missing    bool // line 1 of a .md page is no fence
	unclosed   bool // there is no second fence; end is then a guess
	near       int  // a line that looks like the second fence and is none, or 0
}

// split finds the YAML part. A fence is a line of exactly three hyphens.
func split(text []byte, markdown bool) parts {
	if !markdown {
		return parts{end: len(text), body: len(text)}
	}
	first, size := cutLine(text)
	if string(first) != "---" {
		return parts{markdown: true, missing: true, body: len(text)}
	}
	found := parts{markdown: true, start: size, top: 1}
	for at := size; at < len(text); {
		line, size := cutLine(text[at:])
		if string(line) == "---" {
			found.end, found.body = at, at+size
			return found
		}
		at += size
	}
	return found.guess(text)
}

// guess ends the YAML of an unclosed front matter where its author most likely
// meant it to end, so that what stands above can still be checked.
func (f parts) guess(text []byte) parts {
	f.unclosed, f.end, f.body = true, len(text), len(text)
	number := 1
	for at := f.start; at < len(text); {
		line, size := cutLine(text[at:])
		number++
		if looksLikeFence(line) {
			f.end, f.near = at, number
			return f
		}
		if len(bytes.TrimSpace(line)) == 0 && f.end == len(text) {
			f.end = at
		}
		at += size
	}
	return f
}

func looksLikeFence(line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) >= 2 && (len(bytes.Trim(line, "-")) == 0 || string(line) == "...") || string(line) == "—"
}

// checkFences reports front matter that is missing or has no end.
func (r *reader) checkFences() {
	p := r.page
	if len(bytes.TrimSpace(p.text)) == 0 && p.parts.missing {
		r.report("P013", Position{}, Position{}, "the file is empty", "begin it with the record between two lines of `---`")
		return
	}
	start, end := p.lineSpan(1)
	switch {
	case p.parts.missing:
		r.report("P013", start, end, "the front matter is missing: line 1 is not exactly `---`",
			"begin the file with a line `---`, the record's keys, and another line `---`")
	case p.parts.unclosed && p.parts.near > 0:
		r.report("P007", start, end, "the front matter has no end",
			fmt.Sprintf("write exactly `---` on line %d, with nothing before or after it", p.parts.near))
	case p.parts.unclosed:
		r.report("P007", start, end, "the front matter has no end", "put a line that is exactly `---` below the record's keys")
	}
}

// lineSpan returns the start and end of a line's text.
func (p *Page) lineSpan(n int) (start, end Position) {
	at := lineStart(p.text, n)
	if at < 0 {
		return Position{1, 1}, Position{1, 1}
	}
	line, _ := cutLine(p.text[at:])
	line = bytes.TrimRight(line, " \t\r")
	indent := len(line) - len(bytes.TrimLeft(line, " "))
	return Position{n, 1 + indent}, Position{n, 1 + countRunes(line)}
}
