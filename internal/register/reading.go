package register

import (
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/seal"
)

// Reading is one file that was read.
type Reading struct {
	Page     *page.Page
	Record   record.Record  // nil where there is none
	Problems []page.Problem // of the page and of what its schema demands
	Ignores  []page.Ignore
}

// Read reads one file by itself, as an editor holds it, with the register's own
// words. A path outside any kind has no record.
func (r *Register) Read(name string, src []byte) Reading {
	f, ok := fileAt(name)
	switch {
	case isSealed(name) && seal.IsSealed(src): // nobody has opened it, and there is nothing to say of it
		return Reading{Page: page.Parse(name, nil)}
	case !ok:
		pg := page.Parse(name, src)
		return Reading{Page: pg, Problems: pg.Problems}
	case f.companion:
		_, read := r.validator.readCompanion(f, src)
		return read
	}
	return r.validator.readFile(f, src)
}

// readFile reads a file of a kind.
func (v *validator) readFile(f file, src []byte) Reading {
	pg := page.Parse(f.path, src)
	read := Reading{Page: pg, Problems: pg.Problems, Ignores: pg.Ignores()}
	if tree, ok := pg.Tree(); ok {
		made, found := v.read(pg, f.kind, tree)
		read.Problems = append(read.Problems, found...)
		if read.Record = f.named(made); read.Record != nil {
			record.Of(read.Record).Unclear = isUnclear(pg.Problems, found)
		}
	}
	for i := range read.Problems {
		read.Problems[i].Record = f.name()
	}
	return read
}

// fileAt is the file of a record by its path, if that lies under a kind.
func fileAt(name string) (file, bool) {
	kind, rest, ok := record.KindOf(name)
	id, ending, _ := CutEnding(rest)
	return file{name, kind, id, ending == seal.CompanionSuffix}, ok
}

// RecordAt is the name of the record that a file holds by its path, "" for a
// file outside any kind.
func (r *Register) RecordAt(name string) string {
	f, ok := fileAt(name)
	if !ok {
		return ""
	}
	return f.name()
}
