package language

import "golang.org/x/text/feature/plural"

func frenchPage() Page {
	return Page{
		Frame: frenchFrame(), Titles: frenchTitles(), Headings: frenchHeadings(), Fields: frenchFields(),
		Steps: frenchSteps(), About: frenchAbout(),
		Recommendations: Counted{plural.One: "{n} recommandation", plural.Other: "{n} recommandations"},
		Reports:         Counted{plural.One: "{n} rapport", plural.Other: "{n} rapports"},
		Visits:          Counted{plural.One: "{n} visite", plural.Other: "{n} visites"},
		Places:          Counted{plural.One: "{n} lieu", plural.Other: "{n} lieux"},
		Bodies:          Counted{plural.One: "{n} organisme", plural.Other: "{n} organismes"},
		Themes:          Counted{plural.One: "{n} thème", plural.Other: "{n} thèmes"},
	}
}

func frenchFrame() Frame {
	return Frame{
		Skip: "Aller au contenu", Menu: "Menu principal", Here: "Vous êtes ici", Languages: "Langues", Contents: "Sur cette page",
		Theme: "Couleurs", Light: "Clair", Dark: "Sombre", System: "Selon l’appareil",
		Search: "Recherche", SearchFor: "Rechercher sur ce site", SearchHint: "Mots d’un titre, un lieu, une autorité…",
		Found:     Counted{plural.One: "{n} page trouvée", plural.Other: "{n} pages trouvées"},
		NoResults: "Aucune page n’a été trouvée.",
		NoScript:  "La recherche nécessite JavaScript. Sans lui, toutes les pages restent accessibles par les listes.",
		Filter:    "Filtrer", Contains: "Contient les mots", All: "Tout", Clear: "Effacer les filtres", Shown: "{n} sur {of} affichées",
		SortBy: "Trier par\u00a0: {column}", Scrolls: "Tableau qui peut être déplacé latéralement",
		Downloads: "Téléchargements", Feed: "Fil d’actualité", Calendar: "Fichier d’agenda", AsTable: "Les mêmes données en tableau",
		Elsewhere: "mène à un autre site",
		AsOf:      "État au {date}", Revision: "d’après le registre à la version {revision}",
		Public: "D’après les informations publiées", For: "Destinataire\u00a0: {name}",
		Staff:     "Réservé au personnel du mécanisme\u00a0: ne pas diffuser à l’extérieur",
		Operator:  "Confidentiel\u00a0: établi à partir du registre entier",
		NoneThere: "Il n’y en a pas.", NoneShown: "Rien n’a été publié.", Yes: "oui", Colon: "\u00a0: ", Semicolon: "\u00a0; ",
	}
}

func frenchTitles() Titles {
	return Titles{
		Start: "Vue d’ensemble", Recommendations: "Recommandations", Reports: "Rapports", Visits: "Visites", Places: "Lieux",
		Authorities: "Autorités et autres organismes", Themes: "Thèmes", About: "À propos de ce registre",
		Of: "{page} – {site}", Issued: "Recommandations émises en {year}", Undated: "Recommandations non encore émises",
		VisitTo: "Visite\u00a0: {places}, {date}", VisitOn: "Visite, {date}", Feed: "Faits récents",
	}
}

func frenchHeadings() Headings {
	return Headings{
		Details: "Précisions",
		Glance:  "En bref", States: "Où en sont les recommandations",
		StatesPublished: "Où en sont les recommandations, d’après les informations publiées",
		Lately:          "Faits récents", Overdue: "En retard, par autorité", Years: "Par année d’émission",
		Addressees: "Ce que disent les destinataires", Due: "Ce qui est dû", Timeline: "Chronologie", Text: "Texte de la recommandation",
		Repeats: "Recommandations antérieures qu’elle réitère", RepeatedBy: "Réitérée par", Related: "Recommandations allant dans le même sens",
		Links: "Documents", Recommendations: "Recommandations", Reports: "Rapports", Visits: "Visites", Places: "Lieux",
		Below: "Organismes qui en relèvent", Dialogue: "Dialogue", Addressed: "Recommandations qui lui sont adressées",
		AddressedBelow: "Recommandations adressées à des organismes qui en relèvent", OwnReports: "Ses propres rapports",
		FollowUps: "Visites de suivi", Notes: "Notes", Content: "Texte", EachYear: "{what} par année",
	}
}

func frenchFields() Fields {
	return Fields{
		State: "État", Issued: "Émission", Year: "Année", Priority: "Priorité", Theme: "Thème", Themes: "Thèmes", Title: "Titre",
		Number: "Nombre", Share: "Part", Open: "Ouvertes",
		Addressee: "Destinataire", Addressees: "Destinataires", Place: "Lieu", Places: "Lieux", Report: "Rapport", Reports: "Rapports",
		Visit: "Visite", Authority: "Autorité",
		Type: "Type", Start: "Premier jour", End: "Dernier jour", Region: "Région", Address: "Adresse", Capacity: "Capacité",
		Population: "Personnes détenues", Since: "En service depuis", Closed: "Fermeture",
		Body: "Organisme", Category: "Catégorie", Parent: "Relève de", Successors: "A pour successeur", Predecessors: "Succède à",
		Ended: "Fin d’existence", Aliases: "Autre nom",
		RespondBy: "Réponse attendue pour le", ImplementBy: "Mise en œuvre attendue pour le", Level: "Niveau", Groups: "Groupes concernés",
		Standards: "Normes", RootCause: "Cause profonde", Indicator: "À quoi se verra la mise en œuvre",
		FirstIssued: "Première émission", Reference: "Référence", OtherNumber: "Autre numéro", Position: "Position",
		Claims: "Mise en œuvre déclarée", Answered: "Réponse écrite",
		Item: "Ce qui est dû", About: "Objet", OwedBy: "De la part de", Due: "Échéance", Late: "Temps écoulé depuis", NotLate: "à venir",
		Overdue: "En retard", LongOverdue: "En retard de longue date", OldestDue: "Échéance la plus ancienne",
		Recommendations: "Recommandations", Meaning: "Signification", LastVisit: "Dernière visite", Total: "Total",
		OtherPlaces: "Autres lieux", NotStated: "Non indiqué", Form: "Forme",
		Drafted: "Rédaction du projet", DraftSent: "Envoi du projet pour observations", CommentsDue: "Observations attendues pour le",
		CommentsReceived: "Réception des observations", Sent: "Envoi", Published: "Publication", IssuedBy: "Auteur",
		SharedWithSPT: "Communication au Sous-Comité", ReplyPublished: "Publication de la réponse de l’autorité",
		Announced: "Annoncée", JointWith: "Conjointement avec", By: "Effectuée par", Access: "Accès accordé", FollowUpOf: "Fait suite à",
		NoReport: "Motif de l’absence de rapport",
		Repeated: Counted{plural.One: "réitérée {n} fois depuis", plural.Other: "réitérée {n} fois depuis"},
		Until:    "{name} (jusqu’au {date})",
		HeldOn:   "{n} au {date}",
	}
}

func frenchSteps() Steps {
	return Steps{
		Issued: "Émission", IssuedIn: "Émission dans le rapport\u00a0: {report}", AddressedTo: "adressée à\u00a0: {bodies}",
		From: "{form} de\u00a0: {bodies}", To: "{form} à\u00a0: {bodies}", With: "{form} avec\u00a0: {bodies}",
		Position: "position\u00a0: {position}", Claims: "mise en œuvre\u00a0: {claim}", Speaks: "{what} ({bodies})",
		Obstacle: "obstacle\u00a0: {what}", GoodPractice: "bonne pratique\u00a0: {what}",
		ReplyBy: "nouvelle date pour la réponse\u00a0: {date}", ImplementBy: "nouvelle date pour la mise en œuvre\u00a0: {date}",
		Moved: "transmise\u00a0: {from} → {to}", MovedTo: "transmise à\u00a0: {to}",
		Assessed: "Constat du mécanisme\u00a0: {status}",
		AssessedMany: Counted{plural.One: "Le mécanisme a évalué la mise en œuvre de {n} recommandation",
			plural.Other: "Le mécanisme a évalué la mise en œuvre de {n} recommandations"},
		Repeated: "Réitérée par\u00a0: {title}",
		Promised: "Engagement ({body})\u00a0: {what}", PromisedBy: "Engagement ({body}), pour le {date}\u00a0: {what}",
		Kept: "Engagement tenu ({body})\u00a0: {what}", Dropped: "Engagement abandonné ({body})\u00a0: {what}",
		ReportSent: "Envoi du rapport", ReportPublished: "Publication du rapport",
		Visited: "Visite", Ended: "Fin de la visite", Introduced: "Première rencontre sur le mandat", BodyEnded: "Fin d’existence de l’organisme",
		Succeeded: "Succession à\u00a0: {body}",
		Said:      Counted{plural.One: "{n} recommandation évoquée", plural.Other: "{n} recommandations évoquées"},
		Of:        "{what} – {about}",
	}
}

func frenchAbout() About {
	return About{
		Whose: "À qui est ce registre", Sees: "Ce qui est montré ici", Reading: "Comment le lire", StatesMean: "Ce que signifient les états",
		Downloads: "Données à télécharger",
		Brief: "Ce registre est tenu par\u00a0: {name}. Il présente, au {date}, les recommandations adressées aux autorités, ce que celles-ci " +
			"en disent et ce que le mécanisme a lui-même constaté.",
		Only: "Seul ce qui a été publié y figure.",
		Mandate: "Le Protocole facultatif se rapportant à la Convention contre la torture (OPCAT) prévoit que des mécanismes nationaux de " +
			"prévention indépendants visitent régulièrement les lieux où se trouvent des personnes privées de liberté, afin de les " +
			"protéger contre la torture et les autres mauvais traitements (article premier). Le mécanisme adresse des recommandations " +
			"aux autorités (article 19), qui les examinent et engagent avec lui un dialogue sur les moyens de les mettre en œuvre (article 22).",
		Register: "Ce registre réunit les recommandations, ce que les autorités en disent et ce que le mécanisme a lui-même constaté. " +
			"Une recommandation émise n’est plus modifiée\u00a0: son état résulte des réponses et des visites qui l’ont suivie, " +
			"jusqu’au jour indiqué au bas de chaque page.",
		Public: "On trouve ici ce qui a été publié\u00a0; les pages l’indiquent par les mots «\u00a0{published}\u00a0». Une grande partie du " +
			"dialogue avec les autorités est confidentielle. Qu’aucune réponse n’apparaisse, comme dans l’état «\u00a0{state}\u00a0», ne " +
			"signifie donc pas qu’aucune n’a été donnée, et rien n’est dit ici de ce qui serait en retard.",
		Body: "On trouve ici ce qui est public et ce qui est communiqué à l’organisme suivant\u00a0: {name}. Une grande partie du dialogue avec les " +
			"autres organismes est confidentielle. Qu’aucune réponse de leur part n’apparaisse ne signifie donc pas qu’aucune n’a été donnée.",
		Staff: "On trouve ici ce que toutes les personnes travaillant pour le mécanisme peuvent voir. Les documents et passages " +
			"confidentiels n’y figurent pas. Ces pages ne sont pas destinées à l’extérieur.",
		Full: "On trouve ici le registre avec ses passages confidentiels, pour ce qui concerne les recommandations, les rapports, les visites, " +
			"les lieux et les autorités. Les demandes et plaintes de particuliers n’ont pas de page. Ces pages ne doivent pas être transmises.",
		Position: "Trois choses sont tenues séparées\u00a0: la position d’une autorité sur une recommandation, ce qu’elle déclare de sa mise en " +
			"œuvre, et ce que le mécanisme a lui-même vérifié.",
		State: "Chaque recommandation a un seul état, qui résume ce que l’on sait. C’est le premier de la liste qui s’applique.",
		States: map[string]string{
			"draft":                "La recommandation n’a pas encore été émise.",
			"repeated":             "Une recommandation ultérieure la réitère et la remplace.",
			"implemented":          "Le mécanisme a constaté qu’elle est mise en œuvre.",
			"no-longer-applicable": "Son objet n’existe plus\u00a0: elle ne peut plus être mise en œuvre.",
			"withdrawn":            "Le mécanisme l’a retirée.",
			"not-pursued":          "Le mécanisme n’en poursuit plus le suivi.",
			"claimed":              "Ses destinataires déclarent qu’elle est mise en œuvre. Le mécanisme doit encore le vérifier.",
			"not-implemented":      "Le mécanisme a constaté qu’elle n’est pas mise en œuvre.",
			"started":              "Le mécanisme a constaté que la mise en œuvre a commencé.",
			"partly-implemented":   "Le mécanisme a constaté qu’elle est mise en œuvre en partie.",
			"in-progress":          "L’un au moins de ses destinataires déclare que les travaux ont commencé.",
			"rejected":             "Tous ses destinataires la refusent.",
			"not-competent":        "Tous ses destinataires déclarent que la question ne relève pas de leur compétence.",
			"partly-accepted":      "Tous ses destinataires l’acceptent en partie.",
			"noted":                "Tous ses destinataires en ont pris note, sans plus.",
			"accepted":             "Tous ses destinataires l’acceptent.",
			"response-overdue":     "Aucune position n’est connue et la date prévue pour la réponse écrite est passée.",
			"awaiting-response":    "Aucune position n’est connue et le délai pour la réponse écrite court encore.",
			"no-published-answer":  "Aucune réponse n’a été publiée. Il se peut qu’une réponse ait été donnée.",
			"mixed":                "Ses destinataires ont des positions différentes, ou seuls certains se sont prononcés.",
		},
		Formats: "Les données peuvent être téléchargées sous forme de fichiers lisibles par les tableurs et les programmes.",
	}
}
