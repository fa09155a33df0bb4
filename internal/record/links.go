package record

import (
	"cmp"
	"slices"
	"sync"

	"github.com/opcat-tools/npm/internal/calendar"
)

// links are the ways back from a record to those that name it, made by Link.
type links struct {
	said       map[string][]Said
	found      map[string][]Found
	repeatedBy map[string][]*Recommendation
	complaints map[string][]*Complaint
	onReport   map[string][]*Dialogue
	promised   map[string][]*Dialogue
	moved      map[string]bool
	inOrder    []*Dialogue
	byID       []*Recommendation
}

// Said is an item of a dialogue about a recommendation.
type Said struct {
	In   *Dialogue
	Item *Item
}

// Found is a finding of an assessment about a recommendation.
type Found struct {
	In      *Assessment
	Finding *Finding
}

// Link makes the ways back. Events are in the order in which they count: by
// date, then by id.
func (s *Set) Link() {
	s.links = links{
		said:       make(map[string][]Said, len(s.Recommendations)),
		found:      make(map[string][]Found, len(s.Assessments)),
		repeatedBy: map[string][]*Recommendation{},
		complaints: map[string][]*Complaint{},
		onReport:   map[string][]*Dialogue{},
		promised:   map[string][]*Dialogue{},
		moved:      map[string]bool{},
	}
	var wait sync.WaitGroup // each fills maps of its own
	wait.Go(s.linkDialogue)
	wait.Go(s.linkAssessments)
	wait.Go(s.linkRecommendations)
	wait.Wait()
}

// inOrder lists records by their day, and by id where the days are the same. The
// days are taken out first: to fetch them anew at each comparison is what would
// take the time.
func inOrder[R any](records map[string]R, day func(R) calendar.Date) []R {
	type dated struct {
		day calendar.Date
		id  string
		rec R
	}
	all := make([]dated, 0, len(records))
	for id, r := range records {
		all = append(all, dated{day(r), id, r})
	}
	slices.SortFunc(all, func(a, b dated) int {
		if a.day != b.day {
			return cmp.Compare(a.day, b.day)
		}
		return cmp.Compare(a.id, b.id)
	})
	list := make([]R, len(all))
	for i := range all {
		list[i] = all[i].rec
	}
	return list
}

func (s *Set) linkDialogue() {
	s.inOrder = s.sortedDialogues()
	for _, d := range s.inOrder {
		for i := range d.Recommendations {
			item := &d.Recommendations[i]
			s.said[item.Recommendation] = append(s.said[item.Recommendation], Said{d, item})
			if item.Moves != nil {
				s.moved[item.Recommendation] = true
			}
		}
		for _, c := range d.Commitments {
			if c.Recommendation != "" {
				s.promised[c.Recommendation] = append(s.promised[c.Recommendation], d)
			}
		}
		if d.Report != "" {
			s.onReport[d.Report] = append(s.onReport[d.Report], d)
		}
	}
}

func (s *Set) linkAssessments() {
	for _, a := range inOrder(s.Assessments, func(a *Assessment) calendar.Date { return a.Date }) {
		for i := range a.Findings {
			finding := &a.Findings[i]
			s.found[finding.Recommendation] = append(s.found[finding.Recommendation], Found{a, finding})
		}
	}
}

func (s *Set) linkRecommendations() {
	s.byID = s.sortedRecommendations()
	for _, r := range s.Recommendations {
		for _, earlier := range r.Repeats {
			s.repeatedBy[earlier] = append(s.repeatedBy[earlier], r)
		}
	}
	for _, later := range s.repeatedBy {
		slices.SortFunc(later, func(a, b *Recommendation) int {
			return cmp.Or(cmp.Compare(s.IssuedOn(a), s.IssuedOn(b)), cmp.Compare(a.ID, b.ID))
		})
	}
	for _, c := range s.Complaints {
		for _, id := range c.Recommendations {
			s.complaints[id] = append(s.complaints[id], c)
		}
	}
	for _, list := range s.complaints {
		slices.SortFunc(list, func(a, b *Complaint) int {
			return cmp.Or(cmp.Compare(a.Received, b.Received), cmp.Compare(a.ID, b.ID))
		})
	}
}

// DialoguesInOrder lists all dialogue by date, then id. It is shared: treat it as
// a constant.
func (s *Set) DialoguesInOrder() []*Dialogue {
	if len(s.inOrder) != len(s.Dialogues) { // not linked
		return s.sortedDialogues()
	}
	return s.inOrder
}

func (s *Set) sortedDialogues() []*Dialogue {
	return inOrder(s.Dialogues, func(d *Dialogue) calendar.Date { return d.Date })
}

// RecommendationsInOrder lists all recommendations by id. It is shared: treat it as
// a constant.
func (s *Set) RecommendationsInOrder() []*Recommendation {
	if len(s.byID) != len(s.Recommendations) { // not linked
		return s.sortedRecommendations()
	}
	return s.byID
}

func (s *Set) sortedRecommendations() []*Recommendation {
	return inOrder(s.Recommendations, func(*Recommendation) calendar.Date { return 0 })
}

// SaidAbout is what dialogue said of a recommendation, in order.
func (s *Set) SaidAbout(recommendation string) []Said { return s.said[recommendation] }

// Moved says whether any dialogue moved a recommendation to another body.
func (s *Set) Moved(recommendation string) bool { return s.moved[recommendation] }

// PromisedAbout lists the dialogue with a commitment tied to a recommendation,
// in order.
func (s *Set) PromisedAbout(recommendation string) []*Dialogue { return s.promised[recommendation] }

// FoundAbout is what assessments found of a recommendation, in order.
func (s *Set) FoundAbout(recommendation string) []Found { return s.found[recommendation] }

// RepeatedBy lists the recommendations that repeat this one, by issue.
func (s *Set) RepeatedBy(recommendation string) []*Recommendation {
	return s.repeatedBy[recommendation]
}

// ComplaintsOn lists the complaints that bear on a recommendation, by receipt.
func (s *Set) ComplaintsOn(recommendation string) []*Complaint { return s.complaints[recommendation] }

// DialogueOn lists the dialogue that names a report, in order.
func (s *Set) DialogueOn(report string) []*Dialogue { return s.onReport[report] }

// Within says whether body is ancestor or lies below it in the tree of
// departments.
func (s *Set) Within(body, ancestor string) bool {
	return body == ancestor || slices.Contains(s.Ancestors(body), ancestor)
}

// Ancestors are the bodies above a body, nearest first. A cycle, which is an
// error of the register, ends the list.
func (s *Set) Ancestors(body string) []string {
	var above []string
	for at := s.Stakeholders[body]; at != nil && at.Parent != "" && at.Parent != body && !slices.Contains(above, at.Parent); {
		above = append(above, at.Parent)
		at = s.Stakeholders[at.Parent]
	}
	return above
}

// Successors are the bodies that stand where body stood, through any number of
// changes, whether they have happened yet or not.
func (s *Set) Successors(body string) []string {
	return s.closure(body, func(at *Stakeholder) []string { return at.SucceededBy })
}

// Lineage is every body that may speak where body is addressed: those above
// it, those that succeeded it, and those above and after these.
func (s *Set) Lineage(body string) []string {
	return s.closure(body, func(at *Stakeholder) []string {
		if at.Parent == "" {
			return at.SucceededBy
		}
		return append([]string{at.Parent}, at.SucceededBy...)
	})
}

// closure follows next from body, breadth first, without body itself.
func (s *Set) closure(body string, next func(*Stakeholder) []string) []string {
	var reached []string
	for queue := []string{body}; len(queue) > 0; queue = queue[1:] {
		at := s.Stakeholders[queue[0]]
		if at == nil {
			continue
		}
		for _, id := range next(at) {
			if id != body && !slices.Contains(reached, id) {
				reached = append(reached, id)
				queue = append(queue, id)
			}
		}
	}
	return reached
}
