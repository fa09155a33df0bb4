package audience

import (
	"runtime"
	"sync"

	"github.com/opcat-tools/npm/internal/record"
)

// excerpt is the set as the reader sees it: the records that are open to it,
// without the fields that are not, and without references to records that it
// does not see. What is worked out from it knows nothing of the rest.
func (rd *reader) excerpt() *record.Set {
	var all []record.Record
	for _, kind := range record.Kinds() {
		rd.set.Each(kind, func(r record.Record) { all = append(all, r) })
	}
	cleared := each(all, func(i int) clearance { return rd.clearance(all[i]) })
	open := map[record.Kind]map[string]bool{}
	for i, r := range all {
		if c := record.Of(r); cleared[i].open {
			if open[c.Kind] == nil {
				open[c.Kind] = map[string]bool{}
			}
			open[c.Kind][c.ID] = true
		}
	}
	left := record.NewSet(rd.set.Policy)
	left.Partial = rd.audience.Outside()
	seen := func(kind record.Kind, id string) bool { return open[kind][id] }
	pruned := each(all, func(i int) record.Record {
		if !cleared[i].open {
			return nil
		}
		p := &pruner{cleared[i].level, seen}
		return p.record(all[i], rd.plans[record.Of(all[i]).Kind])
	})
	for _, r := range pruned {
		if r != nil {
			left.Add(r)
		}
	}
	rd.origin = rd.addFacts(left)
	left.Link()
	return left
}

// each asks a question of each of all, by its place, on all cores, and gives the
// answers in order.
func each[T, A any](all []T, ask func(int) A) []A {
	answers := make([]A, len(all))
	workers := runtime.GOMAXPROCS(0)
	var wait sync.WaitGroup
	for first := range workers {
		wait.Go(func() {
			for i := first; i < len(all); i += workers {
				answers[i] = ask(i)
			}
		})
	}
	wait.Wait()
	return answers
}
