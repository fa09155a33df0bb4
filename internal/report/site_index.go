package report

import (
	"cmp"
	"slices"
	"sync"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// siteIndex is a view opened at what pages look up: where each recommendation
// stands, and the ways back from a record to those that name it. It is made once
// for all pages and languages; only Downloads adds to it later.
type siteIndex struct {
	view *audience.View
	at   Moment
	set  *record.Set

	all       []*followup.Standing // as they are listed
	standings []*followup.Standing // the latest issued first, drafts last
	standing  map[string]*followup.Standing
	inReport  map[string][]*followup.Standing
	atPlace   map[string][]*followup.Standing
	onTheme   map[string][]*followup.Standing
	addressed map[string][]*followup.Standing // by body, under any name that it bears or bore
	below     map[string][]*followup.Standing // by body, addressed to those that belong to it

	reportsOn  map[string][]*record.Report      // by visit
	issuedBy   map[string][]*record.Report      // by body
	visitsTo   map[string][]*record.Visit       // by place
	followed   map[string][]*record.Visit       // the follow-up visits, by visit
	runs       map[string][]*record.Place       // by authority
	parts      map[string][]*record.Stakeholder // by the body above
	replaced   map[string][]*record.Stakeholder // by the successor
	with       map[string][]*record.Dialogue    // by body
	onVisit    map[string][]*record.Dialogue    // by visit
	saidOf     map[string][]*record.Dialogue    // by place
	assessedAt map[string][]*record.Assessment  // by visit
	related    map[string][]string              // recommendations, both ways

	dues  func() *dues
	taken map[string]func() *Document // downloads, by name
}

// dues are what is due, as far as the reader may know.
type dues struct {
	all      []*followup.Item
	byRecord map[string][]*followup.Item
	byBody   map[string][]*followup.Item // that owes it
	late     map[string]arrears          // by body
}

func indexed(v *audience.View, at Moment) *siteIndex {
	x := &siteIndex{view: v, at: at, set: begun(v.On(at.Day), at.Day), standing: map[string]*followup.Standing{}, taken: map[string]func() *Document{}}
	x.all = followup.All(v.On(at.Day), at.Day)
	x.standings = slices.Clone(x.all)
	slices.SortStableFunc(x.standings, func(a, b *followup.Standing) int { return cmp.Compare(b.Issued.Date, a.Issued.Date) })
	x.indexRecommendations()
	x.indexVisits()
	x.indexBodies()
	x.dues = sync.OnceValue(x.whatIsDue)
	return x
}

// begun is a set without visits that are still to be made and reports of which
// there is nothing yet. Where a visit is planned must not be known from a page
// that somebody left open; and on a past day nobody knew of what came later.
func begun(set *record.Set, day calendar.Date) *record.Set {
	then := *set
	then.Visits, then.Reports = map[string]*record.Visit{}, map[string]*record.Report{}
	for id, v := range set.Visits {
		if v.Start <= day {
			then.Visits[id] = v
		}
	}
	recommends := map[string]bool{}
	for _, r := range set.Recommendations {
		recommends[r.Report] = true
	}
	for id, r := range set.Reports {
		made := func(visit string) bool { return then.Visits[visit] != nil }
		if dateOf(r) != 0 || recommends[id] || slices.ContainsFunc(r.Visits, made) {
			then.Reports[id] = r
		}
	}
	return &then
}

func (x *siteIndex) indexRecommendations() {
	x.inReport, x.atPlace, x.onTheme = map[string][]*followup.Standing{}, map[string][]*followup.Standing{}, map[string][]*followup.Standing{}
	x.addressed, x.below = map[string][]*followup.Standing{}, map[string][]*followup.Standing{}
	x.related = map[string][]string{}
	above := map[string][]string{}
	for _, s := range x.standings {
		r := s.Recommendation
		x.standing[r.ID] = s
		enter(x.inReport, r.Report, s)
		for _, place := range x.set.PlacesOf(r) {
			enter(x.atPlace, place, s)
		}
		for _, theme := range r.Themes {
			enter(x.onTheme, theme, s)
		}
		for _, other := range r.Related {
			enter(x.related, r.ID, other)
			enter(x.related, other, r.ID)
		}
		x.indexAddressees(s, above)
	}
}

func (x *siteIndex) indexAddressees(s *followup.Standing, above map[string][]string) {
	for _, a := range s.Addressees {
		for _, body := range a.Names {
			enter(x.addressed, body, s)
			ancestors, known := above[body]
			if !known {
				ancestors = x.set.Ancestors(body)
				above[body] = ancestors
			}
			for _, ancestor := range ancestors {
				enter(x.below, ancestor, s)
			}
		}
	}
}

// enter adds to a list, once however often it comes in a row.
func enter[T comparable](index map[string][]T, key string, value T) {
	if list := index[key]; len(list) == 0 || list[len(list)-1] != value {
		index[key] = append(list, value)
	}
}

func (x *siteIndex) indexVisits() {
	x.reportsOn, x.issuedBy = map[string][]*record.Report{}, map[string][]*record.Report{}
	x.visitsTo, x.followed = map[string][]*record.Visit{}, map[string][]*record.Visit{}
	x.assessedAt = map[string][]*record.Assessment{}
	for _, r := range byDate(x.set.Reports, dateOf) {
		for _, visit := range r.Visits {
			enter(x.reportsOn, visit, r)
		}
		if r.IssuedBy != "" {
			enter(x.issuedBy, r.IssuedBy, r)
		}
	}
	for _, v := range byDate(x.set.Visits, func(v *record.Visit) calendar.Date { return v.Start }) {
		for _, place := range v.Place {
			enter(x.visitsTo, place, v)
		}
		for _, earlier := range v.FollowUpOf {
			enter(x.followed, earlier, v)
		}
	}
	for _, a := range byDate(x.set.Assessments, func(a *record.Assessment) calendar.Date { return a.Date }) {
		if a.Visit != "" {
			enter(x.assessedAt, a.Visit, a)
		}
	}
}

func (x *siteIndex) indexBodies() {
	x.runs, x.parts = map[string][]*record.Place{}, map[string][]*record.Stakeholder{}
	x.replaced, x.with = map[string][]*record.Stakeholder{}, map[string][]*record.Dialogue{}
	x.onVisit, x.saidOf = map[string][]*record.Dialogue{}, map[string][]*record.Dialogue{}
	for _, id := range x.set.IDs(record.Places) {
		enter(x.runs, x.set.Places[id].Authority, x.set.Places[id])
	}
	for _, id := range x.set.IDs(record.Stakeholders) {
		body := x.set.Stakeholders[id]
		enter(x.parts, body.Parent, body)
		for _, successor := range body.SucceededBy {
			enter(x.replaced, successor, body)
		}
	}
	for _, d := range x.set.DialoguesInOrder() {
		for _, body := range d.With {
			enter(x.with, body, d)
		}
		if d.Visit != "" {
			enter(x.onVisit, d.Visit, d)
		}
		for _, place := range d.Places {
			enter(x.saidOf, place, d)
		}
	}
}

// byDate lists records by their day, the latest first, then by id.
func byDate[R record.Record](records map[string]R, day func(R) calendar.Date) []R {
	var list []R
	for _, r := range records {
		list = append(list, r)
	}
	slices.SortFunc(list, func(a, b R) int {
		return cmp.Or(cmp.Compare(day(b), day(a)), cmp.Compare(record.Of(a).ID, record.Of(b).ID))
	})
	return list
}

// dateOf is the day by which a report is known: it was sent, or published.
func dateOf(r *record.Report) calendar.Date {
	return cmp.Or(r.Sent, r.Published, r.DraftSent, r.Drafted)
}

// whatIsDue is empty for readers outside, save for what a body owes itself.
func (x *siteIndex) whatIsDue() *dues {
	d := &dues{byRecord: map[string][]*followup.Item{}, byBody: map[string][]*followup.Item{}, late: map[string]arrears{}}
	_, d.all = owed(x.view, x.at, func(set *record.Set) []*followup.Item { return followup.Due(set, x.at.Day) })
	for _, i := range d.all {
		d.byRecord[i.Record] = append(d.byRecord[i.Record], i)
		for _, body := range i.OwedBy {
			enter(d.byBody, body, i)
			if i.DaysLate > 0 && i.Theirs() {
				d.late[body] = d.late[body].and(i)
			}
		}
	}
	return d
}
