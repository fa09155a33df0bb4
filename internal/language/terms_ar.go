package language

func arabicTerms() Terms { return together(arabicFollowUp(), arabicRecords(), arabicBodies()) }

func arabicFollowUp() Terms {
	return Terms{
		"state": {
			"draft": "مشروع توصية", "repeated": "مكرَّرة", "claimed": "أُبلغ بتنفيذها", "in-progress": "قيد التنفيذ",
			"response-overdue": "الردّ متأخر", "awaiting-response": "بانتظار الردّ",
			"no-published-answer": "لا يوجد ردّ منشور", "mixed": "مواقف متباينة",
		},
		"status": {
			"not-implemented": "غير منفَّذة", "started": "بدأ تنفيذها", "partly-implemented": "منفَّذة جزئيًا",
			"implemented": "منفَّذة", "no-longer-applicable": "لم تعد منطبقة", "withdrawn": "مسحوبة",
			"not-pursued": "أُوقفت متابعتها",
		},
		"claims": {
			"not-started": "لم يبدأ تنفيذها", "in-progress": "قيد التنفيذ", "partly-implemented": "منفَّذة جزئيًا",
			"implemented": "منفَّذة",
		},
		"basis": {
			"follow-up-visit": "زيارة متابعة", "document-review": "استعراض الوثائق", "dialogue": "حوار",
			"third-party": "معلومات من أطراف ثالثة",
		},
		"item": {
			"response": "الردّ", "implementation": "التنفيذ", "verification": "التحقّق", "follow-up": "المتابعة",
			"commitment": "التعهّد", "contact": "الاتصال", "draft-report": "مشروع التقرير",
			"comments": "الملاحظات على مشروع التقرير", "final-report": "التقرير النهائي",
			"introduction": "أول لقاء بشأن الولاية", "mapping-review": "مراجعة بيانات الجهة",
			"agreement": "الاتفاق", "accreditation": "اعتماد خبير", "acknowledgement": "الإشعار باستلام شكوى",
			"complaint-action": "الإجراء بشأن شكوى", "reprisal-check": "التحقّق من الأعمال الانتقامية", "milestone": "مرحلة من عملية",
			"place-visit": "زيارة مكان",
		},
		"escalation": {
			"reminder": "تذكير", "higher-authority": "السلطة الأعلى", "parliament": "البرلمان", "courts": "المحاكم",
			"media": "وسائل الإعلام", "international": "الهيئات الدولية",
		},
		"priority": {"urgent": "عاجلة", "high": "عالية", "normal": "عادية"},
		"level": {
			"law": "التشريع", "policy": "السياسات", "practice": "الممارسة", "resources": "الموارد", "training": "التدريب",
			"other": "غير ذلك",
		},
	}
}

func arabicRecords() Terms {
	return Terms{
		"kind": {
			"places": "أماكن الحرمان من الحرية", "visits": "الزيارات", "reports": "التقارير", "recommendations": "التوصيات",
			"dialogue": "الحوار", "assessments": "التقييمات", "stakeholders": "الجهات المعنية", "contacts": "جهات الاتصال",
			"complaints": "الشكاوى", "members": "الأعضاء والموظفون", "agreements": "الاتفاقات", "processes": "العمليات",
		},
		"place-type": {
			"prison": "سجن", "remand-centre": "مركز حبس احتياطي", "police-station": "مركز شرطة", "court-cells": "زنازين محكمة",
			"juvenile-facility": "مؤسسة للأحداث", "psychiatric-hospital": "مستشفى للأمراض النفسية",
			"social-care-home": "دار للرعاية الاجتماعية", "immigration-detention": "مركز احتجاز المهاجرين",
			"border-zone": "منطقة حدودية", "military-detention": "مكان احتجاز عسكري",
			"drug-rehabilitation": "مركز لعلاج الإدمان", "childrens-home": "دار للأطفال", "transport": "النقل", "other": "غير ذلك",
		},
		"visit-type": {
			"full": "زيارة كاملة", "targeted": "زيارة محدّدة الهدف", "thematic": "زيارة مواضيعية", "follow-up": "زيارة متابعة",
			"ad-hoc": "زيارة مخصّصة", "reactive": "زيارة على إثر حدث",
		},
		"access-given": {"full": "وصول كامل", "delayed": "وصول متأخر", "partial": "وصول جزئي", "denied": "رُفض الوصول"},
		"report-type": {
			"visit": "تقرير زيارة", "thematic": "تقرير مواضيعي", "annual": "تقرير سنوي", "urgent": "تقرير عاجل",
			"legislative-advice": "ملاحظات على التشريعات", "treaty-body": "تقرير هيئة معاهدة", "other": "غير ذلك",
		},
		"group": {
			"women": "النساء", "children": "الأطفال", "persons-with-disabilities": "الأشخاص ذوو الإعاقة", "lgbti": "أفراد مجتمع الميم",
			"foreign-nationals": "الأجانب", "minorities": "الأقليات", "older-persons": "كبار السن", "other": "غير ذلك",
		},
		"stage": {
			"before-visit": "قبل الزيارة", "during-visit": "أثناء الزيارة", "after-visit": "بعد الزيارة",
			"beyond-visits": "خارج إطار الزيارات",
		},
		"contact-level": {"political": "سياسي", "management": "إداري", "technical": "تقني", "staff": "الموظفون"},
		"purpose": {
			"introduce-mandate": "التعريف بالولاية", "explain": "الشرح", "factual-check": "التحقّق من الوقائع",
			"follow-up": "المتابعة", "obstacles": "العقبات", "good-practice": "الممارسات الجيدة", "access": "الوصول",
			"reprisals": "الأعمال الانتقامية", "legislation": "التشريعات", "thematic": "تبادل مواضيعي", "budget": "الميزانية",
			"independence": "الاستقلالية", "cooperation": "التعاون", "escalation": "الرفع إلى جهة أعلى",
		},
	}
}

func arabicBodies() Terms {
	return Terms{
		"category": {
			"place-management": "إدارة مكان احتجاز", "line-ministry": "وزارة مختصة", "supervisory-authority": "سلطة إشراف",
			"other-executive": "جهة تنفيذية أخرى", "parliament": "البرلمان", "judiciary": "السلطة القضائية",
			"monitoring-body": "هيئة رصد", "civil-society": "المجتمع المدني", "international": "هيئة دولية",
			"regional": "هيئة إقليمية", "network": "شبكة", "media": "وسائل الإعلام", "other": "غير ذلك",
		},
		"stance": {
			"champion": "مناصِرة", "supportive": "مؤيِّدة", "neutral": "محايدة", "reluctant": "متحفّظة", "opposed": "معارِضة",
		},
		"relation": {
			"supervises": "تشرف على", "funds": "تموّل", "refers-to": "تحيل حالات إلى", "coordinates-with": "تنسّق مع",
			"member-of": "عضو في", "influences": "تؤثّر في",
		},
		"agreement-type": {
			"mou": "مذكرة تفاهم", "confidentiality": "اتفاق سرّية", "cooperation": "اتفاق تعاون",
			"joint-visits": "اتفاق بشأن الزيارات المشتركة", "advisory-body": "هيئة استشارية", "ombuds-plus": "اتفاق «أمين المظالم زائد»",
		},
		"mechanism": {
			"spt-visit": "زيارة اللجنة الفرعية لمنع التعذيب", "spt-advice": "مشورة اللجنة الفرعية لمنع التعذيب",
			"special-fund": "الصندوق الخاص", "cat-review": "استعراض لجنة مناهضة التعذيب",
			"treaty-body-review": "استعراض هيئة معاهدة", "upr": "الاستعراض الدوري الشامل",
			"special-procedure-visit": "زيارة في إطار الإجراءات الخاصة",
			"cpt-visit":               "زيارة اللجنة الأوروبية لمنع التعذيب",
			"iachr-visit":             "زيارة لجنة البلدان الأمريكية لحقوق الإنسان",
			"court-intervention":      "التدخل أمام محكمة", "standard-setting": "وضع المعايير",
			"network": "شبكة", "other": "غير ذلك",
		},
	}
}
