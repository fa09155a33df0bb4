package browser_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// badPage has one of each fault that these tests look for.
const badPage = `<!DOCTYPE html>
<html lang="fr" dir="ltr"><head><meta charset="utf-8"><title>Bad</title><meta name="viewport" content="width=device-width, initial-scale=1">
<style>@media (prefers-color-scheme: dark) { body { background: #222; color: #fff; } .dark { color: #444; } }</style></head>
<body><main><nav class="menu"><ul style="direction: rtl"><li><a href="#a">One</a></li><li><a href="#b">Two</a></li></ul></nav>
<h1 id="a">Bad</h1><img src="http://elsewhere.example/a.png"><p style="color: #ccc; background: #fff">Pale</p><p class="dark">Dark</p>
<p style="width: 2000px">Wide</p><button style="outline: none">Unseen</button><a href="#b" tabindex="-1">Unreached</a></main>
<script>console.error("x"); setTimeout(() => { throw new Error("y"); });</script></body></html>`

// TestFaultsAreFound looks at a page that has every fault: each must be found, or the
// other tests would prove nothing.
func TestFaultsAreFound(t *testing.T) {
	browser := startBrowser(t)
	if browser == nil {
		return
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "bad.html"), []byte(badPage), 0o644); err != nil {
		t.Fatal(err)
	}
	b := newTab(t, browser, serve(t, folder))
	b.screen(1440, "light")
	b.open("bad.html")
	b.language("en")
	b.mirrors("en")
	b.layout()
	b.axe()
	b.keyboard()
	b.screen(360, "dark")
	b.axe()
	all := strings.Join(b.found(), "\n")
	want := []string{
		`the language is "fr"`, "the menu does not begin", "wider than the screen: P", "loads http://elsewhere.example/a.png", "to the console: error",
		"exception: ", "no key reaches A Unreached", "focus is not seen on BUTTON Unseen",
	}
	if b.axeThere {
		want = append(want, "axe: image-alt", "axe: color-contrast: p:nth-child(4)", "axe: color-contrast: .dark")
	}
	for _, fault := range want {
		if !strings.Contains(all, fault) {
			t.Errorf("nobody found %q in\n%s", fault, all)
		}
	}
}
