package render

import (
	"cmp"
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/report"
)

// Source is whose news a feed is.
type Source struct {
	Name     string // of the institution
	Words    *language.Words
	Audience string        // whom it is for
	AsOf     calendar.Date // the day it was made for
	Home     string        // the way from the feed to the pages of its language, "" where they lie beside it
}

// Atom writes news for programs that look for them (RFC 4287). The marks of the
// feed and its entries are made of what they are about, so that they stay the same
// when the feed is made again. Links are relative to the feed, whose address the
// program that reads it knows. A feed without an audience is refused.
func Atom(w io.Writer, f *report.Feed, of Source) error {
	if of.Audience == "" {
		return errNoAudience
	}
	identity := []string{of.Name, of.Audience, of.Words.Code}
	feed := atomFeed{
		Namespace: "http://www.w3.org/2005/Atom", Language: of.Words.Code, ID: mint(identity...),
		Title: oneLine(cmp.Or(f.Title, of.Name)), Updated: noon(newest(f, of.AsOf)), Author: oneLine(cmp.Or(of.Name, "NPM")),
		Rights: readersIn(of.Audience, of.Words),
		Links:  []atomLink{{Rel: "self", Href: FeedPath, Type: "application/atom+xml"}, {Rel: "alternate", Href: of.Home + "index.html", Type: "text/html"}},
	}
	for _, e := range f.Entries {
		feed.Entries = append(feed.Entries, atomEntry{
			ID: mint(append(identity, e.Ref, e.Path, e.Day.String(), e.Title, e.Text)...), Title: oneLine(cmp.Or(e.Title, e.Ref)), Updated: noon(e.Day),
			Link:    atomLink{Rel: "alternate", Href: of.Home + address(cmp.Or(e.Path, "index.html")), Type: "text/html"},
			Summary: oneLine(e.Text),
		})
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", " ")
	if err := encoder.Encode(feed); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

type atomFeed struct {
	XMLName   xml.Name    `xml:"feed"`
	Namespace string      `xml:"xmlns,attr"`
	Language  string      `xml:"xml:lang,attr"`
	ID        string      `xml:"id"`
	Title     string      `xml:"title"`
	Updated   string      `xml:"updated"`
	Author    string      `xml:"author>name"`
	Rights    string      `xml:"rights"`
	Links     []atomLink  `xml:"link"`
	Entries   []atomEntry `xml:"entry"`
}

type atomEntry struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Link    atomLink `xml:"link"`
	Summary string   `xml:"summary,omitempty"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
	Type string `xml:"type,attr"`
}

// newest is the day of the latest entry, or the day the feed was made for.
func newest(f *report.Feed, asOf calendar.Date) calendar.Date {
	var day calendar.Date
	for _, e := range f.Entries {
		day = max(day, e.Day)
	}
	return cmp.Or(day, asOf)
}

// noon stands for a day where an instant is asked for: it is the same day almost
// everywhere.
func noon(d calendar.Date) string { return d.String() + "T12:00:00Z" }

// mint makes a mark that is the same for the same parts (a UUID of version 8,
// RFC 9562).
func mint(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	sum[6] = sum[6]&0x0f | 0x80
	sum[8] = sum[8]&0x3f | 0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", sum[0:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}
