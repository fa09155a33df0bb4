package git

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// writable makes a folder with a file, a link to another folder, a repository
// of its own, and a file outside.
func writable(t *testing.T) (dir, outside string) {
	t.Helper()
	dir, outside = t.TempDir(), t.TempDir()
	put(t, dir, "old.yaml", "old\n")
	put(t, dir, "laws/.git", "gitdir: nowhere\n")
	put(t, outside, "file", "kept\n")
	for name, target := range map[string]string{"out": outside, "link": filepath.Join(outside, "file"), "near": "old.yaml"} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	return dir, outside
}

func TestWrite(t *testing.T) {
	for _, c := range []struct {
		name      string
		overwrite bool  // what WriteFile does
		create    error // what Create's error wraps, if WriteFile succeeds
	}{
		{name: "new.yaml", overwrite: true},
		{name: "dialogue/2026/03/new.yaml", overwrite: true},
		{name: "old.yaml", overwrite: true, create: fs.ErrExist},
		{name: "x.git", overwrite: true},
		{name: "../new.yaml"},
		{name: "/tmp/new.yaml"},
		{name: "a/../new.yaml"},
		{name: "."},
		{name: ""},
		{name: "laws"},
		{name: "laws/new.yaml"},
		{name: ".git/hooks/post-commit"},
		{name: ".GIT/config"},
		{name: "a/.git/config"},
		{name: ".git"},
		{name: "link"},
		{name: "near"},
		{name: "out/new.yaml"},
		{name: "old.yaml/new.yaml"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for label, write := range map[string]func(dir, name string, data []byte) error{"WriteFile": WriteFile, "Create": Create} {
				dir, outside := writable(t)
				err := write(dir, c.name, []byte("new\n"))
				want := c.overwrite && (label == "WriteFile" || c.create == nil)
				if (err == nil) != want || label == "Create" && c.create != nil && !errors.Is(err, c.create) {
					t.Errorf("%s: error %v", label, err)
				}
				if data, err := os.ReadFile(filepath.Join(dir, c.name)); want && (err != nil || string(data) != "new\n") {
					t.Errorf("%s wrote %q, %v", label, data, err)
				}
				checkUntouched(t, dir, outside, c.name)
			}
		})
	}
}

// checkUntouched wants the other files as they were, and no temporary ones.
func checkUntouched(t *testing.T, dir, outside, except string) {
	t.Helper()
	for file, want := range map[string]string{filepath.Join(dir, "old.yaml"): "old\n", filepath.Join(outside, "file"): "kept\n"} {
		if data, err := os.ReadFile(file); file != filepath.Join(dir, except) && (err != nil || string(data) != want) {
			t.Errorf("%s has %q, %v", file, data, err)
		}
	}
	if entries, err := os.ReadDir(outside); err != nil || len(entries) != 1 {
		t.Errorf("outside there are %v, %v", entries, err)
	}
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err == nil && strings.HasPrefix(e.Name(), ".write-") {
			t.Errorf("%s was left behind", name)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestWriteKeepsPermissions(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "secret.yaml", "old\n")
	file := filepath.Join(dir, "secret.yaml")
	if err := os.Chmod(file, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(dir, "secret.yaml", []byte("new\n")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

// A reader beside a writer sees the whole old file or the whole new one.
func TestWriteIsWhole(t *testing.T) {
	dir := t.TempDir()
	texts := []string{strings.Repeat("a", 1<<16), strings.Repeat("b", 1<<15)}
	if err := WriteFile(dir, "file", []byte(texts[0])); err != nil {
		t.Fatal(err)
	}
	var done atomic.Bool
	var wg sync.WaitGroup
	wg.Go(func() {
		for !done.Load() {
			if data, err := os.ReadFile(filepath.Join(dir, "file")); err != nil || !slices.Contains(texts, string(data)) {
				t.Errorf("read %d bytes, %v", len(data), err)
				return
			}
		}
	})
	for i := range 30 {
		if err := WriteFile(dir, "file", []byte(texts[i%2])); err != nil {
			t.Error(err)
		}
	}
	done.Store(true)
	wg.Wait()
}

// Of many that create the same file at once, one does.
func TestCreateOnce(t *testing.T) {
	dir := t.TempDir()
	var created, refused atomic.Int32
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			switch err := Create(dir, "visits/2026/one.yaml", []byte("x\n")); {
			case err == nil:
				created.Add(1)
			case errors.Is(err, fs.ErrExist):
				refused.Add(1)
			default:
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if created.Load() != 1 || refused.Load() != 19 {
		t.Errorf("created %d times, refused %d times", created.Load(), refused.Load())
	}
}

func TestReplace(t *testing.T) {
	dir := t.TempDir()
	if err := WriteFile(dir, "a/b", []byte("old")); err != nil {
		t.Fatal(err)
	}
	if err := Replace(dir, "a/b", []byte("older"), []byte("new")); !errors.Is(err, ErrChanged) {
		t.Errorf("a file that changed: %v", err)
	}
	if err := Replace(dir, "a/b", []byte("old"), []byte("new")); err != nil {
		t.Error(err)
	}
	if err := Replace(dir, "a/c", nil, []byte("new")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
	got, err := os.ReadFile(filepath.Join(dir, "a/b"))
	if err != nil || string(got) != "new" {
		t.Errorf("the file holds %q, %v", got, err)
	}
	left, err := os.ReadDir(filepath.Join(dir, "a"))
	if err != nil || len(left) != 1 {
		t.Errorf("%d files are left, %v", len(left), err)
	}
}
