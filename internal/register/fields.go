package register

import (
	"fmt"
	"reflect"
	"strconv"

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

	steps *step
}

// step is the way to a value, the last step first.
type step struct {
	name string
	up   *step
}

// Pointer is the JSON pointer of the place in its record.
func (n Named) Pointer() string { return n.steps.pointer() }

func (s *step) pointer() string {
	if s == nil {
		return ""
	}
	return s.up.pointer() + "/" + s.name
}

// EachNamed visits every reference and theme of a record.
func (r *Register) EachNamed(rec record.Record, visit func(Named)) {
	eachNamed(reflect.ValueOf(rec).Elem(), r.plans[record.Of(rec).Kind], nil, visit)
}

func eachNamed(v reflect.Value, plans []*fieldPlan, up *step, visit func(Named)) {
	for _, plan := range plans {
		field := v.FieldByIndex(plan.index)
		if field.IsZero() {
			continue
		}
		at := &step{plan.field.Name, up}
		switch field.Kind() {
		case reflect.String:
			visit(Named{field.String(), plan.field, at})
		case reflect.Struct:
			eachNamed(field, plan.inner, at, visit)
		case reflect.Pointer:
			eachNamed(field.Elem(), plan.inner, at, visit)
		case reflect.Slice:
			eachInList(field, plan, at, visit)
		}
	}
}

func eachInList(list reflect.Value, plan *fieldPlan, up *step, visit func(Named)) {
	for i := range list.Len() {
		at := &step{strconv.Itoa(i), up}
		if item := list.Index(i); item.Kind() == reflect.String {
			visit(Named{item.String(), plan.field, at})
		} else {
			eachNamed(item, plan.inner, at, visit)
		}
	}
}
