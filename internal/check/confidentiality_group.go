package check

import (
	"fmt"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// smallPlace is up to how many persons a place is small: a group that is a fifth
// of them has four members, and counts under five are not published either.
const smallPlace = 20

// groupOfSmallPlace looks at public records about a few persons: whoever knows
// the place knows then of whom they speak.
func groupOfSmallPlace(in *inspection, rec record.Record) []finding {
	var groups, places []string
	switch rec := rec.(type) {
	case *record.Visit:
		if rec.By == "" || rec.By == record.Institution { // another body's is published by that body
			groups, places = rec.Groups, rec.Place
		}
	case *record.Recommendation:
		if report := in.set.Reports[rec.Report]; report != nil && (report.IssuedBy == "" || report.IssuedBy == record.Institution) {
			groups, places = rec.Groups, in.set.PlacesOf(rec)
		}
	}
	if len(groups) == 0 {
		return nil
	}
	access := in.schemas.Kind(string(record.Of(rec).Kind)).Field("groups").Access
	if audience.FieldLevel(audience.LevelOf(in.set, rec, in.today), access) > audience.Public {
		return nil
	}
	persons, known := in.persons(places)
	if !known || persons > smallPlace {
		return nil
	}
	return []finding{{
		pointer: "/groups",
		message: fmt.Sprintf("a public record about at most %d persons says to which groups they belong", smallPlace),
		help:    "leave \"groups\" out here, narrow the access, or speak of several places together",
	}}
}

// persons is how many persons places hold together: by the latest count of each,
// else by what it is built for. known is false where one of them has neither.
func (in *inspection) persons(places []string) (all int, known bool) {
	for _, id := range places {
		place := in.set.Places[id]
		if place == nil {
			return 0, false
		}
		one := place.Capacity
		var counted calendar.Date
		for _, count := range place.Population {
			if count.Count > 0 && count.Date <= in.today && count.Date >= counted {
				one, counted = count.Count, count.Date
			}
		}
		if one == 0 {
			return 0, false
		}
		all += one
	}
	return all, len(places) > 0
}

// series are the recommendations of one report whose ids differ in a number at
// their end.
type series struct {
	report, prefix string
}

// numbered is a recommendation of a series.
type numbered struct {
	number int
	rec    *record.Recommendation
	public bool
}

// gapsInSeries looks for recommendations that are withheld from a series that is
// public: 1, 2, 4 tells that there is a third.
func gapsInSeries(in *inspection) []finding {
	all := map[series][]numbered{}
	for id, rec := range in.set.Recommendations {
		prefix, number := cutNumber(id)
		report := in.set.Reports[rec.Report]
		if number < 0 || report == nil || audience.LevelOf(in.set, report, in.today) > audience.Public {
			continue
		}
		of := series{rec.Report, prefix}
		all[of] = append(all[of], numbered{number, rec, audience.LevelOf(in.set, rec, in.today) == audience.Public})
	}
	var found []finding
	for _, members := range all {
		last := -1
		for _, m := range members {
			if m.public {
				last = max(last, m.number)
			}
		}
		for _, m := range members {
			if !m.public && m.number < last && !in.closedByMistake(m.rec) {
				found = append(found, gap(m.rec))
			}
		}
	}
	return found
}

func gap(rec *record.Recommendation) finding {
	return finding{
		path: rec.Path, record: rec.Name(), pointer: "/access",
		message: "later numbers of this public report are public, and this one is not: the gap tells that something is withheld",
		help:    "give withheld recommendations the last numbers of their report, or a folder of their own, before it is published",
	}
}

// cutNumber takes the number off the end of an id, -1 where there is none.
func cutNumber(id string) (prefix string, number int) {
	i := len(id)
	for i > 0 && id[i-1] >= '0' && id[i-1] <= '9' {
		i--
	}
	if i == len(id) || len(id)-i > 9 {
		return id, -1
	}
	for _, digit := range id[i:] {
		number = 10*number + int(digit-'0')
	}
	return id[:i], number
}
