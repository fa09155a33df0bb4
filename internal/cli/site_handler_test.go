package cli

import (
	"net/http/httptest"
	"testing"
)

// TestShownSiteAtTheUsualPort: of the port that a browser takes where none is named, it
// says nothing when it asks.
func TestShownSiteAtTheUsualPort(t *testing.T) {
	for _, c := range []struct {
		address, host string
		code          int
	}{
		{"127.0.0.1:80", "127.0.0.1", 200},
		{"127.0.0.1:80", "localhost", 200},
		{"127.0.0.1:80", "LOCALHOST", 200},
		{"127.0.0.1:80", "localhost:80", 200},
		{"127.0.0.1:80", "evil.example", 421},
		{"127.0.0.1:80", "", 421},
		{"127.0.0.1:8080", "localhost", 421},
		{"127.0.0.1:8080", "127.0.0.1", 421},
	} {
		shown := newShownSite(c.address)
		shown.show(map[string]shownFile{"index.html": {content: []byte("<body>start</body>")}}, "")
		r := httptest.NewRequest("GET", "/", nil)
		r.Host = c.host
		w := httptest.NewRecorder()
		if shown.ServeHTTP(w, r); w.Code != c.code {
			t.Errorf("a site at %s, asked for at %q: %d, want %d", c.address, c.host, w.Code, c.code)
		}
	}
}

// TestPassedUnder: the guard reads a file again unless it met nothing when it knew the
// very same.
func TestPassedUnder(t *testing.T) {
	files := map[string]shownFile{"index.html": {made: "1"}}
	for _, test := range []struct {
		then, now string
		want      int
	}{{"names", "names", 1}, {"names", "other names", 0}, {"", "names", 0}, {"", "", 0}} {
		shown := newShownSite("127.0.0.1:8000")
		shown.show(files, test.then)
		if got := len(shown.passedUnder(test.now)); got != test.want {
			t.Errorf("known %q, then %q: %d files passed, want %d", test.then, test.now, got, test.want)
		}
	}
}
