package language

import (
	"maps"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Terms are the words of vocabularies, as they stand in a sentence or a cell: by
// vocabulary, which bears the name of its field (priority) or, where several
// fields have that name, of its record too (visit-type). What is said of a
// recommendation agrees with that word.
type Terms map[string]map[string]string

// Term is what people read for a word of a vocabulary. A word that a register
// has added is shown as it is written, with spaces for its hyphens.
func (w *Words) Term(vocabulary, word string) string {
	for _, terms := range w.vocabulary(vocabulary) {
		if term, there := terms[word]; there {
			return term
		}
	}
	return strings.ReplaceAll(word, "-", " ")
}

// vocabulary is where the words of one are looked for. A state is mostly the
// latest finding or the position that all share, in the same words.
func (w *Words) vocabulary(name string) []map[string]string {
	switch name {
	case "form":
		return []map[string]string{w.Forms}
	case "position":
		return []map[string]string{w.Positions}
	case "state":
		return []map[string]string{w.Terms["state"], w.Terms["status"], w.Positions}
	}
	return []map[string]string{w.Terms[name]}
}

// Capital begins a text with a capital letter, as a heading or the first word
// of a sentence does.
func Capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 || first == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

func together(parts ...Terms) Terms {
	all := Terms{}
	for _, part := range parts {
		maps.Copy(all, part)
	}
	return all
}
