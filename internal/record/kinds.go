// Package record holds what the field speaks of, as plain types: places,
// visits, recommendations, dialogue; the policy of a register; and the Set
// that links all records of one register. It reads no file and knows no clock.
package record

import (
	"slices"
	"strings"
)

// Kind is the folder that records of one sort lie under.
type Kind string

// The twelve kinds.
const (
	Places          Kind = "places"
	Visits          Kind = "visits"
	Reports         Kind = "reports"
	Recommendations Kind = "recommendations"
	Dialogues       Kind = "dialogue"
	Assessments     Kind = "assessments"
	Stakeholders    Kind = "stakeholders"
	Contacts        Kind = "contacts"
	Complaints      Kind = "complaints"
	Members         Kind = "members"
	Agreements      Kind = "agreements"
	Processes       Kind = "processes"
)

// Kinds lists all kinds in the order of the manual.
func Kinds() []Kind {
	return []Kind{Places, Visits, Reports, Recommendations, Dialogues, Assessments,
		Stakeholders, Contacts, Complaints, Members, Agreements, Processes}
}

// Institution is the word that stands for the NPM itself wherever a body is
// named. No stakeholder may have it for an id.
const Institution = "npm"

// Record is any record: each kind's struct embeds Common.
type Record interface{ common() *Common }

// Common is what every record may have.
type Common struct {
	ID        string   `json:"-"`
	Kind      Kind     `json:"-"`
	Path      string   `json:"-"` // the file, relative to the register
	SealedIn  string   `json:"-"` // the companion with its sealed fields, where that could not be read; "" where nothing is unread
	Unclear   bool     `json:"-"` // what its page says of who may see it could not be read as it was meant
	Title     string   `json:"title"`
	Access    string   `json:"access"`
	ShareWith []string `json:"share_with"`
	Tags      []string `json:"tags"`
	Links     []Link   `json:"links"`
	Notes     string   `json:"notes"`
	Body      string   `json:"body"`
}

// Link names a document on the web or under attachments/.
type Link struct {
	Title string `json:"title"`
	URL   string `json:"url"`
}

func (c *Common) common() *Common { return c }

// Name is the record's kind and id, as output and messages write it:
// recommendations/2026/lakeside-prison/03.
func (c *Common) Name() string {
	kind, end := len(c.Kind), len(c.Kind)+1+len(c.ID)
	if len(c.Path) > end && c.Path[:kind] == string(c.Kind) && c.Path[kind] == '/' && c.Path[kind+1:end] == c.ID {
		return c.Path[:end] // nothing to be written anew: a path begins with the name
	}
	return string(c.Kind) + "/" + c.ID
}

// Of gives what r has in common with every record.
func Of(r Record) *Common { return r.common() }

// New makes an empty record of a kind, nil for a kind there is not.
func New(kind Kind) Record {
	switch kind {
	case Places:
		return &Place{}
	case Visits:
		return &Visit{}
	case Reports:
		return &Report{}
	case Recommendations:
		return &Recommendation{Priority: Normal}
	case Dialogues:
		return &Dialogue{}
	case Assessments:
		return &Assessment{}
	case Stakeholders:
		return &Stakeholder{}
	case Contacts:
		return &Contact{}
	case Complaints:
		return &Complaint{}
	case Members:
		return &Member{}
	case Agreements:
		return &Agreement{}
	case Processes:
		return &Process{}
	}
	return nil
}

// IDPattern is the form of an id as the schemas write it: segments of a-z, 0-9
// and "-" that begin with a letter or digit, joined by "/".
const IDPattern = `^[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*$`

// ValidID says whether s has the form of IDPattern.
func ValidID(s string) bool {
	start := true
	for _, c := range []byte(s) {
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			start = false
		case start:
			return false
		case c == '/':
			start = true
		case c != '-':
			return false
		}
	}
	return !start
}

// KindOf gives the kind whose folder a path below the register's root lies in;
// ok is false for a path outside every kind.
func KindOf(path string) (kind Kind, rest string, ok bool) {
	folder, rest, below := strings.Cut(path, "/")
	if !below || !slices.Contains(Kinds(), Kind(folder)) {
		return "", "", false
	}
	return Kind(folder), rest, true
}
