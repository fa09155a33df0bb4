package render_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
)

func frameIn(code string, languages ...string) render.Frame {
	f := render.Frame{
		Name: "National Preventive Mechanism of Arvenia", Words: language.Of(code), Feed: true,
		Menu:      []report.MenuEntry{{Title: "Overview", Path: "index.html"}, {Title: "Recommendations", Path: "recommendations.html"}, {Title: "About", Path: "about.html"}},
		Downloads: []report.Download{{Path: "data/recommendations.csv", Title: "Recommendations", Format: "csv"}},
	}
	for _, l := range languages {
		f.Languages = append(f.Languages, language.Of(l))
	}
	return f
}

func siteIn(t testing.TB, code string, languages ...string) *render.Site {
	t.Helper()
	s, err := render.NewSite(frameIn(code, languages...))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func pageOf(t testing.TB, s *render.Site, p *report.Page) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := s.Page(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func recommendationPage(code string) *report.Page {
	return &report.Page{
		Document: everyBlock(code), Path: "recommendations/2026/lake/01.html", Ref: "recommendations/2026/lake/01",
		Section: "recommendations.html", Summary: "accepted · <Ministry>",
	}
}

func TestPagesInEveryLanguage(t *testing.T) {
	for _, code := range language.Codes() {
		s := siteIn(t, code, "en", "ar", "es", "fr", "ru")
		for _, p := range []*report.Page{recommendationPage(code), s.SearchPage(recommendationPage(code)), {Document: everyBlock(code), Path: "about.html", Section: "about.html"}} {
			out := pageOf(t, s, p)
			mustBeWellFormed(t, out)
			mustNotAct(t, out)
			words := language.Of(code)
			if !strings.Contains(out, `<html lang="`+code+`" dir="`+string(words.Direction)+`">`) {
				t.Errorf("%s: language or direction is missing", code)
			}
			if out != pageOf(t, s, p) {
				t.Errorf("%s: %s differs the second time", code, p.Path)
			}
		}
	}
}

func TestWaysBetweenPages(t *testing.T) {
	s := siteIn(t, "fr", "en", "fr")
	page := pageOf(t, s, recommendationPage("fr"))
	for _, want := range []string{
		`href="../../../../assets/style.css"`, `<a href="../../../index.html">National`, // the site's root, the language's
		`<a href="../../../../recommendations/2026/lake/01.html" lang="en" dir="ltr" hreflang="en">English</a>`,
		`<a href="../../../../fr/recommendations/2026/lake/01.html" lang="fr" dir="ltr" hreflang="fr" aria-current="true">`,
		`<a href="../../../places/lakeside.html">Lakeside</a>`, `<a href="../../../recommendations/2026/lake/02.html">`,
		`<li><a href="../../../recommendations.html" aria-current="true">`, `href="../../../feed.xml"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("%s is missing", want)
		}
	}
	if strings.Contains(page, `href="../../../recommendations/2026/lake/01.html"`) {
		t.Error("a page leads to itself")
	}
	about := pageOf(t, s, &report.Page{Document: everyBlock("fr"), Path: "about.html"})
	if !strings.Contains(about, `<a href="../data/recommendations.csv">`) {
		t.Error("the downloads lie at the root of the site")
	}
	if one := pageOf(t, siteIn(t, "en", "en"), recommendationPage("en")); strings.Contains(one, "hreflang") {
		t.Error("a site in one language has nothing to choose")
	}
}

// What a page begins with is read before the list of its parts.
func TestContentsComeAfterTheBeginning(t *testing.T) {
	out := pageOf(t, siteIn(t, "en", "en"), recommendationPage("en"))
	begins, contents, part := strings.Index(out, `<dl class="facts">`), strings.Index(out, `<nav class="contents"`), strings.Index(out, `<h2 id="s1">`)
	if begins < 0 || contents < begins || part < contents {
		t.Errorf("the beginning is at %d, the list of parts at %d, the first part at %d", begins, contents, part)
	}
	if strings.Count(out, `<nav class="contents"`) != 1 {
		t.Error("the parts are not listed once")
	}
}

func TestAddressesOfHostileIdsStayWithinTheSite(t *testing.T) {
	s := siteIn(t, "en", "en")
	for _, ref := range []string{"javascript:alert(1)", "//evil.example/x", "places/a b\"><script>", "/etc/passwd", "places/a?b#c"} {
		doc := forReaders("public", report.Document{Title: "T", Blocks: []report.Block{{Facts: []report.Fact{{Name: "N", Cell: report.Cell{Text: "x", Ref: ref}}}}}})
		out := pageOf(t, s, &report.Page{Document: doc, Path: "index.html"})
		mustBeWellFormed(t, out)
		mustNotAct(t, out)
		if strings.Contains(out, `href="/`) || strings.Contains(out, "?b") {
			t.Errorf("%s leads out of the site", ref)
		}
	}
}

func TestReadersOfPages(t *testing.T) {
	s := siteIn(t, "en", "en")
	frame := language.Of("en").Page.Frame
	for audience, want := range map[string]string{"public": frame.Public, "internal": frame.Staff, "full": frame.Operator, "ministry-of-justice": frame.For.With("name", "ministry-of-justice")} {
		doc := forReaders(audience, report.Document{Title: "T", Footer: []string{"As of today"}})
		out := pageOf(t, s, &report.Page{Document: doc, Path: "index.html"})
		_, footer, _ := strings.Cut(out, "<footer")
		if !strings.Contains(footer, want) || !strings.Contains(footer, "As of today") || !strings.Contains(out, `<meta name="audience" content="`+audience+`">`) {
			t.Errorf("%s: the page does not say whom it is for", audience)
		}
		if strings.Contains(out, `content="noindex"`) != (audience != "public") {
			t.Errorf("%s: wrong for search engines", audience)
		}
		doc.Addressed = true
		if out = pageOf(t, s, &report.Page{Document: doc, Path: "index.html"}); strings.Contains(out, "<p>"+want) {
			t.Errorf("%s: said twice", audience)
		}
	}
	for _, nobody := range []*report.Page{{Document: &report.Document{Title: "T"}}, {}} {
		var b bytes.Buffer
		if _, err := s.Page(&b, nobody); err == nil || b.Len() > 0 {
			t.Errorf("a page for nobody: %v, %d bytes", err, b.Len())
		}
	}
}

func TestSitesThatCannotBe(t *testing.T) {
	for name, f := range map[string]render.Frame{"no language": {Menu: frameIn("en").Menu}, "no menu": {Words: language.Of("en"), Languages: frameIn("en", "en").Languages}, "another language": frameIn("fr", "en")} {
		if _, err := render.NewSite(f); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func BenchmarkPage(b *testing.B) {
	for name, text := range map[string]string{
		"paragraphs": strings.Repeat("Provide training for all staff who work with persons deprived of their liberty.\n\n", 5),
		"marked":     strings.Repeat("Provide [training](https://example.org) for **all** staff.\n\n", 10),
	} {
		s, p := siteIn(b, "en", "en", "fr"), recommendationPage("en")
		p.Blocks = []report.Block{p.Blocks[0], {Body: &report.Body{Text: text}}, {Heading: "Timeline", Steps: []report.Step{
			{Day: "1 May 2026", Text: "Issued"}, {Day: "3 June 2026", Text: "Letter", Body: &report.Body{Text: text}},
		}}}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Page(io.Discard, p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
