package register

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/schema"
)

// plan says for a field of a schema what certainly fits it, and puts that into
// the field of the struct. Nearly every record is plain from end to end: it goes
// from the page into its struct in one step. Whatever is not plain goes the way
// of validate, where the schema decides; only it says what is wrong. A fuzz test
// holds that both ways yield the same record, and that the schema agrees with
// every yes given here.
//
// There is one plan for each field of each kind, made once for all records.
type plan struct {
	index  []int            // where the field is in the struct around it
	scalar setter           // nil: the schema must look at single values
	item   *plan            // of what a list holds; nil: the schema must look at lists
	fields map[string]*plan // of what a mapping holds; nil: the schema must look at mappings
	needed bool             // the key may not be missing
	needs  int              // how many of fields are needed
}

// setter puts a single value into a field and says whether it certainly fits.
type setter func(v reflect.Value, text string, plain bool) bool

// plainRecord reads a record that is plain from end to end. If it is not ok the
// record may hold a part of what the page does, and is of no use.
func (p *plan) plainRecord(pg *page.Page, tree page.Value, kind record.Kind) (rec record.Record, ok bool) {
	rec = record.New(kind)
	v := reflect.ValueOf(rec).Elem()
	body, below := pg.Body()
	if !below {
		return rec, p.mapping(v, tree, 0)
	}
	if _, twice := tree.Get("body"); twice {
		return rec, false
	}
	b := p.fields["body"]
	had := 0
	if b.needed {
		had++
	}
	return rec, b.scalar(v.FieldByIndex(b.index), body, false) && p.mapping(v, tree, had)
}

// value puts a value into v and says whether it certainly fits.
func (p *plan) value(v reflect.Value, value page.Value) bool {
	if text, plain, ok := value.Scalar(); ok {
		return p.scalar != nil && p.scalar(v, text, plain)
	}
	switch {
	case value.IsList():
		return p.item != nil && p.list(v, value)
	case value.IsMap():
		return p.fields != nil && p.mapping(pointed(v), value, 0)
	}
	return false
}

// pointed is the struct that a field is or points to.
func pointed(v reflect.Value) reflect.Value {
	if v.Kind() != reflect.Pointer {
		return v
	}
	v.Set(reflect.New(v.Type().Elem()))
	return v.Elem()
}

// list leaves an empty list to the schema, which may ask for an item.
func (p *plan) list(v reflect.Value, value page.Value) bool {
	n := value.Len()
	if n == 0 {
		return false
	}
	v.Grow(n)
	v.SetLen(n)
	for i := range n {
		if !p.item.value(v.Index(i), value.Item(i)) {
			return false
		}
	}
	return true
}

// mapping puts the values of a mapping into a struct, of whose needed keys had
// are there already. The keys it passes over are those that coerceMap leaves out.
func (p *plan) mapping(v reflect.Value, value page.Value, had int) bool {
	for key, value := range value.Pairs() {
		if value.IsNull() || strings.HasPrefix(key, "x-") {
			continue
		}
		field := p.fields[key]
		if field == nil || !field.value(v.FieldByIndex(field.index), value) {
			return false
		}
		if field.needed {
			had++
		}
	}
	return had == p.needs
}

// newPlan pairs the fields of a kind with those of its struct.
func newPlan(kind record.Kind, f *schema.Field) (*plan, error) {
	p, err := planOf(reflect.TypeOf(record.New(kind)).Elem(), f)
	if err == nil && (p.fields["body"] == nil || p.fields["body"].scalar == nil) {
		err = fmt.Errorf("the schema has no text for the body")
	}
	return p, err
}

func planOf(t reflect.Type, f *schema.Field) (p *plan, err error) {
	p = &plan{scalar: setterOf(t, f), needed: f.Required || f.Conditional}
	switch {
	case f.Is("array") && f.Items != nil && t.Kind() == reflect.Slice:
		p.item, err = planOf(t.Elem(), f.Items)
	case f.Is("object") && f.Open == nil:
		err = p.addFields(t, f.Fields)
	}
	return p, err
}

func (p *plan) addFields(t reflect.Type, fields []*schema.Field) error {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	p.fields = map[string]*plan{}
	for _, f := range fields {
		index, ok := keysOf(t)[f.Name]
		if !ok {
			return fmt.Errorf("the key %s of the schema has no field in %s", f.Name, t)
		}
		field, err := planOf(t.FieldByIndex(index).Type, f)
		if err != nil {
			return err
		}
		field.index = index
		if p.fields[f.Name] = field; field.needed {
			p.needs++
		}
	}
	return nil
}

// wordPattern is the form of one word, such as a theme, as the schemas write it.
const wordPattern = "^[a-z0-9][a-z0-9-]*$"

// setterOf is nil for what only the schema knows, such as the bounds of numbers.
func setterOf(t reflect.Type, f *schema.Field) setter {
	switch {
	case t.Kind() == reflect.Slice && f.Is("string"):
		return inList(setterOf(t.Elem(), f))
	case t.Kind() == reflect.Bool && f.Is("boolean") && !f.Is("string"):
		return setBool
	case !f.Is("string"):
		return nil
	case t == reflect.TypeFor[calendar.Date]() && f.Format == "date" && f.Pattern == "" && len(f.Enum) == 0:
		return setDate
	case t.Kind() != reflect.String || f.Format != "":
		return nil
	case len(f.Enum) > 0 && f.Pattern == "":
		return wordOf(f.Enum)
	case len(f.Enum) > 0:
		return nil
	}
	return textOf(f.Pattern)
}

// textOf takes texts of the forms that need no regular expression.
func textOf(pattern string) setter {
	switch pattern {
	case "":
		return func(v reflect.Value, text string, _ bool) bool {
			v.SetString(text)
			return true
		}
	case record.IDPattern, wordPattern:
		return func(v reflect.Value, text string, _ bool) bool {
			v.SetString(text)
			return record.ValidID(text) && (pattern == record.IDPattern || strings.IndexByte(text, '/') < 0)
		}
	}
	return nil
}

// wordOf takes a word of a vocabulary, and the vocabulary's own copy of it.
func wordOf(words []string) setter {
	return func(v reflect.Value, text string, _ bool) bool {
		i := slices.Index(words, text)
		if i < 0 {
			return false
		}
		v.SetString(words[i])
		return true
	}
}

// inList takes a single value for a list of one.
func inList(set setter) setter {
	if set == nil {
		return nil
	}
	return func(v reflect.Value, text string, plain bool) bool {
		v.Grow(1)
		v.SetLen(1)
		return set(v.Index(0), text, plain)
	}
}

func setBool(v reflect.Value, text string, plain bool) bool {
	v.SetBool(text == "true")
	return plain && (text == "true" || text == "false")
}

func setDate(v reflect.Value, text string, _ bool) bool {
	date, err := calendar.ParseDate(text)
	v.SetInt(int64(date))
	return err == nil
}
