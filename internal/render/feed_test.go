package render_test

import (
	"bytes"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
)

// atom is what a program that reads news sees.
type atom struct {
	Lang    string `xml:"lang,attr"`
	ID      string `xml:"id"`
	Title   string `xml:"title"`
	Updated string `xml:"updated"`
	Author  string `xml:"author>name"`
	Rights  string `xml:"rights"`
	Links   []struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	} `xml:"link"`
	Entries []struct {
		ID      string `xml:"id"`
		Title   string `xml:"title"`
		Updated string `xml:"updated"`
		Summary string `xml:"summary"`
		Link    struct {
			Href string `xml:"href,attr"`
		} `xml:"link"`
	} `xml:"entry"`
}

func feedOf(t testing.TB, f *report.Feed, of render.Source) (string, atom) {
	t.Helper()
	var b bytes.Buffer
	if err := render.Atom(&b, f, of); err != nil {
		t.Fatal(err)
	}
	var read atom
	if err := xml.Unmarshal(b.Bytes(), &read); err != nil {
		t.Fatal(err)
	}
	return b.String(), read
}

func TestAtom(t *testing.T) {
	source := render.Source{Name: "NPM of Arvenia", Words: language.Of("fr"), Audience: "public", AsOf: day(11, 21)}
	news := &report.Feed{Title: "Faits récents", Entries: []report.FeedEntry{
		{Title: "Letter <b> & more\u202e", Ref: "recommendations/2026/lake/01", Path: "recommendations/2026/lake/01.html", Day: day(11, 17), Text: "accepted"},
		{Title: "Report", Ref: "reports/2026/lake", Day: day(10, 15)},
		{Ref: "reports/2026/lake", Day: day(10, 14), Text: "x"},
	}}
	text, feed := feedOf(t, news, source)
	mustBeHarmless(t, text)
	if again, _ := feedOf(t, news, source); again != text {
		t.Error("the feed differs the second time")
	}
	if feed.Lang != "fr" || feed.Title != "Faits récents" || feed.Author != "NPM of Arvenia" || feed.Updated != "2026-11-17T12:00:00Z" || feed.Rights != language.Of("fr").Page.Frame.Public {
		t.Errorf("%+v", feed)
	}
	first := feed.Entries[0]
	if first.Title != `Letter <b> & more\u202e` || first.Link.Href != "recommendations/2026/lake/01.html" || first.Summary != "accepted" || first.Updated != feed.Updated {
		t.Errorf("%+v", first)
	}
	if feed.Entries[1].Link.Href != "index.html" || feed.Entries[2].Title != "reports/2026/lake" {
		t.Errorf("%+v", feed.Entries)
	}
	marks := map[string]bool{feed.ID: true}
	for _, e := range feed.Entries {
		if _, err := time.Parse(time.RFC3339, e.Updated); err != nil || !strings.HasPrefix(e.ID, "urn:uuid:") || marks[e.ID] {
			t.Errorf("%+v: %v", e, err)
		}
		marks[e.ID] = true
	}
	other := source
	other.Words = language.Of("en")
	if _, english := feedOf(t, news, other); marks[english.ID] || marks[english.Entries[0].ID] {
		t.Error("feeds in two languages are two feeds")
	}
	if _, empty := feedOf(t, &report.Feed{}, source); empty.Updated != "2026-11-21T12:00:00Z" || empty.Title == "" {
		t.Errorf("%+v", empty)
	}
	source.Audience = ""
	if err := render.Atom(&bytes.Buffer{}, news, source); err == nil {
		t.Error("a feed for nobody is written")
	}
	source.Audience = "public"
	if render.Atom(broken{}, news, source) == nil {
		t.Error("the error of the writer is lost")
	}
}

// Another program reads feeds of hostile texts without a complaint.
func TestAtomIsXML(t *testing.T) {
	news := &report.Feed{}
	for _, text := range hostile {
		news.Entries = append(news.Entries, report.FeedEntry{Title: text, Text: text, Ref: text, Path: text, Day: day(1, 2)})
	}
	text, _ := feedOf(t, news, render.Source{Name: hostile[8], Words: language.Of("ar"), Audience: "full"})
	mustBeHarmless(t, text)
	tool, err := exec.LookPath("xmllint")
	if err != nil {
		t.Log("xmllint is not installed: only this program's own library has read the feed")
		return
	}
	file := filepath.Join(t.TempDir(), "feed.xml")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(tool, "--noout", file).CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
}
