package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// editedAfterAnswer tells of every edit of a recommendation's words that Git
// remembers from after the first answer: the answer was to other words.
func editedAfterAnswer(in *inspection) []finding {
	var all []finding
	for _, change := range in.changes {
		r := in.set.Recommendations[change.ID]
		if r == nil {
			continue
		}
		for _, key := range []string{"title", "body"} {
			if slices.Contains(change.Fields, key) {
				f := finding{
					path: r.Path, record: r.Name(), pointer: "/" + key,
					message: fmt.Sprintf("%q was edited after the first answer, %s", key, whence(change)),
					help:    "put back the words that were answered; what should be said otherwise now is a new recommendation that `repeats` this one",
				}
				if key == "body" {
					f.text = firstLine(r.Body)
				}
				all = append(all, f)
			}
		}
	}
	return all
}

// firstLine is the first line of a text that is no comment: the finding stands
// below a comment that silences it.
func firstLine(body string) string {
	for line := range strings.Lines(body) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "<!--") {
			return line
		}
	}
	return ""
}

// whence says which commit made a change. Its author is one of the NPM's own,
// and stands in every copy of the history.
func whence(change record.Change) string {
	if change.Commit == "" {
		return "and is not committed yet"
	}
	short := change.Commit[:min(len(change.Commit), 10)]
	return fmt.Sprintf("in commit %s by %s on %s", plain(short), plain(change.Who), calendar.On(change.When))
}

// plain is a word that comes from Git and may hold anything, on one line and
// without characters that could steer a screen or a log.
func plain(word string) string {
	const most = 60 // characters
	var kept []rune
	for _, c := range strings.Join(strings.Fields(word), " ") {
		if unicode.IsPrint(c) && len(kept) < most {
			kept = append(kept, c)
		}
	}
	if len(kept) == 0 {
		return "somebody"
	}
	return string(kept)
}
