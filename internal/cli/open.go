package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/report"
)

// source is where a register's files come from: the working tree or a
// revision.
type source struct {
	files    fs.FS
	revision *git.Revision // nil for the working tree
	close    func() error
}

// find finds the register from the folder of -C upwards, as Git does.
func (a *app) find() (*source, error) {
	info, err := os.Stat(a.dir)
	switch {
	case err != nil:
		return nil, fail("-C names the folder of a register", "there is no folder %s", a.dir)
	case !info.IsDir():
		return nil, fail("name the folder it lies in", "%s is not a folder", a.dir)
	case a.rev != "":
		return a.findRevision()
	}
	root, err := rootOf(a.dir)
	if err != nil {
		return nil, err
	}
	if root == "" {
		return nil, a.noRegister()
	}
	files, done, err := git.WorkTree(root)
	if err != nil {
		return nil, fail("", "cannot read %s: %v", root, err)
	}
	return &source{files: files, close: done}, nil
}

// rootOf is the nearest folder from dir upwards that holds register.yaml, ""
// if none does.
func rootOf(dir string) (string, error) {
	at, err := filepath.Abs(dir)
	if err != nil {
		return "", fail("", "%v", err)
	}
	for {
		if _, err := os.Lstat(filepath.Join(at, register.File)); err == nil {
			return at, nil
		}
		if filepath.Dir(at) == at {
			return "", nil
		}
		at = filepath.Dir(at)
	}
}

func (a *app) noRegister() error {
	hint := "'npm init' begins a register here; -C names the folder of another"
	if other := a.findOther(); other != "" && a.name == "npm" {
		hint += fmt.Sprintf(" (this is the register of National Preventive Mechanisms; Node's package manager is at %s)", other)
	}
	return fail(hint, "there is no register here: no %s in this folder or any above it", register.File)
}

// findRevision finds the register in a revision, from the folder of -C upwards.
func (a *app) findRevision() (*source, error) {
	repo, err := git.Open(a.dir)
	if errors.Is(err, git.ErrNotRepository) {
		return nil, fail("leave --rev out to read the files as they are", "--rev needs a Git repository, and there is none here")
	}
	if err != nil {
		return nil, fail("", "%v", err)
	}
	revision, err := repo.Revision(a.rev)
	if err != nil {
		return nil, fail("", "%v", err)
	}
	for at := repo.Folder(); ; at = path.Dir(at) {
		files, err := revision.Sub(at)
		if err == nil && isRegister(files) {
			return &source{files, revision, repo.Close}, nil
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fail("", "%v", err)
		}
		if at == "." {
			return nil, fail("-C names the folder that it lay in", "there was no register here at %s: no %s in this folder or any above it", a.rev, register.File)
		}
	}
}

func isRegister(files fs.FS) bool {
	_, err := fs.Stat(files, register.File)
	return err == nil
}

// session is a register that was opened for reading.
type session struct {
	*source
	register *register.Register
	view     *audience.View
	at       report.Moment
}

// load finds and reads the register.
func (a *app) load() (*session, error) {
	src, err := a.find()
	if err != nil {
		return nil, err
	}
	bar := a.progress()
	r, err := register.Load(src.files, bar.show)
	bar.clear()
	if err != nil {
		src.close()
		return nil, fail("", "%v", err)
	}
	return &session{source: src, register: r}, nil
}

// open loads the register for a report. Where register.yaml cannot be trusted,
// no deadline can be.
func (a *app) open() (*session, error) {
	s, err := a.load()
	if err != nil {
		return nil, err
	}
	if !s.register.Ruled() {
		s.close()
		return nil, fail("'npm check' shows where", "%s or its holidays have errors, so no deadline can be computed", register.File)
	}
	if s.view, err = audience.Of(s.register, audience.Full); err == nil {
		s.at, err = a.moment(s.revision)
	}
	if err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

// moment is the day asked about: --as-of, else the day of the revision, else
// today.
func (a *app) moment(revision *git.Revision) (report.Moment, error) {
	at := report.Moment{Day: a.today()}
	if revision != nil {
		at.Day = calendar.On(revision.When)
		at.Revision = fmt.Sprintf("%.10s", revision.Commit)
	}
	day, err := a.askedDay()
	if day != 0 {
		at.Day = day
	}
	return at, err
}

// finish ends a report: where part of the register could not be read, the
// report may be wrong, and says so.
func (a *app) finish(s *session) error {
	if s.register.Whole() {
		return nil
	}
	errors := 0
	for _, p := range s.register.Problems {
		if p.Severity == "error" {
			errors++
		}
	}
	found := "an error"
	if errors > 1 {
		found = fmt.Sprintf("%d errors", errors)
	}
	return &failure{exitIncomplete, fmt.Errorf("the register has %s: what could not be read is left out above, so what you see may be wrong", found), "'npm check' shows where"}
}
