package audience

import (
	"slices"
	"sync"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// opened is a record that is open to a reader, and the narrowest level of field
// that it may see.
type opened struct {
	record.Record
	level Level
}

// excerpt is the set as the reader sees it: the records that are open to it,
// without the fields that are not, and without references to records that it
// does not see. What is worked out from it knows nothing of the rest.
func (rd *reader) excerpt() *record.Set {
	left := rd.set.Emptied()
	left.Partial = rd.audience.Outside()
	kinds := record.Kinds()
	byKind := make([][]opened, len(kinds))
	var wait sync.WaitGroup
	for i, kind := range kinds { // each fills a map of its own
		wait.Go(func() { byKind[i] = rd.open(kind, left) })
	}
	wait.Wait()
	all := slices.Concat(byKind...)
	for i, pruned := range each(all, func(o opened) record.Record { return rd.prune(o, left) }) {
		if pruned != all[i].Record {
			left.Add(pruned)
		}
	}
	rd.addFacts(left)
	left.Link()
	return left
}

// open adds to a set the records of a kind that are open to the reader, as they
// are.
func (rd *reader) open(kind record.Kind, left *record.Set) []opened {
	var all []opened
	rd.set.Each(kind, func(r record.Record) {
		if c := rd.clearance(r); c.open {
			left.Add(r)
			all = append(all, opened{r, c.level})
		}
	})
	return all
}

// prune is a record as the reader sees it who sees these others.
func (rd *reader) prune(o opened, seen *record.Set) record.Record {
	p := &pruner{o.level, seen}
	return p.record(o.Record, rd.plans[record.Of(o.Record).Kind])
}

// each asks a question of each of all, on all cores, and gives the answers in
// order.
func each[T, A any](all []T, ask func(T) A) []A {
	return followup.OnAllCores(len(all), func() func(int) A {
		return func(i int) A { return ask(all[i]) }
	})
}
