package cli

import (
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/internal/register"
	"github.com/opcat-tools/npm/internal/seal"
	"github.com/opcat-tools/npm/schema"
)

// form is how a record's file lies there.
type form int

const (
	formNone  form = iota
	formClear      // x.yaml, x.md
	formWhole      // x.yaml.age, x.md.age
	formPart       // x.sealed.age, beside the open part
)

// formOf tells the record that a file is of, as messages name it, and its form.
func formOf(file string) (name string, f form) {
	for _, end := range []struct {
		suffix string
		form   form
	}{{seal.CompanionSuffix, formPart}, {".yaml" + seal.Suffix, formWhole}, {".md" + seal.Suffix, formWhole}, {".yaml", formClear}, {".md", formClear}} {
		if name, ok := strings.CutSuffix(file, end.suffix); ok {
			return name, end.form
		}
	}
	return "", formNone
}

// lying is what lies in the folders of the kinds and under attachments, by name
// alone: no file is opened.
type lying struct {
	clear, whole, part map[string]string // the file of each record of that form
	left               []string          // what editors and programs leave behind
	other              map[string]bool   // what is no record
}

// layOf looks through a register's files. A folder that cannot be read is told
// of by check.
func layOf(files fs.FS) (*lying, error) {
	l := &lying{clear: map[string]string{}, whole: map[string]string{}, part: map[string]string{}, other: map[string]bool{}}
	return l, fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil && name == ".":
			return err
		case err != nil || !entry.IsDir() && !entry.Type().IsRegular():
			return nil
		case !entry.IsDir():
			l.add(name)
		}
		return nil
	})
}

func (l *lying) add(file string) {
	if _, _, ok := record.KindOf(file); !ok {
		l.other[file] = true
		return
	}
	if strings.Contains(file, "/.") || isLeftOver(path.Base(file)) { // the register looks at no name that begins with a dot
		l.left = append(l.left, file)
		return
	}
	switch name, f := formOf(file); f {
	case formClear:
		l.clear[name] = file
	case formWhole:
		l.whole[name] = file
	case formPart:
		l.part[name] = file
	case formNone:
		l.other[file] = true
	}
}

// leftOverForms are the names that editors, merges and word processors give to
// copies, beside those that begin with a dot.
var leftOverForms = regexp.MustCompile(`~$|^#.*#$|^~\$|(?i:\.(bak|old|orig|rej|save|tmp|swp|swo))$`)

func isLeftOver(base string) bool { return leftOverForms.MatchString(base) }

// sealedKinds are the kinds that have sealed records.
func (l *lying) sealedKinds() map[record.Kind]bool {
	kinds := map[record.Kind]bool{}
	for _, names := range []map[string]string{l.whole, l.part} {
		for name := range names {
			kinds[kindOf(name)] = true
		}
	}
	return kinds
}

func kindOf(name string) record.Kind {
	kind, _, _ := record.KindOf(name)
	return kind
}

// statFile is a regular file's size and permissions.
func statFile(files fs.FS, name string) (fs.FileInfo, error) {
	info, err := fs.Stat(files, name)
	if err == nil && !info.Mode().IsRegular() {
		err = fs.ErrNotExist
	}
	return info, err
}

// lookAtFiles looks at what lies in clear in the working tree.
func (e *examination) lookAtFiles() {
	for _, kind := range demanded(e.session.register.Set.Policy) {
		if open := e.inClear(kind); len(open) > 0 {
			e.error("in-clear", string(kind), fmt.Sprintf("%s in clear, although \"seal\" in %s names the kind", numbered(len(open), "record lies", "records lie"), register.File),
				"'npm seal --all' closes what is not for all to read")
			e.found[len(e.found)-1].records = open
		}
	}
	for _, name := range slices.Sorted(maps.Keys(e.lies.whole)) {
		if file := e.lies.clear[name]; file != "" {
			e.error("clear-beside-sealed", file, "the record lies in clear beside its sealed file",
				"delete the one of the two that is out of date; if the one in clear is newer, delete the sealed one and 'npm seal "+name+"'")
		}
	}
	e.lookAtSealed()
	e.lookAtLeftOvers()
	e.lookAtAttachments()
}

// lookAtSealed looks for sealed files that are not what was sealed, and for text
// in clear that only has the name of one.
func (e *examination) lookAtSealed() {
	for _, p := range e.session.register.Problems {
		if !strings.HasSuffix(p.Path, seal.Suffix) || p.Code != "S012" && p.Code != "S013" {
			continue
		}
		if begin, err := beginning(e.files, p.Path, 64); p.Code == "S012" && err == nil && len(begin) > 0 && !seal.IsSealed(begin) {
			e.error("not-sealed", p.Path, "its name says that it is sealed, and it is not", "look at it: if it is text, give it back its name without "+seal.Suffix+" and 'npm seal' it; else restore it from Git")
			continue
		}
		e.error("cannot-be-opened", p.Path, p.Message, p.Help)
	}
	if n := len(e.session.register.Sealed); n > 0 {
		_, hint := e.app.unreadParts(n)
		e.notSeen("the text of %s; %s", count(n, "sealed file"), hint)
	}
}

// beginning reads the first bytes of a file.
func beginning(files fs.FS, name string, most int64) ([]byte, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, most))
}

// inClear lists the records of a kind that is to be sealed and are not, so far as
// it must be.
func (e *examination) inClear(kind record.Kind) []string {
	var open []string
	for _, name := range slices.Sorted(maps.Keys(e.lies.clear)) {
		if kindOf(name) != kind || e.lies.whole[name] != "" { // the second of the two is told of by itself
			continue
		}
		src, err := fs.ReadFile(e.files, e.lies.clear[name])
		if err != nil || tellsAll(e.session.register.Schemas, e.lies.clear[name], src) {
			open = append(open, name)
		}
	}
	return open
}

// tellsAll says whether a record's file in clear holds what is to be sealed: any
// text of a kind that is sealed whole, and of other kinds what is confidential in
// every record. Of a file that cannot be read nobody knows, so it does.
func tellsAll(schemas *schema.Schemas, file string, src []byte) bool {
	kind := schemas.Kind(string(kindOf(file)))
	if register.SealedWhole(kind) {
		return true
	}
	pg := page.Parse(file, src)
	if _, ok := pg.Tree(); !ok {
		return true
	}
	return len(register.Confidential(pg, kind)) > 0
}

// numbered counts things in words that go with one or with many.
func numbered(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// lookAtLeftOvers looks for copies that editors made of what is to be sealed.
func (e *examination) lookAtLeftOvers() {
	for _, file := range e.lies.left {
		if !e.sealing[kindOf(file)] {
			continue
		}
		if begin, err := beginning(e.files, file, 64); err == nil && seal.IsSealed(begin) {
			continue
		}
		where, do := nameOfLeftOver(file), "delete it, and set the editor to keep its copies on an encrypted disk outside the register"
		if e.committed(file) {
			e.error("left-behind", where, "a program left a copy behind, of a kind that is sealed, and Git has it", do+"; then take it out of the history (git filter-repo --invert-paths)")
		} else {
			e.warn("left-behind", where, "a program left a copy behind, of a kind that is sealed", do)
		}
	}
}

// nameOfLeftOver is the file, or its folder alone where the name is no id: such
// names can hold anything.
func nameOfLeftOver(file string) string {
	plain := strings.Trim(path.Base(file), "#~.")
	for ext := path.Ext(plain); ext != ""; ext = path.Ext(plain) {
		plain = strings.TrimSuffix(plain, ext)
	}
	if record.ValidID(plain) {
		return file
	}
	return path.Dir(file) + "/"
}

// attachments is the folder of scanned letters and the like.
const attachments = "attachments"

// lookAtAttachments looks for what the links of sealed records name and lies in
// clear. It names folders alone: who names a scan thinks of the person.
func (e *examination) lookAtAttachments() {
	folders := map[string]int{}
	e.eachSealed(func(r record.Record) {
		for _, link := range record.Of(r).Links {
			file := path.Clean(link.URL)
			if strings.HasPrefix(file, attachments+"/") && fs.ValidPath(file) && e.lies.other[file] && !strings.HasSuffix(file, seal.Suffix) {
				folders[path.Dir(file)]++
			}
		}
	})
	for _, folder := range slices.Sorted(maps.Keys(folders)) {
		e.warn("attachment-in-clear", folder+"/", numbered(folders[folder], "attachment of a sealed record lies in clear", "attachments of sealed records lie in clear"),
			"move it to a safe place outside the register: the program seals records, not scans; if it was committed, Git's history has it")
	}
}

// eachSealed visits the records that are sealed, or are to be, and could be read.
func (e *examination) eachSealed(visit func(record.Record)) {
	set := e.session.register.Set
	for kind := range e.sealing {
		all := slices.Contains(demanded(set.Policy), kind)
		set.Each(kind, func(r record.Record) {
			if name := record.Of(r).Name(); all || e.lies.whole[name] != "" || e.lies.part[name] != "" {
				visit(r)
			}
		})
	}
}
