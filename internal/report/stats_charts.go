package report

import (
	"fmt"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/record"
)

// charts are bars of where recommendations stand, and how many were issued and
// implemented year by year.
func (f *figures) charts() []Chart {
	states := f.stateBars()
	if f.by != "" {
		states = f.groupBars()
	}
	if f.set.Partial { // what was implemented and not published would look undone
		return []Chart{states}
	}
	return []Chart{states, f.trend()}
}

// stateBars has a bar for each state in which there is a recommendation.
func (f *figures) stateBars() Chart {
	c := Chart{Title: "Recommendations by state", Kind: Bars, Unit: "recommendations", Notes: f.footer()}
	var numbers []int
	for _, state := range countedStates() {
		if n := f.total.States[state]; n > 0 {
			c.Labels, numbers = append(c.Labels, string(state)), append(numbers, n)
		}
	}
	c.Series = []Series{{Name: "recommendations", Values: numbers}}
	return c
}

// groupBars has a bar for each group, of a part for each class of states.
func (f *figures) groupBars() Chart {
	c := Chart{Title: fmt.Sprintf("Recommendations by %s", f.by), Kind: Bars, Unit: "recommendations", Notes: f.footer()}
	for _, g := range f.groups {
		c.Labels = append(c.Labels, f.nameOf(g.Key))
	}
	c.Series = classSeries(f.set, language.Of("en"), f.groups)
	return c
}

// trend counts by year of issue; what was issued lately has had less time.
func (f *figures) trend() Chart {
	groups := f.stats.By(followup.ByYear)
	c := Chart{Title: "Issued each year, and implemented since", Kind: Trend, Labels: yearsBetween(groups), Unit: "recommendations",
		Notes: []string{"Those of recent years have had less time to be implemented."}}
	of := map[string]*followup.Figures{}
	for _, g := range groups {
		of[g.Key] = g.Figures
	}
	issued, implemented := Series{Name: "issued in the year"}, Series{Name: "of these, implemented by " + f.at.Day.String()}
	for _, year := range c.Labels {
		n, done := 0, 0
		if g := of[year]; g != nil {
			n, done = g.Recommendations, g.States[followup.State(record.Implemented)]
		}
		issued.Values, implemented.Values = append(issued.Values, n), append(implemented.Values, done)
	}
	c.Series = []Series{issued, implemented}
	return c
}
