package language

func spanishTerms() Terms { return together(spanishFollowUp(), spanishRecords(), spanishBodies()) }

func spanishFollowUp() Terms {
	return Terms{
		"state": {
			"draft": "proyecto", "repeated": "reiterada", "claimed": "declarada aplicada", "in-progress": "en curso",
			"response-overdue": "respuesta atrasada", "awaiting-response": "pendiente de respuesta",
			"no-published-answer": "sin respuesta publicada", "mixed": "posiciones divergentes",
		},
		"status": {
			"not-implemented": "no aplicada", "started": "aplicación iniciada", "partly-implemented": "parcialmente aplicada",
			"implemented": "aplicada", "no-longer-applicable": "ya no procede", "withdrawn": "retirada",
			"not-pursued": "seguimiento abandonado",
		},
		"claims": {
			"not-started": "no iniciada", "in-progress": "en curso", "partly-implemented": "parcial",
			"implemented": "completa",
		},
		"basis": {
			"follow-up-visit": "visita de seguimiento", "document-review": "examen de documentos", "dialogue": "diálogo",
			"third-party": "información de terceros",
		},
		"item": {
			"response": "respuesta", "implementation": "aplicación", "verification": "verificación", "follow-up": "seguimiento",
			"commitment": "compromiso", "contact": "contacto", "draft-report": "proyecto de informe",
			"comments": "observaciones sobre el proyecto de informe", "final-report": "informe final",
			"introduction": "primera reunión sobre el mandato", "mapping-review": "revisión de la ficha de mapeo",
			"agreement": "acuerdo", "accreditation": "acreditación de un experto", "acknowledgement": "acuse de recibo de una queja",
			"complaint-action": "actuación sobre una queja", "reprisal-check": "control de represalias", "milestone": "etapa de un proceso",
			"place-visit": "visita a un lugar",
		},
		"escalation": {
			"reminder": "recordatorio", "higher-authority": "autoridad superior", "parliament": "parlamento", "courts": "tribunales",
			"media": "medios de comunicación", "international": "órganos internacionales",
		},
		"priority": {"urgent": "urgente", "high": "alta", "normal": "normal"},
		"level": {
			"law": "legislación", "policy": "política", "practice": "práctica", "resources": "recursos", "training": "formación",
			"other": "otro",
		},
	}
}

func spanishRecords() Terms {
	return Terms{
		"kind": {
			"places": "lugares de privación de libertad", "visits": "visitas", "reports": "informes", "recommendations": "recomendaciones",
			"dialogue": "diálogo", "assessments": "evaluaciones", "stakeholders": "partes interesadas", "contacts": "personas de contacto",
			"complaints": "quejas", "members": "miembros y personal", "agreements": "acuerdos", "processes": "procesos",
		},
		"place-type": {
			"prison": "prisión", "remand-centre": "centro de prisión preventiva", "police-station": "comisaría de policía",
			"court-cells": "calabozos judiciales", "juvenile-facility": "centro de menores", "psychiatric-hospital": "hospital psiquiátrico",
			"social-care-home": "centro de asistencia social", "immigration-detention": "centro de detención de migrantes",
			"border-zone": "zona fronteriza", "military-detention": "centro de detención militar",
			"drug-rehabilitation": "centro de rehabilitación de drogodependencias", "childrens-home": "hogar infantil",
			"transport": "traslados", "other": "otro",
		},
		"visit-type": {
			"full": "visita completa", "targeted": "visita focalizada", "thematic": "visita temática", "follow-up": "visita de seguimiento",
			"ad-hoc": "visita puntual", "reactive": "visita a raíz de un suceso",
		},
		"access-given": {"full": "acceso completo", "delayed": "acceso demorado", "partial": "acceso parcial", "denied": "acceso denegado"},
		"report-type": {
			"visit": "informe de visita", "thematic": "informe temático", "annual": "informe anual", "urgent": "informe urgente",
			"legislative-advice": "observaciones sobre la legislación", "treaty-body": "informe de un órgano de tratado", "other": "otro",
		},
		"group": {
			"women": "mujeres", "children": "niños", "persons-with-disabilities": "personas con discapacidad", "lgbti": "personas LGBTI",
			"foreign-nationals": "personas extranjeras", "minorities": "minorías", "older-persons": "personas de edad", "other": "otro",
		},
		"stage": {
			"before-visit": "antes de una visita", "during-visit": "durante una visita", "after-visit": "después de una visita",
			"beyond-visits": "al margen de las visitas",
		},
		"contact-level": {"political": "político", "management": "directivo", "technical": "técnico", "staff": "personal"},
		"purpose": {
			"introduce-mandate": "presentación del mandato", "explain": "explicación", "factual-check": "comprobación de los hechos",
			"follow-up": "seguimiento", "obstacles": "obstáculos", "good-practice": "buenas prácticas", "access": "acceso",
			"reprisals": "represalias", "legislation": "legislación", "thematic": "intercambio temático", "budget": "presupuesto",
			"independence": "independencia", "cooperation": "cooperación", "escalation": "elevación a otra instancia",
		},
	}
}

func spanishBodies() Terms {
	return Terms{
		"category": {
			"place-management": "dirección de un lugar", "line-ministry": "ministerio competente", "supervisory-authority": "autoridad de supervisión",
			"other-executive": "otro órgano ejecutivo", "parliament": "parlamento", "judiciary": "poder judicial",
			"monitoring-body": "órgano de vigilancia", "civil-society": "sociedad civil", "international": "órgano internacional",
			"regional": "órgano regional", "network": "red", "media": "medios de comunicación", "other": "otro",
		},
		"stance": {
			"champion": "muy comprometida", "supportive": "favorable", "neutral": "neutral", "reluctant": "reticente", "opposed": "contraria",
		},
		"relation": {
			"supervises": "supervisa", "funds": "financia", "refers-to": "remite casos a", "coordinates-with": "se coordina con",
			"member-of": "es miembro de", "influences": "influye en",
		},
		"agreement-type": {
			"mou": "memorando de entendimiento", "confidentiality": "acuerdo de confidencialidad", "cooperation": "acuerdo de cooperación",
			"joint-visits": "acuerdo sobre visitas conjuntas", "advisory-body": "órgano consultivo", "ombuds-plus": "acuerdo «Ombuds plus»",
		},
		"mechanism": {
			"spt-visit": "visita del Subcomité para la Prevención de la Tortura", "spt-advice": "asesoramiento del Subcomité para la Prevención de la Tortura",
			"special-fund": "Fondo Especial", "cat-review": "examen del Comité contra la Tortura",
			"treaty-body-review": "examen de un órgano de tratado", "upr": "examen periódico universal",
			"special-procedure-visit": "visita de los procedimientos especiales",
			"cpt-visit":               "visita del Comité Europeo para la Prevención de la Tortura",
			"iachr-visit":             "visita de la Comisión Interamericana de Derechos Humanos",
			"court-intervention":      "intervención ante un tribunal", "standard-setting": "elaboración de normas",
			"network": "red", "other": "otro",
		},
	}
}
