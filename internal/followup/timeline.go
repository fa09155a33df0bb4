package followup

import (
	"cmp"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/record"
)

// Happening is one thing that happened to a recommendation, for its timeline.
type Happening struct {
	Event
	Text string
}

// Timeline is everything that happened to a recommendation, in order.
func Timeline(set *record.Set, s *Standing) []Happening {
	var all []Happening
	if s.Issued.Date != 0 {
		all = append(all, Happening{s.Issued, "issued"})
	}
	all = append(all, dialogueOf(set, s.Recommendation)...)
	for _, found := range set.FoundAbout(s.Recommendation.ID) {
		all = append(all, Happening{in(found.In.Date, found.In), "found " + string(found.Finding.Status) + " (" + found.In.Basis + ")"})
	}
	for _, c := range set.ComplaintsOn(s.Recommendation.ID) {
		all = append(all, Happening{in(c.Received, c), "a complaint bears on it"})
	}
	if s.RepeatedBy != nil {
		all = append(all, Happening{in(set.IssuedOn(s.RepeatedBy), s.RepeatedBy), "repeated by " + s.RepeatedBy.Name()})
	}
	slices.SortStableFunc(all, func(a, b Happening) int { return cmp.Compare(a.Date, b.Date) })
	return all
}

// dialogueOf tells what each dialogue said about a recommendation.
func dialogueOf(set *record.Set, r *record.Recommendation) []Happening {
	var all []Happening
	for _, said := range set.SaidAbout(r.ID) {
		all = append(all, Happening{in(said.In.Date, said.In), strings.Join(words(said), ", ")})
	}
	return all
}

// words puts an item into the field's words: the form, with whom, and what was
// said.
func words(said record.Said) []string {
	d, item := said.In, said.Item
	text := []string{strings.TrimSpace(string(d.Direction) + " " + d.Form + " with " + strings.Join(d.With, " and "))}
	add := func(given bool, words string) {
		if given {
			text = append(text, words)
		}
	}
	add(item.Position != "", "position: "+string(item.Position))
	add(item.Claims != "", "claims: "+string(item.Claims))
	if e := item.Extends; e != nil {
		add(e.RespondBy != 0, "answer now due "+e.RespondBy.String())
		add(e.ImplementBy != 0, "implementation now due "+e.ImplementBy.String())
	}
	if m := item.Moves; m != nil {
		add(true, "moved from "+m.From+" to "+m.To)
	}
	add(d.Escalation != "", "escalation: "+string(d.Escalation))
	return text
}
