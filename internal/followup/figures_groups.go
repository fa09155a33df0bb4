package followup

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/opcat-tools/npm/internal/record"
)

// Dimension is what recommendations are grouped by.
type Dimension string

// The dimensions.
const (
	ByAddressee Dimension = "addressee"
	ByTheme     Dimension = "theme"
	ByPlace     Dimension = "place"
	ByPlaceType Dimension = "place-type"
	ByYear      Dimension = "year" // of issue
	ByPriority  Dimension = "priority"
	ByLevel     Dimension = "level"
)

// Dimensions lists them.
func Dimensions() []Dimension {
	return []Dimension{ByAddressee, ByTheme, ByPlace, ByPlaceType, ByYear, ByPriority, ByLevel}
}

// AddsUp says whether each recommendation is in exactly one group, so that the
// groups together are the whole.
func (d Dimension) AddsUp() bool { return d == ByYear || d == ByPriority || d == ByLevel }

// Group is the recommendations that have one value in a dimension.
type Group struct {
	Key string // an id or a word; "" where the recommendation states none
	*Figures
}

// By groups the recommendations. One with several values counts in each of
// these groups; by addressee, each group holds its addressee's own answers. A
// year or a priority comes in its order, any other group after those that hold
// more; what states none comes last.
func (st *Statistics) By(d Dimension) []Group {
	groups := map[string]Group{}
	for _, c := range st.cases {
		for _, key := range st.keys(d, c) {
			if _, there := groups[key]; !there {
				groups[key] = Group{key, newFigures()}
			}
			groups[key].add(c, c.answersIn(d, key))
		}
	}
	var all []Group
	for _, g := range groups {
		all = append(all, g)
	}
	slices.SortFunc(all, d.compare)
	return all
}

// keys are the groups that a recommendation belongs to, each once.
func (st *Statistics) keys(d Dimension, c *counted) []string {
	r := c.Recommendation
	var keys []string
	switch d {
	case ByAddressee:
		for _, a := range c.answers {
			keys = append(keys, a.Addressee.Stakeholder)
		}
	case ByTheme:
		keys = r.Themes
	case ByPlace:
		keys = st.set.PlacesOf(r)
	case ByPlaceType:
		for _, id := range st.set.PlacesOf(r) {
			if place := st.set.Places[id]; place != nil {
				keys = append(keys, place.Type)
			}
		}
	case ByYear:
		keys = []string{strconv.Itoa(c.Issued.Date.Year())}
	case ByPriority:
		keys = []string{string(cmp.Or(r.Priority, record.Normal))}
	case ByLevel:
		keys = []string{r.Level}
	}
	if len(keys) == 0 {
		return []string{""}
	}
	return slices.Compact(slices.Sorted(slices.Values(keys)))
}

func (c *counted) answersIn(d Dimension, key string) []Answer {
	if d != ByAddressee {
		return c.answers
	}
	var own []Answer
	for _, a := range c.answers {
		if a.Addressee.Stakeholder == key {
			own = append(own, a)
		}
	}
	return own
}

func (d Dimension) compare(a, b Group) int {
	order := 0
	switch d {
	case ByYear:
	case ByPriority:
		order = cmp.Compare(rank(a.Key), rank(b.Key))
	default:
		order = cmp.Compare(b.Recommendations, a.Recommendations)
	}
	return cmp.Or(cmp.Compare(stated(b), stated(a)), order, cmp.Compare(a.Key, b.Key))
}

func stated(g Group) int { return min(1, len(g.Key)) }

func rank(priority string) int {
	return slices.Index([]record.Priority{record.Urgent, record.High, record.Normal}, record.Priority(priority))
}
