package render

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// tidy makes a parsed text fit a page: links lead somewhere or are no links, images
// are their descriptions, headings continue those of the page.
type tidy struct{}

// Transform collects first and changes then, since what is changed is not walked
// over safely.
func (tidy) Transform(doc *ast.Document, reader text.Reader, context parser.Context) {
	r, ok := context.Get(key).(*reading)
	if !ok {
		return
	}
	var found []ast.Node
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			found = append(found, n)
		}
		return ast.WalkContinue, nil
	})
	var above []int
	for _, n := range found {
		switch n := n.(type) {
		case *ast.Link:
			r.link(n)
		case *ast.AutoLink:
			r.bare(n, reader.Source())
		case *ast.Image:
			r.fault(Image, "")
			unwrap(n)
		case *ast.Heading:
			above = r.level(n, above)
		case *tables.TableCell:
			if n.Alignment == tables.AlignRight {
				n.SetAttributeString("class", []byte("n"))
			}
		case *tables.Table:
			n.SetAttributeString(label, []byte(r.page.words.Page.Frame.Scrolls))
		case *ast.HTMLBlock, *ast.RawHTML:
			r.markup(markupOf(n, reader.Source()))
		}
	}
}

// label is the attribute by which a table's region is named.
const label = "aria-label"

// level puts a heading below those of the page, and no deeper than one below the
// heading that it belongs to: above are the levels, as written, of those it is under.
func (r *reading) level(h *ast.Heading, above []int) []int {
	for len(above) > 0 && above[len(above)-1] >= h.Level {
		above = above[:len(above)-1]
	}
	above = append(above, h.Level)
	top := 2
	if r.page.parts > 0 {
		top = 3
	}
	h.Level = min(top+len(above)-1, 6)
	return above
}

// markup reports HTML that a text holds.
func (r *reading) markup(source string) {
	shown, commented := withoutComments(source)
	if commented {
		r.fault(Comment, "")
	}
	if strings.TrimSpace(shown) != "" {
		r.fault(RawHTML, "")
	}
}

// markupOf is the HTML of a node as it was written.
func markupOf(n ast.Node, source []byte) string {
	var b strings.Builder
	switch n := n.(type) {
	case *ast.HTMLBlock:
		b.Write(n.Lines().Value(source))
		if n.HasClosure() {
			b.Write(n.ClosureLine.Value(source))
		}
	case *ast.RawHTML:
		b.Write(n.Segments.Value(source))
	}
	return b.String()
}

// withoutComments leaves out what its author did not mean to be read.
func withoutComments(s string) (shown string, commented bool) {
	for {
		before, rest, found := strings.Cut(s, "<!--")
		shown += before
		if !found {
			return shown, commented
		}
		commented = true
		_, s, _ = strings.Cut(rest, "-->")
	}
}

// asText writes HTML as text, and a table in a region that scrolls.
type asText struct{}

// RegisterFuncs names what is written here rather than by the library.
func (asText) RegisterFuncs(to renderer.NodeRendererFuncRegisterer) {
	to.Register(ast.KindHTMLBlock, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if shown, _ := withoutComments(markupOf(n, source)); entering && strings.TrimSpace(shown) != "" {
			_, _ = w.WriteString("<p>" + html.EscapeString(shown) + "</p>\n")
		}
		return ast.WalkContinue, nil
	})
	to.Register(ast.KindRawHTML, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			shown, _ := withoutComments(markupOf(n, source))
			_, _ = w.WriteString(html.EscapeString(shown))
		}
		return ast.WalkSkipChildren, nil
	})
	to.Register(tables.KindTable, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			_, _ = w.WriteString("</table></div>\n")
			return ast.WalkContinue, nil
		}
		name, _ := n.AttributeString(label)
		text, _ := name.([]byte)
		_, _ = w.WriteString(`<div class="table" role="group" tabindex="0" aria-label="` + html.EscapeString(string(text)) + "\"><table>\n")
		return ast.WalkContinue, nil
	})
}
