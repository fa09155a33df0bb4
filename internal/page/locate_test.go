package page

import (
	"fmt"
	"strings"
	"testing"
)

// between returns the source between two positions, lines parted by "\n".
func between(p *Page, start, end Position) string {
	if start.Line == end.Line {
		return string([]rune(p.Line(start.Line))[start.Column-1 : end.Column-1])
	}
	lines := []string{string([]rune(p.Line(start.Line))[start.Column-1:])}
	for n := start.Line + 1; n < end.Line; n++ {
		lines = append(lines, p.Line(n))
	}
	return strings.Join(append(lines, string([]rune(p.Line(end.Line))[:end.Column-1])), "\n")
}

const located = `# who said what
title: "اتفاق 😀 \"x\"" # quoted
'it''s': 'o''clock'
é́: e plain # comment
folded: one
  two
  three  # comment
text: |
  first

    second
  third

  
kept: >+
  a

empty:
nothing: ~
void: |
indented: |2
    code
  text
flow: [a, "b]", {c: d, e: }, [], {
  f: "]" # }
  }, g: h ,]
dialogue:
- date: 2026-03-25
  items:
    - position: accepted
      note: >-
        well
        said
    -
    - x
a/b: {~c: 1}
0: number
last: 1`

var locateTests = []struct{ pointer, value, key string }{
	{"/title", `"اتفاق 😀 \"x\""`, "title"},
	{"/it's", "'o''clock'", "'it''s'"},
	{"/é́", "e plain", "é́"},
	{"/folded", "one\n  two\n  three", "folded"},
	{"/text", "|\n  first\n\n    second\n  third", "text"},
	{"/kept", ">+\n  a\n", "kept"},
	{"/empty", "", "empty"},
	{"/nothing", "~", "nothing"},
	{"/void", "|", "void"},
	{"/indented", "|2\n    code\n  text", "indented"},
	{"/flow", "[a, \"b]\", {c: d, e: }, [], {\n  f: \"]\" # }\n  }, g: h ,]", "flow"},
	{"/flow/0", "a", "a"},
	{"/flow/1", `"b]"`, `"b]"`},
	{"/flow/2", "{c: d, e: }", "{c: d, e: }"},
	{"/flow/2/e", "", "e"},
	{"/flow/3", "[]", "[]"},
	{"/flow/4", "{\n  f: \"]\" # }\n  }", "{\n  f: \"]\" # }\n  }"},
	{"/flow/5", "g: h", "g: h"},
	{"/flow/5/g", "h", "g"},
	{"/dialogue/0/date", "2026-03-25", "date"},
	{"/dialogue/0/items/0", "position: accepted\n      note: >-\n        well\n        said", "position: accepted\n      note: >-\n        well\n        said"},
	{"/dialogue/0/items/0/note", ">-\n        well\n        said", "note"},
	{"/dialogue/0/items/1", "", ""},
	{"/dialogue/0/items/2", "x", "x"},
	{"/a~1b", "{~c: 1}", "a/b"},
	{"/a~1b/~0c", "1", "~c"},
	{"/0", "number", "0"},
	{"/last", "1", "last"},
	{"", located[strings.Index(located, "title"):], `title: "اتفاق 😀 \"x\"" # quoted`},

	// What is not there yields the nearest thing around it.
	{"/dialogue/0/items/0/missing/x", "position: accepted\n      note: >-\n        well\n        said", "position: accepted\n      note: >-\n        well\n        said"},
	{"/a~1b/c", "{~c: 1}", "a/b"},
	{"/flow/00", "[a, \"b]\", {c: d, e: }, [], {\n  f: \"]\" # }\n  }, g: h ,]", "flow"},
	{"/flow/9", "[a, \"b]\", {c: d, e: }, [], {\n  f: \"]\" # }\n  }, g: h ,]", "flow"},
	{"/title/x", `"اتفاق 😀 \"x\""`, "title"},
	{"/missing", located[strings.Index(located, "title"):], `title: "اتفاق 😀 \"x\"" # quoted`},
	{"title", located[strings.Index(located, "title"):], `title: "اتفاق 😀 \"x\"" # quoted`},
}

// The same record must be found in the same way in every kind of file.
func TestLocate(t *testing.T) {
	crlf := func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }
	files := []struct{ name, path, src string }{
		{"YAML", "a.yaml", located},
		{"a line ending at the end", "a.yaml", located + "\n"},
		{"a comment at the end", "a.yaml", located + " # x\n# y\n"},
		{"a document start", "a.yaml", "---\n" + located + "\n"},
		{"CRLF", "a.yaml", crlf(located)},
		{"a byte order mark", "a.yaml", mark + located},
		{"Markdown", "a.md", "---\n" + located + "\n---\nbody\n"},
		{"Markdown with all of it", "a.md", mark + crlf("---\n"+located+"\n---\nbody\n")},
	}
	for _, file := range files {
		p := Parse(file.path, []byte(file.src))
		for _, problem := range p.Problems {
			if problem.Code != "P012" {
				t.Fatalf("%s: %+v", file.name, problem)
			}
		}
		for _, test := range locateTests {
			start, end := p.Locate(test.pointer)
			if got := between(p, start, end); got != test.value {
				t.Errorf("%s: value at %q is %q, want %q", file.name, test.pointer, got, test.value)
			}
			start, end = p.LocateKey(test.pointer)
			if got := between(p, start, end); got != test.key {
				t.Errorf("%s: key at %q is %q, want %q", file.name, test.pointer, got, test.key)
			}
		}
	}
}

func TestLocateByNumber(t *testing.T) {
	tests := []struct{ path, src, pointer, value, key string }{
		{"a.yaml", "اسم: قيمة\n", "/اسم", "1:6-1:10", "1:1-1:4"},
		{"a.yaml", "😀: e\u0301 x\n", "/😀", "1:4-1:8", "1:1-1:2"},
		{"a.md", "---\r\na: 1\r\nb: 😀\r\n---\r\n", "/b", "3:4-3:5", "3:1-3:2"},
		{"a.md", mark + "---\na: 1\n---\n", "/a", "2:4-2:5", "2:1-2:2"},
		{"a.yaml", mark + "a: 1\n", "/a", "1:4-1:5", "1:1-1:2"},
		{"a.yaml", "a:   # later\nb: 1\n", "/a", "1:3-1:3", "1:1-1:2"},
		{"a.md", "---\na: 1\n---\n\n Téxt\r\nmore \n\n", "/body", "5:2-6:5", "5:2-6:5"},
		{"a.md", "---\na: 1\n---\n\n", "/body", "2:1-2:5", "2:1-2:5"},
		{"a.md", "---\nbody: 1\n---\nx\n", "/body", "2:7-2:8", "2:1-2:5"},
		{"a.yaml", "body: |\n x\n", "/body", "1:7-2:3", "1:1-1:5"},
		{"a.yaml", "a: 1\nbroken: [\n", "/a", "1:1-1:5", "1:1-1:5"},
		{"a.yaml", "", "/a", "1:1-1:1", "1:1-1:1"},
		{"a.md", "# Title\n", "/a", "1:1-1:8", "1:1-1:8"},
		{"a.yaml", "a: 1\na: 2\n", "/a", "1:4-1:5", "1:1-1:2"},
		{"a.yaml", "a:\n  ? x\n\n\nb: 1\n", "/a", "2:3-2:6", "1:1-1:2"},
		{"a.yaml", "a: &x !!str b\n", "/a", "1:13-1:14", "1:1-1:2"},
	}
	for _, test := range tests {
		p := Parse(test.path, []byte(test.src))
		start, end := p.Locate(test.pointer)
		if got := span(start, end); got != test.value {
			t.Errorf("value at %q in %q is at %s, want %s", test.pointer, test.src, got, test.value)
		}
		start, end = p.LocateKey(test.pointer)
		if got := span(start, end); got != test.key {
			t.Errorf("key at %q in %q is at %s, want %s", test.pointer, test.src, got, test.key)
		}
	}
}

func span(start, end Position) string {
	return fmt.Sprintf("%d:%d-%d:%d", start.Line, start.Column, end.Line, end.Column)
}

func TestLocateText(t *testing.T) {
	texts := map[string]string{"/a": "x é call 12 now", "/b": "call 12\n", "/c": "call, call", "/body": "Nor call 12, or call 12."}
	const md = mark + "---\na: x é call 12 now\nb: >\n  call\n  12\nc: \"c\\x61ll, call\"\n---\nNor call 12, or call 12.\n"
	tests := []struct {
		pointer, part string
		nth           int
		start, end    Position
	}{
		{"/a", "call 12", 0, Position{2, 8}, Position{2, 15}},
		{"/a", "", 0, Position{2, 4}, Position{2, 19}},
		{"/body", "call 12", 0, Position{8, 5}, Position{8, 12}},
		{"/body", "call 12", 1, Position{8, 17}, Position{8, 24}},
		{"/body", "all", 1, Position{8, 18}, Position{8, 21}},
		{"/body", "or", 1, Position{8, 14}, Position{8, 16}},
		{"/c", "call", 0, Position{6, 4}, Position{6, 19}}, // one is written with an escape
	}
	p := Parse("a.md", []byte(md))
	for _, test := range tests {
		at, text := 0, texts[test.pointer]
		for range test.nth {
			at += strings.Index(text[at:], test.part) + 1
		}
		at += strings.Index(text[at:], test.part)
		start, end := p.LocateText(test.pointer, text, at, at+len(test.part))
		if start != test.start || end != test.end {
			t.Errorf("%s %q stands at %v to %v, want %v to %v", test.pointer, test.part, start, end, test.start, test.end)
		}
	}
	if start, end := p.LocateText("/b", texts["/b"], 0, 7); start != (Position{4, 3}) || end != (Position{5, 5}) {
		t.Errorf("a text broken over lines stands at %v to %v", start, end)
	}
	if start, _ := p.LocateText("/body", "call 12", 0, 7); start != (Position{8, 5}) {
		t.Errorf("what is met first stands at %v", start)
	}
	if start, _ := p.LocateText("/body", "no such text", 0, 7); start != (Position{8, 1}) {
		t.Errorf("what is not there stands at %v", start)
	}
	if from, to := p.Offsets(Position{8, 5}, Position{8, 12}); md[from:to] != "call 12" {
		t.Errorf("bytes %q", md[from:to])
	}
}
