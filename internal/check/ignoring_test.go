package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/check"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
)

// told lists problems as code, line and severity.
func told(problems []page.Problem) []string {
	var all []string
	for _, p := range problems {
		all = append(all, fmt.Sprintf("%s %d %s", p.Code, p.Start.Line, p.Severity))
	}
	return all
}

// with is a small register with settings for `checks`.
func with(t *testing.T, checks string, records map[string]string) *register.Register {
	t.Helper()
	files := small(records)
	files["register.yaml"].Data = []byte("schema: 1\ninstitution: {name: NPM}\nchecks: {" + checks + "}\n")
	return registerOf(t, files)
}

func TestSeverityIsSetByCodeAndFamily(t *testing.T) {
	records := map[string]string{
		"stakeholders/a.yaml": body,
		"dialogue/1.yaml":     "date: 2026-11-23\nform: meeting\nwith: [a]\ncommitments:\n  - {what: a, by: b}\n  - {what: a, by: c, due: 2026-11-21}\n",
		"stakeholders/c.yaml": body,
	}
	tests := []struct {
		checks string
		want   []string // of R001, D008, T001 and T004
	}{
		{"", []string{"R001 5 error", "D008 6 warning", "T001 6 error", "T004 1 error"}},
		{"T: off", []string{"R001 5 error", "D008 6 warning"}},
		{"T: warning", []string{"R001 5 error", "D008 6 warning", "T001 6 warning", "T004 1 warning"}},
		{"T004: off", []string{"R001 5 error", "D008 6 warning", "T001 6 error"}},
		{"T: off, T004: warning", []string{"R001 5 error", "D008 6 warning", "T004 1 warning"}},
		{"T: error, T004: off", []string{"R001 5 error", "D008 6 warning", "T001 6 error"}},
		{"D: error, R001: warning", []string{"R001 5 warning", "D008 6 error", "T001 6 error", "T004 1 error"}},
		{"D008: off, R: off", []string{"T001 6 error", "T004 1 error"}},
	}
	for _, test := range tests {
		t.Run(test.checks, func(t *testing.T) {
			same(t, told(check.Run(with(t, off(test.checks), records), today, nil)), test.want)
		})
	}
}

// off adds to settings that the rules of method, which find something in every
// small register, are turned off.
func off(checks string) string { return strings.TrimPrefix(checks+", M: off", ", ") }

func TestSettingsOfRules(t *testing.T) {
	tests := []struct {
		checks string
		want   []string
	}{
		{"M: off", nil},
		{"T004: off, D: warning, I: warning, I004: off", nil},
		{"X: off", []string{"I001 3 error"}},
		{"T999: off", []string{"I001 3 error"}},
		{"P: off", []string{"I001 3 error"}},
		{"S001: warning", []string{"I001 3 error"}},
		{"I001: warning, T999: off", []string{"I001 3 warning"}},
		{"I001: off, T999: off", nil},
	}
	for _, test := range tests {
		t.Run(test.checks, func(t *testing.T) {
			same(t, told(check.Run(with(t, test.checks, nil), today, nil)), test.want)
		})
	}
}

// What pages and schemas find stays an error, whatever register.yaml says.
func TestSchemasCannotBeTurnedOff(t *testing.T) {
	r := with(t, "S: off", map[string]string{"places/1.yaml": "name: a\ntype: prison\nnmae: b\n"})
	same(t, told(check.Run(r, today, nil)), []string{"I001 3 error", "S001 3 error"})
}

func TestIgnoring(t *testing.T) {
	const prison = "name: a\ntype: prison\n"
	tests := []struct {
		name, checks, comment string
		want                  []string
	}{
		{"for good", "", "# npm:ignore R001 reason=a", nil},
		{"until today", "", "# npm:ignore R001 until=2026-11-21 reason=a", nil},
		{"until yesterday", "", "# npm:ignore R001 until=2026-11-20 reason=a", []string{"I003 3 warning", "R001 3 error"}},
		{"no reason", "", "# npm:ignore R001 until=2026-11-21", []string{"I002 3 error", "R001 3 error"}},
		{"another rule", "", "# npm:ignore R002 reason=a", []string{"I004 3 warning", "R001 3 error"}},
		{"no such rule", "", "# npm:ignore R999 reason=a", []string{"I001 3 error", "R001 3 error"}},
		{"a family", "", "# npm:ignore R reason=a", []string{"I001 3 error", "R001 3 error"}},
		{"a rule of schemas", "", "# npm:ignore S001 reason=a", []string{"I001 3 error", "R001 3 error"}},
		{"a rule that is off", "R001: off", "# npm:ignore R001 reason=a", nil},
		{"a rule that is a warning", "R001: warning", "# npm:ignore R001 reason=a", nil},
		{"unused comments do not matter", "I004: off", "# npm:ignore R002 reason=a", []string{"R001 3 error"}},
		{"expired comments matter", "I: error", "# npm:ignore R001 until=2026-11-20 reason=a", []string{"I003 3 error", "R001 3 error"}},
		{"a rule that Git was not asked for", "", "# npm:ignore D007 until=2027-01-31 reason=a", []string{"R001 3 error"}},
		{"edits for ever", "", "# npm:ignore D007 reason=a", []string{"I002 3 error", "R001 3 error"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := with(t, off(test.checks), map[string]string{"places/1.yaml": prison + "authority: nobody " + test.comment + "\n"})
			same(t, told(check.Run(r, today, nil)), test.want)
		})
	}
}

// Where Git was asked, a comment about what it remembers can be unused, and one
// above the text of a recommendation silences a finding about that text.
func TestIgnoringWhatGitRemembers(t *testing.T) {
	src := "---\nreport: 1\ntitle: a # npm:ignore D007 until=2027-01-31 reason=a\naddressees: [prisons]\n---\n<!-- npm:ignore D007 until=2027-01-31 reason=a -->\nText.\n"
	tests := []struct {
		fields []string
		want   []string
	}{
		{[]string{"title", "body"}, nil},
		{[]string{"title"}, []string{"I004 6 warning"}},
		{[]string{"body"}, []string{"I004 3 warning"}},
		{[]string{"themes"}, []string{"I004 3 warning", "I004 6 warning"}},
	}
	for _, test := range tests {
		records := state(map[string]string{"recommendations/1.md": src})
		delete(records, "recommendations/1.yaml")
		same(t, told(check.Run(with(t, "M: off", records), today, []record.Change{{ID: "1", Fields: test.fields}})), test.want)
	}
}

// An editor sees one file, as it is being written: what others say is not
// looked at, and comments about that are left alone.
func TestOneFile(t *testing.T) {
	r := with(t, "M: off, T005: warning", map[string]string{"places/p.yaml": "name: a\ntype: prison\nauthority: nobody\n"})
	const path = "visits/2026/03/09-a.yaml"
	tests := []struct {
		name, path, src string
		want            []string
	}{
		{"sound", path, "place: p\nstart: 2026-03-09\n", nil},
		{"local rule", path, "place: p\nstart: 2026-03-09\nend: 2026-03-08\n", []string{"T001 3 error"}},
		{"local rule that is set", path, "place: p\nstart: 2026-03-10\n", []string{"T005 2 warning"}},
		{"schema", path, "place: p\nstart: 2026-03-09\nstrat: a\n", []string{"S001 3 error"}},
		{"page", path, "place: p\nstart: 2026-03-09\nstart: 2026-03-09\n", []string{"P005 3 error"}},
		{"references are not looked at", path, "place: nowhere\nstart: 2026-03-09\n", nil},
		{"silenced", path, "place: p\nstart: 2026-03-10 # npm:ignore T005 reason=a\n", nil},
		{"comment on a local rule, unused", path, "place: p\nstart: 2026-03-09 # npm:ignore T005 reason=a\n", []string{"I004 2 warning"}},
		{"comment on a rule of the register", path, "place: nowhere # npm:ignore R001 reason=a\nstart: 2026-03-09\n", nil},
		{"comment on a rule of the past", path, "place: p # npm:ignore D007 until=2027-01-31 reason=a\nstart: 2026-03-09\n", nil},
		{"expired comment on a rule of the register", path, "place: nowhere # npm:ignore R001 until=2026-11-20 reason=a\nstart: 2026-03-09\n", []string{"I003 1 warning"}},
		{"settings are checked as a whole", register.File, "schema: 1\ninstitution: {name: NPM}\nchecks: {T999: off}\n", nil},
		{"outside any kind", "notes.yaml", "a: b\n", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			same(t, told(check.File(r, today, test.path, []byte(test.src))), test.want)
		})
	}
}

func TestCompare(t *testing.T) {
	at := func(line int, code, pointer string) page.Problem {
		return page.Problem{Code: code, Path: "a.yaml", Start: page.Position{Line: line, Column: 1}, Pointer: pointer, Message: "m"}
	}
	more := func(n int) page.Problem {
		p := at(9, "R001", "/x")
		p.More, p.Message = n, fmt.Sprintf("%d more problems of this kind", n)
		return p
	}
	elsewhere := at(1, "T001", "/end")
	elsewhere.Path = "b.yaml"
	tests := []struct {
		name               string
		now, before        []page.Problem
		wantOld, wantFixed []page.Problem
	}{
		{"nothing before", []page.Problem{at(1, "T001", "/end")}, nil, nil, nil},
		{"nothing now", nil, []page.Problem{at(1, "T001", "/end")}, nil, []page.Problem{at(1, "T001", "/end")}},
		{"the same", []page.Problem{at(1, "T001", "/end")}, []page.Problem{at(1, "T001", "/end")}, []page.Problem{at(1, "T001", "/end")}, nil},
		{"lines were added above", []page.Problem{at(7, "T001", "/end")}, []page.Problem{at(1, "T001", "/end")}, []page.Problem{at(7, "T001", "/end")}, nil},
		{"items were added before", []page.Problem{at(7, "D005", "/findings/3/status")}, []page.Problem{at(1, "D005", "/findings/0/status")},
			[]page.Problem{at(7, "D005", "/findings/3/status")}, nil},
		{"another rule", []page.Problem{at(1, "T004", "/end")}, []page.Problem{at(1, "T001", "/end")}, nil, []page.Problem{at(1, "T001", "/end")}},
		{"another file", []page.Problem{elsewhere}, []page.Problem{at(1, "T001", "/end")}, nil, []page.Problem{at(1, "T001", "/end")}},
		{"a second one alike", []page.Problem{at(1, "T001", "/end"), at(2, "T001", "/end")}, []page.Problem{at(1, "T001", "/end")}, []page.Problem{at(1, "T001", "/end")}, nil},
		{"one of two alike", []page.Problem{at(2, "T001", "/end")}, []page.Problem{at(1, "T001", "/end"), at(2, "T001", "/end")},
			[]page.Problem{at(2, "T001", "/end")}, []page.Problem{at(2, "T001", "/end")}},
		{"as many more", []page.Problem{more(5)}, []page.Problem{more(5)}, []page.Problem{more(5)}, nil},
		{"fewer more", []page.Problem{more(4)}, []page.Problem{more(5)}, []page.Problem{more(4)}, nil},
		{"more of them", []page.Problem{more(6)}, []page.Problem{more(5)}, nil, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			old, fixed := check.Compare(test.now, test.before)
			for _, p := range test.now {
				if old[p] != slices.Contains(test.wantOld, p) {
					t.Errorf("line %d: old is %v", p.Start.Line, old[p])
				}
			}
			if !slices.Equal(fixed, test.wantFixed) {
				t.Errorf("fixed: %v, want %v", fixed, test.wantFixed)
			}
		})
	}
}
