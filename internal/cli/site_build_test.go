package cli

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/opcat-tools/npm/internal/audience"
)

// partsOf are files with these contents; how often each was written is counted.
func partsOf(content map[string]string, written map[string]int) iter.Seq[sitePart] {
	var mu sync.Mutex
	return func(yield func(sitePart) bool) {
		for _, name := range slices.Sorted(maps.Keys(content)) {
			one := sitePart{name, madeOf(content[name]), nil, func(w io.Writer) error {
				mu.Lock()
				written[name]++
				mu.Unlock()
				_, err := io.WriteString(w, content[name])
				return err
			}}
			if !yield(one) {
				return
			}
		}
	}
}

// buildSite builds a site of these files into a folder and says which were written.
func buildSite(dir string, whom audience.Audience, content map[string]string) (map[string]int, error) {
	folder, err := openSiteFolder(dir, whom)
	if err != nil {
		return nil, err
	}
	defer folder.close()
	b, written := newSiteBuild(folder, whom), map[string]int{}
	if err := b.stage(context.Background(), &sentry{}, partsOf(content, written)); err != nil {
		return written, err
	}
	_, err = b.settle()
	return written, err
}

func mustBuild(t *testing.T, dir string, content map[string]string) map[string]int {
	t.Helper()
	written, err := buildSite(dir, audience.Everyone, content)
	if err != nil {
		t.Fatal(err)
	}
	return written
}

// filesIn are the files below a folder with their contents, but for the manifest.
func filesIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || name == manifestFile {
			return err
		}
		if entry.Type()&fs.ModeSymlink != 0 {
			files[name] = "a link"
			return nil
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func wantFiles(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	if got := filesIn(t, dir); !maps.Equal(got, want) {
		t.Errorf("there lie %q, want %q", got, want)
	}
}

func putFile(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestSiteWritesWhatChanged(t *testing.T) {
	first := map[string]string{"index.html": "start", "a/1.html": "one", "a/2.html": "two", "b/3.html": "three"}
	for _, c := range []struct {
		name    string
		content map[string]string
		between func(t *testing.T, dir string)
		written []string
	}{
		{name: "nothing", content: first},
		{name: "one changed", content: map[string]string{"index.html": "start", "a/1.html": "ONE", "a/2.html": "two", "b/3.html": "three"}, written: []string{"a/1.html"}},
		{name: "one more", content: map[string]string{"index.html": "start", "a/1.html": "one", "a/2.html": "two", "b/3.html": "three", "c/d/4.html": "four"}, written: []string{"c/d/4.html"}},
		{name: "a folder more in one that is there", content: map[string]string{"index.html": "start", "a/1.html": "one", "a/2.html": "two", "a/e/f/5.html": "five", "b/3.html": "three"}, written: []string{"a/e/f/5.html"}},
		{name: "fewer", content: map[string]string{"index.html": "start", "a/1.html": "one"}},
		{name: "one gone from the folder", content: first, written: []string{"a/2.html"}, between: func(t *testing.T, dir string) {
			if err := os.Remove(filepath.Join(dir, "a/2.html")); err != nil {
				t.Fatal(err)
			}
		}},
		{name: "one cut short", content: first, written: []string{"b/3.html"}, between: func(t *testing.T, dir string) { putFile(t, filepath.Join(dir, "b/3.html"), "th") }},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			mustBuild(t, dir, first)
			if c.between != nil {
				c.between(t, dir)
			}
			written := mustBuild(t, dir, c.content)
			if got := slices.Sorted(maps.Keys(written)); !slices.Equal(got, c.written) {
				t.Errorf("written: %q, want %q", got, c.written)
			}
			wantFiles(t, dir, c.content)
			if entries, _ := os.ReadDir(filepath.Join(dir, "b")); c.name == "fewer" && entries != nil {
				t.Error("the folder of a page that is gone is still there")
			}
			again := filepath.Join(t.TempDir(), "other")
			mustBuild(t, again, c.content)
			if a, b := readText(t, filepath.Join(dir, manifestFile)), readText(t, filepath.Join(again, manifestFile)); a != b {
				t.Errorf("the manifest is another when all is built at once:\n%s%s", a, b)
			}
		})
	}
}

// What is made of something else and comes out the same keeps its time.
func TestSiteKeepsSameBytes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	content := map[string]string{"index.html": "start"}
	mustBuild(t, dir, content)
	name := filepath.Join(dir, "index.html")
	if err := os.Chtimes(name, time.Time{}, mustStat(t, name).ModTime().Add(-time.Hour)); err != nil {
		t.Fatal(err)
	}
	was := mustStat(t, name).ModTime()
	folder, err := openSiteFolder(dir, audience.Everyone)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.close()
	b := newSiteBuild(folder, audience.Everyone)
	other := func(yield func(sitePart) bool) {
		yield(sitePart{"index.html", "made of something else", nil, func(w io.Writer) error { _, err := io.WriteString(w, "start"); return err }})
	}
	if err := b.stage(context.Background(), &sentry{}, other); err != nil {
		t.Fatal(err)
	}
	if _, err := b.settle(); err != nil {
		t.Fatal(err)
	}
	if now := mustStat(t, name).ModTime(); !now.Equal(was) {
		t.Errorf("written at %v, was %v", now, was)
	}
}

func mustStat(t *testing.T, name string) fs.FileInfo {
	t.Helper()
	info, err := os.Lstat(name)
	if err != nil {
		t.Fatal(err)
	}
	return info
}

// A folder that holds anything else is refused, and nothing in it is touched.
func TestSiteRefusesFolders(t *testing.T) {
	for _, c := range []struct {
		name  string
		files map[string]string
		link  map[string]string
		says  string
		code  int
	}{
		{name: "other files", files: map[string]string{"letter.docx": "mine"}, says: "something else than a site", code: exitUsage},
		{name: "a hidden file", files: map[string]string{".config": "mine"}, says: "something else than a site", code: exitUsage},
		{name: "another's manifest", files: map[string]string{manifestFile: `{"made_by":"another"}`}, says: "not written by this program", code: exitUsage},
		{name: "no JSON", files: map[string]string{manifestFile: "{"}, says: "not written by this program", code: exitUsage},
		{name: "more than a manifest", files: map[string]string{manifestFile: `{"made_by":"npm site","audience":"public","files":{}} {}`}, says: "has been changed", code: exitUsage},
		{name: "a path that leads out", files: map[string]string{manifestFile: `{"made_by":"npm site","audience":"public","files":{"../../x.html":{}}}`}, says: "names a file that no site has", code: exitUsage},
		{name: "a path from the root", files: map[string]string{manifestFile: `{"made_by":"npm site","audience":"public","files":{"/etc/x.html":{}}}`}, says: "names a file that no site has", code: exitUsage},
		{name: "a hidden path", files: map[string]string{manifestFile: `{"made_by":"npm site","audience":"public","files":{".ssh/x.html":{}}}`}, says: "names a file that no site has", code: exitUsage},
		{name: "no file of a site", files: map[string]string{manifestFile: `{"made_by":"npm site","audience":"public","files":{"recommendations/1.md":{}}}`}, says: "names a file that no site has", code: exitUsage},
		{name: "the manifest is a link", files: map[string]string{"m": `{"made_by":"npm site","audience":"public","files":{}}`}, link: map[string]string{manifestFile: "m"}, says: "no regular file", code: exitUsage},
		{name: "another audience", files: map[string]string{manifestFile: `{"made_by":"npm site","audience":"internal","files":{}}`}, says: "holds the site for internal", code: exitUsage},
		{name: "in the way of a page", files: map[string]string{manifestFile: `{"made_by":"npm site","audience":"public","files":{}}`, "index.html": "mine"}, says: "index.html", code: exitUsage},
		{name: "in the way of a folder", files: map[string]string{manifestFile: `{"made_by":"npm site","audience":"public","files":{}}`, "a": "mine"}, says: "a in", code: exitUsage},
		{name: "a link in place of a folder", files: map[string]string{manifestFile: `{"made_by":"npm site","audience":"public","files":{"a/1.html":{}}}`, "b/1.html": "mine"}, link: map[string]string{"a": "b"}, says: "a in", code: exitUsage},
		{name: "a link in place of a page", files: map[string]string{manifestFile: `{"made_by":"npm site","audience":"public","files":{"index.html":{}}}`, "mine.html": "mine"}, link: map[string]string{"index.html": "mine.html"}, says: "index.html", code: exitUsage},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, content := range c.files {
				putFile(t, filepath.Join(dir, name), content)
			}
			for name, target := range c.link {
				if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
					t.Fatal(err)
				}
			}
			before := filesIn(t, dir)
			_, err := buildSite(dir, audience.Everyone, map[string]string{"index.html": "start", "a/1.html": "one"})
			if f := (*failure)(nil); !errors.As(err, &f) || f.code != c.code || !strings.Contains(f.Error(), c.says) || f.hint == "" {
				t.Errorf("error %v, want %q", err, c.says)
			}
			wantFiles(t, dir, before)
		})
	}
}

// A manifest that somebody has changed makes nothing go that is not a regular file of
// the folder itself.
func TestSiteRemovesOnlyItsOwn(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	putFile(t, filepath.Join(outside, "1.html"), "kept")
	putFile(t, filepath.Join(dir, "robots.txt"), "kept")
	putFile(t, filepath.Join(dir, manifestFile), `{"made_by":"npm site","audience":"public","files":{"out/1.html":{},"near/1.html":{},"dir.html":{}}}`)
	putFile(t, filepath.Join(dir, "mine/1.html"), "kept")
	putFile(t, filepath.Join(dir, "dir.html/1.html"), "kept")
	for name, target := range map[string]string{"out": outside, "near": "mine"} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	mustBuild(t, dir, map[string]string{"index.html": "start"})
	wantFiles(t, dir, map[string]string{"index.html": "start", "robots.txt": "kept", "mine/1.html": "kept", "dir.html/1.html": "kept", "out": "a link", "near": "a link"})
	wantFiles(t, outside, map[string]string{"1.html": "kept"})
}

func TestSiteRefusesPlaces(t *testing.T) {
	base := t.TempDir()
	putFile(t, filepath.Join(base, "file"), "mine")
	if err := os.Mkdir(filepath.Join(base, "real"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("real", filepath.Join(base, "link")); err != nil {
		t.Fatal(err)
	}
	for name, says := range map[string]string{"file": "is not a folder", "link": "is a symbolic link", "no/folder": "cannot write to"} {
		if _, err := buildSite(filepath.Join(base, name), audience.Everyone, nil); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v, want %q", name, err, says)
		}
	}
	wantFiles(t, base, map[string]string{"file": "mine", "link": "a link"})
}

// A build that fails, or is interrupted, leaves the old site whole and nothing else;
// where there was no folder there is none.
func TestSiteStaysWhole(t *testing.T) {
	old := map[string]string{"index.html": "old", "a.html": "old"}
	failing := func(yield func(sitePart) bool) {
		_ = yield(sitePart{"index.html", "1", nil, func(w io.Writer) error { _, err := io.WriteString(w, "new"); return err }}) &&
			yield(sitePart{"a.html", "2", nil, func(io.Writer) error { return errors.New("no") }})
	}
	twice := func(yield func(sitePart) bool) {
		for range 2 {
			if !yield(sitePart{"index.html", "1", nil, func(io.Writer) error { return nil }}) {
				return
			}
		}
	}
	stopped, stop := context.WithCancel(context.Background())
	stop()
	for name, try := range map[string]func(*siteBuild) error{
		"a page fails":     func(b *siteBuild) error { return b.stage(context.Background(), &sentry{}, failing) },
		"two in one place": func(b *siteBuild) error { return b.stage(context.Background(), &sentry{}, twice) },
		"interrupted": func(b *siteBuild) error {
			return b.stage(stopped, &sentry{}, partsOf(map[string]string{"index.html": "new"}, map[string]int{}))
		},
		"nothing is settled": func(b *siteBuild) error {
			_ = b.stage(context.Background(), &sentry{}, partsOf(map[string]string{"b.html": "new"}, map[string]int{}))
			return errors.New("a guard stopped it")
		},
	} {
		t.Run(name, func(t *testing.T) {
			base := t.TempDir()
			for _, dir := range []string{filepath.Join(base, "old"), filepath.Join(base, "new")} {
				if strings.HasSuffix(dir, "old") {
					mustBuild(t, dir, old)
				}
				folder, err := openSiteFolder(dir, audience.Everyone)
				if err != nil {
					t.Fatal(err)
				}
				if err := try(newSiteBuild(folder, audience.Everyone)); err == nil {
					t.Error("no error")
				}
				folder.close()
			}
			wantFiles(t, filepath.Join(base, "old"), old)
			if _, err := os.Lstat(filepath.Join(base, "new")); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("the new folder is there: %v", err)
			}
		})
	}
}

// A build that was cut off while it replaced files is mended by the next, whatever the
// register says then.
func TestSiteMendsWhatWasCutOff(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	old := map[string]string{"index.html": "old", "a.html": "old"}
	mustBuild(t, dir, old)
	folder, err := openSiteFolder(dir, audience.Everyone)
	if err != nil {
		t.Fatal(err)
	}
	b := newSiteBuild(folder, audience.Everyone)
	if err := b.stage(context.Background(), &sentry{}, partsOf(map[string]string{"index.html": "new", "a.html": "old", "b.html": "new"}, map[string]int{})); err != nil {
		t.Fatal(err)
	}
	if err := folder.writeManifest(b.between()); err != nil {
		t.Fatal(err)
	}
	if err := folder.root.Rename(path.Join(folder.staging.name, b.staged[0]), b.staged[0]); err != nil {
		t.Fatal(err)
	}
	folder.lock.Close() // and here the power went
	folder.root.Close()
	if written := mustBuild(t, dir, old); written["a.html"] > 0 {
		t.Error("what had not been touched was made again")
	}
	wantFiles(t, dir, old)
}

func TestSiteIsBuiltByOneAtATime(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	first, err := openSiteFolder(dir, audience.Everyone)
	if err != nil {
		t.Fatal(err)
	}
	_, err = openSiteFolder(dir, audience.Everyone)
	if f := (*failure)(nil); !errors.As(err, &f) || f.code != exitConcurrent {
		t.Errorf("a second build: %v", err)
	}
	first.close()
	mustBuild(t, dir, map[string]string{"index.html": "start"})
}

func TestIsSitePath(t *testing.T) {
	for name, want := range map[string]bool{
		"index.html": true, "fr/recommendations/2026/lake/03.html": true, "data/a.csv": true,
		"": false, ".": false, "..": false, "../x.html": false, "a/../x.html": false, "/x.html": false, "a//x.html": false,
		".git/x.html": false, "a/.x.html": false, `a\x.html`: false, "x": false, "x.md": false, "x.yaml": false, "x.html/": false,
	} {
		if got := isSitePath(name); got != want {
			t.Errorf("%q: %v", name, got)
		}
	}
}
