package page

import (
	"reflect"
	"strings"
	"testing"
)

func plain(text string) Scalar { return Scalar{Text: text, Plain: true} }

func mapOf(pairs ...any) *Map {
	m := &Map{Keys: []string{}, Values: []any{}}
	for i := 0; i < len(pairs); i += 2 {
		m.Keys = append(m.Keys, pairs[i].(string))
		m.Values = append(m.Values, pairs[i+1])
	}
	return m
}

func TestTree(t *testing.T) {
	tests := []struct {
		name, path, src string
		want            any
	}{
		{"plain values stay as written", "a.yaml", "a: 1.10\nb: 010\nc: yes\nd: 2026-3-1\ne: 1_000\nf: 0x1F\n",
			mapOf("a", plain("1.10"), "b", plain("010"), "c", plain("yes"), "d", plain("2026-3-1"), "e", plain("1_000"), "f", plain("0x1F"))},
		{"quotes and blocks are decoded", "a.yaml", "a: \"x\\ty\"\nb: 'it''s'\nc: |\n  l\n  m\nd: >-\n  l\n  m\n",
			mapOf("a", Scalar{Text: "x\ty"}, "b", Scalar{Text: "it's"}, "c", Scalar{Text: "l\nm\n"}, "d", Scalar{Text: "l m"})},
		{"no value", "a.yaml", "a:\nb: ~\nc: null\nd: Null\ne: \"\"\nf: 'null'\ng: [ ~ ]\n",
			mapOf("a", nil, "b", nil, "c", nil, "d", plain("Null"), "e", Scalar{}, "f", Scalar{Text: "null"}, "g", []any{nil})},
		{"lists and mappings", "a.md", "---\nz: [a, {b: c}]\ny:\n- 1\n- d: {}\nx: []\n---\n",
			mapOf("z", []any{plain("a"), mapOf("b", plain("c"))}, "y", []any{plain("1"), mapOf("d", mapOf())}, "x", []any{})},
		{"the first of two", "a.yaml", "a: 1\nb: 2\na: 3\n", mapOf("a", plain("1"), "b", plain("2"))},
		{"keys that are none", "a.yaml", "? [x]\n: 1\n~: 2\n<<: {d: e}\nc: 3\n7: 4\n", mapOf("c", plain("3"), "7", plain("4"))},
		{"aliases are not followed", "a.yaml", "a: &x [1]\nb: *x\n", mapOf("a", []any{plain("1")}, "b", nil)},
		{"our side of a conflict", "a.yaml", "<<<<<<< x\na: 1\nb: 1\n=======\na: 2\n>>>>>>> y\nc: 3\n", mapOf("a", plain("1"), "b", plain("1"), "c", plain("3"))},
		{"our side of two conflicts", "a.yaml", "<<<<<<< x\na: 1\n||||||| z\na: 0\n=======\na: 2\n>>>>>>> y\n<<<<<<< x\nb: 1\n=======\n>>>>>>> y\nc: 3\n", mapOf("a", plain("1"), "b", plain("1"), "c", plain("3"))},
		{"the first of several documents", "a.yaml", "a: 1\n---\nb: 2\n", mapOf("a", plain("1"))},
		{"not text", "a.yaml", "a: 1\nb: [\n", nil},
		{"not a mapping", "a.yaml", "- a\n", nil},
		{"an alias to nothing", "a.yaml", "a: *b\n", nil},
		{"no end of front matter", "a.md", "---\na: 1\n", nil},
		{"no front matter", "a.md", "a: 1\n", nil},
		{"text after the record", "a.yaml", "{a: 1}\nb: 2\n", nil},
		{"too large", "a.yaml", "a: " + strings.Repeat("x", MaxSize), nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := Parse(test.path, []byte(test.src)).Tree()
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %s, want %s", show(got), show(test.want))
			}
		})
	}
}

func show(value any) string {
	switch v := value.(type) {
	case Scalar:
		if v.Plain {
			return v.Text
		}
		return "'" + v.Text + "'"
	case []any:
		var items []string
		for _, item := range v {
			items = append(items, show(item))
		}
		return "[" + strings.Join(items, ", ") + "]"
	case *Map:
		var items []string
		for i, key := range v.Keys {
			items = append(items, key+": "+show(v.Values[i]))
		}
		return "{" + strings.Join(items, ", ") + "}"
	}
	return "nil"
}

func TestManyKeys(t *testing.T) {
	src := strings.Repeat("k", 3) + ": 0\n"
	for i := range 3 * fewKeys {
		src += "k" + strings.Repeat("x", i) + ": 1\n"
	}
	src += "k: 2\n"
	p := Parse("a.yaml", []byte(src))
	if len(p.Problems) != 1 || p.Problems[0].Start.Line != 3*fewKeys+2 {
		t.Errorf("problems %v", p.Problems)
	}
	m := p.Tree().(*Map)
	if len(m.Keys) != 3*fewKeys+1 || m.Get("k") != any(plain("1")) || m.Get("missing") != nil {
		t.Errorf("tree %s", show(m))
	}
}

func TestBody(t *testing.T) {
	tests := []struct {
		path, src, body string
		ok              bool
	}{
		{"a.md", "---\na: 1\n---\n\nText\r\n", "\nText\r\n", true},
		{"a.md", mark + "---\r\na: 1\r\n---\r\nText", "Text", true},
		{"a.md", "---\na: 1\n---\n---\n", "---\n", true},
		{"a.md", "---\na: [\n---\nx\n", "x\n", true},
		{"a.md", "---\na: 1\n---\n \n\t\n", "", false},
		{"a.md", "---\na: 1\n---", "", false},
		{"a.md", "---\na: 1\n", "", false},
		{"a.md", "Text\n", "", false},
		{"a.yaml", "a: 1\n", "", false},
	}
	for _, test := range tests {
		body, ok := Parse(test.path, []byte(test.src)).Body()
		if body != test.body || ok != test.ok {
			t.Errorf("%q: got %q, %v", test.src, body, ok)
		}
	}
}

func TestLine(t *testing.T) {
	p := Parse("a.md", []byte(mark+"one\r\ntwo\n\nfour"))
	for n, want := range []string{"", "one", "two", "", "four", "", ""} {
		if got := p.Line(n); got != want {
			t.Errorf("line %d is %q, want %q", n, got, want)
		}
	}
	if got := p.Line(-1); got != "" {
		t.Errorf("line -1 is %q", got)
	}
}
