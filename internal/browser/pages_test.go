package browser_test

import (
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// TestPages opens a page of each type: of the site for the operator in each language,
// as files; of the one for everybody, which has fewer parts, in a language of each
// direction, from a server.
func TestPages(t *testing.T) {
	browser := startBrowser(t)
	if browser == nil {
		return
	}
	for _, audience := range []string{"full", "public"} {
		folder := makeSite(t, audience)
		home := "file://" + filepath.ToSlash(folder) + "/"
		if audience == "public" {
			home = serve(t, folder)
		}
		types := pageTypes(t, folder)
		languages := tongues
		if audience == "public" {
			languages = []string{"en", "ar"}
		}
		for _, tongue := range languages {
			t.Run(audience+"/"+tongue, func(t *testing.T) {
				t.Parallel()
				b := newTab(t, browser, home)
				for _, page := range types {
					b.inspect(audience, tongue, page)
				}
			})
		}
	}
}

// serve shows a folder on this computer.
func serve(t *testing.T, folder string) string {
	t.Helper()
	server := httptest.NewServer(http.FileServer(http.Dir(folder)))
	t.Cleanup(server.Close)
	return server.URL + "/"
}

// pageTypes is one page of each type: those at the root, and of each folder the one
// with most in it.
func pageTypes(t *testing.T, folder string) []string {
	t.Helper()
	largest := map[string]string{}
	sizes := map[string]int64{}
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".html") {
			return err
		}
		kind, _, _ := strings.Cut(name, "/")
		about, err := entry.Info()
		if err == nil && about.Size() > sizes[kind] && !slices.Contains(tongues, kind) {
			largest[kind], sizes[kind] = name, about.Size()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	var pages []string
	for _, page := range largest {
		pages = append(pages, page)
	}
	slices.Sort(pages)
	if len(pages) < 13 { // nobody outside sees a visit of the example
		t.Errorf("the site has only these types of pages: %v", pages)
	}
	return pages
}

// folderOf is where the pages of a language lie.
func folderOf(tongue string) string {
	if tongue == tongues[0] {
		return ""
	}
	return tongue + "/"
}

// inspect looks at a page of a site on wide and narrow screens, in both colours.
func (b *tab) inspect(site, tongue, page string) {
	b.Helper()
	b.screen(1440, "light")
	b.open(folderOf(tongue) + page)
	b.language(tongue)
	b.mirrors(tongue)
	b.inspectScreens(strings.Join([]string{site, tongue, page}, " "))
}

// inspectScreens looks at a page on a wide screen in light colours and on a narrow one
// in dark colours, where it is built otherwise.
func (b *tab) inspectScreens(what string) {
	b.Helper()
	b.layout()
	b.axe()
	b.picture(what + " wide")
	b.report(what)
	b.screen(360, "dark")
	b.layout()
	b.axe()
	b.picture(what + " phone")
	b.report(what + " on a phone, dark")
}

// inspectPrint looks at the pictures of a page as they are printed on A4: nobody can
// scroll to what paper cuts off. A browser makes text smaller by itself.
func (b *tab) inspectPrint(what string) {
	b.Helper()
	const betweenMargins = 673 // in units of a screen
	b.screen(betweenMargins, "light")
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	for _, picture := range evaluate[[]string](b, `[...document.querySelectorAll("svg")].filter(e => e.getBoundingClientRect().width > document.documentElement.clientWidth + 1).map(e => e.textContent.trim().slice(0, 40))`) {
		b.fault("wider than the paper: %s", picture)
	}
	b.picture(what + " paper")
	b.report(what + " on paper")
}

func (b *tab) language(tongue string) {
	b.Helper()
	if got := evaluate[string](b, "document.documentElement.lang"); got != tongue {
		b.fault("the language is %q", got)
	}
}

// overflowing are elements that are wider than the screen, if one can scroll to them.
const overflowing = `(() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  return [...document.body.querySelectorAll("*")].filter(e => {
    const box = e.getBoundingClientRect();
    return box.width && (box.right > wide + 1 || box.left < -1);
  }).slice(0, 5).map(e => e.tagName + "." + e.getAttribute("class") + " " + e.textContent.trim().slice(0, 40)).concat("up to " + document.documentElement.scrollWidth);
})()`

func (b *tab) layout() {
	b.Helper()
	for _, element := range evaluate[[]string](b, overflowing) {
		b.fault("wider than the screen: %s", element)
	}
}

// axe asks axe-core what is wrong with the page.
func (b *tab) axe() {
	b.Helper()
	if !b.axeThere {
		return
	}
	violations := evaluate[[]string](b, `axe.run(document, {resultTypes: ["violations"], preload: false}).then(r =>
  r.violations.flatMap(v => v.nodes.slice(0, 5).map(n => v.id + ": " + n.target.join(" ") + " " + n.html.slice(0, 160) + " " + n.failureSummary.split("\n").slice(1, 3).join(" "))))`)
	for _, violation := range violations {
		b.fault("axe: %s", violation)
	}
}

// mirrors asks whether the menu begins on the side where the language does.
func (b *tab) mirrors(tongue string) {
	b.Helper()
	menu := evaluate[[]float64](b, `[...document.querySelectorAll(".menu li a")].map(a => a.getBoundingClientRect()).map(r => r.left + r.width / 2 - innerWidth / 2)`)
	if len(menu) < 2 {
		b.fault("there is no menu")
	} else if right := tongue == "ar"; right != (menu[0] > 0) || right != (menu[1] < menu[0]) {
		b.fault("the menu does not begin where the language does: %v", menu)
	}
}

// TestPapers opens the papers and maps, which are files that need nothing else.
func TestPapers(t *testing.T) {
	browser := startBrowser(t)
	if browser == nil {
		return
	}
	for _, tongue := range tongues {
		t.Run(tongue, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			b := newTab(t, browser, "file://"+filepath.ToSlash(folder)+"/")
			for name, args := range papers {
				file := fmt.Sprintf("%s-%s.html", name, tongue)
				makeOutput(t, filepath.Join(folder, file), append(args, "--format", "html", "--language", tongue)...)
				b.screen(1440, "light")
				b.open(file)
				b.language(tongue)
				b.inspectScreens(file)
				b.inspectPrint(file)
			}
		})
	}
}

// papers are the documents that have a form of their own.
var papers = map[string][]string{
	"brief":        {"brief", "ministry-of-health", "--below"},
	"review":       {"review", "ministry-of-justice", "--year", "2026"},
	"annual":       {"annual", "2026", "--audience", "public"},
	"spt":          {"spt", "2026"},
	"grid":         {"map", "--view", "grid"},
	"institutions": {"map", "--view", "institutions"},
	"relations":    {"map", "--view", "relations"},
	"coverage":     {"map", "--view", "coverage"},
}
