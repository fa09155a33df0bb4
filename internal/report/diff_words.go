package report

import (
	"fmt"

	"github.com/opcat-tools/npm/internal/followup"
)

// changeWords are a kind of change as people read it: the heading of its table,
// and what is counted, of one and of several. Where the count reads the same for
// any number, many is left out.
type changeWords struct{ heading, one, many string }

// counted is how many there are, in words.
func (w changeWords) counted(n int) string {
	if n == 1 || w.many == "" {
		return fmt.Sprintf("%d %s", n, w.one)
	}
	return fmt.Sprintf("%d %s", n, w.many)
}

func wordsOf(kind followup.ChangeKind) changeWords {
	if w, known := wordsOfChanges()[kind]; known {
		return w
	}
	return changeWords{heading: string(kind), one: string(kind)}
}

func wordsOfChanges() map[followup.ChangeKind]changeWords {
	return map[followup.ChangeKind]changeWords{
		followup.ChangeIssued:             {"Recommendations issued", "issued", ""},
		followup.ChangeAnswered:           {"Answered in writing", "answered", ""},
		followup.ChangePosition:           {"Positions taken or changed", "position taken or changed", "positions taken or changed"},
		followup.ChangeClaimed:            {"Claimed by the authorities", "claim", "claims"},
		followup.ChangeAssessed:           {"Found by us, still open", "assessed and open", ""},
		followup.ChangeImplemented:        {"Found implemented", "implemented", ""},
		followup.ChangeClosed:             {"Closed otherwise", "closed otherwise", ""},
		followup.ChangeRepeated:           {"Repeated by a later recommendation", "repeated", ""},
		followup.ChangeReopened:           {"Open again", "open again", ""},
		followup.ChangeExtended:           {"Deadlines extended", "deadline extended", "deadlines extended"},
		followup.ChangeMoved:              {"Handed to another body", "moved", ""},
		followup.ChangeNowOverdue:         {"Now overdue", "now overdue", ""},
		followup.ChangeNoLongerOverdue:    {"No longer overdue", "no longer overdue", ""},
		followup.ChangeState:              {"Where recommendations stand", "state changed", "states changed"},
		followup.ChangeCommitmentMade:     {"Promises made", "promise made", "promises made"},
		followup.ChangeCommitmentKept:     {"Promises kept", "promise kept", "promises kept"},
		followup.ChangeCommitmentDropped:  {"Promises dropped", "promise dropped", "promises dropped"},
		followup.ChangeDialogueHeld:       {"Dialogue", "dialogue", "dialogues"},
		followup.ChangeVisitMade:          {"Visits made", "visit made", "visits made"},
		followup.ChangeVisitPlanned:       {"Visits planned", "visit planned", "visits planned"},
		followup.ChangeReportSent:         {"Reports sent", "report sent", "reports sent"},
		followup.ChangeReportPublished:    {"Reports published", "report published", "reports published"},
		followup.ChangeReportStep:         {"Reports on their way", "step of a report", "steps of reports"},
		followup.ChangeReportBegun:        {"Reports begun", "report begun", "reports begun"},
		followup.ChangeComplaintReceived:  {"Complaints received", "complaint received", "complaints received"},
		followup.ChangeComplaintClosed:    {"Complaints closed", "complaint closed", "complaints closed"},
		followup.ChangeStakeholderNew:     {"New bodies", "new body", "new bodies"},
		followup.ChangeStakeholderRenamed: {"Bodies renamed", "body renamed", "bodies renamed"},
		followup.ChangeStakeholderEnded:   {"Bodies that ended", "body ended", "bodies ended"},
		followup.ChangeStakeholderOwner:   {"Who looks after a body", "owner changed", "owners changed"},
		followup.ChangeStakeholderMapping: {"How bodies stand to us", "entry of the map changed", "entries of the map changed"},
		followup.ChangeContactNew:         {"New contacts", "new contact", "new contacts"},
		followup.ChangeContactGone:        {"Contacts gone", "contact gone", "contacts gone"},
		followup.ChangeFocalPoint:         {"Focal points", "focal point changed", "focal points changed"},
		followup.ChangeAgreementSigned:    {"Agreements signed", "agreement signed", "agreements signed"},
		followup.ChangeAgreementEnded:     {"Agreements ended", "agreement ended", "agreements ended"},
		followup.ChangeProcessStep:        {"Steps of processes", "step of a process", "steps of processes"},
		followup.ChangeDrafted:            {"Drafts begun", "draft begun", "drafts begun"},
		followup.ChangeEdited:             {"Text changed after the issue", "text changed after the issue", "texts changed after the issue"},
		followup.ChangeTakenBack:          {"Taken back", "taken back", ""},
		followup.ChangeRenamed:            {"Files renamed", "file renamed", "files renamed"},
		followup.ChangeRemoved:            {"Files removed", "file removed", "files removed"},
		followup.ChangeRules:              {"Rules changed", "change of the rules", "changes of the rules"},
		followup.ChangeOther:              {"Changed otherwise", "other change", "other changes"},
	}
}
