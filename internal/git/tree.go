package git

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
)

// tree is a revision's files. Folders are kept once read, since every file
// below one is found through it.
type tree struct {
	objects *objects
	root    plumbing.Hash
	when    time.Time

	mu      sync.Mutex
	folders map[plumbing.Hash][]entry // sorted by name
}

// entry is what a folder of a revision says about one of its files.
type entry struct {
	name string
	mode fs.FileMode
	hash plumbing.Hash
}

func (t *tree) Open(name string) (fs.File, error) {
	e, err := t.find("open", name)
	if err != nil {
		return nil, err
	}
	if e.mode.IsDir() {
		entries, err := t.ReadDir(name)
		if err != nil {
			return nil, err
		}
		return &folder{info: t.info(e, 0), entries: entries}, nil
	}
	if err := mustBeRegular("open", name, e.mode); err != nil {
		return nil, err
	}
	kind, size, data, err := t.objects.peek(e.hash)
	if err == nil && data != nil {
		err = mustBeBlob(kind, e.hash)
	}
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	b := &blob{name: name, info: t.info(e, size), read: func() ([]byte, error) { return t.content(name, e) }}
	if data != nil {
		b.data = bytes.NewReader(data)
	}
	return b, nil
}

func mustBeBlob(kind plumbing.ObjectType, h plumbing.Hash) error {
	if kind != plumbing.BlobObject {
		return fmt.Errorf("object %s is a %s where a file should be", h, kind)
	}
	return nil
}

func (t *tree) Stat(name string) (fs.FileInfo, error) {
	e, err := t.find("stat", name)
	if err != nil {
		return nil, err
	}
	return t.stat("stat", name, e)
}

func (t *tree) ReadDir(name string) ([]fs.DirEntry, error) {
	e, err := t.find("readdir", name)
	if err != nil {
		return nil, err
	}
	if !e.mode.IsDir() {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: errNotFolder}
	}
	entries, err := t.folder(e.hash)
	if err != nil {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: err}
	}
	list := make([]fs.DirEntry, len(entries))
	for i, e := range entries {
		list[i] = listed{name: e.name, kind: e.mode.Type(), stat: func() (fs.FileInfo, error) {
			return t.stat("stat", path.Join(name, e.name), e)
		}}
	}
	return list, nil
}

func (t *tree) ReadFile(name string) ([]byte, error) {
	e, err := t.find("read", name)
	if err != nil {
		return nil, err
	}
	if err := mustBeRegular("read", name, e.mode); err != nil {
		return nil, err
	}
	return t.content(name, e)
}

func (t *tree) content(name string, e entry) ([]byte, error) {
	kind, data, err := t.objects.read(e.hash)
	if err == nil {
		err = mustBeBlob(kind, e.hash)
	}
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: name, Err: err}
	}
	return data, nil
}

func (t *tree) stat(op, name string, e entry) (fs.FileInfo, error) {
	if e.mode.IsDir() || e.mode&fs.ModeIrregular != 0 { // a submodule's commit is in another repository
		return t.info(e, 0), nil
	}
	size, err := t.objects.size(e.hash)
	if err != nil {
		return nil, &fs.PathError{Op: op, Path: name, Err: err}
	}
	return t.info(e, size), nil
}

func (t *tree) info(e entry, size int64) fs.FileInfo {
	return info{name: e.name, mode: e.mode, size: size, when: t.when}
}

// find walks down to name. Nothing is found below a symbolic link.
func (t *tree) find(op, name string) (entry, error) {
	if !fs.ValidPath(name) {
		return entry{}, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	e := entry{name: ".", mode: fs.ModeDir | 0o755, hash: t.root}
	if name == "." {
		return e, nil
	}
	for part := range strings.SplitSeq(name, "/") {
		if !e.mode.IsDir() {
			return entry{}, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
		}
		entries, err := t.folder(e.hash)
		if err != nil {
			return entry{}, &fs.PathError{Op: op, Path: name, Err: err}
		}
		i, ok := slices.BinarySearchFunc(entries, part, compareName)
		if !ok {
			return entry{}, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
		}
		e = entries[i]
	}
	return e, nil
}

func compareName(e entry, name string) int { return strings.Compare(e.name, name) }

// folder returns the entries of the folder with that hash.
func (t *tree) folder(h plumbing.Hash) ([]entry, error) {
	t.mu.Lock()
	entries, ok := t.folders[h]
	t.mu.Unlock()
	if ok {
		return entries, nil
	}
	kind, data, err := t.objects.read(h)
	if err == nil && kind != plumbing.TreeObject {
		err = fmt.Errorf("a %s where a folder should be", kind)
	}
	if err == nil {
		entries, err = parseFolder(data)
	}
	if err != nil {
		return nil, fmt.Errorf("folder %s: %w", h, err)
	}
	t.mu.Lock()
	t.folders[h] = entries
	t.mu.Unlock()
	return entries, nil
}

// parseFolder reads "mode name NUL hash", repeated. Names that no folder can
// hold are errors, as they are to git: they serve only to write elsewhere.
func parseFolder(data []byte) ([]entry, error) {
	var entries []entry
	for len(data) > 0 {
		mode, rest, ok := bytes.Cut(data, []byte{' '})
		name, rest, named := bytes.Cut(rest, []byte{0})
		if !ok || !named || len(rest) < len(plumbing.ZeroHash) {
			return nil, errors.New("cut short")
		}
		e := entry{name: string(name)}
		if !allowedName(e.name) {
			return nil, fmt.Errorf("holds the name %q, which is not allowed", e.name)
		}
		number, err := strconv.ParseUint(string(mode), 8, 32)
		if err != nil {
			return nil, fmt.Errorf("%q has the mode %q, which is not octal", e.name, mode)
		}
		e.mode = fileMode(number)
		copy(e.hash[:], rest)
		entries, data = append(entries, e), rest[len(e.hash):]
	}
	// Git sorts a folder as if its name ended in a slash.
	slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	for i := 1; i < len(entries); i++ {
		if entries[i].name == entries[i-1].name {
			return nil, fmt.Errorf("holds the name %q twice", entries[i].name)
		}
	}
	return entries, nil
}

// allowedName tells whether a folder may hold the name.
func allowedName(name string) bool {
	return name != "" && name != "." && name != ".." && !strings.Contains(name, "/") && !isGit(name)
}

// fileMode turns Git's mode into Go's. What is neither file, folder nor link,
// such as a submodule, is irregular.
func fileMode(mode uint64) fs.FileMode {
	switch mode & 0o170000 {
	case 0o040000:
		return fs.ModeDir | 0o755
	case 0o120000:
		return fs.ModeSymlink | 0o777
	case 0o100000:
		if mode&0o100 != 0 {
			return 0o755
		}
		return 0o644
	}
	return fs.ModeIrregular
}
