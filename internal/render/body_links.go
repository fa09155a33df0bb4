package render

import (
	"bytes"
	"cmp"
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

// Parse reads one link. What is no path, as in "[[sic]]", is left as it is.
func (recordLinks) Parse(_ ast.Node, block text.Reader, context parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("[[")) {
		return nil
	}
	end := bytes.Index(line[:min(len(line), longestLink)], []byte("]]"))
	if end < 0 {
		return nil
	}
	target, words, _ := strings.Cut(string(line[2:end]), "|")
	target = strings.TrimSpace(target)
	if !strings.Contains(target, "/") || strings.ContainsAny(target, " \t[]:") {
		return nil
	}
	r, ok := context.Get(key).(*reading)
	if !ok {
		return nil
	}
	block.Advance(end + len("]]"))
	return r.recordLink(target, strings.TrimSpace(words))
}

// recordLink is a link to the page of a record, or the words alone where there is
// no such page for these readers. The id of a record that they do not see is not
// shown either.
func (r *reading) recordLink(target, words string) ast.Node {
	title, ok := r.body.Links[target]
	if !ok {
		r.fault(NoPage, idOnly(target))
		return verbatim(cmp.Or(words, "[…]"))
	}
	words = cmp.Or(words, oneLine(title), target)
	if !r.page.linked || target == r.page.self {
		return verbatim(words)
	}
	l := ast.NewLink()
	l.Destination = []byte(r.page.root + address(report.PathOf(target)))
	l.AppendChild(l, verbatim(words))
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
		r.fault(NoPage, idOnly(recordPath(destination)))
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

// recordPath reads a link to the file of a record as its kind and id.
func recordPath(destination string) string {
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
