package git

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/go-git/go-billy/v5"
	"github.com/go-git/go-billy/v5/osfs"
	"github.com/go-git/go-git/v5/plumbing/cache"
	"github.com/go-git/go-git/v5/plumbing/format/idxfile"
	"github.com/go-git/go-git/v5/plumbing/format/packfile"
)

// pack is a pack's index, which all its readers share, and the readers that
// nobody uses at the moment. A reader has one position in its file: two at once
// would get each other's bytes, so each is lent to one goroutine at a time.
type pack struct {
	folder billy.Filesystem
	name   string
	index  *idxfile.MemoryIndex
	cache  cache.Object

	mu     sync.Mutex
	idle   []*packfile.Packfile
	closed bool
}

// lend calls use with a reader of the pack that nobody else has meanwhile.
// Readers stay open: opening the file for every object would take twice the time.
func (p *pack) lend(use func(*packfile.Packfile) error) error {
	reader, err := p.take()
	if err != nil {
		return err
	}
	return errors.Join(use(reader), p.giveBack(reader))
}

func (p *pack) take() (*packfile.Packfile, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if last := len(p.idle) - 1; last >= 0 {
		reader := p.idle[last]
		p.idle = p.idle[:last]
		return reader, nil
	}
	file, err := p.folder.Open(p.name)
	if err != nil {
		return nil, err
	}
	return packfile.NewPackfileWithCache(p.index, p.folder, file, p.cache, 0), nil
}

// giveBack closes a reader that comes back after its pack was closed.
func (p *pack) giveBack(reader *packfile.Packfile) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return reader.Close()
	}
	p.idle = append(p.idle, reader)
	return nil
}

func (p *pack) close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	var errs []error
	for _, reader := range p.idle {
		errs = append(errs, reader.Close())
	}
	p.idle = nil
	return errors.Join(errs...)
}

// openedPacks are the packs that openPacks has opened so far.
func (o *objects) openedPacks() []*pack {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.packs
}

// openPacks opens the packs that have appeared since it was last called.
func (o *objects) openPacks() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, dir := range o.dirs {
		entries, err := os.ReadDir(filepath.Join(dir, "pack"))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		for _, entry := range entries {
			name, ok := strings.CutSuffix(entry.Name(), ".idx")
			if !ok || !strings.HasPrefix(name, "pack-") || o.opened[filepath.Join(dir, name)] {
				continue
			}
			if err := o.openPack(dir, filepath.Join("pack", name)); err != nil {
				return err
			}
			o.opened[filepath.Join(dir, name)] = true
		}
	}
	return nil
}

// openPack reads the index of one pack.
func (o *objects) openPack(dir, name string) error {
	// Opened without osfs, whose files hide their size from the decoder, which
	// could then not refuse a count of objects that the index has no room for.
	list, err := os.Open(filepath.Join(dir, name+".idx"))
	if err != nil {
		return err
	}
	defer list.Close()
	index := idxfile.NewMemoryIndex()
	if err := idxfile.NewDecoder(list).Decode(index); err != nil {
		return fmt.Errorf("%s.idx: %w; 'git index-pack' makes it anew", name, err)
	}
	p := &pack{folder: osfs.New(dir), name: name + ".pack", index: index, cache: o.cache}
	if err := p.lend(func(*packfile.Packfile) error { return nil }); err != nil {
		return err
	}
	o.packs = append(o.packs, p)
	return nil
}

func (o *objects) close() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	var errs []error
	for _, p := range o.packs {
		errs = append(errs, p.close())
	}
	o.packs = nil
	return errors.Join(errs...)
}
