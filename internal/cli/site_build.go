package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strconv"
	"sync"

	"github.com/opcat-tools/npm/internal/audience"
)

// sitePart is a file of a site: it is written only where what it is made of differs
// from what the file that lies there was made of.
type sitePart struct {
	path  string
	made  string // a hash of all that it is made of
	says  any    // what the guard reads of it, nil of what is the program's own
	write func(io.Writer) error
}

// render writes the file.
func (p sitePart) render(w io.Writer) error {
	if err := p.write(w); err != nil {
		return fail("", "cannot write %s: %v", p.path, err)
	}
	return nil
}

// siteBuild is one build of a site into its folder. New files wait in staging until
// all of them are there and nothing speaks against any; only then does the site change.
type siteBuild struct {
	folder *siteFolder
	now    manifest

	mu     sync.Mutex
	staged []string // the paths of files that wait to be put in their places
}

// siteWorkers make pages at once.
const siteWorkers = 2

func newSiteBuild(folder *siteFolder, whom audience.Audience) *siteBuild {
	return &siteBuild{folder: folder, now: manifest{MadeBy: madeBy, Audience: whom, Files: map[string]siteFile{}}}
}

// stage writes the parts that differ into the staging folder. It stops at the first
// error, and when the context ends.
func (b *siteBuild) stage(ctx context.Context, l *sentry, rows ...iter.Seq[sitePart]) error {
	return eachPart(ctx, rows, func(p sitePart, content *bytes.Buffer) error { return b.render(p, content, l) })
}

// eachPart has parts worked on, each row of them by a worker, with a buffer that is used
// again for the next. It stops at the first error, and when the context ends.
func eachPart(ctx context.Context, rows []iter.Seq[sitePart], work func(sitePart, *bytes.Buffer) error) error {
	var workers sync.WaitGroup
	var failed firstError
	for _, row := range rows {
		workers.Go(func() {
			var content bytes.Buffer
			for p := range row {
				if failed.keep(ctx.Err()); failed.get() != nil {
					return
				}
				content.Reset()
				failed.keep(work(p, &content))
			}
		})
	}
	workers.Wait()
	return failed.get()
}

// firstError is the first of the errors that several meet at once.
type firstError struct {
	mu  sync.Mutex
	err error
}

func (f *firstError) keep(err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.err == nil {
		f.err = err
	}
}

func (f *firstError) get() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.err
}

// render makes a part that differs. Where the same bytes lie there already, they stay.
// The guard reads all parts each time: a mark in the folder that a part has passed would
// hang on names that the folder's readers may not learn, and let them try their guesses.
func (b *siteBuild) render(p sitePart, content *bytes.Buffer, l *sentry) error {
	l.read(p.says)
	if b.folder.has(p.path, p.made) {
		return b.note(p.path, siteFile{p.made, b.folder.sizes[p.path]}, false)
	}
	if err := p.render(content); err != nil {
		return err
	}
	same := b.folder.holds(p.path, content.Bytes())
	if err := b.note(p.path, siteFile{p.made, int64(content.Len())}, !same); err != nil || same {
		return err
	}
	return b.folder.write(p.path, content.Bytes())
}

// note puts a file into the manifest, and among those that wait if it is to be written.
// Two files in one place are a mistake of this program.
func (b *siteBuild) note(name string, file siteFile, waits bool) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if _, twice := b.now.Files[name]; twice || !isSitePath(name) {
		return fail("", "the site has two files, or none, at %s", strconv.Quote(name))
	}
	b.now.Files[name] = file
	if !waits {
		return nil
	}
	b.staged = append(b.staged, name)
	return b.folder.prepare()
}

// settle puts what was staged in its place and takes away what the site has no more.
// While it does, the manifest says of what it replaces that it must be made again: if
// it is cut short, the next build mends it.
func (b *siteBuild) settle() (removed int, err error) {
	gone := b.gone()
	if len(b.staged) == 0 && len(gone) == 0 && maps.Equal(b.now.Files, b.folder.was.Files) {
		return 0, nil
	}
	folders := map[string]bool{}
	for _, name := range b.staged {
		if err := b.folder.mayHold(name, folders); err != nil {
			return 0, err
		}
	}
	if err := b.folder.writeManifest(b.between()); err != nil {
		return 0, err
	}
	if len(b.staged) > 0 {
		if err := b.folder.place(".", folders); err != nil {
			return 0, err
		}
	}
	for _, name := range gone {
		if err := b.folder.remove(name); err != nil {
			return 0, err
		}
	}
	return len(gone), b.folder.writeManifest(&b.now)
}

// gone are the files that the site had and has no more.
func (b *siteBuild) gone() []string {
	var gone []string
	for _, name := range slices.Sorted(maps.Keys(b.folder.was.Files)) {
		if _, stays := b.now.Files[name]; !stays {
			gone = append(gone, name)
		}
	}
	return gone
}

// between is the manifest while files are replaced: all that is ours or will be.
func (b *siteBuild) between() *manifest {
	m := b.now
	m.Files = maps.Clone(b.now.Files)
	maps.Copy(m.Files, b.folder.was.Files)
	for _, name := range b.staged {
		m.Files[name] = siteFile{}
	}
	return &m
}

// holds says whether a file of ours lies there with just this content.
func (f *siteFolder) holds(name string, content []byte) bool {
	if size, there := f.sizes[name]; !there || size != int64(len(content)) {
		return false
	}
	old, err := f.root.ReadFile(name)
	return err == nil && bytes.Equal(old, content)
}

// said is what a build tells at its end.
func (b *siteBuild) said(pages, removed int) string {
	text := fmt.Sprintf("%s in %s, %d of %d files written", counted(pages, "page"), b.folder.name, len(b.staged), len(b.now.Files))
	if removed > 0 {
		text += fmt.Sprintf(", %d removed", removed)
	}
	return text
}
