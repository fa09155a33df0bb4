package record

import (
	"maps"
	"reflect"
	"sync"
	"sync/atomic"

	"github.com/opcat-tools/npm/internal/calendar"
)

// AsOf is the set as it was on a day: events dated later are gone, and facts
// that happened later (`when:"happened"`) are not yet known. Plans and
// deadlines stay. Nothing else in the program hides anything by the day, save
// Begun.
func (s *Set) AsOf(day calendar.Date) *Set {
	if !s.anyLater(day) {
		return s
	}
	then := s.Emptied()
	then.Partial = s.Partial
	for _, kind := range Kinds() {
		s.Each(kind, func(r Record) {
			if known := recordAsOf(r, day); known != nil {
				then.Add(known)
			}
		})
	}
	then.Link()
	return then
}

// anyLater says whether anything in the set is not known on day: today, as a
// rule, everything is.
func (s *Set) anyLater(day calendar.Date) bool {
	var later atomic.Bool
	var wait sync.WaitGroup
	for _, kind := range Kinds() {
		wait.Go(func() {
			s.Each(kind, func(r Record) {
				if recordAsOf(r, day) != r {
					later.Store(true)
				}
			})
		})
	}
	wait.Wait()
	return later.Load()
}

// recordAsOf is a record as it was on day: itself, a changed copy, or nil.
func recordAsOf(r Record, day calendar.Date) Record {
	known, changed := asOf(reflect.ValueOf(r).Elem(), day)
	switch {
	case !changed:
		return r
	case known.IsValid():
		return unissue(known.Addr().Interface().(Record), r)
	}
	return nil
}

// Begun is the set without the recommendations on which no work had begun by a
// day: those that are issued later, in a report that was not drafted, about
// visits that were not made. It is for looking back: on a past day nobody knew
// of them, while one that is only to be issued from now on is a draft.
func (s *Set) Begun(day calendar.Date) *Set {
	var early []string
	for id, r := range s.Recommendations {
		if !s.begun(r, day) {
			early = append(early, id)
		}
	}
	if early == nil {
		return s // as with most days
	}
	then := *s
	then.Recommendations = maps.Clone(s.Recommendations)
	for _, id := range early {
		delete(then.Recommendations, id)
	}
	then.Link()
	return &then
}

// begun says whether a recommendation, its report, or a visit that this is
// about has a date by a day. One that has no date at all is there.
func (s *Set) begun(r *Recommendation, day calendar.Date) bool {
	some, begun := false, false
	at := func(dates ...calendar.Date) {
		for _, date := range dates {
			some, begun = some || date != 0, begun || date != 0 && date <= day
		}
	}
	at(r.Issued)
	if report := s.Reports[r.Report]; report != nil {
		at(report.Drafted, report.DraftSent, report.Sent, report.Published)
		for _, id := range report.Visits {
			if visit := s.Visits[id]; visit != nil {
				at(visit.Start)
			}
		}
	}
	return begun || !some
}

// unissue marks a recommendation whose own date of issue is still to come: its
// report may have been sent already, but that date is not the one that counts.
func unissue(then, now Record) Record {
	if r, ok := then.(*Recommendation); ok && now.(*Recommendation).Issued != r.Issued {
		r.unissued = true
	}
	return then
}

// asOf is v without what came after day: v itself where nothing did, a changed
// copy, or no value at all where v as a whole is a later event.
func asOf(v reflect.Value, day calendar.Date) (known reflect.Value, changed bool) {
	known = v
	for _, field := range datedFields[v.Type()] {
		then, differs := fieldAsOf(v.Field(field.index), field.when, day)
		if !differs {
			continue
		}
		if field.when == "event" {
			return reflect.Value{}, true
		}
		if !changed {
			known, changed = reflect.New(v.Type()).Elem(), true
			known.Set(v)
		}
		known.Field(field.index).Set(then)
	}
	return known, changed
}

func fieldAsOf(v reflect.Value, when string, day calendar.Date) (reflect.Value, bool) {
	switch {
	case when != "":
		return reflect.Zero(v.Type()), calendar.Date(v.Int()) > day
	case v.Kind() == reflect.Pointer:
		return pointedAsOf(v, day)
	}
	return listAsOf(v, day)
}

func pointedAsOf(v reflect.Value, day calendar.Date) (reflect.Value, bool) {
	if v.IsNil() {
		return v, false
	}
	known, changed := asOf(v.Elem(), day)
	if !known.IsValid() {
		return reflect.Zero(v.Type()), true
	}
	return known.Addr(), changed
}

func listAsOf(v reflect.Value, day calendar.Date) (reflect.Value, bool) {
	known, changed := v, false
	for i := range v.Len() {
		then, differs := asOf(v.Index(i), day)
		if differs && !changed {
			known, changed = reflect.MakeSlice(v.Type(), 0, v.Len()), true
			known = reflect.AppendSlice(known, v.Slice(0, i))
		}
		if changed && then.IsValid() {
			known = reflect.Append(known, then)
		}
	}
	return known, changed
}

// datedField is a field that AsOf must look at: a date tagged `when`, or a
// list or pointer (when is "") to structs that hold one.
type datedField struct {
	index int
	when  string
}

// datedFields is read off the tags once; it never changes.
var datedFields = func() map[reflect.Type][]datedField {
	plans := map[reflect.Type][]datedField{}
	for _, kind := range Kinds() {
		planDates(reflect.TypeOf(New(kind)).Elem(), plans)
	}
	return plans
}()

func planDates(t reflect.Type, plans map[reflect.Type][]datedField) {
	for i := range t.NumField() {
		field := t.Field(i)
		if when := field.Tag.Get("when"); when != "" {
			plans[t] = append(plans[t], datedField{i, when})
			continue
		}
		if inner := field.Type; inner.Kind() == reflect.Slice || inner.Kind() == reflect.Pointer {
			if inner.Elem().Kind() != reflect.Struct {
				continue
			}
			planDates(inner.Elem(), plans)
			if len(plans[inner.Elem()]) > 0 {
				plans[t] = append(plans[t], datedField{i, ""})
			}
		}
	}
}
