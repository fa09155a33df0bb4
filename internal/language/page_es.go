package language

import "golang.org/x/text/feature/plural"

func spanishPage() Page {
	return Page{
		Frame: spanishFrame(), Titles: spanishTitles(), Headings: spanishHeadings(), Fields: spanishFields(),
		Steps: spanishSteps(), About: spanishAbout(),
		Recommendations: Counted{plural.One: "{n} recomendación", plural.Other: "{n} recomendaciones"},
		Reports:         Counted{plural.One: "{n} informe", plural.Other: "{n} informes"},
		Visits:          Counted{plural.One: "{n} visita", plural.Other: "{n} visitas"},
		Places:          Counted{plural.One: "{n} lugar", plural.Other: "{n} lugares"},
		Bodies:          Counted{plural.One: "{n} organismo", plural.Other: "{n} organismos"},
		Themes:          Counted{plural.One: "{n} tema", plural.Other: "{n} temas"},
	}
}

func spanishFrame() Frame {
	return Frame{
		Skip: "Ir al contenido", Menu: "Menú principal", Here: "Se encuentra aquí", Languages: "Idiomas", Contents: "En esta página",
		Theme: "Colores", Light: "Claro", Dark: "Oscuro", System: "Según el dispositivo",
		Search: "Búsqueda", SearchFor: "Buscar en este sitio", SearchHint: "Palabras de un título, un lugar, una autoridad…",
		Found:     Counted{plural.One: "{n} página encontrada", plural.Other: "{n} páginas encontradas"},
		NoResults: "No se encontró ninguna página.",
		NoScript:  "La búsqueda requiere JavaScript. Sin él, se puede llegar a todas las páginas por medio de las listas.",
		Filter:    "Filtrar", Contains: "Contiene las palabras", All: "Todo", Clear: "Quitar los filtros", Shown: "{n} de {of}",
		SortBy: "Ordenar por: {column}", Scrolls: "Tabla que puede desplazarse lateralmente",
		Downloads: "Descargas", Feed: "Canal de novedades", Calendar: "Archivo de calendario", AsTable: "Los mismos datos en una tabla",
		Elsewhere: "lleva a otro sitio",
		AsOf:      "Situación al {date}", Revision: "según el registro en la versión {revision}",
		Public: "Según la información publicada", For: "Destinatario: {name}",
		Staff:     "Para el personal del mecanismo: no difundir fuera de él",
		Operator:  "Confidencial: elaborado a partir de todo el registro",
		NoneThere: "No hay ninguno.", NoneShown: "No se ha publicado nada.", Yes: "sí", Colon: ": ", Semicolon: "; ",
	}
}

func spanishTitles() Titles {
	return Titles{
		Start: "Panorama", Recommendations: "Recomendaciones", Reports: "Informes", Visits: "Visitas", Places: "Lugares",
		Authorities: "Autoridades y otros organismos", Themes: "Temas", About: "Acerca de este registro",
		Of: "{page} – {site}", Issued: "Recomendaciones formuladas en {year}", Undated: "Recomendaciones aún no formuladas",
		VisitTo: "Visita: {places}, {date}", VisitOn: "Visita, {date}", Feed: "Novedades",
	}
}

func spanishHeadings() Headings {
	return Headings{
		Details: "Detalles",
		Glance:  "En síntesis", States: "Estado de las recomendaciones",
		StatesPublished: "Estado de las recomendaciones según la información publicada",
		Lately:          "Novedades", Overdue: "Atrasos, por autoridad", Years: "Por año de formulación",
		Addressees: "Lo que dicen los destinatarios", Due: "Lo que está pendiente", Timeline: "Cronología", Text: "Texto de la recomendación",
		Repeats: "Recomendaciones anteriores que reitera", RepeatedBy: "Reiterada por", Related: "Recomendaciones en el mismo sentido",
		Links: "Documentos", Recommendations: "Recomendaciones", Reports: "Informes", Visits: "Visitas", Places: "Lugares",
		Below: "Organismos que dependen de él", Dialogue: "Diálogo", Addressed: "Recomendaciones que se le han dirigido",
		AddressedBelow: "Recomendaciones dirigidas a organismos que dependen de él", OwnReports: "Sus propios informes",
		FollowUps: "Visitas de seguimiento", Notes: "Notas", Content: "Texto", EachYear: "{what} por año",
	}
}

func spanishFields() Fields {
	return Fields{
		State: "Estado", Issued: "Fecha de formulación", Year: "Año", Priority: "Prioridad", Theme: "Tema", Themes: "Temas", Title: "Título",
		Number: "Número", Share: "Proporción", Open: "Abiertas",
		Addressee: "Destinatario", Addressees: "Destinatarios", Place: "Lugar", Places: "Lugares", Report: "Informe", Reports: "Informes",
		Visit: "Visita", Authority: "Autoridad",
		Type: "Tipo", Start: "Primer día", End: "Último día", Region: "Región", Address: "Dirección", Capacity: "Capacidad",
		Population: "Personas recluidas", Since: "En uso desde", Closed: "Fecha de cierre",
		Body: "Organismo", Category: "Categoría", Parent: "Depende de", Successors: "Sucedido por", Predecessors: "Sucesor de",
		Ended: "Fecha de extinción", Aliases: "Otro nombre",
		RespondBy: "Responder a más tardar el", ImplementBy: "Aplicar a más tardar el", Level: "Nivel", Groups: "Grupos afectados",
		Standards: "Normas", RootCause: "Causa de fondo", Indicator: "Cómo se apreciará la aplicación",
		FirstIssued: "Formulada por primera vez", Reference: "Referencia", OtherNumber: "Otro número", Position: "Posición",
		Claims: "Aplicación declarada", Answered: "Respuesta escrita",
		Item: "Lo pendiente", About: "Asunto", OwedBy: "De parte de", Due: "Vencimiento", Late: "Tiempo transcurrido", NotLate: "aún no vencido",
		Overdue: "Atrasado", LongOverdue: "Con mucho atraso", OldestDue: "Vencimiento más antiguo",
		Recommendations: "Recomendaciones", Meaning: "Significado", LastVisit: "Última visita", Total: "Total",
		OtherPlaces: "Otros lugares", NotStated: "No consta", Form: "Forma",
		Drafted: "Redacción del proyecto", DraftSent: "Envío del proyecto para observaciones", CommentsDue: "Observaciones previstas para el",
		CommentsReceived: "Recepción de las observaciones", Sent: "Envío", Published: "Publicación", IssuedBy: "Autor",
		SharedWithSPT: "Comunicado al Subcomité", ReplyPublished: "Publicación de la respuesta de la autoridad",
		Announced: "Anunciada", JointWith: "Conjuntamente con", By: "Realizada por", Access: "Acceso concedido", FollowUpOf: "Da seguimiento a",
		NoReport: "Motivo por el que no hay informe",
		Repeated: Counted{plural.One: "reiterada {n} vez desde entonces", plural.Other: "reiterada {n} veces desde entonces"},
		Until:    "{name} (hasta el {date})",
		HeldOn:   "{n} el {date}",
	}
}

func spanishSteps() Steps {
	return Steps{
		Issued: "Formulación", IssuedIn: "Formulada en el informe: {report}", AddressedTo: "dirigida a: {bodies}",
		From: "{form} de: {bodies}", To: "{form} a: {bodies}", With: "{form} con: {bodies}",
		Position: "posición: {position}", Claims: "aplicación: {claim}", Speaks: "{what} ({bodies})",
		Obstacle: "obstáculo: {what}", GoodPractice: "buena práctica: {what}",
		ReplyBy: "nueva fecha para la respuesta: {date}", ImplementBy: "nueva fecha para la aplicación: {date}",
		Moved: "trasladada: {from} → {to}", MovedTo: "trasladada a: {to}",
		Assessed: "Constatación del mecanismo: {status}",
		AssessedMany: Counted{plural.One: "El mecanismo evaluó la aplicación de {n} recomendación",
			plural.Other: "El mecanismo evaluó la aplicación de {n} recomendaciones"},
		Repeated: "Reiterada por: {title}",
		Promised: "Compromiso ({body}): {what}", PromisedBy: "Compromiso ({body}), a más tardar el {date}: {what}",
		Kept: "Compromiso cumplido ({body}): {what}", Dropped: "Compromiso abandonado ({body}): {what}",
		ReportSent: "Envío del informe", ReportPublished: "Publicación del informe",
		Visited: "Visita", Ended: "Fin de la visita", Introduced: "Primera reunión sobre el mandato", BodyEnded: "Extinción del organismo",
		Succeeded: "Sucede a: {body}",
		Said:      Counted{plural.One: "se trató {n} recomendación", plural.Other: "se trataron {n} recomendaciones"},
		Of:        "{what} – {about}",
	}
}

func spanishAbout() About {
	return About{
		Whose: "De quién es este registro", Sees: "Qué se muestra aquí", Reading: "Cómo leerlo", StatesMean: "Qué significan los estados",
		Downloads: "Datos para descargar",
		Brief: "Este registro está a cargo de: {name}. Presenta, a {date}, las recomendaciones hechas a las autoridades, lo que estas dicen " +
			"de ellas y lo que el propio mecanismo ha constatado.",
		Only: "Solo se muestra lo que se ha publicado.",
		Mandate: "El Protocolo Facultativo de la Convención contra la Tortura (OPCAT) dispone que mecanismos nacionales de prevención " +
			"independientes visiten periódicamente los lugares en que se encuentren personas privadas de su libertad, con el fin de " +
			"protegerlas contra la tortura y otros malos tratos (artículo 1). El mecanismo hace recomendaciones a las autoridades " +
			"(artículo 19), y estas las examinan y entablan con él un diálogo sobre las medidas para aplicarlas (artículo 22).",
		Register: "Este registro reúne las recomendaciones, lo que las autoridades dicen de ellas y lo que el propio mecanismo ha constatado. " +
			"Una recomendación formulada ya no se modifica: su estado resulta de las respuestas y las visitas posteriores, " +
			"hasta el día que se indica al pie de cada página.",
		Public: "Aquí se muestra lo que se ha publicado; las páginas lo indican con las palabras «{published}». Gran parte del diálogo con " +
			"las autoridades es confidencial. Que no aparezca una respuesta, como en el estado «{state}», no significa, por tanto, que no " +
			"se haya dado, y aquí no se dice nada de lo que pudiera estar atrasado.",
		Body: "Aquí se muestra lo que es público y lo que se comparte con el organismo siguiente: {name}. Gran parte del diálogo con otros " +
			"organismos es confidencial. Que no aparezca una respuesta suya no significa, por tanto, que no se haya dado.",
		Staff: "Aquí se muestra lo que pueden ver todas las personas que trabajan para el mecanismo. Se han omitido los documentos y " +
			"pasajes confidenciales. Estas páginas no están destinadas a lectores externos.",
		Full: "Aquí se muestra el registro con sus pasajes confidenciales, en lo que concierne a recomendaciones, informes, visitas, lugares " +
			"y autoridades. Las solicitudes y quejas de particulares no tienen página. Estas páginas no deben transmitirse a terceros.",
		Position: "Se mantienen separadas tres cosas: la posición de una autoridad sobre una recomendación, lo que declara acerca de su " +
			"aplicación y lo que el propio mecanismo ha verificado.",
		State: "Cada recomendación tiene un solo estado, que resume lo que se sabe. Se indica el primero de la lista que sea aplicable.",
		States: map[string]string{
			"draft":                "La recomendación aún no se ha formulado.",
			"repeated":             "Una recomendación posterior la reitera y la sustituye.",
			"implemented":          "El mecanismo ha constatado que está aplicada.",
			"no-longer-applicable": "Aquello a lo que se refería ya no existe, por lo que no puede aplicarse.",
			"withdrawn":            "El mecanismo la ha retirado.",
			"not-pursued":          "El mecanismo ya no le da seguimiento.",
			"claimed":              "Sus destinatarios declaran que está aplicada. El mecanismo aún debe verificarlo.",
			"not-implemented":      "El mecanismo ha constatado que no está aplicada.",
			"started":              "El mecanismo ha constatado que se ha iniciado su aplicación.",
			"partly-implemented":   "El mecanismo ha constatado que está aplicada en parte.",
			"in-progress":          "Al menos uno de sus destinatarios declara que ha comenzado a aplicarla.",
			"rejected":             "Todos sus destinatarios la rechazan.",
			"not-competent":        "Todos sus destinatarios declaran que el asunto no es de su competencia.",
			"partly-accepted":      "Todos sus destinatarios la aceptan en parte.",
			"noted":                "Todos sus destinatarios han tomado nota de ella, sin más.",
			"accepted":             "Todos sus destinatarios la aceptan.",
			"response-overdue":     "No se conoce ninguna posición y ha pasado la fecha prevista para la respuesta escrita.",
			"awaiting-response":    "No se conoce ninguna posición y aún no ha vencido el plazo para la respuesta escrita.",
			"no-published-answer":  "No se ha publicado ninguna respuesta. Es posible que se haya dado.",
			"mixed":                "Sus destinatarios tienen posiciones diferentes, o solo algunos se han pronunciado.",
		},
		Formats: "Los datos pueden descargarse en archivos que leen las hojas de cálculo y los programas.",
	}
}
