package browser_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestLists filters and sorts the list of recommendations, as files and from a server,
// in a language of each direction.
func TestLists(t *testing.T) {
	t.Parallel()
	browser := startBrowser(t)
	if browser == nil {
		return
	}
	folder := makeSite(t, "full")
	for _, home := range []string{"file://" + filepath.ToSlash(folder) + "/", serve(t, folder)} {
		b := newTab(t, browser, home)
		b.screen(1440, "light")
		for _, tongue := range []string{"en", "ar"} {
			b.open(folderOf(tongue) + "recommendations.html")
			b.filters()
			b.years()
			b.sorts()
			b.report(tongue + " list")
		}
	}
}

// shown are the rows of the first list that can be seen.
const shown = `[...document.querySelectorAll("table[data-list]")][0].querySelectorAll("tbody tr:not(.section):not([hidden])")`

func (b *tab) count() int {
	b.Helper()
	return evaluate[int](b, `[...`+shown+`].filter(row => row.checkVisibility()).length`)
}

// filters types a word and chooses from a box; each leaves the rows that it should.
func (b *tab) filters() {
	b.Helper()
	all := b.count()
	b.do(chromedp.SendKeys(chromedp.CSS(".filter input"), "NIGHT nursé"))
	b.await(fmt.Sprintf(`[...%s].length < %d && [...%s].every(row => /nurse/i.test(row.textContent))`, shown, all, shown)) // the last word is heeded too
	few := b.count()
	if few == 0 || !evaluate[bool](b, `[...`+shown+`].every(row => /night/i.test(row.textContent) && /nurse/i.test(row.textContent))`) {
		b.fault("of %d rows %d are left, and not those with the words", all, few)
	}
	if said := evaluate[string](b, `document.querySelector(".filter [role=status]").textContent`); !strings.Contains(said, fmt.Sprint(few)) || !strings.Contains(said, fmt.Sprint(all)) {
		b.fault("%d of %d rows are shown, but it says %q", few, all, said)
	}
	b.do(chromedp.Reload())
	if now := b.count(); now != few {
		b.fault("loaded again, %d rows are shown instead of %d", now, few)
	}
	b.do(chromedp.Click(chromedp.CSS(".filter button")))
	b.await(fmt.Sprintf(`[...%s].length === %d && document.activeElement.matches(".filter input")`, shown, all))
	b.do(chromedp.SendKeys(chromedp.CSS(".filter select"), kb.ArrowDown))
	b.await(fmt.Sprintf(`[...%s].length < %d`, shown, all))
	chosen := evaluate[string](b, `document.querySelector(".filter select").value`)
	if b.count() == 0 || chosen == "" || !evaluate[bool](b, fmt.Sprintf(`[...%s].every(row => row.textContent.includes(%q))`, shown, chosen)) {
		b.fault("choosing %q leaves %d rows, or others", chosen, b.count())
	}
	b.do(chromedp.Click(chromedp.CSS(".filter button")))
	b.await(fmt.Sprintf(`[...%s].length === %d`, shown, all))
}

// years chooses a year of the days in a column; the rows of that year are left.
func (b *tab) years() {
	b.Helper()
	all := b.count()
	const column = `document.querySelector("table[data-list] th[data-years]").cellIndex`
	chosen := evaluate[string](b, `(() => {
		const select = [...document.querySelectorAll(".filter select")].find(s => s.options.length > 1 && [...s.options].slice(1).every(o => /^\d{4}$/.test(o.value)));
		if (!select) return "";
		select.value = select.options[1].value;
		select.dispatchEvent(new Event("change"));
		return select.value;
	})()`)
	b.await(fmt.Sprintf(`[...%s].length < %d`, shown, all))
	if chosen == "" || b.count() == 0 || !evaluate[bool](b, fmt.Sprintf(`[...%s].every(row => row.cells[%s].dataset.sort.startsWith(%q))`, shown, column, chosen)) {
		b.fault("choosing the year %q leaves %d rows, or others", chosen, b.count())
	}
	b.do(chromedp.Click(chromedp.CSS(".filter button")))
	b.await(fmt.Sprintf(`[...%s].length === %d`, shown, all))
}

// ordered says whether a column of the first list is in order, up or down; what is
// empty comes last.
const ordered = `((column, up) => {
  const compare = new Intl.Collator(document.documentElement.lang, {numeric: true}).compare;
  return [...document.querySelector("table[data-list]").tBodies].every(body => {
    const values = [...body.querySelectorAll("tr:not(.section)")].map(row => row.cells[column]).map(cell => cell.dataset.sort ?? cell.textContent.trim());
    const full = values.filter(v => v && v !== "–");
    return values.slice(0, full.length).every(v => v && v !== "–") && full.every((v, i) => !i || (up ? 1 : -1) * compare(full[i - 1], v) <= 0);
  });
})`

// sorts presses the headings of all columns, with a key and with the mouse.
func (b *tab) sorts() {
	b.Helper()
	columns := evaluate[int](b, `document.querySelector("table[data-list]").tHead.rows[0].cells.length`)
	for i := range columns {
		head := fmt.Sprintf("table[data-list] thead th:nth-child(%d)", i+1)
		b.do(chromedp.Focus(chromedp.CSS(head+" button")), chromedp.KeyEvent(kb.Enter))
		b.await(fmt.Sprintf(`document.querySelector(%q).ariaSort === "ascending" && %s(%d, true)`, head, ordered, i))
		b.do(chromedp.Click(chromedp.CSS(head + " button")))
		b.await(fmt.Sprintf(`document.querySelector(%q).ariaSort === "descending" && %s(%d, false)`, head, ordered, i))
	}
	b.do(chromedp.Reload())
	b.await(fmt.Sprintf(`document.querySelectorAll("[aria-sort]").length === 1 && %s(%d, false)`, ordered, columns-1))
}

// TestSearch looks for words of a title and follows what was found.
func TestSearch(t *testing.T) {
	t.Parallel()
	browser := startBrowser(t)
	if browser == nil {
		return
	}
	folder := makeSite(t, "public")
	for _, home := range []string{"file://" + filepath.ToSlash(folder) + "/", serve(t, folder)} {
		b := newTab(t, browser, home)
		b.screen(360, "dark")
		for _, tongue := range tongues {
			b.open(folderOf(tongue) + "search.html")
			b.do(chromedp.SendKeys(chromedp.CSS("#query"), "lakeside PRISÓN"))
			b.await(`document.querySelectorAll(".results li").length > 1 && /\d/.test(document.querySelector(".found").textContent)`)
			b.axe()
			b.layout()
			title := evaluate[string](b, `document.querySelector(".results a").textContent`)
			b.do(chromedp.Click(chromedp.CSS(".results a")))
			b.await(fmt.Sprintf(`document.readyState === "complete" && document.querySelector("h1").textContent === %q`, title))
			b.language(tongue)
			b.open(folderOf(tongue) + "search.html#q=qqqqq")
			b.await(`document.querySelectorAll(".results li").length === 0 && document.querySelector(".found").textContent !== ""`)
			b.report(tongue + " search")
		}
	}
}

// TestWithoutScripts: lists and pages are whole, and nothing is offered that would do
// nothing.
func TestWithoutScripts(t *testing.T) {
	t.Parallel()
	browser := startBrowser(t)
	if browser == nil {
		return
	}
	b := newTab(t, browser, "file://"+filepath.ToSlash(makeSite(t, "public"))+"/")
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.screen(1440, "light")
	b.open("recommendations.html")
	if b.count() < 10 {
		b.fault("only %d rows are shown", b.count())
	}
	b.open("search.html")
	if text := evaluate[string](b, `document.querySelector("main").innerText`); !strings.Contains(text, "JavaScript") {
		b.fault("the search page says only %q", text)
	}
	if offered := evaluate[int](b, `[...document.querySelectorAll("input, select, button")].filter(e => e.checkVisibility()).length`); offered > 0 {
		b.fault("%d things are offered that would do nothing", offered)
	}
	b.report("without scripts")
}

// TestColours: the colours that a reader chose hold on the next page, whatever the
// device prefers; languages lead to the same page.
func TestColours(t *testing.T) {
	t.Parallel()
	browser := startBrowser(t)
	if browser == nil {
		return
	}
	const paper = `getComputedStyle(document.body).backgroundColor`
	b := newTab(t, browser, serve(t, makeSite(t, "public")))
	b.screen(1440, "light")
	b.open("about.html")
	light := evaluate[string](b, paper)
	b.do(chromedp.SendKeys(chromedp.CSS(".theme select"), kb.End))
	b.await(fmt.Sprintf("%s !== %q", paper, light))
	b.do(chromedp.Click(chromedp.CSS(`.languages a[lang="fr"]`)))
	b.await(`document.readyState === "complete" && document.documentElement.lang === "fr" && location.pathname.endsWith("fr/about.html")`)
	if evaluate[string](b, paper) == light {
		b.fault("on the next page the colours are forgotten")
	}
	b.report("colours")
}
