package cli_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/opcat-tools/npm/internal/cli"
)

// TestPDF prints a paper with the Chromium of this computer, twice at different
// times of a day: the bytes are the same, and no trace is left.
func TestPDF(t *testing.T) {
	chromium := chromiumOf()
	if chromium == "" {
		t.Log("there is no Chromium on this computer: left out")
		return
	}
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("TMPDIR", filepath.Join(home, "tmp"))
	if err := os.Mkdir(filepath.Join(home, "tmp"), 0o700); err != nil {
		t.Fatal(err)
	}
	traces := printFolders(t)
	first := printBrief(t, chromium, "2026-11-21T08:00:00Z")
	if second := printBrief(t, chromium, "2026-11-21T17:30:00Z"); !bytes.Equal(first, second) {
		t.Error("the same paper of the same day has other bytes")
	}
	for _, want := range []string{"/Title (Brief: Ministry of Finance)", "/CreationDate (D:20261121000000", "/StructTreeRoot", "/Outlines", "/Lang (en)"} {
		if !bytes.Contains(first, []byte(want)) {
			t.Errorf("the PDF has no %q", want)
		}
	}
	if now := printFolders(t); len(now) > len(traces) {
		t.Errorf("folders were left: %v", now)
	}
	if left, err := filepath.Glob(filepath.Join(home, "*", "*")); err != nil || len(left) > 0 {
		t.Errorf("the browser left %v, %v", left, err)
	}
	if left, err := filepath.Glob(filepath.Join(home, ".*")); err != nil || len(left) > 0 {
		t.Errorf("the browser left %v, %v", left, err)
	}
	if text, err := exec.LookPath("pdftotext"); err != nil {
		t.Log("there is no pdftotext on this computer: what is in the PDF is not read")
	} else if got := paperText(t, text, first); !strings.Contains(got, "Points to raise") || !regexp.MustCompile(`1 ?/ ?3`).MatchString(got) {
		t.Errorf("the PDF says\n%s", got)
	}
}

// TestBriefOnPaper counts the pages of the longest brief of the example: four, as its
// help says, also in the scripts that take most room.
func TestBriefOnPaper(t *testing.T) {
	chromium := chromiumOf()
	text, err := exec.LookPath("pdftotext")
	if chromium == "" || err != nil {
		t.Log("there is no Chromium or no pdftotext on this computer: left out")
		return
	}
	for _, language := range []string{"en", "ar", "ru"} {
		code, out, said := brief(chromium, "2026-11-21T08:00:00Z", "ministry-of-justice", "--below", "--language", language)
		if code != 0 {
			t.Fatalf("exit %d: %s", code, said)
		}
		if pages := strings.Count(paperText(t, text, out), "\f"); pages < 2 || pages > 4 {
			t.Errorf("%s: %d pages", language, pages)
		}
	}
}

// TestNoPDF: where there is no Chromium, that is said, and what to do instead.
func TestNoPDF(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	code, _, said := brief("", "2026-11-21T08:00:00Z", "ministry-of-finance")
	for _, want := range []string{"a PDF is made by Chromium, and there is none on this computer", "--format html"} {
		if code != 3 || !strings.Contains(said, want) {
			t.Errorf("exit %d without %q: %s", code, want, said)
		}
	}
}

// printBrief is a brief as a PDF, made at a time.
func printBrief(t *testing.T, chromium, at string) []byte {
	t.Helper()
	code, out, said := brief(chromium, at, "ministry-of-finance")
	if code != 0 || !bytes.HasPrefix(out, []byte("%PDF-")) {
		t.Fatalf("exit %d: %s", code, said)
	}
	return out
}

func brief(chromium, at string, args ...string) (code int, paper []byte, said string) {
	var out, complained bytes.Buffer
	code = cli.Main(cli.World{
		Args: append([]string{"npm", "-C", "../../examples/arvenia", "brief", "--format", "pdf"}, args...),
		In:   strings.NewReader(""), Out: &out, Err: &complained,
		Now: func() time.Time { now, _ := time.Parse(time.RFC3339, at); return now },
		Env: func(name string) string { return map[string]string{"REGISTER_CHROMIUM": chromium}[name] },
	})
	return code, out.Bytes(), complained.String()
}

// chromiumOf is a Chromium of this computer, or "".
func chromiumOf() string {
	for _, name := range []string{os.Getenv("REGISTER_CHROMIUM"), "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// printFolders are the folders that a printing browser has.
func printFolders(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, place := range []string{"/dev/shm", os.TempDir()} {
		found, err := filepath.Glob(filepath.Join(place, "npm-print-*"))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, found...)
	}
	return all
}

func paperText(t *testing.T, program string, paper []byte) string {
	t.Helper()
	command := exec.Command(program, "-", "-")
	command.Stdin = bytes.NewReader(paper)
	text, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
