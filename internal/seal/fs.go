package seal

import (
	"bytes"
	"io"
	"io/fs"
	"strings"
)

// FS is the files of another file system with the sealed ones opened: reading a
// file whose name ends in Suffix gives its text, or the error of Open in an
// fs.PathError. Folders and what else is known of a file without reading it are
// as they were: ReadDir and Stat give the size of the sealed file. Of a file over
// MaxSize no more than that is read.
func FS(files fs.FS, k *Keyring) fs.FS { return opener{files, k} }

// Unopened is the file system that FS was made from, in which sealed files are what
// they are; any other file system is given back as it is.
func Unopened(files fs.FS) fs.FS {
	if o, ok := files.(opener); ok {
		return o.files
	}
	return files
}

type opener struct {
	files fs.FS
	keys  *Keyring
}

func (o opener) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(o.files, name) }

func (o opener) Stat(name string) (fs.FileInfo, error) { return fs.Stat(o.files, name) }

func (o opener) Open(name string) (fs.File, error) {
	f, err := o.files.Open(name)
	if err != nil || !strings.HasSuffix(name, Suffix) {
		return f, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		return f, nil
	}
	defer f.Close()
	if err != nil {
		return nil, err
	}
	plain, err := o.plain(f)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return &file{bytes.NewReader(plain), fileInfo{info, int64(len(plain))}}, nil
}

func (o opener) plain(f fs.File) ([]byte, error) {
	sealed, err := io.ReadAll(io.LimitReader(f, MaxSize+1))
	if err != nil {
		return nil, err
	}
	return o.keys.Open(sealed)
}

// file is the text of a sealed file, in memory.
type file struct {
	*bytes.Reader
	info fs.FileInfo
}

func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *file) Close() error               { return nil }

// fileInfo has the size of the text, so that who reads it knows how much to read.
type fileInfo struct {
	fs.FileInfo
	size int64
}

func (i fileInfo) Size() int64 { return i.size }
