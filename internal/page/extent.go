package page

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// start returns the offset of a node's first byte, anchors and tags passed over.
func (s section) start(n *yaml.Node) int {
	at := s.offset(n.Line, n.Column)
	if n.Kind == yaml.AliasNode {
		return at
	}
	for at < len(s.text) && (s.text[at] == '&' || s.text[at] == '!') {
		at = skipBlank(s.text, tokenEnd(s.text, at))
	}
	return at
}

// end returns the offset just after a node's last byte. The parser marks only
// where nodes start, so the end is found in the text, for each style in its way.
func (s section) end(n *yaml.Node) int { return s.endAbove(n, MaxDepth) }

// endAbove looks at no more than so many levels: each costs a walk from the top
// of the page, and a page nested deeper has no ends worth finding.
func (s section) endAbove(n *yaml.Node, levels int) int {
	at := s.start(n)
	switch {
	case n.Kind == yaml.AliasNode:
		return tokenEnd(s.text, at)
	case n.Kind == yaml.ScalarNode:
		return s.scalarEnd(n, at)
	}
	last := at
	if size := len(n.Content); size > 0 && levels > 0 {
		last = s.endAbove(n.Content[size-1], levels-1)
		// The place of a missing value is anywhere up to the next token.
		if n.Kind == yaml.MappingNode && isEmpty(n.Content[size-1]) {
			last = s.emptyEnd(s.endAbove(n.Content[size-2], levels-1))
		}
	}
	if n.Style&yaml.FlowStyle == 0 || at == len(s.text) || s.text[at] != '[' && s.text[at] != '{' {
		return last // a block, or a pair in a list: [a: b]
	}
	return bracketEnd(s.text, max(last, at+1), s.text[at]+2) // in ASCII ] and } stand two after [ and {
}

// isEmpty reports a node for which nothing is written.
func isEmpty(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && isPlain(n) && n.Value == ""
}

// emptyEnd returns the offset after the colon of a key without a value, or the
// end of the key where there is no colon either.
func (s section) emptyEnd(at int) int {
	if colon := skipBlank(s.text, at); colon < len(s.text) && s.text[colon] == ':' {
		return colon + 1
	}
	return at
}

func (s section) scalarEnd(n *yaml.Node, at int) int {
	switch {
	case isEmpty(n):
		return at
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return doubleQuotedEnd(s.text, at)
	case n.Style&yaml.SingleQuotedStyle != 0:
		return singleQuotedEnd(s.text, at)
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return blockEnd(s.text, at, n.Value)
	}
	return plainEnd(s.text, at, n.Value)
}

func doubleQuotedEnd(text []byte, at int) int {
	for at++; at < len(text); at++ {
		switch text[at] {
		case '\\':
			at++
		case '"':
			return at + 1
		}
	}
	return len(text)
}

func singleQuotedEnd(text []byte, at int) int {
	for at++; at < len(text); at++ {
		if text[at] != '\'' {
			continue
		}
		if at+1 == len(text) || text[at+1] != '\'' {
			return at + 1
		}
		at++
	}
	return len(text)
}

// plainEnd follows an unquoted value through the text. Where it runs over
// several lines the parser has folded them, so white space is passed over in both.
func plainEnd(text []byte, at int, value string) int {
	end := at
	for _, char := range value {
		if char == ' ' || char == '\n' || char == '\t' {
			continue
		}
		for end < len(text) && isBlank(text[end]) {
			end++
		}
		found, size := utf8.DecodeRune(text[end:])
		if found != char || size == 0 {
			return end
		}
		end += size
	}
	return end
}

// blockEnd returns the end of the last line of a `|` or `>` block: the lines
// below the header that are indented at least as far as the first of them.
// Blank lines at the end belong to it only where the header says to keep them (+).
func blockEnd(text []byte, at int, value string) int {
	header, size := cutLine(text[at:])
	next := at + size
	header, _, _ = bytes.Cut(header, []byte(" "))
	end := at + len(bytes.TrimRight(header, "\t"))
	keep := bytes.IndexByte(header, '+') >= 0
	written := strings.Trim(value, "\n ") != ""
	indent := -1
	for next < len(text) {
		line, size := cutLine(text[next:])
		spaces := len(line) - len(bytes.TrimLeft(line, " "))
		blank := spaces == len(line)
		switch {
		case blank && (!keep && (indent < 0 || spaces <= indent)):
			next += size
			continue
		case !blank && indent < 0 && written:
			indent = spaces - leading(value)
		case !blank && (indent < 0 || spaces < indent):
			return end
		}
		end = next + len(line)
		next += size
	}
	return end
}

// leading counts the spaces before the first text of a block, which an
// indentation indicator in its header makes part of the value.
func leading(value string) int {
	line := strings.TrimLeft(value, "\n")
	for strings.TrimLeft(line, " ") != "" && strings.HasPrefix(strings.TrimLeft(line, " "), "\n") {
		line = strings.TrimLeft(strings.TrimLeft(line, " "), "\n")
	}
	return len(line) - len(strings.TrimLeft(line, " "))
}

// bracketEnd returns the offset after the closing bracket, from a place where
// only white space, commas, colons and comments can stand before it.
func bracketEnd(text []byte, at int, bracket byte) int {
	for ; at < len(text); at++ {
		switch {
		case text[at] == bracket:
			return at + 1
		case text[at] == '#' && isBlank(text[at-1]):
			comment, _ := cutLine(text[at:])
			at += len(comment) - 1
		}
	}
	return len(text)
}

// skipBlank passes over white space and comments.
func skipBlank(text []byte, at int) int {
	for at < len(text) {
		switch {
		case isBlank(text[at]):
			at++
		case text[at] == '#' && (at == 0 || isBlank(text[at-1])):
			_, size := cutLine(text[at:])
			at += size
		default:
			return at
		}
	}
	return at
}

// tokenEnd returns the end of an anchor, an alias or a tag.
func tokenEnd(text []byte, at int) int {
	for at < len(text) && !isBlank(text[at]) && !strings.ContainsRune(",[]{}", rune(text[at])) {
		at++
	}
	return at
}

func isBlank(b byte) bool { return b == ' ' || b == '\t' || b == '\r' || b == '\n' }
