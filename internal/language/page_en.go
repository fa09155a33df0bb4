package language

import "golang.org/x/text/feature/plural"

func englishPage() Page {
	return Page{
		Frame: englishFrame(), Titles: englishTitles(), Headings: englishHeadings(), Fields: englishFields(),
		Steps: englishSteps(), About: englishAbout(),
		Recommendations: Counted{plural.One: "{n} recommendation", plural.Other: "{n} recommendations"},
		Reports:         Counted{plural.One: "{n} report", plural.Other: "{n} reports"},
		Visits:          Counted{plural.One: "{n} visit", plural.Other: "{n} visits"},
		Places:          Counted{plural.One: "{n} place", plural.Other: "{n} places"},
		Bodies:          Counted{plural.One: "{n} body", plural.Other: "{n} bodies"},
		Themes:          Counted{plural.One: "{n} theme", plural.Other: "{n} themes"},
	}
}

func englishFrame() Frame {
	return Frame{
		Skip: "Skip to content", Menu: "Main menu", Here: "You are here", Languages: "Languages", Contents: "On this page",
		Theme: "Colours", Light: "Light", Dark: "Dark", System: "As the device",
		Search: "Search", SearchFor: "Search this site", SearchHint: "Words of a title, a place, an authority…",
		Found:     Counted{plural.One: "{n} page found", plural.Other: "{n} pages found"},
		NoResults: "No page was found.",
		NoScript:  "Searching needs JavaScript. All pages can be reached through the lists without it.",
		Filter:    "Filter", Contains: "Contains the words", All: "All", Clear: "Clear filters", Shown: "{n} of {of} shown",
		SortBy: "Sort by {column}", Scrolls: "Table that can be moved sideways",
		Downloads: "Downloads", Feed: "News feed", Calendar: "Calendar file", AsTable: "The same as a table", Elsewhere: "leads to another site",
		AsOf: "As of {date}", Revision: "from the register at {revision}",
		Public: "On published information", For: "For: {name}",
		Staff:     "For the staff of the mechanism: not for readers outside",
		Operator:  "Confidential: made from the whole register",
		NoneThere: "There are none.", NoneShown: "None has been published.",
		Yes: "yes", Colon: ": ", Semicolon: "; ",
	}
}

func englishTitles() Titles {
	return Titles{
		Start: "Overview", Recommendations: "Recommendations", Reports: "Reports", Visits: "Visits", Places: "Places",
		Authorities: "Authorities and other bodies", Themes: "Themes", About: "About this register",
		Of: "{page} – {site}", Issued: "Recommendations issued in {year}", Undated: "Recommendations not yet issued",
		VisitTo: "Visit to {places}, {date}", VisitOn: "Visit, {date}", Feed: "What happened lately",
	}
}

func englishHeadings() Headings {
	return Headings{
		Details: "Details",
		Glance:  "At a glance", States: "Where the recommendations stand",
		StatesPublished: "Where the recommendations stand, on published information",
		Lately:          "What happened lately", Overdue: "Overdue, by authority", Years: "By year of issue",
		Addressees: "What the addressees say", Due: "What is due", Timeline: "What happened", Text: "Text of the recommendation",
		Repeats: "Earlier recommendations that it repeats", RepeatedBy: "Repeated by", Related: "Recommendations to the same effect",
		Links: "Documents", Recommendations: "Recommendations", Reports: "Reports", Visits: "Visits", Places: "Places",
		Below: "Bodies that belong to it", Dialogue: "Dialogue", Addressed: "Recommendations addressed to it",
		AddressedBelow: "Recommendations addressed to bodies that belong to it", OwnReports: "Its own reports",
		FollowUps: "Follow-up visits", Notes: "Notes", Content: "Text", EachYear: "{what} each year",
	}
}

func englishFields() Fields {
	return Fields{
		State: "State", Issued: "Issued", Year: "Year", Priority: "Priority", Theme: "Theme", Themes: "Themes", Title: "Title",
		Number: "Number", Share: "Share", Open: "Open",
		Addressee: "Addressee", Addressees: "Addressees", Place: "Place", Places: "Places", Report: "Report", Reports: "Reports",
		Visit: "Visit", Authority: "Authority",
		Type: "Type", Start: "First day", End: "Last day", Region: "Region", Address: "Address", Capacity: "Capacity",
		Population: "Persons held", Since: "In use since", Closed: "Closed on",
		Body: "Body", Category: "Category", Parent: "Belongs to", Successors: "Succeeded by", Predecessors: "Successor of",
		Ended: "Ended on", Aliases: "Also known as",
		RespondBy: "Reply by", ImplementBy: "Implement by", Level: "Level", Groups: "Groups concerned", Standards: "Standards",
		RootCause: "Root cause", Indicator: "How implementation will be seen",
		FirstIssued: "First issued", Reference: "Reference", OtherNumber: "Other number", Position: "Position",
		Claims: "Says of implementation", Answered: "Written reply",
		Item: "What is due", About: "About", OwedBy: "Due from", Due: "Due on", Late: "Time since then", NotLate: "not yet due",
		Overdue: "Overdue", LongOverdue: "Long overdue", OldestDue: "Earliest date due",
		Recommendations: "Recommendations", Meaning: "Meaning", LastVisit: "Last visit", Total: "Total", OtherPlaces: "Other places",
		NotStated: "Not stated", Form: "Form",
		Drafted: "Drafted", DraftSent: "Draft sent for comments", CommentsDue: "Comments due", CommentsReceived: "Comments received",
		Sent: "Sent", Published: "Published", IssuedBy: "Issued by",
		SharedWithSPT: "Shared with the Subcommittee", ReplyPublished: "Reply of the authority published",
		Announced: "Announced", JointWith: "Jointly with", By: "Carried out by", Access: "Access given", FollowUpOf: "Follows up",
		NoReport: "Reason why there is no report",
		Repeated: Counted{plural.One: "repeated {n} time since", plural.Other: "repeated {n} times since"},
		Until:    "{name} (until {date})",
		HeldOn:   "{n} on {date}",
	}
}

func englishSteps() Steps {
	return Steps{
		Issued: "Issued", IssuedIn: "Issued in the report: {report}", AddressedTo: "addressed to: {bodies}",
		From: "{form} from {bodies}", To: "{form} to {bodies}", With: "{form} with {bodies}",
		Position: "position: {position}", Claims: "on implementation: {claim}", Speaks: "{what} ({bodies})",
		Obstacle: "obstacle: {what}", GoodPractice: "good practice: {what}",
		ReplyBy: "new date for the reply: {date}", ImplementBy: "new date for implementation: {date}",
		Moved: "passed on from {from} to {to}", MovedTo: "passed on to {to}",
		Assessed: "Assessed by the mechanism: {status}",
		AssessedMany: Counted{plural.One: "The mechanism assessed the implementation of {n} recommendation",
			plural.Other: "The mechanism assessed the implementation of {n} recommendations"},
		Repeated: "Repeated by: {title}",
		Promised: "Undertaking of {body}: {what}", PromisedBy: "Undertaking of {body}, by {date}: {what}",
		Kept: "Undertaking of {body} fulfilled: {what}", Dropped: "Undertaking of {body} given up: {what}",
		ReportSent: "Report sent", ReportPublished: "Report published",
		Visited: "Visit", Ended: "End of the visit", Introduced: "First meeting on the mandate", BodyEnded: "The body ended",
		Succeeded: "Took the place of: {body}",
		Said:      Counted{plural.One: "{n} recommendation was discussed", plural.Other: "{n} recommendations were discussed"},
		Of:        "{what} – {about}",
	}
}

func englishAbout() About {
	return About{
		Whose: "Whose register this is", Sees: "What is shown here", Reading: "How to read it", StatesMean: "What the states mean",
		Downloads: "Figures to take away",
		Brief: "This register is kept by: {name}. It shows, as of {date}, the recommendations made to the authorities, what the authorities " +
			"say of them and what the mechanism itself has found.",
		Only: "Only what has been published is shown.",
		Mandate: "The Optional Protocol to the Convention against Torture (OPCAT) provides that independent national preventive mechanisms " +
			"regularly visit places where persons are deprived of their liberty, in order to protect them against torture and other " +
			"ill-treatment (article 1). The mechanism makes recommendations to the authorities (article 19), and the authorities " +
			"examine them and enter into a dialogue on how they can be implemented (article 22).",
		Register: "This register holds the recommendations with what the authorities say of them and what the mechanism itself has found. " +
			"A recommendation that has been issued is not changed: where it stands follows from the replies and the visits after it, " +
			"up to the day given at the foot of each page.",
		Public: "Shown here is what has been published; the pages say so with the words “{published}”. Much of the dialogue with the " +
			"authorities is confidential. That no reply is shown, as in the state “{state}”, therefore does not mean that none was " +
			"given, and nothing is said here about what is late.",
		Body: "Shown here is what is public and what is shared with: {name}. Much of the dialogue with other bodies is confidential. " +
			"That no reply of another body is shown therefore does not mean that none was given.",
		Staff: "Shown here is what all who work for the mechanism may see. Confidential records and passages are left out. " +
			"These pages are not for readers outside.",
		Full: "Shown here is the register with its confidential passages, as far as it concerns recommendations, reports, visits, " +
			"places and authorities. Requests and complaints of persons have no pages. These pages must not be passed on.",
		Position: "Three things are kept apart: the position that an authority takes on a recommendation, what it says about its " +
			"implementation, and what the mechanism itself has verified.",
		State: "Each recommendation has one state, which sums up what is known. The first of these that holds is given.",
		States: map[string]string{
			"draft":                "The recommendation has not been issued yet.",
			"repeated":             "A later recommendation repeats it and takes its place.",
			"implemented":          "The mechanism has found that it is implemented.",
			"no-longer-applicable": "What it was about no longer exists, so that it can no longer be implemented.",
			"withdrawn":            "The mechanism has withdrawn it.",
			"not-pursued":          "The mechanism no longer pursues it.",
			"claimed":              "Those to whom it is addressed say that it is implemented. The mechanism has yet to verify this.",
			"not-implemented":      "The mechanism has found that it is not implemented.",
			"started":              "The mechanism has found that implementation has begun.",
			"partly-implemented":   "The mechanism has found that a part of it is implemented.",
			"in-progress":          "At least one of those to whom it is addressed says that work on it has begun.",
			"rejected":             "All to whom it is addressed refuse it.",
			"not-competent":        "All to whom it is addressed say that the matter is outside their competence.",
			"partly-accepted":      "All to whom it is addressed accept a part of it.",
			"noted":                "All to whom it is addressed have taken note of it, no more.",
			"accepted":             "All to whom it is addressed accept it.",
			"response-overdue":     "No position is known, and the day for the written reply has passed.",
			"awaiting-response":    "No position is known, and there is still time for the written reply.",
			"no-published-answer":  "No reply has been published. One may have been given.",
			"mixed":                "Those to whom it is addressed take different positions, or only some of them have taken one.",
		},
		Formats: "The figures may be taken away as files that spreadsheets and programs can read.",
	}
}
