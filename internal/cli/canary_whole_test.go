package cli

import (
	"maps"
	"slices"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/schema"
)

// whole makes records that have every field of their kind.
type whole struct {
	*canary
	open, closed map[record.Kind]string // a record of each kind that all see, and one that few see
	leading      string                 // to which of them a single reference leads: "open" or "closed"
	apart        *schema.Field          // the one that leads to what few see, whatever the others do
	begun, fact  int                    // the days on which a record begins, and that is next in it
}

// addWhole adds, for every kind and level of access, one record whose references
// lead to what all see and one whose references lead to what few see.
func (c *canary) addWhole(known *schema.Schemas) {
	w := &whole{canary: c, open: map[record.Kind]string{}, closed: map[record.Kind]string{}}
	for _, kind := range record.Kinds() {
		w.open[kind], w.closed[kind] = c.token(), c.token()
	}
	c.named = w.open[record.Stakeholders]
	for _, kind := range record.Kinds() {
		w.leading = "open"
		w.add(kind, w.open[kind], "public", w.least(known.Kind(string(kind))))
		w.add(kind, w.closed[kind], "confidential", w.least(known.Kind(string(kind))))
		for _, access := range []string{"public", "shared", "internal", "confidential", ""} {
			for _, w.leading = range []string{"open", "closed"} {
				w.add(kind, c.token(), access, w.filled(known.Kind(string(kind))))
			}
		}
	}
}

// add gives a record its level. What is shared is shared with the body that all
// see. None is shared with itself: nothing is written for readers outside from a
// register with errors.
func (w *whole) add(kind record.Kind, id, access string, page map[string]any) {
	page["access"] = access
	with := []any{w.open[record.Stakeholders], w.closed[record.Stakeholders]}
	page["share_with"] = slices.DeleteFunc(with, func(body any) bool { return kind == record.Stakeholders && body == id })
	if access == "" {
		delete(page, "access")
		delete(page, "share_with")
	}
	if page["x-mine"] = w.token(); kind == record.Recommendations {
		page["priority"] = "urgent"
	}
	w.pages[string(kind)+"/"+id] = page
}

// least is a record with nothing but what it must have, and a title.
func (w *whole) least(f *schema.Field) map[string]any {
	page := w.filled(f)
	maps.DeleteFunc(page, func(key string, _ any) bool {
		of := f.Field(key)
		return !of.Required && !of.Conditional && key != "title"
	})
	return page
}

// filled begins each record on a day of its own, so that one is not taken for
// another.
func (w *whole) filled(f *schema.Field) map[string]any {
	w.begun++
	w.fact = w.begun
	return w.object(f)
}

func (w *whole) object(f *schema.Field) map[string]any {
	page := map[string]any{}
	for _, of := range f.Fields {
		page[of.Name] = w.value(of)
	}
	return page
}

// value is one of the values that a field may have.
func (w *whole) value(f *schema.Field) any {
	switch {
	case f.Is("array"):
		return w.list(f)
	case f.Is("object"):
		return w.object(f)
	case len(f.Refs) > 0:
		if f == w.apart {
			return w.closed[record.Kind(f.Refs[0])]
		}
		return w.reference(f, w.leading)
	case f.Is("integer"):
		return 3
	case f.Is("boolean"):
		return true
	case f.Format == "date":
		return w.date(f)
	case f.Theme:
		return w.theme()
	case f.Enum != nil && w.bearsTokens(f):
		return w.word(f)
	case f.Enum != nil:
		return f.Enum[0]
	case f.Name == "step":
		return w.token()
	case f.Pattern != "":
		return "1y"
	}
	return w.phrase(f)
}

// list has two items; of references, one to what all see and one to what few see;
// of parts with references, one more for each that alone leads to what few see.
func (w *whole) list(f *schema.Field) any {
	item := f.Items
	switch {
	case len(f.Refs) > 0 || len(item.Refs) > 0:
		if len(item.Refs) == 0 {
			item = f
		}
		return []any{w.reference(item, "open"), w.reference(item, "closed")}
	case len(item.Fields) == 0:
		return []any{w.value(item), w.value(item)}
	}
	was := w.leading
	var items []any
	for _, w.leading = range []string{"open", "closed"} {
		items = append(items, w.object(item))
	}
	w.leading = "open"
	eachField(item, nil, func(_ string, fields []*schema.Field) {
		if w.apart = fields[len(fields)-1]; len(w.apart.Refs) > 0 {
			items = append(items, w.object(item))
		}
	})
	w.leading, w.apart = was, nil
	return items
}

func (w *whole) reference(f *schema.Field, to string) string {
	kind := record.Kind(f.Refs[0])
	if to == "open" {
		return w.open[kind]
	}
	return w.closed[kind]
}

// date: what happened goes forward in the order of the file; what is to come is
// in years of its own.
func (w *whole) date(f *schema.Field) string {
	begins := slices.Contains([]string{"start", "end", "since"}, f.Name)
	if f.When == "due" || f.When == "" && !begins {
		return w.day()
	}
	w.fact++
	return (calendar.Of(2026, 1, 1) + calendar.Date(w.fact)).String()
}
