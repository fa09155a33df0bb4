package register

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/schema"
)

const ruled = "schema: 1\ninstitution: {name: NPM}\n"

// load reads a register of the files given as path and text by turns.
func load(t *testing.T, files ...string) *Register {
	t.Helper()
	r, err := Load(tree(files...), nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func tree(files ...string) fstest.MapFS {
	all := fstest.MapFS{File: {Data: []byte(ruled)}}
	for i := 0; i+1 < len(files); i += 2 {
		all[files[i]] = &fstest.MapFile{Data: []byte(files[i+1]), Mode: 0o644}
	}
	return all
}

// found writes problems as "S001 places/a.yaml:3:1".
func found(r *Register) []string {
	var all []string
	for _, p := range r.Problems {
		all = append(all, fmt.Sprintf("%s %s:%d:%d", p.Code, p.Path, p.Start.Line, p.Start.Column))
	}
	return all
}

func expect(t *testing.T, r *Register, want ...string) {
	t.Helper()
	if got := found(r); !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
}

// full is a record of a kind with every field there is. JSON is YAML too.
func full(t *testing.T, name string) string {
	t.Helper()
	src, err := os.ReadFile("../../schema/testdata/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(src), "false", "true")
}

func TestFullRecordsAreDecodedWhole(t *testing.T) {
	for _, kind := range record.Kinds() {
		r := load(t, string(kind)+"/2026/a.yaml", full(t, string(kind)))
		expect(t, r)
		rec := r.Set.Get(kind, "2026/a")
		if rec == nil {
			t.Fatalf("no record of %s", kind)
		}
		if c := record.Of(rec); c.Kind != kind || c.Path != string(kind)+"/2026/a.yaml" {
			t.Errorf("the record is a %s at %s", c.Kind, c.Path)
		}
		for _, path := range zeros(reflect.ValueOf(rec).Elem(), string(kind)) {
			t.Errorf("%s is empty", path)
		}
	}
}

// zeros lists the fields with a key that hold nothing.
func zeros(v reflect.Value, path string) []string {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return []string{path}
		}
		return zeros(v.Elem(), path)
	case reflect.Slice:
		if v.Len() == 0 {
			return []string{path}
		}
		return zeros(v.Index(0), path+"/0")
	case reflect.Struct:
		var all []string
		for key, index := range keysOf(v.Type()) {
			all = append(all, zeros(v.FieldByIndex(index), path+"/"+key)...)
		}
		if len(keysOf(v.Type())) > 0 {
			return all
		}
	}
	if v.IsZero() {
		return []string{path}
	}
	return nil
}

// What is decoded, written as JSON again, is what was read.
func TestFullRecordsKeepTheirValues(t *testing.T) {
	for _, kind := range record.Kinds() {
		r := load(t, string(kind)+"/a.yaml", full(t, string(kind)))
		var want, got map[string]any
		if err := json.Unmarshal([]byte(full(t, string(kind))), &want); err != nil {
			t.Fatal(err)
		}
		written, err := json.Marshal(r.Set.Get(kind, "a"))
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(written, &got); err != nil {
			t.Fatal(err)
		}
		for key, value := range want {
			if !reflect.DeepEqual(listed(got[key]), listed(value)) {
				t.Errorf("%s/%s is %v, want %v", kind, key, got[key], value)
			}
		}
	}
}

// listed takes a text for a list of one, as visits may write their place.
func listed(value any) any {
	if text, ok := value.(string); ok {
		return []any{text}
	}
	return value
}

func TestScalars(t *testing.T) {
	r := load(t, "places/a.yaml", `name: 1.10
type: prison
region: 010
address: yes
notes: 2026-03-01
title: "null"
capacity: 120
tags: [1.10, 0x1F, off, ~tilde, "", 1e3]
since: 2026-03-01
authority:
body: ~
x-own: {b: 1}
`)
	expect(t, r)
	p := r.Set.Places["a"]
	want := &record.Place{Common: p.Common, Name: "1.10", Type: "prison", Region: "010", Address: "yes", Capacity: 120, Since: calendar.Of(2026, 3, 1)}
	want.Notes, want.Title, want.Body, want.Tags = "2026-03-01", "null", "", []string{"1.10", "0x1F", "off", "~tilde", "", "1e3"}
	if !reflect.DeepEqual(p, want) {
		t.Errorf("got %+v, want %+v", p, want)
	}
}

func TestNumbersAndBooleansHaveOneForm(t *testing.T) {
	const head = "name: a\ntype: prison\ncapacity: "
	for value, want := range map[string]int{"0": 0, "12": 12, "+12": -1, "012": -1, "1_000": -1, "12.0": -1, "0x1F": -1, `"12"`: -1, "99999999999999999999": -1} {
		r := load(t, "places/a.yaml", head+value+"\n")
		if want < 0 {
			expect(t, r, "S003 places/a.yaml:3:11")
		} else if expect(t, r); r.Set.Places["a"].Capacity != want {
			t.Errorf("capacity: %s is %d", value, r.Set.Places["a"].Capacity)
		}
	}
	for value, valid := range map[string]bool{"true": true, "false": true, "True": false, "yes": false, "on": false, "1": false, `"true"`: false} {
		r := load(t, "visits/a.yaml", "place: a\nstart: 2026-01-01\nannounced: "+value+"\n")
		if !valid {
			expect(t, r, "S003 visits/a.yaml:3:12")
		} else if expect(t, r); r.Set.Visits["a"].Announced != (value == "true") {
			t.Errorf("announced: %s", value)
		}
	}
}

func TestWhatDoesNotFitIsLeftOut(t *testing.T) {
	r := load(t, "places/a.yaml", "name: [a]\ntype: prison\nsince: 2026-3-1\ncapacity: many\npopulation: none\nvisit_every: 200y\nregion: b\n")
	p := r.Set.Places["a"]
	if p == nil || p.Name != "" || p.Since != 0 || p.Capacity != 0 || p.Population != nil && p.Population[0] != (record.Population{}) || !p.VisitEvery.IsZero() || p.Region != "b" {
		t.Errorf("got %+v", p)
	}
}

// An alias is no value, and the page says so already.
func TestAnAliasIsNotAlsoMissing(t *testing.T) {
	r := load(t, "stakeholders/a.yaml", "title: &a b\nname: *a\ncategory: other\n", "stakeholders/b.yaml", "title: b\nname:\ncategory: other\n")
	expect(t, r, "P006 stakeholders/a.yaml:1:8", "P006 stakeholders/a.yaml:2:7", "S002 stakeholders/b.yaml:2:1")
}

func TestBodies(t *testing.T) {
	const yaml = "name: a\ntype: prison\n"
	tests := []struct{ path, src, want string }{
		{"places/a.yaml", yaml + "body: |\n  b\n", "b\n"},
		{"places/a.md", "---\n" + yaml + "---\n\nb\n", "\nb\n"},
		{"places/a.md", "---\n" + yaml + "body: b\n---\n", "b"},
		{"places/a.md", "---\n" + yaml + "---\n \n", ""},
	}
	for _, test := range tests {
		r := load(t, test.path, test.src)
		expect(t, r)
		if got := r.Set.Places["a"].Body; got != test.want {
			t.Errorf("%q has the body %q", test.src, got)
		}
	}
}

// canary stands in for a name or a number that must not leave the file.
const canary = "Zq7canary"

// Messages name keys, ids and words of the vocabulary, whatever a record holds.
func TestMessagesQuoteNoValue(t *testing.T) {
	v := validatorFor(t, schema.Names()...)
	for _, name := range schema.Names() {
		for _, spoilt := range spoil(t, full(t, name)) {
			pg := page.Parse("a.yaml", []byte(spoilt))
			problems := pg.Problems
			if tree, ok := pg.Tree(); ok {
				_, misfits := v.validate(pg, record.Kind(name), tree)
				problems = append(problems, misfits...)
			}
			quoteNothing(t, problems)
		}
	}
	quoteNothing(t, load(t, File, ruled+"calendar: {holidays: "+canary+".csv}\n").Problems)
	quoteNothing(t, load(t, File, ruled+"calendar: {holidays: h.csv}\n", "h.csv", canary+"\n2026-01-01,\""+canary+"\n").Problems)
}

func quoteNothing(t *testing.T, problems []page.Problem) {
	t.Helper()
	for _, p := range problems {
		if strings.Contains(p.Message+p.Help, canary) || p.Message == "" || p.Help == "" {
			t.Errorf("%s: %q (%q)", p.Code, p.Message, p.Help)
		}
	}
}

// spoil gives a record with the canary in the place of each scalar, of each
// key and of each list or mapping in turn.
func spoil(t *testing.T, src string) []string {
	t.Helper()
	var record any
	if err := json.Unmarshal([]byte(src), &record); err != nil {
		t.Fatal(err)
	}
	var all []string
	write := func() {
		text, err := json.Marshal(record)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(text))
	}
	var walk func(value any, set func(any))
	walk = func(value any, set func(any)) {
		for _, other := range []any{canary, canary + " " + canary, []any{canary}, map[string]any{canary: canary}} {
			set(other)
			write()
		}
		set(value)
		switch value := value.(type) {
		case []any:
			for i := range value {
				walk(value[i], func(v any) { value[i] = v })
			}
		case map[string]any:
			for key := range value {
				walk(value[key], func(v any) { value[key] = v })
			}
		}
	}
	walk(record, func(v any) { record = v })
	if len(all) < 30 {
		t.Fatalf("only %d spoilt records", len(all))
	}
	return all
}

func TestExcerptsAreText(t *testing.T) {
	r := load(t, "places/a.yaml", "name: a\ntype: pris\xe9n\n")
	expect(t, r, "S004 places/a.yaml:2:7", "P001 places/a.yaml:2:11")
	for _, p := range r.Problems {
		if p.Excerpt != "type: pris\ufffdn" {
			t.Errorf("%s quotes %q", p.Code, p.Excerpt)
		}
	}
}

func TestExcerptsAreBounded(t *testing.T) {
	r := load(t, "places/a.yaml", "name: a\ntype: "+strings.Repeat("x", page.MaxSize/2)+"\n")
	if len(r.Problems) != 1 || r.Problems[0].Excerpt != "" {
		t.Errorf("%d problems", len(r.Problems))
	}
}
