package git

import (
	"bytes"
	"io/fs"
	"os"
	"path"
)

// Remove takes the file name below dir away, which must still hold what it held
// when it was read: if it does not, it stays and the error wraps ErrChanged. Nothing
// is removed outside dir, through a symbolic link, or from Git's own folder; a
// folder that is empty then stays.
func Remove(dir, name string, was []byte) error {
	if err := mayWrite(name); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	info, err := root.Lstat(name)
	if err != nil {
		return err
	}
	if err := mustBeRegular("remove", name, info.Mode()); err != nil {
		return err
	}
	now, err := root.ReadFile(name)
	if err != nil {
		return err
	}
	if !bytes.Equal(now, was) {
		return &fs.PathError{Op: "remove", Path: name, Err: ErrChanged}
	}
	if err := root.Remove(name); err != nil {
		return err
	}
	return syncFolder(root, path.Dir(name))
}
