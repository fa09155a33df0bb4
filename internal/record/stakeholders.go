package record

import (
	"slices"

	"github.com/opcat-tools/npm/internal/calendar"
)

// Stakeholder is any body the NPM deals with.
type Stakeholder struct {
	Common
	Name         string          `json:"name"`
	Category     string          `json:"category"`
	Type         string          `json:"type"`
	Parent       string          `json:"parent"`
	Ended        calendar.Date   `json:"ended" when:"happened"`
	SucceededBy  []string        `json:"succeeded_by"`
	Aliases      []string        `json:"aliases"`
	Influence    int             `json:"influence"` // 1 to 5
	Interest     int             `json:"interest"`  // 1 to 5
	Stance       string          `json:"stance"`
	Relations    []Relation      `json:"relations"`
	Owner        string          `json:"owner"` // the member responsible for the relation
	ContactEvery calendar.Period `json:"contact_every"`
	Introduced   calendar.Date   `json:"introduced" when:"happened"`
	Reviewed     calendar.Date   `json:"reviewed" when:"happened"`
}

// IsAuthority says whether the body belongs to the executive, to which places
// and what happens in them answer.
func (s *Stakeholder) IsAuthority() bool {
	return slices.Contains([]string{"place-management", "line-ministry", "supervisory-authority", "other-executive"}, s.Category)
}

// Relation is how one body stands to another.
type Relation struct {
	To   string `json:"to"`
	Kind string `json:"kind"`
	Note string `json:"note"`
}

// Contact is a person at a stakeholder.
type Contact struct {
	Common
	Name         string        `json:"name"`
	Stakeholder  string        `json:"stakeholder"`
	Role         string        `json:"role"`
	Level        string        `json:"level"`
	FocalPoint   bool          `json:"focal_point"`
	Topics       []string      `json:"topics"`
	Phone        string        `json:"phone"`
	Email        string        `json:"email"`
	OtherChannel string        `json:"other_channel"`
	Preferred    string        `json:"preferred"`
	Languages    []string      `json:"languages"`
	Since        calendar.Date `json:"since"`
	Until        calendar.Date `json:"until"`
}

// InOffice says whether the person has the function on a day; one without dates
// always has.
func (c *Contact) InOffice(day calendar.Date) bool {
	return c.Since <= day && (c.Until == 0 || c.Until >= day)
}

// Agreement is a memorandum, a confidentiality undertaking or the like.
type Agreement struct {
	Common
	Type     string        `json:"type"`
	Parties  []string      `json:"parties"`
	Expert   string        `json:"expert"`
	Signed   calendar.Date `json:"signed" when:"happened"`
	Expires  calendar.Date `json:"expires"`
	ReviewBy calendar.Date `json:"review_by"`
	Ended    calendar.Date `json:"ended" when:"happened"`
	Covers   []string      `json:"covers"`
}

// Process is one cycle with an international or regional mechanism.
type Process struct {
	Common
	Mechanism   string        `json:"mechanism"`
	Stakeholder string        `json:"stakeholder"`
	Session     calendar.Date `json:"session"`
	Steps       []ProcessStep `json:"steps"`
	Places      []string      `json:"places"`
	Reports     []string      `json:"reports"`
}

// ProcessStep is one step of a cycle.
type ProcessStep struct {
	Step    string        `json:"step"`
	Due     calendar.Date `json:"due"`
	Done    calendar.Date `json:"done" when:"happened"`
	Skipped string        `json:"skipped"` // why
	How     string        `json:"how"`
	Note    string        `json:"note"`
}
