package register

import (
	"encoding"
	"reflect"

	"github.com/opcat-tools/npm/internal/record"
)

// decode puts values into a struct by the `json` tags of its fields. A value
// that does not fit its field is left out.
func decode(target any, values map[string]any) {
	decodeStruct(reflect.ValueOf(target).Elem(), values)
}

func decodeStruct(v reflect.Value, values map[string]any) {
	index := keysOf(v.Type())
	for key, value := range values {
		if path, ok := index[key]; ok {
			decodeValue(v.FieldByIndex(path), value)
		}
	}
}

func decodeValue(v reflect.Value, value any) {
	if text, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		decodeText(v, text, value)
		return
	}
	switch v.Kind() {
	case reflect.String:
		if s, ok := value.(string); ok {
			v.SetString(s)
		}
	case reflect.Int:
		if n, ok := value.(int); ok {
			v.SetInt(int64(n))
		}
	case reflect.Bool:
		if b, ok := value.(bool); ok {
			v.SetBool(b)
		}
	case reflect.Slice:
		decodeList(v, value)
	case reflect.Struct, reflect.Pointer, reflect.Map:
		if m, ok := value.(map[string]any); ok {
			decodeMapping(v, m)
		}
	}
}

// decodeText leaves a field as it was where the text cannot be read: half a
// date is no date, and a deadline keeps its default.
func decodeText(v reflect.Value, text encoding.TextUnmarshaler, value any) {
	before := v.Interface()
	s, ok := value.(string)
	if !ok || text.UnmarshalText([]byte(s)) != nil {
		v.Set(reflect.ValueOf(before))
	}
}

// decodeList takes a single value for a list of one.
func decodeList(v reflect.Value, value any) {
	list, ok := value.([]any)
	if !ok {
		list = []any{value}
	}
	out := reflect.MakeSlice(v.Type(), len(list), len(list))
	for i, item := range list {
		decodeValue(out.Index(i), item)
	}
	v.Set(out)
}

func decodeMapping(v reflect.Value, m map[string]any) {
	switch v.Kind() {
	case reflect.Struct:
		decodeStruct(v, m)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		decodeStruct(v.Elem(), m)
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for key, value := range m {
			item := reflect.New(v.Type().Elem()).Elem()
			decodeValue(item, value)
			v.SetMapIndex(reflect.ValueOf(key), item)
		}
	}
}

// keyIndex says, for each struct type of a record, of the policy or of the recipients, where each
// key's field is. It is read off the tags once and never changes.
var keyIndex = func() map[reflect.Type]map[string][]int {
	index := map[reflect.Type]map[string][]int{}
	indexKeys(reflect.TypeFor[record.Policy](), index)
	indexKeys(reflect.TypeFor[record.Recipients](), index)
	for _, kind := range record.Kinds() {
		indexKeys(reflect.TypeOf(record.New(kind)).Elem(), index)
	}
	return index
}()

func indexKeys(t reflect.Type, index map[reflect.Type]map[string][]int) {
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || index[t] != nil {
		return
	}
	index[t] = map[string][]int{}
	for _, field := range reflect.VisibleFields(t) {
		if key := field.Tag.Get("json"); key != "" && key != "-" {
			index[t][key] = field.Index
			indexKeys(field.Type, index)
		}
	}
}

func keysOf(t reflect.Type) map[string][]int { return keyIndex[t] }
