package record

import (
	"cmp"
	"maps"
	"slices"

	"github.com/opcat-tools/npm/internal/calendar"
)

// Set is all records of a register with the links between them. Fill it with
// Add, then call Link once; after that it is read only.
type Set struct {
	Policy *Policy
	// Partial says that the set holds only what some readers outside may see:
	// that something is not in it is no sign that it did not happen. Rules that
	// build on an absence say nothing of such a set.
	Partial bool

	Places          map[string]*Place
	Visits          map[string]*Visit
	Reports         map[string]*Report
	Recommendations map[string]*Recommendation
	Dialogues       map[string]*Dialogue
	Assessments     map[string]*Assessment
	Stakeholders    map[string]*Stakeholder
	Contacts        map[string]*Contact
	Complaints      map[string]*Complaint
	Members         map[string]*Member
	Agreements      map[string]*Agreement
	Processes       map[string]*Process

	links
}

// NewSet makes an empty set under a policy.
func NewSet(policy *Policy) *Set { return (&Set{Policy: policy}).Emptied() }

// Emptied is a set without records under the same policy, with room for as many.
func (s *Set) Emptied() *Set {
	return &Set{
		Policy:          s.Policy,
		Places:          make(map[string]*Place, len(s.Places)),
		Visits:          make(map[string]*Visit, len(s.Visits)),
		Reports:         make(map[string]*Report, len(s.Reports)),
		Recommendations: make(map[string]*Recommendation, len(s.Recommendations)),
		Dialogues:       make(map[string]*Dialogue, len(s.Dialogues)),
		Assessments:     make(map[string]*Assessment, len(s.Assessments)),
		Stakeholders:    make(map[string]*Stakeholder, len(s.Stakeholders)),
		Contacts:        make(map[string]*Contact, len(s.Contacts)),
		Complaints:      make(map[string]*Complaint, len(s.Complaints)),
		Members:         make(map[string]*Member, len(s.Members)),
		Agreements:      make(map[string]*Agreement, len(s.Agreements)),
		Processes:       make(map[string]*Process, len(s.Processes)),
	}
}

// Add puts a record into the set under its kind and id.
func (s *Set) Add(r Record) {
	id := Of(r).ID
	switch r := r.(type) {
	case *Place:
		s.Places[id] = r
	case *Visit:
		s.Visits[id] = r
	case *Report:
		s.Reports[id] = r
	case *Recommendation:
		s.Recommendations[id] = r
	case *Dialogue:
		s.Dialogues[id] = r
	case *Assessment:
		s.Assessments[id] = r
	case *Stakeholder:
		s.Stakeholders[id] = r
	case *Contact:
		s.Contacts[id] = r
	case *Complaint:
		s.Complaints[id] = r
	case *Member:
		s.Members[id] = r
	case *Agreement:
		s.Agreements[id] = r
	case *Process:
		s.Processes[id] = r
	}
}

// Get finds a record by kind and id, nil where there is none.
func (s *Set) Get(kind Kind, id string) Record {
	switch kind {
	case Places:
		return found(s.Places, id)
	case Visits:
		return found(s.Visits, id)
	case Reports:
		return found(s.Reports, id)
	case Recommendations:
		return found(s.Recommendations, id)
	case Dialogues:
		return found(s.Dialogues, id)
	case Assessments:
		return found(s.Assessments, id)
	case Stakeholders:
		return found(s.Stakeholders, id)
	case Contacts:
		return found(s.Contacts, id)
	case Complaints:
		return found(s.Complaints, id)
	case Members:
		return found(s.Members, id)
	case Agreements:
		return found(s.Agreements, id)
	case Processes:
		return found(s.Processes, id)
	}
	return nil
}

func found[R any, P interface {
	*R
	Record
}](records map[string]P, id string) Record {
	if r, ok := records[id]; ok {
		return r
	}
	return nil
}

// Each calls visit for every record of a kind, in no particular order.
func (s *Set) Each(kind Kind, visit func(Record)) {
	switch kind {
	case Places:
		each(s.Places, visit)
	case Visits:
		each(s.Visits, visit)
	case Reports:
		each(s.Reports, visit)
	case Recommendations:
		eachOf(s.RecommendationsInOrder(), visit)
	case Dialogues:
		eachOf(s.DialoguesInOrder(), visit)
	case Assessments:
		each(s.Assessments, visit)
	case Stakeholders:
		each(s.Stakeholders, visit)
	case Contacts:
		each(s.Contacts, visit)
	case Complaints:
		each(s.Complaints, visit)
	case Members:
		each(s.Members, visit)
	case Agreements:
		each(s.Agreements, visit)
	case Processes:
		each(s.Processes, visit)
	}
}

func each[R Record](records map[string]R, visit func(Record)) {
	for _, r := range records {
		visit(r)
	}
}

// eachOf goes through the kinds of which there are most in their order: they lie
// in memory much like that, and reading it to and fro would take twice as long.
func eachOf[R Record](records []R, visit func(Record)) {
	for _, r := range records {
		visit(r)
	}
}

// IDs lists the ids of a kind, sorted.
func (s *Set) IDs(kind Kind) []string {
	var ids []string
	s.Each(kind, func(r Record) { ids = append(ids, Of(r).ID) })
	slices.Sort(ids)
	return ids
}

// IssuedOn is the day a recommendation was issued: its own date, else the day
// its report was sent, else published. Zero: it is still a draft.
func (s *Set) IssuedOn(r *Recommendation) calendar.Date {
	report := s.Reports[r.Report]
	if report == nil || r.unissued {
		return r.Issued
	}
	return cmp.Or(r.Issued, report.Sent, report.Published)
}

// PlacesOf are the places of a recommendation: its own, or those of the visits
// that its report is about.
func (s *Set) PlacesOf(r *Recommendation) []string {
	if len(r.Places) > 0 || s.Reports[r.Report] == nil {
		return r.Places
	}
	places := map[string]bool{}
	for _, id := range s.Reports[r.Report].Visits {
		if visit := s.Visits[id]; visit != nil {
			for _, place := range visit.Place {
				places[place] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(places))
}

// DeadlinesFor gives the deadlines that hold for a recommendation and one of
// its addressees: the first override that matches sets the keys it names.
func (s *Set) DeadlinesFor(r *Recommendation, addressee string) *Deadlines {
	for i := range s.Policy.Overrides {
		if s.matches(s.Policy.Overrides[i].When, r, addressee) {
			return &s.Policy.Overrides[i].Deadlines
		}
	}
	return &s.Policy.Deadlines
}

func (s *Set) matches(when When, r *Recommendation, addressee string) bool {
	body, report := s.Stakeholders[addressee], s.Reports[r.Report]
	return (when.Category == "" || body != nil && body.Category == when.Category) &&
		(when.Stakeholder == "" || s.Within(addressee, when.Stakeholder)) &&
		(when.Priority == "" || r.Priority == when.Priority) &&
		(when.Theme == "" || slices.Contains(r.Themes, when.Theme)) &&
		(when.ReportType == "" || report != nil && report.Type == when.ReportType)
}
