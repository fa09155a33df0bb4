package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// An object is a JSON object that keeps its keys in the order of the file: editors
// offer them in that order, and a Go map would shuffle them.
type object struct{ members []member }

type member struct {
	key   string
	value any // *object, []any, string, json.Number, bool or nil
}

// parse reads one JSON object.
func parse(raw []byte) (*object, error) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	value, err := next(dec)
	if err != nil {
		return nil, err
	}
	o, ok := value.(*object)
	if !ok {
		return nil, fmt.Errorf("want a JSON object, not %T", value)
	}
	return o, nil
}

func next(dec *json.Decoder) (any, error) {
	token, err := dec.Token()
	if err != nil {
		return nil, err
	}
	switch token {
	case json.Delim('{'):
		return nextObject(dec)
	case json.Delim('['):
		return nextList(dec)
	}
	return token, nil
}

func nextObject(dec *json.Decoder) (*object, error) {
	o := &object{}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return nil, err
		}
		value, err := next(dec)
		if err != nil {
			return nil, err
		}
		o.members = append(o.members, member{key: key.(string), value: value})
	}
	_, err := dec.Token() // the closing brace
	return o, err
}

func nextList(dec *json.Decoder) ([]any, error) {
	list := []any{}
	for dec.More() {
		value, err := next(dec)
		if err != nil {
			return nil, err
		}
		list = append(list, value)
	}
	_, err := dec.Token() // the closing bracket
	return list, err
}

func (o *object) get(key string) any {
	for _, m := range o.members {
		if m.key == key {
			return m.value
		}
	}
	return nil
}

// object returns the object under a key, or nil if there is something else.
func (o *object) object(key string) *object {
	sub, _ := o.get(key).(*object)
	return sub
}

// text returns the string under a key, or "".
func (o *object) text(key string) string {
	s, _ := o.get(key).(string)
	return s
}

// texts returns the strings under a key; a single string counts as a list of one,
// as the keyword "type" has it.
func (o *object) texts(key string) []string {
	switch v := o.get(key).(type) {
	case string:
		return []string{v}
	case []any:
		list := make([]string, 0, len(v))
		for _, item := range v {
			if s, ok := item.(string); ok {
				list = append(list, s)
			}
		}
		return list
	}
	return nil
}

// indented writes the object as a file: two spaces a level and a line break at the
// end, the form the embedded files have.
func (o *object) indented() []byte {
	var b bytes.Buffer
	write(&b, o, 0)
	b.WriteByte('\n')
	return b.Bytes()
}

func write(b *bytes.Buffer, value any, depth int) {
	switch v := value.(type) {
	case *object:
		writeAll(b, "{", "}", len(v.members), depth, func(i int) {
			writeScalar(b, v.members[i].key)
			b.WriteString(": ")
			write(b, v.members[i].value, depth+1)
		})
	case []any:
		writeAll(b, "[", "]", len(v), depth, func(i int) { write(b, v[i], depth+1) })
	default:
		writeScalar(b, v)
	}
}

func writeAll(b *bytes.Buffer, open, end string, n, depth int, item func(int)) {
	b.WriteString(open)
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		newline(b, depth+1)
		item(i)
	}
	if n > 0 {
		newline(b, depth)
	}
	b.WriteString(end)
}

func newline(b *bytes.Buffer, depth int) {
	b.WriteString("\n" + strings.Repeat("  ", depth))
}

// writeScalar leaves <, > and & as they are: json.Marshal would escape them for HTML.
func writeScalar(b *bytes.Buffer, value any) {
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(value)   // a string, a number, a bool and nil cannot fail
	b.Truncate(b.Len() - 1) // Encode ends with a line break
}
