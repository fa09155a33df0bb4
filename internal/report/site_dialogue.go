package report

import (
	"cmp"
	"maps"
	"slices"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/record"
)

// how is the form of a dialogue and who took part, as far as the reader knows.
func (s *Site) how(d *record.Dialogue) string {
	form, say := language.Capital(s.words.Term("form", d.Form)), s.words.Page.Steps
	if len(d.With) == 0 {
		return form
	}
	message := say.With
	switch d.Direction {
	case record.Incoming:
		message = say.From
	case record.Outgoing:
		message = say.To
	}
	return message.With("form", form, "bodies", s.bodies(d.With))
}

// partner is the page of the body that a dialogue was with; none of several.
func (s *Site) partner(d *record.Dialogue) string {
	if len(d.With) != 1 {
		return ""
	}
	return s.to(record.Stakeholders, d.With[0]).Ref
}

// discussed is a dialogue with how many recommendations it speaks of. Where it is not
// known who took part, those are named for whom something was said of them.
func (s *Site) discussed(d *record.Dialogue, ids []string) string {
	said := s.words.Count(s.words.Page.Steps.Said, len(ids))
	var bodies []string
	for _, item := range d.Recommendations {
		if len(d.With) == 0 && slices.Contains(ids, item.Recommendation) {
			bodies = append(bodies, item.For...)
		}
	}
	slices.Sort(bodies)
	return s.how(d) + " – " + s.saidFor(slices.Compact(bodies), said)
}

// saidFor adds for whom something was said.
func (s *Site) saidFor(bodies []string, what string) string {
	if len(bodies) == 0 {
		return what
	}
	return s.words.Page.Steps.Speaks.With("bodies", s.bodies(bodies), "what", what)
}

// spokenOf are steps for the dialogue that speaks of some recommendations, and the
// assessments of them, each once with how many it is about.
func (l *line) spokenOf(standings []*followup.Standing) {
	dialogues, assessments := map[*record.Dialogue][]string{}, map[*record.Assessment]int{}
	for _, st := range standings {
		id := st.Recommendation.ID
		var before *record.Dialogue
		for _, said := range l.set.SaidAbout(id) {
			if said.In != before {
				dialogues[said.In] = append(dialogues[said.In], id)
			}
			before = said.In
		}
		for _, found := range l.set.FoundAbout(id) {
			assessments[found.In]++
		}
	}
	for _, d := range inOrder(dialogues, func(d *record.Dialogue) calendar.Date { return d.Date }) {
		l.add(d.Date, Step{Text: l.discussed(d, dialogues[d]), Ref: l.partner(d)}, 0)
	}
	l.assessed(assessments)
}

// spoke is a step for one dialogue; its words stand with it where it is about no
// recommendation, at whose page they stand too.
func (l *line) spoke(d *record.Dialogue) {
	step := Step{Text: l.how(d), Ref: l.partner(d)}
	if d.Escalation != "" {
		step.Text += " – " + l.words.Term("escalation", string(d.Escalation))
	}
	if n := l.recommendationsIn(d); n > 0 {
		step.Text += " – " + l.words.Count(l.words.Page.Steps.Said, n)
	} else {
		step.Body = l.body(d)
	}
	l.add(d.Date, step, 0)
}

func (l *line) recommendationsIn(d *record.Dialogue) int {
	met := map[string]bool{}
	for _, item := range d.Recommendations {
		met[item.Recommendation] = true
	}
	return len(met)
}

func (l *line) assessed(assessments map[*record.Assessment]int) {
	for _, a := range inOrder(assessments, func(a *record.Assessment) calendar.Date { return a.Date }) {
		text := l.words.Count(l.words.Page.Steps.AssessedMany, assessments[a])
		if a.Basis != "" {
			text += " (" + l.words.Term("basis", a.Basis) + ")"
		}
		l.add(a.Date, Step{Text: text, Ref: l.to(record.Visits, a.Visit).Ref}, 1)
	}
}

// inOrder lists what was counted by its day, then by id.
func inOrder[R interface {
	comparable
	record.Record
}, N any](counted map[R]N, day func(R) calendar.Date) []R {
	return slices.SortedFunc(maps.Keys(counted), func(a, b R) int {
		return cmp.Or(cmp.Compare(day(a), day(b)), cmp.Compare(record.Of(a).ID, record.Of(b).ID))
	})
}
