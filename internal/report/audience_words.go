package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/record"
)

// decisionWords say by which rule a record is as open as it is.
func decisionWords(d *audience.Decision) []string {
	if d.Record == nil {
		return []string{"it is not in the register, so it is open to nobody but you"}
	}
	said := []string{ruleWords(d)}
	switch d.Unheeded {
	case audience.ByRegisterUnreasoned:
		said = append(said, fmt.Sprintf("register.yaml would open %s wider (%s), and does not count: it gives no reason under access-reasons", kindOf(d), d.Told))
	case audience.ByRegisterEarly:
		said = append(said, fmt.Sprintf("register.yaml opens %s (%s), which does not reach this record", kindOf(d), d.Told))
	}
	if d.Rule == audience.ByReport && d.Above != nil {
		said = append(said, decisionWords(d.Above)...)
	}
	return said
}

func kindOf(d *audience.Decision) record.Kind { return record.Of(d.Record).Kind }

func ruleWords(d *audience.Decision) string {
	c := record.Of(d.Record)
	report, _ := d.Record.(*record.Report)
	switch d.Rule {
	case audience.ByComplaint:
		return "complaints are confidential, whatever the record or register.yaml says"
	case audience.ByUnknownWord:
		return "what it says under access is no level, so it stays closed"
	case audience.ByAccess:
		return fmt.Sprintf("it says so itself (access: %s)", c.Access)
	case audience.ByRegister:
		return registerWords(d)
	case audience.ByPublication:
		return fmt.Sprintf("%s was published on %s", c.Name(), report.Published)
	case audience.BySending:
		return fmt.Sprintf("%s was sent on %s, and is not published", c.Name(), report.Sent)
	case audience.ByNotSent:
		return c.Name() + " was not sent yet"
	case audience.ByOtherBody:
		return fmt.Sprintf("%s was issued by %s, and is not published", c.Name(), report.IssuedBy)
	case audience.ByVisitToCome:
		return fmt.Sprintf("it is an unannounced visit that is still to come, on %s", d.Record.(*record.Visit).Start)
	case audience.ByItsComplaint:
		return "it is about a complaint, and does not say otherwise itself"
	case audience.ByReport:
		return asItsReport(d)
	case audience.ByNoReport:
		return "its report is not in the register, or could not be read"
	case audience.ByUnread:
		return "what says how far it is open has errors, or is sealed and could not be opened"
	}
	return fmt.Sprintf("that is usual for %s", c.Kind)
}

func registerWords(d *audience.Decision) string {
	said := fmt.Sprintf("register.yaml says so of all %s (access: %s)", kindOf(d), d.Told)
	if d.Reason != "" {
		said += ", with the reason: " + d.Reason
	}
	return said
}

func asItsReport(d *audience.Decision) string {
	said := fmt.Sprintf("it is as open as its report, %s, and never wider", record.Of(d.Above.Record).Name())
	if own := record.Of(d.Record).Access; own != "" {
		said += fmt.Sprintf(", whatever it says itself (access: %s)", own)
	}
	return said
}

// readerWords say why an audience gets what it gets.
func readerWords(e *audience.Explanation, r audience.Readership) string {
	level := "it is " + levelWords(e)
	switch {
	case r.Audience == audience.Full:
		return "you see whatever you can open"
	case r.Part.Form == audience.BareFacts && r.Audience == audience.Staff:
		return level + ": the NPM's people get what they need so that nothing reads late that was done"
	case r.Part.Form == audience.BareFacts:
		return level + ", and " + releasedBy(e) + also(r)
	case r.Ground != audience.Ground{}:
		return groundWords(e, r) + also(r)
	case r.Part.Form == audience.Open && r.Audience.Outside():
		return "it is public" + also(r)
	case r.Heard:
		return level + also(r)
	}
	return level
}

// levelWords is how far a record is open, the narrower of then and now.
func levelWords(e *audience.Explanation) string {
	if slices.ContainsFunc(e.Decisions, func(d *audience.Decision) bool { return d.Record == nil }) {
		return "not in the register today"
	}
	return narrowest(e).String()
}

// also says that a body was there.
func also(r audience.Readership) string {
	switch {
	case !r.Heard:
		return ""
	case r.Ground.Why == audience.TookPart:
		return ", so what it owes itself is worked out from it"
	}
	return "; it took part, so what it owes itself is worked out from it"
}

func releasedBy(e *audience.Explanation) string {
	if record.Of(e.Record).Kind == record.Assessments {
		return "register.yaml releases what was found and when (publish.assessments)"
	}
	return fmt.Sprintf("register.yaml releases who answered what and when (publish.answers: %s)", e.Policy.Publish.Answers)
}

func groundWords(e *audience.Explanation, r audience.Readership) string {
	switch r.Ground.Why {
	case audience.Named:
		return "share_with names it"
	case audience.Addressed:
		if rec, ok := e.Record.(*record.Recommendation); ok && !slices.Contains(rec.Addressees, r.Ground.Of) {
			return "the recommendation was moved to it"
		}
		return "it is an addressee"
	case audience.Succeeds:
		return "it stands in the place of an addressee, " + r.Ground.Of
	case audience.Above:
		return "it lies above an addressee, " + r.Ground.Of
	case audience.TookPart:
		return "it took part"
	case audience.Recommendation:
		return "a recommendation of the report is shared with it"
	}
	return ""
}

// partWords say how much of a record an audience gets.
func partWords(e *audience.Explanation, p audience.Part) string {
	whole := 0
	for _, f := range e.Fields {
		if p.Seen[f.Path] == f.Values {
			whole++
		}
	}
	switch {
	case p.Form == audience.Nothing:
		return "nothing"
	case p.Form == audience.BareFacts:
		return "bare facts"
	case whole == len(e.Fields):
		return "everything"
	}
	return fmt.Sprintf("%d of %s", whole, plural(len(e.Fields), "field", "fields"))
}

// seenBy names those who get a field; of some values, how many.
func seenBy(e *audience.Explanation, f audience.Field) string {
	var names []string
	all := true
	for _, r := range e.Readers {
		switch seen := r.Part.Seen[f.Path]; {
		case seen == f.Values:
			names = append(names, string(r.Audience))
		case seen > 0:
			names = append(names, fmt.Sprintf("%s (%d of %d)", r.Audience, seen, f.Values))
			all = false
		default:
			all = false
		}
	}
	if all {
		return "everybody"
	}
	return strings.Join(names, ", ")
}
