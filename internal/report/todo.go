package report

import (
	"fmt"
	"strings"

	"github.com/opcat-tools/npm/internal/followup"
	"github.com/opcat-tools/npm/internal/record"
)

func days(late int) string {
	switch {
	case late > 0:
		return fmt.Sprintf("%d d", late)
	case late == 0:
		return "today"
	}
	return fmt.Sprintf("in %d d", -late)
}

func tierWords(t followup.Tier) string {
	switch t {
	case followup.LongOverdue:
		return "long"
	case followup.Overdue:
		return "late"
	case followup.DueSoon:
		return "soon"
	}
	return "later"
}

func toneOf(t followup.Tier) Tone {
	switch t {
	case followup.LongOverdue:
		return Alarm
	case followup.Overdue:
		return Warning
	}
	return Plain
}

// shortName leaves out the kind where the column says it.
func shortName(name string) string {
	return strings.TrimPrefix(name, string(record.Recommendations)+"/")
}

// toDo is what to do next, in a word or three.
func toDo(i *followup.Item) string {
	switch {
	case i.DaysLate <= 0 && (i.Theirs() || i.Tier == ""):
		return "wait"
	case i.NextStep != "":
		return nextWords(i.NextStep)
	case i.Theirs():
		return lastStep(i)
	case i.Part == "review_by":
		return "review it"
	case i.Part == "accredited_until":
		return "renew it"
	case ours[i.What] != "":
		return ours[i.What]
	}
	return "keep our word"
}

// ours is what to do about what the NPM owes.
var ours = map[followup.What]string{
	followup.Verification: "verify", followup.FollowUp: "get in touch", followup.Contact: "get in touch",
	followup.DraftReport: "send the draft", followup.FinalReport: "send the report",
	followup.Introduction: "explain our mandate", followup.MappingReview: "look at the entry again",
	followup.AgreementEnds: "renew or end it", followup.Accreditation: "renew or end it",
	followup.Acknowledgement: "acknowledge it", followup.ComplaintAction: "act on it",
	followup.ReprisalCheck: "check for reprisals", followup.Milestone: "take the step", followup.PlaceVisit: "plan a visit",
	followup.Response: "answer", followup.Implementation: "carry it out",
}

func nextWords(step record.Step) string {
	words := map[record.Step]string{
		"reminder": "send a reminder", "higher-authority": "go to the higher authority", "parliament": "go to parliament",
		"courts": "go to the courts", "media": "go to the media", "international": "go to international bodies",
	}
	if words[step] != "" {
		return words[step]
	}
	return string(step)
}

// lastStep says why no step is due: one was taken, and its time has not passed.
func lastStep(i *followup.Item) string {
	if len(i.Taken) == 0 {
		return "wait"
	}
	last := i.Taken[len(i.Taken)-1]
	return fmt.Sprintf("wait (%s %s)", last.Step, last.In.Date)
}
