package render_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
)

// Whom a page is for that is not for everybody stands above its content, on paper too.
func TestNoticeAtTheTop(t *testing.T) {
	for _, code := range language.Codes() {
		frame, s := language.Of(code).Page.Frame, siteIn(t, code, "en", "ar", "es", "fr", "ru")
		for notice, audience := range map[string]string{"": "public", frame.Staff: "internal", frame.Operator: "full", "<Ministry> & more": "ministry"} {
			p := recommendationPage(code)
			p.Document = forReaders(audience, *p.Document)
			p.Addressed, p.Notice, p.Footer = true, notice, []string{"As of today."}
			var paper bytes.Buffer
			if err := render.HTML(&paper, p.Document); err != nil {
				t.Fatal(err)
			}
			for what, out := range map[string]string{"page": pageOf(t, s, p), "search": pageOf(t, s, s.SearchPage(p)), "paper": paper.String()} {
				mustBeWellFormed(t, out)
				top, _, _ := strings.Cut(out, "<h1>")
				_, top, _ = strings.Cut(top, "<body")
				if got := strings.Contains(top, `class="notice"`); got != (notice != "") {
					t.Errorf("%s %s for %s: a notice at the top: %v", code, what, audience, got)
				}
				if strings.Contains(top, "<Ministry>") || audience == "internal" && !strings.Contains(top, notice) {
					t.Errorf("%s %s for %s begins %s", code, what, audience, top)
				}
			}
		}
	}
	_, printed, _ := strings.Cut(string(render.Assets()["assets/style.css"]), "@media print")
	for line := range strings.Lines(printed) {
		if strings.Contains(line, "display: none") && strings.Contains(line, ".notice") {
			t.Error("the notice is not printed")
		}
	}
}

// A paper that does not say itself whom it is for says so at its top.
func TestNoticeOfAPaperThatDoesNotSay(t *testing.T) {
	for audience, want := range map[string]string{"public": "", "internal": "not for readers outside", "full": "Confidential", "ministry": "For: ministry"} {
		var out bytes.Buffer
		if err := render.HTML(&out, forReaders(audience, report.Document{Title: "List"})); err != nil {
			t.Fatal(err)
		}
		_, top, _ := strings.Cut(out.String(), "<body")
		top, _, _ = strings.Cut(top, "<h1>")
		if got := strings.Contains(top, "notice"); got != (want != "") || !strings.Contains(top, want) {
			t.Errorf("for %s it begins %s", audience, top)
		}
	}
}

// The browser does not say the same twice.
func TestTitleOfTheStartPage(t *testing.T) {
	s := siteIn(t, "en", "en")
	for title, want := range map[string]string{
		frameIn("en").Name: "<title>National Preventive Mechanism of Arvenia</title>",
		"About":            "<title>About – National Preventive Mechanism of Arvenia</title>",
	} {
		doc := forReaders("public", report.Document{Title: title})
		if out := pageOf(t, s, &report.Page{Document: doc, Path: "index.html"}); !strings.Contains(out, want) {
			t.Errorf("%s: there is no %s", title, want)
		}
	}
}

// A picture that is called as its paper is has no heading of its own.
func TestDocxHasNoHeadingTwice(t *testing.T) {
	for picture, want := range map[string]int{"Contacts": 1, "Bodies": 2} {
		doc := forReaders("internal", report.Document{Title: "Contacts", Blocks: []report.Block{{Map: &report.Map{Title: picture}, Text: "Text."}}})
		document := docxParts(t, doc)["word/document.xml"]
		if got := strings.Count(document, ">Contacts<") + strings.Count(document, ">Bodies<"); got != want {
			t.Errorf("%s: %d titles, want %d", picture, got, want)
		}
	}
}
