package audience

import (
	"cmp"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/record"
)

// Level is how far a record or a field is open. A greater level is narrower.
type Level int

// The levels, from the widest. Shared is open to bodies that the record names.
const (
	Public Level = iota
	Shared
	Internal
	Confidential
)

var levelNames = []string{"public", "shared", "internal", "confidential"}

// String is the level as records write it.
func (l Level) String() string { return levelNames[l] }

// ParseLevel reads a level as records write it. Any other word is Confidential:
// what is not understood stays closed.
func ParseLevel(word string) Level {
	if i := slices.Index(levelNames, word); i >= 0 {
		return Level(i)
	}
	return Confidential
}

// LevelOf is how far a record is open on a day: as it says itself, else as
// register.yaml says of its kind, else as is usual (OPCAT art. 21). A
// recommendation is never open wider than its report: where that is not there, or
// could not be read, nobody knows how far.
func LevelOf(set *record.Set, rec record.Record, day calendar.Date) Level {
	return RulingOf(set, rec, day).Level
}

// Ruling is how far a record is open, and the rule that made it so.
type Ruling struct {
	Level    Level
	Rule     Rule
	Unheeded Rule // what register.yaml says of the kind and does not count: ByRegisterEarly, ByRegisterUnreasoned, or ""
}

// Rule is a rule of access, by a word that scripts may know it by.
type Rule string

// The rules of access.
const (
	ByKind         Rule = "kind"            // as is usual for its kind
	ByComplaint    Rule = "complaint"       // complaints are confidential, whatever anybody says
	ByAccess       Rule = "access"          // as the record itself says
	ByUnknownWord  Rule = "unknown-access"  // the record says what is no level
	ByRegister     Rule = "register"        // as register.yaml says of the kind
	ByPublication  Rule = "published"       // a report that came out
	BySending      Rule = "sent"            // the NPM's report that was sent
	ByNotSent      Rule = "not-sent"        // the NPM's report that was not
	ByOtherBody    Rule = "issued-by"       // another body's report that did not come out
	ByVisitToCome  Rule = "visit-to-come"   // an unannounced visit that was not made
	ByItsComplaint Rule = "about-complaint" // a dialogue about a complaint
	ByReport       Rule = "report"          // a recommendation, as its report
	ByNoReport     Rule = "no-report"       // a recommendation whose report is not there
	ByUnread       Rule = "unread"          // what decides on it has errors, or is sealed and could not be opened

	ByRegisterEarly      Rule = "register-too-early"      // what register.yaml opens of the kind, and not of this record
	ByRegisterUnreasoned Rule = "register-without-reason" // what register.yaml opens wider and gives no reason for
)

// RulingOf is LevelOf with the rule that decides.
func RulingOf(set *record.Set, rec record.Record, day calendar.Date) Ruling {
	own := ownRuling(set, rec, day)
	r, ok := rec.(*record.Recommendation)
	if !ok {
		return own
	}
	above := Ruling{Level: Confidential, Rule: ByNoReport}
	if report := set.Reports[r.Report]; report != nil {
		above = Ruling{Level: LevelOf(set, report, day), Rule: ByReport}
	}
	if own.Level > above.Level || own.Level == above.Level && own.Rule != ByKind {
		return own
	}
	return above
}

func ownRuling(set *record.Set, rec record.Record, day calendar.Date) Ruling {
	c := record.Of(rec)
	switch {
	case c.Kind == record.Complaints:
		return Ruling{Level: Confidential, Rule: ByComplaint} // whatever the record or register.yaml says
	case c.Access != "" && !slices.Contains(levelNames, c.Access):
		return Ruling{Level: ParseLevel(c.Access), Rule: ByUnknownWord}
	case c.Unclear:
		return Ruling{Level: Confidential, Rule: ByUnread}
	case c.Access != "":
		return Ruling{Level: ParseLevel(c.Access), Rule: ByAccess}
	}
	usual := usualRuling(rec, day)
	word, reason := set.Policy.Access[string(c.Kind)], set.Policy.Reasons[string(c.Kind)]
	told := Ruling{Level: ParseLevel(word), Rule: ByRegister}
	switch {
	case word == "" || told.Level == usual.Level:
		return usual
	case told.Level > usual.Level:
		return told
	case strings.TrimSpace(reason) == "":
		usual.Unheeded = ByRegisterUnreasoned
	case isExempt(rec, day):
		usual.Unheeded = ByRegisterEarly
	default:
		return told
	}
	return usual
}

// isExempt says whether a rule for the whole kind does not open a record: one that
// waits for its day, as a report that has not come out or an unannounced visit that
// has not begun, and dialogue about a complaint.
func isExempt(rec record.Record, day calendar.Date) bool {
	switch usual := usualRuling(rec, day); usual.Rule {
	case ByNotSent, ByOtherBody, ByVisitToCome, ByItsComplaint, ByUnread:
		return true
	}
	return false
}

// usualRuling is the level of a record where nothing else is said.
func usualRuling(rec record.Record, day calendar.Date) Ruling {
	switch rec := rec.(type) {
	case *record.Place, *record.Stakeholder:
		return Ruling{Level: Public, Rule: ByKind}
	case *record.Recommendation:
		return Ruling{Level: Public, Rule: ByKind} // that is: as its report
	case *record.Report:
		return rulingOfReport(rec, day)
	case *record.Visit:
		if !rec.Announced && rec.Start > day {
			return Ruling{Level: Confidential, Rule: ByVisitToCome}
		}
	case *record.Dialogue:
		if rec.Complaint != "" {
			return Ruling{Level: Confidential, Rule: ByItsComplaint}
		}
		if rec.SealedIn != "" { // the complaint that it is about would be there
			return Ruling{Level: Confidential, Rule: ByUnread}
		}
	case *record.Assessment, *record.Contact, *record.Member, *record.Agreement, *record.Process:
	default: // nobody has said how far the kind is open
		return Ruling{Level: Confidential, Rule: ByKind}
	}
	return Ruling{Level: Internal, Rule: ByKind}
}

// rulingOfReport: the NPM's own report is internal until it was sent, and public
// once published. Another body's is confidential until published.
func rulingOfReport(r *record.Report, day calendar.Date) Ruling {
	switch {
	case happened(r.Published, day):
		return Ruling{Level: Public, Rule: ByPublication}
	case cmp.Or(r.IssuedBy, record.Institution) != record.Institution:
		return Ruling{Level: Confidential, Rule: ByOtherBody}
	case happened(r.Sent, day):
		return Ruling{Level: Shared, Rule: BySending}
	}
	return Ruling{Level: Internal, Rule: ByNotSent}
}

func happened(on, day calendar.Date) bool { return on != 0 && on <= day }

// FieldLevel is how far a field of a record is open: no wider than its record. A
// level that is not written counts as Confidential.
func FieldLevel(record Level, access string) Level { return max(record, ParseLevel(access)) }
