//go:build unix

package git

import (
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// Opening a pipe that nobody writes to would wait for ever.
func TestPipesAndSocketsAreNotOpened(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o666); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir) // the address of a socket must be short
	socket, err := net.Listen("unix", "socket")
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	files := workTreeOf(t, dir)
	for _, c := range []struct{ op, name, want string }{
		{"list", ".", "ppipe Ssocket"},
		{"stat", "pipe", "p pipe"},
		{"stat", "socket", "S socket"},
		{"read", "pipe", "refused"},
		{"open", "pipe", "refused"},
		{"read", "socket", "refused"},
		{"list", "pipe", "refused"},
	} {
		if got := answer(files, c.op, c.name); got != c.want {
			t.Errorf("%s %s: %s; want %s", c.op, c.name, got, c.want)
		}
	}
	// Nor is a pipe, or another file, that has come to a regular file's place
	// after that was looked at.
	put(t, dir, "file", "x\n")
	put(t, dir, "other", "x\n")
	info, err := fs.Stat(files, "file")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"pipe": "not a regular file", "other": "was replaced"} {
		if _, err := files.(*workTree).open("read", name, info); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v", name, err)
		}
	}
	if err := WriteFile(dir, "pipe", []byte("x")); err == nil {
		t.Error("a pipe was replaced by a file")
	}
}

// What has come to a file's place since its folder was listed, be it a pipe or a
// way out of the tree, is not opened either.
func TestWhatReplacedAListedFileIsNotOpened(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	files := workTreeOf(t, dir)
	put(t, dir, "file", "x\n")
	for _, replace := range []func(string) error{
		func(name string) error { return syscall.Mkfifo(name, 0o666) },
		func(name string) error { return os.Symlink("/etc/passwd", name) },
		func(name string) error { return os.Mkdir(name, 0o777) },
	} {
		if _, err := fs.ReadDir(files, "."); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove("file"); err != nil {
			t.Fatal(err)
		}
		if err := replace("file"); err != nil {
			t.Fatal(err)
		}
		if f, err := files.Open("file"); err == nil {
			t.Errorf("opened %v", f)
		}
		if err := os.Remove("file"); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("file", []byte("x\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
