package followup

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// block is how many questions are taken at a time: enough that those who ask do
// not write side by side, few enough that none waits long for the last.
const block = 64

// OnAllCores asks a question of each place of a list of n, on all cores, and gives
// the answers in order. begin is called once by each of those who ask, for what
// they remember from one question to the next.
func OnAllCores[A any](n int, begin func() (ask func(place int) A)) []A {
	answers := make([]A, n)
	var taken atomic.Int64
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			ask := begin()
			for from := 0; from < n; {
				to := int(taken.Add(block))
				from = to - block
				for i := from; i < min(to, n); i++ {
					answers[i] = ask(i)
				}
			}
		})
	}
	wait.Wait()
	return answers
}
