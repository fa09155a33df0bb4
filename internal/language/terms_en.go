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
		"timeliness": {
			"in-time": "in time", "late": "late", "awaited": "not yet due", "overdue": "overdue", "not-owed": "not owed",
			"no-published-answer": "no published answer",
		},
		"tier": {"due-soon": "due soon", "overdue": "overdue", "long-overdue": "long overdue"},
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
		"audience": {"public": "the public", "internal": "the staff of the NPM", "full": "the staff of the NPM, everything included"},
		"access":   {"public": "public", "shared": "shared", "internal": "internal", "confidential": "confidential"},
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
		"direction": {"incoming": "incoming", "outgoing": "outgoing"},
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
		"channel": {
			"visit": "during a visit", "phone": "telephone", "mail": "post", "email": "email", "online": "online", "referral": "referral",
		},
		"from": {
			"detained-person": "person deprived of liberty", "family": "family", "lawyer": "lawyer", "staff": "staff",
			"civil-society": "civil society", "other": "other",
		},
		"seriousness": {"low": "low", "serious": "serious", "grave": "grave"},
		"action": {
			"inform-management": "management informed", "notify-authority": "authority notified", "recommendation": "recommendation",
			"visit": "visit", "refer": "referral", "advise": "advice", "check-safety": "check on safety", "none": "no action",
		},
		"reprisal-risk": {"none": "none", "possible": "possible", "real": "real"},
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
		"stakeholder-type": {
			"internal-inspectorate": "internal inspectorate", "nhri": "national human rights institution", "ombuds": "ombuds institution",
			"specialised-oversight": "specialized oversight body", "lay-visitors": "lay visitors", "ngo": "non-governmental organization",
			"parliamentarians": "parliamentarians", "judges-prosecutors": "judges and prosecutors",
			"family-association": "association of families", "former-detainees": "former detainees", "academia": "academia",
			"professional-association": "professional association", "trade-union": "trade union", "faith-based": "faith-based organization",
		},
		"stance": {
			"champion": "champion", "supportive": "supportive", "neutral": "neutral", "reluctant": "reluctant", "opposed": "opposed",
		},
		"relation": {
			"supervises": "supervises", "funds": "funds", "refers-to": "refers cases to", "coordinates-with": "coordinates with",
			"member-of": "is a member of", "influences": "influences",
		},
		"preferred": {
			"phone": "telephone", "email": "email", "message": "message", "letter": "letter", "in-person": "in person",
		},
		"role":     {"member": "member", "staff": "staff", "external-expert": "external expert"},
		"modality": {"pool": "pool of experts", "ad-hoc": "ad hoc", "association": "through an association"},
		"agreement-type": {
			"mou": "memorandum of understanding", "confidentiality": "confidentiality agreement", "cooperation": "cooperation agreement",
			"joint-visits": "agreement on joint visits", "advisory-body": "advisory body", "ombuds-plus": "“Ombuds plus” agreement",
		},
		"covers": {
			"roles": "roles", "responsibilities": "responsibilities", "approach": "approach", "urgent-action": "urgent action",
			"information-use": "use of information", "confidentiality": "confidentiality", "publicity": "publicity", "training": "training",
		},
		"mechanism": {
			"spt-visit": "visit of the Subcommittee on Prevention of Torture", "spt-advice": "advice of the Subcommittee on Prevention of Torture",
			"special-fund": "Special Fund", "cat-review": "review by the Committee against Torture",
			"treaty-body-review": "review by a treaty body", "upr": "universal periodic review",
			"special-procedure-visit": "visit of a special procedure", "cpt-visit": "visit of the European Committee for the Prevention of Torture",
			"iachr-visit":        "visit of the Inter-American Commission on Human Rights",
			"court-intervention": "intervention before a court", "standard-setting": "standard-setting", "network": "network", "other": "other",
		},
		"how": {"written": "in writing", "oral": "orally", "attendance": "attendance", "visit": "visit"},
	}
}
