package report

import (
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/record"
)

// noted is what was written down of a dialogue or an assessment beside its words
// for recommendations: an obstacle, a reason, something that is done well.
type noted struct {
	day    calendar.Date
	text   string
	about  string // kind and id of the recommendation; "" of the dialogue as a whole
	source string // where it was noted
}

// notes are the notes about the bodies and what was recommended to them.
type notes struct{ obstacles, goodPractice []noted }

// gather goes through what was said and found. Dialogue about a complaint is left
// out: its words may tell who complained (OPCAT art. 21).
func (s *scope) gather(all []*followup.Standing, day calendar.Date) *notes {
	n := &notes{}
	for _, d := range s.dialogue() {
		if d.Complaint == "" {
			n.add(d.Date, "", d.Name(), d.Obstacles, d.GoodPractices)
		}
	}
	for _, st := range all {
		n.about(s, st.Recommendation, day)
	}
	for _, list := range [][]noted{n.obstacles, n.goodPractice} {
		slices.SortStableFunc(list, func(a, b noted) int { return int(b.day - a.day) })
	}
	return n
}

func (n *notes) about(s *scope, r *record.Recommendation, day calendar.Date) {
	voices := followup.Voices(s.set, r, day)
	for _, said := range s.set.SaidAbout(r.ID) {
		if said.In.Complaint == "" && (s.any(voices[said.Item]) || s.any(said.In.With)) {
			n.add(said.In.Date, r.Name(), said.In.Name(), []string{said.Item.Obstacle}, []string{said.Item.GoodPractice})
		}
	}
	for _, found := range s.set.FoundAbout(r.ID) {
		n.add(found.In.Date, r.Name(), found.In.Name(), []string{found.Finding.Obstacle}, nil)
	}
}

func (n *notes) add(day calendar.Date, about, source string, obstacles, goodPractice []string) {
	for _, text := range obstacles {
		if text != "" {
			n.obstacles = append(n.obstacles, noted{day, text, about, source})
		}
	}
	for _, text := range goodPractice {
		if text != "" {
			n.goodPractice = append(n.goodPractice, noted{day, text, about, source})
		}
	}
}

// noted lists notes with the recommendation that each is about, the first ones for
// which there is room.
func (p *paper) noted(key string, list []noted) {
	more := ""
	if rest := len(list) - p.room.notes; rest > 0 {
		list, more = list[:p.room.notes], p.words.Count(p.say.More, rest)
	}
	var steps []happened
	for _, n := range list {
		h := happened{day: n.day, text: p.remark(n.text), ref: n.source}
		if kind, id, ok := record.KindOf(n.about); ok {
			h.text, h.ref = p.remarkOn(p.titleOf(kind, id), h.text), n.about
		}
		steps = append(steps, h)
	}
	p.steps(key, steps, more)
}

// remarkOn is a remark with what it is about. Where the page runs from right to left
// and neither of the two does, they stay in the order of their own language.
func (p *paper) remarkOn(subject, remark string) string {
	const mark = language.LeftToRightMark
	if strings.HasPrefix(subject, mark) && strings.HasPrefix(remark, mark) {
		return p.words.Foreign(strings.Trim(subject, mark) + ": " + strings.Trim(remark, mark))
	}
	return p.say.Noted.With("subject", subject, "text", remark)
}
