package language

import "golang.org/x/text/feature/plural"

func spanishChart() Chart {
	return Chart{
		StateByYear:  "Estado de las recomendaciones por año de emisión",
		TimeToAnswer: "Tiempo que tardaron las respuestas escritas",
		ByTheme:      "Aplicación por tema", ByAddressee: "Aplicación por autoridad destinataria",
		Year: "Año de emisión", Theme: "Tema", Addressee: "Autoridad", Time: "Tiempo", Total: "Total", Share: "Proporción",
		Recommendations: "recomendaciones", Answers: "respuestas",
		Classes: map[string]string{
			"done": "aplicada", "claimed": "declarada aplicada", "begun": "iniciada", "position": "posición comunicada",
			"not-done": "rechazada o no aplicada", "silent": "sin posición", "unknown": "sin respuesta publicada",
			"closed": "cerrada por otro motivo",
		},
		Bands:   [6]string{"hasta 30 días", "de 31 a 90 días", "de 91 a 180 días", "de 181 a 365 días", "más de 365 días", "vencida, no recibida"},
		NoTheme: "sin tema", NoAddressee: "sin autoridad", Itself: "el propio MNP",
		Overlap:   "Una recomendación puede figurar en más de una fila, por lo que las filas no se suman.",
		Most:      "El gráfico muestra las {n} filas con más recomendaciones; el cuadro, todas.",
		Published: "Según la información publicada.",
		Median: Counted{plural.One: "La mitad de las respuestas no tardó más de {n} día.",
			plural.Other: "La mitad de las respuestas no tardó más de {n} días."},
		Opening: "{title}, en número de {unit}.", Bar: "{label}: {parts}.", Part: "{name} {n}",
		Nothing: "No hay nada que mostrar.",
	}
}
