package language

import "golang.org/x/text/feature/plural"

func spanish() *Words {
	return &Words{
		Code: "es", Name: "español", Direction: LeftToRight,
		Dates: Dates{
			Months: [12]string{"enero", "febrero", "marzo", "abril", "mayo", "junio",
				"julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
			First: "1",
			Form:  "{day} de {month} de {year}",
		},
		Numbers: Numbers{Group: "{thousands}\u202f{rest}", From: 10_000, Percent: "{n}\u202f%", And: "{first} y {last}", Comma: ", "},
		Terms:   spanishTerms(),
		Items: map[string]string{
			"response": "Respuestas escritas", "implementation": "Aplicación",
			"commitment": "Compromisos", "comments": "Observaciones sobre los proyectos de informe",
		},
		Positions: map[string]string{
			"accepted": "aceptada", "partly-accepted": "aceptada parcialmente", "rejected": "rechazada",
			"noted": "se tomó nota", "not-competent": "fuera de su competencia",
		},
		Forms: map[string]string{
			"meeting": "reunión", "online-meeting": "reunión en línea", "roundtable": "mesa redonda",
			"annual-review": "examen anual", "debrief": "reunión de devolución", "phone": "llamada telefónica",
			"message": "mensaje", "letter": "carta", "email": "correo electrónico", "informal": "intercambio informal",
			"submission": "contribución escrita", "hearing": "audiencia", "training": "formación", "media": "medios de comunicación",
		},
		Days:   Counted{plural.One: "{n} día", plural.Other: "{n} días"},
		Letter: spanishLetter(),
		Page:   spanishPage(),
		Map:    spanishMap(),
		Chart:  spanishChart(),
		Paper:  spanishPaper(),
	}
}

func spanishLetter() Letter {
	return Letter{
		From: "Remitente", To: "Destinatario", PlaceAndDate: "Lugar y fecha", Subject: "Asunto",
		Placed:     "{place}, {date}",
		About:      "Recordatorio: puntos pendientes de respuesta o de medidas",
		Salutation: "Estimadas señoras, estimados señores:",
		Mandate: "En virtud del artículo 19, apartado b), del Protocolo Facultativo de la Convención contra la Tortura (OPCAT), el " +
			"mecanismo nacional de prevención hace recomendaciones a las autoridades competentes con el fin de mejorar el trato y las " +
			"condiciones de las personas privadas de su libertad y de prevenir la tortura y otros malos tratos. Conforme al artículo " +
			"22, las autoridades competentes examinan esas recomendaciones y entablan un diálogo con el mecanismo sobre las posibles " +
			"medidas de aplicación. Con el espíritu de ese diálogo nos dirigimos a ustedes.",
		Points: Counted{
			plural.One:   "Según nuestro registro, {n} punto sigue abierto. Se expone a continuación.",
			plural.Other: "Según nuestro registro, {n} puntos siguen abiertos. Se exponen a continuación.",
		},
		Below:    "Cuando un punto se refiere a un organismo dependiente del suyo, el encabezado lo nombra.",
		Response: "En nuestro registro no consta todavía una respuesta escrita a las recomendaciones siguientes.",
		Implementation: "Para las recomendaciones siguientes se fijó una fecha de aplicación. " +
			"Agradeceríamos saber qué medidas se han tomado y cuáles están previstas.",
		Commitment: "Los compromisos siguientes se asumieron en nuestros intercambios. Agradeceríamos saber en qué estado se encuentran.",
		Comments: "Los proyectos siguientes se enviaron para que pudieran corregirse posibles errores de hecho. " +
			"En nuestro registro no constan todavía observaciones al respecto. Estos proyectos son confidenciales.",
		Columns: Columns{
			Reference: "Referencia", Recommendation: "Recomendación", Report: "Informe (fecha de emisión)",
			Position:    "Posición comunicada",
			Undertaking: "Compromiso", Exchange: "Intercambio",
			Draft: "Proyecto de informe", Sent: "Fecha de envío",
			Due: "Fecha límite", Since: "Tiempo transcurrido",
		},
		Extended:  "{due} (prórroga concedida el {date})",
		NotYetDue: "aún no vence",
		Request: "Agradeceríamos recibir una respuesta escrita sobre cada uno de estos puntos, " +
			"con indicación de las medidas tomadas o previstas y de las fechas correspondientes.",
		RequestBy: "Agradeceríamos recibir, a más tardar el {date}, una respuesta escrita sobre cada uno de estos puntos, " +
			"con indicación de las medidas tomadas o previstas y de las fechas correspondientes.",
		Crossed:   "Si ya se ha enviado una respuesta, les rogamos que disculpen este recordatorio y que nos remitan una copia.",
		Meeting:   "Quedamos a su disposición para una reunión en la que puedan examinarse estos puntos.",
		Closing:   "Les saludamos atentamente,",
		Signature: "Firma", Signatory: "Nombre", Function: "Cargo",
		Footer: "Destinatario: {name} · Situación al {date}",
	}
}
