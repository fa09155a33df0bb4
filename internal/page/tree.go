package page

import (
	"iter"

	"gopkg.in/yaml.v3"
)

// Value is a value of a record as it stands in its page: a scalar, a list, a
// mapping or none. It is a view of what the parser read: it costs nothing to
// make and must not be kept, since it holds on to its page. The zero Value is
// no value.
type Value struct {
	node    *yaml.Node
	level   int  // 1 for the record, and one more for each list or mapping around the value
	doubled bool // some key of the page stands twice
}

// Tree returns the record, which is a mapping. It is not ok where the file could
// not be read as one.
//
// A page with problems of severity Error may have a tree: it is then the best
// reading of the file, good for finding further problems and for nothing else.
func (p *Page) Tree() (record Value, ok bool) {
	return Value{p.root, 1, p.doubled}, p.root != nil
}

// kind is what sort of value this is, 0 for none.
func (v Value) kind() yaml.Kind {
	switch {
	case v.node == nil || isNull(v.node):
		return 0
	case v.node.Kind == yaml.ScalarNode:
		return yaml.ScalarNode
	case v.node.Kind == yaml.AliasNode || v.level > MaxDepth:
		return 0
	}
	return v.node.Kind
}

// IsNull says that there is no value: nothing is written, or `null` or `~`.
// Aliases, and lists and mappings more than MaxDepth deep, are no values either.
func (v Value) IsNull() bool { return v.kind() == 0 }

// IsList says whether the value is a list.
func (v Value) IsList() bool { return v.kind() == yaml.SequenceNode }

// IsMap says whether the value is a mapping.
func (v Value) IsMap() bool { return v.kind() == yaml.MappingNode }

// Scalar returns a single value; it is not ok for any other. A plain one is
// written without quotes and not as a block: its text is as written (`1.10`,
// `010`, `yes`). Otherwise the text is what the quotes or the block contain.
func (v Value) Scalar() (text string, plain, ok bool) {
	if v.kind() != yaml.ScalarNode {
		return "", false, false
	}
	return v.node.Value, isPlain(v.node), true
}

// Len is the number of items of a list, 0 for any other value.
func (v Value) Len() int {
	if !v.IsList() {
		return 0
	}
	return len(v.node.Content)
}

// Item returns one of the Len items of a list, counted from 0.
func (v Value) Item(i int) Value { return v.below(v.node.Content[i]) }

func (v Value) below(n *yaml.Node) Value { return Value{n, v.level + 1, v.doubled} }

// Pairs goes through a mapping in the order of the file; through nothing where
// the value is none. Of a key that stands twice it has the first value; keys
// that are no plain text are left out.
func (v Value) Pairs() iter.Seq2[string, Value] {
	return func(yield func(string, Value) bool) { v.eachPair(yield) }
}

func (v Value) eachPair(yield func(string, Value) bool) {
	if !v.IsMap() {
		return
	}
	var seen map[string]*yaml.Node
	if size := len(v.node.Content) / 2; v.doubled && size > fewKeys {
		seen = make(map[string]*yaml.Node, size)
	}
	for i := 0; i+1 < len(v.node.Content); i += 2 {
		key := v.node.Content[i]
		if !isTextKey(key) || v.doubled && firstOf(v.node, i, seen) != nil {
			continue
		}
		if !yield(key.Value, v.below(v.node.Content[i+1])) {
			return
		}
	}
}

// Get returns the value of a key, which may be none. It is not ok where there is
// no such key.
func (v Value) Get(key string) (value Value, ok bool) {
	for k, value := range v.Pairs() {
		if k == key {
			return value, true
		}
	}
	return Value{}, false
}

const quotedOrBlock = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle

func isPlain(n *yaml.Node) bool { return n.Style&quotedOrBlock == 0 }

// isNull reports a scalar that means no value. `Null` and `NULL` are text: they
// are surnames, and no editor writes them for an empty value.
func isNull(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && isPlain(n) && (n.Value == "" || n.Value == "~" || n.Value == "null")
}

func isMerge(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && isPlain(n) && n.Value == "<<" }

// isTextKey reports a key that can be used as one: numbers and dates are text too.
func isTextKey(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && !isNull(n) && !isMerge(n)
}
