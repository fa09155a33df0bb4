package language

// Map is what maps of stakeholders say: pictures and the tables that say the
// same. Words of vocabularies (stances, categories, relations) are not among it.
type Map struct {
	Grid, Institutions, Relations, Coverage MapKind

	// The grid.
	Influence, Interest, Stance string
	Low, High                   string // the ends of its axes
	Unrated                     string // no stance was noted
	Unplaced                    string // heading of those without influence or interest
	Names                       string // heading of the names behind the numbers in the picture

	// The columns of tables.
	Body, Category                  string
	FocalPoint, LastContact, Silent string // silent: the time since then
	Open, Overdue                   string // recommendations addressed to it
	Addressed                       string // the same, whatever became of them
	From, Relation, To              string
	Via                             Message // the focal point of a body above, {name}
	NoWord, NoFocalPoint            string  // in a cell: never met; has none

	// What coverage is about.
	NeverMet, WithoutFocalPoint, LongestSilence, MostOverdue, Nobody string

	// Relations.
	BelongsTo string // the tie of a department to what is above it
	Unrelated string // heading of those without a relation

	NothingHere string  // no body is in the map
	Ended       Counted // bodies that are left out
	Withheld    string  // the map is not for readers outside
}

// MapKind is one sort of map.
type MapKind struct {
	Title string
	About string // what it shows, for whoever cannot see it
}
