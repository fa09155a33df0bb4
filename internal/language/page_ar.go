package language

import "golang.org/x/text/feature/plural"

func arabicPage() Page {
	return Page{
		Frame: arabicFrame(), Titles: arabicTitles(), Headings: arabicHeadings(), Fields: arabicFields(),
		Steps: arabicSteps(), About: arabicAbout(),
		Recommendations: arabicCount("توصية واحدة", "توصيتان", "{n} توصيات", "{n} توصية"),
		Reports:         arabicCount("تقرير واحد", "تقريران", "{n} تقارير", "{n} تقريرًا"),
		Visits:          arabicCount("زيارة واحدة", "زيارتان", "{n} زيارات", "{n} زيارة"),
		Places:          arabicCount("مكان واحد", "مكانان", "{n} أماكن", "{n} مكانًا"),
		Bodies:          arabicCount("هيئة واحدة", "هيئتان", "{n} هيئات", "{n} هيئة"),
		Themes:          arabicCount("موضوع واحد", "موضوعان", "{n} مواضيع", "{n} موضوعًا"),
	}
}

// arabicCount is for a thing of which none and whole hundreds are said as many
// are.
func arabicCount(one, two, few, many Message) Counted {
	return Counted{plural.Zero: many, plural.One: one, plural.Two: two, plural.Few: few, plural.Many: many, plural.Other: many}
}

func arabicFrame() Frame {
	return Frame{
		Skip: "الانتقال إلى المحتوى", Menu: "القائمة الرئيسية", Here: "أنت هنا", Languages: "اللغات", Contents: "في هذه الصفحة",
		Theme: "الألوان", Light: "فاتحة", Dark: "داكنة", System: "بحسب الجهاز",
		Search: "بحث", SearchFor: "البحث في هذا الموقع", SearchHint: "كلمات من عنوان، أو مكان، أو سلطة…",
		Found:     arabicCount("عُثر على صفحة واحدة", "عُثر على صفحتين", "عُثر على {n} صفحات", "عُثر على {n} صفحة"),
		NoResults: "لم يُعثر على أي صفحة.",
		NoScript:  "يتطلب البحث تفعيل البرامج النصية في المتصفح. ويمكن بدونها الوصول إلى جميع الصفحات من خلال القوائم.",
		Filter:    "تصفية", Contains: "يتضمن الكلمات", All: "الكل", Clear: "إلغاء التصفية", Shown: "المعروض {n} من {of}",
		SortBy: "ترتيب حسب: {column}", Scrolls: "جدول يمكن تحريكه جانبيًا",
		Downloads: "ملفات للتنزيل", Feed: "موجز الأخبار", Calendar: "ملف التقويم", AsTable: "البيانات نفسها في جدول",
		Elsewhere: "يؤدي إلى موقع آخر",
		AsOf:      "الوضع في {date}", Revision: "وفق السجل في النسخة {revision}",
		Public: "وفق المعلومات المنشورة", For: "إلى: {name}",
		Staff:     "لموظفي الآلية: ليست لقرّاء من خارجها",
		Operator:  "سرّي: أُعدّ من السجل كاملًا",
		NoneThere: "لا يوجد شيء.", NoneShown: "لم يُنشر شيء.", Yes: "نعم", Colon: ": ", Semicolon: "؛ ",
	}
}

func arabicTitles() Titles {
	return Titles{
		Start: "نظرة عامة", Recommendations: "التوصيات", Reports: "التقارير", Visits: "الزيارات", Places: "الأماكن",
		Authorities: "السلطات وهيئات أخرى", Themes: "المواضيع", About: "عن هذا السجل",
		Of: "{page} – {site}", Issued: "التوصيات الصادرة في عام {year}", Undated: "توصيات لم تصدر بعد",
		VisitTo: "زيارة: {places}، {date}", VisitOn: "زيارة، {date}", Feed: "آخر المستجدات",
	}
}

func arabicHeadings() Headings {
	return Headings{
		Details: "تفاصيل",
		Glance:  "لمحة موجزة", States: "حالة التوصيات",
		StatesPublished: "حالة التوصيات وفق المعلومات المنشورة",
		Lately:          "آخر المستجدات", Overdue: "المتأخر، بحسب السلطة", Years: "بحسب سنة الإصدار",
		Addressees: "ما أفادت به الجهات الموجَّهة إليها", Due: "المستحق", Timeline: "التسلسل الزمني", Text: "نص التوصية",
		Repeats: "توصيات سابقة تكرّرها", RepeatedBy: "كرّرتها", Related: "توصيات بالمعنى نفسه",
		Links: "وثائق", Recommendations: "التوصيات", Reports: "التقارير", Visits: "الزيارات", Places: "الأماكن",
		Below: "الهيئات التابعة لها", Dialogue: "الحوار", Addressed: "التوصيات الموجَّهة إليها",
		AddressedBelow: "التوصيات الموجَّهة إلى هيئات تابعة لها", OwnReports: "تقاريرها",
		FollowUps: "زيارات المتابعة", Notes: "ملاحظات", Content: "النص", EachYear: "{what} بحسب السنة",
	}
}

func arabicFields() Fields {
	return Fields{
		State: "الحالة", Issued: "تاريخ الإصدار", Year: "السنة", Priority: "الأولوية", Theme: "الموضوع", Themes: "المواضيع", Title: "العنوان",
		Number: "العدد", Share: "النسبة", Open: "المفتوحة",
		Addressee: "الجهة الموجَّهة إليها", Addressees: "الجهات الموجَّهة إليها", Place: "المكان", Places: "الأماكن", Report: "التقرير",
		Reports: "التقارير", Visit: "الزيارة", Authority: "السلطة",
		Type: "النوع", Start: "اليوم الأول", End: "اليوم الأخير", Region: "المنطقة", Address: "العنوان البريدي", Capacity: "الطاقة الاستيعابية",
		Population: "عدد المحتجزين", Since: "قيد الاستخدام منذ", Closed: "تاريخ الإغلاق",
		Body: "الهيئة", Category: "الفئة", Parent: "تتبع", Successors: "خلفتها", Predecessors: "خلفت",
		Ended: "تاريخ الإلغاء", Aliases: "اسم آخر",
		RespondBy: "موعد الردّ", ImplementBy: "موعد التنفيذ", Level: "المستوى", Groups: "الفئات المعنية",
		Standards: "المعايير", RootCause: "السبب الجذري", Indicator: "كيف يُعرف التنفيذ",
		FirstIssued: "صدرت أول مرة في", Reference: "المرجع", OtherNumber: "رقم آخر", Position: "الموقف",
		Claims: "الإفادة عن التنفيذ", Answered: "الردّ الكتابي",
		Item: "المستحق", About: "بشأن", OwedBy: "من", Due: "تاريخ الاستحقاق", Late: "المدة المنقضية منذ ذلك", NotLate: "لم يحن موعده",
		Overdue: "متأخر", LongOverdue: "متأخر منذ مدة طويلة", OldestDue: "أقدم موعد",
		Recommendations: "التوصيات", Meaning: "المعنى", LastVisit: "آخر زيارة", Total: "المجموع",
		OtherPlaces: "أماكن أخرى", NotStated: "غير مذكور", Form: "الشكل",
		Drafted: "تاريخ الصياغة", DraftSent: "إرسال المشروع لإبداء الملاحظات", CommentsDue: "موعد الملاحظات",
		CommentsReceived: "تلقّي الملاحظات", Sent: "تاريخ الإرسال", Published: "تاريخ النشر", IssuedBy: "الجهة المصدِرة",
		SharedWithSPT: "إطلاع اللجنة الفرعية عليه", ReplyPublished: "نشر ردّ السلطة",
		Announced: "معلَن عنها مسبقًا", JointWith: "بالاشتراك مع", By: "أجرتها", Access: "إمكانية الوصول الممنوحة",
		FollowUpOf: "تتابع", NoReport: "سبب عدم وجود تقرير",
		Repeated: arabicCount("كُرّرت مرة واحدة منذ ذلك الحين", "كُرّرت مرتين منذ ذلك الحين",
			"كُرّرت {n} مرات منذ ذلك الحين", "كُرّرت {n} مرة منذ ذلك الحين"),
		Until:  "{name} (حتى {date})",
		HeldOn: "{n} في {date}",
	}
}

func arabicSteps() Steps {
	return Steps{
		Issued: "صدور التوصية", IssuedIn: "صدور التوصية في التقرير: {report}", AddressedTo: "موجَّهة إلى: {bodies}",
		From: "{form} من {bodies}", To: "{form} إلى {bodies}", With: "{form} مع {bodies}",
		Position: "الموقف: {position}", Claims: "عن التنفيذ: {claim}", Speaks: "{what} ({bodies})",
		Obstacle: "عائق: {what}", GoodPractice: "ممارسة جيدة: {what}",
		ReplyBy: "موعد جديد للردّ: {date}", ImplementBy: "موعد جديد للتنفيذ: {date}",
		Moved: "أُحيلت من {from} إلى {to}", MovedTo: "أُحيلت إلى {to}",
		Assessed: "تقييم الآلية: {status}",
		AssessedMany: arabicCount("قيّمت الآلية تنفيذ توصية واحدة", "قيّمت الآلية تنفيذ توصيتين",
			"قيّمت الآلية تنفيذ {n} توصيات", "قيّمت الآلية تنفيذ {n} توصية"),
		Repeated: "كرّرتها: {title}",
		Promised: "تعهّد ({body}): {what}", PromisedBy: "تعهّد ({body})، في موعد أقصاه {date}: {what}",
		Kept: "تعهّد تمّ الوفاء به ({body}): {what}", Dropped: "تعهّد تمّ التخلي عنه ({body}): {what}",
		ReportSent: "إرسال التقرير", ReportPublished: "نشر التقرير",
		Visited: "الزيارة", Ended: "نهاية الزيارة", Introduced: "أول اجتماع بشأن الولاية", BodyEnded: "إلغاء الهيئة",
		Succeeded: "خلفت: {body}",
		Said:      arabicCount("نوقشت توصية واحدة", "نوقشت توصيتان", "نوقشت {n} توصيات", "نوقشت {n} توصية"),
		Of:        "{what} – {about}",
	}
}

func arabicAbout() About {
	return About{
		Whose: "لمن هذا السجل", Sees: "ما يُعرض هنا", Reading: "كيف يُقرأ", StatesMean: "معنى الحالات", Downloads: "بيانات للتنزيل",
		Brief: "الجهة التي تمسك هذا السجل: {name}. ويعرض السجل، حتى {date}، التوصيات الموجَّهة إلى السلطات، وما تقوله السلطات عنها، " +
			"وما خلصت إليه الآلية نفسها.",
		Only: "ولا يُعرض إلا ما نُشر.",
		Mandate: "ينص البروتوكول الاختياري لاتفاقية مناهضة التعذيب على أن تقوم آليات وقائية وطنية مستقلة بزيارات منتظمة للأماكن التي " +
			"يوجد فيها أشخاص محرومون من حريتهم، بغية حمايتهم من التعذيب وغيره من ضروب سوء المعاملة (المادة 1). وتقدّم الآلية " +
			"توصيات إلى السلطات (المادة 19)، وتدرسها السلطات وتدخل معها في حوار حول تدابير تنفيذها (المادة 22).",
		Register: "يضم هذا السجل التوصيات وما تقوله السلطات عنها وما خلصت إليه الآلية نفسها. ولا تُعدَّل التوصية بعد صدورها: " +
			"فحالتها تُستخلص من الردود والزيارات التي تلتها، حتى اليوم المبيّن في أسفل كل صفحة.",
		Public: "يُعرض هنا ما نُشر، وتشير الصفحات إلى ذلك بعبارة «{published}». ويتسم جزء كبير من الحوار مع السلطات بالسرية. " +
			"ولذلك فإن عدم ظهور ردّ، كما في حالة «{state}»، لا يعني أن الردّ لم يُقدَّم، ولا يُذكر هنا شيء عمّا قد يكون متأخرًا.",
		Body: "يُعرض هنا ما هو علني وما جرى إطلاع الهيئة التالية عليه: {name}. ويتسم جزء كبير من الحوار مع الهيئات الأخرى بالسرية. " +
			"ولذلك فإن عدم ظهور ردّ منها لا يعني أن الردّ لم يُقدَّم.",
		Staff: "يُعرض هنا ما يمكن لجميع العاملين في الآلية الاطلاع عليه. وقد حُذفت السجلات والفقرات السرية. " +
			"وهذه الصفحات ليست لقرّاء من خارج الآلية.",
		Full: "يُعرض هنا السجل بفقراته السرية، في ما يتعلق بالتوصيات والتقارير والزيارات والأماكن والسلطات. " +
			"وليس لطلبات الأفراد وشكاواهم صفحات. ولا يجوز نقل هذه الصفحات إلى الغير.",
		Position: "تبقى ثلاثة أمور منفصلة: الموقف الذي تتخذه السلطة من التوصية، وما تفيد به عن تنفيذها، وما تحققت منه الآلية نفسها.",
		State:    "لكل توصية حالة واحدة تلخّص ما هو معروف عنها. وتُذكر أول حالة تنطبق من هذه القائمة.",
		States: map[string]string{
			"draft":                "لم تصدر التوصية بعد.",
			"repeated":             "كرّرتها توصية لاحقة وحلّت محلها.",
			"implemented":          "خلصت الآلية إلى أنها نُفّذت.",
			"no-longer-applicable": "لم يعد موضوعها قائمًا، فلم يعد تنفيذها ممكنًا.",
			"withdrawn":            "سحبتها الآلية.",
			"not-pursued":          "لم تعد الآلية تتابعها.",
			"claimed":              "تفيد الجهات الموجَّهة إليها بأنها نُفّذت. ولم تتحقق الآلية من ذلك بعد.",
			"not-implemented":      "خلصت الآلية إلى أنها لم تُنفَّذ.",
			"started":              "خلصت الآلية إلى أن تنفيذها قد بدأ.",
			"partly-implemented":   "خلصت الآلية إلى أن جزءًا منها قد نُفّذ.",
			"in-progress":          "تفيد جهة واحدة على الأقل من الجهات الموجَّهة إليها بأن العمل عليها قد بدأ.",
			"rejected":             "ترفضها جميع الجهات الموجَّهة إليها.",
			"not-competent":        "تفيد جميع الجهات الموجَّهة إليها بأن المسألة خارج اختصاصها.",
			"partly-accepted":      "تقبل جميع الجهات الموجَّهة إليها جزءًا منها.",
			"noted":                "أحاطت بها علمًا جميع الجهات الموجَّهة إليها، لا أكثر.",
			"accepted":             "تقبلها جميع الجهات الموجَّهة إليها.",
			"response-overdue":     "لا يُعرف أي موقف، وقد انقضى موعد الردّ الكتابي.",
			"awaiting-response":    "لا يُعرف أي موقف، ولم ينقضِ بعد موعد الردّ الكتابي.",
			"no-published-answer":  "لم يُنشر أي ردّ. وقد يكون الردّ قد قُدّم.",
			"mixed":                "تختلف مواقف الجهات الموجَّهة إليها، أو لم يُبدِ موقفًا إلا بعضها.",
		},
		Formats: "يمكن تنزيل البيانات في ملفات تقرؤها برامج الجداول والبرامج الأخرى.",
	}
}
