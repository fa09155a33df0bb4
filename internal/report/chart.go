package report

// Chart is a picture of numbers, before it is drawn: bars, each perhaps of
// several parts, or lines over a row of labels.
type Chart struct {
	Title  string
	Kind   ChartKind
	Labels []string // of the bars, or of the points along the line
	Series []Series // the parts of each bar, in their order, or the lines
	Unit   string   // what the numbers count: recommendations, days
	Notes  []string // what is to be known before the picture is believed
}

// ChartKind is how numbers are drawn.
type ChartKind string

// The kinds of charts.
const (
	Bars  ChartKind = "bars"
	Trend ChartKind = "trend"
)

// Series is one row of numbers, one for each label, none below zero.
type Series struct {
	Name   string
	Values []int
	// Like is the pattern it is drawn with, from 1, so that the same thing looks
	// the same in each picture; 0 is the one of its place among the series.
	Like int
}

// Sum is what the numbers of a series come to.
func (s Series) Sum() int {
	sum := 0
	for _, v := range s.Values {
		sum += v
	}
	return sum
}

// Total is what the parts of one bar come to.
func (c Chart) Total(label int) int {
	sum := 0
	for _, s := range c.Series {
		sum += s.Values[label]
	}
	return sum
}
