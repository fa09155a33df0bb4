package report

import (
	"slices"
	"strconv"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/record"
)

// subcommittee is what the SPT is told about a year.
type subcommittee struct {
	*annual
	ids []string // the stakeholders that are the SPT
}

// SPT is what a mechanism shares with the Subcommittee on Prevention of Torture
// about a year (OPCAT art. 11, 12 and 20 f): its means, access to places, visits,
// reports, recommendations and what came of them, those of the Subcommittee
// itself, law, obstacles, good practice, and reprisals by number only. The
// Subcommittee is the bodies named; where it is the reader, or anybody else is
// outside, it holds what that reader may see.
func SPT(v *audience.View, at Moment, bodies []string, year int, words *language.Words) *Document {
	p := newPaper("spt", v, at, words)
	p.name, p.year = p.set.Policy.Institution.Name, year
	s := &subcommittee{&annual{paper: p}, bodies}
	s.gatherRecommendations()
	s.mechanism()
	if p.outside() {
		p.released(record.Visits, "visits-places")
	} else {
		p.visits()
		s.access()
		s.shared()
	}
	s.recommendations()
	s.own()
	s.legislation()
	s.noticed()
	s.reprisals()
	s.exchanges()
	p.processes(func(c *record.Process) bool { return slices.Contains(s.ids, c.Stakeholder) })
	return p.document()
}

// mechanism is whom the mechanism has to work with, and how often it spoke of its
// means. That is not told outside.
func (s *subcommittee) mechanism() {
	if s.outside() {
		return
	}
	in := map[string]int{}
	for _, m := range s.set.Members {
		if m.Until == 0 || m.Until >= min(lastOf(s.year), s.at.Day) {
			in[m.Role]++
		}
	}
	s.facts("mechanism", fact{"members", s.counted(in["member"])}, fact{"staff", s.counted(in["staff"])}, fact{"experts", s.counted(in["external-expert"])},
		fact{"budget_talks", s.counted(s.talksOn("budget"))}, fact{"independence_talks", s.counted(s.talksOn("independence"))})
}

// talksOn counts the exchanges of the year about something.
func (s *subcommittee) talksOn(purpose string) int {
	n := 0
	for _, d := range s.set.Dialogues {
		n += oneIf(d.Path != "" && s.within(d.Date) && slices.Contains(d.Purpose, purpose))
	}
	return n
}

// access are the visits of the year on which access was not full (OPCAT art. 20).
func (s *subcommittee) access() {
	t := &Table{Columns: s.columns("place~", "date", "access")}
	for _, id := range s.set.IDs(record.Visits) {
		v := s.set.Visits[id]
		if s.ours(v.By) && s.within(v.Start) && v.AccessGiven != "" && v.AccessGiven != "full" {
			t.Rows = append(t.Rows, []Cell{s.several(v.Place, s.place), s.date(v.Start), s.term("access-given", v.AccessGiven).toned(Warning)})
		}
	}
	s.table("access", t)
	s.orNothing("access")
}

// shared are the reports that the SPT was sent in the year.
func (s *subcommittee) shared() {
	t := &Table{Columns: s.columns("title~", "type", "published", "shared")}
	for _, id := range s.set.IDs(record.Reports) {
		if r := s.set.Reports[id]; s.ours(r.IssuedBy) && s.within(r.SharedWithSPT) {
			t.Rows = append(t.Rows, []Cell{s.report(r), s.term("report-type", r.Type), s.date(r.Published).or(), s.date(r.SharedWithSPT)})
		}
	}
	s.table("shared", t)
}

// own are the recommendations of the Subcommittee that are open, or were closed in
// the year.
func (s *subcommittee) own() {
	t := s.recommendationTable()
	for _, st := range s.site.standings {
		r := s.set.Reports[st.Recommendation.Report]
		if r == nil || !slices.Contains(s.ids, r.IssuedBy) || st.State == followup.Draft || st.Issued.Date > lastOf(s.year) {
			continue
		}
		if st.Open() || st.Assessment != nil && s.within(st.Assessment.In.Date) {
			t.Rows = append(t.Rows, s.recommendation(st))
		}
	}
	s.table("spt", t, s.shorten(t))
}

func (s *subcommittee) recommendationTable() *Table {
	t := &Table{Columns: s.columns("title~", "addressees~", "state", "reference!", "issued!")}
	t.Columns[0].Title = s.words.Letter.Columns.Recommendation
	return t
}

func (s *subcommittee) recommendation(st *followup.Standing) []Cell {
	var names []string
	for _, a := range st.Addressees {
		names = append(names, a.Stakeholder)
	}
	return []Cell{s.cited(st), s.bodies(names), s.state(st), {Data: st.Recommendation.Name()}, s.date(st.Issued.Date)}
}

// legislation are the recommendations of ours on law that are open.
func (s *subcommittee) legislation() {
	t := s.recommendationTable()
	for _, st := range s.site.standings {
		r := s.set.Reports[st.Recommendation.Report]
		if st.Recommendation.Level == "law" && st.Open() && st.Issued.Date <= lastOf(s.year) && (r == nil || s.ours(r.IssuedBy)) {
			t.Rows = append(t.Rows, s.recommendation(st))
		}
	}
	s.table("legislation", t, s.shorten(t))
}

// noticed are the obstacles and the good practice of the year, whoever it was
// noted of.
func (s *subcommittee) noticed() {
	n := &notes{}
	for _, d := range s.set.DialoguesInOrder() {
		if d.Complaint != "" || d.Path == "" || !s.within(d.Date) {
			continue
		}
		n.add(d.Date, "", d.Name(), d.Obstacles, d.GoodPractices)
		for _, i := range d.Recommendations {
			n.add(d.Date, string(record.Recommendations)+"/"+i.Recommendation, d.Name(), []string{i.Obstacle}, []string{i.GoodPractice})
		}
	}
	slices.Reverse(n.obstacles)
	slices.Reverse(n.goodPractice)
	s.noted("obstacles", n.obstacles)
	s.noted("good-practices", n.goodPractice)
}

// reprisals are numbers only: a place or a day could tell who is meant (OPCAT
// art. 21). Small ones are not printed.
func (s *subcommittee) reprisals() {
	if s.outside() {
		return
	}
	risks, checks := 0, 0
	for _, v := range s.set.Visits {
		if s.ours(v.By) && s.within(v.Start) {
			risks += oneIf(v.ReprisalRisk == "possible" || v.ReprisalRisk == "real")
			checks += oneIf(v.ReprisalCheck)
		}
	}
	facts := []fact{{"visits_with_risk", s.few(risks)}, {"visits_with_check", s.few(checks)}}
	if s.view.Audience == audience.Full {
		complaints := 0
		for _, c := range s.set.Complaints {
			complaints += oneIf(s.within(c.Received) && (c.ReprisalRisk == "possible" || c.ReprisalRisk == "real"))
		}
		facts = append(facts, fact{"complaints_with_risk", s.few(complaints)})
	}
	s.facts("reprisals", facts...)
}

func oneIf(is bool) int {
	if is {
		return 1
	}
	return 0
}

// few hides a number from 1 to 4.
func (p *paper) few(n int) Cell {
	if n > 0 && n < 5 {
		return text("<5")
	}
	return Cell{Text: p.words.Number(n), Data: strconv.Itoa(n)}
}

// exchanges are those with the Subcommittee in the year, in order.
func (s *subcommittee) exchanges() {
	var steps []happened
	for _, d := range s.set.DialoguesInOrder() {
		if d.Path != "" && s.within(d.Date) && slices.ContainsFunc(d.With, func(id string) bool { return slices.Contains(s.ids, id) }) {
			steps = append(steps, happened{day: d.Date, text: s.exchange(d), ref: d.Name()})
		}
	}
	s.steps("exchanges", steps)
}
