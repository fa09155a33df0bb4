package language

// Page is what a website of a register says around and between the records.
type Page struct {
	Frame    Frame
	Titles   Titles
	Headings Headings
	Fields   Fields
	Steps    Steps
	About    About

	Recommendations, Reports, Visits, Places, Bodies, Themes Counted // how many there are
}

// Frame is what stands on every page, for whoever finds the way with eyes, ears
// or a keyboard.
type Frame struct {
	Skip      string // to the content
	Menu      string
	Here      string // the path from the start page, as a list of links
	Languages string // names the list of languages
	Contents  string // of one page, as a list of links

	Theme, Light, Dark, System string // colours

	Search     string // the button and the page
	SearchFor  string // names the box
	SearchHint string // what may be typed there
	Found      Counted
	NoResults  string
	NoScript   string // what needs JavaScript, and what does not

	Filter   string  // names the row of filters
	Contains string  // names the box for a word in a row
	All      string  // no filter
	Clear    string  // all filters
	Shown    Message // {n} rows of {of}
	SortBy   Message // {column}
	Scrolls  string  // names a table that is wider than the page

	Downloads string
	Feed      string
	Calendar  string
	AsTable   string // opens the table of a picture
	Elsewhere string // says that a link leaves the site

	AsOf      Message // {date}
	Revision  Message // {revision} that the register was read at
	Public    string  // on published information
	For       Message // {name} of a body
	Staff     string  // for the NPM's people
	Operator  string  // everything, confidential
	NoneThere string  // an empty list
	NoneShown string  // an empty list, to readers outside
	Yes       string
	Colon     string // between what a thing is and its words
	Semicolon string // between two things that are said together
}

// Titles are the entries of the menu and the names of pages.
type Titles struct {
	Start, Recommendations, Reports, Visits, Places, Authorities, Themes, About string

	Of      Message // {page} of a {site}, as a browser's window has it
	Issued  Message // recommendations issued in {year}
	Undated string  // recommendations that are still drafts
	VisitTo Message // {places} on {date}
	VisitOn Message // {date}
	Feed    string  // what happened lately
}

// Headings stand above the parts of a page.
type Headings struct {
	Glance, States, StatesPublished, Lately, Overdue, Years              string
	Addressees, Due, Timeline, Text, Repeats, RepeatedBy, Related, Links string
	Recommendations, Reports, Visits, Places, Below, Dialogue            string
	Addressed, AddressedBelow, OwnReports, FollowUps, Notes, Content     string
	Details                                                              string

	EachYear Message // {what} is counted
}

// Fields name facts and columns.
type Fields struct {
	State, Issued, Year, Priority, Theme, Themes, Title, Number, Share, Open     string
	Addressee, Addressees, Place, Places, Report, Reports, Visit, Authority      string
	Type, Start, End, Region, Address, Capacity, Population, Since, Closed       string
	Body, Category, Parent, Successors, Predecessors, Ended, Aliases             string
	RespondBy, ImplementBy, Level, Groups, Standards, RootCause, Indicator       string
	FirstIssued, Reference, OtherNumber, Position, Claims, Answered              string
	Item, About, OwedBy, Due, Late, NotLate, Overdue, LongOverdue, OldestDue     string
	Recommendations, Meaning, LastVisit, Total, OtherPlaces, NotStated, Form     string
	Drafted, DraftSent, CommentsDue, CommentsReceived, Sent, Published, IssuedBy string
	SharedWithSPT, ReplyPublished                                                string
	Announced, JointWith, By, Access, FollowUpOf, NoReport                       string

	Repeated Counted // times
	Until    Message // {name} of what there is no more since {date}
	HeldOn   Message // {n} persons on {date}
}

// Steps tell what happened, in a list by days.
type Steps struct {
	Issued                      string
	AddressedTo                 Message // {bodies}, of a recommendation
	IssuedIn                    Message // {report}
	From, To, With              Message // {form} and {bodies}: who wrote or spoke to whom
	Position                    Message // {position}, without who takes it
	Claims                      Message // {claim}, without who makes it
	Speaks                      Message // {what} was said, for which {bodies}
	Obstacle, GoodPractice      Message // {what}
	ReplyBy, ImplementBy        Message // {date} of a deadline that was extended
	Moved                       Message // {from} one body {to} another
	MovedTo                     Message // {to}
	Assessed                    Message // {status}, of a recommendation
	AssessedMany                Counted // recommendations
	Repeated                    Message // {title} of the later one
	Promised, Kept, Dropped     Message // {body} and {what}
	PromisedBy                  Message // and by what {date}
	ReportSent, ReportPublished string
	Visited, Ended              string // of a visit
	Introduced, BodyEnded       string
	Succeeded                   Message // {body} that it took the place of
	Said                        Counted // recommendations spoken of
	Of                          Message // {what} happened to what it is {about}
}

// About tells whose register it is and how it is to be read.
type About struct {
	Whose, Sees, Reading, StatesMean, Downloads string // headings

	Brief    Message           // {name} of whose register it is, what it holds on a {date}: the start page begins with it
	Only     string            // what everybody sees, after it
	Mandate  string            // OPCAT art. 1, 19 and 22
	Register string            // what is kept, and how
	Public   Message           // what these readers see, and that silence says nothing; the words for it, {published} and {state}
	Body     Message           // {name}
	Staff    string            // for the NPM's people
	Full     string            // for the operator
	Position string            // three things that are not mixed
	State    string            // introduces the list of states
	States   map[string]string // what each means, in plain words
	Formats  string            // what may be taken away
}
