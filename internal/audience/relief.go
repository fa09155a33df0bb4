package audience

import (
	"slices"

	"github.com/opcat-tools/npm/internal/record"
)

// addRelief adds what freed a body of something behind its back: a recommendation
// was moved to another, or another answered for it and said so. Whoever does not
// know of it would be told that it owes what it does not owe. Of the dialogue
// nothing is in it but the day and the form, and not to whom it moved, if the body
// does not see that one. It is not ok where such a dialogue is gone today, or says
// otherwise.
func (rd *reader) addRelief(own *record.Set, names []string) (ok bool) {
	f := rd.factsFor(own)
	for _, d := range rd.set.DialoguesInOrder() {
		told := f.relief(d, names)
		if told == nil || rd.everywhere(func(g *gate) bool { return g.hears(d.ID) }) {
			continue
		}
		if !rd.everywhere(func(g *gate) bool { return g.set.Dialogues[d.ID] != nil && !g.hears(d.ID) }) {
			return false
		}
		f.name(&told.Common, record.Dialogues, told.Date)
		own.Add(told)
	}
	return true
}

func (f *facts) relief(d *record.Dialogue, names []string) *record.Dialogue {
	told := &record.Dialogue{Date: d.Date, Form: d.Form, Direction: d.Direction, Indirect: d.Indirect}
	for i := range d.Recommendations {
		item := &d.Recommendations[i]
		free := record.Item{Recommendation: item.Recommendation}
		if free.For = kept(item.For, func(id string) bool { return slices.Contains(names, id) }); free.For != nil {
			free.Position, free.Extends = item.Position, dates(item.Extends)
		}
		if item.Moves != nil && slices.Contains(names, item.Moves.From) {
			free.Moves = f.movedOn(item.Moves)
		}
		if (free.For != nil || free.Moves != nil) && f.left.Recommendations[item.Recommendation] != nil {
			told.Recommendations = append(told.Recommendations, free)
		}
	}
	if told.Recommendations == nil || d.Date > f.today {
		return nil
	}
	return told
}

// movedOn is a move away from the reader. Where it does not see to whom, somebody
// stands there who owes no answer.
func (f *facts) movedOn(m *record.Moves) *record.Moves {
	if to := f.move(m); to != nil {
		return to
	}
	return &record.Moves{From: m.From, To: record.Institution}
}
