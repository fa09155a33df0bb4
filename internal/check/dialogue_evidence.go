package check

import (
	"fmt"
	"strings"

	"github.com/opcat-tools/npm/internal/record"
)

// foundWithoutEvidence: what the NPM verified closes a recommendation, so that
// it must be able to say years later what it saw. Evidence that is sealed to others
// may be there.
func foundWithoutEvidence(_ *sheet, a *record.Assessment) []finding {
	if a.SealedIn != "" {
		return nil
	}
	var all []finding
	for i, found := range a.Findings {
		if found.Status == record.Implemented && strings.TrimSpace(found.Evidence) == "" {
			all = append(all, finding{
				pointer: fmt.Sprintf("/findings/%d/status", i),
				message: fmt.Sprintf("%s is found implemented without \"evidence\"", found.Recommendation),
				help:    "say in `evidence` what was seen, read or heard that shows it, or keep to what the authority claims",
			})
		}
	}
	return all
}
