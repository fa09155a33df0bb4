package followup

// Because says which facts, in which files, make the state what it is.
func (s *Standing) Because() []Reason {
	switch {
	case s.Issued.Date == 0:
		return []Reason{{0, "not issued: neither it nor its report has a date of issue", s.Recommendation.Path}}
	case s.RepeatedBy != nil:
		return []Reason{s.issue(), {0, "repeated by " + s.RepeatedBy.Name(), s.RepeatedBy.Path}}
	case s.Assessment != nil && State(s.Assessment.Finding.Status) == s.State:
		a := s.Assessment.In
		return []Reason{s.issue(), {a.Date, "the NPM found: " + string(s.Assessment.Finding.Status), a.Path}}
	}
	return append([]Reason{s.issue()}, s.voices()...)
}

func (s *Standing) issue() Reason { return Reason{s.Issued.Date, "issued", s.Issued.Path} }

// voices are what each addressee says.
func (s *Standing) voices() []Reason {
	var all []Reason
	for _, a := range s.Addressees {
		if a.Moved {
			all = append(all, Reason{a.Since.Date, "moved to " + a.Stakeholder, a.Since.Path})
		}
		all = append(all, a.voice(s.Partial)...)
	}
	return all
}

// voice is what an addressee says. Of what was not published nothing is known.
func (a *Addressee) voice(partial bool) []Reason {
	var said []Reason
	if a.Position != "" {
		said = append(said, Reason{a.PositionIn.Date, a.Stakeholder + ": " + string(a.Position) + a.manner(partial), a.PositionIn.Path})
	}
	if a.Claims != "" {
		said = append(said, Reason{a.ClaimsIn.Date, a.Stakeholder + " says: " + string(a.Claims), a.ClaimsIn.Path})
	}
	switch {
	case said != nil:
		return said
	case partial:
		return []Reason{{0, a.Stakeholder + ": no answer was published", ""}}
	}
	return []Reason{{0, a.Stakeholder + ": no position yet", ""}}
}

// manner tells a position that is no written answer.
func (a *Addressee) manner(partial bool) string {
	if a.Answered.Date == 0 && !partial {
		return " (no written answer yet)"
	}
	return ""
}
