package render

import (
	"strconv"
	"strings"

	"github.com/opcat-tools/npm/internal/report"
)

const (
	fewRows  = 12 // from here on a list is worth a filter
	manyRows = 60 // from here on a table scrolls below headings that stay
)

// table writes a table in a region of its own, which scrolls where it is wider
// than the page. A table of texts becomes cards on a narrow screen, one of
// numbers stays one.
func (h *hyper) table(t *report.Table) {
	columns := shown(t)
	if len(t.Rows) == 0 || len(columns) == 0 {
		h.paragraphs(t.Empty)
		return
	}
	class := "table"
	if wordy(t) {
		class += " cards"
	}
	if len(t.Rows) >= manyRows {
		class += " long"
	}
	h.WriteString(`<div class="` + class + `" role="group" tabindex="0" aria-label="`)
	h.attribute(oneLine(h.name))
	h.WriteString(`"><table`)
	if isList(t) {
		h.WriteString(" data-list")
	}
	h.WriteString(">\n<caption>")
	h.text(h.name)
	h.WriteString("</caption>\n")
	h.headings(t, columns)
	h.sections(t, columns)
	h.WriteString("</table></div>\n")
}

// isList says that a table is worth filtering and sorting: it is long, and its rows
// are records. Others are in an order that means something.
func isList(t *report.Table) bool {
	if len(t.Rows) < fewRows {
		return false
	}
	for _, cell := range t.Rows[0] {
		if cell.Ref != "" {
			return true
		}
	}
	return false
}

// shown are the columns for people, by their places in a row.
func shown(t *report.Table) []int {
	var places []int
	for i, column := range t.Columns {
		if column.Title != "" {
			places = append(places, i)
		}
	}
	return places
}

// wordy tells tables of texts from tables of numbers.
func wordy(t *report.Table) bool {
	for _, column := range t.Columns {
		if column.Flex && column.Title != "" {
			return true
		}
	}
	return false
}

// chosen are the keys of columns that hold few different words: a list is
// filtered by choosing one.
var chosen = map[string]bool{
	"state": true, "priority": true, "theme": true, "themes": true, "addressee": true, "addressees": true, "type": true, "region": true,
	"authority": true, "category": true, "position": true, "place": true, "places": true, "owed_by": true, "item": true, "issued_by": true,
}

func (h *hyper) headings(t *report.Table, columns []int) {
	h.WriteString("<thead><tr>")
	for _, i := range columns {
		column := t.Columns[i]
		h.WriteString(`<th scope="col"`)
		if column.Right {
			h.WriteString(` class="n"`)
		}
		if chosen[column.Key] {
			h.WriteString(" data-choose")
		}
		if column.Years != "" {
			h.put(` data-years="`, column.Years, `"`)
		}
		h.WriteByte('>')
		h.text(column.Title)
		h.WriteString("</th>")
	}
	h.WriteString("</tr></thead>\n")
}

// sections writes the rows, each section as a group of its own with its heading.
func (h *hyper) sections(t *report.Table, columns []int) {
	head, from := header(t, columns), 0
	for i := range len(t.Sections) + 1 {
		to := len(t.Rows)
		if i < len(t.Sections) {
			to = t.Sections[i].Row
		}
		if from < to || i > 0 {
			h.WriteString("<tbody>\n")
			if i > 0 {
				h.section(t.Sections[i-1], len(columns))
			}
			for _, row := range t.Rows[from:to] {
				h.row(t, columns, head, row)
			}
			h.WriteString("</tbody>\n")
		}
		from = to
	}
}

func (h *hyper) section(s report.Section, columns int) {
	h.WriteString(`<tr class="section"><th scope="rowgroup" colspan="`)
	h.WriteString(strconv.Itoa(columns))
	h.WriteString(`">`)
	h.cell(report.Cell{Text: s.Heading, Tone: s.Tone})
	h.WriteString("</th></tr>\n")
}

// header is the column that names a row: the first of text, else the first.
func header(t *report.Table, columns []int) int {
	for _, i := range columns {
		if t.Columns[i].Flex {
			return i
		}
	}
	return columns[0]
}

func (h *hyper) row(t *report.Table, columns []int, head int, row []report.Cell) {
	h.WriteString("<tr>")
	for _, i := range columns {
		if i >= len(row) {
			break
		}
		tag := "td"
		if i == head {
			tag = "th"
			h.WriteString(`<th scope="row"`)
		} else {
			h.WriteString("<td")
		}
		if t.Columns[i].Right {
			h.WriteString(` class="n"`)
		}
		if value := row[i].Data; value != row[i].Text && sortable(value) {
			h.WriteString(` data-sort="`)
			h.attribute(oneLine(value))
			h.WriteByte('"')
		}
		h.WriteString(` data-label="`)
		h.attribute(oneLine(t.Columns[i].Title))
		h.WriteString(`">`)
		h.cell(row[i])
		h.WriteString("</" + tag + ">")
	}
	h.WriteString("</tr>\n")
}

// sortable says that a value is a number or a day, by which rows are sorted rather
// than by the words for it. An id is neither, though it may begin with a year.
func sortable(value string) bool {
	return measured(value) && strings.Trim(value, "0123456789-.") == ""
}

// measured says that a text begins as a number does.
func measured(value string) bool {
	value = strings.TrimPrefix(value, "-")
	return value != "" && value[0] >= '0' && value[0] <= '9'
}
