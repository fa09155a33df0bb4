package followup

import (
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// Agenda lists whatever is due on day and after, late or not, about records of
// every kind, in the order of lists.
func Agenda(set *record.Set, day calendar.Date) []*Item {
	if set.Partial {
		return nil
	}
	items := Due(set, day)
	b := newBook(set, day)
	for _, kind := range record.Kinds() {
		set.Each(kind, func(r record.Record) { items = append(items, b.rule(r).due...) })
	}
	Sort(items)
	return items
}

// AgendaAbout lists what is due about one record, by its kind and id, in the
// order of lists. A promise is about the recommendation that it is tied to, and
// only if it is tied to none about the dialogue in which it was made.
func AgendaAbout(set *record.Set, name string, day calendar.Date) []*Item {
	if set.Partial {
		return nil
	}
	kind, id, _ := strings.Cut(name, "/")
	var items []*Item
	switch r := set.Get(record.Kind(kind), id).(type) {
	case nil:
	case *record.Recommendation:
		return DueAbout(set, r, day)
	case *record.Dialogue:
		items = newFolder(set, day).untied(r)
	default:
		items = newBook(set, day).rule(r).due
	}
	Sort(items)
	return items
}

// NotDueAbout says of everything that could be due about a record and is not,
// why it is not.
func NotDueAbout(set *record.Set, rec record.Record, day calendar.Date) []Reason {
	if set.Partial {
		return nil
	}
	switch r := rec.(type) {
	case *record.Recommendation:
		return NotDue(set, r, day)
	case *record.Dialogue:
		return newFolder(set, day).settled(r)
	}
	return newBook(set, day).rule(rec).not
}

// ruling is what the rules say of one record: what is due, and of the rest why
// it is not.
type ruling struct {
	due []*Item
	not []Reason
}

// add takes what one rule says: an item, or else the reason why there is none.
func (r *ruling) add(item *Item, why Reason) {
	if item == nil {
		r.not = append(r.not, why)
		return
	}
	r.due = append(r.due, item)
}

// rule asks all rules about a record that is no recommendation.
func (b *book) rule(rec record.Record) *ruling {
	about := &ruling{}
	switch r := rec.(type) {
	case *record.Place:
		about.add(b.placeVisit(r))
	case *record.Visit:
		about.add(b.visitReport(r))
		about.add(b.reprisalAfterVisit(r))
	case *record.Report:
		about.add(b.draftReport(r))
		about.add(b.comments(r))
		about.add(b.finalReport(r))
	case *record.Stakeholder:
		about.add(b.contact(r))
		about.add(b.introduction(r))
		about.add(b.mappingReview(r))
	case *record.Complaint:
		about.add(b.acknowledgement(r))
		b.complaintActions(r, about)
		about.add(b.reprisalAfterComplaint(r))
	case *record.Member:
		about.add(b.accreditation(r))
		about.add(b.contract(r))
	case *record.Agreement:
		about.add(b.agreementEnds(r, "expires", r.Expires))
		about.add(b.agreementEnds(r, "review_by", r.ReviewBy))
	case *record.Process:
		b.milestones(r, about)
	}
	return about
}

// owe begins an item about a record that is no recommendation.
func owe(what What, rec record.Record, title string, start Event, owedBy ...string) *Item {
	if len(owedBy) == 0 {
		owedBy = []string{record.Institution}
	}
	return &Item{What: what, Record: record.Of(rec).Name(), Title: title, OwedBy: owedBy, Start: start}
}

// every sets the due date by a period that a record states.
func (b *book) every(i *Item, from calendar.Date, p calendar.Period, key, path string) {
	b.count(i, from, p)
	i.because(0, "plus "+p.String()+" ("+key+")", path)
}

// notDue says why something of a sort is not due: the day and the file of the
// fact that makes it so, or just the file.
func notDue(what What, date calendar.Date, text, path string) (*Item, Reason) {
	return nil, Reason{date, string(what) + ": " + text, path}
}

// notSet says by which key, and for some cases by which override, register.yaml
// sets no time.
func (b *book) notSet(what What, key string, deadlines *record.Deadlines) (*Item, Reason) {
	return notDue(what, 0, "register.yaml sets no time for it ("+key+": none"+b.override(deadlines)+")", "register.yaml")
}

// shortest is the shortest of the periods that hold for a case and each of some
// bodies, and the deadlines that it stands in. Where there are no bodies, what
// holds whatever the body.
func (b *book) shortest(from calendar.Date, of *record.Recommendation, bodies []string, pick func(*record.Deadlines) calendar.Period) (shortest calendar.Period, in *record.Deadlines) {
	if len(bodies) == 0 {
		bodies = []string{""}
	}
	var soonest calendar.Date
	for _, body := range bodies {
		deadlines := b.set.DeadlinesFor(of, body)
		period := pick(deadlines)
		if in == nil {
			in = deadlines
		}
		if period.IsZero() {
			continue
		}
		if due := b.set.Policy.Days.Add(from, period); soonest == 0 || due < soonest {
			shortest, in, soonest = period, deadlines, due
		}
	}
	return shortest, in
}

// today are the bodies that stand for some bodies today, in order, without the
// NPM.
func (f *folder) today(bodies ...string) []string {
	var now []string
	for _, id := range bodies {
		now = union(now, f.holders(id))
	}
	slices.Sort(now)
	return slices.DeleteFunc(now, func(id string) bool { return id == "" || id == record.Institution })
}

// authorities are the bodies that run some places today.
func (b *book) authorities(places []string) []string {
	var bodies []string
	for _, id := range places {
		if place := b.set.Places[id]; place != nil {
			bodies = append(bodies, place.Authority)
		}
	}
	return b.today(bodies...)
}

// placeNames name some places in a title.
func (b *book) placeNames(places []string) string {
	var names []string
	for _, id := range places {
		if place := b.set.Places[id]; place != nil {
			names = append(names, place.Name)
		}
	}
	return strings.Join(names, ", ")
}
