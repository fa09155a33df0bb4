package report

import (
	"fmt"
	"slices"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/language"
)

// Map is a picture of stakeholders, before it is drawn: one of its parts is set.
type Map struct {
	Title       string
	Description string // what there is to see, for whoever cannot see it
	Grid        *Grid
	Outline     *Outline
	Graph       *Graph
}

// MapView is what a map shows of stakeholders.
type MapView string

// The views.
const (
	GridView         MapView = "grid"         // influence by interest, with the stance
	InstitutionsView MapView = "institutions" // the tree of bodies and departments
	RelationsView    MapView = "relations"    // who supervises, funds, influences whom
	CoverageView     MapView = "coverage"     // what is missing in the contacts
)

// MapViews lists the views.
func MapViews() []MapView {
	return []MapView{GridView, InstitutionsView, RelationsView, CoverageView}
}

// Inside says whether a view is for the NPM's own people only. How a body is
// assessed is an internal field, and what is missing in the contacts would be
// said of every body whose dialogue the reader does not see.
func (v MapView) Inside() bool { return v == GridView || v == CoverageView }

// MapQuery says which map is drawn, and of which bodies; an empty list lets all
// through.
type MapQuery struct {
	View       MapView
	Categories []string
	Places     []string        // the bodies that run them, and those above
	Themes     []string        // addressees of recommendations on them, by today's name
	Language   *language.Words // nil is English
}

// mapping is what one map is made from.
type mapping struct {
	view  *audience.View
	at    Moment
	query MapQuery
	words *language.Words
	*bodies
	shown int // bodies in the picture: beside those wanted, those that they stand below or are tied to
}

// MapOf is a map of the stakeholders that a reader may see: a picture, and the
// table that says the same. A view that is not for the reader has neither, and
// says so.
func MapOf(v *audience.View, at Moment, q MapQuery) *Document {
	words := q.Language
	if words == nil {
		words = language.Of("en")
	}
	kind := mapKind(words, q.View)
	doc := &Document{Audience: v.Audience, Title: kind.Title, Words: words, Addressed: true}
	if q.View.Inside() && v.Audience.Outside() {
		doc.Blocks = []Block{{Text: words.Map.Withheld}}
		doc.Data = func() any { return mapHead(at, q) }
		doc.Footer = append([]string{asOf(at, words)}, readersOf(v.Audience, words, words.Foreign(string(v.Audience)))...)
		return doc
	}
	doc.Notice = noticeFor(v.Audience, words, words.Foreign(bodyName(v.On(at.Day), string(v.Audience))))
	m := &mapping{view: v, at: at, query: q, words: words, bodies: bodiesOn(v, at, q)}
	m.shown = len(m.wanted)
	switch q.View {
	case GridView:
		m.grid(doc)
	case InstitutionsView:
		m.institutions(doc)
	case RelationsView:
		m.relations(doc)
	default:
		m.coverage(doc)
	}
	doc.Footer = append([]string{asOf(at, words) + " " + m.counted()}, readersOf(v.Audience, words, m.name(string(v.Audience)))...)
	return doc
}

func mapKind(w *language.Words, v MapView) language.MapKind {
	switch v {
	case GridView:
		return w.Map.Grid
	case InstitutionsView:
		return w.Map.Institutions
	case RelationsView:
		return w.Map.Relations
	}
	return w.Map.Coverage
}

// counted says how many bodies are in the map, and how many that have ended are
// not.
func (m *mapping) counted() string {
	s := m.words.Count(m.words.Page.Bodies, m.shown) + "."
	if m.ended > 0 {
		s += " " + m.words.Count(m.words.Map.Ended, m.ended)
	}
	return s
}

// mapData is what every map says of itself to scripts.
type mapData struct {
	SchemaVersion int    `json:"schema_version"`
	AsOf          string `json:"as_of"`
	View          string `json:"view"`
}

func mapHead(at Moment, q MapQuery) mapData {
	return mapData{1, at.Day.String(), string(q.View)}
}

// pictured puts a picture and its table into a document.
func pictured(doc *Document, picture *Map, table *Table) {
	doc.Table = table
	if len(table.Rows) == 0 {
		picture = nil
	}
	doc.Blocks = append(doc.Blocks, Block{Map: picture, Table: table})
}

// bodyCell names a body, and the page of its own.
func (m *mapping) bodyCell(id string) Cell {
	return Cell{Text: m.name(id), Data: id, Ref: m.ref(id)}
}

func (m *mapping) ref(id string) string {
	if m.set.Stakeholders[id] == nil {
		return ""
	}
	return "stakeholders/" + id
}

// name is a body's name as the document writes it.
func (m *mapping) name(id string) string { return m.words.Foreign(bodyName(m.set, id)) }

// number writes a count; none is left to the dash.
func (m *mapping) number(n int) Cell {
	if n == 0 {
		return Cell{Text: "–", Data: "0", Tone: Faint}
	}
	return Cell{Text: m.words.Number(n), Data: fmt.Sprint(n)}
}

// sortedBy gives a copy of some ids in an order.
func sortedBy(ids []string, order func(a, b string) int) []string {
	sorted := slices.Clone(ids)
	slices.SortStableFunc(sorted, order)
	return sorted
}
