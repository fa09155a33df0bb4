package cli

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/schema"
)

// mutants is a canary with which one redaction at a time is taken away: it must
// notice each.
type mutants struct {
	*testing.T
	canary   *canary
	register *register.Register
	rules    *canaryRules
	lookouts map[string]*lookout
}

func newMutants(t *testing.T, publish publishSetting) *mutants {
	t.Helper()
	c := newCanary(t)
	m := &mutants{T: t, canary: c, register: loadFiles(t, c.files(t, publish)),
		rules: newCanaryRules(t, c.pages, canaryDay.String(), publish), lookouts: map[string]*lookout{}}
	for _, reader := range c.readers() {
		m.lookouts[reader] = m.rules.lookout(t, reader)
	}
	return m
}

func (m *mutants) view(reader string) *audience.View {
	m.Helper()
	v, err := audience.Of(m.register, nil, audience.Audience(reader), canaryDay)
	if err != nil {
		m.Fatal(err)
	}
	return v
}

// notices says whether what a reader sees now is more than it may, there or in
// what that lies in.
func (m *mutants) notices(reader, place string) bool {
	m.Helper()
	return slices.ContainsFunc(m.lookouts[reader].leaks(m.view(reader).On(canaryDay), false), func(found string) bool {
		return found == place || strings.HasPrefix(place, found+".")
	})
}

// eachField visits the fields of a kind, those within others too, with those that
// they lie in before them.
func eachField(f *schema.Field, around []*schema.Field, visit func(path string, fields []*schema.Field)) {
	for _, of := range f.Fields {
		fields := append(slices.Clone(around), of)
		var path []string
		for _, f := range fields {
			path = append(path, f.Name)
		}
		visit(strings.Join(path, "."), fields)
		inner := of
		if of.Items != nil {
			inner = of.Items
		}
		eachField(inner, fields, visit)
	}
}

// TestCanaryNoticesEveryFieldOpened opens every field that is withheld, one at a
// time, by the level that its schema gives it.
func TestCanaryNoticesEveryFieldOpened(t *testing.T) {
	m := newMutants(t, publishSettings()[0])
	tried := 0
	for _, kind := range record.Kinds() {
		if kind == record.Complaints {
			continue // no reader sees one, whatever its fields say
		}
		eachField(m.register.Schemas.Kind(string(kind)), nil, func(path string, fields []*schema.Field) {
			last := fields[len(fields)-1]
			open := !slices.ContainsFunc(fields, func(f *schema.Field) bool { return f.Access != "public" })
			part := len(last.Fields) > 0 || last.Items != nil && len(last.Items.Fields) > 0
			if open || part || slices.Contains(last.Refs, "complaints") { // no reference to one is shown
				return
			}
			tried++
			done := openUp(fields)
			if !m.notices("public", string(kind)+" "+path) {
				t.Errorf("%s of %s is open, and it is not noticed", path, kind)
			}
			done()
		})
	}
	if tried < 100 {
		t.Errorf("only %d fields were opened", tried)
	}
}

func openUp(fields []*schema.Field) (done func()) {
	var was []string
	for _, f := range fields {
		was = append(was, f.Access)
		f.Access = "public"
	}
	return func() {
		for i, f := range fields {
			f.Access = was[i]
		}
	}
}

// TestCanaryNoticesEveryReferenceKept leaves the references of every field, one
// at a time, where they are.
func TestCanaryNoticesEveryReferenceKept(t *testing.T) {
	m := newMutants(t, publishSettings()[0])
	tried := 0
	for _, kind := range record.Kinds() {
		eachField(m.register.Schemas.Kind(string(kind)), nil, func(path string, fields []*schema.Field) {
			f := fields[len(fields)-1]
			level := 0
			for _, f := range fields {
				level = max(level, levelAt(f.Access))
			}
			of := f
			if f.Items != nil {
				of = f.Items
			}
			ofReport := kind == record.Recommendations && path == "report" // without it nothing of it is seen
			if len(of.Refs) == 0 || level == toFew || ofReport {
				return
			}
			tried++
			refs := of.Refs
			of.Refs = nil
			reader := []string{"public", m.canary.named, "internal"}[level]
			if !m.notices(reader, string(kind)+" "+path) {
				t.Errorf("%s of %s refers to what is withheld from %s, and it is not noticed", path, kind, reader)
			}
			of.Refs = refs
		})
	}
	if tried < 40 {
		t.Errorf("only %d fields were tried", tried)
	}
}

// TestCanaryNoticesEveryRecordOpened shows every reader every record that is
// withheld from it, one at a time: with all that it says, and by its id alone.
func TestCanaryNoticesEveryRecordOpened(t *testing.T) {
	m := newMutants(t, publishSettings()[0])
	for reader, l := range m.lookouts {
		kinds := map[record.Kind]bool{}
		for name := range m.canary.pages {
			kind, id, _ := record.KindOf(name)
			if m.rules.sees(reader, name) {
				continue
			}
			kinds[kind] = true
			bare := record.New(kind)
			record.Of(bare).Kind, record.Of(bare).ID = kind, id
			for _, rec := range []record.Record{m.register.Set.Get(kind, id), bare} {
				set := record.NewSet(m.register.Set.Policy)
				set.Add(rec)
				if len(l.leaks(set, true)) == 0 {
					t.Errorf("%s sees %s, and it is not noticed", reader, name)
				}
			}
		}
		if len(kinds) < len(record.Kinds()) {
			t.Errorf("from %s nothing is withheld but of %v", reader, kinds)
		}
	}
}

// TestCanaryNoticesWiderRelease makes views by settings that are wider than those
// that hold, and of one body for another.
func TestCanaryNoticesWiderRelease(t *testing.T) {
	narrow := publishSettings()[0]
	narrow.access = map[string]string{"stakeholders": "internal", "places": "shared"}
	written := publishSetting{Answers: "written", Counts: []string{}}
	all := publishSetting{Answers: "all", Counts: []string{}}
	found := publishSetting{Answers: "none", Assessments: true, Counts: []string{}}
	for _, test := range []struct {
		holds, shown publishSetting
		place        string
	}{
		{publishSettings()[0], written, "dialogue"},
		{written, all, "dialogue"},
		{publishSettings()[0], found, "assessments"},
		{narrow, publishSettings()[0], "stakeholders"},
		{narrow, publishSettings()[0], "places"},
	} {
		m := newMutants(t, test.holds)
		p := m.register.Set.Policy
		p.Publish = record.Publish{Answers: test.shown.Answers, Assessments: test.shown.Assessments}
		p.Access = test.shown.access
		for reader := range m.lookouts {
			if reader != "internal" && !m.noticesKind(reader, test.place) {
				t.Errorf("%s sees by %+v, where %+v holds, and it is not noticed", reader, test.shown, test.holds)
			}
		}
	}
	m := newMutants(t, publishSettings()[0])
	for reader, l := range m.lookouts {
		for other := range m.lookouts {
			mine, theirs := m.view(reader).On(canaryDay), m.view(other).On(canaryDay)
			more := slices.ContainsFunc(theirs.IDs(record.Reports), func(id string) bool { return mine.Reports[id] == nil })
			if more && len(l.leaks(theirs, false)) == 0 {
				t.Errorf("%s sees what %s does, and it is not noticed", reader, other)
			}
		}
	}
}

func (m *mutants) noticesKind(reader, kind string) bool {
	m.Helper()
	return slices.ContainsFunc(m.lookouts[reader].leaks(m.view(reader).On(canaryDay), false), func(found string) bool {
		return strings.HasPrefix(found, kind)
	})
}

// TestCanaryNoticesMoreThanFacts fills, in the facts of closed records, one field
// at a time that is empty in them.
func TestCanaryNoticesMoreThanFacts(t *testing.T) {
	m := newMutants(t, publishSetting{Answers: "all", Assessments: true, Counts: []string{}})
	body := m.canary.was["stakeholders/ministry-of-justice"]
	for reader, set := range map[string]*record.Set{
		"public": m.view("public").On(canaryDay), "internal": m.view("internal").On(canaryDay), body: m.view(body).OwnOn(canaryDay),
	} {
		tried := map[record.Kind]int{}
		for _, kind := range []record.Kind{record.Dialogues, record.Assessments} {
			set.Each(kind, func(fact record.Record) {
				if record.Of(fact).Path != "" {
					return
				}
				alone := record.NewSet(m.register.Set.Policy)
				alone.Add(fact)
				eachMore(reflect.ValueOf(fact).Elem(), string(kind), func(path string) {
					tried[kind]++
					if len(m.lookouts[reader].leaks(alone, reader == body)) == 0 {
						t.Errorf("facts for %s have %s, and it is not noticed", reader, path)
					}
				})
				if found := m.lookouts[reader].leaks(alone, reader == body); len(found) > 0 {
					t.Errorf("facts for %s: %v", reader, found)
				}
			})
		}
		if tried[record.Dialogues] < 30 || tried[record.Assessments] < 15 {
			t.Errorf("for %s were tried %v", reader, tried)
		}
	}
}

// eachMore fills each empty field of a struct in turn, and empties it again.
func eachMore(v reflect.Value, path string, visit func(path string)) {
	for i := range v.NumField() {
		field, of := v.Field(i), v.Type().Field(i)
		key := path + "." + of.Name
		switch {
		case of.Anonymous:
			eachMore(field, path, visit)
		case of.Name == "ID" || of.Name == "Kind":
		case !field.IsZero():
			eachMoreInside(field, key, visit)
		default:
			field.Set(marker(of.Type))
			visit(key)
			field.SetZero()
		}
	}
}

func eachMoreInside(v reflect.Value, path string, visit func(path string)) {
	switch {
	case v.Kind() == reflect.Pointer:
		eachMore(v.Elem(), path, visit)
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Struct:
		eachMore(v.Index(0), path, visit)
	}
}

// marker is a value that stands nowhere in a register.
func marker(of reflect.Type) reflect.Value {
	v := reflect.New(of).Elem()
	switch of.Kind() {
	case reflect.String:
		v.SetString("marker")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(1)
	case reflect.Slice:
		return reflect.Append(v, marker(of.Elem()))
	case reflect.Pointer:
		v.Set(reflect.New(of.Elem()))
		v.Elem().Set(marker(of.Elem()))
	case reflect.Struct:
		for i := range of.NumField() {
			v.Field(i).Set(marker(of.Field(i).Type))
		}
	}
	return v
}
