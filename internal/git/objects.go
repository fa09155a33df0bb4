package git

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/cache"
	"github.com/go-git/go-git/v5/plumbing/format/objfile"
	"github.com/go-git/go-git/v5/plumbing/format/packfile"
)

// objects reads commits, folders and files out of a repository's packs and
// single object files. It may be used from several goroutines.
type objects struct {
	dirs    []string // the repository's own folder of objects, then borrowed ones
	partial bool     // a partial clone: objects may lawfully be missing

	mu     sync.Mutex
	packs  []*pack         // only ever appended to
	opened map[string]bool // by path of the pack's index
	cache  cache.Object    // bases of deltas, shared by all packs
}

func newObjects(dirs []string, partial bool) *objects {
	return &objects{dirs: dirs, partial: partial, opened: make(map[string]bool), cache: cache.NewObjectLRU(32 * cache.MiByte)}
}

// read returns an object's type and content. What it returns has the hash that
// was asked for: damaged bytes are an error.
func (o *objects) read(h plumbing.Hash) (plumbing.ObjectType, []byte, error) {
	var kind plumbing.ObjectType
	var data []byte
	err := o.find(h, func(p *packfile.Packfile) (err error) {
		kind, data, err = readPacked(p, h)
		return err
	}, func(r *objfile.Reader, t plumbing.ObjectType, size int64) (err error) {
		kind = t
		data, err = readLoose(r, h, size)
		return err
	})
	return kind, data, err
}

// size returns the length in bytes of an object's content without reading it.
func (o *objects) size(h plumbing.Hash) (size int64, err error) {
	err = o.find(h, func(p *packfile.Packfile) error {
		at, err := p.FindOffset(h)
		if err == nil {
			size, err = p.GetSizeByOffset(at)
		}
		return err
	}, func(_ *objfile.Reader, _ plumbing.ObjectType, n int64) error {
		size = n
		return nil
	})
	return size, err
}

// peek returns the length of an object's content and, where the pack gave a small
// one whole with its length, its type and content, so that they are not looked
// for twice; otherwise data is nil.
func (o *objects) peek(h plumbing.Hash) (kind plumbing.ObjectType, size int64, data []byte, err error) {
	err = o.find(h, func(p *packfile.Packfile) error {
		obj, err := getPacked(p, h)
		if err != nil {
			return err
		}
		size = obj.Size()
		if _, small := obj.(*plumbing.MemoryObject); small {
			kind = obj.Type()
			data, err = contentOf(obj, h)
		}
		return err
	}, func(_ *objfile.Reader, _ plumbing.ObjectType, n int64) error {
		size = n
		return nil
	})
	return kind, size, data, err
}

// find calls packed or loose, by where the object lies.
func (o *objects) find(h plumbing.Hash, packed func(*packfile.Packfile) error, loose func(*objfile.Reader, plumbing.ObjectType, int64) error) error {
	found, err := o.inPack(h, packed)
	if !found && err == nil {
		found, err = o.inFile(h, loose)
	}
	if !found && err == nil {
		// A 'git gc' running beside us may just have moved it into a new pack.
		if err = o.openPacks(); err == nil {
			found, err = o.inPack(h, packed)
		}
	}
	switch {
	case err != nil:
		return fmt.Errorf("object %s cannot be read ('git fsck' shows what else is damaged): %w", h, err)
	case !found:
		return missingError{h, o.partial}
	}
	return nil
}

// missingError is for an object that is nowhere in the repository.
type missingError struct {
	hash    plumbing.Hash
	partial bool
}

func (e missingError) Error() string {
	if e.partial {
		return fmt.Sprintf("object %s is not here, because this is a partial clone; clone again without --filter", e.hash)
	}
	return fmt.Sprintf("object %s is missing from this repository; fetch or clone again", e.hash)
}

// inPack calls use with the pack that holds the object, if one does.
func (o *objects) inPack(h plumbing.Hash, use func(*packfile.Packfile) error) (found bool, err error) {
	for _, p := range o.openedPacks() {
		if _, err := p.index.FindOffset(h); err == nil {
			return true, p.lend(use)
		}
	}
	return false, nil
}

// inFile calls use with the object's own file, if it has one.
func (o *objects) inFile(h plumbing.Hash, use func(*objfile.Reader, plumbing.ObjectType, int64) error) (found bool, err error) {
	name := h.String()
	for _, dir := range o.dirs {
		f, err := os.Open(filepath.Join(dir, name[:2], name[2:]))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return false, err
		}
		defer f.Close()
		r, err := objfile.NewReader(f)
		if err != nil {
			return false, err
		}
		defer r.Close()
		kind, size, err := r.Header()
		if err != nil {
			return false, err
		}
		return true, use(r, kind, size)
	}
	return false, nil
}

// getPacked finds an object of a pack. A large one's size is known before its
// content is read; a small one came with the block that told its size.
func getPacked(p *packfile.Packfile, h plumbing.Hash) (plumbing.EncodedObject, error) {
	obj, err := p.Get(h)
	if errors.Is(err, plumbing.ErrObjectNotFound) {
		return nil, errors.New("its pack ends before it, or lacks what it builds on")
	}
	return obj, err
}

// readPacked reads an object of a pack.
func readPacked(p *packfile.Packfile, h plumbing.Hash) (plumbing.ObjectType, []byte, error) {
	obj, err := getPacked(p, h)
	if err != nil {
		return 0, nil, err
	}
	data, err := contentOf(obj, h)
	return obj.Type(), data, err
}

// contentOf reads the content of an object that should have the hash h.
func contentOf(obj plumbing.EncodedObject, h plumbing.Hash) ([]byte, error) {
	if err := checkSize(obj.Size()); err != nil {
		return nil, err
	}
	r, err := obj.Reader()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data := make([]byte, obj.Size())
	if _, err := io.ReadFull(r, data); err != nil {
		return nil, err
	}
	sum := obj.Hash()
	if _, small := obj.(*plumbing.MemoryObject); !small {
		sum = plumbing.ComputeHash(obj.Type(), data) // a large one only repeats the index
	}
	return data, checkHash(h, sum)
}

// readLoose reads the content after an object file's header, of size bytes.
func readLoose(r *objfile.Reader, h plumbing.Hash, size int64) ([]byte, error) {
	if err := checkSize(size); err != nil {
		return nil, err
	}
	data := make([]byte, size)
	if _, err := io.ReadFull(r, data); err != nil {
		return nil, err
	}
	return data, checkHash(h, r.Hash())
}

func checkSize(size int64) error {
	if size < 0 || size > MaxFileSize {
		return fmt.Errorf("%d bytes are more than the %d MiB that are read", size, MaxFileSize>>20)
	}
	return nil
}

func checkHash(want, got plumbing.Hash) error {
	if got != want {
		return fmt.Errorf("the content has the hash %s", got)
	}
	return nil
}

// withPrefix returns the hashes that begin with these hexadecimal digits.
func (o *objects) withPrefix(prefix string) ([]plumbing.Hash, error) {
	if err := o.openPacks(); err != nil {
		return nil, err
	}
	found := make(map[plumbing.Hash]bool) // an object may lie in several places
	for _, dir := range o.dirs {
		files, err := os.ReadDir(filepath.Join(dir, prefix[:2]))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		for _, file := range files {
			if name := prefix[:2] + file.Name(); strings.HasPrefix(name, prefix) && plumbing.IsHash(name) {
				found[plumbing.NewHash(name)] = true
			}
		}
	}
	for _, p := range o.openedPacks() {
		entries, err := p.index.Entries()
		if err != nil {
			return nil, err
		}
		for e, err := entries.Next(); err == nil; e, err = entries.Next() {
			if strings.HasPrefix(e.Hash.String(), prefix) {
				found[e.Hash] = true
			}
		}
	}
	return slices.Collect(maps.Keys(found)), nil
}
