package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// editedAfterAnswer tells of every edit of a recommendation's words that Git
// remembers from after the first answer: the answer was to other words.
func editedAfterAnswer(in *inspection) []finding {
	var all []finding
	edits := map[string]int{} // of each key so far
	for _, change := range in.changes {
		r := in.set.Recommendations[change.ID]
		if r == nil || r.Unclear { // such as one with a merge conflict in it: what it says is not settled
			continue
		}
		for _, key := range []string{"title", "body"} {
			if slices.Contains(change.Fields, key) {
				edits[r.ID+"/"+key]++
				f := finding{
					path: r.Path, record: r.Name(), pointer: "/" + key,
					message: fmt.Sprintf("%q was edited after the first answer, %s%s", key, whence(change), timesEdited(edits[r.ID+"/"+key])),
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

// timesEdited tells the edits of a key apart, whatever their commits are called:
// of those that stand in one place, only the last may be new.
func timesEdited(n int) string {
	if n == 1 {
		return ""
	}
	return fmt.Sprintf(" (edit %d)", n)
}

// whence says which commit made a change, and not who: the log of a build has
// readers who may not see the history.
func whence(change record.Change) string {
	if change.Commit == "" {
		return "and is not committed yet"
	}
	return fmt.Sprintf("in commit %s of %s", change.Commit[:min(len(change.Commit), 10)], calendar.On(change.When))
}
