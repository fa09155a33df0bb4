package git

import (
	"bytes"
	"compress/zlib"
	"crypto/sha1"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// sole returns the one file that matches the pattern, made writable.
func sole(t *testing.T, pattern string) string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) != 1 {
		t.Fatalf("%s: %d files, %v", pattern, len(files), err)
	}
	if err := os.Chmod(files[0], 0o666); err != nil {
		t.Fatal(err)
	}
	return files[0]
}

// objectFile is where an object lies that is not packed.
func objectFile(t *testing.T, dir, name string) string {
	t.Helper()
	hash := run(t, dir, "rev-parse", name)
	return sole(t, filepath.Join(dir, ".git", "objects", hash[:2], hash[2:]))
}

// change rewrites a file.
func change(t *testing.T, file string, with func([]byte) []byte) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err == nil {
		err = os.WriteFile(file, with(data), 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func half(data []byte) []byte { return data[:len(data)/2] }

// damage is something that happens to a repository, and what the error says.
type damage struct {
	name string
	do   func(t *testing.T, dir string)
	says string
}

// checkDamage does each damage to a copy of the repository and reads HEAD.
func checkDamage(t *testing.T, origin string, damages []damage) {
	for _, c := range damages {
		t.Run(c.name, func(t *testing.T) {
			dir := copyOf(t, origin)
			c.do(t, dir)
			checkError(t, readHead(t, dir), c.says)
		})
	}
}

func remove(t *testing.T, file string) {
	t.Helper()
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
}

func TestDamagedObjects(t *testing.T) {
	checkDamage(t, repository(t), []damage{
		{"a file's object is cut short", func(t *testing.T, dir string) {
			change(t, objectFile(t, dir, "HEAD:register.yaml"), half)
		}, "git fsck"},
		{"a file's object is empty", func(t *testing.T, dir string) {
			change(t, objectFile(t, dir, "HEAD:register.yaml"), func([]byte) []byte { return nil })
		}, "git fsck"},
		{"a file's object is another's", func(t *testing.T, dir string) {
			other, err := os.ReadFile(objectFile(t, dir, "HEAD:visits/a.yaml"))
			if err != nil {
				t.Fatal(err)
			}
			change(t, objectFile(t, dir, "HEAD:register.yaml"), func([]byte) []byte { return other })
		}, "the content has the hash"},
		{"a file's object is missing", func(t *testing.T, dir string) {
			remove(t, objectFile(t, dir, "HEAD:register.yaml"))
		}, "is missing from this repository"},
		{"a folder's object is cut short", func(t *testing.T, dir string) {
			change(t, objectFile(t, dir, "HEAD:visits"), half)
		}, "git fsck"},
		{"the commit is cut short", func(t *testing.T, dir string) {
			change(t, objectFile(t, dir, "HEAD"), half)
		}, "git fsck"},
		{"the commit is missing", func(t *testing.T, dir string) {
			remove(t, objectFile(t, dir, "HEAD"))
		}, "is missing from this repository"},
		{"a file's object claims to be large", func(t *testing.T, dir string) {
			change(t, objectFile(t, dir, "HEAD:register.yaml"), func([]byte) []byte {
				var forged bytes.Buffer
				w := zlib.NewWriter(&forged)
				fmt.Fprintf(w, "blob %d\x00", int64(1)<<50)
				w.Close()
				return forged.Bytes()
			})
		}, "bytes are more than the 100 MiB"},
	})
}

func TestDamagedHead(t *testing.T) {
	checkDamage(t, repository(t), []damage{
		{"HEAD points nowhere", func(t *testing.T, dir string) {
			put(t, dir, ".git/HEAD", "ref: refs/heads/gone\n")
		}, "git switch"},
		{"HEAD points to itself", func(t *testing.T, dir string) {
			put(t, dir, ".git/HEAD", "ref: HEAD\n")
		}, "git symbolic-ref"},
		{"HEAD points outside", func(t *testing.T, dir string) {
			put(t, dir, ".git/HEAD", "ref: ../../../../etc/passwd\n")
		}, "eference"},
		{"HEAD is nonsense", func(t *testing.T, dir string) {
			put(t, dir, ".git/HEAD", "\x00\xff hello\n")
		}, "HEAD holds neither"},
	})
}

func TestDamagedPacks(t *testing.T) {
	origin := repository(t)
	run(t, origin, "gc", "-q")
	checkDamage(t, origin, []damage{
		{"the pack is cut short", func(t *testing.T, dir string) {
			change(t, sole(t, filepath.Join(dir, ".git/objects/pack/*.pack")), half)
		}, "git fsck"},
		{"the pack is empty", func(t *testing.T, dir string) {
			change(t, sole(t, filepath.Join(dir, ".git/objects/pack/*.pack")), func([]byte) []byte { return nil })
		}, "its pack ends before it"},
		{"the pack is missing", func(t *testing.T, dir string) {
			remove(t, sole(t, filepath.Join(dir, ".git/objects/pack/*.pack")))
		}, "git fsck"},
		{"the pack's index is cut short", func(t *testing.T, dir string) {
			change(t, sole(t, filepath.Join(dir, ".git/objects/pack/*.idx")), half)
		}, "git index-pack"},
		{"the pack's index counts more objects than it lists", func(t *testing.T, dir string) {
			change(t, sole(t, filepath.Join(dir, ".git/objects/pack/*.idx")), func(data []byte) []byte {
				data[8+255*4] = 0x7f
				sum := sha1.Sum(data[:len(data)-sha1.Size])
				return append(data[:len(data)-sha1.Size], sum[:]...)
			})
		}, "inconsistent with object count"},
	})
}

// Damaged bytes stay an error: the first attempt must not leave half a file
// where the second finds it.
func TestDamageIsNotRemembered(t *testing.T) {
	dir := repository(t)
	run(t, dir, "gc", "-q")
	files := headOf(t, dir)
	if _, err := fs.ReadDir(files, "."); err != nil {
		t.Fatal(err)
	}
	damaged := 0
	change(t, sole(t, filepath.Join(dir, ".git/objects/pack/*.pack")), func(data []byte) []byte {
		for i := 12; i < len(data); i++ {
			data[i] ^= 0x55
		}
		return data
	})
	for range 3 {
		if _, err := fs.ReadFile(files, "register.yaml"); err != nil {
			damaged++
		}
	}
	if damaged != 3 {
		t.Errorf("%d errors, want 3", damaged)
	}
}

// An index that swaps the places of two files, small or large, is found out.
func TestSwappedInIndex(t *testing.T) {
	for _, size := range []int{10, 100_000} {
		dir := repository(t)
		for _, name := range []string{"a", "b"} {
			put(t, dir, name, strings.Repeat(name, size))
		}
		run(t, dir, "add", ".")
		run(t, dir, "commit", "-q", "-m", "two")
		run(t, dir, "gc", "-q")
		hashes := []string{run(t, dir, "rev-parse", "HEAD:a"), run(t, dir, "rev-parse", "HEAD:b")}
		change(t, sole(t, filepath.Join(dir, ".git/objects/pack/*.idx")), func(data []byte) []byte {
			count := int(binary.BigEndian.Uint32(data[8+255*4:]))
			var place [2][]byte
			for i, hash := range hashes {
				sum, err := hex.DecodeString(hash)
				if err != nil {
					t.Fatal(err)
				}
				n := (bytes.Index(data, sum) - 8 - 256*4) / sha1.Size
				place[i] = data[8+256*4+count*(sha1.Size+4)+n*4:][:4]
			}
			a := bytes.Clone(place[0])
			copy(place[0], place[1])
			copy(place[1], a)
			sum := sha1.Sum(data[:len(data)-sha1.Size])
			return append(data[:len(data)-sha1.Size], sum[:]...)
		})
		for _, name := range []string{"a", "b"} {
			_, err := fs.ReadFile(headOf(t, dir), name)
			checkError(t, err, "the content has the hash")
		}
	}
}

// Folders that git itself would not make, but that can be brought in.
func TestForgedFolders(t *testing.T) {
	for _, c := range []struct {
		name, entry, says string
	}{
		{"parent", "100644 ..\x00", `the name ".."`},
		{"itself", "100644 .\x00", `the name "."`},
		{"path", "100644 a/b\x00", `the name "a/b"`},
		{"absolute", "100644 /etc\x00", `the name "/etc"`},
		{"nameless", "100644 \x00", `the name ""`},
		{"Git's own", "40000 .gIt\x00", `the name ".gIt"`},
		{"twice", "100644 a\x00--------------------100644 a\x00", "twice"},
		{"strange mode", "10x644 a\x00", "not octal"},
		{"modeless", "a", "cut short"},
		{"endless name", "100644 aaaaaaaaaaaaaaaaaaaaaaaaaaaa", "cut short"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := parseFolder([]byte(c.entry + "--------------------"))
			checkError(t, err, c.says)
		})
	}
	if _, err := parseFolder([]byte("100644 a\x00-----")); err == nil {
		t.Error("half a hash was taken for a whole one")
	}
}

// A folder may call a file what is a folder, and the reverse.
func TestForgedKinds(t *testing.T) {
	dir := repository(t)
	blob, folder := run(t, dir, "rev-parse", "HEAD:register.yaml"), run(t, dir, "rev-parse", "HEAD:places")
	file := filepath.Join(t.TempDir(), "tree")
	var forged bytes.Buffer
	for _, e := range []struct{ mode, name, hash string }{{"100644", "file", folder}, {"40000", "folder", blob}} {
		fmt.Fprintf(&forged, "%s %s\x00", e.mode, e.name)
		sum, err := hex.DecodeString(e.hash)
		if err != nil {
			t.Fatal(err)
		}
		forged.Write(sum)
	}
	if err := os.WriteFile(file, forged.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	tree := run(t, dir, "hash-object", "-t", "tree", "-w", "--literally", file)
	run(t, dir, "update-ref", "HEAD", run(t, dir, "commit-tree", "-m", "forged", tree))
	files := headOf(t, dir)
	_, err := fs.ReadFile(files, "file")
	checkError(t, err, "is a tree where a file should be")
	_, err = fs.ReadDir(files, "folder")
	checkError(t, err, "a blob where a folder should be")
}

// TestReadAtOnce has several goroutines read a packed revision whose files are
// differences of each other, and compares with what git reads.
func TestReadAtOnce(t *testing.T) {
	dir := repository(t)
	want := make(map[string]string)
	for i := range 40 {
		put(t, dir, fmt.Sprintf("d/%d.yaml", i), strings.Repeat(fmt.Sprintf("line of %d\n", i%3), 20+i*i*2)+fmt.Sprint(i))
	}
	run(t, dir, "add", ".")
	run(t, dir, "commit", "-q", "-m", "more")
	run(t, dir, "gc", "-q")
	put(t, dir, "d/single.yaml", "not packed\n")
	run(t, dir, "add", ".")
	run(t, dir, "commit", "-q", "-m", "more")
	for name := range strings.Lines(run(t, dir, "ls-tree", "-r", "--name-only", "HEAD")) {
		name = strings.TrimSpace(name)
		want[name] = runAt(t, dir, "1700000000 +0000", "cat-file", "blob", "HEAD:"+name)
	}
	files := headOf(t, dir)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for name, content := range want {
				if data, err := fs.ReadFile(files, name); err != nil || string(data) != content {
					t.Errorf("%s: %d bytes of %d, %v", name, len(data), len(content), err)
				}
				if info, err := fs.Stat(files, name); err != nil || info.Size() != int64(len(content)) {
					t.Errorf("%s: %v, %v", name, info, err)
				}
			}
		})
	}
	wg.Wait()
}

// A 'git gc' beside a reader moves objects into packs it has not seen.
func TestPackedWhileReading(t *testing.T) {
	dir := repository(t)
	files := headOf(t, dir)
	run(t, dir, "gc", "-q", "--prune=now")
	if data, err := fs.ReadFile(files, "register.yaml"); err != nil || string(data) != "name: one\n" {
		t.Errorf("%q, %v", data, err)
	}
}
