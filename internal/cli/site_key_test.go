package cli

import (
	"fmt"
	"maps"
	"reflect"
	"testing"

	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/report"
)

// Two pages that differ in anything are not taken for the same.
func TestMadeOfTellsApart(t *testing.T) {
	doc := &report.Page{}
	(&filler{}).fill(reflect.ValueOf(doc).Elem())
	was, same := madeOf(doc), madeOf(doc)
	if was != same {
		t.Error("the same page has two hashes")
	}
	n := 0
	eachLeaf(reflect.ValueOf(doc), func(leaf reflect.Value) {
		old := reflect.New(leaf.Type()).Elem()
		old.Set(leaf)
		switch leaf.Kind() {
		case reflect.String:
			leaf.SetString(leaf.String() + "x")
		case reflect.Bool:
			leaf.SetBool(!leaf.Bool())
		case reflect.Float32, reflect.Float64:
			leaf.SetFloat(leaf.Float() + 1)
		case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
			leaf.SetUint(leaf.Uint() + 1)
		default:
			leaf.SetInt(leaf.Int() + 1)
		}
		if madeOf(doc) == was {
			t.Errorf("a %s, %v, makes no difference", leaf.Type(), leaf)
		}
		leaf.Set(old)
		n++
	})
	if n < 100 {
		t.Errorf("only %d values were tried", n)
	}
}

// eachLeaf visits what can be set and has no parts.
func eachLeaf(v reflect.Value, visit func(reflect.Value)) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.Type() != wordsType && !v.IsNil() {
			eachLeaf(v.Elem(), visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			eachLeaf(v.Field(i), visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachLeaf(v.Index(i), visit)
		}
	case reflect.Func, reflect.Map, reflect.Interface:
	default:
		if v.CanSet() {
			visit(v)
		}
	}
}

func TestMadeOf(t *testing.T) {
	values := []any{
		"", "a", "ab", []string{"a", "b"}, []string{"ab"}, []string{"ab", ""}, []string{"", "ab"}, nil, []string(nil), 0, 1, true, 1.5,
		map[string]string{"a": "b"}, map[string]string{"b": "a"}, map[string]string{"a": "b", "c": "d"}, []byte("a"), []byte("b"),
		language.Of("en"), language.Of("fr"), (*language.Words)(nil), &struct{ A string }{"z"}, (*struct{ A string })(nil),
	}
	met := map[string]string{}
	for _, v := range values {
		sum, name := madeOf(struct{ V any }{v}), fmt.Sprintf("%T %v", v, v)
		if len(name) > 50 {
			name = name[:50]
		}
		if other, twice := met[sum]; twice {
			t.Errorf("%s and %s are taken for the same", other, name)
		}
		met[sum] = name
	}
	many := map[string]int{}
	for i := range 100 {
		many[fmt.Sprint(i)] = i
	}
	if first := madeOf(many); madeOf(maps.Clone(many)) != first {
		t.Error("the order of a mapping matters")
	}
}
