package render

import (
	"errors"
	"io"

	"github.com/opcat-tools/npm/internal/report"
)

// SVG draws the charts of a document, one below the other.
func SVG(w io.Writer, doc *report.Document) error {
	return errors.New("not yet")
}
