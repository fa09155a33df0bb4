package report_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/report"
)

// oneRoof is a register of one recommendation, issued on 10 January 2026 and answered
// by 10 July, with some files added or, where they are empty, taken away.
func oneRoof(changed map[string]string) fstest.MapFS {
	files := fstest.MapFS{}
	for name, content := range map[string]string{
		"register.yaml":               "schema: 1\ninstitution: {name: NPM, languages: [en]}\nthemes: {health: Health}\n",
		"stakeholders/ministry.yaml":  "name: Ministry\ncategory: line-ministry\nintroduced: 2025-01-01\n",
		"stakeholders/other.yaml":     "name: Other\ncategory: civil-society\n",
		"contacts/desk.yaml":          "name: A Clerk\nstakeholder: ministry\nfocal_point: true\n",
		"places/lake.yaml":            "name: Lake prison\ntype: prison\nauthority: ministry\n",
		"visits/2026/01/02-lake.yaml": "place: lake\nstart: 2026-01-02\ntype: full\n",
		"reports/lake.yaml":           "type: visit\nvisits: [2026/01/02-lake]\nsent: 2026-01-10\npublished: 2026-01-20\n",
		"recommendations/lake/01.md":  "---\nreport: lake\ntitle: Mend the roof\naddressees: [ministry]\nthemes: [health]\n---\nThe roof leaks.\n",
	} {
		files[name] = &fstest.MapFile{Data: []byte(content)}
	}
	for name, content := range changed {
		if files[name] = (&fstest.MapFile{Data: []byte(content)}); content == "" {
			delete(files, name)
		}
	}
	return files
}

// The ministry of finance has answered one of five recommendations, and rejected
// it; that other addressees accepted two of the others is not its merit.
func TestReviewOfTheMinistryOfFinance(t *testing.T) {
	doc := report.Review(arvenia(t), on(t, "2026-11-21"), "ministry-of-finance", 2026, false, nil)
	sameRowsAs(t, "summary", cellsOf(t, block(t, doc, "At a glance"), "class", "number", "share"),
		"Rejected or not implemented | 1 | 20%", "No position | 4 | 80%", "Total | 5 | 100%")
	sameRowsAs(t, "rejected", cellsOf(t, block(t, doc, "Rejected or not implemented"), "title", "position"),
		"Give the preventive mechanism its own budget line (2025/annual-2024/02, 31 March 2025) | Rejected (26 September 2025)")
	if reasons := block(t, doc, "Reasons given and obstacles").Steps; len(reasons) != 2 || !strings.Contains(reasons[1].Text, "Budget Act") {
		t.Errorf("reasons are %+v", reasons)
	}
	earlier := report.Review(arvenia(t), on(t, "2026-11-21"), "ministry-of-finance", 2024, false, nil)
	if b := block(t, earlier, "At a glance"); b.Table != nil || !strings.Contains(b.Text, "was open in this year") {
		t.Error("before its first recommendation there is something to review")
	}
}

// TestReviewHandedOver: the authority reads what it may see, and what it owes by
// the dialogue that it took part in.
func TestReviewHandedOver(t *testing.T) {
	doc := report.Review(viewFor(t, "ministry-of-finance"), on(t, "2026-11-21"), "ministry-of-finance", 2026, false, nil)
	all := everythingIn(t, doc)
	for _, secret := range []string{"sponsor in Parliament", "Budget Act", "third floor", "Clementine", "reluctant", "Perpetua", "silent", "No position", "No undertaking is open"} {
		if strings.Contains(all, secret) {
			t.Errorf("it says %q", secret)
		}
	}
	sameRowsAs(t, "next", cellsOf(t, block(t, doc, "Next steps"), "item", "due"),
		"Response | 24 August 2025, 454 days", "Response | 30 June 2026, 144 days", "Response | 30 September 2026, 52 days")
	if !hasBlock(doc, "No published answer") {
		t.Error("it does not say that no answer was published")
	}
}

// TestReviewCountsWhatWasOpenInTheYear: what was closed before is history.
func TestReviewCountsWhatWasOpenInTheYear(t *testing.T) {
	v := viewOf(t, oneRoof(map[string]string{
		"assessments/2026/06/01-lake.yaml": "date: 2026-06-01\nbasis: document-review\nfindings:\n  - {recommendation: lake/01, status: implemented, evidence: Seen.}\n",
	}))
	for year, want := range map[int]bool{2025: false, 2026: true, 2027: false} {
		doc := report.Review(v, on(t, "2027-08-01"), "ministry", year, false, nil)
		if hasBlock(doc, "Implemented") != want {
			t.Errorf("%d: in the review %v, want %v", year, !want, want)
		}
	}
}
