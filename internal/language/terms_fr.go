package language

func frenchTerms() Terms { return together(frenchFollowUp(), frenchRecords(), frenchBodies()) }

func frenchFollowUp() Terms {
	return Terms{
		"state": {
			"draft": "projet", "repeated": "réitérée", "claimed": "déclarée mise en œuvre", "in-progress": "en cours",
			"response-overdue": "réponse en retard", "awaiting-response": "en attente de réponse",
			"no-published-answer": "pas de réponse publiée", "mixed": "positions divergentes",
		},
		"status": {
			"not-implemented": "non mise en œuvre", "started": "mise en œuvre commencée", "partly-implemented": "partiellement mise en œuvre",
			"implemented": "mise en œuvre", "no-longer-applicable": "devenue sans objet", "withdrawn": "retirée",
			"not-pursued": "suivi abandonné",
		},
		"claims": {
			"not-started": "non commencée", "in-progress": "en cours", "partly-implemented": "partielle",
			"implemented": "achevée",
		},
		"basis": {
			"follow-up-visit": "visite de suivi", "document-review": "examen de documents", "dialogue": "dialogue",
			"third-party": "informations de tiers",
		},
		"item": {
			"response": "réponse", "implementation": "mise en œuvre", "verification": "vérification", "follow-up": "suivi",
			"commitment": "engagement", "contact": "prise de contact", "draft-report": "projet de rapport",
			"comments": "observations sur le projet de rapport", "final-report": "rapport final",
			"introduction": "première rencontre sur le mandat", "mapping-review": "réexamen de la fiche de cartographie",
			"agreement": "accord", "accreditation": "accréditation d’un expert", "acknowledgement": "accusé de réception d’une plainte",
			"complaint-action": "suite donnée à une plainte", "reprisal-check": "contrôle des représailles", "milestone": "étape d’un processus",
			"place-visit": "visite d’un lieu",
		},
		"escalation": {
			"reminder": "rappel", "higher-authority": "autorité supérieure", "parliament": "parlement", "courts": "tribunaux",
			"media": "médias", "international": "organes internationaux",
		},
		"priority": {"urgent": "urgente", "high": "haute", "normal": "normale"},
		"level": {
			"law": "législation", "policy": "politique", "practice": "pratique", "resources": "ressources", "training": "formation",
			"other": "autre",
		},
	}
}

func frenchRecords() Terms {
	return Terms{
		"kind": {
			"places": "lieux de privation de liberté", "visits": "visites", "reports": "rapports", "recommendations": "recommandations",
			"dialogue": "dialogue", "assessments": "évaluations", "stakeholders": "parties prenantes", "contacts": "personnes de contact",
			"complaints": "plaintes", "members": "membres et personnel", "agreements": "accords", "processes": "processus",
		},
		"place-type": {
			"prison": "prison", "remand-centre": "maison d’arrêt", "police-station": "poste de police", "court-cells": "cellules de tribunal",
			"juvenile-facility": "établissement pour mineurs", "psychiatric-hospital": "hôpital psychiatrique",
			"social-care-home": "établissement de protection sociale", "immigration-detention": "centre de rétention de migrants",
			"border-zone": "zone frontalière", "military-detention": "lieu de détention militaire",
			"drug-rehabilitation": "centre de désintoxication", "childrens-home": "foyer pour enfants", "transport": "transport", "other": "autre",
		},
		"visit-type": {
			"full": "visite complète", "targeted": "visite ciblée", "thematic": "visite thématique", "follow-up": "visite de suivi",
			"ad-hoc": "visite ponctuelle", "reactive": "visite à la suite d’un événement",
		},
		"access-given": {"full": "accès complet", "delayed": "accès retardé", "partial": "accès partiel", "denied": "accès refusé"},
		"report-type": {
			"visit": "rapport de visite", "thematic": "rapport thématique", "annual": "rapport annuel", "urgent": "rapport urgent",
			"legislative-advice": "observations sur la législation", "treaty-body": "rapport d’un organe conventionnel", "other": "autre",
		},
		"group": {
			"women": "femmes", "children": "enfants", "persons-with-disabilities": "personnes handicapées", "lgbti": "personnes LGBTI",
			"foreign-nationals": "ressortissants étrangers", "minorities": "minorités", "older-persons": "personnes âgées", "other": "autre",
		},
		"stage": {
			"before-visit": "avant une visite", "during-visit": "pendant une visite", "after-visit": "après une visite",
			"beyond-visits": "en dehors des visites",
		},
		"contact-level": {"political": "politique", "management": "direction", "technical": "technique", "staff": "personnel"},
		"purpose": {
			"introduce-mandate": "présentation du mandat", "explain": "explication", "factual-check": "vérification des faits",
			"follow-up": "suivi", "obstacles": "obstacles", "good-practice": "bonnes pratiques", "access": "accès",
			"reprisals": "représailles", "legislation": "législation", "thematic": "échange thématique", "budget": "budget",
			"independence": "indépendance", "cooperation": "coopération", "escalation": "saisine à un niveau supérieur",
		},
	}
}

func frenchBodies() Terms {
	return Terms{
		"category": {
			"place-management": "direction d’un lieu", "line-ministry": "ministère de tutelle", "supervisory-authority": "autorité de surveillance",
			"other-executive": "autre organe exécutif", "parliament": "parlement", "judiciary": "pouvoir judiciaire",
			"monitoring-body": "organe de contrôle", "civil-society": "société civile", "international": "organe international",
			"regional": "organe régional", "network": "réseau", "media": "médias", "other": "autre",
		},
		"stance": {
			"champion": "très engagée", "supportive": "favorable", "neutral": "neutre", "reluctant": "réticente", "opposed": "opposée",
		},
		"relation": {
			"supervises": "supervise", "funds": "finance", "refers-to": "renvoie des cas à", "coordinates-with": "se coordonne avec",
			"member-of": "est membre de", "influences": "influence",
		},
		"agreement-type": {
			"mou": "mémorandum d’accord", "confidentiality": "accord de confidentialité", "cooperation": "accord de coopération",
			"joint-visits": "accord sur les visites conjointes", "advisory-body": "organe consultatif", "ombuds-plus": "accord «\u00a0Ombuds plus\u00a0»",
		},
		"mechanism": {
			"spt-visit": "visite du Sous-Comité pour la prévention de la torture", "spt-advice": "conseils du Sous-Comité pour la prévention de la torture",
			"special-fund": "Fonds spécial", "cat-review": "examen par le Comité contre la torture",
			"treaty-body-review": "examen par un organe conventionnel", "upr": "Examen périodique universel",
			"special-procedure-visit": "visite au titre des procédures spéciales",
			"cpt-visit":               "visite du Comité européen pour la prévention de la torture",
			"iachr-visit":             "visite de la Commission interaméricaine des droits de l’homme",
			"court-intervention":      "intervention devant une juridiction", "standard-setting": "élaboration de normes",
			"network": "réseau", "other": "autre",
		},
	}
}
