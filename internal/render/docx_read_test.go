package render_test

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
)

// docxParts writes a document and reads back its parts.
func docxParts(t testing.TB, doc *report.Document) map[string]string {
	t.Helper()
	out := written(t, func(w io.Writer) error { return render.Docx(w, doc) })
	archive, err := zip.NewReader(strings.NewReader(out), int64(len(out)))
	if err != nil {
		t.Fatal(err)
	}
	if archive.File[0].Name != "[Content_Types].xml" {
		t.Errorf("the first part is %s", archive.File[0].Name)
	}
	parts := map[string]string{}
	for _, file := range archive.File {
		part, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		parts[file.Name] = string(content)
	}
	return parts
}

// docxElement is XML, read back.
type docxElement struct {
	name     string
	attrs    map[string]string
	children []*docxElement
	text     string
}

func docxRead(t testing.TB, name, s string) *docxElement {
	t.Helper()
	root := &docxElement{}
	open := []*docxElement{root}
	decoder := xml.NewDecoder(strings.NewReader(s))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		top := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			e := &docxElement{name: token.Name.Local, attrs: map[string]string{}}
			for _, a := range token.Attr {
				e.attrs[a.Name.Local] = a.Value
			}
			top.children, open = append(top.children, e), append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.text += string(token)
		}
	}
	return root
}

// all are the elements of a name, in order.
func (e *docxElement) all(name string) []*docxElement {
	var found []*docxElement
	for _, child := range e.children {
		if child.name == name {
			found = append(found, child)
		}
		found = append(found, child.all(name)...)
	}
	return found
}

// said is the text of an element.
func (e *docxElement) said() string {
	var s strings.Builder
	for _, child := range e.children {
		switch child.name {
		case "t":
			s.WriteString(child.text)
		case "br":
			s.WriteString("\n")
		default:
			s.WriteString(child.said())
		}
	}
	return s.String()
}

// style is a paragraph's.
func (e *docxElement) style() string {
	for _, s := range e.all("pStyle") {
		return s.attrs["val"]
	}
	return ""
}

// docxOutline are the paragraphs with their styles, one a line.
func docxOutline(e *docxElement) string {
	var lines []string
	for _, p := range e.all("p") {
		if text := p.said(); text != "" {
			lines = append(lines, strings.TrimPrefix(p.style()+": "+strings.ReplaceAll(text, "\n", "/"), ": "))
		}
	}
	return strings.Join(lines, "\n") + "\n"
}

func docxText(t testing.TB, doc *report.Document) *docxElement {
	t.Helper()
	return docxRead(t, "document.xml", docxParts(t, doc)["word/document.xml"])
}
