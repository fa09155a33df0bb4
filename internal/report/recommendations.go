package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// RecommendationQuery narrows a list of recommendations; an empty list of
// words lets all through.
type RecommendationQuery struct {
	States, Addressees, Themes, Priorities, Places, Reports []string
	Years                                                   []int // of issue
}

// AddresseeJSON is what an addressee said, as scripts read it.
type AddresseeJSON struct {
	Stakeholder string  `json:"stakeholder"`
	Position    *string `json:"position"`
	Claims      *string `json:"claims"`
	Answered    *string `json:"answered"`
}

// RecommendationJSON is a recommendation and its state, as scripts read it.
type RecommendationJSON struct {
	Record        string          `json:"record"`
	Title         string          `json:"title"`
	State         string          `json:"state"`
	Priority      string          `json:"priority"`
	Issued        *string         `json:"issued"`
	Report        string          `json:"report"`
	Themes        []string        `json:"themes"`
	Addressees    []AddresseeJSON `json:"addressees"`
	RepeatedBy    *string         `json:"repeated_by"`
	FirstIssued   *string         `json:"first_issued"`
	TimesRepeated int             `json:"times_repeated"`
}

type recommendationsData struct {
	SchemaVersion   int                  `json:"schema_version"`
	AsOf            string               `json:"as_of"`
	Recommendations []RecommendationJSON `json:"recommendations"`
}

// Recommendations lists recommendations with their state.
func Recommendations(v *audience.View, at Moment, q RecommendationQuery) *Document {
	return recommendationsOf(v, at, followup.All(v.On(at.Day), at.Day), q)
}

// recommendationsOf is the list where it is known how all of them stand.
func recommendationsOf(v *audience.View, at Moment, all []*followup.Standing, q RecommendationQuery) *Document {
	set := v.On(at.Day)
	standings := slices.DeleteFunc(slices.Clone(all), func(s *followup.Standing) bool { return !q.wants(set, s) })
	doc := list(v, recommendationTable(standings), func() any { return recommendationsJSON(at, standings) })
	doc.Footer = []string{recommendationFooter(standings, len(set.Recommendations), at)}
	return doc
}

func recommendationsJSON(at Moment, standings []*followup.Standing) recommendationsData {
	data := recommendationsData{SchemaVersion: 1, AsOf: at.Day.String(), Recommendations: []RecommendationJSON{}}
	for _, s := range standings {
		data.Recommendations = append(data.Recommendations, standingJSON(s))
	}
	return data
}

func (q RecommendationQuery) wants(set *record.Set, s *followup.Standing) bool {
	r := s.Recommendation
	addressed := func(a *followup.Addressee) bool {
		return slices.ContainsFunc(a.Names, func(body string) bool { return withinAny(set, body, q.Addressees) })
	}
	return within(q.States, string(s.State)) && within(q.Priorities, string(r.Priority)) && within(q.Reports, r.Report) &&
		within(q.Years, yearOf(s.Issued.Date)) &&
		meets(q.Themes, r.Themes) && meets(q.Places, set.PlacesOf(r)) &&
		(len(q.Addressees) == 0 || slices.ContainsFunc(s.Addressees, addressed))
}

func within[T comparable](wanted []T, value T) bool {
	return len(wanted) == 0 || slices.Contains(wanted, value)
}

func meets(wanted, values []string) bool {
	return len(wanted) == 0 || slices.ContainsFunc(values, func(v string) bool { return slices.Contains(wanted, v) })
}

func recommendationTable(standings []*followup.Standing) *Table {
	t := &Table{
		Empty: "None.",
		Columns: []Column{
			{Key: "record", Title: "RECOMMENDATION"},
			{Key: "state", Title: "STATE"},
			{Key: "issued", Title: "ISSUED"},
			{Key: "priority", Title: "PRIORITY", Below: 1},
			{Key: "title", Title: "TITLE", Below: 1},
			{Key: "addressees", Title: "ADDRESSEES", Below: 2},
		},
	}
	for _, s := range standings {
		t.Rows = append(t.Rows, []Cell{
			{Text: s.Recommendation.ID, Data: s.Recommendation.Name()},
			text(string(s.State)).toned(stateTone(s.State)),
			orDash(s.Issued.Date.String()),
			text(string(s.Recommendation.Priority)),
			text(s.Recommendation.Title),
			text(voices(s)),
		})
	}
	return t
}

func stateTone(s followup.State) Tone {
	switch s {
	case followup.State(record.Implemented):
		return Good
	case followup.ResponseOverdue, followup.State(record.Rejected), followup.State(record.NotImplemented):
		return Warning
	case followup.Draft, followup.Repeated:
		return Faint
	}
	return Plain
}

// voices says in one line what each addressee said.
func voices(s *followup.Standing) string {
	var all []string
	for _, a := range s.Addressees {
		said := []string{}
		for _, word := range []string{string(a.Position), claimWords(a.Claims)} {
			if word != "" {
				said = append(said, word)
			}
		}
		switch {
		case len(said) > 0:
		case s.Partial:
			said = []string{"no published answer"}
		default:
			said = []string{"silent"}
		}
		all = append(all, a.Stakeholder+": "+strings.Join(said, ", "))
	}
	return strings.Join(all, "; ")
}

func claimWords(c record.Claim) string {
	if c == "" {
		return ""
	}
	return "claims " + string(c)
}

func recommendationFooter(standings []*followup.Standing, all int, at Moment) string {
	if all == 0 {
		return at.String() + ": there are no recommendations yet."
	}
	open := 0
	for _, s := range standings {
		if s.Open() {
			open++
		}
	}
	s := at.String() + ": " + plural(len(standings), "recommendation", "recommendations")
	if len(standings) < all {
		s += fmt.Sprintf(" of %d", all)
	}
	return s + fmt.Sprintf(", %d open.", open)
}

func standingJSON(s *followup.Standing) RecommendationJSON {
	r := s.Recommendation
	data := RecommendationJSON{
		Record: r.Name(), Title: r.Title, State: string(s.State), Priority: string(r.Priority),
		Issued: orNull(s.Issued.Date.String()), Report: r.Report, Themes: append([]string{}, r.Themes...),
		Addressees: []AddresseeJSON{}, FirstIssued: orNull(s.FirstIssued.String()), TimesRepeated: s.TimesRepeated,
	}
	if s.RepeatedBy != nil {
		data.RepeatedBy = orNull(s.RepeatedBy.Name())
	}
	for _, a := range s.Addressees {
		data.Addressees = append(data.Addressees, AddresseeJSON{
			a.Stakeholder, orNull(string(a.Position)), orNull(string(a.Claims)), orNull(a.Answered.Date.String()),
		})
	}
	return data
}

// yearOf is the year of a date, 0 for none.
func yearOf(d calendar.Date) int {
	if d == 0 {
		return 0
	}
	return d.Year()
}
