package record

import "time"

// Change is an edit that Git remembers, of a recommendation that had been
// answered by then.
type Change struct {
	ID     string   // of the recommendation
	Fields []string // the keys whose text is another now
	Commit string   // the commit that made it; "" for one that is not committed yet
	Who    string
	When   time.Time
}
