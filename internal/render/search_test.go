package render_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
)

func TestSearch(t *testing.T) {
	s := siteIn(t, "en", "en")
	entries := []render.Entry{s.EntryOf(recommendationPage("en")), s.EntryOf(&report.Page{Document: everyBlock("en"), Path: "recommendations.html", Section: "recommendations.html"})}
	if entries[0].Kind != "Recommendations" || entries[1].Kind != "" {
		t.Errorf("%+v", entries)
	}
	for _, text := range append(hostile, "</script><script>alert(1)</script>") {
		entries = append(entries, s.EntryOf(&report.Page{Document: &report.Document{Title: text}, Path: text, Summary: text}))
	}
	var b bytes.Buffer
	if err := render.Search(&b, entries); err != nil {
		t.Fatal(err)
	}
	out := b.String()
	mustBeHarmless(t, out)
	if strings.ContainsAny(out, "<>&") {
		t.Error("it holds markup")
	}
	list, ok := strings.CutPrefix(strings.TrimSuffix(out, ";\n"), "var pagesToSearch = ")
	var read [][]string
	if err := json.Unmarshal([]byte(list), &read); !ok || err != nil {
		t.Fatal(err)
	}
	if len(read) != len(entries) || !slices.Equal(read[0], []string{"Medical examination within 24 hours", "recommendations/2026/lake/01.html", "Recommendations", "accepted · <Ministry>"}) {
		t.Errorf("%q", read[0])
	}
	if render.Search(broken{}, entries) == nil {
		t.Error("the error of the writer is lost")
	}
}
