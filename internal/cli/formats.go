package cli

import (
	"io"
	"strings"

	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
)

// format is a form that a document can be written in.
type format struct {
	name   string
	fits   func(*report.Document) bool // whether a document has this form
	write  func(*app, io.Writer, render.Terminal, *report.Document) error
	binary bool   // bytes that a screen cannot show
	holds  string // what it is for, for whoever asks for it of something else
}

// formats are all forms of documents, the one that a terminal shows first.
func formats() []format {
	return []format{
		{name: "table", fits: anyDocument, write: func(_ *app, w io.Writer, t render.Terminal, doc *report.Document) error {
			return render.Text(w, doc, t)
		}},
		{name: "json", fits: hasData, write: plain(render.JSON), holds: "values for scripts"},
		{name: "markdown", fits: anyDocument, write: plain(render.Markdown)},
		{name: "csv", fits: isList, write: plain(render.CSV), holds: "one list"},
		{name: "ics", fits: hasDays, write: func(a *app, w io.Writer, _ render.Terminal, doc *report.Document) error {
			return render.ICS(w, doc, a.Now())
		}, holds: "days on which something is due"},
		{name: "svg", fits: hasPictures, write: plain(render.SVG), holds: "pictures"},
		{name: "html", fits: isPaper, write: plain(render.HTML), holds: "papers and maps"},
		{name: "mermaid", fits: render.HasGraph, write: plain(render.Mermaid), holds: "bodies and the lines between them"},
		{name: "dot", fits: render.HasGraph, write: plain(render.DOT), holds: "bodies and the lines between them"},
		{name: "docx", fits: isPaper, write: plain(render.Docx), binary: true, holds: "papers and maps"},
		{name: "pdf", fits: isPaper, write: pdf, binary: true, holds: "papers and maps"},
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

// chosen is the format asked for, if a document has it; a document chooses table itself.
func (a *app) chosen(doc *report.Document) (format, error) {
	var has []string
	holds := ""
	for _, f := range formats() {
		switch fits := f.fits(doc); {
		case fits && (a.format == "" || a.format == f.name):
			return f, nil
		case fits:
			has = append(has, f.name)
		case a.format == f.name:
			holds = ": it holds " + f.holds
		}
	}
	return format{}, a.noFormat(has, holds)
}

// noFormat says that what is asked for is in none of the formats that there are.
func (a *app) noFormat(has []string, why string) error {
	hint := "choose one of: " + strings.Join(has, ", ")
	if a.byName != "" {
		return usage(hint, "there is no %s of this, which a name that ends in %s stands for%s", a.format, a.byName, why)
	}
	return usage(hint, "there is no format %q here%s", a.format, why)
}

// show writes a document in the format asked for.
func (a *app) show(doc *report.Document) error {
	f, err := a.chosen(doc)
	if err != nil {
		return err
	}
	if f.binary && a.toScreen() && isScreen(a.Out) {
		return usage("name a file with -o, such as -o paper."+f.name, "%s is not for a screen: a program has to open it", f.name)
	}
	if err := a.guard(doc); err != nil {
		return err
	}
	return a.write(func(w io.Writer, t render.Terminal) error { return f.write(a, w, t, doc) })
}
