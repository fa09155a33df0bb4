package render

import (
	"errors"

	"github.com/opcat-tools/npm/internal/report"
)

// errNoAudience: what is handed on says whom it is for, so that nobody passes it
// to others unknowingly (OPCAT art. 21).
var errNoAudience = errors.New("this report names no audience: it cannot be written for readers elsewhere")

// readersLine tells people at a terminal whom a document is for, where it is not for
// themselves. A document that says it in its own footer is not told twice.
func readersLine(doc *report.Document) string {
	if doc.Audience == "" || doc.Audience == operator || doc.Addressed {
		return ""
	}
	return "For: " + readers(doc) + "."
}

// public is the one audience from which nothing is kept; operator sits at the
// terminal.
const (
	public   = "public"
	operator = "full"
)

// readers says in plain words whom a document is for. An audience without words
// of its own is the body that it names.
func readers(doc *report.Document) string {
	audience := string(doc.Audience)
	switch audience {
	case operator:
		return "people of the NPM who may see what is confidential (full)"
	case "internal":
		return "people of the NPM (internal)"
	case public:
		return "anyone (public), on published information"
	}
	return audience
}
