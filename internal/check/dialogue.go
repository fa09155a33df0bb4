package check

import (
	"fmt"
	"slices"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
)

func dialogueRules() []Rule {
	return []Rule{
		{Rule: page.Rule{Code: "D001", Name: "said-for-a-stranger", Title: "said for a body that is no addressee", Severity: page.Error}, said: saidForStranger},
		{Rule: page.Rule{Code: "D002", Name: "said-by-a-stranger", Title: "said by a body that speaks for no addressee", Severity: page.Error}, said: saidByStranger},
		{Rule: page.Rule{Code: "D003", Name: "moved-from-a-stranger", Title: "moved from a body that is no addressee", Severity: page.Error}, said: movedFromStranger},
		{Rule: page.Rule{Code: "D004", Name: "position-by-a-stranger", Title: "position of an addressee for whom nobody present could speak", Severity: page.Warning}, said: positionByStranger},
		{Rule: page.Rule{Code: "D005", Name: "implemented-without-evidence", Title: "found implemented without evidence", Severity: page.Error}, local: onSheet(foundWithoutEvidence)},
		{Rule: page.Rule{Code: "D006", Name: "not-competent-without-moves", Title: "addressee not competent, and nobody in its place", Severity: page.Warning}, record: on(notCompetent)},
		{Rule: page.Rule{Code: "D007", Name: "edited-after-answer", Title: "recommendation edited after it was answered", Severity: page.Error}, past: true, whole: editedAfterAnswer},
		{Rule: page.Rule{Code: "D008", Name: "promise-by-nobody-present", Title: "promise by a body that was not present", Severity: page.Warning}, record: on(promisedByAbsent)},
	}
}

// saying is an item of a dialogue with what it is about.
type saying struct {
	set   *record.Set
	in    *record.Dialogue
	item  *record.Item
	about *record.Recommendation

	known map[string][]string // bodies, by recommendation, of items before
}

// sayings applies the rules about what dialogue says of a recommendation to each
// item of one. Where dialogue is sealed to others, a recommendation may have moved
// there to whoever speaks for it here.
func (run *run) sayings(d *record.Dialogue, add func(Rule, finding)) {
	if run.hidden(record.Dialogues) {
		return
	}
	known := map[string][]string{}
	for i := range d.Recommendations {
		item := &d.Recommendations[i]
		about := run.set.Recommendations[item.Recommendation]
		if about == nil {
			continue // another rule tells of it
		}
		for _, rule := range run.said {
			if f := rule.said(saying{run.set, d, item, about, known}); f != nil {
				f.pointer = fmt.Sprintf("/recommendations/%d%s", i, f.pointer)
				add(rule, *f)
			}
		}
	}
}

// bodies are the addressees of a recommendation, those that it moved to, and
// all that succeed them.
func (s saying) bodies() []string {
	if s.known[s.about.ID] == nil {
		s.known[s.about.ID] = s.everAddressed()
	}
	return s.known[s.about.ID]
}

func (s saying) everAddressed() []string {
	bodies := slices.Clone(s.about.Addressees)
	for _, said := range s.set.SaidAbout(s.about.ID) {
		if said.Item.Moves != nil {
			bodies = append(bodies, said.Item.Moves.To)
		}
	}
	for _, body := range slices.Clone(bodies) {
		bodies = append(bodies, s.set.Successors(body)...)
	}
	return bodies
}

// isFor says whether a body is one of those that stand for the recommendation
// or ever will. Nearly always it is an addressee, which is seen at once.
func (s saying) isFor(body string) bool {
	return slices.Contains(s.about.Addressees, body) || slices.Contains(s.bodies(), body)
}

// saidForStranger: what is said for a body that is no addressee counts for
// nobody. An ancestor that answers for a department is in `with`; `for` names
// the department.
func saidForStranger(s saying) *finding {
	for i, body := range s.item.For {
		if record.ValidID(body) && !s.isFor(body) {
			return &finding{
				pointer: fmt.Sprintf("/for/%d", i),
				message: fmt.Sprintf("%q names %s, which is no addressee of %s", "for", body, s.about.ID),
				help:    "name the addressee for whom it was said, or leave `for` out: who speaks stands in `with`",
				word:    body, words: s.bodies(),
			}
		}
	}
	return nil
}

// saidByStranger: where `for` is left out, somebody present must be able to
// speak for an addressee. Of a body that is not there another rule tells.
func saidByStranger(s saying) *finding {
	if len(s.item.For) > 0 || (s.item.Position == "" && s.item.Claims == "" && s.item.Extends == nil) {
		return nil
	}
	if slices.ContainsFunc(s.in.With, func(body string) bool { return slices.Contains(s.about.Addressees, body) }) || !known(s.set, s.in.With) {
		return nil
	}
	bodies := s.bodies()
	if s.in.Direction == record.Outgoing && slices.Contains(bodies, record.Institution) {
		return nil
	}
	for _, body := range bodies {
		for _, speaker := range append(s.set.Lineage(body), body) {
			if slices.Contains(s.in.With, speaker) {
				return nil
			}
		}
	}
	return &finding{
		message: fmt.Sprintf("nobody in %q is an addressee of %s, nor above or after one, so this counts for nobody", "with", s.about.ID),
		help:    "name in `for` the addressees for whom it was said, or correct `with`",
	}
}

// movedFromStranger: a recommendation can move only from where it is.
func movedFromStranger(s saying) *finding {
	moves := s.item.Moves
	if moves == nil || moves.From == "" || s.isFor(moves.From) {
		return nil
	}
	return &finding{
		pointer: "/moves/from",
		message: fmt.Sprintf("%q names %s, which is no addressee of %s", "from", moves.From, s.about.ID),
		help:    "name the addressee that the recommendation moves away from",
		word:    moves.From, words: s.bodies(),
	}
}
