package language_test

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
	"unicode"

	"golang.org/x/text/feature/plural"
	tags "golang.org/x/text/language"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/language"
)

var placeholder = regexp.MustCompile(`\{[^}]*\}`)

// leaf is one text of a language, or the forms of one that counts.
type leaf struct {
	text    string
	counted language.Counted
}

// leaves are the texts of a language by the path of their fields.
func leaves(t *testing.T, v reflect.Value, path string, into map[string]leaf) {
	t.Helper()
	if counted, ok := v.Interface().(language.Counted); ok {
		into[path] = leaf{counted: counted}
		return
	}
	switch v.Kind() {
	case reflect.String:
		into[path] = leaf{text: v.String()}
	case reflect.Pointer:
		leaves(t, v.Elem(), path, into)
	case reflect.Struct:
		for i := range v.NumField() {
			leaves(t, v.Field(i), path+"."+v.Type().Field(i).Name, into)
		}
	case reflect.Array:
		for i := range v.Len() {
			leaves(t, v.Index(i), fmt.Sprintf("%s.%d", path, i), into)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			leaves(t, v.MapIndex(key), path+"."+key.String(), into)
		}
	case reflect.Int: // how something is written, not what
	default:
		t.Fatalf("%s: this test knows no %s, so it would not be held complete", path, v.Kind())
	}
}

func textsOf(t *testing.T, w *language.Words) map[string]leaf {
	t.Helper()
	all := map[string]leaf{}
	leaves(t, reflect.ValueOf(w), "", all)
	return all
}

// Every language says everything that English says, with the same values in it.
func TestCataloguesAreComplete(t *testing.T) {
	english := textsOf(t, language.Of("en"))
	for _, w := range language.All() {
		own := textsOf(t, w)
		for path := range own {
			if _, ok := english[path]; !ok {
				t.Errorf("%s%s is not in English", w.Code, path)
			}
		}
		for path, want := range english {
			got, ok := own[path]
			if !ok || got.counted == nil && strings.TrimSpace(got.text) == "" || (got.counted == nil) != (want.counted == nil) {
				t.Errorf("%s%s is missing", w.Code, path)
				continue
			}
			if a, b := names(got.text), names(want.text); !slices.Equal(a, b) {
				t.Errorf("%s%s has the values %q, want %q", w.Code, path, a, b)
			}
			if got.counted != nil {
				checkForms(t, w, path, got.counted)
			}
			if w.Code != "en" && len(want.text) > 20 && got.text == want.text {
				t.Errorf("%s%s was not translated", w.Code, path)
			}
		}
	}
}

func names(text string) []string {
	found := placeholder.FindAllString(text, -1)
	slices.Sort(found)
	return found
}

// checkForms holds that there is a form for each one that whole numbers take,
// and no other, and that the number is said wherever the form does not tell it.
func checkForms(t *testing.T, w *language.Words, path string, c language.Counted) {
	t.Helper()
	numbers := map[plural.Form][]int{}
	for n := range 10_000 {
		form := plural.Cardinal.MatchPlural(tags.Make(w.Code), n, 0, 0, 0, 0)
		numbers[form] = append(numbers[form], n)
	}
	if a, b := slices.Sorted(maps.Keys(c)), slices.Sorted(maps.Keys(numbers)); !slices.Equal(a, b) {
		t.Errorf("%s%s has the forms %v, want %v", w.Code, path, a, b)
	}
	for form, message := range c {
		says := names(string(message))
		if len(numbers[form]) == 1 && len(says) == 0 && message != "" {
			continue
		}
		if !slices.Equal(says, []string{"{n}"}) {
			t.Errorf("%s%s, form %v: values %q, want {n}", w.Code, path, form, says)
		}
	}
}

// What records say in words of a vocabulary, every language says too.
func TestVocabulariesAreCovered(t *testing.T) {
	item := enum(t, "dialogue", "recommendations", "items", "properties", "position")
	for name, test := range map[string]struct {
		want []string
		have func(*language.Words) map[string]string
	}{
		"forms":     {enum(t, "dialogue", "form"), func(w *language.Words) map[string]string { return w.Forms }},
		"positions": {item, func(w *language.Words) map[string]string { return w.Positions }},
		"items": {[]string{string(followup.Response), string(followup.Implementation), string(followup.Commitment), string(followup.Comments)},
			func(w *language.Words) map[string]string { return w.Items }},
	} {
		slices.Sort(test.want)
		for _, w := range language.All() {
			if got := slices.Sorted(maps.Keys(test.have(w))); !slices.Equal(got, test.want) {
				t.Errorf("%s of %s: %q, want %q", name, w.Code, got, test.want)
			}
		}
	}
}

// enum is the vocabulary of a field of a schema.
func enum(t *testing.T, kind string, path ...string) []string {
	t.Helper()
	data, err := os.ReadFile("../../schema/" + kind + ".json")
	if err != nil {
		t.Fatal(err)
	}
	path = append([]string{"properties"}, path...)
	for _, step := range append(path, "enum") {
		var object map[string]json.RawMessage
		if err := json.Unmarshal(data, &object); err != nil {
			t.Fatal(step, err)
		}
		data = object[step]
	}
	var words []string
	if err := json.Unmarshal(data, &words); err != nil || len(words) == 0 {
		t.Fatal(path, err)
	}
	return words
}

// A letter of another script that looks the same is not seen, and is found by no
// search. Latin letters stand in Arabic and Russian text nowhere.
func TestScripts(t *testing.T) {
	scripts := map[string]*unicode.RangeTable{"ar": unicode.Arabic, "en": unicode.Latin, "es": unicode.Latin, "fr": unicode.Latin, "ru": unicode.Cyrillic}
	for _, w := range language.All() {
		for path, leaf := range textsOf(t, w) {
			all := []string{leaf.text}
			for _, form := range leaf.counted {
				all = append(all, string(form))
			}
			if path == ".Code" || path == ".Direction" {
				continue
			}
			text := placeholder.ReplaceAllString(strings.Join(all, " "), "")
			text = strings.ReplaceAll(text, "«b»", "") // article 19 b, as the Russian text of the treaty writes it
			for _, r := range text {
				tatweel := w.Code == "ar" && r == 'ـ' // joins a letter to what follows; of no script
				if unicode.IsLetter(r) && !unicode.Is(scripts[w.Code], r) && !tatweel {
					t.Errorf("%s%s: the letter %U %c in %q", w.Code, path, r, r, text)
				}
			}
		}
		if (w.Direction == language.RightToLeft) != (scripts[w.Code] == unicode.Arabic) {
			t.Errorf("%s runs %s", w.Code, w.Direction)
		}
	}
}

func TestLanguagesAreFound(t *testing.T) {
	if got := strings.Join(language.Codes(), " "); got != "ar en es fr ru" {
		t.Errorf("there are %s", got)
	}
	for code, want := range map[string]string{"fr": "fr", "fr-CH": "fr", "FR": "fr", "ar-TN": "ar", "f": "", "fra": "", "sw": "", "": "", "-fr": ""} {
		got := ""
		if w := language.Of(code); w != nil {
			got = w.Code
		}
		if got != want {
			t.Errorf("%q is %q, want %q", code, got, want)
		}
	}
	if w := language.First([]string{"sw", "es", "fr"}); w == nil || w.Code != "es" {
		t.Errorf("the first there is: %v", w)
	}
	if w := language.First([]string{"sw"}); w != nil {
		t.Errorf("a language that is not there: %v", w)
	}
}

// A value is put in as it is, whatever it looks like.
func TestValuesAreNotReadAgain(t *testing.T) {
	m := language.Message("{name} on {date}")
	if got := m.With("name", "{date}", "date", "{name}"); got != "{date} on {name}" {
		t.Error(got)
	}
}
