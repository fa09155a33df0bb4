package render

import (
	"encoding/json"

	"golang.org/x/text/feature/plural"

	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/report"
)

// link is a way to a page or a part of one.
type link struct {
	title, href string
	current     string          // as aria-current has it: page, true or ""
	words       *language.Words // where it leads to another language
}

// links writes a list of links, and nothing where there are none.
func (h *hyper) links(open string, links []link, end string) {
	if len(links) == 0 {
		return
	}
	h.WriteString(open)
	for _, l := range links {
		h.put(`<li><a href="`, l.href, `"`)
		if l.words != nil {
			h.WriteString(` lang="` + l.words.Code + `" dir="` + string(l.words.Direction) + `" hreflang="` + l.words.Code + `"`)
		}
		if l.current != "" {
			h.WriteString(` aria-current="` + l.current + `"`)
		}
		h.WriteByte('>')
		h.text(l.title)
		h.WriteString("</a></li>\n")
	}
	h.WriteString(end)
}

// ways are the links that depend on where a page lies.
type ways struct {
	root, home string // to the site's root, to the language's
	languages  []link
}

func (s *Site) head(h *hyper, p *report.Page, to ways) {
	say := s.words().Page
	h.begin(p.Document, SitePolicy)
	title := titleOf(p.Document)
	if title != s.frame.Name {
		title = say.Titles.Of.With("page", title, "site", s.frame.Name)
	}
	h.put("<title>", title, "</title>\n")
	if p.Summary != "" {
		h.put(`<meta name="description" content="`, p.Summary, "\">\n")
	}
	h.put(`<link rel="stylesheet" href="`, to.root, "assets/style.css\">\n<link rel=\"icon\" type=\"image/svg+xml\" href=\"", to.root, "assets/icon.svg\">\n")
	for _, l := range to.languages {
		if l.current == "" {
			h.put(`<link rel="alternate" hreflang="`, l.words.Code, `" href="`, l.href, "\">\n")
		}
	}
	if s.frame.Feed {
		h.put(`<link rel="alternate" type="application/atom+xml" title="`, say.Frame.Feed, `" href="`, to.home+FeedPath, "\">\n")
	}
	h.put(`<script src="`, to.root, "assets/theme.js\"></script>\n")
	if p.Path == SearchPath {
		h.put(`<script src="`, to.root+SearchData(s.words().Code), "\" defer></script>\n")
	}
	h.put(`<script src="`, to.root, "assets/app.js\" defer></script>\n</head>\n")
}

// banner is what stands above the content of every page.
func (s *Site) banner(h *hyper, p *report.Page, to ways) {
	say := s.words().Page.Frame
	h.put("<body>\n<a class=\"skip\" href=\"#main\">", say.Skip, "</a>\n<header class=\"banner\">\n")
	h.notice(p.Document, "div")
	h.put("<div class=\"width\">\n<p class=\"name\"><a href=\"", to.home, `index.html">`)
	h.text(s.frame.Name)
	h.WriteString("</a></p>\n<div class=\"tools\">\n")
	if len(to.languages) > 0 {
		h.put(`<nav class="languages" aria-label="`, say.Languages, `">`)
		h.links("<ul>\n", to.languages, "</ul></nav>\n")
	}
	h.put(`<a class="find" href="`, to.home, SearchPath+`"`)
	if p.Path == SearchPath {
		h.WriteString(` aria-current="page"`)
	}
	h.put(">", say.Search, "</a>\n<label class=\"theme\" hidden><span>", say.Theme, `</span> <select><option value="">`, say.System,
		`</option><option value="light">`, say.Light, `</option><option value="dark">`, say.Dark, "</option></select></label>\n</div>\n</div>\n")
	h.put(`<nav class="menu" aria-label="`, say.Menu, `">`)
	h.links("<ul class=\"width\">\n", s.menu(p, to.home), "</ul></nav>\n</header>\n")
	if here := s.here(p, to.home); len(here) > 0 {
		h.put(`<nav class="here width" aria-label="`, say.Here, `">`)
		h.links("<ol>\n", here, "</ol></nav>\n")
	}
}

// content is the page itself.
func (s *Site) content(h *hyper, p *report.Page) {
	say := s.words().Page.Frame
	h.WriteString(`<main id="main" class="width" tabindex="-1"`)
	if p.Path == SearchPath || hasList(p.Document) {
		h.WriteString(s.say)
	}
	h.WriteString(">\n<h1><bdi>")
	h.text(titleOf(p.Document))
	h.WriteString("</bdi></h1>\n")
	beginning, rest := parted(p.Document)
	h.document(beginning)
	if parts := partsOf(p.Document); len(parts) >= manyParts {
		h.put(`<nav class="contents" aria-label="`, say.Contents, `">`)
		h.links("<ul>\n", parts, "</ul></nav>\n")
	}
	if p.Path == SearchPath {
		h.put("<noscript><p>", say.NoScript, "</p></noscript>\n<form class=\"search\" role=\"search\" hidden><label for=\"query\">", say.SearchFor,
			"</label>\n<input id=\"query\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\" maxlength=\"200\" placeholder=\"", say.SearchHint,
			"\"></form>\n<p class=\"found\" role=\"status\"></p>\n<ol class=\"results\"></ol>\n")
	}
	h.document(rest)
	if p.Path == aboutPath {
		s.downloads(h)
	}
	h.WriteString("</main>\n")
}

// manyParts is from where on a page has a list of its parts.
const manyParts = 4

// parted are what a page begins with and its parts, which have headings.
func parted(doc *report.Document) (beginning, rest *report.Document) {
	n := 0
	for n < len(doc.Blocks) && doc.Blocks[n].Heading == "" {
		n++
	}
	first, others := *doc, *doc
	first.Blocks, first.Charts, others.Blocks = doc.Blocks[:n], nil, doc.Blocks[n:]
	return &first, &others
}

func partsOf(doc *report.Document) []link {
	var parts []link
	for _, block := range doc.Blocks {
		if block.Heading != "" {
			parts = append(parts, link{title: block.Heading, href: "#" + part(len(parts)+1)})
		}
	}
	return parts
}

func hasList(doc *report.Document) bool {
	for _, block := range doc.Blocks {
		if block.Table != nil && isList(block.Table) {
			return true
		}
	}
	return false
}

func (s *Site) menu(p *report.Page, home string) []link {
	menu := make([]link, 0, len(s.frame.Menu))
	for _, entry := range s.frame.Menu {
		l := link{title: entry.Title, href: home + address(entry.Path)}
		switch entry.Path {
		case p.Path:
			l.current = "page"
		case p.Section:
			l.current = "true"
		}
		menu = append(menu, l)
	}
	return menu
}

// here is the way from the start page to one that the menu does not name.
func (s *Site) here(p *report.Page, home string) []link {
	var way []link
	for i, entry := range s.frame.Menu {
		if entry.Path == p.Path {
			return nil
		}
		if i == 0 || entry.Path == p.Section {
			way = append(way, link{title: entry.Title, href: home + address(entry.Path)})
		}
	}
	return way
}

// end are the links of the footer.
func (s *Site) end(home string) []link {
	say := s.words().Page.Frame
	var more []link
	if len(s.frame.Downloads) > 0 {
		more = append(more, link{title: say.Downloads, href: home + aboutPath + "#downloads"})
	}
	if s.frame.Feed {
		more = append(more, link{title: say.Feed, href: home + FeedPath})
	}
	return more
}

// sayings are the words that the script needs, as attributes.
func sayings(words *language.Words) (string, error) {
	say := words.Page.Frame
	found, err := formsOf(say.Found)
	h := newHyper(words, nil)
	h.put(` data-filter="`, say.Filter, `" data-contains="`, say.Contains, `" data-all="`, say.All, `" data-clear="`, say.Clear,
		`" data-shown="`, string(say.Shown), `" data-sort="`, string(say.SortBy), `" data-none="`, say.NoResults, `" data-found="`, found, `"`)
	return h.String(), err
}

// formsOf are the forms of a counted thing under the names that scripts have for
// them, as JSON.
func formsOf(c language.Counted) (string, error) {
	names := map[plural.Form]string{
		plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: "other",
	}
	forms := map[string]string{}
	for form, message := range c {
		forms[names[form]] = string(message)
	}
	data, err := json.Marshal(forms)
	return string(data), err
}
