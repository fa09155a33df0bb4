package render

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/opcat-tools/npm/internal/report"
)

// JSON writes the values of a document for scripts.
func JSON(w io.Writer, doc *report.Document) error { return writeJSON(w, doc.Data) }

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
	var safe bytes.Buffer
	for _, r := range plain.String() {
		if r != '\n' && unsafe(r) {
			escape(&safe, r)
			continue
		}
		safe.WriteRune(r)
	}
	_, err := w.Write(safe.Bytes())
	return err
}

func escape(b *bytes.Buffer, r rune) {
	if r > 0xffff {
		r -= 0x10000
		fmt.Fprintf(b, `\u%04x\u%04x`, 0xd800+r>>10, 0xdc00+r&0x3ff)
		return
	}
	fmt.Fprintf(b, `\u%04x`, r)
}

// CSV writes the first table of a document, every column of it, with the
// headings that scripts rely on.
func CSV(w io.Writer, doc *report.Document) error {
	table := firstTable(doc)
	if table == nil {
		return fmt.Errorf("there is no table to write as CSV: use --format json")
	}
	out := csv.NewWriter(w)
	var keys []string
	for _, column := range table.Columns {
		keys = append(keys, column.Key)
	}
	if err := out.Write(keys); err != nil {
		return err
	}
	for _, row := range table.Rows {
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

func firstTable(doc *report.Document) *report.Table {
	for _, block := range doc.Blocks {
		if block.Table != nil {
			return block.Table
		}
	}
	return nil
}

// spreadsheetCell puts an apostrophe before what a spreadsheet would take for a
// formula. A number may begin with a minus.
func spreadsheetCell(s string) string {
	s = oneLine(s)
	if s == "" || !strings.ContainsRune("=+-@", rune(s[0])) || number(s) {
		return s
	}
	return "'" + s
}

func number(s string) bool {
	digits := strings.TrimPrefix(s, "-")
	return digits != "" && strings.Trim(digits, "0123456789") == ""
}
