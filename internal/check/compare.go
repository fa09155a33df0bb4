package check

import "github.com/opcat-tools/npm/internal/page"

// Compare tells which of today's problems were there before, and which of those
// from before are gone. A problem is the same if its mark is, wherever it stands
// in its file by now (page.Fingerprints).
func Compare(now, before []page.Problem) (old map[page.Problem]bool, fixed []page.Problem) {
	was := map[string]page.Problem{}
	for i, mark := range page.Fingerprints(before) {
		was[mark] = before[i]
	}
	old = map[page.Problem]bool{}
	for i, mark := range page.Fingerprints(now) {
		earlier, met := was[mark]
		if met && earlier.More >= now[i].More {
			old[now[i]] = true
		}
		delete(was, mark)
	}
	for i, mark := range page.Fingerprints(before) {
		if _, gone := was[mark]; gone {
			fixed = append(fixed, before[i])
		}
	}
	return old, fixed
}
