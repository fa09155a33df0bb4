package render

import (
	"errors"
	"io"
	"time"

	"github.com/opcat-tools/npm/internal/report"
)

// ICS writes the calendar of a document (RFC 5545), as made at a moment.
func ICS(w io.Writer, doc *report.Document, now time.Time) error {
	return errors.New("not yet")
}
