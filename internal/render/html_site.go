package render

import (
	"bytes"
	_ "embed"
	"errors"
	"io"
	"net/url"
	"strings"
	"sync"

	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/report"
)

var (
	//go:embed assets/app.js
	script string
	//go:embed assets/theme.js
	themeScript string
	//go:embed assets/icon.svg
	icon string
)

// SitePolicy lets a page load what lies beside it and nothing else.
const SitePolicy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"

// Pages that a site has beside those of its records, below a language's root.
const (
	SearchPath = "search.html"
	FeedPath   = "feed.xml"
	aboutPath  = "about.html"
)

// Assets are the files that all pages of a site share, by their paths below its
// root.
func Assets() map[string][]byte {
	return map[string][]byte{
		"assets/style.css": []byte(styleSheet),
		"assets/app.js":    []byte(script),
		"assets/theme.js":  []byte(themeScript),
		"assets/icon.svg":  []byte(icon),
	}
}

// Frame is what the pages of a site have in common, in one language.
type Frame struct {
	Name      string             // of the institution
	Words     *language.Words    // the language of these pages
	Languages []*language.Words  // all of the site's; the first lies at its root, each other in a folder of its code
	Menu      []report.MenuEntry // the start page first
	Downloads []report.Download  // listed on the page about the site
	Feed      bool               // there is a feed at FeedPath
}

// Site writes the pages of a site in one language. Pages may be written at the
// same time.
type Site struct {
	frame  Frame
	bodies *bodies
	say    string    // the words that the script needs, as attributes
	spare  sync.Pool // buffers, as *bytes.Buffer
}

// NewSite prepares to write pages. The frame's language must be one of the site's.
func NewSite(f Frame) (*Site, error) {
	if f.Words == nil || len(f.Menu) == 0 {
		return nil, errors.New("a site needs a language and a menu")
	}
	if _, ok := folderOf(f.Languages, f.Words.Code); !ok {
		return nil, errors.New("the language " + f.Words.Code + " is none of the site's")
	}
	say, err := sayings(f.Words)
	s := &Site{frame: f, bodies: newBodies(), say: say}
	s.spare.New = func() any { return new(bytes.Buffer) }
	return s, err
}

func (s *Site) words() *language.Words { return s.frame.Words }

// Folder is where the pages of this language lie below the site's root: "" or
// "fr/".
func (s *Site) Folder() string {
	folder, _ := folderOf(s.frame.Languages, s.frame.Words.Code)
	return folder
}

func folderOf(languages []*language.Words, code string) (string, bool) {
	for i, w := range languages {
		switch {
		case w.Code != code:
		case i == 0:
			return "", true
		default:
			return code + "/", true
		}
	}
	return "", false
}

// SearchPage is the page on which the site is searched. It is for the same readers
// as the page given, as of the same day.
func (s *Site) SearchPage(like *report.Page) *report.Page {
	return &report.Page{Path: SearchPath, Section: SearchPath, Document: &report.Document{
		Audience: like.Audience, Title: s.frame.Words.Page.Frame.Search, Words: s.frame.Words, Notice: like.Notice, Footer: like.Footer, Addressed: like.Addressed,
	}}
}

// Page writes a page and says what in the texts of its records could not be kept.
// A page without an audience is refused.
func (s *Site) Page(w io.Writer, p *report.Page) ([]Flaw, error) {
	if p.Document == nil || p.Audience == "" {
		return nil, errNoAudience
	}
	buffer := s.spare.Get().(*bytes.Buffer)
	defer s.spare.Put(buffer)
	buffer.Reset()
	home := strings.Repeat("../", strings.Count(p.Path, "/"))
	h := &hyper{Buffer: buffer, words: s.words(), bodies: s.bodies, linked: true, folds: true, self: p.Ref, root: home}
	to := ways{root: s.siteRoot(home), home: home}
	to.languages = s.languages(p, to.root)
	s.head(h, p, to)
	s.banner(h, p, to)
	s.content(h, p)
	h.footer(p.Document, s.end(home))
	_, err := w.Write(h.Bytes())
	return h.flaws, err
}

// languages lead to the same page in each language of the site.
func (s *Site) languages(p *report.Page, root string) []link {
	if len(s.frame.Languages) < 2 {
		return nil
	}
	var all []link
	for _, w := range s.frame.Languages {
		folder, _ := folderOf(s.frame.Languages, w.Code)
		l := link{title: w.Name, href: root + folder + address(p.Path), words: w}
		if w.Code == s.words().Code {
			l.current = "true"
		}
		all = append(all, l)
	}
	return all
}

// downloads lists the files of figures.
func (s *Site) downloads(h *hyper) {
	if len(s.frame.Downloads) == 0 {
		return
	}
	h.WriteString(`<ul class="downloads" id="downloads">` + "\n")
	for _, d := range s.frame.Downloads {
		h.WriteString(`<li><a href="`)
		h.attribute(s.siteRoot(h.root) + address(d.Path))
		h.WriteString(`">`)
		h.text(d.Title)
		h.WriteString(`</a> <span class="format">`)
		h.text(strings.ToUpper(d.Format))
		h.WriteString("</span></li>\n")
	}
	h.WriteString("</ul>\n")
}

// siteRoot is the way to the root of the site, given that to the language's.
func (s *Site) siteRoot(root string) string {
	if s.Folder() != "" {
		return root + "../"
	}
	return root
}

// address is a path as a link has it. Most paths need nothing.
func address(path string) string {
	for i := range len(path) {
		c := path[i]
		if c != '/' && c != '-' && c != '.' && (c < '0' || c > '9') && (c < 'a' || c > 'z') {
			return (&url.URL{Path: path}).String()
		}
	}
	if strings.HasPrefix(path, "/") {
		return "." + path
	}
	return path
}
