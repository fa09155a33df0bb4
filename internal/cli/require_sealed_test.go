package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestOutputOfAllOrNothing: what --require-sealed forbids to be half is not written into a
// file or a folder, and what lies there stays. On the screen it is shown, as it says.
func TestOutputOfAllOrNothing(t *testing.T) {
	k := newKey(t)
	dir := committed(t, exampleSealed(t, k))
	for _, command := range []string{
		"rec list", "rec overdue --fail --format json", "agenda --format ics", "stats --format svg", "why ministry-of-finance", "diff HEAD", "diff --since 2026-01-01",
		"history places/prison-lakeside", "escalations", "brief ministry-of-health --format html", "review ministry-of-health --format docx", "annual 2025 --rev HEAD",
		"map --view institutions --audience public --rev HEAD", "audience diff public internal", "check", "check --format sarif", "check --fix --dry-run", "doctor", "site --audience public", "site --audience internal --rev HEAD",
	} {
		t.Run(command, func(t *testing.T) {
			target := filepath.Join(t.TempDir(), "out")
			args := append(strings.Fields(command), "--require-sealed", "-o", target)
			site := strings.HasPrefix(command, "site")
			if !site {
				if err := os.WriteFile(target, []byte("kept"), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			got := say(nowhere, dir, args...)
			if all := strings.Join(strings.Fields(got.err), " "); got.code != 5 || !strings.Contains(all, "sealed parts could not be read, so "+target+" was not written") || got.out != "" {
				t.Errorf("exit %d: %s%s", got.code, got.out, got.err)
			}
			if there, err := os.ReadFile(target); site != os.IsNotExist(err) || !site && string(there) != "kept" {
				t.Errorf("%q, %v lies there", there, err)
			}
			if site {
				return
			}
			if got := say(nowhere, dir, args[:len(args)-2]...); got.code != 5 || got.out == "" {
				t.Errorf("on the screen: exit %d: %s%s", got.code, got.out, got.err)
			}
			if got := say(k.file, dir, args...); got.code > 1 || strings.Contains(got.err, "not written") {
				t.Errorf("with a key: exit %d: %s", got.code, got.err)
			}
			if there, err := os.ReadFile(target); err != nil || string(there) == "kept" {
				t.Errorf("with a key: %q, %v lies there", there, err)
			}
		})
	}
}

// TestOutputOfFixes: nothing is mended where all was demanded and not read.
func TestOutputOfFixes(t *testing.T) {
	k := newKey(t)
	files := exampleSealed(t, k)
	files["places/new.yaml"] = files["places/prison-lakeside.yaml"]
	dir := committed(t, files)
	file := filepath.Join(dir, "places", "new.yaml")
	src := []byte("\ufeffname: New\ntype: prison\n")
	if err := os.WriteFile(file, src, 0o666); err != nil {
		t.Fatal(err)
	}
	if got := say(nowhere, dir, "check", "--fix", "--require-sealed"); got.code != 5 {
		t.Errorf("exit %d: %s%s", got.code, got.out, got.err)
	}
	if now, err := os.ReadFile(file); err != nil || string(now) != string(src) {
		t.Errorf("it was mended: %q, %v", now, err)
	}
	if got := say(k.file, dir, "check", "--fix", "--require-sealed"); got.code > 1 {
		t.Errorf("with a key: exit %d: %s%s", got.code, got.out, got.err)
	}
	if now, err := os.ReadFile(file); err != nil || string(now) == string(src) {
		t.Errorf("it was not mended: %q, %v", now, err)
	}
}

// TestServeAllOrNothing: a site of which not all could be read is not shown either.
func TestServeAllOrNothing(t *testing.T) {
	dir := committed(t, exampleSealed(t, newKey(t)))
	got := say(nowhere, dir, "site", "serve", "--audience", "internal", "--port", "0", "--require-sealed")
	if got.code != 5 || !strings.Contains(strings.Join(strings.Fields(got.err), " "), "sealed parts could not be read, so the site is not shown") || got.out != "" {
		t.Errorf("exit %d: %s%s", got.code, got.out, got.err)
	}
}
