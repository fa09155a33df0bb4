package audience

import (
	"maps"
	"slices"

	"github.com/opcat-tools/npm/internal/record"
)

// Difference is a record of which two audiences do not get the same.
type Difference struct {
	Record       string // kind and id
	Kind         record.Kind
	A, B         Form
	OnlyA, OnlyB []string // the fields of which one gets values that the other does not, by path
}

// Comparison is what two audiences get of a register.
type Comparison struct {
	A, B        Audience
	Differences []Difference           // by kind and id
	Got         map[record.Kind][2]int // how many records each gets, whole, in part or as bare facts
	Heard       [2]int                 // in how many dialogues each took part, where it is a body
	Counts      [2]int                 // how many tables of numbers are released to each
}

// Compare tells which records and fields one audience gets that another does not.
// It is nil for any view but that of the operator.
func (v *View) Compare(a, b Audience) (*Comparison, error) {
	if v.Audience != Full {
		return nil, nil
	}
	plans := plansFor(v.reader.schemas)
	var views [2]*View
	var err error
	c := &Comparison{A: a, B: b, Got: map[record.Kind][2]int{}}
	for i, audience := range []Audience{a, b} {
		if views[i], err = v.of(audience); err != nil {
			return nil, err
		}
		c.Heard[i] = views[i].dialoguesHeard()
		c.Counts[i] = len(views[i].Counts(v.reader.today))
	}
	for _, kind := range record.Kinds() {
		for _, id := range v.reader.set.IDs(kind) {
			rec := v.reader.set.Get(kind, id)
			c.add(rec, views[0].part(rec, plans), views[1].part(rec, plans))
		}
	}
	return c, nil
}

func (c *Comparison) add(rec record.Record, a, b Part) {
	of := record.Of(rec)
	got := c.Got[of.Kind]
	for i, part := range []Part{a, b} {
		if part.Form != Nothing {
			got[i]++
		}
	}
	c.Got[of.Kind] = got
	d := Difference{Record: of.Name(), Kind: of.Kind, A: a.Form, B: b.Form, OnlyA: more(a, b), OnlyB: more(b, a)}
	if d.OnlyA != nil || d.OnlyB != nil {
		c.Differences = append(c.Differences, d)
	}
}

// more are the fields of which the first part has more than the second.
func more(a, b Part) []string {
	var paths []string
	for _, path := range slices.Sorted(maps.Keys(a.Seen)) {
		if a.Seen[path] > b.Seen[path] {
			paths = append(paths, path)
		}
	}
	return paths
}

func (v *View) dialoguesHeard() int {
	heard := 0
	if v.Audience.body() != "" {
		for _, d := range v.reader.set.Dialogues {
			if v.tookPart(d) {
				heard++
			}
		}
	}
	return heard
}
