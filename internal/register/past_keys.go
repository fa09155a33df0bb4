package register

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/schema"
)

// differing lists the keys in which two versions of a record do not say the
// same, in the order of the file. They cannot be compared where one could not be
// read.
func (r *Register) differing(was, is record.Record) (keys []record.ChangedKey, unread bool) {
	if was == nil || is == nil || record.Of(was).Kind != record.Of(is).Kind {
		return nil, true
	}
	before, after := reflect.ValueOf(was).Elem(), reflect.ValueOf(is).Elem()
	kind := record.Of(is).Kind
	return differingKeys("", r.Schemas.Kind(string(kind)).Fields, before, after), false
}

func differingKeys(above string, fields []*schema.Field, was, is reflect.Value) []record.ChangedKey {
	var keys []record.ChangedKey
	for _, f := range fields {
		index, ok := keysOf(was.Type())[f.Name]
		if !ok {
			continue
		}
		for _, found := range differingValues(above+f.Name, f, was.FieldByIndex(index), is.FieldByIndex(index)) {
			if !slices.ContainsFunc(keys, func(k record.ChangedKey) bool { return k.Key == found.Key && k.Was == found.Was && k.Is == found.Is }) {
				keys = append(keys, found)
			}
		}
	}
	return keys
}

// differingValues looks into what two mappings and two lists of as many mappings
// hold: the places in a list say nothing to a reader, so its keys have none.
func differingValues(key string, f *schema.Field, was, is reflect.Value) []record.ChangedKey {
	switch {
	case same(f, was, is):
		return nil
	case was.Kind() == reflect.Pointer && !was.IsNil() && !is.IsNil():
		return differingKeys(key+".", leaf(f).Fields, was.Elem(), is.Elem())
	case was.Kind() == reflect.Slice && was.Type().Elem().Kind() == reflect.Struct && was.Len() == is.Len():
		var keys []record.ChangedKey
		for i := range was.Len() {
			keys = append(keys, differingKeys(key+".", leaf(f).Fields, was.Index(i), is.Index(i))...)
		}
		return keys
	}
	told := tellable(f, was) && tellable(f, is)
	found := record.ChangedKey{Key: key, Told: told}
	if told {
		found.Was, found.Is = fmt.Sprint(was), fmt.Sprint(is)
	}
	return []record.ChangedKey{found}
}

// same says whether two values say the same. Where the lines of a text end says
// nothing.
func same(f *schema.Field, was, is reflect.Value) bool {
	switch {
	case was.Kind() == reflect.String && holdsText(f):
		return words(was.String()) == words(is.String())
	case was.Kind() == reflect.Slice && was.Len()+is.Len() == 0:
		return true
	}
	return reflect.DeepEqual(was.Interface(), is.Interface())
}

// tellable says whether a value is a date, a yes or no, or a word that its
// vocabulary has. Whatever else was typed may be a name or a number.
func tellable(f *schema.Field, v reflect.Value) bool {
	switch {
	case v.Type() == reflect.TypeFor[calendar.Date](), v.Kind() == reflect.Bool:
		return true
	case v.Kind() == reflect.String && len(f.Enum) > 0:
		return v.String() == "" || slices.Contains(f.Enum, v.String())
	}
	return false
}
