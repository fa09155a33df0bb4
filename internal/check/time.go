package check

import (
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
)

func timeRules() []Rule {
	return []Rule{
		{Rule: page.Rule{Code: "T001", Name: "ends-before-start", Title: "end before its beginning", Severity: page.Error}, local: endsBeforeStart},
		{Rule: page.Rule{Code: "T002", Name: "report-dates-out-of-order", Title: "dates of a report out of order", Severity: page.Error}, local: onSheet(reportOutOfOrder)},
		{Rule: page.Rule{Code: "T003", Name: "before-it-was-issued", Title: "position, claim or finding before the recommendation was issued", Severity: page.Warning}, record: beforeIssue},
		{Rule: page.Rule{Code: "T004", Name: "happened-in-the-future", Title: "thing that happened on a day still to come", Severity: page.Error}, local: happenedLater},
		{Rule: page.Rule{Code: "T005", Name: "date-unlike-id", Title: "date at odds with the one in the id", Severity: page.Error}, local: unlikeID},
	}
}

// happenedLater looks at the dates that record a fact. What is planned, such as
// the start of a visit, a deadline or the next contact, may lie ahead. Tomorrow is
// today already east of the machine that checks.
func happenedLater(s *sheet, rec record.Record) []finding {
	var all []finding
	s.parts.EachDay(rec, func(day register.Part) {
		if day.Date > s.today+1 {
			all = append(all, finding{
				pointer: day.Pointer(),
				message: quoted(day.Field.Name) + " tells of something that happened, but this day is still to come",
				help:    "correct the date, or write it down once it has happened",
			})
		}
	})
	return all
}
