package render

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"github.com/opcat-tools/npm/internal/report"
)

// Flaw is something in the text of a record that a page cannot show as it was
// written. It holds nothing of the text but an id or the path of a record.
type Flaw struct {
	Record string // whose text it is
	What   Fault
	Target string // the record or its file, as a link names it; "" where it names neither
}

// Fault is a kind of flaw.
type Fault string

// The faults. A link that leads nowhere is a mistake of whoever wrote it, or leads
// to a record that the readers do not see; the others are things that a page of a
// register does not hold.
const (
	NoPage  Fault = "link leads to no page"
	NotHere Fault = "link of a kind that is not followed"
	Image   Fault = "image, of which only the description is kept"
	RawHTML Fault = "HTML, shown as text"
	Comment Fault = "HTML comment, left out"
	Heavy   Fault = "text that is too entangled to be read as Markdown, shown as it is"
)

// bodies turns texts of records into HTML. What people write is read as Markdown
// with tables; nothing of it acts, nothing is loaded from elsewhere, and a second
// look at the result lets only a short list of elements through.
type bodies struct {
	markdown goldmark.Markdown
	policy   *bluemonday.Policy
}

func newBodies() *bodies {
	return &bodies{
		markdown: goldmark.New(
			goldmark.WithExtensions(extension.Strikethrough, extension.Linkify, extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignNone))),
			goldmark.WithParserOptions(
				parser.WithInlineParsers(util.Prioritized(recordLinks{}, 150)), // before ordinary links, at 200
				parser.WithASTTransformers(util.Prioritized(tidy{}, 1000)),
			),
			goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(asText{}, 100))),
		),
		policy: bodyPolicy(),
	}
}

// bodyPolicy is what a text may hold. Ids are not allowed: they could clash with
// those of the page.
func bodyPolicy() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "del",
		"table", "thead", "tbody", "tr", "th", "td")
	p.AllowAttrs("start").Matching(bluemonday.Integer).OnElements("ol")
	p.AllowAttrs("class").Matching(regexp.MustCompile(`^(n|table)$`)).OnElements("th", "td", "div")
	p.AllowAttrs("role").Matching(regexp.MustCompile(`^group$`)).OnElements("div")
	p.AllowAttrs("tabindex").Matching(regexp.MustCompile(`^0$`)).OnElements("div")
	p.AllowAttrs("aria-label").OnElements("div")
	p.AllowURLSchemes("http", "https", "mailto")
	p.AllowRelativeURLs(true)
	p.RequireParseableURLs(true)
	p.AllowAttrs("href", "title").OnElements("a")
	p.AllowAttrs("rel").Matching(regexp.MustCompile(`^noreferrer noopener$`)).OnElements("a")
	return p
}

// reading is what is known while one text is read.
type reading struct {
	body  *report.Body
	page  *hyper
	flaws []Flaw
}

func (r *reading) fault(what Fault, target string) {
	r.flaws = append(r.flaws, Flaw{r.body.Record, what, target})
}

// key finds the reading in the parser's context.
var key = parser.NewContextKey()

// write writes a text into a page and says what could not be kept.
func (b *bodies) write(page *hyper, body *report.Body) []Flaw {
	source := paragraphs(body.Text)
	if plainBody(source) {
		page.plainParagraphs(source)
		return nil
	}
	return b.read(page, body, source)
}

// read goes the long way: it parses a text, and looks a second time at the result.
func (b *bodies) read(page *hyper, body *report.Body, source string) []Flaw {
	r := &reading{body: body, page: page}
	if tooHeavy(body.Text) {
		r.fault(Heavy, "")
		page.paragraphs(body.Text)
		return r.flaws
	}
	context := parser.NewContext()
	context.Set(key, r)
	var out bytes.Buffer
	if err := b.markdown.Convert([]byte(source), &out, parser.WithContext(context)); err != nil {
		page.paragraphs(body.Text) // cannot be: a buffer fails nowhere
		return r.flaws
	}
	page.Write(withoutNamed(b.policy.SanitizeBytes(out.Bytes()), source))
	return r.flaws
}

// withoutNamed is the HTML made of a text without the unsafe characters that the text
// does not hold but names, as in "&#x202e;".
func withoutNamed(made []byte, source string) []byte {
	if !strings.Contains(source, "&") {
		return made
	}
	return []byte(paragraphs(string(made)))
}
