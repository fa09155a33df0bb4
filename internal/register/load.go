package register

import (
	"errors"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/schema"
)

// loadRecords finds the files of all kinds and reads them on all cores.
func (r *Register) loadRecords(progress func(done, all int)) error {
	w := &walker{files: r.files}
	w.walk(".")
	w.dropTwins()
	r.Files = len(w.found)
	r.Problems = append(r.Problems, w.problems...)

	v, err := newValidator(r.Schemas, schema.Kinds()...)
	if err != nil {
		return err
	}
	v.lenient = !r.Sure("vocabulary")
	records := make([]record.Record, len(w.found))
	readers := make([]*reader, runtime.GOMAXPROCS(0))
	var next atomic.Int64
	var wait sync.WaitGroup
	for i := range readers {
		readers[i] = &reader{register: r, validator: v, records: records}
		wait.Go(func() { readers[i].readAll(w.found, &next, progress) })
	}
	wait.Wait()
	for _, reader := range readers {
		r.Problems = append(r.Problems, reader.problems...)
	}
	for _, rec := range records {
		if rec != nil {
			r.Set.Add(rec)
		}
	}
	r.noteUnread(w)
	return nil
}

// noteUnread remembers the records that are there but could not be read: what
// refers to them is no mistake.
func (r *Register) noteUnread(w *walker) {
	r.unread = map[string]bool{}
	for _, name := range w.closed {
		r.unread[name] = true
	}
	for _, f := range w.found {
		if r.Set.Get(f.kind, f.id) == nil {
			r.unread[f.record()] = true
		}
	}
}

// dropTwins reports an id that has both a .md and a .yaml file. Both are left
// in, so that all that is wrong with either is told.
func (w *walker) dropTwins() {
	first := map[string]string{}
	for _, f := range w.found {
		if other, twice := first[f.record()]; twice {
			w.report("S008", f.path, "this id has two files", "keep either this one or "+other)
			w.problems[len(w.problems)-1].Record = f.record()
		}
		first[f.record()] = f.path
	}
}

// reader is one worker: it reads files, puts each record in the place of its
// file and keeps the problems it found.
type reader struct {
	register  *Register
	validator *validator
	records   []record.Record // as many as files; those of all workers
	problems  []page.Problem
}

// everyN is how many files are read between two words of progress.
const everyN = 256

func (r *reader) readAll(files []file, next *atomic.Int64, progress func(done, all int)) {
	for {
		i := int(next.Add(1)) - 1
		if i >= len(files) {
			return
		}
		r.records[i] = r.read(files[i])
		if progress != nil && i%everyN == 0 {
			progress(i, len(files))
		}
	}
}

// read gives the record of a file, nil where there is none.
func (r *reader) read(f file) (rec record.Record) {
	src, err := r.register.read(f.path)
	if err != nil {
		p := unreadable(f.path, err)
		p.Record = f.record()
		r.problems = append(r.problems, p)
		return nil
	}
	pg := page.Parse(f.path, src)
	problems := pg.Problems
	if tree, ok := pg.Tree().(*page.Map); ok {
		values, found := r.validator.validate(pg, f.kind, tree)
		problems = append(problems, found...)
		rec = f.make(values)
	}
	for i := range problems {
		problems[i].Record = f.record()
	}
	r.problems = append(r.problems, problems...)
	return rec
}

// make is the record of a file. What does not fit its field is left out: the
// schema's problem tells of it.
func (f file) make(values map[string]any) record.Record {
	if !record.ValidID(f.id) {
		return nil
	}
	rec := record.New(f.kind)
	decode(rec, values)
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
