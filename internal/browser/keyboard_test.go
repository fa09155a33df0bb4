package browser_test

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestKeyboard goes through pages with the Tab key alone.
func TestKeyboard(t *testing.T) {
	t.Parallel()
	browser := startBrowser(t)
	if browser == nil {
		return
	}
	folder := makeSite(t, "full")
	b := newTab(t, browser, serve(t, folder))
	b.screen(1440, "light")
	for _, page := range append(pageTypes(t, folder), "ar/recommendations.html") {
		b.open(page)
		b.keyboard()
		b.report(page)
	}
	b.screen(360, "light")
	for _, page := range []string{"index.html", "recommendations.html"} {
		b.open(page)
		b.keyboard()
		b.report(page + " on a phone")
	}
	b.skips()
}

// watchFocus remembers what is focused, and whether one sees that.
const watchFocus = `(() => {
  window.reachable = [...document.querySelectorAll("a[href], button, select, input, textarea, summary, [tabindex]")].filter(e => e.checkVisibility({visibilityProperty: true}) && !e.matches("main, :disabled"));
  window.reached = [];
  document.addEventListener("focusin", event => {
    const e = event.target, style = getComputedStyle(e), box = e.getBoundingClientRect();
    reached.push(e);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 1) (window.unseen ??= []).push(e);
    if (box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth) (window.outside ??= []).push(e);
  });
  return reachable.length;
})()`

// unreached says of each element that can be used which key did not get to it, or got
// to it unseen, or in another order than it is read.
const unreached = `(() => {
  const said = (what, all) => (all ?? []).slice(0, 5).map(e => what + " " + e.tagName + " " + (e.textContent || e.name).trim().slice(0, 60));
  const places = reached.map(e => reachable.indexOf(e)).filter(i => i >= 0);
  const back = places.findIndex((place, i) => i && place && place < places[i - 1]);
  return [
    ...said("no key reaches", reachable.filter(e => !reached.includes(e))),
    ...said("focus is not seen on", window.unseen),
    ...said("focus is off the screen on", window.outside),
    ...(back > 0 ? ["keys jump back to " + reachable[places[back]].textContent] : []),
  ];
})()`

// keyboard presses Tab until all that can be used must have been reached.
func (b *tab) keyboard() {
	b.Helper()
	evaluate[any](b, "document.activeElement.blur(), scrollTo(0, 0), null")
	// A page may begin where it wants to be typed into: two more keys lead round the end.
	steps := make([]chromedp.Action[chromedp.Void], evaluate[int](b, watchFocus)+2)
	for i := range steps {
		steps[i] = chromedp.KeyEvent(kb.Tab)
	}
	b.do(steps...)
	for _, fault := range evaluate[[]string](b, unreached) {
		b.fault("%s", fault)
	}
}

// skips asks whether the first key press offers to go to the content.
func (b *tab) skips() {
	b.Helper()
	b.open("recommendations.html")
	b.do(chromedp.KeyEvent(kb.Tab))
	b.await(`document.activeElement.matches(".skip") && document.activeElement.getBoundingClientRect().top >= 0`)
	b.do(chromedp.KeyEvent(kb.Enter))
	b.await(`document.activeElement.id === "main"`)
	b.do(chromedp.KeyEvent(kb.Tab))
	b.await(`document.querySelector("main").contains(document.activeElement) && document.activeElement.id !== "main"`)
	b.report("skipping")
}
