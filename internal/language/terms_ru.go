package language

func russianTerms() Terms { return together(russianFollowUp(), russianRecords(), russianBodies()) }

func russianFollowUp() Terms {
	return Terms{
		"state": {
			"draft": "проект", "repeated": "вынесена повторно", "claimed": "выполнена по сообщению адресата", "in-progress": "выполняется",
			"response-overdue": "ответ просрочен", "awaiting-response": "ожидается ответ",
			"no-published-answer": "нет опубликованного ответа", "mixed": "позиции расходятся",
		},
		"status": {
			"not-implemented": "не выполнена", "started": "выполнение начато", "partly-implemented": "выполнена частично",
			"implemented": "выполнена", "no-longer-applicable": "утратила актуальность", "withdrawn": "отозвана",
			"not-pursued": "снята с контроля",
		},
		"claims": {
			"not-started": "выполнение не начато", "in-progress": "выполняется", "partly-implemented": "выполнена частично",
			"implemented": "выполнена",
		},
		"basis": {
			"follow-up-visit": "контрольное посещение", "document-review": "изучение документов", "dialogue": "диалог",
			"third-party": "сведения от третьих лиц",
		},
		"item": {
			"response": "ответ", "implementation": "выполнение", "verification": "проверка выполнения", "follow-up": "последующие действия",
			"commitment": "обязательство", "contact": "контакт", "draft-report": "проект доклада",
			"comments": "замечания к проекту доклада", "final-report": "окончательный доклад",
			"introduction": "первая встреча о мандате", "mapping-review": "пересмотр сведений об участнике",
			"agreement": "соглашение", "accreditation": "аккредитация эксперта", "acknowledgement": "подтверждение получения жалобы",
			"complaint-action": "меры по жалобе", "reprisal-check": "проверка на предмет репрессий", "milestone": "этап процесса",
			"place-visit": "посещение места",
		},
		"escalation": {
			"reminder": "напоминание", "higher-authority": "вышестоящий орган", "parliament": "парламент", "courts": "суды",
			"media": "средства массовой информации", "international": "международные органы",
		},
		"priority": {"urgent": "срочная", "high": "высокая", "normal": "обычная"},
		"level": {
			"law": "законодательство", "policy": "политика", "practice": "практика", "resources": "ресурсы", "training": "обучение",
			"other": "прочее",
		},
	}
}

func russianRecords() Terms {
	return Terms{
		"kind": {
			"places": "места лишения свободы", "visits": "посещения", "reports": "доклады", "recommendations": "рекомендации",
			"dialogue": "диалог", "assessments": "оценки", "stakeholders": "заинтересованные стороны", "contacts": "контактные лица",
			"complaints": "жалобы", "members": "члены и сотрудники", "agreements": "соглашения", "processes": "процессы",
		},
		"place-type": {
			"prison": "тюрьма", "remand-centre": "следственный изолятор", "police-station": "полицейский участок", "court-cells": "камеры в здании суда",
			"juvenile-facility": "учреждение для несовершеннолетних", "psychiatric-hospital": "психиатрическая больница",
			"social-care-home": "учреждение социального ухода", "immigration-detention": "центр содержания мигрантов",
			"border-zone": "пограничная зона", "military-detention": "место содержания военнослужащих под стражей",
			"drug-rehabilitation": "центр лечения наркозависимости", "childrens-home": "детский дом", "transport": "перевозка", "other": "прочее",
		},
		"visit-type": {
			"full": "полное посещение", "targeted": "целевое посещение", "thematic": "тематическое посещение", "follow-up": "контрольное посещение",
			"ad-hoc": "внеплановое посещение", "reactive": "посещение в связи с происшествием",
		},
		"access-given": {"full": "полный доступ", "delayed": "доступ с задержкой", "partial": "частичный доступ", "denied": "в доступе отказано"},
		"report-type": {
			"visit": "доклад о посещении", "thematic": "тематический доклад", "annual": "ежегодный доклад", "urgent": "срочный доклад",
			"legislative-advice": "замечания по законодательству", "treaty-body": "доклад договорного органа", "other": "прочее",
		},
		"group": {
			"women": "женщины", "children": "дети", "persons-with-disabilities": "лица с инвалидностью", "lgbti": "лица ЛГБТИ",
			"foreign-nationals": "иностранные граждане", "minorities": "меньшинства", "older-persons": "пожилые люди", "other": "прочие",
		},
		"stage": {
			"before-visit": "до посещения", "during-visit": "во время посещения", "after-visit": "после посещения",
			"beyond-visits": "вне связи с посещениями",
		},
		"contact-level": {"political": "политический", "management": "руководящий", "technical": "технический", "staff": "персонал"},
		"purpose": {
			"introduce-mandate": "представление мандата", "explain": "разъяснение", "factual-check": "проверка фактов",
			"follow-up": "последующие действия", "obstacles": "препятствия", "good-practice": "передовая практика", "access": "доступ",
			"reprisals": "репрессии", "legislation": "законодательство", "thematic": "тематический обмен мнениями", "budget": "бюджет",
			"independence": "независимость", "cooperation": "сотрудничество", "escalation": "обращение в вышестоящую инстанцию",
		},
	}
}

func russianBodies() Terms {
	return Terms{
		"category": {
			"place-management": "руководство места лишения свободы", "line-ministry": "профильное министерство", "supervisory-authority": "надзорный орган",
			"other-executive": "другой исполнительный орган", "parliament": "парламент", "judiciary": "судебная власть",
			"monitoring-body": "орган по мониторингу", "civil-society": "гражданское общество", "international": "международный орган",
			"regional": "региональный орган", "network": "сеть", "media": "средства массовой информации", "other": "прочее",
		},
		"stance": {
			"champion": "активная поддержка", "supportive": "поддержка", "neutral": "нейтральная", "reluctant": "сдержанная", "opposed": "противодействие",
		},
		"relation": {
			"supervises": "осуществляет надзор за", "funds": "финансирует", "refers-to": "направляет дела в", "coordinates-with": "координирует действия с",
			"member-of": "входит в состав", "influences": "влияет на",
		},
		"agreement-type": {
			"mou": "меморандум о взаимопонимании", "confidentiality": "соглашение о конфиденциальности", "cooperation": "соглашение о сотрудничестве",
			"joint-visits": "соглашение о совместных посещениях", "advisory-body": "консультативный орган",
			"ombuds-plus": "соглашение по модели «омбудсмен плюс»",
		},
		"mechanism": {
			"spt-visit": "посещение Подкомитета по предупреждению пыток", "spt-advice": "консультации Подкомитета по предупреждению пыток",
			"special-fund": "Специальный фонд", "cat-review": "рассмотрение в Комитете против пыток",
			"treaty-body-review": "рассмотрение в договорном органе", "upr": "универсальный периодический обзор",
			"special-procedure-visit": "посещение в рамках специальных процедур",
			"cpt-visit":               "посещение Европейского комитета по предупреждению пыток",
			"iachr-visit":             "посещение Межамериканской комиссии по правам человека",
			"court-intervention":      "участие в судебном деле", "standard-setting": "разработка стандартов",
			"network": "сеть", "other": "прочее",
		},
	}
}
