package register

import (
	"fmt"

	"github.com/opcat-tools/npm/internal/page"
)

// mostOfACode is how many problems of one code a file may have before the rest
// are only counted: a file of another form would have one for every line, and
// finding the place of each would take hours.
const mostOfACode = 20

// SumUp keeps the first problems of each code in each file, and puts one
// problem with their number in place of the others.
func SumUp(problems []page.Problem) []page.Problem {
	return SumUpOf(problems, func(p *page.Problem) *page.Problem { return p })
}

// SumUpOf is SumUp for what has a problem in it.
func SumUpOf[T any](all []T, problem func(*T) *page.Problem) []T {
	type group struct{ path, code string }
	counts := map[group]int{}
	last := map[group]int{}
	var kept []T
	for i := range all {
		p := problem(&all[i])
		g := group{p.Path, p.Code}
		counts[g]++
		if counts[g] <= mostOfACode+1 {
			last[g] = len(kept)
			kept = append(kept, all[i])
		}
	}
	for g, i := range last {
		if rest := counts[g] - mostOfACode; rest > 1 {
			p := problem(&kept[i])
			p.More = rest
			p.Message = fmt.Sprintf("%d more problems of this kind in this file", rest)
			p.Help = "mend those above and check the file again"
			p.Fix = page.Fix{}
		}
	}
	return kept
}
