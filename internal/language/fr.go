package language

import "golang.org/x/text/feature/plural"

// A colon stands after a space that does not break (\u00a0), also the one that
// follows the name of a line.
func french() *Words {
	return &Words{
		Code: "fr", Name: "français", Direction: LeftToRight,
		Dates: Dates{
			Months: [12]string{"janvier", "février", "mars", "avril", "mai", "juin",
				"juillet", "août", "septembre", "octobre", "novembre", "décembre"},
			First: "1er",
			Form:  "{day} {month} {year}",
		},
		Numbers: Numbers{Group: "{thousands}\u202f{rest}", From: 1000, Percent: "{n}\u202f%", And: "{first} et {last}", Comma: ", "},
		Terms:   frenchTerms(),
		Items: map[string]string{
			"response": "Réponses écrites", "implementation": "Mise en œuvre",
			"commitment": "Engagements", "comments": "Observations sur les projets de rapport",
		},
		Positions: map[string]string{
			"accepted": "acceptée", "partly-accepted": "partiellement acceptée", "rejected": "rejetée",
			"noted": "prise en note", "not-competent": "hors compétence",
		},
		Forms: map[string]string{
			"meeting": "réunion", "online-meeting": "réunion en ligne", "roundtable": "table ronde",
			"annual-review": "bilan annuel", "debrief": "restitution", "phone": "appel téléphonique",
			"message": "message", "letter": "lettre", "email": "courriel", "informal": "échange informel",
			"submission": "contribution écrite", "hearing": "audition", "training": "formation", "media": "médias",
		},
		Days:   Counted{plural.One: "{n} jour", plural.Other: "{n} jours"},
		Letter: frenchLetter(),
		Page:   frenchPage(),
		Map:    frenchMap(),
		Chart:  frenchChart(),
		Paper:  frenchPaper(),
	}
}

func frenchLetter() Letter {
	return Letter{
		From: "Expéditeur\u00a0", To: "Destinataire\u00a0", PlaceAndDate: "Lieu et date\u00a0", Subject: "Objet\u00a0",
		Placed:     "{place}, le {date}",
		About:      "Rappel\u00a0: points en attente d’une réponse ou d’une mesure",
		Salutation: "Madame, Monsieur,",
		Mandate: "En vertu de l’article 19 b) du Protocole facultatif se rapportant à la Convention contre la torture (OPCAT), le " +
			"mécanisme national de prévention adresse aux autorités compétentes des recommandations en vue d’améliorer le traitement " +
			"et la situation des personnes privées de liberté et de prévenir la torture et les autres mauvais traitements. Selon " +
			"l’article 22, les autorités compétentes examinent ces recommandations et engagent avec le mécanisme un dialogue sur les " +
			"mesures envisageables pour leur mise en œuvre. C’est dans l’esprit de ce dialogue que nous nous adressons à vous.",
		Points: Counted{
			plural.One:   "D’après notre registre, {n} point reste ouvert. Il est exposé ci-dessous.",
			plural.Other: "D’après notre registre, {n} points restent ouverts. Ils sont exposés ci-dessous.",
		},
		Below:    "Lorsqu’un point concerne un organisme qui relève du vôtre, l’intitulé le nomme.",
		Response: "Notre registre ne contient pas encore de réponse écrite aux recommandations suivantes.",
		Implementation: "Une date de mise en œuvre a été fixée pour les recommandations suivantes. " +
			"Nous souhaiterions savoir quelles mesures ont été prises et lesquelles sont prévues.",
		Commitment: "Les engagements suivants ont été pris lors de nos échanges. Nous souhaiterions savoir où en est leur exécution.",
		Comments: "Les projets suivants ont été transmis afin que d’éventuelles erreurs de fait puissent être corrigées. " +
			"Notre registre ne contient pas encore d’observations à leur sujet. Ces projets sont confidentiels.",
		Columns: Columns{
			Reference: "Référence", Recommendation: "Recommandation", Report: "Rapport (date d’émission)",
			Position:    "Position communiquée",
			Undertaking: "Engagement", Exchange: "Échange",
			Draft: "Projet de rapport", Sent: "Date d’envoi",
			Due: "Échéance", Since: "Temps écoulé depuis",
		},
		Extended:  "{due} (prolongation accordée le {date})",
		NotYetDue: "à venir",
		Request: "Nous vous saurions gré de bien vouloir nous faire parvenir une réponse écrite sur chacun de ces points, " +
			"en indiquant les mesures prises ou prévues et les dates envisagées.",
		RequestBy: "Nous vous saurions gré de bien vouloir nous faire parvenir, au plus tard le {date}, une réponse écrite sur " +
			"chacun de ces points, en indiquant les mesures prises ou prévues et les dates envisagées.",
		Crossed: "Si une réponse a déjà été envoyée, nous vous prions de bien vouloir excuser le présent rappel " +
			"et nous en transmettre une copie.",
		Meeting:   "Nous restons à votre disposition pour une rencontre au cours de laquelle ces points pourraient être examinés.",
		Closing:   "Nous vous prions d’agréer, Madame, Monsieur, l’expression de notre haute considération.",
		Signature: "Signature\u00a0", Signatory: "Nom\u00a0", Function: "Fonction\u00a0",
		Footer: "Destinataire\u00a0: {name} · État au {date}",
	}
}
