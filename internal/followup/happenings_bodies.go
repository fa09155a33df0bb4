package followup

import (
	"fmt"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

func (t *teller) stakeholder(s *record.Stakeholder) {
	t.tell(s.Introduced, s, "first meeting on the mandate")
	t.tell(s.Reviewed, s, "entry looked at again")
	ending := "ended"
	if len(s.SucceededBy) > 0 {
		ending += ", succeeded by " + strings.Join(s.SucceededBy, " and ")
	}
	t.tell(s.Ended, s, ending)
	for _, id := range t.set.IDs(record.Stakeholders) {
		if old := t.set.Stakeholders[id]; slices.Contains(old.SucceededBy, s.ID) {
			t.tell(old.Ended, old, "took the place of "+old.ID)
		}
	}
	for _, id := range t.set.IDs(record.Contacts) {
		if c := t.set.Contacts[id]; c.Stakeholder == s.ID {
			t.contactDates(c)
		}
	}
	t.agreements(func(a *record.Agreement) bool { return slices.Contains(a.Parties, s.ID) })
	t.issued(func(r *record.Recommendation) bool { return slices.Contains(r.Addressees, s.ID) })
	for _, id := range t.set.IDs(record.Reports) {
		if r := t.set.Reports[id]; r.IssuedBy == s.ID {
			t.path(r, "its report ")
		}
	}
	t.visits(func(v *record.Visit) bool { return v.By == s.ID }, "its own visit")
	t.visits(func(v *record.Visit) bool { return slices.Contains(v.JointWith, s.ID) }, "joint visit")
	t.dialogues(func(d *record.Dialogue) bool { return slices.Contains(d.With, s.ID) },
		func(d *record.Dialogue) string { return how(d) + answersOn(d, func(string) bool { return true }) })
	for _, d := range t.set.DialoguesInOrder() {
		t.promises(d, func(c record.Commitment) bool { return c.By == s.ID })
	}
	t.complaints(func(c *record.Complaint) bool { return c.Stakeholder == s.ID })
}

func (t *teller) contact(c *record.Contact) {
	t.contactDates(c)
	t.dialogues(func(d *record.Dialogue) bool { return slices.Contains(d.Contacts, c.ID) }, how)
}

// contactDates tells of a person by the file: an id has no name in it.
func (t *teller) contactDates(c *record.Contact) {
	t.tell(c.Since, c, "contact since this day")
	t.tell(c.Until, c, "contact until this day")
}

func (t *teller) member(m *record.Member) {
	if m.Contract != nil {
		t.tell(m.Contract.Start, m, "contract began")
		t.tell(m.Contract.End, m, "contract ended")
	}
	t.tell(m.Induction, m, "induction")
	t.tell(m.Confidentiality, m, "confidentiality signed")
	t.tell(m.AccreditedUntil, m, "accreditation ended")
	for _, training := range m.Trainings {
		t.tell(training.Date, m, "training: "+training.What)
	}
	t.tell(m.Until, m, "left")
	for _, c := range m.Conflicts {
		t.tell(c.Since, m, strings.TrimRight("conflict of interest: "+c.Place+" "+c.Stakeholder, " :"))
	}
	t.visits(func(v *record.Visit) bool { return slices.Contains(v.Team, m.ID) }, "on the team")
	t.agreements(func(a *record.Agreement) bool { return a.Expert == m.ID })
	t.dialogues(func(d *record.Dialogue) bool { return d.Lead == m.ID || slices.Contains(d.Team, m.ID) }, how)
}

func (t *teller) agreement(a *record.Agreement) {
	t.agreementDates(a)
	covered := func(h record.HandedOver) bool { return h.Agreement == a.ID }
	t.dialogues(func(d *record.Dialogue) bool {
		return d.Agreement == a.ID || slices.ContainsFunc(d.HandedOver, covered)
	}, func(d *record.Dialogue) string {
		if slices.ContainsFunc(d.HandedOver, covered) {
			return how(d) + ", information handed over"
		}
		return how(d)
	})
}

func (t *teller) agreementDates(a *record.Agreement) {
	t.tell(a.Signed, a, "agreement signed ("+a.Type+")")
	if a.Ended == 0 || a.Expires < a.Ended {
		t.tell(a.Expires, a, "agreement ran out ("+a.Type+")")
	}
	t.tell(a.Ended, a, "agreement ended ("+a.Type+")")
}

func (t *teller) agreements(asked func(*record.Agreement) bool) {
	for _, id := range t.set.IDs(record.Agreements) {
		if a := t.set.Agreements[id]; asked(a) {
			t.agreementDates(a)
		}
	}
}

// dialogues tells of the dialogue asked for, in the words given.
func (t *teller) dialogues(asked func(*record.Dialogue) bool, words func(*record.Dialogue) string) {
	for _, d := range t.set.DialoguesInOrder() {
		if asked(d) {
			t.tell(d.Date, d, words(d))
		}
	}
}

func (t *teller) visits(asked func(*record.Visit) bool, words string) {
	for _, id := range t.set.IDs(record.Visits) {
		if v := t.set.Visits[id]; asked(v) {
			t.tell(v.Start, v, words+": "+visited(v))
		}
	}
}

func (t *teller) complaints(asked func(*record.Complaint) bool) {
	for _, id := range t.set.IDs(record.Complaints) {
		if c := t.set.Complaints[id]; asked(c) {
			t.tell(c.Received, c, "complaint received")
			t.tell(c.Closed, c, "complaint closed")
		}
	}
}

// reportsOn tells the way of the reports on the visits asked for.
func (t *teller) reportsOn(asked func(visit string) bool) {
	for _, id := range t.set.IDs(record.Reports) {
		if r := t.set.Reports[id]; slices.ContainsFunc(r.Visits, asked) {
			t.path(r, "report ")
		}
	}
}

// issued tells of the recommendations asked for: those of a report that were
// issued on one day in one line.
func (t *teller) issued(asked func(*record.Recommendation) bool) {
	type issue struct {
		report string
		date   calendar.Date
	}
	count := map[issue]int{}
	last := map[issue]*record.Recommendation{}
	var order []issue
	for _, id := range t.set.IDs(record.Recommendations) {
		r := t.set.Recommendations[id]
		if !asked(r) {
			continue
		}
		of := issue{r.Report, t.set.IssuedOn(r)}
		if count[of]++; count[of] == 1 {
			order = append(order, of)
		}
		last[of] = r
	}
	for _, of := range order {
		if r := t.set.Reports[of.report]; r != nil && count[of] > 1 {
			t.tell(of.date, r, fmt.Sprintf("%d recommendations issued", count[of]))
		} else {
			t.tell(of.date, last[of], "recommendation issued")
		}
	}
}

// how is a dialogue in the field's words: which way it went, its form, with
// whom, and the step of escalation that it was.
func how(d *record.Dialogue) string {
	text := strings.TrimSpace(string(d.Direction) + " " + d.Form)
	if len(d.With) > 0 {
		text += " with " + strings.Join(d.With, " and ")
	}
	if d.Escalation != "" {
		text += ", escalation: " + string(d.Escalation)
	}
	return text
}

// answersOn counts what a dialogue said of the recommendations asked for.
func answersOn(d *record.Dialogue, asked func(recommendation string) bool) string {
	var said []string
	for _, item := range d.Recommendations {
		if !asked(item.Recommendation) {
			continue
		}
		if item.Position != "" {
			said = append(said, "position "+string(item.Position))
		}
		if item.Claims != "" {
			said = append(said, "claims "+string(item.Claims))
		}
		if item.Extends != nil {
			said = append(said, "new deadline granted")
		}
	}
	if len(said) == 0 {
		return ""
	}
	return ": " + tallied(said)
}

// findings counts what was found.
func findings(all []record.Finding) string {
	var found []string
	for _, f := range all {
		found = append(found, string(f.Status))
	}
	return tallied(found)
}

// tallied lists words, each once, in the order of their first place, and how
// often where that is more than once.
func tallied(words []string) string {
	times := map[string]int{}
	var once []string
	for _, word := range words {
		if times[word]++; times[word] == 1 {
			once = append(once, word)
		}
	}
	for i, word := range once {
		if times[word] > 1 {
			once[i] = fmt.Sprintf("%d × %s", times[word], word)
		}
	}
	return strings.Join(once, ", ")
}

func visited(v *record.Visit) string {
	text := "visit "
	if v.By != "" {
		text += "by " + v.By + " "
	}
	return strings.TrimSpace(text + "to " + strings.Join(v.Place, " and ") + " " + inBrackets(v.Type))
}

func inBrackets(word string) string {
	if word == "" {
		return ""
	}
	return "(" + word + ")"
}
