package git

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"
	"sync"

	"github.com/go-git/go-git/v5/plumbing"
)

// folders hands out folders as the bytes that Git keeps, which take a tenth of
// the time and memory of entries where only a few of thousands differ. It may
// be used from several goroutines.
type folders struct {
	objects *objects

	mu         sync.Mutex
	young, old map[plumbing.Hash][]byte
	size       int // the bytes in young
}

// youngFolders is how many bytes of folders are kept at least; at most it is
// twice as many. Two neighbouring commits share nearly all of theirs.
const youngFolders = 32 << 20

func newFolders(o *objects) *folders {
	return &folders{objects: o, young: make(map[plumbing.Hash][]byte)}
}

// read returns a folder's bytes; none for the zero hash, which stands for no folder.
func (f *folders) read(h plumbing.Hash) ([]byte, error) {
	if h.IsZero() {
		return nil, nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if data, ok := f.young[h]; ok {
		return data, nil
	}
	data, ok := f.old[h]
	if !ok {
		kind, read, err := f.objects.read(h)
		if err == nil && kind != plumbing.TreeObject {
			err = fmt.Errorf("a %s where a folder should be", kind)
		}
		if err != nil {
			return nil, fmt.Errorf("folder %s: %w", h, err)
		}
		data = read
	}
	if f.size += len(data); f.size > youngFolders {
		f.old, f.young, f.size = f.young, make(map[plumbing.Hash][]byte), len(data)
	}
	f.young[h] = data
	return data, nil
}

// below returns the folder dir below another, zero if there is none.
func (f *folders) below(folder plumbing.Hash, dir string) (plumbing.Hash, error) {
	if dir == "." {
		return folder, nil
	}
	for part := range strings.SplitSeq(dir, "/") {
		data, err := f.read(folder)
		if err != nil {
			return plumbing.ZeroHash, err
		}
		e, err := find(data, part, rawEntry.isFolder)
		if err != nil || e.name == nil {
			return plumbing.ZeroHash, err
		}
		folder = e.hash
	}
	return folder, nil
}

// entry returns the file of that name in a folder; its name is nil if there is none.
func (f *folders) entry(folder plumbing.Hash, name string) (rawEntry, error) {
	data, err := f.read(folder)
	if err != nil {
		return rawEntry{}, err
	}
	return find(data, name, rawEntry.isFile)
}

func find(data []byte, name string, is func(rawEntry) bool) (rawEntry, error) {
	for len(data) > 0 {
		e, rest, err := cutEntry(data)
		if err != nil {
			return rawEntry{}, err
		}
		if string(e.name) == name && is(e) {
			return e, nil
		}
		data = rest
	}
	return rawEntry{}, nil
}

// rawEntry is one file or folder in a folder's bytes. Links and submodules are
// neither.
type rawEntry struct {
	mode, name []byte
	hash       plumbing.Hash
}

func (e rawEntry) isFolder() bool { return string(bytes.TrimPrefix(e.mode, []byte("0"))) == "40000" }
func (e rawEntry) isFile() bool   { return len(e.mode) == 6 && e.mode[0] == '1' && e.mode[1] == '0' }

// cutEntry reads "mode name NUL hash".
func cutEntry(data []byte) (e rawEntry, rest []byte, err error) {
	end := bytes.IndexByte(data, 0)
	space := bytes.IndexByte(data, ' ')
	if end < 0 || space < 0 || space > end || end+1+len(e.hash) > len(data) {
		return e, nil, errors.New("a folder's object is cut short")
	}
	e.mode, e.name = data[:space], data[space+1:end]
	copy(e.hash[:], data[end+1:])
	return e, data[end+1+len(e.hash):], nil
}

// skipSame leaves out the entries with which both folders begin. Neighbouring
// commits differ in one of thousands.
func skipSame(a, b []byte) ([]byte, []byte) {
	for {
		end := bytes.IndexByte(a, 0)
		size := end + 1 + len(plumbing.ZeroHash)
		if end < 0 || size > len(a) || size > len(b) || !bytes.Equal(a[:size], b[:size]) {
			return a, b
		}
		a, b = a[size:], b[size:]
	}
}

// compareRaw is Git's own order of a folder: a folder's name counts as if it
// ended in a slash. So a file and a folder of one name are two things.
func compareRaw(a, b rawEntry) int {
	n := min(len(a.name), len(b.name))
	if c := bytes.Compare(a.name[:n], b.name[:n]); c != 0 {
		return c
	}
	return int(a.after(n)) - int(b.after(n))
}

// after is the byte after n bytes of a name, as the order counts it.
func (e rawEntry) after(n int) byte {
	switch {
	case n < len(e.name):
		return e.name[n]
	case e.isFolder():
		return '/'
	}
	return 0
}

// joined is the path of an entry of the folder dir, "" for the root.
func joined(dir string, name []byte) string {
	if dir == "" {
		return string(name)
	}
	return path.Join(dir, string(name))
}
