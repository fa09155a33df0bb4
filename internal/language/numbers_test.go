package language_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/language"
)

// The narrow space that does not break is that of CLDR for French; Spanish parts
// numbers of five digits and more (Ortografía de la lengua española, 2010).
func TestNumbers(t *testing.T) {
	tests := []struct {
		code, thousand, million, share string
	}{
		{"en", "1,234", "1,234,567", "33%"},
		{"fr", "1 234", "1 234 567", "33 %"},
		{"es", "1234", "1 234 567", "33 %"},
		{"ru", "1 234", "1 234 567", "33 %"},
		{"ar", "1 234", "1 234 567", "33%"},
	}
	for _, test := range tests {
		w := language.Of(test.code)
		narrow := func(s string) string { return strings.ReplaceAll(s, " ", "\u202f") }
		for n, want := range map[int]string{0: "0", 999: "999", 1234: narrow(test.thousand), 1234567: narrow(test.million)} {
			if got := w.Number(n); got != want {
				t.Errorf("%s: %d is %q, want %q", test.code, n, got, want)
			}
		}
		if got := w.Number(10_000); len([]rune(got)) != 6 {
			t.Errorf("%s: ten thousand is %q", test.code, got)
		}
		if got := w.Percent(1, 3); got != narrow(test.share) {
			t.Errorf("%s: a third is %q, want %q", test.code, got, narrow(test.share))
		}
		if got := w.Percent(0, 0); got != "–" {
			t.Errorf("%s: a part of nothing is %q", test.code, got)
		}
	}
	for part, want := range map[int]string{0: "0%", 1: "1%", 99: "50%", 197: "99%", 198: "99%", 199: "100%", 200: "100%"} {
		if got := language.Of("en").Percent(part, 200); got != want {
			t.Errorf("%d of 200 is %s, want %s", part, got, want)
		}
	}
}

func TestLists(t *testing.T) {
	tests := []struct {
		code string
		want []string // of none, one, two, three
	}{
		{"en", []string{"", "a", "a and b", "a, b and c"}},
		{"fr", []string{"", "a", "a et b", "a, b et c"}},
		{"es", []string{"", "a", "a y b", "a, b y c"}},
		{"ru", []string{"", "a", "a и b", "a, b и c"}},
		{"ar", []string{"", "a", "a وb", "a، b وc"}},
	}
	for _, test := range tests {
		for n, want := range test.want {
			if got := language.Of(test.code).List([]string{"a", "b", "c"}[:n]); got != want {
				t.Errorf("%s: %q, want %q", test.code, got, want)
			}
		}
	}
	for last, want := range map[string]string{"Interior": "e", "higiene": "e", "Índice": "e", "hielo": "y", "Hierro": "y", "iones": "y", "Justicia": "y", "agua y luz": "y"} {
		if got := strings.Fields(language.Of("es").List([]string{"Salud", last})); got[1] != want {
			t.Errorf("es: %q", got)
		}
	}
	given := []string{"a", "b", "c"}
	language.Of("en").List(given)
	if !slices.Equal(given, []string{"a", "b", "c"}) {
		t.Error("what was given is changed")
	}
}

func TestTerms(t *testing.T) {
	w := language.Of("fr")
	for _, test := range []struct{ vocabulary, word, want string }{
		{"state", "mixed", "positions divergentes"},
		{"state", "implemented", "mise en œuvre"}, // the latest finding
		{"state", "rejected", "rejetée"},          // what all say
		{"position", "rejected", "rejetée"},
		{"form", "letter", "lettre"},
		{"place-type", "sobering-station", "sobering station"}, // a register's own
		{"nothing", "x-y", "x y"},
		{"state", "", ""},
	} {
		if got := w.Term(test.vocabulary, test.word); got != test.want {
			t.Errorf("%s %s is %q, want %q", test.vocabulary, test.word, got, test.want)
		}
	}
	for text, want := range map[string]string{"": "", "état": "État", "выполнена": "Выполнена", "سجن": "سجن", "\xff": "\xff"} {
		if got := language.Capital(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
