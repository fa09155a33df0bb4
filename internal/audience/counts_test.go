package audience

import (
	"slices"
	"testing"
)

func TestSmallNumbersAreNotPrinted(t *testing.T) {
	for _, test := range []struct {
		numbers []int // the total last
		want    []string
	}{
		{[]int{0, 0}, []string{"0", "0"}},
		{[]int{5, 9, 14}, []string{"5", "9", "14"}},
		{[]int{1, 9, 10}, []string{"<5", "*", "10"}},
		{[]int{4, 12, 9, 25}, []string{"<5", "12", "*", "25"}},
		{[]int{4, 3, 9, 16}, []string{"<5", "<5", "9", "16"}},
		{[]int{3, 0, 3}, []string{"<5", "0", "<5"}},
		{[]int{2, 2, 4}, []string{"<5", "<5", "<5"}},
		{[]int{5, 5}, []string{"5", "5"}},
		{[]int{1, 1, 9, 12, 23}, []string{"<5", "<5", "*", "12", "23"}},
		{[]int{4, 4, 9, 17}, []string{"<5", "<5", "*", "17"}},
		{[]int{4, 4, 8}, []string{"<5", "<5", "*"}},
		{[]int{1, 1, 1, 1, 1, 5}, []string{"<5", "<5", "<5", "<5", "<5", "*"}},
	} {
		if got := suppressed(test.numbers); !slices.Equal(got, test.want) {
			t.Errorf("%v are printed %v, want %v", test.numbers, got, test.want)
		}
	}
}
