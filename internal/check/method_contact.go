package check

import (
	"slices"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

func contactRules() []Rule {
	return []Rule{
		{Rule: methodRule("M020", "no-focal-point", "authority without a focal point"), whole: noFocalPoint},
		{Rule: methodRule("M021", "visited-before-introduction", "place visited before its authority was met"), whole: visitedBeforeIntroduction},
		{Rule: methodRule("M022", "public-before-bilateral", "public step with no direct contact before it"), whole: publicBeforeBilateral},
	}
}

// noFocalPoint looks for authorities with nobody whom one may simply ring. A
// focal point in a ministry serves its departments too, and where a ministry has
// none its departments are not told of again.
func noFocalPoint(in *inspection) []finding {
	if !allRead(in, record.Contacts) {
		return nil
	}
	served := focalPoints(in.set, in.today)
	lacks := func(id string) bool {
		body := in.set.Stakeholders[id]
		return body == nil && in.register.Has(record.Stakeholders, id) || // and may have one above it
			body != nil && body.IsAuthority() && !hasEnded(body, in.today) && !served[id] &&
				!slices.ContainsFunc(in.set.Ancestors(id), func(above string) bool { return served[above] })
	}
	var all []finding
	for id, body := range in.set.Stakeholders {
		if lacks(id) && !slices.ContainsFunc(in.set.Ancestors(id), lacks) {
			all = append(all, finding{path: body.Path, record: body.Common.Name(), pointer: "/name", key: true,
				message: "this authority has no focal point: no contact here, or at a body above, is one today",
				help:    "ask whom the NPM may call in between, and write `focal_point: true` in that person's file in contacts/"})
		}
	}
	return all
}

func hasEnded(body *record.Stakeholder, day calendar.Date) bool {
	return body.Ended != 0 && body.Ended <= day
}

// focalPoints are the bodies that have one on a day.
func focalPoints(set *record.Set, day calendar.Date) map[string]bool {
	bodies := map[string]bool{}
	for _, c := range set.Contacts {
		if c.FocalPoint && covers(c.Since, c.Until, day, day) {
			bodies[c.Stakeholder] = true
		}
	}
	return bodies
}
