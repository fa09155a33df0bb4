package followup

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// book is a register opened at the pages that the rules beyond recommendations
// look up again and again: each index is made once, in one pass.
type book struct {
	*folder
	latest     map[string]*record.Dialogue // with a body, or with one that it succeeded
	introduced map[string]*record.Stakeholder
	visited    map[string]*record.Visit // by place, the last visit that the NPM made and was let in
	checked    map[string]*record.Visit // by place, the last visit that looked for reprisals
	safety     map[string][]safetyCheck // by place
	reports    map[string][]*record.Report
	addressees map[string][]string // by report
	renewed    map[string]*record.Agreement
}

// safetyCheck is an action of a complaint that asked after somebody's safety.
type safetyCheck struct {
	date      calendar.Date
	complaint *record.Complaint
}

func newBook(set *record.Set, day calendar.Date) *book {
	b := &book{folder: newFolder(set, day),
		latest: map[string]*record.Dialogue{}, introduced: map[string]*record.Stakeholder{},
		visited: map[string]*record.Visit{}, checked: map[string]*record.Visit{}, safety: map[string][]safetyCheck{},
		reports: map[string][]*record.Report{}, addressees: map[string][]string{}, renewed: map[string]*record.Agreement{}}
	b.indexDialogue()
	b.indexIntroductions()
	b.indexVisits()
	b.indexReports()
	b.indexComplaints()
	b.indexAgreements()
	return b
}

// ours says whether a visit or report, by its `by` or `issued_by`, is the NPM's.
func ours(by string) bool { return by == "" || by == record.Institution }

// indexDialogue finds the latest dialogue with each body. What was said about
// the NPM's matters to somebody else is no contact with it, unless one was
// planned there. A dialogue with a body above or below is none either: the desk
// officer of a ministry does not speak for the prison.
func (b *book) indexDialogue() {
	for _, d := range b.set.Dialogues {
		if d.Date == 0 || d.Indirect && d.FollowUp == 0 {
			continue
		}
		for _, body := range d.With {
			if was := b.latest[body]; was == nil || laterContact(d, was) < 0 {
				b.latest[body] = d
			}
		}
	}
	inherit(b.set, b.latest, laterContact)
}

// laterContact puts the contact that counts first: the later one, and of one day
// the one that plans the next.
func laterContact(a, b *record.Dialogue) int {
	const never = math.MaxInt32
	return cmp.Or(cmp.Compare(b.Date, a.Date), cmp.Compare(cmp.Or(a.FollowUp, never), cmp.Or(b.FollowUp, never)), cmp.Compare(b.ID, a.ID))
}

// indexIntroductions finds who first met each body, or one that it succeeded.
func (b *book) indexIntroductions() {
	for id, body := range b.set.Stakeholders {
		if body.Introduced != 0 {
			b.introduced[id] = body
		}
	}
	inherit(b.set, b.introduced, func(a, b *record.Stakeholder) int {
		return cmp.Or(cmp.Compare(a.Introduced, b.Introduced), cmp.Compare(a.ID, b.ID))
	})
}

// inherit hands what is known of bodies that have ended on to their successors,
// the best first, so that each body is reached once whatever the number of ways
// that lead to it.
func inherit[T any](set *record.Set, known map[string]T, better func(a, b T) int) {
	type holding struct {
		body string
		has  T
	}
	var queue []holding
	for body, has := range known {
		queue = append(queue, holding{body, has})
	}
	slices.SortFunc(queue, func(a, b holding) int { return cmp.Or(better(a.has, b.has), cmp.Compare(a.body, b.body)) })
	reached := make(map[string]bool, len(queue))
	for _, best := range queue {
		for next := []string{best.body}; len(next) > 0; next = next[1:] {
			if reached[next[0]] {
				continue
			}
			reached[next[0]], known[next[0]] = true, best.has
			if body := set.Stakeholders[next[0]]; body != nil && body.Ended != 0 {
				next = append(next, body.SucceededBy...)
			}
		}
	}
}

// made says whether a visit has begun: a plan creates no duties.
func (b *book) made(v *record.Visit) bool { return v.Start != 0 && v.Start <= b.day }

// indexVisits finds the last visit to each place. Whoever was turned away has
// not visited. A check on reprisals counts by whoever's visit: those who wrote
// the word know that it was made.
func (b *book) indexVisits() {
	for _, v := range b.set.Visits {
		if !b.made(v) {
			continue
		}
		for _, place := range v.Place {
			if was := b.visited[place]; ours(v.By) && v.AccessGiven != "denied" && (was == nil || laterVisit(v, was, v.LastDay(), was.LastDay())) {
				b.visited[place] = v
			}
			if was := b.checked[place]; v.ReprisalCheck && (was == nil || laterVisit(v, was, v.Start, was.Start)) {
				b.checked[place] = v
			}
		}
	}
}

func laterVisit(v, was *record.Visit, day, wasDay calendar.Date) bool {
	return cmp.Or(cmp.Compare(day, wasDay), cmp.Compare(v.ID, was.ID)) > 0
}

func (b *book) indexReports() {
	for _, r := range b.set.Reports {
		if !standsForVisits(r) {
			continue
		}
		for _, visit := range r.Visits {
			b.reports[visit] = union(b.reports[visit], []*record.Report{r})
		}
	}
	for _, reports := range b.reports {
		slices.SortFunc(reports, func(a, b *record.Report) int { return cmp.Compare(a.ID, b.ID) })
	}
	for _, r := range b.set.Recommendations {
		b.addressees[r.Report] = append(b.addressees[r.Report], r.Addressees...)
	}
	for report, bodies := range b.addressees {
		slices.Sort(bodies)
		b.addressees[report] = slices.Compact(bodies)
	}
}

func (b *book) indexComplaints() {
	for _, c := range b.set.Complaints {
		for _, a := range c.Actions {
			if a.Action == checkSafety {
				b.safety[c.Place] = append(b.safety[c.Place], safetyCheck{a.Date, c})
			}
		}
	}
}

// indexAgreements finds the latest that was signed of each type with the same
// parties.
func (b *book) indexAgreements() {
	for _, a := range b.set.Agreements {
		key := sameAgreement(a)
		if was := b.renewed[key]; a.Signed != 0 && (was == nil ||
			cmp.Or(cmp.Compare(a.Signed, was.Signed), cmp.Compare(a.ID, was.ID)) > 0) {
			b.renewed[key] = a
		}
	}
}

// sameAgreement is the same for agreements of one type with the same parties,
// in whatever order they are named.
func sameAgreement(a *record.Agreement) string {
	parties := slices.Clone(a.Parties)
	slices.Sort(parties)
	return strings.Join(append([]string{a.Type, a.Expert}, slices.Compact(parties)...), " ")
}
