package record

import "github.com/opcat-tools/npm/internal/calendar"

// Report is anything that issues recommendations.
type Report struct {
	Common
	Type                    string        `json:"type"`
	Visits                  []string      `json:"visits"`
	IssuedBy                string        `json:"issued_by"` // another body's report; "" is the NPM's own
	Drafted                 calendar.Date `json:"drafted" when:"happened"`
	DraftSent               calendar.Date `json:"draft_sent" when:"happened"`
	CommentsDue             calendar.Date `json:"comments_due"`
	CommentsReceived        calendar.Date `json:"comments_received" when:"happened"`
	Sent                    calendar.Date `json:"sent" when:"happened"`
	Published               calendar.Date `json:"published" when:"happened"`
	RespondBy               calendar.Date `json:"respond_by"`
	SharedWithSPT           calendar.Date `json:"shared_with_spt" when:"happened"`
	AuthorityReplyPublished calendar.Date `json:"authority_reply_published" when:"happened"`
	ExpertComments          calendar.Date `json:"expert_comments" when:"happened"`
}

// Recommendation is one recommendation (OPCAT art. 19 b). Once issued it is
// not edited: what happens to it is told by dialogue and assessments.
type Recommendation struct {
	Common
	Report      string        `json:"report"`
	Addressees  []string      `json:"addressees"`
	Places      []string      `json:"places"`
	Themes      []string      `json:"themes"`
	Priority    Priority      `json:"priority"`
	Issued      calendar.Date `json:"issued" when:"happened"`
	RespondBy   calendar.Date `json:"respond_by"`
	ImplementBy calendar.Date `json:"implement_by"`
	Level       string        `json:"level"`
	Groups      []string      `json:"groups"`
	Standards   []string      `json:"standards"`
	RootCause   string        `json:"root_cause"`
	Indicator   string        `json:"indicator"`
	Repeats     []string      `json:"repeats"`
	Related     []string      `json:"related"`
	ExternalID  string        `json:"external_id"`

	unissued bool // it has a date of issue, which is later than the day of the set
}

// Priority is how soon a recommendation must be acted on.
type Priority string

// The priorities; Normal where none is given.
const (
	Urgent Priority = "urgent"
	High   Priority = "high"
	Normal Priority = "normal"
)
