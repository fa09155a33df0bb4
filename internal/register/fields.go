package register

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/schema"
)

// fieldPlan is a field of a kind that holds parts of one sort, or a list or
// mapping that has such fields inside.
type fieldPlan struct {
	field *schema.Field
	index []int
	inner []*fieldPlan
}

// plans says for each kind where its parts of one sort are.
type plans map[record.Kind][]*fieldPlan

// plansFor pairs the fields of the schemas that hold a sort of parts with those
// of the structs, once for all records.
func plansFor(schemas *schema.Schemas, holds func(*schema.Field) bool) (plans, error) {
	all := plans{}
	for _, kind := range record.Kinds() {
		plan, err := planFields(reflect.TypeOf(record.New(kind)).Elem(), schemas.Kind(string(kind)).Fields, holds)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", kind, err)
		}
		all[kind] = plan
	}
	return all, nil
}

func planFields(t reflect.Type, fields []*schema.Field, holds func(*schema.Field) bool) ([]*fieldPlan, error) {
	var all []*fieldPlan
	for _, f := range fields {
		index, ok := keysOf(t)[f.Name]
		if !ok {
			return nil, fmt.Errorf("the key %s of the schema has no field in %s", f.Name, t)
		}
		plan := &fieldPlan{field: leaf(f), index: index}
		if inner := structOf(t.FieldByIndex(index).Type); inner != nil {
			var err error
			if plan.inner, err = planFields(inner, leaf(f).Fields, holds); err != nil {
				return nil, err
			}
		}
		if holds(plan.field) || len(plan.inner) > 0 {
			all = append(all, plan)
		}
	}
	return all, nil
}

func holdsName(f *schema.Field) bool { return len(f.Refs) > 0 || f.Theme }

// holdsDay leaves out deadlines and plans.
func holdsDay(f *schema.Field) bool { return f.When == "event" || f.When == "happened" }

// holdsText leaves out ids, words of a vocabulary, dates and periods.
func holdsText(f *schema.Field) bool {
	return f.Is("string") && !holdsName(f) && len(f.Enum) == 0 && f.Format == "" && f.Pattern == ""
}

// leaf is what a list holds, or the field itself.
func leaf(f *schema.Field) *schema.Field {
	if f.Items != nil {
		return f.Items
	}
	return f
}

// structOf is the struct that a field holds one or a list of, nil if none.
func structOf(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if len(keysOf(t)) == 0 {
		return nil
	}
	return t
}

// Part is one value in a record.
type Part struct {
	Text  string        // of a name or a text
	Date  calendar.Date // of a day
	Field *schema.Field

	way []step
}

// step is one step of the way to a value: a key, or a place in a list.
type step struct {
	key   string
	place int
}

// Pointer is the JSON pointer of the part in its record. It can be asked for
// only while the part is visited.
func (p Part) Pointer() string {
	var b strings.Builder
	for _, s := range p.way {
		if s.key != "" {
			b.WriteString("/" + s.key)
		} else {
			fmt.Fprintf(&b, "/%d", s.place)
		}
	}
	return b.String()
}

// Parts finds values in records by what the schemas say of them.
type Parts struct{ names, texts, days plans }

// NewParts makes the plans to find parts by.
func NewParts(schemas *schema.Schemas) (*Parts, error) {
	p := &Parts{}
	for to, holds := range map[*plans]func(*schema.Field) bool{&p.names: holdsName, &p.texts: holdsText, &p.days: holdsDay} {
		var err error
		if *to, err = plansFor(schemas, holds); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// EachName visits every reference and theme of a record.
func (p *Parts) EachName(rec record.Record, visit func(Part)) { each(p.names, rec, visit) }

// EachText visits every text of a record that its author wrote freely.
func (p *Parts) EachText(rec record.Record, visit func(Part)) { each(p.texts, rec, visit) }

// EachDay visits every date of a record on which something happened.
func (p *Parts) EachDay(rec record.Record, visit func(Part)) { each(p.days, rec, visit) }

func each(all plans, rec record.Record, visit func(Part)) {
	v := visitor{visit: visit}
	v.fields(reflect.ValueOf(rec).Elem(), all[record.Of(rec).Kind])
}

// visitor goes through a record; way is where it stands.
type visitor struct {
	visit func(Part)
	way   []step
}

func (v *visitor) fields(of reflect.Value, plans []*fieldPlan) {
	for _, plan := range plans {
		if field := of.FieldByIndex(plan.index); !field.IsZero() {
			v.way = append(v.way, step{key: plan.field.Name})
			v.value(field, plan)
			v.way = v.way[:len(v.way)-1]
		}
	}
}

func (v *visitor) value(value reflect.Value, plan *fieldPlan) {
	switch value.Kind() {
	case reflect.String:
		v.visit(Part{Text: value.String(), Field: plan.field, way: v.way})
	case reflect.Int32:
		v.visit(Part{Date: calendar.Date(value.Int()), Field: plan.field, way: v.way})
	case reflect.Struct:
		v.fields(value, plan.inner)
	case reflect.Pointer:
		v.fields(value.Elem(), plan.inner)
	case reflect.Slice:
		for i := range value.Len() {
			v.way = append(v.way, step{place: i})
			v.value(value.Index(i), plan)
			v.way = v.way[:len(v.way)-1]
		}
	}
}
