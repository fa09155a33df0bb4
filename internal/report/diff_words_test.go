package report

import (
	"testing"

	"github.com/opcat-tools/npm/internal/followup"
)

// Every kind of change has words of its own: a heading, and a count of one and
// of several.
func TestEveryKindOfChangeHasWords(t *testing.T) {
	headings, ones := map[string]bool{}, map[string]bool{}
	for _, kind := range followup.ChangeKinds() {
		w := wordsOf(kind)
		if w.heading == string(kind) || headings[w.heading] || ones[w.counted(1)] {
			t.Errorf("%s has no words of its own: %q, %q", kind, w.heading, w.counted(1))
		}
		headings[w.heading], ones[w.counted(1)] = true, true
	}
	if len(wordsOfChanges()) != len(followup.ChangeKinds()) {
		t.Errorf("%d kinds have words, and there are %d", len(wordsOfChanges()), len(followup.ChangeKinds()))
	}
}

func TestCountedChanges(t *testing.T) {
	one, two := followup.Change{Kind: followup.ChangeClaimed}, followup.Change{Kind: followup.ChangeAnswered}
	if got, want := countedChanges([]followup.Change{two, two, one}), "2 answered, 1 claim"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := countedChanges([]followup.Change{one, one}), "2 claims"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
