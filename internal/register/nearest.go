package register

import (
	"fmt"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// Nearest is the candidate that word was probably meant to be, "" where none is
// near: at most a third of its letters may differ, or one.
func Nearest(word string, candidates []string) string {
	letters := utf8.RuneCountInString(word)
	if letters < 2 {
		return ""
	}
	best, least := "", max(1, letters/3)+1
	for _, candidate := range candidates {
		if other := utf8.RuneCountInString(candidate); max(letters-other, other-letters) >= least {
			continue // comparing a word with one much longer takes a while
		}
		if d := distance(word, candidate); d < least {
			best, least = candidate, d
		}
	}
	return best
}

// distance counts two neighbouring letters changed about, the commonest slip
// of all, as one difference.
func distance(a, b string) int {
	if len(a) == len(b) {
		i, j := 0, len(a)
		for i < j && a[i] == b[i] {
			i++
		}
		for j > i && a[j-1] == b[j-1] {
			j--
		}
		if j-i == 2 && a[i] == b[i+1] && a[i+1] == b[i] {
			return 1
		}
	}
	return levenshtein.ComputeDistance(a, b)
}

// DidYouMean asks for the candidate that word was probably meant to be; "" where
// none is near.
func DidYouMean(word string, candidates []string) string {
	return didYouMean(Nearest(word, candidates), "")
}

func didYouMean(candidate, otherwise string) string {
	if candidate == "" {
		return otherwise
	}
	return fmt.Sprintf("did you mean %q?", candidate)
}
