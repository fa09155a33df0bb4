package report_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/report"
)

// pictured are the blocks with charts of the first page of a site, by title.
func pictured(t *testing.T, r *register.Register, a audience.Audience, w *language.Words) map[string]report.Block {
	t.Helper()
	at := on(t, "2026-11-21")
	v, err := audience.Of(r, nil, a, at.Day)
	if err != nil {
		t.Fatal(err)
	}
	blocks := map[string]report.Block{}
	for p := range report.NewSite(v, at, w).Pages() {
		for _, b := range p.Blocks {
			if b.Chart != nil {
				blocks[b.Chart.Title] = b
			}
		}
		break
	}
	return blocks
}

// A chart and the table beside it say the same, in every language and to every
// reader: a row of the table begins with the label and the whole, and has the
// number of each part in the column of its name.
func TestChartsSayWhatTheirTablesSay(t *testing.T) {
	r := example(t)
	for _, a := range readers {
		for _, w := range language.All() {
			for title, b := range pictured(t, r, a, w) {
				if b.Table == nil || len(b.Table.Rows) < len(b.Chart.Labels) || b.Heading != title {
					t.Errorf("%s, %s: %q has no table of its own", a, w.Code, title)
					continue
				}
				for i, label := range b.Chart.Labels {
					row := b.Table.Rows[i]
					if row[0].Text != label || !says(b.Table, b.Chart, i) {
						t.Errorf("%s, %s: %q, %s: %v", a, w.Code, title, label, row)
					}
				}
			}
		}
	}
}

func says(t *report.Table, c *report.Chart, i int) bool {
	row := t.Rows[i]
	if row[1].Data != fmt.Sprint(c.Total(i)) {
		return false
	}
	for _, s := range c.Series {
		at := slices.IndexFunc(t.Columns, func(c report.Column) bool { return c.Title == language.Capital(s.Name) })
		if len(c.Series) > 1 && (at < 0 || row[at].Data != fmt.Sprint(s.Values[i])) {
			return false
		}
	}
	return true
}

// Each recommendation is in one year, and each answer in one band.
func TestChartsCountEachOnce(t *testing.T) {
	w := language.Of("en")
	blocks := pictured(t, example(t), audience.Full, w)
	years := blocks[w.Chart.StateByYear].Chart
	sum := 0
	for i := range years.Labels {
		sum += years.Total(i)
	}
	if got := strings.Join(years.Labels, " "); sum != 78 || got != "2024 2025 2026" {
		t.Errorf("%d in the years %s", sum, got)
	}
	bands := blocks[w.Chart.TimeToAnswer]
	want := report.Stats(arvenia(t), on(t, "2026-11-21"), report.StatsQuery{})
	var data struct{ Total report.StatsJSON }
	decode(t, want, &data)
	came := bands.Chart.Series[0].Sum() - bands.Chart.Series[0].Values[5]
	if a := data.Total.Answers; bands.Chart.Series[0].Values[5] != *a.Overdue+*a.UnansweredAtClose || came < *a.InTime+*a.Late {
		t.Errorf("%v, want %+v", bands.Chart.Series[0].Values, a)
	}
	if median := fmt.Sprintf("no longer than %d days", int(*data.Total.MedianDays)); !strings.Contains(bands.Text, median) {
		t.Errorf("%q, want %q", bands.Text, median)
	}
	themes := blocks[w.Chart.ByTheme]
	if themes.Text != w.Chart.Overlap || !slices.Equal(themes.Chart.Notes, []string{w.Chart.Most.With("n", "15")}) {
		t.Errorf("by theme: %q, and of the picture %q", themes.Text, themes.Chart.Notes)
	}
}

// Readers outside are told neither how long answers took nor that somebody is
// silent; what they are told is said to be what was published.
func TestChartsForReadersOutside(t *testing.T) {
	r := example(t)
	for _, w := range language.All() {
		for _, a := range []audience.Audience{audience.Everyone, "ministry-of-justice"} {
			blocks := pictured(t, r, a, w)
			if _, there := blocks[w.Chart.TimeToAnswer]; there {
				t.Errorf("%s: %s is told how long answers took", w.Code, a)
			}
			for _, title := range []string{w.Chart.StateByYear, w.Chart.ByTheme, w.Chart.ByAddressee} {
				b, there := blocks[title]
				if !there || !strings.Contains(b.Text, w.Chart.Published) {
					t.Errorf("%s: %s, %q: %q", w.Code, a, title, b.Text)
					continue
				}
				if slices.ContainsFunc(b.Chart.Series, func(s report.Series) bool { return s.Name == w.Chart.Classes["silent"] }) {
					t.Errorf("%s: %s, %q tells of silence", w.Code, a, title)
				}
			}
		}
	}
}

// The same class looks the same in each chart, whether others are there or not.
func TestPartsLookAlike(t *testing.T) {
	like := map[string]int{}
	for title, b := range pictured(t, example(t), audience.Full, language.Of("en")) {
		if len(b.Chart.Series) == 1 {
			continue
		}
		for _, s := range b.Chart.Series {
			if before, seen := like[s.Name]; s.Like == 0 || seen && before != s.Like {
				t.Errorf("%s: %s is drawn as %d and as %d", title, s.Name, s.Like, before)
			}
			like[s.Name] = s.Like
		}
	}
	if len(like) != 7 {
		t.Errorf("the parts are %v", like)
	}
}

// Where there is nothing there is no empty picture.
func TestNoChartsOfNothing(t *testing.T) {
	v := arvenia(t)
	site := report.NewSite(v, report.Moment{Day: calendar.Of(2000, 1, 1)}, nil)
	for p := range site.Pages() {
		for _, b := range p.Blocks {
			if b.Chart != nil {
				t.Errorf("%s: %v", p.Path, b.Chart)
			}
		}
		break
	}
}
