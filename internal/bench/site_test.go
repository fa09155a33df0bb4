package bench

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/render"
	"github.com/opcat-tools/npm/internal/report"
)

// hugoVersion is the generator of websites that ours is measured against.
const hugoVersion = "v0.165.0"

// BenchmarkSite measures the website of a register against Hugo, which makes a page of
// the text of each page of a recommendation with one simple template ("hugo"), or of
// the recommendation alone ("hugo-bare"), and the next build, after one record changed,
// against the first: by the program that is run again, and by the one that shows the
// site and remembers the register. All times are those of whole programs, taken in
// turn; what the register takes to be read counts. `make bench` runs it;
// REGISTER_BENCH sets the number of recommendations, HUGO names the program.
func BenchmarkSite(b *testing.B) {
	n, err := strconv.Atoi(os.Getenv("REGISTER_BENCH"))
	if err != nil {
		n = 10000
	}
	w := &siteWork{b: b, dir: b.TempDir(), out: filepath.Join(b.TempDir(), "public"), hugo: hugoProgram(b)}
	generate(b, w.dir, n)
	w.program = filepath.Join(b.TempDir(), "npm")
	run(b, "", "go", "build", "-o", w.program, "github.com/opcat-tools/npm/cmd/npm")
	all, texts := w.hugoSite(true), w.hugoSite(false)

	var full, again, served, hugo, bare []float64
	memory := peakOf(b, w.program, w.site()...) // first of all: what a child is said to need is no less than its parent has
	for b.Loop() {
		for range benchRounds {
			w.remove(w.out)
			full = append(full, timed(func() { run(b, "", w.program, w.site()...) }))
			w.change()
			again = append(again, timed(func() { run(b, "", w.program, w.site()...) }))
			if w.hugo != "" {
				hugo = append(hugo, w.runHugo(all))
				bare = append(bare, w.runHugo(texts))
			}
			served = append(served, w.serve())
		}
	}
	b.ReportMetric(median(full), "s-full")
	b.ReportMetric(ratio(again, full), "rebuild/full")
	b.ReportMetric(ratio(served, full), "served-again/full")
	b.ReportMetric(memory/1024, "peak-MB")
	if len(hugo) > 0 {
		b.ReportMetric(ratio(full, hugo), "site/hugo")
		b.ReportMetric(ratio(full, bare), "site/hugo-bare")
	}
	b.ReportMetric(0, "ns/op")
}

// siteWork is what is measured: a register, and the same texts for Hugo.
type siteWork struct {
	b             *testing.B
	dir, out      string
	program, hugo string
	changes       int
}

func (w *siteWork) site() []string {
	return []string{"-C", w.dir, "--as-of", today.String(), "site", "--audience", "public", "-o", w.out}
}

func (w *siteWork) remove(folder string) {
	if err := os.RemoveAll(folder); err != nil {
		w.b.Fatal(err)
	}
}

// texts are the files of the recommendations.
func (w *siteWork) texts() []string {
	files, err := filepath.Glob(filepath.Join(w.dir, "recommendations", "*", "*", "*.md"))
	if err != nil || len(files) == 0 {
		w.b.Fatalf("there are no recommendations: %v", err)
	}
	return files
}

// change writes a sentence more into one recommendation, another one each time.
func (w *siteWork) change() {
	files := w.texts()
	name := files[w.changes*1009%len(files)]
	w.changes++
	text, err := os.ReadFile(name)
	if err == nil {
		err = os.WriteFile(name, append(text, fmt.Sprintf("\nThis was written as change %d.\n", w.changes)...), 0o644)
	}
	if err != nil {
		w.b.Fatal(err)
	}
}

var builtAgain = regexp.MustCompile(`built again in ([0-9.]+) s`)

// serve shows the site, changes a record and gives the seconds after which it was
// built again.
func (w *siteWork) serve() float64 {
	command := exec.Command(w.program, "-C", w.dir, "--as-of", today.String(), "site", "serve", "--audience", "public", "--port", "0")
	out, err := command.StdoutPipe()
	if err == nil {
		err = command.Start()
	}
	if err != nil {
		w.b.Fatal(err)
	}
	defer command.Wait()
	defer command.Process.Signal(os.Interrupt)
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "http://") {
			w.change()
		}
		if m := builtAgain.FindStringSubmatch(lines.Text()); m != nil {
			seconds, err := strconv.ParseFloat(m[1], 64)
			if err != nil {
				w.b.Fatal(err)
			}
			return seconds
		}
	}
	w.b.Fatal("the site was not built again")
	return 0
}

const hugoSettings = `baseURL = "https://example.org/"
title = "NPM"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "home", "section", "404"]
`

const hugoTemplate = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><h1>{{ .Title }}</h1>{{ .Content }}</body>
</html>
`

// runHugo gives the seconds that Hugo takes for a folder, from nothing.
func (w *siteWork) runHugo(folder string) float64 {
	w.remove(filepath.Join(folder, "public"))
	return timed(func() { run(w.b, folder, w.hugo, "--quiet") })
}

// hugoSite writes a folder for Hugo with the text of each page of a recommendation in
// Markdown, its title in the front matter: all that our page says, its facts, table
// and timeline too, or no more than the recommendation's own words.
func (w *siteWork) hugoSite(all bool) string {
	folder := w.b.TempDir()
	w.put(folder, "hugo.toml", []byte(hugoSettings))
	w.put(folder, "layouts/_default/single.html", []byte(hugoTemplate))
	view, err := audience.Of(loadTree(w.b, w.dir), nil, audience.Everyone, today)
	if err != nil {
		w.b.Fatal(err)
	}
	for page := range report.NewSite(view, report.Moment{Day: today}, nil).Pages() {
		if !strings.HasPrefix(page.Ref, "recommendations/") {
			continue
		}
		text := bytes.NewBufferString(fmt.Sprintf("---\ntitle: %q\n---\n", page.Title))
		page.Title = "" // it stands above
		if !all {
			page.Footer = nil
			page.Blocks = slices.DeleteFunc(page.Blocks, func(b report.Block) bool { return b.Body == nil })
		}
		if err := render.Markdown(text, page.Document); err != nil {
			w.b.Fatal(err)
		}
		w.put(folder, filepath.Join("content", page.Ref+".md"), text.Bytes())
	}
	return folder
}

func (w *siteWork) put(folder, name string, content []byte) {
	name = filepath.Join(folder, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		w.b.Fatal(err)
	}
	if err := os.WriteFile(name, content, 0o644); err != nil {
		w.b.Fatal(err)
	}
}

// hugoProgram finds Hugo, or builds it outside of this module; "" where that cannot be
// done.
func hugoProgram(b *testing.B) string {
	if name := os.Getenv("HUGO"); name != "" {
		return name
	}
	if name, err := exec.LookPath("hugo"); err == nil {
		return name
	}
	dir := b.TempDir()
	command := exec.Command("go", "install", "github.com/gohugoio/hugo@"+hugoVersion)
	command.Dir, command.Env = dir, append(os.Environ(), "GOBIN="+dir, "GOFLAGS=-mod=mod")
	if out, err := command.CombinedOutput(); err != nil {
		b.Logf("Hugo was left out, since it could not be built: %v: %s", err, out)
		return ""
	}
	return filepath.Join(dir, "hugo")
}
