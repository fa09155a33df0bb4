// Package schema holds the JSON Schemas of the records, of register.yaml and of
// recipients.yaml. They are the one place where the names of fields, their
// vocabularies and their access levels are written; the rest of the program reads
// them from here.
package schema

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

//go:embed *.json
var files embed.FS

// Register is the name of the schema of register.yaml, beside those of the kinds.
const Register = "register"

// Recipients is the name of the schema of recipients.yaml.
const Recipients = "recipients"

// Kinds lists the folder names of the twelve kinds in the order of the manual.
func Kinds() []string {
	return []string{
		"places", "visits", "reports", "recommendations", "dialogue", "assessments",
		"stakeholders", "contacts", "complaints", "members", "agreements", "processes",
	}
}

// Names lists all schemas: those of the kinds, then those of the settings.
func Names() []string { return append(Kinds(), Register, Recipients) }

// Schemas are the schemas as one register uses them, its own words included.
// They do not change and may be read by several goroutines at once.
type Schemas struct {
	fields map[string]*Field
	json   map[string][]byte
}

// Load returns the schemas with a register's own words added to the vocabularies
// that it names: {"place-type": {"youth-camp"}}. A vocabulary that does not exist is
// an error that lists those there are; the error joins one line for each. A word that
// is there already is not added twice.
func Load(vocabulary map[string][]string) (*Schemas, error) {
	plain, err := embedded()
	if err != nil {
		return nil, err
	}
	if err := plain.unknown(vocabulary); err != nil {
		return nil, err
	}
	s := &Schemas{fields: maps.Clone(plain.fields), json: maps.Clone(plain.json)}
	for name, f := range plain.fields {
		if !f.uses(vocabulary) {
			continue
		}
		if err := s.read(name, vocabulary); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// embedded reads the files as they are, once in the life of the program: that takes
// some milliseconds, and what comes of it never changes.
var embedded = sync.OnceValues(func() (*Schemas, error) {
	s := &Schemas{fields: map[string]*Field{}, json: map[string][]byte{}}
	for _, name := range Names() {
		if err := s.read(name, nil); err != nil {
			return nil, err
		}
	}
	return s, nil
})

func (s *Schemas) read(name string, vocabulary map[string][]string) error {
	raw, err := files.ReadFile(name + ".json")
	if err != nil {
		return err
	}
	tree, err := parse(raw)
	if err != nil {
		return fmt.Errorf("schema %s: %w", name, err)
	}
	if len(vocabulary) > 0 {
		extend(tree, vocabulary)
		raw = tree.indented()
	}
	s.json[name] = raw
	s.fields[name] = newField(name, tree, "")
	return nil
}

// unknown reports vocabularies that no schema has. The property "vocabulary" of
// register.yaml lists those that may be added to.
func (s *Schemas) unknown(vocabulary map[string][]string) error {
	known := s.Vocabularies()
	var errs []error
	for name := range vocabulary {
		if !slices.Contains(known, name) {
			errs = append(errs, fmt.Errorf("unknown vocabulary %q: use one of %s", name, strings.Join(known, ", ")))
		}
	}
	slices.SortFunc(errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errors.Join(errs...)
}

// Vocabularies lists the names of the vocabularies to which a register may add
// words of its own.
func (s *Schemas) Vocabularies() []string {
	var names []string
	for _, f := range s.Kind(Register).Field("vocabulary").Fields {
		names = append(names, f.Name)
	}
	return names
}

// Kind returns the fields of a record of the named kind, or those of a file of
// settings: "register", "recipients". It is nil for any other name.
func (s *Schemas) Kind(name string) *Field { return s.fields[name] }

// JSON returns the schema of a kind, or that of a file of settings, as a file for
// an editor: indented, keys in the order of the manual, the register's own
// words among the vocabularies. It is nil for any other name.
func (s *Schemas) JSON(name string) []byte { return bytes.Clone(s.json[name]) }
