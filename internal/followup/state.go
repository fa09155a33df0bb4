package followup

import "github.com/opcat-tools/npm/internal/record"

// State is a recommendation's state in one word. It is a fold over events,
// never stored.
type State string

// The states that are neither an assessment's status nor a position.
const (
	Draft            State = "draft"
	Repeated         State = "repeated"
	Claimed          State = "claimed"
	InProgress       State = "in-progress"
	ResponseOverdue  State = "response-overdue"
	AwaitingResponse State = "awaiting-response"
	Mixed            State = "mixed"
	// NoPublishedAnswer is all that can be said of silence on a partial set: the
	// answer may be in a record that these readers do not see.
	NoPublishedAnswer State = "no-published-answer"
)

// States lists every state in the order in which they are decided.
func States() []State {
	return []State{
		Draft, Repeated,
		State(record.Implemented), State(record.NoLongerApplicable), State(record.Withdrawn), State(record.NotPursued),
		Claimed,
		State(record.NotImplemented), State(record.Started), State(record.PartlyImplemented),
		InProgress,
		State(record.Rejected), State(record.NotCompetent), State(record.PartlyAccepted), State(record.Noted), State(record.Accepted),
		ResponseOverdue, AwaitingResponse, NoPublishedAnswer, Mixed,
	}
}

// state is the first that holds.
func (f *folder) state(s *Standing) State {
	switch {
	case s.Issued.Date == 0:
		return Draft
	case s.RepeatedBy != nil:
		return Repeated
	case s.Closed():
		return State(s.Assessment.Finding.Status)
	case s.claimed():
		return Claimed
	case s.Assessment != nil:
		return State(s.Assessment.Finding.Status)
	case s.begun():
		return InProgress
	}
	return f.position(s)
}

// claimed: some addressee, and every one that does not reject, says since the
// latest assessment that it is done.
func (s *Standing) claimed() bool {
	some := false
	for _, a := range s.Addressees {
		if a.Position == record.Rejected {
			continue
		}
		if a.AwaitsVerification.Date == 0 {
			return false
		}
		some = true
	}
	return some
}

func (s *Standing) begun() bool {
	for _, a := range s.Addressees {
		if a.Claims != "" && a.Claims != record.ClaimNotStarted {
			return true
		}
	}
	return false
}

// position is the one that all addressees share; silence of all is told apart
// by whether an answer is late.
func (f *folder) position(s *Standing) State {
	if len(s.Addressees) == 0 {
		return f.silent(s)
	}
	first := s.Addressees[0].Position
	for _, a := range s.Addressees {
		if a.Position != first {
			return Mixed
		}
	}
	if first != "" {
		return State(first)
	}
	return f.silent(s)
}

// silent is the state where no addressee has a position.
func (f *folder) silent(s *Standing) State {
	switch {
	case f.set.Partial:
		return NoPublishedAnswer
	case f.responseLate(s):
		return ResponseOverdue
	}
	return AwaitingResponse
}

func (f *folder) responseLate(s *Standing) bool {
	for _, a := range s.Addressees {
		if item := f.response(s, a); item != nil && item.DaysLate > 0 {
			return true
		}
	}
	return false
}

// allReject says whether every addressee's latest position is a refusal.
func (s *Standing) allReject() bool {
	for _, a := range s.Addressees {
		if a.Position != record.Rejected {
			return false
		}
	}
	return len(s.Addressees) > 0
}
