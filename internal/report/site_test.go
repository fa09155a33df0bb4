package report_test

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/language"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/report"
)

// readers are one of each sort.
var readers = []audience.Audience{audience.Full, audience.Staff, audience.Everyone, "ministry-of-justice"}

// seenBy is a register as some readers see it.
func seenBy(t *testing.T, files fstest.MapFS, a audience.Audience) *audience.View {
	t.Helper()
	r, err := register.Load(files, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !r.Whole() {
		t.Fatalf("the register has errors: %v", r.Problems)
	}
	v, err := audience.Of(r, nil, a, on(t, "2026-11-21").Day)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func siteOf(t *testing.T, files fstest.MapFS, a audience.Audience) *report.Site {
	t.Helper()
	return report.NewSite(seenBy(t, files, a), on(t, "2026-11-21"), nil)
}

// example is the example register.
func example(t *testing.T) *register.Register {
	t.Helper()
	r, err := register.Load(os.DirFS("../../examples/arvenia"), nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// arveniaFiles is the example register, to be added to.
func arveniaFiles(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := filepath.WalkDir("../../examples/arvenia", func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel("../../examples/arvenia", path)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(path)
		files[filepath.ToSlash(name)] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func tiny(lines ...string) fstest.MapFS {
	files := fstest.MapFS{"register.yaml": {Data: []byte("schema: 1\ninstitution: {name: Mechanism, short: NPM, country: XV, languages: [en]}\n" +
		"themes: {health: Health, food: Food}\n")}}
	for i := 0; i+1 < len(lines); i += 2 {
		files[lines[i]] = &fstest.MapFile{Data: []byte(lines[i+1])}
	}
	return files
}

func pagesOf(s *report.Site) map[string]*report.Page {
	pages := map[string]*report.Page{}
	for p := range s.Pages() {
		pages[p.Path] = p
	}
	return pages
}

// saidIn are all texts in a value, in an order that does not change.
func saidIn(v reflect.Value) []string {
	var texts []string
	switch v.Kind() {
	case reflect.String:
		return []string{v.String()}
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() && v.Type() != reflect.TypeFor[*language.Words]() {
			return saidIn(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			texts = append(texts, saidIn(v.Field(i))...)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			texts = append(texts, saidIn(v.Index(i))...)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			texts = append(texts, key.String()+" "+strings.Join(saidIn(v.MapIndex(key)), " "))
		}
		slices.Sort(texts)
	}
	return texts
}

// everything is all that a site says, page by page, with its feed and downloads.
func everything(s *report.Site) string {
	var b strings.Builder
	write := func(v any) {
		b.WriteString(strings.Join(saidIn(reflect.ValueOf(v)), "\n"))
		b.WriteString("\n")
	}
	for p := range s.Pages() {
		write(p)
	}
	write(s.Feed())
	for _, d := range s.Downloads() {
		write(d)
		write(d.Document())
	}
	return b.String()
}

// refsOf are the pages that a page leads to, also by links in texts.
func refsOf(p *report.Page) []string {
	var refs []string
	body := func(b *report.Body) {
		if b != nil {
			for ref := range b.Links {
				refs = append(refs, ref)
			}
		}
	}
	for _, b := range p.Blocks {
		body(b.Body)
		for _, f := range b.Facts {
			refs = append(refs, f.Cell.Ref)
		}
		for _, s := range b.Steps {
			refs = append(refs, s.Ref)
			body(s.Body)
		}
		if b.Table != nil {
			for _, row := range b.Table.Rows {
				for _, c := range row {
					refs = append(refs, c.Ref)
				}
			}
		}
	}
	return slices.DeleteFunc(refs, func(ref string) bool { return ref == "" })
}

// Whatever a page leads to is a page of the same site, in every language the same
// ones; and each page says what it is, as of when and for whom.
func TestSiteHoldsTogether(t *testing.T) {
	files := arveniaFiles(t)
	for _, a := range readers {
		site := siteOf(t, files, a)
		var first []string
		for _, w := range language.All() {
			var paths []string
			known, led := map[string]bool{}, map[string]string{}
			for p := range site.In(w).Pages() {
				if known[p.Path] {
					t.Errorf("%s: %s is there twice", a, p.Path)
				}
				paths, known[p.Path] = append(paths, p.Path), true
				if p.Audience != a || p.Words != w || p.Title == "" || p.Section == "" || p.Summary == "" || len(p.Footer) < 2 || !p.Addressed {
					t.Errorf("%s %s: %s is not whole", a, w.Code, p.Path)
				}
				for _, ref := range refsOf(p) {
					led[report.PathOf(ref)] = p.Path
				}
				checkBlocks(t, p)
			}
			for _, e := range site.In(w).Menu() {
				led[e.Path] = "the menu"
			}
			for _, e := range site.In(w).Feed().Entries {
				led[e.Path] = "the feed"
			}
			for path, from := range led {
				if !known[path] {
					t.Errorf("%s %s: %s leads to %s, which is no page", a, w.Code, from, path)
				}
			}
			if first == nil {
				first = paths
			}
			if !slices.Equal(paths, first) {
				t.Errorf("%s: the pages in %s are others", a, w.Code)
			}
		}
	}
}

// checkBlocks holds that each part of a page says what it is, and that rows fit
// their columns.
func checkBlocks(t *testing.T, p *report.Page) {
	t.Helper()
	for i, b := range p.Blocks {
		if b.Heading == "" && i > 0 {
			t.Errorf("%s: part %d has no heading", p.Path, i)
		}
		if b.Chart != nil && b.Table == nil {
			t.Errorf("%s: %s is a picture without its table", p.Path, b.Heading)
		}
		for _, f := range b.Facts {
			if f.Name == "" || f.Cell.Text == "" {
				t.Errorf("%s: an empty fact %+v", p.Path, f)
			}
		}
		for _, s := range b.Steps {
			if s.Day == "" || s.Text == "" {
				t.Errorf("%s: an empty step %+v", p.Path, s)
			}
		}
		if b.Table == nil {
			continue
		}
		for _, c := range b.Table.Columns {
			if c.Key == "" || c.Title == "" {
				t.Errorf("%s: a column without a name %+v", p.Path, c)
			}
		}
		for _, row := range b.Table.Rows {
			if len(row) != len(b.Table.Columns) {
				t.Errorf("%s: %d cells under %d columns", p.Path, len(row), len(b.Table.Columns))
			}
		}
	}
}

// Each record of a kind with pages that a reader sees has one, and no other kind
// has any: neither persons nor what they asked in confidence.
func TestSiteHasAPageForEachRecord(t *testing.T) {
	files := arveniaFiles(t)
	for _, a := range readers {
		set := seenBy(t, files, a).On(on(t, "2026-11-21").Day)
		pages := pagesOf(siteOf(t, files, a))
		for _, kind := range record.Kinds() {
			with := slices.Contains([]record.Kind{record.Recommendations, record.Reports, record.Visits, record.Places, record.Stakeholders}, kind)
			if with && len(set.IDs(kind)) == 0 && kind != record.Visits {
				t.Errorf("%s sees no %s, so nothing is tested", a, kind)
			}
			for _, id := range set.IDs(kind) {
				if v := set.Visits[id]; kind == record.Visits && v.Start > on(t, "2026-11-21").Day {
					continue // a plan
				}
				name := string(kind) + "/" + id
				if p := pages[name+".html"]; (p != nil) != with || p != nil && (p.Ref != name || p.Section != string(kind)+".html") {
					t.Errorf("%s: %s: page %v", a, name, p)
				}
			}
			if !with && pages[string(kind)+".html"] != nil {
				t.Errorf("%s: there is a list of %s", a, kind)
			}
		}
		for _, r := range set.Recommendations {
			for _, theme := range r.Themes {
				if pages["themes/"+theme+".html"] == nil {
					t.Errorf("%s: no page for the theme %s", a, theme)
				}
			}
		}
	}
}
