package cli

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/render"
)

// siteFlaws gathers what is wrong in the texts of records, once each: a text may stand
// on several pages and in several languages.
type siteFlaws struct {
	mu  sync.Mutex
	all map[render.Flaw]bool
}

func (f *siteFlaws) add(flaws []render.Flaw) {
	if len(flaws) == 0 {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, flaw := range flaws {
		f.all[flaw] = true
	}
}

// sorted are the flaws by record.
func (f *siteFlaws) sorted() []render.Flaw {
	return slices.SortedFunc(maps.Keys(f.all), func(a, b render.Flaw) int {
		return cmp.Or(cmp.Compare(a.Record, b.Record), cmp.Compare(a.What, b.What), cmp.Compare(a.Target, b.Target))
	})
}

// mostFlaws is how many of a kind are shown.
const mostFlaws = 20

// showFlaws says what in the texts of records could not be shown as it was written.
// A link that leads nowhere is an error.
func (m *siteMaker) showFlaws() error {
	var broken, harmless []render.Flaw
	for _, flaw := range m.flaws.sorted() {
		if flaw.What == render.NoPage {
			broken = append(broken, flaw)
		} else {
			harmless = append(harmless, flaw)
		}
	}
	m.list(harmless, page.Warning)
	m.list(broken, page.Error)
	if len(broken) == 0 {
		return nil
	}
	m.app.report(&failure{exitFindings, fmt.Errorf("nothing was written: %s no page of this site", leads(len(broken))),
		"mend the links or take them out; a record that the readers do not see has no page"})
	return errQuiet(exitFindings)
}

func leads(links int) string {
	if links == 1 {
		return "a link in a record leads to"
	}
	return fmt.Sprintf("%d links in records lead to", links)
}

func (m *siteMaker) list(flaws []render.Flaw, severity page.Severity) {
	for _, flaw := range flaws[:min(len(flaws), mostFlaws)] {
		said := string(flaw.What)
		if flaw.Target != "" {
			said += ": " + flaw.Target
		}
		fmt.Fprintf(m.app.Err, "%s: %s: %s\n", render.Clean(m.placeOfFlaw(flaw)), severity, render.Clean(said))
	}
	if rest := len(flaws) - mostFlaws; rest > 0 {
		fmt.Fprintf(m.app.Err, "and %d more\n", rest)
	}
}

// placeOfFlaw is where it stands, as editors know to open it: the first link to a
// record; of another flaw, the file.
func (m *siteMaker) placeOfFlaw(flaw render.Flaw) string {
	kind, id, _ := record.KindOf(flaw.Record)
	rec := m.session.register.Set.Get(kind, id)
	if rec == nil {
		return flaw.Record
	}
	path, pointer := m.session.register.Whence(record.Of(rec).Path, "/body")
	text := record.Of(rec).Body
	from := strings.Index(text, flaw.Target)
	pg, err := m.session.register.Page(path)
	if err != nil || from < 0 || flaw.Target == "" {
		return path
	}
	start, _ := pg.LocateText(pointer, text, from, from+len(flaw.Target))
	return placeOf(page.Problem{Path: path, Start: start})
}
