package check

import (
	"fmt"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// beforeIssue looks for what was said or found of a recommendation before it
// was issued: it opens no state. Mentioning a draft is no mistake.
func beforeIssue(in *inspection, rec record.Record) []finding {
	var all []finding
	add := func(about string, day calendar.Date, way string, i int, key string) {
		if why := in.unissued(about, day); why != "" {
			all = append(all, finding{
				pointer: fmt.Sprintf("/%s/%d/%s", way, i, key),
				message: fmt.Sprintf("%q on %s, which %s, so it counts for nothing", key, about, why),
				help:    "correct the date, give the day of issue in `issued`, or record what is said once it is issued",
			})
		}
	}
	switch r := rec.(type) {
	case *record.Dialogue:
		for i, item := range r.Recommendations {
			switch {
			case item.Position != "":
				add(item.Recommendation, r.Date, "recommendations", i, "position")
			case item.Claims != "":
				add(item.Recommendation, r.Date, "recommendations", i, "claims")
			}
		}
	case *record.Assessment:
		for i, found := range r.Findings {
			add(found.Recommendation, r.Date, "findings", i, "status")
		}
	}
	return all
}

// unissued says why a recommendation could not be spoken of as issued on a day;
// "" if it could. Where the day or the issue is still to come, or the report is
// not there, another rule tells of it.
func (in *inspection) unissued(id string, day calendar.Date) string {
	r := in.set.Recommendations[id]
	if r == nil || day == 0 || day > in.today || in.set.Reports[r.Report] == nil {
		return ""
	}
	switch issued := in.set.IssuedOn(r); {
	case issued == 0:
		return "is still a draft"
	case day < issued && issued <= in.today:
		return "was issued later than that"
	}
	return ""
}
