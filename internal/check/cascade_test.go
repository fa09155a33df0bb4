package check_test

import (
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/check"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
)

const (
	conflict = "<<<<<<< HEAD\nx-note: ours\n=======\nx-note: theirs\n>>>>>>> theirs\n"
	service  = "name: Prison Service\ncategory: supervisory-authority\n"
)

// TestOneMistakeIsToldOnce: a file that cannot be read as it was meant counts as
// confidential; who names it has made no mistake.
func TestOneMistakeIsToldOnce(t *testing.T) {
	advice := recommends("public") + "body: a\n"
	series := map[string]string{"recommendations/r/1.yaml": advice, "recommendations/r/2.yaml": advice + conflict, "recommendations/r/3.yaml": advice}
	edited := []record.Change{{ID: "r/2", Fields: []string{"title"}}}
	named := map[string]string{"places/cellar.yaml": "name: Cellar\ntype: prison\nauthority: service\n"}
	for _, test := range []struct {
		name    string
		records map[string]string
		more    [2]string // one more file
		changes []record.Change
		code    string
		found   int
	}{
		{"names a body in a conflict", named, [2]string{"stakeholders/service.yaml", service + conflict}, nil, "C002", 0},
		{"names a body with a key twice", named, [2]string{"stakeholders/service.yaml", service + "name: Prisons\n"}, nil, "C002", 0},
		{"names a body with an access that is no level", named, [2]string{"stakeholders/service.yaml", service + "access: secret\n"}, nil, "C002", 0},
		{"names a body that is closed", named, [2]string{"stakeholders/service.yaml", service + "access: confidential\n"}, nil, "C002", 1},
		{"names a recommendation whose report is in a conflict", map[string]string{"recommendations/1.yaml": recommends("broken") + "body: a\n",
			"recommendations/2.yaml": advice + "related: ['1']\n"}, [2]string{"reports/broken.yaml", "type: visit\nsent: 2026-02-01\n" + conflict}, nil, "C002", 0},
		{"names a recommendation whose report cannot be read at all", map[string]string{"recommendations/1.yaml": recommends("broken") + "body: a\n",
			"recommendations/2.yaml": advice + "related: ['1']\n"}, [2]string{"reports/broken.yaml", "[\n"}, nil, "C002", 0},
		{"a number in a conflict", series, [2]string{}, nil, "C009", 0},
		{"a number that is withheld", series, [2]string{"recommendations/r/2.yaml", advice + "access: internal\n"}, nil, "C009", 1},
		{"edited, for there is a conflict in it", series, [2]string{}, edited, "D007", 0},
		{"edited", series, [2]string{"recommendations/r/2.yaml", advice}, edited, "D007", 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			files := discreet(test.records)
			if test.more[0] != "" {
				files[test.more[0]] = &fstest.MapFile{Data: []byte(test.more[1])}
			}
			r, err := register.Load(files, nil)
			if err != nil {
				t.Fatal(err)
			}
			if got := ofCode(check.Run(r, today, test.changes), test.code); got != test.found {
				t.Errorf("%d of %s were found, want %d", got, test.code, test.found)
			}
		})
	}
}

func ofCode(problems []page.Problem, code string) int {
	n := 0
	for _, p := range problems {
		if p.Code == code {
			n++
		}
	}
	return n
}
