package record

import "github.com/opcat-tools/npm/internal/calendar"

// Member is one of the NPM's people: member, staff or external expert.
type Member struct {
	Common
	Name             string        `json:"name"`
	Role             string        `json:"role"`
	Expertise        []string      `json:"expertise"`
	Modality         string        `json:"modality"`
	Contract         *Contract     `json:"contract"`
	Induction        calendar.Date `json:"induction" when:"happened"`
	Confidentiality  calendar.Date `json:"confidentiality" when:"happened"`
	AccreditedUntil  calendar.Date `json:"accredited_until"`
	ImmunitiesClause bool          `json:"immunities_clause"`
	Until            calendar.Date `json:"until"`
	Conflicts        []Conflict    `json:"conflicts"`
	Trainings        []Training    `json:"trainings"`
}

// Contract is how long an external expert is engaged.
type Contract struct {
	Start calendar.Date `json:"start"`
	End   calendar.Date `json:"end"`
}

// Conflict is an interest that keeps a person away from a place or body.
type Conflict struct {
	Place       string        `json:"place"`
	Stakeholder string        `json:"stakeholder"`
	Since       calendar.Date `json:"since"`
	Until       calendar.Date `json:"until"`
	Note        string        `json:"note"`
}

// Training is one training that a person took part in.
type Training struct {
	Date calendar.Date `json:"date" when:"event"`
	What string        `json:"what"`
}

// Complaint is a request about treatment or conditions. All of it is
// confidential (OPCAT art. 21).
type Complaint struct {
	Common
	Received        calendar.Date `json:"received" when:"event"`
	Channel         string        `json:"channel"`
	From            string        `json:"from"`
	Person          string        `json:"person"`
	Complainant     string        `json:"complainant"`
	Consent         *Consent      `json:"consent"`
	Type            string        `json:"type"`
	Themes          []string      `json:"themes"`
	Place           string        `json:"place"`
	Stakeholder     string        `json:"stakeholder"`
	Seriousness     string        `json:"seriousness"`
	Urgent          bool          `json:"urgent"`
	Acknowledge     string        `json:"acknowledge"`
	Acknowledged    calendar.Date `json:"acknowledged" when:"happened"`
	Handler         string        `json:"handler"`
	Actions         []Action      `json:"actions"`
	ReprisalRisk    string        `json:"reprisal_risk"`
	Protection      string        `json:"protection"`
	Recommendations []string      `json:"recommendations"`
	Outcome         string        `json:"outcome"`
	Closed          calendar.Date `json:"closed" when:"happened"`
}

// Consent is what the person concerned agreed to.
type Consent struct {
	Share   string        `json:"share"`
	Publish string        `json:"publish"`
	By      string        `json:"by"`
	Date    calendar.Date `json:"date" when:"happened"`
}

// Action is one thing the NPM did about a complaint.
type Action struct {
	Date     calendar.Date `json:"date" when:"event"`
	Action   string        `json:"action"`
	To       string        `json:"to"`
	Identity string        `json:"identity"`
	Reason   string        `json:"reason"`
	Note     string        `json:"note"`
	FollowUp calendar.Date `json:"follow_up"`
}
