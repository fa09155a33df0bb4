package language

// Chart is what the pictures of numbers say, and the tables beside them.
type Chart struct {
	StateByYear, TimeToAnswer, ByTheme, ByAddressee string // their titles
	Year, Theme, Addressee, Time                    string // what stands before the numbers of a row
	Total, Share                                    string

	Recommendations, Answers string // what is counted

	// Classes are states that say nearly the same, by the key of the class.
	Classes map[string]string
	// Bands are how long answers took; the last one has not come.
	Bands [6]string

	NoTheme, NoAddressee string
	Itself               string // the mechanism, where a recommendation is addressed to it

	Overlap   string  // one recommendation counts in several rows
	Most      Message // only the {n} with most are drawn
	Published string  // what readers outside are told
	Median    Counted // of {n} days

	// The description of a picture for whoever cannot see it.
	Opening Message // {title}, in numbers of {unit}
	Bar     Message // {label} and its {parts}
	Part    Message // {name} and {n}
	Nothing string
}
