package page

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

func FuzzParse(f *testing.F) {
	for _, test := range problemTests {
		if len(test.src) < 1000 {
			f.Add(test.src, test.path == "a.md", "/a")
		}
	}
	f.Add(located, false, "/dialogue/0/items/0/note")
	f.Add(markdownRecord, true, "/standards/1")
	f.Add("a: \"\\\r\n \\\" b\"\nc: '\n\n '\n", false, "/~0~1/-1")
	f.Fuzz(checkPage)
}

// pieces are what YAML is made of. Put together at random they are read far
// more often than random bytes are.
var pieces = []string{
	"a", "b", "é", "😀", "e\u0301", "7", "~", " ", "  ", "\n", "\r\n", "\n  ", "\n    ", ": ", ":", "\n\n", "\nk: ", "\n  m: ", "\n- ", "\n  - ", "- ", "? ",
	"[", "]", "{", "}", ", ", ",", "\"", "\"x\"", "'", "''", "\\", "\\\n", "#", " # c", "|", "|\n", ">\n ", "|2-\n   ", ">+\n  ", "\t", "!", "&x ", "*x", "text here", "\n---\n", "=",
}

func FuzzPieces(f *testing.F) {
	f.Add([]byte("\x00\x0d\x16\x00\x1a\x01\x17\x10\x1d"), true, "/a/0")
	f.Add([]byte("\x00\x0d\x28\x00\x09\x10\x18\x00\x0d\x01\x19"), false, "/k/a")
	f.Fuzz(func(t *testing.T, which []byte, markdown bool, pointer string) {
		checkPage(t, assemble(which, markdown), markdown, pointer)
	})
}

func assemble(which []byte, markdown bool) string {
	var src strings.Builder
	for _, b := range which {
		src.WriteString(pieces[int(b)%len(pieces)])
	}
	if markdown {
		return "---\n" + src.String() + "\n---\nbody\n"
	}
	return src.String()
}

func TestRandomPieces(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 5_000 {
		which := make([]byte, 3+random.IntN(14))
		for i := range which {
			which[i] = byte(random.IntN(len(pieces)))
		}
		src := "k0: " + assemble(which, false)
		checkPage(t, src, false, "/k/0")
		checkPage(t, "---\n"+src+"\n---\n", true, "/k0/m")
	}
}

func checkPage(t *testing.T, src string, markdown bool, pointer string) {
	path := "a.yaml"
	if markdown {
		path = "a.md"
	}
	p := Parse(path, []byte(src))
	for _, problem := range p.Problems {
		checkProblem(t, p, problem)
	}
	checkSpan(t, p, pointer)
	record, ok := p.Tree()
	if !sound(p) {
		return
	}
	if !ok {
		t.Fatalf("no problems and no record in %q", src)
	}
	if !record.IsMap() {
		t.Fatalf("the record is no mapping in %q", src)
	}
	walk(t, p, "", record)
}

func sound(p *Page) bool {
	for _, problem := range p.Problems {
		if problem.Severity == Error {
			return false
		}
	}
	return true
}

func checkSpan(t *testing.T, p *Page, pointer string) {
	t.Helper()
	for _, locate := range []func(string) (Position, Position){p.Locate, p.LocateKey} {
		start, end := locate(pointer)
		if !within(p, start) || !within(p, end) || comparePositions(start, end) > 0 {
			t.Fatalf("%q lies at %v-%v in %q", pointer, start, end, p.text)
		}
	}
}

// walk compares every value of a sound page with what its place in the file
// holds: cut out and read alone, it must be the same.
func walk(t *testing.T, p *Page, pointer string, value Value) {
	checkSpan(t, p, pointer)
	if text, plain, ok := value.Scalar(); ok {
		checkScalar(t, p, pointer, text, plain)
		return
	}
	if value.IsNull() {
		return
	}
	checkBrackets(t, p, pointer)
	for i := range value.Len() {
		walk(t, p, fmt.Sprintf("%s/%d", pointer, i), value.Item(i))
	}
	for key, value := range value.Pairs() {
		walk(t, p, pointer+"/"+strings.NewReplacer("~", "~0", "/", "~1").Replace(key), value)
	}
}

func checkScalar(t *testing.T, p *Page, pointer, want string, plain bool) {
	start, end := p.Locate(pointer)
	text := between(p, start, end)
	if plain {
		// Over several lines it is folded, and what else may stand there depends on the brackets around it.
		folded := strings.Join(strings.Fields(text), " ") == strings.Join(strings.Fields(want), " ")
		if text != want && !(folded && strings.Contains(text, "\n")) || text != strings.Trim(text, " \t\r\n") {
			t.Fatalf("value at %q is %q, found %q in %q", pointer, want, text, p.text)
		}
		return
	}
	_, node, _ := p.find(pointer)
	if node.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		checkBlock(t, p, pointer, text, want)
		return
	}
	var list []string
	if err := yaml.Unmarshal([]byte("- !!str "+strings.ReplaceAll(text, "\n", "\n ")), &list); err != nil || list[0] != want {
		t.Fatalf("value at %q is %q, found %q (%q, %v) in %q", pointer, want, text, list, err, p.text)
	}
}

// checkBlock reads a block below another key. A number in its header counts
// from the indentation of the old one, so such a block is passed over.
func checkBlock(t *testing.T, p *Page, pointer, text, want string) {
	header, _, _ := strings.Cut(text, "\n")
	if strings.ContainsAny(header, "0123456789") {
		return
	}
	got := map[string]string{}
	err := yaml.Unmarshal([]byte("k: "+text+"\n"), &got)
	if !strings.HasSuffix(string(p.text), "\n") { // a block that ends with the file lacks the last line ending
		got["k"], want = strings.TrimRight(got["k"], "\n"), strings.TrimRight(want, "\n")
	}
	if err != nil || got["k"] != want {
		t.Fatalf("block at %q is %q, found %q (%q, %v) in %q", pointer, want, text, got["k"], err, p.text)
	}
}

func checkBrackets(t *testing.T, p *Page, pointer string) {
	_, node, _ := p.find(pointer)
	start, end := p.Locate(pointer)
	text := between(p, start, end)
	if node.Style&yaml.FlowStyle == 0 || node.Kind == yaml.MappingNode && !strings.HasPrefix(text, "{") {
		return
	}
	var root yaml.Node
	err := yaml.Unmarshal([]byte(strings.ReplaceAll(text, "\n", "\n ")), &root)
	if err != nil || len(root.Content[0].Content) != len(node.Content) {
		t.Fatalf("brackets at %q found as %q (%v) in %q", pointer, text, err, p.text)
	}
}
