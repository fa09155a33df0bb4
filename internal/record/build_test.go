package record_test

import (
	"reflect"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

func day(s string) calendar.Date {
	d, err := calendar.ParseDate(s)
	if err != nil && s != "" {
		panic(s)
	}
	return d
}

// as gives a record its id and kind.
func as[R record.Record](id string, r R) R {
	c := record.Of(r)
	c.ID = id
	for _, kind := range record.Kinds() {
		if reflect.TypeOf(record.New(kind)) == reflect.TypeOf(r) {
			c.Kind = kind
		}
	}
	c.Path = c.Name() + ".md"
	return r
}

func build(records ...record.Record) *record.Set {
	set := record.NewSet(record.DefaultPolicy())
	for _, r := range records {
		set.Add(r)
	}
	set.Link()
	return set
}

func body(id, parent string, successors ...string) *record.Stakeholder {
	return as(id, &record.Stakeholder{Name: id, Parent: parent, SucceededBy: successors})
}
