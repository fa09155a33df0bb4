package register

import (
	"fmt"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/record"
)

const assessed = "date: 2026-03-01\nbasis: document-review\nfindings:\n  - {recommendation: a, status: implemented}\n  - {recommendation: b, status: started}\n  - {recommendation: a, status: started}\n"

func TestCompanionsCompleteTheirRecords(t *testing.T) {
	r := own(t, "visits/1.md", "---\n"+visit+"---\n", "visits/1.sealed.age", "body: |\n  He was alone.\n", "places/p.yaml", place1,
		"dialogue/1.yaml", "date: 2026-03-01\nform: letter\nwith: [m]\n", "dialogue/1.sealed.age", "complaint: c\nbody: said\nx-own: kept\n",
		"contacts/a.yaml", "name: A\nstakeholder: m\n", "contacts/a.sealed.age", "other_channel: a friend\n",
		"assessments/1.yaml", assessed, "assessments/1.sealed.age", "findings:\n  - {recommendation: b, evidence: of b}\n  - {recommendation: a, evidence: of a}\n  - {recommendation: a, evidence: second of a}\n")
	expect(t, r)
	if got := r.Set.Visits["1"].Body; got != "He was alone.\n" {
		t.Errorf("the visit's body is %q", got)
	}
	if d := r.Set.Dialogues["1"]; d.Complaint != "c" || d.Body != "said" || d.SealedIn != "" {
		t.Errorf("the dialogue is %+v", d)
	}
	if got := r.Set.Contacts["a"].OtherChannel; got != "a friend" {
		t.Errorf("the channel is %q", got)
	}
	a := r.Set.Assessments["1"]
	if got := fmt.Sprint(a.Findings[0].Evidence, "; ", a.Findings[1].Evidence, "; ", a.Findings[2].Evidence); got != "of a; of b; second of a" || a.Findings[0].Status != record.Implemented {
		t.Errorf("the evidence is %q", got)
	}
	if r.Files != 5 {
		t.Errorf("%d records", r.Files)
	}
}

// What stands in a companion has its place there.
func TestWhenceAValueComes(t *testing.T) {
	r := own(t, "visits/1.yaml", visit, "visits/1.sealed.age", "body: a\n", "places/p.yaml", place1,
		"assessments/1.yaml", assessed, "assessments/1.sealed.age", "findings:\n  - {recommendation: b, evidence: of b}\n")
	for from, want := range map[[2]string][2]string{
		{"visits/1.yaml", "/body"}:                         {"visits/1.sealed.age", "/body"},
		{"visits/1.yaml", "/start"}:                        {"visits/1.yaml", "/start"},
		{"visits/1.yaml", ""}:                              {"visits/1.yaml", ""},
		{"places/p.yaml", "/body"}:                         {"places/p.yaml", "/body"},
		{"assessments/1.yaml", "/findings/1/evidence"}:     {"assessments/1.sealed.age", "/findings/0/evidence"},
		{"assessments/1.yaml", "/findings/1/evidence/0/a"}: {"assessments/1.sealed.age", "/findings/0/evidence/0/a"},
		{"assessments/1.yaml", "/findings/0/evidence"}:     {"assessments/1.yaml", "/findings/0/evidence"},
		{"assessments/1.yaml", "/findings/1/status"}:       {"assessments/1.yaml", "/findings/1/status"},
	} {
		if path, pointer := r.Whence(from[0], from[1]); [2]string{path, pointer} != want {
			t.Errorf("%v comes from %s%s", from, path, pointer)
		}
	}
}

func TestCompanionsThatDoNotFit(t *testing.T) {
	tests := []struct {
		name, file, open, sealed string
		want                     []string
	}{
		{"no open record", "visits/2.yaml", visit, "body: a\n", []string{"S014 visits/1.sealed.age:0:0"}},
		{"sealed whole", "visits/1.yaml.age", visit, "body: a\n", []string{"S014 visits/1.sealed.age:0:0"}},
		{"open fields", "visits/1.yaml", visit, "start: 2026-03-02\nnotes: a\nbody: a\n", []string{"S015 visits/1.sealed.age:1:8", "S015 visits/1.sealed.age:2:8"}},
		{"open field with a mistake in it", "visits/1.yaml", visit, "start: 2026-3-1\nbody: a\n", []string{"S015 visits/1.sealed.age:1:8"}},
		{"in both", "visits/1.md", "---\n" + visit + "---\nHere.\n", "body: a\n", []string{"S015 visits/1.sealed.age:1:7"}},
		{"unknown key", "visits/1.yaml", visit, "bodi: a\n", []string{"S001 visits/1.sealed.age:1:1"}},
		{"wrong type", "visits/1.yaml", visit, "body: [a]\n", []string{"S003 visits/1.sealed.age:1:7"}},
		{"not a mapping", "visits/1.yaml", visit, "- a\n", []string{"P013 visits/1.sealed.age:1:1"}},
		{"Markdown", "visits/1.yaml", visit, "---\nbody: a\n---\nText.\n", []string{"P006 visits/1.sealed.age:3:1"}},
		{"nothing", "visits/1.yaml", visit, "", []string{"P013 visits/1.sealed.age:0:0"}},
		{"a kind with nothing confidential", "places/1.yaml", place1, "name: b\nregion: c\n", []string{"S015 places/1.sealed.age:1:7", "S015 places/1.sealed.age:2:9"}},
		{"no such item", "assessments/1.yaml", assessed, "findings:\n  - {recommendation: c, evidence: a}\n", []string{"S015 assessments/1.sealed.age:2:22"}},
		{"one item too many", "assessments/1.yaml", assessed, "findings:\n  - {recommendation: b, evidence: a}\n  - {recommendation: b, evidence: b}\n", []string{"S015 assessments/1.sealed.age:3:22"}},
		{"item without its reference", "assessments/1.yaml", assessed, "findings:\n  - {evidence: a}\n", []string{"S015 assessments/1.sealed.age:2:5"}},
		{"item that is none", "assessments/1.yaml", assessed, "findings: [a]\n", []string{"S003 assessments/1.sealed.age:1:12", "S015 assessments/1.sealed.age:1:12"}},
		{"open field of an item", "assessments/1.yaml", assessed, "findings:\n  - {recommendation: b, status: implemented, evidence: a}\n", []string{"S015 assessments/1.sealed.age:2:33"}},
		{"reference that is none", "assessments/1.yaml", assessed, "findings:\n  - {recommendation: B, evidence: a}\n", []string{"S009 assessments/1.sealed.age:2:22", "S015 assessments/1.sealed.age:2:22"}},
		{"broken open record", "visits/1.yaml", "place: [\n", "body: a\n", []string{"P004 visits/1.yaml:1:1"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			companion := strings.TrimSuffix(test.file, ".yaml")
			for _, ending := range []string{".age", ".yaml", ".md"} {
				companion = strings.TrimSuffix(companion, ending)
			}
			companion = companion[:strings.LastIndex(companion, "/")+1] + "1.sealed.age"
			r := own(t, test.file, test.open, companion, test.sealed)
			expect(t, r, test.want...)
			for _, p := range r.Problems {
				if p.Message == "" || p.Help == "" || p.Record == "" {
					t.Errorf("told as %+v", p)
				}
			}
		})
	}
}

// Of what does not fit, nothing comes into the record; the rest does.
func TestTheRestOfACompanionIsRead(t *testing.T) {
	r := own(t, "visits/1.yaml", visit, "visits/1.sealed.age", "start: 2026-04-01\nweather: rain\nbody: a\n",
		"assessments/1.yaml", assessed, "assessments/1.sealed.age", "findings:\n  - {recommendation: x, evidence: lost}\n  - {recommendation: b, status: implemented, evidence: of b}\n")
	if v := r.Set.Visits["1"]; v.Body != "a" || v.Start.String() != "2026-03-01" {
		t.Errorf("the visit is %+v", v)
	}
	if a := r.Set.Assessments["1"]; a.Findings[1].Evidence != "of b" || a.Findings[1].Status == record.Implemented || a.Findings[0].Evidence != "" {
		t.Errorf("the findings are %+v", a.Findings)
	}
}

// Whoever has the recipients' keys may seal anything: many items of one reference
// take no longer than there are of them.
func TestManyItemsOfACompanion(t *testing.T) {
	var open, sealed strings.Builder
	open.WriteString("date: 2026-03-01\nbasis: document-review\nfindings:\n")
	sealed.WriteString("findings:\n")
	for range 12_000 {
		open.WriteString("  - {recommendation: a, status: started}\n")
		sealed.WriteString("  - {recommendation: a, evidence: b}\n")
	}
	r := own(t, "assessments/1.yaml", open.String(), "assessments/1.sealed.age", sealed.String())
	expect(t, r)
	if a := r.Set.Assessments["1"]; len(a.Findings) != 12_000 || a.Findings[11_999].Evidence != "b" {
		t.Errorf("%d findings", len(a.Findings))
	}
}

// FuzzCompanion holds that whatever a companion says, it is joined or told of, and
// changes no open field.
func FuzzCompanion(f *testing.F) {
	for _, src := range []string{"body: a\n", "findings:\n  - {recommendation: a, evidence: b}\n", "start: 2026-03-01\n", "findings: [[]]\n", "findings: {a: b}\n", "{}", "a: &b c\n", "findings:\n  - recommendation: [a]\n"} {
		f.Add(src)
	}
	v := validatorFor(f, "assessments", "visits")
	f.Fuzz(func(t *testing.T, src string) {
		for _, made := range []struct {
			kind record.Kind
			rec  record.Record
		}{
			{record.Visits, &record.Visit{Place: []string{"p"}}},
			{record.Assessments, &record.Assessment{Basis: "document-review", Findings: []record.Finding{{Recommendation: "a", Status: record.Implemented}}}},
		} {
			c, read := v.readCompanion(file{path: "a.sealed.age", kind: made.kind, id: "a", companion: true}, []byte(src))
			c.join(made.rec, "a.sealed.age")
			for _, p := range read.Problems {
				if p.Excerpt != "" || !p.Fix.IsZero() {
					t.Errorf("told as %+v", p)
				}
			}
			switch rec := made.rec.(type) {
			case *record.Visit:
				rec.Body = ""
				if fmt.Sprint(*rec) != fmt.Sprint(record.Visit{Place: []string{"p"}}) {
					t.Errorf("%q changes the visit to %+v", src, rec)
				}
			case *record.Assessment:
				if rec.Basis != "document-review" || len(rec.Findings) != 1 || rec.Findings[0].Status != record.Implemented || rec.Body != "" {
					t.Errorf("%q changes the assessment to %+v", src, rec)
				}
			}
		}
	})
}
