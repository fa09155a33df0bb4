package register

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/schema"
)

// validator holds what records are held against; goroutines share it.
type validator struct {
	schemas  *schema.Schemas
	compiled map[string]func() (*jsonschema.Schema, error)
	plans    map[record.Kind]*plan
	lenient  bool              // the register's own words could not be read, so no word can be called unknown where it may have some
	themes   map[string]string // the register's themes, by word
}

// newValidator compiles no schema yet: most kinds have only plain records, which
// need none, and compiling all of them takes longer than reading a small register.
func newValidator(schemas *schema.Schemas, names ...string) (*validator, error) {
	v := &validator{schemas: schemas, compiled: map[string]func() (*jsonschema.Schema, error){}, plans: map[record.Kind]*plan{}}
	for _, name := range names {
		v.compiled[name] = sync.OnceValues(func() (*jsonschema.Schema, error) { return compile(name, schemas.JSON(name)) })
		kind := record.Kind(name)
		if record.New(kind) == nil {
			continue
		}
		var err error
		if v.plans[kind], err = newPlan(kind, schemas.Kind(name)); err != nil {
			return nil, fmt.Errorf("schema of %s: %w", name, err)
		}
	}
	return v, nil
}

func compile(name string, src []byte) (*jsonschema.Schema, error) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(src))
	if err != nil {
		return nil, err
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	compiler.RegisterFormat(&jsonschema.Format{Name: idFormat, Validate: validateID})
	compiler.RegisterFormat(&jsonschema.Format{Name: periodFormat, Validate: validatePeriod})
	if err := compiler.AddResource(name+".json", quicker(doc)); err != nil {
		return nil, err
	}
	return compiler.Compile(name + ".json")
}

const (
	idFormat     = "register-id"
	periodFormat = "register-period"
)

func validateID(value any) error {
	if s, ok := value.(string); ok && !record.ValidID(s) {
		return fmt.Errorf("not an id")
	}
	return nil
}

// validatePeriod knows what a pattern cannot: how long a period may be. What is
// no period at all the pattern beside it complains of in the same words.
func validatePeriod(value any) error {
	if s, ok := value.(string); ok {
		return new(calendar.Period).UnmarshalText([]byte(s))
	}
	return nil
}

// quicker takes from a schema what costs time on every record and is known
// here already: references are most of a record, and their form needs no
// regular expression; keys beginning with x- never reach the schema (coerceMap).
// It also rewrites propertyNames, for which the library gives a wrong place.
func quicker(doc any) any {
	switch doc := doc.(type) {
	case map[string]any:
		delete(doc, "patternProperties")
		if names, ok := doc["propertyNames"].(map[string]any); ok {
			form, _ := names["pattern"].(string)
			doc["patternProperties"] = map[string]any{form: doc["additionalProperties"]}
			doc["additionalProperties"] = false
			delete(doc, "propertyNames")
		}
		if doc["pattern"] == record.IDPattern {
			delete(doc, "pattern")
			doc["format"] = idFormat
		}
		if pattern, ok := doc["pattern"].(string); ok && strings.Contains(pattern, "wd") {
			doc["format"] = periodFormat
		}
		for _, part := range doc {
			quicker(part)
		}
	case []any:
		for _, part := range doc {
			quicker(part)
		}
	}
	return doc
}

// read makes the record of a page and says where the page does not fit the
// schema. What does not fit its field is left out of the record.
func (v *validator) read(pg *page.Page, kind record.Kind, tree page.Value) (record.Record, []page.Problem) {
	if rec, ok := v.plans[kind].plainRecord(pg, tree, kind); ok {
		return rec, nil
	}
	values, problems := v.validate(pg, kind, tree)
	rec := record.New(kind)
	decode(rec, values)
	return rec, problems
}

// validate turns a page's tree into values as they lie in JSON, and says where
// they do not fit the schema. Markdown below the front matter is the key `body`.
func (v *validator) validate(pg *page.Page, kind record.Kind, tree page.Value) (map[string]any, []page.Problem) {
	values := coerceMap(tree, v.schemas.Kind(string(kind)))
	var problems []page.Problem
	if body, ok := pg.Body(); ok {
		if _, twice := values["body"]; twice {
			problems = append(problems, located(pg, "S010", "/body", "the text stands both in the key body and below the front matter", "keep one of the two"))
		}
		values["body"] = body
	}
	return values, append(problems, v.examine(pg, string(kind), values).all()...)
}

// examine gathers the problems the schema has with values.
func (v *validator) examine(pg *page.Page, name string, values map[string]any) *misfits {
	m := &misfits{page: pg, root: v.schemas.Kind(name), lenient: v.lenient, themes: v.themes, unknown: map[string][]string{}, atKey: map[string]bool{}}
	compiled, err := v.compiled[name]()
	if err == nil {
		err = compiled.Validate(values)
	}
	if invalid := (*jsonschema.ValidationError)(nil); errors.As(err, &invalid) {
		m.collect(invalid)
	} else if err != nil {
		m.add("S010", nil, "it could not be held against the schema of its kind", "look at the words under vocabulary in "+File)
	}
	return m
}

func located(pg *page.Page, code, pointer, message, help string) page.Problem {
	p := page.Problem{Code: code, Severity: page.Error, Path: pg.Path, Pointer: pointer, Message: message, Help: help}
	p.Start, p.End = pg.Locate(pointer)
	p.Excerpt = pg.Excerpt(p.Start.Line)
	return p
}

var integer = regexp.MustCompile(`^-?(0|[1-9][0-9]*)$`)

// coerce reads a value as its schema says: what the schema calls a string is
// the raw text (1.10, 010, yes); integers and booleans have one form each.
// What does not fit stays text, so that the schema can complain of it.
func coerce(value page.Value, f *schema.Field) any {
	if text, plain, ok := value.Scalar(); ok {
		return coerceScalar(text, plain, f)
	}
	switch {
	case value.IsList():
		list := make([]any, value.Len())
		for i := range list {
			list[i] = coerce(value.Item(i), itemField(f))
		}
		return list
	case value.IsMap():
		return coerceMap(value, f)
	}
	return nil
}

func itemField(f *schema.Field) *schema.Field {
	if f == nil {
		return nil
	}
	return f.Items
}

func coerceScalar(text string, plain bool, f *schema.Field) any {
	if f == nil || f.Is("string") || !plain {
		return text
	}
	if f.Is("boolean") && (text == "true" || text == "false") {
		return text == "true"
	}
	if f.Is("integer") && integer.MatchString(text) {
		if n, err := strconv.Atoi(text); err == nil {
			return n
		}
	}
	return text
}

// coerceMap leaves out keys that have no value, since templates are full of
// them, and those that begin with x-, which are the user's own.
func coerceMap(m page.Value, f *schema.Field) map[string]any {
	values := map[string]any{}
	for key, value := range m.Pairs() {
		if value.IsNull() || strings.HasPrefix(key, "x-") {
			continue
		}
		field := f.Field(key)
		if field == nil && f != nil {
			field = f.Open
		}
		values[key] = coerce(value, field)
	}
	return values
}

// misfits gathers the problems that a schema has with one page.
type misfits struct {
	page    *page.Page
	root    *schema.Field
	lenient bool
	themes  map[string]string   // by word
	unknown map[string][]string // by pointer of the mapping: what its unknown keys were meant to be
	found   []page.Problem      // not placed yet
	atKey   map[string]bool     // pointers whose key is meant, not their value
	missing []missing
}

// all gives the problems with their places. Finding a place takes a walk
// through the page, so it is done last and for no more than are shown.
func (m *misfits) all() []page.Problem {
	m.tellMissing()
	slices.SortFunc(m.found, func(a, b page.Problem) int {
		return cmp.Or(cmp.Compare(a.Pointer, b.Pointer), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message))
	})
	problems := SumUp(m.found)
	for i := range problems {
		p := &problems[i]
		locate := m.page.Locate
		if m.atKey[p.Pointer] {
			locate = m.page.LocateKey
		}
		p.Path, p.Severity = m.page.Path, page.Error
		p.Start, p.End = locate(p.Pointer)
		p.Excerpt = m.page.Excerpt(p.Start.Line)
		p.Fix = m.fix(*p)
	}
	return problems
}

// field follows a pointer through the schema.
func (m *misfits) field(location []string) *schema.Field {
	f := m.root
	for _, step := range location {
		switch {
		case f == nil:
			return nil
		case f.Field(step) != nil:
			f = f.Field(step)
		case f.Items != nil:
			f = f.Items
		default:
			f = f.Open
		}
	}
	return f
}

func split(pointer string) []string {
	if pointer == "" {
		return nil
	}
	return strings.Split(pointer[1:], "/")
}

// pointerTo writes a location as a JSON pointer.
func pointerTo(location []string) string {
	var b strings.Builder
	for _, step := range location {
		b.WriteString("/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(step))
	}
	return b.String()
}
