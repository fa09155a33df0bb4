package cli

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/schema"
)

// canary is a register in which every value tells where it comes from: a copy of
// the example with its texts, names, ids and words of its own vocabularies put
// into tokens, and beside it, for every kind and level of access, records made
// from the schema that have every field there is.
//
// What can bear no token are words that the program itself knows, numbers, truth
// values and dates. They are looked for where they lie, in what a view holds, and
// not in what is printed. Dates on which nothing hangs are in years in which
// nothing else happens, and are looked for in print as well.
type canary struct {
	pages  pages
	was    map[string]string   // the ids of the example's records, by the names that they had
	named  string              // the body that records are shared with by name
	words  map[string][]string // added to vocabularies, by name
	themes []string
	given  map[string]bool // all tokens and odd days
	count  int
	days   int
}

// token is a word that stands in one place of the register and nowhere else: no
// digits, so that it is no number to call, and nothing that any writing escapes.
func (c *canary) token() string {
	const letters = "bcdfghjklmnprstvwxyz"
	n, word := c.count, []byte("qj")
	c.count++
	for range 4 {
		word = append(word, letters[n%len(letters)])
		n /= len(letters)
	}
	word = append(word, 'k')
	c.given[string(word)] = true
	return string(word)
}

// isToken finds tokens. Their first letters stand in no language side by side.
var isToken = regexp.MustCompile(`qj[bcdfghjklmnprstvwxyz]{4}k`)

// day is a date that stands in one place of the register. Calendars name the day
// after as well: that is no other one.
func (c *canary) day() string {
	c.days += 2
	day := (calendar.Of(2051, 1, 1) + calendar.Date(c.days)).String()
	c.given[strings.ReplaceAll(day, "-", "")] = true
	return day
}

var isOddDay = regexp.MustCompile(`20[5-9]\d-?\d\d-?\d\d`)

func newCanary(t *testing.T) *canary {
	t.Helper()
	r, err := register.Load(os.DirFS("../../examples/arvenia"), nil)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	c := &canary{pages: pages{}, was: names, words: map[string][]string{}, given: map[string]bool{}}
	for _, kind := range record.Kinds() {
		for _, id := range r.Set.IDs(kind) {
			names[string(kind)+"/"+id] = c.called(id)
		}
	}
	known, err := schema.Load(r.Set.Policy.Vocabulary)
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range record.Kinds() {
		for _, id := range r.Set.IDs(kind) {
			page := asObject(plainOf(reflect.ValueOf(r.Set.Get(kind, id)).Elem()))
			page = asObject(c.marked(page, known.Kind(string(kind)), names))
			page["x-mine"], page["notes"] = c.token(), c.token()
			name := string(kind) + "/" + names[string(kind)+"/"+id]
			c.pages[name] = page
		}
	}
	c.addWhole(known)
	return c
}

var idEnd = regexp.MustCompile(`^(.*/)?((?:\d+-)*)([^/]*)$`)

// called is a new id in place of one: with the days in it, which are checked.
func (c *canary) called(id string) string {
	parts := idEnd.FindStringSubmatch(id)
	return parts[1] + parts[2] + c.token()
}

// plainOf is a value as its file would say it; nil where it is left out.
func plainOf(v reflect.Value) any {
	if v.IsZero() {
		return nil
	}
	if s, ok := v.Interface().(fmt.Stringer); ok {
		return s.String()
	}
	switch v.Kind() {
	case reflect.Pointer:
		return plainOf(v.Elem())
	case reflect.Slice:
		list := []any{}
		for i := range v.Len() {
			list = append(list, plainOf(v.Index(i)))
		}
		return list
	case reflect.Struct:
		return plainFields(v)
	case reflect.String:
		return v.String()
	}
	return v.Interface()
}

func plainFields(v reflect.Value) map[string]any {
	page := map[string]any{}
	for i := range v.NumField() {
		field, key := v.Type().Field(i), v.Type().Field(i).Tag.Get("json")
		switch {
		case field.Anonymous && field.IsExported():
			maps.Copy(page, plainFields(v.Field(i)))
		case key == "" || key == "-":
		default:
			if plain := plainOf(v.Field(i)); plain != nil {
				page[key] = plain
			}
		}
	}
	return page
}

// marked is a value with tokens in place of texts and names.
func (c *canary) marked(v any, f *schema.Field, names map[string]string) any {
	switch v := v.(type) {
	case map[string]any:
		made := map[string]any{}
		for key, inner := range v {
			made[key] = c.marked(inner, f.Field(key), names)
		}
		return made
	case []any:
		list := make([]any, len(v))
		for i, inner := range v {
			of := f
			if f.Items != nil {
				of = f.Items
			}
			if list[i] = c.marked(inner, of, names); len(of.Refs) == 0 && len(f.Refs) > 0 {
				list[i] = c.marked(inner, f, names)
			}
		}
		return list
	case string:
		return c.markedText(v, f, names)
	}
	return v
}

func (c *canary) markedText(v string, f *schema.Field, names map[string]string) any {
	switch {
	case len(f.Refs) > 0:
		for _, kind := range f.Refs {
			if to := names[kind+"/"+v]; to != "" {
				return to
			}
		}
		return v
	case f.Theme:
		return c.theme()
	case f.Enum != nil && !c.bearsTokens(f):
		return v
	case f.Enum != nil:
		return c.word(f)
	case f.Format == "date" && f.When == "due" && v > "2026-11-21":
		return c.day()
	case f.Format == "date" || f.Format == "" && f.Pattern != "":
		return v
	}
	return c.phrase(f)
}

func (c *canary) theme() string {
	word := c.token()
	c.themes = append(c.themes, word)
	return word
}

// bearsTokens: most vocabularies may be added to; on the words of some hangs what
// is due.
func (c *canary) bearsTokens(f *schema.Field) bool {
	rule := []string{"", "dialogue-form", "dialogue-purpose", "escalation-step", "process-mechanism", "agreement-type", "agreement-covers", "complaint-action"}
	return !slices.Contains(rule, f.Vocabulary)
}

func (c *canary) word(f *schema.Field) string {
	word := c.token()
	c.words[f.Vocabulary] = append(c.words[f.Vocabulary], word)
	return word
}

// phrase is a text with a token in it, of several lines where there may be some.
func (c *canary) phrase(f *schema.Field) string {
	switch {
	case f.Format == "uri-reference":
		return "https://example.org/" + c.token() + "?a=b&c=d"
	case f.Name == "body":
		return "It is said & done: *" + c.token() + "*.\n\nAnd <b>once more</b>.\n"
	case f.Name == "name" || f.Name == "person" || f.Name == "complainant":
		return "Q" + c.token()[1:]
	}
	return "\"Of\" <" + c.token() + "> & more"
}

func (c *canary) names() []string { return slices.Sorted(maps.Keys(c.pages)) }

// files are the register as files, half of it as Markdown.
func (c *canary) files(t *testing.T, publish publishSetting) map[string]string {
	t.Helper()
	files := map[string]string{"register.yaml": c.settings(t, publish)}
	for i, name := range c.names() {
		page := maps.Clone(c.pages[name])
		body := asText(page["body"])
		if i%2 == 0 && body != "" {
			delete(page, "body")
			files[name+".md"] = "---\n" + asJSON(t, page) + "\n---\n" + body
		} else {
			files[name+".yaml"] = asJSON(t, page) + "\n"
		}
	}
	return files
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(b.String())
}

// settings are register.yaml.
func (c *canary) settings(t *testing.T, publish publishSetting) string {
	t.Helper()
	themes := map[string]string{}
	for _, theme := range c.themes {
		themes[theme] = theme
	}
	s := map[string]any{
		"schema": 1, "institution": map[string]any{"name": "Mechanism", "short": "NPM", "country": "XV", "languages": []string{"en"}},
		"themes": themes, "vocabulary": c.words, "publish": publish, "access": publish.access,
		"deadlines": map[string]any{"response-forms": []string{"letter", "email", "submission"}},
	}
	if publish.access == nil {
		delete(s, "access")
	}
	return asJSON(t, s) + "\n"
}
