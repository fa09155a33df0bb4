package render

import (
	"errors"
	"io"

	"github.com/opcat-tools/npm/internal/report"
)

// Markdown writes a document for a pull request, a wiki or a word processor.
func Markdown(w io.Writer, doc *report.Document) error {
	return errors.New("not yet")
}
