package page

import "gopkg.in/yaml.v3"

// Scalar is a single value.
type Scalar struct {
	Text  string // as written where Plain (`1.10`, `010`, `yes`), otherwise what the quotes or the block contain
	Plain bool   // written without quotes and not as a block
}

// Map is a mapping in the order of the file. Of a key that stands twice it has
// the first value; keys that are no plain text are left out.
type Map struct {
	Keys   []string
	Values []any
}

// Get returns the value of a key; nil where the key is missing or has no value.
func (m *Map) Get(key string) any {
	for i, k := range m.Keys {
		if k == key {
			return m.Values[i]
		}
	}
	return nil
}

// Tree returns the record as a *Map, or nil where the file could not be read as
// one. The values in it are nil (no value: nothing, `null` or `~`), Scalar,
// []any and *Map. Aliases, and what is nested more than MaxDepth deep, are nil.
//
// A page with problems of severity Error may have a tree: it is then the best
// reading of the file, good for finding further problems and for nothing else.
func (p *Page) Tree() any {
	if p.root == nil {
		return nil
	}
	return p.tree(p.root, 1)
}

func (p *Page) tree(n *yaml.Node, depth int) any {
	switch {
	case n.Kind == yaml.ScalarNode && isNull(n):
		return nil
	case n.Kind == yaml.ScalarNode:
		return Scalar{Text: n.Value, Plain: isPlain(n)}
	case depth > MaxDepth:
		return nil
	case n.Kind == yaml.SequenceNode:
		list := make([]any, len(n.Content))
		for i, item := range n.Content {
			list[i] = p.tree(item, depth+1)
		}
		return list
	case n.Kind == yaml.MappingNode:
		return p.treeOfMap(n, depth)
	}
	return nil
}

func (p *Page) treeOfMap(n *yaml.Node, depth int) *Map {
	size := len(n.Content) / 2
	m := &Map{Keys: make([]string, 0, size), Values: make([]any, 0, size)}
	var seen map[string]*yaml.Node
	if p.doubled && size > fewKeys {
		seen = make(map[string]*yaml.Node, size)
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if !isTextKey(key) || p.doubled && firstOf(n, i, seen) != nil {
			continue
		}
		m.Keys = append(m.Keys, key.Value)
		m.Values = append(m.Values, p.tree(n.Content[i+1], depth+1))
	}
	return m
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
