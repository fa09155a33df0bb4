package edit

import (
	"bytes"
	"io/fs"
	"path"
	"time"
)

// patched is a file system in which some files hold something else.
type patched struct {
	fs.FS
	data map[string][]byte
}

// Open opens a file as it is now.
func (p patched) Open(name string) (fs.File, error) {
	data, ok := p.data[name]
	if !ok {
		return p.FS.Open(name)
	}
	return &patch{bytes.NewReader(data), patchInfo{path.Base(name), int64(len(data))}}, nil
}

// ReadDir lists a folder as it is below: patches neither add nor remove files.
func (p patched) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(p.FS, name) }

// patch is an open file that holds something else.
type patch struct {
	*bytes.Reader
	info patchInfo
}

func (p *patch) Stat() (fs.FileInfo, error) { return p.info, nil }
func (p *patch) Close() error               { return nil }

type patchInfo struct {
	name string
	size int64
}

func (i patchInfo) Name() string       { return i.name }
func (i patchInfo) Size() int64        { return i.size }
func (i patchInfo) Mode() fs.FileMode  { return 0o444 }
func (i patchInfo) ModTime() time.Time { return time.Time{} }
func (i patchInfo) IsDir() bool        { return false }
func (i patchInfo) Sys() any           { return nil }
