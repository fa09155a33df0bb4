package followup

import (
	"cmp"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// forBody are the deadlines that hold for one body, whatever the case.
func (b *book) forBody(body string) *record.Deadlines {
	return b.set.DeadlinesFor(&record.Recommendation{}, body)
}

// contact is the next contact with a body: the one that was planned in the
// latest dialogue with it, else the one that is due by how often there is to be
// one. A body that was introduced before the register began has that meeting for
// its latest.
func (b *book) contact(s *record.Stakeholder) (*Item, Reason) {
	last, d := Event{}, b.latest[s.ID]
	switch first := b.introduced[s.ID]; {
	case s.Ended != 0:
		return notDue(Contact, s.Ended, "the body has ended", s.Path)
	case d != nil:
		last = in(d.Date, d)
	case first != nil:
		last = in(first.Introduced, first)
	default:
		return notDue(Contact, 0, "nothing to count from: neither dialogue with it nor introduced", s.Path)
	}
	item := owe(Contact, s, s.Name, last)
	item.because(last.Date, "last contact", last.Path)
	switch {
	case d != nil && d.FollowUp != 0:
		item.stated(d.FollowUp, "follow_up planned there", d.Path)
		item.Members = speakers(d)
	case !s.ContactEvery.IsZero():
		b.every(item, last.Date, s.ContactEvery, "contact_every", s.Path)
	default:
		return notDue(Contact, last.Date, "no contact_every for it, and no follow_up planned at the last contact", last.Path)
	}
	item.Bodies = []string{s.ID}
	return b.finish(item, b.forBody(s.ID)), Reason{}
}

// speakers are those of the NPM who answer for a dialogue.
func speakers(d *record.Dialogue) []string {
	if d.Lead != "" {
		return []string{d.Lead}
	}
	return d.Team
}

// introductionTime is how soon an authority that came into the map is to hear
// from the NPM itself what that is and may do.
var introductionTime = calendar.Period{N: 90, Unit: calendar.Days}

func (b *book) introduction(s *record.Stakeholder) (*Item, Reason) {
	first, d := b.introduced[s.ID], b.latest[s.ID]
	switch {
	case !s.IsAuthority():
		return notDue(Introduction, 0, "not asked of this category", s.Path)
	case s.Ended != 0:
		return notDue(Introduction, s.Ended, "the body has ended", s.Path)
	case first != nil:
		return notDue(Introduction, first.Introduced, "introduced", first.Path)
	case d != nil:
		return notDue(Introduction, d.Date, "there is dialogue with it", d.Path)
	case s.Reviewed == 0:
		return notDue(Introduction, 0, "nothing to count from: no reviewed", s.Path)
	}
	item := owe(Introduction, s, s.Name, in(s.Reviewed, s))
	item.because(s.Reviewed, "reviewed; neither introduced nor any dialogue", s.Path)
	b.every(item, s.Reviewed, introductionTime, "an authority not yet met", "")
	item.Bodies = []string{s.ID}
	return b.finish(item, b.forBody(s.ID)), Reason{}
}

// mappingReview is when the entry of a body in the map is to be looked at again.
func (b *book) mappingReview(s *record.Stakeholder) (*Item, Reason) {
	deadlines := b.forBody(s.ID)
	switch {
	case s.Ended != 0:
		return notDue(MappingReview, s.Ended, "the body has ended", s.Path)
	case s.Reviewed == 0:
		return notDue(MappingReview, 0, "nothing to count from: no reviewed", s.Path)
	case deadlines.MappingReview.IsZero():
		return b.notSet(MappingReview, "mapping-review", deadlines)
	}
	item := owe(MappingReview, s, s.Name, in(s.Reviewed, s))
	item.because(s.Reviewed, "reviewed", s.Path)
	b.period(item, s.Reviewed, deadlines.MappingReview, "mapping-review")
	item.Bodies = []string{s.ID}
	return b.finish(item, deadlines), Reason{}
}

// agreementEnds is the day on which an agreement expires, or is to be looked at
// again. Both sides owe it; with an expert, the NPM.
func (b *book) agreementEnds(a *record.Agreement, key string, day calendar.Date) (*Item, Reason) {
	newer := b.renewed[sameAgreement(a)]
	switch {
	case day == 0:
		return notDue(AgreementEnds, 0, "no "+key, a.Path)
	case a.Ended != 0:
		return notDue(AgreementEnds, a.Ended, key+": it has ended", a.Path)
	case newer != nil && newer.Signed > a.Signed:
		return notDue(AgreementEnds, newer.Signed, key+": a newer one of the same type and parties was signed", newer.Path)
	}
	both := append([]string{record.Institution}, b.today(a.Parties...)...)
	item := owe(AgreementEnds, a, cmp.Or(a.Title, a.Type), in(a.Signed, a), both...)
	if a.Signed != 0 {
		item.because(a.Signed, "signed", a.Path)
	}
	item.stated(day, key, a.Path)
	item.Part = key
	return b.finish(item, &b.set.Policy.Deadlines), Reason{}
}

// accreditation is the last day on which the authorities let a person in with
// us: it is renewed before, for as long as the person works with us.
func (b *book) accreditation(m *record.Member) (*Item, Reason) {
	const key = "accredited_until"
	end := contractEnd(m)
	switch {
	case m.AccreditedUntil == 0:
		return notDue(Accreditation, 0, "no "+key, m.Path)
	case m.Until != 0 && (b.day > m.Until || m.AccreditedUntil >= m.Until):
		return notDue(Accreditation, m.Until, key+": the person works with us until then (until)", m.Path)
	case end != 0 && (b.day > end || m.AccreditedUntil > end):
		return notDue(Accreditation, end, key+": the contract ends then (contract.end)", m.Path)
	}
	return b.engagement(m, key, m.AccreditedUntil), Reason{}
}

func contractEnd(m *record.Member) calendar.Date {
	if m.Contract == nil {
		return 0
	}
	return m.Contract.End
}

// contract is the last day of a contract. It comes up before, when it can still
// be renewed, and goes with it.
func (b *book) contract(m *record.Member) (*Item, Reason) {
	const key = "contract.end"
	switch end := contractEnd(m); {
	case end == 0:
		return notDue(Accreditation, 0, "no "+key, m.Path)
	case m.Until != 0 && m.Until <= end:
		return notDue(Accreditation, m.Until, key+": the person works with us until then (until)", m.Path)
	case b.day > end:
		return notDue(Accreditation, end, key+": the contract has ended", m.Path)
	}
	return b.engagement(m, key, contractEnd(m)), Reason{}
}

func (b *book) engagement(m *record.Member, key string, day calendar.Date) *Item {
	start := in(0, m)
	if m.Contract != nil && m.Contract.Start != 0 {
		start = in(m.Contract.Start, m)
	}
	item := owe(Accreditation, m, m.Name, start)
	if start.Date != 0 {
		item.because(start.Date, "contract.start", m.Path)
	}
	item.stated(day, key, m.Path)
	item.Part = key
	return b.finish(item, &b.set.Policy.Deadlines)
}
