// Package language holds the words that the program says to readers outside, in
// the languages of registers: letters to authorities, dates, what is counted.
// Each language is one file, and a test holds that none lacks anything.
package language

import (
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

	Items     map[string]string // what is owed: response, implementation…
	Positions map[string]string // what an addressee says of a recommendation
	Forms     map[string]string // of dialogue
	Days      Counted

	Letter Letter
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
	var places []string
	for i := 0; i+1 < len(pairs); i += 2 {
		places = append(places, "{"+pairs[i]+"}", pairs[i+1])
	}
	return strings.NewReplacer(places...).Replace(string(m))
}

// Counted is a message for a number, {n}: one for each form that the whole
// numbers take in the language (Unicode CLDR, plural rules).
type Counted map[plural.Form]Message

// All lists the languages there are, by code. The caller may do with them what
// it likes: each call makes them anew.
func All() []*Words {
	return []*Words{arabic(), english(), spanish(), french(), russian()}
}

// Codes lists the codes of the languages there are.
func Codes() []string {
	var codes []string
	for _, w := range All() {
		codes = append(codes, w.Code)
	}
	return codes
}

// Of finds the language of a code; a region or script after it (fr-CH) does not
// matter. It is nil where there is none.
func Of(code string) *Words {
	base, _, _ := strings.Cut(strings.ToLower(code), "-")
	all := All()
	if i := slices.IndexFunc(all, func(w *Words) bool { return w.Code == base }); i >= 0 {
		return all[i]
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
