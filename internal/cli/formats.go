package cli

import (
	"io"
	"slices"

	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
)

// format is a form that a document can be written in.
type format struct {
	name   string
	fits   func(*report.Document) bool // whether a document has this form
	write  func(*app, io.Writer, render.Terminal, *report.Document) error
	binary bool // bytes that a screen cannot show
}

// formats are all forms of documents, the one that a terminal shows first.
func formats() []format {
	return []format{
		{name: "table", fits: anyDocument, write: func(_ *app, w io.Writer, t render.Terminal, doc *report.Document) error {
			return render.Text(w, doc, t)
		}},
		{name: "json", fits: hasData, write: plain(render.JSON)},
		{name: "markdown", fits: anyDocument, write: plain(render.Markdown)},
		{name: "csv", fits: isList, write: plain(render.CSV)},
		{name: "ics", fits: hasDays, write: func(a *app, w io.Writer, _ render.Terminal, doc *report.Document) error {
			return render.ICS(w, doc, a.Now())
		}},
		{name: "svg", fits: hasPictures, write: plain(render.SVG)},
		{name: "html", fits: isPaper, write: plain(render.HTML)},
		{name: "mermaid", fits: render.HasGraph, write: plain(render.Mermaid)},
		{name: "dot", fits: render.HasGraph, write: plain(render.DOT)},
		{name: "docx", fits: isPaper, write: plain(render.Docx), binary: true},
		{name: "pdf", fits: isPaper, write: pdf, binary: true},
	}
}

// plain is a writer that needs nothing but the document.
func plain(write func(io.Writer, *report.Document) error) func(*app, io.Writer, render.Terminal, *report.Document) error {
	return func(_ *app, w io.Writer, _ render.Terminal, doc *report.Document) error { return write(w, doc) }
}

func anyDocument(*report.Document) bool     { return true }
func hasData(doc *report.Document) bool     { return doc.Data != nil }
func isList(doc *report.Document) bool      { return doc.Table != nil }
func hasDays(doc *report.Document) bool     { return doc.Calendar != nil }
func hasPictures(doc *report.Document) bool { return len(doc.Charts) > 0 || render.HasMap(doc) }

// isPaper tells of a document that stands for itself, such as one for a meeting.
func isPaper(doc *report.Document) bool { return doc.Title != "" }

func formatNames() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}

// show writes a document in the format asked for.
func (a *app) show(doc *report.Document) error {
	fitting := slices.DeleteFunc(formats(), func(f format) bool { return !f.fits(doc) })
	var names []string
	for _, f := range fitting {
		names = append(names, f.name)
	}
	name, err := a.formatOf(names...)
	if err != nil {
		return err
	}
	chosen := fitting[slices.Index(names, name)]
	if chosen.binary && a.output == "" && isScreen(a.Out) {
		return usage("name a file with -o, such as -o paper."+name, "%s is not for a screen: a program has to open it", name)
	}
	if err := a.guard(doc); err != nil {
		return err
	}
	return a.write(func(w io.Writer, t render.Terminal) error { return chosen.write(a, w, t, doc) })
}
