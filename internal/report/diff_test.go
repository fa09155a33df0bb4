package report_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/report"
)

type diff struct {
	From    struct{ Revision, Day *string }
	To      struct{ Revision, Day *string }
	Changes []struct {
		Change, Record            string
		Title, Stakeholder, After *string
	}
	Counts map[string]int
}

func between(t *testing.T, v *audience.View, from, to string) (report.Side, report.Side) {
	t.Helper()
	return report.Side{View: v, At: on(t, from)}, report.Side{View: v, At: on(t, to)}
}

// What the example tells of seven weeks, by its counts.
func TestDiffOfTheExample(t *testing.T) {
	from, to := between(t, arvenia(t), "2026-10-01", "2026-11-21")
	doc := report.Diff(from, to, report.DiffQuery{})
	var got diff
	decode(t, doc, &got)
	for kind, want := range map[string]int{"issued": 5, "answered": 4, "claimed": 4, "assessed": 2, "implemented": 1, "dialogue-held": 17,
		"commitment-made": 5, "commitment-kept": 3, "commitment-dropped": 1, "removed": 0, "taken-back": 0, "edited": 0, "rules": 0} {
		if n, told := got.Counts[kind]; n != want || !told {
			t.Errorf("%s: %d, want %d", kind, n, want)
		}
	}
	told := map[string]int{}
	for _, c := range got.Changes {
		told[c.Change]++
	}
	total := 0
	for kind, n := range got.Counts {
		if total += n; told[kind] != n {
			t.Errorf("%s: %d are counted, %d listed", kind, n, told[kind])
		}
	}
	if len(got.Counts) != len(followup.ChangeKinds()) || total != len(doc.Table.Rows) {
		t.Errorf("%d kinds are counted, %d changes in all and %d in the spreadsheet", len(got.Counts), total, len(doc.Table.Rows))
	}
}

// Each kind is a table under a heading that counts, in the order of the kinds;
// the last line counts the same.
func TestDiffIsTold(t *testing.T) {
	from, to := between(t, arvenia(t), "2026-11-10", "2026-11-21")
	doc := report.Diff(from, to, report.DiffQuery{Kinds: []string{"claimed", "answered"}})
	var headings []string
	for _, block := range doc.Blocks {
		headings = append(headings, block.Heading)
	}
	if want := []string{"Answered in writing (2)", "Claimed by the authorities (1)"}; !slices.Equal(headings, want) {
		t.Errorf("headings %q, want %q", headings, want)
	}
	if want := []string{"From 2026-11-10 to 2026-11-21: 2 answered, 1 claim."}; !slices.Equal(doc.Footer, want) {
		t.Errorf("ends with %q, want %q", doc.Footer, want)
	}
	if got, want := column(t, doc, "what"), []string{"accepted", "not-competent"}; !slices.Equal(got, want) {
		t.Errorf("answers %q, want %q", got, want)
	}
	var keys []string // of a single state change: nobody's doing, no details
	for _, c := range report.Diff(from, to, report.DiffQuery{Kinds: []string{"state"}}).Blocks[0].Table.Columns {
		keys = append(keys, c.Key)
	}
	if want := []string{"date", "record", "what", "title", "file"}; !slices.Equal(keys, want) {
		t.Errorf("columns %q, want %q", keys, want)
	}
}

// A body means those below it too, and what the NPM owes in the matter.
func TestDiffAboutABody(t *testing.T) {
	v := arvenia(t)
	for body, want := range map[string]int{"ministry-of-interior-and-civil-protection": 3, "police-directorate": 1, "supreme-judicial-council": 0} {
		from, to := between(t, v, "2026-10-01", "2026-11-21")
		doc := report.Diff(from, to, report.DiffQuery{Kinds: []string{"claimed", "answered"}, Bodies: []string{body}})
		if len(doc.Table.Rows) != want {
			t.Errorf("%s: %d changes, want %d", body, len(doc.Table.Rows), want)
		}
	}
	from, to := between(t, v, "2026-10-01", "2026-11-21")
	doc := report.Diff(from, to, report.DiffQuery{Kinds: []string{"now-overdue"}, Bodies: []string{"ministry-of-justice"}})
	if got := column(t, doc, "record"); !slices.Contains(got, "2024/prison-lakeside/06") {
		t.Errorf("our follow-up with the ministry is not among %q", got)
	}
}

func TestDiffOfNothing(t *testing.T) {
	from, to := between(t, arvenia(t), "2026-11-21", "2026-11-21")
	for _, test := range []struct {
		query report.DiffQuery
		want  string
	}{
		{report.DiffQuery{}, "From 2026-11-21 to 2026-11-21, nothing changed."},
		{report.DiffQuery{Kinds: []string{"issued"}}, "From 2026-11-21 to 2026-11-21, nothing changed that was asked for."},
		{report.DiffQuery{Bodies: []string{"npm"}}, "From 2026-11-21 to 2026-11-21, nothing changed that was asked for."},
	} {
		doc := report.Diff(from, to, test.query)
		if len(doc.Blocks) != 1 || doc.Blocks[0].Text != test.want || doc.Footer != nil || len(doc.Table.Rows) != 0 {
			t.Errorf("%v: %+v, %q", test.query, doc.Blocks, doc.Footer)
		}
	}
}

// Versions are named beside their days, and the files as they are by that.
func TestDiffNamesItsSides(t *testing.T) {
	v := arvenia(t)
	day := on(t, "2026-11-21")
	at := func(revision string) report.Side {
		m := day
		m.Revision = revision
		return report.Side{View: v, At: m}
	}
	for _, test := range []struct {
		from, to report.Side
		want     string
	}{
		{at("aaa"), at("bbb"), "From 2026-11-21 (aaa) to 2026-11-21 (bbb), nothing changed."},
		{at("aaa"), at(""), "From 2026-11-21 (aaa) to 2026-11-21 (the files as they are), nothing changed."},
		{at("aaa"), at("aaa"), "From 2026-11-21 to 2026-11-21, from the register at aaa, nothing changed."},
	} {
		doc := report.Diff(test.from, test.to, report.DiffQuery{})
		if doc.Blocks[0].Text != test.want {
			t.Errorf("%q, want %q", doc.Blocks[0].Text, test.want)
		}
		var got diff
		decode(t, doc, &got)
		if (got.To.Revision == nil) != (test.to.At.Revision == "") || *got.To.Day != "2026-11-21" || got.Changes == nil {
			t.Errorf("scripts read %+v", got)
		}
	}
}

// Words in a cell: what it was and is, promises by their due date, several who
// owe together.
func TestDiffCells(t *testing.T) {
	small := fstest.MapFS{}
	for name, text := range map[string]string{
		"register.yaml":              "schema: 1\ninstitution: {name: NPM}\n",
		"stakeholders/moj.yaml":      "name: Justice\ncategory: line-ministry\nreviewed: 2026-11-01\nintroduced: 2020-01-01\n",
		"dialogue/2026/01/01-a.yaml": "date: 2026-01-01\nform: meeting\nwith: [moj]\ncommitments: [{what: Send it, by: moj, due: 2026-03-01, done: 2026-04-01}, {what: Send that, by: moj, done: 2026-04-01}]\n",
		"agreements/a.yaml":          "type: mou\nparties: [moj]\nsigned: 2025-01-01\nexpires: 2026-03-15\n",
	} {
		small[name] = &fstest.MapFile{Data: []byte(text)}
	}
	cells := map[string]string{}
	for _, days := range [][2]string{{"2025-12-31", "2026-01-01"}, {"2026-02-01", "2026-04-01"}, {"2026-03-02", "2026-04-02"}} {
		from, to := between(t, viewOf(t, small), days[0], days[1])
		for _, block := range report.Diff(from, to, report.DiffQuery{}).Blocks {
			for _, row := range block.Table.Rows {
				var texts []string
				for _, cell := range row {
					texts = append(texts, cell.Text)
				}
				heading, _, _ := strings.Cut(block.Heading, " (")
				cells[heading] += strings.Join(texts, " | ") + "\n"
			}
		}
	}
	for heading, want := range map[string]string{
		"Promises made":     "moj | due 2026-03-01 | Send it",
		"Promises kept":     "moj | was due 2026-03-01 | Send it",
		"No longer overdue": "moj | commitment due 2026-03-01: kept | Send it",
		"Now overdue":       "npm, moj | agreement | mou",
	} {
		if !strings.Contains(cells[heading], want) {
			t.Errorf("%s: %q is not in\n%s", heading, want, cells[heading])
		}
	}
}
