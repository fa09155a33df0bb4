package followup_test

import (
	"testing"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

func planning(d *record.Dialogue, followUp string) *record.Dialogue {
	d.FollowUp = day(followUp)
	return d
}

func endedBody(s *record.Stakeholder, on string, successors ...string) *record.Stakeholder {
	s.Ended, s.SucceededBy = day(on), successors
	return s
}

func introduced(s *record.Stakeholder, on string) *record.Stakeholder {
	s.Introduced = day(on)
	return s
}

func TestContact(t *testing.T) {
	indirect := func(d *record.Dialogue) *record.Dialogue { d.Indirect = true; return d }
	press := but(planning(meeting("2026-02-01"), "2026-02-20"), func(d *record.Dialogue) { d.Form, d.With = "media", nil })
	every := contactEvery("1y")
	tellAgenda(t, followup.Contact, []story{
		{"never a word", "2026-03-01", happened{every}, ""},
		{"as often as its record says", "2026-03-01", happened{every, meeting("2026-02-01")}, "stakeholders/moj: npm 2027-02-01"},
		{"the plan goes before the habit", "2026-03-01", happened{every, planning(meeting("2026-02-01"), "2026-02-20")}, "stakeholders/moj: npm 2026-02-20"},
		{"a plan without a habit", "2026-03-01", happened{planning(meeting("2026-02-01"), "2026-02-20")}, "stakeholders/moj: npm 2026-02-20"},
		{"neither plan nor habit", "2026-03-01", happened{meeting("2026-02-01")}, ""},
		{"a later word meets the plan, whatever it plans itself", "2026-03-01", happened{every, planning(meeting("2026-02-01"), "2026-02-20"), letter("2026-02-05")}, "stakeholders/moj: npm 2027-02-05"},
		{"one of the same day does not", "2026-03-01", happened{as("a", letter("2026-02-01")), as("b", planning(meeting("2026-02-01"), "2026-02-20")), as("c", letter("2026-02-01"))}, "stakeholders/moj: npm 2026-02-20"},
		{"of two plans of one day the first", "2026-03-01", happened{as("a", planning(letter("2026-02-01"), "2026-03-20")), as("b", planning(meeting("2026-02-01"), "2026-02-20"))}, "stakeholders/moj: npm 2026-02-20"},
		{"a plan made later counts", "2026-03-01", happened{planning(meeting("2026-02-01"), "2026-02-20"), planning(letter("2026-02-05"), "2026-04-20")}, "stakeholders/moj: npm 2026-04-20"},
		{"what comes later is not seen, what is planned is", "2026-02-10", happened{planning(meeting("2026-02-01"), "2026-02-20"), letter("2026-02-11")}, "stakeholders/moj: npm 2026-02-20"},
		{"several at one table, each its own", "2026-03-01", happened{with(planning(meeting("2026-02-01"), "2026-02-20"), "moj", "moh"), with(letter("2026-02-05"), "moh")}, "stakeholders/moj: npm 2026-02-20"},
		{"several at one table", "2026-03-01", happened{with(planning(meeting("2026-02-01"), "2026-02-20"), "moj", "moh")}, "stakeholders/moh: npm 2026-02-20, stakeholders/moj: npm 2026-02-20"},
		{"with a department", "2026-03-01", happened{every, body("prisons", "moj"), with(meeting("2026-02-01"), "prisons")}, ""},
		{"with the ministry above", "2026-03-01", happened{but(body("prisons", "moj"), func(s *record.Stakeholder) { s.ContactEvery = period("1y") }), meeting("2026-02-01")}, ""},
		{"a newspaper about nobody in particular", "2026-03-01", happened{press}, ""},
		{"what it told others", "2026-03-01", happened{every, meeting("2026-02-01"), indirect(letter("2026-02-10"))}, "stakeholders/moj: npm 2027-02-01"},
		{"what it told others, to be asked about", "2026-03-01", happened{every, meeting("2026-02-01"), indirect(planning(letter("2026-02-10"), "2026-03-10"))}, "stakeholders/moj: npm 2026-03-10"},
		{"introduced before there was a register", "2026-03-01", happened{introduced(contactEvery("1y"), "2025-02-01")}, "stakeholders/moj: npm 2026-02-01"},
		{"dialogue goes before the introduction", "2026-03-01", happened{introduced(contactEvery("1y"), "2025-02-01"), meeting("2025-05-01")}, "stakeholders/moj: npm 2026-05-01"},
		{"ended", "2026-03-01", happened{endedBody(contactEvery("1y"), "2026-02-28"), meeting("2026-02-01")}, ""},
		{"not yet ended", "2026-02-27", happened{endedBody(contactEvery("1y"), "2026-02-28"), meeting("2026-02-01")}, "stakeholders/moj: npm 2027-02-01"},
		{"planned with a body that was succeeded", "2026-03-01", happened{planning(meeting("2026-02-01"), "2026-03-20"), endedBody(body("moj", ""), "2026-02-28", "moh", "mos"), body("mos", "")},
			"stakeholders/moh: npm 2026-03-20, stakeholders/mos: npm 2026-03-20"},
		{"and met with the successor", "2026-03-10", happened{planning(meeting("2026-02-01"), "2026-03-20"), endedBody(body("moj", ""), "2026-02-28", "moh", "mos"), body("mos", ""), with(letter("2026-03-05"), "moh")},
			"stakeholders/mos: npm 2026-03-20"},
		{"to be succeeded", "2026-02-20", happened{planning(meeting("2026-02-01"), "2026-03-20"), endedBody(body("moj", ""), "2026-02-28", "moh")}, "stakeholders/moj: npm 2026-03-20"},
		{"succeeded in a circle", "2026-03-01", happened{planning(meeting("2026-02-01"), "2026-03-20"), endedBody(body("moj", ""), "2026-02-10", "moh"), endedBody(body("moh", ""), "2026-02-20", "moj", "mos"), body("mos", "")}, "stakeholders/mos: npm 2026-03-20"},
	})
}

func TestIntroduction(t *testing.T) {
	of := func(category string) *record.Stakeholder {
		return but(seen("new", "2026-02-01"), func(s *record.Stakeholder) { s.Category = category })
	}
	const owed = "stakeholders/new: npm 2026-05-02"
	old := endedBody(body("old", ""), "2026-02-10", "new")
	tellAgenda(t, followup.Introduction, []story{
		{"place-management", "2026-03-01", happened{of("place-management")}, owed},
		{"line-ministry", "2026-03-01", happened{of("line-ministry")}, owed},
		{"supervisory-authority", "2026-03-01", happened{of("supervisory-authority")}, owed},
		{"other-executive", "2026-03-01", happened{of("other-executive")}, owed},
		{"parliament", "2026-03-01", happened{of("parliament")}, ""},
		{"civil-society", "2026-03-01", happened{of("civil-society")}, ""},
		{"introduced", "2026-03-01", happened{introduced(of("line-ministry"), "2026-02-20")}, ""},
		{"introduced later", "2026-02-19", happened{introduced(of("line-ministry"), "2026-02-20")}, owed},
		{"in dialogue", "2026-03-01", happened{of("line-ministry"), with(letter("2026-01-20"), "new")}, ""},
		{"spoken of only", "2026-03-01", happened{of("line-ministry"), but(with(letter("2026-01-20"), "new"), func(d *record.Dialogue) { d.Indirect = true })}, owed},
		{"the one it succeeded was met", "2026-03-01", happened{of("line-ministry"), old, with(letter("2026-01-20"), "old")}, ""},
		{"the one it succeeded was introduced", "2026-03-01", happened{of("line-ministry"), introduced(endedBody(body("old", ""), "2026-02-10", "new"), "2025-01-01")}, ""},
		{"never looked at", "2026-03-01", happened{seen("new", "")}, ""},
		{"ended", "2026-03-01", happened{endedBody(of("line-ministry"), "2026-02-10")}, ""},
		{"not yet ended", "2026-02-09", happened{endedBody(of("line-ministry"), "2026-02-10")}, owed},
	})
}

func TestMappingReview(t *testing.T) {
	never := func(d *record.Deadlines) { d.MappingReview = period("none") }
	tellAgenda(t, followup.MappingReview, []story{
		{"of any category", "2026-03-01", happened{but(seen("new", "2026-02-01"), func(s *record.Stakeholder) { s.Category = "media" })}, "stakeholders/new: npm 2027-02-01"},
		{"never looked at", "2026-03-01", happened{seen("new", "")}, ""},
		{"ended", "2026-03-01", happened{endedBody(seen("new", "2026-02-01"), "2026-02-10")}, ""},
		{"not yet ended", "2026-02-09", happened{endedBody(seen("new", "2026-02-01"), "2026-02-10")}, "stakeholders/new: npm 2027-02-01"},
		{"no time is set", "2026-03-01", happened{seen("new", "2026-02-01"), deadlines(never)}, ""},
		{"no time is set for a category", "2026-03-01", happened{seen("new", "2026-02-01"), override(record.When{Category: "line-ministry"}, never)}, ""},
		{"nor for another", "2026-03-01", happened{seen("new", "2026-02-01"), override(record.When{Category: "media"}, never)}, "stakeholders/new: npm 2027-02-01"},
		{"nor for recommendations of a priority", "2026-03-01", happened{seen("new", "2026-02-01"), override(record.When{Priority: record.Normal}, never)}, "stakeholders/new: npm 2027-02-01"},
	})
}

func TestAgreements(t *testing.T) {
	one, two := agreement("one", "2025-03-01", "2026-03-01"), agreement("two", "2026-02-20", "2028-03-01")
	review := func(a *record.Agreement) { a.ReviewBy = day("2026-02-15") }
	const owed = "agreements/one: npm+moh+moj 2026-03-01"
	const second = "agreements/two: npm+moh+moj 2028-03-01"
	tellAgenda(t, followup.AgreementEnds, []story{
		{"expires", "2026-03-05", happened{one}, owed},
		{"and is to be looked at", "2026-03-05", happened{but(agreement("one", "2025-03-01", "2026-03-01"), review)}, "agreements/one: npm+moh+moj 2026-02-15, " + owed},
		{"is to be looked at", "2026-03-05", happened{but(agreement("one", "2025-03-01", ""), review)}, "agreements/one: npm+moh+moj 2026-02-15"},
		{"has no end", "2026-03-05", happened{agreement("one", "2025-03-01", "")}, ""},
		{"ended", "2026-03-05", happened{but(agreement("one", "2025-03-01", "2026-03-01"), func(a *record.Agreement) { a.Ended = day("2026-03-05") })}, ""},
		{"not yet ended", "2026-03-04", happened{but(agreement("one", "2025-03-01", "2026-03-01"), func(a *record.Agreement) { a.Ended = day("2026-03-05") })}, owed},
		{"renewed", "2026-03-05", happened{one, two}, second},
		{"renewed with the parties in another order", "2026-03-05", happened{one, but(agreement("two", "2026-02-20", "2028-03-01"), func(a *record.Agreement) { a.Parties = []string{"moh", "moj"} })}, second},
		{"renewed later", "2026-02-19", happened{one, two}, owed},
		{"nobody knows when it was signed", "2026-02-19", happened{agreement("one", "", "2026-03-01")}, owed},
		{"another type", "2026-03-05", happened{one, but(agreement("two", "2026-02-20", ""), func(a *record.Agreement) { a.Type = "cooperation" })}, owed},
		{"other parties", "2026-03-05", happened{one, but(agreement("two", "2026-02-20", ""), func(a *record.Agreement) { a.Parties = []string{"moj"} })}, owed},
		{"signed on one day", "2026-03-05", happened{one, agreement("two", "2025-03-01", "")}, owed},
		{"of a body that was succeeded", "2026-03-05", happened{one, endedBody(body("moh", ""), "2026-02-01", "mos")}, "agreements/one: npm+moj+mos 2026-03-01"},
		{"with an expert", "2026-03-05", happened{but(agreement("one", "2025-03-01", "2026-03-01"), func(a *record.Agreement) { a.Parties, a.Expert = nil, "eva" })}, "agreements/one: npm 2026-03-01"},
		{"with another expert", "2026-03-05", happened{but(agreement("one", "2025-03-01", "2026-03-01"), func(a *record.Agreement) { a.Parties, a.Expert = nil, "eva" }),
			but(agreement("two", "2026-02-20", ""), func(a *record.Agreement) { a.Parties, a.Expert = nil, "ida" })}, "agreements/one: npm 2026-03-01"},
	})
}

func TestAccreditation(t *testing.T) {
	const accredited, contract = "members/eva: npm 2026-03-01", "members/eva: npm 2026-06-30"
	tellAgenda(t, followup.Accreditation, []story{
		{"before both", "2026-02-01", happened{expert("2026-03-01", "2026-06-30", "")}, accredited + ", " + contract},
		{"lapsed while the contract holds", "2026-06-30", happened{expert("2026-03-01", "2026-06-30", "")}, accredited + ", " + contract},
		{"after the contract", "2026-07-01", happened{expert("2026-03-01", "2026-06-30", "")}, ""},
		{"until the last day of the contract", "2026-02-01", happened{expert("2026-06-30", "2026-06-30", "")}, contract + ", " + contract},
		{"longer than the contract", "2026-02-01", happened{expert("2026-07-01", "2026-06-30", "")}, contract},
		{"without a contract", "2026-07-01", happened{but(expert("2026-03-01", "", ""), func(m *record.Member) { m.Contract = nil })}, accredited},
		{"without an end", "2026-07-01", happened{expert("", "", "")}, ""},
		{"leaves later", "2026-04-30", happened{expert("2026-03-01", "", "2026-04-30")}, accredited},
		{"has left", "2026-05-01", happened{expert("2026-03-01", "", "2026-04-30")}, ""},
		{"leaves on that day", "2026-02-01", happened{expert("2026-03-01", "", "2026-03-01")}, ""},
		{"leaves before", "2026-02-01", happened{expert("2026-03-01", "2026-06-30", "2026-02-28")}, ""},
		{"leaves with the contract", "2026-02-01", happened{expert("", "2026-06-30", "2026-06-30")}, ""},
		{"leaves after the contract", "2026-02-01", happened{expert("", "2026-06-30", "2026-07-01")}, contract},
	})
}
