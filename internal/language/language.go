// Package language holds the words that the program says to readers outside, in
// the languages of registers: letters to authorities, dates, what is counted.
// Each language is one file, and a test holds that none lacks anything.
package language

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/feature/plural"
)

// Words is everything that is said in one language. A field that is added must
// be filled in every language: the test goes through all of them.
type Words struct {
	Code      string // BCP 47: fr
	Name      string // as its speakers call it: français
	Direction Direction
	Dates     Dates
	Numbers   Numbers

	Terms     Terms
	Items     map[string]string // what is owed: response, implementation…
	Positions map[string]string // what an addressee says of a recommendation
	Forms     map[string]string // of dialogue
	Days      Counted

	Letter Letter
	Map    Map
	Chart  Chart
	Page   Page
	Paper  Paper
}

// Direction is the way a script runs, as HTML has it.
type Direction string

// The directions.
const (
	LeftToRight Direction = "ltr"
	RightToLeft Direction = "rtl"
)

// Message is a sentence or a part of one, with {name} where a value goes.
type Message string

// With puts values in: pairs of a name and a value. A value that looks like the
// name of another is left as it is.
func (m Message) With(pairs ...string) string {
	var said strings.Builder
	for rest := string(m); ; {
		before, after, found := strings.Cut(rest, "{")
		said.WriteString(before)
		if !found {
			return said.String()
		}
		name, tail, closed := strings.Cut(after, "}")
		value, known := valueOf(name, pairs)
		if !closed || !known {
			value, tail = "{", after
		}
		said.WriteString(value)
		rest = tail
	}
}

func valueOf(name string, pairs []string) (value string, known bool) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == name {
			return pairs[i+1], true
		}
	}
	return "", false
}

// Counted is a message for a number, {n}: one for each form that the whole
// numbers take in the language (Unicode CLDR, plural rules).
type Counted map[plural.Form]Message

// catalogues make the words of each language.
func catalogues() map[string]func() *Words {
	return map[string]func() *Words{"ar": arabic, "en": english, "es": spanish, "fr": french, "ru": russian}
}

// All lists the languages there are, by code. The caller may do with them what
// it likes: each call makes them anew.
func All() []*Words {
	var all []*Words
	for _, code := range Codes() {
		all = append(all, Of(code))
	}
	return all
}

// Codes lists the codes of the languages there are.
func Codes() []string { return slices.Sorted(maps.Keys(catalogues())) }

// Of finds the language of a code; a region or script after it (fr-CH) does not
// matter. It is nil where there is none. Each call makes the words anew, which
// takes a tenth of a millisecond: keep what it gives.
func Of(code string) *Words {
	base, _, _ := strings.Cut(strings.ToLower(code), "-")
	if made := catalogues()[base]; made != nil {
		return made()
	}
	return nil
}

// First is the first of several languages that there is, nil where there is none.
func First(codes []string) *Words {
	for _, code := range codes {
		if w := Of(code); w != nil {
			return w
		}
	}
	return nil
}
