package render

import (
	"crypto/sha256"
	"encoding/hex"
	"io"

	"github.com/opcat-tools/npm/internal/page"
)

// issueGitLab is an entry of GitLab's code quality report, which takes these
// keys of the Code Climate format and no others.
type issueGitLab struct {
	Description string `json:"description"`
	CheckName   string `json:"check_name"`
	Fingerprint string `json:"fingerprint"`
	Severity    string `json:"severity"`
	Location    struct {
		Path  string `json:"path"`
		Lines struct {
			Begin int `json:"begin"`
		} `json:"lines"`
	} `json:"location"`
}

// problemsGitLab writes all problems, old ones too: GitLab itself compares the
// reports of two branches by their fingerprints. It shows nothing but issues,
// so that a note is one, of the lowest severity.
func problemsGitLab(w io.Writer, c Checked) error {
	issues := []issueGitLab{}
	marks := page.Fingerprints(c.Problems)
	for i, p := range c.Problems {
		issue := issueGitLab{Description: told(p), CheckName: p.Code, Fingerprint: marks[i], Severity: severityGitLab(p)}
		issue.Location.Path = c.inRepository(p.Path)
		issue.Location.Lines.Begin = max(1, p.Start.Line)
		issues = append(issues, issue)
	}
	for _, note := range c.Notes {
		sum := sha256.Sum256([]byte(note))
		issue := issueGitLab{Description: oneLine(note), CheckName: "note", Fingerprint: hex.EncodeToString(sum[:16]), Severity: "info"}
		issue.Location.Path = c.inRepository("register.yaml")
		issue.Location.Lines.Begin = 1
		issues = append(issues, issue)
	}
	return writeJSON(w, issues)
}

// severityGitLab puts what should not be seen by others above all else.
func severityGitLab(p page.Problem) string {
	switch {
	case p.Severity != page.Error:
		return "minor"
	case confidential(p):
		return "critical"
	}
	return "major"
}

// confidential reports whether a problem is of the family of rules on what
// must not be seen by others.
func confidential(p page.Problem) bool { return page.FamilyOf(p.Code) == "C" }
