package language

import (
	"golang.org/x/text/feature/plural"
	tags "golang.org/x/text/language"
)

// Count says how many of something there are.
func (w *Words) Count(c Counted, n int) string {
	return c[w.form(n)].With("n", w.Number(n))
}

// form is the plural form of a whole number.
func (w *Words) form(n int) plural.Form {
	return plural.Cardinal.MatchPlural(tags.Make(w.Code), n, 0, 0, 0, 0)
}
