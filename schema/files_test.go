package schema

import (
	"bytes"
	"io/fs"
	"regexp"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

var levels = []string{"public", "shared", "internal", "confidential"}

// compile checks a schema against the draft-07 metaschema and makes it ready to
// validate, as the program does: formats are asserted.
func compile(t *testing.T, name string, raw []byte) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(name, doc); err != nil {
		t.Fatal(err)
	}
	sch, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return sch
}

func open(t *testing.T, name string) (*object, []byte) {
	t.Helper()
	raw, err := files.ReadFile(name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	tree, err := parse(raw)
	if err != nil {
		t.Fatal(err)
	}
	return tree, raw
}

func names() []string { return Names() }

func TestEveryFileIsASchemaAndNoOtherFileIsThere(t *testing.T) {
	found, err := fs.Glob(files, "*.json")
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != len(names()) {
		t.Errorf("files %v, want one for each of %v", found, names())
	}
	for _, name := range names() {
		tree, raw := open(t, name)
		compile(t, name+".json", raw)
		for key, want := range map[string]string{
			"$schema": "http://json-schema.org/draft-07/schema#",
			"$id":     "https://opcat-tools.github.io/npm/schema/" + name + ".json",
			"type":    "object",
		} {
			if got := tree.text(key); got != want {
				t.Errorf("%s: %s is %q, want %q", name, key, got, want)
			}
		}
		if tree.get("additionalProperties") != false {
			t.Errorf("%s: unknown keys are let in", name)
		}
		if own := tree.object("patternProperties"); own == nil || own.object("^x-") == nil {
			t.Errorf("%s: x- keys are not let in", name)
		}
	}
}

func TestFilesAreInTheFormWeWrite(t *testing.T) {
	for _, name := range names() {
		tree, raw := open(t, name)
		if !bytes.Equal(raw, tree.indented()) {
			t.Errorf("%s.json: indent it by two spaces a level, one value a line", name)
		}
	}
}

func TestEveryPropertyIsDescribed(t *testing.T) {
	for _, name := range names() {
		tree, _ := open(t, name)
		eachProperty(name, tree, "public", func(path string, p *object, around string) {
			if p.text("description") == "" {
				t.Errorf("%s: no description", path)
			}
			if len(p.texts("type")) == 0 {
				t.Errorf("%s: no type", path)
			}
			level := slices.Index(levels, p.text("x-access"))
			if level < 0 {
				t.Errorf("%s: x-access is %q", path, p.text("x-access"))
			}
			if level < slices.Index(levels, around) {
				t.Errorf("%s: %s inside something %s", path, p.text("x-access"), around)
			}
		})
	}
}

// eachProperty calls f for the properties of a schema, of its items, and of the maps
// in it, with the access level of what stands around them.
func eachProperty(path string, o *object, around string, f func(string, *object, string)) {
	if props := o.object("properties"); props != nil {
		for _, m := range props.members {
			p := m.value.(*object)
			f(path+"."+m.key, p, around)
			eachProperty(path+"."+m.key, p, p.text("x-access"), f)
		}
	}
	if items := o.object("items"); items != nil {
		eachProperty(path+"[]", items, around, f)
	}
	if open := o.object("additionalProperties"); open != nil {
		f(path+".*", open, around)
		eachProperty(path+".*", open, around, f)
	}
}

// eachSchema calls f for a schema and every schema inside it.
func eachSchema(path string, value any, f func(string, *object)) {
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			eachSchema(path, item, f)
		}
	case *object:
		f(path, v)
		for _, m := range v.members {
			eachSchema(path+"/"+m.key, m.value, f)
		}
	}
}

func TestKeywords(t *testing.T) {
	for _, name := range names() {
		tree, _ := open(t, name)
		eachSchema(name, tree, func(path string, o *object) {
			for _, key := range []string{"oneOf", "anyOf", "allOf", "$ref", "definitions"} {
				if o.get(key) != nil {
					t.Errorf("%s: %s gives several errors for one mistake; write it out", path, key)
				}
			}
			if _, err := regexp.Compile(o.text("pattern")); err != nil {
				t.Errorf("%s: %v", path, err)
			}
			if when := o.text("x-when"); when != "" && o.text("format") != "date" {
				t.Errorf("%s: x-when on something that is no date", path)
			}
		})
	}
}

func TestWordsOfTheAnnotations(t *testing.T) {
	allowed := map[string][]string{
		"format":    {"date", "uri-reference"},
		"x-when":    {"happened", "event", "due"},
		"x-ref":     Kinds(),
		"x-literal": {"npm"},
		"x-access":  levels,
	}
	for _, name := range names() {
		tree, _ := open(t, name)
		eachSchema(name, tree, func(path string, o *object) {
			for key, words := range allowed {
				for _, word := range o.texts(key) {
					if !slices.Contains(words, word) {
						t.Errorf("%s: %s: %q", path, key, word)
					}
				}
			}
		})
	}
}

func TestVocabulariesAndTheirListAgree(t *testing.T) {
	s := load(t, nil)
	used := map[string][]string{}
	for _, name := range names() {
		tree, _ := open(t, name)
		eachSchema(name, tree, func(path string, o *object) {
			vocabulary := o.text("x-vocabulary")
			if vocabulary == "" {
				return
			}
			enum := o.texts("enum")
			if earlier, ok := used[vocabulary]; ok && !slices.Equal(earlier, enum) {
				t.Errorf("%s: other words of %s than elsewhere: %v", path, vocabulary, enum)
			}
			used[vocabulary] = enum
			if !slices.Contains(s.Vocabularies(), vocabulary) {
				t.Errorf("%s: vocabulary %s is not in register.json", path, vocabulary)
			}
		})
	}
	for _, vocabulary := range s.Vocabularies() {
		if len(used[vocabulary]) == 0 {
			t.Errorf("register.json: no field uses the vocabulary %s", vocabulary)
		}
	}
}

func TestEventsAreTheDatesWithoutWhichNothingIsSaid(t *testing.T) {
	want := []string{
		"dialogue.date", "dialogue.commitments[].dropped.date", "assessments.date",
		"complaints.received", "complaints.actions[].date", "members.trainings[].date", "places.population[].date",
	}
	var got []string
	for _, name := range names() {
		tree, _ := open(t, name)
		eachProperty(name, tree, "public", func(path string, p *object, _ string) {
			if p.text("x-when") == "event" {
				got = append(got, path)
			}
		})
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("events: %q, want %q", got, want)
	}
}
