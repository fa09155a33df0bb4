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

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/schema"
)

// validator holds compiled schemas; goroutines share it.
type validator struct {
	schemas  *schema.Schemas
	compiled map[string]*jsonschema.Schema
	lenient  bool // the register's own words could not be read, so no word can be called unknown where it may have some
}

func newValidator(schemas *schema.Schemas, names ...string) (*validator, error) {
	v := &validator{schemas: schemas, compiled: map[string]*jsonschema.Schema{}}
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
	compiler.RegisterFormat(&jsonschema.Format{Name: periodFormat, Validate: validatePeriod})
	if err := compiler.AddResource(name+".json", quicker(doc)); err != nil {
		return err
	}
	v.compiled[name], err = compiler.Compile(name + ".json")
	return err
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
	if plain(values, v.schemas.Kind(name)) {
		return nil
	}
	return v.examine(pg, name, values).all()
}

func (v *validator) examine(pg *page.Page, name string, values map[string]any) *misfits {
	m := &misfits{page: pg, root: v.schemas.Kind(name), lenient: v.lenient, unknown: map[string][]string{}, atKey: map[string]bool{}}
	invalid := (*jsonschema.ValidationError)(nil)
	if errors.As(v.compiled[name].Validate(values), &invalid) {
		m.collect(invalid)
	}
	return m
}

func located(pg *page.Page, code, pointer, message, help string) page.Problem {
	p := page.Problem{Code: code, Severity: page.Error, Path: pg.Path, Pointer: pointer, Message: message, Help: help}
	p.Start, p.End = pg.Locate(pointer)
	p.Excerpt = excerpt(pg, p.Start.Line)
	return p
}

// longestExcerpt is the length in bytes up to which a line is quoted.
const longestExcerpt = 2000

func excerpt(pg *page.Page, line int) string {
	if text := pg.Line(line); len(text) <= longestExcerpt {
		return strings.ToValidUTF8(text, "\ufffd")
	}
	return ""
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
	lenient bool
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
		p.Excerpt = excerpt(m.page, p.Start.Line)
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
