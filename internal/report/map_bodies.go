package report

import (
	"cmp"
	"slices"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// bodies are the stakeholders that a map is of, and what is known of each.
type bodies struct {
	set    *record.Set
	wanted []string // in the order of their names
	ended  int      // that the filters let through, and that no longer exist
	known  map[string]*bodyFacts
}

// bodyFacts is what a reader may know of one body on the day of the map.
type bodyFacts struct {
	last    calendar.Date // of what it took part in, or was introduced on; zero is never
	focal   []string      // names of its focal points, in their order
	asked   int           // recommendations addressed to it
	open    int
	overdue int // recommendations about which it owes something that is late
}

func bodiesOn(v *audience.View, at Moment, q MapQuery) *bodies {
	b := &bodies{set: v.On(at.Day), known: map[string]*bodyFacts{}}
	for id := range b.set.Stakeholders {
		b.known[id] = &bodyFacts{}
	}
	standings := followup.All(b.set, at.Day)
	wants := b.filter(q, standings)
	for _, id := range b.set.IDs(record.Stakeholders) {
		switch {
		case !wants(id):
		case b.gone(id):
			b.ended++
		default:
			b.wanted = append(b.wanted, id)
		}
	}
	slices.SortStableFunc(b.wanted, b.byName)
	b.count(standings)
	b.meet()
	b.findFocalPoints(at.Day)
	if v.Audience.Outside() {
		return b // what is owed is not said outside
	}
	b.countOverdue(at.Day)
	return b
}

// gone says whether a body has ended. The set knows nothing that is later than
// its day.
func (b *bodies) gone(id string) bool { return b.set.Stakeholders[id].Ended != 0 }

func (b *bodies) byName(x, y string) int {
	return cmp.Or(cmp.Compare(bodyName(b.set, x), bodyName(b.set, y)), cmp.Compare(x, y))
}

// filter says which bodies the query lets through.
func (b *bodies) filter(q MapQuery, standings []*followup.Standing) func(string) bool {
	running, addressed := map[string]bool{}, map[string]bool{}
	for _, id := range q.Places {
		place := b.set.Places[id]
		if place == nil || place.Authority == "" {
			continue
		}
		for _, body := range b.today(place.Authority) {
			running[body] = true
			for _, above := range b.set.Ancestors(body) {
				running[above] = true
			}
		}
	}
	for _, s := range standings {
		if len(q.Themes) == 0 || !meets(q.Themes, s.Recommendation.Themes) {
			continue
		}
		for _, a := range s.Addressees {
			addressed[a.Stakeholder] = true
		}
	}
	return func(id string) bool {
		return within(q.Categories, b.set.Stakeholders[id].Category) &&
			(len(q.Places) == 0 || running[id]) && (len(q.Themes) == 0 || addressed[id])
	}
}

// today are the bodies that stand where one stood: itself while it is there.
func (b *bodies) today(id string) []string {
	if s := b.set.Stakeholders[id]; s == nil || s.Ended == 0 {
		return []string{id}
	}
	var heirs []string
	for _, heir := range b.set.Successors(id) {
		if s := b.set.Stakeholders[heir]; s != nil && s.Ended == 0 {
			heirs = append(heirs, heir)
		}
	}
	slices.Sort(heirs)
	return heirs
}

// parent is the body above one today, "" where there is none that the reader
// sees. Where the one above was split among several, the first of them by id
// stands for it.
func (b *bodies) parent(id string) string {
	above := b.set.Stakeholders[id].Parent
	if above == "" || above == id || b.set.Stakeholders[above] == nil {
		return ""
	}
	for _, heir := range b.today(above) {
		if heir != id && !slices.Contains(b.set.Ancestors(heir), id) {
			return heir
		}
	}
	return ""
}

// count counts the recommendations addressed to each body.
func (b *bodies) count(standings []*followup.Standing) {
	for _, s := range standings {
		if s.Issued.Date == 0 {
			continue
		}
		for _, body := range currentAddressees(s) {
			if facts := b.known[body]; facts != nil {
				facts.asked++
				if s.Open() {
					facts.open++
				}
			}
		}
	}
}

func currentAddressees(s *followup.Standing) []string {
	var all []string
	for _, a := range s.Addressees {
		all = append(all, a.Stakeholder)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// countOverdue counts the recommendations about which each body is late with
// something.
func (b *bodies) countOverdue(day calendar.Date) {
	late := map[[2]string]bool{}
	for _, i := range followup.Due(b.set, day) {
		if i.DaysLate <= 0 || !i.Theirs() || i.Standing == nil {
			continue
		}
		for _, body := range i.OwedBy {
			about := [2]string{body, i.Standing.Recommendation.ID}
			if facts := b.known[body]; facts != nil && !late[about] {
				late[about] = true
				facts.overdue++
			}
		}
	}
}

// meet finds the last contact with each body, or with one that it succeeded: a
// dialogue in which it took part itself, or the first meeting on the mandate. A
// letter of ours is no contact until there is a word on it.
func (b *bodies) meet() {
	met := func(id string, day calendar.Date) {
		if facts := b.known[id]; facts != nil {
			facts.last = max(facts.last, day)
		}
		for _, heir := range b.today(id) {
			if facts := b.known[heir]; facts != nil {
				facts.last = max(facts.last, day)
			}
		}
	}
	for id, s := range b.set.Stakeholders {
		met(id, s.Introduced)
	}
	for _, d := range b.set.DialoguesInOrder() {
		if d.Direction == record.Outgoing || d.Indirect {
			continue
		}
		for _, body := range d.With {
			met(body, d.Date)
		}
	}
}

// findFocalPoints lists the people who are focal points on a day, by body.
func (b *bodies) findFocalPoints(day calendar.Date) {
	for _, id := range b.set.IDs(record.Contacts) {
		c := b.set.Contacts[id]
		if !c.FocalPoint || !c.InOffice(day) {
			continue
		}
		if facts := b.known[c.Stakeholder]; facts != nil {
			facts.focal = append(facts.focal, cmp.Or(c.Name, c.ID))
		}
	}
}

// served is the nearest body above one that has a focal point, "" where none has:
// a focal point of a ministry serves its departments too.
func (b *bodies) served(id string) string {
	for _, above := range b.set.Ancestors(id) {
		if facts := b.known[above]; facts != nil && len(facts.focal) > 0 && !b.gone(above) {
			return above
		}
	}
	return ""
}
