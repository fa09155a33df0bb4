package register

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"runtime"
	"strings"
	"sync"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/seal"
)

// attachments is the folder of scanned letters and the like; nothing in it is a
// record.
const attachments = "attachments"

// recipients is the other YAML file that may lie beside register.yaml.
const recipients = "recipients.yaml"

// file is one file that holds a record or, as its companion, a part of one.
type file struct {
	path      string
	kind      record.Kind
	id        string
	companion bool
}

// name is the name of the record as output and messages write it.
func (f file) name() string { return string(f.kind) + "/" + f.id }

// walker goes through the folders of a register and sorts what it meets: the
// files that hold records, and the problems with those that do not.
type walker struct {
	files    fs.FS
	found    []*slot
	out      chan *slot // found files, as they are found
	closed   []string   // what lies under a kind and is not read, without its extension
	problems []page.Problem
}

// ignored names begin with a dot or end in a tilde: what Git, editors and
// systems leave about.
func ignored(name string) bool { return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") }

// walkAll goes through the whole register, through the folders in its root side by side.
// What it finds comes in the order of the paths.
func (w *walker) walkAll(count *counter) {
	var branches []*walker
	var wait sync.WaitGroup
	turns := make(chan struct{}, runtime.GOMAXPROCS(0))
	for _, entry := range w.list(".") {
		branch := &walker{files: w.files, out: w.out}
		branches = append(branches, branch)
		turns <- struct{}{}
		wait.Go(func() {
			branch.meet(entry, entry.Name(), count)
			<-turns
		})
	}
	wait.Wait()
	for _, branch := range branches {
		w.found, w.closed = append(w.found, branch.found...), append(w.closed, branch.closed...)
		w.problems = append(w.problems, branch.problems...)
	}
}

func (w *walker) walk(dir string, count *counter) {
	for _, entry := range w.list(dir) {
		w.meet(entry, path.Join(dir, entry.Name()), count)
	}
}

func (w *walker) list(dir string) []fs.DirEntry {
	entries, err := fs.ReadDir(w.files, dir)
	if err != nil {
		w.report("P015", dir, "the folder cannot be read: "+reason(err), "give yourself permission to read it, or restore it from Git")
		w.closed = append(w.closed, dir)
		return nil
	}
	return entries
}

func (w *walker) meet(entry fs.DirEntry, name string, count *counter) {
	switch {
	case ignored(entry.Name()):
	case entry.Type()&fs.ModeSymlink != 0:
		w.report("P011", name, "a symbolic link is never followed", "put the file itself here, and remove the link")
		w.close(name)
	case entry.IsDir():
		w.walk(name, count)
	default:
		w.file(name, entry, count)
	}
}

func (w *walker) file(name string, entry fs.DirEntry, count *counter) {
	kind, rest, ok := record.KindOf(name)
	if !ok {
		w.outside(name)
		return
	}
	if !entry.Type().IsRegular() {
		w.report("P015", name, "not a file but a pipe, device or submodule: it is not opened", "remove it")
		w.close(name)
		return
	}
	id, ending, ok := CutEnding(rest)
	if !ok {
		w.report("S007", name, "a record is a .yaml or .md file, so this file is not read", notARecord(ending))
		if ending == ".yml" || ending == seal.Suffix {
			w.close(name)
		}
		return
	}
	if !record.ValidID(id) {
		w.report("S006", name, "the path is not an id: each part begins with a-z or 0-9 and holds only a-z, 0-9 and -",
			"rename it, with git mv if it is committed")
		w.close(strings.ToLower(name))
	}
	if stands := reserved(kind, id); stands != "" {
		w.report("S006", name, "the id "+id+" stands for "+stands, "give this body another id")
	}
	s := &slot{file: file{name, kind, id, ending == seal.CompanionSuffix}, entry: entry}
	w.found = append(w.found, s)
	count.found.Add(1)
	w.out <- s
}

// reserved says what an id stands for that no stakeholder may have, "" for any other.
func reserved(kind record.Kind, id string) string {
	switch {
	case kind != record.Stakeholders:
		return ""
	case id == record.Institution:
		return "the NPM itself"
	case id == "public", id == "internal", id == "full":
		return "an audience, which is no body"
	}
	return ""
}

func notARecord(ext string) string {
	switch ext {
	case ".yml":
		return "rename it so that it ends in .yaml"
	case seal.Suffix:
		return "rename it so that it ends in .yaml.age or .md.age, as the record did before it was sealed, or in .sealed.age if it is a companion"
	}
	return "save its words as .md or .yaml; put the file itself under " + attachments + "/ and name it in links"
}

// outside looks at what lies under no kind. Other files may lie beside the
// records; a YAML or Markdown file there is a record gone astray.
func (w *walker) outside(name string) {
	folder, rest, below := strings.Cut(name, "/")
	_, ext, _ := CutEnding(name)
	ext = strings.TrimSuffix(ext, seal.Suffix)
	page := ext == ".yaml" || ext == ".yml" || ext == ".md"
	switch {
	case !page || folder == attachments || name == File || name == recipients:
	case below:
		w.astray(folder, rest)
	case ext != ".md":
		w.report("S007", name, "beside "+File+" there are no records, so this file is not read", didYouMean(Nearest(name, []string{File, recipients}), "move it under one of the twelve kinds"))
	}
}

// astray reports a record in a folder that is no kind. Where the folder is a
// kind misspelt, what refers to the record is no mistake.
func (w *walker) astray(folder, rest string) {
	meant := Nearest(folder, kindNames())
	w.report("S007", folder+"/"+rest, "its folder is not one of the twelve kinds of record, so this file is not read",
		didYouMean(meant, "move it under one of the twelve kinds, or outside the register"))
	if meant != "" {
		w.close(meant + "/" + rest)
	}
}

// close notes something that is not read: a file, or a link that may be a folder.
func (w *walker) close(name string) {
	stem, _, _ := CutEnding(name)
	w.closed = append(w.closed, stem)
}

func kindNames() []string {
	var names []string
	for _, kind := range record.Kinds() {
		names = append(names, string(kind))
	}
	return names
}

func (w *walker) report(code, name, message, help string) {
	w.problems = append(w.problems, page.Problem{Code: code, Severity: page.Error, Path: name, Message: message, Help: help})
}

// errTooLarge says that a file is over page.MaxSize and was not read.
var errTooLarge = errors.New("too large")

// errNotAFile says that a name stands for a folder or the like.
var errNotAFile = errors.New("not a file")

// read gives the bytes of a file, which may not be larger than a page. The
// size is looked at before the content.
func (r *Register) read(name string) ([]byte, error) {
	src, _, err := r.readFile(name)
	return src, err
}

// readFile is read with what the file was like before it was read.
func (r *Register) readFile(name string) ([]byte, fs.FileInfo, error) {
	f, err := r.files.Open(name)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, nil, errNotAFile
	}
	if info.Size() > page.MaxSize {
		return nil, nil, errTooLarge
	}
	src := make([]byte, info.Size())
	if _, err := io.ReadFull(f, src); err != nil {
		return nil, nil, err
	}
	if isSealed(name) && seal.IsSealed(src) { // nobody has opened it
		return nil, nil, seal.ErrNoKey
	}
	return src, info, nil
}

// raw is read for the bytes that lie there: a sealed file stays sealed.
func (r *Register) raw(name string) ([]byte, error) {
	if !isSealed(name) {
		return r.read(name)
	}
	return fs.ReadFile(seal.Unopened(r.files), name)
}

// reason is what an error of the file system comes down to, without the path,
// which stands beside it.
func reason(err error) string {
	if errors.Is(err, fs.ErrPermission) {
		return "no permission"
	}
	if pathError := (*fs.PathError)(nil); errors.As(err, &pathError) {
		return pathError.Err.Error()
	}
	return err.Error()
}
