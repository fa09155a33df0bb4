package cli

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/report"
)

// filler puts a text of its own into every place of a document that can hold one.
type filler struct{ texts []string }

func (f *filler) fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		f.texts = append(f.texts, fmt.Sprintf("text %d", len(f.texts)))
		v.SetString(f.texts[len(f.texts)-1])
	case reflect.Pointer:
		if v.Type() == wordsType { // the program's own
			return
		}
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			f.fill(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f.fill(v.Field(i))
		}
	case reflect.Func:
		f.texts = append(f.texts, "data")
		v.Set(reflect.MakeFunc(v.Type(), func([]reflect.Value) []reflect.Value {
			return []reflect.Value{reflect.ValueOf(&[]any{"data"}).Elem().Index(0)}
		}))
	case reflect.Map:
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		f.fill(key)
		f.fill(value)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, value)
	case reflect.Interface, reflect.Array:
		panic("a document has no such part yet: fill it here")
	}
}

func textsOf(a *app, parts ...any) []string {
	var all []string
	for _, part := range parts {
		a.eachText(part, func(text string) { all = append(all, text) })
	}
	return all
}

// Whatever a document can say is looked at, in new parts of it too.
func TestGuardReadsAllOfADocument(t *testing.T) {
	doc, f := &report.Document{}, &filler{}
	f.fill(reflect.ValueOf(doc).Elem())
	got := textsOf(&app{}, doc)
	for _, text := range f.texts {
		if !slices.Contains(got, text) {
			t.Errorf("%q is not looked at", text)
		}
	}
	if len(f.texts) < 50 {
		t.Errorf("only %d texts were put in", len(f.texts))
	}
}

func TestGuardReadsWhatScriptsRead(t *testing.T) {
	type inner struct{ Name string }
	name := "a pointer"
	for _, test := range []struct {
		name string
		data any
		want []string
	}{
		{"values", struct {
			A string
			b inner
			C *string
			D []inner
			E map[string]any
		}{"a", inner{"hidden"}, &name, []inner{{"in a list"}}, map[string]any{"key": inner{"in a mapping"}}},
			[]string{"a", "a pointer", "hidden", "in a list", "in a mapping", "key"}},
		{"numbers", []any{1_234_567, int64(-7_654_321), 999_999, 3.5, true}, []string{"-7654321", "1234567"}},
		{"bytes", []byte("raw"), []string{"raw"}},
		{"nothing", nil, nil},
	} {
		got := textsOf(&app{}, &report.Document{Data: func() any { return test.data }})
		slices.Sort(got)
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: read %q, want %q", test.name, got, test.want)
		}
	}
}

// A table that stands in two places is looked at once, and the first part of
// something is not taken for the whole of it.
func TestGuardReadsWhatIsSharedOnce(t *testing.T) {
	table := &report.Table{Empty: "nothing"}
	if got := textsOf(&app{}, &report.Document{Table: table, Blocks: []report.Block{{Table: table}}}); !slices.Equal(got, []string{"nothing"}) {
		t.Errorf("read %q", got)
	}
	whole := &struct{ A, B string }{"a", "b"}
	if got := textsOf(&app{}, &report.Document{Data: func() any { return []any{&whole.A, whole} }}); !slices.Equal(got, []string{"a", "a", "b"}) {
		t.Errorf("read %q", got)
	}
}

// Of several parts each is read: what stands in one may come again in another.
func TestGuardReadsPartAfterPart(t *testing.T) {
	page := func(title string) any {
		return &report.Page{Document: &report.Document{Title: title}, Path: title + ".html"}
	}
	if got, want := textsOf(&app{}, page("a"), page("b")), []string{"a", "a.html", "b", "b.html"}; !slices.Equal(got, want) {
		t.Errorf("read %q, want %q", got, want)
	}
}

// Some commits have names of digits only.
func TestGuardLeavesOutTheNamesOfCommits(t *testing.T) {
	commit := "1234567890123456789012345678901234567890"
	a := &app{opened: opened{}}
	a.opened.add(&session{source: &source{revision: &git.Revision{Commit: commit}}})
	got := textsOf(a, &report.Document{Footer: []string{"at 1234567890", "of " + commit, "call 1234567891"}})
	if want := []string{"at ", "of ", "call 1234567891"}; !slices.Equal(got, want) {
		t.Errorf("read %q, want %q", got, want)
	}
}
