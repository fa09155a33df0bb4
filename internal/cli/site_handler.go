package cli

import (
	"bytes"
	"net"
	"net/http"
	"path"
	"strings"
	"sync"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/render"
)

// shownSite is a site in memory, shown to a browser on this computer.
type shownSite struct {
	audience audience.Audience
	pages    int
	hosts    []string // the names that a browser may ask for

	mu      sync.Mutex
	now     map[string]shownFile
	known   string        // what the guard knew when it met nothing at all in them; "" where it met something
	changed chan struct{} // closed when there is another
}

// shownFile is a file of the site.
type shownFile struct {
	made    string
	content []byte
}

// usualPort is the one that browsers take, and leave out, where an address names none.
const usualPort = "80"

// newShownSite is a site at an address of this computer. Nothing is in it yet.
func newShownSite(address string) *shownSite {
	host, port, _ := net.SplitHostPort(address)
	hosts := []string{address, net.JoinHostPort("localhost", port)}
	if port == usualPort {
		hosts = append(hosts, host, "localhost")
	}
	return &shownSite{hosts: hosts, changed: make(chan struct{})}
}

func (s *shownSite) files() map[string]shownFile {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

// passedUnder are the files that need not be read by the guard again: none where it knew
// something else, or had to think twice of what it met.
func (s *shownSite) passedUnder(known string) map[string]shownFile {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.known == "" || s.known != known {
		return nil
	}
	return s.now
}

// show puts other files in the place of those that were shown, and has open pages
// loaded anew.
func (s *shownSite) show(files map[string]shownFile, known string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now, s.known = files, known
	close(s.changed)
	s.changed = make(chan struct{})
}

// Below these paths lies what no site has. A page on a server loads itself anew by
// waiting for an image, which its own policy lets it load, unlike anything else.
const (
	reloadPath = "/.live/reload.js"
	changePath = "/.live/changed.svg"

	reloadScript = `"use strict";
addEventListener("load", function wait() {
  const change = new Image();
  change.onload = () => location.reload();
  change.onerror = () => setTimeout(wait, 2000);
  change.src = "` + changePath + `?" + Date.now();
});
`
	reloadElement = `<script src="` + reloadPath + `" defer></script>` + "\n"
	changeImage   = `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>`
)

// shownPolicy lets a page load what this site has, and nobody put it into a frame. The
// pages have a narrower one of their own.
const shownPolicy = render.SitePolicy + "; frame-ancestors 'none'"

var shownTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".json": "application/json", ".csv": "text/csv; charset=utf-8", ".ics": "text/calendar; charset=utf-8",
	".xml": "application/atom+xml", ".svg": "image/svg+xml",
}

// ServeHTTP answers a browser. A page elsewhere on the web can make a browser ask
// here, under a name that leads to this computer: it gets nothing.
func (s *shownSite) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	head := w.Header()
	head.Set("Content-Security-Policy", shownPolicy)
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("Cache-Control", "no-store")
	head.Set("Referrer-Policy", "no-referrer")
	head.Set("Cross-Origin-Resource-Policy", "same-origin")
	switch {
	case !s.isOurs(r.Host):
		http.Error(w, "this site is shown on this computer only", http.StatusMisdirectedRequest)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		head.Set("Allow", "GET, HEAD")
		http.Error(w, "there is nothing here but pages to read", http.StatusMethodNotAllowed)
	case r.URL.Path == reloadPath:
		answer(w, r, ".js", []byte(reloadScript))
	case r.URL.Path == changePath:
		s.awaitChange(w, r)
	default:
		s.page(w, r)
	}
}

func (s *shownSite) isOurs(host string) bool {
	for _, ours := range s.hosts {
		if strings.EqualFold(host, ours) {
			return true
		}
	}
	return false
}

func (s *shownSite) awaitChange(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	changed := s.changed
	s.mu.Unlock()
	select {
	case <-changed:
		answer(w, r, ".svg", []byte(changeImage))
	case <-r.Context().Done():
	}
}

func (s *shownSite) page(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	file, there := s.files()[name]
	if !there {
		http.Error(w, "there is no such page in this site", http.StatusNotFound)
		return
	}
	content := file.content
	if end := bytes.LastIndex(content, []byte("</body>")); end >= 0 && path.Ext(name) == ".html" {
		content = bytes.Join([][]byte{content[:end], content[end:]}, []byte(reloadElement))
	}
	answer(w, r, path.Ext(name), content)
}

func answer(w http.ResponseWriter, r *http.Request, ending string, content []byte) {
	w.Header().Set("Content-Type", shownTypes[ending])
	if r.Method == http.MethodHead {
		return
	}
	_, _ = w.Write(content) // a reader who has gone needs nothing
}
