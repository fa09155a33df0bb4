package report

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/record"
)

// annual is the tables of a year's work.
type annual struct {
	*paper
	issued *charting         // of the year
	ever   *charting         // of all years up to it
	total  *followup.Figures // of the year
	others string            // that others recommended something too, which is not counted; "" where they did not
}

// Annual is the annex of an annual report: a year's visits, reports,
// recommendations, answers, dialogue, complaints and processes in tables and
// pictures (OPCAT art. 23). Readers outside get what was published and the numbers
// that register.yaml releases of years that are over; a table that is not released
// is left out.
func Annual(v *audience.View, at Moment, year int, words *language.Words) *Document {
	p := newPaper("annual", v, at, words)
	p.name, p.year = p.set.Policy.Institution.Name, year
	a := &annual{paper: p}
	a.gatherRecommendations()
	if p.outside() {
		p.released(record.Visits, "visits-places")
	} else {
		p.visits()
	}
	a.reports()
	a.recommendations()
	a.answers()
	if p.outside() {
		p.released(record.Dialogues, "dialogue-form")
		p.released(record.Complaints, "complaints")
	} else {
		p.dialogues()
		p.complaints()
	}
	p.processes(func(*record.Process) bool { return true })
	return p.document()
}

func (p *paper) within(day calendar.Date) bool {
	return day >= firstOf(p.year) && day <= min(lastOf(p.year), p.at.Day)
}

func (a *annual) gatherRecommendations() {
	a.issued = chartsOf(a.set, a.at, a.words, func(s *followup.Standing) bool { return a.own(s) && a.within(s.Issued.Date) })
	a.ever = chartsOf(a.set, a.at, a.words, func(s *followup.Standing) bool { return a.own(s) && s.Issued.Date <= lastOf(a.year) })
	a.total = a.issued.stats.Total()
	for _, rec := range a.set.Recommendations {
		if s := a.site.standing[rec.ID]; !a.own(s) && s.Issued.Date <= lastOf(a.year) {
			a.others = a.say.Notes["others"]
		}
	}
}

// own says whether a recommendation is the NPM's: others recommend too, and their
// reports stand in the register (issued_by).
func (a *annual) own(s *followup.Standing) bool {
	r := a.set.Reports[s.Recommendation.Report]
	return r == nil || a.ours(r.IssuedBy)
}

// reports are those of ours that came out in the year, and those that were sent;
// the public sees those that are published.
func (a *annual) reports() {
	var out []*record.Report
	in := map[string]int{}
	for _, rec := range a.set.Recommendations {
		in[rec.Report]++
	}
	for _, id := range a.set.IDs(record.Reports) {
		if r := a.set.Reports[id]; a.ours(r.IssuedBy) && (a.within(r.Sent) || a.within(r.Published)) {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(x, y *record.Report) int { return int(cmp.Or(x.Sent, x.Published) - cmp.Or(y.Sent, y.Published)) })
	t := &Table{Columns: a.columns("title~", "type", "sent", "published", "recommendations#")}
	for _, r := range out {
		t.Rows = append(t.Rows, []Cell{a.report(r), a.term("report-type", r.Type), a.date(r.Sent).or(), a.date(r.Published).or(), a.count(in[r.ID])})
	}
	a.table("reports", t)
}

func (p *paper) report(r *record.Report) Cell {
	return Cell{Text: p.words.Foreign(titleOf(r)), Data: r.Name(), Ref: p.ref(r.Name())}
}

func (p *paper) ours(by string) bool { return by == "" || by == record.Institution }

// recommendations are the NPM's own that were issued in the year by state, theme, addressee and
// level, and those of all years by year of issue: what is new shows little yet.
func (a *annual) recommendations() {
	if a.total.Recommendations == 0 {
		a.orNothing("states", a.others)
	} else {
		a.states()
		a.blocks("themes", a.issued.implementationBy(followup.ByTheme))
		a.blocks("addressees", a.issued.implementationBy(followup.ByAddressee))
		a.levels()
	}
	a.blocks("years", a.ever.stateByYear())
}

func (a *annual) levels() {
	groups := a.issued.stats.By(followup.ByLevel)
	if len(groups) == 1 && groups[0].Key == "" { // none states any
		return
	}
	column := a.columns("level")[0]
	a.blocks("levels", a.issued.grouped(a.say.Headings["levels"], column, groups, func(g followup.Group) Cell { return a.inTerms("level")(g.Key) }))
}

func (a *annual) states() {
	t := &Table{Columns: a.columns("state~", "number#", "share#")}
	for _, state := range countedStates() {
		if n := a.total.States[state]; n > 0 {
			t.Rows = append(t.Rows, []Cell{a.term("state", string(state)).toned(stateTone(state)), a.count(n), text(a.words.Percent(n, a.total.Recommendations))})
		}
	}
	all := a.total.Recommendations
	t.Rows = append(t.Rows, []Cell{{Text: a.say.Total, Data: "total"}, a.count(all), text(a.words.Percent(all, all))})
	a.table("states", t, a.say.Notes["states"], a.others)
}

// answers are the written answers to the recommendations of the year, and how long
// they took. Readers outside are told only what came in time, and nothing where no
// answers are published.
func (a *annual) answers() {
	if a.total.Recommendations == 0 || !countsAnswers(a.set) {
		return
	}
	in := a.total.Answers
	if a.outside() {
		a.facts("answers", fact{"in_time", a.count(in[followup.InTime])}, fact{"no_published_answer", a.count(in[followup.Unpublished])})
		return
	}
	facts := []fact{
		{"in_time", a.count(in[followup.InTime])}, {"late_answers", a.count(in[followup.Late])}, {"overdue", a.count(in[followup.NotAnswered])},
		{"awaited", a.count(in[followup.Awaited])}, {"not_owed", a.count(in[followup.NotOwed])},
	}
	a.facts("answers", facts...)
	a.blocks("time-to-answer", a.issued.timeToAnswer())
	t := &Table{Columns: a.columns("addressee~", "in_time#", "late_answers#", "overdue#", "awaited#", "median#")}
	for _, g := range a.issued.stats.By(followup.ByAddressee) {
		if g.Asked()+g.Answers[followup.Awaited] == 0 {
			continue
		}
		median := Cell{}
		if days, known := g.MedianDays(); known {
			median = a.days(days)
		}
		t.Rows = append(t.Rows, []Cell{a.issued.addressee(g), a.count(g.Answers[followup.InTime]), a.count(g.Answers[followup.Late]),
			a.count(g.Answers[followup.NotAnswered]), a.count(g.Answers[followup.Awaited]), median.or()})
	}
	a.table("response-times", t)
}

// days is a number of days that may be halfway between two: then the longer.
func (p *paper) days(n float64) Cell {
	whole := int(n + 0.5)
	return Cell{Text: p.words.Count(p.words.Days, whole), Data: strconv.Itoa(whole)}
}

// processes are the cycles with other mechanisms in which something happened in
// the year. Which steps were taken is told to the NPM's own people only.
func (p *paper) processes(wants func(*record.Process) bool) {
	keys := []string{"mechanism~", "body~", "session"}
	if !p.outside() {
		keys = append(keys, "steps_done#", "steps_to_come#")
	}
	t := &Table{Columns: p.columns(keys...)}
	for _, id := range p.set.IDs(record.Processes) {
		c := p.set.Processes[id]
		done, toCome := p.stepsOf(c)
		if !wants(c) || p.outside() && !p.within(c.Session) || !p.outside() && done+toCome == 0 && !p.within(c.Session) {
			continue
		}
		row := []Cell{p.term("mechanism", c.Mechanism), p.bodyCell(c.Stakeholder), p.date(c.Session).or()}
		if !p.outside() {
			row = append(row, p.count(done), p.count(toCome))
		}
		t.Rows = append(t.Rows, row)
	}
	p.table("processes", t)
}

// stepsOf counts the steps done in the year, and those due in it and not done.
func (p *paper) stepsOf(c *record.Process) (done, toCome int) {
	if p.outside() {
		return 0, 0
	}
	for _, step := range record.StepsOf(c) {
		switch {
		case step.Done != 0:
			if p.within(step.Done) {
				done++
			}
		case step.Skipped == "" && step.Due >= firstOf(p.year) && step.Due <= lastOf(p.year):
			toCome++
		}
	}
	return done, toCome
}

// released is a table of numbers that register.yaml releases, of the year and up
// to four before it. Where the year is not among them there is none.
func (p *paper) released(kind record.Kind, key string) {
	for _, c := range p.view.Counts(p.at.Day) {
		end := slices.Index(c.Years, p.year) + 1
		if c.Kind != kind || end == 0 {
			continue
		}
		from := max(0, end-5)
		t := &Table{Columns: p.columns(c.By + "~")}
		for _, year := range c.Years[from:end] {
			t.Columns = append(t.Columns, Column{Key: strconv.Itoa(year), Title: strconv.Itoa(year), Right: true})
		}
		few := false
		for _, row := range c.Rows {
			cells := []Cell{p.countName(c, row)}
			for _, n := range row.Cells[from:end] {
				cells = append(cells, Cell{Text: p.words.Foreign(n), Data: n})
				few = few || n == "<5" || n == "*"
			}
			t.Rows = append(t.Rows, cells)
		}
		note := ""
		if few {
			note = p.say.Notes["few"]
		}
		p.table(key, t, note)
	}
}

func (p *paper) countName(c audience.Count, row audience.CountRow) Cell {
	switch {
	case row.Total:
		return Cell{Text: p.say.Total, Data: "total"}
	case row.Key == "" && c.Kind == record.Visits:
		return Cell{Text: p.say.Others}
	case row.Key == "":
		return Cell{Text: p.say.Unstated}
	case c.Kind == record.Visits:
		return p.placeCell(row.Key)
	case c.Kind == record.Complaints:
		return p.theme(row.Key)
	}
	return p.term("form", row.Key)
}
