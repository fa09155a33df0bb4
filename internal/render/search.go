package render

import (
	"bufio"
	"encoding/json"
	"io"

	"github.com/opcat-tools/npm/internal/report"
)

// Entry is a page as a search finds it.
type Entry struct {
	Title   string
	Path    string // below the language's root
	Kind    string // what it is, in the language of the site
	Summary string
}

// EntryOf is how a page is found. Its kind is the title of the part of the menu
// that it belongs to.
func (s *Site) EntryOf(p *report.Page) Entry {
	e := Entry{Title: oneLine(p.Title), Path: p.Path, Summary: oneLine(p.Summary)}
	for _, entry := range s.frame.Menu {
		if entry.Path == p.Section && entry.Path != p.Path {
			e.Kind = oneLine(entry.Title)
		}
	}
	return e
}

// SearchData is where the pages to be searched of a language are listed, below the
// site's root.
func SearchData(code string) string { return "data/search-" + code + ".js" }

// Search writes the list of pages that the page for searching looks through: a
// script that does nothing but name them, since a page opened from a disk may load
// scripts and nothing else.
func Search(w io.Writer, entries []Entry) error {
	out := bufio.NewWriter(w)
	encoder := json.NewEncoder(out) // escapes < and >, U+2028 and U+2029
	_, _ = out.WriteString("var pagesToSearch = [\n")
	for i, e := range entries {
		if i > 0 {
			_ = out.WriteByte(',')
		}
		if err := encoder.Encode([]string{e.Title, address(e.Path), e.Kind, e.Summary}); err != nil {
			return err
		}
	}
	_, _ = out.WriteString("];\n")
	return out.Flush()
}
