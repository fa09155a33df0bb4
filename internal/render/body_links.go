package render

import (
	"bytes"
	"net/url"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/opcat-tools/npm/internal/report"
)

// recordLinks reads links to records: [[kind/id]] and [[kind/id|words]].
type recordLinks struct{}

func (recordLinks) Trigger() []byte { return []byte{'['} }

// longestLink is how far the end of a link is looked for.
const longestLink = 1_000

// Parse reads one link; what is none is left as it is.
func (recordLinks) Parse(_ ast.Node, block text.Reader, context parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("[[")) {
		return nil
	}
	target, words, length := linkAt(string(line[:min(len(line), longestLink)]))
	r, ok := context.Get(key).(*reading)
	if !ok || length == 0 {
		return nil
	}
	block.Advance(length)
	return r.recordLink(target, words)
}

// recordLink is a link to the page of a record, or the words alone where there is
// no such page for these readers. The id of a record that they do not see is not
// shown either.
func (r *reading) recordLink(target, words string) ast.Node {
	shown, known := wordsOfLink(r.body, target, words)
	if !known {
		r.fault(NoPage, idOnly(target))
	}
	if !known || !r.page.linked || target == r.page.self {
		return verbatim(shown)
	}
	l := ast.NewLink()
	l.Destination = []byte(r.page.root + address(report.PathOf(target)))
	l.AppendChild(l, verbatim(shown))
	return l
}

// verbatim is text that is read no further.
func verbatim(s string) ast.Node {
	n := ast.NewString([]byte(s))
	n.SetRaw(true)
	return n
}

// ids are paths of records; what is none could be anything.
var ids = regexp.MustCompile(`^[a-z]+(/[a-z0-9][a-z0-9-]*)+$`)

func idOnly(target string) string {
	if len(target) < longestLink && ids.MatchString(target) {
		return target
	}
	return ""
}

// link decides on an ordinary link: it leads to a page of the site, to a place on
// the web or to a letter box; any other is its words alone.
func (r *reading) link(l *ast.Link) {
	destination := string(l.Destination)
	if target := recordPath(destination); r.known(target) {
		l.Destination, l.Title = []byte(r.page.root+address(report.PathOf(target))), nil
		if !r.page.linked {
			unwrap(l)
		}
		return
	}
	switch u, err := url.Parse(destination); {
	case err == nil && abroad(u):
		l.Title = []byte(r.page.words.Page.Frame.Elsewhere)
		l.SetAttributeString("rel", []byte("noreferrer noopener"))
	case err == nil && u.Scheme == "" && u.Host == "":
		r.fault(NoPage, fileOnly(destination))
		unwrap(l)
	default:
		r.fault(NotHere, "")
		unwrap(l)
	}
}

// known says that there is a page for a record.
func (r *reading) known(target string) bool {
	_, ok := r.body.Links[target]
	return ok
}

// files are paths of records as they may be written in a link from one to another.
var files = regexp.MustCompile(`^(\.{1,2}/)*([a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9-]*\.(md|yaml)$`)

// fileOnly is the record that a link names, or else the path of the file as it was
// written; "" where it is neither, and could be anything.
func fileOnly(destination string) string {
	path, _, _ := strings.Cut(destination, "#")
	if id := idOnly(recordPath(path)); id != "" || !files.MatchString(path) || len(path) > longestLink {
		return id
	}
	return path
}

// recordPath reads a link to the file of a record, or to a part of it, as its kind and
// id.
func recordPath(destination string) string {
	destination, _, _ = strings.Cut(destination, "#")
	for strings.HasPrefix(destination, "../") || strings.HasPrefix(destination, "./") {
		_, destination, _ = strings.Cut(destination, "/")
	}
	for _, ending := range []string{".md", ".yaml", ".html"} {
		destination = strings.TrimSuffix(destination, ending)
	}
	return strings.TrimPrefix(destination, "/")
}

// abroad says that a link leads out of the site in a harmless way.
func abroad(u *url.URL) bool {
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		return u.Host != ""
	case "mailto":
		return u.Opaque != ""
	}
	return false
}

// bare decides on an address that stands in the text as such.
func (r *reading) bare(l *ast.AutoLink, source []byte) {
	u, err := url.Parse(string(l.URL(source)))
	if l.AutoLinkType != ast.AutoLinkEmail && (err != nil || !abroad(u)) {
		r.fault(NotHere, "")
		l.Parent().ReplaceChild(l.Parent(), l, verbatim(string(l.Label(source))))
		return
	}
	l.SetAttributeString("rel", []byte("noreferrer noopener"))
	l.SetAttributeString("title", []byte(r.page.words.Page.Frame.Elsewhere))
}

// unwrap leaves what stands within a node in its place.
func unwrap(n ast.Node) {
	parent := n.Parent()
	for child := n.FirstChild(); child != nil; child = n.FirstChild() {
		parent.InsertBefore(parent, n, child)
	}
	parent.RemoveChild(parent, n)
}
