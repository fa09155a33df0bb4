package check

import "github.com/opcat-tools/npm/internal/page"

func confidentialityRules() []Rule {
	return []Rule{
		{Rule: page.Rule{Code: "C001", Name: "in-clear", Title: "record in clear that should be sealed", Severity: page.Error}, whole: inClear},
		{Rule: page.Rule{Code: "C002", Name: "public-names-confidential", Title: "open record that names a confidential one", Severity: page.Error}, record: namesConfidential},
		{Rule: page.Rule{Code: "C003", Name: "contact-details-in-public-text", Title: "telephone number, e-mail address or long number in public text", Severity: page.Error}, record: contactInPublic},
		{Rule: page.Rule{Code: "C004", Name: "name-in-wider-text", Title: "person's name in text that more people may read", Severity: page.Error}, record: namesPerson},
		{Rule: page.Rule{Code: "C005", Name: "identity-disclosed", Title: "identity disclosed without consent or reason", Severity: page.Error}, local: onSheet(identityDisclosed)},
		{Rule: page.Rule{Code: "C006", Name: "published-without-consent", Title: "complaint opened without consent to publication", Severity: page.Error}, record: publishedWithoutConsent},
		{Rule: page.Rule{Code: "C007", Name: "report-public-too-early", Title: "report public before it was sent", Severity: page.Error}, local: onSheet(publicTooEarly)},
		{Rule: page.Rule{Code: "C008", Name: "group-of-a-small-place", Title: "group of persons in a public record of a small place", Severity: page.Warning}, record: groupOfSmallPlace},
		{Rule: page.Rule{Code: "C009", Name: "gap-in-a-public-series", Title: "withheld number in a public series", Severity: page.Warning}, whole: gapsInSeries},
		{Rule: page.Rule{Code: "C010", Name: "widened-without-reason", Title: "kind opened wider without a reason", Severity: page.Error}, whole: widenedWithoutReason},
		{Rule: page.Rule{Code: "C011", Name: "name-in-id", Title: "person's name in an id", Severity: page.Error}, record: idNamesPerson},
		{Rule: page.Rule{Code: "C012", Name: "disclosed-to-an-authority", Title: "identity disclosed without consent to a body that is not independent", Severity: page.Error}, record: on(disclosedToAuthority)},
	}
}
