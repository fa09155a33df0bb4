package followup

import (
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// Voices says, for each item of dialogue about a recommendation up to a day,
// for which addressees it counts, under the names they bore when it was said. It
// is for those who pass an item on without the dialogue around it, which says
// who spoke.
func Voices(set *record.Set, r *record.Recommendation, day calendar.Date) map[*record.Item][]string {
	voices := map[*record.Item][]string{}
	f := newFolder(set, day)
	f.heard = func(item *record.Item, meant []*Addressee) {
		for _, a := range meant {
			voices[item] = append(voices[item], a.Stakeholder)
		}
	}
	f.standing(r)
	return voices
}

// SpeaksAlone says whether nobody else can answer for a body: none is above it,
// and none came after it.
func SpeaksAlone(set *record.Set, body string) bool { return len(set.Lineage(body)) == 0 }

// OwedBy lists what a body owes by what it knows itself: the dialogue that it
// took part in, which is all the dialogue in the set. Only what dialogue alone
// settles is listed, a written answer, comments and promises: whether a
// recommendation is implemented is for assessments to say. An answer is left out
// where another may have given it, since a body above may speak for it: whether it
// speaks alone is for those to say who see all bodies.
func OwedBy(set *record.Set, body string, alone bool, day calendar.Date) []*Item {
	var own []*Item
	for _, i := range Agenda(set, day) {
		theirs := len(i.OwedBy) == 1 && i.OwedBy[0] == body
		switch i.What {
		case Response:
			theirs = theirs && alone
		case Comments, Commitment:
		default:
			theirs = false
		}
		if theirs {
			told := *i // what we mean to do next is ours to know
			told.NextStep, told.Taken = "", nil
			own = append(own, &told)
		}
	}
	return own
}
