package register

import (
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/page"
)

// What a fix leaves is a record without that problem, and the rest as it was.
func TestSureFixes(t *testing.T) {
	const place = "name: a # kept\ntype: prison\n"
	const visit = "place: a\nstart: 2026-05-04\n"
	const talk = "date: 2026-05-04\nform: letter\nwith: [a]\n"
	tests := []struct{ name, path, src, want string }{ // want "" is no fix
		{"key of one wrong letter", "places/a.yaml", place + "capacty: 3\n", place + "capacity: 3\n"},
		{"key with a hyphen", "places/a.md", "---\n" + place + "Visit-Every: 1y\n---\n", "---\n" + place + "visit_every: 1y\n---\n"},
		{"key that is there already", "places/a.yaml", place + "nmae: b\ncapacity: 3\ncapacty: 4\n", ""},
		{"key too short to be sure", "dialogue/a.yaml", strings.Replace(talk, "date", "dat", 1), ""},
		{"key of another mind", "places/a.yaml", place + "weather: b\n", ""},
		{"word", "dialogue/a.yaml", strings.Replace(talk, "letter", "leter", 1), talk},
		{"word in capitals", "dialogue/a.yaml", strings.Replace(talk, "letter", "'Letter'", 1), talk},
		{"words joined otherwise", "visits/a.yaml", visit + "groups: [women, older persons]\n", visit + "groups: [women, older-persons]\n"},
		{"word of another mind", "dialogue/a.yaml", strings.Replace(talk, "letter", "postcard", 1), ""},
		{"yes", "visits/a.yaml", visit + "announced: yes\n", visit + "announced: true\n"},
		{"quoted", "visits/a.yaml", visit + "announced: \"No\" # b\n", visit + "announced: false # b\n"},
		{"maybe", "visits/a.yaml", visit + "announced: maybe\n", ""},
		{"number in quotes", "places/a.yaml", place + "capacity: '120'\n", place + "capacity: 120\n"},
		{"number with a sign", "places/a.yaml", place + "capacity: +120\n", place + "capacity: 120\n"},
		{"number of unknown base", "places/a.yaml", place + "capacity: 010\n", ""},
		{"number in words", "places/a.yaml", place + "capacity: many\n", ""},
		{"one for a list", "visits/a.yaml", visit + "team: ana\n", visit + "team: [ana]\n"},
		{"several for a list", "visits/a.yaml", visit + "team: ana, bo\n", ""},
		{"one for a list of free text", "complaints/a.yaml", "received: 2026-05-04\ntags: mila-petrova\n", ""},
		{"one for a list of other names", "stakeholders/a.yaml", "name: a\ncategory: ngo\naliases: petrovic\n", ""},
		{"date with one digit", "visits/a.yaml", "place: a\nstart: 2026-5-4\n", visit},
		{"date with points", "visits/a.yaml", "place: a\nstart: 2026.05.04\n", visit},
		{"which is the month", "visits/a.yaml", "place: a\nstart: 04/05/2026\n", ""},
		{"no such day", "visits/a.yaml", "place: a\nstart: 2026-2-30\n", ""},
		{"period in words", "places/a.yaml", place + "visit_every: 2 years\n", place + "visit_every: 2y\n"},
		{"weeks", "places/a.yaml", place + "visit_every: 6 weeks\n", place + "visit_every: 42d\n"},
		{"working days", "places/a.yaml", place + "visit_every: 10 working days\n", place + "visit_every: 10wd\n"},
		{"period without a unit", "places/a.yaml", place + "visit_every: 2\n", ""},
		{"theme by its name", "dialogue/a.yaml", talk + "themes: [Health Care, food]\n", talk + "themes: [health-care, food]\n"},
		{"theme nobody knows", "dialogue/a.yaml", talk + "themes: [Health Cares]\n", ""},
		{"id by a name", "visits/a.yaml", "place: Lakeside Prison\nstart: 2026-05-04\n", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := load(t, File, "schema: 1\ninstitution: {name: a}\nthemes: {health-care: Health care, food: Food}\n", test.path, test.src)
			got, fixes := test.src, 0
			for _, p := range r.Problems {
				if !p.Fix.IsZero() {
					got = got[:p.Fix.From] + p.Fix.New + got[p.Fix.To:]
					fixes++
				}
			}
			switch {
			case len(r.Problems) == 0:
				t.Error("there is no problem")
			case test.want == "" && fixes > 0:
				t.Errorf("is fixed to %q", got)
			case test.want != "" && got != test.want:
				t.Errorf("got %q, want %q", got, test.want)
			case test.want != "":
				if left := r.Read(test.path, []byte(got)).Problems; len(left) > 0 {
					t.Errorf("left: %v", left)
				}
			}
		})
	}
}

func TestFixesOfPagesAndSchemasGoTogether(t *testing.T) {
	r := load(t, "visits/a.yaml", "\ufeffplace: a\nstart: 2026-5-4\nannounced: yes\n")
	var fixes []page.Fix
	for _, p := range r.Problems {
		fixes = append(fixes, p.Fix)
	}
	want := []page.Fix{{What: "delete the byte order mark", To: 3}, {What: "write 2026-05-04", From: 19, To: 27, New: "2026-05-04"}, {What: "write true", From: 39, To: 42, New: "true"}}
	if len(fixes) != len(want) || fixes[0] != want[0] || fixes[1] != want[1] || fixes[2] != want[2] {
		t.Errorf("got %+v", fixes)
	}
}

// What a record says in its own words stands in no log: What does not tell it,
// and what is put into the file is marked.
func TestFixesTellNothingOfARecord(t *testing.T) {
	tests := []struct{ path, src, what, new string }{
		{"visits/a.yaml", "place: a\nstart: 2026-05-04\nteam: mila\n", "put it in brackets", "[mila]"},
		{"places/a.yaml", "name: a\ntype: prison\ncapacity: '4321'\n", "write the number without quotes or a plus sign", "4321"},
	}
	for _, test := range tests {
		problems := load(t, test.path, test.src).Problems
		if len(problems) != 1 || problems[0].Fix.What != test.what || problems[0].Fix.New != test.new || !problems[0].Fix.Private {
			t.Errorf("%s: %+v", test.path, problems)
		}
	}
}
