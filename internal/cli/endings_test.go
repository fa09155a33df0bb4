package cli

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/render"
)

// TestOutputEndings: every ending stands for a format that there is, however it is
// written, and the manual names it.
func TestOutputEndings(t *testing.T) {
	manual := readText(t, filepath.Join(repositoryRoot(t), "docs", "manual", "18-terminal.md"))
	known := append(formatNames(), render.ProblemFormats()...)
	for _, e := range endings {
		for _, name := range []string{"x" + e.suffix, "a.b/X" + strings.ToUpper(e.suffix)} {
			if got := endingOf(name); got == nil || *got != e {
				t.Errorf("%s ends in %v, want %v", name, got, e)
			}
		}
		if e.format == "" {
			continue
		}
		if !slices.Contains(known, e.format) {
			t.Errorf("%s stands for %s, which there is not", e.suffix, e.format)
		}
		if !strings.Contains(manual, "`"+e.suffix+"`") || !strings.Contains(manual, "`"+e.format+"`") {
			t.Errorf("the manual does not name %s for %s", e.suffix, e.format)
		}
	}
	for _, name := range []string{"x", "csv", "x.txt", "x.csv.bak", "x.", ""} {
		if e := endingOf(name); e != nil {
			t.Errorf("%q ends in %v", name, e)
		}
	}
	for _, f := range formats() {
		if f.name != "table" && !slices.ContainsFunc(endings, func(e ending) bool { return e.format == f.name }) {
			t.Errorf("no ending stands for %s", f.name)
		}
	}
}
