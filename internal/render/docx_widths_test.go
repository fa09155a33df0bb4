package render

import (
	"slices"
	"testing"
)

func TestShares(t *testing.T) {
	number := docxColumn{word: 600, line: 900, right: true}
	name := docxColumn{word: 1_000, line: 6_000}
	title := docxColumn{word: 1_200, line: 20_000, flex: true}
	long := docxColumn{word: 9_000, line: 9_000}
	counted := docxColumn{word: 1_000, line: 4_000, below: 300, right: true}
	crowd := slices.Repeat([]docxColumn{name}, 9)
	for name, test := range map[string]struct {
		columns []docxColumn
		want    []int
		small   bool
	}{
		"text takes the room":                  {[]docxColumn{number, title}, []int{1_120, 8_517}, false},
		"numbers share it":                     {[]docxColumn{number, number}, []int{4_819, 4_819}, false},
		"names are not broken at will":         {[]docxColumn{name, title}, []int{3_000, 6_637}, false},
		"a heading is broken before a text":    {append([]docxColumn{title}, slices.Repeat([]docxColumn{counted}, 6)...), []int{2_300, 1_220, 1_220, 1_220, 1_220, 1_220, 1_220}, false},
		"one alone":                            {[]docxColumn{title}, []int{9_637}, false},
		"a crowd is small":                     {crowd, slices.Repeat([]int{1_070}, 9), true},
		"a long word is broken, no other word": {[]docxColumn{number, long, name, number}, []int{624, 7_430, 960, 624}, true},
	} {
		t.Run(name, func(t *testing.T) {
			got, small := shares(test.columns, docxRoom)
			if small != test.small || sum(got) > docxRoom || sum(got) < docxRoom-200 {
				t.Errorf("%v comes to %d, small %v", got, sum(got), small)
			}
			for i := range got {
				if got[i] < test.want[i]-20 || got[i] > test.want[i]+200 {
					t.Errorf("%v, want about %v", got, test.want)
				}
			}
		})
	}
	if got, _ := shares(nil, docxRoom); len(got) != 0 {
		t.Error(got)
	}
}
