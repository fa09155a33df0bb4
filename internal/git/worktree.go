package git

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
)

// WorkTree returns the files below dir as they are now, whether or not it lies
// in a repository, and what closes it. No path leads out of dir, nor through a
// symbolic link. Git's own folder is not shown, and a folder that is another
// repository is an irregular file, as submodules are in a revision.
func WorkTree(dir string) (fs.FS, func() error, error) {
	// An absolute path keeps its meaning if the program changes its folder.
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil, err
	}
	return &workTree{root: root}, root.Close, nil
}

type workTree struct {
	root    *os.Root
	folders sync.Map // the paths already seen to be folders, not links to such
	regular sync.Map // the paths just listed as regular files, until they are opened

	mu     sync.Mutex
	recent [recentFolders]openFolder // the latest first
}

// recentFolders is how many folders are kept open. A reader of the whole tree
// goes folder by folder, and each file opened by its path from the root would
// open every folder on the way again.
const recentFolders = 8

type openFolder struct {
	name string
	root *os.Root
}

// in returns the open folder that name lies in, and its name there. A folder
// that is no longer kept is closed by the garbage collector, when nobody reads
// from it any more.
func (w *workTree) in(name string) (*os.Root, string, error) {
	dir, base := path.Split(name)
	if dir == "" {
		return w.root, base, nil
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	at := 0
	for at < recentFolders-1 && w.recent[at].name != dir {
		at++
	}
	found := w.recent[at]
	if found.name != dir {
		root, err := w.root.OpenRoot(strings.TrimSuffix(dir, "/"))
		if err != nil {
			return nil, "", err
		}
		found = openFolder{dir, root}
	}
	copy(w.recent[1:at+1], w.recent[:at])
	w.recent[0] = found
	return found.root, base, nil
}

func (w *workTree) Open(name string) (fs.File, error) {
	if _, listed := w.regular.LoadAndDelete(name); listed {
		return w.openRegular("open", name)
	}
	info, err := w.stat("open", name)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return w.open("open", name, info)
	}
	entries, err := w.ReadDir(name)
	if err != nil {
		return nil, err
	}
	return &folder{info: info, entries: entries}, nil
}

func (w *workTree) Stat(name string) (fs.FileInfo, error) { return w.stat("stat", name) }

func (w *workTree) ReadDir(name string) ([]fs.DirEntry, error) {
	info, err := w.stat("readdir", name)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: errNotFolder}
	}
	f, err := w.root.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	entries, err := f.ReadDir(-1)
	if err != nil {
		return nil, err
	}
	list := make([]fs.DirEntry, 0, len(entries))
	for _, e := range entries {
		if !isGit(e.Name()) {
			list = append(list, w.listed(path.Join(name, e.Name()), e))
		}
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}

func (w *workTree) listed(name string, e fs.DirEntry) fs.DirEntry {
	kind := e.Type()
	switch {
	case kind.IsRegular():
		w.regular.Store(name, true)
		return listed{name: e.Name(), kind: kind, stat: e.Info} // known since the folder was read, as of all that a Root lists
	case kind.IsDir() && w.isNested(name):
		kind = fs.ModeIrregular
	case kind.IsDir():
		w.folders.Store(name, true)
	}
	return listed{name: e.Name(), kind: kind, stat: func() (fs.FileInfo, error) { return w.lstat("stat", name) }}
}

func (w *workTree) ReadFile(name string) ([]byte, error) {
	info, err := w.stat("read", name)
	if err != nil {
		return nil, err
	}
	f, err := w.open("read", name, info)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if err := checkSize(info.Size()); err != nil {
		return nil, &fs.PathError{Op: "read", Path: name, Err: err}
	}
	// The file may grow while it is read.
	var data bytes.Buffer
	data.Grow(int(info.Size()) + bytes.MinRead)
	n, err := data.ReadFrom(io.LimitReader(f, MaxFileSize+1))
	if err == nil {
		err = checkSize(n)
	}
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: name, Err: err}
	}
	return data.Bytes(), nil
}

// open opens a regular file. Should another file have come to its place since
// info was taken, such as a link, it is not read.
func (w *workTree) open(op, name string, info fs.FileInfo) (fs.File, error) {
	if err := mustBeRegular(op, name, info.Mode()); err != nil {
		return nil, err
	}
	f, err := w.openRegular(op, name)
	if err != nil {
		return nil, err
	}
	if !os.SameFile(info, f.info) {
		f.Close()
		return nil, &fs.PathError{Op: op, Path: name, Err: errors.New("was replaced while being opened; try again")}
	}
	return f, nil
}

// openFile is an open file that knows what it is.
type openFile struct {
	*os.File
	info fs.FileInfo
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }

// openRegular opens what is there under a name without waiting, as one would
// for a pipe, and gives it back only if it is a regular file.
func (w *workTree) openRegular(op, name string) (*openFile, error) {
	dir, base, err := w.in(name)
	if err != nil {
		return nil, err
	}
	f, err := dir.OpenFile(base, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, named(err, name)
	}
	info, err := f.Stat()
	if err == nil {
		err = mustBeRegular(op, name, info.Mode())
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return &openFile{f, info}, nil
}

func (w *workTree) stat(op, name string) (fs.FileInfo, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	return w.lstat(op, name)
}

// lstat describes the file itself, not what it may link to. The name may be
// one that a folder lists but fs.FS cannot open, since it is not UTF-8.
func (w *workTree) lstat(op, name string) (fs.FileInfo, error) {
	if isGit(path.Base(name)) || !w.isFolder(path.Dir(name)) {
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
	}
	dir, base, err := w.in(name)
	if err != nil {
		return nil, err
	}
	info, err := dir.Lstat(base)
	if err != nil {
		return nil, named(err, name)
	}
	if info.IsDir() && w.isNested(name) {
		return nested{info}, nil
	}
	return info, nil
}

// isFolder tells whether each part of name is a folder of this tree.
func (w *workTree) isFolder(name string) bool {
	if name == "." {
		return true
	}
	if _, ok := w.folders.Load(name); ok {
		return true
	}
	info, err := w.stat("stat", name)
	if err != nil || !info.IsDir() {
		return false
	}
	w.folders.Store(name, true)
	return true
}

// isNested tells whether a folder below the root is a repository of its own,
// whose files Git does not count among this one's.
func (w *workTree) isNested(name string) bool {
	if name == "." {
		return false
	}
	_, err := w.root.Lstat(path.Join(name, ".git"))
	return err == nil
}

// nested describes a folder that is a repository of its own.
type nested struct{ fs.FileInfo }

func (n nested) IsDir() bool       { return false }
func (n nested) Mode() fs.FileMode { return fs.ModeIrregular }

// named gives an error the whole path of the file, not that below its folder.
func named(err error, name string) error {
	if pathError := (*fs.PathError)(nil); errors.As(err, &pathError) {
		return &fs.PathError{Op: pathError.Op, Path: name, Err: pathError.Err}
	}
	return err
}
