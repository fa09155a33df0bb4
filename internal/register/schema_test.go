package register

import (
	"encoding"
	"reflect"
	"slices"
	"testing"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/schema"
)

func schemas(t *testing.T) *schema.Schemas {
	t.Helper()
	s, err := schema.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestKindsAreThoseOfTheSchemas(t *testing.T) {
	if got, want := kindNames(), schema.Kinds(); !slices.Equal(got, want) {
		t.Errorf("the records have the kinds %q, the schemas %q", got, want)
	}
	for _, kind := range record.Kinds() {
		if record.New(kind) == nil {
			t.Errorf("there is no struct for %s", kind)
		}
	}
}

// Every key of a schema has a field that can hold it, and every field with a
// key is in the schema, at every depth.
func TestStructsAndSchemasAgree(t *testing.T) {
	s := schemas(t)
	for _, kind := range record.Kinds() {
		agree(t, string(kind), reflect.TypeOf(record.New(kind)).Elem(), s.Kind(string(kind)))
	}
	agree(t, schema.Register, reflect.TypeFor[record.Policy](), s.Kind(schema.Register))
	agree(t, schema.Recipients, reflect.TypeFor[record.Recipients](), s.Kind(schema.Recipients))
}

func agree(t *testing.T, path string, typ reflect.Type, f *schema.Field) {
	t.Helper()
	for _, sub := range f.Fields {
		index, ok := keysOf(typ)[sub.Name]
		if !ok {
			if !overrideKey(typ, sub.Name) {
				t.Errorf("%s/%s has no field in %s", path, sub.Name, typ)
			}
			continue
		}
		field := typ.FieldByIndex(index)
		if when := field.Tag.Get("when"); when != eventOrFact(sub.When) {
			t.Errorf("%s/%s is x-when %q and the field's when is %q", path, sub.Name, sub.When, when)
		}
		fits(t, path+"/"+sub.Name, field.Type, sub)
	}
	for key := range keysOf(typ) {
		if f.Field(key) == nil {
			t.Errorf("%s/%s is in %s and not in the schema", path, key, typ)
		}
	}
}

// overrideKey says whether a key of an override is one of the deadlines: these
// are decoded into a whole table of them.
func overrideKey(typ reflect.Type, key string) bool {
	_, deadline := keysOf(reflect.TypeFor[record.Deadlines]())[key]
	return typ == reflect.TypeFor[record.OverrideRule]() && deadline
}

// eventOrFact leaves out plans and deadlines, which no day hides.
func eventOrFact(when string) string {
	if when == "due" {
		return ""
	}
	return when
}

func fits(t *testing.T, path string, typ reflect.Type, f *schema.Field) {
	t.Helper()
	_, isText := reflect.New(typ).Interface().(encoding.TextUnmarshaler)
	switch {
	case f.Is("array"):
		if typ.Kind() != reflect.Slice {
			t.Fatalf("%s is a list and %s is none", path, typ)
		}
		fits(t, path+"/-", typ.Elem(), f.Items)
	case f.Format == "date" || typ == reflect.TypeFor[calendar.Date]():
		if typ != reflect.TypeFor[calendar.Date]() || f.Format != "date" {
			t.Errorf("%s has the format %q and the type %s", path, f.Format, typ)
		}
	case isText:
		if typ != reflect.TypeFor[calendar.Period]() || formOfPeriod(f) == "" {
			t.Errorf("%s has the pattern %q and the type %s", path, f.Pattern, typ)
		}
	case f.Is("string"):
		if typ.Kind() != reflect.String || formOfPeriod(f) != "" {
			t.Errorf("%s is a text with the pattern %q and the type %s", path, f.Pattern, typ)
		}
	case f.Is("integer"):
		if typ.Kind() != reflect.Int {
			t.Errorf("%s is a number and %s is none", path, typ)
		}
	case f.Is("boolean"):
		if typ.Kind() != reflect.Bool {
			t.Errorf("%s is true or false and %s is not", path, typ)
		}
	case typ.Kind() == reflect.Map:
		fitsMap(t, path, typ, f)
	case f.Is("object"):
		if typ.Kind() == reflect.Pointer {
			typ = typ.Elem()
		}
		agree(t, path, typ, f)
	default:
		t.Errorf("%s has the types %q", path, f.Types)
	}
}

// fitsMap looks at a mapping whose keys are the user's choice, or of a choice
// so plain that a map holds them.
func fitsMap(t *testing.T, path string, typ reflect.Type, f *schema.Field) {
	t.Helper()
	if f.Open != nil {
		fits(t, path+"/*", typ.Elem(), f.Open)
	}
	for _, sub := range f.Fields {
		fits(t, path+"/"+sub.Name, typ.Elem(), sub)
	}
}

func formOfPeriod(f *schema.Field) string {
	m := misfits{root: &schema.Field{Fields: []*schema.Field{f}}}
	if help := m.form([]string{f.Name}); len(help) > 14 && help[:14] == "write a period" {
		return help
	}
	return ""
}

// A reference has the form of an id; the program checks that form by itself.
func TestReferencesHaveTheFormOfIDs(t *testing.T) {
	s := schemas(t)
	for _, name := range schema.Names() {
		eachField(s.Kind(name), func(f *schema.Field) {
			if len(f.Refs) > 0 && f.Items == nil && f.Pattern != record.IDPattern {
				t.Errorf("%s/%s refers to %v with the pattern %q", name, f.Name, f.Refs, f.Pattern)
			}
			for _, kind := range f.Refs {
				if !slices.Contains(schema.Kinds(), kind) {
					t.Errorf("%s/%s refers to %s", name, f.Name, kind)
				}
			}
		})
	}
}

func eachField(f *schema.Field, visit func(*schema.Field)) {
	if f == nil {
		return
	}
	visit(f)
	eachField(f.Items, visit)
	eachField(f.Open, visit)
	for _, sub := range f.Fields {
		eachField(sub, visit)
	}
}
