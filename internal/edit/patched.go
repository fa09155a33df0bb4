package edit

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"sync"
	"time"

	"github.com/opcat-tools/npm/internal/page"
)

// patched is a file system in which some files hold something else. Each file is
// read once: who saves it meanwhile changes nothing here, and is noticed when the
// file is written.
type patched struct {
	fs.FS
	mutex sync.Mutex
	was   map[string][]byte // what was read
	data  map[string][]byte // what it holds now
}

func newPatched(files fs.FS) *patched {
	return &patched{FS: files, was: map[string][]byte{}, data: map[string][]byte{}}
}

// Open opens a file as it is now. What is no page, for its size or its sort, is
// opened as it is below.
func (p *patched) Open(name string) (fs.File, error) {
	p.mutex.Lock()
	data, ok := p.data[name]
	p.mutex.Unlock()
	if ok {
		return &patch{bytes.NewReader(data), patchInfo{path.Base(name), int64(len(data))}}, nil
	}
	f, err := p.FS.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() || info.Size() > page.MaxSize {
		return f, nil
	}
	defer f.Close()
	if data, err = io.ReadAll(f); err != nil {
		return nil, err
	}
	return p.keep(name, data), nil
}

// keep remembers what a file held when it was first read.
func (p *patched) keep(name string, data []byte) fs.File {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if _, ok := p.was[name]; !ok {
		p.was[name], p.data[name] = data, data
	}
	data = p.data[name]
	return &patch{bytes.NewReader(data), patchInfo{path.Base(name), int64(len(data))}}
}

// ReadDir lists a folder as it is below: patches neither add nor remove files.
func (p *patched) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(p.FS, name) }

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
