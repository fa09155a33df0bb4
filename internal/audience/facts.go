package audience

import (
	"slices"
	"strconv"
	"sync"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// facts are bare facts taken from dialogue and assessments that stay closed: who
// answered, what was found, on which day; no word of text, no person, no name of
// a file. Without them an answer would look missing to a reader who does not see
// the letter.
type facts struct {
	*reader
	left   *record.Set
	spoke  *record.Set // made when it is asked for
	mu     sync.Mutex
	voices map[string]map[*record.Item][]string // by recommendation
	taken  map[record.Kind]map[calendar.Date]*taken
}

// taken are the ids of facts of one day that were tried.
type taken struct {
	day   string
	tried int
}

// telling is bare facts and the record that they are of.
type telling struct{ fact, of record.Record }

func (rd *reader) factsFor(left *record.Set) *facts {
	return &facts{reader: rd, left: left, voices: map[string]map[*record.Item][]string{}, taken: map[record.Kind]map[calendar.Date]*taken{}}
}

// addFacts adds what is released of closed records: to readers outside what
// register.yaml publishes, to the NPM's people what they need so that nothing
// reads late that was done.
func (rd *reader) addFacts(left *record.Set) {
	f := rd.factsFor(left)
	all := rd.set.DialoguesInOrder()
	for i, told := range each(all, f.dialogue) {
		if told != nil {
			f.name(&told.Common, record.Dialogues, told.Date)
			f.told = append(f.told, telling{told, all[i]})
			left.Add(told)
		}
	}
	ids := rd.set.IDs(record.Assessments)
	for i, told := range each(ids, f.assessment) {
		if told != nil {
			f.name(&told.Common, record.Assessments, told.Date)
			f.told = append(f.told, telling{told, rd.set.Assessments[ids[i]]})
			left.Add(told)
		}
	}
}

// name gives facts an id made of their day: the record's own may say too much.
func (f *facts) name(c *record.Common, kind record.Kind, day calendar.Date) {
	if f.taken[kind] == nil {
		f.taken[kind] = map[calendar.Date]*taken{}
	}
	on := f.taken[kind][day]
	if on == nil {
		on = &taken{day: day.String()}
		f.taken[kind][day] = on
	}
	c.Kind, c.ID = kind, on.next()
	for f.left.Get(kind, c.ID) != nil {
		c.ID = on.next()
	}
}

func (t *taken) next() string {
	if t.tried++; t.tried == 1 {
		return t.day
	}
	return t.day + "-" + strconv.Itoa(t.tried)
}

func (f *facts) dialogue(d *record.Dialogue) *record.Dialogue {
	switch {
	case f.left.Dialogues[d.ID] != nil:
		return nil
	case f.audience == Staff && f.there(d):
		return f.bones(d)
	case f.everywhere(func(g *gate) bool { return g.publishesDialogue(d.ID) }):
		return f.answers(d)
	}
	return nil
}

func (rd *reader) everywhere(holds func(*gate) bool) bool {
	return !slices.ContainsFunc(rd.gates, func(g *gate) bool { return !holds(g) })
}

// publishesDialogue says whether register.yaml releases the answers in a
// dialogue, and the dialogue itself does not withhold them.
func (g *gate) publishesDialogue(id string) bool {
	d := g.set.Dialogues[id]
	if d == nil || d.Access != "" || LevelOf(g.set, d, g.today) > Internal {
		return false
	}
	return g.set.Policy.Publish.Answers == "written" || g.set.Policy.Publish.Answers == "all"
}

// answers are the date and form of a dialogue and, of each recommendation that
// the reader sees, what was said for whom.
func (f *facts) answers(d *record.Dialogue) *record.Dialogue {
	told := &record.Dialogue{Date: d.Date, Form: d.Form, Direction: d.Direction, Indirect: d.Indirect}
	for i := range d.Recommendations {
		item := &d.Recommendations[i]
		if item.Position == "" && item.Claims == "" && item.Extends == nil {
			continue
		}
		r := f.left.Recommendations[item.Recommendation]
		if r == nil || !f.releasesForm(r, d) {
			continue
		}
		if bodies := f.seenBodies(f.voicesOf(item, d)); len(bodies) > 0 {
			told.Recommendations = append(told.Recommendations, record.Item{
				Recommendation: r.ID, For: bodies, Position: item.Position, Claims: item.Claims, Extends: dates(item.Extends)})
		}
	}
	if told.Recommendations == nil {
		return nil
	}
	return told
}

// releasesForm: where only written answers are released, a meeting is not.
func (f *facts) releasesForm(r *record.Recommendation, d *record.Dialogue) bool {
	forms := f.set.DeadlinesFor(r, firstOf(r.Addressees)).ResponseForms
	written := slices.Contains(forms, d.Form) && !d.Indirect
	return written || f.everywhere(func(g *gate) bool { return g.set.Policy.Publish.Answers == "all" })
}

func firstOf(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	return ids[0]
}

// voicesOf are the addressees for whom an item counts. Most items say it
// themselves, or leave no choice.
func (f *facts) voicesOf(item *record.Item, d *record.Dialogue) []string {
	r := f.set.Recommendations[item.Recommendation]
	switch {
	case r == nil:
		return nil
	case len(item.For) > 0:
		return item.For
	case f.onlyAddressees(d.With, r):
		return kept(r.Addressees, func(id string) bool { return slices.Contains(d.With, id) })
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.voices[r.ID] == nil {
		f.voices[r.ID] = followup.Voices(f.speaking(), f.left.Recommendations[r.ID], f.today)
	}
	return f.voices[r.ID][item]
}

// speaking is what it is judged by for whom an item counts: the dialogue of which
// the reader is told something, and what else it sees. What came between in
// dialogue that is withheld may not show in whom facts name.
func (f *facts) speaking() *record.Set {
	if f.spoke == nil {
		f.spoke = record.NewSet(f.set.Policy)
		for _, kind := range []record.Kind{record.Stakeholders, record.Reports, record.Recommendations} {
			f.left.Each(kind, func(r record.Record) { f.spoke.Add(r) })
		}
		for _, d := range f.set.Dialogues {
			if f.toldOf(d) {
				f.spoke.Add(d)
			}
		}
		f.spoke.Link()
	}
	return f.spoke
}

func (f *facts) toldOf(d *record.Dialogue) bool {
	return f.clearance(d).open || f.everywhere(func(g *gate) bool {
		return g.set.Dialogues[d.ID] != nil && (g.audience == Staff || g.publishesDialogue(d.ID) || g.hears(d.ID))
	})
}

// onlyAddressees says whether those who took part are addressees and speak for
// nobody but themselves, as nearly always: the recommendation never moved.
func (f *facts) onlyAddressees(with []string, r *record.Recommendation) bool {
	stranger := func(id string) bool { return !slices.Contains(r.Addressees, id) }
	moved := func(said record.Said) bool { return said.Item.Moves != nil && f.toldOf(said.In) }
	return len(with) > 0 && !slices.ContainsFunc(with, stranger) && !(f.set.Moved(r.ID) && slices.ContainsFunc(f.set.SaidAbout(r.ID), moved))
}

// seenBodies leaves out those whose record the reader does not see.
func (f *facts) seenBodies(bodies []string) []string {
	var seen []string
	for _, id := range bodies {
		if id == record.Institution || f.left.Stakeholders[id] != nil {
			seen = append(seen, id)
		}
	}
	return seen
}

// dates is a new deadline without the reason for it.
func dates(e *record.Extends) *record.Extends {
	if e == nil {
		return nil
	}
	return &record.Extends{RespondBy: e.RespondBy, ImplementBy: e.ImplementBy}
}

// bones are what the NPM's people must know of a confidential dialogue: that it
// took place, with whom, and what it changed.
func (f *facts) bones(d *record.Dialogue) *record.Dialogue {
	told := &record.Dialogue{
		Date: d.Date, Form: d.Form, Direction: d.Direction, Indirect: d.Indirect,
		With: f.seenBodies(d.With), Purpose: d.Purpose, Escalation: d.Escalation, FollowUp: d.FollowUp,
		Report: seenID(f.left.Reports, d.Report),
	}
	for i := range d.Recommendations {
		item := &d.Recommendations[i]
		bodies := f.seenBodies(item.For)
		if f.left.Recommendations[item.Recommendation] == nil || len(item.For) > 0 && len(bodies) == 0 {
			continue
		}
		told.Recommendations = append(told.Recommendations, record.Item{Recommendation: item.Recommendation, For: bodies,
			Position: item.Position, Claims: item.Claims, Extends: dates(item.Extends), Moves: f.move(item.Moves)})
	}
	return told
}

// move is where a recommendation went, without the reason.
func (f *facts) move(m *record.Moves) *record.Moves {
	if m == nil || len(f.seenBodies([]string{m.To})) == 0 {
		return nil
	}
	return &record.Moves{From: firstOf(f.seenBodies([]string{m.From})), To: m.To}
}

// seenID is an id, if it is that of a record that the reader sees.
func seenID[R any](records map[string]R, id string) string {
	if _, ok := records[id]; ok {
		return id
	}
	return ""
}

// assessment is the status that was found, for readers outside only where
// register.yaml releases it and the assessment does not withhold it.
func (f *facts) assessment(id string) *record.Assessment {
	if f.left.Assessments[id] != nil || !f.everywhere(func(g *gate) bool { return g.publishesAssessment(id) }) {
		return nil
	}
	a := f.set.Assessments[id]
	told := &record.Assessment{Date: a.Date}
	for _, found := range a.Findings {
		if f.left.Recommendations[found.Recommendation] != nil {
			told.Findings = append(told.Findings, record.Finding{Recommendation: found.Recommendation, Status: found.Status})
		}
	}
	if told.Findings == nil {
		return nil
	}
	return told
}

func (g *gate) publishesAssessment(id string) bool {
	a := g.set.Assessments[id]
	switch {
	case a == nil:
		return false
	case g.audience == Staff:
		return true
	}
	return g.set.Policy.Publish.Assessments && a.Access == "" && LevelOf(g.set, a, g.today) <= Internal
}
