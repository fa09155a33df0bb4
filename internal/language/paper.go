package language

// Paper is what the papers say that are written for a meeting, for an authority,
// for the public and for the Subcommittee on Prevention of Torture. The keys of
// its maps are those that scripts know the same things by.
type Paper struct {
	Titles   map[string]Message // brief, review, annual, spt: of {name} and {year}
	Headings map[string]string  // of sections
	Facts    map[string]string  // names of facts
	Columns  map[string]string  // headings of columns
	Nothing  map[string]string  // what is said of a section, or a paper, that holds nothing
	Notes    map[string]string  // what is to be known before numbers are believed
	Points   map[string]Point   // what to raise at a meeting, by the rule that suggests it
	Promise  map[string]string  // how an undertaking stands: open, late, done, dropped
	NoStep   string             // of escalation was taken
	NextStep map[string]Message // {step} of escalation, by how it stands: due, held, to-come from {date}

	With      Message // {form} of an exchange with {names}
	To, From  Message // the same, where one side spoke
	About     Message // {exchange}, and {what} it was about
	OnDay     Message // {what} on {date}
	Urgent    Message // {what}, and its {priority}
	Promised  Message // an undertaking whose words the reader does not get, given on {date}
	Noted     Message // {text} about {subject}
	OutOfFive Message // {n}

	More       Counted // rows that are left out
	MorePoints Counted
	Later      Counted // what falls due later
	Times      Counted // how often something was repeated

	Unstated string // where a record does not say
	Others   string // the rest of a count by place
	Total    string
	Yes      string
	Apart    string // between what several bodies say
}

// Point is something to raise at a meeting, and why.
type Point struct {
	Ask Message // {subject}
	Why Message // those that the rule knows of {date}, {due}, {days}, {times} and {text}
}
