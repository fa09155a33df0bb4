package followup_test

import (
	"slices"
	"testing"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

func TestTiers(t *testing.T) {
	tenDays := but(recommendation("moj"), answerBy("2026-01-25"))
	times := func(n int) *policy { return deadlines(func(d *record.Deadlines) { d.LongOverdue = n }) }
	soon := func(p string) *policy { return deadlines(func(d *record.Deadlines) { d.DueSoon = period(p) }) }
	extended := letter("2026-01-16", respondBy("2026-03-25"))
	for _, s := range []struct {
		name, on string
		records  happened
		want     followup.Tier
	}{
		{"31 days before", "2026-06-14", nil, ""},
		{"30 days before", "2026-06-15", nil, followup.DueSoon},
		{"on the day", "2026-07-15", nil, followup.DueSoon},
		{"the day after", "2026-07-16", nil, followup.Overdue},
		{"181 days late, as long as it had", "2027-01-12", nil, followup.Overdue},
		{"182 days late", "2027-01-13", nil, followup.LongOverdue},
		{"another due-soon: outside", "2026-07-09", happened{soon("5d")}, ""},
		{"another due-soon: inside", "2026-07-10", happened{soon("5d")}, followup.DueSoon},
		{"due-soon in working days, over a weekend", "2026-07-13", happened{soon("2wd")}, followup.DueSoon},
		{"outside of them", "2026-07-10", happened{soon("2wd")}, ""},
		{"no due-soon at all", "2026-07-15", happened{soon("none")}, ""},
		{"due-soon on the last day only", "2026-07-15", happened{soon("0d")}, followup.DueSoon},
		{"a short time is soon long past: not yet", "2026-02-04", happened{tenDays}, followup.Overdue},
		{"a short time is soon long past", "2026-02-05", happened{tenDays}, followup.LongOverdue},
		{"three times the period: not yet", "2026-02-14", happened{tenDays, times(3)}, followup.Overdue},
		{"three times the period", "2026-02-15", happened{tenDays, times(3)}, followup.LongOverdue},
		{"once the period: at once", "2026-01-26", happened{tenDays, times(1)}, followup.LongOverdue},
		{"once the period, not late", "2026-01-25", happened{tenDays, times(1)}, followup.DueSoon},
		{"no time at all, not late", "2026-01-25", happened{tenDays, times(0)}, followup.DueSoon},
		{"extended: late from the new date", "2026-03-25", happened{tenDays, extended}, followup.DueSoon},
		{"extended: the original time counts, not yet", "2026-04-04", happened{tenDays, extended}, followup.Overdue},
		{"extended: the original time counts", "2026-04-05", happened{tenDays, extended}, followup.LongOverdue},
		{"only an extension: its own time counts", "2026-06-02", happened{deadlines(func(d *record.Deadlines) { d.Response = period("none") }), extended}, followup.Overdue},
		{"and then is over", "2026-06-03", happened{deadlines(func(d *record.Deadlines) { d.Response = period("none") }), extended}, followup.LongOverdue},
		{"due before it began", "2026-01-16", happened{but(recommendation("moj"), answerBy("2026-01-01"))}, followup.LongOverdue},
		{"by an override for its body", "2026-01-26", happened{tenDays, override(record.When{Stakeholder: "moj"}, func(d *record.Deadlines) { d.LongOverdue = 1 })}, followup.LongOverdue},
		{"not by one for another", "2026-01-26", happened{tenDays, override(record.When{Stakeholder: "moh"}, func(d *record.Deadlines) { d.LongOverdue = 1 })}, followup.Overdue},
	} {
		t.Run(s.name, func(t *testing.T) {
			if got := items(t, followup.Response, s.on, s.records...)[0].Tier; got != s.want {
				t.Errorf("tier %q, want %q", got, s.want)
			}
		})
	}
}

func TestTiersOfTheOtherItems(t *testing.T) {
	for _, s := range []struct {
		what    followup.What
		on      string
		records happened
		want    followup.Tier
	}{
		{followup.Implementation, "2026-01-25", happened{doneBy("2026-01-25", "moj")}, followup.DueSoon},
		{followup.Implementation, "2026-02-04", happened{doneBy("2026-01-25", "moj")}, followup.Overdue},
		{followup.Implementation, "2026-02-05", happened{doneBy("2026-01-25", "moj")}, followup.LongOverdue},
		{followup.Verification, "2026-05-31", happened{letter("2026-03-10", claims(implemented)), complaint("2026-05-01")}, followup.DueSoon},
		{followup.Verification, "2026-06-30", happened{letter("2026-03-10", claims(implemented)), complaint("2026-05-01")}, followup.Overdue},
		{followup.Verification, "2026-07-01", happened{letter("2026-03-10", claims(implemented)), complaint("2026-05-01")}, followup.LongOverdue},
		{followup.FollowUp, "2026-07-31", happened{letter("2026-02-01", says(accepted))}, followup.DueSoon},
		{followup.FollowUp, "2027-01-27", happened{letter("2026-02-01", says(accepted))}, followup.Overdue},
		{followup.FollowUp, "2027-01-28", happened{letter("2026-02-01", says(accepted))}, followup.LongOverdue},
		{followup.Commitment, "2026-05-02", happened{promise("2026-02-01", record.Commitment{})}, followup.DueSoon},
		{followup.Commitment, "2026-07-31", happened{promise("2026-02-01", record.Commitment{})}, followup.Overdue},
		{followup.Commitment, "2026-08-01", happened{promise("2026-02-01", record.Commitment{})}, followup.LongOverdue},
	} {
		if got := items(t, s.what, s.on, s.records...)[0]; got.Tier != s.want || got.DaysLate != int(day(s.on)-got.Due) {
			t.Errorf("%s on %s: tier %q, want %q; %d days late", s.what, s.on, got.Tier, s.want, got.DaysLate)
		}
	}
}

func TestTheOrderOfLists(t *testing.T) {
	late := func(id, due string, addressees ...string) *record.Recommendation {
		return as(id, &record.Recommendation{Common: record.Common{Title: id}, Report: "rep", Addressees: addressees, Priority: record.Normal, RespondBy: day(due), ImplementBy: day(due)})
	}
	d := promise("2026-02-01", record.Commitment{Due: day("2026-03-01")})
	d.Commitments = append(d.Commitments, record.Commitment{What: "a door", By: "moj", Due: day("2026-03-01")})
	set := build(t, late("r", "2026-03-01", "moj", "moh"), late("b", "2026-03-02", "moj"), late("a", "2026-03-02", "moj"), d).AsOf(day("2026-04-01"))
	var got []string
	for _, i := range followup.Due(set, day("2026-04-01")) {
		got = append(got, i.Record+" "+string(i.What)+" "+i.OwedBy[0]+" "+i.Title)
	}
	want := []string{
		"dialogue/promise commitment moj a door",
		"dialogue/promise commitment moj new windows",
		"recommendations/r implementation moh r",
		"recommendations/r implementation moj r",
		"recommendations/r response moh r",
		"recommendations/r response moj r",
		"recommendations/a implementation moj a",
		"recommendations/a response moj a",
		"recommendations/b implementation moj b",
		"recommendations/b response moj b",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestEveryItemExplainsItself(t *testing.T) {
	for _, s := range []struct {
		what    followup.What
		records happened
		want    string
		paths   []string
	}{
		{followup.Response, nil, "2026-01-15 issued; plus 6m (response); 2026-07-15 due", []string{"reports/rep.md", "register.yaml", ""}},
		{followup.Response, happened{but(recommendation("moj"), urgent)}, "2026-01-15 issued; plus 28d (response-urgent); 2026-02-12 due", []string{"reports/rep.md", "register.yaml", ""}},
		{followup.Response, happened{reportAnsweredBy("2026-09-01")}, "2026-01-15 issued; 2026-09-01 respond_by of the report; 2026-09-01 due", []string{"reports/rep.md", "reports/rep.md", ""}},
		{followup.Response, happened{but(recommendation("moj"), func(r *record.Recommendation) { r.Issued, r.RespondBy = day("2026-01-20"), day("2026-10-01") })},
			"2026-01-20 issued; 2026-10-01 respond_by; 2026-10-01 due", []string{"recommendations/r.md", "recommendations/r.md", ""}},
		{followup.Response, happened{letter("2026-02-01", respondBy("2026-09-01"))}, "2026-01-15 issued; plus 6m (response); 2026-07-15 due at first; 2026-09-01 new deadline granted; 2026-09-01 due",
			[]string{"reports/rep.md", "register.yaml", "", "dialogue/2026-02-01-letter-moj.md", ""}},
		{followup.Implementation, happened{doneBy("2026-12-01", "moj")}, "2026-01-15 issued; 2026-12-01 implement_by; 2026-12-01 due", []string{"reports/rep.md", "recommendations/r.md", ""}},
		{followup.Implementation, happened{deadlines(func(d *record.Deadlines) { d.Implementation = period("1y") })}, "2026-01-15 issued; plus 1y (implementation); 2027-01-15 due", []string{"reports/rep.md", "register.yaml", ""}},
		{followup.Commitment, happened{promise("2026-02-01", record.Commitment{})}, "2026-02-01 promised by moj; plus 90d (no date was agreed); 2026-05-02 due", []string{"dialogue/promise.md", "", ""}},
		{followup.Commitment, happened{promise("2026-02-01", record.Commitment{Due: day("2026-06-01")})}, "2026-02-01 promised by moj; 2026-06-01 due date agreed; 2026-06-01 due", []string{"dialogue/promise.md", "dialogue/promise.md", ""}},
	} {
		got := items(t, s.what, "2026-03-01", s.records...)[0]
		var paths []string
		for _, reason := range got.Why {
			paths = append(paths, reason.Path)
		}
		if got.Sentence() != s.want || !slices.Equal(paths, s.paths) {
			t.Errorf("%q in %q,\nwant %q in %q", got.Sentence(), paths, s.want, s.paths)
		}
	}
}
