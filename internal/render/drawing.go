package render

import (
	"fmt"
	"io"
	"strings"

	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/report"
)

// drawing draws a map for a page, in the page's colours. The table beside it says
// the same. A map may be wider than the page: it stands in a region of its own,
// which a keyboard reaches to move it sideways (the style of the page lets one of
// the class wide keep its size, so that its letters stay legible).
func drawing(m *report.Map, w *language.Words) string {
	c := &canvas{palette: onPage, words: wordsOr(w)}
	c.draw(m, mapMargin)
	class := "map"
	if c.width > mapWide {
		class += " wide"
	}
	return fmt.Sprintf("<div class=\"map-room\" role=\"group\" tabindex=\"0\" aria-label=\"%s\">\n%s</div>", markup(m.Title), c.written(m.Title, m.Description, class))
}

// mapWide is how wide a map may be to be made smaller on a page.
const mapWide = 1150

// wordsOr is English where a document names no language.
func wordsOr(w *language.Words) *language.Words {
	if w == nil {
		return language.Of("en")
	}
	return w
}

func (c *canvas) draw(m *report.Map, y int) {
	switch {
	case m.Grid != nil:
		c.grid(m.Grid, y)
	case m.Outline != nil:
		c.outline(m.Outline, y)
	case m.Graph != nil:
		c.graph(m.Graph, y)
	}
}

// mapIn is the map of a document with the table that says the same; nil where
// there is none.
func mapIn(doc *report.Document) (*report.Map, *report.Table) {
	for _, b := range doc.Blocks {
		if b.Map != nil {
			return b.Map, b.Table
		}
	}
	return nil, nil
}

// HasMap says whether a document has a map to draw.
func HasMap(doc *report.Document) bool {
	m, _ := mapIn(doc)
	return m != nil
}

// mapAlone draws the map of a document as a picture of its own: on white, with
// its title above, and below it as of when and for whom. Nothing stands beside
// it, so its description tells every row of the table.
func mapAlone(w io.Writer, doc *report.Document, m *report.Map, t *report.Table) error {
	if doc.Audience == "" {
		return errNoAudience
	}
	c := &canvas{palette: printed, words: wordsOr(doc.Words)}
	c.text(mapMargin, mapMargin+mapLine, m.Title, ` font-size="17"`+bold)
	c.add(mapMargin+breadth(m.Title, 19), 0, func(flip) string { return "" })
	c.draw(m, mapMargin+2*mapLine)
	y := c.height
	for _, line := range doc.Footer {
		y += c.paragraph(mapMargin, y, wrap(oneLine(line), letters(c.width-2*mapMargin, mapText)), "")
	}
	ground := fmt.Sprintf(`<rect width="%d" height="%d" fill="%s"/>`, c.width, c.height, c.ground)
	c.shapes = append([]func(flip) string{func(flip) string { return ground }}, c.shapes...)
	_, err := io.WriteString(w, c.written(m.Title, m.Description+" "+rowsInWords(t)+" "+strings.Join(doc.Footer, " "), "map"))
	return err
}

// rowsInWords tells the rows of a table as a reader would read them aloud.
func rowsInWords(t *report.Table) string {
	if t == nil {
		return ""
	}
	var rows []string
	for _, row := range t.Rows {
		var cells []string
		for i, column := range t.Columns {
			if column.Title != "" && row[i].Text != "" && row[i].Text != "–" {
				cells = append(cells, column.Title+": "+row[i].Text)
			}
		}
		rows = append(rows, strings.Join(cells, "; ")+".")
	}
	return strings.Join(rows, " ")
}
