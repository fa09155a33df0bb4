package report

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/opcat-tools/npm/internal/record"
)

// persons are names of people: bare ones, and how many words each has.
type persons struct {
	names map[string]bool
	words []int
}

// personsIn are the people of whom a register knows.
func personsIn(set *record.Set) persons {
	known := persons{names: map[string]bool{}}
	for _, c := range set.Contacts {
		known.add(c.Name)
	}
	for _, m := range set.Members {
		known.add(m.Name)
	}
	for _, c := range set.Complaints {
		known.add(c.Person)
		known.add(c.Complainant)
	}
	return known
}

func (p *persons) add(name string) {
	if name = bare(name); name == "" {
		return
	}
	p.names[name] = true
	if words := 1 + strings.Count(name, " "); !slices.Contains(p.words, words) {
		p.words = append(p.words, words)
	}
}

// namedIn says whether a text names one of them: a letter speaks of bodies, not of
// people (OPCAT art. 21). Its time does not grow with the number of names.
func (p *persons) namedIn(text string) bool {
	words := strings.Fields(bare(text))
	for i := range words {
		for _, n := range p.words {
			if i+n <= len(words) && p.names[strings.Join(words[i:i+n], " ")] {
				return true
			}
		}
	}
	return false
}

// bare is a text in small letters, its words one space apart, in whichever of its
// forms Unicode has an accented letter.
func bare(s string) string {
	apart := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsNumber(r) }
	return strings.Join(strings.FieldsFunc(norm.NFKC.String(strings.ToLower(s)), apart), " ")
}
