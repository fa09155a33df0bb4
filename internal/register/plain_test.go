package register

import (
	"reflect"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/schema"
)

func validatorFor(t testing.TB, names ...string) *validator {
	t.Helper()
	schemas, err := schema.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	v, err := newValidator(schemas, names...)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// agreeOnPlain holds the two ways of reading a record against each other: what is
// plain the schema has nothing against, and both make the same of it.
func agreeOnPlain(t *testing.T, v *validator, pg *page.Page, kind record.Kind, rec record.Record) (isPlain bool) {
	t.Helper()
	tree, _ := pg.Tree()
	values, problems := v.validate(pg, kind, tree)
	slow := record.New(kind)
	decode(slow, values)
	if !reflect.DeepEqual(rec, slow) {
		t.Errorf("%q is read as %+v, through its schema as %+v", pg.Source, rec, slow)
	}
	_, isPlain = v.plans[kind].plainRecord(pg, tree, kind)
	if isPlain && len(problems) > 0 {
		t.Errorf("%q is plain as one of the %s, but the schema says: %v", pg.Source, kind, problems)
	}
	return isPlain
}

// What is plain is read in a fraction of the time, so it is held that ordinary
// records are; and that whatever could be wrong is left to the schema.
func TestPlain(t *testing.T) {
	const (
		visit     = "place: [a/b, c]\nstart: 2026-01-01\ntype: full\nannounced: false\nend:\nx-own: [1, {b: ~}]\n"
		dialogue  = "date: 2026-01-01\nform: letter\nwith: [moj]\npurpose: [follow-up]\n"
		items     = "recommendations:\n- {recommendation: 2026/a/01, for: [moj], position: accepted, extends: {respond_by: 2026-02-01, reason: \"a\"}, x-mine: 1, note: }\n"
		recommend = "report: a\ntitle: \"1\"\naddressees: [npm]\n"
	)
	tests := []struct {
		name, path string
		kind       record.Kind
		src        string
		want       bool
	}{
		{"a visit", "a.yaml", record.Visits, visit, true},
		{"one place", "a.yaml", record.Visits, "place: a\nstart: 2026-01-01\n", true},
		{"one place that is no id", "a.yaml", record.Visits, "place: A\nstart: 2026-01-01\n", false},
		{"no place", "a.yaml", record.Visits, "place:\nstart: 2026-01-01\n", false},
		{"no places", "a.yaml", record.Visits, "place: []\nstart: 2026-01-01\n", false},
		{"an empty item", "a.yaml", record.Visits, "place: [a, ~]\nstart: 2026-01-01\n", false},
		{"no such day", "a.yaml", record.Visits, "place: a\nstart: 2026-02-30\n", false},
		{"no such word", "a.yaml", record.Visits, visit + "access_given: some\n", false},
		{"no boolean", "a.yaml", record.Visits, visit + "reprisal_check: yes\n", false},
		{"a boolean in quotes", "a.yaml", record.Visits, visit + "reprisal_check: \"true\"\n", false},
		{"an unknown key", "a.yaml", record.Visits, visit + "plaec: a\n", false},
		{"an unknown key without a value", "a.yaml", record.Visits, visit + "plaec:\n", true},
		{"a key that stands twice", "a.yaml", record.Visits, visit + "end: 2026-01-02\n", true},
		{"a list in place of a word", "a.yaml", record.Visits, visit + "access_given: [full]\n", false},
		{"a mapping in place of a text", "a.yaml", record.Visits, visit + "no_report: {a: b}\n", false},
		{"dialogue", "a.md", record.Dialogues, "---\n" + dialogue + items + "---\nminutes\n", true},
		{"a text in place of a mapping", "a.yaml", record.Dialogues, dialogue + "recommendations: [a]\n", false},
		{"a key missing inside", "a.yaml", record.Dialogues, dialogue + "recommendations: [{note: a}]\n", false},
		{"an unknown key inside", "a.yaml", record.Dialogues, dialogue + "recommendations: [{recommendation: a, nota: b}]\n", false},
		{"with nobody", "a.yaml", record.Dialogues, "date: 2026-01-01\nform: media\n", false},
		{"a recommendation", "a.md", record.Recommendations, "---\n" + recommend + "themes: [food]\n---\ntext\n", true},
		{"its body as a key", "a.yaml", record.Recommendations, recommend + "body: text\n", true},
		{"no body", "a.md", record.Recommendations, "---\n" + recommend + "---\n \n", false},
		{"two bodies", "a.md", record.Recommendations, "---\n" + recommend + "body: a\n---\nb\n", false},
		{"a theme like an id", "a.yaml", record.Recommendations, recommend + "body: a\nthemes: [a/b]\n", false},
		{"bounds", "a.yaml", record.Places, "name: a\ntype: prison\ncapacity: 3\n", false},
		{"a period", "a.yaml", record.Places, "name: a\ntype: prison\nvisit_every: 1y\n", false},
		{"an address on the web", "a.yaml", record.Places, "name: a\ntype: prison\nlinks: [{url: a}]\n", false},
	}
	v := validatorFor(t, schema.Kinds()...)
	for _, test := range tests {
		pg := page.Parse(test.path, []byte(test.src))
		tree, _ := pg.Tree()
		rec, _ := v.read(pg, test.kind, tree)
		if got := agreeOnPlain(t, v, pg, test.kind, rec); got != test.want {
			t.Errorf("%s: plain is %v", test.name, got)
		}
	}
}

func TestBothWaysAgreeOnFullAndSpoiltRecords(t *testing.T) {
	v := validatorFor(t, schema.Kinds()...)
	for _, kind := range record.Kinds() {
		src := full(t, string(kind))
		for _, text := range append(spoil(t, src), src) {
			pg := page.Parse("a.yaml", []byte(text))
			if tree, ok := pg.Tree(); ok {
				rec, _ := v.read(pg, kind, tree)
				agreeOnPlain(t, v, pg, kind, rec)
			}
		}
	}
}

// A schema that is no schema must not let everything in.
func TestASchemaThatCannotBeUsedIsAProblem(t *testing.T) {
	v := validatorFor(t, string(record.Places))
	_, err := compile("places", []byte(`{"type": 3}`))
	if err == nil {
		t.Fatal("it is used")
	}
	v.compiled["places"] = func() (*jsonschema.Schema, error) { return nil, err }
	pg := page.Parse("a.yaml", []byte("name: a\ntype: prison\ncapacity: 3\n"))
	tree, _ := pg.Tree()
	if _, problems := v.read(pg, record.Places, tree); len(problems) != 1 || problems[0].Code != "S010" || problems[0].Start.IsZero() {
		t.Errorf("problems %v", problems)
	}
}

// The schemas are compiled when they are first needed; all of them can be.
func TestSchemasCompile(t *testing.T) {
	v := validatorFor(t, schema.Names()...)
	for name, compiled := range v.compiled {
		if _, err := compiled(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
