package language

// Letter is what a letter to an authority says that lists what it owes (OPCAT
// art. 19 b and 22). It writes of what our register holds, not of what somebody
// failed to do: a reply may be on its way.
type Letter struct {
	From, To, PlaceAndDate, Subject string  // names of the lines at the head
	Placed                          Message // {place}, to be filled in, and {date}
	About                           string  // the subject

	Salutation string
	Mandate    string  // who writes, and by what right
	Points     Counted // how many follow
	Below      string  // how points of bodies below the reader are told apart

	// What is asked under each heading; the headings are Words.Items.
	Response, Implementation, Commitment, Comments string

	Columns   Columns
	Extended  Message // {due} and the {date} on which that was granted
	NotYetDue string

	Request   string
	RequestBy Message // {date}
	Crossed   string  // a reply may have been sent meanwhile
	Meeting   string
	Closing   string

	Signature, Signatory, Function string // names of the lines at the foot

	Footer Message // {name} whom it is for, {date} as of when
}

// Columns are the headings of what is listed.
type Columns struct {
	Reference, Recommendation, Report string
	Position                          string // of the reader, with its day
	Undertaking, Exchange             string // a promise, and where it was made
	Draft, Sent                       string
	Due, Since                        string // the last day, and the time since
}
