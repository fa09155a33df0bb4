package audience

import (
	"cmp"
	"maps"
	"reflect"
	"slices"

	"github.com/opcat-tools/npm/internal/record"
)

// Form is how much of a record a reader gets, by a word that scripts may know it
// by.
type Form string

// The forms.
const (
	Nothing   Form = "nothing"
	BareFacts Form = "facts"  // what register.yaml releases of it, or the NPM's people must know
	Open      Form = "record" // the record itself, without the fields that are withheld
)

// Part is what a reader gets of a record.
type Part struct {
	Form  Form
	Level Level          // the narrowest level of field that is open to it, where it sees the record
	Seen  map[string]int // how many values it sees of each field, by path
	Lost  []Reference    // those that lead to what is withheld from it
}

// Field is a field that a record has.
type Field struct {
	Path   string // its keys, with dots: recommendations.note
	Level  Level
	Values int // of a list or below one; else 1
}

// Reference is the name of a record in a field of another.
type Reference struct {
	Path string
	To   string // kind and id
}

// fieldsOf lists the fields that a record has, in the order of its kind.
func fieldsOf(rec record.Record, plan *plan) []Field {
	var all []Field
	at := map[string]int{}
	plan.walk(rec, func(path string, level Level, f *field, v reflect.Value) {
		i, met := at[path]
		if !met {
			i, at[path] = len(all), len(all)
			all = append(all, Field{Path: path, Level: level})
		}
		all[i].Values += valuesIn(v)
	})
	return all
}

func valuesIn(v reflect.Value) int {
	if v.Kind() == reflect.Slice {
		return v.Len()
	}
	return 1
}

// referencesOf lists the records that a record names.
func referencesOf(set *record.Set, rec record.Record, plan *plan) []Reference {
	found := map[Reference]bool{}
	plan.walk(rec, func(path string, _ Level, f *field, v reflect.Value) {
		for _, id := range idsIn(v, f) {
			found[Reference{path, nameIn(set, id, f.refs)}] = true
		}
	})
	return slices.SortedFunc(maps.Keys(found), func(a, b Reference) int { return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.To, b.To)) })
}

func idsIn(v reflect.Value, f *field) []string {
	var ids []string
	switch {
	case len(f.refs) == 0:
	case v.Kind() == reflect.String:
		ids = []string{v.String()}
	default:
		for i := range v.Len() {
			ids = append(ids, v.Index(i).String())
		}
	}
	return slices.DeleteFunc(ids, func(id string) bool { return slices.Contains(f.literals, id) })
}

// nameIn is the name of a record by its id, of the first of some kinds that has it.
func nameIn(set *record.Set, id string, kinds []record.Kind) string {
	for _, kind := range kinds {
		if set.Get(kind, id) != nil {
			return string(kind) + "/" + id
		}
	}
	return string(kinds[0]) + "/" + id
}

// walk visits every field of a record that holds something, down to those that
// hold no others. A field is no more open than what it stands in.
func (p *plan) walk(rec record.Record, visit func(path string, level Level, f *field, v reflect.Value)) {
	p.walkStruct(reflect.ValueOf(rec).Elem(), "", Public, visit)
}

func (p *plan) walkStruct(v reflect.Value, above string, least Level, visit func(string, Level, *field, reflect.Value)) {
	for _, f := range p.fields {
		if f == nil || f.name == "-" || v.Field(f.index).IsZero() {
			continue
		}
		value, path, level := v.Field(f.index), above+f.name, max(least, f.level)
		switch {
		case f.inner == nil:
			visit(path, level, f, value)
		case f.name == "":
			f.inner.walkStruct(value, above, least, visit)
		case value.Kind() == reflect.Slice:
			for i := range value.Len() {
				f.inner.walkStruct(value.Index(i), path+".", level, visit)
			}
		default:
			f.inner.walkStruct(reflect.Indirect(value), path+".", level, visit)
		}
	}
}

// part is what the view holds of a record. plans are for the kinds of all records.
func (v *View) part(rec record.Record, plans plans) Part {
	c := record.Of(rec)
	cleared := v.reader.clearance(rec)
	if v.Audience == Full {
		cleared = clearance{true, Confidential}
	}
	seen, form := v.set.Get(c.Kind, c.ID), Open
	if !cleared.open {
		seen, form = v.facts(c), BareFacts
	}
	if seen == nil {
		return Part{Form: Nothing}
	}
	part := Part{Form: form, Level: cleared.level, Seen: map[string]int{}}
	has := map[string]int{}
	for _, f := range fieldsOf(rec, plans[c.Kind]) {
		has[f.Path] = f.Values
	}
	for _, f := range fieldsOf(seen, plans[c.Kind]) {
		if n := min(f.Values, has[f.Path]); n > 0 { // facts name whom an answer was for, also where the record leaves it out
			part.Seen[f.Path] = n
		}
	}
	if form == Open {
		part.Lost = v.lost(rec, cleared.level, plans[c.Kind])
	}
	return part
}

// facts are the bare facts of a record that the view holds, nil where it holds
// none.
func (v *View) facts(c *record.Common) record.Record {
	if v.told == nil {
		v.told = map[string]record.Record{}
		for _, t := range v.reader.told {
			v.told[record.Of(t.of).Name()] = t.fact
		}
	}
	return v.told[c.Name()]
}

// lost are the references of a record to others that the view does not hold, in
// fields that are open to it.
func (v *View) lost(rec record.Record, level Level, plan *plan) []Reference {
	var lost []Reference
	open := map[string]bool{}
	for _, f := range fieldsOf(rec, plan) {
		open[f.Path] = f.Level <= level
	}
	for _, ref := range referencesOf(v.reader.set, rec, plan) {
		if open[ref.Path] && v.Audience != Full && !v.sees(ref.To) {
			lost = append(lost, ref)
		}
	}
	return lost
}

// sees says whether the view holds a record itself.
func (v *View) sees(name string) bool {
	kind, id, _ := record.KindOf(name)
	rec := v.reader.set.Get(kind, id)
	return rec != nil && v.reader.clearance(rec).open
}
