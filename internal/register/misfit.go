package register

import (
	"fmt"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/schema"
)

// collect turns the innermost errors into problems. Messages name keys and
// words of the vocabulary, never what the file holds: it may be a person's name.
func (m *misfits) collect(e *jsonschema.ValidationError) {
	for _, cause := range e.Causes {
		m.collect(cause)
	}
	if len(e.Causes) > 0 {
		return
	}
	at := e.InstanceLocation
	f := m.field(at)
	switch k := e.ErrorKind.(type) {
	case *kind.AdditionalProperties:
		m.unknownKeys(at, k.Properties)
	case *kind.Required:
		for _, key := range k.Missing {
			m.missing = append(m.missing, missing{pointerTo(at), key})
		}
	case *kind.Type:
		m.add("S003", at, fmt.Sprintf("%s is not %s", name(at), expected(f)), describe(f))
	case *kind.Enum:
		m.wrongWord(at, f, k.Got)
	case *kind.Format:
		m.badFormat(at, f, k)
	case *kind.Pattern, *kind.PropertyNames:
		m.add("S009", at, fmt.Sprintf("%s does not have the right form", name(at)), formOf(f))
	case *kind.Minimum, *kind.Maximum:
		m.add("S010", at, fmt.Sprintf("%s is out of range", name(at)), describe(f))
	case *kind.MinItems:
		m.add("S010", at, fmt.Sprintf("%s is an empty list", name(at)), describe(f))
	default:
		m.add("S010", at, fmt.Sprintf("%s does not fit its schema", name(at)), describe(f))
	}
}

func (m *misfits) add(code string, at []string, message, help string) {
	m.found = append(m.found, located(m.page, code, pointerTo(at), message, help))
}

func (m *misfits) unknownKeys(at, keys []string) {
	var known []string
	for _, field := range fieldsOf(m.field(at)) {
		known = append(known, field.Name)
	}
	if m.unknown == nil {
		m.unknown = map[string][]string{}
	}
	for _, key := range keys {
		meant := Nearest(key, known)
		m.unknown[pointerTo(at)] = append(m.unknown[pointerTo(at)], meant)
		where := append(slices.Clone(at), key)
		p := located(m.page, "S001", pointerTo(where), fmt.Sprintf("unknown key %q", key),
			didYouMean(meant, "keys of your own begin with x-"))
		p.Start, p.End = m.page.LocateKey(p.Pointer)
		p.Excerpt = m.page.Line(p.Start.Line)
		m.found = append(m.found, p)
	}
}

func fieldsOf(f *schema.Field) []*schema.Field {
	if f == nil {
		return nil
	}
	return f.Fields
}

func (m *misfits) wrongWord(at []string, f *schema.Field, got any) {
	word, _ := got.(string)
	otherwise := "it is one of: " + strings.Join(f.Enum, ", ")
	if f.Vocabulary != "" {
		otherwise += "; more can be added under vocabulary: " + f.Vocabulary + " in " + File
	}
	m.add("S004", at, fmt.Sprintf("%s has a word that is not in its vocabulary", name(at)), didYouMean(Nearest(word, f.Enum), otherwise))
}

func (m *misfits) badFormat(at []string, f *schema.Field, k *kind.Format) {
	if f == nil || f.Format != "date" {
		m.add("S009", at, fmt.Sprintf("%s does not have the right form", name(at)), formOf(f))
		return
	}
	text, _ := k.Got.(string)
	_, err := calendar.ParseDate(text)
	if err == nil {
		err = fmt.Errorf("not a date")
	}
	m.add("S005", at, fmt.Sprintf("%s is %s", name(at), err), "write it as 2026-03-01, with two digits for month and day")
}

// name is the key at a location, with its place in a list where there are many.
func name(at []string) string {
	key := "the record"
	for _, step := range slices.Backward(at) {
		if step[0] < '0' || step[0] > '9' {
			key = fmt.Sprintf("%q", step)
			break
		}
	}
	return key
}

func expected(f *schema.Field) string {
	if f == nil || len(f.Types) == 0 {
		return "of the right type"
	}
	words := map[string]string{"string": "a text", "integer": "a whole number", "boolean": "true or false", "array": "a list", "object": "a mapping of keys"}
	var names []string
	for _, t := range f.Types {
		names = append(names, words[t])
	}
	return strings.Join(names, " or ")
}

func describe(f *schema.Field) string {
	if f == nil {
		return ""
	}
	return f.Description
}

// formOf says what a text must look like, by the sort of field it is.
func formOf(f *schema.Field) string {
	switch {
	case f == nil:
		return ""
	case len(f.Refs) > 0:
		return "it is the id of one of: " + strings.Join(f.Refs, ", ") + ", such as ministry-of-justice"
	case strings.Contains(f.Pattern, "wd"):
		return "write a period such as 30d, 10wd (working days), 6m or 1y"
	}
	return f.Description
}
