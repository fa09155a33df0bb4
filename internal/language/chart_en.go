package language

import "golang.org/x/text/feature/plural"

func englishChart() Chart {
	return Chart{
		StateByYear:  "Where recommendations stand, by year of issue",
		TimeToAnswer: "How long written answers took",
		ByTheme:      "Implementation by theme", ByAddressee: "Implementation by authority addressed",
		Year: "Year of issue", Theme: "Theme", Addressee: "Authority", Time: "Time", Total: "Total", Share: "Share",
		Recommendations: "recommendations", Answers: "answers",
		Classes: map[string]string{
			"done": "implemented", "claimed": "reported as implemented", "begun": "begun", "position": "position given",
			"not-done": "rejected or not implemented", "silent": "no position", "unknown": "no published answer",
			"closed": "closed otherwise",
		},
		Bands:   [6]string{"up to 30 days", "31 to 90 days", "91 to 180 days", "181 to 365 days", "more than 365 days", "due, not received"},
		NoTheme: "no theme", NoAddressee: "no authority", Itself: "the NPM itself",
		Overlap:   "A recommendation may stand in more than one row, so the rows do not add up.",
		Most:      "The picture shows the {n} with the most recommendations, the table all of them.",
		Published: "On published information.",
		Median: Counted{plural.One: "Half of the answers took no longer than {n} day.",
			plural.Other: "Half of the answers took no longer than {n} days."},
		Opening: "{title}, in numbers of {unit}.", Bar: "{label}: {parts}.", Part: "{name} {n}",
		Nothing: "There is nothing to show.",
	}
}
