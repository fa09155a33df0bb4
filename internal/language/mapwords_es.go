package language

import "golang.org/x/text/feature/plural"

func spanishMap() Map {
	return Map{
		Grid: MapKind{"Influencia e interés",
			"Cada organismo figura donde se cruzan su influencia y su interés: la influencia aumenta hacia arriba y el interés en el sentido de la lectura. La forma del símbolo indica su actitud."},
		Institutions: MapKind{"Instituciones",
			"Cada organismo, con los que dependen de él sangrados debajo y, en la misma línea, lo que se sabe de él."},
		Relations: MapKind{"Relaciones entre organismos",
			"Los organismos son recuadros y las relaciones, flechas entre ellos; el trazo de la flecha indica el tipo de relación."},
		Coverage: MapKind{"Estado de nuestros contactos",
			"Un organismo por línea, empezando por aquellos en los que más falta: último contacto, tiempo transcurrido, punto focal y recomendaciones pendientes y vencidas que se le han dirigido."},
		Influence: "Influencia", Interest: "Interés", Stance: "Actitud",
		Low: "bajo", High: "alto",
		Unrated: "no consta", Unplaced: "Aún sin situar", Names: "Nombres",
		Body: "Organismo", Category: "Categoría",
		FocalPoint: "Punto focal", LastContact: "Último contacto", Silent: "Tiempo transcurrido",
		Open: "Pendientes", Overdue: "Vencidas", Addressed: "Recomendaciones",
		From: "De", Relation: "Relación", To: "A",
		Via: "por medio de {name}", NoWord: "sin encuentro hasta ahora", NoFocalPoint: "ninguno",
		NeverMet: "Sin encuentro hasta ahora", WithoutFocalPoint: "Sin punto focal",
		LongestSilence: "Sin contacto desde hace más tiempo", MostOverdue: "Con más recomendaciones vencidas", Nobody: "ninguno",
		BelongsTo: "depende de", Unrelated: "Sin relaciones registradas",
		NothingHere: "No hay ningún organismo que mostrar.",
		Ended: Counted{plural.One: "No figura {n} organismo que ya no existe.",
			plural.Other: "No figuran {n} organismos que ya no existen."},
		Withheld: "Este mapa no sale del mecanismo: muestra cómo se valora a los organismos o qué falta todavía en los contactos con ellos, " +
			"y ni lo uno ni lo otro se comunica fuera.",
	}
}
