// Package register loads a file system into a Register: the records of all
// kinds as one linked Set, with the problems of every page and of what the
// schemas demand. Where the files come from, a working tree, a revision or a
// test, is no concern of it.
package register

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/opcat-tools/npm/internal/page"
	"github.com/opcat-tools/npm/internal/record"
	"github.com/opcat-tools/npm/schema"
)

// File is the name of the file that makes a folder a register.
const File = "register.yaml"

// Register is a register that was read.
type Register struct {
	Set      *record.Set
	Problems []page.Problem // of pages and schemas, sorted
	Files    int            // the records found, whether they could be read or not
	Schemas  *schema.Schemas
	Parts    *Parts
	Ignores  map[string][]page.Ignore // the comments that silence findings, by path

	Sealed []SealedPart        // what could not be read for want of a key, by path
	Clear  map[string][]string // of kinds that must be sealed: what lies in clear, as pointers by path; "" is the whole record

	Recipients *record.Recipients // what recipients.yaml says; none where there is no such file

	files     fs.FS
	settings  []byte // register.yaml as it was read, nil where it could not be
	memory    *Memory
	validator *validator
	unread    map[string]bool    // files and folders by kind and id that are there and could not be read
	joined    map[string]*joined // the companions that were read, by the path of the open file
	unsure    []string           // keys of register.yaml that hold something else than what was meant
}

// Load reads a register. What is wrong inside it is in Problems; an error means
// that there is no register to read. progress, if not nil, is called now and
// then with the number of files read and of all files.
func Load(files fs.FS, progress func(done, all int)) (*Register, error) {
	return loadWith(files, nil, progress)
}

func loadWith(files fs.FS, m *Memory, progress func(done, all int)) (*Register, error) {
	if _, err := fs.Stat(files, File); err != nil {
		return nil, fmt.Errorf("no %s here: %w", File, err)
	}
	r := &Register{files: files, memory: m, Ignores: map[string][]page.Ignore{}, Clear: map[string][]string{}, joined: map[string]*joined{}}
	policy, err := r.loadPolicy()
	if err != nil {
		return nil, err
	}
	m.trust(r.settings)
	if err := r.loadRecipients(); err != nil {
		return nil, err
	}
	r.Set = record.NewSet(policy)
	if r.Parts, err = NewParts(r.Schemas); err != nil {
		return nil, err
	}
	if err := r.loadRecords(progress); err != nil {
		return nil, err
	}
	r.Set.Link()
	r.Problems = page.Sort(r.Problems)
	return r, nil
}

// Whole says whether everything in the register could be read. Where it could
// not, what is computed from it may be wrong.
func (r *Register) Whole() bool {
	return !slices.ContainsFunc(r.Problems, func(p page.Problem) bool { return p.Severity == page.Error })
}

// Ruled says whether register.yaml and its holidays could be read. Where they
// could not, no deadline can be trusted.
func (r *Register) Ruled() bool {
	return !slices.ContainsFunc(r.Problems, func(p page.Problem) bool {
		return p.Severity == page.Error && (p.Path == File || p.Path == r.Set.Policy.Calendar.Holidays)
	})
}

// Has says whether there is a record of this kind and id, be it one that could
// not be read, or whose folder could not.
func (r *Register) Has(kind record.Kind, id string) bool {
	if r.Set.Get(kind, id) != nil {
		return true
	}
	for name := string(kind) + "/" + id; len(r.unread) > 0 && name != "."; name = path.Dir(name) {
		if r.unread[name] {
			return true
		}
	}
	return false
}

// Misses says whether some record of a kind is there, or a folder of them, that
// could not be read, be it sealed or broken.
func (r *Register) Misses(kind record.Kind) bool {
	for name := range r.unread {
		if of, _, _ := strings.Cut(name, "/"); of == string(kind) {
			return true
		}
	}
	return false
}

// Sure says whether a key of register.yaml could be taken as it was meant. If
// not, the mistake is there, and not in each record that builds on it.
func (r *Register) Sure(key string) bool { return !slices.Contains(r.unsure, key) }

// Page reads one of the register's files again, to find where something stands:
// pages are not kept.
func (r *Register) Page(name string) (*page.Page, error) {
	src, err := r.read(name)
	if err != nil {
		return nil, err
	}
	return page.Parse(name, src), nil
}

// Rules lists what Load looks for beside the rules of pages, by code.
var Rules = []page.Rule{
	{Code: "S001", Name: "unknown-key", Title: "unknown key", Severity: page.Error},
	{Code: "S002", Name: "missing-key", Title: "missing key", Severity: page.Error},
	{Code: "S003", Name: "wrong-type", Title: "value of the wrong type", Severity: page.Error},
	{Code: "S004", Name: "unknown-word", Title: "word outside its vocabulary", Severity: page.Error},
	{Code: "S005", Name: "not-a-date", Title: "date that is not one", Severity: page.Error},
	{Code: "S006", Name: "not-an-id", Title: "path that is not an id", Severity: page.Error},
	{Code: "S007", Name: "file-outside-kinds", Title: "file outside any kind", Severity: page.Error},
	{Code: "S008", Name: "id-with-two-files", Title: "id with two files", Severity: page.Error},
	{Code: "S009", Name: "wrong-form", Title: "value of the wrong form", Severity: page.Error},
	{Code: "S010", Name: "out-of-bounds", Title: "value out of its bounds", Severity: page.Error},
	{Code: "S011", Name: "unreadable-holidays", Title: "holidays that cannot be read", Severity: page.Error},
	{Code: "S012", Name: "damaged-seal", Title: "sealed file that cannot be opened", Severity: page.Error},
	{Code: "S013", Name: "conflict-in-sealed", Title: "merge conflict in a sealed file", Severity: page.Error},
	{Code: "S014", Name: "companion-alone", Title: "companion without its open record", Severity: page.Error},
	{Code: "S015", Name: "companion-misfit", Title: "companion that does not fit its open record", Severity: page.Error},
}
