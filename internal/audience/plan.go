package audience

import (
	"reflect"
	"slices"

	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/schema"
)

// plans are the fields of every kind, as the schemas speak of them.
type plans map[record.Kind]*plan

// plan says of each field of a struct who may see it, and to what it refers.
type plan struct {
	fields []*field
	prune  [Confidential + 1][]*field // those of which a reader of a level may not see all
}

// field is one field of a struct. A field that no schema speaks of counts as
// confidential.
type field struct {
	name     string // its key; "" of what a struct embeds
	index    int
	level    Level
	refs     []record.Kind // the kinds to whose records it refers
	literals []string      // words that stand in place of a reference
	markdown bool          // text in which its author may leave comments
	inner    *plan         // of the struct that it holds, or points to, or is a list of
}

func plansFor(schemas *schema.Schemas) plans {
	all := plans{}
	for _, kind := range record.Kinds() {
		all[kind] = planOf(reflect.TypeOf(record.New(kind)).Elem(), schemas.Kind(string(kind)))
	}
	return all
}

func planOf(t reflect.Type, f *schema.Field) *plan {
	p := &plan{}
	for i := range t.NumField() {
		p.fields = append(p.fields, fieldOf(t.Field(i), i, f))
	}
	for level := range p.prune {
		for _, f := range p.fields {
			if f != nil && f.loses(Level(level)) {
				p.prune[level] = append(p.prune[level], f)
			}
		}
	}
	return p
}

// loses says whether a reader of a level may not see all that stands in a field.
func (f *field) loses(level Level) bool {
	return f.level > level || len(f.refs) > 0 || f.markdown || f.inner != nil && len(f.inner.prune[level]) > 0
}

// fieldOf leaves alone what is no key of a record: its id, kind and path.
func fieldOf(of reflect.StructField, index int, around *schema.Field) *field {
	if of.Anonymous {
		return &field{index: index, level: Public, inner: planOf(of.Type, around)}
	}
	key := of.Tag.Get("json")
	if key == "-" && slices.Contains([]string{"ID", "Kind", "Path"}, of.Name) {
		return nil
	}
	f := around.Field(key)
	if f == nil {
		return &field{name: key, index: index, level: Confidential}
	}
	made := &field{name: key, index: index, level: ParseLevel(f.Access), literals: f.Literals, markdown: key == "body"}
	for f.Items != nil {
		made.literals = append(made.literals, f.Items.Literals...)
		f = f.Items
	}
	for _, kind := range f.Refs {
		made.refs = append(made.refs, record.Kind(kind))
	}
	if inner := structIn(of.Type); inner != nil && len(f.Fields) > 0 {
		made.inner = planOf(inner, f)
	}
	return made
}

// structIn is the struct of ours that a field is, points to, or is a list of.
func structIn(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	return t
}
