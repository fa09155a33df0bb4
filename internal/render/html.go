package render

import (
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/report"
)

//go:embed assets/style.css
var styleSheet string

// HTML writes a document as one file that needs nothing else: its style is in it,
// no script is, and a policy in its head keeps a browser from loading anything. It
// refuses a document without an audience. Links to records become their text,
// since a paper travels without the pages of a site.
func HTML(w io.Writer, doc *report.Document) error {
	if doc.Audience == "" {
		return errNoAudience
	}
	h := newHyper(wordsOf(doc), newBodies())
	style := styleSheet + onEachSheet(footerOf(doc, h.words))
	h.begin(doc, "default-src 'none'; style-src 'sha256-"+hashOf(style)+"'; img-src data:; base-uri 'none'; form-action 'none'")
	h.put("<title>", titleOf(doc), "</title>\n<style>")
	h.WriteString(style)
	h.put("</style>\n</head>\n<body class=\"" + paperClass(doc) + "\">\n")
	h.notice(doc, "header")
	h.put("<main class=\"width\">\n<h1><bdi>", titleOf(doc), "</bdi></h1>\n")
	h.document(doc)
	h.WriteString("</main>\n")
	h.footer(doc, nil)
	_, err := w.Write(h.Bytes())
	return err
}

// onEachSheet is the style by which every printed sheet says at its foot whom it is for,
// as the last line of the footer does: sheets get lost from each other.
func onEachSheet(footer []string) string {
	return "@page { @bottom-left { content: " + styleString(footer[len(footer)-1]) + "; font: 8pt sans-serif; color: #3d3d3d; } }\n"
}

// styleString writes a text in a style sheet; all signs are escaped, so that none can
// end it.
func styleString(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		if r == ' ' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			b.WriteRune(r)
			continue
		}
		fmt.Fprintf(&b, "\\%x ", r)
	}
	b.WriteByte('"')
	return b.String()
}

// paperClass is wider for a map, which has small letters.
func paperClass(doc *report.Document) string {
	for _, block := range doc.Blocks {
		if block.Map != nil {
			return "paper wide"
		}
	}
	return "paper"
}

// begin writes what the heads of all pages have in common. Search engines are kept
// from what is not for everybody.
func (h *hyper) begin(doc *report.Document, policy string) {
	h.put("<!DOCTYPE html>\n<html lang=\"", h.words.Code, `" dir="`, string(h.words.Direction), "\">\n<head>\n<meta charset=\"utf-8\">\n"+
		`<meta http-equiv="Content-Security-Policy" content="`+policy+"\">\n"+
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"+
		`<meta name="audience" content="`, string(doc.Audience), "\">\n")
	if string(doc.Audience) != public {
		h.WriteString("<meta name=\"robots\" content=\"noindex\">\n")
	}
}

// notice is the first line of what is not for everybody. A paper that begins with whom
// it is for needs none. What it stands in is a header, or within one.
func (h *hyper) notice(doc *report.Document, within string) {
	said := doc.Notice
	if said == "" && !doc.Addressed && string(doc.Audience) != public {
		said = readersIn(string(doc.Audience), h.words)
	}
	if said == "" {
		return
	}
	h.put("<", within, " class=\"notice\"><p class=\"width\">")
	h.text(said)
	h.put("</p></", within, ">\n")
}

// footer ends a page: what was counted, and for whom. More are links.
func (h *hyper) footer(doc *report.Document, more []link) {
	h.WriteString("<footer class=\"banner-end\"><div class=\"width\">\n")
	for _, line := range footerOf(doc, h.words) {
		h.WriteString("<p>")
		h.text(line)
		h.WriteString("</p>\n")
	}
	h.links("<ul>\n", more, "</ul>\n")
	h.WriteString("</div></footer>\n</body>\n</html>\n")
}

// titleOf is the title of a document; one that has none is known by its first
// heading.
func titleOf(doc *report.Document) string {
	title := doc.Title
	for _, block := range doc.Blocks {
		title = cmp.Or(title, block.Heading)
	}
	return cmp.Or(title, wordsOf(doc).Page.Titles.Start)
}

// wordsOf is the language of a document.
func wordsOf(doc *report.Document) *language.Words {
	if doc.Words != nil {
		return doc.Words
	}
	return language.Of("en")
}

// footerOf is the document's footer; where that does not say whom it is for, its
// last line does.
func footerOf(doc *report.Document, words *language.Words) []string {
	var lines []string
	for _, line := range doc.Footer {
		if strings.TrimSpace(line) != "" {
			lines = append(lines, line)
		}
	}
	if doc.Addressed && len(lines) > 0 {
		return lines
	}
	return append(lines, readersIn(string(doc.Audience), words))
}

// readersIn says in a language whom a document is for.
func readersIn(audience string, words *language.Words) string {
	frame := words.Page.Frame
	switch audience {
	case operator:
		return frame.Operator
	case "internal":
		return frame.Staff
	case public:
		return frame.Public
	}
	return frame.For.With("name", words.Foreign(oneLine(audience)))
}

// hashOf is how a policy names a style that it lets through.
func hashOf(style string) string {
	sum := sha256.Sum256([]byte(style))
	return base64.StdEncoding.EncodeToString(sum[:])
}
