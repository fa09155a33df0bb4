package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/schema"
)

func referenceRules() []Rule {
	return []Rule{
		{Rule: page.Rule{Code: "R001", Name: "reference-to-nothing", Title: "reference to nothing", Severity: page.Error}, named: refersToNothing, whole: overridesNameBodies},
		{Rule: page.Rule{Code: "R002", Name: "reference-to-the-wrong-kind", Title: "reference to the wrong kind", Severity: page.Error}, named: refersToWrongKind},
		{Rule: page.Rule{Code: "R003", Name: "reference-to-itself", Title: "reference to itself", Severity: page.Error}, named: refersToItself},
		{Rule: page.Rule{Code: "R004", Name: "references-in-a-circle", Title: "references in a circle", Severity: page.Error}, whole: circles},
		{Rule: page.Rule{Code: "R005", Name: "unknown-theme", Title: "theme that register.yaml does not list", Severity: page.Error}, named: unknownTheme, whole: overridesNameThemes},
	}
}

// isReference leaves out themes, words that may stand for a reference, and what
// has not the form of an id, which the schema complains of.
func isReference(n register.Part) bool {
	return len(n.Field.Refs) > 0 && !slices.Contains(n.Field.Literals, n.Text) && record.ValidID(n.Text)
}

func resolves(r *register.Register, n register.Part) bool {
	return slices.ContainsFunc(n.Field.Refs, func(kind string) bool { return r.Has(record.Kind(kind), n.Text) })
}

// elsewhere is the kind that has a record of this id, "" if none has.
func elsewhere(r *register.Register, id string) record.Kind {
	for _, kind := range record.Kinds() {
		if r.Set.Get(kind, id) != nil {
			return kind
		}
	}
	return ""
}

func refersToNothing(in *inspection, _ record.Record, n register.Part) *finding {
	r := in.register
	if !isReference(n) || resolves(r, n) || elsewhere(r, n.Text) != "" {
		return nil
	}
	return nothing(n.Field, n.Text)
}

func nothing(f *schema.Field, id string) *finding {
	if id == record.Institution {
		return &finding{message: fmt.Sprintf("%q names npm, but here the word does not stand for the NPM", f.Name),
			help: "leave the key out where the NPM itself is meant, or name another body"}
	}
	return &finding{
		message: fmt.Sprintf("%q names %s/%s, which is not there", f.Name, strings.Join(f.Refs, "|"), id),
		help:    fmt.Sprintf("write %s/%s.yaml, or correct the id", f.Refs[0], id),
		word:    id, kinds: kindsOf(f), words: f.Literals,
	}
}

func refersToWrongKind(in *inspection, _ record.Record, n register.Part) *finding {
	r := in.register
	if !isReference(n) || resolves(r, n) {
		return nil
	}
	kind := elsewhere(r, n.Text)
	if kind == "" {
		return nil
	}
	return &finding{
		message: fmt.Sprintf("%q must name a record in %s/, but %s is one in %s/", n.Field.Name, strings.Join(n.Field.Refs, "/ or "), n.Text, kind),
		help:    "name a record of the right kind",
		word:    n.Text, kinds: kindsOf(n.Field),
	}
}

func kindsOf(f *schema.Field) []record.Kind {
	var kinds []record.Kind
	for _, kind := range f.Refs {
		kinds = append(kinds, record.Kind(kind))
	}
	return kinds
}

func refersToItself(_ *inspection, rec record.Record, n register.Part) *finding {
	c := record.Of(rec)
	if n.Text != c.ID || !slices.Contains(n.Field.Refs, string(c.Kind)) {
		return nil
	}
	return &finding{message: fmt.Sprintf("%q names the record itself", n.Field.Name), help: "name another record, or leave the key out"}
}

func unknownTheme(in *inspection, _ record.Record, n register.Part) *finding {
	if !n.Field.Theme || isTheme(in.register, n.Text) {
		return nil
	}
	return theme(n.Field.Name, n.Text)
}

// isTheme is lenient where the list of themes could not be read, and where the
// schema complains of the word's form.
func isTheme(r *register.Register, word string) bool {
	_, listed := r.Set.Policy.Themes[word]
	return listed || !r.Sure("themes") || !record.ValidID(word)
}

func theme(key, word string) *finding {
	return &finding{message: fmt.Sprintf("%q has a theme that %s does not list", key, register.File),
		help: "add it under themes: in " + register.File, word: word, theme: true}
}

// overridesNameBodies looks at the stakeholders that register.yaml names.
func overridesNameBodies(in *inspection) []finding {
	r := in.register
	var all []finding
	field := r.Schemas.Kind(schema.Register).Field("deadlines").Field("overrides").Items.Field("when").Field("stakeholder")
	for i, o := range r.Set.Policy.Overrides {
		if id := o.When.Stakeholder; id != "" && record.ValidID(id) && !r.Has(record.Stakeholders, id) {
			f := nothing(field, id)
			f.path, f.pointer = register.File, fmt.Sprintf("/deadlines/overrides/%d/when/stakeholder", i)
			all = append(all, *f)
		}
	}
	return all
}

// overridesNameThemes looks at the themes that the overrides of register.yaml
// name.
func overridesNameThemes(in *inspection) []finding {
	r := in.register
	var all []finding
	for i, o := range r.Set.Policy.Overrides {
		if word := o.When.Theme; word != "" && !isTheme(r, word) {
			f := theme("theme", word)
			f.path, f.pointer = register.File, fmt.Sprintf("/deadlines/overrides/%d/when/theme", i)
			all = append(all, *f)
		}
	}
	return all
}

// suggester says what a word was probably meant to be. Comparing it with
// fifty thousand ids takes a while, so it stops after a hundred words.
type suggester struct {
	register *register.Register
	asked    int
	ids      map[record.Kind][]string
}

const mostSuggestions = 100

func (s *suggester) suggest(f finding) string {
	if f.word == "" || s.asked >= mostSuggestions {
		return ""
	}
	s.asked++
	words := slices.Clone(f.words)
	if f.theme {
		words = slices.Sorted(maps.Keys(s.register.Set.Policy.Themes))
	}
	for _, kind := range f.kinds {
		words = append(words, s.idsOf(kind)...)
	}
	return register.DidYouMean(f.word, words)
}

func (s *suggester) idsOf(kind record.Kind) []string {
	if s.ids == nil {
		s.ids = map[record.Kind][]string{}
	}
	if s.ids[kind] == nil {
		s.ids[kind] = s.register.Set.IDs(kind)
	}
	return s.ids[kind]
}
