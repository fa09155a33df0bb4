package check_test

import (
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/opcat-tools/npm/internal/check"
	"github.com/opcat-tools/npm/internal/record"
)

// state is a small state: a government above two ministries, one of which has
// two departments; the first took the place of another, which was below a
// ministry of old.
func state(more map[string]string) map[string]string {
	records := map[string]string{
		"stakeholders/government.yaml":   body,
		"stakeholders/justice.yaml":      body + "parent: government\n",
		"stakeholders/health.yaml":       body + "parent: government\n",
		"stakeholders/prisons.yaml":      body + "parent: justice\n",
		"stakeholders/courts.yaml":       body + "parent: justice\n",
		"stakeholders/interior.yaml":     body,
		"stakeholders/old-prisons.yaml":  body + "parent: interior\nended: 2020-01-01\nsucceeded_by: [prisons]\n",
		"stakeholders/spt.yaml":          body,
		"contacts/nurse.yaml":            "name: a\nstakeholder: health\n",
		"contacts/clerk.yaml":            "name: a\nstakeholder: prisons\n",
		"reports/1.yaml":                 "type: visit\nsent: 2026-01-10\n",
		"recommendations/1.yaml":         "report: 1\ntitle: a\nbody: a\naddressees: [prisons]\n",
		"recommendations/to-old.yaml":    "report: 1\ntitle: a\nbody: a\naddressees: [old-prisons]\n",
		"recommendations/to-npm.yaml":    "report: 1\ntitle: a\nbody: a\naddressees: [npm]\n",
		"recommendations/to-health.yaml": "report: 1\ntitle: a\nbody: a\naddressees: [health]\n",
	}
	maps.Copy(records, more)
	return records
}

func TestPositionByAStranger(t *testing.T) {
	const letter, found = "form: letter\n", true
	tests := []struct {
		name, head, item string
		want             bool
	}{
		{"the addressee", letter + "with: [prisons]\n", "1, for: [prisons], position: noted", false},
		{"its ministry", letter + "with: [justice]\n", "1, for: [prisons], position: noted", false},
		{"the government", letter + "with: [government]\n", "1, for: [prisons], position: noted", false},
		{"another ministry", letter + "with: [health]\n", "1, for: [prisons], position: noted", found},
		{"another department of the ministry", letter + "with: [courts]\n", "1, for: [prisons], position: noted", found},
		{"a department for its ministry", letter + "with: [prisons]\n", "to-health, for: [health], position: noted", found},
		{"one of those that it is for", letter + "with: [health]\n", "to-health, for: [health, prisons], position: noted", false},
		{"the successor of the addressee", letter + "with: [prisons]\n", "to-old, for: [old-prisons], position: noted", false},
		{"the one before", letter + "with: [old-prisons]\n", "to-old, for: [prisons], position: noted", false},
		{"the ministry of the one before", letter + "with: [interior]\n", "to-old, for: [prisons], position: noted", false},
		{"the same, never addressed", letter + "with: [interior]\n", "1, for: [prisons], position: noted", found},
		{"somebody from the addressee", letter + "with: [health]\ncontacts: [nurse, clerk]\n", "1, for: [prisons], position: noted", false},
		{"nobody from the addressee", letter + "with: [health]\ncontacts: [nurse]\n", "1, for: [prisons], position: noted", found},
		{"claim only", letter + "with: [health]\n", "1, for: [prisons], claims: in-progress", false},
		{"indirect", letter + "indirect: true\nwith: [spt]\n", "1, for: [prisons], position: noted", false},
		{"in the press", "form: media\nwith: [health]\n", "1, for: [prisons], position: noted", false},
		{"written by the NPM", letter + "direction: outgoing\nwith: [spt]\n", "to-npm, for: [npm], position: noted", false},
		{"the NPM is always there", "form: meeting\nwith: [spt]\n", "to-npm, for: [npm], position: noted", false},
		{"outgoing", letter + "direction: outgoing\nwith: [health]\n", "1, for: [prisons], position: noted", false},
		{"incoming", letter + "direction: incoming\nwith: [health]\n", "1, for: [prisons], position: noted", found},
		{"without for is D002", letter + "with: [health]\n", "1, position: noted", false},
		{"for no addressee is D001", letter + "with: [health]\n", "1, for: [courts], position: noted", false},
		{"nobody known present", letter + "with: [nobody]\n", "1, for: [prisons], position: noted", false},
		{"of nothing", letter + "with: [health]\n", "nothing, for: [prisons], position: noted", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			records := state(map[string]string{"dialogue/1.yaml": "date: 2026-03-02\n" + test.head + "recommendations:\n  - {recommendation: " + test.item + "}\n"})
			got := pointers(t, "D004", records)
			if want := []string{"dialogue/1.yaml /recommendations/0/for"}; test.want && !slices.Equal(got, want) || !test.want && got != nil {
				t.Errorf("found at %v", got)
			}
			if others := len(pointers(t, "D001", records)) + len(pointers(t, "D002", records)); got != nil && others > 0 {
				t.Error("told twice")
			}
		})
	}
}

func TestImplementedWithoutEvidence(t *testing.T) {
	src := "date: 2026-03-02\nbasis: document-review\nfindings:\n" +
		"  - {recommendation: 1, status: implemented, evidence: Seen.}\n" +
		"  - {recommendation: 1, status: implemented}\n" +
		"  - {recommendation: 1, status: implemented, evidence: \"  \", note: a}\n" +
		"  - {recommendation: 1, status: partly-implemented}\n" +
		"  - {recommendation: 1, status: withdrawn}\n"
	if got, want := at(t, "D005", "assessments/1.yaml", src), []string{"/findings/1/status", "/findings/2/status"}; !slices.Equal(got, want) {
		t.Errorf("found at %v, want %v", got, want)
	}
}

func TestNotCompetentWithoutMoves(t *testing.T) {
	said := func(date, item string) string {
		return "date: " + date + "\nform: letter\nwith: [justice]\nrecommendations:\n  - {recommendation: 1, " + item + "}\n"
	}
	const not = "for: [prisons], position: not-competent"
	const one = "dialogue/1.yaml /recommendations/0/position"
	tests := []struct {
		name    string
		records map[string]string
		want    []string
	}{
		{"nothing after it", map[string]string{"dialogue/1.yaml": said("2026-03-02", not)}, []string{one}},
		{"yesterday's word", map[string]string{"dialogue/1.yaml": said("2026-11-20", not)}, []string{one}},
		{"moved in the same item", map[string]string{"dialogue/1.yaml": said("2026-03-02", not+", moves: {from: prisons, to: health}")}, nil},
		{"moved on the same day", map[string]string{"dialogue/1.yaml": said("2026-03-02", not), "dialogue/2.yaml": said("2026-03-02", "moves: {from: prisons, to: health}")}, nil},
		{"moved later", map[string]string{"dialogue/1.yaml": said("2026-03-02", not), "dialogue/2.yaml": said("2026-06-02", "moves: {from: prisons, to: health}")}, nil},
		{"moved, and the new one is not competent either", map[string]string{"dialogue/1.yaml": said("2026-03-02", not+", moves: {from: prisons, to: health}"),
			"dialogue/2.yaml": said("2026-06-02", "for: [health], position: not-competent")}, []string{"dialogue/2.yaml /recommendations/0/position"}},
		{"another one moved", map[string]string{"recommendations/1.yaml": "report: 1\ntitle: a\nbody: a\naddressees: [prisons, courts]\n",
			"dialogue/1.yaml": said("2026-03-02", not), "dialogue/2.yaml": said("2026-06-02", "moves: {from: courts, to: health}")}, []string{one}},
		{"accepted since", map[string]string{"dialogue/1.yaml": said("2026-03-02", not), "dialogue/2.yaml": said("2026-06-02", "for: [prisons], position: accepted")}, nil},
		{"said again", map[string]string{"dialogue/1.yaml": said("2026-03-02", not), "dialogue/2.yaml": said("2026-06-02", not)}, []string{"dialogue/2.yaml /recommendations/0/position"}},
		{"two items in one letter", map[string]string{"recommendations/1.yaml": "report: 1\ntitle: a\nbody: a\naddressees: [prisons, courts]\n",
			"dialogue/1.yaml": said("2026-03-02", "for: [prisons], position: accepted") + "  - {recommendation: 1, for: [courts], position: not-competent}\n"},
			[]string{"dialogue/1.yaml /recommendations/1/position"}},
		{"both in one item", map[string]string{"recommendations/1.yaml": "report: 1\ntitle: a\nbody: a\naddressees: [prisons, courts]\n",
			"dialogue/1.yaml": said("2026-03-02", "position: not-competent")}, []string{one, one}},
		{"the successor inherits it", map[string]string{"recommendations/1.yaml": "report: 1\ntitle: a\nbody: a\naddressees: [prisons]\n",
			"stakeholders/prisons.yaml": body + "parent: justice\nended: 2026-05-01\nsucceeded_by: [new]\n", "stakeholders/new.yaml": body, "dialogue/1.yaml": said("2026-03-02", not)}, []string{one}},
		{"closed", map[string]string{"dialogue/1.yaml": said("2026-03-02", not),
			"assessments/1.yaml": "date: 2026-06-02\nbasis: dialogue\nfindings:\n  - {recommendation: 1, status: withdrawn}\n"}, nil},
		{"assessed and open", map[string]string{"dialogue/1.yaml": said("2026-03-02", not),
			"assessments/1.yaml": "date: 2026-06-02\nbasis: dialogue\nfindings:\n  - {recommendation: 1, status: not-implemented}\n"}, []string{one}},
		{"repeated", map[string]string{"dialogue/1.yaml": said("2026-03-02", not), "recommendations/2.yaml": "report: 1\ntitle: a\nbody: a\naddressees: [health]\nrepeats: [1]\n"}, nil},
		{"repeated in a draft", map[string]string{"dialogue/1.yaml": said("2026-03-02", not), "reports/2.yaml": "type: visit\n",
			"recommendations/2.yaml": "report: 2\ntitle: a\nbody: a\naddressees: [health]\nrepeats: [1]\n"}, []string{one}},
		{"draft", map[string]string{"reports/1.yaml": "type: visit\n", "dialogue/1.yaml": said("2026-03-02", not)}, nil},
		{"moved from a stranger is D003", map[string]string{"dialogue/1.yaml": said("2026-03-02", not+", moves: {from: health, to: courts}")}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := pointers(t, "D006", state(test.records)); !slices.Equal(got, test.want) {
				t.Errorf("found at %v, want %v", got, test.want)
			}
		})
	}
}

func TestEditedAfterAnswer(t *testing.T) {
	when := time.Date(2026, 3, 4, 23, 59, 0, 0, time.FixedZone("", 3600))
	tests := []struct {
		name    string
		changes []record.Change
		want    []string
	}{
		{"nothing remembered", nil, nil},
		{"both fields", []record.Change{{ID: "1", Fields: []string{"body", "title"}, Commit: "0123456789abcdef", When: when}}, []string{
			`/body "body" was edited after the first answer, in commit 0123456789 of 2026-03-04`,
			`/title "title" was edited after the first answer, in commit 0123456789 of 2026-03-04`}},
		{"other fields may change", []record.Change{{ID: "1", Fields: []string{"themes", "indicator"}, Commit: "0123456789abcdef"}}, nil},
		{"not committed yet", []record.Change{{ID: "1", Fields: []string{"title"}}}, []string{`/title "title" was edited after the first answer, and is not committed yet`}},
		{"gone since", []record.Change{{ID: "gone", Fields: []string{"title"}}}, nil},
		{"twice", []record.Change{{ID: "1", Fields: []string{"title"}, Commit: "fedc", When: when}, {ID: "1", Fields: []string{"title"}, Commit: "abc", When: when}, {ID: "1", Fields: []string{"title"}}}, []string{
			`/title "title" was edited after the first answer, and is not committed yet (edit 3)`,
			`/title "title" was edited after the first answer, in commit abc of 2026-03-04 (edit 2)`,
			`/title "title" was edited after the first answer, in commit fedc of 2026-03-04`}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, p := range check.Run(registerOf(t, small(state(nil))), today, test.changes) {
				if p.Code == "D007" {
					got = append(got, p.Pointer+" "+p.Message)
				}
			}
			same(t, got, test.want)
		})
	}
}

func TestPromiseByNobodyPresent(t *testing.T) {
	const found = true
	tests := []struct {
		name, head, by string
		want           bool
	}{
		{"one of those present", "form: meeting\nwith: [health, prisons]\n", "prisons", false},
		{"the ministry above", "form: meeting\nwith: [prisons]\n", "justice", false},
		{"the government above that", "form: meeting\nwith: [prisons]\n", "government", false},
		{"a department below", "form: meeting\nwith: [justice]\n", "prisons", false},
		{"the one that came after", "form: meeting\nwith: [old-prisons]\n", "prisons", false},
		{"the one that was before", "form: meeting\nwith: [prisons]\n", "old-prisons", false},
		{"a department beside", "form: meeting\nwith: [courts]\n", "prisons", found},
		{"another ministry", "form: meeting\nwith: [justice]\n", "health", found},
		{"somebody from it", "form: meeting\nwith: [justice]\ncontacts: [nurse]\n", "health", false},
		{"the NPM", "form: meeting\nwith: [justice]\n", "npm", false},
		{"nobody present", "form: media\n", "justice", found},
		{"in the press", "form: media\nwith: [justice]\n", "justice", false},
		{"by nobody there is", "form: meeting\nwith: [justice]\n", "nobody", false},
		{"with nobody there is", "form: meeting\nwith: [nobody]\n", "justice", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := pointers(t, "D008", state(map[string]string{"dialogue/1.yaml": "date: 2026-03-02\n" + test.head + "commitments:\n  - {what: a, by: npm}\n  - {what: a, by: " + test.by + "}\n"}))
			if want := []string{"dialogue/1.yaml /commitments/1/by"}; test.want && !slices.Equal(got, want) || !test.want && got != nil {
				t.Errorf("found at %v", got)
			}
		})
	}
}
