package register

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/schema"
)

// fieldPlan is a field of a kind that holds references or themes, or a list or
// mapping that has such fields inside.
type fieldPlan struct {
	field *schema.Field
	index []int
	inner []*fieldPlan
}

// plansFor pairs the fields of the schemas with those of the structs, once for
// all records.
func plansFor(schemas *schema.Schemas) (map[record.Kind][]*fieldPlan, error) {
	plans := map[record.Kind][]*fieldPlan{}
	for _, kind := range record.Kinds() {
		plan, err := planFields(reflect.TypeOf(record.New(kind)).Elem(), schemas.Kind(string(kind)).Fields)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", kind, err)
		}
		plans[kind] = plan
	}
	return plans, nil
}

func planFields(t reflect.Type, fields []*schema.Field) ([]*fieldPlan, error) {
	var plans []*fieldPlan
	for _, f := range fields {
		index, ok := keysOf(t)[f.Name]
		if !ok {
			return nil, fmt.Errorf("the key %s of the schema has no field in %s", f.Name, t)
		}
		plan := &fieldPlan{field: leaf(f), index: index}
		if inner := structOf(t.FieldByIndex(index).Type); inner != nil {
			var err error
			if plan.inner, err = planFields(inner, leaf(f).Fields); err != nil {
				return nil, err
			}
		}
		if len(plan.field.Refs) > 0 || plan.field.Theme || len(plan.inner) > 0 {
			plans = append(plans, plan)
		}
	}
	return plans, nil
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

// Named is one place where a record names something: a reference or a theme.
type Named struct {
	Value string
	Field *schema.Field

	way []step
}

// step is one step of the way to a value: a key, or a place in a list.
type step struct {
	key   string
	place int
}

// Pointer is the JSON pointer of the place in its record. It can be asked for
// only while the place is visited.
func (n Named) Pointer() string {
	var b strings.Builder
	for _, s := range n.way {
		if s.key != "" {
			b.WriteString("/" + s.key)
		} else {
			fmt.Fprintf(&b, "/%d", s.place)
		}
	}
	return b.String()
}

// EachNamed visits every reference and theme of a record.
func (r *Register) EachNamed(rec record.Record, visit func(Named)) {
	v := visitor{visit: visit}
	v.fields(reflect.ValueOf(rec).Elem(), r.plans[record.Of(rec).Kind])
}

// visitor goes through a record; way is where it stands.
type visitor struct {
	visit func(Named)
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
		v.visit(Named{value.String(), plan.field, v.way})
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
