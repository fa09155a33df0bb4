package report

import (
	"slices"
	"time"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/record"
)

// LetterQuery says whom a letter goes to and what it lists.
type LetterQuery struct {
	To       string          // the authority
	Below    bool            // also what the bodies below it owe
	Within   calendar.Period // also what falls due in this time
	ReplyBy  calendar.Date   // none where the letter is to ask for no date
	Language *language.Words
}

// LeftOut is what a letter keeps from its reader: for the NPM's own eyes.
type LeftOut struct{ Item, Record string }

// asked are the items that a letter asks for, in its order. What the NPM owes
// itself, and what it thinks of doing next, are no business of the reader's.
var asked = [...]followup.What{followup.Response, followup.Implementation, followup.Commitment, followup.Comments}

// point is one thing that a letter lists, with what its reader may see of it.
type point struct {
	item           *followup.Item
	body           string                 // who owes it: the reader, or a body below
	recommendation *record.Recommendation // nil where there is none, or none that the reader may see
	report         *record.Report         // the same
	granted        calendar.Date          // the day on which it was extended
	position       record.Position        // of body, as the reader heard it
	positionOn     calendar.Date
}

// Letter asks an authority for what it owes (OPCAT art. 22). What is owed is
// worked out from all dialogue, so that nobody is asked for what was answered
// by another way; what is said of it only from what is shared with the reader.
// It says how many points are listed, and names those that are left out because
// they, or what would have to be said of them, are not shared.
func Letter(v *audience.View, at Moment, q LetterQuery) (doc *Document, listed int, leftOut []LeftOut) {
	l := &letter{view: v, set: v.On(at.Day), at: at, query: q}
	l.persons = personsIn(v.On(calendar.Of(9999, time.December, 31))) // also those of whom nobody knew on the day of the letter
	owed := map[string][]*followup.Item{}
	for _, i := range followup.Agenda(l.set, at.Day) {
		if !l.asks(i) {
			continue
		}
		for _, body := range i.OwedBy {
			owed[body] = append(owed[body], i)
		}
	}
	for _, body := range l.bodies() {
		for _, i := range owed[body] {
			if p := l.point(i, body); p != nil {
				l.points = append(l.points, p)
			} else {
				leftOut = append(leftOut, LeftOut{string(i.What), i.Record})
			}
		}
	}
	return l.document(), len(l.points), leftOut
}

type letter struct {
	view    *audience.View
	set     *record.Set
	at      Moment
	query   LetterQuery
	persons persons // whom no letter names
	points  []*point
}

// bodies are those whose points are listed, the reader first.
func (l *letter) bodies() []string {
	bodies := []string{l.query.To}
	for _, id := range l.set.IDs(record.Stakeholders) {
		if l.query.Below && id != l.query.To && l.set.Within(id, l.query.To) {
			bodies = append(bodies, id)
		}
	}
	return bodies
}

// asks says whether a letter would ask whoever owes an item for it, were all
// shared.
func (l *letter) asks(i *followup.Item) bool {
	due := i.DaysLate > 0 || !l.query.Within.IsZero() && i.Due <= l.set.Policy.Days.Add(l.at.Day, l.query.Within)
	return due && slices.Contains(asked[:], i.What)
}

// point is what the reader may see of an item, nil where that is nothing.
func (l *letter) point(i *followup.Item, body string) *point {
	p := &point{item: i, body: body}
	if body != l.query.To && !l.open(l.set.Stakeholders[body]) {
		return nil
	}
	l.about(p)
	may := false
	switch i.What {
	case followup.Commitment:
		may = l.heard(i.In)
	case followup.Comments:
		p.report = l.draft(i)
		may = p.report != nil
	default:
		may = p.recommendation != nil && l.extension(p)
	}
	if !may || slices.ContainsFunc(p.words(), l.persons.namedIn) {
		return nil
	}
	return p
}

// words are what a letter would take from the register about a point.
func (p *point) words() []string {
	words := []string{p.item.Title, p.reference()}
	if p.report != nil {
		words = append(words, p.report.Title)
	}
	return words
}

func (l *letter) open(rec record.Record) bool { return l.view.OpenTo(l.query.To, rec) }

// heard says whether the reader took part in a dialogue, and it is about no
// complaint: what came of those stays with us, and so does what may be about one.
func (l *letter) heard(d *record.Dialogue) bool {
	return d != nil && d.Complaint == "" && d.SealedIn == "" && l.view.Heard(l.query.To, d)
}

// about fills in the recommendation that an item is about; for what was asked in
// it, also its report, and the position that the reader heard.
func (l *letter) about(p *point) {
	s := p.item.Standing
	if s == nil || !l.open(s.Recommendation) {
		return
	}
	p.recommendation = s.Recommendation
	if p.item.What == followup.Commitment {
		return
	}
	p.report = l.set.Reports[s.Recommendation.Report] // as open as what it recommends
	a := p.addressee()
	if p.item.What == followup.Implementation && a != nil && a.Position != "" && l.heard(l.dialogue(a.PositionIn)) {
		p.position, p.positionOn = a.Position, a.PositionIn.Date
	}
}

func (p *point) addressee() *followup.Addressee {
	for _, a := range p.item.Standing.Addressees {
		if a.Stakeholder == p.body {
			return a
		}
	}
	return nil
}

// dialogue is the one that an event happened in, nil where it is none.
func (l *letter) dialogue(e followup.Event) *record.Dialogue {
	kind, id, _ := record.KindOf(e.Record)
	if kind != record.Dialogues {
		return nil
	}
	return l.set.Dialogues[id]
}

// extension finds the day on which the date was extended. An extension that a
// body below was granted behind the reader's back is not the reader's to know,
// and without it the point would be wrong: it is left out.
func (l *letter) extension(p *point) bool {
	a := p.addressee()
	if a == nil {
		return false
	}
	to := a.RespondBy
	if p.item.What == followup.Implementation {
		to = a.ImplementBy
	}
	if to.Date == 0 {
		return true
	}
	d := l.dialogue(to)
	if l.heard(d) {
		p.granted = d.Date
		return true
	}
	return p.body == l.query.To
}

// draft is the report whose draft awaits comments, where a dialogue shows that
// the reader was sent it: a draft is shared with nobody else.
func (l *letter) draft(i *followup.Item) *record.Report {
	kind, id, _ := record.KindOf(i.Record)
	report := l.set.Reports[id]
	if kind != record.Reports || report == nil {
		return nil
	}
	sent := func(d *record.Dialogue) bool {
		return d.Date >= report.DraftSent && d.Direction != record.Incoming && l.heard(d)
	}
	if !slices.ContainsFunc(l.set.DialogueOn(id), sent) {
		return nil
	}
	return report
}
