package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// told is a step with what it is sorted by.
type told struct {
	Step
	on   calendar.Date
	rank int // on one day: what was said, then what was found
}

// line is what happened to one thing, gathered in any order.
type line struct {
	*Site
	all []told
}

func (s *Site) line() *line { return &line{Site: s} }

// add puts in a step, none where it has no day or a later one: a plan has not
// happened.
func (l *line) add(on calendar.Date, step Step, rank int) {
	if on == 0 || on > l.at.Day || step.Text == "" {
		return
	}
	step.Day = l.date(on)
	l.all = append(l.all, told{step, on, rank})
}

// steps are in the order of days.
func (l *line) steps() []Step {
	slices.SortStableFunc(l.all, func(a, b told) int { return cmp.Or(cmp.Compare(a.on, b.on), cmp.Compare(a.rank, b.rank)) })
	steps := make([]Step, 0, len(l.all))
	for _, t := range l.all {
		steps = append(steps, t.Step)
	}
	return steps
}

// timeline is what happened to a recommendation: what was said with the words of
// it, what was found, what was promised.
func (s *Site) timeline(st *followup.Standing) []Step {
	r, l := st.Recommendation, s.line()
	l.issue(st)
	var before *record.Dialogue
	for _, said := range s.set.SaidAbout(r.ID) {
		step := Step{Text: s.said(said), Ref: s.partner(said.In), Tone: positionTone(said.Item.Position)}
		if said.In != before {
			step.Body = s.body(said.In)
		}
		l.add(said.In.Date, step, 0)
		before = said.In
	}
	for _, found := range s.set.FoundAbout(r.ID) {
		l.add(found.In.Date, s.found(found), 1)
	}
	if later := st.RepeatedBy; later != nil {
		text := s.words.Page.Steps.Repeated.With("title", s.written(s.titleOf(record.Recommendations, later.ID)))
		l.add(s.set.IssuedOn(later), Step{Text: text, Ref: later.Name()}, 2)
	}
	for _, d := range slices.Compact(slices.Clone(s.set.PromisedAbout(r.ID))) { // once for each promise
		l.promises(d, func(c record.Commitment) bool { return c.Recommendation == r.ID })
	}
	l.escalated(st)
	return l.steps()
}

func (l *line) issue(st *followup.Standing) {
	r, say := st.Recommendation, l.words.Page.Steps
	if l.set.Reports[r.Report] == nil {
		l.add(st.Issued.Date, Step{Text: say.Issued}, -1)
		return
	}
	c := l.to(record.Reports, r.Report)
	l.add(st.Issued.Date, Step{Text: say.IssuedIn.With("report", l.written(c.Text)), Ref: c.Ref}, -1)
}

// said is what one dialogue said about one recommendation, in a line.
func (s *Site) said(said record.Said) string {
	parts := []string{s.how(said.In)}
	if said.In.Escalation != "" {
		parts = append(parts, s.words.Term("escalation", string(said.In.Escalation)))
	}
	return strings.Join(append(parts, s.itemParts(said.In, said.Item)...), " – ")
}

// itemParts are what an item says and changes.
func (s *Site) itemParts(d *record.Dialogue, item *record.Item) []string {
	spoken, parts := s.spoken(item), s.changed(item)
	if spoken != "" {
		parts = slices.Insert(parts, 0, spoken)
	}
	if named := spoken == "" && len(d.With) > 0; len(parts) > 0 && !named && !slices.Equal(item.For, d.With) {
		parts[0] = s.saidFor(item.For, parts[0])
	}
	return parts
}

// spoken is the position and the claim of an item.
func (s *Site) spoken(item *record.Item) string {
	var parts []string
	if item.Position != "" {
		parts = append(parts, s.words.Page.Steps.Position.With("position", s.words.Term("position", string(item.Position))))
	}
	if item.Claims != "" {
		parts = append(parts, s.words.Page.Steps.Claims.With("claim", s.words.Term("claims", string(item.Claims))))
	}
	return strings.Join(parts, s.words.Page.Frame.Semicolon)
}

// changed is what an item changes or adds: deadlines, the addressee, what stands
// in the way.
func (s *Site) changed(item *record.Item) []string {
	var parts []string
	say := s.words.Page.Steps
	if e := item.Extends; e != nil && e.RespondBy != 0 {
		parts = append(parts, say.ReplyBy.With("date", s.date(e.RespondBy)))
	}
	if e := item.Extends; e != nil && e.ImplementBy != 0 {
		parts = append(parts, say.ImplementBy.With("date", s.date(e.ImplementBy)))
	}
	switch m := item.Moves; {
	case m == nil || m.To == "":
	case m.From == "":
		parts = append(parts, say.MovedTo.With("to", s.written(s.bodyName(m.To))))
	default:
		parts = append(parts, say.Moved.With("from", s.written(s.bodyName(m.From)), "to", s.written(s.bodyName(m.To))))
	}
	if item.Obstacle != "" {
		parts = append(parts, say.Obstacle.With("what", s.written(item.Obstacle)))
	}
	if item.GoodPractice != "" {
		parts = append(parts, say.GoodPractice.With("what", s.written(item.GoodPractice)))
	}
	return parts
}

func positionTone(p record.Position) Tone {
	if p == record.Rejected {
		return Warning
	}
	return Plain
}

// found is what the NPM found of one recommendation, with the evidence where the
// reader sees it.
func (s *Site) found(f record.Found) Step {
	status := s.words.Term("status", string(f.Finding.Status))
	if f.In.Basis != "" {
		status += " (" + s.words.Term("basis", f.In.Basis) + ")"
	}
	parts := []string{s.words.Page.Steps.Assessed.With("status", status)}
	if f.Finding.Obstacle != "" {
		parts = append(parts, s.words.Page.Steps.Obstacle.With("what", s.written(f.Finding.Obstacle)))
	}
	return Step{
		Text: strings.Join(parts, " – "), Ref: s.to(record.Visits, f.In.Visit).Ref,
		Tone: stateTone(followup.State(f.Finding.Status)),
		Body: s.bodyOf(f.In.Name(), strings.TrimSpace(f.Finding.Evidence+"\n\n"+f.In.Body)),
	}
}

// promises tells of the commitments of a dialogue that are asked for.
func (l *line) promises(d *record.Dialogue, asked func(record.Commitment) bool) {
	say, ref := l.words.Page.Steps, l.partner(d)
	for _, c := range d.Commitments {
		if !asked(c) || c.What == "" {
			continue
		}
		body, what := l.written(l.bodyName(c.By)), l.written(c.What)
		promised := say.Promised.With("body", body, "what", what)
		if c.Due != 0 {
			promised = say.PromisedBy.With("body", body, "what", what, "date", l.date(c.Due))
		}
		l.add(d.Date, Step{Text: promised, Ref: ref}, 0)
		l.add(c.Done, Step{Text: say.Kept.With("body", body, "what", what), Ref: ref, Tone: Good}, 0)
		if c.Dropped != nil {
			l.add(c.Dropped.Date, Step{Text: say.Dropped.With("body", body, "what", what), Ref: ref, Tone: Warning}, 0)
		}
	}
}

// escalated tells of the steps of escalation that name the report as a whole,
// each once.
func (l *line) escalated(st *followup.Standing) {
	met := map[string]bool{}
	for _, said := range l.set.SaidAbout(st.Recommendation.ID) {
		met[said.In.Name()] = true
	}
	for _, a := range st.Addressees {
		for _, e := range a.Escalations {
			_, id, _ := record.KindOf(e.In.Record)
			if d := l.set.Dialogues[id]; d != nil && !met[e.In.Record] {
				met[e.In.Record] = true
				l.add(d.Date, Step{Text: l.how(d) + " – " + l.words.Term("escalation", string(e.Step)), Ref: l.partner(d), Body: l.body(d)}, 0)
			}
		}
	}
}
