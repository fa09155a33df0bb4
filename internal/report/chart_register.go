package report

import (
	"cmp"
	"math"
	"slices"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/record"
)

// charting makes charts of recommendations in the words of a language, each in
// a block with the table that says the same.
type charting struct {
	set   *record.Set
	words *language.Words
	stats *followup.Statistics
}

// chartsOf are charts of the recommendations that are wanted, as the set of a
// reader has them on its day; nil wants all.
func chartsOf(set *record.Set, at Moment, w *language.Words, wants func(*followup.Standing) bool) *charting {
	return &charting{set, w, followup.Gather(set, at.Day, wants, nil)}
}

// stateByYear has a bar for each year of issue, parted by where the
// recommendations of that year stand. There is none where none was issued.
func (c *charting) stateByYear() []Block {
	groups := c.stats.By(followup.ByYear)
	say := c.words.Chart
	return c.grouped(say.StateByYear, Column{Key: "year", Title: say.Year}, everyYear(groups), func(g followup.Group) Cell { return text(g.Key) })
}

// everyYear adds the years between that have no recommendation.
func everyYear(groups []followup.Group) []followup.Group {
	of := map[string]followup.Group{}
	for _, g := range groups {
		of[g.Key] = g
	}
	var all []followup.Group
	for _, year := range yearsBetween(groups) {
		g, there := of[year]
		if !there {
			g = followup.Group{Key: year, Figures: &followup.Figures{}}
		}
		all = append(all, g)
	}
	return all
}

// implementationBy has a bar for each theme or addressee, parted by where its
// recommendations stand.
func (c *charting) implementationBy(d followup.Dimension) []Block {
	say := c.words.Chart
	title, first, named := say.ByTheme, Column{Key: "theme", Title: say.Theme, Flex: true}, c.theme
	if d == followup.ByAddressee {
		title, first, named = say.ByAddressee, Column{Key: "addressee", Title: say.Addressee, Flex: true}, c.addressee
	}
	return c.grouped(title, first, c.stats.By(d), named)
}

func (c *charting) theme(g followup.Group) Cell {
	if g.Key == "" {
		return Cell{Text: c.words.Chart.NoTheme, Tone: Faint}
	}
	name := cmp.Or(c.set.Policy.Themes[g.Key], c.words.Term("theme", g.Key))
	return Cell{Text: c.words.Foreign(name), Data: g.Key, Ref: "themes/" + g.Key}
}

func (c *charting) addressee(g followup.Group) Cell {
	switch s := c.set.Stakeholders[g.Key]; {
	case g.Key == "":
		return Cell{Text: c.words.Chart.NoAddressee, Tone: Faint}
	case g.Key == record.Institution:
		return Cell{Text: c.words.Chart.Itself, Data: g.Key}
	case s == nil:
		return text(g.Key)
	}
	return Cell{Text: c.words.Foreign(bodyName(c.set, g.Key)), Data: g.Key, Ref: string(record.Stakeholders) + "/" + g.Key}
}

// mostDrawn is how many bars a picture of groups has; its table has all.
const mostDrawn = 15

// grouped is a picture of groups, parted by class of state, and its table.
func (c *charting) grouped(title string, first Column, groups []followup.Group, named func(followup.Group) Cell) []Block {
	if len(groups) == 0 {
		return nil
	}
	drawn := groups[:min(len(groups), mostDrawn)]
	if first.Key == "year" {
		drawn = groups
	}
	chart := &Chart{Title: title, Kind: Bars, Unit: c.words.Chart.Recommendations, Series: classSeries(c.set, c.words, drawn)}
	for _, g := range drawn {
		chart.Labels = append(chart.Labels, named(g).Text)
	}
	if len(drawn) < len(groups) {
		chart.Notes = []string{c.words.Chart.Most.With("n", c.words.Number(len(drawn)))}
	}
	return []Block{{Heading: title, Chart: chart, Table: c.classTable(first, groups, named), Text: c.noted(groups)}}
}

// classSeries has a part for each class of states that there is any of.
func classSeries(set *record.Set, w *language.Words, groups []followup.Group) []Series {
	var parts []Series
	for i, class := range classesOf(set) {
		s := Series{Name: w.Chart.Classes[class.Key], Like: i + 1}
		for _, g := range groups {
			s.Values = append(s.Values, class.count(g.Figures))
		}
		if s.Sum() > 0 {
			parts = append(parts, s)
		}
	}
	return parts
}

// timeToAnswer has a bar for each band of days that answers took. Readers
// outside are told nothing of it: an earlier answer may not be published.
func (c *charting) timeToAnswer() []Block {
	total := c.stats.Total()
	late := total.Answers[followup.NotAnswered] + total.Lapsed
	if c.set.Partial || len(total.AnswerDays())+late == 0 {
		return nil
	}
	say := c.words.Chart
	chart := &Chart{Title: say.TimeToAnswer, Kind: Bars, Unit: say.Answers, Labels: say.Bands[:],
		Series: []Series{{Name: say.Answers, Values: append(banded(total.AnswerDays()), late)}}}
	block := Block{Heading: chart.Title, Chart: chart, Table: c.bandTable(chart)}
	if days, known := total.MedianDays(); known {
		block.Text = c.words.Count(say.Median, int(math.Floor(days)))
	}
	return []Block{block}
}

// banded counts days by band: up to 30, 90, 180, 365 and more.
func banded(days []int) []int {
	limits := []int{30, 90, 180, 365, math.MaxInt}
	counts := make([]int, len(limits))
	for _, n := range days {
		counts[slices.IndexFunc(limits, func(limit int) bool { return n <= limit })]++
	}
	return counts
}
