package register

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"github.com/opcat-tools/npm/internal/page"
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
		m.wrongType(at, f, k)
	case *kind.Enum:
		m.wrongWord(at, f, k.Got)
	case *kind.Format:
		m.badFormat(at, f, k)
	case *kind.Pattern:
		m.add("S009", at, fmt.Sprintf("%s does not have the right form", name(at)), m.form(at))
	case *kind.Minimum, *kind.Maximum:
		m.add("S010", at, fmt.Sprintf("%s is out of range", name(at)), m.explain(at))
	case *kind.MinItems:
		m.add("S010", at, fmt.Sprintf("%s is an empty list", name(at)), m.explain(at))
	case *kind.Const:
		m.add("S010", at, fmt.Sprintf("%s has a value that this program does not know", name(at)), m.explain(at))
	default:
		m.add("S010", at, fmt.Sprintf("%s does not fit its schema", name(at)), m.explain(at))
	}
}

func (m *misfits) add(code string, at []string, message, help string) {
	m.found = append(m.found, page.Problem{Code: code, Pointer: pointerTo(at), Message: message, Help: help})
}

// addKey is add for what is wrong with a key rather than with its value.
func (m *misfits) addKey(code string, at []string, key, message, help string) {
	at = append(slices.Clone(at), key)
	m.atKey[pointerTo(at)] = true
	m.add(code, at, message, help)
}

func (m *misfits) wrongType(at []string, f *schema.Field, k *kind.Type) {
	if k.Got == "null" { // only in a list: a key without a value is left out
		m.add("S003", at, name(at)+" is empty", "write something after the hyphen or comma, or delete it")
		return
	}
	m.add("S003", at, fmt.Sprintf("%s is not %s", name(at), expected(f)), m.explain(at))
}

func (m *misfits) unknownKeys(at, keys []string) {
	var known []string
	for _, field := range fieldsOf(m.field(at)) {
		known = append(known, field.Name)
	}
	if f := m.field(at); f != nil && f.Open != nil {
		for _, key := range keys {
			m.addKey("S009", at, key, fmt.Sprintf("a key below %s does not have the right form", name(at)), keyForm(at))
		}
		return
	}
	for _, key := range keys {
		meant := Nearest(key, known)
		m.unknown[pointerTo(at)] = append(m.unknown[pointerTo(at)], meant)
		message := "unknown key"
		if isName(key) {
			message = fmt.Sprintf("unknown key %q", key)
		}
		m.addKey("S001", at, key, message, cmp.Or(belongs(m.root, key), didYouMean(meant, ownKeys)))
	}
}

const ownKeys = "keys of your own begin with x-"

// isName reports whether a key looks like one of a schema's. Others are not
// named: where a page is damaged, any text may have become a key.
func isName(key string) bool {
	return len(key) <= longestName && nameForm.MatchString(key)
}

const longestName = 40

var nameForm = regexp.MustCompile(`^[a-z][a-z0-9_-]*$`)

func fieldsOf(f *schema.Field) []*schema.Field {
	if f == nil {
		return nil
	}
	return f.Fields
}

func (m *misfits) wrongWord(at []string, f *schema.Field, got any) {
	if m.lenient && f.Vocabulary != "" {
		return
	}
	word, _ := got.(string)
	otherwise := "it is one of: " + strings.Join(f.Enum, ", ")
	if f.Vocabulary != "" {
		otherwise += "; more can be added under vocabulary: " + f.Vocabulary + " in " + File
	}
	m.add("S004", at, name(at)+" is none of the words that may stand here", didYouMean(Nearest(word, f.Enum), otherwise))
}

func (m *misfits) badFormat(at []string, f *schema.Field, k *kind.Format) {
	if f == nil || f.Format != "date" {
		m.add("S009", at, fmt.Sprintf("%s does not have the right form", name(at)), m.form(at))
		return
	}
	text, _ := k.Got.(string)
	if dateForm.MatchString(text) {
		m.add("S005", at, name(at)+" is a day that does not exist", "look up how many days the month has")
		return
	}
	m.add("S005", at, name(at)+" is not a date of the form YYYY-MM-DD", "write it as 2026-03-01, with two digits for month and day")
}

var dateForm = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)

// name is the key at a location, or the nearest above it that may be named.
func name(at []string) string {
	for i, step := range slices.Backward(at) {
		switch {
		case isName(step) && i == len(at)-1:
			return fmt.Sprintf("%q", step)
		case isName(step):
			return fmt.Sprintf("an item of %q", step)
		}
	}
	return "the record"
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

// explain is what the schema says of the value at a location or, where it says
// nothing, of what is around it.
func (m *misfits) explain(at []string) string {
	for n := len(at); n > 0; n-- {
		if f := m.field(at[:n]); f != nil && f.Description != "" {
			return f.Description
		}
	}
	return "see 'npm schema' for what may stand here"
}

// keyForm says what keys of one's own must look like.
func keyForm(at []string) string {
	if at[len(at)-1] == "checks" {
		return "write the code of a rule, such as M003, or the letter of a family"
	}
	return wordForm
}

const wordForm = "use only a-z, 0-9 and -, and begin with a letter or digit"

// form says what a text must look like, by the sort of field it is.
func (m *misfits) form(at []string) string {
	f := m.field(at)
	switch {
	case f == nil:
	case len(f.Refs) > 0:
		return fmt.Sprintf("write the id of a record in %s/: its path below that folder, without the ending", strings.Join(f.Refs, "/ or "))
	case strings.Contains(f.Pattern, "wd"):
		return "write a period such as 30d, 10wd (working days), 6m or 1y, of at most a hundred years"
	case f.Pattern == "^[a-z0-9][a-z0-9-]*$":
		return wordForm
	}
	return m.explain(at)
}
