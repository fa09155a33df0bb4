package register

import (
	"errors"
	"maps"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/schema"
)

// slot is a file and the record that is read from it, nil where there is none.
type slot struct {
	file
	record record.Record
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
		readers[i] = &reader{register: r, validator: v, ignores: map[string][]page.Ignore{}}
		wait.Go(func() { readers[i].readAll(w.out, count) })
	}
	w.walk(".", count)
	close(w.out)
	w.dropTwins()
	wait.Wait()
	for _, reader := range readers {
		r.Problems = append(r.Problems, reader.problems...)
		maps.Copy(r.Ignores, reader.ignores)
	}
	r.keep(w)
	return nil
}

// keep puts what was read into the set, in the order of the files, and
// remembers the records that are there but could not be read: what refers to
// them is no mistake.
func (r *Register) keep(w *walker) {
	r.Files = len(w.found)
	r.Problems = append(r.Problems, w.problems...)
	r.unread = map[string]bool{}
	for _, name := range w.closed {
		r.unread[name] = true
	}
	for _, s := range w.found {
		if s.record != nil {
			r.Set.Add(s.record)
		}
	}
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

// dropTwins reports an id that has both a .md and a .yaml file. Both are left
// in, so that all that is wrong with either is told.
func (w *walker) dropTwins() {
	type id struct {
		kind record.Kind
		id   string
	}
	first := make(map[id]string, len(w.found))
	for _, f := range w.found {
		if other, twice := first[id{f.kind, f.id}]; twice {
			w.report("S008", f.path, "this id has two files", "keep either this one or "+other)
			w.problems[len(w.problems)-1].Record = f.name()
		}
		first[id{f.kind, f.id}] = f.path
	}
}

// reader is one worker: it reads files and keeps the problems it found.
type reader struct {
	register  *Register
	validator *validator
	problems  []page.Problem
	ignores   map[string][]page.Ignore
}

func (r *reader) readAll(files <-chan *slot, count *counter) {
	for s := range files {
		s.record = r.read(s.file)
		count.read()
	}
}

// read gives the record of a file, nil where there is none.
func (r *reader) read(f file) (rec record.Record) {
	src, err := r.register.read(f.path)
	if err != nil {
		p := unreadable(f.path, err)
		p.Record = f.name()
		r.problems = append(r.problems, p)
		return nil
	}
	read := r.validator.readFile(f, src)
	if len(read.Ignores) > 0 {
		r.ignores[f.path] = read.Ignores
	}
	r.problems = append(r.problems, read.Problems...)
	return read.Record
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
	if errors.Is(err, errTooLarge) {
		return page.Problem{Code: "P009", Severity: page.Error, Path: name,
			Message: "the file is larger than 1 MiB and is not read",
			Help:    "a record is text: put scans under " + attachments + "/, and split what is too long"}
	}
	return page.Problem{Code: "P015", Severity: page.Error, Path: name,
		Message: "the file cannot be read: " + reason(err), Help: "give yourself permission to read it, or restore it from Git"}
}
