package report_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/report"
)

// arvenia is the example register as its own people see it.
func arvenia(t *testing.T) *audience.View {
	t.Helper()
	return viewOf(t, os.DirFS("../../examples/arvenia"))
}

func viewOf(t *testing.T, files fs.FS) *audience.View {
	t.Helper()
	r, err := register.Load(files, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !r.Whole() {
		t.Fatalf("the register has errors: %v", r.Problems)
	}
	v, err := audience.Of(r, nil, audience.Full, on(t, "2026-11-21").Day)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func on(t *testing.T, day string) report.Moment {
	t.Helper()
	date, err := calendar.ParseDate(day)
	if err != nil {
		t.Fatal(err)
	}
	return report.Moment{Day: date}
}

func period(t *testing.T, s string) calendar.Period {
	t.Helper()
	p, err := calendar.ParsePeriod(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// column gives the values of a table's column as scripts read them.
func column(t *testing.T, doc *report.Document, key string) []string {
	t.Helper()
	for _, block := range doc.Blocks {
		if block.Table == nil {
			continue
		}
		i := slices.IndexFunc(block.Table.Columns, func(c report.Column) bool { return c.Key == key })
		if i < 0 {
			t.Fatalf("no column %s", key)
		}
		var values []string
		for _, row := range block.Table.Rows {
			values = append(values, row[i].Data)
		}
		return values
	}
	t.Fatal("no table")
	return nil
}

func decode(t *testing.T, doc *report.Document, into any) {
	t.Helper()
	if err := json.Unmarshal(encoded(t, doc), into); err != nil {
		t.Fatal(err)
	}
}

func encoded(t *testing.T, doc *report.Document) []byte {
	t.Helper()
	data, err := json.Marshal(doc.Data())
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// keysOf gives the keys of the JSON object at a path, in the order written.
func keysOf(t *testing.T, data []byte, path ...string) []string {
	t.Helper()
	for _, step := range path {
		var object map[string]json.RawMessage
		if err := json.Unmarshal(data, &object); err != nil {
			t.Fatal(err)
		}
		data = object[step]
		var list []json.RawMessage
		if json.Unmarshal(data, &list) == nil && len(list) > 0 {
			data = list[0]
		}
	}
	decoder := json.NewDecoder(strings.NewReader(string(data)))
	var keys []string
	depth := 0
	isKey := true
	for {
		token, err := decoder.Token()
		if err != nil {
			return keys
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			depth++
			isKey = depth == 1
			continue
		case json.Delim('}'), json.Delim(']'):
			if depth--; depth == 1 {
				isKey = true
			}
			continue
		}
		if depth != 1 {
			continue
		}
		if isKey {
			keys = append(keys, token.(string))
		}
		isKey = !isKey
	}
}

func TestShapesOfJSON(t *testing.T) {
	v, today := arvenia(t), on(t, "2026-11-21")
	overdue, _ := report.Overdue(v, today, report.DueQuery{})
	list := report.Recommendations(v, today, report.RecommendationQuery{})
	one := report.Recommendation(v, today, "2025/psychiatric-hospital-saint-maren/04")
	why := report.Why(v, today, "2025/psychiatric-hospital-saint-maren/04")
	const item = "item record title owed_by since due days_late tier next_step why"
	const recommendation = "record title state priority issued report themes addressees repeated_by first_issued times_repeated"
	for _, test := range []struct {
		doc  *report.Document
		path []string
		want string
	}{
		{overdue, nil, "schema_version as_of items"},
		{overdue, []string{"items"}, item},
		{list, nil, "schema_version as_of recommendations"},
		{list, []string{"recommendations"}, recommendation},
		{list, []string{"recommendations", "addressees"}, "stakeholder position claims answered"},
		{one, nil, "schema_version as_of " + recommendation + " places standards root_cause indicator text items events"},
		{one, []string{"items"}, item},
		{one, []string{"events"}, "date what record file"},
		{why, nil, "schema_version as_of record state because items not_due owes"},
		{why, []string{"because"}, "date text file"},
		{why, []string{"items"}, item + " derivation"},
		{why, []string{"items", "derivation"}, "date text file"},
	} {
		if got := strings.Join(keysOf(t, encoded(t, test.doc), test.path...), " "); got != test.want {
			t.Errorf("%v: %s\nwant %s", test.path, got, test.want)
		}
	}
}

// TestEmptyListsAreLists holds that scripts meet [] where nothing is, never
// null.
func TestEmptyListsAreLists(t *testing.T) {
	v, early := arvenia(t), on(t, "2020-01-01")
	overdue, _ := report.Overdue(v, early, report.DueQuery{})
	list := report.Recommendations(v, early, report.RecommendationQuery{States: []string{"mixed"}})
	one := report.Recommendation(v, on(t, "2025-02-01"), "2025/psychiatric-hospital-saint-maren/04")
	for _, test := range []struct {
		doc  *report.Document
		keys []string
	}{{overdue, []string{"items"}}, {list, []string{"recommendations"}}, {one, []string{"items", "events"}}} {
		var object map[string]json.RawMessage
		decode(t, test.doc, &object)
		for _, key := range test.keys {
			if string(object[key]) != "[]" {
				t.Errorf("%s is %s", key, object[key])
			}
		}
	}
	var data struct {
		State  string
		Issued *string
	}
	if decode(t, one, &data); data.State != "draft" || data.Issued != nil {
		t.Errorf("before its report it is %+v", data)
	}
}

func TestDocumentsCarryTheirAudience(t *testing.T) {
	v, today := arvenia(t), on(t, "2026-11-21")
	overdue, _ := report.Overdue(v, today, report.DueQuery{})
	for name, doc := range map[string]*report.Document{
		"overdue":         overdue,
		"recommendations": report.Recommendations(v, today, report.RecommendationQuery{}),
		"recommendation":  report.Recommendation(v, today, "2026/annual-2025/01"),
		"why":             report.Why(v, today, "2026/annual-2025/01"),
	} {
		if doc.Audience != audience.Full {
			t.Errorf("%s is for %q", name, doc.Audience)
		}
		for _, block := range doc.Blocks {
			checkTable(t, name, block.Table)
		}
	}
}

// checkTable holds that rows are as long as the headings and that headings for
// scripts are there, once each.
func checkTable(t *testing.T, name string, table *report.Table) {
	t.Helper()
	if table == nil {
		return
	}
	keys := map[string]bool{}
	for _, column := range table.Columns {
		if column.Key == "" || keys[column.Key] {
			t.Errorf("%s: column %q is without a key, or twice there", name, column.Key)
		}
		keys[column.Key] = true
	}
	for _, row := range table.Rows {
		if len(row) != len(table.Columns) {
			t.Errorf("%s: %d cells under %d headings", name, len(row), len(table.Columns))
		}
	}
}
