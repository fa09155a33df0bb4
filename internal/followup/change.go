package followup

import (
	"cmp"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// ChangeKind is a sort of change, by the word that scripts know it by.
type ChangeKind string

// The kinds of change.
const (
	ChangeIssued             ChangeKind = "issued"   // no draft any more, or new
	ChangeAnswered           ChangeKind = "answered" // the first written answer of an addressee
	ChangePosition           ChangeKind = "position" // taken or changed otherwise than by that
	ChangeClaimed            ChangeKind = "claimed"
	ChangeAssessed           ChangeKind = "assessed" // and not closed by it
	ChangeImplemented        ChangeKind = "implemented"
	ChangeClosed             ChangeKind = "closed" // otherwise
	ChangeRepeated           ChangeKind = "repeated"
	ChangeReopened           ChangeKind = "reopened"
	ChangeExtended           ChangeKind = "extended"
	ChangeMoved              ChangeKind = "moved"
	ChangeNowOverdue         ChangeKind = "now-overdue"
	ChangeNoLongerOverdue    ChangeKind = "no-longer-overdue"
	ChangeState              ChangeKind = "state"
	ChangeCommitmentMade     ChangeKind = "commitment-made"
	ChangeCommitmentKept     ChangeKind = "commitment-kept"
	ChangeCommitmentDropped  ChangeKind = "commitment-dropped"
	ChangeDialogueHeld       ChangeKind = "dialogue-held"
	ChangeVisitMade          ChangeKind = "visit-made"
	ChangeVisitPlanned       ChangeKind = "visit-planned"
	ChangeReportSent         ChangeKind = "report-sent"
	ChangeReportPublished    ChangeKind = "report-published"
	ChangeReportStep         ChangeKind = "report-step" // any other date on its way
	ChangeReportBegun        ChangeKind = "report-begun"
	ChangeComplaintReceived  ChangeKind = "complaint-received"
	ChangeComplaintClosed    ChangeKind = "complaint-closed"
	ChangeStakeholderNew     ChangeKind = "stakeholder-new"
	ChangeStakeholderRenamed ChangeKind = "stakeholder-renamed"
	ChangeStakeholderEnded   ChangeKind = "stakeholder-ended"
	ChangeStakeholderOwner   ChangeKind = "stakeholder-owner"
	ChangeStakeholderMapping ChangeKind = "stakeholder-mapping" // stance, influence, interest
	ChangeContactNew         ChangeKind = "contact-new"
	ChangeContactGone        ChangeKind = "contact-gone"
	ChangeFocalPoint         ChangeKind = "focal-point"
	ChangeAgreementSigned    ChangeKind = "agreement-signed"
	ChangeAgreementEnded     ChangeKind = "agreement-ended"
	ChangeProcessStep        ChangeKind = "process-step"
	ChangeDrafted            ChangeKind = "drafted"
	ChangeEdited             ChangeKind = "edited"     // the text of a recommendation after its issue
	ChangeTakenBack          ChangeKind = "taken-back" // what was in the files and is no more
	ChangeRenamed            ChangeKind = "renamed"
	ChangeRemoved            ChangeKind = "removed"
	ChangeRules              ChangeKind = "rules" // of register.yaml
	ChangeOther              ChangeKind = "other" // what no other kind tells
)

// ChangeKinds lists every kind of change, in the order in which they are told:
// what happened about recommendations first, edits of the files last.
func ChangeKinds() []ChangeKind {
	return []ChangeKind{
		ChangeIssued, ChangeAnswered, ChangePosition, ChangeClaimed, ChangeAssessed, ChangeImplemented, ChangeClosed,
		ChangeRepeated, ChangeReopened, ChangeExtended, ChangeMoved, ChangeNowOverdue, ChangeNoLongerOverdue, ChangeState,
		ChangeCommitmentMade, ChangeCommitmentKept, ChangeCommitmentDropped, ChangeDialogueHeld,
		ChangeVisitMade, ChangeVisitPlanned, ChangeReportSent, ChangeReportPublished, ChangeReportStep, ChangeReportBegun,
		ChangeComplaintReceived, ChangeComplaintClosed,
		ChangeStakeholderNew, ChangeStakeholderRenamed, ChangeStakeholderEnded, ChangeStakeholderOwner, ChangeStakeholderMapping,
		ChangeContactNew, ChangeContactGone, ChangeFocalPoint,
		ChangeAgreementSigned, ChangeAgreementEnded, ChangeProcessStep,
		ChangeDrafted, ChangeEdited, ChangeTakenBack, ChangeRenamed, ChangeRemoved, ChangeRules, ChangeOther,
	}
}

// Change is one thing that is not as it was. What is not known is empty.
type Change struct {
	Kind          ChangeKind
	Record        string // kind and id
	Title         string // never of a complaint, nor the name of a person
	Date          calendar.Date
	Stakeholder   string // whose doing it is, where it is one body's
	Before, After string // words of a vocabulary, dates, ids or names of bodies
	Details       string
	Path          string   // the file that says so
	Who           []string // where it is the doing of several
	Bodies        []string // whom it concerns
}

// Snapshot is a register on a day: the set is as of that day.
type Snapshot struct {
	Set *record.Set
	Day calendar.Date
}

// Compare tells what changed from one snapshot to another, by kind, then by
// date and record. The same snapshot twice gives nothing.
func Compare(before, after Snapshot) []Change {
	c := &comparison{before: fold(before), after: fold(after), book: newBook(after.Set, after.Day)}
	c.match()
	c.recommendations()
	c.overdue()
	c.dialogue()
	c.visits()
	c.reports()
	c.complaints()
	c.stakeholders()
	c.contacts()
	c.agreements()
	c.processes()
	c.rules()
	c.rest()
	c.sort()
	return c.changes
}

// side is a snapshot with all that follows from it.
type side struct {
	Snapshot
	standings map[string]*Standing
	items     []*Item
	owed      map[string][]*Item // by record
}

func fold(s Snapshot) *side {
	folded := &side{s, make(map[string]*Standing, len(s.Set.Recommendations)), Agenda(s.Set, s.Day), map[string][]*Item{}}
	for _, standing := range All(s.Set, s.Day) {
		folded.standings[standing.Recommendation.ID] = standing
	}
	for _, i := range folded.items {
		folded.owed[i.Record] = append(folded.owed[i.Record], i)
	}
	return folded
}

// comparison is two snapshots and what was found so far. Records that bear
// another id now are known by both names.
type comparison struct {
	before, after *side
	book          *book             // of after
	now, formerly map[string]string // by name: only of those renamed
	renames       *strings.Replacer // of their ids
	changes       []Change
}

// tell notes a change of a record.
func (c *comparison) tell(change Change, kind ChangeKind, r record.Record) {
	common := record.Of(r)
	change.Kind = kind
	change.Record = cmp.Or(change.Record, common.Name())
	change.Title = cmp.Or(change.Title, titleOf(r))
	change.Path = cmp.Or(change.Path, common.Path)
	if change.Bodies == nil && change.Stakeholder != "" {
		change.Bodies = []string{change.Stakeholder}
	}
	c.changes = append(c.changes, change)
}

// titleOf is what a record is called where others read along: nothing of a
// complaint, and of people their role (OPCAT art. 21).
func titleOf(r record.Record) string {
	switch r := r.(type) {
	case *record.Complaint:
		return ""
	case *record.Contact:
		return r.Role
	case *record.Member:
		return r.Role
	case *record.Stakeholder:
		return r.Name
	case *record.Place:
		return r.Name
	case *record.Process:
		return cmp.Or(r.Title, r.Mechanism)
	}
	return record.Of(r).Title
}

// nowCalled is the name that a record of before has after.
func (c *comparison) nowCalled(name string) string { return cmp.Or(c.now[name], name) }

// onceCalled is the name that a record of after had before.
func (c *comparison) onceCalled(name string) string { return cmp.Or(c.formerly[name], name) }

func (c *comparison) sort() {
	place := make(map[ChangeKind]int)
	for i, kind := range ChangeKinds() {
		place[kind] = i
	}
	slices.SortStableFunc(c.changes, func(a, b Change) int {
		return cmp.Or(cmp.Compare(place[a.Kind], place[b.Kind]), cmp.Compare(a.Date, b.Date), cmp.Compare(a.Record, b.Record),
			cmp.Compare(a.Stakeholder, b.Stakeholder), cmp.Compare(a.Title, b.Title), cmp.Compare(a.Details, b.Details),
			cmp.Compare(a.Before, b.Before), cmp.Compare(a.After, b.After))
	})
}

// one is the only one of several, "" where there are more or none.
func one(all []string) string {
	if len(all) == 1 {
		return all[0]
	}
	return ""
}

func listed(all []string) string { return strings.Join(all, ", ") }
