package report_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/report"
)

// lake is a register with one recommendation that was answered.
func lake(t *testing.T) *audience.View {
	t.Helper()
	files := fstest.MapFS{}
	for name, src := range map[string]string{
		"register.yaml":              "schema: 1\ninstitution: {name: NPM, languages: [en]}\n",
		"stakeholders/ministry.yaml": "name: Ministry\ncategory: line-ministry\n",
		"reports/lake.yaml":          "type: annual\nsent: 2026-01-10\n",
		"recommendations/01.md":      "---\nreport: lake\ntitle: Mend the roof\naddressees: [ministry]\n---\nThe roof leaks.\n",
		"dialogue/2026/03/05-a.yaml": "date: 2026-03-05\nform: letter\ndirection: incoming\nwith: [ministry]\nrecommendations: [{recommendation: '01', for: [ministry], position: rejected}]\n",
	} {
		files[name] = &fstest.MapFile{Data: []byte(src)}
	}
	return viewOf(t, files)
}

func edit(t *testing.T, what record.EditKind, day string, change func(*record.Edit)) record.Edit {
	t.Helper()
	e := record.Edit{What: what, File: "recommendations/01.md", Commit: "0123456789abcdef0123", Author: "Ana", Subject: "Roof"}
	if day != "" {
		e.Day = on(t, day).Day
	}
	if change != nil {
		change(&e)
	}
	return e
}

// edits are of a recommendation's file, the last of them not committed.
func edits(t *testing.T) []record.Edit {
	return []record.Edit{
		edit(t, record.Created, "2026-01-10", nil),
		edit(t, record.Edited, "2026-03-05", func(e *record.Edit) {
			e.Changed = []record.ChangedKey{{Key: "title"}, {Key: "priority", Told: true, Was: "normal", Is: "high"}, {Key: "respond_by", Told: true, Is: "2026-05-01"}, {Key: "title"}}
		}),
		edit(t, record.Renamed, "2026-03-06", func(e *record.Edit) { e.From = "recommendations/00.md" }),
		edit(t, record.Rewritten, "2026-03-07", func(e *record.Edit) { e.From = "recommendations/01.yaml" }),
		edit(t, record.Oldest, "2026-03-08", nil),
		edit(t, record.Edited, "", func(e *record.Edit) { e.Commit, e.Author, e.Subject, e.Unread = "", "", "", true }),
	}
}

func TestHistory(t *testing.T) {
	v := lake(t)
	one := report.Biography{Record: "recommendations/01", Edits: edits(t)}
	events := []string{"2026-01-10 event issued", "2026-03-05 event incoming letter with ministry, position: rejected"}
	commits := []string{
		"2026-01-10 commit created",
		"2026-03-05 commit edited; title, priority: normal → high, respond_by: – → 2026-05-01, title",
		"2026-03-06 commit renamed from recommendations/00.md",
		"2026-03-07 commit written in the other form, before in recommendations/01.yaml",
		"2026-03-08 commit the oldest commit of this clone, which has the file already",
		"2026-11-21 commit since the last commit: edited; a version cannot be read, so the keys cannot be told",
	}
	both := []string{events[0], commits[0], events[1], commits[1], commits[2], commits[3], commits[4], commits[5]}
	for _, test := range []struct {
		name, day string
		query     report.HistoryQuery
		want      []string
		footer    string
	}{
		{"both", "2026-11-21", report.HistoryQuery{}, both, "As of 2026-11-21: 2 events, 6 changes of the file."},
		{"both asked for", "2026-11-21", report.HistoryQuery{Events: true, Commits: true}, both, "As of 2026-11-21: 2 events, 6 changes of the file."},
		{"events", "2026-11-21", report.HistoryQuery{Events: true}, events, "As of 2026-11-21: 2 events, 0 changes of the file."},
		{"commits", "2026-11-21", report.HistoryQuery{Commits: true}, commits, "As of 2026-11-21: 0 events, 6 changes of the file."},
		{"by a day, what is not committed counts as of that day", "2026-03-04", report.HistoryQuery{},
			[]string{events[0], commits[0], "2026-03-04 commit since the last commit: edited; a version cannot be read, so the keys cannot be told"}, "As of 2026-03-04: 1 event, 2 changes of the file."},
		{"on the day of both", "2026-03-05", report.HistoryQuery{Events: true}, events, "As of 2026-03-05: 2 events, 0 changes of the file."},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := report.History(v, on(t, test.day), one, test.query)
			got := lines(t, doc, "date", "source", "text")
			if !slices.Equal(got, test.want) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
			if doc.Footer[0] != test.footer || doc.Audience != audience.Full || doc.Blocks[0].Heading != "recommendations/01" {
				t.Errorf("%q for %s, under %q", doc.Footer, doc.Audience, doc.Blocks[0].Heading)
			}
		})
	}
}

// lines joins columns of the table row by row.
func lines(t *testing.T, doc *report.Document, keys ...string) []string {
	t.Helper()
	var all []string
	for _, key := range keys {
		for i, value := range column(t, doc, key) {
			if i == len(all) {
				all = append(all, value)
			} else {
				all[i] += " " + value
			}
		}
	}
	return all
}

func TestHistoryThatIsNotThere(t *testing.T) {
	v := lake(t)
	for name, day := range map[string]string{"recommendations/02": "2026-11-21", "dialogue/2026/03/05-a": "2026-03-04"} {
		if report.History(v, on(t, day), report.Biography{Record: name}, report.HistoryQuery{}) != nil {
			t.Errorf("there is a history of %s", name)
		}
	}
	doc := report.History(v, on(t, "2026-11-21"), report.Biography{Record: "recommendations/02", Gone: true, Edits: edits(t)[:1]}, report.HistoryQuery{})
	if got := lines(t, doc, "text"); !slices.Equal(got, []string{"created"}) || !strings.HasSuffix(doc.Footer[0], "The record is not there any more.") {
		t.Errorf("%q, %q", got, doc.Footer)
	}
}

func TestHistoryForScripts(t *testing.T) {
	v, today := lake(t), on(t, "2026-11-21")
	all := []report.Biography{{Record: "recommendations/01", Edits: edits(t)}, {Record: "recommendations/02", Gone: true, Edits: []record.Edit{edit(t, record.Removed, "2030-01-01", nil)}}}
	one := report.History(v, today, all[0], report.HistoryQuery{})
	const entry = "date source text file commit author subject changed"
	for _, test := range []struct {
		doc  *report.Document
		path []string
		want string
	}{
		{one, nil, "schema_version as_of record gone history"},
		{one, []string{"history"}, entry},
		{report.Histories(today, all), nil, "schema_version as_of records"},
		{report.Histories(today, all), []string{"records"}, "record gone history"},
		{report.Histories(today, all), []string{"records", "history"}, entry},
	} {
		if got := strings.Join(keysOf(t, encoded(t, test.doc), test.path...), " "); got != test.want {
			t.Errorf("%v: %s, want %s", test.path, got, test.want)
		}
	}
	var data struct {
		Record  string
		History []report.HistoryEntry
	}
	decode(t, one, &data)
	first, second, last := data.History[0], data.History[3], data.History[7]
	if data.Record != "recommendations/01" || first.Commit != nil || first.Author != nil || first.Subject != nil || *first.File != "reports/lake.yaml" || first.Changed == nil {
		t.Errorf("%+v", first)
	}
	if *second.Commit != "0123456789abcdef0123" || *second.Author != "Ana" || *second.Subject != "Roof" || !slices.Equal(second.Changed, []string{"title", "priority", "respond_by"}) {
		t.Errorf("%+v", second)
	}
	if last.Commit != nil || last.Author != nil || *last.File != "recommendations/01.md" {
		t.Errorf("%+v", last)
	}
	empty := report.History(v, today, report.Biography{Record: "recommendations/02", Gone: true}, report.HistoryQuery{})
	if data := string(encoded(t, empty)); !strings.Contains(data, `"history":[]`) {
		t.Errorf("a list is null: %s", data)
	}
	if data := string(encoded(t, report.Histories(today, nil))); !strings.Contains(data, `"records":[]`) {
		t.Errorf("a list is null: %s", data)
	}
}

// All histories leave out records of which nothing was known by the day.
func TestHistories(t *testing.T) {
	all := []report.Biography{{Record: "recommendations/01", Edits: edits(t)[:2]}, {Record: "recommendations/02", Edits: edits(t)[1:2]}, {Record: "recommendations/03", Edits: edits(t)[2:3]}}
	doc := report.Histories(on(t, "2026-03-05"), all)
	want := []string{"recommendations/01 2026-01-10 created", "recommendations/01 2026-03-05 edited", "recommendations/02 2026-03-05 edited"}
	got := lines(t, doc, "record", "date", "text")
	for i := range got {
		got[i], _, _ = strings.Cut(got[i], ";")
	}
	if !slices.Equal(got, want) || doc.Footer[0] != "As of 2026-03-05: 3 changes of 2 records." {
		t.Errorf("%q, %q", got, doc.Footer)
	}
	if by := doc.Table.Rows[0][4]; by.Text != "Ana, 0123456789: “Roof”" || by.Data != "Ana" {
		t.Errorf("%+v", by)
	}
}
