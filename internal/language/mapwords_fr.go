package language

import "golang.org/x/text/feature/plural"

func frenchMap() Map {
	return Map{
		Grid: MapKind{"Influence et intérêt",
			"Chaque organisme est placé là où se croisent son influence et son intérêt : l’influence croît vers le haut, l’intérêt dans le sens de la lecture. La forme du symbole indique sa position à notre égard."},
		Institutions: MapKind{"Institutions",
			"Chaque organisme, avec en retrait au-dessous ceux qui en relèvent et, sur la même ligne, ce que l’on en sait."},
		Relations: MapKind{"Relations entre organismes",
			"Les organismes sont des cadres, les relations des flèches ; le trait de la flèche indique la nature de la relation."},
		Coverage: MapKind{"État de nos contacts",
			"Un organisme par ligne, en commençant par ceux pour lesquels il manque le plus : dernier contact, temps écoulé depuis, point focal, recommandations en cours et en retard qui lui sont adressées."},
		Influence: "Influence", Interest: "Intérêt", Stance: "Attitude",
		Low: "faible", High: "fort",
		Unrated: "non relevée", Unplaced: "Pas encore placés", Names: "Noms",
		Body: "Organisme", Category: "Catégorie",
		FocalPoint: "Point focal", LastContact: "Dernier contact", Silent: "Temps écoulé depuis",
		Open: "En cours", Overdue: "En retard", Addressed: "Recommandations",
		From: "De", Relation: "Relation", To: "À",
		Via: "par {name}", NoWord: "jamais rencontré", NoFocalPoint: "aucun",
		NeverMet: "Jamais rencontrés", WithoutFocalPoint: "Sans point focal",
		LongestSilence: "Sans contact depuis le plus longtemps", MostOverdue: "Le plus de retards", Nobody: "aucun",
		BelongsTo: "relève de", Unrelated: "Sans relation relevée",
		NothingHere: "Il n’y a aucun organisme à présenter.",
		Ended: Counted{plural.One: "{n} organisme qui n’existe plus n’est pas représenté.",
			plural.Other: "{n} organismes qui n’existent plus ne sont pas représentés."},
		Withheld: "Cette carte reste au sein du mécanisme : elle montre l’appréciation portée sur des organismes, ou ce qui manque encore dans les contacts avec eux, " +
			"et ni l’une ni l’autre ne sont communiquées à l’extérieur.",
	}
}
