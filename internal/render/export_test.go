package render

import "github.com/opcat-tools/npm/internal/report"

// Flaws says what HTML cannot keep of the texts in a document.
func Flaws(doc *report.Document) []Flaw {
	h := newHyper(wordsOf(doc), newBodies())
	h.document(doc)
	return h.flaws
}
