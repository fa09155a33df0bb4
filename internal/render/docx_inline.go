package render

import (
	"bufio"
	"bytes"
	"html"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extensionast "github.com/yuin/goldmark/extension/ast"
	goldmarkhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// inline are the runs of what stands in a block.
func (b *docxBody) inline(n ast.Node) []docxRun {
	var runs []docxRun
	b.inlines(n, docxRun{}, &runs)
	return joinedRuns(runs)
}

// joinedRuns are the same with what looks alike in one piece: the parser parts a text
// at every sign that might have been markup.
func joinedRuns(runs []docxRun) []docxRun {
	var all []docxRun
	for i := 0; i < len(runs); {
		var whole strings.Builder
		first, look := i, runs[i]
		for look.text = ""; i < len(runs) && alike(runs[i], look); i++ {
			whole.WriteString(runs[i].text)
		}
		look = runs[first]
		look.text = whole.String()
		all = append(all, look)
	}
	return all
}

func alike(a, b docxRun) bool {
	a.text, b.text = "", ""
	return a == b
}

func (b *docxBody) inlines(parent ast.Node, look docxRun, runs *[]docxRun) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		b.inlined(n, look, runs)
	}
}

func (b *docxBody) inlined(n ast.Node, look docxRun, runs *[]docxRun) {
	switch n := n.(type) {
	case *ast.Text:
		b.said(n, look, runs)
		return
	case *ast.String:
		look.text = string(n.Value)
	case *ast.RawHTML:
		look.text, _ = withoutComments(markupOf(n, b.source))
	case *ast.AutoLink:
		address := string(n.URL(b.source))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(address), "mailto:") {
			address = "mailto:" + address
		}
		look.text, look.link = string(n.Label(b.source)), b.relate(address)
	case *ast.CodeSpan:
		look.code = true
	case *ast.Emphasis:
		look.italic, look.bold = look.italic || n.Level == 1, look.bold || n.Level == 2
	case *extensionast.Strikethrough:
		look.struck = true
	case *ast.Link:
		look.link = b.relate(string(util.URLEscape(n.Destination, true)))
	}
	if look.text != "" {
		*runs = append(*runs, look)
		return
	}
	b.inlines(n, look, runs)
}

// said is text, which may end in a break of the line.
func (b *docxBody) said(n *ast.Text, look docxRun, runs *[]docxRun) {
	written := n.Segment.Value(b.source)
	look.text = string(written)
	if !look.code && !n.IsRaw() {
		look.text = unescaped(written)
	}
	switch {
	case n.HardLineBreak():
		look.text += "\n"
	case n.SoftLineBreak():
		look.text += " "
	}
	*runs = append(*runs, look)
}

// unescaped is a text with its backslashes and entities read. The library does so
// only as it writes HTML.
func unescaped(s []byte) string {
	if !bytes.ContainsAny(s, `\&`) {
		return string(s)
	}
	var out bytes.Buffer
	w := bufio.NewWriter(&out)
	goldmarkhtml.DefaultWriter.Write(w, s)
	_ = w.Flush() // a buffer takes all
	return html.UnescapeString(out.String())
}

// longestAddress is what Word takes, and more than anybody writes.
const longestAddress = 2_000

// plainHost is a host that every word processor reads alike.
var plainHost = regexp.MustCompile(`^[0-9A-Za-z.-]+(:[0-9]{1,5})?$`)

// relate gives the id of what a link leads to, "" where it is not followed: only to
// the web and to mail, by addresses that word processors take. One that they do not
// take makes them refuse the whole document.
func (d *docx) relate(address string) string {
	address = string(util.URLEscape([]byte(address), false))
	u, err := url.Parse(address)
	if err != nil || len(address) > longestAddress || !isASCII(address) {
		return ""
	}
	switch u.Scheme = strings.ToLower(u.Scheme); u.Scheme {
	case "http", "https":
		if u.User != nil || !plainHost.MatchString(u.Host) {
			return ""
		}
	case "mailto":
		if !strings.Contains(u.Opaque, "@") {
			return ""
		}
	default:
		return ""
	}
	return d.related(u.String())
}

func (d *docx) related(address string) string {
	id, known := d.linked[address]
	if !known {
		d.links = append(d.links, address)
		id = "link" + strconv.Itoa(len(d.links))
		d.linked[address] = id
	}
	return id
}
