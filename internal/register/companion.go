package register

import (
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/schema"
)

// companion is what the sealed file beside an open record holds: some of the
// record's fields, as its schema reads them. Items of lists have the reference by
// which the record's own items are found.
type companion struct {
	values map[string]any
	field  *schema.Field
}

// readCompanion reads a companion. What does not fit is a problem and is left out.
func (v *validator) readCompanion(f file, src []byte) (*companion, Reading) {
	pg := page.Parse(f.path, src)
	read := Reading{Page: pg, Problems: pg.Problems, Ignores: pg.Ignores()}
	c := &companion{field: v.schemas.Kind(string(f.kind))}
	if tree, ok := pg.Tree(); ok {
		c.values = coerceMap(tree, c.field)
		s := &sieve{page: pg}
		s.mapping(c.values, c.field, nil)
		m := v.examine(pg, string(f.kind), c.values)
		m.missing = nil // what is needed stands in the open file
		read.Problems = slices.Concat(read.Problems, SumUp(s.problems), m.all())
	}
	for i := range read.Problems {
		read.Problems[i].Record = f.name()
	}
	return c, read
}

// sieve takes out of a companion what does not belong in one.
type sieve struct {
	page     *page.Page
	problems []page.Problem
}

// mapping leaves the confidential fields of a mapping, what has such inside, and
// what the schema does not know, which it will complain of. reference is the key by
// which an item of a list is found, "" elsewhere.
func (s *sieve) mapping(values map[string]any, f *schema.Field, at []string) {
	reference := ""
	if len(at) > 0 {
		reference = referenceOf(f)
	}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		sub, here := f.Field(key), append(slices.Clip(at), key)
		switch {
		case sub == nil || isConfidential(sub) || key == reference:
		case !holdsConfidential(sub):
			s.refuse(here, key)
			delete(values, key)
		default:
			s.inside(values[key], sub, here)
		}
	}
}

func (s *sieve) inside(value any, f *schema.Field, at []string) {
	switch value := value.(type) {
	case map[string]any:
		s.mapping(value, f, at)
	case []any:
		for i, item := range value {
			if item, ok := item.(map[string]any); ok {
				s.mapping(item, leaf(f), append(slices.Clip(at), strconv.Itoa(i)))
			}
		}
	}
}

func (s *sieve) refuse(at []string, key string) {
	s.problems = append(s.problems, located(s.page, "S015", pointerTo(at), strconv.Quote(key)+" is not confidential, so it has no place in a companion and is not read",
		"write it in the open file, or seal the record whole"))
}

// referenceOf is the key by which items of a list are told apart: a reference that
// each must have; "" where there is none.
func referenceOf(item *schema.Field) string {
	for _, f := range item.Fields {
		if f.Required && len(f.Refs) > 0 {
			return f.Name
		}
	}
	return ""
}

// joined is where the values of a companion have come to stand in its record.
type joined struct {
	path     string            // of the companion
	pointers map[string]string // in the companion, by pointer in the record
	misfits  map[string]string // what is wrong with values, by pointer in the companion
}

const (
	standsTwice  = "this stands in the open file too"
	matchesNone  = "no item of the open file has this reference"
	namesNothing = "this item does not say which item of the open file it belongs to"
)

// join puts the values of a companion into its record.
func (c *companion) join(rec record.Record, path string) *joined {
	j := &joined{path: path, pointers: map[string]string{}, misfits: map[string]string{}}
	j.mapping(reflect.ValueOf(rec).Elem(), c.values, c.field, nil, nil)
	return j
}

// mapping joins the values at from, in the companion, to a struct at to, in the
// record.
func (j *joined) mapping(v reflect.Value, values map[string]any, f *schema.Field, from, to []string) {
	for _, key := range slices.Sorted(maps.Keys(values)) {
		sub, index := f.Field(key), keysOf(v.Type())[key]
		if sub == nil || index == nil || !holdsConfidential(sub) {
			continue
		}
		target := v.FieldByIndex(index)
		from, to := append(slices.Clip(from), key), append(slices.Clip(to), key)
		switch value := values[key].(type) {
		case []any:
			if !isConfidential(sub) {
				j.items(target, value, leaf(sub), from, to)
				continue
			}
			j.value(target, value, from, to)
		case map[string]any:
			if !isConfidential(sub) && target.Kind() == reflect.Pointer && !target.IsNil() {
				j.mapping(target.Elem(), value, sub, from, to)
				continue
			}
			j.value(target, value, from, to)
		default:
			j.value(target, value, from, to)
		}
	}
}

// value puts a value into a field that holds none yet.
func (j *joined) value(target reflect.Value, value any, from, to []string) {
	if !target.IsZero() {
		j.misfits[pointerTo(from)] = standsTwice
		return
	}
	decodeValue(target, value)
	j.pointers[pointerTo(to)] = pointerTo(from)
}

// items joins each item to the one of the record that has its reference. Where
// several have, the first goes to the first, the second to the second.
func (j *joined) items(target reflect.Value, items []any, f *schema.Field, from, to []string) {
	reference := referenceOf(f)
	places := placesBy(reference, target)
	for i, item := range items {
		from := append(slices.Clip(from), strconv.Itoa(i))
		values, _ := item.(map[string]any)
		id, _ := values[reference].(string)
		switch {
		case id == "":
			j.misfits[pointerTo(from)] = namesNothing
		case len(places[id]) == 0:
			j.misfits[pointerTo(append(from, reference))] = matchesNone
		default:
			place := places[id][0]
			places[id] = places[id][1:]
			j.mapping(target.Index(place), values, f, from, append(slices.Clip(to), strconv.Itoa(place)))
		}
	}
}

// placesBy are the places in a list of the items that have each reference.
func placesBy(reference string, list reflect.Value) map[string][]int {
	places := map[string][]int{}
	for i := range list.Len() {
		item := list.Index(i)
		id := item.FieldByIndex(keysOf(item.Type())[reference]).String()
		places[id] = append(places[id], i)
	}
	return places
}

// joinAll puts every companion that could be read into its record, and notes in
// the records where one could not.
func (r *Register) joinAll(found, companions []*slot) {
	if len(companions) == 0 {
		return
	}
	open := map[string]*slot{}
	for _, s := range found {
		if !isSealed(s.path) {
			open[s.name()] = s
		}
	}
	for _, c := range companions {
		s := open[c.name()]
		switch {
		case s == nil:
			r.Problems = append(r.Problems, page.Problem{Code: "S014", Severity: page.Error, Path: c.path, Record: c.name(),
				Message: "this holds sealed fields of a record that does not lie open beside it",
				Help:    "restore the record's own file from Git, or rename this one as the record was; a record that is sealed whole needs none"})
		case s.record == nil:
		case c.part == nil:
			record.Of(s.record).SealedIn = c.path
		default:
			r.join(s, c)
		}
	}
}

func (r *Register) join(s, c *slot) {
	j := c.part.join(s.record, c.path)
	r.joined[s.path] = j
	if len(j.misfits) == 0 {
		return
	}
	pg, err := r.Page(c.path)
	if err != nil {
		return // it has just been read
	}
	var found []page.Problem
	for _, at := range slices.Sorted(maps.Keys(j.misfits)) {
		p := located(pg, "S015", at, j.misfits[at], "seal the record anew, so that both files say the same")
		p.Record = c.name()
		found = append(found, p)
	}
	r.Problems = append(r.Problems, SumUp(found)...)
}

// Whence gives the file and the pointer in it at which a value of a record really
// stands: that of the companion where it was sealed in one.
func (r *Register) Whence(path, pointer string) (string, string) {
	j := r.joined[path]
	if j == nil {
		return path, pointer
	}
	for above := pointer; above != ""; above = above[:strings.LastIndexByte(above, '/')] {
		if from, ok := j.pointers[above]; ok {
			return j.path, from + pointer[len(above):]
		}
	}
	return path, pointer
}
