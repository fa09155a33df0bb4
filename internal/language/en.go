package language

import "golang.org/x/text/feature/plural"

func english() *Words {
	return &Words{
		Code: "en", Name: "English", Direction: LeftToRight,
		Dates: Dates{
			Months: [12]string{"January", "February", "March", "April", "May", "June",
				"July", "August", "September", "October", "November", "December"},
			First: "1",
			Form:  "{day} {month} {year}",
		},
		Numbers: Numbers{Group: "{thousands},{rest}", From: 1000, Percent: "{n}%", And: "{first} and {last}", Comma: ", "},
		Terms:   englishTerms(),
		Items: map[string]string{
			"response": "Written replies", "implementation": "Implementation",
			"commitment": "Undertakings", "comments": "Comments on draft reports",
		},
		Positions: map[string]string{
			"accepted": "accepted", "partly-accepted": "partly accepted", "rejected": "rejected",
			"noted": "noted", "not-competent": "outside competence",
		},
		Forms: map[string]string{
			"meeting": "meeting", "online-meeting": "online meeting", "roundtable": "round table",
			"annual-review": "annual review", "debrief": "debriefing", "phone": "telephone call",
			"message": "message", "letter": "letter", "email": "email", "informal": "informal exchange",
			"submission": "submission", "hearing": "hearing", "training": "training", "media": "media",
		},
		Days:   Counted{plural.One: "{n} day", plural.Other: "{n} days"},
		Letter: englishLetter(),
		Map:    englishMap(),
		Chart:  englishChart(),
		Page:   englishPage(),
		Paper:  englishPaper(),
	}
}

func englishLetter() Letter {
	return Letter{
		From: "From", To: "To", PlaceAndDate: "Place and date", Subject: "Subject",
		Placed:     "{place}, {date}",
		About:      "Reminder: points awaiting a reply or a measure",
		Salutation: "Dear Sir or Madam,",
		Mandate: "Under article 19 (b) of the Optional Protocol to the Convention against Torture (OPCAT), the national preventive " +
			"mechanism makes recommendations to the relevant authorities so as to improve the treatment and the conditions of persons " +
			"deprived of their liberty and to prevent torture and other ill-treatment. Under article 22, the competent authorities " +
			"examine these recommendations and enter into a dialogue with the mechanism on possible measures of implementation. " +
			"We write to you in the spirit of that dialogue.",
		Points: Counted{
			plural.One:   "According to our register, {n} point is still open. It is set out below.",
			plural.Other: "According to our register, {n} points are still open. They are set out below.",
		},
		Below:    "Where a point concerns a body below yours, the heading names that body.",
		Response: "Our register does not yet hold a written reply to the following recommendations.",
		Implementation: "A date for implementation was set for the following recommendations. " +
			"We should be glad to learn which measures have been taken and which are planned.",
		Commitment: "The following was undertaken in our exchanges. We should be glad to learn how it stands.",
		Comments: "The following drafts were sent so that errors of fact could be corrected. " +
			"Our register does not yet hold comments on them. The drafts are confidential.",
		Columns: Columns{
			Reference: "Reference", Recommendation: "Recommendation", Report: "Report (date of issue)",
			Position:    "Position communicated",
			Undertaking: "Undertaking", Exchange: "Exchange",
			Draft: "Draft report", Sent: "Sent on",
			Due: "Date due", Since: "Time since then",
		},
		Extended:  "{due} (extension granted on {date})",
		NotYetDue: "not yet due",
		Request: "We should be grateful for a written reply on each of these points, " +
			"stating the measures taken or planned and the dates foreseen for them.",
		RequestBy: "We should be grateful to receive, by {date}, a written reply on each of these points, " +
			"stating the measures taken or planned and the dates foreseen for them.",
		Crossed:   "Should a reply have been sent already, please excuse this reminder and let us have a copy of it.",
		Meeting:   "We remain at your disposal for a meeting at which these points can be discussed.",
		Closing:   "Yours faithfully,",
		Signature: "Signature", Signatory: "Name", Function: "Function",
		Footer: "For: {name} · As of {date}",
	}
}
