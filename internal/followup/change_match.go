package followup

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/record"
)

// match finds the records that bear another id now: one that is gone and one
// that is new, of the same content. They are told as renamed.
func (c *comparison) match() {
	c.now, c.formerly = map[string]string{}, map[string]string{}
	for _, kind := range record.Kinds() {
		c.matchKind(kind)
	}
	c.renames = renames(c.now)
}

func (c *comparison) matchKind(kind record.Kind) {
	gone := map[string][]record.Record{}
	for _, r := range missing(kind, c.before.Set, c.after.Set) {
		content := c.content(r, true)
		gone[content] = append(gone[content], r)
	}
	if len(gone) == 0 {
		return
	}
	for _, r := range missing(kind, c.after.Set, c.before.Set) {
		content := c.content(r, false)
		same := gone[content]
		if len(same) == 0 {
			continue
		}
		was, is := record.Of(same[0]).Name(), record.Of(r).Name()
		gone[content] = same[1:]
		c.now[was], c.formerly[is] = is, was
		c.tell(Change{Before: was, After: is}, ChangeRenamed, r)
	}
}

// missing are the records of a kind that one set has and another has not, by
// id.
func missing(kind record.Kind, of, from *record.Set) []record.Record {
	var all []record.Record
	for _, id := range of.IDs(kind) {
		if from.Get(kind, id) == nil {
			all = append(all, of.Get(kind, id))
		}
	}
	return all
}

// content is what tells a record from others of its kind whatever its id. A
// recommendation is the same by its report, text and addressees: what else it
// says may be edited while it is moved.
func (c *comparison) content(r record.Record, before bool) string {
	if r, ok := r.(*record.Recommendation); ok {
		report := string(record.Reports) + "/" + r.Report
		if before {
			report = c.nowCalled(report)
		}
		return strings.Join(append([]string{report, r.Title, r.Body}, r.Addressees...), "\x00")
	}
	text, err := json.Marshal(r)
	if err != nil {
		return record.Of(r).Name() // no record fails; one that did would be the same as itself only
	}
	return string(text)
}

// counterpart is the record of before that r was, nil where it is new.
func (c *comparison) counterpart(r record.Record) record.Record {
	return get(c.before.Set, c.onceCalled(record.Of(r).Name()))
}

// pairs calls tell for every record of a kind that is there after, by id, with
// what it was before: nil where it is new.
func pairs[R record.Record](c *comparison, kind record.Kind, tell func(was, is R)) {
	for _, id := range c.after.Set.IDs(kind) {
		is := c.after.Set.Get(kind, id)
		was, _ := c.counterpart(is).(R)
		tell(was, is.(R))
	}
}

func get(set *record.Set, name string) record.Record {
	kind, id, _ := strings.Cut(name, "/")
	return set.Get(record.Kind(kind), id)
}

// differing are the keys under which two records, or two policies, do not say
// the same. That a record they refer to bears another id now is no difference.
func (c *comparison) differing(was, is any) []string {
	if reflect.DeepEqual(was, is) {
		return nil
	}
	before, after := keysOf(was), keysOf(is)
	var keys []string
	for key, value := range after {
		if before[key] != value && c.renames.Replace(before[key]) != value {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

// keysOf are the values of a record by key, as text.
func keysOf(r any) map[string]string {
	values := map[string]json.RawMessage{}
	text, err := json.Marshal(r)
	if err == nil {
		err = json.Unmarshal(text, &values)
	}
	all := make(map[string]string, len(values))
	for key, value := range values {
		all[key] = string(value)
	}
	if err != nil {
		all[""] = err.Error()
	}
	return all
}

// renames puts the new ids in the place of the old ones, where text quotes them.
func renames(now map[string]string) *strings.Replacer {
	var words []string
	for was, is := range now {
		_, old, _ := strings.Cut(was, "/")
		_, new, _ := strings.Cut(is, "/")
		words = append(words, `"`+old+`"`, `"`+new+`"`)
	}
	return strings.NewReplacer(words...)
}
