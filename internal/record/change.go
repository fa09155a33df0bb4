package record

import "time"

// Change is one edit that Git remembers, of a recommendation that had been
// answered by then. It has no author: what is told of it has readers who may not
// see the history, and the commit leads everybody else to the name.
type Change struct {
	ID     string   // of the recommendation
	Fields []string // the keys whose text it changed
	Commit string   // the commit that made it; "" for one that is not committed yet
	When   time.Time
}
