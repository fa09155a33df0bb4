package followup

import (
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/record"
)

func (t *teller) recommendation(r *record.Recommendation) {
	s := Of(t.set, r, t.day)
	t.happened(s.Issued, "issued")
	for _, said := range t.set.SaidAbout(r.ID) {
		t.tell(said.In.Date, said.In, strings.Join(words(said), ", "))
	}
	for _, found := range t.set.FoundAbout(r.ID) {
		t.tell(found.In.Date, found.In, strings.TrimSpace("found "+string(found.Finding.Status)+" "+inBrackets(found.In.Basis)))
	}
	for _, c := range t.set.ComplaintsOn(r.ID) {
		t.tell(c.Received, c, "a complaint bears on it")
	}
	if later := s.RepeatedBy; later != nil {
		t.tell(t.set.IssuedOn(later), later, "repeated by "+later.Name())
	}
	for _, d := range slices.Compact(slices.Clone(t.set.PromisedAbout(r.ID))) { // once for each promise
		t.promises(d, func(c record.Commitment) bool { return c.Recommendation == r.ID })
	}
	t.stepsOnReport(s)
}

// stepsOnReport tells of the steps of escalation that name the report as a
// whole, each once, whomever they concern.
func (t *teller) stepsOnReport(s *Standing) {
	told := map[Escalation]bool{}
	for _, a := range s.Addressees {
		for _, e := range a.Escalations {
			if d := t.dialogueOf(e); d != nil && !told[e] && !names(d, s.Recommendation.ID) {
				told[e] = true
				t.tell(d.Date, d, how(d)+", about the whole report")
			}
		}
	}
}

// dialogueOf is the dialogue in which a step was taken.
func (t *teller) dialogueOf(e Escalation) *record.Dialogue {
	_, id, _ := record.KindOf(e.In.Record)
	return t.set.Dialogues[id]
}

// words puts an item into the field's words: the dialogue, and what was said
// there.
func words(said record.Said) []string {
	item, text := said.Item, []string{how(said.In)}
	add := func(given bool, words string) {
		if given {
			text = append(text, words)
		}
	}
	add(len(said.In.With) == 0 && len(item.For) > 0, "for "+strings.Join(item.For, " and "))
	add(item.Position != "", "position: "+string(item.Position))
	add(item.Claims != "", "claims: "+string(item.Claims))
	if e := item.Extends; e != nil {
		add(e.RespondBy != 0, "answer now due "+e.RespondBy.String())
		add(e.ImplementBy != 0, "implementation now due "+e.ImplementBy.String())
	}
	if m := item.Moves; m != nil {
		add(true, "moved from "+m.From+" to "+m.To)
	}
	return text
}
