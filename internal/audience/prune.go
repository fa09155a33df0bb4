package audience

import (
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/record"
)

// pruner takes from records what a reader may not see. Records are shared with
// other views: what changes is a copy.
type pruner struct {
	level Level
	seen  *record.Set // the records that the reader sees
}

// record is a record as the reader sees it: itself where nothing is taken away.
func (p *pruner) record(rec record.Record, plan *plan) record.Record {
	left, changed, _ := p.fields(reflect.ValueOf(rec).Elem(), plan)
	if !changed {
		return rec
	}
	return left.Addr().Interface().(record.Record)
}

// fields is a struct without what is withheld. lost says that a reference went:
// of an item of a list, then little is left that says anything.
func (p *pruner) fields(v reflect.Value, plan *plan) (left reflect.Value, changed, lost bool) {
	left = v
	for _, f := range plan.prune[p.level] {
		if v.Field(f.index).IsZero() {
			continue
		}
		value, differs, gone := p.field(v.Field(f.index), f)
		if lost = lost || gone; !differs {
			continue
		}
		if !changed {
			left, changed = reflect.New(v.Type()).Elem(), true
			left.Set(v)
		}
		left.Field(f.index).Set(value)
	}
	return left, changed, lost
}

func (p *pruner) field(v reflect.Value, f *field) (left reflect.Value, changed, lost bool) {
	switch {
	case f.level > p.level:
		return reflect.Zero(v.Type()), true, false
	case len(f.refs) > 0 && v.Kind() == reflect.String:
		if p.leads(v.String(), f) {
			return v, false, false
		}
		return reflect.Zero(v.Type()), true, true
	case len(f.refs) > 0:
		return p.references(v, f)
	case f.markdown && strings.Contains(v.String(), "<!--"):
		return reflect.ValueOf(WithoutComments(v.String())), true, false
	case f.inner == nil:
		return v, false, false
	}
	return p.inside(v, f.inner)
}

// comment is a comment in Markdown; one that is not closed goes on to the end.
var comment = regexp.MustCompile(`(?s)<!--.*?(-->|\z)`)

// WithoutComments is a text in Markdown without what its author wrote beside it:
// why a finding may stand, what is still to be done.
func WithoutComments(text string) string { return comment.ReplaceAllString(text, "") }

// leads says whether a reference is to a record that the reader sees.
func (p *pruner) leads(id string, f *field) bool {
	return slices.Contains(f.literals, id) || slices.ContainsFunc(f.refs, func(kind record.Kind) bool { return p.seen.Get(kind, id) != nil })
}

// references keeps those of a list that lead somewhere. Where none is left, the
// meaning of the list is lost: an empty one often means everybody.
func (p *pruner) references(v reflect.Value, f *field) (left reflect.Value, changed, lost bool) {
	left = v
	for i := range v.Len() {
		leads := p.leads(v.Index(i).String(), f)
		if !changed && !leads {
			left, changed = reflect.AppendSlice(reflect.Zero(v.Type()), v.Slice(0, i)), true
		}
		if changed && leads {
			left = reflect.Append(left, v.Index(i))
		}
	}
	return left, changed, changed && left.Len() == 0
}

// inside goes into a struct, a pointer to one or a list of them. What has lost a
// reference goes whole.
func (p *pruner) inside(v reflect.Value, plan *plan) (left reflect.Value, changed, lost bool) {
	switch v.Kind() {
	case reflect.Struct:
		return p.fields(v, plan)
	case reflect.Pointer:
		inner, differs, gone := p.fields(v.Elem(), plan)
		switch {
		case gone:
			return reflect.Zero(v.Type()), true, false
		case differs:
			return inner.Addr(), true, false
		}
		return v, false, false
	}
	return p.list(v, plan)
}

func (p *pruner) list(v reflect.Value, plan *plan) (left reflect.Value, changed, lost bool) {
	left = v
	for i := range v.Len() {
		item, differs, gone := p.fields(v.Index(i), plan)
		if !changed && (differs || gone) {
			left, changed = reflect.MakeSlice(v.Type(), 0, v.Len()), true
			left = reflect.AppendSlice(left, v.Slice(0, i))
		}
		if changed && !gone {
			left = reflect.Append(left, item)
		}
	}
	return left, changed, false
}
