package register

import (
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/seal"
	"github.com/opcat-tools/npm/schema"
)

// slot is a file and the record that is read from it, nil where there is none.
type slot struct {
	file
	entry  fs.DirEntry // as its folder lists it
	record record.Record
	part   *companion // of a companion, nil where it could not be read
	kept   *kept      // what is remembered of it; nil where nothing is
}

// waiting is how many files may have been found and not read yet.
const waiting = 1024

// loadRecords finds the files of all kinds and, while it goes on looking, reads
// those it has found on all cores.
func (r *Register) loadRecords(progress func(done, all int)) error {
	v, err := newValidator(r.Schemas, schema.Kinds()...)
	if err != nil {
		return err
	}
	v.lenient = !r.Sure("vocabulary")
	v.themes = r.Set.Policy.Themes
	r.validator = v
	w := &walker{files: r.files, out: make(chan *slot, waiting)}
	readers := make([]*reader, runtime.GOMAXPROCS(0))
	count := &counter{tell: progress}
	var wait sync.WaitGroup
	for i := range readers {
		readers[i] = &reader{register: r, validator: v, ignores: map[string][]page.Ignore{}, clear: map[string][]string{}}
		wait.Go(func() { readers[i].readAll(w.out, count) })
	}
	w.walkAll(count)
	close(w.out)
	w.dropTwins()
	wait.Wait()
	for _, reader := range readers {
		r.Problems = append(r.Problems, reader.problems...)
		r.Sealed = append(r.Sealed, reader.sealed...)
		maps.Copy(r.Ignores, reader.ignores)
		maps.Copy(r.Clear, reader.clear)
	}
	slices.SortFunc(r.Sealed, func(a, b SealedPart) int { return cmp.Compare(a.Path, b.Path) })
	r.keep(w)
	return nil
}

// keep puts what was read into the set, in the order of the files, and
// remembers the records that are there but could not be read: what refers to
// them is no mistake.
func (r *Register) keep(w *walker) {
	var companions []*slot
	w.found = slices.DeleteFunc(w.found, func(s *slot) bool {
		if s.companion {
			companions = append(companions, s)
		}
		return s.companion
	})
	r.Files = len(w.found)
	r.Problems = append(r.Problems, w.problems...)
	r.joinAll(w.found, companions)
	r.unread = map[string]bool{}
	for _, name := range w.closed {
		r.unread[name] = true
	}
	for _, s := range w.found {
		if s.record != nil {
			r.Set.Add(s.record)
		}
	}
	r.memory.keep(r, w.found)
	for _, s := range w.found {
		if s.record == nil && r.Set.Get(s.kind, s.id) == nil {
			r.unread[s.name()] = true
		}
	}
}

// counter tells now and then how many files of those found were read.
type counter struct {
	tell        func(done, all int)
	done, found atomic.Int64
}

// everyN is how many files are read between two words of progress.
const everyN = 256

func (c *counter) read() {
	if done := c.done.Add(1); c.tell != nil && done%everyN == 0 {
		c.tell(int(done), int(c.found.Load()))
	}
}

// dropTwins reports an id that has several files, in whichever of the forms. All are
// left in, so that all that is wrong with any is told.
func (w *walker) dropTwins() {
	type id struct {
		kind record.Kind
		id   string
	}
	first := make(map[id]string, len(w.found))
	for _, f := range w.found {
		if f.companion {
			continue
		}
		if other, twice := first[id{f.kind, f.id}]; twice {
			w.twin(f.file, other)
		}
		first[id{f.kind, f.id}] = f.path
	}
}

// twin reports a file beside another of the same id.
func (w *walker) twin(f file, other string) {
	message, help := "this id has two files", "keep either this one or "+other
	if isSealed(f.path) != isSealed(other) {
		message, help = "this record is sealed, and lies beside it in clear", "keep what is right of "+other+", and seal that: what lies in clear is open to whoever has the files"
	}
	w.report("S008", f.path, message, help)
	w.problems[len(w.problems)-1].Record = f.name()
}

// reader is one worker: it reads files and keeps the problems it found.
type reader struct {
	register  *Register
	validator *validator
	problems  []page.Problem
	sealed    []SealedPart
	ignores   map[string][]page.Ignore
	clear     map[string][]string
}

func (r *reader) readAll(files <-chan *slot, count *counter) {
	for s := range files {
		r.read(s)
		count.read()
	}
}

// read reads what a file holds, where it can be read.
func (r *reader) read(s *slot) {
	if s.kept = r.register.memory.recall(s); s.kept != nil {
		s.record = s.kept.record
		r.note(s.path, s.kept)
		return
	}
	src, info, err := r.register.readFile(s.path)
	if err != nil {
		r.unread(s.file, err)
		return
	}
	var read Reading
	var clear []string
	if s.companion {
		s.part, read = r.validator.readCompanion(s.file, src)
	} else {
		read = r.validator.readFile(s.file, src)
		s.record = read.Record
		clear = r.inClear(s.file, read.Page)
	}
	now := kept{info, read.Record, read.Problems, read.Ignores, clear}
	if r.register.memory != nil {
		s.kept = &now
	}
	r.note(s.path, &now)
}

// note keeps what was found in a file, now or before.
func (r *reader) note(path string, k *kept) {
	if len(k.ignores) > 0 {
		r.ignores[path] = k.ignores
	}
	if len(k.clear) > 0 {
		r.clear[path] = k.clear
	}
	r.problems = append(r.problems, k.problems...)
}

// unread notes why a file was not read.
func (r *reader) unread(f file, err error) {
	if errors.Is(err, seal.ErrNoKey) {
		r.sealed = append(r.sealed, SealedPart{f.path, f.name(), !f.companion})
		return
	}
	p := unreadable(f.path, err)
	p.Record = f.name()
	r.problems = append(r.problems, p)
}

// named gives a record its name, from the path of its file; nil where that is no
// name.
func (f file) named(rec record.Record) record.Record {
	if !record.ValidID(f.id) {
		return nil
	}
	c := record.Of(rec)
	c.ID, c.Kind, c.Path = f.id, f.kind, f.path
	return rec
}

func unreadable(name string, err error) page.Problem {
	if p, ok := unopened(name, err); ok {
		return p
	}
	if errors.Is(err, errTooLarge) {
		return page.Problem{Code: "P009", Severity: page.Error, Path: name,
			Message: "the file is larger than 1 MiB and is not read",
			Help:    "a record is text: put scans under " + attachments + "/, and split what is too long"}
	}
	return page.Problem{Code: "P015", Severity: page.Error, Path: name,
		Message: "the file cannot be read: " + reason(err), Help: "give yourself permission to read it, or restore it from Git"}
}
