package language

import "golang.org/x/text/feature/plural"

func englishMap() Map {
	return Map{
		Grid: MapKind{"Influence and interest",
			"Each body stands where its influence and its interest meet: influence grows upwards, interest sideways. The shape of its mark tells its stance."},
		Institutions: MapKind{"Institutions",
			"Each body with those that belong to it indented below, and on the same line what is known of it."},
		Relations: MapKind{"Relations between bodies",
			"Bodies are boxes, relations are arrows between them; the line of an arrow tells the kind of relation."},
		Coverage: MapKind{"Coverage of our contacts",
			"One body a line, those with most gaps first: last contact, time since then, focal point, and the open and overdue recommendations addressed to it."},
		Influence: "Influence", Interest: "Interest", Stance: "Stance",
		Low: "low", High: "high",
		Unrated: "not noted", Unplaced: "Not yet placed", Names: "Names",
		Body: "Body", Category: "Category",
		FocalPoint: "Focal point", LastContact: "Last contact", Silent: "Time since then",
		Open: "Open", Overdue: "Overdue", Addressed: "Recommendations",
		From: "From", Relation: "Relation", To: "To",
		Via: "through {name}", NoWord: "never met", NoFocalPoint: "none",
		NeverMet: "Never met", WithoutFocalPoint: "Without a focal point",
		LongestSilence: "Silent for longest", MostOverdue: "Most overdue", Nobody: "none",
		BelongsTo: "belongs to", Unrelated: "Without a relation noted",
		NothingHere: "There is no body to show.",
		Ended:       Counted{plural.One: "{n} body that no longer exists is left out.", plural.Other: "{n} bodies that no longer exist are left out."},
		Withheld: "This map is kept within the mechanism: it shows how bodies are assessed, or what is still missing in the contacts with them, " +
			"and neither is said to readers outside.",
	}
}
