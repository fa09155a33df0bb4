package report_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/report"
)

func stats(t *testing.T, q report.StatsQuery) *report.Document {
	t.Helper()
	return report.Stats(arvenia(t), on(t, "2026-11-21"), q)
}

// flat gives a column of the table for spreadsheets as numbers.
func flat(t *testing.T, doc *report.Document, key string) []int {
	t.Helper()
	i := slices.IndexFunc(doc.Table.Columns, func(c report.Column) bool { return c.Key == key })
	if i < 0 {
		t.Fatalf("no column %s", key)
	}
	var numbers []int
	for _, row := range doc.Table.Rows {
		n, err := strconv.Atoi(row[i].Data)
		if err != nil {
			t.Fatal(err)
		}
		numbers = append(numbers, n)
	}
	return numbers
}

// Every way of showing the figures shows the same ones.
func TestStatsAgreeInEveryForm(t *testing.T) {
	v, day := arvenia(t), on(t, "2026-11-21")
	for _, by := range append(followup.Dimensions(), "") {
		doc := report.Stats(v, day, report.StatsQuery{By: by})
		var data struct {
			Groups []report.StatsJSON
			Total  report.StatsJSON
		}
		decode(t, doc, &data)
		if data.Total.Recommendations != 78 {
			t.Errorf("%s: %d in all", by, data.Total.Recommendations)
		}
		all := append(data.Groups, data.Total)
		for column, of := range map[string]func(report.StatsJSON) int{
			"recommendations":       func(s report.StatsJSON) int { return s.Recommendations },
			"implemented":           func(s report.StatsJSON) int { return s.States["implemented"] },
			"awaiting_response":     func(s report.StatsJSON) int { return s.States["awaiting-response"] },
			"answers_late":          func(s report.StatsJSON) int { return *s.Answers.Late },
			"answers_not_owed":      func(s report.StatsJSON) int { return *s.Answers.NotOwed },
			"implemented_within_2y": func(s report.StatsJSON) int { return s.ImplementedAfter.Two.Implemented },
			"of_1y":                 func(s report.StatsJSON) int { return s.ImplementedAfter.One.Of },
			"left_out_1y":           func(s report.StatsJSON) int { return s.ImplementedAfter.One.LeftOut },
		} {
			var want []int
			for _, s := range all {
				want = append(want, of(s))
			}
			if got := flat(t, doc, column); !slices.Equal(got, want) {
				t.Errorf("%s: %s is %v in the table, %v in JSON", by, column, got, want)
			}
		}
		for _, s := range all {
			sum := 0
			for _, n := range s.States {
				sum += n
			}
			if sum != s.Recommendations || len(s.States) != len(followup.States())-1 {
				t.Errorf("%s: %d states of %d: %v", by, sum, s.Recommendations, s.States)
			}
		}
		sameBars(t, doc, all, by)
	}
}

// sameBars holds that each bar is as long as its group is large.
func sameBars(t *testing.T, doc *report.Document, all []report.StatsJSON, by followup.Dimension) {
	t.Helper()
	bars, trend, total := doc.Charts[0], doc.Charts[1], 0
	for i := range bars.Labels {
		total += bars.Total(i)
		if by != "" && bars.Total(i) != all[i].Recommendations {
			t.Errorf("%s: the bar of %s is %d, want %d", by, bars.Labels[i], bars.Total(i), all[i].Recommendations)
		}
	}
	if by == "" && total != 78 {
		t.Errorf("the bars of the states are %d together", total)
	}
	if issued, done := trend.Series[0].Sum(), trend.Series[1].Sum(); issued != 78 || done != 11 {
		t.Errorf("%s: the trend is of %d issued, %d implemented", by, issued, done)
	}
	if by != "" {
		sameRows(t, doc.Blocks[0].Table.Rows, all, by)
	}
}

// sameRows holds that the classes of states in a row come to its number.
func sameRows(t *testing.T, rows [][]report.Cell, all []report.StatsJSON, by followup.Dimension) {
	t.Helper()
	for i, s := range all {
		sum := 0
		for _, cell := range rows[i][2:9] {
			n, _ := strconv.Atoi(cell.Data)
			sum += n
		}
		if sum != s.Recommendations || rows[i][1].Data != fmt.Sprint(sum) {
			t.Errorf("%s: row %v, want %d", by, rows[i], s.Recommendations)
		}
	}
}

func TestStatsSayWhetherTheyAddUp(t *testing.T) {
	v, day := arvenia(t), on(t, "2026-11-21")
	for _, by := range followup.Dimensions() {
		doc := report.Stats(v, day, report.StatsQuery{By: by})
		warned := strings.Contains(strings.Join(doc.Footer, " "), "do not add up")
		var data struct {
			By          string
			GroupsAddUp bool `json:"groups_add_up"`
			Drafts      int
		}
		if decode(t, doc, &data); data.GroupsAddUp == warned || data.By != string(by) || data.Drafts != 3 {
			t.Errorf("%s: %+v, %q", by, data, doc.Footer)
		}
		numbers := flat(t, doc, "recommendations")
		sum := 0
		for _, n := range numbers[:len(numbers)-1] {
			sum += n
		}
		if got := sum == 78; got == warned {
			t.Errorf("%s: groups of %d together, and the warning is %v", by, sum, warned)
		}
	}
}

// small is a register in which things are missing, and years too.
func small(t *testing.T, day string, q report.StatsQuery) *report.Document {
	t.Helper()
	files := fstest.MapFS{
		"register.yaml":              {Data: []byte("schema: 1\ninstitution: {name: NPM, languages: [en]}\nthemes: {health: Health and care}\n")},
		"stakeholders/ministry.yaml": {Data: []byte("name: Ministry\ncategory: line-ministry\n")},
		"stakeholders/prisons.yaml":  {Data: []byte("name: Prisons\ncategory: supervisory-authority\nparent: ministry\n")},
	}
	add := func(id, issued, rest string) {
		files["reports/"+id+".yaml"] = &fstest.MapFile{Data: []byte("type: annual\nsent: " + issued + "\n")}
		files["recommendations/"+id+"/01.md"] = &fstest.MapFile{Data: []byte("---\nreport: " + id + "\ntitle: Do it\n" + rest + "---\nDo it.\n")}
	}
	add("2020/a", "2020-03-01", "addressees: [prisons, npm]\nthemes: [health]\n")
	add("2023/a", "2023-03-01", "addressees: [ministry]\n")
	files["dialogue/2020/03/11-prisons.yaml"] = &fstest.MapFile{Data: []byte("date: 2020-03-11\nform: letter\ndirection: incoming\nwith: [prisons]\n" +
		"recommendations: [{recommendation: 2020/a/01, for: [prisons], position: accepted}]\n")}
	files["assessments/2023/02/28.yaml"] = &fstest.MapFile{Data: []byte("date: 2023-02-28\nbasis: document-review\nfindings: [{recommendation: 2020/a/01, status: implemented, evidence: seen}]\n")}
	return report.Stats(viewOf(t, files), on(t, day), q)
}

func TestStatsNameGroups(t *testing.T) {
	for by, want := range map[followup.Dimension]string{
		followup.ByAddressee: "the NPM itself, Ministry, Prisons, total",
		followup.ByTheme:     "Health and care, no theme, total",
		followup.ByPlace:     "no place, total",
		followup.ByPlaceType: "no place-type, total",
		followup.ByLevel:     "not stated, total",
		followup.ByYear:      "2020, 2023, total",
		followup.ByPriority:  "normal, total",
	} {
		doc := small(t, "2026-11-21", report.StatsQuery{By: by})
		got := column(t, doc, "name")
		slices.Sort(got[:len(got)-1])
		names := strings.Split(want, ", ")
		slices.Sort(names[:len(names)-1])
		if !slices.Equal(got, names) {
			t.Errorf("%s: %q, want %q", by, got, names)
		}
	}
}

func TestStatsOfOneBodyCountOnlyItsAnswers(t *testing.T) {
	for body, want := range map[string]int{"prisons": 1, "npm": 0, "ministry": 1} {
		doc := small(t, "2026-11-21", report.StatsQuery{Addressees: []string{body}})
		if got := flat(t, doc, "answers_in_time")[0]; got != want {
			t.Errorf("%s: %d in time, want %d", body, got, want)
		}
	}
	if got := flat(t, small(t, "2026-11-21", report.StatsQuery{Addressees: []string{"npm"}}), "answers_not_owed")[0]; got != 1 {
		t.Errorf("%d not owed", got)
	}
}

func TestTrendShowsYearsWithNothing(t *testing.T) {
	trend := small(t, "2026-11-21", report.StatsQuery{}).Charts[1]
	want := []int{1, 0, 0, 1}
	if !slices.Equal(trend.Labels, []string{"2020", "2021", "2022", "2023"}) || !slices.Equal(trend.Series[0].Values, want) {
		t.Errorf("%v %v", trend.Labels, trend.Series)
	}
	if !slices.Equal(trend.Series[1].Values, []int{1, 0, 0, 0}) || trend.Series[1].Name != "of these, implemented by 2026-11-21" {
		t.Errorf("%+v", trend.Series[1])
	}
}

func TestStatsOnAPastDay(t *testing.T) {
	after := small(t, "2023-03-01", report.StatsQuery{})
	if done, of := flat(t, after, "implemented_within_3y"), flat(t, after, "of_3y"); done[0] != 1 || of[0] != 1 {
		t.Errorf("%v of %v within three years", done, of)
	}
	before := small(t, "2023-02-27", report.StatsQuery{})
	if n, done := flat(t, before, "recommendations"), flat(t, before, "implemented"); n[0] != 1 || done[0] != 0 {
		t.Errorf("the day before: %v, implemented %v", n, done)
	}
}

func TestStatsOfNothing(t *testing.T) {
	for _, by := range append(followup.Dimensions(), "") {
		doc := small(t, "2019-01-01", report.StatsQuery{By: by})
		var data struct {
			Groups          []any
			Total           report.StatsJSON
			LongestSilences []any `json:"longest_silences"`
			NeverAnswered   []any `json:"never_answered"`
		}
		decode(t, doc, &data)
		if data.Groups == nil || data.LongestSilences == nil || data.NeverAnswered == nil {
			t.Errorf("%s: a list is null", by)
		}
		if data.Total.MedianDays != nil || data.Total.LongestSilence != nil || data.Total.Recommendations != 0 {
			t.Errorf("%s: %+v", by, data.Total)
		}
		for _, block := range doc.Blocks {
			checkTable(t, string(by), block.Table)
		}
		checkTable(t, string(by), doc.Table)
	}
}

func TestStatsSayTheirDenominators(t *testing.T) {
	doc := stats(t, report.StatsQuery{})
	var facts []string
	for _, block := range doc.Blocks {
		for _, fact := range block.Facts {
			facts = append(facts, fact.Name+": "+fact.Cell.Text)
		}
	}
	want := "in time: 71 of 80 (89 %), late: 3 of 80 (4 %), overdue: 6 of 80 (8 %), not yet due: 20, not owed: 7, median time: 177 d"
	if got := strings.Join(facts, ", "); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	row := column(t, stats(t, report.StatsQuery{By: followup.ByYear}), "implemented_after")
	if row[0] != "implemented within 1 y: 3 of 13, 2 y: 4 of 13" || row[2] != "" {
		t.Errorf("%q", row)
	}
}
