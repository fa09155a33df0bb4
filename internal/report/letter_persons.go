package report

import (
	"slices"
	"strings"
	"unicode"

	"github.com/opcat-tools/npm/internal/record"
)

// personsIn are the people of whom a register knows, as bare names.
func personsIn(set *record.Set) []string {
	var names []string
	for _, c := range set.Contacts {
		names = append(names, bare(c.Name))
	}
	for _, m := range set.Members {
		names = append(names, bare(m.Name))
	}
	for _, c := range set.Complaints {
		names = append(names, bare(c.Person), bare(c.Complainant))
	}
	return slices.DeleteFunc(names, func(name string) bool { return name == "" })
}

// namesPerson says whether a text names one of several people: a letter speaks of
// bodies, not of people (OPCAT art. 21).
func namesPerson(persons []string, text string) bool {
	words := " " + bare(text) + " "
	return slices.ContainsFunc(persons, func(name string) bool { return strings.Contains(words, " "+name+" ") })
}

// bare is a text in small letters, its words one space apart.
func bare(s string) string {
	apart := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsNumber(r) }
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), apart), " ")
}
