package git

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path"
	"runtime"
	"strings"
)

// WriteFile puts data into the file name below dir, whole or not at all: after
// an error, or a loss of power, the old content is still there. Folders that
// are missing are made. Nothing is written outside dir, through a symbolic
// link, or into Git's own folder; a file keeps its permissions.
func WriteFile(dir, name string, data []byte) error {
	return write(dir, name, data, (*os.Root).Rename)
}

// ErrChanged is what Replace's error wraps where the file is not what it was.
var ErrChanged = errors.New("the file has changed meanwhile")

// Replace does what WriteFile does for a file that must still hold what it held
// when it was read: if it does not, nothing is written and the error wraps
// ErrChanged.
func Replace(dir, name string, was, data []byte) error {
	return write(dir, name, data, func(root *os.Root, from, to string) error {
		now, err := root.ReadFile(to)
		if err != nil {
			return err
		}
		if !bytes.Equal(now, was) {
			return &fs.PathError{Op: "replace", Path: name, Err: ErrChanged}
		}
		return root.Rename(from, to)
	})
}

// Create does what WriteFile does for a file that must not exist yet: if it
// does, the error wraps fs.ErrExist. Of two that create a file at once, one
// gets the error.
func Create(dir, name string, data []byte) error {
	return write(dir, name, data, func(root *os.Root, from, to string) error {
		// A second name for a file fails if that name is taken, which moving a
		// file there does not.
		err := root.Link(from, to)
		if err == nil {
			return root.Remove(from)
		}
		// Where the disk's format has no second names, a look has to do.
		if _, err := root.Lstat(to); err == nil {
			return &fs.PathError{Op: "create", Path: name, Err: fs.ErrExist}
		}
		return root.Rename(from, to)
	})
}

// write writes a temporary file beside the target and then has put give it the
// target's name.
func write(dir, name string, data []byte, put func(root *os.Root, from, to string) error) (err error) {
	if err := mayWrite(name); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	folder := path.Dir(name)
	if err := makeFolder(root, folder); err != nil {
		return err
	}
	mode, err := targetMode(root, name)
	if err != nil {
		return err
	}
	temporary := path.Join(folder, ".write-"+rand.Text())
	defer func() {
		if err != nil {
			root.Remove(temporary)
		}
	}()
	if err := writeTemporary(root, temporary, mode, data); err != nil {
		return err
	}
	if err := put(root, temporary, name); err != nil {
		return err
	}
	return syncFolder(root, folder)
}

// mayWrite refuses names that are not files of the working tree.
func mayWrite(name string) error {
	if !fs.ValidPath(name) || name == "." {
		return &fs.PathError{Op: "write", Path: name, Err: fs.ErrInvalid}
	}
	for part := range strings.SplitSeq(name, "/") {
		if isGit(part) {
			return &fs.PathError{Op: "write", Path: name, Err: errors.New("lies in a folder that is Git's own")}
		}
	}
	return nil
}

// makeFolder makes the folder name and those above it, unless they are there.
func makeFolder(root *os.Root, name string) error {
	if name == "." {
		return nil
	}
	above := path.Dir(name)
	if err := makeFolder(root, above); err != nil {
		return err
	}
	info, err := root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := root.Mkdir(name, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
		return syncFolder(root, above)
	case err != nil:
		return err
	case !info.IsDir():
		return &fs.PathError{Op: "write below", Path: name, Err: errNotFolder}
	}
	if _, err := root.Lstat(path.Join(name, ".git")); err == nil {
		return &fs.PathError{Op: "write below", Path: name, Err: errors.New("is another repository")}
	}
	return nil
}

// targetMode returns the permissions of the file to be replaced, 0 if there is
// none, or an error if it is not a regular file.
func targetMode(root *os.Root, name string) (fs.FileMode, error) {
	info, err := root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return info.Mode().Perm(), mustBeRegular("write", name, info.Mode())
}

// writeTemporary writes data to the disk under a new name.
func writeTemporary(root *os.Root, name string, mode fs.FileMode, data []byte) (err error) {
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if mode != 0 {
		if err := f.Chmod(mode); err != nil {
			return err
		}
	}
	if _, err := f.Write(data); err != nil {
		return err
	}
	return f.Sync()
}

// syncFolder makes a folder's names outlast a loss of power.
func syncFolder(root *os.Root, name string) error {
	if runtime.GOOS == "windows" { // which cannot, and keeps names by itself
		return nil
	}
	f, err := root.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}
