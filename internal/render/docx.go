package render

import (
	"archive/zip"
	"cmp"
	"io"
	"time"

	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/report"
)

// Docx writes a document as word processors read it (WordprocessingML, ECMA-376),
// on A4: its headings are styles, so that they can be navigated by, and tables
// repeat their heads. It holds no macro, no author and no time; nothing outside
// is looked up, and only links of the web and of mail lead out. Pictures are left
// to the tables that stand with them. The same document gives the same bytes. It
// refuses a document without an audience.
func Docx(w io.Writer, doc *report.Document) error {
	if doc.Audience == "" {
		return errNoAudience
	}
	d := newDocx(doc)
	d.title(doc.Title)
	for _, block := range doc.Blocks {
		d.block(block)
	}
	d.closing(doc)
	return zipped(w, d.parts(doc))
}

// docx is a document for word processors that is being written.
type docx struct {
	wordML                 // the text
	words  *language.Words // its language
	bodies *bodies
	rtl    bool              // it runs from right to left
	links  []string          // what it leads to, in the order of the relationships
	linked map[string]string // their ids
	lists  []docxList        // those in it, each numbered anew
	room   int               // the width of the text, or of the cell that is open
	inCell bool
	titled string // the title, which no heading repeats
	last   string // the heading above, which names tables
}

func newDocx(doc *report.Document) *docx {
	words := wordsOf(doc)
	return &docx{words: words, rtl: words.Direction == language.RightToLeft, bodies: newBodies(), room: docxRoom, linked: map[string]string{}}
}

func (d *docx) title(title string) {
	if title != "" {
		d.titled, d.last = title, brief(longestLast, title)
		d.paragraph(docxParagraph{style: "Title", rtl: d.rtl}, docxRun{text: brief(longestText, title)})
	}
}

func (d *docx) block(b report.Block) {
	if heading := cmp.Or(b.Heading, pictureTitle(b)); heading != d.titled {
		d.heading(1, heading)
	}
	d.facts(b.Facts)
	d.text(docxParagraph{}, describedBy(b.Map))
	d.report(tableOf(b), 2)
	if b.Chart != nil && b.Table == nil { // else they are about the picture, which is not drawn
		for _, note := range b.Chart.Notes {
			d.text(docxParagraph{style: "Note"}, note)
		}
	}
	d.steps(b.Steps)
	d.text(docxParagraph{}, b.Text)
	d.markdown(b.Body, 0)
}

// pictureTitle is the title of a picture.
func pictureTitle(b report.Block) string {
	switch {
	case b.Chart != nil:
		return b.Chart.Title
	case b.Map != nil:
		return b.Map.Title
	}
	return ""
}

func describedBy(m *report.Map) string {
	if m == nil {
		return ""
	}
	return m.Description
}

func (d *docx) heading(level int, heading string) {
	if heading != "" {
		d.last = brief(longestLast, heading)
		d.paragraph(docxParagraph{style: docxHeading(level), rtl: d.rtl}, docxRun{text: brief(longestText, heading)})
	}
}

// mostFooters is how many lines stand at the foot of each page; if there are more,
// all of them end the text.
const mostFooters = 4

// closing ends the text with the footer where there is no room for all of it at the
// foot of the pages.
func (d *docx) closing(doc *report.Document) {
	if lines := footerOf(doc, d.words); len(lines) > mostFooters {
		for _, line := range lines {
			d.text(docxParagraph{style: "Note"}, line)
		}
	}
}

// footers are the lines at the foot of each page: what was counted, as of when, and
// for whom. The last is kept, since a document that does not name its reader itself
// has it there.
func (d *docx) footers(doc *report.Document) []string {
	lines := footerOf(doc, d.words)
	if rest := len(lines) - mostFooters; rest > 0 {
		lines = append(lines[:mostFooters-1:mostFooters-1], lines[len(lines)-1])
	}
	for i, line := range lines {
		lines[i] = brief(longestLast, line)
	}
	return lines
}

// docxPart is a file in the archive that a document is.
type docxPart struct {
	name    string
	content []byte
}

// earliest is the first day that the archive's format knows. Its entries bear no
// other, so that the same document gives the same bytes.
var earliest = time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)

func zipped(w io.Writer, parts []docxPart) error {
	archive := zip.NewWriter(w)
	for _, p := range parts {
		entry, err := archive.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: earliest})
		if err != nil {
			return err
		}
		if _, err := entry.Write(p.content); err != nil {
			return err
		}
	}
	return archive.Close()
}
