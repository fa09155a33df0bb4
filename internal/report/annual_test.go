package report_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/report"
)

// What the public reads of 2025: six visits by place and never by type, six
// reports, 28 recommendations of these; no dialogue, which register.yaml does not release.
func TestAnnualForThePublic(t *testing.T) {
	doc := report.Annual(viewFor(t, audience.Everyone), on(t, "2026-11-21"), 2025, nil)
	visits := cellsOf(t, block(t, doc, "Visits by place"), "place", "2024", "2025")
	if last := visits[len(visits)-1]; last != "Total | 4 | 6" {
		t.Errorf("visits end with %q", last)
	}
	states := cellsOf(t, block(t, doc, "Recommendations of the year, by state"), "state", "number")
	if last := states[len(states)-1]; last != "Total | 28" {
		t.Errorf("states end with %q", last)
	}
	if n := len(block(t, doc, "Reports").Table.Rows); n != 6 {
		t.Errorf("%d reports", n)
	}
	for _, row := range cellsOf(t, block(t, doc, "Complaints by theme"), "theme", "2025") {
		if !strings.HasSuffix(row, "| 0") && !strings.HasSuffix(row, "<5") && !strings.HasSuffix(row, "*") {
			t.Errorf("complaints: %s", row)
		}
	}
	for _, heading := range []string{"Visits by type of place", "Dialogue by form", "Dialogue by stage", "Written answers by addressee", "How long written answers took"} {
		if hasBlock(doc, heading) {
			t.Errorf("the public reads %s", heading)
		}
	}
	if facts := block(t, doc, "Written answers").Facts; len(facts) != 2 {
		t.Errorf("of answers it says %+v", facts)
	}
}

// TestAnnualOfAYearThatIsNotOver has no numbers that are released of whole years.
func TestAnnualOfAYearThatIsNotOver(t *testing.T) {
	doc := report.Annual(viewFor(t, audience.Everyone), on(t, "2026-11-21"), 2026, nil)
	if hasBlock(doc, "Visits by place") || hasBlock(doc, "Complaints by theme") {
		t.Error("numbers of the running year are told")
	}
	if !strings.Contains(strings.Join(doc.Footer, " "), "not over") {
		t.Errorf("the footer is %q", doc.Footer)
	}
}

func TestAnnualForTheNPM(t *testing.T) {
	doc := report.Annual(arvenia(t), on(t, "2026-11-21"), 2025, nil)
	for heading, want := range map[string]string{
		"Visits by place": "Total | 6", "Dialogue by form": "Total | 43", "Dialogue by stage": "Total | 43", "Dialogue by level": "Total | 43",
		"Complaints by theme": "Total | 3",
	} {
		b := block(t, doc, heading)
		rows := cellsOf(t, b, b.Table.Columns[0].Key, "2025")
		if got := rows[len(rows)-1]; got != want {
			t.Errorf("%s ends with %q, want %q", heading, got, want)
		}
	}
	sameRowsAs(t, "visits", cellsOf(t, block(t, doc, "Visits by type of place"), "place_type", "ad-hoc", "follow-up", "full", "thematic"),
		"Immigration detention facility | 0 | 1 | 1 | 0", "Prison | 0 | 1 | 0 | 1", "Border zone | 1 | 0 | 0 | 0",
		"Juvenile facility | 0 | 0 | 1 | 0", "Remand centre | 0 | 0 | 0 | 1", "Total | 1 | 2 | 2 | 1")
	if hasBlock(report.Annual(viewFor(t, audience.Staff), on(t, "2026-11-21"), 2025, nil), "Complaints by theme") {
		t.Error("all staff read numbers of complaints")
	}
}

// TestStageByTheDays: where a dialogue does not say, its day and those of its visit
// do.
func TestStageByTheDays(t *testing.T) {
	files := map[string]string{}
	for i, day := range []string{"2026-01-01", "2026-01-02", "2026-01-03"} {
		files[fmt.Sprintf("dialogue/2026/01/0%d-ministry.yaml", i+1)] = "date: " + day + "\nform: phone\nwith: [ministry]\nvisit: 2026/01/02-lake\n"
	}
	files["dialogue/2026/01/04-ministry.yaml"] = "date: 2026-01-04\nform: phone\nwith: [ministry]\n"
	files["dialogue/2026/01/05-ministry.yaml"] = "date: 2026-01-05\nform: phone\nwith: [ministry]\nstage: before-visit\n"
	doc := report.Annual(viewOf(t, oneRoof(files)), on(t, "2026-08-01"), 2026, nil)
	sameRowsAs(t, "stages", cellsOf(t, block(t, doc, "Dialogue by stage"), "stage", "2026"),
		"Before a visit | 2", "After a visit | 1", "Apart from visits | 1", "During a visit | 1", "Total | 5")
}

func TestSPT(t *testing.T) {
	at := on(t, "2026-11-21")
	inside := report.SPT(viewFor(t, audience.Staff), at, []string{"spt"}, 2026, nil)
	sameRowsAs(t, "access", cellsOf(t, block(t, inside, "Visits without full access"), "place", "date"),
		"Fort Orlo Guardhouse | 25 February 2026", "Saint Maren Psychiatric Hospital | 25 August 2026")
	if n := len(block(t, inside, "Recommendations of the Subcommittee").Table.Rows); n != 3 {
		t.Errorf("%d recommendations of the SPT", n)
	}
	for _, f := range block(t, inside, "Reprisals, by number").Facts {
		if f.Cell.Text != "0" && f.Cell.Text != "<5" {
			t.Errorf("of reprisals it says %+v", f)
		}
	}
	outside := report.SPT(viewFor(t, "spt"), at, []string{"spt"}, 2026, nil)
	for _, heading := range []string{"Obstacles noted", "Reprisals, by number", "Visits without full access", "Contacts with the Subcommittee"} {
		if hasBlock(outside, heading) {
			t.Errorf("the register gives the SPT %s, which is not shared with it", heading)
		}
	}
}

// withheld are records that no reader outside sees, and of them those that all
// staff do not see either.
var withheld = map[string]string{
	"dialogue/2025/06/30-withheld.yaml": "date: 2025-06-30\nform: phone\nwith: [ministry-of-health]\nlevel: political\npurpose: [budget]\nobstacles: [WITHHELD]\n" +
		"recommendations:\n  - {recommendation: 2025/prison-lakeside/04, for: [prison-service], note: WITHHELD}\n",
	"reports/2025/withheld.yaml":          "type: visit\ntitle: WITHHELD\ndrafted: 2025-07-01\n",
	"recommendations/2025/withheld/01.md": "---\nreport: 2025/withheld\ntitle: WITHHELD\naddressees: [ministry-of-finance]\n---\nWITHHELD\n",
	"assessments/2025/07/02-withheld.yaml": "date: 2025-07-02\nbasis: document-review\naccess: internal\n" +
		"findings:\n  - {recommendation: 2024/police-custody-velmora/01, status: started, note: WITHHELD}\n",
	"processes/withheld.yaml":  "mechanism: spt-advice\nstakeholder: spt\ntitle: WITHHELD\nsession: 2025-06-01\n",
	"agreements/withheld.yaml": "type: mou\ntitle: WITHHELD\nparties: [ministry-of-health]\nsigned: 2025-01-01\naccess: internal\n",
}

var confidential = map[string]string{
	"dialogue/2025/06/29-withheld.md": "---\ndate: 2025-06-29\nform: meeting\nwith: [velmora-courier]\nlevel: political\naccess: confidential\npurpose: [budget]\n" +
		"obstacles: [WITHHELD]\ngood_practices: [WITHHELD]\n---\nWITHHELD\n",
	"complaints/2025/06/30-01.yaml": "received: 2025-06-30\nchannel: phone\nfrom: family\ntype: treatment\nperson: WITHHELD\nthemes: [use-of-force]\nplace: prison-lakeside\nseriousness: grave\n" +
		"reprisal_risk: none\nacknowledge: unsafe\noutcome: WITHHELD\nclosed: 2025-07-01\nactions: [{date: 2025-07-01, action: advise}]\n",
}

// TestPapersTellNothingWithheld: a withheld record changes not a byte for whom it is
// withheld from.
func TestPapersTellNothingWithheld(t *testing.T) {
	at := on(t, "2026-11-21")
	for whom, more := range map[audience.Audience]map[string]string{
		audience.Everyone: withheld, "spt": withheld, "ministry-of-finance": withheld, audience.Staff: confidential,
	} {
		before, after := fstest.MapFS{}, fstest.MapFS{}
		copyInto(t, before, os.DirFS("../../examples/arvenia"))
		copyInto(t, after, os.DirFS("../../examples/arvenia"))
		for name, content := range more {
			after[name] = &fstest.MapFile{Data: []byte(content)}
		}
		then, now := seenBy(t, before, whom), seenBy(t, after, whom)
		for _, body := range []string{"", "ministry-of-health", "ministry-of-finance", "velmora-courier"} {
			was, is := papers(then, at, body, nil), papers(now, at, body, nil)
			for kind := range was {
				if was[kind] == nil {
					continue
				}
				a, b := everythingIn(t, was[kind]), everythingIn(t, is[kind])
				if a != b || strings.Contains(b, "WITHHELD") {
					t.Errorf("%s %s for %s is another", kind, body, whom)
				}
			}
		}
	}
}
