package record

import "github.com/opcat-tools/npm/internal/calendar"

// Dialogue is one interaction with the outside: a meeting, a letter, a call
// (OPCAT art. 22).
type Dialogue struct {
	Common
	Date            calendar.Date `json:"date" when:"event"`
	Form            string        `json:"form"`
	Direction       Direction     `json:"direction"`
	Stage           string        `json:"stage"`
	Level           string        `json:"level"`
	With            []string      `json:"with"`
	Indirect        bool          `json:"indirect"`
	Contacts        []string      `json:"contacts"`
	Team            []string      `json:"team"`
	Lead            string        `json:"lead"`
	Purpose         []string      `json:"purpose"`
	Visit           string        `json:"visit"`
	Report          string        `json:"report"`
	Process         string        `json:"process"`
	Complaint       string        `json:"complaint"`
	Agreement       string        `json:"agreement"`
	Places          []string      `json:"places"`
	Themes          []string      `json:"themes"`
	Recommendations []Item        `json:"recommendations"`
	Obstacles       []string      `json:"obstacles"`
	GoodPractices   []string      `json:"good_practices"`
	Commitments     []Commitment  `json:"commitments"`
	HandedOver      []HandedOver  `json:"handed_over"`
	FollowUp        calendar.Date `json:"follow_up"`
	Escalation      Step          `json:"escalation"`
}

// Direction is who spoke: incoming is from outside to the NPM; left out, both.
type Direction string

// The directions.
const (
	Incoming Direction = "incoming"
	Outgoing Direction = "outgoing"
)

// Item is what one dialogue said about one recommendation.
type Item struct {
	Recommendation string   `json:"recommendation"`
	For            []string `json:"for"` // the addressees for whom it was said
	Position       Position `json:"position"`
	Claims         Claim    `json:"claims"`
	Extends        *Extends `json:"extends"`
	Moves          *Moves   `json:"moves"`
	Obstacle       string   `json:"obstacle"`
	GoodPractice   string   `json:"good_practice"`
	Note           string   `json:"note"`
}

// Position is what an addressee says of a recommendation.
type Position string

// The positions.
const (
	Accepted       Position = "accepted"
	PartlyAccepted Position = "partly-accepted"
	Rejected       Position = "rejected"
	Noted          Position = "noted"
	NotCompetent   Position = "not-competent"
)

// Claim is what an addressee says it has done. It is never what the NPM found.
type Claim string

// The claims.
const (
	ClaimNotStarted        Claim = "not-started"
	ClaimInProgress        Claim = "in-progress"
	ClaimPartlyImplemented Claim = "partly-implemented"
	ClaimImplemented       Claim = "implemented"
)

// Extends is a later deadline that the NPM granted.
type Extends struct {
	RespondBy   calendar.Date `json:"respond_by"`
	ImplementBy calendar.Date `json:"implement_by"`
	Reason      string        `json:"reason"`
}

// Moves hands a recommendation from one addressee to another.
type Moves struct {
	From   string `json:"from"`
	To     string `json:"to"`
	Reason string `json:"reason"`
}

// Commitment is a promise made in a dialogue.
type Commitment struct {
	What           string        `json:"what"`
	By             string        `json:"by"` // a stakeholder, or npm
	Due            calendar.Date `json:"due"`
	Done           calendar.Date `json:"done" when:"happened"`
	Dropped        *Dropped      `json:"dropped"`
	Recommendation string        `json:"recommendation"`
}

// Dropped is when and why a promise was given up.
type Dropped struct {
	Date   calendar.Date `json:"date" when:"event"`
	Reason string        `json:"reason"`
}

// HandedOver is information given to a partner, and the agreement that covers it.
type HandedOver struct {
	What      string `json:"what"`
	Agreement string `json:"agreement"`
}

// Step is a rung of the escalation ladder.
type Step string

// Steps lists the rungs from the mildest to the most public.
func Steps() []Step {
	return []Step{"reminder", "higher-authority", "parliament", "courts", "media", "international"}
}

// Public says whether a step takes a matter out of the dialogue between the NPM
// and the authorities: all do save a reminder and a letter to the authority
// above.
func (s Step) Public() bool {
	return s != "" && s != "reminder" && s != "higher-authority"
}

// Assessment is what the NPM itself found out about recommendations.
type Assessment struct {
	Common
	Date     calendar.Date `json:"date" when:"event"`
	Basis    string        `json:"basis"`
	Visit    string        `json:"visit"`
	Dialogue string        `json:"dialogue"`
	By       []string      `json:"by"`
	Findings []Finding     `json:"findings"`
}

// Finding is what an assessment says of one recommendation.
type Finding struct {
	Recommendation string `json:"recommendation"`
	Status         Status `json:"status"`
	Evidence       string `json:"evidence"`
	Obstacle       string `json:"obstacle"`
	Note           string `json:"note"`
}

// Status is how far the NPM found a recommendation carried out.
type Status string

// The statuses.
const (
	NotImplemented     Status = "not-implemented"
	Started            Status = "started"
	PartlyImplemented  Status = "partly-implemented"
	Implemented        Status = "implemented"
	NoLongerApplicable Status = "no-longer-applicable"
	Withdrawn          Status = "withdrawn"
	NotPursued         Status = "not-pursued"
)

// Closes says whether a recommendation with this latest status is closed.
func (s Status) Closes() bool {
	switch s {
	case Implemented, NoLongerApplicable, Withdrawn, NotPursued:
		return true
	}
	return false
}
