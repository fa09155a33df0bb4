package cli

import (
	"archive/zip"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/opcat-tools/npm/internal/language"
)

// Unpacked is an output with what is in it, where it is an archive, as documents of
// word processors are.
func Unpacked(t *testing.T, output string) string {
	t.Helper()
	if !strings.HasPrefix(output, "PK\x03\x04") {
		return output
	}
	packed, err := zip.NewReader(strings.NewReader(output), int64(len(output)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, file := range packed.File {
		in, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(file.Name + "\n" + string(content) + "\n")
	}
	return all.String()
}

// wholeSite is every file below a folder, each after its name.
func wholeSite(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(name)
		below, _ := filepath.Rel(dir, name)
		all[filepath.ToSlash(below)] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestCanaryInSites makes the website of every reader, in one language after the
// other, and looks through each of its files for tokens that this reader may not see.
func TestCanaryInSites(t *testing.T) {
	c := newCanary(t)
	codes := language.Codes()
	settings := publishSettings()
	for i, reader := range c.readers()[:4] { // two bodies stand for all: the pages are made of the same parts
		publish := settings[(3*i+5)%len(settings)]
		dir, rules := c.repository(t, publish), newCanaryRules(t, c.pages, canaryDay.String(), publish)
		l := rules.lookout(t, reader)
		folder := filepath.Join(t.TempDir(), "site")
		args := []string{"site", "--audience", reader, "-o", folder, "--language", codes[i%len(codes)]}
		did := runIn(dir, "", args...)
		if did.code != exitFine && did.code != exitIncomplete {
			t.Errorf("npm %s exits with %d:\n%s%s", strings.Join(args, " "), did.code, did.stdout, did.stderr)
		}
		shown := 0
		for name, content := range wholeSite(t, folder) {
			at := slices.Concat(args, []string{"writes", name})
			shown += c.look(t, l, at, ran{code: exitFine, stdout: name + "\n" + content})
		}
		if shown == 0 {
			t.Errorf("the site for %s shows nothing", reader)
		}
	}
}
