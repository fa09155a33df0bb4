package language

func englishTerms() Terms { return together(englishFollowUp(), englishRecords(), englishBodies()) }

func englishFollowUp() Terms {
	return Terms{
		"state": {
			"draft": "draft", "repeated": "repeated", "claimed": "reported as implemented", "in-progress": "in progress",
			"response-overdue": "response overdue", "awaiting-response": "awaiting a response",
			"no-published-answer": "no published answer", "mixed": "differing positions",
		},
		"status": {
			"not-implemented": "not implemented", "started": "implementation begun", "partly-implemented": "partly implemented",
			"implemented": "implemented", "no-longer-applicable": "no longer applicable", "withdrawn": "withdrawn",
			"not-pursued": "not pursued",
		},
		"claims": {
			"not-started": "not begun", "in-progress": "in progress", "partly-implemented": "partly implemented",
			"implemented": "implemented",
		},
		"basis": {
			"follow-up-visit": "follow-up visit", "document-review": "review of documents", "dialogue": "dialogue",
			"third-party": "information from third parties",
		},
		"item": {
			"response": "response", "implementation": "implementation", "verification": "verification", "follow-up": "follow-up",
			"commitment": "undertaking", "contact": "contact", "draft-report": "draft report", "comments": "comments on the draft report",
			"final-report": "final report", "introduction": "first meeting on the mandate", "mapping-review": "review of the mapping entry",
			"agreement": "agreement", "accreditation": "accreditation of an expert", "acknowledgement": "acknowledgement of a complaint",
			"complaint-action": "action on a complaint", "reprisal-check": "check on reprisals", "milestone": "step of a process",
			"place-visit": "visit to a place",
		},
		"escalation": {
			"reminder": "reminder", "higher-authority": "higher authority", "parliament": "parliament", "courts": "courts",
			"media": "media", "international": "international bodies",
		},
		"priority": {"urgent": "urgent", "high": "high", "normal": "normal"},
		"level": {
			"law": "legislation", "policy": "policy", "practice": "practice", "resources": "resources", "training": "training",
			"other": "other",
		},
	}
}

func englishRecords() Terms {
	return Terms{
		"kind": {
			"places": "places of deprivation of liberty", "visits": "visits", "reports": "reports", "recommendations": "recommendations",
			"dialogue": "dialogue", "assessments": "assessments", "stakeholders": "stakeholders", "contacts": "contact persons",
			"complaints": "complaints", "members": "members and staff", "agreements": "agreements", "processes": "processes",
		},
		"place-type": {
			"prison": "prison", "remand-centre": "remand centre", "police-station": "police station", "court-cells": "court cells",
			"juvenile-facility": "juvenile facility", "psychiatric-hospital": "psychiatric hospital",
			"social-care-home": "social care home", "immigration-detention": "immigration detention facility",
			"border-zone": "border zone", "military-detention": "military detention facility",
			"drug-rehabilitation": "drug rehabilitation centre", "childrens-home": "children’s home", "transport": "transport", "other": "other",
		},
		"visit-type": {
			"full": "full visit", "targeted": "targeted visit", "thematic": "thematic visit", "follow-up": "follow-up visit",
			"ad-hoc": "ad hoc visit", "reactive": "visit in response to an event",
		},
		"access-given": {"full": "full access", "delayed": "access delayed", "partial": "partial access", "denied": "access denied"},
		"report-type": {
			"visit": "visit report", "thematic": "thematic report", "annual": "annual report", "urgent": "urgent report",
			"legislative-advice": "observations on legislation", "treaty-body": "report of a treaty body", "other": "other",
		},
		"group": {
			"women": "women", "children": "children", "persons-with-disabilities": "persons with disabilities", "lgbti": "LGBTI persons",
			"foreign-nationals": "foreign nationals", "minorities": "minorities", "older-persons": "older persons", "other": "other",
		},
		"stage": {
			"before-visit": "before a visit", "during-visit": "during a visit", "after-visit": "after a visit",
			"beyond-visits": "apart from visits",
		},
		"contact-level": {"political": "political", "management": "management", "technical": "technical", "staff": "staff"},
		"purpose": {
			"introduce-mandate": "introduction of the mandate", "explain": "explanation", "factual-check": "verification of facts",
			"follow-up": "follow-up", "obstacles": "obstacles", "good-practice": "good practice", "access": "access",
			"reprisals": "reprisals", "legislation": "legislation", "thematic": "thematic exchange", "budget": "budget",
			"independence": "independence", "cooperation": "cooperation", "escalation": "escalation",
		},
	}
}

func englishBodies() Terms {
	return Terms{
		"category": {
			"place-management": "management of a place", "line-ministry": "line ministry", "supervisory-authority": "supervisory authority",
			"other-executive": "other executive body", "parliament": "parliament", "judiciary": "judiciary",
			"monitoring-body": "monitoring body", "civil-society": "civil society", "international": "international body",
			"regional": "regional body", "network": "network", "media": "media", "other": "other",
		},
		"stance": {
			"champion": "champion", "supportive": "supportive", "neutral": "neutral", "reluctant": "reluctant", "opposed": "opposed",
		},
		"relation": {
			"supervises": "supervises", "funds": "funds", "refers-to": "refers cases to", "coordinates-with": "coordinates with",
			"member-of": "is a member of", "influences": "influences",
		},
		"agreement-type": {
			"mou": "memorandum of understanding", "confidentiality": "confidentiality agreement", "cooperation": "cooperation agreement",
			"joint-visits": "agreement on joint visits", "advisory-body": "advisory body", "ombuds-plus": "“Ombuds plus” agreement",
		},
		"mechanism": {
			"spt-visit": "visit of the Subcommittee on Prevention of Torture", "spt-advice": "advice of the Subcommittee on Prevention of Torture",
			"special-fund": "Special Fund", "cat-review": "review by the Committee against Torture",
			"treaty-body-review": "review by a treaty body", "upr": "universal periodic review",
			"special-procedure-visit": "visit of a special procedure", "cpt-visit": "visit of the European Committee for the Prevention of Torture",
			"iachr-visit":        "visit of the Inter-American Commission on Human Rights",
			"court-intervention": "intervention before a court", "standard-setting": "standard-setting", "network": "network", "other": "other",
		},
	}
}
