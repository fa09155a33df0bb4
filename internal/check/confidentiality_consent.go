package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/record"
)

const (
	withConsent    = "with-consent"
	withoutConsent = "without-consent"
)

// identityDisclosed looks at what was done about a complaint: who complained is
// told to others with consent given by then, or for a reason that stands there.
func identityDisclosed(_ *sheet, c *record.Complaint) []finding {
	var all []finding
	for i, action := range c.Actions {
		f := finding{pointer: fmt.Sprintf("/actions/%d/identity", i)}
		switch {
		case action.Identity == withConsent && (c.Consent == nil || c.Consent.Share != "yes"):
			f.message = "the identity was told with consent, but \"consent\" does not say share: yes"
			f.help = "write the consent down if it was given; if it was not, say so: without-consent, and why"
		case action.Identity == withConsent && action.Date != 0 && c.Consent.Date > action.Date:
			f.message = "the identity was told with consent, but before consent was given"
			f.help = "correct the date that is wrong; if consent came later, say so: without-consent, and why"
		case action.Identity == withoutConsent && strings.TrimSpace(action.Reason) == "":
			f.message = "the identity was told without consent, and no \"reason\" is given"
			f.help = "say in \"reason\" why nobody could be asked: asking is dangerous, or the person cannot consent"
		case action.Identity == withoutConsent && action.To == "":
			f.message = "the identity was told without consent, and \"to\" does not say to whom"
			f.help = "name in \"to\" the independent body that was told"
		default:
			continue
		}
		all = append(all, f)
	}
	return all
}

// disclosedToAuthority: without consent a person's identity goes to a court, a
// prosecutor or an independent monitoring body only, never to those who hold the
// person, nor to those above them.
func disclosedToAuthority(in *inspection, c *record.Complaint) []finding {
	var all []finding
	for i, action := range c.Actions {
		body := in.set.Stakeholders[action.To]
		if action.Identity != withoutConsent || body == nil || isIndependent(in.set, body) {
			continue
		}
		all = append(all, finding{
			pointer: fmt.Sprintf("/actions/%d/to", i),
			message: fmt.Sprintf("the identity was told without consent to %s, which is no independent body (%s)", body.ID, body.Category),
			help:    "without consent write with identity: withheld, or turn to a prosecutor, a court or an independent monitoring body",
		})
	}
	return all
}

// isIndependent: an inspectorate inside an authority is none, nor is a monitoring
// body that stands below one.
func isIndependent(set *record.Set, body *record.Stakeholder) bool {
	switch body.Category {
	case "judiciary", "international", "regional":
		return true
	case "monitoring-body":
		return body.Type != "internal-inspectorate" && !slices.ContainsFunc(set.Ancestors(body.ID), func(id string) bool { return isExecutive(set.Stakeholders[id]) })
	case "other":
		return !slices.ContainsFunc(set.Ancestors(body.ID), func(id string) bool { return isExecutive(set.Stakeholders[id]) })
	}
	return false
}

func isExecutive(body *record.Stakeholder) bool {
	return body != nil && slices.Contains([]string{"place-management", "line-ministry", "supervisory-authority", "other-executive"}, body.Category)
}

// publishedWithoutConsent looks at complaints that were opened, and at dialogue
// that takes one to the press or into public.
func publishedWithoutConsent(in *inspection, rec record.Record) []finding {
	switch rec := rec.(type) {
	case *record.Complaint:
		if told := rec.Access; (told == "public" || told == "shared") && !mayPublish(rec) {
			return []finding{{
				pointer: "/access",
				message: fmt.Sprintf("the complaint is to be %s, but \"consent\" does not say publish: yes", told),
				help:    "take the key out: a complaint is confidential, and its number is all that is published",
			}}
		}
	case *record.Dialogue:
		about := in.set.Complaints[rec.Complaint]
		if about == nil || mayPublish(about) {
			return nil
		}
		if how := publicly(in, rec); how != "" {
			return []finding{{
				pointer: "/complaint",
				message: fmt.Sprintf("this dialogue %s, but the consent of complaints/%s does not say publish: yes", how, about.ID),
				help:    "ask the person first and write the answer under consent; if it concerns no single case, take the key out",
			}}
		}
	}
	return nil
}

func mayPublish(c *record.Complaint) bool { return c.Consent != nil && c.Consent.Publish == "yes" }

// publicly says in which way a dialogue reaches the public, "" if in none.
func publicly(in *inspection, d *record.Dialogue) string {
	switch {
	case d.Form == "media" || d.Escalation == "media":
		return "took it to the media"
	case slices.ContainsFunc(d.With, func(id string) bool {
		body := in.set.Stakeholders[id]
		return body != nil && body.Category == "media"
	}):
		return "was held with the media"
	case audience.LevelOf(in.set, d, in.today) == audience.Public:
		return "is public"
	}
	return ""
}
