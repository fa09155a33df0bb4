package page

import (
	"reflect"
	"strings"
	"testing"
)

// scalar and mapping are what a Value shows, written down: values are nil,
// scalar, []any and mapping.
type scalar struct {
	text  string
	plain bool
}

type mapping struct {
	keys   []string
	values []any
}

func plain(text string) scalar { return scalar{text: text, plain: true} }

func mapOf(pairs ...any) mapping {
	var m mapping
	for i := 0; i < len(pairs); i += 2 {
		m.keys = append(m.keys, pairs[i].(string))
		m.values = append(m.values, pairs[i+1])
	}
	return m
}

// written asks a value everything there is to ask.
func written(t *testing.T, v Value) any {
	t.Helper()
	text, isPlain, ok := v.Scalar()
	kinds := 0
	for _, is := range []bool{ok, v.IsNull(), v.IsList(), v.IsMap()} {
		if is {
			kinds++
		}
	}
	if kinds != 1 {
		t.Fatalf("a value is of %d kinds at once", kinds)
	}
	var m mapping
	for key, value := range v.Pairs() {
		m.keys, m.values = append(m.keys, key), append(m.values, written(t, value))
		if got, ok := v.Get(key); !ok || got != value {
			t.Fatalf("%s: got another value than the mapping shows", key)
		}
	}
	list := make([]any, v.Len())
	for i := range list {
		list[i] = written(t, v.Item(i))
	}
	switch {
	case !v.IsMap() && m.keys != nil || !v.IsList() && len(list) > 0:
		t.Fatal("a value that is none of both has items or keys")
	case ok:
		return scalar{text, isPlain}
	case v.IsList():
		return list
	case v.IsMap():
		return m
	}
	return nil
}

func TestTree(t *testing.T) {
	tests := []struct {
		name, path, src string
		want            any
	}{
		{"plain values stay as written", "a.yaml", "a: 1.10\nb: 010\nc: yes\nd: 2026-3-1\ne: 1_000\nf: 0x1F\n",
			mapOf("a", plain("1.10"), "b", plain("010"), "c", plain("yes"), "d", plain("2026-3-1"), "e", plain("1_000"), "f", plain("0x1F"))},
		{"quotes and blocks are decoded", "a.yaml", "a: \"x\\ty\"\nb: 'it''s'\nc: |\n  l\n  m\nd: >-\n  l\n  m\n",
			mapOf("a", scalar{text: "x\ty"}, "b", scalar{text: "it's"}, "c", scalar{text: "l\nm\n"}, "d", scalar{text: "l m"})},
		{"no value", "a.yaml", "a:\nb: ~\nc: null\nd: Null\ne: \"\"\nf: 'null'\ng: [ ~ ]\n",
			mapOf("a", nil, "b", nil, "c", nil, "d", plain("Null"), "e", scalar{}, "f", scalar{text: "null"}, "g", []any{nil})},
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
			tree, ok := Parse(test.path, []byte(test.src)).Tree()
			got := written(t, tree)
			if ok != (test.want != nil) || !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %s, want %s", show(got), show(test.want))
			}
		})
	}
}

func show(value any) string {
	switch v := value.(type) {
	case scalar:
		if v.plain {
			return v.text
		}
		return "'" + v.text + "'"
	case []any:
		var items []string
		for _, item := range v {
			items = append(items, show(item))
		}
		return "[" + strings.Join(items, ", ") + "]"
	case mapping:
		var items []string
		for i, key := range v.keys {
			items = append(items, key+": "+show(v.values[i]))
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
	tree, _ := p.Tree()
	m := written(t, tree).(mapping)
	k, _ := tree.Get("k")
	if _, missing := tree.Get("missing"); len(m.keys) != 3*fewKeys+1 || written(t, k) != any(plain("1")) || missing {
		t.Errorf("tree %s", show(m))
	}
}

// Lists and mappings are values down to MaxDepth; a scalar is one below it too.
func TestDepth(t *testing.T) {
	for _, test := range []struct {
		open, close string
		levels      int
		want        bool
	}{
		{"[", "]", MaxDepth - 1, true}, {"[", "]", MaxDepth, false},
		{"{a: ", "}", MaxDepth - 1, true}, {"{a: ", "}", MaxDepth, false},
	} {
		src := "a: " + strings.Repeat(test.open, test.levels) + "x" + strings.Repeat(test.close, test.levels) + "\n"
		value, _ := Parse("a.yaml", []byte(src)).Tree()
		for range test.levels + 1 {
			if value.IsList() {
				value = value.Item(0)
			} else {
				value, _ = value.Get("a")
			}
		}
		if text, _, ok := value.Scalar(); ok != test.want || ok && text != "x" || value.IsNull() == ok {
			t.Errorf("%d levels of %s: %q, %v", test.levels, test.open, text, ok)
		}
	}
}

// Every record is gone through: a view of it may not cost memory.
func TestValuesCostNothing(t *testing.T) {
	p := Parse("a.md", []byte(markdownRecord))
	if n := testing.AllocsPerRun(10, func() { scalars(p) }); n > 0 || scalars(p) < 20 {
		t.Errorf("%v allocations for %d scalars", n, scalars(p))
	}
}

func scalars(p *Page) int {
	tree, _ := p.Tree()
	return scalarsIn(tree)
}

func scalarsIn(v Value) int {
	n := 0
	if _, _, ok := v.Scalar(); ok {
		n++
	}
	for i := range v.Len() {
		n += scalarsIn(v.Item(i))
	}
	for _, value := range v.Pairs() {
		n += scalarsIn(value)
	}
	return n
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
