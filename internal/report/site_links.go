package report

import (
	"regexp"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/record"
)

// pageKinds are the kinds whose records have pages. Persons have none, nor what
// they asked of the NPM in confidence.
func pageKinds() []record.Kind {
	return []record.Kind{record.Recommendations, record.Reports, record.Visits, record.Places, record.Stakeholders}
}

// targets finds what may be the target of a link in Markdown, however the link is
// written: [[kind/id]], or to the file of the record.
var targets = regexp.MustCompile(`\b[a-z]+(?:/[a-z0-9][a-z0-9-]*)+`)

// body is the text of a record, nil where it has none or the reader sees none.
func (s *Site) body(r record.Record) *Body {
	if d, ok := r.(*record.Dialogue); ok && d.Complaint != "" { // it may tell who asked (OPCAT art. 21)
		return nil
	}
	c := record.Of(r)
	return s.bodyOf(c.Name(), c.Body)
}

// bodyIn is the text of a record of a set for a document that is no page. Its links are
// named as the pages of a site are.
func bodyIn(v *audience.View, at Moment, set *record.Set, r record.Record) *Body {
	return (&Site{siteIndex: &siteIndex{view: v, at: at, set: set}}).In(nil).body(r)
}

func (s *Site) bodyOf(name, markdown string) *Body {
	if strings.TrimSpace(markdown) == "" {
		return nil
	}
	return &Body{Record: name, Text: markdown, Links: s.linksIn(markdown)}
}

// linksIn are the records with pages that a text may link to, with their titles.
func (s *Site) linksIn(markdown string) map[string]string {
	if !strings.Contains(markdown, "[") {
		return nil
	}
	links := map[string]string{}
	for _, name := range targets.FindAllString(markdown, -1) {
		kind, id, _ := record.KindOf(name)
		if slices.Contains(pageKinds(), kind) && s.set.Get(kind, id) != nil {
			links[name] = s.titleOf(kind, id)
		}
	}
	return links
}

// documents are the documents on the web that a record names. Those among the
// attachments are no part of the site.
func (s *Site) documents(r record.Record) *Body {
	c := record.Of(r)
	var b strings.Builder
	for _, l := range c.Links {
		if (strings.HasPrefix(l.URL, "https://") || strings.HasPrefix(l.URL, "http://")) && !strings.ContainsAny(l.URL, "<> \t\r\n") {
			b.WriteString("- [" + plainMarkdown(firstNonEmpty(l.Title, l.URL)) + "](<" + l.URL + ">)\n")
		}
	}
	return s.bodyOf(c.Name(), b.String())
}

func firstNonEmpty(a, b string) string {
	if strings.TrimSpace(a) != "" {
		return a
	}
	return b
}

// plainMarkdown writes a text so that Markdown finds nothing in it.
func plainMarkdown(s string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(s), " ") {
		if r < 0x80 && strings.ContainsRune("\\`*_{}[]<>()#+-.!|~&:\"'=$^/@", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
