package language

import "golang.org/x/text/feature/plural"

// Each month bears both of its names, as in documents of the United Nations: the
// one of the east and the one of the west of the Arab world.
func arabic() *Words {
	return &Words{
		Code: "ar", Name: "العربية", Direction: RightToLeft,
		Dates: Dates{
			Months: [12]string{"كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيه",
				"تموز/يوليه", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر"},
			First: "1",
			Form:  "{day} {month} {year}",
		},
		Numbers: Numbers{Group: "{thousands}\u202f{rest}", From: 1000, Percent: "{n}%", And: "{first} و{last}", Comma: "، "},
		Terms:   arabicTerms(),
		Items: map[string]string{
			"response": "الردود الكتابية", "implementation": "التنفيذ",
			"commitment": "التعهدات", "comments": "الملاحظات على مشاريع التقارير",
		},
		Positions: map[string]string{
			"accepted": "مقبولة", "partly-accepted": "مقبولة جزئيًا", "rejected": "مرفوضة",
			"noted": "أُحيط علمًا بها", "not-competent": "خارج الاختصاص",
		},
		Forms: map[string]string{
			"meeting": "اجتماع", "online-meeting": "اجتماع عبر الإنترنت", "roundtable": "مائدة مستديرة",
			"annual-review": "استعراض سنوي", "debrief": "إحاطة ختامية", "phone": "مكالمة هاتفية",
			"message": "رسالة قصيرة", "letter": "رسالة", "email": "بريد إلكتروني", "informal": "لقاء غير رسمي",
			"submission": "مذكرة كتابية", "hearing": "جلسة استماع", "training": "تدريب", "media": "وسائل الإعلام",
		},
		Days: Counted{plural.Zero: "{n} يوم", plural.One: "يوم واحد", plural.Two: "يومان",
			plural.Few: "{n} أيام", plural.Many: "{n} يومًا", plural.Other: "{n} يوم"},
		Letter: arabicLetter(),
		Page:   arabicPage(),
		Map:    arabicMap(),
		Chart:  arabicChart(),
		Paper:  arabicPaper(),
	}
}

func arabicLetter() Letter {
	return Letter{
		From: "المرسِل", To: "المرسَل إليه", PlaceAndDate: "المكان والتاريخ", Subject: "الموضوع",
		Placed:     "{place}، {date}",
		About:      "تذكير: نقاط بانتظار ردّ أو تدبير",
		Salutation: "السيدات والسادة، تحية طيبة وبعد،",
		Mandate: "بموجب المادة 19 (ب) من البروتوكول الاختياري لاتفاقية مناهضة التعذيب، تقدّم الآلية الوقائية الوطنية توصيات إلى السلطات " +
			"المعنية بغية تحسين معاملة الأشخاص المحرومين من حريتهم وتحسين أوضاعهم، ومنع التعذيب وغيره من ضروب سوء المعاملة. " +
			"ووفقًا للمادة 22، تدرس السلطات المختصة هذه التوصيات وتدخل في حوار مع الآلية حول التدابير الممكنة لتنفيذها. " +
			"وبروح هذا الحوار نتوجّه إليكم بهذه الرسالة.",
		Points: Counted{
			plural.Zero:  "بحسب سجلّنا، لا توجد نقاط مفتوحة.",
			plural.One:   "بحسب سجلّنا، لا تزال نقطة واحدة مفتوحة. ويرد بيانها أدناه.",
			plural.Two:   "بحسب سجلّنا، لا تزال نقطتان مفتوحتين. ويرد بيانهما أدناه.",
			plural.Few:   "بحسب سجلّنا، لا تزال {n} نقاط مفتوحة. ويرد بيانها أدناه.",
			plural.Many:  "بحسب سجلّنا، لا تزال {n} نقطة مفتوحة. ويرد بيانها أدناه.",
			plural.Other: "بحسب سجلّنا، لا تزال {n} نقطة مفتوحة. ويرد بيانها أدناه.",
		},
		Below:          "إذا كانت النقطة تخصّ جهة تابعة لكم، ورد اسم هذه الجهة في العنوان.",
		Response:       "لا يتضمّن سجلّنا حتى الآن ردًّا كتابيًّا على التوصيات التالية.",
		Implementation: "حُدّد موعد لتنفيذ التوصيات التالية. ونودّ أن نعرف التدابير التي اتُّخذت والتدابير المزمع اتخاذها.",
		Commitment:     "جرى التعهّد بما يلي في إطار لقاءاتنا ومراسلاتنا. ونودّ أن نعرف ما تمّ بشأنه.",
		Comments: "أُرسلت المشاريع التالية لكي يتسنّى تصحيح ما قد يرد فيها من أخطاء في الوقائع. " +
			"ولا يتضمّن سجلّنا حتى الآن ملاحظات عليها. وهذه المشاريع سرّية.",
		Columns: Columns{
			Reference: "المرجع", Recommendation: "التوصية", Report: "التقرير (تاريخ الإصدار)",
			Position:    "الموقف المبلَّغ",
			Undertaking: "التعهّد", Exchange: "اللقاء أو المراسلة",
			Draft: "مشروع التقرير", Sent: "تاريخ الإرسال",
			Due: "الموعد المحدّد", Since: "المدة المنقضية منذ ذلك",
		},
		Extended:  "{due} (مُنح التمديد في {date})",
		NotYetDue: "لم يحن الموعد بعد",
		Request:   "نكون ممتنّين لو تفضّلتم بموافاتنا بردّ كتابي على كلّ نقطة من هذه النقاط، يبيّن التدابير المتّخذة أو المزمعة والمواعيد المتوقّعة.",
		RequestBy: "نكون ممتنّين لو تفضّلتم بموافاتنا، في موعد أقصاه {date}، بردّ كتابي على كلّ نقطة من هذه النقاط، " +
			"يبيّن التدابير المتّخذة أو المزمعة والمواعيد المتوقّعة.",
		Crossed:   "وإذا كان الردّ قد أُرسل بالفعل، فنرجو قبول اعتذارنا عن هذا التذكير وموافاتنا بنسخة منه.",
		Meeting:   "ونبقى على استعداد للقاء تُناقَش فيه هذه النقاط.",
		Closing:   "وتفضّلوا بقبول فائق الاحترام والتقدير،",
		Signature: "التوقيع", Signatory: "الاسم", Function: "الصفة",
		Footer: "إلى: {name} · الوضع في {date}",
	}
}
