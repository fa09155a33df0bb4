package check

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// visitedBeforeIntroduction: whoever runs a place should have heard from the NPM
// itself what it is and may do, before it stands at the gate. A visit is found
// where the introduction came later, and an authority, once, where none is
// known.
func visitedBeforeIntroduction(in *inspection) []finding {
	if in.hidden(record.Dialogues) {
		return nil // the meeting may be among those
	}
	met := introductions(in.set)
	before := predecessors(in.set)
	first := firstVisits(in)
	type pair struct{ visit, authority string }
	told := map[pair]bool{}
	var all []finding
	for _, id := range slices.Sorted(maps.Keys(first)) {
		visit, authority := first[id], in.set.Stakeholders[in.set.Places[id].Authority]
		if authority == nil {
			continue
		}
		day, sure := firstMet(in.set, authority.ID, met, before)
		about := pair{visit.ID, authority.ID}
		if day == 0 {
			about.visit = "" // once for all visits
		}
		if !sure || told[about] || day != 0 && day <= visit.Start {
			continue
		}
		told[about] = true
		all = append(all, notIntroduced(visit, id, authority, day))
	}
	return all
}

func notIntroduced(visit *record.Visit, place string, authority *record.Stakeholder, day calendar.Date) finding {
	if day == 0 {
		return finding{path: authority.Path, record: authority.Common.Name(), pointer: "/name", key: true,
			message: "places that this authority runs were visited, and nothing says that it was ever met",
			help:    "write in `introduced` when the NPM first explained its mandate to it; if it never did, do so now"}
	}
	return finding{path: visit.Path, record: visit.Name(), pointer: item("place", max(0, slices.Index(visit.Place, place))),
		message: fmt.Sprintf("the first visit to %s came before %s, which runs it, was met on %s", place, authority.ID, day),
		help:    "if there was an earlier meeting, record it, or correct `introduced` of the authority; else introduce yourselves first the next time"}
}

// firstVisits are the first visits that the NPM made to each place.
func firstVisits(in *inspection) map[string]*record.Visit {
	first := map[string]*record.Visit{}
	for _, v := range in.set.Visits {
		if !isOurs(v.By) || v.Start == 0 || v.Start > in.today {
			continue
		}
		for _, id := range v.Place {
			if in.set.Places[id] == nil {
				continue
			}
			if was := first[id]; was == nil || cmp.Or(cmp.Compare(v.Start, was.Start), cmp.Compare(v.ID, was.ID)) < 0 {
				first[id] = v
			}
		}
	}
	return first
}

// introductions are the days on which the NPM first met each body: the day that
// its record gives, or the first dialogue to introduce the mandate or at one
// table.
func introductions(set *record.Set) map[string]calendar.Date {
	met := map[string]calendar.Date{}
	meet := func(body string, day calendar.Date) {
		if was := met[body]; day != 0 && (was == 0 || day < was) {
			met[body] = day
		}
	}
	for id, body := range set.Stakeholders {
		meet(id, body.Introduced)
	}
	for _, d := range set.Dialogues {
		if isIntroduction(d) {
			for _, body := range d.With {
				meet(body, d.Date)
			}
		}
	}
	return met
}

func isIntroduction(d *record.Dialogue) bool {
	return !d.Indirect && (slices.Contains(d.Purpose, "introduce-mandate") ||
		slices.Contains([]string{"meeting", "online-meeting", "roundtable", "annual-review", "training"}, d.Form))
}

// predecessors are the bodies that each body succeeded.
func predecessors(set *record.Set) map[string][]string {
	before := map[string][]string{}
	for id, body := range set.Stakeholders {
		for _, later := range body.SucceededBy {
			before[later] = append(before[later], id)
		}
	}
	return before
}

// firstMet is the first meeting with a body, one above it, or one that was there
// before any of these; zero if none is known. It is not sure where one of these
// is not there or could not be read.
func firstMet(set *record.Set, body string, met map[string]calendar.Date, before map[string][]string) (day calendar.Date, sure bool) {
	reached := []string{body}
	for i := 0; i < len(reached); i++ {
		at := set.Stakeholders[reached[i]]
		if at == nil {
			return 0, false
		}
		if on := met[at.ID]; on != 0 && (day == 0 || on < day) {
			day = on
		}
		for _, next := range append(slices.Clone(before[at.ID]), at.Parent) {
			if next != "" && !slices.Contains(reached, next) {
				reached = append(reached, next)
			}
		}
	}
	return day, true
}
