package git

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"strings"
	"time"
)

var errNotFolder = errors.New("not a folder")

// mustBeRegular returns the error for opening what is not a regular file. A
// link could lead out of the tree, and opening a pipe or device can hang.
func mustBeRegular(op, name string, mode fs.FileMode) error {
	var err error
	switch {
	case mode.IsRegular():
		return nil
	case mode.IsDir():
		err = errors.New("is a folder")
	case mode&fs.ModeSymlink != 0:
		err = errors.New("is a symbolic link, which is never followed")
	default:
		err = errors.New("is not a regular file")
	}
	return &fs.PathError{Op: op, Path: name, Err: err}
}

// isGit tells whether a name is the one Git keeps for itself: no revision
// holds it, so neither file system shows it and nothing is written there.
func isGit(name string) bool { return strings.EqualFold(name, ".git") }

// info describes a file of a revision.
type info struct {
	name string
	mode fs.FileMode
	size int64
	when time.Time
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return i.mode }
func (i info) ModTime() time.Time { return i.when }
func (i info) IsDir() bool        { return i.mode.IsDir() }
func (i info) Sys() any           { return nil }

// listed is one line of a folder's listing. Its size is looked up only when
// asked for.
type listed struct {
	name string
	kind fs.FileMode
	stat func() (fs.FileInfo, error)
}

func (l listed) Name() string               { return l.name }
func (l listed) IsDir() bool                { return l.kind.IsDir() }
func (l listed) Type() fs.FileMode          { return l.kind }
func (l listed) Info() (fs.FileInfo, error) { return l.stat() }

// folder is an open folder of either file system.
type folder struct {
	info    fs.FileInfo
	entries []fs.DirEntry // those not yet read
}

func (f *folder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *folder) Close() error               { return nil }

func (f *folder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.info.Name(), Err: errors.New("is a folder")}
}

func (f *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n > 0 && len(f.entries) == 0 {
		return nil, io.EOF
	}
	if n <= 0 || n > len(f.entries) {
		n = len(f.entries)
	}
	list := f.entries[:n:n]
	f.entries = f.entries[n:]
	return list, nil
}

// blob is an open file of a revision. Its content is read when it is first
// asked for, so that its size can be looked at before.
type blob struct {
	name   string
	info   fs.FileInfo
	read   func() ([]byte, error)
	data   *bytes.Reader
	closed bool
}

func (b *blob) Stat() (fs.FileInfo, error) { return b.info, nil }

func (b *blob) Read(p []byte) (int, error) {
	if b.closed {
		return 0, &fs.PathError{Op: "read", Path: b.name, Err: fs.ErrClosed}
	}
	if b.data == nil {
		data, err := b.read()
		if err != nil {
			return 0, err
		}
		b.data = bytes.NewReader(data)
	}
	return b.data.Read(p)
}

func (b *blob) Close() error {
	b.closed = true
	return nil
}
