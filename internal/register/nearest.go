package register

import (
	"fmt"

	"github.com/agnivade/levenshtein"
)

// Nearest is the candidate that word was probably meant to be, "" where none is
// near: at most a third of its letters may differ.
func Nearest(word string, candidates []string) string {
	best, least := "", max(1, len(word)/3)+1
	for _, candidate := range candidates {
		if d := levenshtein.ComputeDistance(word, candidate); d < least {
			best, least = candidate, d
		}
	}
	return best
}

func didYouMean(candidate, otherwise string) string {
	if candidate == "" {
		return otherwise
	}
	return fmt.Sprintf("did you mean %q?", candidate)
}
