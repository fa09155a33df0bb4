// Package browser_test looks at sites, papers and maps with a real browser: what it
// complains of, what it loads, what a keyboard reaches, what axe-core finds. It takes
// minutes, so that it runs only where REGISTER_BROWSER is set: make test-browser.
package browser_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/opcat-tools/npm/internal/cli"
)

// today is the day that all is made as of.
const today = "2026-11-21"

// tongues are the languages of the sites; the first lies at the root.
var tongues = []string{"en", "fr", "es", "ar", "ru"}

// startBrowser starts Chromium, or gives nil where these tests were not asked for.
// Where they were, one that is not there is a failure: nothing would be tested.
func startBrowser(t *testing.T) context.Context {
	t.Helper()
	if os.Getenv("REGISTER_BROWSER") == "" {
		t.Log("tests in a browser take minutes: left out; 'make test-browser' runs them")
		return nil
	}
	program := chromium()
	if program == "" {
		t.Fatal("there is no Chromium on the PATH or in REGISTER_CHROMIUM: nothing can be tested in a browser")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.WSURLReadTimeout(2*time.Minute),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"), chromedp.UserDataDir(t.TempDir()))
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // as root it does not start with one
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	browser, end := chromedp.NewContext(allocator)
	t.Cleanup(end)
	if err := chromedp.Do(browser); err != nil {
		t.Fatal(err)
	}
	return browser
}

func chromium() string {
	for _, name := range []string{os.Getenv("REGISTER_CHROMIUM"), "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// makeOutput runs the program on the example register and puts what it makes at output.
func makeOutput(t *testing.T, output string, args ...string) {
	t.Helper()
	var said bytes.Buffer
	all := append([]string{"npm", "-C", "../../examples/arvenia", "--as-of", today, "-o", output}, args...)
	day, err := time.Parse(time.DateOnly, today)
	if err != nil {
		t.Fatal(err)
	}
	code := cli.Main(cli.World{
		Args: all, In: strings.NewReader(""), Out: &said, Err: &said,
		Env: func(string) string { return "" }, Now: func() time.Time { return day },
	})
	if code != 0 {
		t.Fatalf("%s: exit %d: %s", strings.Join(args, " "), code, said.String())
	}
}

// makeSite makes the site for an audience in all languages.
func makeSite(t *testing.T, audience string) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), audience)
	makeOutput(t, folder, "site", "--audience", audience, "--language", strings.Join(tongues, ","))
	return folder
}

// axeCore is the script of axe-core, "" where there is none.
func axeCore(t *testing.T) string {
	t.Helper()
	path := os.Getenv("AXE_CORE")
	if path == "" {
		t.Log("AXE_CORE does not name axe.min.js: what it would find is left out")
		return ""
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
