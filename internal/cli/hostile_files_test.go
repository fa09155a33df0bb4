package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// Each file alone, so that none hides behind another.
func TestHostileFilesAlone(t *testing.T) {
	r := newHostileRegister(t)
	records, _ := hostileFiles(t)
	for _, f := range records {
		r.write(t, f.path, f.src)
		r.run(t, f.name, "check", "--format", "json")
		if err := os.Remove(filepath.Join(r.dir, f.path)); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("the slowest took %v: %s", r.slowest, r.slowestRun)
}

// All of them at once, as the working tree and as a commit.
func TestHostileFilesTogether(t *testing.T) {
	r := newHostileRegister(t)
	records, _ := hostileFiles(t)
	for _, f := range records {
		r.write(t, f.path, f.src)
	}
	before := tree(t, filepath.Dir(r.dir))
	r.runAll(t, "all", readingCommands())
	r.runAll(t, "all", workingCommands())
	r.commit(t, "hostile")
	r.runAll(t, "all", at("HEAD", readingCommands()))
	r.run(t, "all", "check", "--base", "HEAD~1", "--format", "json")
	mustBeSame(t, before, tree(t, filepath.Dir(r.dir)))
	t.Logf("the slowest took %v: %s", r.slowest, r.slowestRun)
}

// Settings decide how everything else is read.
func TestHostileSettings(t *testing.T) {
	r := newHostileRegister(t)
	_, settings := hostileFiles(t)
	commands := [][]string{
		{"check", "--format", "json"}, {"check", "--format", "github"}, {"check", "--fix", "--dry-run"}, {"rec", "overdue"}, {"schema", "places"},
		{"__complete", "rec", "list", "--theme", ""},
	}
	for _, f := range settings {
		r.write(t, f.path, f.src)
		before := tree(t, filepath.Dir(r.dir))
		r.runAll(t, f.name, commands)
		mustBeSame(t, before, tree(t, filepath.Dir(r.dir)))
		r.write(t, f.path, []byte(soundFiles()[f.path]))
	}
	t.Logf("the slowest took %v: %s", r.slowest, r.slowestRun)
}

// Mending reaches an end, writes into no other folder, and takes no line with
// which nothing is wrong.
func TestHostileFilesMended(t *testing.T) {
	r := newHostileRegister(t)
	records, _ := hostileFiles(t)
	for _, f := range records {
		r.write(t, f.path, f.src)
	}
	before := tree(t, filepath.Dir(r.dir))
	r.run(t, "all", "check", "--fix")
	after := tree(t, filepath.Dir(r.dir))
	r.run(t, "all", "check", "--fix")
	mustBeSame(t, after, tree(t, filepath.Dir(r.dir)))
	mended := 0
	for name, was := range before {
		is, there := after[name]
		switch {
		case !there:
			t.Errorf("%s is gone", name)
		case was == is:
		case !strings.HasPrefix(name, r.dir+string(filepath.Separator)):
			t.Errorf("%s lies outside the register and was changed", name)
		default:
			mended++
			mustKeepLines(t, name, was, is)
		}
	}
	if mended < 20 || len(after) != len(before) {
		t.Errorf("%d files mended, %d files are now %d", mended, len(before), len(after))
	}
}

// mustKeepLines demands that every line which says something is still there,
// save that what cannot be seen may have been taken out, a comment that silences
// nothing may have gone, and a word may have been put right: few lines may differ.
func mustKeepLines(t *testing.T, name, was, is string) {
	t.Helper()
	for _, divides := range []string{"\v", "\f"} { // without them two words would be one
		if strings.Count(was, divides) != strings.Count(is, divides) {
			t.Errorf("%s: %q was taken out", name, divides)
		}
	}
	lost := 0
	for line := range strings.SplitSeq(shown(was), "\n") {
		if !strings.Contains(shown(is), line) && !strings.Contains(line, "npm:ignore") {
			lost++
		}
	}
	if lost > 1 {
		t.Errorf("%s: %d lines are not the same:\n%q\n%q", name, lost, was, is)
	}
}

// shown is a text without what cannot be seen, and with ordinary line breaks.
func shown(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	return strings.Map(func(r rune) rune {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Noncharacter_Code_Point, r) || r == 0x3164 || r == 0xffa0) {
			return -1
		}
		return r
	}, text)
}
