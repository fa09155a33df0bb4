package record

import "github.com/opcat-tools/npm/internal/calendar"

// Policy is what register.yaml says: the institution, its calendar, its
// deadlines and its rules of access.
type Policy struct {
	Schema      int                 `json:"schema"`
	Institution InstitutionName     `json:"institution"`
	Calendar    CalendarRules       `json:"calendar"`
	Deadlines   Deadlines           `json:"deadlines"`
	Escalation  []Rung              `json:"escalation"`
	Themes      map[string]string   `json:"themes"`
	Access      map[string]string   `json:"access"`
	Reasons     map[string]string   `json:"access-reasons"`
	Publish     Publish             `json:"publish"`
	Seal        []string            `json:"seal"`
	Vocabulary  map[string][]string `json:"vocabulary"`
	Checks      map[string]string   `json:"checks"` // off, warning or error, by code or letter of a family

	// Days is the working calendar made from Calendar and its holidays.
	Days *calendar.Calendar `json:"-"`
	// Overrides are Deadlines.Overrides, each with the whole table of
	// deadlines that holds where it matches.
	Overrides []Override `json:"-"`
}

// InstitutionName is what the NPM calls itself.
type InstitutionName struct {
	Name      string   `json:"name"`
	Short     string   `json:"short"`
	Country   string   `json:"country"`
	Languages []string `json:"languages"`
}

// CalendarRules is the calendar part of register.yaml.
type CalendarRules struct {
	Weekend  []string `json:"weekend"`
	Holidays string   `json:"holidays"`
	Roll     string   `json:"roll"`
}

// Deadlines is how long each thing may take. A zero Period is `none`: nothing
// is due.
type Deadlines struct {
	Response       calendar.Period `json:"response"`
	ResponseUrgent calendar.Period `json:"response-urgent"`
	ResponseForms  []string        `json:"response-forms"`
	Implementation calendar.Period `json:"implementation"`
	Verification   calendar.Period `json:"verification"`
	FollowUp       FollowUp        `json:"follow-up"`
	DraftReport    calendar.Period `json:"draft-report"`
	Comments       calendar.Period `json:"comments"`
	FinalReport    calendar.Period `json:"final-report"`
	Acknowledge    calendar.Period `json:"acknowledgement"`
	MappingReview  calendar.Period `json:"mapping-review"`
	ReprisalCheck  ReprisalCheck   `json:"reprisal-check"`
	DueSoon        calendar.Period `json:"due-soon"`
	LongOverdue    int             `json:"long-overdue"` // times the original period
	Overrides      []OverrideRule  `json:"overrides"`
}

// FollowUp is the longest silence about an open, answered recommendation.
type FollowUp struct {
	Urgent   calendar.Period `json:"urgent"`
	High     calendar.Period `json:"high"`
	Normal   calendar.Period `json:"normal"`
	Rejected calendar.Period `json:"rejected"`
}

// For gives the period of a priority.
func (f FollowUp) For(p Priority) calendar.Period {
	switch p {
	case Urgent:
		return f.Urgent
	case High:
		return f.High
	}
	return f.Normal
}

// ReprisalCheck is how soon a risk of reprisals must be looked at.
type ReprisalCheck struct {
	Possible calendar.Period `json:"possible"`
	Real     calendar.Period `json:"real"`
}

// OverrideRule is an override as register.yaml writes it; which deadlines it
// names is in the page, not here.
type OverrideRule struct {
	When When `json:"when"`
}

// Override is a table of deadlines for the cases that match When.
type Override struct {
	When      When
	Deadlines Deadlines
}

// When is the case an override is for: every key that is given must hold.
type When struct {
	Category    string   `json:"category"`
	Stakeholder string   `json:"stakeholder"` // with its descendants
	Priority    Priority `json:"priority"`
	Theme       string   `json:"theme"`
	ReportType  string   `json:"report-type"`
}

// Rung is one step of the escalation ladder and how late a thing must be for it.
type Rung struct {
	After calendar.Period `json:"after"`
	Step  Step            `json:"step"`
}

// Publish is what register.yaml releases to readers outside.
type Publish struct {
	Answers     string      `json:"answers"`
	Assessments bool        `json:"assessments"`
	Counts      []string    `json:"counts"`
	Exceptions  []Exception `json:"exceptions"`
}

// Exception is a text that may stand in what is written for readers outside,
// although it looks like a name, a number or an address that may not. Without a
// reason it does not count.
type Exception struct {
	Text   string `json:"text"`
	Reason string `json:"reason"`
}

// DefaultPolicy is what holds where register.yaml is silent.
func DefaultPolicy() *Policy {
	days := func(n int) calendar.Period { return calendar.Period{N: n, Unit: calendar.Days} }
	year := calendar.Period{N: 1, Unit: calendar.Years}
	return &Policy{
		Schema:      1,
		Institution: InstitutionName{Short: "NPM"},
		Calendar:    CalendarRules{Weekend: []string{"saturday", "sunday"}, Roll: "none"},
		Publish:     Publish{Answers: "none"},
		Deadlines: Deadlines{
			Response:       calendar.Period{N: 6, Unit: calendar.Months},
			ResponseUrgent: days(28),
			ResponseForms:  []string{"letter", "email", "submission"},
			Verification:   calendar.Period{N: 12, Unit: calendar.Months},
			FollowUp:       FollowUp{Urgent: days(30), High: days(90), Normal: days(180), Rejected: year},
			DraftReport:    days(60),
			Comments:       days(30),
			FinalReport:    days(60),
			Acknowledge:    calendar.Period{N: 10, Unit: calendar.WorkingDays},
			MappingReview:  year,
			ReprisalCheck:  ReprisalCheck{Possible: days(30), Real: days(3)},
			DueSoon:        days(30),
			LongOverdue:    2,
		},
		Escalation: []Rung{
			{After: days(0), Step: "reminder"},
			{After: days(60), Step: "higher-authority"},
			{After: days(180), Step: "parliament"},
			{After: year, Step: "international"},
		},
	}
}
