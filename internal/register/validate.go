package register

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/schema"
)

// validator holds compiled schemas; goroutines share it.
type validator struct {
	schemas  *schema.Schemas
	compiled map[string]*jsonschema.Schema
}

func newValidator(schemas *schema.Schemas, names ...string) (*validator, error) {
	v := &validator{schemas, map[string]*jsonschema.Schema{}}
	for _, name := range names {
		if err := v.compile(name); err != nil {
			return nil, fmt.Errorf("schema of %s: %w", name, err)
		}
	}
	return v, nil
}

func (v *validator) compile(name string) error {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(v.schemas.JSON(name)))
	if err != nil {
		return err
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	compiler.RegisterFormat(&jsonschema.Format{Name: idFormat, Validate: validateID})
	if err := compiler.AddResource(name+".json", quicker(doc)); err != nil {
		return err
	}
	v.compiled[name], err = compiler.Compile(name + ".json")
	return err
}

const idFormat = "register-id"

func validateID(value any) error {
	if s, ok := value.(string); ok && !record.ValidID(s) {
		return fmt.Errorf("not an id")
	}
	return nil
}

// quicker takes from a schema what costs time on every record and is known
// here already: references are most of a record, and their form needs no
// regular expression; keys beginning with x- never reach the schema (coerceMap).
func quicker(doc any) any {
	switch doc := doc.(type) {
	case map[string]any:
		delete(doc, "patternProperties")
		if doc["pattern"] == record.IDPattern {
			delete(doc, "pattern")
			doc["format"] = idFormat
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

// validate turns a page's tree into plain values and says where they do not
// fit the schema. Markdown below the front matter is the key `body`.
func (v *validator) validate(pg *page.Page, kind record.Kind, tree *page.Map) (map[string]any, []page.Problem) {
	values := coerceMap(tree, v.schemas.Kind(string(kind)))
	var problems []page.Problem
	if body, ok := pg.Body(); ok {
		if _, twice := values["body"]; twice {
			problems = append(problems, located(pg, "S010", "/body", "the text stands both in the key body and below the front matter", "keep one of the two"))
		}
		values["body"] = body
	}
	return values, append(problems, v.misfits(pg, string(kind), values)...)
}

// misfits are the problems the schema has with values.
func (v *validator) misfits(pg *page.Page, name string, values map[string]any) []page.Problem {
	err := v.compiled[name].Validate(values)
	if err == nil {
		return nil
	}
	invalid, ok := err.(*jsonschema.ValidationError)
	if !ok {
		return []page.Problem{located(pg, "S010", "", "the record does not fit its schema", "compare it with 'npm schema "+name+"'")}
	}
	m := &misfits{page: pg, root: v.schemas.Kind(name)}
	m.collect(invalid)
	return m.all()
}

func located(pg *page.Page, code, pointer, message, help string) page.Problem {
	p := page.Problem{Code: code, Severity: page.Error, Path: pg.Path, Pointer: pointer, Message: message, Help: help}
	p.Start, p.End = pg.Locate(pointer)
	p.Excerpt = pg.Line(p.Start.Line)
	return p
}

var integer = regexp.MustCompile(`^-?(0|[1-9][0-9]*)$`)

// coerce reads a value as its schema says: what the schema calls a string is
// the raw text (1.10, 010, yes); integers and booleans have one form each.
// What does not fit stays text, so that the schema can complain of it.
func coerce(value any, f *schema.Field) any {
	switch value := value.(type) {
	case page.Scalar:
		return coerceScalar(value, f)
	case []any:
		list := make([]any, len(value))
		for i, item := range value {
			list[i] = coerce(item, itemField(f))
		}
		return list
	case *page.Map:
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

func coerceScalar(s page.Scalar, f *schema.Field) any {
	if f == nil || f.Is("string") || !s.Plain {
		return s.Text
	}
	if f.Is("boolean") && (s.Text == "true" || s.Text == "false") {
		return s.Text == "true"
	}
	if f.Is("integer") && integer.MatchString(s.Text) {
		if n, err := strconv.Atoi(s.Text); err == nil {
			return n
		}
	}
	return s.Text
}

// coerceMap leaves out keys that have no value, since templates are full of
// them, and those that begin with x-, which are the user's own.
func coerceMap(m *page.Map, f *schema.Field) map[string]any {
	values := make(map[string]any, len(m.Keys)+1)
	for i, key := range m.Keys {
		if m.Values[i] == nil || strings.HasPrefix(key, "x-") {
			continue
		}
		field := f.Field(key)
		if field == nil && f != nil {
			field = f.Open
		}
		values[key] = coerce(m.Values[i], field)
	}
	return values
}

// misfits gathers the problems that a schema has with one page.
type misfits struct {
	page    *page.Page
	root    *schema.Field
	unknown map[string][]string // by pointer of the mapping: what its unknown keys were meant to be
	found   []page.Problem
	missing []missing
}

type missing struct{ pointer, key string }

// all leaves out a missing key where a key beside it is a misspelling of it, or
// where its value may be an alias, which is not read: one mistake is one problem.
func (m *misfits) all() []page.Problem {
	aliased := slices.ContainsFunc(m.page.Problems, func(p page.Problem) bool { return p.Code == "P006" })
	for _, gap := range m.missing {
		if aliased || slices.Contains(m.unknown[gap.pointer], gap.key) {
			continue
		}
		p := located(m.page, "S002", gap.pointer, fmt.Sprintf("%q is missing", gap.key), m.describe(gap))
		p.Start, p.End = m.page.LocateKey(gap.pointer)
		p.Excerpt = m.page.Line(p.Start.Line)
		m.found = append(m.found, p)
	}
	return m.found
}

func (m *misfits) describe(gap missing) string {
	f := m.field(split(gap.pointer)).Field(gap.key)
	if f == nil {
		return ""
	}
	return gap.key + ": " + f.Description
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
