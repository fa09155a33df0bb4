package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// personName is a name taken apart into what spaces and commas divide.
type personName struct {
	words     []string
	described bool // "a man from block two": somebody is described, not named
}

func (n personName) key() uint64 { return keyOf(strings.Join(n.words, " ")) }

// keyOf is the same for names that differ in case, accents and signs only.
func keyOf(name string) uint64 {
	hash := uint64(hashStart)
	for _, h := range hashesOf(name) {
		hash = (hash ^ h) * hashStep
	}
	return hash
}

// mostWords and mostNames are how much of a field is looked at for names. No name
// has as many words; a chapter in its place would be looked for in every turn of
// its words.
const mostWords, mostNames = 16, 100

// namesIn are the names in a field that is meant for one, without titles and
// what stands in brackets.
func namesIn(text string) []personName {
	if i := strings.IndexAny(text, "(["); i > 0 {
		text = text[:i]
	}
	text = strings.NewReplacer(" and ", ";", " & ", ";", "/", ";", "\n", ";").Replace(text)
	var names []personName
	for part := range strings.SplitSeq(text, ";") {
		if len(names) == mostNames {
			break
		}
		var name personName
		for _, w := range strings.FieldsFunc(part, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '،' }) {
			if len(name.words) == mostWords {
				break
			}
			bare := strings.ToLower(strings.Trim(w, ".,:'\"“”„«»"))
			if bare == "" || slices.Contains(titles, bare) || len(hashesOf(w)) == 0 {
				continue
			}
			name.words = append(name.words, strings.Trim(w, ".,:'\"“”„«»"))
		}
		name.described = isDescription(name.words)
		if len(name.words) > 0 && !allSayNothing(name.words) {
			names = append(names, name)
		}
	}
	return names
}

// isDescription: beside words with a capital letter there is one that has none
// and is no particle such as "della". So is "Resident of Wing C".
func isDescription(words []string) bool {
	if len(words) > 2 && isEveryday(strings.ToLower(words[0])) && slices.Contains(ofOrIn, strings.ToLower(words[1])) {
		return true
	}
	capital, small := false, false
	for _, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		capital = capital || unicode.IsUpper(first)
		small = small || unicode.IsLower(first) && utf8.RuneCountInString(w) >= leastAlone && !slices.Contains(particles, w)
	}
	return capital && small
}

// leastAlone is the number of letters from which a word is looked for alone.
const leastAlone = 4

// saysNothing: the word alone names nobody. A number must be as long as that of a
// file: years and cells are shorter.
func saysNothing(w string) bool {
	least := leastAlone
	if !strings.ContainsFunc(w, unicode.IsLetter) {
		least = leastDigits
	}
	w = strings.ToLower(w)
	return utf8.RuneCountInString(w) < least || isEveryday(w) || slices.Contains(particles, w)
}

// isEveryday says so of a word in small letters.
func isEveryday(w string) bool {
	return slices.Contains(sayNothing, w) || slices.Contains(institution, w)
}

func allSayNothing(words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(sayNothing, strings.ToLower(w)) })
}

var (
	titles    = strings.Fields("mr mrs ms miss mx dr prof professor sir madam mme mlle m me sr sra srta herr frau ing mag md phd llm esq jr judge justice hon col maj capt lt sgt gen")
	particles = strings.Fields("della dalla dello delle degli dell bint ould uld abdel zum zur vom von vander ibn dos das")
	// sayNothing are words that stand for a name where there is none, posts, and
	// words that begin a sentence as often as they are a name.
	sayNothing = strings.Fields(`anonymous anonyme anónimo anónima anonim unknown inconnu inconnue desconocido withheld undisclosed none name names person persons people
		somebody someone several group groups family families relatives relative mother father brother sister wife husband partner child children woman women girl boy
		detainee detainees prisoner prisoners inmate inmates patient patients resident residents migrant migrants asylum seeker seekers victim complainant witness lawyer nurse doctor
		staff officer officers guard guards duty desk office focal point contact press secretariat secretary director deputy head chief chair registry registrar reception front
		department unit team section ministry prison police station court hospital centre center national public general state human rights english french spanish
		april june july march august young white black brown green long short rich king will with from that this they`)
	// institution are words of houses and of bodies, in English, French and Spanish.
	// Some are surnames too: those are looked for together with the first name.
	institution = strings.Fields(`block blocks wing wings cell cells ward wards house houses floor corridor dormitory room building facility institution institute home shelter camp jail
		committee committees commission council court courts tribunal agency authority service services office offices bureau board association federation foundation network
		union society organisation organization coalition forum league clinic school university church embassy parliament assembly ombudsman ombudsperson defender departments
		units sections ministries prisons hospitals centres centers juvenile juveniles minor minors adult adults internee internees convict convicts applicant victims
		against torture prevention justice rights rehabilitation detention psychiatric medical social international regional
		comité commission conseil cour tribunal bureau maison établissement pavillon bâtiment cellule quartier étage chambre foyer hôpital clinique prison centre association
		fédération ligue fondation réseau service direction département ministère unité détenu détenue détenus détenues prisonnier prisonnière prisonniers résident résidente
		résidents interné internée mineur mineure mineurs collectif contre défenseur droits
		comisión consejo corte juzgado oficina casa pabellón pabellon bloque celda módulo modulo sala unidad departamento ministerio dirección hospital clínica cárcel penal
		prisión penitenciaría centro asociación federación fundación liga defensoría defensor procuraduría servicio detenido detenida detenidos recluso reclusa reclusos preso
		presa presos interno interna internos paciente pacientes residente residentes menor menores grupo familia derechos contra tortura`)
	// ofOrIn follows a word for somebody whom a place describes.
	ofOrIn = strings.Fields("of in at from on de du des del di d' en dans da do")
)
