package cli

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestShownSite(t *testing.T) {
	shown := newShownSite("127.0.0.1:8000")
	shown.show(map[string]shownFile{
		"index.html": {content: []byte("<body>start</body>")}, "a/1.html": {content: []byte("<body>one</body>")}, "assets/app.js": {content: []byte("1")},
	}, "")
	for _, c := range []struct {
		method, host, path string
		code               int
		kind, says         string
	}{
		{"GET", "127.0.0.1:8000", "/", 200, "text/html; charset=utf-8", "start"},
		{"GET", "localhost:8000", "/index.html", 200, "text/html; charset=utf-8", "start"},
		{"GET", "LOCALHOST:8000", "/a/1.html", 200, "text/html; charset=utf-8", reloadElement + "</body>"},
		{"HEAD", "127.0.0.1:8000", "/", 200, "text/html; charset=utf-8", ""},
		{"GET", "127.0.0.1:8000", "/assets/app.js", 200, "text/javascript; charset=utf-8", "1"},
		{"GET", "127.0.0.1:8000", reloadPath, 200, "text/javascript; charset=utf-8", changePath},
		{"GET", "127.0.0.1:8000", "/a/", 404, "text/plain; charset=utf-8", "no such page"},
		{"GET", "127.0.0.1:8000", "/a/../index.html", 404, "text/plain; charset=utf-8", "no such page"},
		{"GET", "127.0.0.1:8000", "/../../etc/passwd", 404, "text/plain; charset=utf-8", "no such page"},
		{"GET", "evil.example:8000", "/", 421, "text/plain; charset=utf-8", "on this computer only"},
		{"GET", "127.0.0.1:8001", "/", 421, "text/plain; charset=utf-8", "on this computer only"},
		{"GET", "127.0.0.1.evil.example:8000", "/", 421, "text/plain; charset=utf-8", "on this computer only"},
		{"GET", "", "/", 421, "text/plain; charset=utf-8", "on this computer only"},
		{"POST", "127.0.0.1:8000", "/", 405, "text/plain; charset=utf-8", "pages to read"},
	} {
		r := httptest.NewRequest(c.method, "http://127.0.0.1:8000"+c.path, nil)
		r.Host = c.host
		w := httptest.NewRecorder()
		shown.ServeHTTP(w, r)
		if w.Code != c.code || w.Header().Get("Content-Type") != c.kind || !strings.Contains(w.Body.String(), c.says) {
			t.Errorf("%s %s%s: %d %s %q", c.method, c.host, c.path, w.Code, w.Header().Get("Content-Type"), w.Body)
		}
		for key, says := range map[string]string{
			"Content-Security-Policy": "frame-ancestors 'none'", "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store",
			"Cross-Origin-Resource-Policy": "same-origin", "Referrer-Policy": "no-referrer",
		} {
			if got := w.Header().Get(key); !strings.Contains(got, says) {
				t.Errorf("%s%s: %s: %q", c.host, c.path, key, got)
			}
		}
	}
}

// Every file of a site has a type that a browser knows.
func TestShownTypes(t *testing.T) {
	for _, ending := range []string{".html", ".css", ".js", ".json", ".csv", ".ics", ".xml", ".svg"} {
		if shownTypes[ending] == "" {
			t.Errorf("%s has no type", ending)
		}
	}
}

// screen is where a program writes while a test reads.
type screen struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

// await waits until something was written, and gives what was.
func (s *screen) await(t *testing.T, pattern string) []string {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		s.mu.Lock()
		found := regexp.MustCompile(pattern).FindStringSubmatch(s.text.String())
		s.mu.Unlock()
		if found != nil {
			return found
		}
	}
	t.Fatalf("nobody wrote %q, but\n%s", pattern, s.text.String())
	return nil
}

// TestSiteServe shows a site, changes a record, breaks it and mends it again, as
// somebody does who writes.
func TestSiteServe(t *testing.T) {
	dir := t.TempDir()
	page := filepath.Join(dir, "recommendations", "lake", "01.md")
	roof := func(text string) string {
		return "---\nreport: 2026/lake\ntitle: " + text + "\naddressees: [ministry]\n---\nThe roof leaks.\n"
	}
	for name, content := range map[string]string{
		"register.yaml":              "schema: 1\ninstitution: {name: NPM, languages: [en]}\n",
		"stakeholders/ministry.yaml": "name: Ministry\ncategory: line-ministry\n",
		"places/lake.yaml":           "name: Lake prison\ntype: prison\nauthority: ministry\n",
		"visits/2026/lake.yaml":      "place: lake\nstart: 2026-01-02\n",
		"reports/2026/lake.yaml":     "type: visit\nvisits: [2026/lake]\nsent: 2026-01-10\npublished: 2026-01-20\n",
		"recommendations/lake/01.md": roof("Mend the roof"),
	} {
		putFile(t, filepath.Join(dir, name), content)
	}
	out, interrupted := &screen{}, make(chan os.Signal, 1)
	a := &app{World: World{Out: out, Err: out, In: strings.NewReader(""), Env: func(string) string { return "" }, Now: time.Now}, name: "npm"}
	a.keys = sync.OnceValues(a.readKeyring)
	a.dir, a.whom, a.color = dir, "public", "never"
	ended := make(chan error, 1)
	go func() { ended <- a.serveUntil(interrupted, &siteOptions{}) }()
	address := out.await(t, `(http://127\.0\.0\.1:\d+/)`)[1]
	if got := fetch(t, address+"recommendations/lake/01.html"); !strings.Contains(got, "Mend the roof") {
		t.Errorf("the page is\n%s", got)
	}
	changed := make(chan string, 1)
	go func() { changed <- fetch(t, address+changePath[1:]) }()
	time.Sleep(20 * time.Millisecond) // for the request to arrive; a later one is answered by the next change

	putFile(t, page, roof("Mend the wall"))
	out.await(t, `built again in`)
	if got := fetch(t, address+"recommendations/lake/01.html"); !strings.Contains(got, "Mend the wall") {
		t.Errorf("after a change the page is\n%s", got)
	}
	select {
	case <-changed:
	case <-time.After(10 * time.Second):
		t.Error("an open page was not told of the change")
	}
	putFile(t, page, strings.Replace(roof("Mend the door"), "leaks", "leaks, see [[recommendations/lake/99]]", 1))
	out.await(t, `recommendations/lake/01\.md:6:\d+: error: .*recommendations/lake/99\n(.*\n)*the site stays as it was`)
	if got := fetch(t, address+"recommendations/lake/01.html"); !strings.Contains(got, "Mend the wall") {
		t.Errorf("after a mistake the page is\n%s", got)
	}
	interrupted <- os.Interrupt
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func fetch(t *testing.T, url string) string {
	t.Helper()
	answer, err := http.Get(url)
	if err != nil {
		t.Error(err)
		return ""
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Error(err)
	}
	return string(text)
}
