package language

import "golang.org/x/text/feature/plural"

func arabicChart() Chart {
	return Chart{
		StateByYear:  "حالة التوصيات بحسب سنة الإصدار",
		TimeToAnswer: "المدة التي استغرقتها الردود الكتابية",
		ByTheme:      "التنفيذ بحسب الموضوع", ByAddressee: "التنفيذ بحسب السلطة الموجَّهة إليها",
		Year: "سنة الإصدار", Theme: "الموضوع", Addressee: "السلطة", Time: "المدة", Total: "المجموع", Share: "النسبة",
		Recommendations: "التوصيات", Answers: "الردود",
		Classes: map[string]string{
			"done": "منفَّذة", "claimed": "أُبلغ بتنفيذها", "begun": "بدأ تنفيذها", "position": "أُبلغ بموقف بشأنها",
			"not-done": "مرفوضة أو غير منفَّذة", "silent": "لا موقف بشأنها", "unknown": "لا يوجد ردّ منشور",
			"closed": "أُغلقت لسبب آخر",
		},
		Bands:   [6]string{"حتى 30 يومًا", "من 31 إلى 90 يومًا", "من 91 إلى 180 يومًا", "من 181 إلى 365 يومًا", "أكثر من 365 يومًا", "حلّ موعده ولم يرد"},
		NoTheme: "بلا موضوع", NoAddressee: "بلا سلطة محدّدة", Itself: "الآلية نفسها",
		Overlap:   "قد ترد التوصية الواحدة في أكثر من صفّ، ولذلك لا تُجمع الصفوف.",
		Most:      "يُظهر الرسم الصفوف التي تضمّ أكبر عدد من التوصيات (وعددها {n})، ويُظهر الجدول جميع الصفوف.",
		Published: "استنادًا إلى المعلومات المنشورة.",
		Median: Counted{
			plural.Zero:  "لم يستغرق نصف الردود أكثر من {n} يوم.",
			plural.One:   "لم يستغرق نصف الردود أكثر من يوم واحد.",
			plural.Two:   "لم يستغرق نصف الردود أكثر من يومين.",
			plural.Few:   "لم يستغرق نصف الردود أكثر من {n} أيام.",
			plural.Many:  "لم يستغرق نصف الردود أكثر من {n} يومًا.",
			plural.Other: "لم يستغرق نصف الردود أكثر من {n} يوم.",
		},
		Opening: "{title}، بحسب عدد {unit}.", Bar: "{label}: {parts}.", Part: "{name} {n}",
		Nothing: "لا يوجد ما يُعرض.",
	}
}
