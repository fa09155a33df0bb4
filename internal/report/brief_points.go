package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// rules are what may be raised at a meeting, the most pressing first. Each is a
// fact of the register: nothing is guessed.
var rules = [...]string{
	"response", "commitment", "comments", "implementation", "soon", "reasons", "competence", "not-done", "repeated", "verification",
	"obstacle", "follow-up", "our-word", "our-report", "mandate", "focal-point", "agreement", "good-practice",
}

// suggestion is a point to raise, with the fact that it rests on.
type suggestion struct {
	rule    string
	key     string // what it is about: one thing is raised once
	subject Cell
	urgent  bool
	day     calendar.Date // the earlier, the more pressing
	values  []string      // of the sentence that says why
	who     []string      // whom it is to be raised with
}

// points suggests what to raise. A recommendation is raised once, by the most
// pressing rule.
func (b *brief) points() {
	var all []suggestion
	raised := map[string]bool{}
	for _, s := range slices.Concat(b.dueOnes(), b.openOnes(), b.otherOnes()) {
		if key := cmp.Or(s.key, s.subject.Data, s.rule); !raised[key] {
			raised[key] = true
			all = append(all, s)
		}
	}
	slices.SortStableFunc(all, func(x, y suggestion) int {
		if x.urgent != y.urgent {
			return map[bool]int{true: -1, false: 1}[x.urgent]
		}
		return cmp.Or(slices.Index(rules[:], x.rule)-slices.Index(rules[:], y.rule), int(x.day-y.day))
	})
	more := ""
	if rest := len(all) - mostPoints; rest > 0 {
		all, more = all[:mostPoints], b.words.Count(b.say.MorePoints, rest)
	}
	t := &Table{Columns: b.columns("point~", "why~", "rule!", "record!")}
	for _, s := range all {
		say := b.say.Points[s.rule]
		why := say.Why.With(s.values...)
		if strings.HasSuffix(why, "..") && !strings.HasSuffix(why, "...") {
			why = stop(why)
		}
		if len(s.who) > 0 && !slices.Contains(s.who, b.of) {
			why = b.say.Noted.With("subject", b.whom(s.who), "text", why)
		}
		t.Rows = append(t.Rows, []Cell{{Text: say.Ask.With("subject", s.subject.Text), Data: say.Ask.With("subject", s.subject.Text), Ref: s.subject.Ref},
			text(why), text(s.rule), text(s.subject.Data)})
	}
	b.table("points", t, more)
	b.orNothing("points")
}

// whom names those whom a point is to be raised with; many are counted.
func (b *brief) whom(ids []string) string {
	if len(ids) > b.room.voices {
		return b.words.Count(b.words.Page.Bodies, len(ids))
	}
	return b.bodies(ids).Text
}

// dueOnes rest on what is late, theirs and ours.
func (b *brief) dueOnes() []suggestion {
	rule := map[followup.What]string{
		followup.Response: "response", followup.Commitment: "commitment", followup.Comments: "comments", followup.Implementation: "implementation",
	}
	ours := map[followup.What]string{
		followup.Verification: "verification", followup.FollowUp: "follow-up", followup.Commitment: "our-word",
		followup.DraftReport: "our-report", followup.FinalReport: "our-report",
	}
	var all []suggestion
	for _, i := range b.theirs {
		switch {
		case rule[i.What] == "":
		case i.DaysLate > 0:
			all = append(all, b.due(rule[i.What], i))
		case pressing(i):
			all = append(all, b.due("soon", i))
		}
	}
	for _, i := range b.ours {
		switch {
		case i.What == followup.AgreementEnds && pressing(i):
			all = append(all, b.due("agreement", i))
		case i.DaysLate > 0 && ours[i.What] != "":
			all = append(all, b.due(ours[i.What], i))
		}
	}
	slices.SortStableFunc(all, func(x, y suggestion) int { return slices.Index(rules[:], x.rule) - slices.Index(rules[:], y.rule) })
	return all
}

func (b *brief) due(rule string, i *followup.Item) suggestion {
	s := suggestion{rule: rule, subject: b.subject(i), day: i.Due, values: []string{
		"due", b.words.Date(i.Due), "date", b.words.Date(i.Start.Date), "days", b.words.Count(b.words.Days, max(i.DaysLate, 0))}}
	s.subject.Text = b.quoted(s.subject.Text)
	if i.Theirs() {
		s.who = slices.DeleteFunc(slices.Clone(i.OwedBy), func(id string) bool { return !b.holds(id) })
	}
	s.urgent = i.Standing != nil && i.Standing.Recommendation.Priority == record.Urgent && i.DaysLate > 0
	if i.Standing != nil && rule == "follow-up" {
		s.values = append(s.values[:2:2], "date", b.words.Date(i.Standing.LastContact.Date))
	}
	if i.What == followup.Commitment { // several may be about one recommendation
		s.key = i.Key()
	}
	return s
}

// openOnes rest on where the open recommendations stand.
func (b *brief) openOnes() []suggestion {
	var all []suggestion
	for _, rule := range rules {
		for _, st := range b.open {
			if day, values, holds := b.holdsOf(rule, st); holds {
				name := st.Recommendation.Name()
				c := Cell{Text: b.quoted(st.Recommendation.Title), Data: name, Ref: b.ref(name)}
				all = append(all, suggestion{rule: rule, subject: c, day: day, who: b.addressed(st),
					urgent: st.Recommendation.Priority == record.Urgent, values: append(values, "date", b.words.Date(day))})
			}
		}
	}
	return all
}

// addressed are the bodies of the brief that a recommendation is addressed to.
func (b *brief) addressed(st *followup.Standing) []string {
	var ids []string
	for _, a := range b.addressees(st) {
		ids = append(ids, a.Stakeholder)
	}
	return ids
}

// holdsOf says whether a rule holds of an open recommendation, since when, and
// with which values.
func (b *brief) holdsOf(rule string, st *followup.Standing) (since calendar.Date, values []string, holds bool) {
	switch rule {
	case "reasons":
		return b.without(st, record.Rejected, func(i *record.Item) bool { return i.Obstacle != "" || i.Note != "" })
	case "competence":
		return b.without(st, record.NotCompetent, func(i *record.Item) bool { return i.Moves != nil })
	case "not-done":
		if a := st.Assessment; a != nil && a.Finding.Status == record.NotImplemented {
			return a.In.Date, nil, true
		}
	case "repeated":
		if st.TimesRepeated > 0 {
			return st.FirstIssued, []string{"times", b.words.Count(b.say.Times, st.TimesRepeated)}, true
		}
	case "verification":
		for _, a := range b.addressees(st) {
			if on := a.AwaitsVerification.Date; on != 0 {
				return on, nil, true
			}
		}
	case "obstacle":
		for _, n := range b.notes.obstacles {
			if n.about == st.Recommendation.Name() {
				return n.day, []string{"text", b.remark(n.text)}, true
			}
		}
	}
	return 0, nil, false
}

// without finds a position that one of the bodies takes today, and of which the
// register holds nothing that would settle it.
func (b *brief) without(st *followup.Standing, position record.Position, settles func(*record.Item) bool) (since calendar.Date, values []string, holds bool) {
	for _, a := range b.addressees(st) {
		if a.Position != position {
			continue
		}
		settled := slices.ContainsFunc(b.scope.set.SaidAbout(st.Recommendation.ID), func(said record.Said) bool {
			return said.In.Date >= a.PositionIn.Date && settles(said.Item)
		})
		if !settled {
			return a.PositionIn.Date, nil, true
		}
	}
	return 0, nil, false
}

// otherOnes rest on the relation as such.
func (b *brief) otherOnes() []suggestion {
	var all []suggestion
	s := b.scope.set.Stakeholders[b.of]
	if s.IsAuthority() && s.Ended == 0 && b.introduced() == 0 && len(b.talks) == 0 {
		all = append(all, suggestion{rule: "mandate"})
	}
	if s.IsAuthority() && s.Ended == 0 && !b.hasFocalPoint() {
		all = append(all, suggestion{rule: "focal-point"})
	}
	recent := b.at.Day.Year() - 1
	if n := b.notes.goodPractice; len(n) > 0 && n[0].day.Year() >= recent {
		all = append(all, suggestion{rule: "good-practice", key: "good-practice", day: n[0].day,
			subject: Cell{Text: b.remark(n[0].text), Data: n[0].source}, values: []string{"date", b.words.Date(n[0].day)}})
	}
	return all
}

// hasFocalPoint says whether there is one of the body, or of one above: that one
// serves it too, as on the map of coverage.
func (b *brief) hasFocalPoint() bool {
	above := b.scope.set.Ancestors(b.of)
	for _, c := range b.scope.set.Contacts {
		if c.FocalPoint && c.InOffice(b.at.Day) && (b.holds(c.Stakeholder) || slices.Contains(above, c.Stakeholder)) {
			return true
		}
	}
	return false
}
