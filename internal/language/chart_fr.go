package language

import "golang.org/x/text/feature/plural"

func frenchChart() Chart {
	return Chart{
		StateByYear:  "État des recommandations par année d’émission",
		TimeToAnswer: "Délai des réponses écrites",
		ByTheme:      "Mise en œuvre par thème", ByAddressee: "Mise en œuvre par autorité destinataire",
		Year: "Année d’émission", Theme: "Thème", Addressee: "Autorité", Time: "Délai", Total: "Total", Share: "Part",
		Recommendations: "recommandations", Answers: "réponses",
		Classes: map[string]string{
			"done": "mise en œuvre", "claimed": "déclarée mise en œuvre", "begun": "commencée", "position": "position communiquée",
			"not-done": "rejetée ou non mise en œuvre", "silent": "sans position", "unknown": "pas de réponse publiée",
			"closed": "close pour une autre raison",
		},
		Bands:   [6]string{"30 jours au plus", "31 à 90 jours", "91 à 180 jours", "181 à 365 jours", "plus de 365 jours", "échue, non reçue"},
		NoTheme: "sans thème", NoAddressee: "sans autorité", Itself: "le MNP lui-même",
		Overlap:   "Une recommandation peut figurer sur plusieurs lignes\u00a0: celles-ci ne s’additionnent donc pas.",
		Most:      "Le graphique montre les {n} lignes comptant le plus de recommandations, le tableau les montre toutes.",
		Published: "Sur la base des informations publiées.",
		Median: Counted{plural.One: "La moitié des réponses n’a pas pris plus de {n} jour.",
			plural.Other: "La moitié des réponses n’a pas pris plus de {n} jours."},
		Opening: "{title}, en nombre de {unit}.", Bar: "{label}\u00a0: {parts}.", Part: "{name} {n}",
		Nothing: "Il n’y a rien à montrer.",
	}
}
