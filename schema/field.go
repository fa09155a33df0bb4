package schema

import "slices"

// Field is one property as its schema describes it. The Field of a kind stands for
// the whole record. Fields are shared: treat them as constants.
type Field struct {
	Name        string // the key; a list's items and a map's values bear the name of their list or map
	Title       string // of a kind: what one record is called, "Place"
	Description string // one or two sentences for the person who fills in the file

	Types   []string // string, integer, boolean, array, object; two where a single value may stand for a list
	Format  string   // date, uri-reference, or empty
	Pattern string   // a regular expression, or empty
	Enum    []string // the words allowed, the register's own ones last; empty if any will do

	Access string // public, shared, internal or confidential; items and values have that of their list or map

	Refs       []string // the kinds to whose records it refers
	Literals   []string // words that may stand in place of a reference
	When       string   // event: the date of the whole record or list item; happened: of one fact in it; due: a deadline or a plan
	Vocabulary string   // the name under which register.yaml may add to Enum
	Theme      bool     // one of the themes of register.yaml

	// Required says that the key may never be missing. Conditional says that only some
	// records need it: with, unless the form is media; parties, unless there is an expert.
	Required    bool
	Conditional bool

	Items  *Field   // what a list holds
	Fields []*Field // what a mapping holds, in the order of the file
	Open   *Field   // what a mapping holds under keys of the user's choice, such as themes
}

// Field returns the property of that name, or nil. It may be asked of a nil Field.
func (f *Field) Field(name string) *Field {
	if f == nil {
		return nil
	}
	for _, sub := range f.Fields {
		if sub.Name == name {
			return sub
		}
	}
	return nil
}

// Is reports whether a value of the named JSON type may stand here.
func (f *Field) Is(kind string) bool { return slices.Contains(f.Types, kind) }

// newField reads the keywords of one schema. The access level of what surrounds it
// holds where it has none of its own.
func newField(name string, o *object, access string) *Field {
	f := &Field{
		Name:        name,
		Title:       o.text("title"),
		Description: o.text("description"),
		Types:       o.texts("type"),
		Format:      o.text("format"),
		Pattern:     o.text("pattern"),
		Enum:        o.texts("enum"),
		Access:      o.text("x-access"),
		Refs:        o.texts("x-ref"),
		Literals:    o.texts("x-literal"),
		When:        o.text("x-when"),
		Vocabulary:  o.text("x-vocabulary"),
		Theme:       o.get("x-theme") == true,
	}
	if f.Access == "" {
		f.Access = access
	}
	if items := o.object("items"); items != nil {
		f.Items = newField(name, items, f.Access)
	}
	if open := o.object("additionalProperties"); open != nil {
		f.Open = newField(name, open, f.Access)
	}
	f.Fields = properties(o, f.Access)
	return f
}

func properties(o *object, access string) []*Field {
	list := o.object("properties")
	if list == nil {
		return nil
	}
	required, conditional := o.texts("required"), conditions(o)
	fields := make([]*Field, 0, len(list.members))
	for _, m := range list.members {
		sub, ok := m.value.(*object)
		if !ok {
			continue
		}
		f := newField(m.key, sub, access)
		f.Required = slices.Contains(required, m.key)
		f.Conditional = slices.Contains(conditional, m.key)
		fields = append(fields, f)
	}
	return fields
}

// conditions are the keys that an if and else of the schema make required in some
// records.
func conditions(o *object) []string {
	if otherwise := o.object("else"); otherwise != nil {
		return otherwise.texts("required")
	}
	return nil
}

// uses reports whether a field, or one inside it, has one of these vocabularies.
func (f *Field) uses(vocabulary map[string][]string) bool {
	if f == nil {
		return false
	}
	if _, ok := vocabulary[f.Vocabulary]; ok {
		return true
	}
	inside := func(sub *Field) bool { return sub.uses(vocabulary) }
	return inside(f.Items) || inside(f.Open) || slices.ContainsFunc(f.Fields, inside)
}

// extend adds a register's words to every enum that has a vocabulary's name beside
// it, at any depth.
func extend(value any, vocabulary map[string][]string) {
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			extend(item, vocabulary)
		}
	case *object:
		for _, m := range v.members {
			extend(m.value, vocabulary)
		}
		if words := vocabulary[v.text("x-vocabulary")]; len(words) > 0 {
			v.addWords(words)
		}
	}
}

func (o *object) addWords(words []string) {
	for i, m := range o.members {
		enum, ok := m.value.([]any)
		if m.key != "enum" || !ok {
			continue
		}
		there := make(map[any]bool, len(enum)+len(words))
		for _, word := range enum {
			there[word] = true
		}
		for _, word := range words {
			if !there[word] {
				there[word] = true
				enum = append(enum, word)
			}
		}
		o.members[i].value = enum
	}
}
