package report

import (
	"fmt"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// StatsQuery says which recommendations are counted and how they are grouped.
type StatsQuery struct {
	By followup.Dimension // "" is not at all
	// Addressees are bodies, with those below them. Only their own answers
	// count.
	Addressees []string
	Themes     []string
	Places     []string
	Priorities []string
	Years      []int // of issue
}

// StatsJSON are the figures of one group as scripts read them.
type StatsJSON struct {
	Recommendations  int            `json:"recommendations"`
	States           map[string]int `json:"states"`
	Answers          AnswersJSON    `json:"answers"`
	MedianDays       *float64       `json:"median_days_to_answer"`
	ImplementedAfter *AfterJSON     `json:"implemented_after"`
	LongestSilence   *SilenceJSON   `json:"longest_silence"`
}

// AnswersJSON count addressees by how they stand with their answer. The first
// five are all of them; unanswered_at_close is a part of not_owed. All are null for
// readers outside where register.yaml publishes no answers.
type AnswersJSON struct {
	InTime            *int `json:"in_time"`
	Late              *int `json:"late"`
	Overdue           *int `json:"overdue"`
	Awaited           *int `json:"awaited"`
	NotOwed           *int `json:"not_owed"`
	UnansweredAtClose *int `json:"unanswered_at_close"`
	NoPublishedAnswer *int `json:"no_published_answer"` // of readers outside, in place of the others
}

// AfterJSON is how many were implemented by an anniversary of their issue.
type AfterJSON struct {
	One   ShareJSON `json:"1y"`
	Two   ShareJSON `json:"2y"`
	Three ShareJSON `json:"3y"`
}

// ShareJSON is a number, what it is a share of, and what was left out of that.
type ShareJSON struct {
	Implemented int `json:"implemented"`
	Of          int `json:"of"`
	LeftOut     int `json:"left_out"`
}

// SilenceJSON is an open recommendation and the time since the last contact.
type SilenceJSON struct {
	Record      string `json:"record"`
	Title       string `json:"title"`
	LastContact string `json:"last_contact"`
	Days        int    `json:"days"`
}

type groupJSON struct {
	Group *string `json:"group"`
	Name  string  `json:"name"`
	StatsJSON
}

type muteJSON struct {
	Stakeholder string `json:"stakeholder"`
	Name        string `json:"name"`
	Unanswered  int    `json:"unanswered"`
	Since       string `json:"since"`
}

type statsData struct {
	SchemaVersion   int           `json:"schema_version"`
	AsOf            string        `json:"as_of"`
	By              *string       `json:"by"`
	GroupsAddUp     bool          `json:"groups_add_up"`
	Groups          []groupJSON   `json:"groups"`
	Total           StatsJSON     `json:"total"`
	Drafts          int           `json:"drafts"`
	LongestSilences []SilenceJSON `json:"longest_silences"`
	NeverAnswered   []muteJSON    `json:"never_answered"`
	Counts          []countJSON   `json:"counts"`
}

// figures are what one report of them is made from.
type figures struct {
	set    *record.Set
	at     Moment
	by     followup.Dimension
	counts []audience.Count // of visits and the like, as far as they are released
	stats  *followup.Statistics
	groups []followup.Group // none where nothing is grouped
	total  *followup.Figures
}

// longestSilences is how many recommendations are named as silent for longest.
const longestSilences = 5

// Stats counts recommendations by state, the answers to them, and how many were
// implemented in time.
func Stats(v *audience.View, at Moment, q StatsQuery) *Document {
	set := v.On(at.Day)
	wants := RecommendationQuery{Addressees: q.Addressees, Themes: q.Themes, Places: q.Places, Priorities: q.Priorities, Years: q.Years}
	f := &figures{set: set, at: at, by: q.By, counts: v.Counts(at.Day)}
	f.stats = followup.Gather(set, at.Day,
		func(s *followup.Standing) bool { return wants.wants(set, s) },
		func(a *followup.Addressee) bool { return len(q.Addressees) == 0 || addressedAs(set, a, q.Addressees) })
	f.total = f.stats.Total()
	blocks := f.overview
	if q.By != "" {
		f.groups = f.stats.By(q.By)
		blocks = func() []Block { return []Block{{Table: f.grouped()}} }
	}
	return &Document{Audience: v.Audience, Blocks: blocks(), Table: f.flat(), Data: func() any { return f.data() }, Charts: f.charts(), Footer: f.footer()}
}

func addressedAs(set *record.Set, a *followup.Addressee, bodies []string) bool {
	for _, name := range a.Names {
		if withinAny(set, name, bodies) {
			return true
		}
	}
	return false
}

func (f *figures) footer() []string {
	all := fmt.Sprintf("%s: %s", f.at, plural(f.total.Recommendations, "recommendation", "recommendations"))
	switch f.stats.Drafts {
	case 0:
	case 1:
		all += "; 1 draft is not counted"
	default:
		all += fmt.Sprintf("; %d drafts are not counted", f.stats.Drafts)
	}
	if f.by == "" || f.by.AddsUp() {
		return []string{all + "."}
	}
	return []string{all + ".", f.overlap()}
}

// overlap warns of adding up what was counted more than once.
func (f *figures) overlap() string {
	return fmt.Sprintf("A recommendation with more than one %s counts for each, so the rows do not add up; in the total it counts once.", f.by)
}

// nameOf is what people call a group.
func (f *figures) nameOf(key string) string {
	switch {
	case key == "" && (f.by == followup.ByYear || f.by == followup.ByPriority || f.by == followup.ByLevel):
		return "not stated"
	case key == "":
		return "no " + string(f.by)
	case f.by == followup.ByAddressee:
		return bodyName(f.set, key)
	case f.by == followup.ByTheme && f.set.Policy.Themes[key] != "":
		return f.set.Policy.Themes[key]
	case f.by == followup.ByPlace && f.set.Places[key] != nil && f.set.Places[key].Name != "":
		return f.set.Places[key].Name
	}
	return key
}

func bodyName(set *record.Set, id string) string {
	switch s := set.Stakeholders[id]; {
	case id == record.Institution:
		return "the NPM itself"
	case s != nil && s.Name != "":
		return s.Name
	}
	return id
}

func (f *figures) data() statsData {
	data := statsData{SchemaVersion: 1, AsOf: f.at.Day.String(), By: orNull(string(f.by)), GroupsAddUp: f.by == "" || f.by.AddsUp(),
		Groups: []groupJSON{}, Total: f.figuresJSON(f.total), Drafts: f.stats.Drafts,
		LongestSilences: []SilenceJSON{}, NeverAnswered: []muteJSON{}, Counts: f.countsJSON()}
	for _, g := range f.groups {
		data.Groups = append(data.Groups, groupJSON{orNull(g.Key), f.nameOf(g.Key), f.figuresJSON(g.Figures)})
	}
	for _, s := range f.stats.Quietest(longestSilences) {
		data.LongestSilences = append(data.LongestSilences, *silenceJSON(s))
	}
	for _, m := range f.stats.NeverAnswered() {
		data.NeverAnswered = append(data.NeverAnswered, muteJSON{m.Stakeholder, bodyName(f.set, m.Stakeholder), m.Unanswered, m.Since.String()})
	}
	return data
}

func (f *figures) figuresJSON(g *followup.Figures) StatsJSON {
	data := StatsJSON{Recommendations: g.Recommendations, States: map[string]int{}, LongestSilence: silenceJSON(g.Silent)}
	for _, state := range countedStates() {
		data.States[string(state)] = g.States[state]
	}
	if !countsAnswers(f.set) {
		return data
	}
	data.Answers.InTime = answersOf(g, followup.InTime)
	if f.set.Partial {
		data.Answers.NoPublishedAnswer = answersOf(g, followup.Unpublished)
		return data
	}
	data.Answers.Late, data.Answers.Overdue = answersOf(g, followup.Late), answersOf(g, followup.NotAnswered)
	data.Answers.Awaited, data.Answers.NotOwed = answersOf(g, followup.Awaited), answersOf(g, followup.NotOwed)
	data.Answers.UnansweredAtClose = &g.Lapsed
	if days, known := g.MedianDays(); known {
		data.MedianDays = &days
	}
	data.ImplementedAfter = &AfterJSON{ShareJSON(g.After[0]), ShareJSON(g.After[1]), ShareJSON(g.After[2])}
	return data
}

func answersOf(g *followup.Figures, when followup.Timeliness) *int {
	n := g.Answers[when]
	return &n
}

// countedStates are all but draft: what was not issued is not counted.
func countedStates() []followup.State {
	var all []followup.State
	for _, state := range followup.States() {
		if state != followup.Draft {
			all = append(all, state)
		}
	}
	return all
}

func silenceJSON(s *followup.Standing) *SilenceJSON {
	if s == nil {
		return nil
	}
	return &SilenceJSON{s.Recommendation.Name(), s.Recommendation.Title, s.LastContact.Date.String(), s.SilentFor()}
}
