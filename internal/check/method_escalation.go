package check

import (
	"fmt"
	"slices"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// publicBeforeBilateral: who goes to the press or abroad about a recommendation
// should have spoken with its addressees since they last said something, or
// since it was issued.
func publicBeforeBilateral(in *inspection) []finding {
	var steps []*record.Dialogue
	for _, d := range in.set.Dialogues {
		if isPublic(d) {
			steps = append(steps, d)
		}
	}
	if len(steps) == 0 || in.hidden(record.Dialogues) {
		return nil
	}
	ladder := &ladder{set: in.set, talks: directContacts(in.set), addressees: map[string][]string{}}
	for _, r := range in.set.Recommendations {
		ladder.addressees[r.Report] = append(ladder.addressees[r.Report], r.Addressees...)
	}
	var all []finding
	for _, d := range steps {
		if message := ladder.skipped(d); message != "" {
			all = append(all, finding{path: d.Path, record: d.Name(), pointer: "/escalation", message: message,
				help: "speak or write to them once more first, and say what comes next; if you did, record it"})
		}
	}
	return all
}

func isPublic(d *record.Dialogue) bool {
	return d.Escalation == "media" || d.Escalation == "international"
}

// directContacts are, by body, the dialogues in which the NPM itself spoke with
// it.
func directContacts(set *record.Set) map[string][]*record.Dialogue {
	talks := map[string][]*record.Dialogue{}
	for _, d := range set.Dialogues {
		if d.Direction == record.Incoming || d.Form == "media" || d.Indirect || isPublic(d) {
			continue
		}
		for _, body := range d.With {
			talks[body] = append(talks[body], d)
		}
	}
	return talks
}

// ladder knows what came before a public step.
type ladder struct {
	set        *record.Set
	talks      map[string][]*record.Dialogue // by body
	addressees map[string][]string           // by report
}

// skipped says for what there was no direct contact before a step, "" if for
// nothing. A step that names recommendations is about these, else about its
// report.
func (l *ladder) skipped(d *record.Dialogue) string {
	for i := range d.Recommendations {
		about := &d.Recommendations[i]
		r := l.set.Recommendations[about.Recommendation]
		if r == nil {
			continue
		}
		bodies := about.For
		if len(bodies) == 0 {
			bodies = l.standing(r)
		}
		since, word := l.lastWord(r, l.speakers(bodies), d)
		if since != 0 && since <= d.Date && !l.spoke(bodies, since, d, word) {
			return fmt.Sprintf("no direct contact about %s on record since %s", r.ID, since)
		}
	}
	report := l.set.Reports[d.Report]
	if len(d.Recommendations) > 0 || report == nil {
		return ""
	}
	since := report.Sent
	if since == 0 {
		since = report.Published
	}
	if since != 0 && since <= d.Date && !l.spoke(l.addressees[d.Report], since, d, nil) {
		return fmt.Sprintf("no direct contact with an addressee of %s on record since %s", report.ID, since)
	}
	return ""
}

// standing are the addressees of a recommendation and those it moved to.
func (l *ladder) standing(r *record.Recommendation) []string {
	bodies := slices.Clone(r.Addressees)
	for _, said := range l.set.SaidAbout(r.ID) {
		if said.Item.Moves != nil {
			bodies = append(bodies, said.Item.Moves.To)
		}
	}
	return bodies
}

// speakers are bodies and all that may speak for them.
func (l *ladder) speakers(bodies []string) []string {
	all := slices.Clone(bodies)
	for _, body := range bodies {
		all = append(all, l.set.Lineage(body)...)
	}
	return all
}

// lastWord is the day of the latest position or claim of some bodies before a
// step, and where it stands; else the day the recommendation was issued.
func (l *ladder) lastWord(r *record.Recommendation, speakers []string, step *record.Dialogue) (calendar.Date, *record.Dialogue) {
	said := l.set.SaidAbout(r.ID)
	for i := len(said) - 1; i >= 0; i-- {
		in, item := said[i].In, said[i].Item
		by := item.For
		if len(by) == 0 {
			by = in.With
		}
		if in != step && in.Date <= step.Date && (item.Position != "" || item.Claims != "") && meets(by, speakers) {
			return in.Date, in
		}
	}
	return l.set.IssuedOn(r), nil
}

// spoke says whether the NPM spoke with one of the bodies, or who speaks for it,
// from a day to that of the step. The dialogue that holds their last word is
// theirs; one of which nobody can be told, since all addressees are the NPM
// itself, is taken for granted.
func (l *ladder) spoke(bodies []string, since calendar.Date, step, word *record.Dialogue) bool {
	known := false
	for _, body := range l.speakers(bodies) {
		known = known || l.set.Stakeholders[body] != nil
		if slices.ContainsFunc(l.talks[body], func(d *record.Dialogue) bool {
			return d != step && d != word && d.Date >= since && d.Date <= step.Date
		}) {
			return true
		}
	}
	return !known
}

func meets(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}
