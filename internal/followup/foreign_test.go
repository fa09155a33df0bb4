package followup_test

import (
	"testing"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

// theirs is a report of the SPT, sent and, where a date is given, published.
func theirs(published string) *record.Report {
	return but(report("2026-01-15"), func(r *record.Report) { r.Type, r.IssuedBy, r.Published = "treaty-body", "spt", day(published) })
}

func TestAnotherBodysRecommendationIsAnsweredOnlyByAStatedDate(t *testing.T) {
	stated := but(theirs(""), func(r *record.Report) { r.RespondBy = day("2026-08-20") })
	tell(t, followup.Response, []story{
		{"no date stated", "2026-03-01", happened{theirs("")}, ""},
		{"nor when published", "2026-03-01", happened{theirs("2026-02-01")}, ""},
		{"the report states one", "2026-03-01", happened{stated}, "moj 2026-08-20"},
		{"for an urgent one it holds all the same", "2026-03-01", happened{stated, but(recommendation("moj"), urgent)}, "moj 2026-08-20"},
		{"no date stated for an urgent one", "2026-03-01", happened{theirs(""), but(recommendation("moj"), urgent)}, ""},
		{"the recommendation states one", "2026-03-01", happened{theirs(""), but(recommendation("moj"), answerBy("2026-09-01"))}, "moj 2026-09-01"},
		{"moved: the stated date stays", "2026-03-01", happened{stated, letter("2026-02-01", moves("moj", "moh"))}, "moh 2026-08-20"},
		{"moved, no date stated", "2026-03-01", happened{theirs(""), letter("2026-02-01", moves("moj", "moh"))}, ""},
		{"npm names ourselves", "2026-03-01", happened{but(report("2026-01-15"), func(r *record.Report) { r.IssuedBy = record.Institution })}, "moj 2026-07-15"},
		{"answered", "2026-03-01", happened{stated, letter("2026-02-01", says(accepted))}, ""},
		{"the State's reply to the SPT is no answer to us", "2026-03-01", happened{stated, but(letter("2026-02-01", says(accepted)), func(d *record.Dialogue) { d.Indirect = true })}, "moj 2026-08-20"},
	})
}

func TestAnotherBodysRecommendationIsFollowedUpOncePublished(t *testing.T) {
	stated := func(published string) *record.Report {
		return but(theirs(published), func(r *record.Report) { r.RespondBy = day("2026-08-20") })
	}
	tell(t, followup.FollowUp, []story{
		{"not published", "2026-03-01", happened{theirs("")}, ""},
		{"not published, though answered", "2026-03-01", happened{theirs(""), letter("2026-02-01", says(accepted))}, ""},
		{"published tomorrow", "2026-01-31", happened{theirs("2026-02-01")}, ""},
		{"published today", "2026-02-01", happened{theirs("2026-02-01")}, "npm 2026-07-31"},
		{"contact before publication counts from then", "2026-03-01", happened{theirs("2026-02-20"), meeting("2026-02-01", says(accepted))}, "npm 2026-08-19"},
		{"contact after it counts", "2026-03-01", happened{theirs("2026-02-20"), meeting("2026-02-25", says(accepted))}, "npm 2026-08-24"},
		{"an answer is still owed", "2026-03-01", happened{stated("2026-02-01")}, ""},
		{"an answer was given", "2026-03-01", happened{stated("2026-02-01"), letter("2026-02-10", says(accepted))}, "npm 2026-08-09"},
		{"our own report need not be published", "2026-03-01", happened{letter("2026-02-01", says(accepted))}, "npm 2026-07-31"},
		{"nor does its publication count as contact", "2026-03-01", happened{but(report("2026-01-15"), func(r *record.Report) { r.Published = day("2026-02-20") }), letter("2026-02-01", says(accepted))}, "npm 2026-07-31"},
	})
}

func TestTheNPMOwesItselfNoAnswer(t *testing.T) {
	tell(t, followup.Response, []story{
		{"what it recommends to itself", "2026-12-31", happened{recommendation("npm")}, ""},
		{"the others still owe theirs", "2026-03-01", happened{recommendation("npm", "moj")}, "moj 2026-07-15"},
	})
	tell(t, followup.FollowUp, []story{
		{"but follows it up", "2026-03-01", happened{recommendation("npm")}, "npm 2026-07-14"},
	})
}

func TestWhereTheNPMIsAddressed(t *testing.T) {
	asked := happened{recommendation("npm"), but(theirs(""), func(r *record.Report) { r.RespondBy = day("2026-08-20") }), body("spt", "un"), body("moh", "")}
	const owing = "npm 2026-08-20"
	ours := func(date string, items ...record.Item) *record.Dialogue {
		return with(but(letter(date, items...), func(d *record.Dialogue) { d.Direction = record.Outgoing }), "spt")
	}
	after := func(d ...record.Record) happened { return append(asked[:len(asked):len(asked)], d...) }
	tell(t, followup.Response, []story{
		{"nothing sent", "2026-03-01", asked, owing},
		{"our letter to the SPT", "2026-03-01", after(ours("2026-02-01", says(accepted, "npm"))), ""},
		{"without for: it is ours", "2026-03-01", after(ours("2026-02-01", says(accepted))), ""},
		{"in no direction", "2026-03-01", after(but(ours("2026-02-01", says(accepted)), func(d *record.Dialogue) { d.Direction = "" })), owing},
		{"in no direction, though it names us", "2026-03-01", after(but(ours("2026-02-01", says(accepted, "npm")), func(d *record.Dialogue) { d.Direction = "" })), owing},
		{"a letter of the SPT to us", "2026-03-01", after(but(ours("2026-02-01", says(accepted, "npm")), func(d *record.Dialogue) { d.Direction = record.Incoming })), owing},
		{"our letter to somebody else", "2026-03-01", after(with(ours("2026-02-01", says(accepted, "npm")), "moh")), owing},
		{"our letter to the body above the SPT", "2026-03-01", after(with(ours("2026-02-01", says(accepted, "npm")), "un")), ""},
		{"our letter without a position", "2026-03-01", after(ours("2026-02-01", record.Item{For: []string{"npm"}})), owing},
		{"a meeting with the SPT", "2026-03-01", after(but(ours("2026-02-01", says(accepted)), func(d *record.Dialogue) { d.Form = "meeting" })), owing},
		{"not sent to the SPT itself", "2026-03-01", after(but(ours("2026-02-01", says(accepted)), func(d *record.Dialogue) { d.Indirect = true })), owing},
		{"sent before the issue", "2026-03-01", after(ours("2026-01-14", says(accepted))), owing},
		{"beside another addressee", "2026-03-01", after(recommendation("npm", "moj"), ours("2026-02-01", says(accepted))), "moj 2026-08-20"},
		{"the other's letter is not ours", "2026-03-01", after(recommendation("npm", "moj"), letter("2026-02-01", says(accepted))), owing},
	})
	lost := but(recommendation("npm"), func(r *record.Recommendation) {
		r.Report, r.Issued, r.RespondBy = "gone", day("2026-01-15"), day("2026-08-20")
	})
	if got := owed(t, followup.Response, "2026-03-01", after(lost, ours("2026-02-01", says(accepted)))...); got != "" {
		t.Errorf("in a report that is not there: %s", got)
	}
	if got := positions(standing(t, "2026-03-01", after(but(ours("2026-02-01", says(accepted)), func(d *record.Dialogue) { d.Direction = record.Incoming }))...)); got != "npm -" {
		t.Errorf("what the SPT writes is not our position: %s", got)
	}
	s := standing(t, "2026-03-01", after(recommendation("npm", "moj"), with(meeting("2026-02-01", record.Item{Position: accepted, Claims: implemented}), "spt"))...)
	if got := positions(s); got != "npm -, moj -" || s.Addressees[0].Claims != "" {
		t.Errorf("a meeting with a third party is nobody's position: %s, claims %q", got, s.Addressees[0].Claims)
	}
	if got := items(t, followup.Response, "2027-03-01", asked...)[0]; got.NextStep != "" || got.Theirs() {
		t.Errorf("we do not escalate against ourselves: %q", got.NextStep)
	}
}
