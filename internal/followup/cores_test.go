package followup_test

import (
	"testing"

	"github.com/opcat-tools/npm/internal/followup"
)

// Every place is asked once, by somebody who began, whatever the length.
func TestOnAllCoresAnswersInOrder(t *testing.T) {
	for _, n := range []int{0, 1, 63, 64, 65, 1000} {
		answers := followup.OnAllCores(n, func() func(int) int {
			last := -1
			return func(place int) int {
				if place <= last {
					t.Errorf("%d is asked after %d", place, last)
				}
				last = place
				return place + 1
			}
		})
		if len(answers) != n {
			t.Errorf("%d answers to %d questions", len(answers), n)
		}
		for i, answer := range answers {
			if answer != i+1 {
				t.Errorf("of %d, the answer at %d is %d", n, i, answer)
			}
		}
	}
}
