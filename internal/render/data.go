package render

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/opcat-tools/npm/internal/report"
)

// JSON writes the values of a document for scripts. Beside the version of its
// shape it says whom it is for.
func JSON(w io.Writer, doc *report.Document) error {
	if doc.Audience == "" {
		return errNoAudience
	}
	var plain bytes.Buffer
	if err := writeJSON(&plain, doc.Data()); err != nil {
		return err
	}
	version := []byte("{\n  \"schema_version\": 1,\n")
	if !bytes.HasPrefix(plain.Bytes(), version) {
		return errors.New("a document for scripts begins with the version of its shape")
	}
	whom, err := json.Marshal(doc.Audience)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s  \"audience\": %s,\n%s", version, whom, plain.Bytes()[len(version):])
	return err
}

// writeJSON escapes, beside what JSON must, the characters that Clean escapes:
// the values are the same, but nothing reaches a terminal that shows them.
func writeJSON(w io.Writer, data any) error {
	var plain bytes.Buffer
	encoder := json.NewEncoder(&plain)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(data); err != nil {
		return err
	}
	_, err := w.Write(escaped(plain.Bytes()))
	return err
}

// escaped gives text with the escapes of JSON for the unsafe characters in it;
// its own line breaks stay.
func escaped(text []byte) []byte {
	harmful := func(r rune) bool { return r != '\n' && unsafe(r) }
	if bytes.IndexFunc(text, harmful) < 0 {
		return text
	}
	var safe bytes.Buffer
	for len(text) > 0 {
		at := bytes.IndexFunc(text, harmful)
		if at < 0 {
			at = len(text)
		}
		safe.Write(text[:at])
		if text = text[at:]; len(text) > 0 {
			r, size := utf8.DecodeRune(text)
			escape(&safe, r)
			text = text[size:]
		}
	}
	return safe.Bytes()
}

func escape(b *bytes.Buffer, r rune) {
	if r > 0xffff {
		r -= 0x10000
		fmt.Fprintf(b, `\u%04x\u%04x`, 0xd800+r>>10, 0xdc00+r&0x3ff)
		return
	}
	fmt.Fprintf(b, `\u%04x`, r)
}

// CSV writes the table of a document that is a list, every column of it, with
// the headings that scripts rely on.
func CSV(w io.Writer, doc *report.Document) error {
	if doc.Table == nil {
		return errors.New("only a list can be written as CSV: use JSON")
	}
	out := csv.NewWriter(w)
	var keys []string
	for _, column := range doc.Table.Columns {
		keys = append(keys, column.Key)
	}
	if err := out.Write(keys); err != nil {
		return err
	}
	for _, row := range doc.Table.Rows {
		var cells []string
		for _, cell := range row {
			cells = append(cells, spreadsheetCell(cell.Data))
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// formula finds where a spreadsheet would begin a formula: at the beginning of
// a cell and, where the computer's language divides cells by semicolons, after
// one.
var formula = regexp.MustCompile(`(^|;\s*)([=+@-])`)

// spreadsheetCell puts an apostrophe before what a spreadsheet would take for a
// formula. A number may begin with a minus.
func spreadsheetCell(s string) string {
	s = oneLine(s)
	if number(s) {
		return s
	}
	return formula.ReplaceAllString(s, "$1'$2")
}

func number(s string) bool {
	digits := strings.TrimPrefix(s, "-")
	return digits != "" && strings.Trim(digits, "0123456789") == ""
}
