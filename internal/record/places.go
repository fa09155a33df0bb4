package record

import "github.com/opcat-tools/npm/internal/calendar"

// Place is a place where people are or may be deprived of their liberty
// (OPCAT art. 4).
type Place struct {
	Common
	Name       string          `json:"name"`
	Type       string          `json:"type"`
	Authority  string          `json:"authority"` // the stakeholder that runs it
	Region     string          `json:"region"`
	Address    string          `json:"address"`
	Capacity   int             `json:"capacity"` // persons
	Population []Population    `json:"population"`
	Since      calendar.Date   `json:"since"`
	Closed     calendar.Date   `json:"closed" when:"happened"`
	VisitEvery calendar.Period `json:"visit_every"`
}

// Population is how many persons a place held on one day.
type Population struct {
	Date  calendar.Date `json:"date" when:"event"`
	Count int           `json:"count"`
}

// Visit is one visit to one place or several (OPCAT art. 19). A start in the
// future is a plan.
type Visit struct {
	Common
	Place         []string      `json:"place"`
	Start         calendar.Date `json:"start"`
	End           calendar.Date `json:"end"`
	Type          string        `json:"type"`
	Announced     bool          `json:"announced"`
	Team          []string      `json:"team"`
	JointWith     []string      `json:"joint_with"`
	By            string        `json:"by"` // another body's visit; "" is the NPM's own
	AccessGiven   string        `json:"access_given"`
	AccessNote    string        `json:"access_note"`
	FollowUpOf    []string      `json:"follow_up_of"`
	ReprisalRisk  string        `json:"reprisal_risk"`
	ReprisalCheck bool          `json:"reprisal_check"`
	NoReport      string        `json:"no_report"`
	Groups        []string      `json:"groups"`
}

// LastDay is the day a visit ends, which is its first where none is given.
func (v *Visit) LastDay() calendar.Date { return max(v.Start, v.End) }
