package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"

	"github.com/opcat-tools/npm/internal/audience"
	"github.com/opcat-tools/npm/internal/calendar"
	"github.com/opcat-tools/npm/internal/check"
	"github.com/opcat-tools/npm/internal/git"
	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/report"
	"github.com/opcat-tools/npm/internal/seal"
)

// source is where a register's files come from: the working tree or a
// revision.
type source struct {
	files    fs.FS
	folder   string        // where it lies in its repository, "." for the root or where there is none
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
		return a.findRevision("--rev", a.rev)
	}
	root, err := a.ownRoot()
	if err != nil {
		return nil, err
	}
	files, done, err := workTree(root)
	if err != nil {
		return nil, err
	}
	return &source{files: files, folder: folderOf(root), close: done}, nil
}

// workTree are the files below the root of a register, as they lie on the disk.
func workTree(root string) (files fs.FS, done func() error, err error) {
	if files, done, err = git.WorkTree(root); err != nil {
		err = fail("", "cannot read %s: %v", root, err)
	}
	return files, done, err
}

// folderOf is where a folder lies in its repository, "." where it is in none.
func folderOf(root string) string {
	repo, err := git.Open(root)
	if err != nil {
		return "."
	}
	defer repo.Close()
	return repo.Folder()
}

// ownRoot is the root of the register that the folder of -C lies in.
func (a *app) ownRoot() (string, error) {
	root, err := rootOf(a.dir)
	if err == nil && root == "" {
		err = a.noRegister()
	}
	return root, err
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

// errNoRegister is wrapped where no folder from that of -C upwards is a register.
var errNoRegister = errors.New("there is no register here")

func (a *app) noRegister() error {
	hint := "'npm init' begins a register here; -C names the folder of another"
	if other := a.findOther(); other != "" && a.name == "npm" {
		hint += fmt.Sprintf(" (this is the register of National Preventive Mechanisms; Node's package manager is at %s)", other)
	}
	return fail(hint, "%w: no %s in this folder or any above it", errNoRegister, register.File)
}

// errNoRegisterThen is wrapped where a revision is there and holds no register.
var errNoRegisterThen = errors.New("there was no register here")

// findRevision finds the register in the revision that a flag names, from the
// folder of -C upwards.
func (a *app) findRevision(flag, name string) (*source, error) {
	repo, err := git.Open(a.dir)
	if errors.Is(err, git.ErrNotRepository) {
		return nil, fail(fmt.Sprintf("leave %s out to read the files as they are", flag), "%s needs a Git repository, and there is none here", flag)
	}
	if err != nil {
		return nil, fail("", "%v", err)
	}
	src, err := a.registerIn(repo, name)
	if err != nil {
		repo.Close()
	}
	return src, err
}

// registerIn finds the register in a revision of a repository.
func (a *app) registerIn(repo *git.Repo, name string) (*source, error) {
	revision, err := repo.Revision(name)
	if err != nil {
		return nil, fail("", "%w", err)
	}
	for at := repo.Folder(); ; at = path.Dir(at) {
		files, err := revision.Sub(at)
		if err == nil && isRegister(files) {
			return &source{files, at, revision, repo.Close}, nil
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fail("", "%v", err)
		}
		if at == "." {
			return nil, fail("-C names the folder that it lay in", "%w at %s: no %s in this folder or any above it", errNoRegisterThen, name, register.File)
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
	wrong    func() int // the errors that check finds in it; it waits until they are counted
}

// load finds and reads the register.
func (a *app) load() (*session, error) {
	src, err := a.find()
	if err != nil {
		return nil, err
	}
	return a.loadFrom(src)
}

// loadFrom reads the register that a source holds.
func (a *app) loadFrom(src *source) (*session, error) {
	r, err := a.read(src.files)
	if err != nil {
		src.close()
		return nil, fail("", "%v", err)
	}
	return a.opened.add(&session{source: src, register: r}), nil
}

// read reads a register, with what is sealed in it as far as the reader's key opens
// it, and shows how far it has come.
func (a *app) read(files fs.FS) (*register.Register, error) {
	bar := a.progress()
	defer bar.clear()
	keys, _ := a.keyring() // tellUnread says what is wrong with it, if anything is sealed
	if a.memory != nil {
		return a.memory.Load(seal.FS(files, keys), a.Now(), bar.show)
	}
	return register.Load(seal.FS(files, keys), bar.show)
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
	s.wrong = begin(func() int { return errorsAmong(check.Misleading(s.register, a.today())) })
	done := s.close
	s.close = func() error {
		s.wrong() // it reads what is closed here
		return done()
	}
	if s.view, err = a.viewFor(s); err == nil {
		s.at, err = a.moment(s.revision)
	}
	if err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

// begin counts something while other work goes on; what it returns waits for the
// answer.
func begin(count func() int) func() int {
	answer := make(chan int, 1)
	go func() { answer <- count() }()
	return sync.OnceValue(func() int { return <-answer })
}

func errorsAmong(problems []page.Problem) int {
	count := 0
	for _, p := range problems {
		if p.Severity == page.Error {
			count++
		}
	}
	return count
}

// moment is the day asked about: --as-of, else the date of --rev, else the day
// of the revision's commit, else today.
func (a *app) moment(revision *git.Revision) (report.Moment, error) {
	at := report.Moment{Day: a.today()}
	if revision != nil && revision.Commit != "" { // a tree has no day
		at.Day = calendar.On(revision.When)
		at.Revision = fmt.Sprintf("%.10s", revision.Commit)
		if asked, err := calendar.ParseDate(a.rev); err == nil {
			at.Day = asked
		}
	}
	day, err := a.askedDay()
	if day != 0 {
		at.Day = day
	}
	return at, err
}

// finish ends a report: where the register has errors, the report may be wrong,
// and says so. A reference that leads nowhere counts as much as a page that
// cannot be read: the answer that was meant for a recommendation is missing. What is
// sealed for the reader is said too.
func (a *app) finish(s *session) error {
	wrong, unread := s.wrong(), a.tellUnread(len(s.register.Sealed))
	if wrong == 0 {
		return unread
	}
	return a.withErrors(wrong, "what you see may be wrong")
}

// withErrors says what follows from the errors of a register, and how to see them.
func (a *app) withErrors(wrong int, so string) error {
	found, them := "an error", "it"
	if wrong > 1 {
		found, them = fmt.Sprintf("%d errors", wrong), "them"
	}
	command := "npm check"
	if a.rev != "" {
		command += " --rev " + a.rev
	}
	return &failure{exitIncomplete, fmt.Errorf("the register has %s, so %s", found, so), fmt.Sprintf("'%s' shows %s", command, them)}
}
