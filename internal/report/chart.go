package report

// Chart is a picture of numbers, before it is drawn: bars, each perhaps of
// several parts, or lines over a row of labels.
type Chart struct {
	Title  string
	Kind   ChartKind
	Labels []string // of the bars, or of the points along the line
	Series []Series
	Unit   string // what the numbers count: recommendations, days
}

// ChartKind is how numbers are drawn.
type ChartKind string

// The kinds of charts.
const (
	Bars  ChartKind = "bars"
	Trend ChartKind = "trend"
)

// Series is one row of numbers, one for each label. Known says which of them
// there are: what is not known is not drawn, and is not zero.
type Series struct {
	Name   string
	Values []float64
	Known  []bool // nil where all are
}
